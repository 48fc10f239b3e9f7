"""Rules with open lotteries and payments: found, refused, or the best of all."""

import itertools
import random
from fractions import Fraction

import pytest
import z3

from accord.papers.claim import any_lotteries, left_open
from accord.theory.coding import code
from accord.theory.errors import CertificateError, ModelError, ScopeError
from accord.theory.exact import exact
from accord.theory.forms import Form, literal
from accord.theory.lotteries import Lottery
from accord.theory.mechanisms import Outcome
from accord.theory.profiles import Profile
from accord.theory.properties import find_property
from accord.theory.ranges import instances
from accord.theory.specifications import rule_spec
from accord.theory.statements import Statement
from accord.theory.subjects import build
from accord.verifiers.engines.mixed import Atoms, Groups, refute
from accord.verifiers.kernel import check, seal
from accord.verifiers.limits import Limits
from accord.verifiers.lottery_rules import facts_at, find_lottery_rule
from accord.verifiers.problems import ProblemQuestion, solve_problem

THREE = {"agents": 2, "alternatives": 3}
TWO = {"agents": 2, "alternatives": 2}
WEAK = {"agents": 2, "alternatives": 3, "ballots": "weak"}


def question(spec, axioms, measure=None):
    return ProblemQuestion(spec, [(name, {}) for name in axioms], measure)


def find(axioms, measure=None, at=None, limits=None, **options):
    spec = any_lotteries("voting", **options)
    return find_lottery_rule(question(spec, axioms, measure), limits, at=at)


# --- rules and impossibilities on a whole domain --------------------------------------

FOUND = [
    (["strongly-sd-strategyproof", "unanimous"], THREE),
    (["strongly-sd-strategyproof", "ex-post-pareto", "anonymous"], THREE),
    (["anonymous", "neutral", "sd-pareto", "weakly-sd-strategyproof"], THREE),
    (["sd-pareto", "strongly-sd-strategyproof"], TWO),
    (["constant", "neutral"], TWO),
]


@pytest.mark.parametrize(("axioms", "options"), FOUND)
def test_a_rule_is_found_and_has_the_properties(axioms, options):
    found = find(axioms, **options)
    assert found.verdict.status == "PROVED"
    assert check(found.verdict.certificate).status == "PROVED"
    assert len(found.table) == build(any_lotteries("voting", **options)["of"]).size
    assert all(sum(law.values()) == 1 for _, law in found.table)
    assert found.impossible is None


IMPOSSIBLE = [
    (["constant", "unanimous"], TWO),
    (["constant", "sd-pareto"], TWO),
    (["constant", "anonymous", "neutral", "ex-post-pareto"], THREE),
]


@pytest.mark.parametrize(("axioms", "options"), IMPOSSIBLE)
def test_where_there_is_none_a_few_profiles_show_it(axioms, options):
    found = find(axioms, **options)
    assert found.verdict.status == "REFUTED"
    assert check(found.verdict.certificate).status == "REFUTED"
    assert found.table == ()
    facts = found.impossible.facts
    groups = facts.by_profile()
    for left_out in facts.profiles:
        rest = [p for p in facts.profiles if p != left_out]
        assert groups.core(rest) is None


def test_a_linear_impossibility_is_proved_without_cases():
    found = find(["constant", "unanimous"], **TWO)
    assert all(len(d.literals) == 1 for d in found.impossible.facts.demands)
    clauses = found.verdict.certificate["payload"]["clauses"]
    assert [entry[0] for entry in clauses].count("lemma") == 1


def test_equal_treatment_alone_lets_all_draw_lots():
    spec = any_lotteries("assignment", "assignment", agents=2, objects=2)
    found = find_lottery_rule(question(spec, ["equal-treatment"]))
    assert found.verdict.status == "PROVED"
    assert len(found.table) == 4
    for _, shares in found.table:
        assert all(sum(share[x] for share in shares) == 1 for x in range(2))


def test_an_efficient_fair_assignment_is_found():
    spec = any_lotteries("assignment", "assignment", agents=2, objects=2)
    axioms = ["sd-efficient", "equal-treatment", "strongly-sd-strategyproof"]
    found = find_lottery_rule(question(spec, axioms))
    serial = build(rule_spec("random-priority", {"agents": 2, "objects": 2}))
    assert all(serial(profile) == outcome for profile, outcome in found.table)


def test_at_listed_profiles_what_is_possible_is_no_rule():
    at = [Profile(((0, 1), (0, 1)))]
    found = find(["unanimous"], at=at, **TWO)
    assert found.verdict.status == "UNKNOWN"
    assert "exist" in found.verdict.reason


def test_at_listed_profiles_what_is_impossible_is_so_everywhere():
    first, other = (0, 1), (1, 0)
    at = list(map(Profile, ((first, first), (first, other), (other, other))))
    assert find(["constant", "unanimous"], at=at, **TWO).verdict.status == "REFUTED"


