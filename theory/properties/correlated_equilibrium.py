"""Correlated equilibrium: nobody gains by not doing what she is told."""

from collections.abc import Sequence
from typing import Any

from accord.theory.game_terms import is_law, replaced
from accord.theory.games import StrategicGame
from accord.theory.properties import prop


@prop(StrategicGame, forall=("player", "action", "deviation"))
def correlated_equilibrium(
    game: StrategicGame, player: int, action: int, deviation: int, *, law: Sequence[Any]
) -> bool:
    """No player told to play `action` by the law expects to gain by the deviation.

    `law` has a probability for each profile of actions, in the order of the table. For
    every player i and actions a, b: the sum over p with p_i = a of
    law(p) (u_i(p) - u_i(b, p_-i)) is at least 0. Source: Aumann 1974, "Subjectivity and
    correlation in randomized strategies".
    """
    return is_law(law, game.size) and bool(
        obedience(game, player, action, deviation, law) >= 0
    )


def obedience(
    game: StrategicGame, player: int, action: int, deviation: int, law: Sequence[Any]
) -> Any:
    """Return what obeying `action` gains over the deviation, times its probability."""
    total: Any = 0
    for weight, profile in zip(law, game.profiles(), strict=True):
        if profile[player] == action:
            other = game.payoff(player, replaced(profile, player, deviation))
            total = total + weight * (game.payoff(player, profile) - other)
    return total


def because(
    game: StrategicGame, player: int, action: int, deviation: int, *, law: Sequence[Any]
) -> str:
    """Return the loss."""
    if not is_law(law, game.size):
        return "the numbers are no law on the profiles."
    told = sum(
        w for w, p in zip(law, game.profiles(), strict=True) if p[player] == action
    )
    loss = -obedience(game, player, action, deviation, law) / told
    labels = game.actions[player]
    return (
        f"{game.players[player]}, told to play {labels[action]}, expects {loss} more "
        f"from {labels[deviation]}."
    )
