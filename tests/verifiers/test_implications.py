"""What every rule with some properties has: theorems, and refused certificates."""

import copy
import itertools
from fractions import Fraction

import pytest

from accord.cli import run
from accord.papers.claim import any_lotteries, any_rule
from accord.theory.errors import CertificateError, ModelError, ScopeError
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import find_property
from accord.theory.ranges import instances
from accord.theory.specifications import rule_spec
from accord.theory.statements import Statement
from accord.theory.subjects import build, source_hash
from accord.theory.unknowns import UNKNOWN, replace_rule
from accord.verifiers.certificates import make_certificate, save_certificate
from accord.verifiers.engines.entailments import Derivation
from accord.verifiers.engines.sat import prove
from accord.verifiers.implications import Conclusion, implies
from accord.verifiers.kernel import check, seal
from accord.verifiers.limits import Limits
from accord.verifiers.problems import ProblemQuestion
from accord.verifiers.trust import trusted_files

TWO = {"agents": 2, "alternatives": 2}
THREE = {"agents": 2, "alternatives": 3}
MIXTURE = Conclusion("mixture-of-dictatorships")
FAIR = ("strongly-sd-strategyproof", "unanimous", "neutral")


def ask(spec, axioms, conclusion=MIXTURE, limits=None):
    question = ProblemQuestion(spec, [(name, {}) for name in axioms])
    return implies(question, conclusion, limits)


@pytest.fixture(scope="module")
def lotteries():
    """Strategyproof, unanimous and neutral lotteries for 2 voters, 2 alternatives."""
    return ask(any_lotteries("voting", **TWO), FAIR)


@pytest.fixture(scope="module")
def sure():
    """Strategyproof and onto for 2 voters, 3 alternatives."""
    return ask(any_rule("voting", **THREE), ("strategyproof", "onto"))


# --- theorems -------------------------------------------------------------------------


def test_what_is_strategyproof_and_onto_is_a_dictatorship(sure):
    assert sure.status == "PROVED"
    assert not sure.vacuous
    assert check(sure.certificate).met == 36


@pytest.mark.parametrize("axiom", ["strategyproof", "onto"])
def test_one_of_the_two_alone_does_not_make_a_dictatorship(axiom):
    found = ask(any_rule("voting", **THREE), [axiom])
    assert found.status == "REFUTED"
    accepted = check(found.certificate)
    assert accepted.status == "REFUTED"
    assert isinstance(accepted.values[0], Profile)


def test_fair_lotteries_between_two_are_mixtures_of_dictatorships(lotteries):
    assert lotteries.status == "PROVED"
    assert lotteries.accepted.instances == lotteries.accepted.met == 4


@pytest.mark.parametrize("dropped", FAIR[1:])
def test_without_an_axiom_other_lotteries_are_possible(dropped):
    left = [axiom for axiom in FAIR if axiom != dropped]
    found = ask(any_lotteries("voting", **TWO), left)
    assert found.status == "REFUTED"
    assert check(found.certificate).status == "REFUTED"


def test_anonymous_and_neutral_ones_draw_a_voter_with_even_chances():
    axioms = ("anonymous", "neutral", "strongly-sd-strategyproof", "ex-post-pareto")
    ballot = Conclusion("same-outcomes", than=rule_spec("random-ballot", THREE))
    found = ask(any_lotteries("voting", **THREE), axioms, ballot)
    assert found.status == "PROVED"
    assert found.certificate["payload"]["images"]
    other = Conclusion("same-outcomes", than=rule_spec("maximal-lotteries", THREE))
    refuted = ask(any_lotteries("voting", **THREE), axioms, other)
    assert refuted.status == "REFUTED"


def test_with_two_agents_only_random_serial_dictatorship_is_fair():
    size = {"agents": 2, "objects": 2}
    axioms = ("sd-efficient", "equal-treatment")
    serial = Conclusion("same-outcomes", than=rule_spec("random-priority", size))
    found = ask(any_lotteries("assignment", "assignment", **size), axioms, serial)
    assert found.status == "PROVED"
    without = ask(any_lotteries("assignment", "assignment", **size), axioms[1:], serial)
    assert without.status == "REFUTED"


