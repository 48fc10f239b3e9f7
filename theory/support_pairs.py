"""Pairs of supports of two players, and who is made indifferent on them.

What is played in an embedded equilibrium is equally good. So for the actions of one
player that are played, the law on the other's support is an equaliser: with weight on
all of the support, each of these actions gets the same against it.
"""

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from accord.theory.directions import null_space
from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import Exact, simplest
from accord.theory.games import StrategicGame
from accord.theory.off_path import Action

MAX_PAIRS = 10_000
Row = tuple[Exact, ...]
Support = tuple[int, ...]


def support_pairs(game: StrategicGame) -> Iterator[tuple[Support, Support]]:
    """Return every pair of supports of a two-player game in numbers, in a fixed order.

    Raises ScopeError above 10,000.
    """
    if len(game.players) != 2:
        raise ModelError(f"expected a game of 2 players, got {len(game.players)}")
    if game.unknowns:
        raise ModelError("expected payoffs in numbers, got one with parameters")
    rows, columns = game.sizes
    count = (2**rows - 1) * (2**columns - 1)
    if count > MAX_PAIRS:
        raise ScopeError(
            f"a {rows} x {columns} game has {count:,} pairs of supports, more than "
            f"the {MAX_PAIRS:,} that are gone through",
            "pure profiles alone, or a smaller game",
        )
    return itertools.product(_subsets(rows), _subsets(columns))


def _subsets(size: int) -> list[Support]:
    return [
        chosen
        for count in range(1, size + 1)
        for chosen in itertools.combinations(range(size), count)
    ]


def payoffs_on(
    game: StrategicGame, player: int, own: Support, support: Support
) -> list[Row]:
    """Return what each of a player's own actions gets against the other's support."""
    return [
        tuple(game.payoff(player, (a, b) if player == 0 else (b, a)) for b in support)
        for a in own
    ]


def equalisers(
    game: StrategicGame, player: int, own: Support, support: Support
) -> list[list[Any]]:
    """Return a basis of the vectors on the support that equalise the own actions."""
    first, *others = payoffs_on(game, player, own, support)
    rows = [tuple(x - y for x, y in zip(row, first, strict=True)) for row in others]
    return list(null_space(rows, len(support)))


def only_equaliser(
    game: StrategicGame, player: int, own: Support, support: Support
) -> Row | None:
    """Return the law of the other player that is the only equaliser on its support.

    None where there are none, or more.
    """
    lines = equalisers(game, player, own, support)
    total = sum(lines[0]) if len(lines) == 1 else 0
    if not total or not all(x / total > 0 for x in lines[0]):
        return None
    weights = {b: x / total for b, x in zip(support, lines[0], strict=True)}
    return tuple(simplest(weights.get(b, 0)) for b in range(game.sizes[1 - player]))


def excludes_equalisers(
    game: StrategicGame,
    player: int,
    own: Support,
    support: Support,
    times: Sequence[Any],
) -> bool:
    """Return whether these multiples of the own actions show that there is none.

    They sum to 0, and what the actions get, times these, adds up to at least 0 against
    each action of the support and to more against some. Against an equaliser it would
    add up to 0; but every weight of it is positive.
    """
    if len(times) != len(own) or sum(times) != 0:
        return False
    rows = payoffs_on(game, player, own, support)
    added = [
        sum(m * x for m, x in zip(times, column, strict=True))
        for column in zip(*rows, strict=True)
    ]
    return all(x >= 0 for x in added) and any(x > 0 for x in added)


def most_earned(game: StrategicGame, mine: Support, theirs: Support) -> tuple[Any, Any]:
    """Return bounds of what two players get wherever they play these supports alike.

    All own actions get the same, so no more than any of them gets at best.
    """
    first = payoffs_on(game, 0, mine, theirs)
    second = payoffs_on(game, 1, theirs, mine)
    return min(map(max, first)), min(map(max, second))


def outside(game: StrategicGame, mine: Support, theirs: Support) -> list[Action]:
    """Return the actions that are in neither support, each with its player."""
    return [
        (i, a)
        for i, (size, own) in enumerate(zip(game.sizes, (mine, theirs), strict=True))
        for a in range(size)
        if a not in own
    ]
