"""Ordinal efficiency by trading cycles, against the definition by dominating tables."""

import itertools
import random
from fractions import Fraction

import pytest
import z3

from accord.theory.domains import strict_orders
from accord.theory.preferences import upper_sets
from accord.theory.profiles import Profile
from accord.theory.properties import find_property
from accord.theory.ranges import values_of
from accord.theory.settings import assignment


def random_table(choose, agents, objects):
    """Return a mixture of some assignments, as one row of probabilities an agent."""
    some = [choose.sample(range(objects), agents) for _ in range(choose.randint(1, 3))]
    weight = Fraction(1, len(some))
    return [
        {x: weight * sum(a[i] == x for a in some) for x in {a[i] for a in some}}
        for i in range(agents)
    ]


def is_dominated(table, profile, objects):
    """Return whether some table SD-dominates this one for all, and differs for one."""
    solver = z3.Solver()
    p = [[z3.Real(f"p{i}{x}") for x in range(objects)] for i in range(len(table))]
    for row in p:
        solver.add(z3.Sum(row) == 1, *(cell >= 0 for cell in row))
    for x in range(objects):
        solver.add(z3.Sum([row[x] for row in p]) <= 1)
    gains = []
    for row, old, order in zip(p, table, profile, strict=True):
        for upper in upper_sets(order, range(objects)):
            was = sum((Fraction(old.get(x, 0)) for x in upper), Fraction(0))
            now = z3.Sum([row[x] for x in upper])
            solver.add(now >= z3.Q(was.numerator, was.denominator))
            gains.append(now > z3.Q(was.numerator, was.denominator))
    solver.add(z3.Or(gains))
    return solver.check() == z3.sat


@pytest.mark.parametrize(("agents", "objects"), [(1, 3), (2, 2), (2, 3), (3, 3)])
def test_no_trading_cycle_means_that_nothing_dominates(agents, objects):
    choose = random.Random(agents * 10 + objects)
    body = find_property("sd-efficient").body
    seen = set()
    for _ in range(40):
        table = random_table(choose, agents, objects)
        profile = Profile(choose.choices(strict_orders(objects), k=agents))
        m = assignment.mechanism(
            lambda _, table=table: table, name="table", agents=agents, objects=objects
        )
        cycles = values_of(m, "trading_cycle", {})
        efficient = all(body(m, profile, cycle) for cycle in cycles)
        assert efficient != is_dominated(table, profile, objects)
        seen.add(efficient)
    assert seen == {True, False}


def test_a_deterministic_assignment_is_judged_alike():
    body = find_property("sd-efficient").body
    for given in itertools.permutations(range(2)):
        m = assignment.mechanism(
            lambda _, given=given: given, name="fixed", agents=2, objects=2
        )
        assert body(m, Profile(((0, 1), (1, 0))), (0, 1)) is (given == (0, 1))
