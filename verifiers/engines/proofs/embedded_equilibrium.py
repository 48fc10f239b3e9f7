"""Beliefs that support a profile, or multipliers that exclude all, by linear programs.

For a set of actions off the path let C be the cone of q >= 0 on their cells under which
none of them gains. One program finds a q in C that is positive wherever any is, and its
multipliers have gains that add up to at least 0 everywhere and to more than 0 wherever
every q in C is 0. Under `full` and `closed` that decides. Under `limit` it is repeated
for the actions to which q gives nothing, until all have a law or none can have one: an
action that has one bounds no further law, so taking the largest q is never a mistake.
"""

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import Exact, is_exact, simplest
from accord.theory.forms import Form, Literal, Monomial
from accord.theory.game_terms import is_mixed
from accord.theory.games import ActionProfile, Mixed, StrategicGame, position
from accord.theory.off_path import (
    Action,
    cells_of,
    check_reading,
    off_path,
    optimal_on_path,
)
from accord.verifiers.engines.linear_programs import solve

Row = tuple[Exact, ...]
Weights = dict[ActionProfile, Exact]


def find(
    game: StrategicGame,
    *,
    profile: Mixed,
    reading: str = "limit",
    epsilon: Exact = 0,
) -> dict[str, Any]:
    """Return `beliefs` or `multipliers`; nothing where the path itself fails."""
    check_reading(reading)
    if not _in_numbers(game, profile, epsilon):
        raise ModelError(
            "expected payoffs and probabilities in numbers, got one with parameters",
            "give --values of the parameters, or the proof",
        )
    if not is_mixed(game, profile) or not optimal_on_path(game, profile, epsilon):
        return {}
    worths = [game.expected(i, profile) + epsilon for i in range(len(game.players))]
    left = off_path(game, profile)
    if not left:
        return {"beliefs": (_law(game, {}, full=True),)}
    laws: list[Row] = []
    while left:
        q, multipliers = largest_support(game, left, worths)
        touched = {k for k in left for cell in cells_of(game, k) if q.get(cell)}
        cells = {cell for k in left for cell in cells_of(game, k)}
        fails = {
            "full": len(q) < len(cells),
            "closed": len(touched) < len(left),
            "limit": not touched,
        }
        if fails[reading]:
            return {"multipliers": _rows(game, multipliers)}
        laws.append(_law(game, q, full=reading == "full"))
        left = tuple(k for k in left if k not in touched)
    return {"beliefs": tuple(laws)}


def _in_numbers(game: StrategicGame, profile: Mixed, epsilon: Any) -> bool:
    numbers = [*(u for row in game.table for u in row), epsilon]
    return all(map(is_exact, numbers)) and all(is_exact(p) for r in profile for p in r)


def largest_support(
    game: StrategicGame, actions: Sequence[Action], worths: Sequence[Exact]
) -> tuple[Weights, dict[Action, Exact]]:
    """Return q in the cone of these actions, as widely positive as can be, and why.

    The program is: the sum of z as large as can be, with 0 <= z <= 1, z <= q and no
    action that gains under q. As q can be scaled, z is 1 wherever some q is positive.
    The multipliers of the gains add up to the multiplier of z <= q, which is at least 0
    everywhere and at least 1 where z stays 0.
    """
    cells = sorted({cell for k in actions for cell in cells_of(game, k)})
    rows: list[Literal] = []
    for player, action in actions:
        terms: dict[Monomial, Exact] = {}
        for cell in cells_of(game, (player, action)):
            gain = game.payoff(player, cell) - worths[player]
            if gain:
                terms[_name("q", cell)] = -gain
        rows.append(Literal(tuple(terms.items()), ">="))
    gained = len(rows)
    for cell in cells:
        z, q = _name("z", cell), _name("q", cell)
        rows.append(Literal(((z, 1),), ">="))
        rows.append(Literal((((), 1), (z, -1)), ">="))
        rows.append(Literal(((q, 1), (z, -1)), ">="))
    found = solve(rows, Form({_name("z", cell): 1 for cell in cells}))
    assert found.values is not None, "q = 0 satisfies every row"
    assert found.multipliers is not None, "the measure has multipliers"
    values = {cell: found.values.get(_name("q", cell), 0) for cell in cells}
    times = found.multipliers[:gained]
    return {cell: x for cell, x in values.items() if x}, _whole(actions, times)


def _name(letter: str, cell: ActionProfile) -> Monomial:
    return (letter + "".join(f".{a:06d}" for a in cell),)


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


def _law(game: StrategicGame, weights: Weights, *, full: bool) -> Row:
    """Return the law that is proportional to these weights.

    With `full` the cells without a weight, which are all on the path, get one too.
    """
    row: list[Exact] = [0] * game.size
    for cell, weight in weights.items():
        row[position(cell, game.sizes)] = weight
    if full:
        row = [x or 1 for x in row]
    total = Fraction(sum(row))
    return tuple(simplest(x / total) for x in row)
