"""What the quantified names of properties of strategic and Bayesian games run over."""

import itertools
from collections.abc import Iterable
from typing import Any

from accord.theory.game_terms import equal_supports
from accord.theory.games import BayesianGame, StrategicGame
from accord.theory.ranges import ranges
from accord.theory.transferable import coalitions


def _players(game: StrategicGame | BayesianGame) -> int:
    return len(game.players)


def _actions(game: StrategicGame | BayesianGame) -> int:
    return max(game.sizes)


@ranges(BayesianGame, _players)
@ranges(StrategicGame, _players)
def player(game: StrategicGame | BayesianGame) -> Iterable[int]:
    """Run over the players."""
    return range(len(game.players))


@ranges(BayesianGame, _actions)
@ranges(StrategicGame, _actions)
def action(game: StrategicGame | BayesianGame, player: int) -> Iterable[int]:
    """Run over the actions of `player`."""
    return range(game.sizes[player])


@ranges(StrategicGame, _actions)
def deviation(game: StrategicGame, player: int, action: int) -> Iterable[int]:
    """Run over the actions of `player` other than `action`."""
    return (a for a in range(game.sizes[player]) if a != action)


@ranges(StrategicGame, lambda game: game.size)
def pure_profile(game: StrategicGame) -> Iterable[tuple[int, ...]]:
    """Run over every profile of pure actions."""
    return game.profiles()


@ranges(BayesianGame, lambda game: max(map(len, game.types)))
def own_type(game: BayesianGame, player: int) -> Iterable[Any]:
    """Run over the types of `player`."""
    return game.types[player]


@ranges(StrategicGame, lambda game: 2 ** (len(game.players) - 1))
def coalition(game: StrategicGame) -> Iterable[tuple[int, ...]]:
    """Run over the coalitions of the first player with others, all of them left out."""
    return coalitions(len(game.players))


@ranges(StrategicGame, lambda game: game.size // min(game.sizes))
def joint_action(
    game: StrategicGame, coalition: tuple[int, ...]
) -> Iterable[tuple[int, ...]]:
    """Run over the joint actions of the members of `coalition`."""
    return itertools.product(*(range(game.sizes[i]) for i in coalition))


@ranges(StrategicGame, equal_supports)
def support_pair(game: StrategicGame) -> Iterable[tuple[tuple[int, ...], ...]]:
    """Run over the pairs of supports with as many actions of two players."""
    rows, columns = map(range, game.sizes)
    sizes = range(1, min(len(rows), len(columns)) + 1)
    return itertools.chain.from_iterable(
        itertools.product(
            itertools.combinations(rows, size), itertools.combinations(columns, size)
        )
        for size in sizes
    )
