"""Iterated elimination by mixtures, against the definition and against pure actions."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.theory.game_terms import surviving_actions
from accord.theory.games import from_arrays
from accord.theory.properties.eliminates_to import eliminates_to
from accord.verifiers.engines.elimination import find_elimination, find_mixture

HALF = Fraction(1, 2)
ROWS = [
    ("nothing goes", [[2, 0], [0, 1]], [[1, 0], [0, 2]], ((0, 1), (0, 1))),
    ("the dilemma", [[2, 0], [3, 1]], [[2, 3], [0, 1]], ((1,), (1,))),
    ("by a mixture", [[3, 0], [1, 1], [0, 3]], [[0, 0]] * 3, ((0, 2), (0, 1))),
    ("ties stay", [[0, 0], [0, 0]], [[0, 0]] * 2, ((0, 1), (0, 1))),
    (
        "one after the other",
        [[3, 3], [2, 4], [0, 0]],
        [[1, 0], [1, 0], [0, 1]],
        ((0,), (0,)),
    ),
    ("nothing to choose", [[0]], [[0]], ((0,), (0,))),
]


@pytest.mark.parametrize(
    ("a", "b", "left"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS]
)
def test_what_is_left(a, b, left):
    game = from_arrays(a, b)
    steps, kept = find_elimination(game)
    assert kept == left
    assert eliminates_to(game, steps=steps, left=kept)


def test_a_mixture_only_of_what_is_kept():
    game = from_arrays([[3, 0], [1, 1], [0, 3]], [[0, 0]] * 3)
    assert find_mixture(game, 0, 1, ((1, 2), (0, 1))) is None
    assert find_mixture(game, 0, 1, ((0, 1, 2), (0, 1)))[1] < 1


table = st.lists(
    st.lists(st.integers(-3, 3), min_size=3, max_size=3), min_size=3, max_size=3
)


@settings(max_examples=40, deadline=None)
@given(table, table)
def test_mixtures_eliminate_what_pure_actions_do(a, b):
    game = from_arrays(a, b)
    steps, kept = find_elimination(game)
    assert eliminates_to(game, steps=steps, left=kept)
    pairs = zip(kept, surviving_actions(game), strict=True)
    assert all(set(mine) <= set(pure) for mine, pure in pairs)
