"""Linear programs over the payoffs of a coalitional game, with their duals.

The duals are the weighted coalitions that definitions ask for as a proof; they are
checked again where the definition runs.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from accord.theory.coalitional_games import Coalition, CoalitionalGame, members_of
from accord.theory.coalitional_terms import Settled, excesses, largest_excess
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


def least_level(
    game: CoalitionalGame,
    settled: Iterable[tuple[int, Exact]] = (),
    pending: Sequence[int] = (),
    *,
    rational: bool = False,
) -> tuple[Point, dict[int, Exact]]:
    """Return a point at which the largest excess of coalitions pending is least.

    It shares out v(N), gives settled coalitions what is said, and with `rational` each
    player her worth alone. With it the weights of coalitions that show that no point
    does better: all players have one total of them.
    """
    everybody = len(game.worths) - 1
    rows, owners = [_row(game, everybody, "==", level=False)], [everybody]
    for number, paid in settled:
        terms: dict[Any, Exact] = {(f"x{i}",): 1 for i in members_of(number)}
        rows.append(Literal((*terms.items(), ((), -paid)), "=="))
        owners.append(number)
    if rational:
        for i in game.everybody:
            rows.append(_row(game, 1 << i, ">=", level=False))
            owners.append(1 << i)
    # With a coalition all others are pending, and both together bound the level. Rows
    # of the worst off are added until nobody without one is worse off than the level:
    # a best point of fewer rows that meets all of them is best.
    chosen = [pending[0], everybody - pending[0]]
    while True:
        asked = [*rows, *(_row(game, k, ">=", level=True) for k in chosen)]
        found = solve(asked, Form({_LEVEL: 1}))
        assert found.values is not None, "there is a point, and the level is bounded"
        assert found.multipliers is not None
        point, excess = _point(game, found.values), -found.values.get(_LEVEL, 0)
        each = excesses(game, point)
        worse = [k for k in pending if each[k] > excess]
        if not worse:
            break
        worse.sort(key=lambda k: -each[k])
        chosen += worse[: len(game.players)]
    weights: dict[int, Exact] = {}
    for number, weight in zip((*owners, *chosen), found.multipliers, strict=True):
        if weight and number != everybody:
            weights[number] = weights.get(number, 0) + weight
    return point, weights


def proper(game: CoalitionalGame) -> list[int]:
    """Return the numbers of all coalitions other than nobody and everybody."""
    return list(range(1, len(game.worths) - 1))


def balanced(game: CoalitionalGame, weights: dict[int, Exact]) -> Weighted:
    """Return weights scaled to the sum 1 for each player, small coalitions first."""
    total = sum(w for number, w in weights.items() if number & 1)
    share = 1 / Fraction(total)
    scaled = ((members_of(k), simplest(share * w)) for k, w in weights.items())
    return tuple(sorted(scaled, key=lambda pair: (len(pair[0]), pair[0])))


def core_proof(game: CoalitionalGame) -> dict[str, Any]:
    """Return a point of the core, or a balanced collection worth more than v(N)."""
    check_given(game)
    if len(game.players) == 1:
        return {"point": game.worths[1:]}
    point, weights = least_level(game, pending=proper(game))
    if largest_excess(game, point) <= 0:
        return {"point": point}
    return {"collection": balanced(game, weights)}


def only_core_point(game: CoalitionalGame) -> dict[str, Any]:
    """Return the proof that the core is one point, or has more, or has none."""
    check_given(game)
    descent, merged = Descent(game, rational=False), dict[int, Exact]()
    if not descent.settled.free:
        return {"solution": game.worths[1:], "collection": (((0,), 1),)}
    while descent.settled.free:
        point, weights = descent.step()
        slack = -max(excesses(game, point)[k] for k in descent.before)
        if slack < 0:
            return {"collection": balanced(game, weights)}
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
        self.pending = proper(game)
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
