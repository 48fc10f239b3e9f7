"""Minimax in zero-sum games: the value of two players is von Neumann's there."""

from accord.theory.bargaining_terms import Proof
from accord.theory.errors import CertificateError
from accord.theory.games import StrategicGame
from accord.theory.initiative import shown_shares
from accord.theory.properties import PremiseNotMet, assume, prop
from accord.theory.transferable import against, value


@prop(StrategicGame, loops=("coalition", "pure_profile", "joint_action"))
def minimax_in_zero_sum(
    game: StrategicGame, *, kernel: str, proof: Proof, optimal: Proof
) -> bool:
    """If B = -A, the first player gets the value of A and the second the rest.

    `kernel` and `proof` as for `monotone-in-actions`; `optimal` has the mixed
    strategies `rows` and `columns` that show the value of A.
    """
    assume(all(a + b == 0 for a, b in game.table))
    point = shown_shares(game, kernel, proof)
    try:
        worth = value(against(game, (0,))[0], optimal)
    except CertificateError as error:
        raise PremiseNotMet from error  # what is refused says nothing
    return bool(point[0] == worth) and bool(point[1] == -worth)
