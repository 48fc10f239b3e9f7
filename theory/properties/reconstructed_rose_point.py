"""A reconstructed ROSE point: of the bargaining value, under a kernel that is named."""

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import (
    Proof,
    Row,
    convex,
    instead,
    is_feasible,
    same,
    shown_ends,
    supports,
)
from accord.theory.initiative import check_kernel, label
from accord.theory.properties import prop
from accord.theory.rose_points import deciding_weights, gaps


@prop(BargainingProblem, loops=("vertex",))
def reconstructed_rose_point(
    problem: BargainingProblem, *, kernel: str, point: Row, proof: Proof
) -> bool:
    """The point is one of ROSE under the reconstructed kernel R1, R2 or R3.

    A Pareto optimal u >= d of two players, with positive weights a of which it
    maximises the sum and for which a_1 g_1 = a_2 g_2. Under R1 the g_i are what lacks
    to the most that i gets at Pareto optimal x >= d; under R2 what is gained over the
    least, so this is Nash's solution from the Pareto meet minimum; under R3 the gain
    over the halfway point. A single such x is the point. The proof has lotteries for
    the two `ends` of these x with their `normals`, and the `lottery` that gives the
    point, or the `normal` of a hyperplane that parts it from every outcome. Source:
    Diffractor 2022, "Introducing the ROSE value", of which the equation could not be
    read: the kernels are reconstructions, and none is known to be the author's.
    """
    convex(problem, players=2)
    check_kernel(kernel)
    ends = shown_ends(problem, proof)
    if same(*ends):
        return same(point, ends[0])
    if len(point) != 2 or not is_feasible(problem, point, proof):
        return False
    weights = deciding_weights(kernel, ends, point)
    return (
        all(bool(x >= d) for x, d in zip(point, problem.disagreement, strict=True))
        and weights is not None
        and supports(problem, weights, point)
    )


def because(
    problem: BargainingProblem, *, kernel: str, point: Row, proof: Proof
) -> str:
    """Return what lacks."""
    ends = shown_ends(problem, proof)
    if same(*ends):
        return instead(point, ends[0])
    if len(point) != 2 or "normal" in proof:
        return "it is not feasible."
    if any(x < d for x, d in zip(point, problem.disagreement, strict=True)):
        return "a player gets less than without an agreement."
    weights = deciding_weights(kernel, ends, point)
    if weights is None:
        first, second = gaps(kernel, ends, point)
        return (
            f"under {label(kernel)} the gaps are {first} and {second}, and no positive "
            "weights make them equal."
        )
    beyond = next(v for v in problem.outcomes if not supports_at(weights, v, point))
    return (
        f"under {label(kernel)} only the weights ({weights[0]}, {weights[1]}) would "
        f"do, and the sum with these is larger at ({beyond[0]}, {beyond[1]})."
    )


def supports_at(weights: Row, outcome: Row, point: Row) -> bool:
    """Return whether the weighted sum is no larger at the outcome than at the point."""
    pairs = zip(weights, outcome, point, strict=True)
    return bool(sum(a * (v - x) for a, v, x in pairs) <= 0)
