"""Values that a definition can run on besides numbers: polynomials in unknowns.

A `Form` adds, subtracts and multiplies like a number. A comparison of forms that is
not settled by their coefficients is a fork: `explore` runs the definition once for
each consistent way to answer the comparisons that it asks. The two branches of a
comparison are exactly "it holds" and "it does not", so nothing is lost.
"""

import contextvars
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import Exact, exact, is_exact, simplest

Monomial = tuple[str, ...]


class Form:
    """A polynomial with rational coefficients in named unknowns.

    >>> x, y = Form.unknown("x"), Form.unknown("y")
    >>> x * 2 - y + 1
    1 + 2*x - y
    """

    __slots__ = ("terms",)
    terms: dict[Monomial, Exact]

    def __init__(self, terms: Mapping[Monomial, Exact]) -> None:
        self.terms = {m: simplest(c) for m, c in terms.items() if c != 0}

    @staticmethod
    def unknown(name: str) -> "Form":
        """Return the form that is one unknown."""
        return Form({(name,): 1})

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
        if not is_exact(other):
            return NotImplemented
        return self * (1 / Fraction(other))

    def __ge__(self, other: Any) -> bool:
        return _ask(self - other, ">=")

    def __gt__(self, other: Any) -> bool:
        return _ask(self - other, ">")

    def __le__(self, other: Any) -> bool:
        return _ask(other - self, ">=")

    def __lt__(self, other: Any) -> bool:
        return _ask(other - self, ">")

    def __eq__(self, other: object) -> bool:
        if _terms(other) is None:
            return False
        return _ask(self - other, "==")

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __bool__(self) -> bool:
        return not _ask(self, "==")

    def __hash__(self) -> int:
        raise ModelError(
            "an unknown number was used as a set member or a dict key",
            "compare numbers instead of hashing them: the value is not known",
        )

    def _refuse(self) -> Any:
        raise ModelError(
            "an unknown number was converted with int(), float() or round()",
            "use only comparisons and + - * on reports",
        )

    __int__ = __float__ = __index__ = __round__ = __floor__ = __trunc__ = _refuse

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
    return {(): value} if is_exact(value) else None


@dataclass(frozen=True)
class Literal:
    """A comparison with zero: `terms sense 0`, scaled so that equal ones are equal.

    `sense` is one of > >= == !=. The scale is positive (for == and != any), so a
    literal and its negation are each other's only partner.
    """

    terms: tuple[tuple[Monomial, Exact], ...]
    sense: str

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
    lead = Fraction(next((c for m, c in ordered if m), 1))
    scale = abs(lead) if sense in (">", ">=") else lead
    scaled = tuple((m, simplest(c / scale)) for m, c in ordered)
    return Literal(scaled, sense)


def contradicts(rows: Sequence[Literal], multipliers: Sequence[Exact]) -> bool:
    """Return whether rows with these multipliers add up to something false.

    Farkas: if every row holds, so does the sum of multiplier times form, taken >= 0
    where the multipliers of inequalities are >= 0 (those of equalities are free). A
    sum without unknowns that is negative, or is zero though a strict row counts,
    cannot be.
    """
    total = Form({})
    strict = False
    for row, multiplier in zip(rows, multipliers, strict=True):
        if row.sense == "!=" or (multiplier < 0 and row.sense != "=="):
            return False
        total = total + row.form * multiplier
        strict = strict or (row.sense == ">" and multiplier > 0)
    value = total.constant
    return value is not None and (value < 0 or (value == 0 and strict))


def write_literal(row: Literal) -> list[Any]:
    """Return a literal as JSON data."""
    return [[[list(names), str(c)] for names, c in row.terms], row.sense]


def read_literal(data: Any) -> Literal:
    """Return the literal that `write_literal` wrote, or raise ValueError."""
    terms, sense = data
    if sense not in (">", ">=", "==", "!="):
        raise ValueError(sense)
    return literal(Form({tuple(map(str, n)): exact(c) for n, c in terms}), sense)


def _decided(value: Exact, sense: str) -> bool:
    if sense == ">=":
        return value >= 0
    if sense == ">":
        return value > 0
    return (value == 0) == (sense == "==")


class _Path:
    """The answers given so far in one run: replayed first, then extended."""

    def __init__(self, replay: list[Literal], premises: Sequence[Literal] = ()) -> None:
        from accord.theory.orders import Orders  # where something is explored at all

        self.replay = replay
        self.taken: list[Literal] = []
        self.known: set[Literal] = set()
        self.orders = Orders()
        for premise in premises:
            self.learn(premise)

    def learn(self, fact: Literal) -> None:
        """Note a fact, and what it says about the order of the unknowns."""
        self.known.add(fact)
        pair = self.orders.pair(fact.terms)
        if pair is not None and fact.sense in (">", ">="):
            self.orders.add(pair, strict=fact.sense == ">")
        elif pair is not None and fact.sense == "==":
            self.orders.add(pair, strict=False)
            self.orders.add(pair[::-1], strict=False)

    def answer(self, asked: Literal) -> bool:
        if asked in self.known:
            return True
        opposite = asked.negation()
        if opposite in self.known:
            return False
        # What follows from the facts by transitivity is no fork: the other branch
        # holds facts that contradict each other.
        pair = self.orders.pair(asked.terms)
        if pair is not None and asked.sense in (">", ">="):
            told = self.orders.tells(pair, strict=asked.sense == ">")
            if told is not None:
                return told
        if len(self.taken) < len(self.replay):
            chosen = self.replay[len(self.taken)]
            if chosen not in (asked, opposite):
                raise ModelError(
                    "the function did not ask the same comparisons twice",
                    "a rule must not be random or keep state",
                )
        else:
            chosen = asked
        self.taken.append(chosen)
        self.learn(chosen)
        return chosen == asked


_PATH: contextvars.ContextVar[_Path | None] = contextvars.ContextVar(
    "path", default=None
)


def _ask(form: Form, sense: str) -> bool:
    value = form.constant
    if value is not None:
        return _decided(value, sense)
    path = _PATH.get()
    if path is None:
        raise ModelError(
            f"cannot tell whether {form} {sense} 0: its unknowns have no values",
            "give values to the unknowns, or explore both branches",
        )
    return path.answer(literal(form, sense))


def explore(
    run: Callable[[], Any],
    closed: Callable[[frozenset[Literal]], bool] = lambda _: False,
    limit: int = 200_000,
    premises: Sequence[Literal] = (),
) -> Iterator[tuple[tuple[Literal, ...], Any]]:
    """Yield (path, result) for every way to answer the comparisons that `run` asks.

    The literals of the paths are exclusive and together exhaustive where the premises
    hold. A branch is not
    entered once `closed(its literals)`: the caller knows that they contradict.
    Raises ModelError after `limit` runs.
    """
    pending: list[list[Literal]] = [[]]
    runs = 0
    while pending:
        replay = pending.pop()
        if replay and closed(frozenset(replay)):
            continue
        runs += 1
        if runs > limit:
            raise ModelError(f"more than {limit:,} cases", "fewer agents or unknowns")
        path = _Path(replay, premises)
        token = _PATH.set(path)
        try:
            result = run()
        finally:
            _PATH.reset(token)
        forks = range(len(path.taken) - 1, len(replay) - 1, -1)
        pending += [[*path.taken[:k], path.taken[k].negation()] for k in forks]
        yield tuple(path.taken), result
