"""The claims on adopting a procedure, and second routes to what they find."""

import itertools
from fractions import Fraction

import pytest
from paper_claims import assert_as_expected, word_of
from scipy.optimize import linprog

from accord.counterexamples.asking import check
from accord.papers.ngo2025 import adoption
from accord.papers.ngo2025.adoption import (
    CAKE,
    COMPROMISE,
    LINE,
    MEASURES,
    ORDERS,
    adopting,
    as_near,
    ballots,
    by_lot,
    cakes,
    expected,
    expects_before,
    full_policy,
    median,
    number,
    pact,
    reaches,
    simple,
    tables,
    truthful_rules,
    vote,
)
from accord.theory.measures import find_measure
from accord.theory.profiles import Profile

F = Fraction
LONG = {"truth-is-free-line", "truth-is-free-cake", "table-full-policy"}
NAMES = [
    pytest.param(c.id, marks=pytest.mark.slow if c.id in LONG else ())
    for c in adoption.CLAIMS
]
DOMAINS = {"orders": ORDERS, "compromise": COMPROMISE, "cake": CAKE, "line": LINE}


@pytest.mark.parametrize("name", NAMES)
def test_the_claim_comes_out_as_expected(name):
    assert_as_expected(f"ngo2025.{name}")


def test_as_many_run_as_are_said():
    assert len(adoption.CLAIMS) == 13
    refuted = [c.id for c in adoption.CLAIMS if c.expected == "REFUTED"]
    assert refuted == ["easy-near-optimum", "table-stability"]


# --- the largest sums ---------------------------------------------------------------


def best_sum(domain, constraint):
    """Return the largest expected sum by a floating-point program of our own rows."""
    profiles = list(itertools.product(*domain.types))
    outcomes = range(len(domain.outcomes))
    place = {cell: k for k, cell in enumerate(itertools.product(profiles, outcomes))}

    def worth(agent, own, x):
        return float(domain.utilities[agent][own][x])

    gain = [0.0] * len(place)
    for (types, x), k in place.items():
        gain[k] = -sum(worth(i, t, x) for i, t in enumerate(types)) / len(profiles)
    rows = []
    for agent, own in enumerate(domain.types):
        for truth, lie in itertools.permutations(own, 2):
            mine = [p for p in profiles if p[agent] == truth]
            groups = [mine] if constraint == "bayesian" else [[p] for p in mine]
            for group in groups if constraint else ():
                row = [0.0] * len(place)
                for p in group:
                    told = (*p[:agent], lie, *p[agent + 1 :])
                    for x in outcomes:
                        row[place[told, x]] += worth(agent, truth, x)
                        row[place[p, x]] -= worth(agent, truth, x)
                rows.append(row)
    law = [[float(p == q) for q, _ in place] for p in profiles]
    done = linprog(
        gain,
        A_ub=rows or None,
        b_ub=[0.0] * len(rows) if rows else None,
        A_eq=law,
        b_eq=[1.0] * len(profiles),
    )
    return -done.fun


SUMS = [
    ("orders", "", F(5, 3)),
    ("orders", "bayesian", F(5, 3)),
    ("orders", "dominant", F(5, 3)),
    ("compromise", "", F(58, 45)),
    ("compromise", "bayesian", F(85, 66)),
    ("compromise", "dominant", F(32, 25)),
    ("cake", "", F(4, 3)),
    ("cake", "dominant", F(4, 3)),
    ("line", "", F(153, 64)),
    ("line", "dominant", F(153, 64)),
]


@pytest.mark.parametrize(("name", "constraint", "most"), SUMS)
def test_the_largest_sum_by_another_program(name, constraint, most):
    assert abs(best_sum(DOMAINS[name], constraint) - float(most)) < 1e-9


@pytest.mark.parametrize("name", DOMAINS)
def test_the_full_policy_has_the_largest_sum_at_each_profile(name):
    domain = DOMAINS[name]
    total, profiles = F(0), list(itertools.product(*domain.types))
    for types in profiles:
        rows = [domain.utilities[i][t] for i, t in enumerate(types)]
        total += max(map(sum, zip(*rows, strict=True)))
    found = expected(full_policy(domain))
    assert sum(found) == total / len(profiles)
    assert len(set(found)) == 1, "as they can change places"


