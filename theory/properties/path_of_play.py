"""What embedded agents play."""

from accord.theory.embedded_play import EmbeddedAgents
from accord.theory.properties import prop
from accord.theory.repeated_games import History


@prop(EmbeddedAgents)
def path_of_play(play: EmbeddedAgents, *, path: History) -> bool:
    """The agents play this path, for certain."""
    law = play.law()
    return set(law) == {path} and bool(law[path] == 1)


def because(play: EmbeddedAgents, *, path: History) -> str:
    """Return what they play."""
    told = [f"{play.game.say(h)} with {p}" for h, p in list(play.law().items())[:6]]
    return f"they play {', '.join(told)}."
