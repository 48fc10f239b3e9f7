"""Bargaining problems: what can be agreed on, and what happens without agreement.

    problem = BargainingProblem(("Ann", "Bob"), ((0, 1), (1, 0)), (0, 0))

The feasible set of payoffs is the convex hull of finitely many points, since a lottery
over outcomes can be agreed on; or these points alone, if lotteries cannot.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import Exact, exact, is_exact
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

    >>> BargainingProblem(("x", "y"), (), (0, 0), inequalities=(
    ...     "x + y <= 1", "x >= 0", "y >= 0")).outcomes
    ((0, 0), (0, 1), (1, 0))
    """

    players: tuple[str, ...]
    outcomes: tuple[Point, ...]
    disagreement: Point
    comprehensive: bool = False
    lotteries: bool = True
    title: str = ""
    inequalities: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        players = tuple(self.players)
        if not players or len(set(players)) != len(players) or not all(players):
            raise ModelError(
                f"expected distinct names of players, at least one, got {players!r}"
            )
        object.__setattr__(self, "players", players)
        object.__setattr__(self, "inequalities", tuple(self.inequalities))
        given = tuple(self._point(row, "an outcome") for row in self.outcomes)
        listed = tuple(dict.fromkeys(given))
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
        # ints and Fractions are the most by far, and are as they should be
        return tuple(x if is_exact(x) else exact(x, "payoff") for x in row)

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
        return f"the problem as given, {size}, {how}{free}, disagreement ({point})"


def _vertices(texts: Sequence[str], players: Sequence[str]) -> tuple[Point, ...]:
    """Return the vertices of the set that inequalities in the players' names state."""
    from accord.theory.expressions import names_in, read_constraints
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
