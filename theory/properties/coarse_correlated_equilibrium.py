"""Coarse correlated equilibrium: nobody gains by deciding before she is told."""

from collections.abc import Sequence
from typing import Any

from accord.theory.game_terms import is_law, replaced
from accord.theory.games import StrategicGame
from accord.theory.properties import prop


@prop(StrategicGame, forall=("player", "action"))
def coarse_correlated_equilibrium(
    game: StrategicGame, player: int, action: int, *, law: Sequence[Any]
) -> bool:
    """No player expects to gain by one action, chosen before the law tells her any.

    `law` has a probability for each profile of actions, in the order of the table. For
    every player i and action b: the sum over all p of law(p) (u_i(p) - u_i(b, p_-i)) is
    at least 0. Source: Moulin and Vial 1978, "Strategically zero-sum games".
    """
    return is_law(law, game.size) and bool(commitment(game, player, action, law) >= 0)


def commitment(
    game: StrategicGame, player: int, action: int, law: Sequence[Any]
) -> Any:
    """Return what following the law gains over always playing `action`."""
    total: Any = 0
    for weight, profile in zip(law, game.profiles(), strict=True):
        other = game.payoff(player, replaced(profile, player, action))
        total = total + weight * (game.payoff(player, profile) - other)
    return total


def because(
    game: StrategicGame, player: int, action: int, *, law: Sequence[Any]
) -> str:
    """Return the loss."""
    if not is_law(law, game.size):
        return "the numbers are no law on the profiles."
    loss = -commitment(game, player, action, law)
    return (
        f"{game.players[player]} expects {loss} more from always playing "
        f"{game.actions[player][action]}."
    )
