"""The terms in which properties of games are stated: laws, replies, dominance.

Everything here only adds, multiplies and compares, so it runs on forms as well as on
numbers; what must be compared with `>=` rather than `==` says so.
"""

import itertools
import math
from collections.abc import Iterator, Sequence
from typing import Any

from accord.theory.games import ActionProfile, Mixed, StrategicGame


def is_law(weights: Sequence[Any], size: int) -> bool:
    """Return whether these are `size` probabilities: at least 0, with sum 1."""
    return (
        len(weights) == size
        and all(bool(weight >= 0) for weight in weights)
        and bool(sum(weights) == 1)
    )


def is_mixed(game: StrategicGame, mixed: Mixed) -> bool:
    """Return whether this is a law on the actions of each player."""
    return len(mixed) == len(game.players) and all(
        is_law(law, size) for law, size in zip(mixed, game.sizes, strict=True)
    )


def same_numbers(first: Sequence[Any], second: Sequence[Any]) -> bool:
    """Return whether two rows of numbers are equal.

    Asked by two weak comparisons: that equality fails then reads "more or less", which
    exact linear reasoning can rule out, where a bare "unequal" cannot be used.
    """
    pairs = zip(first, second, strict=True)
    return all(bool(x >= y) and bool(y >= x) for x, y in pairs)


def pure(size: int, action: int) -> tuple[int, ...]:
    """Return the law that gives all weight to one of `size` actions."""
    return tuple(int(k == action) for k in range(size))


def replaced(rows: Sequence[Any], player: int, row: Any) -> tuple[Any, ...]:
    """Return a profile, pure or mixed, with what one player does replaced."""
    return (*rows[:player], row, *rows[player + 1 :])


def reply(game: StrategicGame, player: int, action: int, mixed: Mixed) -> Any:
    """Return what `player` expects from `action` when the others play `mixed`."""
    law = pure(game.sizes[player], action)
    return game.expected(player, replaced(mixed, player, law))


def opponents(game: StrategicGame, player: int) -> Iterator[ActionProfile]:
    """Yield the profiles in which `player` plays action 0: one for each of theirs."""
    sizes = [1 if k == player else size for k, size in enumerate(game.sizes)]
    return itertools.product(*map(range, sizes))


def gain(
    game: StrategicGame,
    player: int,
    law: Sequence[Any],
    action: int,
    others: ActionProfile,
) -> Any:
    """Return how much better `law` does than `action` against what the others play."""
    total: Any = -game.payoff(player, replaced(others, player, action))
    for k, weight in enumerate(law):
        total = total + weight * game.payoff(player, replaced(others, player, k))
    return total


def is_strictly_dominated(
    game: StrategicGame, player: int, action: int, kept: Sequence[Sequence[int]]
) -> bool:
    """Return whether a kept pure action is better against all that the others keep."""
    others = list(itertools.product(*replaced(kept, player, (0,))))
    return any(
        all(
            bool(
                game.payoff(player, replaced(p, player, rival))
                > game.payoff(player, replaced(p, player, action))
            )
            for p in others
        )
        for rival in kept[player]
    )


def surviving_actions(game: StrategicGame) -> tuple[tuple[int, ...], ...]:
    """Return for each player the actions that survive iterated strict dominance.

    By pure actions. In each round all actions that are strictly dominated in what is
    left go at once; the order does not matter in a finite game.
    """
    kept = tuple(tuple(range(size)) for size in game.sizes)
    while True:
        left = tuple(
            tuple(a for a in own if not is_strictly_dominated(game, i, a, kept))
            for i, own in enumerate(kept)
        )
        if left == kept:
            return kept
        kept = left


def pure_minmax(game: StrategicGame, player: int) -> Any:
    """Return the least that the others, by pure actions, can hold `player` down to."""
    return min(
        max(
            game.payoff(player, replaced(others, player, action))
            for action in range(game.sizes[player])
        )
        for others in opponents(game, player)
    )


def equal_supports(game: StrategicGame) -> int:
    """Return how many pairs of supports of one size two players have."""
    rows, columns = game.sizes[0], math.prod(game.sizes[1:])
    return math.comb(rows + columns, rows) - 1
