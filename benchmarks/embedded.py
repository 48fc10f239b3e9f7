"""The twins of five rounds: 1,024 universes, exact, against plain sums over all."""

import itertools
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from accord.counterexamples.asking import check
from accord.papers.meulemans2025.agents import ANY_TWINS, open_loop

PAY = ((2, 0), (3, 1))


def plain(alpha: Fraction, rounds: int) -> list[int]:
    """Return the play, each round by a loop over all pairs of words anew."""
    words = list(itertools.product((0, 1), repeat=rounds))
    size = len(words)
    prior = {
        (u, v): (1 - alpha) / (size * size) + alpha * Fraction(u == v, size)
        for u in words
        for v in words
    }
    path: list[int] = []
    for t in range(rounds):
        worth = []
        for a in (0, 1):
            mass = total = Fraction(0)
            for (u, v), w in prior.items():
                seen = list(u[:t]) == path == list(v[:t])
                p = w * (seen and u[t] == a)
                mass += p
                total += p * PAY[a][v[t]]
            worth.append(total / mass)
        path.append(int(worth[1] > worth[0]))
    return path


def twins(line: Callable[..., None], timed: Callable[..., Any]) -> None:
    """Both agents by the library, one by the plain loop; and the threshold."""
    alpha = Fraction(1, 4)
    both, law = timed(lambda: open_loop(alpha).law())
    alone, path = timed(lambda: plain(alpha, 5))
    assert law == {tuple((a, a) for a in path): 1}
    ratio = f"{alone / (both / 2):.1f} times faster than plain sums, for each agent"
    line("1,024 universes, 5 rounds: class, beliefs and play", both, 1, ratio)
    run, _ = timed(lambda: open_loop(alpha).trace())
    line("  with posteriors, values and distances to the truth", run, 1)
    given = {"copy": "a", "cooperating": "c", "defecting": "1 - c"}
    seconds, verdict = timed(lambda: check(ANY_TWINS, "twin-threshold", given=given))
    assert verdict.status == "PROVED"
    line("  the threshold of twins, all real payoffs, and the kernel", seconds)
