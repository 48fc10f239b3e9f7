"""Blocking pairs, stable matchings and justified envy on markets known in print."""

import itertools

import pytest

from accord.theory.matchings import (
    blocking_pairs,
    is_stable,
    justified_envy,
    matchings,
    stable_matchings,
)

# Gale and Shapley's Latin square: three stable matchings, one for each rank.
LATIN = ((0, 1, 2), (1, 2, 0), (2, 0, 1), (1, 2, 0), (2, 0, 1), (0, 1, 2))
ALIKE = ((0, 1),) * 4


@pytest.mark.parametrize(
    ("side", "single", "count"),
    [
        (1, False, 1),
        (3, False, 6),
        (4, False, 24),
        (1, True, 2),
        (2, True, 7),
        (3, True, 34),
    ],
)
def test_number_of_matchings(side, single, count):
    found = list(matchings(side, single=single))
    assert len(found) == len(set(found)) == count


def test_every_matching_is_mutual():
    for partner in matchings(3, single=True):
        assert all(j is None or partner[j] == i for i, j in enumerate(partner))


PAIRS = [
    ("all with their first choice", LATIN, (3, 4, 5, 0, 1, 2), []),
    ("the two best should be together", ALIKE, (3, 2, 1, 0), [(0, 2)]),
    ("nobody is matched", ALIKE, (None,) * 4, [(0, 2), (0, 3), (1, 2), (1, 3)]),
    ("one pair alone leaves one pair to block", ALIKE, (2, None, 0, None), [(1, 3)]),
    ("the best two matched, the others too", ALIKE, (2, 3, 0, 1), []),
]


@pytest.mark.parametrize(
    ("profile", "matching", "pairs"), [r[1:] for r in PAIRS], ids=[r[0] for r in PAIRS]
)
def test_blocking_pairs(profile, matching, pairs):
    assert blocking_pairs(profile, matching) == pairs
    assert is_stable(profile, matching) == (not pairs)


def test_the_latin_square_has_three_stable_matchings():
    assert stable_matchings(LATIN) == [
        (3, 4, 5, 0, 1, 2),
        (4, 5, 3, 2, 0, 1),
        (5, 3, 4, 1, 2, 0),
    ]


def test_a_stable_matching_exists_at_every_market_of_two_and_two():
    orders = list(itertools.permutations(range(2)))
    for profile in itertools.product(orders, repeat=4):
        assert stable_matchings(profile)


ENVY = [
    ("the loser has lower priority", (0, 1), [(0, 1), (1, 0)], (1, 1), []),
    ("higher priority elsewhere", (1, 0), [(0, 1), (0, 1)], (1, 1), [(0, 0)]),
    ("an empty seat is envied", (1, 0), [(1, 0), (0, 1)], (2, 1), [(0, 0)]),
    ("lower priority is no claim", (1, 0), [(1, 0), (1, 0)], (1, 1), []),
    (
        "an unassigned student claims",
        (None, 0),
        [(0, 1), (0, 1)],
        (1, 1),
        [(0, 0), (0, 1)],
    ),
]


@pytest.mark.parametrize(
    ("assignment", "priorities", "capacities", "pairs"),
    [r[1:] for r in ENVY],
    ids=[r[0] for r in ENVY],
)
def test_justified_envy(assignment, priorities, capacities, pairs):
    both = ((0, 1), (0, 1))
    assert justified_envy(both, priorities, capacities, assignment) == pairs
