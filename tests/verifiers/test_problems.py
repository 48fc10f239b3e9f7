"""Problems with open numbers: the known answers, each with a checked certificate."""

import copy
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.theory.errors import CertificateError, ModelError
from accord.theory.games import from_arrays
from accord.theory.specifications import data_spec, rule_spec
from accord.theory.unknowns import UNKNOWN
from accord.verifiers.certificates import make_certificate
from accord.verifiers.kernel import check
from accord.verifiers.limits import Limits
from accord.verifiers.problems import ProblemQuestion, solve_problem

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)
C, D = (1, 0), (0, 1)
CHICKEN = data_spec(from_arrays([[6, 2], [7, 0]], [[6, 7], [2, 0]]))
SEXES = data_spec(from_arrays([[2, 0], [0, 1]], [[1, 0], [0, 2]]))
DILEMMA = data_spec(from_arrays([[2, 0], [3, 1]], [[2, 3], [0, 1]]))
PENNIES = data_spec(from_arrays([[1, -1], [-1, 1]], [[-1, 1], [1, -1]]))
MIXED = data_spec(from_arrays([[3, 0], [1, 1], [0, 3]], [[0, 0]] * 3))
NASH = ((C, D), (D, C), ((2 * THIRD, THIRD), (2 * THIRD, THIRD)))
INCENTIVES = ("bayesian-ic", "interim-ir")


def opened(what, spec):
    return {"kind": "unknown", "what": what, "of": spec}


def trade(k, rule="efficient-trade", what="payments"):
    points = ",".join(str(Fraction(i, k - 1)) for i in range(k))
    return opened(what, rule_spec(rule, {"values": f"{{{points}}}"}))


def ask(spec, *properties, measure=None):
    pairs = [(p, {}) if isinstance(p, str) else p for p in properties]
    return solve_problem(ProblemQuestion(spec, pairs, measure))


LAW = {"law": UNKNOWN}
EVEN = ((HALF, HALF), (HALF, HALF))
ROWS = [
    (
        "chicken has a correlated equilibrium",
        CHICKEN,
        [("correlated-equilibrium", LAW)],
        "PROVED",
    ),
    (
        "five and five is no average of equilibria",
        CHICKEN,
        [
            (
                "averages-equilibria",
                {"payoffs": (5, 5), "equilibria": NASH, "weights": UNKNOWN},
            )
        ],
        "REFUTED",
    ),
    (
        "half way between two equilibria is",
        CHICKEN,
        [
            (
                "averages-equilibria",
                {
                    "payoffs": (Fraction(9, 2),) * 2,
                    "equilibria": NASH,
                    "weights": UNKNOWN,
                },
            )
        ],
        "PROVED",
    ),
    (
        "a mixture dominates the middle row",
        MIXED,
        [
            (
                "strictly-dominated-by-mixture",
                {"player": 0, "action": 1, "mixture": UNKNOWN},
            )
        ],
        "PROVED",
    ),
    (
        "nothing dominates the first row",
        MIXED,
        [
            (
                "weakly-dominated-by-mixture",
                {"player": 0, "action": 0, "mixture": UNKNOWN},
            )
        ],
        "REFUTED",
    ),
    (
        "a coin improves on uncoordinated sexes",
        SEXES,
        [("lottery-improves", {"profile": EVEN, "law": UNKNOWN})],
        "PROVED",
    ),
    (
        "no lottery improves on the opera",
        SEXES,
        [("lottery-improves", {"profile": (C, C), "law": UNKNOWN})],
        "REFUTED",
    ),
    (
        "pennies can be punished to 0",
        PENNIES,
        [("punishes", {"player": 0, "profile": EVEN, "punishment": UNKNOWN})],
        "PROVED",
    ),
    (
        "the fooled one gets less than her minmax",
        DILEMMA,
        [("punishes", {"player": 0, "profile": (C, D), "punishment": UNKNOWN})],
        "REFUTED",
    ),
    (
        "fair trade on 5 values",
        trade(5),
        [*INCENTIVES, "expected-no-deficit"],
        "PROVED",
    ),
    ("none on 6", trade(6), [*INCENTIVES, "expected-no-deficit"], "REFUTED"),
    (
        "none on 2 if ties trade",
        trade(2, "efficient-trade-at-ties"),
        [*INCENTIVES, "expected-no-deficit"],
        "REFUTED",
    ),
    (
        "no constants save expected externality",
        trade(6, "expected-externality", "constants"),
        ["interim-ir", "exactly-balanced"],
        "REFUTED",
    ),
    (
        "constants alone make it individually rational",
        trade(6, "expected-externality", "constants"),
        ["interim-ir"],
        "PROVED",
    ),
    (
        "first price stays manipulable",
        opened("constants", rule_spec("first-price", {"agents": 2, "values": "0..2"})),
        ["strategyproof"],
        "REFUTED",
    ),
]


@pytest.mark.parametrize(
    ("spec", "properties", "word"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS]
)
def test_a_problem_has_a_solution_or_not(spec, properties, word):
    verdict = ask(spec, *properties)
    assert verdict.status == word
    assert check(verdict.certificate).status == word


@pytest.mark.parametrize("k", range(2, 8))
def test_the_largest_surplus_of_trade(k):
    verdict = ask(trade(k), *INCENTIVES, measure=("expected-revenue", {}))
    assert verdict.accepted.values[1] == Fraction(5 - k, 6 * k)


