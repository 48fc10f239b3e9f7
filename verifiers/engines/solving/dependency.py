"""Dependency equilibria: of pure profiles and of Nash equilibria, as laws."""

from accord.theory.games import Mixed, StrategicGame
from accord.theory.off_path import path_law
from accord.verifiers.engines.proofs.dependency_equilibrium import find as find_proof
from accord.verifiers.engines.solving import Asked, Found, each_decided

TITLE = "dependency equilibria"
PLACE = 150
COLUMN = "dep"


def asked(game: StrategicGame, profile: Mixed) -> Asked:
    """Return the statement that the profile, as a law, is one."""
    law = path_law(game, profile)
    proof = find_proof(game, law=law)
    return Asked("dependency-equilibrium", {"law": law, "proof": proof})


def find(game: StrategicGame, most: int) -> Found:
    """Return the pure profiles, to be asked."""
    return each_decided(game, asked, most)
