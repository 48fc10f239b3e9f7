"""Subjective Nash equilibria: what is expected of the others agrees with the play."""

from accord.theory.game_terms import pure, replaced
from accord.theory.games import Mixed, StrategicGame
from accord.theory.off_path import path_law
from accord.verifiers.engines.solving import Asked, Found, each_decided

TITLE = "subjective Nash equilibria"
PLACE = 110
COLUMN = "subj"


def asked(game: StrategicGame, profile: Mixed) -> Asked:
    """Return the statement that the profile is one.

    Played once, all that the others do is seen: no other expectations agree with it.
    """
    expectations = []
    for i, size in enumerate(game.sizes):
        seen = path_law(game, replaced(profile, i, pure(size, 0)))
        cells = zip(game.profiles(), seen, strict=True)
        expectations.append(tuple(w for cell, w in cells if cell[i] == 0))
    known = {"profile": profile, "expectations": tuple(expectations)}
    return Asked("subjective-nash", known)


def find(game: StrategicGame, most: int) -> Found:
    """Return the pure profiles, to be asked."""
    return each_decided(game, asked, most)
