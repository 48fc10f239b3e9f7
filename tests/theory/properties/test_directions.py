"""Efficiency of lotteries by elementary directions, against all other lotteries."""

import random
from fractions import Fraction

import pytest
import z3

from accord.theory.directions import directions, elementary
from accord.theory.lotteries import Lottery
from accord.theory.preferences import upper_sets
from accord.theory.profiles import Profile
from accord.theory.properties import PremiseNotMet, find_property
from accord.theory.settings import voting


def is_dominated(law, rows, size):
    """Return whether some lottery is no worse by every row and better by one."""
    solver = z3.Solver()
    q = [z3.Real(f"q{x}") for x in range(size)]
    solver.add(z3.Sum(q) == 1, *(cell >= 0 for cell in q))
    better = []
    for row in rows:
        was = sum((Fraction(law[x]) * row[x] for x in range(size)), Fraction(0))
        now = z3.Sum([q[x] * row[x] for x in range(size)])
        solver.add(now >= z3.Q(was.numerator, was.denominator))
        better.append(now > z3.Q(was.numerator, was.denominator))
    solver.add(z3.Or(better))
    return solver.check() == z3.sat


def holds(body, *instance):
    try:
        return body(*instance)
    except PremiseNotMet:
        return True


def random_law(choose, size):
    support = choose.sample(range(size), choose.randint(1, min(3, size)))
    return Lottery({x: Fraction(1, len(support)) for x in support})


@pytest.mark.parametrize(("agents", "size"), [(1, 3), (2, 3), (3, 3), (2, 4), (3, 4)])
@pytest.mark.parametrize("name", ["sd-pareto", "ex-ante-pareto"])
def test_no_elementary_direction_means_that_nothing_dominates(name, agents, size):
    choose = random.Random(agents * 10 + size)
    body = find_property(name).body
    ballots = "weak" if name == "sd-pareto" else "score:0..3"
    seen = set()
    for _ in range(40):
        law = random_law(choose, size)
        m = voting.mechanism(
            lambda _, law=law: law,
            name="fixed",
            agents=agents,
            alternatives=size,
            ballots=ballots,
        )
        profile = Profile(choose.choice(domain) for domain in m.domains)
        if name == "sd-pareto":
            sets = [s for order in profile for s in upper_sets(order, range(size))]
            rows = [[int(x in upper) for x in range(size)] for upper in sets]
        else:
            rows = list(profile)
        efficient = all(holds(body, m, profile, z) for z in directions(m, profile))
        assert efficient != is_dominated(law, rows, size)
        seen.add(efficient)
    assert seen == {True, False}


def test_one_outcome_leaves_nothing_to_move_and_two_leave_one_exchange():
    assert elementary(frozenset(), 1) == []
    assert elementary(frozenset(), 2) == [(1, -1), (-1, 1)]
    assert len(elementary(frozenset(), 3)) == 6
    assert (Fraction(-1, 2), 1, Fraction(-1, 2)) in elementary(
        frozenset({(2, 1, 0)}), 3
    )
