"""Embedded equilibria, beliefs being limits of fully supported laws."""

from collections.abc import Callable
from functools import lru_cache

from accord.theory.games import Mixed, StrategicGame
from accord.theory.names import counted
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
    profiles, endless = _isolated(game)
    asked = statement(reading)
    candidates = (Candidate(show(game, p), asked(game, p)) for p in profiles)
    extent = (
        f"each of {counted(game.size, 'pure profile')} is decided; of mixed ones those "
        "that their supports determine are listed, by a search without a certificate "
        "that it is complete"
    )
    if endless:
        extent += f"; {counted(endless, 'pair')} of supports have infinitely many"
    return Found(candidates, extent=extent, part=True)


@lru_cache(maxsize=1)  # the readings differ only in what is asked of these
def _isolated(game: StrategicGame) -> tuple[tuple[Mixed, ...], int]:
    """Return the profiles that their supports determine, and how many pairs do not."""
    found = by_supports(game)
    return tuple(c.profile for c in found.candidates), len(found.open)
