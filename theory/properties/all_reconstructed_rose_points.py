"""All reconstructed ROSE points: those of a kernel are listed, and no others."""

from collections.abc import Sequence

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import (
    Proof,
    Row,
    convex,
    same,
    shown_frontier,
)
from accord.theory.initiative import check_kernel, label
from accord.theory.properties import prop
from accord.theory.rose_points import all_points


@prop(BargainingProblem, loops=("vertex",))
def all_reconstructed_rose_points(
    problem: BargainingProblem, *, kernel: str, points: Sequence[Row], proof: Proof
) -> bool:
    """The points are all that ROSE has under the reconstructed kernel R1, R2 or R3.

    As a set: their order does not matter. `reconstructed-rose-point` says what one is.
    The proof has lotteries for the corners of the `frontier` where nobody is worse off
    than d; the definition walks along it, one linear equation for each edge and one
    comparison of slopes at each corner.
    """
    convex(problem, players=2)
    check_kernel(kernel)
    found = all_points(kernel, shown_frontier(problem, proof))
    return all(any(same(p, q) for q in found) for p in points) and all(
        any(same(p, q) for p in points) for q in found
    )


def because(
    problem: BargainingProblem, *, kernel: str, points: Sequence[Row], proof: Proof
) -> str:
    """Return the points."""
    found = all_points(kernel, shown_frontier(problem, proof))
    shown = ", ".join(f"({', '.join(map(str, p))})" for p in found)
    return f"the points of {label(kernel)} are {shown}."
