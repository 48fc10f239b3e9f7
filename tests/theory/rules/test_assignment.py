"""Rules for objects: printed examples, exact lotteries, ordinal efficiency."""

import itertools
from fractions import Fraction

import pytest

from accord.theory.errors import ModelError
from accord.theory.lotteries import Lottery
from accord.theory.preferences import sd_weakly_prefers
from accord.theory.profiles import Profile
from accord.theory.rules.assignment import (
    probabilistic_serial,
    random_priority,
    serial_dictatorship,
    trade_from_endowments,
)
from accord.theory.settings import assignment

# Bogomolnaia and Moulin 2001: two agents a>b>c>d and two agents b>a>d>c.
FOUR = ((0, 1, 2, 3), (0, 1, 2, 3), (1, 0, 3, 2), (1, 0, 3, 2))
TWELFTH = Fraction(1, 12)


@pytest.mark.parametrize(
    ("order", "objects"),
    [(None, (0, 1, 2)), ("2,1,0", (2, 1, 0)), ((1, 2, 0), (2, 0, 1))],
)
def test_serial_dictatorship(order, objects):
    assert serial_dictatorship(((0, 1, 2),) * 3, order=order) == objects


@pytest.mark.parametrize(
    ("reports", "objects"),
    [
        (((1, 0, 2), (0, 1, 2), (0, 1, 2)), (1, 0, 2)),
        (((1, 2, 0), (2, 0, 1), (0, 1, 2)), (1, 2, 0)),
        (((0, 1, 2), (0, 1, 2), (0, 1, 2)), (0, 1, 2)),
    ],
    ids=["two exchange", "three in a circle", "nobody trades"],
)
def test_trade_from_endowments(reports, objects):
    assert trade_from_endowments(reports) == objects


def test_trade_needs_an_object_for_each_agent():
    with pytest.raises(ModelError, match="as many objects as agents"):
        trade_from_endowments(((0, 1), (0, 1), (1, 0)))


def test_serial_eating_where_two_agents_want_a_and_b_first():
    half = Fraction(1, 2)
    first, second = Lottery({0: half, 2: half}), Lottery({1: half, 3: half})
    assert probabilistic_serial(FOUR) == (first, first, second, second)


def test_random_priority_is_dominated_for_everybody_by_eating_at_four_agents():
    random, eaten = random_priority(FOUR), probabilistic_serial(FOUR)
    assert random[0] == Lottery(
        {0: 5 * TWELFTH, 1: TWELFTH, 2: 5 * TWELFTH, 3: TWELFTH}
    )
    for order, p, q in zip(FOUR, eaten, random, strict=True):
        assert p != q
        assert sd_weakly_prefers(order, p, q)


def deviations(rule, size):
    m = assignment.mechanism(rule, name="rule", agents=size, objects=size)
    for profile in map(Profile, itertools.product(*m.domains)):
        for agent in m.agents:
            for report in m.domains[agent]:
                lie = m(profile.with_report(agent, report))[agent]
                yield profile[agent], m(profile)[agent], lie


TRUTH = [
    (random_priority, 3, True, True),
    (probabilistic_serial, 2, True, True),
    (probabilistic_serial, 3, False, True),
]


@pytest.mark.parametrize(("rule", "size", "strongly", "weakly"), TRUTH)
def test_truth_by_stochastic_dominance(rule, size, strongly, weakly):
    cases = list(deviations(rule, size))
    assert all(sd_weakly_prefers(t, p, q) for t, p, q in cases) == strongly
    assert all(p == q or not sd_weakly_prefers(t, q, p) for t, p, q in cases) == weakly


@pytest.mark.parametrize("rule", [probabilistic_serial, random_priority])
@pytest.mark.parametrize(("agents", "objects"), [(4, 2), (2, 4), (1, 1)])
def test_totals_where_there_are_too_few_objects_or_agents(rule, agents, objects):
    orders = list(itertools.permutations(range(objects)))
    reports = tuple(orders[(5 * k) % len(orders)] for k in range(agents))
    laws = rule(reports)
    totals = [sum(law[x] for law in laws) for x in range(objects)]
    assert sum(totals) == min(agents, objects)
    assert max(totals) <= 1
