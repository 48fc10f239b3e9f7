"""Strictly dominated by a mixture that is given, or to be found."""

from collections.abc import Sequence
from typing import Any

from accord.theory.game_terms import gain, is_law
from accord.theory.games import ActionProfile, StrategicGame
from accord.theory.properties import prop


@prop(StrategicGame, forall=("pure_profile",))
def strictly_dominated_by_mixture(
    game: StrategicGame,
    pure_profile: ActionProfile,
    *,
    player: int,
    action: int,
    mixture: Sequence[Any],
) -> bool:
    """Whatever the others play, the mixture expects more than the action gives.

    `mixture` has a probability for each action of the player. For every profile p:
    sum_b mixture(b) u_i(b, p_-i) > u_i(action, p_-i).
    """
    return is_law(mixture, game.sizes[player]) and bool(
        gain(game, player, mixture, action, pure_profile) > 0
    )


def because(
    game: StrategicGame,
    pure_profile: ActionProfile,
    *,
    player: int,
    action: int,
    mixture: Sequence[Any],
) -> str:
    """Return the difference."""
    if not is_law(mixture, game.sizes[player]):
        return "the mixture is no law on the player's actions."
    more = gain(game, player, mixture, action, pure_profile)
    name = game.actions[player][action]
    return f"against these actions of the others the mixture gains {more} on {name}."
