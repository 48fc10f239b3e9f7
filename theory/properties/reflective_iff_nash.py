"""Two actions each: an oracle is reflective where what it makes them play is Nash."""

from accord.theory.best_response_machines import best_response_machines, played
from accord.theory.errors import ModelError
from accord.theory.games import StrategicGame
from accord.theory.oracle_machines import Oracle, in_box
from accord.theory.properties import assume, prop
from accord.theory.properties.nash import nash


@prop(StrategicGame)
def reflective_iff_nash(game: StrategicGame, *, oracle: Oracle) -> bool:
    """The answers about best-response machines are reflective iff the play is Nash.

    Each of two actions; `oracle` has for each player the probability of yes to "is her
    second action better", with which she then plays it. Source: Fallenstein, Taylor
    and Christiano 2015, "Reflective oracles", theorem 4.1 for two actions.
    """
    if any(size != 2 for size in game.sizes):
        raise ModelError("expected a game in which each player has two actions")
    machines = best_response_machines(game)
    answers = machines.exactly(oracle)
    assume(in_box(answers))
    profile = played(game, answers)
    is_nash = all(
        nash(game, player, action, profile=profile)
        for player in range(len(game.players))
        for action in range(2)
    )
    return machines.is_reflective(answers) == is_nash


def because(game: StrategicGame, *, oracle: Oracle) -> str:
    """Return which of the two it is."""
    machines = best_response_machines(game)
    reflective = machines.is_reflective(machines.exactly(oracle))
    return (
        "the oracle is reflective, and what it makes them play is no equilibrium."
        if reflective
        else "they play an equilibrium, and the oracle is not reflective."
    )
