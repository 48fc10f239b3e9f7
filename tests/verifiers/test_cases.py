"""Statements about all values of unknown numbers: known answers and random games."""

import copy
from fractions import Fraction

import pytest
from definition_rows import mutants_of
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.theory.errors import CertificateError, SolverError
from accord.theory.expressions import read_constraints
from accord.theory.forms import Form, literal
from accord.theory.games import from_arrays
from accord.theory.properties import all_properties, find_property, property_of
from accord.theory.properties import payments_iff_cycles as rochet
from accord.theory.specifications import data_spec, rule_spec
from accord.theory.statements import Statement
from accord.theory.subjects import build
from accord.theory.unknowns import UNKNOWN
from accord.verifiers.certificates import make_certificate
from accord.verifiers.decide import Question, decide
from accord.verifiers.engines import cases
from accord.verifiers.engines.supports import find_equilibria
from accord.verifiers.kernel import check
from accord.verifiers.limits import Limits

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)
C, D = (1, 0), (0, 1)
x, y = Form.unknown("x"), Form.unknown("y")


def opened(what, of):
    return {"kind": "unknown", "what": what, "of": of}


def ask(spec, prop, **parameters):
    question = Question(find_property(prop), spec, parameters)
    return decide(question, Limits(), lambda _, found: found.violations[0])


def game(a, b):
    return data_spec(from_arrays(a, b))


def complete(spec, *equilibria):
    return ask(spec, "all-equilibria", equilibria=equilibria, profile=UNKNOWN)


DILEMMA = game([[2, 0], [3, 1]], [[2, 3], [0, 1]])
PENNIES = game([[1, -1], [-1, 1]], [[-1, 1], [1, -1]])
SEXES = game([[2, 0], [0, 1]], [[1, 0], [0, 2]])
CHICKEN = game([[6, 2], [7, 0]], [[6, 7], [2, 0]])
ROCK = game([[0, -1, 1], [1, 0, -1], [-1, 1, 0]], [[0, 1, -1], [-1, 0, 1], [1, -1, 0]])
MIX = ((2 * THIRD, THIRD), (THIRD, 2 * THIRD))
COMPLETE = [
    ("the dilemma has one", DILEMMA, [(D, D)], "PROVED"),
    ("pennies have one", PENNIES, [((HALF, HALF),) * 2], "PROVED"),
    ("the sexes have three", SEXES, [(C, C), (D, D), MIX], "PROVED"),
    (
        "chicken has three",
        CHICKEN,
        [(C, D), (D, C), ((2 * THIRD, THIRD),) * 2],
        "PROVED",
    ),
    ("rock, paper, scissors has one", ROCK, [((THIRD,) * 3,) * 2], "PROVED"),
    ("one is missing", SEXES, [(C, C), (D, D)], "REFUTED"),
    ("none is listed", DILEMMA, [], "REFUTED"),
    ("one is none", DILEMMA, [(D, D), (C, C)], "REFUTED"),
    (
        "a constant game has more than its corners",
        game([[0, 0]], [[0, 0]]),
        [((1,), C), ((1,), D)],
        "REFUTED",
    ),
]


@pytest.mark.parametrize(
    ("spec", "listed", "word"), [r[1:] for r in COMPLETE], ids=[r[0] for r in COMPLETE]
)
def test_a_list_of_equilibria_is_complete_or_not(spec, listed, word):
    verdict = complete(spec, *listed)
    assert verdict.status == word
    assert check(verdict.certificate).status == word


def test_the_missing_equilibrium_is_shown():
    verdict = complete(SEXES, (C, C), (D, D))
    assert verdict.notes == (
        "it fails at x1.1 = 2/3, x1.2 = 1/3, x2.1 = 1/3, x2.2 = 2/3",
    )
    assert verdict.certificate["kind"] == "witness"


PAYOFFS = opened("payoffs", [2, 2])
GROVES = rule_spec("groves", {"agents": 2, "values": "0..3"})
ROWS = [
    ("two actions each", PAYOFFS, "coarse-iff-correlated", {"law": UNKNOWN}, "PROVED"),
    (
        "three actions",
        opened("payoffs", [3, 3]),
        "coarse-iff-correlated",
        {"law": UNKNOWN},
        "REFUTED",
    ),
    (
        "any fees keep Groves truthful",
        opened("fees", GROVES),
        "strategyproof",
        {},
        "PROVED",
    ),
    (
        "no constants make first price so",
        opened("constants", rule_spec("first-price", {"agents": 2, "values": "0..2"})),
        "strategyproof",
        {},
        "REFUTED",
    ),
    (
        "not all payments are truthful",
        opened("payments", GROVES),
        "strategyproof",
        {},
        "REFUTED",
    ),
    (
        "cycles of 2 types",
        opened("payments", opened("worths", 2)),
        "payments-iff-cycles",
        {},
        "PROVED",
    ),
    (
        "cycles of 3 types",
        opened("payments", opened("worths", 3)),
        "payments-iff-cycles",
        {},
        "PROVED",
    ),
    (
        "not every rule is cyclically monotone",
        opened("worths", 3),
        "cyclically-monotone",
        {},
        "REFUTED",
    ),
    (
        "not every action is dominant",
        PAYOFFS,
        "dominant-strategy",
        {"player": 0, "action": 0},
        "REFUTED",
    ),
]


@pytest.mark.parametrize(
    ("spec", "prop", "parameters", "word"),
    [r[1:] for r in ROWS],
    ids=[r[0] for r in ROWS],
)
def test_a_statement_holds_for_all_values_or_not(spec, prop, parameters, word):
    verdict = ask(spec, prop, **parameters)
    assert verdict.status == word
    assert check(verdict.certificate).status == word
    assert verdict.vacuous == ""


