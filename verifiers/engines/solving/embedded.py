"""Embedded equilibria, beliefs being limits of fully supported laws."""

from collections.abc import Callable

from accord.theory.games import Mixed, StrategicGame
from accord.theory.names import counted
from accord.verifiers.engines.embedded import Candidate as Profile
from accord.verifiers.engines.embedded import by_supports
from accord.verifiers.engines.proofs.embedded_equilibrium import find as find_proof
from accord.verifiers.engines.solving import (
    Asked,
    Candidate,
    Found,
    each_decided,
    show,
)

TITLE = "embedded equilibria (limit)"
PLACE = 120
COLUMN = "emb"
MOST_SUPPORTS = 1_000


def statement(reading: str) -> Callable[[StrategicGame, Mixed], Asked]:
    """Return what makes the statement that a profile is one, in this reading."""

    def asked(game: StrategicGame, profile: Mixed) -> Asked:
        proof = find_proof(game, profile=profile, reading=reading)
        known = {"profile": profile, "proof": proof, "reading": reading}
        return Asked("embedded-equilibrium", known)

    return asked


asked = statement("limit")


def find(game: StrategicGame, most: int) -> Found:
    """Return the pure profiles, to be asked, and of two players mixed ones."""
    return proposed(game, most, "limit")


def proposed(game: StrategicGame, most: int, reading: str) -> Found:
    """Return what `find` does in any reading."""
    rows, columns = game.sizes[0], game.sizes[-1]
    pairs = (2**rows - 1) * (2**columns - 1)
    if len(game.players) != 2 or game.size > most or pairs > MOST_SUPPORTS:
        return each_decided(game, statement(reading), most)
    found = by_supports(game, reading)
    if found.open:
        extent = (
            f"each of {counted(game.size, 'pure profile')} is decided; of mixed ones "
            "those that their supports determine are listed, and "
            f"{counted(len(found.open), 'pair')} of supports may have infinitely many"
        )
        tried = [_candidate(game, c, reading) for c in found.candidates]
        return Found(tried, extent=extent, part=True)
    listed = tuple(c.profile for c in found.equilibria)
    proof = {"pairs": found.evidence}
    known = {"equilibria": listed, "proof": proof, "reading": reading}
    return Found(
        [_candidate(game, c, reading) for c in found.equilibria],
        Asked("all-embedded-equilibria", known),
        "there are no others, pure or mixed",
    )


def _candidate(game: StrategicGame, found: Profile, reading: str) -> Candidate:
    known = {"profile": found.profile, "proof": found.proof, "reading": reading}
    return Candidate(show(game, found.profile), Asked("embedded-equilibrium", known))
