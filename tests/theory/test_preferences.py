"""Orders, lotteries and stochastic dominance against their definitions."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.theory.errors import ModelError
from accord.theory.lotteries import Lottery, sure, uniform
from accord.theory.preferences import rank, sd_weakly_prefers, upper_sets, weakly_above

HALF = Fraction(1, 2)
WEAK = (frozenset({0, 1}), frozenset({2}))


@pytest.mark.parametrize(
    ("order", "places"),
    [
        ((2, 0, 1), {2: 0, 0: 1, 1: 2}),
        ((2,), {2: 0, 0: 1, 1: 1}),
        (WEAK, {0: 0, 1: 0, 2: 1}),
        ((frozenset({2}),), {2: 0, 0: 1, 1: 1}),
        ((), {0: 0, 1: 0}),
    ],
    ids=["strict", "truncated", "weak", "weak and truncated", "empty"],
)
def test_the_place_of_an_alternative(order, places):
    assert {x: rank(order, x) for x in places} == places
    for x in places:
        for y in places:
            assert weakly_above(order, x, y) == (places[x] <= places[y])


@pytest.mark.parametrize(
    "law",
    [
        {},
        {0: HALF},
        {0: 2},
        {0: 2, 1: -1},
        {0: 0.5, 1: 0.5},
        {0: True},
        {0: "x"},
        {0: None},
        {0: HALF, 1: HALF, 2: HALF},
    ],
    ids=str,
)
def test_what_is_no_law_is_refused(law):
    with pytest.raises(ModelError):
        Lottery(law)


def test_outcomes_without_weight_are_left_out():
    law = Lottery({0: HALF, 1: "1/2", 2: 0})
    assert list(law) == [0, 1]
    assert law[2] == law["never heard of"] == 0
    assert 2 not in law
    assert law == Lottery({1: HALF, 0: HALF})
    assert hash(law) == hash(Lottery({1: HALF, 0: HALF}))
    assert law != {0: HALF, 1: HALF}
    assert sure(0) == uniform([0]) == Lottery({0: 1})
    assert law.expect(lambda x: x) == HALF


laws = (
    st.lists(st.integers(0, 4), min_size=3, max_size=3)
    .filter(any)
    .map(
        lambda weights: Lottery(
            {x: Fraction(w, sum(weights)) for x, w in enumerate(weights)}
        )
    )
)
orders = st.sampled_from([(0, 1, 2), (2, 1, 0), (1, 0, 2), WEAK, (1,)])


@given(orders, laws, laws)
def test_dominance_is_agreement_of_all_utilities_that_fit_the_order(order, p, q):
    places = {x: rank(order, x) for x in range(3)}
    utilities = [
        lambda x, k=k: int(places[x] <= k) for k in range(max(places.values()) + 1)
    ]
    better = all(p.expect(u) >= q.expect(u) for u in utilities)
    assert sd_weakly_prefers(order, p, q) == better


@given(orders, laws, laws, laws)
def test_dominance_is_reflexive_and_transitive(order, p, q, r):
    assert sd_weakly_prefers(order, p, p)
    if sd_weakly_prefers(order, p, q) and sd_weakly_prefers(order, q, r):
        assert sd_weakly_prefers(order, p, r)


def test_upper_sets_leave_out_everything():
    assert upper_sets((1, 0, 2), range(3)) == [frozenset({1}), frozenset({0, 1})]
    assert upper_sets(WEAK, range(3)) == [frozenset({0, 1})]
    assert upper_sets((), range(3)) == []
