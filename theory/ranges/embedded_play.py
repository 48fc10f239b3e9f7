"""What the quantified names of properties of embedded agents run over."""

from collections.abc import Iterator

from accord.theory.embedded_play import EmbeddedAgents
from accord.theory.ranges import ranges
from accord.theory.repeated_games import History


@ranges(EmbeddedAgents, lambda play: len(play.agents))
def player(play: EmbeddedAgents) -> range:
    """Run over the players."""
    return range(len(play.agents))


@ranges(EmbeddedAgents, lambda play: int(play.game.game.size**play.rounds))
def play_path(play: EmbeddedAgents) -> Iterator[History]:
    """Run over the plays of the game."""
    return play.game.histories(play.rounds)
