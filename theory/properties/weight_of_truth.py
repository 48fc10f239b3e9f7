"""The weight that an agent's prior gives to what happens."""

from typing import Any

from accord.theory.embedded_play import EmbeddedAgents
from accord.theory.properties import prop


@prop(EmbeddedAgents)
def weight_of_truth(
    play: EmbeddedAgents, *, player: int, weight: Any, distances: Any = None
) -> bool:
    """The universes with the law of the play have this weight in an agent's prior.

    It is the constant with which the mixture dominates the truth. `distances`, if
    given: the total variation of prediction and truth after 0, 1, ... rounds of a
    sure play, over the rounds that are left.
    """
    law = play.law()
    found = bool(play.weight_of_truth(player, law) == weight)
    return found and (distances is None or _distances(play, player) == list(distances))


def _distances(play: EmbeddedAgents, player: int) -> list[Any]:
    law = play.law()
    (path,) = law if len(law) == 1 else ((),)
    return [play.distance_to_truth(player, path[:t], law) for t in range(len(path) + 1)]


def because(
    play: EmbeddedAgents, *, player: int, weight: Any, distances: Any = None
) -> str:
    """Return the weight and the distances."""
    shown = ", ".join(map(str, _distances(play, player)))
    return (
        f"the weight is {play.weight_of_truth(player, play.law())}, the distances are "
        f"{shown}."
    )
