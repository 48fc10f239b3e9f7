"""Beliefs that support the profile of a law's marginals, or multipliers."""

from typing import Any

from accord.theory.game_terms import is_law
from accord.theory.games import StrategicGame
from accord.theory.properties.embedded_equilibrium_law import marginals
from accord.verifiers.engines.proofs import embedded_equilibrium


def find(game: StrategicGame, *, law: Any, reading: str = "limit") -> dict[str, Any]:
    """Return what `embedded-equilibrium` asks for of the marginals; {} of no law."""
    if not is_law(law, game.size):
        return {}
    profile = marginals(game, law)
    return embedded_equilibrium.find(game, profile=profile, reading=reading)
