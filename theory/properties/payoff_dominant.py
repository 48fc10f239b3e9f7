"""Payoff dominant: who gets more in every cell gets no less by the value."""

from accord.theory.bargaining_terms import Proof, Row
from accord.theory.games import StrategicGame
from accord.theory.initiative import shown_shares
from accord.theory.properties import assume, prop


@prop(StrategicGame, loops=("coalition", "pure_profile", "joint_action"))
def payoff_dominant(
    game: StrategicGame, *, kernel: str, proof: Proof, cases: Row = ()
) -> bool:
    """If A >= B in every cell, the value gives the first player at least the second's.

    Of two players with payoffs A and B; `kernel` and `proof` as for
    `monotone-in-actions`. Whether the numbers `cases` are positive changes nothing: a
    proof for all payoffs goes by it. Source: Kalai and Kalai 2013, payoff dominance.
    """
    assume(all(a >= b for a, b in game.table))
    point = shown_shares(game, kernel, proof)
    either = [number > 0 for number in cases]
    return len(either) == len(cases) and bool(point[0] >= point[1])
