"""Bargaining problems: what can be agreed on, and what happens without agreement.

    problem = BargainingProblem(("Ann", "Bob"), ((0, 1), (1, 0)), (0, 0))

The feasible set of payoffs is the convex hull of finitely many points, since a lottery
over outcomes can be agreed on; or these points alone, if lotteries cannot. Payoffs may
be expressions in parameters, unknown real numbers: then it is every such problem.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from accord.theory.constraints import (
    all_real,
    check_where,
    evaluated,
    premises_of,
    simple,
    unknowns_of,
)
from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import Exact, exact, is_exact
from accord.theory.expressions import (
    names_in,
    read_constraints,
    read_form,
    values_of_names,
)
from accord.theory.forms import Form, Literal
from accord.theory.names import counted

MAX_OUTCOMES = 100_000
Point = tuple[Exact, ...]


@dataclass(frozen=True, slots=True)
class BargainingProblem:
    """A bargaining problem (F, d) with exact payoffs.

    players        their names
    outcomes       payoff vectors, each once (repeated ones are dropped)
    disagreement   d, the payoffs if there is no agreement; it need not be feasible
    comprehensive  whether payoffs can be thrown away: with y also every x <= y is
                   feasible. Solutions that look at individually rational payoffs alone
                   then see the hull cut off at d
    lotteries      whether F is the convex hull of the outcomes, or these points alone
    title          what the problem is called
    inequalities   in place of outcomes: linear inequalities in the players' names,
                   "Ann + 2*Bob <= 4"; their vertices become the outcomes
    where          None where all payoffs are given. Else they may be expressions in
                   parameters, of which these constraints are known ("a > 0")

    >>> BargainingProblem(("x", "y"), (), (0, 0), inequalities=(
    ...     "x + y <= 1", "x >= 0", "y >= 0")).outcomes
    ((0, 0), (0, 1), (1, 0))
    >>> some = BargainingProblem(("x", "y"), (("a", 0), (0, "b")), (0, 0),
    ...     where=("a > 0", "b > 0"))
    >>> some.at({"a": 2, "b": 1}).outcomes
    ((2, 0), (0, 1))
    """

    players: tuple[str, ...]
    outcomes: tuple[Point, ...]
    disagreement: Point
    comprehensive: bool = False
    lotteries: bool = True
    title: str = ""
    inequalities: tuple[str, ...] = field(default=())
    where: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        players = tuple(self.players)
        if not players or len(set(players)) != len(players) or not all(players):
            raise ModelError(
                f"expected distinct names of players, at least one, got {players!r}"
            )
        object.__setattr__(self, "players", players)
        object.__setattr__(self, "inequalities", tuple(self.inequalities))
        if self.where is not None:
            self._check_where()
        given = tuple(self._point(row, "an outcome") for row in self.outcomes)
        # Whether payoffs with parameters are the same depends on their values.
        listed = tuple(dict.fromkeys(given)) if self.where is None else given
        if self.inequalities:
            found = _vertices(self.inequalities, players)
            if listed and set(listed) != set(found):
                raise ModelError(
                    "expected outcomes or inequalities, got both, and they differ",
                    "leave out one of them",
                )
            listed = listed or found
        if not listed:
            raise ModelError("expected at least one outcome, got none")
        if len(listed) > MAX_OUTCOMES:
            raise ScopeError(
                f"{len(listed):,} outcomes, more than the {MAX_OUTCOMES:,} that fit"
            )
        object.__setattr__(self, "outcomes", listed)
        d = self._point(self.disagreement, "the disagreement point")
        object.__setattr__(self, "disagreement", d)

    def _point(self, row: Sequence[Any], what: str) -> Point:
        if len(row) != len(self.players):
            raise ModelError(
                f"expected {counted(len(self.players), 'payoff')} of {what}, one of "
                f"each player, got {len(row)}"
            )
        if self.where is not None:
            return tuple(map(_number_or_form, row))
        # ints and Fractions are the most by far, and are as they should be
        return tuple(x if is_exact(x) else exact(x, "payoff") for x in row)

    def _check_where(self) -> None:
        texts = (self.where,) if isinstance(self.where, str) else self.where or ()
        check_where(texts)
        if self.inequalities:
            raise ModelError("expected outcomes, got inequalities with parameters")
        object.__setattr__(self, "where", tuple(" ".join(t.split()) for t in texts))

    @property
    def name(self) -> str:
        """What the problem is called."""
        return self.title or "the problem"

    @property
    def scope(self) -> str:
        """The scope in words: this one problem, of this size."""
        outcomes = counted(len(self.outcomes), "outcome")
        size = f"{counted(len(self.players), 'player')}, {outcomes}"
        how = "lotteries over them" if self.lotteries else "no lotteries"
        free = ", payoffs can be thrown away" if self.comprehensive else ""
        point = ", ".join(map(str, self.disagreement))
        which = f"the problem as given, {size}, {how}{free}, disagreement ({point})"
        if self.where is None:
            return which
        return f"{which}, {all_real(self.unknowns, self.where)}"

    @property
    def unknowns(self) -> frozenset[str]:
        """The names of the parameters: those of the payoffs and of the constraints."""
        numbers = (x for row in (*self.outcomes, self.disagreement) for x in row)
        return unknowns_of(numbers, self.where)

    @property
    def premises(self) -> tuple[Literal, ...]:
        """What is known of the parameters."""
        return premises_of(self.where)

    def at(self, numbers: Mapping[str, Any]) -> "BargainingProblem":
        """Return the problem at these values of its parameters, which meet `where`."""
        values, _ = values_of_names(self.unknowns, self.premises, numbers)
        outcomes = evaluated(values, self.outcomes)
        d = evaluated(values, self.disagreement)
        return replace(self, outcomes=outcomes, disagreement=d, where=None)

    def knowing(self, where: Sequence[str]) -> "BargainingProblem":
        """Return the problem with more constraints, perhaps on further unknowns."""
        return replace(self, where=(*(self.where or ()), *where))


def _number_or_form(value: Any) -> Any:
    """Return a payoff in parameters: a number, a form, or text such as "2*a - b"."""
    read = simple(read_form(value) if isinstance(value, str) else value)
    return read if isinstance(read, Form) else exact(read, "payoff")


def _vertices(texts: Sequence[str], players: Sequence[str]) -> tuple[Point, ...]:
    """Return the vertices of the set that inequalities in the players' names state."""
    from accord.theory.polytopes import Row, vertices

    rows: list[Row] = []
    for text in texts:
        odd = sorted(names_in(text) - set(players))
        if odd:
            raise ModelError(
                f"`{text}` names `{odd[0]}`, which is no player",
                f"the players are {', '.join(players)}",
            )
        for literal in read_constraints(text):
            form = literal.form
            if literal.sense == ">" or any(len(names) > 1 for names in form.terms):
                raise ModelError(
                    f"expected linear inequalities with <=, >= or ==, got `{text}`"
                )
            # What a literal says to be at least 0, turned into a row "at most a bound".
            bound = form.terms.get((), 0)
            row = tuple(-form.terms.get((name,), 0) for name in players)
            rows.append((row, bound))
            if literal.sense == "==":
                rows.append((tuple(-c for c in row), -bound))
    return vertices(rows, len(players))
