"""The coco value, by a zero-sum game for each pair of coalitions."""

from accord.theory.errors import ModelError, ScopeError
from accord.theory.games import StrategicGame
from accord.theory.names import in_digits
from accord.theory.ranges import count_instances
from accord.theory.transferable import (
    against,
    coalitions,
    difference,
    divided,
    largest_sum,
)
from accord.verifiers.engines.bargaining import Found
from accord.verifiers.engines.matrix_games import solve_matrix

DEFINITION = "coco-value"
MOST = 2 * 10**7


def solve(game: StrategicGame) -> Found:
    """Return the value, with optimal mixtures of each pair of coalitions."""
    check_size(game, ("coalition", "pure_profile"))
    pairs, gaps = [], []
    for coalition in coalitions(len(game.players)):
        gap, rows, columns = solve_matrix(difference(*against(game, coalition)))
        pairs.append({"rows": rows, "columns": columns})
        gaps.append((gap, gap))
    point, _ = divided(len(game.players), largest_sum(game), gaps)
    return Found(point, {"pairs": tuple(pairs)})


def check_size(game: StrategicGame, loops: tuple[str, ...]) -> None:
    """Raise unless the game has numbers, and not too many coalitions and profiles."""
    if game.where is not None:
        raise ModelError("expected a game with numbers, got one with parameters")
    steps = count_instances(game, loops)
    if steps > MOST:
        raise ScopeError(
            f"the coalitions of {len(game.players)} players and the profiles take "
            f"{in_digits(steps)} steps, more than the {MOST:,} that fit",
            "state a game with fewer players or actions",
        )
