"""Voting rules that read majority margins."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.theory.errors import ModelError, ScopeError
from accord.theory.rules.voting_condorcet import (
    black,
    copeland,
    kemeny,
    minimax,
    ranked_pairs,
    schulze,
)
from accord.theory.rules.voting_tallies import condorcet_winner, majority_margins

CONSISTENT = (black, copeland, kemeny, minimax, ranked_pairs, schulze)
TENNESSEE = {(0, 1, 2, 3): 42, (1, 2, 3, 0): 26, (2, 3, 1, 0): 15, (3, 2, 1, 0): 17}
# a beats b by 7 - 4, b beats c by 9 - 2, c beats a by 6 - 5.
CYCLE = {(0, 1, 2): 5, (1, 2, 0): 4, (2, 0, 1): 2}
# Markus Schulze's example with 45 voters and 5 candidates.
FORTY_FIVE = {
    (0, 2, 1, 4, 3): 5,
    (0, 3, 4, 2, 1): 5,
    (1, 4, 3, 0, 2): 8,
    (2, 0, 1, 4, 3): 3,
    (2, 0, 4, 1, 3): 7,
    (2, 1, 0, 3, 4): 2,
    (3, 2, 4, 1, 0): 7,
    (4, 1, 0, 3, 2): 8,
}


@pytest.mark.parametrize("rule", CONSISTENT)
def test_the_condorcet_winner_is_elected(rule):
    assert rule(TENNESSEE) == 1


CYCLES = [
    ("copeland ties", copeland, CYCLE, 0),
    ("the smallest defeat", minimax, CYCLE, 0),
    ("the smallest pair is left out", ranked_pairs, CYCLE, 0),
    ("the strongest paths", schulze, CYCLE, 0),
    ("the ranking a > b > c", kemeny, CYCLE, 0),
    ("Borda decides", black, CYCLE, 1),
    ("Schulze's own example", schulze, FORTY_FIVE, 4),
    ("ranked pairs on Schulze's example", ranked_pairs, FORTY_FIVE, 0),
]


@pytest.mark.parametrize(
    ("rule", "ballots", "winner"),
    [row[1:] for row in CYCLES],
    ids=[row[0] for row in CYCLES],
)
def test_in_a_cycle_elects(rule, ballots, winner):
    assert rule(ballots) == winner


@pytest.mark.parametrize("rule", CONSISTENT)
@pytest.mark.parametrize("ties", list(itertools.permutations(range(3))))
def test_a_perfect_cycle_goes_to_the_first_of_the_tie_priority(rule, ties):
    cycle = ((0, 1, 2), (1, 2, 0), (2, 0, 1))
    assert rule(cycle, ties=ties) == ties[0]
    assert rule((), ties=ties, alternatives=3) == ties[0]


@pytest.mark.parametrize("rule", CONSISTENT)
def test_one_alternative_wins(rule):
    assert rule(((0,),)) == 0


@pytest.mark.parametrize("rule", CONSISTENT)
@pytest.mark.parametrize("ballot", [(0, 0), (0, 5), (frozenset({1}), 1)])
def test_ill_formed_ballots_are_refused(rule, ballot):
    with pytest.raises(ModelError, match="at most once"):
        rule((ballot,), alternatives=3)


def test_kemeny_refuses_what_it_cannot_search():
    with pytest.raises(ScopeError, match="more than the 2\\^16 that fit"):
        kemeny((tuple(range(17)),))


def test_margins_count_unlisted_as_tied_at_the_bottom():
    ballots = {(1,): 2, (0, 2, 1): 3, (frozenset({0, 1}), frozenset({2})): 1}
    assert majority_margins(ballots, 3) == [[0, 1, 4], [-1, 0, 0], [-4, 0, 0]]


ELECTORATES = st.lists(st.permutations(range(4)).map(tuple), min_size=1, max_size=7)


@given(ELECTORATES)
def test_each_is_condorcet_consistent(ballots):
    winner = condorcet_winner(majority_margins(ballots, 4))
    if winner is not None:
        beaten = [y for y in range(4) if y != winner]
        for y in beaten:
            above = sum(b.index(winner) < b.index(y) for b in ballots)
            assert 2 * above > len(ballots)
        for rule in CONSISTENT:
            assert rule(ballots) == winner


@given(ELECTORATES)
def test_kemeny_is_the_best_of_all_rankings(ballots):
    def agreement(ranking):
        pairs = list(itertools.combinations(ranking, 2))
        return sum(b.index(x) < b.index(y) for b in ballots for x, y in pairs)

    rankings = list(itertools.permutations(range(4)))
    best = max(map(agreement, rankings))
    assert kemeny(ballots) == min(r[0] for r in rankings if agreement(r) == best)
