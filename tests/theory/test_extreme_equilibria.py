"""All equilibria of two players: textbook games, and the exploration of all cases."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.counterexamples.asking import check
from accord.theory import extreme_equilibria as engine
from accord.theory.errors import ModelError, ScopeError
from accord.theory.extreme_equilibria import (
    extreme_equilibria,
    maximal_subsets,
    vertices,
)
from accord.theory.forms import Form, literal
from accord.theory.game_terms import equal_supports
from accord.theory.games import from_arrays
from accord.theory.properties.all_equilibria import best_replies
from accord.theory.ranges import count_instances, values_of
from accord.theory.unknowns import UNKNOWN
from accord.verifiers.engines.linear_programs import feasible
from accord.verifiers.engines.supports import find_equilibria

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)
C, D = (1, 0), (0, 1)
ZERO = from_arrays([[0, 0]] * 2, [[0, 0]] * 2)
SEXES = from_arrays([[2, 0], [0, 1]], [[1, 0], [0, 2]])
# The degenerate example of von Stengel's chapter in Algorithmic Game Theory, 2007.
THREE_BY_TWO = from_arrays([[3, 3], [2, 5], [0, 6]], [[3, 3], [2, 6], [3, 1]])


def subsets(game):
    return maximal_subsets(extreme_equilibria(game))


def test_the_vertices_are_where_best_replies_change():
    assert set(vertices(SEXES, 0)) == {C, D, (2 * THIRD, THIRD)}
    assert set(vertices(SEXES, 1)) == {C, D, (THIRD, 2 * THIRD)}


def test_three_isolated_equilibria():
    mixed = ((2 * THIRD, THIRD), (THIRD, 2 * THIRD))
    assert extreme_equilibria(SEXES) == [(C, C), (D, D), mixed]
    assert [(len(x), len(y)) for x, y in subsets(SEXES)] == [(1, 1)] * 3


def test_where_nothing_matters_all_profiles_are_one_subset():
    assert subsets(ZERO) == [((C, D), (C, D))]


def test_a_degenerate_game_has_a_segment():
    assert subsets(THREE_BY_TWO) == [
        (((1, 0, 0),), ((1, 0), (2 * THIRD, THIRD))),
        (((0, THIRD, 2 * THIRD),), ((THIRD, 2 * THIRD),)),
    ]


def test_subsets_can_share_an_extreme_equilibrium():
    # Against the first column both rows are best, and the first row likes all columns.
    game = from_arrays([[1, 1], [1, 0]], [[0, 0], [1, 0]])
    assert subsets(game) == [(((1, 0),), (C, D)), ((C, D), (C,))]


def test_three_players_and_parameters_are_refused():
    with pytest.raises(ModelError, match="2 players"):
        extreme_equilibria(from_arrays(*[[[[0]]]] * 3))
    with pytest.raises(ModelError, match="parameters"):
        extreme_equilibria(from_arrays([["a"]], [[0]], where=["a > 0"]))
    with pytest.raises(ModelError, match="parameters"):
        extreme_equilibria(from_arrays([[Form.unknown("a")]], [[0]]))


def test_too_many_subsets_are_refused(monkeypatch):
    monkeypatch.setattr(engine, "MAX_SUBSETS", 2)
    with pytest.raises(ScopeError, match="maximal Nash subsets"):
        subsets(SEXES)


@pytest.mark.parametrize("sizes", [(1, 1), (2, 2), (2, 4), (4, 3)])
def test_the_pairs_of_supports_are_counted(sizes):
    rows, columns = sizes
    game = from_arrays(*[[[0] * columns] * rows] * 2)
    listed = list(values_of(game, "support_pair", {}))
    assert (
        len(listed) == equal_supports(game) == count_instances(game, ("support_pair",))
    )


def tables(rows, columns, most):
    row = st.lists(st.integers(0, most), min_size=columns, max_size=columns)
    return st.lists(row, min_size=rows, max_size=rows)


def games(most=4):
    sizes = st.sampled_from([(2, 2), (2, 3), (3, 2), (3, 3)])
    return sizes.flatmap(
        lambda s: st.builds(from_arrays, tables(*s, most), tables(*s, most))
    )


@settings(max_examples=40, deadline=None)
@given(games())
def test_what_is_mixed_within_a_subset_is_an_equilibrium(game):
    for subset in subsets(game):
        for share in (1, 2):
            # The first law counts more, or as much as the others.
            mixed = tuple(_mean(laws, share) for laws in subset)
            assert best_replies(game, mixed)


def _mean(laws, share):
    weights = [share] + [1] * (len(laws) - 1)
    total = Fraction(sum(weights))
    return tuple(
        sum(w * law[k] for w, law in zip(weights, laws, strict=True)) / total
        for k in range(len(laws[0]))
    )


@settings(max_examples=40, deadline=None)
@given(games())
def test_every_equilibrium_with_supports_of_one_size_is_found(game):
    found = extreme_equilibria(game)
    # With unique solutions on its supports it is a vertex, and so extreme.
    assert set(find_equilibria(game)) <= set(found)


@settings(max_examples=25, deadline=None)
@given(games(2))
def test_the_list_is_complete_iff_no_subset_has_several(game):
    """By the exploration of all cases, which knows nothing of vertices."""
    listed = extreme_equilibria(game)
    given_list = {"equilibria": tuple(listed), "profile": UNKNOWN}
    verdict = check(game, "all-equilibria", given=given_list)
    single = all(len(x) == len(y) == 1 for x, y in subsets(game))
    assert verdict.status == ("PROVED" if single else "REFUTED")


@settings(max_examples=25, deadline=None)
@given(games(2))
def test_of_even_mixtures_the_equilibria_are_those_within_a_subset(game):
    laws = [[_mean(chosen, 1) for chosen in _some(size)] for size in game.sizes]
    for profile in itertools.product(*laws):
        inside = any(all(map(_in_hull, subset, profile)) for subset in subsets(game))
        assert inside == best_replies(game, profile)


def _some(size):
    """Yield sets of corners, of which the means are tried."""
    corners = [tuple(int(k == a) for k in range(size)) for a in range(size)]
    for count in range(1, size + 1):
        yield from itertools.combinations(corners, count)


def _in_hull(laws, law):
    weights = [Form.unknown(f"w{k}") for k in range(len(laws))]
    rows = [literal(w, ">=") for w in weights]
    rows.append(literal(sum(weights[1:], weights[0]) - 1, "=="))
    for k, value in enumerate(law):
        total = sum(
            (w * own[k] for w, own in zip(weights, laws, strict=True)), Form({})
        )
        if (total - value).constant is None:
            rows.append(literal(total - value, "=="))
        elif total - value != 0:
            return False
    return feasible(rows).values is not None
