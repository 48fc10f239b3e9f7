"""All words of a horizon, and the table of three coins, against numpy's floats.

The alternative enumerates all words, as arrays of their probabilities in floats. At 12
rounds of an action and a percept these arrays would need some gigabytes, so that it is
given 9 rounds, a 64th of the words.
"""

import random
from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import partial
from typing import Any

import numpy as np

from accord.counterexamples.gallery import COUPLED, THREE_COINS
from accord.theory.merging import (
    expected_doubt,
    expected_loss,
    expected_variation,
    total_squares,
)
from accord.theory.processes import Process
from accord.theory.word_masses import divergence, least_ratio, total_variation

ROUNDS, FEWER, LAST, CLOSE = 12, 9, 8, 1e-9


def horizons(line: Callable[..., None], timed: Callable[..., Any]) -> None:
    """Two processes on all words of a horizon, and what mixtures expect."""
    rho, rho_d = (one.mixture().process() for one in (COUPLED, COUPLED.decoupled()))
    total_variation(rho, rho_d, 2)  # so that no import is measured
    ours, _ = timed(partial(_exact, rho, rho_d, 2 * ROUNDS))
    line("12 rounds, 4^12 words: variation and least ratio", ours, 10)
    cases = (
        ("9 rounds, 4^9 words: the same", rho, rho_d, 2 * FEWER),
        ("12 bits, all words differ: the same", *_hidden(), ROUNDS),
    )
    for what, first, second, steps in cases:
        ours, exact = timed(partial(_exact, first, second, steps))
        theirs, floats = timed(partial(_floats, first, second, steps))
        assert all(
            abs(float(a) - b) < CLOSE for a, b in zip(exact, floats, strict=True)
        )
        times = f"{ours / theirs:.2f} times numpy's floats ({theirs:.3f} s)"
        line(what, ours, 10, times)
    ours, loss = timed(lambda: divergence(rho, rho_d, 2 * ROUNDS))
    line("12 rounds: divergence in logarithms", ours, 10, f"it is {float(loss):.6f}")
    p = THREE_COINS.lasting(LAST + 1)
    ours, table = timed(lambda: [_row(p, t) for t in range(LAST + 1)])
    theirs, floats = timed(lambda: [_coins(t) for t in range(LAST + 1)])
    for row, other in zip(table, floats, strict=True):
        _assert_close(row, other)
    times = f"{ours / theirs:.2f} times numpy's floats ({theirs:.3f} s)"
    line("three coins, the table for t = 0..8", ours, 1, times)


def _assert_close(exact: Iterable[Any], floats: Iterable[float]) -> None:
    assert all(abs(float(a) - b) < CLOSE for a, b in zip(exact, floats, strict=True))


def _hidden() -> tuple[Process, Process]:
    """Return two processes of three hidden states, of which no two words are alike."""
    chance = random.Random(1)

    def one() -> Process:
        rows = []
        for _ in range(3):
            parts = [chance.randint(1, 9) for _ in range(6)]
            moves = (
                (k % 2, k // 2, Fraction(n, sum(parts))) for k, n in enumerate(parts)
            )
            rows.append(tuple(moves))
        return Process((("0", "1"),), (Fraction(1, 3),) * 3, tuple(rows))

    return one(), one()


def _exact(first: Process, second: Process, steps: int) -> tuple[Any, Any]:
    least, _ = least_ratio(first, second, steps)
    return total_variation(first, second, steps), least


def _floats(first: Process, second: Process, steps: int) -> tuple[float, float]:
    """Return the same from the probabilities of all words, in floats."""
    p, q = _words(first, steps), _words(second, steps)
    return float(np.abs(p - q).sum() / 2), float((p / q).min())


def _words(process: Process, steps: int) -> Any:
    """Return the probabilities of all words of a length."""
    size = len(process.start)
    masses = np.array([[float(p) for p in process.start]])
    for step in range(steps):
        symbols = range(len(process.alphabet(step)))
        matrices = np.zeros((len(symbols), size, size))
        for state, own in enumerate(process.moves):
            for x, then, p in own:
                if x in symbols:
                    matrices[x, state, then] += float(p)
        masses = np.concatenate([masses @ matrices[x] for x in symbols])
    return masses.sum(axis=1)


def _row(p: Any, t: int) -> tuple[Any, ...]:
    return (
        expected_doubt(p, t),
        expected_variation(p, t, 1),
        expected_variation(p, t, 3),
        total_squares(p, t),
        expected_loss(p, t + 1),
    )


def _coins(t: int) -> tuple[float, ...]:
    """Return a row of the table by running through all words, in floats."""
    chances = np.array([0.25, 0.5, 0.75])

    def all_words(n: int) -> Any:
        ones = np.array([k.bit_count() for k in range(2**n)])
        return chances[:, None] ** ones * (1 - chances[:, None]) ** (n - ones)

    squares = 0.0
    for k in range(t + 1):
        words = all_words(k)
        xi = words.mean(axis=0)
        posterior = words / 3 / xi
        far = np.abs(chances @ posterior - 0.25)
        squares += float((words[0] * 2 * far**2).sum())
    doubt = float((words[0] * (1 - posterior[0])).sum())
    three = all_words(3)
    apart = np.abs(np.einsum("ih,iw->hw", posterior, three) - three[0]).sum(axis=1) / 2
    longer = all_words(t + 1)
    loss = float((longer[0] * np.log(longer[0] / longer.mean(axis=0))).sum())
    return doubt, float((words[0] * far).sum()), float(words[0] @ apart), squares, loss
