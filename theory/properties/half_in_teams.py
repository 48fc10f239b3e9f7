"""Half in teams: where both have the same payoffs, each gets half of the most."""

from accord.theory.bargaining_terms import Proof
from accord.theory.games import StrategicGame
from accord.theory.initiative import shown_shares
from accord.theory.properties import assume, prop
from accord.theory.transferable import largest_sum


@prop(StrategicGame, loops=("coalition", "pure_profile", "joint_action"))
def half_in_teams(game: StrategicGame, *, kernel: str, proof: Proof) -> bool:
    """If A = B, the value gives each of the two players half of the largest sum.

    `kernel` and `proof` as for `monotone-in-actions`.
    """
    assume(all(a == b for a, b in game.table))
    point = shown_shares(game, kernel, proof)
    return all(bool(2 * x == largest_sum(game)) for x in point)
