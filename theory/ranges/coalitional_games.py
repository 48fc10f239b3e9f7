"""What the quantified names of properties of coalitional games run over."""

import itertools
from collections.abc import Iterator

from accord.theory.aggregation import Numbers
from accord.theory.coalitional_games import Coalition, CoalitionalGame, coalitions
from accord.theory.forms import Form
from accord.theory.ranges import ranges
from accord.theory.values import parts_of


def _players(game: CoalitionalGame) -> int:
    return len(game.players)


def _coalitions(game: CoalitionalGame) -> int:
    return 1 << len(game.players)


@ranges(CoalitionalGame, _players)
def player(game: CoalitionalGame) -> range:
    """Run over the players."""
    return range(len(game.players))


@ranges(CoalitionalGame, _players)
def other(game: CoalitionalGame, player: int) -> range:
    """Run over the players after `player`."""
    return range(player + 1, len(game.players))


@ranges(CoalitionalGame, _coalitions)
def coalition(game: CoalitionalGame) -> Iterator[Coalition]:
    """Run over the coalitions other than nobody, small ones first."""
    return itertools.islice(coalitions(game.everybody), 1, None)


@ranges(CoalitionalGame, _coalitions)
def second_coalition(
    game: CoalitionalGame, coalition: Coalition
) -> Iterator[Coalition]:
    """Run over the coalitions apart from `coalition` that are not listed before it."""
    outside = tuple(i for i in game.everybody if i not in coalition)
    order = (len(coalition), coalition)
    return (s for s in coalitions(outside) if (len(s), s) > order)


@ranges(CoalitionalGame, _coalitions)
def without(game: CoalitionalGame, player: int) -> Iterator[Coalition]:
    """Run over the coalitions without `player`, nobody first."""
    return coalitions(tuple(i for i in game.everybody if i != player))


@ranges(CoalitionalGame, _coalitions)
def without_both(game: CoalitionalGame, player: int, other: int) -> Iterator[Coalition]:
    """Run over the coalitions without `player` and `other`, nobody first."""
    return coalitions(tuple(i for i in game.everybody if i not in (player, other)))


@ranges(CoalitionalGame, lambda _: 1, symbolic=True)
def second_worths(game: CoalitionalGame) -> Numbers:
    """Run over all worths of coalitions in another game, in one row."""
    size = len(game.worths) - 1
    row = tuple(Form.unknown(f"w.{k + 1}") for k in range(size))
    return Numbers(row, size, "numbers")


@ranges(CoalitionalGame, lambda _: 1, symbolic=True)
def payoffs(game: CoalitionalGame) -> Numbers:
    """Run over all payoffs of all players in all parts of the game, in one row."""
    size = len(parts_of(game)) * len(game.players)
    row = tuple(Form.unknown(f"y.{k + 1}") for k in range(size))
    return Numbers(row, size, "numbers")
