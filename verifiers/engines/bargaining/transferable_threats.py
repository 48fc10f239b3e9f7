"""Nash's variable threats with payments, by the zero-sum game of the threats."""

from accord.theory.errors import ModelError
from accord.theory.games import StrategicGame
from accord.theory.properties.transferable_threats import agreed_on
from accord.theory.transferable import against, difference
from accord.verifiers.engines.bargaining import Found
from accord.verifiers.engines.bargaining.coco import check_size
from accord.verifiers.engines.matrix_games import solve_matrix

DEFINITION = "transferable-threats"


def solve(game: StrategicGame) -> Found:
    """Return what is agreed on, with the threats and what they would bring about."""
    if len(game.players) != 2:
        raise ModelError(
            f"this solution is defined for 2 players, got {len(game.players)}"
        )
    check_size(game, ("pure_profile",))
    _, rows, columns = solve_matrix(difference(*against(game, (0,))))
    threats = (rows, columns)
    proof = {"threats": threats}
    d = ", ".join(str(game.expected(i, threats)) for i in (0, 1))
    note = f"without an agreement the threats give ({d})"
    return Found(agreed_on(game, proof), proof, (note,))
