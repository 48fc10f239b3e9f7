"""A subjective embedded play: each strategy answers a belief that play bears out."""

from typing import Any

from accord.theory.believed_plays import BelievedPlay, better_action
from accord.theory.predictions import Layers, Unforeseen, variation
from accord.theory.properties import prop


def _layers(p: BelievedPlay, player: int, epsilon: Any) -> Layers:
    """Return the belief that counts: for epsilon > 0 no completion helps it."""
    return p.belief(player) if epsilon == 0 else p.belief(player)[:1]


@prop(BelievedPlay, forall=("player",))
def subjective_embedded_play(p: BelievedPlay, player: int, *, epsilon: Any = 0) -> bool:
    """The strategies with the beliefs are an eps-subjective embedded equilibrium.

    For every player i: her belief foresees each of her actions at each history (a grain
    of uncertainty, or with epsilon = 0 a completion by further layers); her strategy is
    an exact embedded best response to it, at every history that it speaks of; and the
    total variation of belief and true law of play is at most epsilon. Definitions 4.11
    and 4.15 of Meulemans et al. 2025, for this horizon.
    """
    belief = p.belief(player)[0]
    if variation(belief, p.truth(), p.rounds) > epsilon:
        return False
    try:
        return better_action(p, player, _layers(p, player, epsilon)) is None
    except Unforeseen:
        return False


def because(p: BelievedPlay, player: int, *, epsilon: Any = 0) -> str:
    """Return what is excluded, the better action, or how far off the belief is."""
    who, game = p.game.players[player], p.game
    try:
        better = better_action(p, player, _layers(p, player, epsilon))
    except Unforeseen as gap:
        when = game.say_when(p.history(gap.word))
        return (
            f"{when} the belief of {who} gives her action "
            f"{game.actions[player][gap.action]} no probability."
        )
    if better is not None:
        return p.say_better(player, better)
    far = variation(p.belief(player)[0], p.truth(), p.rounds)
    return (
        f"the belief of {who} and the play are {far} apart in total variation, which "
        f"is more than {epsilon}."
    )
