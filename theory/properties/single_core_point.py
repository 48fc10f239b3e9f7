"""The core is one point: no other one gives every coalition its worth."""

from accord.theory.bargaining_terms import Proof, Row, instead, same
from accord.theory.coalitional_games import CoalitionalGame
from accord.theory.coalitional_terms import only_core_point
from accord.theory.properties import prop


@prop(CoalitionalGame, loops=("coalition",))
def single_core_point(game: CoalitionalGame, *, point: Row, proof: Proof) -> bool:
    """The point is in the core, and no other one is.

    The proof has the only point as `solution`, with a balanced `collection` of
    coalitions that get just their worth there and settle what everybody gets; or two
    `points` of the core; or a balanced `collection` alone, which shows it empty.
    """
    solution = only_core_point(game, proof)
    return solution is not None and same(point, solution)


def because(game: CoalitionalGame, *, point: Row, proof: Proof) -> str:
    """Return the only point, or two, or that there is none."""
    if "points" in proof:
        each = (f"({', '.join(map(str, x))})" for x in proof["points"])
        return f"in the core are {' and '.join(each)}."
    if "solution" not in proof:
        return "the core is empty."
    return f"{instead(point, proof['solution'])}"
