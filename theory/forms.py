"""Values that a definition can run on besides numbers: polynomials in unknowns.

A `Form` adds, subtracts and multiplies like a number. A comparison of forms that is
not settled by their coefficients is a fork: `accord.theory.paths` runs the definition
once for each consistent way to answer the comparisons that it asks.
"""

import contextvars
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import Exact, exact, simplest

Monomial = tuple[str, ...]
MAX_POWER = 12
_DIVISION = "divide by numbers alone, or compare products instead of quotients"


# The run of `accord.theory.paths` that answers comparisons, while one goes on.
RUNNING: contextvars.ContextVar[Any] = contextvars.ContextVar("running", default=None)


class Form:
    """A polynomial with rational coefficients in named unknowns.

    >>> x, y = Form.unknown("x"), Form.unknown("y")
    >>> x * 2 - y + 1
    1 + 2*x - y
    """

    __slots__ = ("node", "terms")
    terms: dict[Monomial, Exact]
    node: str | None  # the unknown, where the form was made as this alone

    def __init__(self, terms: Mapping[Monomial, Exact]) -> None:
        self.terms = {m: simplest(c) for m, c in terms.items() if c != 0}
        self.node = None

    @staticmethod
    def unknown(name: str) -> "Form":
        """Return the form that is one unknown."""
        form = Form({(name,): 1})
        form.node = name
        return form

    @property
    def constant(self) -> Exact | None:
        """The value, if no unknown is left in it; else None."""
        if not self.terms:
            return 0
        return self.terms.get(()) if len(self.terms) == 1 else None

    def at(self, values: Mapping[str, Exact]) -> Exact:
        """Return the value at these values of the unknowns."""
        total: Exact = 0
        for monomial, coefficient in self.terms.items():
            product: Exact = coefficient
            for name in monomial:
                product *= values[name]
            total += product
        return simplest(total)

    def put(self, values: Mapping[str, Exact]) -> "Form":
        """Return the form with these values in place of their unknowns."""
        terms: dict[Monomial, Exact] = {}
        for monomial, coefficient in self.terms.items():
            left = tuple(name for name in monomial if name not in values)
            for name in monomial:
                coefficient *= values.get(name, 1)  # noqa: PLW2901 - a product
            terms[left] = terms.get(left, 0) + coefficient
        return Form(terms)

    def __add__(self, other: Any) -> Any:
        if (more := _terms(other)) is None:
            return NotImplemented
        terms = dict(self.terms)
        for monomial, coefficient in more.items():
            terms[monomial] = terms.get(monomial, 0) + coefficient
        return Form(terms)

    __radd__ = __add__

    def __neg__(self) -> "Form":
        return Form({m: -c for m, c in self.terms.items()})

    def __pos__(self) -> "Form":
        return self

    def __sub__(self, other: Any) -> Any:
        if _terms(other) is None:
            return NotImplemented
        return self + (-other)

    def __rsub__(self, other: Any) -> Any:
        return (-self) + other

    def __mul__(self, other: Any) -> Any:
        if (more := _terms(other)) is None:
            return NotImplemented
        terms: dict[Monomial, Exact] = {}
        for left, a in self.terms.items():
            for right, b in more.items():
                both = tuple(sorted(left + right))
                terms[both] = terms.get(both, 0) + a * b
        return Form(terms)

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Any:
        if isinstance(other, Form):
            other = other.constant if other.constant is not None else other
        if _terms(other) is None:
            return NotImplemented
        if isinstance(other, Form):
            return refuse("a number was divided by an unknown one", _DIVISION)
        return self * (1 / Fraction(other))

    def __rtruediv__(self, other: Any) -> Any:
        if self.constant is not None:
            return other / self.constant
        return refuse("a number was divided by an unknown one", _DIVISION)

    def __pow__(self, power: Any) -> Any:
        if type(power) is not int or not 0 <= power <= MAX_POWER:
            return refuse(
                f"an unknown number was raised to the power `{power!r:.20}`",
                f"whole powers from 0 to {MAX_POWER} are all that a polynomial has",
            )
        product: Any = Form({(): 1})
        for _ in range(power):
            product = product * self
        return product

    def __abs__(self) -> "Form":
        return self if self >= 0 else -self

    def __ge__(self, other: Any) -> Any:
        return NotImplemented if _terms(other) is None else _compare(self, other, ">=")

    def __gt__(self, other: Any) -> Any:
        return NotImplemented if _terms(other) is None else _compare(self, other, ">")

    def __le__(self, other: Any) -> Any:
        return NotImplemented if _terms(other) is None else _compare(other, self, ">=")

    def __lt__(self, other: Any) -> Any:
        return NotImplemented if _terms(other) is None else _compare(other, self, ">")

    def __eq__(self, other: object) -> bool:
        return _terms(other) is not None and _compare(self, other, "==")

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __bool__(self) -> bool:
        return not _compare(self, 0, "==")

    def __hash__(self) -> Any:
        return refuse(
            "an unknown number was used as a set member or a dict key",
            "compare numbers instead of hashing them: the value is not known",
        )

    def _refuse(self, *_: Any) -> Any:
        return refuse(
            "an unknown number was converted or rounded: int(), float(), round(), //",
            "use only comparisons and + - * on reports",
        )

    __int__ = __float__ = __index__ = __round__ = __floor__ = __trunc__ = _refuse
    __ceil__ = __complex__ = __floordiv__ = __rfloordiv__ = __mod__ = _refuse
    __rmod__ = __divmod__ = __rdivmod__ = __rpow__ = _refuse

    def __repr__(self) -> str:
        if not self.terms:
            return "0"
        text = ""
        for monomial, c in sorted(self.terms.items()):
            names = "*".join(monomial)
            size = str(abs(c)) if not names else ("" if abs(c) == 1 else f"{abs(c)}*")
            sign = (" - " if c < 0 else " + ") if text else ("-" if c < 0 else "")
            text += f"{sign}{size}{names}"
        return text


