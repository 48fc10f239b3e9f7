"""The weight that an agent's prior gives to what happens."""

from collections.abc import Sequence
from typing import Any

from accord.theory.embedded_play import EmbeddedAgents
from accord.theory.properties import prop


@prop(EmbeddedAgents)
def weight_of_truth(
    play: EmbeddedAgents, *, weight: Any, player: Any = None, distances: Any = None
) -> bool:
    """The universes with the law of the play have this weight in an agent's prior.

    Of one player, or of each of them. It is the constant with which the mixture
    dominates the truth. `distances`, if given: the total variation of prediction and
    truth after 0, 1, ... rounds of a sure play, over the rounds that are left.
    """
    law = play.law()
    return all(
        bool(play.weight_of_truth(i, law) == weight)
        and (distances is None or _distances(play, i) == list(distances))
        for i in _meant(play, player)
    )


def _meant(play: EmbeddedAgents, player: Any) -> Sequence[int]:
    return range(len(play.agents)) if player is None else (player,)


def _distances(play: EmbeddedAgents, player: int) -> list[Any]:
    law = play.law()
    (path,) = law if len(law) == 1 else ((),)
    return [play.distance_to_truth(player, path[:t], law) for t in range(len(path) + 1)]


def because(
    play: EmbeddedAgents, *, weight: Any, player: Any = None, distances: Any = None
) -> str:
    """Return the weights and the distances."""
    law = play.law()
    told = []
    for i in _meant(play, player):
        shown = ", ".join(map(str, _distances(play, i)))
        told.append(
            f"of {play.game.players[i]} the weight is {play.weight_of_truth(i, law)}, "
            f"the distances are {shown}"
        )
    return f"{'; '.join(told)}."
