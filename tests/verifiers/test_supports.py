"""Support enumeration: textbook games, and random ones against the definition."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.theory.errors import ModelError, ScopeError
from accord.theory.games import from_arrays
from accord.theory.properties.nash import nash
from accord.verifiers.engines import supports
from accord.verifiers.engines.supports import find_equilibria

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)
C, D = (1, 0), (0, 1)
GAMES = [
    ("dilemma", [[2, 0], [3, 1]], [[2, 3], [0, 1]], [(D, D)]),
    ("pennies", [[1, -1], [-1, 1]], [[-1, 1], [1, -1]], [((HALF, HALF),) * 2]),
    (
        "sexes",
        [[2, 0], [0, 1]],
        [[1, 0], [0, 2]],
        [(C, C), (D, D), ((2 * THIRD, THIRD), (THIRD, 2 * THIRD))],
    ),
    ("one action each", [[0]], [[0]], [((1,), (1,))]),
    (
        "a constant game has its corners",
        [[0, 0]] * 2,
        [[0, 0]] * 2,
        [(C, C), (C, D), (D, C), (D, D)],
    ),
]


@pytest.mark.parametrize(
    ("a", "b", "listed"), [g[1:] for g in GAMES], ids=[g[0] for g in GAMES]
)
def test_the_equilibria_are_found(a, b, listed):
    assert find_equilibria(from_arrays(a, b)) == listed


def test_three_players_are_refused():
    with pytest.raises(ModelError, match="2 players"):
        find_equilibria(from_arrays(*[[[[0]]]] * 3))


def test_too_many_supports_are_refused(monkeypatch):
    monkeypatch.setattr(supports, "MAX_SUPPORTS", 3)
    with pytest.raises(ScopeError, match="pairs of supports"):
        find_equilibria(from_arrays([[0, 0]] * 2, [[0, 0]] * 2))


def tables(size):
    row = st.lists(st.integers(-4, 4), min_size=size, max_size=size)
    return st.lists(row, min_size=size, max_size=size)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([2, 3]).flatmap(lambda n: st.tuples(tables(n), tables(n))))
def test_what_is_found_is_nash(pair):
    game = from_arrays(*pair)
    for profile in find_equilibria(game):
        for player, size in enumerate(game.sizes):
            assert all(nash(game, player, a, profile=profile) for a in range(size))
