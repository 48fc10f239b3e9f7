"""Embedded equilibria of games played once, against z3 asked the same question.

Ours include finding the proof and running the definition on it; z3 only says whether
there are beliefs. In the limit that is one query with implications, by Farkas.
"""

import itertools
import random
from collections.abc import Callable
from functools import partial
from typing import Any

import z3

from accord.theory.game_terms import pure
from accord.theory.games import StrategicGame, from_arrays
from accord.theory.off_path import READINGS, cells_of, off_path
from accord.theory.properties.embedded_equilibrium import embedded_equilibrium
from accord.verifiers.engines.proofs.embedded_equilibrium import find

GAMES = 20
REPEATS = 3  # of which the fastest counts


def equilibria(line: Callable[..., None], timed: Callable[..., Any]) -> None:
    """One profile of 3 x 3 games, and all pure ones of 5 x 5 games."""
    for reading in READINGS:
        for size, games, bound in ((3, GAMES, 0.01), (5, 3, 2)):
            chance = random.Random(size)
            drawn = [_random(size, chance) for _ in range(games)]
            ours = theirs = 0.0
            for game in drawn:
                some = list(itertools.product(range(size), repeat=2))
                chosen = some if size == 5 else [chance.choice(some)]
                best = []
                for asked in (_by_accord, _by_z3):
                    runs = [
                        timed(partial(asked, game, chosen, reading))
                        for _ in range(REPEATS)
                    ]
                    best.append(min(runs))
                (seconds, mine), (hand, other) = best
                assert mine == other
                ours, theirs = max(ours, seconds), max(theirs, hand)
            times = f"{ours / theirs:.2f} times z3 by hand ({theirs:.4f} s)"
            which = "one profile" if size == 3 else "all pure profiles"
            what = f"embedded, {reading}, {which} of {size} x {size}, worst of {games}"
            line(what, ours, bound, times)


def _random(size: int, chance: random.Random) -> StrategicGame:
    arrays = [
        [[chance.randint(0, 9) for _ in range(size)] for _ in range(size)]
        for _ in range(2)
    ]
    return from_arrays(*arrays)


def _by_accord(game: StrategicGame, cells: Any, reading: str) -> list[bool]:
    found = []
    for cell in cells:
        profile = tuple(pure(n, a) for n, a in zip(game.sizes, cell, strict=True))
        proof = find(game, profile=profile, reading=reading)
        found.append(
            embedded_equilibrium(game, profile=profile, proof=proof, reading=reading)
        )
    return found


def _by_z3(game: StrategicGame, cells: Any, reading: str) -> list[bool]:
    return [_one(game, cell, reading) for cell in cells]


def _one(game: StrategicGame, played: tuple[int, int], reading: str) -> bool:
    profile = tuple(pure(n, a) for n, a in zip(game.sizes, played, strict=True))
    gains = {
        k: {
            c: game.payoff(k[0], c) - game.payoff(k[0], played)
            for c in cells_of(game, k)
        }
        for k in off_path(game, profile)
    }
    cells = sorted({c for row in gains.values() for c in row})
    solver = z3.Solver()
    if reading == "limit":
        least = {k: z3.Real(f"m{k}") for k in gains}
        times = {k: z3.Real(f"l{k}") for k in gains}
        for k in gains:
            solver.add(least[k] >= 0, times[k] >= 0)
            solver.add(z3.Implies(times[k] > 0, least[k] > 0))
        solver.add(z3.Sum(*least.values()) == 1)
        for c in cells:
            terms = [
                times[k] * row[c] - least[k] for k, row in gains.items() if c in row
            ]
            solver.add(z3.Sum(*terms) >= 0)
        return bool(solver.check() == z3.unsat)
    q = {c: z3.Real(f"q{c}") for c in cells}
    solver.add(*(q[c] > 0 if reading == "full" else q[c] >= 0 for c in cells))
    for row in gains.values():
        solver.add(z3.Sum(*(q[c] for c in row)) > 0)
        solver.add(z3.Sum(*(q[c] * x for c, x in row.items())) <= 0)
    return bool(solver.check() == z3.sat)
