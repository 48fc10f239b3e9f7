"""All pure embedded equilibria of a game with two players, one with two actions."""

from collections.abc import Sequence

from accord.theory.errors import ModelError
from accord.theory.game_terms import pure
from accord.theory.games import ActionProfile, Mixed, StrategicGame
from accord.theory.properties import prop
from accord.theory.properties.subjective_embedded_equilibrium import (
    subjective_embedded_equilibrium,
)


@prop(
    StrategicGame,
    forall=("pure_profile",),
    cites="that embedded equilibria in the limit reading are the subjective ones where "
    "one of two players has two actions (proved for 2x2 and 2x3 games)",
)
def pure_embedded_equilibria(
    game: StrategicGame, pure_profile: ActionProfile, *, equilibria: Sequence[Mixed]
) -> bool:
    """These are the pure embedded equilibria, reading limit, and no other is one.

    Decided by the closed form of subjective embedded equilibria, so that it can be
    asked for which payoffs it holds. Source: Meulemans et al. 2025, section 4.3, in a
    game played once; the coincidence is ours.
    """
    if len(game.players) != 2 or min(game.sizes) > 2:
        raise ModelError(
            "expected two players, one of them with at most two actions, got "
            f"{' x '.join(map(str, game.sizes))} actions",
            "ask for one profile: embedded-equilibrium --profile",
        )
    profile = _pure(game, pure_profile)
    listed = profile in [tuple(map(tuple, mixed)) for mixed in equilibria]
    return is_embedded(game, profile) == listed


def _pure(game: StrategicGame, cell: ActionProfile) -> Mixed:
    return tuple(pure(size, a) for size, a in zip(game.sizes, cell, strict=True))


def is_embedded(game: StrategicGame, profile: Mixed) -> bool:
    """Return whether a profile is a subjective embedded equilibrium."""
    return all(
        subjective_embedded_equilibrium(game, player, action, profile=profile)
        for player, size in enumerate(game.sizes)
        for action in range(size)
    )


def because(
    game: StrategicGame, pure_profile: ActionProfile, *, equilibria: Sequence[Mixed]
) -> str:
    """Return that the profile is one that is not listed, or the other way round."""
    if is_embedded(game, _pure(game, pure_profile)):
        return "beliefs support it, and it is not listed."
    return "no beliefs support it, and it is listed."