@pytest.mark.parametrize("k", range(8, 13))
def test_the_largest_surplus_of_trade_on_larger_grids(k):
    verdict = ask(trade(k), *INCENTIVES, measure=("expected-revenue", {}))
    assert verdict.accepted.values[1] == Fraction(5 - k, 6 * k)
    assert ask(trade(k), *INCENTIVES, "expected-no-deficit").status == "REFUTED"


def test_the_best_correlated_equilibrium_of_chicken():
    verdict = ask(CHICKEN, ("correlated-equilibrium", LAW), measure=("payoff-sum", LAW))
    values, bound = verdict.accepted.values
    assert bound == Fraction(21, 2)
    assert list(values.values()) == [HALF, Fraction(1, 4), Fraction(1, 4), 0]


def test_a_problem_without_solution_has_no_counterexample():
    verdict = ask(trade(6), *INCENTIVES, "expected-no-deficit")
    assert verdict.counterexample is None
    assert verdict.notes == ("13 comparisons contradict each other",)


def test_what_holds_in_several_ways_is_unknown():
    verdict = ask(SEXES, ("all-equilibria", {"equilibria": (), "profile": UNKNOWN}))
    assert verdict.status == "UNKNOWN"
    assert "one way" in verdict.reason


def test_products_of_unknowns_are_unknown():
    verdict = ask(SEXES, ("nash", {"profile": UNKNOWN}))
    assert verdict.status == "UNKNOWN"


def test_a_measure_without_largest_value_is_unknown():
    verdict = ask(trade(3), "bayesian-ic", measure=("expected-revenue", {}))
    assert verdict.status == "UNKNOWN"
    assert "unbounded" in verdict.reason


def test_time_is_bounded():
    question = ProblemQuestion(trade(3), [(p, {}) for p in INCENTIVES])
    verdict = solve_problem(question, Limits(seconds=-1))
    assert verdict.status == "UNKNOWN"
    assert "out of time" in verdict.reason


BAD = [
    ("an unknown property", CHICKEN, ("nashy", LAW), "no property is named"),
    (
        "a property of something else",
        CHICKEN,
        ("strategyproof", {}),
        "is about `Mechanism`",
    ),
    ("a parameter that is missing", CHICKEN, ("correlated-equilibrium", {}), "law"),
    (
        "a parameter that cannot be open",
        CHICKEN,
        ("nash", {"profile": (C, C), "player": UNKNOWN}),
        "cannot be left unknown",
    ),
    ("a part that cannot be open", opened("prices", CHICKEN), ("nash", LAW), "prices"),
    (
        "payments where there are none",
        opened("payments", rule_spec("borda", {"agents": 2, "alternatives": 2})),
        ("exactly-balanced", {}),
        "makes no payments",
    ),
]


@pytest.mark.parametrize(
    ("spec", "prop", "message"), [r[1:] for r in BAD], ids=[r[0] for r in BAD]
)
def test_a_problem_that_is_ill_posed_is_refused(spec, prop, message):
    with pytest.raises(ModelError, match=message):
        ask(spec, prop)


def altered(certificate, change):
    payload = copy.deepcopy(certificate["payload"])
    change(payload)
    fields = (certificate[k] for k in ("statement", "verdict", "kind"))
    return make_certificate(*fields, payload)


EDITS = [
    ("a multiplier", trade(6), lambda p: p["rows"][0].update(times="7")),
    ("a sign", trade(6), lambda p: p["rows"][0].update(times="-1")),
    ("a row left out", trade(6), lambda p: p["rows"].pop()),
    ("a row of nowhere", trade(6), lambda p: p["rows"][0].update(instance=[9, 9, 9])),
    ("a literal of nowhere", trade(6), lambda p: p["rows"][0].update(literal=5)),
    ("a property of nowhere", trade(6), lambda p: p["rows"][0].update(property=-1)),
    ("no rows", trade(6), lambda p: p.update(rows=[])),
    ("a payment", trade(5), lambda p: p["values"].update({"pay1[1,0]": "100"})),
    ("a payment left out", trade(5), lambda p: p["values"].pop("pay1[1,0]")),
    ("a float", trade(5), lambda p: p["values"].update({"pay1[1,0]": 0.5})),
]


@pytest.mark.parametrize(
    ("spec", "change"), [r[1:] for r in EDITS], ids=[r[0] for r in EDITS]
)
def test_an_edited_certificate_is_rejected(spec, change):
    verdict = ask(spec, *INCENTIVES, "expected-no-deficit")
    with pytest.raises(CertificateError):
        check(altered(verdict.certificate, change))


def test_another_bound_is_rejected():
    verdict = ask(trade(3), *INCENTIVES, measure=("expected-revenue", {}))
    for bound in ("1/8", "1/10"):
        edited = altered(verdict.certificate, lambda p, b=bound: p.update(bound=b))
        with pytest.raises(CertificateError):
            check(edited)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(-3, 3), min_size=12, max_size=12))
def test_every_game_has_a_correlated_equilibrium(numbers):
    rows, columns = numbers[:6], numbers[6:]
    game = from_arrays([rows[:3], rows[3:]], [columns[:3], columns[3:]])
    assert ask(data_spec(game), ("correlated-equilibrium", LAW)).status == "PROVED"
