"""What the quantified names of properties of repeated games run over."""

from collections.abc import Iterator

from accord.theory.ranges import ranges
from accord.theory.repeated_games import RepeatedGame


@ranges(RepeatedGame, lambda game: len(game.players))
def player(game: RepeatedGame) -> range:
    """Run over the players."""
    return range(len(game.players))


@ranges(RepeatedGame, lambda game: max(game.sizes))
def action(game: RepeatedGame, player: int) -> range:
    """Run over the actions of `player`."""
    return range(game.sizes[player])


def _plays(game: RepeatedGame) -> int:
    return int(game.game.size ** game.finite("a statement about all plays"))


@ranges(RepeatedGame, _plays)
def play(game: RepeatedGame) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Run over all plays of finitely many rounds."""
    return (one.first for one in game.plays())
