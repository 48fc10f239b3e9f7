"""The mutation generator: one change to a good certificate, and the kernel refuses.

Without a new seal every change is refused. With a new seal the kernel refuses too, or
what it accepts is true: the changed statement is decided again by other means.
"""

import copy
import functools
import random

import pytest
from tampering import changes, resealed

from accord.counterexamples.asking import check as ask
from accord.papers.claim import left_open
from accord.theory.errors import AccordError, CertificateError
from accord.theory.exact import exact
from accord.theory.forms import Form
from accord.theory.properties import find_property
from accord.theory.ranges import instances
from accord.theory.unknowns import UNKNOWN, closed
from accord.verifiers import decide as deciding
from accord.verifiers.engines.linear_programs import solve
from accord.verifiers.kernel import check
from accord.verifiers.kernel.statements import read_problem, read_statement
from accord.verifiers.limits import Limits
from accord.verifiers.open_questions import decide_open
from accord.verifiers.problems import ProblemQuestion, collect, solve_problem

BUDGET = 20_000
SMALL = {"agents": 2, "values": "0..1"}


def by_arrays(*args, **options):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(deciding, "ARRAYS_FROM", 0)
        return ask(*args, **options)


def game_law(measure):
    spec = {**left_open("payoffs", [2, 2]), "values": {"u1.1.1": 3, "u2.2.2": "1/2"}}
    pair = ("payoff-sum", {"law": UNKNOWN})
    properties = [("correlated-equilibrium", {"law": UNKNOWN})]
    return ProblemQuestion(spec, properties, pair if measure else None)


def cycle_of_three():
    # worths of decision d at type t, row by row: around the cycle they add up to -3
    worths = {"v1.1": 1, "v1.3": 2, "v2.1": 2, "v2.2": 1, "v3.2": 2, "v3.3": 1}
    spec = {**left_open("worths", 3), "values": worths}
    return ProblemQuestion(left_open("payments", spec), [("strategyproof", {})])


def all_worths():
    spec = left_open("payments", left_open("worths", 2))
    return deciding.Question(find_property("payments-iff-cycles"), spec)


GOOD = {
    "witness, one liar": lambda: ask("first-price", "strategyproof", **SMALL),
    "witness, a coalition": lambda: ask(
        "first-price", "weakly-group-strategyproof", **SMALL
    ),
    "witness, by type": lambda: ask(
        "first-price", "bayesian-ic", agents=2, values="0..2", prior="uniform"
    ),
    "witness, two outcomes": lambda: ask(
        "borda", "neutral", agents=2, alternatives=3, ties="b,a,c"
    ),
    "witness, none named": lambda: ask(
        "plurality", "gaining-deviations", agents=2, alternatives=2, given={"count": 3}
    ),
    "table": lambda: ask("second-price", "strategyproof", **SMALL),
    "table, with witnesses": lambda: ask("plurality", "onto", agents=2, alternatives=2),
    "table, with parameters": lambda: ask(
        "plurality",
        "manipulable-at",
        agents=2,
        alternatives=2,
        given={"agent": 1, "count": 0},
    ),
    "table, of a pair": lambda: ask(
        "first-price", "earns-at-least", than="second-price", **SMALL
    ),
    "witness, of a pair": lambda: ask(
        "second-price", "earns-at-least", than="first-price", **SMALL
    ),
    "options": lambda: by_arrays("second-price", "strategyproof", **SMALL),
    "point": lambda: solve_problem(game_law(measure=False)),
    "dual": lambda: solve_problem(game_law(measure=True)),
    "farkas": lambda: solve_problem(cycle_of_three()),
    "cases": lambda: decide_open(all_worths(), Limits()),
}


@functools.cache
def good(name):
    return GOOD[name]().certificate


# --- what is true of a changed statement, by other means --------------------------


def is_true(certificate):
    """Return whether what a certificate says is so, never looking at its payload."""
    stated, verdict = certificate["statement"], certificate["verdict"]
    if certificate["kind"] in ("point", "dual", "farkas"):
        problem = read_problem(stated)
        rows = [row.literal for row in collect(problem, Limits())]
        if certificate["kind"] == "dual":
            found = solve(rows, problem.measure(Form.unknown))
            return found.bound == exact(certificate["payload"]["bound"])
        return (solve(rows).values is None) == (verdict == "REFUTED")
    if certificate["kind"] == "cases":
        return verdict == "PROVED" and all(
            holds(read_statement({**stated, "subject": subject, "scope": scope}))
            for subject, scope in drawn(stated["subject"])
        )
    return holds(read_statement(stated)) == (verdict == "PROVED")