def _terms(value: object) -> Mapping[Monomial, Exact] | None:
    if isinstance(value, Form):
        return value.terms
    if isinstance(value, (int, Fraction)):
        return {(): int(value) if isinstance(value, bool) else value}
    if isinstance(value, (float, complex)):
        refuse(
            f"an unknown number met the float `{value}`",
            'write an exact number: Fraction("1/10"), not 0.1',
        )
    return None


def refuse(message: str, hint: str) -> Any:
    """Raise ModelError; the run that goes on cannot swallow it."""
    path = RUNNING.get()
    if path is not None:
        path.refuse(message, hint)
    raise ModelError(message, hint)


@dataclass(frozen=True)
class Literal:
    """A comparison with zero: `terms sense 0`, scaled so that equal ones are equal.

    `sense` is one of > >= == !=. The scale is positive (for == and != any), so a
    literal and its negation are each other's only partner.
    """

    terms: tuple[tuple[Monomial, Exact], ...]
    sense: str

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:  # asked for again and again, and long where terms are many
        return hash((self.terms, self.sense))

    @property
    def form(self) -> Form:
        """The form that is compared with zero."""
        return Form(dict(self.terms))

    def negation(self) -> "Literal":
        """Return the literal that holds exactly when this one does not."""
        if self.sense in ("==", "!="):
            return Literal(self.terms, "!=" if self.sense == "==" else "==")
        return literal(-self.form, ">=" if self.sense == ">" else ">")

    def holds(self, values: Mapping[str, Exact]) -> bool:
        """Return whether it is true at these values."""
        return _decided(self.form.at(values), self.sense)

    def __str__(self) -> str:
        return f"{self.form} {self.sense} 0"


