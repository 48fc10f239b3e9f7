"""Coalitional games end to end, against what a user has without.

That is plain enumeration of orders for the Shapley value, and for the nucleolus z3's
exact optimiser, which is asked up to 6 players: 7 take it half a minute a game.
"""

import itertools
import math
import random
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import Any

import z3

from accord.counterexamples.bargaining import bargain
from accord.theory.coalitional_games import CoalitionalGame, members_of, number_of

GAMES = 5
ASKED = 6  # players at most in games that z3 is asked about


def solutions(line: Callable[..., None], timed: Callable[..., Any]) -> None:
    """Shapley value and nucleolus of random games with 5 to 8 players."""
    bargain(_random(3, random.Random(0)), "nucleolus")  # so that no import is measured
    for n in range(5, 9):
        chance = random.Random(n)
        games = [_random(n, chance) for _ in range(GAMES)]
        for solution, by_hand, named in (
            ("shapley", by_orders, "enumerating orders"),
            ("nucleolus", by_z3, "z3 by hand"),
        ):
            asked = solution == "shapley" or n <= ASKED
            ours = theirs = 0.0
            for game in games:
                seconds, answer = timed(partial(bargain, game, solution))
                assert answer.verdict.status == "PROVED"
                ours = max(ours, seconds)
                if asked:
                    hand, point = timed(partial(by_hand, game))
                    assert point == answer.point
                    theirs = max(theirs, hand)
            times = (
                f"{ours / theirs:.2f} times {named} ({theirs:.4f} s)" if asked else ""
            )
            what = f"{solution}, {n} players, with certificate, worst of {GAMES}"
            line(what, ours, None, times)


def _random(n: int, chance: random.Random) -> CoalitionalGame:
    """Return a game with imputations: nobody is worth anything alone."""
    worths = [
        0 if k.bit_count() < 2 else chance.randint(0, 100) * k.bit_count()
        for k in range(1 << n)
    ]
    return CoalitionalGame(tuple(map(str, range(n))), tuple(worths))


def by_orders(game: CoalitionalGame) -> tuple[Any, ...]:
    """Return the Shapley value by the definition with orders, nothing proved."""
    total = [0] * len(game.players)
    for order in itertools.permutations(game.everybody):
        before = 0
        for k, i in enumerate(order):
            after = game.worths[number_of(order[: k + 1])]
            total[i] += after - before
            before = after
    return tuple(Fraction(t, math.factorial(len(total))) for t in total)


def by_z3(game: CoalitionalGame) -> tuple[Any, ...]:
    """Return the nucleolus by Peleg's procedure in z3, nothing proved.

    The largest excess is made as small as can be; coalitions that have it at every such
    point (each asked by a program of its own) are then held there.
    """
    names = [z3.Real(f"x{i}") for i in game.everybody]
    level = z3.Real("t")
    worths, fixed = game.worths, list[Any]()
    fixed.append(z3.Sum(names) == worths[-1])
    fixed += [x >= worths[1 << i] for i, x in enumerate(names)]
    pending = list(range(1, len(worths) - 1))
    paid = {k: z3.Sum([names[i] for i in members_of(k)]) for k in pending}
    values: list[Fraction] = []
    while pending:
        solver = z3.Optimize()
        rows = [worths[k] - paid[k] <= level for k in pending]
        solver.add(*fixed, *rows)
        solver.minimize(level)
        assert solver.check() == z3.sat
        model = solver.model()
        values = [model.eval(x, model_completion=True).as_fraction() for x in names]
        least = model.eval(level, model_completion=True).as_fraction()
        bound = z3.Q(least.numerator, least.denominator)
        at_most = [worths[k] - paid[k] <= bound for k in pending]
        left = []
        for k in pending:
            free = z3.Solver()
            free.add(*fixed, *at_most, worths[k] - paid[k] < bound)
            if free.check() == z3.unsat:
                fixed.append(worths[k] - paid[k] == bound)
            else:
                left.append(k)
        fixed += at_most
        pending = left
        only = z3.Solver()
        only.add(
            *fixed,
            z3.Or(
                *(
                    x != z3.Q(v.numerator, v.denominator)
                    for x, v in zip(names, values, strict=True)
                )
            ),
        )
        if only.check() == z3.unsat:
            break
    return tuple(values)
