"""A subjective embedded law of play: each strategy answers beliefs it bears out."""

from accord.theory.believed_plays import BelievedPlay
from accord.theory.embedded_paths import tempted_in_law
from accord.theory.properties import prop


@prop(BelievedPlay, forall=("player",))
def subjective_embedded_law(p: BelievedPlay, player: int) -> bool:
    """Some beliefs that play bears out make what the strategies do a best response.

    At each history that is reached all actions that i may take are worth the same, and
    at least min u_i(a, .) now and max_b min u_i(b, .) in each later round, for every
    other action a of hers (`accord.theory.embedded_paths`). Beliefs are not asked.
    """
    return tempted_in_law(p.game, p.strategies, player) is None


def because(p: BelievedPlay, player: int) -> str:
    """Return the history, and what both actions are worth there."""
    found = tempted_in_law(p.game, p.strategies, player)
    assert found is not None
    who, labels = p.game.players[player], p.game.actions[player]
    when = p.game.say_when(found.history)
    if found.taken is None:
        return (
            f"{when} the rest is worth {found.left} to {who}; {labels[found.action]} "
            f"is worth {found.worth} at least, whatever she believes."
        )
    return (
        f"{when} {who} may take {labels[found.taken]}, worth {found.left}, and "
        f"{labels[found.action]}, worth {found.worth}."
    )
