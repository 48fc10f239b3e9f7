"""Rules for two sides and for schools: known answers, known facts, a referee."""

import itertools
import random

import pytest

from accord.theory.errors import ModelError
from accord.theory.matchings import is_stable, justified_envy, stable_matchings
from accord.theory.profiles import Profile
from accord.theory.rules.matching import (
    boston,
    deferred_acceptance,
    student_proposing,
    top_trading_cycles,
)
from accord.theory.settings import matching, school_choice

LATIN = ((0, 1, 2), (1, 2, 0), (2, 0, 1), (1, 2, 0), (2, 0, 1), (0, 1, 2))
ORDERS = list(itertools.permutations(range(3)))


def market(side, seed):
    draw = random.Random(seed)
    return tuple(tuple(draw.sample(range(side), side)) for _ in range(2 * side))


@pytest.mark.parametrize(
    ("proposers", "expected"),
    [("first", (3, 4, 5, 0, 1, 2)), ("second", (5, 3, 4, 1, 2, 0))],
    ids=["each proposer gets her first", "each receiver gets her first"],
)
def test_latin_square(proposers, expected):
    assert deferred_acceptance(LATIN, proposers=proposers) == expected


def test_an_unknown_side_is_named():
    with pytest.raises(ModelError, match="expected `proposers` to be one of"):
        deferred_acceptance(LATIN, proposers="both")


@pytest.mark.parametrize("seed", range(60))
def test_deferred_acceptance_is_the_best_stable_matching_of_the_side_that_proposes(
    seed,
):
    profile = market(2 + seed % 4, seed)
    side = len(profile) // 2
    stable = stable_matchings(profile)
    first = deferred_acceptance(profile)
    second = deferred_acceptance(profile, proposers="second")
    assert first in stable
    assert second in stable
    for other in stable:
        for i in range(side):
            assert profile[i].index(first[i] - side) <= profile[i].index(
                other[i] - side
            )
        for j in range(side, 2 * side):
            assert profile[j].index(second[j]) <= profile[j].index(other[j])


@pytest.mark.parametrize("side", [2, 3, 5, 9])
def test_deferred_acceptance_agrees_with_the_package_matching(side):
    games = pytest.importorskip(
        "matching.games", reason="the referee package `matching` is not installed"
    )
    for seed in range(12):
        profile = market(side, 100 * side + seed)
        for optimal, proposers in (("suitor", "first"), ("reviewer", "second")):
            # A fresh game each time: to solve one twice does not end.
            game = games.StableMarriage.create_from_dictionaries(
                {f"s{i}": [f"r{k}" for k in profile[i]] for i in range(side)},
                {f"r{k}": [f"s{i}" for i in profile[side + k]] for k in range(side)},
            )
            solved = game.solve(optimal=optimal)
            theirs = {
                int(str(i)[1:]): int(str(r)[1:]) + side for i, r in solved.items()
            }
            ours = deferred_acceptance(profile, proposers=proposers)
            assert dict(enumerate(ours[:side])) == theirs
        assert is_stable(profile, deferred_acceptance(profile))


def gains(m, agents):
    """Return the gains by a misreport in the profiles in which the others vary."""
    return [
        (agent, profile, report)
        for profile in map(Profile, itertools.product(*m.domains))
        for agent in agents
        for report in m.domains[agent]
        if m.strictly_prefers(
            agent, profile, m(profile.with_report(agent, report)), m(profile)
        )
    ]


def test_in_two_and_two_nobody_gains():
    m = matching.mechanism(deferred_acceptance, name="da", side=2)
    assert gains(m, m.agents) == []


def test_a_receiver_gains_in_three_and_three():
    # By refusing agent 0 receiver 3 sets off a chain that brings her agent 2.
    m = matching.mechanism(deferred_acceptance, name="da")
    truth = Profile(((0, 1, 2), (0, 1, 2), (1, 0, 2), (2, 0, 1), (0, 2, 1), (0, 1, 2)))
    lie = truth.with_report(3, (2, 1, 0))
    assert (m(truth)[3], m(lie)[3]) == (0, 2)
    assert m.strictly_prefers(3, truth, m(lie), m(truth))


SCHOOLS = [student_proposing, boston, top_trading_cycles]
NAMES = [r.__name__ for r in SCHOOLS]


@pytest.mark.parametrize(
    ("rule", "truthful"),
    [(student_proposing, True), (boston, False), (top_trading_cycles, True)],
    ids=NAMES,
)
def test_students_truthful(rule, truthful):
    m = school_choice.mechanism(rule, name=rule.__name__)
    assert (gains(m, m.agents) == []) == truthful


PREFERENCES = ((0, 1, 2), (0, 1, 2), (1, 0, 2))
PRIORITIES = ((2, 0, 1), (1, 0, 2), (0, 1, 2))


@pytest.mark.parametrize(
    ("rule", "assignment", "envy"),
    [
        (student_proposing, (2, 1, 0), []),
        (top_trading_cycles, (2, 0, 1), [(0, 0), (0, 1)]),
        (boston, (0, 2, 1), [(1, 1)]),
    ],
    ids=["stable", "traded, and student 0 has claims", "immediate, and student 1 has"],
)
def test_one_market_three_rules(rule, assignment, envy):
    got = rule(PREFERENCES, priorities=PRIORITIES, capacities=(1, 1, 1))
    assert got == assignment
    assert justified_envy(PREFERENCES, PRIORITIES, (1, 1, 1), got) == envy


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("rule", SCHOOLS, ids=NAMES)
def test_seats_are_filled_and_priority_stability_is_that_of_deferred_acceptance(
    rule, seed
):
    draw = random.Random(seed)
    students, schools = draw.randint(1, 5), draw.randint(1, 4)
    capacities = [draw.randint(1, 3) for _ in range(schools)]
    wants = tuple(tuple(draw.sample(range(schools), schools)) for _ in range(students))
    ranked = tuple(tuple(draw.sample(range(students), students)) for _ in capacities)
    got = rule(wants, priorities=ranked, capacities=capacities)
    assert sum(s is not None for s in got) == min(students, sum(capacities))
    assert all(got.count(s) <= c for s, c in enumerate(capacities))
    if rule is student_proposing:
        assert justified_envy(wants, ranked, capacities, got) == []


@pytest.mark.parametrize("rule", SCHOOLS, ids=NAMES)
def test_equal_priorities_make_two_of_the_rules_a_serial_dictatorship(rule):
    ranked = ((0, 1, 2),) * 3
    different = 0
    for wants in itertools.product(ORDERS, repeat=3):
        taken = []
        for order in wants:
            taken.append(next(s for s in order if s not in taken))
        got = rule(wants, priorities=ranked, capacities=(1, 1, 1))
        different += got != tuple(taken)
    assert (different > 0) == (rule is boston)
