"""Payoff-dominant equilibria: those in which nobody gets less than in any other."""

from accord.theory.errors import ScopeError
from accord.theory.games import StrategicGame
from accord.theory.names import counted
from accord.verifiers.engines.solving import Asked, Candidate, Found, show
from accord.verifiers.engines.solving.nash import equilibria

TITLE = "payoff-dominant equilibria"
PLACE = 90


def find(game: StrategicGame, most: int) -> Found:
    """Return the extreme equilibria of two players, to be asked."""
    if len(game.players) != 2:
        raise ScopeError(
            f"the equilibria of {counted(len(game.players), 'player')} are not all "
            "found, so none can be compared with all others",
            "two players",
        )
    candidates = [
        Candidate(show(game, p), Asked("payoff-dominant-equilibrium", {"profile": p}))
        for p in equilibria(game)
    ]
    said = f"each extreme equilibrium, {len(candidates)} in all, is compared with all"
    return Found(candidates, extent=said)
