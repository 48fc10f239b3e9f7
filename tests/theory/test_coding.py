"""Codes of values: equal iff equal, found again by look-up, never constructed."""

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.theory.coding import (
    canonical,
    code,
    digest,
    look_up,
    look_up_profile,
    plain,
)
from accord.theory.errors import AccordError, CertificateError
from accord.theory.lotteries import Lottery
from accord.theory.mechanisms import Outcome
from accord.theory.profiles import Profile

numbers = st.one_of(st.integers(), st.fractions())
values = st.recursive(
    st.one_of(st.none(), numbers, st.text(max_size=3)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(tuple),
        st.frozensets(inner, max_size=3),
    ),
    max_leaves=6,
)


@given(values, values)
def test_codes_are_equal_iff_the_values_are(x, y):
    assert (canonical(code(x)) == canonical(code(y))) == (x == y)


@given(values)
def test_a_code_survives_json(value):
    assert json.loads(json.dumps(code(value))) == code(value)


def codes_alike(x, y):
    return canonical(code(x)) == canonical(code(y))


@pytest.mark.parametrize(
    ("x", "y"),
    [
        ("1", 1),
        ("1/2", Fraction(1, 2)),
        (("a",), "a"),
        ((), frozenset()),
        (None, "None"),
        (None, 0),
        (True, 1),
        (True, "True"),
        ((1, 2), (2, 1)),
        (((1,), 2), (1, (2,))),
        (frozenset({1}), (1,)),
        ({"set": 1}, frozenset({1})),
        (Lottery({0: 1}), 0),
    ],
)
def test_what_differs_has_different_codes(x, y):
    assert not codes_alike(x, y)


@pytest.mark.parametrize(
    ("x", "y"),
    [
        (Fraction(2), 2),
        (Profile((1, 2)), (1, 2)),
        (Outcome(0, (1,)), (0, (1,))),
        (frozenset({2, 1}), frozenset({1, 2})),
        (
            Lottery({0: Fraction(1, 2), 1: Fraction(1, 2)}),
            Lottery({1: "1/2", 0: "1/2"}),
        ),
        ({1: 2, 3: 4}, {3: 4, 1: 2}),
    ],
)
def test_what_is_equal_has_one_code(x, y):
    assert codes_alike(x, y)


def test_a_digest_does_not_depend_on_the_order_of_fields():
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    assert digest({"a": 1}) != digest({"a": 2})
    assert len(digest({})) == 64


def test_the_value_of_the_range_itself_is_returned():
    values = [(0, 1), (1, 0)]
    assert look_up(values, [1, 0], "order") is values[1]


@pytest.mark.parametrize(
    "given", [[0, 2], [0], "0", {"set": [0, 1]}, None, [[0, 1]], 0.5]
)
def test_what_is_not_in_the_range_is_refused(given):
    with pytest.raises(CertificateError, match="expected `order` in its range"):
        look_up([(0, 1), (1, 0)], given, "order")


@pytest.mark.parametrize("given", [[0], [0, 1, 0], [2, 0], [0, 2], "00", {}, None, 3])
def test_a_profile_is_looked_up_agent_by_agent(given):
    domains = ((0, 1), (0, 1))
    assert look_up_profile(domains, [1, 0]) == Profile((1, 0))
    with pytest.raises(CertificateError, match="step `instance`"):
        look_up_profile(domains, given)


@given(
    st.recursive(
        st.one_of(st.none(), numbers, st.text(max_size=3)),
        lambda inner: st.lists(inner, max_size=3).map(tuple),
        max_leaves=6,
    )
)
def test_plain_values_are_read_back(value):
    assert plain(json.loads(json.dumps(code(value)))) == value


def nested(depth):
    return [] if depth == 0 else [nested(depth - 1)]


@pytest.mark.parametrize(
    "data",
    [
        {"object": "f"},
        {"set": [1]},
        {"text": 3},
        {"text": "a", "more": 1},
        {"map": 3},
        {},
        "x",
        "1/0",
        0.5,
        nested(50),
    ],
    ids=lambda data: str(data)[:20],
)
def test_other_codes_are_not_plain(data):
    with pytest.raises(AccordError):
        plain(data)
