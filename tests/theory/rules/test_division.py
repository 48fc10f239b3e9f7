"""Rules of division: known shares, proportionality, and who gains by a lie."""

import itertools
from fractions import Fraction

import pytest

from accord.theory.errors import ModelError
from accord.theory.profiles import Profile
from accord.theory.rules.division import (
    adjusted_winner,
    cut_and_choose,
    last_diminisher,
    uniform_rule,
)
from accord.theory.settings import division, goods

HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    ("peaks", "shares"),
    [
        ((1, 1, 2), [1, 1, 2]),
        ((4, 4, 0), [2, 2, 0]),
        ((4, 4, 1), [3 * HALF, 3 * HALF, 1]),
        ((0, 0, 3), [HALF, HALF, 3]),
        ((0, 0, 0), [Fraction(4, 3)] * 3),
    ],
    ids=["peaks fit", "scarce", "scarce, odd", "plenty", "nobody wants any"],
)
def test_uniform_rule(peaks, shares):
    assert uniform_rule([(p, 1) for p in peaks], amount=4) == shares


def gains(m):
    return {
        agent
        for profile in map(Profile, itertools.product(*m.domains))
        for agent in m.agents
        for report in m.domains[agent]
        if m.strictly_prefers(
            agent, profile, m(profile.with_report(agent, report)), m(profile)
        )
    }


def test_nobody_gains_under_the_uniform_rule():
    assert gains(division.mechanism(uniform_rule, name="u", agents=2)) == set()


def test_only_the_cutter_gains_by_a_lie():
    assert gains(goods.mechanism(cut_and_choose, name="c")) == {0}


def test_the_cutter_who_knows_the_chooser_takes_more_than_half():
    m = goods.mechanism(cut_and_choose, name="c", goods=4, total=4)
    truth = Profile(((1, 1, 1, 1), (4, 0, 0, 0)))
    lie = truth.with_report(0, (2, 2, 0, 0))
    assert m.utility_at(0, truth, m(truth)) == 2
    assert m.utility_at(0, truth, m(lie)) == 3


FAIR = [
    (cut_and_choose, 2, True),
    (adjusted_winner, 2, True),
    (last_diminisher, 2, True),
    (last_diminisher, 3, False),
]


@pytest.mark.parametrize(("rule", "agents", "envy_free"), FAIR)
def test_proportional_always_and_envy_free_for_two(rule, agents, envy_free):
    m = goods.mechanism(rule, name="rule", agents=agents)
    envy = False
    for profile in map(Profile, itertools.product(*m.domains)):
        pieces = m(profile)
        for i in m.agents:
            values = [goods.worth(i, profile, piece) for piece in pieces]
            assert values[i] * agents >= 3
            envy = envy or max(values) > values[i]
    assert envy != envy_free


def test_adjusted_winner_gives_both_the_same_points():
    m = goods.mechanism(adjusted_winner, name="aw", total=4)
    for profile in map(Profile, itertools.product(*m.domains)):
        shares = m(profile)
        first, second = (goods.worth(i, profile, shares[i]) for i in (0, 1))
        assert first == second or set(shares[0]) <= {0, 1}
        assert sum(0 < x < 1 for x in shares[0]) <= 1


def test_adjusted_winner_splits_one_good():
    first, second = adjusted_winner(((6, 3, 1), (5, 2, 3)))
    assert first == (Fraction(5, 11), 1, 0)
    assert second == (Fraction(6, 11), 0, 1)


@pytest.mark.parametrize("rule", [cut_and_choose, adjusted_winner])
def test_rules_for_two_refuse_three(rule):
    with pytest.raises(ModelError, match="for 2 agents, got 3"):
        rule(((1, 2),) * 3)