def test_of_what_no_rule_has_nothing_follows():
    axioms = ("strategyproof", "onto", "nondictatorial")
    found = ask(any_rule("voting", **THREE), axioms)
    assert found.status == "UNKNOWN"
    assert "no rule" in found.reason
    none = ask(any_lotteries("voting", **TWO), ("constant", "unanimous"))
    assert none.status == "UNKNOWN"


def test_too_many_instances_are_refused_before_any_work():
    with pytest.raises(ScopeError, match="more than the 500,000"):
        ask(any_lotteries("voting", agents=4, alternatives=4), FAIR)


def test_out_of_time_is_unknown():
    found = ask(any_rule("voting", **THREE), ("onto",), limits=Limits(seconds=0))
    assert found.status == "UNKNOWN"


def test_a_conclusion_about_an_open_rule_is_refused():
    spec = any_rule("voting", **TWO)
    with pytest.raises(CertificateError, match="without unknown numbers"):
        ask(spec, ("unanimous",), Conclusion("same-outcomes", than=spec))


def test_a_conclusion_with_an_open_parameter_is_refused():
    conclusion = Conclusion("manipulable-at", {"agent": 0, "count": UNKNOWN})
    with pytest.raises((CertificateError, ModelError)):
        ask(any_rule("voting", **TWO), ("unanimous",), conclusion)


# --- a second route: all rules one by one ---------------------------------------------

NAMES = (
    *("strategyproof", "unanimous", "onto", "anonymous", "neutral", "constant"),
    *("mixture-of-dictatorships", "tops-only", "nonbossy"),
)


def _rules(m):
    profiles = [Profile(p) for p in itertools.product(*m.domains)]
    for chosen in itertools.product(m.outcomes, repeat=len(profiles)):
        table = dict(zip(profiles, chosen, strict=True))
        yield replace_rule(m, lambda reports, table=table: table[Profile(reports)])


def _has(m, name):
    known = find_property(name)
    statement = Statement(known, m, {})
    cases = instances(m, known.forall)
    return all(statement.holds(*case) is not False for case in cases)


def _facts():
    m: Mechanism = build(any_rule("voting", **TWO)["of"])
    return [frozenset(n for n in NAMES if _has(rule, n)) for rule in _rules(m)]


def test_implications_agree_with_all_sixteen_rules():
    known = _facts()
    assert len(known) == 16
    spec = any_rule("voting", **TWO)
    for premises in itertools.combinations(NAMES[:5], 2):
        having = [has for has in known if set(premises) <= has]
        for name in ("mixture-of-dictatorships", "constant", "unanimous"):
            found = ask(spec, premises, Conclusion(name))
            if not having:
                assert found.status == "UNKNOWN"
            else:
                holds = all(name in has for has in having)
                assert found.status == ("PROVED" if holds else "REFUTED")


# --- what the kernel refuses ----------------------------------------------------------


def edited(verdict, edit):
    other = copy.deepcopy(verdict.certificate)
    edit(other)
    other["seal"] = seal(other)
    return other


def _first(certificate, kind):
    return next(e for e in certificate["payload"]["clauses"] if e[0] == kind)


def _drop_the_last_step(certificate):
    certificate["payload"]["steps"].pop()


def _drop_all_steps(certificate):
    certificate["payload"]["steps"] = []


def _drop_a_hint(certificate):
    certificate["payload"]["steps"][-1][2].pop()


def _add_a_literal_to_a_step(certificate):
    step = certificate["payload"]["steps"][-1]
    step[1].append(next(k for k in range(1, 99) if {k, -k}.isdisjoint(step[1])))


def _turn_a_literal_of_a_step(certificate):
    step = certificate["payload"]["steps"][-1]
    step[1][0] = -step[1][0]


def _change_a_multiplier(certificate):
    row = _first(certificate, "lemma")[1][0]
    row[1] = str(Fraction(row[1]) + 1)


def _drop_a_row(certificate):
    _first(certificate, "lemma")[1].pop()


def _turn_a_clause(certificate):
    numbers = _first(certificate, "when")[3]
    numbers[0] = -numbers[0]


def _exclude_nothing(certificate):
    certificate["payload"]["excluding"] = []


def _exclude_by_one_less(certificate):
    certificate["payload"]["excluding"].pop()


def _exclude_by_what_is_not_there(certificate):
    certificate["payload"]["excluding"][0] = 10_000


def _drop_a_clause(certificate):
    certificate["payload"]["clauses"].pop(0)


