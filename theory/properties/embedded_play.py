"""An embedded play: the strategies answer one belief that all hold off the path."""

from typing import Any

from accord.theory.believed_plays import BelievedPlay, worth_of
from accord.theory.errors import ModelError
from accord.theory.predictions import Unforeseen, layer_of, q_table
from accord.theory.properties import prop


def _best(p: BelievedPlay, player: int) -> tuple[Any, ...]:
    """Return what each action is worth at first: truth where it speaks, then q."""
    if p.beliefs and not p.is_common:
        raise ModelError(
            "expected one belief that all players hold, got several",
            "give it as the common belief",
        )
    layers = (layer_of(p.truth()), *p.belief(player))
    return q_table(p.decisions(player), layers)[()]


@prop(BelievedPlay, forall=("player",))
def embedded_play(p: BelievedPlay, player: int, *, epsilon: Any = 0) -> bool:
    """The strategies are an eps-embedded equilibrium by their common belief q.

    Every player i expects what the strategies truly bring where they give a history
    and her action a probability, and elsewhere what q says given both (equations 19-21
    of Meulemans et al. 2025); then no policy is worth more to her than her strategy is,
    plus epsilon (Definitions 4.19 and 4.23, for this horizon). q must foresee each
    action at each history that the truth excludes.
    """
    try:
        return bool(worth_of(p, player) >= max(_best(p, player)) - epsilon)
    except Unforeseen:
        return False


def because(p: BelievedPlay, player: int, *, epsilon: Any = 0) -> str:
    """Return what is excluded, or the better action."""
    game = p.game
    who = game.players[player]
    try:
        values = _best(p, player)
    except Unforeseen as gap:
        when, action = game.say_when(p.history(gap.word)), gap.action
        return (
            f"{when} the common belief gives {game.actions[player][action]} of "
            f"{who} no probability."
        )
    action = values.index(max(values))
    more = f", which is more than {epsilon} more" if epsilon else ""
    return (
        f"the play is worth {worth_of(p, player)} to {who}; she expects {max(values)} "
        f"from a policy that begins with {game.actions[player][action]}{more}."
    )