def holds(statement):
    prop = statement.prop
    for universal in instances(statement.subject, prop.forall):
        bound = dict(zip(prop.forall, universal, strict=True))
        witnesses = instances(statement.subject, prop.exists, bound)
        if not any(statement.body(*universal, *w) is not False for w in witnesses):
            return False
    return True


def drawn(spec):
    chance = random.Random(1)
    for _ in range(20):
        names = [f"v{i}.{j}" for i in (1, 2) for j in (1, 2)]
        numbers = {name: str(chance.randrange(-3, 4)) for name in names}
        numbers |= {f"pay1[{t}]": str(chance.randrange(-3, 4)) for t in range(2)}
        subject = closed(spec, numbers)
        yield subject, deciding.build(subject).scope


FIXED = (
    "format",
    "kind",
    "statement changed",
    "statement.property.name",
    "statement.property.source",
    "statement.scope",
    "statement.subject.first changed",
    "statement.subject.first.kind",
    "statement.subject.first.rule",
    "statement.subject.kind",
    "statement.subject.of changed",
    "statement.subject.rule",
    "statement.subject.second changed",
    "statement.subject.second.kind",
    "statement.subject.second.rule",
    "statement.subject.setting",
    "verdict",
)


# --- the tests -------------------------------------------------------------------


@pytest.mark.parametrize("name", GOOD)
def test_the_certificate_is_good_and_the_check_of_truth_agrees(name):
    certificate = good(name)
    assert certificate["kind"] == name.partition(",")[0]
    assert check(certificate).status == certificate["verdict"]
    assert is_true(certificate)
    if certificate["kind"] != "dual":  # which says PROVED, or nothing
        turned = {"PROVED": "REFUTED", "REFUTED": "PROVED"}[certificate["verdict"]]
        assert not is_true({**certificate, "verdict": turned})


@pytest.mark.parametrize("name", GOOD)
def test_every_change_without_a_new_seal_is_refused(name):
    count = 0
    for _, changed in changes(good(name)):
        count += 1
        with pytest.raises(CertificateError, match=r"step `(seal|format)`"):
            check(changed)
    assert count > 50


@pytest.mark.parametrize("name", GOOD)
def test_every_change_with_a_new_seal_is_refused_or_true(name):
    accepted = []
    for what, changed in changes(good(name)):
        sealed = resealed(changed)
        try:
            found = check(sealed, budget=BUDGET)
        except AccordError:
            continue
        assert found.status == sealed["verdict"], what
        assert is_true(sealed), what
        accepted.append(what)
    assert not [what for what in accepted if what.startswith(FIXED)]


def test_a_changed_verdict_word_is_refused_whatever_the_kind():
    for name in GOOD:
        for word in ("PROVED", "REFUTED", "UNCHECKED", "UNKNOWN", "", None):
            if word != good(name)["verdict"]:
                with pytest.raises(CertificateError, match="step `verdict`"):
                    check(resealed({**good(name), "verdict": word}))


def test_no_certificate_passes_as_another_kind():
    kinds = [good(name)["kind"] for name in GOOD]
    for name in GOOD:
        for kind in sorted({*kinds, "blocks", "magic"} - {good(name)["kind"]}):
            with pytest.raises(AccordError):
                check(resealed({**good(name), "kind": kind}))


def test_a_measure_that_no_one_reads_is_refused():
    for name in ("point", "farkas"):
        statement = {**good(name)["statement"], "measure": 7}
        with pytest.raises(AccordError):
            check(resealed({**good(name), "statement": statement}))


@pytest.mark.parametrize("part", ["property", "subject"])
def test_a_field_more_in_a_part_of_the_statement_is_refused(part):
    statement = copy.deepcopy(good("table")["statement"])
    statement[part]["note"] = "holds for all rules"
    with pytest.raises(AccordError):
        check(resealed({**good("table"), "statement": statement}))
