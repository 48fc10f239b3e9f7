"""Nash equilibria against nashpy, in floats, and pygambit, in rationals.

Games are random with payoffs far apart, so that there are no ties. nashpy's support
enumeration compares floats with a tolerance of 1e-16 and so misses equilibria of some
of these games; its vertex enumeration does not.
"""

import random
import warnings
from fractions import Fraction

import pytest

from accord.theory.extreme_equilibria import extreme_equilibria, maximal_subsets
from accord.theory.games import from_arrays

TOLERANCE = 1e-9


def random_games(count, size):
    """Games of two players, the same each time."""
    chance = random.Random(size)
    for _ in range(count):
        first, second = (
            [[chance.randint(-9999, 9999) for _ in range(size)] for _ in range(size)]
            for _ in range(2)
        )
        yield first, second


def ours(first, second):
    """Return our equilibria and whether they are finitely many."""
    found = extreme_equilibria(from_arrays(first, second))
    single = all(len(x) == len(y) == 1 for x, y in maximal_subsets(found))
    return found, single


def near(one, other):
    """Whether two profiles are the same but for the rounding of floats."""
    pairs = zip((*one[0], *one[1]), (*other[0], *other[1]), strict=True)
    return all(abs(float(a) - float(b)) < TOLERANCE for a, b in pairs)


@pytest.mark.parametrize(("size", "count"), [(2, 30), (3, 20), (4, 8)])
def test_nashpy_lists_the_same(size, count):
    nashpy = pytest.importorskip(
        "nashpy", reason="nashpy, the referee, is not installed"
    )
    for first, second in random_games(count, size):
        found, single = ours(first, second)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of games that it takes for degenerate
            game = nashpy.Game(first, second)
            by_supports = [tuple(map(tuple, e)) for e in game.support_enumeration()]
            by_vertices = [tuple(map(tuple, e)) for e in game.vertex_enumeration()]
        assert single
        assert len(found) % 2 == 1  # of a nondegenerate game (Wilson 1971)
        assert len(by_vertices) == len(found)
        for equilibrium in (*by_vertices, *by_supports):
            assert any(near(equilibrium, other) for other in found)


@pytest.mark.parametrize(("size", "count"), [(2, 30), (3, 20), (4, 8)])
def test_pygambit_lists_the_same(size, count):
    gambit = pytest.importorskip(
        "pygambit", reason="pygambit, the referee, is not installed"
    )
    for first, second in random_games(count, size):
        found, single = ours(first, second)
        assert single
        game = gambit.Game.from_arrays(first, second)
        solved = gambit.nash.enummixed_solve(game, rational=True)
        theirs = {
            tuple(
                tuple(Fraction(str(profile[s])) for s in player.strategies)
                for player in game.players
            )
            for profile in solved.equilibria
        }
        assert theirs == set(found)
