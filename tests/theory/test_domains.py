"""Domains of types, counted two ways; profiles; values as people write them."""

import itertools
import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.theory.domains import (
    approval_ballots,
    distance,
    parse_values,
    single_peaked_orders,
    strict_orders,
    truncated_orders,
    weak_orders,
)
from accord.theory.errors import ModelError, ScopeError
from accord.theory.profiles import Profile


@pytest.mark.parametrize(
    ("domain", "counts"),
    [
        (strict_orders, {1: 1, 2: 2, 3: 6, 4: 24, 5: 120}),
        (weak_orders, {1: 1, 2: 3, 3: 13, 4: 75, 5: 541}),
        (single_peaked_orders, {1: 1, 2: 2, 3: 4, 4: 8, 10: 512}),
        (approval_ballots, {1: 2, 2: 4, 3: 8, 6: 64}),
        (truncated_orders, {1: 1, 2: 2, 3: 9, 4: 40}),
    ],
)
def test_a_domain_has_as_many_types_as_the_formula_says(domain, counts):
    for alternatives, count in counts.items():
        types = domain(alternatives)
        assert len(types) == len(set(types)) == count


@pytest.mark.parametrize(
    ("domain", "too_many"),
    [
        (strict_orders, 9),
        (strict_orders, 10**6),
        (weak_orders, 8),
        (weak_orders, 10**6),
        (truncated_orders, 9),
        (single_peaked_orders, 30),
        (approval_ballots, 18),
    ],
)
def test_a_domain_that_does_not_fit_is_refused_before_it_is_listed(domain, too_many):
    with pytest.raises(ScopeError) as caught:
        domain(too_many)
    assert "the largest that fits is" in caught.value.help


def is_single_peaked(order):
    best = order[0]
    return all(
        order.index(x) < order.index(y)
        for x, y in itertools.permutations(order, 2)
        if y < x <= best or best <= x < y
    )


@pytest.mark.parametrize("alternatives", range(1, 6))
def test_single_peaked_orders_are_those_with_one_peak(alternatives):
    peaked = [o for o in strict_orders(alternatives) if is_single_peaked(o)]
    assert list(single_peaked_orders(alternatives)) == peaked


def test_truncated_orders_leave_out_what_says_the_same():
    assert len(truncated_orders(4)) == 4 + 12 + math.factorial(4)
    assert all(len(order) != 3 for order in truncated_orders(4))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("0..3", (0, 1, 2, 3)),
        ("-1..1", (-1, 0, 1)),
        ("3..3", (3,)),
        (" 0..1 ", (0, 1)),
        ("{1}", (1,)),
        ("{0,1/2,1}", (0, Fraction(1, 2), 1)),
        ("{ 0.1 , -3 }", (Fraction(1, 10), -3)),
    ],
)
def test_values_are_read(text, values):
    assert parse_values(text) == values


@pytest.mark.parametrize(
    "text",
    [
        "3",
        "0..",
        "..3",
        "0...3",
        "3..0",
        "0-3",
        "{}",
        "{0,0}",
        "{1/2,0.5}",
        "{x}",
        "{0",
        "0}",
        "{0;1}",
        "0..1.5",
        "(0,1)",
    ],
)
def test_other_values_are_refused(text):
    with pytest.raises(ModelError):
        parse_values(text)


def test_a_range_that_does_not_fit_is_refused_at_once():
    with pytest.raises(ScopeError, match="1,000,000,000,001 types"):
        parse_values("0..1000000000000")


profiles = st.lists(st.integers(), min_size=2, max_size=4).map(Profile)


@given(profiles, st.data())
def test_replacing_reports_changes_those_and_no_others(profile, data):
    agent = data.draw(st.integers(0, len(profile) - 1))
    changed = profile.with_report(agent, "new")
    assert changed[agent] == "new"
    assert changed.without(agent) == profile.without(agent)
    assert changed.with_report(agent, profile[agent]) == profile
    assert profile.with_reports((agent,), ("new",)) == changed
    everybody = range(len(profile))
    assert profile.with_reports(tuple(everybody), tuple(profile)) == profile
    assert profile.only(everybody) == profile
    assert isinstance(profile.only([agent]), Profile)


@pytest.mark.parametrize(
    ("x", "y", "far"),
    [
        (3, 1, 2),
        (Fraction(1, 2), 1, Fraction(1, 2)),
        ((0, 1, 2), (0, 1, 2), 0),
        ((0, 1, 2), (0, 2, 1), 1),
        ((0, 1, 2), (2, 1, 0), 3),
        ((1, 5), (2, 3), 3),
        (frozenset({1}), frozenset({2}), 1),
        ("a", "b", 1),
        ("a", "a", 0),
        (None, 1, 1),
    ],
)
def test_how_far_a_lie_is(x, y, far):
    assert distance(x, y) == distance(y, x) == far


@given(st.permutations(range(5)), st.permutations(range(5)))
def test_the_distance_of_orders_counts_reversed_pairs(x, y):
    pairs = itertools.combinations(range(5), 2)
    reversed_pairs = sum(
        (x.index(a) < x.index(b)) != (y.index(a) < y.index(b)) for a, b in pairs
    )
    assert distance(tuple(x), tuple(y)) == reversed_pairs
