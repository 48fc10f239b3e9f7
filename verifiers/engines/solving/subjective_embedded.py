"""Subjective embedded equilibria: each player with beliefs of her own."""

from accord.theory.games import Mixed, StrategicGame
from accord.verifiers.engines.solving import Asked, Found, each_decided

TITLE = "subjective embedded equilibria"
PLACE = 130
COLUMN = "s-emb"


def asked(game: StrategicGame, profile: Mixed) -> Asked:
    """Return the statement that the profile is one."""
    return Asked("subjective-embedded-equilibrium", {"profile": profile})


def find(game: StrategicGame, most: int) -> Found:
    """Return the pure profiles, to be asked."""
    return each_decided(game, asked, most)
