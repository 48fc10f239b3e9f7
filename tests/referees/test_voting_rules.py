"""Voting rules against pref_voting, on random profiles and weighted electorates."""

import functools
import random
import warnings
from collections import Counter
from fractions import Fraction

import pytest

from accord.theory.rules import voting_condorcet as condorcet
from accord.theory.rules import voting_lotteries as lotteries
from accord.theory.rules import voting_runoff as runoff
from accord.theory.rules import voting_scoring as scoring

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    profiles = pytest.importorskip(
        "pref_voting.profiles", reason="pref_voting, the referee, is not installed"
    )
    from pref_voting import c1_methods as c1
    from pref_voting import combined_methods as combined
    from pref_voting import iterative_methods as iterative
    from pref_voting import margin_based_methods as margin_based
    from pref_voting import other_methods as other
    from pref_voting import probabilistic_methods as probabilistic
    from pref_voting import scoring_methods as scores
    from pref_voting.profiles_with_ties import ProfileWithTies

pytestmark = pytest.mark.filterwarnings("ignore")

SIZES = [(3, 3), (4, 3), (5, 4), (6, 4), (7, 4), (9, 5)]


def electorates(count):
    """Random electorates (alternatives, tuple of strict orders), the same each time."""
    source = random.Random(20)
    for _ in range(count):
        voters, alternatives = source.choice(SIZES)
        order = list(range(alternatives))
        ballots = []
        for _ in range(voters):
            source.shuffle(order)
            ballots.append(tuple(order))
        yield alternatives, tuple(ballots)


def referee(ballots):
    counts = Counter(ballots)
    return profiles.Profile([list(b) for b in counts], rcounts=list(counts.values()))


WINNER_SETS = [
    ("plurality", scoring.plurality, scores.plurality),
    ("anti-plurality", scoring.anti_plurality, scores.anti_plurality),
    ("borda", scoring.borda, scores.borda),
    ("bucklin", runoff.bucklin, other.bucklin),
    ("nanson", runoff.nanson, iterative.weak_nanson),
    (
        "instant runoff that strikes out all tied",
        runoff.instant_runoff_all_tied,
        iterative.instant_runoff,
    ),
    ("copeland", condorcet.copeland, c1.copeland),
    ("minimax", condorcet.minimax, margin_based.minimax),
    ("schulze", condorcet.schulze, margin_based.beat_path),
    ("kemeny", condorcet.kemeny, other.kemeny_young),
    ("black", condorcet.black, combined.blacks),
]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [row[1:] for row in WINNER_SETS],
    ids=[row[0] for row in WINNER_SETS],
)
def test_the_winner_is_the_first_of_the_referees_set_for_every_tie_break(ours, theirs):
    for alternatives, ballots in electorates(60):
        expected = theirs(referee(ballots))
        weighted = dict(Counter(ballots))
        ties = tuple(range(alternatives))
        for order in (ties, ties[::-1], (*ties[1:], 0)):
            first = next(x for x in order if x in expected)
            assert ours(ballots, ties=order, alternatives=alternatives) == first
            assert ours(weighted, ties=order, alternatives=alternatives) == first


ELIMINATIONS = [
    ("instant runoff", runoff.instant_runoff, iterative.instant_runoff_tb),
    ("coombs", runoff.coombs, iterative.coombs_tb),
]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [row[1:] for row in ELIMINATIONS],
    ids=[row[0] for row in ELIMINATIONS],
)
def test_an_elimination_agrees_when_the_last_of_the_tied_goes_first(ours, theirs):
    for alternatives, ballots in electorates(120):
        # The referee strikes out the first of its tie-breaker.
        ties = list(range(alternatives))
        winners = theirs(referee(ballots), tie_breaker=ties[::-1])
        assert winners == [ours(ballots, alternatives=alternatives)]


PARALLEL = [
    (
        "plurality with runoff",
        runoff.plurality_with_runoff,
        iterative.plurality_with_runoff_put,
    ),
    ("instant runoff", runoff.instant_runoff, iterative.instant_runoff_put),
    ("coombs", runoff.coombs, iterative.coombs_put),
]


@pytest.mark.parametrize(
    ("ours", "theirs"), [row[1:] for row in PARALLEL], ids=[row[0] for row in PARALLEL]
)
def test_the_winner_wins_under_some_way_to_break_ties_inside(ours, theirs):
    for alternatives, ballots in electorates(60):
        expected = theirs(referee(ballots))
        winner = ours(ballots, alternatives=alternatives)
        assert winner in expected
        if len(expected) == 1:
            turned = tuple(reversed(range(alternatives)))
            assert ours(ballots, ties=turned, alternatives=alternatives) == winner


def test_ranked_pairs_agree_where_no_two_margins_are_equal():
    source = random.Random(4)
    cycles = 0
    for m in (3, 4, 5, 6) * 10:
        order = list(range(m))
        counts = Counter()
        for _ in range(12):
            source.shuffle(order)
            counts[tuple(order)] += source.randrange(1, 10**6)
        profile = profiles.Profile(
            [list(b) for b in counts], rcounts=list(counts.values())
        )
        cycles += profile.condorcet_winner() is None
        winner = condorcet.ranked_pairs(counts, alternatives=m)
        assert margin_based.ranked_pairs(profile) == [winner]
    assert cycles >= 5


def test_scoring_vectors_agree():
    points = {3: "3,1,0", 4: "5,3,1/2,0", 5: "1,1,1,0,0"}
    for m, ballots in electorates(60):
        vector = [Fraction(part) for part in points[m].split(",")]
        score = functools.partial(lambda v, _, place: v[place - 1], vector)
        expected = scores.scoring_rule(referee(ballots), score=score)
        ours = scoring.scoring(ballots, vector=points[m], alternatives=m)
        assert ours == min(expected)


def test_unique_maximal_lotteries_agree():
    for m, ballots in electorates(60):
        if len(ballots) % 2:
            expected = probabilistic.maximal_lottery(referee(ballots))
            ours = lotteries.maximal_lotteries(ballots, alternatives=m)
            for x in range(m):
                assert float(ours[x]) == pytest.approx(expected[x], abs=1e-6)


def test_random_ballot_agrees():
    for m, ballots in electorates(30):
        expected = probabilistic.random_dictator(referee(ballots))
        ours = lotteries.random_ballot(ballots, alternatives=m)
        assert all(
            float(ours[x]) == pytest.approx(expected.get(x, 0)) for x in range(m)
        )


def test_truncated_ballots_agree():
    source = random.Random(7)
    for _ in range(60):
        ballots = tuple(
            tuple(source.sample(range(4), source.choice((1, 2, 4)))) for _ in range(9)
        )
        ranked = [{x: k for k, x in enumerate(ballot)} for ballot in ballots]
        profile = ProfileWithTies(ranked, candidates=list(range(4)))
        expected = iterative.instant_runoff_for_truncated_linear_orders(profile)
        ours = runoff.instant_runoff_all_tied(ballots, alternatives=4)
        assert ours in expected
        profile.use_extended_strict_preference()
        for rule, theirs in (
            (condorcet.minimax, margin_based.minimax),
            (condorcet.copeland, c1.copeland),
            (condorcet.schulze, margin_based.beat_path),
        ):
            assert rule(ballots, alternatives=4) == min(theirs(profile))
