"""Medians, dictators, delegates and owners of issues."""

import itertools

import pytest

from accord.theory.errors import ModelError
from accord.theory.profiles import Profile
from accord.theory.rules.voting_simple import (
    decision_rights,
    delegation,
    dictatorship,
    majority_of_two,
    median,
)
from accord.theory.settings import voting


def peaks(*tops):
    return tuple((top, *(x for x in range(4) if x != top)) for top in tops)


MEDIANS = [
    ("the middle of three", peaks(0, 3, 1), "", 1),
    ("the middle of equal ones", peaks(2, 2, 0), "", 2),
    ("the lower of two", peaks(3, 1), "", 1),
    ("one phantom decides between two", peaks(3, 1), "2", 2),
    ("two phantoms", peaks(3, 3, 3), "0,0", 3),
    ("phantoms as numbers", peaks(3, 3), (0, 0, 0), 0),
    ("a phantom as a number", peaks(0, 3), 1, 1),
    ("counts of ballots", {peaks(0)[0]: 5, peaks(3)[0]: 6}, "", 3),
    ("nobody", (), "2", 2),
]


@pytest.mark.parametrize(
    ("ballots", "phantoms", "winner"),
    [row[1:] for row in MEDIANS],
    ids=[row[0] for row in MEDIANS],
)
def test_median_elects(ballots, phantoms, winner):
    assert median(ballots, phantoms=phantoms, alternatives=4) == winner


MANIPULABLE = [
    ("the median on single-peaked orders", median, "single-peaked", {}, False),
    ("a phantom median", median, "single-peaked", {"phantoms": "0,3"}, False),
    ("the median on all orders", median, "strict", {}, True),
    ("a dictatorship", dictatorship, "strict", {}, False),
    ("Cleo's dictatorship", dictatorship, "strict", {"dictator": 2}, False),
    ("delegation", delegation, "strict", {}, True),
]


def gains(m, voter):
    for reports in itertools.product(*m.domains):
        profile = Profile(reports)
        own, truth = profile[voter], m(profile)
        for lie in m.domains[voter]:
            other = m(profile.with_report(voter, lie))
            if m.strictly_prefers(voter, Profile((own,) * 3), other, truth):
                return True
    return False


@pytest.mark.parametrize(
    ("rule", "ballots", "params", "expected"),
    [row[1:] for row in MANIPULABLE],
    ids=[row[0] for row in MANIPULABLE],
)
def test_whether_some_voter_gains_by_a_lie(rule, ballots, params, expected):
    m = voting.mechanism(
        rule, name="rule", params=params, agents=3, alternatives=4, ballots=ballots
    )
    if ballots == "strict":
        m = voting.mechanism(rule, name="rule", params=params, ballots=ballots)
    assert any(gains(m, voter) for voter in m.agents) is expected


def test_a_chooser_of_delegates_never_gains_by_a_lie():
    m = voting.mechanism(delegation, name="delegation")
    assert not gains(m, 0)
    assert gains(m, 1)


def test_the_chooser_gets_the_better_of_the_delegates_choices():
    ballots = ((0, 1, 2), (2, 1, 0), (1, 2, 0))
    assert delegation(ballots) == 1
    assert delegation(ballots, chooser=1) == 1
    assert delegation(((2, 1, 0), (0, 1, 2)), chooser="1") == 2
    assert delegation(((2, 1, 0),)) == 2


def test_a_dictator_who_is_indifferent_leaves_it_to_the_next():
    ballots = ((frozenset({1, 2}), frozenset({0})), (0, 2, 1), (1, 2, 0))
    assert dictatorship(ballots) == 2
    assert dictatorship(ballots, dictator=2) == 1
    assert dictatorship((ballots[0],), alternatives=3) == 1
    assert dictatorship((ballots[0],), ties=(2, 1, 0), alternatives=3) == 2


def test_each_owner_settles_her_issue():
    # Alternative 0b10: the issue of voter 1 is on, that of voter 0 is off.
    assert decision_rights(((0, 1, 2, 3), (2, 3, 1, 0))) == 0b10
    assert decision_rights(((3, 2, 1, 0), (1, 0, 2, 3))) == 0b01


@pytest.mark.parametrize(
    ("ballots", "winner"),
    [
        (((0, 1), (1, 0), (1, 0)), 1),
        (((0, 1), (1, 0)), 0),
        (((1,), ()), 1),
        ({(0, 1): 3, (1, 0): 4}, 1),
    ],
)
def test_the_majority_of_two(ballots, winner):
    assert majority_of_two(ballots, alternatives=2) == winner


REJECTED = [
    ("an unknown phantom", median, peaks(1), {"phantoms": "4"}, "0..3, got `4`"),
    ("a phantom between", median, peaks(1), {"phantoms": "1/2"}, "got `1/2`"),
    ("a float phantom", median, peaks(1), {"phantoms": 0.5}, "float `0.5`"),
    ("a word as phantom", median, peaks(1), {"phantoms": "low"}, "'low'"),
    ("an unknown dictator", dictatorship, peaks(1, 2), {"dictator": 2}, "0..1"),
    ("a dictator by name", dictatorship, peaks(1), {"dictator": "Ann"}, "'Ann'"),
    ("a dictator of counts", dictatorship, {(0, 1): 2}, {}, "which voter"),
    ("an unknown chooser", delegation, peaks(1, 2), {"chooser": -1}, "got `-1`"),
    ("delegates by counts", delegation, {(0, 1): 2}, {}, "which voter"),
    ("issues by counts", decision_rights, {(0, 1, 2, 3): 2}, {}, "which voter"),
    ("too few issues", decision_rights, peaks(0, 1, 2), {}, "8 alternatives, got 4"),
    ("a majority of four", majority_of_two, peaks(0, 1), {}, "2 alternatives, got 4"),
    ("no dictator left", dictatorship, (), {}, "among the voters"),
]


@pytest.mark.parametrize(
    ("rule", "ballots", "options", "message"),
    [row[1:] for row in REJECTED],
    ids=[row[0] for row in REJECTED],
)
def test_rejects(rule, ballots, options, message):
    with pytest.raises(ModelError) as caught:
        rule(ballots, alternatives=4, **options)
    assert message in caught.value.message
