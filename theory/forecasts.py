"""Forecasts of several experts, the scores they earn, and their pool."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from accord.theory.aggregation import unknown_law
from accord.theory.constraints import (
    all_real,
    check_where,
    evaluated,
    premises_of,
    read_entry,
    unknowns_of,
)
from accord.theory.errors import ModelError
from accord.theory.exact import is_exact
from accord.theory.expressions import (
    values_of_names,
)
from accord.theory.forms import Form, Literal, literal
from accord.theory.logarithms import MINUS_INFINITY, ln
from accord.theory.names import counted

Row = tuple[Any, ...]
SCORES = ("quadratic", "half-quadratic", "logarithmic")
# What is quantified has unknowns of its own, told apart by a letter with a dot.
FORECASTS = {"other_forecast": "q"}
WEIGHTINGS = {"weighting": "w", "second_weighting": "v"}


@dataclass(frozen=True, slots=True)
class Forecasts:
    """What experts believe of the outcomes, and how much each of them counts.

    experts    their names
    outcomes   labels
    forecasts  for each expert the probabilities of the outcomes
    weights    of the experts, at least 0; equal if left out. They count in relation to
               their sum, which is a number
    score      "quadratic": S(r, i) = 2 r_i - sum r_j^2. "half-quadratic": (1 + S) / 2,
               of two outcomes 1 - (r - w)^2. "logarithmic": ln r_i
    where      None where all are numbers. Else they may be text, expressions in
               parameters, of which these constraints are known
    values     in words, the values that its parameters were given

    >>> f = Forecasts(("Ann", "Bob"), ("rain", "sun"), (("4/5", "1/5"), ("3/5", "2/5")))
    >>> f.gains(f.linear_pool)
    (Fraction(1, 50), Fraction(1, 50))
    """

    experts: tuple[str, ...]
    outcomes: tuple[str, ...]
    forecasts: tuple[Row, ...]
    weights: Row = ()
    score: str = "quadratic"
    title: str = ""
    where: tuple[str, ...] | None = None
    values: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        for labels, what in ((self.experts, "expert"), (self.outcomes, "outcome")):
            if not labels or len(set(labels)) != len(labels):
                raise ModelError(f"expected distinct {what}s, got {list(labels)}")
        if self.score not in SCORES:
            raise ModelError(
                f"expected a score, one of {', '.join(SCORES)}, got `{self.score}`"
            )
        if len(self.forecasts) != len(self.experts):
            raise ModelError(
                f"expected a forecast of each of {counted(len(self.experts), 'expert')}"
                f", got {len(self.forecasts)}"
            )
        pairs = zip(self.experts, self.forecasts, strict=True)
        rows = tuple(self._law(row, name) for name, row in pairs)
        object.__setattr__(self, "forecasts", rows)
        object.__setattr__(self, "weights", self._weights())
        check_where(self.where)

    def _law(self, row: Sequence[Any], name: str) -> Row:
        if isinstance(row, str) or len(row) != len(self.outcomes):
            raise ModelError(
                f"expected {counted(len(self.outcomes), 'number')} of `{name}`, "
                f"one for each outcome, got {len(row)}"
            )
        found = tuple(
            read_entry(p, self.where, f"probability of `{name}`") for p in row
        )
        total = _constant(sum(found))
        if total != 1 or any(is_exact(p) and p < 0 for p in found):
            shown = ", ".join(map(str, found))
            raise ModelError(
                f"expected probabilities of `{name}` that sum to 1, got ({shown})",
                "the last of unknown ones is what the others leave: `1 - p - q`",
            )
        return found

    def _weights(self) -> Row:
        count = len(self.experts)
        given = self.weights or (1,) * count
        if len(given) != count:
            raise ModelError(
                f"expected a weight of each of {counted(count, 'expert')}, "
                f"got {len(given)}"
            )
        found = [read_entry(w, self.where, "weight") for w in given]
        total = _constant(sum(found))
        if total is None or total <= 0 or any(is_exact(w) and w < 0 for w in found):
            shown = ", ".join(map(str, found))
            raise ModelError(
                f"expected weights of at least 0 with a number above 0 as their sum, "
                f"got ({shown})",
                "the last of unknown ones is what the others leave: `1 - a - b`",
            )
        return tuple(w / Fraction(total) for w in found)

    @property
    def name(self) -> str:
        """What they are called."""
        return self.title or "the forecasts"

    @property
    def scope(self) -> str:
        """The scope in words."""
        people = counted(len(self.experts), "expert")
        size = f"{people}, {counted(len(self.outcomes), 'outcome')}, {self.score} score"
        if self.where is not None:
            return f"forecasts as given, {size}, {all_real(self.unknowns, self.where)}"
        which = f"forecasts at {self.values}" if self.values else "forecasts as given"
        return f"{which}, {size}"

    @property
    def unknowns(self) -> frozenset[str]:
        """The names of the parameters: those of the numbers and of `where`."""
        return unknowns_of(self._numbers(), self.where)

    @property
    def premises(self) -> tuple[Literal, ...]:
        """What is known of the parameters: `where`, and what is never negative."""
        forms = (x for x in self._numbers() if isinstance(x, Form))
        return premises_of(self.where, [literal(x, ">=") for x in forms])

    def _numbers(self) -> Row:
        return (*self.weights, *(p for row in self.forecasts for p in row))

    def at(self, numbers: Mapping[str, Any]) -> "Forecasts":
        """Return them at these values of the parameters, which satisfy `where`."""
        values, shown = values_of_names(self.unknowns, self.premises, numbers)
        rows = evaluated(values, self.forecasts)
        weights = evaluated(values, self.weights)
        return replace(self, forecasts=rows, weights=weights, where=None, values=shown)

    def knowing(self, where: Sequence[str]) -> "Forecasts":
        """Return them with more constraints, perhaps on further unknown numbers."""
        return replace(self, where=(*(self.where or ()), *where))

    def known_of(self, names: Sequence[str]) -> tuple[Literal, ...]:
        """Return what is known of the unknowns of these quantified names.

        No probability and no weight is negative.
        """
        known: list[Literal] = []
        for name in names:
            letter = {**FORECASTS, **WEIGHTINGS}.get(name)
            if letter is not None:
                size = len(self.outcomes if name in FORECASTS else self.experts)
                known += [literal(p, ">=") for p in unknown_law(letter, size)]
        return tuple(known)

    def scores(self, forecast: Sequence[Any]) -> Row:
        """Return what a forecast scores in each outcome."""
        if len(forecast) != len(self.outcomes):
            raise ModelError(
                f"expected a forecast of {counted(len(self.outcomes), 'number')}, "
                f"got {len(forecast)}"
            )
        if self.score == "logarithmic":
            return tuple(ln(p) if p > 0 else MINUS_INFINITY for p in forecast)
        squares = sum(p * p for p in forecast)
        found = tuple(2 * p - squares for p in forecast)
        if self.score == "quadratic":
            return found
        return tuple(Fraction(1, 2) * (1 + s) for s in found)

    def gains(self, forecast: Sequence[Any], weights: Sequence[Any] = ()) -> Row:
        """Return what a forecast scores more than the experts on average, by outcome.

        On average with their weights, or with these.
        """
        each = [self.scores(row) for row in self.forecasts]
        known = weights or self.weights
        return tuple(
            own - sum(w * s for w, s in zip(known, column, strict=True))
            for own, column in zip(
                self.scores(forecast), zip(*each, strict=True), strict=True
            )
        )

    @property
    def linear_pool(self) -> Row:
        """The mean of the forecasts with their weights."""
        return self.mean(self.weights)

    def mean(self, weights: Sequence[Any]) -> Row:
        """Return the mean of the forecasts with these weights."""
        columns = zip(*self.forecasts, strict=True)
        return tuple(
            sum(w * p for w, p in zip(weights, column, strict=True))
            for column in columns
        )

    def pool(self, pooled: Sequence[Any] = ()) -> Row:
        """Return the pool of the score: `pooled`, or the linear one if left out.

        Of the quadratic scores the pool is linear; that of the logarithmic score is
        geometric, has roots, and is to be given. Raises ModelError where it is not.
        """
        if pooled:
            return tuple(pooled)
        if self.score == "logarithmic":
            raise ModelError(
                "the pool of the logarithmic score is geometric: expected its "
                "probabilities, got none",
                "give them: --pooled 3/4,1/4",
            )
        return self.linear_pool


def is_pool(f: Forecasts, pooled: Sequence[Any]) -> bool:
    """Return whether `pooled` is the quasi-arithmetic pool of the forecasts.

    With g the gradient of the expected score under truth, 2 p_j or ln p_j, it is that
    p with g(p) = sum of w_i g(p_i), up to the same number in all outcomes.
    """
    if len(pooled) != len(f.outcomes) or not bool(sum(pooled) == 1):
        return False
    slope = ln if f.score == "logarithmic" else _twice
    if f.score == "logarithmic":
        rows = (pooled, *f.forecasts)
        if not all(p > 0 for row in rows for p in row):
            raise ModelError(
                "a geometric pool is of probabilities above 0, and one is 0",
                "with 0 in two forecasts at different outcomes there is none",
            )
    columns = zip(pooled, *f.forecasts, strict=True)
    rest = [
        slope(own) - sum(w * slope(p) for w, p in zip(f.weights, column, strict=True))
        for own, *column in columns
    ]
    return all(bool(a == b) for a, b in itertools.pairwise(rest))


def _twice(p: Any) -> Any:
    return 2 * p


def updated(row: Sequence[Any], likelihood: Sequence[Any]) -> Row:
    """Return a forecast after Bayes' rule with these likelihoods of what is seen."""
    products = [p * chance for p, chance in zip(row, likelihood, strict=True)]
    total = sum(products)
    if not total > 0:
        raise ModelError("what has probability 0 was seen: no forecast follows")
    return tuple(Fraction(p) / total for p in products)


def _constant(total: Any) -> Any:
    return total.constant if isinstance(total, Form) else total