def _conclude_something_else(certificate):
    known = find_property("constant")
    certificate["statement"]["implies"]["property"] = {
        "name": known.name,
        "source": source_hash(known.body),
        "parameters": {},
    }


def _conclude_an_older_definition(certificate):
    certificate["statement"]["implies"]["property"]["source"] = "0" * 64


def _compare_with_nothing(certificate):
    certificate["statement"]["implies"]["than"] = rule_spec("plurality", TWO)


def _leave_out_the_rule(certificate):
    del certificate["payload"]["values"]


def _empty_the_rule(certificate):
    certificate["payload"]["values"] = {}


def _show_a_rule_without_the_properties(certificate):
    values = certificate["payload"]["values"]
    certificate["payload"]["values"] = dict.fromkeys(values, "0")


def _show_no_lottery(certificate):
    values = certificate["payload"]["values"]
    certificate["payload"]["values"] = dict.fromkeys(values, "2")


def _leave_out_a_property(certificate):
    certificate["statement"]["properties"].pop(0)


def _call_it_refuted(certificate):
    certificate["verdict"] = "REFUTED"


def _call_it_clauses(certificate):
    certificate["kind"] = "clauses"


def _widen_the_scope(certificate):
    certificate["statement"]["scope"] = "all"


def _say_that_a_cell_has_an_outcome(certificate):
    certificate["payload"]["clauses"].append(["some", "f[]"])


def _add_a_field(certificate):
    certificate["payload"]["more"] = 1


EDITS = (
    _drop_the_last_step,
    _drop_all_steps,
    _drop_a_hint,
    _add_a_literal_to_a_step,
    _turn_a_literal_of_a_step,
    _change_a_multiplier,
    _drop_a_row,
    _turn_a_clause,
    _drop_a_clause,
    _exclude_nothing,
    _exclude_by_one_less,
    _exclude_by_what_is_not_there,
    _conclude_something_else,
    _conclude_an_older_definition,
    _compare_with_nothing,
    _leave_out_the_rule,
    _empty_the_rule,
    _show_a_rule_without_the_properties,
    _show_no_lottery,
    _leave_out_a_property,
    _call_it_refuted,
    _call_it_clauses,
    _widen_the_scope,
    _say_that_a_cell_has_an_outcome,
    _add_a_field,
)


@pytest.mark.parametrize("edit", EDITS, ids=[e.__name__.strip("_") for e in EDITS])
def test_the_kernel_refuses_an_edited_proof_about_lotteries(lotteries, edit):
    with pytest.raises((CertificateError, ModelError)):
        check(edited(lotteries, edit))


def _turn_an_atom(certificate):
    fact = certificate["payload"]["steps"][-1][1][0]
    fact[2] = not fact[2]


def _name_another_outcome(certificate):
    values = certificate["payload"]["values"]
    name = next(iter(values))
    values[name] = str((int(values[name]) + 1) % 3)


SURE_EDITS = (
    _drop_the_last_step,
    _drop_all_steps,
    _drop_a_hint,
    _drop_a_clause,
    _exclude_nothing,
    _exclude_by_one_less,
    _turn_an_atom,
    _name_another_outcome,
    _conclude_something_else,
    _compare_with_nothing,
    _leave_out_the_rule,
    _leave_out_a_property,
)


@pytest.mark.parametrize(
    "edit", SURE_EDITS, ids=[e.__name__.strip("_") for e in SURE_EDITS]
)
def test_the_kernel_refuses_an_edited_proof_about_outcomes(sure, edit):
    with pytest.raises((CertificateError, ModelError)):
        check(edited(sure, edit))


@pytest.mark.parametrize("number", range(12))
def test_each_step_that_is_left_counts(lotteries, number):
    steps = lotteries.certificate["payload"]["steps"]
    if number < len(steps):
        with pytest.raises(CertificateError):
            check(edited(lotteries, lambda c: c["payload"]["steps"].pop(number)))


@pytest.fixture(scope="module")
def exception():
    return ask(any_lotteries("voting", **TWO), ["unanimous"])


def _of_no_exception(certificate):
    # Half of the time each voter decides.
    cells = {"[[0,1],[0,1]]": 1, "[[0,1],[1,0]]": "1/2", "[[1,0],[0,1]]": "1/2"}
    values = {f"f{cell}1": value for cell, value in cells.items()}
    certificate["payload"]["values"] = {**values, "f[[1,0],[1,0]]1": 0}


