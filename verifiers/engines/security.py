"""Security levels: for each player a zero-sum game against all others together."""

from typing import Any

from accord.theory.exact import Exact
from accord.theory.game_terms import opponents, replaced
from accord.theory.games import StrategicGame
from accord.verifiers.engines.matrix_games import solve_matrix

Row = tuple[Exact, ...]


def security(game: StrategicGame) -> tuple[Row, dict[str, Any]]:
    """Return the security levels, with the proof that `security-levels` asks for."""
    found = []
    for i, size in enumerate(game.sizes):
        others = list(opponents(game, i))
        found.append(
            solve_matrix(
                [
                    [game.payoff(i, replaced(p, i, a)) for p in others]
                    for a in range(size)
                ]
            )
        )
    levels, laws, punishments = zip(*found, strict=True)
    return levels, {"laws": laws, "punishments": punishments}
