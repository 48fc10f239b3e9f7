"""The short form of weak group-strategyproofness says what the library's says."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.counterexamples.asking import check
from accord.papers.dubins_freedman1981 import no_joint_gain
from accord.theory.domains import strict_orders
from accord.theory.mechanisms import Mechanism
from accord.theory.preferences import weakly_above

ORDERS = strict_orders(3)
PROFILES = list(itertools.product(ORDERS[:3], ORDERS[1:4]))


def voting_table(outcomes):
    """Return a rule for two voters as a mechanism, from its outcome at each profile."""
    table = dict(zip(PROFILES, outcomes, strict=True))

    def prefers(agent, profile, x, y):
        return weakly_above(profile[agent], x, y)

    return Mechanism(
        table.__getitem__,
        (ORDERS[:3], ORDERS[1:4]),
        outcomes=(0, 1, 2),
        prefers=prefers,
        name="table",
    )


@given(st.lists(st.integers(0, 2), min_size=9, max_size=9))
def test_both_definitions_agree_on_random_rules(outcomes):
    table = voting_table(outcomes)
    short = check(table, no_joint_gain).status
    assert short == check(table, "weakly-group-strategyproof").status


@pytest.mark.parametrize(
    ("outcomes", "status"),
    [
        ([0] * 9, "PROVED"),
        ([p[0][0] for p in PROFILES], "PROVED"),
        ([p[0][-1] for p in PROFILES], "REFUTED"),
        ([p[1][1] for p in PROFILES], "REFUTED"),
    ],
    ids=["a constant", "a dictator", "who gets her worst", "who gets her second"],
)
def test_known_rules(outcomes, status):
    assert check(voting_table(outcomes), no_joint_gain).status == status


def test_only_two_together_gain():
    # Each one's report is a gift to the other: alone it is worth nothing to the giver.
    m = Mechanism(
        lambda reports: reports,
        ((0, 1), (0, 1)),
        utility=lambda agent, profile, outcome: outcome[1 - agent],
        name="gifts",
    )
    assert check(m, "strategyproof").status == "PROVED"
    verdict = check(m, no_joint_gain)
    assert verdict.status == "REFUTED"
    assert verdict.accepted.values == ((0, 1), ())
