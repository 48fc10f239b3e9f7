"""Nash's solution with variable threats, of a two-player game without transfers."""

from accord.theory.games import StrategicGame
from accord.theory.threats import mixed_words, two_players
from accord.verifiers.engines.bargaining import Found
from accord.verifiers.engines.radicals import said
from accord.verifiers.engines.weighted_values import threats

DEFINITION = "variable-threats"


def solve(game: StrategicGame) -> Found:
    """Return the point, with the threats in a note."""
    two_players(game)
    one, chosen = threats(game)
    proof = {
        "solution": one.point,
        "lottery": one.lottery,
        "weights": one.weights,
        "threats": chosen,
    }
    told = []
    for player, labels, law in zip(game.players, game.actions, chosen, strict=True):
        told.append(f"{player} threatens {mixed_words(labels, law, said)}")
    at = ", ".join(said(game.expected(i, chosen)) for i in (0, 1))
    return Found(one.point, proof, (*told, f"without an agreement ({at})"))
