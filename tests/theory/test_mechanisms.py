"""Mechanisms and priors: exact laws, preferences, and rules that run once."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.theory.errors import ModelError
from accord.theory.lotteries import Lottery
from accord.theory.mechanisms import Mechanism, is_public
from accord.theory.priors import Prior, uniform_prior
from accord.theory.profiles import Profile
from accord.theory.unknowns import replace_rule

HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    "law",
    [
        {},
        {(0,): HALF},
        {(0,): 2, (1,): -1},
        {(0,): 0.5, (1,): 0.5},
        {(0,): "x"},
        {(0,): True},
        {(0,): HALF, (1,): HALF, (2,): HALF},
    ],
    ids=str,
)
def test_what_is_no_prior_is_refused(law):
    with pytest.raises(ModelError):
        Prior(law)


weights = st.lists(st.integers(0, 3), min_size=2, max_size=2).filter(any)


@given(weights, weights)
def test_a_product_of_laws_is_independent(first, second):
    law = {
        (i, j): Fraction(a * b, sum(first) * sum(second))
        for i, a in enumerate(first)
        for j, b in enumerate(second)
    }
    prior = Prior(law)
    assert prior.independent
    assert prior.marginal(0) == {
        i: Fraction(a, sum(first)) for i, a in enumerate(first)
    }


@given(st.lists(st.integers(0, 3), min_size=4, max_size=4).filter(any))
def test_independence_is_that_of_two_by_two_tables(cells):
    total = sum(cells)
    places = [(0, 0), (0, 1), (1, 0), (1, 1)]
    prior = Prior({p: Fraction(c, total) for p, c in zip(places, cells, strict=True)})
    a, b, c, d = cells
    assert prior.independent == (a * d == b * c)


def test_given_a_type_are_the_profiles_with_their_weight():
    weights = {(0, 0): HALF, (0, 1): Fraction(1, 4), (1, 1): Fraction(1, 4)}
    prior = Prior({**weights, (0, 2): 0})
    assert prior.given(0, 0) == [((0, 0), HALF), ((0, 1), Fraction(1, 4))]
    assert prior.given(1, 7) == []
    assert not prior.independent
    assert uniform_prior(((0, 1), (0, 1, 2))).law[Profile((1, 2))] == Fraction(1, 6)


def mechanism(rule=lambda r: r[0], **more):
    given = {"domains": ((0, 1), (0, 1)), "name": "m", **more}
    return Mechanism(rule=rule, **given)


def test_a_rule_runs_once_at_each_profile_until_it_is_run_again():
    calls = []
    m = mechanism(lambda r: calls.append(r) or r[0])
    assert m(Profile((1, 0))) == m(Profile((1, 0))) == 1
    assert calls == [(1, 0)]
    m.run(Profile((1, 0)))
    m(Profile((0, 0)))
    assert calls == [(1, 0), (1, 0), (0, 0)]
    assert [profile for profile, _ in m.visited()] == [(0, 0), (1, 0)]
    assert type(calls[0]) is tuple


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        (lambda r: r[9], "raised IndexError"),
        (lambda r: r.append(1), "raised AttributeError"),
        (lambda r: 1 / 0, "raised ZeroDivisionError"),
        (lambda: 0, "raised TypeError"),
        (lambda r: Lottery({0: HALF}), "got sum 1/2"),
    ],
)
def test_a_rule_that_fails_is_named_with_its_profile(rule, message):
    with pytest.raises(ModelError) as caught:
        mechanism(rule)(Profile((1, 0)))
    assert "`m`" in caught.value.message
    assert message in caught.value.message
    assert "(1, 0)" in caught.value.message


def test_a_rule_that_fails_is_shown_where_it_does():
    def inner(r):
        return r[9]

    def outer(r):
        return inner(r)

    with pytest.raises(ModelError) as caught:
        mechanism(outer)(Profile((1, 0)))
    assert caught.value.message.endswith(": `return r[9]`")
    assert ", in `test_mechanisms.py`, line " in caught.value.message
    with pytest.raises(ModelError) as caught:
        mechanism(lambda r: Lottery({0: HALF}))(Profile((1, 0)))
    assert "line" in caught.value.message  # an error of accord's, where it was called
    with pytest.raises(ModelError) as caught:
        mechanism(lambda r: [0])(Profile((1, 0)))
    assert ", in " not in caught.value.message  # no line of hers is to blame


def test_preferences_are_by_utility_unless_stated():
    m = mechanism(utility=lambda i, p, x: p[i] * x)
    ones, zeros = Profile((1, 1)), Profile((0, 0))
    assert m.strictly_prefers(0, ones, 1, 0)
    assert m.weakly_prefers(0, zeros, 0, 1)
    assert not m.strictly_prefers(0, zeros, 1, 0)
    stated = mechanism(utility=lambda i, p, x: x, prefers=lambda i, p, x, y: x <= y)
    assert stated.strictly_prefers(0, ones, 0, 1)


def test_the_utility_of_a_lottery_is_its_expectation():
    m = mechanism(utility=lambda i, p, x: x)
    law = Lottery({0: Fraction(1, 3), 3: Fraction(2, 3)})
    assert m.utility_at(0, Profile((0, 0)), law) == 2


@pytest.mark.parametrize("number", [0.5, "x", None, True, 1j])
def test_a_utility_that_is_not_exact_is_refused(number):
    m = mechanism(utility=lambda i, p, x: number)
    with pytest.raises(ModelError, match="expected an exact utility"):
        m.utility_at(0, Profile((0, 0)), 0)


def test_an_ordinal_mechanism_has_no_utility():
    with pytest.raises(ModelError, match="ordinal preferences"):
        mechanism(prefers=lambda i, p, x, y: True).utility_at(0, Profile((0, 0)), 0)


def test_the_size_is_counted_and_not_listed():
    assert mechanism(domains=(range(10**6),) * 5).size == 10**30
    assert is_public(mechanism())
    assert not is_public(mechanism(share=lambda i, x: x[i]))


def test_another_rule_starts_afresh():
    m = mechanism(read=lambda x: x + 1)
    assert m(Profile((1, 0))) == 2
    other = replace_rule(m, lambda r: "new")
    assert other(Profile((1, 0))) == "new"
    assert m(Profile((1, 0))) == 2
