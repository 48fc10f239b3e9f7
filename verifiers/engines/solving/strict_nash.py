"""Strict Nash equilibria: pure profiles from which every move loses."""

from accord.theory.games import Mixed, StrategicGame
from accord.theory.properties.all_pure_equilibria import as_mixed, moves
from accord.verifiers.engines.solving import Asked, Candidate, Found, show

TITLE = "strict Nash equilibria"
PLACE = 30
COLUMN = "strict"


def asked(game: StrategicGame, profile: Mixed) -> Asked:
    """Return the statement that it is one."""
    return Asked("strict-nash", {"profile": profile})


def find(game: StrategicGame, most: int) -> Found:
    """Return the strict equilibria, all of them."""
    listed = [
        as_mixed(game, p)
        for p in game.profiles()
        if all(game.payoff(i, p) > other for i, _, other in moves(game, p))
    ]
    return Found(
        [Candidate(show(game, p), asked(game, p)) for p in listed],
        Asked("all-strict-equilibria", {"equilibria": tuple(listed)}),
        "no other profile is one",
    )
