"""A class that holds every play possible, with a universe of positive weight each."""

from accord.theory.embedded_play import EmbeddedAgents
from accord.theory.properties import prop
from accord.theory.repeated_games import History


@prop(EmbeddedAgents, forall=("player", "play_path"))
def holds_every_play(play: EmbeddedAgents, player: int, play_path: History) -> bool:
    """Each play of the game is, for certain, that of a universe of positive weight.

    Then every deterministic play is in each agent's class, and so what agents play
    without lots is, whatever they believe otherwise: the class is closed.
    """
    if play.agents[player].plays is not None:
        return True
    return bool(play.weight_of_truth(player, {play_path: 1}) > 0)


def because(play: EmbeddedAgents, player: int, play_path: History) -> str:
    """Return the play that is left out."""
    return (
        f"no universe of {play.game.players[player]} plays {play.game.say(play_path)}."
    )
