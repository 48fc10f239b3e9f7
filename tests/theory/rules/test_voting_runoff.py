"""Voting rules in rounds."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.theory.errors import ModelError
from accord.theory.rules import voting_condorcet as condorcet
from accord.theory.rules.voting_lotteries import random_ballot
from accord.theory.rules.voting_runoff import (
    bucklin,
    coombs,
    instant_runoff,
    instant_runoff_all_tied,
    nanson,
    plurality_with_runoff,
)

ROUNDS = (
    bucklin,
    coombs,
    instant_runoff,
    instant_runoff_all_tied,
    nanson,
    plurality_with_runoff,
)
# Four cities, the votes of Tennessee: a textbook example of many rules.
TENNESSEE = {(0, 1, 2, 3): 42, (1, 2, 3, 0): 26, (2, 3, 1, 0): 15, (3, 2, 1, 0): 17}

ELECTIONS = [
    ("two rounds", plurality_with_runoff, TENNESSEE, 1),
    ("eliminations by first places", instant_runoff, TENNESSEE, 3),
    ("eliminations by last places", coombs, TENNESSEE, 1),
    ("a majority at depth two", bucklin, TENNESSEE, 1),
    ("Borda eliminations", nanson, TENNESSEE, 1),
    ("only the first loser goes", instant_runoff, {(0, 1, 2): 2, (2, 1, 0): 1}, 0),
    ("exhausted ballots count for nobody", instant_runoff, {(2,): 2, (0, 1, 2): 3}, 0),
    (
        "exhausted ballots leave the rest to the rest",
        instant_runoff,
        {(0,): 4, (1,): 3, (2,): 1, (2, 1, 0): 2},
        1,
    ),
    ("a majority stops Coombs", coombs, {(0, 1, 2): 3, (1, 2, 0): 2}, 0),
    ("no majority at any depth", bucklin, {(0,): 2, (1,): 2, (2,): 3}, 2),
    ("half is no majority", bucklin, {(0, 1, 2): 2, (1, 2, 0): 2}, 1),
    (
        "classes count whole in Bucklin",
        bucklin,
        {(frozenset({1, 2}), frozenset({0})): 2, (0, 1, 2): 1},
        1,
    ),
]


@pytest.mark.parametrize(
    ("rule", "ballots", "winner"),
    [row[1:] for row in ELECTIONS],
    ids=[row[0] for row in ELECTIONS],
)
def test_elects(rule, ballots, winner):
    assert rule(ballots) == winner
    assert rule(tuple(Counter(ballots).elements())) == winner


def test_raising_the_winner_can_defeat_her_in_an_instant_runoff():
    before = {(0, 1, 2): 39, (1, 2, 0): 35, (2, 0, 1): 26}
    assert instant_runoff(before) == 0
    after = {(0, 1, 2): 49, (1, 2, 0): 25, (2, 0, 1): 26}
    assert instant_runoff(after) == 2


@pytest.mark.parametrize("rule", ROUNDS)
def test_one_alternative_wins(rule):
    assert rule(((0,), (0,))) == 0


@pytest.mark.parametrize("rule", ROUNDS)
def test_without_voters_the_tie_priority_decides(rule):
    assert rule((), alternatives=3) == 0
    assert rule((), ties=(2, 0, 1), alternatives=3) == 2


@pytest.mark.parametrize("rule", ROUNDS)
@pytest.mark.parametrize("ballot", [(0, 0), (0, 5), (frozenset({1}), 1)])
def test_ill_formed_ballots_are_refused(rule, ballot):
    with pytest.raises(ModelError, match="at most once"):
        rule((ballot,), alternatives=3)


ANONYMOUS = (
    *ROUNDS,
    condorcet.black,
    condorcet.copeland,
    condorcet.kemeny,
    condorcet.minimax,
    condorcet.ranked_pairs,
    condorcet.schulze,
    random_ballot,
)


@given(
    st.lists(
        st.permutations(range(4)).flatmap(
            lambda order: st.integers(0, 4).map(lambda size: tuple(order[:size]))
        ),
        max_size=6,
    ),
    st.randoms(use_true_random=False),
)
def test_voters_are_counted_and_not_named(ballots, source):
    shuffled = list(ballots)
    source.shuffle(shuffled)
    for rule in ANONYMOUS:
        winner = rule(tuple(ballots), alternatives=4)
        assert rule(tuple(shuffled), alternatives=4) == winner
        assert rule(Counter(ballots), alternatives=4) == winner