def _of_no_instance(certificate):
    certificate["payload"]["instance"] = []


def _outside_the_domain(certificate):
    certificate["payload"]["instance"] = [[[0, 0], [0, 1]]]


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(_of_no_exception, id="a rule that is no exception"),
        pytest.param(_of_no_instance, id="no instance"),
        pytest.param(_outside_the_domain, id="an instance outside the domain"),
        pytest.param(_empty_the_rule, id="no rule"),
        pytest.param(_show_no_lottery, id="what is no lottery"),
        pytest.param(_show_a_rule_without_the_properties, id="a rule without them"),
        pytest.param(_conclude_an_older_definition, id="another definition"),
        pytest.param(_add_a_field, id="another field"),
    ],
)
def test_the_kernel_refuses_an_edited_exception(exception, edit):
    assert exception.status == "REFUTED"
    with pytest.raises((CertificateError, ModelError)):
        check(edited(exception, edit))


@pytest.mark.parametrize(
    ("what", "of"),
    [
        ("payments", rule_spec("second-price", {"agents": 2, "values": "0..1"})),
        (
            "lottery_and_payments",
            rule_spec("second-price", {"agents": 2, "values": "0..1"}),
        ),
        ("lottery", {"kind": "domain", "setting": "voting", "options": TWO}),
    ],
)
def test_only_an_open_rule_has_cells_with_outcomes(what, of):
    # Nothing lists the outcomes of payments: "one of none" would be a contradiction.
    name = "anonymous" if what == "lottery" else "strategyproof"
    question = ProblemQuestion(
        {"kind": "unknown", "what": what, "of": of}, [(name, {})]
    )
    payload = {"clauses": [["some", "f[]"]], "steps": [[2, [], [1]]], "literals": []}
    made = make_certificate(question.as_data(), "REFUTED", "clauses", payload)
    with pytest.raises(CertificateError, match="a rule that is open"):
        check(made)


# --- on the command line --------------------------------------------------------------


def test_what_is_implied_is_rechecked(lotteries, exception, tmp_path, capsys):
    for verdict, word in ((lotteries, "PROVED"), (exception, "REFUTED")):
        save_certificate(verdict.certificate, tmp_path / "one.json")
        run(["recheck", str(tmp_path / "one.json")])
        said = capsys.readouterr().out
        assert word in said
        assert "unanimous" in said
        assert "implies mixture-of-dictatorships" in said


def test_what_it_rests_on_names_both_sides():
    size = {"agents": 2, "objects": 2}
    spec = any_lotteries("assignment", "assignment", **size)
    found = ask(spec, ["equal-treatment"], Conclusion("sd-efficient"))
    assert found.status == "REFUTED"
    files, cited = trusted_files(found.certificate)
    names = {name.rpartition("/")[2] for name, _, _ in files}
    assert {"sd_efficient.py", "equal_treatment.py", "exceptions.py"} <= names
    assert cited[0].startswith("sd-efficient")


# --- the pool of clauses --------------------------------------------------------------


def test_what_follows_under_assumptions_holds_without_them_as_a_clause():
    pool = Derivation()
    # 1 -> 2, 2 -> 3: so not (1 and not 3).
    lists = [(-1, 2), (-2, 3)]
    numbers = [pool.give(c, ["given", k], k) for k, c in enumerate(lists)]
    last = pool.follow(numbers, [1, -3], prove([*lists, (1,), (-3,)]))
    assert set(pool.entries[last].literals) == {-1, 3}
    made = pool.written([last], lambda x: x)
    assert made["clauses"] == [["given", 0], ["given", 1]]
    assert set(made["steps"][-1][1]) == {-1, 3}
    assert made["excluding"] == [made["steps"][-1][0]]


def test_a_clause_that_is_given_twice_is_there_once():
    pool = Derivation()
    assert pool.give([1], "a", "key") == pool.give([1], "b", "key")
    assert pool.written([0], lambda x: x)["clauses"] == ["a"]


def test_what_a_stronger_clause_says_is_left_out():
    pool = Derivation()
    weak, strong = pool.give([1, 2], "weak", 0), pool.give([1], "strong", 1)
    assert pool.written([weak, strong], lambda x: x)["clauses"] == ["strong"]
