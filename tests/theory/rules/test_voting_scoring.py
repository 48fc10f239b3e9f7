"""Positional scoring, approval and score voting."""

import itertools
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.theory.errors import ModelError
from accord.theory.profiles import Profile
from accord.theory.rules.voting_runoff import instant_runoff, instant_runoff_all_tied
from accord.theory.rules.voting_scoring import (
    anti_plurality,
    approval,
    borda,
    plurality,
    score,
    scoring,
)
from accord.theory.settings import voting

MANIPULABLE = [
    ("plurality", plurality, 72),
    ("borda", borda, 159),
    ("instant runoff, one at a time", instant_runoff, 48),
    ("instant runoff, all tied at once", instant_runoff_all_tied, 72),
]


@pytest.mark.parametrize(
    ("rule", "profiles"),
    [row[1:] for row in MANIPULABLE],
    ids=[row[0] for row in MANIPULABLE],
)
def test_a_given_one_of_4_voters_can_manipulate_at_so_many_of_1296(rule, profiles):
    m = voting.mechanism(rule, name="rule", agents=4, alternatives=3)
    for voter in m.agents:
        count = 0
        for reports in itertools.product(*m.domains):
            profile = Profile(reports)
            own, truth = profile[voter], m(profile)
            lies = {m(profile.with_report(voter, lie)) for lie in m.domains[voter]}
            count += any(own.index(lie) < own.index(truth) for lie in lies)
        assert count == profiles


ELECTIONS = [
    ("most firsts", plurality, ((0, 1, 2), (0, 2, 1), (1, 2, 0)), 0),
    ("fewest lasts", anti_plurality, ((0, 1, 2), (0, 1, 2), (2, 1, 0)), 1),
    ("most points", borda, ((0, 1, 2), (0, 1, 2), (1, 2, 0), (1, 2, 0)), 1),
    ("unlisted share what is left", borda, ((0,), (1, 0, 2), (1, 0, 2)), 1),
    ("one alternative", borda, ((0,), (0,)), 0),
    ("a truncated first place counts", plurality, ((2,), (2,), (0, 1, 2)), 2),
    ("an empty ballot counts for all alike", plurality, ((), (1, 0, 2)), 1),
    ("tied firsts share the vote", plurality, ((frozenset({0, 1}),), (1, 0, 2)), 1),
    ("harmonic by default", scoring, ((0, 1, 2), (1, 2, 0), (2, 1, 0)), 1),
]


@pytest.mark.parametrize(
    ("rule", "ballots", "winner"),
    [row[1:] for row in ELECTIONS],
    ids=[row[0] for row in ELECTIONS],
)
def test_elects(rule, ballots, winner):
    alternatives = 1 if ballots == ((0,), (0,)) else 3
    assert rule(ballots, alternatives=alternatives) == winner
    assert rule(ballots) == winner
    assert rule(dict(Counter(ballots)), alternatives=alternatives) == winner


def test_truncated_borda_points_are_averages():
    # With 4 alternatives (2,) gives 3 to alternative 2 and 1 to each other one.
    assert borda({(2,): 1, (0, 1, 2, 3): 1}, alternatives=4) == 0
    assert borda({(2,): 3, (0, 1, 2, 3): 2}, alternatives=4) == 2


def test_the_order_of_numbers_breaks_ties_unless_told():
    cycle = ((0, 1, 2), (1, 2, 0), (2, 0, 1))
    for rule in (plurality, anti_plurality, borda, scoring):
        assert rule(cycle) == 0
        assert rule(cycle, ties=(2, 0, 1)) == 2


def test_an_electorate_without_voters_is_a_tie():
    assert borda((), alternatives=3) == 0
    assert borda({}, ties=(1, 0, 2), alternatives=3) == 1


@pytest.mark.parametrize(
    ("vector", "winner"),
    [("1,0,0", 0), ("2,1,0", 1), ((2, 1, 0), 1), ("1,1,0", 1), ("1,1/3,0", 0)],
)
def test_the_vector_decides(vector, winner):
    ballots = {(0, 1, 2): 4, (1, 2, 0): 2, (2, 1, 0): 2}
    assert scoring(ballots, vector=vector) == winner


def test_a_difference_of_4e_9_decides():
    # a: 1 + x, b: 1 + 1/2; x alone says which is more.
    for x, winner in (("0.500000004", 0), ("0.499999996", 1)):
        assert scoring(((0, 1, 2), (1, 2, 0)), vector=f"1,1/2,{x}") == winner


APPROVALS = [
    ("most approvals", (frozenset({1}), frozenset({1, 2})), 1),
    ("a tie", (frozenset({1}), frozenset({2})), 1),
    ("nobody approved", (frozenset(), frozenset()), 0),
]


@pytest.mark.parametrize(
    ("ballots", "winner"), [r[1:] for r in APPROVALS], ids=[r[0] for r in APPROVALS]
)
def test_approval_elects(ballots, winner):
    assert approval(ballots, alternatives=3) == winner
    assert approval(Counter(ballots), alternatives=3) == winner


def test_scores_add_up():
    assert score(((0, 5, 3), (Fraction(7, 2), 0, 3))) == 2
    assert score({(0, 5, 3): 1, (9, 0, 0): 2}) == 0
    assert score((), alternatives=2) == 0


REJECTED = [
    ("an alternative twice", borda, ((0, 0, 1),), {}, "got `0`"),
    ("an unknown alternative", borda, ((0, 3, 1),), {}, "got `3`"),
    ("a negative alternative", borda, ((0, -1, 1),), {}, "got `-1`"),
    ("a letter", plurality, (("a", "b"),), {}, "got `a`"),
    ("a class that overlaps", borda, ((frozenset({0, 1}), 1),), {}, "got `1`"),
    ("a vector too short", scoring, ((0, 1, 2),), {"vector": "1,0"}, "3 points"),
    ("a vector of words", scoring, ((0, 1, 2),), {"vector": "x,y,z"}, "'x'"),
    ("a float vector", scoring, ((0, 1, 2),), {"vector": (0.5, 0, 0)}, "float"),
    ("an order as approvals", approval, ((0, 1),), {}, "approved alternatives"),
    ("an unknown approval", approval, (frozenset({7}),), {}, "approved alternatives"),
    ("too few scores", score, ((1, 2),), {}, "expected 3 scores"),
]


@pytest.mark.parametrize(
    ("rule", "ballots", "options", "message"),
    [row[1:] for row in REJECTED],
    ids=[row[0] for row in REJECTED],
)
def test_rejects(rule, ballots, options, message):
    with pytest.raises(ModelError) as caught:
        rule(ballots, alternatives=3, **options)
    assert message in caught.value.message


def test_ballots_that_list_nothing_need_the_number_of_alternatives():
    with pytest.raises(ModelError, match="got none"):
        borda(((), ()))


def test_a_rejected_ballot_is_rejected_again():
    for _ in range(2):
        with pytest.raises(ModelError):
            borda(((0, 0, 1),), alternatives=3)


@given(st.lists(st.permutations(range(4)).map(tuple), min_size=1, max_size=7))
def test_borda_is_its_definition(ballots):
    points = [sum(3 - b.index(x) for b in ballots) for x in range(4)]
    assert borda(tuple(ballots)) == points.index(max(points))
    assert borda(Counter(ballots)) == points.index(max(points))
