"""The discrete Raiffa solution: steps until they end, or until the way on repeats."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import convex, dot
from accord.theory.errors import ModelError, SolverError
from accord.theory.exact import Exact, simplest
from accord.theory.forms import Form, literal
from accord.verifiers.engines.bargaining import Found
from accord.verifiers.engines.feasible_sets import (
    check_gains,
    farthest,
    most,
    thrown_away,
)
from accord.verifiers.engines.linear_programs import solve as solve_rows

MAX_STEPS = 40
Point = tuple[Exact, ...]
Shown = tuple[Any, Point]  # lottery and normal of a dictator's point


def solve(problem: BargainingProblem) -> Found:
    """Return the limit of the steps, and in a note how it comes about.

    Raises SolverError where the steps neither end nor are seen to repeat: then where
    they stand is no solution.
    """
    convex(problem)
    check_gains(problem)
    x, steps = problem.disagreement, list[tuple[Shown, ...]]()
    for number in range(MAX_STEPS):
        shown, dictators, following = step_from(problem, x)
        if following == x:
            word = "step" if number == 1 else "steps"
            notes = (f"reached in {number} {word}", *thrown_away(problem, x))
            return Found(x, {"steps": (*steps, shown)}, notes)
        ray = _repeats(problem, x, dictators, following)
        if ray is not None:
            limit, lottery, normals = ray
            lotteries = (lottery for lottery, _ in shown)
            last = tuple(zip(lotteries, normals, strict=True))
            proof = {"steps": (*steps, last), "limit": limit, "lottery": lottery}
            notes = ("the limit of steps that never reach it",)
            return Found(limit, proof, (*notes, *thrown_away(problem, limit)))
        steps.append(shown)
        x = following
    raise SolverError(
        f"the steps have not ended after {MAX_STEPS}, and are not seen to repeat; "
        f"they stand at about ({', '.join(f'{float(c):.6g}' for c in x)})"
    )


def step_from(
    problem: BargainingProblem, x: Point
) -> tuple[tuple[Shown, ...], list[Point], Point]:
    """Return how the step from x is shown, the dictators' points, and their average."""
    shown: list[Shown] = []
    dictators = []
    for i in range(len(x)):
        others = [(j, c) for j, c in enumerate(x) if j != i]
        best = most(problem, i, others)
        assert best is not None, "the average of feasible points is feasible"
        caps = dict(zip((j for j, _ in others), best[2], strict=True))
        shown.append((best[1], tuple(caps.get(j, 1) for j in range(len(x)))))
        dictators.append((*x[:i], best[0], *x[i + 1 :]))
    share = Fraction(1, len(x))
    average = tuple(
        simplest(share * sum(top[j] for top in dictators)) for j in range(len(x))
    )
    return tuple(shown), dictators, average


def proof_at(
    prop: str, problem: BargainingProblem, parameters: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the proof that a property of the steps asks for."""
    if prop == "raiffa-steps":
        x, steps, count = problem.disagreement, [], parameters["steps"]
        if type(count) is not int or not 0 <= count <= MAX_STEPS:
            raise ModelError(
                f"expected a number of steps from 0 to {MAX_STEPS}, got `{count}`"
            )
        for _ in range(count):
            shown, _, x = step_from(problem, x)
            steps.append(shown)
        return {"steps": tuple(steps)}
    found = solve(problem)
    if prop == "raiffa-unending" and "limit" not in found.proof:
        raise ModelError(f"the steps end: {found.notes[0]}")
    return found.proof


def _repeats(
    problem: BargainingProblem, x: Point, dictators: list[Point], following: Point
) -> tuple[Point, Any, list[Point]] | None:
    """Return limit, lottery and normals if the steps go on towards a point for ever."""
    way = tuple(b - a for a, b in zip(x, following, strict=True))
    found = farthest(problem, x, way, free=True)
    if found is None or found[0] <= 1:
        return None
    t, lottery, _ = found
    limit = tuple(simplest(a + t * c) for a, c in zip(x, way, strict=True))
    normals = []
    for i, top in enumerate(dictators):
        normal = _common_normal(problem, i, top, limit)
        if normal is None:
            return None
        normals.append(normal)
    return limit, lottery, normals


def _common_normal(
    problem: BargainingProblem, player: int, top: Point, limit: Point
) -> Point | None:
    """Return a normal, 1 for the player, along which nothing is beyond both points."""
    if len(top) == 2 and top[1 - player] != limit[1 - player]:
        return _normal_of_line(problem, player, top, limit)
    normal: list[Any] = [Form({(f"n{j}",): 1}) for j in range(len(top))]
    normal[player] = Form({(): 1})
    level = dot(normal, top)
    rows = [literal(c, ">=") for j, c in enumerate(normal) if j != player]
    rows += [literal(level - dot(normal, v), ">=") for v in problem.outcomes]
    rows.append(literal(level - dot(normal, limit), "=="))
    trivial = [row for row in rows if any(m for m, _ in row.terms)]
    if not all(row.holds({}) for row in rows if row not in trivial):
        return None
    values = solve_rows(trivial).values if trivial else {}
    if values is None:
        return None
    return tuple(
        1 if j == player else values.get((f"n{j}",), 0) for j in range(len(top))
    )


def _normal_of_line(
    problem: BargainingProblem, player: int, top: Point, limit: Point
) -> Point | None:
    """Return the normal, 1 for the player, of the line through two players' points."""
    other = 1 - player
    rise = Fraction(top[other] - limit[other])
    price = simplest((limit[player] - top[player]) / rise)
    normal = (1, price) if player == 0 else (price, 1)
    level = dot(normal, top)
    beyond = any(dot(normal, v) > level for v in problem.outcomes)
    return None if price < 0 or beyond else normal