@pytest.mark.parametrize(
    ("most", "axiom"),
    [
        (F(58, 45), "bayesian-ic"),
        (F(85, 66), "strategyproof"),
        (F(6, 5), "strategyproof"),
    ],
)
def test_another_sum_is_not_the_largest(most, axiom):
    assert word_of(reaches(COMPROMISE, most, axiom)[0]) == "REFUTED"


def test_more_than_the_largest_cannot_be_shared():
    assert word_of(reaches(COMPROMISE, F(33, 25), "strategyproof")[1]) == "REFUTED"


def test_the_measure_weighs():
    m = simple(ORDERS)[0]
    measure = find_measure("weighted-utility")
    assert measure(m, weights=(1, 0)) == 1
    assert measure(m, weights=(0, 1)) == F(1, 2)
    assert measure(m, weights=(2, -2)) == 1


# --- rules without lots -------------------------------------------------------------


def is_truthful(domain, rows):
    lies = itertools.product(range(3), repeat=3)
    return all(
        domain.utilities[0][s][rows[s][t]] >= domain.utilities[0][s][rows[lie][t]]
        and domain.utilities[1][t][rows[s][t]] >= domain.utilities[1][t][rows[s][lie]]
        for s, t, lie in lies
    )


@pytest.mark.parametrize(("domain", "count"), [(ORDERS, 33), (COMPROMISE, 3)])
def test_truthful_rules_are_those_of_all_tables(domain, count):
    rows = list(itertools.product(range(3), repeat=3))
    every = itertools.product(rows, repeat=3)
    assert {r for r in every if is_truthful(domain, r)} == set(truthful_rules(domain))
    assert sum(1 for _ in truthful_rules(domain)) == count


def test_another_number_of_rules_is_refuted():
    assert word_of(number(32, ORDERS)) == "REFUTED"


def test_what_constant_rules_bring():
    assert set(adopting(COMPROMISE, "3 rules").outcomes) == {
        (1, 0),
        (0, 1),
        (F(3, 5), F(3, 5)),
    }


@pytest.mark.parametrize(("within", "count"), [(10, 18), (5, 7), (1, 1)])
def test_how_many_of_all_tables_are_near(within, count):
    sums = [
        sum(
            ORDERS.utilities[0][s][rows[s][t]] + ORDERS.utilities[1][t][rows[s][t]]
            for s, t in itertools.product(range(3), repeat=2)
        )
        for rows in truthful_rules(ORDERS)
    ]
    assert sum(100 * x >= (100 - within) * 15 for x in sums) == count


@pytest.mark.parametrize("count", [17, 19])
def test_another_number_of_near_rules_is_refuted(count):
    assert word_of(*as_near(ORDERS, tables(ORDERS), {10: count})) == "REFUTED"


def test_half_is_no_solution_of_the_33_rules():
    problem = adopting(ORDERS, "33 rules")
    for name in ("nash-bargaining", "utilitarian-bargaining"):
        given = {"point": (F(3, 4), F(3, 4))}
        assert check(problem, name, given=given).status == "REFUTED"


# --- procedures ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("procedure", "values"),
    [
        (by_lot(COMPROMISE), (F(8, 15), F(8, 15))),
        (ballots(ORDERS), (F(3, 4), F(3, 4))),
        (vote(COMPROMISE, "a", "c"), (F(4, 5), F(3, 10))),
        (pact(), (F(19, 30), F(19, 30))),
        (median(), (F(51, 64),) * 3),
    ],
)
def test_what_a_procedure_brings(procedure, values):
    assert expected(procedure) == values
    given = {"values": (*values[:-1], values[-1] + F(1, 1000))}
    assert check(procedure, expects_before, given=given).status == "REFUTED"


def test_the_pact_by_hand():
    """Both at 7/10 or 9/10, four of nine: c; else a coin."""
    assert F(4, 9) * F(8, 10) + F(5, 9) * F(1, 2) == F(19, 30)


def test_the_largest_sum_of_cells_by_hand():
    """Each cell to who values it more brings the sum of the larger values."""
    sums = [
        F(sum(map(max, zip(mine, hers, strict=True))), 4)
        for mine, hers in itertools.product(MEASURES, repeat=2)
    ]
    assert sum(sums) / 9 == F(4, 3)


def test_the_cutter_cannot_have_more_than_half_by_the_truth():
    for m in cakes()[2:4]:
        cutter = 0 if m.name.startswith("Ann") else 1
        for profile in itertools.product(range(3), repeat=2):
            assert m.utility_at(cutter, profile, m(Profile(profile))) == F(1, 2)
