"""Perles-Maschler bargaining: halfway along the frontier, by the area it sweeps."""

import itertools
from collections.abc import Sequence

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import (
    Proof,
    Row,
    convex,
    instead,
    need,
    part,
    ratio,
    same,
    shown_frontier,
)
from accord.theory.properties import prop


@prop(BargainingProblem, loops=("vertex",))
def perles_maschler_bargaining(
    problem: BargainingProblem, *, point: Row, proof: Proof
) -> bool:
    """The point parts the frontier into two pieces of one length by sqrt(-dx dy).

    The frontier is that of the Pareto optimal points x >= d, for two players; its edges
    from (a, b) to (a', b') have the length sqrt((a' - a)(b - b')). The proof has
    lotteries for the corners of the `frontier`, in the order of player 1's payoff;
    `lengths` of its edges, with squares that are the products over one positive
    `scale`; `solution`, and the number of the `edge` on which it is. Source: Perles and
    Maschler 1981, "The super-additive solution for the Nash bargaining game".
    """
    convex(problem, players=2)
    corners = shown_frontier(problem, proof)
    edges = list(itertools.pairwise(corners))
    return same(point, _middle(edges, proof) if edges else corners[0])


def _middle(edges: Sequence[tuple[Row, Row]], proof: Proof) -> tuple[object, ...]:
    """Return the point in the middle of the frontier, shown."""
    lengths, scale = part(proof, "lengths"), part(proof, "scale")
    need(scale > 0 and len(lengths) == len(edges), "a length of each edge")
    for length, ((a, b), (c, d)) in zip(lengths, edges, strict=True):
        squared = (c - a) * (b - d)
        need(length > 0 and length * length * scale == squared, "lengths of the edges")
    solution, number = tuple(part(proof, "solution")), part(proof, "edge")
    known = type(number) is int and 0 <= number < len(edges)
    need(known and len(solution) == 2, "a solution on an edge that there is")
    (a, b), (c, d) = edges[number]
    share = ratio(solution[0] - a, c - a)
    need(
        0 <= share <= 1 and solution[1] == b + share * (d - b), "a solution on its edge"
    )
    before = sum(lengths[:number]) + share * lengths[number]
    need(2 * before == sum(lengths), "a solution in the middle of the frontier")
    return solution


def because(problem: BargainingProblem, *, point: Row, proof: Proof) -> str:
    """Return the solution."""
    if "solution" in proof:
        return instead(point, proof["solution"])
    return "one point alone is Pareto optimal, and it is another one."
