"""Interdependent values: truth against truth, and truth against lies."""

import itertools
from fractions import Fraction

import pytest

from accord.theory.profiles import Profile
from accord.theory.rules.auctions import second_price
from accord.theory.rules.common_value import pivotal_signal
from accord.theory.settings import common_value

half = Fraction(1, 2)


@pytest.mark.parametrize(
    ("signals", "winner", "payments"),
    [((2, 1), 0, (3 * half, 0)), ((0, 2), 1, (0, 0)), ((1, 1), 0, (3 * half, 0))],
    ids=["the price is her value had she barely won", "a zero signal", "a tie"],
)
def test_outcome(signals, winner, payments):
    assert pivotal_signal(signals) == (winner, payments)


def ex_post_gain(m):
    return max(
        m.utility(i, t, m(t.with_report(i, lie))) - m.utility(i, t, m(t))
        for t in map(Profile, itertools.product(*m.domains))
        for i in m.agents
        for lie in m.domains[i]
    )


@pytest.mark.parametrize("agents", [2, 3])
@pytest.mark.parametrize("weight", ["0", "1/2", "1"])
def test_truth_is_a_best_reply_to_truth(agents, weight):
    m = common_value.mechanism(
        pivotal_signal, name="p", agents=agents, params={"weight": weight}
    )
    assert ex_post_gain(m) == 0


def test_second_price_on_signals_is_not_ex_post_incentive_compatible():
    assert ex_post_gain(common_value.mechanism(second_price, name="s")) > 0


def test_truth_is_no_best_reply_to_a_lie():
    m = common_value.mechanism(pivotal_signal, name="p")
    types, reports = Profile((1, 0)), Profile((1, 1))  # the other overstates her signal
    assert m.utility(0, types, m(reports)) == -half
    assert m.utility(0, types, m(reports.with_report(0, 0))) == 0


@pytest.mark.parametrize(("weight", "interdependent"), [("0", False), ("1/2", True)])
def test_the_setting_says_whether_values_are_interdependent(weight, interdependent):
    m = common_value.mechanism(pivotal_signal, name="p", weight=weight)
    assert m.facts["interdependent"] is interdependent
