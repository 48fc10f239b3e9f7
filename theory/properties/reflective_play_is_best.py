"""Reflective oracles make players choose best replies."""

from accord.theory.best_response_machines import (
    best_response_machines,
    comparisons,
    played,
)
from accord.theory.game_terms import reply
from accord.theory.games import StrategicGame
from accord.theory.oracle_machines import Oracle, in_box
from accord.theory.properties import assume, prop


@prop(StrategicGame, forall=("player",))
def reflective_play_is_best(
    game: StrategicGame, player: int, *, oracle: Oracle
) -> bool:
    """If the oracle is right about her machines, a player plays best replies only.

    She goes through her actions and takes the next one where the oracle says that it
    is better than what she has. So with a reflective oracle the players are at a Nash
    equilibrium. Source: Fallenstein, Taylor and Christiano 2015, "Reflective oracles".
    """
    machines = best_response_machines(game)
    answers = machines.exactly(oracle)
    assume(in_box(answers))
    own = (k for k, each in enumerate(comparisons(game)) if each[0] == player)
    assume(all(machines.reflects(k, answers) for k in own))
    profile = played(game, answers)
    size = game.sizes[player]
    worth = [reply(game, player, action, profile) for action in range(size)]
    return all(
        all(bool(worth[action] >= other) for other in worth)
        for action, weight in enumerate(profile[player])
        if weight > 0
    )


def because(game: StrategicGame, player: int, *, oracle: Oracle) -> str:
    """Return what the player plays."""
    law = played(game, best_response_machines(game).exactly(oracle))[player]
    parts = zip(law, game.actions[player], strict=True)
    shown = ", ".join(f"{p} {label}" for p, label in parts)
    return f"{game.players[player]} plays ({shown}), not best replies alone."
