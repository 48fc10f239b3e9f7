"""PMM-Nash bargaining: Nash's solution from the Pareto meet minimum."""

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import (
    Proof,
    Row,
    convex,
    instead,
    nash_point,
    same,
    shown_ends,
)
from accord.theory.properties import prop


@prop(BargainingProblem, loops=("vertex",))
def pmm_nash_bargaining(
    problem: BargainingProblem, *, point: Row, proof: Proof
) -> bool:
    """The point is Nash's solution with the Pareto meet minimum for disagreement.

    The Pareto meet minimum has for each of two players the least that she gets at a
    Pareto optimal x >= d. The proof has lotteries for the two `ends` of these points,
    `normals`, positive, that show them Pareto optimal, and `solution` and `lottery` as
    for `nash-bargaining`. A single Pareto optimal point is the solution. Sources: the
    meet is Rabin's (1994), its use as disagreement Diffractor's (2022).
    """
    convex(problem, players=2)
    ends = shown_ends(problem, proof)
    if same(*ends):
        return same(point, ends[0])
    meet = (ends[0][0], ends[1][1])
    return same(point, nash_point(problem, meet, (1, 1), proof))


def because(problem: BargainingProblem, *, point: Row, proof: Proof) -> str:
    """Return the solution."""
    if "solution" in proof:
        return instead(point, proof["solution"])
    return "one point alone is Pareto optimal, and it is another one."