def literal(form: Form, sense: str) -> Literal:
    """Return the canonical literal of `form sense 0`."""
    ordered = sorted(form.terms.items())
    lead: Exact = next((c for m, c in ordered if m), 1)
    scale = -lead if lead < 0 and sense in (">", ">=") else lead
    if scale != 1:
        ordered = [(m, simplest(c / Fraction(scale))) for m, c in ordered]
    return Literal(tuple(ordered), sense)


@dataclass(frozen=True)
class Product:
    """What follows of literals: the product of their forms, times a square if given.

    It is `sense` 0 where all of them are true: > if all are strict and no square is
    there to be zero, == if one of them is an equation.
    """

    literals: tuple[Literal, ...]
    square: Form | None = None

    @property
    def form(self) -> Form:
        """The product."""
        if len(self.literals) == 1 and self.square is None:
            return self.literals[0].form
        product: Any = Form({(): 1}) if self.square is None else self.square**2
        for row in self.literals:
            product = product * row.form
        return Form(product.terms)

    @property
    def sense(self) -> str:
        """How the product compares with zero where the literals are true."""
        senses = {row.sense for row in self.literals}
        if "!=" in senses:
            return "!="
        if "==" in senses:
            return "=="
        return ">=" if ">=" in senses or self.square is not None else ">"


def contradicts(
    rows: Sequence[Literal | Product], multipliers: Sequence[Exact]
) -> bool:
    """Return whether rows with these multipliers add up to something false.

    Farkas: if every row holds, so does the sum of multiplier times form, taken >= 0
    where the multipliers of inequalities are >= 0 (those of equalities are free). A
    sum without unknowns that is negative, or is zero though a strict row counts,
    cannot be.
    """
    total: dict[Monomial, Exact] = {}
    strict = False
    for row, multiplier in zip(rows, multipliers, strict=True):
        if row.sense == "!=" or (multiplier < 0 and row.sense != "=="):
            return False
        for monomial, coefficient in row.form.terms.items():
            total[monomial] = total.get(monomial, 0) + coefficient * multiplier
        strict = strict or (row.sense == ">" and multiplier > 0)
    value = Form(total).constant
    return value is not None and (value < 0 or (value == 0 and strict))


def write_literal(row: Literal) -> list[Any]:
    """Return a literal as JSON data."""
    return [write_form(row.form), row.sense]


def write_form(form: Form) -> list[Any]:
    """Return a form as JSON data."""
    return [[list(names), str(c)] for names, c in sorted(form.terms.items())]


def read_literal(data: Any) -> Literal:
    """Return the literal that `write_literal` wrote, or raise ValueError."""
    terms, sense = data
    if sense not in (">", ">=", "==", "!="):
        raise ValueError(sense)
    return literal(read_form(terms), sense)


def read_form(terms: Any) -> Form:
    """Return the form that `write_form` wrote, or raise ValueError."""
    return Form({tuple(map(str, names)): exact(c) for names, c in terms})


def _decided(value: Exact, sense: str) -> bool:
    if sense == ">=":
        return value >= 0
    if sense == ">":
        return value > 0
    return (value == 0) == (sense == "==")


def _ask(form: Form, sense: str) -> bool:
    value = form.constant
    if value is not None:
        return _decided(value, sense)
    path = RUNNING.get()
    if path is None:
        raise ModelError(
            f"cannot tell whether {form} {sense} 0: its unknowns have no values",
            "give values to the unknowns, or explore both branches",
        )
    answered: bool = path.answer(literal(form, sense))
    return answered


def _compare(a: Any, b: Any, sense: str) -> bool:
    """Answer `a sense b`; two unknowns, or one and a number, take a shorter way."""
    path = RUNNING.get()
    if path is not None:
        left = a.node if isinstance(a, Form) else a
        right = b.node if isinstance(b, Form) else b
        if left is not None and right is not None:
            answered: bool = path.compare(left, right, sense)
            return answered
    return _ask(a - b, sense)