def test_two_cycles_are_not_enough():
    # Type 0 is indifferent, and the others want the next decision as much as theirs.
    values = {"v2.3": "1", "v3.1": "1", "v3.3": "1"}
    rule = {**opened("worths", 3), "values": values}
    assert ask(rule, "weakly-monotone").status == "PROVED"
    assert ask(rule, "cyclically-monotone").status == "REFUTED"


def test_a_path_that_is_not_linear_is_met_or_left_open():
    square = [literal(x * x - 2, "=="), literal(x, ">")]
    with pytest.raises(SolverError, match="neither"):
        cases.lemma_or_point(square)
    assert cases.lemma_or_point([literal(x * y - 6, "=="), literal(x - 2, "==")]) == {
        "x": 2,
        "y": 3,
    }


def row(text):
    (found,) = read_constraints(text)
    return found


SIMPLER = [
    ("small", ["x > 1", "y > x"], ("11/7", 40), (2, 3)),
    ("few", ["x >= 3", "y >= 1"], ("99/8", 17), (3, 3)),
    ("a tie moves as a whole", ["x == y", "x > 1"], ("500/3", "500/3"), (2, 2)),
    ("a tie at a fraction", ["x == y", "2*x == 7"], ("7/2", "7/2"), ("7/2", "7/2")),
    ("round", ["x > 101", "y > x"], ("1007/2", 10**9), (200, 500)),
    ("a fraction where it must be", ["3*x > 1", "2*x < 1"], ("9/20", 5), ("2/5", 0)),
    ("products", ["x*y == 6", "x > 2"], ("12/5", "5/2"), (3, 2)),
    ("negative", ["x < 0", "x + y > 0"], ("-1/7", 9), (-1, 2)),
]


@pytest.mark.parametrize(
    ("rows", "point", "expected"), [r[1:] for r in SIMPLER], ids=[r[0] for r in SIMPLER]
)
def test_a_point_is_told_in_simple_numbers(rows, point, expected):
    facts = [*map(row, rows)]
    given = dict(zip("xy", map(Fraction, point), strict=True))
    found = cases.simplify([*facts, *map(row, ["x >= -9", "y >= 0"])], given)
    assert all(fact.holds(found) for fact in facts)
    assert found == dict(zip("xy", map(Fraction, expected), strict=True))


def altered(certificate, change):
    payload = copy.deepcopy(certificate["payload"])
    change(payload)
    fields = (certificate[k] for k in ("statement", "verdict", "kind"))
    return make_certificate(*fields, payload)


def literals(payload):
    return payload["lemmas"][0][0]["literals"]


def first(payload):
    return literals(payload)[0]


EDITS = [
    ("the last lemma left out", lambda p: p["lemmas"].pop()),
    ("the first lemma left out", lambda p: p["lemmas"].pop(0)),
    ("a row left out", lambda p: p["lemmas"][0].pop()),
    ("a multiplier", lambda p: p["lemmas"][0][0].update(times="11/7")),
    ("a negative multiplier", lambda p: p["lemmas"][0][0].update(times="-1")),
    ("a sense", lambda p: first(p).__setitem__(1, "!=")),
    ("a word for a sense", lambda p: first(p).__setitem__(1, "<")),
    ("a coefficient", lambda p: first(p)[0][-1].__setitem__(1, "1/97")),
    ("an unknown", lambda p: first(p)[0][-1].__setitem__(0, ["other"])),
    ("a square", lambda p: p["lemmas"][0][0].update(square=[[["w"], "1"]])),
    ("a field more", lambda p: p["lemmas"][0][0].update(more=1)),
    ("a row of too many literals", lambda p: literals(p).extend(5 * [first(p)])),
    ("the count", lambda p: p.update(instances=2)),
    ("lemmas that are no list", lambda p: p.update(lemmas={})),
]


@pytest.mark.parametrize("change", [c for _, c in EDITS], ids=[i for i, _ in EDITS])
def test_an_edited_certificate_is_rejected(change):
    certificate = complete(PENNIES, ((HALF, HALF),) * 2).certificate
    with pytest.raises(CertificateError):
        check(altered(certificate, change))


tables = st.lists(
    st.lists(st.integers(-3, 3), min_size=2, max_size=2), min_size=2, max_size=2
)


@settings(max_examples=25, deadline=None)
@given(tables, tables)
def test_random_lists_are_complete_or_one_is_missing(a, b):
    found = find_equilibria(from_arrays(a, b))
    verdict = complete(game(a, b), *found)
    if verdict.status == "REFUTED":  # a degenerate game
        missing = verdict.certificate["statement"]["property"]["parameters"]["profile"]
        assert missing not in [[list(map(str, row)) for row in e] for e in found]
    else:
        assert verdict.status == "PROVED"
        shorter = complete(game(a, b), *found[1:])
        assert shorter.status == "REFUTED"


# Each cycle is then listed from every other of its types, which changes no length.
EQUIVALENT = {"cycle[0] == min(cycle, key=types.index) -> NotEq"}


def test_every_mutant_of_the_theorem_about_cycles_is_refuted():
    assert "payments-iff-cycles" in all_properties()
    subject = build(opened("payments", opened("worths", 3)))
    survivors = set()
    for change, names in mutants_of(rochet):
        statement = Statement(property_of(names["payments_iff_cycles"]), subject, {})
        try:
            if cases.search(statement, Limits()).values is None:
                survivors.add(change)
        except (SolverError, ValueError):
            pass
    assert survivors == EQUIVALENT