def test_too_large_a_domain_is_refused_with_its_number():
    with pytest.raises(ScopeError, match="99,532,800,000"):
        find(["strongly-sd-strategyproof"], agents=4, alternatives=5)


def test_out_of_time_is_unknown():
    found = find(["sd-pareto"], limits=Limits(seconds=0), **THREE)
    assert found.verdict.status == "UNKNOWN"


def test_properties_of_other_electorates_are_not_asked_of_open_lotteries():
    assert find(["participation"], **TWO).verdict.status == "UNKNOWN"


# --- a second route -------------------------------------------------------------------

POOL = (
    *("anonymous", "neutral", "constant", "unanimous", "ex-post-pareto", "sd-pareto"),
    *("strongly-sd-strategyproof", "weakly-sd-strategyproof"),
)


def _plain(literal):
    parts = [
        z3.RealVal(str(c)) * (z3.Real(names[0]) if names else 1)
        for names, c in literal.terms
    ]
    total = z3.Sum(parts)
    return total >= 0 if literal.sense == ">=" else total > 0


def plain_answer(clauses):
    solver = z3.Solver()
    solver.add([z3.Or([_plain(fact) for fact in clause]) for clause in clauses])
    return str(solver.check())


@pytest.mark.parametrize("seed", range(8))
def test_rules_are_found_exactly_where_z3_has_a_model_of_the_same_clauses(seed):
    choose = random.Random(seed)
    axioms = choose.sample(POOL, choose.randint(2, 4))
    spec = any_lotteries("voting", **TWO, ballots="weak")
    asked = question(spec, axioms)
    demands = [d.literals for d in facts_at(asked, None).demands]
    found = find_lottery_rule(asked).verdict.status
    assert found == {"sat": "PROVED", "unsat": "REFUTED"}[plain_answer(demands)]


@pytest.mark.parametrize("seed", range(12))
def test_clauses_are_refuted_exactly_where_z3_refutes_them(seed):
    choose = random.Random(seed)
    x = [Form.unknown(f"x{k}") for k in range(3)]

    def some_literal():
        form = sum((choose.randint(-2, 2) * v for v in x), Form({}))
        form = form + choose.randint(-2, 2)
        return literal(form, choose.choice((">", ">=")))

    clauses = [
        frozenset(some_literal() for _ in range(choose.randint(1, 2)))
        for _ in range(choose.randint(3, 9))
    ]
    groups = Groups()
    for k, clause in enumerate(clauses):
        groups.add(clause, [k])
    core = groups.core(range(len(clauses)))
    assert (core is None) == (plain_answer(clauses) == "sat")
    part = groups.part()
    part.include(range(len(clauses)))
    part.include([0])
    assert (part.core(range(len(clauses))) is None) == (core is None)
    if core is None:
        values = groups.values()
        full = {f"x{k}": values.get(f"x{k}", 0) for k in range(3)}
        assert all(any(fact.holds(full) for fact in clause) for clause in clauses)
    else:
        _, proof = refute(clauses, Atoms())
        assert proof.steps[-1][1] == ()


# --- measures -------------------------------------------------------------------------


def probability(profile, outcomes):
    given = {"profile": profile, "outcomes": outcomes}
    return ("probability", given)


def test_the_most_and_the_least_that_a_lottery_gives_an_outcome():
    # Strategyproof and unanimous: where tops differ, one alternative can get all.
    axioms, apart = ["strongly-sd-strategyproof", "unanimous"], ((0, 1), (1, 0))
    for outcomes, most in (((0,), 1), ((1,), 1), ((0, 1), 1)):
        found = find(axioms, probability(apart, outcomes), **TWO)
        assert found.verdict.status == "PROVED"
        assert found.verdict.accepted.values[1] == most
        assert check(found.verdict.certificate).values[1] == most


def test_anonymity_and_neutrality_leave_one_half():
    axioms, apart = ["anonymous", "neutral"], ((0, 1), (1, 0))
    found = find(axioms, probability(apart, (0,)), **TWO)
    assert found.verdict.accepted.values[1] == Fraction(1, 2)
    table = dict(found.table)
    assert table[Profile(apart)] == Lottery({0: Fraction(1, 2), 1: Fraction(1, 2)})


def test_that_probabilities_are_not_negative_is_a_row_of_the_certificate():
    found = find(["anonymous"], probability(((0, 1), (0, 1)), (0,)), **TWO)
    assert found.verdict.accepted.values[1] == 1
    rows = found.verdict.certificate["payload"]["rows"]
    assert [row["property"] for row in rows] == [None]


def _another_place(row):
    row["literal"] = 0


def _no_such_place(row):
    row["literal"] = 7


def _a_place_from_the_end(row):
    row["literal"] = -1


def _no_such_profile(row):
    row["instance"] = [[0, 0], [0, 1]]


def _another_profile(row):
    row["instance"] = code(((0, 1), (1, 0)))


