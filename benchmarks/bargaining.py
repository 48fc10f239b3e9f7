"""Bargaining end to end: the point found, written, and checked by the kernel.

Of games the values alone, found by an engine and run through their definition.
"""

import random
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import Any

from accord.counterexamples.bargaining import bargain
from accord.counterexamples.bargaining_axioms import GAME_AXIOMS, matrix, searched
from accord.theory.bargaining import BargainingProblem
from accord.theory.games import StrategicGame, from_arrays
from accord.theory.initiative import follows
from accord.theory.properties import find_property
from accord.theory.transferable import against, difference, largest_sum, transposed
from accord.verifiers.engines.bargaining import property_name, solve


def solutions(line: Callable[..., None], timed: Callable[..., Any]) -> None:
    """Nash's solution on the sizes for which the project set itself bounds."""
    parabola = tuple((k, 1000 * 1000 - k * k) for k in range(1, 1001))
    polygon = BargainingProblem(("Ann", "Bob"), parabola, (0, 0), comprehensive=True)
    small = BargainingProblem(("Ann", "Bob"), ((0, 1), (1, 0)), (0, 0))
    bargain(small, "nash")  # so that no import is measured
    seconds, answer = timed(partial(bargain, polygon, "nash"))
    assert answer.verdict.status == "PROVED"
    line("Nash, 2 players, 1,000 vertices, with certificate", seconds, 0.1)
    chance = random.Random(0)
    worst = 0.0
    for _ in range(10):
        rows = tuple(tuple(chance.randint(0, 100) for _ in range(5)) for _ in range(50))
        problem = BargainingProblem(tuple("abcde"), rows, (0,) * 5)
        seconds, answer = timed(partial(bargain, problem, "nash"))
        assert answer.verdict.status == "PROVED"
        worst = max(worst, seconds)
    line("Nash, 5 players, 50 vertices, worst of 10", worst, 1)


def axioms(line: Callable[..., None], timed: Callable[..., Any]) -> None:
    """Search 10,000 polygons and 10,000 games for violations of axioms that hold."""
    for axiom, solution in (
        ("disagreement-monotonicity", "nash"),
        ("individual-monotonicity", "kalai-smorodinsky"),
        ("action-monotonicity", "coco"),
        ("threat-immunity", "rose-r1"),
    ):
        seconds, found = timed(partial(searched, axiom, solution, 10_000))
        assert found.searched == 10_000
        kind = "2x2 games" if axiom in GAME_AXIOMS else "polygons"
        line(f"{axiom}, {solution}, 10,000 {kind}", seconds, 60)
    seconds, cells = timed(matrix)
    line(f"the matrix of axioms and solutions, {len(cells)} cells", seconds, 60)


def values_of_games(line: Callable[..., None], timed: Callable[..., Any]) -> None:
    """CoCo and ROSE of random games, against the linear programs stated in z3."""
    chance = random.Random(0)
    for size, games, bound in ((2, 200, 0.002), (10, 5, 0.5)):
        rows = [_random_game(chance, size) for _ in range(games)]
        for solution, given, by_z3 in (
            ("coco", {}, _coco_by_z3),
            ("rose", {"kernel": "R1"}, _rose_by_z3),
            ("rose", {"kernel": "R2"}, None),
        ):
            value = partial(_value, solution, given)
            value(rows[0])  # so that no import is measured
            seconds, points = timed(partial(list, map(value, rows)))
            ratio = ""
            if by_z3 is not None:
                few = rows[: 20 if size == 2 else 1]
                other, same = timed(partial(list, map(by_z3, few)))
                assert same == [point[0] for point in points[: len(few)]]
                ratio = f"{other / len(few) / (seconds / games):,.0f} times z3"
            name = "CoCo" if solution == "coco" else f"ROSE-{given['kernel']} (rec.)"
            what = f"{name}, {games} random games {size} x {size}, with definition"
            line(what, seconds, bound * games, ratio)


def _random_game(chance: random.Random, size: int) -> StrategicGame:
    first, second = (
        [[chance.randint(-99, 99) for _ in range(size)] for _ in range(size)]
        for _ in range(2)
    )
    return from_arrays(first, second)


def _value(solution: str, given: dict[str, str], game: StrategicGame) -> Any:
    found = solve(solution, game, **given)
    if found.point:
        body = find_property(property_name(solution)).body
        assert body(game, point=found.point, proof=found.proof, **given)
    return found.point


def _coco_by_z3(game: StrategicGame) -> Fraction:
    own, other = against(game, (0,))
    return (largest_sum(game) + _best_by_z3(difference(own, other))) / 2


def _rose_by_z3(game: StrategicGame) -> Fraction:
    own, other = against(game, (0,))
    leaders = [
        max(_best_by_z3(follows(*side, j)) for j in range(len(side[0][0])))
        for side in ((own, other), (transposed(other), transposed(own)))
    ]
    return (largest_sum(game) + leaders[0] - leaders[1]) / 2


def _best_by_z3(matrix: Any) -> Fraction:
    import z3

    weights = [z3.Real(f"w{a}") for a in range(len(matrix))]
    least, solver = z3.Real("least"), z3.Optimize()
    solver.add(*(w >= 0 for w in weights), z3.Sum(weights) == 1)
    for column in zip(*matrix, strict=True):
        parts = [w * x for w, x in zip(weights, column, strict=True)]
        solver.add(z3.Sum(parts) >= least)
    found = solver.maximize(least)
    assert solver.check() == z3.sat
    return Fraction(str(found.value()))
