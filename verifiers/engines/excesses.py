"""Linear programs over the payoffs of a coalitional game, with their duals.

The duals are the weighted coalitions that definitions ask for as a proof; they are
checked again where the definition runs.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from accord.theory.coalitional_games import Coalition, CoalitionalGame, members_of
from accord.theory.coalitional_terms import Settled, excesses
from accord.theory.errors import ModelError
from accord.theory.exact import Exact, simplest
from accord.theory.forms import Form, Literal
from accord.verifiers.engines.linear_programs import solve

Point = tuple[Exact, ...]
Weighted = tuple[tuple[Coalition, Exact], ...]
_LEVEL = ("t",)  # what every coalition gets above its worth


def _row(game: CoalitionalGame, number: int, sense: str, *, level: bool) -> Literal:
    """Return that a coalition gets its worth, and as much more as the level."""
    terms: dict[Any, Exact] = {(f"x{i}",): 1 for i in members_of(number)}
    terms[()] = -game.worths[number]
    if level:
        terms[_LEVEL] = -1
    return Literal(tuple(terms.items()), sense)


def _point(game: CoalitionalGame, values: Any) -> Point:
    return tuple(values.get((f"x{i}",), 0) for i in game.everybody)


def check_given(game: CoalitionalGame) -> None:
    """Raise ModelError unless all worths are numbers."""
    if game.unknowns:
        raise ModelError("expected a game with numbers, got one with unknown worths")


def cheapest(game: CoalitionalGame) -> tuple[Point, Weighted]:
    """Return the least that can be paid so that each coalition gets its worth.

    With it a balanced collection that is worth the sum of these payoffs.
    """
    check_given(game)
    numbers = range(1, len(game.worths))
    rows = [_row(game, k, ">=", level=False) for k in numbers]
    total = Form({(f"x{i}",): -1 for i in game.everybody})
    found = solve(rows, total)
    assert found.values is not None, "with enough for each player every row is met"
    assert found.multipliers is not None
    pairs = zip(numbers, found.multipliers, strict=True)
    weighted = tuple((members_of(k), w) for k, w in pairs if w)
    return _point(game, found.values), weighted


def least_level(
    game: CoalitionalGame,
    settled: Iterable[tuple[int, Exact]] = (),
    open_: Sequence[int] | None = None,
    *,
    rational: bool = False,
) -> tuple[Point, dict[int, Exact]]:
    """Return a point at which the largest excess of open coalitions is least.

    It shares out v(N), gives settled coalitions what is said, and with `rational` each
    player her worth alone. With it the weights of coalitions that show that no point
    does better: all players have one total of them.
    """
    everybody = len(game.worths) - 1
    numbers = range(1, everybody) if open_ is None else open_
    rows, owners = [_row(game, everybody, "==", level=False)], [everybody]
    for number, paid in settled:
        terms: dict[Any, Exact] = {(f"x{i}",): 1 for i in members_of(number)}
        rows.append(Literal((*terms.items(), ((), -paid)), "=="))
        owners.append(number)
    if rational:
        for i in game.everybody:
            rows.append(_row(game, 1 << i, ">=", level=False))
            owners.append(1 << i)
    for number in numbers:
        rows.append(_row(game, number, ">=", level=True))
        owners.append(number)
    found = solve(rows, Form({_LEVEL: 1}))
    assert found.values is not None, "there is a point, and the open are bounded"
    assert found.multipliers is not None
    weights: dict[int, Exact] = {}
    for number, weight in zip(owners, found.multipliers, strict=True):
        if weight and number != everybody:
            weights[number] = weights.get(number, 0) + weight
    return _point(game, found.values), weights


def balanced(game: CoalitionalGame, weights: dict[int, Exact]) -> Weighted:
    """Return weights scaled so that those of each player's coalitions sum to 1."""
    total = sum(w for number, w in weights.items() if number & 1)
    share = 1 / Fraction(total)
    return tuple((members_of(k), simplest(share * w)) for k, w in weights.items())


def only_core_point(game: CoalitionalGame) -> dict[str, Any]:
    """Return the proof that the core is one point, or has more, or has none."""
    point, collection = cheapest(game)
    if sum(point) != game.worths[-1]:
        return {"collection": collection}
    descent = Descent(game, rational=False)
    merged: dict[int, Exact] = {} if len(game.players) > 1 else {1: 1}
    while descent.settled.free:
        point, weights = descent.step()
        slack = -max(excesses(game, point)[k] for k in descent.before)
        if slack > 0:
            # What is settled gets the same along a direction, the rest has some slack.
            z = descent.directions[0]
            moves = [abs(Fraction(_paid(z, k))) for k in descent.before]
            share = Fraction(slack) / max(moves)
            pairs = zip(point, z, strict=True)
            return {"points": (point, tuple(simplest(x + share * c) for x, c in pairs))}
        # Often enough the earlier weights, and all that is settled has positive ones.
        often = 1 + max(
            (Fraction(-w) / merged[k] for k, w in weights.items() if w < 0), default=0
        )
        merged = {k: often * w for k, w in merged.items()}
        for number, weight in weights.items():
            merged[number] = merged.get(number, 0) + weight
    return {"solution": point, "collection": balanced(game, merged)}


class Descent:
    """Coalitions settled step by step, those of the largest excess first.

    At a step the largest excess of those not settled is made as small as can be; those
    in the proof of that are settled, with all that they settle.
    """

    def __init__(self, game: CoalitionalGame, *, rational: bool) -> None:
        """Start with everybody settled."""
        self.game, self.rational = game, rational
        self.settled = Settled(len(game.players))
        self.fixed: list[tuple[int, Exact]] = []
        self.pending = list(range(1, len(game.worths) - 1))
        self.before = self.pending  # what the last step found pending
        self.directions = self.settled.free  # and the directions that were left

    def step(self) -> tuple[Point, dict[int, Exact]]:
        """Return the point of a step, with its weights."""
        self.before, self.directions = self.pending, self.settled.free
        point, weights = least_level(
            self.game, self.fixed, self.pending, rational=self.rational
        )
        for number in weights:
            if number not in self.settled:
                self.settled.add(number)
                self.fixed.append((number, _paid(point, number)))
        self.pending = [k for k in self.pending if k not in self.settled]
        return point, weights


def nucleolus(
    game: CoalitionalGame, *, rational: bool
) -> tuple[Point, tuple[Weighted, ...]]:
    """Return the nucleolus, or without `rational` the prenucleolus, and its steps."""
    check_given(game)
    alone = sum(game.worths[1 << i] for i in game.everybody)
    if rational and alone > game.worths[-1]:
        raise ModelError(
            "there is no imputation: the players are worth more alone than all of them "
            "together",
            "`prenucleolus` asks for none",
        )
    descent, steps = Descent(game, rational=rational), list[Weighted]()
    point: Point = game.worths[-1:]  # of one player, who has no steps to go
    while descent.settled.free:
        point, weights = descent.step()
        steps.append(tuple((members_of(k), w) for k, w in weights.items()))
    return point, tuple(steps)


def _paid(point: Point, number: int) -> Exact:
    return simplest(sum((point[i] for i in members_of(number)), 0))
