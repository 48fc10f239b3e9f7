"""Bargaining end to end: the point found, written, and checked by the kernel."""

import random
from collections.abc import Callable
from functools import partial
from typing import Any

from accord.counterexamples.bargaining import bargain
from accord.theory.bargaining import BargainingProblem


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
