"""Grain of truth: what agents do is in the class that they believe in."""

from accord.theory.embedded_play import EmbeddedAgents
from accord.theory.properties import assume, prop


@prop(EmbeddedAgents, forall=("player",))
def grain_of_truth(play: EmbeddedAgents, player: int) -> bool:
    """Each agent's class has a universe of positive weight with the law of the play.

    The law over histories up to the horizon, of what agents do who plan by these very
    beliefs: the class is closed under its own best responses. Then the mixture
    dominates the truth with this weight (Definition 3.10 of Meulemans et al. 2025),
    which a horizon alone would not show.
    """
    assume(play.agents[player].plays is None)
    return bool(play.weight_of_truth(player, play.law()) > 0)


def because(play: EmbeddedAgents, player: int) -> str:
    """Return what is played."""
    told = [f"{play.game.say(h)} with {p}" for h, p in list(play.law().items())[:6]]
    return (
        f"what is played, {', '.join(told)}, has no weight in the class of "
        f"{play.game.players[player]}."
    )
