"""The least core: the largest complaint of a coalition is as small as can be."""

from accord.theory.bargaining_terms import Proof, Row
from accord.theory.coalitional_games import CoalitionalGame
from accord.theory.coalitional_terms import is_shared, largest_excess, least_excess
from accord.theory.properties import prop


@prop(CoalitionalGame, loops=("coalition",))
def least_core(game: CoalitionalGame, *, point: Row, proof: Proof) -> bool:
    """The point shares out v(N), and its largest excess is the least that can be.

    An excess is what a coalition other than nobody and everybody is worth above what it
    gets. The proof has a point, `reached`, and a balanced `collection` that bounds the
    largest excess of any point by that of this one.
    Source: Maschler, Peleg and Shapley 1979.
    """
    least = least_excess(game, proof)
    return is_shared(game, point) and bool(largest_excess(game, point) == least)


def because(game: CoalitionalGame, *, point: Row, proof: Proof) -> str:
    """Return the excess of the point, and that of a better one."""
    if not is_shared(game, point):
        return f"it does not share out {game.worths[-1]} among all."
    reached = ", ".join(map(str, proof["reached"]))
    return (
        f"its largest excess is {largest_excess(game, point)}, that of ({reached}) is "
        f"{least_excess(game, proof)}."
    )