def _a_property(row):
    row["property"] = 0


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(edit, id=edit.__name__.strip("_"))
        for edit in (
            _another_place,
            _no_such_place,
            _a_place_from_the_end,
            _no_such_profile,
            _another_profile,
            _a_property,
        )
    ],
)
def test_the_kernel_refuses_another_row_of_a_lottery(edit):
    found = find(["anonymous"], probability(((0, 1), (0, 1)), (0,)), **TWO)
    certificate = found.verdict.certificate
    edit(certificate["payload"]["rows"][0])
    certificate["seal"] = seal(certificate)
    with pytest.raises((CertificateError, ModelError)):
        check(certificate)


# --- lotteries with payments ----------------------------------------------------------

SELLING = ["bayesian-ic", "interim-ir"]


def auction(values, agents=2, prior="uniform"):
    return left_open(
        "lottery_and_payments",
        "second-price",
        agents=agents,
        values=_listed(values),
        prior=prior,
    )


def _listed(values):
    return "{" + ",".join(map(str, values)) + "}"


def virtual_revenue(values, agents):
    """Myerson 1981 on equally likely values: the expected largest virtual value.

    phi(v_k) = v_k - (v_{k+1} - v_k) (1 - F(v_k)) / f(v_k), ironed where it falls; here
    the values are regular.
    """
    size = len(values)
    nexts = (*values[1:], values[-1])
    virtual = [
        v - (above - v) * Fraction(size - k - 1)
        for k, (v, above) in enumerate(zip(values, nexts, strict=True))
    ]
    assert virtual == sorted(virtual), "regular"
    best = [max(0, *types) for types in itertools.product(virtual, repeat=agents)]
    return Fraction(sum(best)) / len(best)


@pytest.mark.parametrize(
    ("values", "agents"),
    [((0, 1), 1), ((0, 1, 2), 1), ((0, 1), 2), ((0, 1, 2), 2), ((1, 2, 3), 2)],
)
def test_the_largest_revenue_is_the_expected_largest_virtual_value(values, agents):
    verdict = solve_problem(
        question(auction(values, agents), SELLING, ("expected-revenue", {}))
    )
    assert verdict.status == "PROVED"
    assert verdict.accepted.values[1] == virtual_revenue(values, agents)
    assert check(verdict.certificate).values == verdict.accepted.values


def test_dominant_strategies_cost_no_revenue():
    # Myerson's auction is optimal among the Bayesian ones, and is strategyproof.
    dominant = ["strategyproof", "ex-post-ir"]
    verdict = solve_problem(
        question(auction((0, 1, 2)), dominant, ("expected-revenue", {}))
    )
    assert verdict.accepted.values[1] == Fraction(10, 9)


def test_the_best_auction_is_a_rule_with_the_properties():
    asked = question(auction((0, 1, 2)), SELLING, ("expected-revenue", {}))
    found = find_lottery_rule(asked)
    assert len(found.table) == 9
    assert all(isinstance(outcome, Outcome) for _, outcome in found.table)
    revenue = sum(sum(outcome.payments) for _, outcome in found.table)
    assert exact(Fraction(revenue) / 9) == Fraction(10, 9)
    values = found.verdict.accepted.values[0]
    spec = {**auction((0, 1, 2)), "values": {k: str(v) for k, v in values.items()}}
    for name in SELLING:
        known = find_property(name)
        statement = Statement(known, build(spec), {})
        cases = instances(statement.subject, known.forall)
        assert all(statement.holds(*case) is not False for case in cases)


def test_the_largest_welfare_is_the_expected_largest_value():
    verdict = solve_problem(
        question(auction((0, 1, 2)), SELLING, ("expected-welfare", {}))
    )
    assert verdict.accepted.values[1] == Fraction(0 + 1 + 1 + 1 + 2 * 5, 9)


def test_a_sale_with_chance_and_payments_is_found_without_a_measure():
    found = find_lottery_rule(question(auction((0, 1)), ["strategyproof", "efficient"]))
    assert found.verdict.status == "PROVED"
    assert dict(found.table)[Profile((0, 1))].decision == Lottery({1: 1})


def test_full_surplus_cannot_be_taken_from_private_values():
    asked = question(auction((0, 1, 2)), [*SELLING], ("expected-revenue", {}))
    assert solve_problem(asked).accepted.values[1] < Fraction(13, 9)


@pytest.mark.parametrize(
    ("k", "gain"),
    [(2, Fraction(1, 4)), (3, Fraction(2, 9)), (5, Fraction(1, 5)), (6, "5/27")],
)
def test_the_second_best_of_bilateral_trade(k, gain):
    spec = left_open(
        "lottery_and_payments",
        "efficient-trade",
        values=_listed([Fraction(i, k - 1) for i in range(k)]),
        prior="uniform",
    )
    axioms = [*SELLING, "expected-no-deficit"]
    verdict = solve_problem(question(spec, axioms, ("expected-welfare", {})))
    assert verdict.accepted.values[1] == exact(gain)
