"""Predictive coding: levels between a datum and a prior, settled by precision.

    datum u - a1 - a2 - ... - prior m,    links of precision p0, p1, ..., pn

The energy is p0 (u - g(a1))^2 + p1 (a1 - a2)^2 + ... + pn (an - m)^2: twice the
negative logarithm of the joint density of Gaussian levels, up to a constant. The levels
settle where it is least. Source: Bogacz 2017; Friston 2005.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from accord.theory.algebraic import (
    Algebraic,
    Field,
    Poly,
    add,
    common_divisor,
    count_roots,
    derivative,
    divide,
    multiply,
    scale,
    trimmed,
)
from accord.theory.constraints import (
    all_real,
    check_where,
    evaluated,
    premises_of,
    read_entry,
    unknowns_of,
)
from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import Exact, exact, is_exact, simplest
from accord.theory.expressions import (
    values_of_names,
)
from accord.theory.forms import Form, Literal, literal
from accord.theory.names import counted

MAX_LEVELS = 10_000
MAX_FUNCTION = 10  # degree of the function of the first level
OTHERS = {"other_levels": "y"}  # the letter of quantified levels' unknowns
_SAME: Poly = (Fraction(0), Fraction(1))


@dataclass(frozen=True, slots=True)
class PredictiveChain:
    """A chain of levels between a datum and the mean of a prior.

    precisions  p0, ..., pn of the links, from the datum to the prior; all positive
    datum       u, what is sensed
    prior       m, the mean of the prior
    levels      values of a1, ..., an; where they are not given, those where the chain
                settles, if all is given as numbers and g is the identity
    function    the coefficients of g, the constant first: the datum is predicted to be
                g(a1). The identity if not given; another one takes a single level
    title       what it is called
    where       None where all entries are numbers. Else they may be text, expressions
                in parameters, of which these constraints are known
    values      in words, the values that its parameters were given

    >>> PredictiveChain((1, 2, 3), 6, 0).levels
    (Fraction(30, 11), Fraction(12, 11))
    """

    precisions: tuple[Any, ...]
    datum: Any
    prior: Any
    levels: tuple[Any, ...] = ()
    function: tuple[Any, ...] = (0, 1)
    title: str = ""
    where: tuple[str, ...] | None = None
    values: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        put = object.__setattr__
        precisions = tuple(
            read_entry(p, self.where, "precision") for p in self.precisions
        )
        if not 2 <= len(precisions) <= MAX_LEVELS + 1:
            raise ModelError(
                f"expected at least 2 precisions, of at most {MAX_LEVELS + 1:,} links, "
                f"got {len(precisions)}"
            )
        if any(is_exact(p) and p <= 0 for p in precisions):
            shown = ", ".join(map(str, precisions))
            raise ModelError(f"expected positive precisions, got ({shown})")
        put(self, "precisions", precisions)
        put(self, "datum", read_entry(self.datum, self.where, "datum"))
        put(self, "prior", read_entry(self.prior, self.where, "mean"))
        check_where(self.where)
        coefficients = trimmed([exact(c, "coefficient") for c in self.function])
        if not 2 <= len(coefficients) <= MAX_FUNCTION + 1:
            raise ModelError(
                f"expected a function of degree 1 to {MAX_FUNCTION}, by its "
                f"coefficients, got {self.function!r:.60}"
            )
        if coefficients != _SAME and len(precisions) > 2:
            raise ScopeError(
                "a function of the first level is read in a chain of one level alone"
            )
        put(self, "function", tuple(map(simplest, coefficients)))
        levels = tuple(read_entry(x, self.where, "level") for x in self.levels)
        if not levels and self.is_linear and not self.unknowns:
            levels = settled(precisions, self.datum, self.prior)
        if levels and len(levels) != len(precisions) - 1:
            raise ModelError(
                f"expected {counted(len(precisions) - 1, 'level')}, one less than "
                f"precisions, got {len(levels)}"
            )
        put(self, "levels", levels)

    @property
    def is_linear(self) -> bool:
        """Whether the datum is predicted to be the first level itself."""
        return tuple(self.function) == _SAME

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title or "the chain"

    @property
    def scope(self) -> str:
        """The scope in words: this chain, or every one of its parameters."""
        size = counted(len(self.precisions) - 1, "level")
        if self.where is not None:
            return f"the chain as given, {size}, {all_real(self.unknowns, self.where)}"
        where = f"at {self.values}" if self.values else "as given"
        return f"the chain {where}, {size}"

    @property
    def unknowns(self) -> frozenset[str]:
        """The names of the parameters: those of the entries and of `where`."""
        entries = (*self.precisions, self.datum, self.prior, *self.levels)
        return unknowns_of(entries, self.where)

    @property
    def premises(self) -> tuple[Literal, ...]:
        """What is known of the parameters: `where`, and precisions are positive."""
        forms = (p for p in self.precisions if isinstance(p, Form))
        return premises_of(self.where, [literal(p, ">") for p in forms])

    def at(self, numbers: Mapping[str, Any]) -> "PredictiveChain":
        """Return it at these values of its parameters, which satisfy `where`."""
        values, shown = values_of_names(self.unknowns, self.premises, numbers)
        return replace(
            self,
            precisions=evaluated(values, self.precisions),
            datum=evaluated(values, self.datum),
            prior=evaluated(values, self.prior),
            levels=evaluated(values, self.levels),
            where=None,
            values=shown,
        )

    def knowing(self, where: Sequence[str]) -> "PredictiveChain":
        """Return it with more constraints, perhaps on further unknown numbers."""
        return replace(self, where=(*(self.where or ()), *where))

    def stated_levels(self) -> tuple[Any, ...]:
        """Return the values of the levels, or ModelError where there are none."""
        if not self.levels:
            raise ModelError(
                f"`{self.name}` states no levels", "give one number for each level"
            )
        return self.levels


def settled(precisions: Sequence[Any], datum: Any, prior: Any) -> tuple[Exact, ...]:
    """Return the levels of least energy of a linear chain of numbers.

    Each level is the mean of its neighbours, weighted by precision: a tridiagonal
    system. From the datum upwards level k is `own` + `share` times level k + 1, with a
    share below 1, so one pass up and one down solve it.
    """
    upward: list[tuple[Fraction, Fraction]] = []
    own, share = Fraction(datum), Fraction(0)
    for below, above in itertools.pairwise(precisions):
        whole = below * (1 - share) + above
        own, share = below * own / whole, Fraction(above) / whole
        upward.append((own, share))
    levels: list[Exact] = []
    higher = Fraction(prior)
    for own, share in reversed(upward):
        higher = own + share * higher
        levels.append(higher)
    return tuple(map(simplest, reversed(levels)))


def prediction(chain: PredictiveChain, level: Any) -> Any:
    """Return g(level), what the first level predicts of the datum."""
    total: Any = 0
    for c in reversed(chain.function):
        total = total * level + c
    return total


def energy(chain: PredictiveChain, levels: Sequence[Any]) -> Any:
    """Return the precision-weighted sum of squared prediction errors."""
    total: Any = chain.precisions[0] * (chain.datum - prediction(chain, levels[0])) ** 2
    pairs = itertools.pairwise((*levels, chain.prior))
    for p, (x, y) in zip(chain.precisions[1:], pairs, strict=True):
        total = total + p * (x - y) ** 2
    return total


def slope(chain: PredictiveChain) -> Poly:
    """Return minus half the derivative of the energy of a single level x.

    p1 (m - x) + p0 g'(x) (u - g(x)), a polynomial whose coefficients are rational.
    """
    if len(chain.precisions) != 2 or chain.unknowns:
        raise ScopeError("a slope is calculated for a single level and numbers")
    p0, p1 = chain.precisions
    g = trimmed(chain.function)
    error = add(trimmed([chain.datum]), scale(g, -1))
    upward = scale(multiply(derivative(g), error), p0)
    return add(upward, scale(trimmed([chain.prior, -1]), p1))


def real_roots(p: Poly) -> tuple[int, Fraction]:
    """Return how many different real roots there are, and a bound of their size.

    Cauchy: no root is larger than 1 + max |c_k / c_n|.
    """
    bound = 1 + max(abs(c / p[-1]) for c in p)
    return count_roots(p, -bound, bound), bound


def mode(chain: PredictiveChain) -> Algebraic:
    """Return the level at which the energy is stationary.

    Raises ScopeError where there are several.
    """
    p = slope(chain)
    count, bound = real_roots(p)
    if count != 1:
        raise ScopeError(f"expected one stationary level, got {count}")
    simple = divide(p, common_divisor(p, derivative(p))[0])[0]
    whole = scale(simple, _denominators(simple))
    return Field(tuple(map(int, whole)), -bound, bound).generator


def _denominators(p: Poly) -> int:
    product = 1
    for c in p:
        product *= c.denominator
    return product
