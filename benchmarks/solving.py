"""Solving games: all equilibria with their proof, against nashpy's in floats."""

import importlib.util
import random
import warnings
from collections.abc import Callable
from functools import partial
from typing import Any

from accord.counterexamples.solving import Solved, solve_game
from accord.theory.games import StrategicGame, from_arrays

Rows = list[list[int]]


def random_rows(size: int) -> tuple[Rows, Rows]:
    """Return the payoffs of two players, the same each time."""
    chance = random.Random(size)
    first, second = (
        [[chance.randint(-9999, 9999) for _ in range(size)] for _ in range(size)]
        for _ in range(2)
    )
    return first, second


def nashpy_lists(rows: tuple[Rows, Rows], method: str) -> list[Any]:
    """Return what nashpy finds by this method, `support_enumeration` or another."""
    import nashpy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return list(getattr(nashpy.Game(*rows), method)())


def solutions(line: Callable[..., None], timed: Callable[..., Any]) -> None:
    """`accord solve` of 3 x 3 and 5 x 5 games: Nash equilibria, and everything."""
    warm = from_arrays(*random_rows(2))
    solve_game(warm)  # so that no import is measured
    for size in (3, 5):
        rows = random_rows(size)
        game = from_arrays(*rows)
        for what, concepts in (("Nash equilibria", ["nash"]), ("all concepts", [])):
            seconds, solved = timed(partial(_solved, game, concepts))
            assert set(solved.statuses) == {"PROVED"}
            count = len(solved.answers[0].members) if concepts else 0
            found = f", {count} found" if count else ""
            ratio = _against_nashpy(rows, seconds, timed, count) if concepts else ""
            line(f"solve a {size} x {size} game, {what}{found}", seconds, None, ratio)


def _solved(game: StrategicGame, concepts: list[str]) -> Solved:
    return solve_game(game, concepts)


def _against_nashpy(
    rows: tuple[Rows, Rows], seconds: float, timed: Callable[..., Any], count: int
) -> str:
    """Return how many times as long it takes, and what nashpy's float search finds."""
    if importlib.util.find_spec("nashpy") is None:
        return "nashpy is not installed: no comparison"
    nashpy_lists(random_rows(2), "support_enumeration")
    theirs, listed = timed(partial(nashpy_lists, rows, "support_enumeration"))
    missed = count - len(listed)
    said = f", which misses {missed}" if missed else ""
    return f"{seconds / theirs:.1f} times nashpy's supports ({theirs:.3f} s{said})"
