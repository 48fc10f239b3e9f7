"""Punishes: a law of the others' actions holds a player to what a profile gives her."""

from collections.abc import Sequence
from typing import Any

from accord.theory.game_terms import is_law, is_mixed, opponents, replaced
from accord.theory.games import Mixed, StrategicGame
from accord.theory.properties import prop


@prop(StrategicGame, forall=("pure_profile",))
def punishes(
    game: StrategicGame,
    pure_profile: tuple[int, ...],
    *,
    player: int,
    profile: Mixed,
    punishment: Sequence[Any],
) -> bool:
    """Against the punishment no action gives the player more than the profile does.

    `punishment` has a probability for each profile of the others' actions, in the order
    of the table; they may correlate. If there is one, the profile is individually
    rational for the player by the minmax in mixed (correlated) actions; if there is
    none, it is not. Of `pure_profile` only the player's own action counts.
    """
    others = list(opponents(game, player))
    if not (is_mixed(game, profile) and is_law(punishment, len(others))):
        return False
    action = pure_profile[player]
    held = sum(
        weight * game.payoff(player, replaced(p, player, action))
        for weight, p in zip(punishment, others, strict=True)
    )
    return bool(game.expected(player, profile) >= held)
