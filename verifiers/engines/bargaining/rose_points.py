"""ROSE points of two players, under a named kernel: one walk along the frontier."""

from collections.abc import Mapping
from typing import Any

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import convex
from accord.theory.exact import simplest
from accord.theory.initiative import UNAVAILABLE, check_kernel, label
from accord.theory.rose_points import all_points
from accord.verifiers.engines.bargaining import Found
from accord.verifiers.engines.feasible_sets import check_gains, feasible_proof
from accord.verifiers.engines.frontiers import positive_normal, rational_frontier

DEFINITION = "all-reconstructed-rose-points"


def name(kernel: Any) -> str:
    """Return under which name the points are shown, never as those of ROSE itself."""
    return label(kernel)


def solve(problem: BargainingProblem, kernel: Any) -> Found:
    """Return all points, in the order of player 1's payoff."""
    convex(problem, players=2)
    check_kernel(kernel)
    check_gains(problem)
    corners = rational_frontier(problem)
    found = all_points(kernel, [point for point, _ in corners])
    points = tuple(tuple(map(simplest, point)) for point in found)
    number = "the only point" if len(points) == 1 else f"all {len(points)} points"
    proof = {"frontier": tuple(lottery for _, lottery in corners)}
    stated = (DEFINITION, {"kernel": kernel, "points": points})
    notes = (f"{number} of this kernel; {UNAVAILABLE}",)
    return Found(points[0], proof, notes, instead=stated, points=points)


def proof_at(
    prop: str, problem: BargainingProblem, parameters: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the proof that a property of these points asks for."""
    kernel = parameters["kernel"]
    if prop == DEFINITION:
        return solve(problem, kernel).proof
    convex(problem, players=2)
    check_kernel(kernel)
    check_gains(problem)
    corners = rational_frontier(problem)
    ends = (corners[0], corners[-1])
    return {
        "ends": tuple(lottery for _, lottery in ends),
        "normals": tuple(positive_normal(problem, point) for point, _ in ends),
        **feasible_proof(problem, parameters["point"]),
    }
