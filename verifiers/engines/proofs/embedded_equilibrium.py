"""Beliefs that support a profile, or multipliers that exclude all, by linear programs.

For a set of actions off the path let C be the cone of q >= 0 on their cells under which
none of them gains. Under `closed` and `limit` every action needs weight. Cells in which
nobody gains come first. Then a program gives as much weight as it can to cells that
still need some; what it gives is added up, as sums stay in C, until it gives nothing.
Its multipliers then have gains that add up to more than 0 in each of these cells, and
to no less than 0 in all. Under `limit` the actions without weight are then asked for
alone: an action that has a law bounds no further one, so taking all that C has is never
a mistake. Under `full` every cell needs weight: that is one program.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import Exact, is_exact, simplest
from accord.theory.game_terms import is_mixed
from accord.theory.games import ActionProfile, Mixed, StrategicGame, position
from accord.theory.off_path import (
    Action,
    cells_of,
    check_reading,
    off_path,
    optimal_on_path,
)
from accord.verifiers.engines.pivots import largest

Row = tuple[Exact, ...]
Weights = dict[ActionProfile, Fraction]


def find(
    game: StrategicGame,
    *,
    profile: Mixed,
    reading: str = "limit",
    epsilon: Exact = 0,
) -> dict[str, Any]:
    """Return `beliefs` or `multipliers`; nothing where the path itself fails.

    Where payoffs have parameters, those that serve at one point: the definition says
    whether they serve everywhere.
    """
    check_reading(reading)
    if not _in_numbers(profile, epsilon):
        raise ModelError(
            "expected probabilities and a tolerance in numbers, got parameters",
            "`embedded-best-response` takes beliefs, for all values of parameters",
        )
    if game.unknowns:
        game = _somewhere(game)
    if not is_mixed(game, profile) or not optimal_on_path(game, profile, epsilon):
        return {}
    worths = [game.expected(i, profile) + epsilon for i in range(len(game.players))]
    left = off_path(game, profile)
    if not left:
        return {"beliefs": (_law(game, {}, full=True),)}
    return believed(game, left, worths, reading)


def believed(
    game: StrategicGame,
    left: tuple[Action, ...],
    worths: Sequence[Exact],
    reading: str = "limit",
) -> dict[str, Any]:
    """Return beliefs under which none of these actions beats the worths, or why none.

    The worths are those of the players.
    """
    if reading == "full":
        q, multipliers = _in_every_cell(game, left, worths)
        if not multipliers:
            return {"beliefs": (_law(game, q, full=True),)}
        _, stronger = _weights(game, left, worths)  # against closed beliefs too
        return {"multipliers": _rows(game, stronger or multipliers)}
    laws: list[Row] = []
    while left:
        q, multipliers = _weights(game, left, worths)
        bare = tuple(k for k in left if not any(map(q.get, cells_of(game, k))))
        if multipliers and (reading == "closed" or bare == left):
            return {"multipliers": _rows(game, multipliers)}
        laws.append(_law(game, q))
        left = bare
    return {"beliefs": tuple(laws)}


def _in_numbers(profile: Mixed, epsilon: Any) -> bool:
    return is_exact(epsilon) and all(is_exact(p) for row in profile for p in row)


def _somewhere(game: StrategicGame) -> StrategicGame:
    """Return the game at some values of its parameters."""
    from accord.verifiers.engines.cases import lemma_or_point

    found = lemma_or_point(game.premises)
    if not isinstance(found, dict):
        raise ModelError(
            f"no values of {', '.join(sorted(game.unknowns))} were found that satisfy "
            f"{', '.join(game.where or ())}"
        )
    return game.at({name: found.get(name, 0) for name in game.unknowns})


@dataclass(frozen=True)
class _Gains:
    """What actions gain in their cells, in whole numbers.

    cells    all cells of the actions
    rows     for each action what it gains in each cell, 0 where it is not in it
    units    by what the gains of each action were multiplied
    """

    cells: tuple[ActionProfile, ...]
    rows: tuple[tuple[int, ...], ...]
    units: tuple[int, ...]


def _gains(
    game: StrategicGame, actions: Sequence[Action], worths: Sequence[Exact]
) -> _Gains:
    cells = sorted({cell for k in actions for cell in cells_of(game, k)})
    place = {cell: k for k, cell in enumerate(cells)}
    rows, units = [], []
    for player, action in actions:
        row: list[Exact] = [0] * len(cells)
        for cell in cells_of(game, (player, action)):
            row[place[cell]] = game.payoff(player, cell) - worths[player]
        units.append(math.lcm(*(Fraction(x).denominator for x in row)))
        rows.append(tuple(int(x * units[-1]) for x in row))
    return _Gains(tuple(cells), tuple(rows), tuple(units))


def _in_every_cell(
    game: StrategicGame, actions: Sequence[Action], worths: Sequence[Exact]
) -> tuple[Weights, dict[Action, Exact]]:
    """Return q in the cone of these actions that is above 0 everywhere, or why none is.

    The program is: what is gained in all cells, with multipliers, as large as can be,
    where it is at least 0 in each and at most 1 in sum. If it is 0 the multipliers of
    the cells, each plus 1, are such a q: with them no action gains.
    """
    known = _gains(game, actions, worths)
    total = [sum(row) for row in known.rows]
    matrix = [[-x for x in column] for column in zip(*known.rows, strict=True)]
    bounds = [0] * len(known.cells) + [1]
    found = largest([*matrix, total], bounds, total)
    if found.value:
        pairs = zip(found.columns, known.units, strict=True)
        return {}, _whole(actions, [m * unit for m, unit in pairs])
    return {cell: 1 + y for cell, y in zip(known.cells, found.rows, strict=False)}, {}


def _weights(
    game: StrategicGame, actions: Sequence[Action], worths: Sequence[Exact]
) -> tuple[Weights, dict[Action, Exact]]:
    """Return q in the cone of these actions that has all it can have, and why no more.

    That is weight on every action, and no multipliers if it has weight on all. The
    program is: the weight on the cells in need as large as can be, with no action that
    gains, and all weights at most 1 together. If it comes to 0, so does the multiplier
    of this bound, and those of the gains alone bound the weight on cells in need by 0.
    """
    known = _gains(game, actions, worths)
    place = {cell: k for k, cell in enumerate(known.cells)}
    columns = zip(known.cells, zip(*known.rows, strict=True), strict=True)
    safe = {cell for cell, column in columns if all(x <= 0 for x in column)}
    own = [[c for c in cells_of(game, k) if c in safe] for k in actions]
    worst = {
        min(each, key=lambda c: row[place[c]])
        for row, each in zip(known.rows, own, strict=True)
        if each
    }
    q = {cell: Fraction(cell in worst) for cell in known.cells}
    matrix, bounds = [*known.rows, [1] * len(q)], [0] * len(actions) + [1]
    while True:
        bare = (k for k in actions if not any(map(q.get, cells_of(game, k))))
        needy = {cell for k in bare for cell in cells_of(game, k)}
        if not needy:
            return q, {}
        found = largest(matrix, bounds, [int(cell in needy) for cell in known.cells])
        if not found.value:
            pairs = zip(found.rows, known.units, strict=False)
            return q, _whole(actions, [m * unit for m, unit in pairs])
        for cell, weight in zip(known.cells, found.columns, strict=True):
            q[cell] += weight


def _whole(actions: Sequence[Action], times: Sequence[Exact]) -> dict[Action, Exact]:
    """Return the multipliers as whole numbers without a common factor."""
    unit = math.lcm(*(Fraction(t).denominator for t in times))
    whole = [int(t * unit) for t in times]
    shared = math.gcd(*whole) or 1
    return {k: t // shared for k, t in zip(actions, whole, strict=True)}


def _rows(game: StrategicGame, multipliers: dict[Action, Exact]) -> tuple[Row, ...]:
    return tuple(
        tuple(multipliers.get((i, a), 0) for a in range(size))
        for i, size in enumerate(game.sizes)
    )


def _law(game: StrategicGame, weights: Weights, *, full: bool = False) -> Row:
    """Return the law that is proportional to these weights.

    With `full` the cells without a weight, which are all on the path, get one too.
    """
    row: list[Exact] = [0] * game.size
    for cell, weight in weights.items():
        row[position(cell, game.sizes)] = simplest(weight)
    if full:
        row = [x or 1 for x in row]
    total = Fraction(sum(row))
    return tuple(simplest(x / total) for x in row)
