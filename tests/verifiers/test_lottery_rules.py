"""Lottery rules at listed profiles: proofs, what they need, and what is refused."""

import copy
import dataclasses
from fractions import Fraction

import pytest

from accord.papers.brandl2018 import (
    EIGHT,
    FORCING,
    NINE,
    PUBLISHED,
    TWENTY_NINE,
    forces,
    question,
)
from accord.theory.coding import code
from accord.theory.errors import AccordError, CertificateError
from accord.theory.forms import Form, contradicts, literal
from accord.verifiers.engines.hitting import least
from accord.verifiers.engines.mixed import Atoms, Groups, multipliers, refute
from accord.verifiers.kernel import check, seal
from accord.verifiers.lottery_rules import facts_at, no_rule_at
from accord.verifiers.problems import ProblemQuestion

AXIOMS = ("anonymous", "neutral", "sd-pareto", "weakly-sd-strategyproof")
X, Y = Form.unknown("x"), Form.unknown("y")


@pytest.fixture(scope="module")
def eight():
    return no_rule_at(question(), EIGHT)


def test_eight_profiles_are_enough_for_brandl_brandt_eberl_and_geist(eight):
    assert eight.verdict.status == "REFUTED"
    assert len(eight.facts.profiles) == 8
    assert check(eight.verdict.certificate).status == "REFUTED"


def test_without_any_one_of_the_eight_profiles_the_rest_can_be(eight):
    groups, profiles = eight.facts.by_profile(), eight.facts.profiles
    whole = facts_at(question(), EIGHT).by_profile()
    for left_out in profiles:
        rest = [profile for profile in profiles if profile != left_out]
        assert groups.core(rest) is None
        assert whole.core(rest) is None


def test_without_any_one_instance_the_rest_can_be(eight):
    groups, origins = eight.facts.by_instance(), eight.facts.origins
    assert groups.core(origins) is not None
    for left_out in origins:
        assert groups.core([o for o in origins if o != left_out]) is None


@pytest.mark.parametrize("dropped", AXIOMS[1:])
def test_without_any_one_axiom_lotteries_at_the_eight_profiles_exist(dropped):
    left = [axiom for axiom in AXIOMS if axiom != dropped]
    found = no_rule_at(question(left), EIGHT)
    assert found.verdict.status == "UNKNOWN"
    assert "exist" in found.verdict.reason


def test_with_ex_post_efficiency_instead_lotteries_at_the_profiles_exist():
    axioms = [a if a != "sd-pareto" else "ex-post-pareto" for a in AXIOMS]
    assert no_rule_at(question(axioms), EIGHT).verdict.status == "UNKNOWN"


def test_nine_other_profiles_are_enough_as_well():
    found = no_rule_at(question(), NINE)
    assert found.verdict.status == "REFUTED"
    assert len(found.facts.profiles) == 9


def test_no_profile_more_and_seventeen_instances_are_used(eight):
    assert len(eight.facts.origins) == 17
    used = [
        c for c in eight.verdict.certificate["payload"]["clauses"] if c[0] == "when"
    ]
    assert {str(c[1:3]) for c in used} == {
        str([which, code(instance)]) for which, instance in eight.facts.origins
    }


def test_fewer_instances_are_not_enough_at_these_profiles():
    facts = facts_at(question(), EIGHT)
    found = least(facts.by_instance(), facts.origins)
    assert found is not None
    assert len(found.groups) == 17


def test_against_the_stronger_strategyproofness_fewer_profiles_are_enough():
    axioms = (*AXIOMS[:3], "strongly-sd-strategyproof")
    found = no_rule_at(question(axioms), EIGHT)
    assert found.verdict.status == "REFUTED"
    assert len(found.facts.profiles) < 9


def test_the_facts_at_the_published_profiles_are_as_many_as_published():
    facts = facts_at(question(), PUBLISHED)
    by_axiom = [[d for d in facts.demands if d.origin[0] == k] for k in range(4)]
    assert len(facts.profiles) == 47
    assert [len(found) for found in by_axiom[:3]] == [0, 2 * 17, 39]
    # An equation is two comparisons.


@pytest.mark.slow
def test_of_the_published_profiles_twenty_nine_are_the_least_that_clash():
    facts = facts_at(question(), PUBLISHED)
    groups = facts.by_profile()
    found = least(groups, facts.profiles)
    assert found is not None
    assert len(found.groups) == 29
    for rest in found.meets:
        assert groups.core([p for p in facts.profiles if p not in rest]) is None


@pytest.mark.slow
def test_of_the_facts_at_the_twenty_nine_profiles_about_sixty_are_needed():
    groups = Groups()
    for demand in facts_at(question(), TWENTY_NINE).demands:
        name = demand.origin
        if name[0] == 1:  # an equation is two comparisons
            (fact,) = demand.literals
            back = literal(-fact.form, ">=")
            name = (1, min(str(fact), str(back)))
        groups.add(demand.literals, [] if demand.is_law else [name])
    left = groups.smallest(list(groups.marks))
    by_axiom = [sum(1 for which, _ in left if which == k) for k in range(4)]
    # Which are left depends on the order in which they are tried.
    assert by_axiom in ([0, 11, 9, 41], [0, 11, 10, 41])
    for name in left:
        assert groups.core([other for other in left if other != name]) is None


@pytest.mark.slow
def test_the_twenty_nine_profiles_have_a_certificate():
    found = no_rule_at(question(), TWENTY_NINE)
    assert found.verdict.status == "REFUTED"
    assert len(found.facts.profiles) == 29


def test_the_facts_force_the_lottery_at_the_tenth_published_profile():
    half = Fraction(1, 2)
    right = forces(PUBLISHED[9], (half, 0, 0, half))
    wrong = forces(PUBLISHED[9], (half, half, 0, 0))
    assert no_rule_at(right, [PUBLISHED[9]]).verdict.status == "REFUTED"
    assert no_rule_at(wrong, [PUBLISHED[9]]).verdict.status == "UNKNOWN"


def test_the_profiles_that_force_it_do_not_contradict_each_other():
    found = no_rule_at(question(), FORCING)
    assert found.verdict.status == "UNKNOWN"
    assert "exist" in found.verdict.reason


# --- what the kernel refuses ----------------------------------------------------------


def _edited(certificate, edit):
    other = copy.deepcopy(certificate)
    edit(other["payload"])
    other["seal"] = seal(other)
    return other


def _first(payload, kind):
    return next(entry for entry in payload["clauses"] if entry[0] == kind)


def _drop_a_literal_of_a_clause(payload):
    entry = next(e for e in payload["clauses"] if e[0] == "when" and e[1] == 2)
    entry[3].pop()


def _turn_a_literal_of_a_clause(payload):
    numbers = _first(payload, "when")[3]
    numbers[0] = -numbers[0]


def _take_another_property(payload):
    entry = next(e for e in payload["clauses"] if e[0] == "when" and e[1] == 3)
    entry[1] = 2


def _change_a_multiplier(payload):
    row = _first(payload, "lemma")[1][0]
    row[1] = str(Fraction(row[1]) + 1)


def _drop_a_row_of_a_lemma(payload):
    _first(payload, "lemma")[1].pop()


def _drop_a_hint(payload):
    payload["steps"][-1][2].pop(0)


def _name_a_literal_that_is_not_there(payload):
    _first(payload, "when")[3][0] = len(payload["literals"]) + 1


def _rename_an_image_otherwise(payload):
    renaming = payload["images"][0][2]
    renaming[0], renaming[1] = renaming[1], renaming[0]


def _rename_an_image_to_twice_the_same(payload):
    payload["images"][0][2][0] = payload["images"][0][2][1]


def _let_one_agent_speak_twice(payload):
    payload["images"][0][1][0] = payload["images"][0][1][1]


def _leave_out_the_images(payload):
    del payload["images"]


def _turn_all_literals_around(payload):
    for terms, _ in payload["literals"]:
        for term in terms:
            term[1] = str(-Fraction(term[1]))


EDITS = (
    _drop_a_literal_of_a_clause,
    _turn_a_literal_of_a_clause,
    _take_another_property,
    _change_a_multiplier,
    _drop_a_row_of_a_lemma,
    _drop_a_hint,
    _name_a_literal_that_is_not_there,
    _rename_an_image_otherwise,
    _rename_an_image_to_twice_the_same,
    _let_one_agent_speak_twice,
    _leave_out_the_images,
    _turn_all_literals_around,
)


@pytest.mark.parametrize("edit", EDITS, ids=[e.__name__.strip("_") for e in EDITS])
def test_the_kernel_refuses_a_proof_that_was_edited(eight, edit):
    with pytest.raises(CertificateError):
        check(_edited(eight.verdict.certificate, edit))


@pytest.mark.parametrize("missing", ["anonymous", "neutral"])
def test_images_of_profiles_need_both_axioms(eight, missing):
    other = copy.deepcopy(eight.verdict.certificate)
    statement = other["statement"]
    kept = [entry for entry in statement["properties"] if entry["name"] != missing]
    statement["properties"] = kept
    other["seal"] = seal(other)
    with pytest.raises(CertificateError, match="the axiom"):
        check(other)


def test_two_voters_and_two_alternatives_have_a_lottery_rule():
    of = {
        "kind": "domain",
        "setting": "voting",
        "options": {"agents": 2, "alternatives": 2, "ballots": "weak"},
    }
    spec = {"kind": "unknown", "what": "lottery", "of": of}
    asked = ProblemQuestion(spec, [(axiom, {}) for axiom in AXIOMS])
    every = [p[:2] for p in [_two(k) for k in range(9)]]
    assert no_rule_at(asked, every).verdict.status == "UNKNOWN"


def _two(k):
    from accord.theory.domains import weak_orders
    from accord.theory.profiles import Profile

    orders = weak_orders(2)
    return Profile((orders[k // 3], orders[k % 3]))


# --- the engine -----------------------------------------------------------------------


def test_multipliers_make_unknowns_cancel_out():
    rows = [literal(X * 2 - Y * Fraction(1, 3), ">="), literal(Y - X * 6, ">")]
    assert contradicts(rows, multipliers(rows))


def test_literals_that_can_hold_together_have_no_multipliers():
    with pytest.raises(AccordError):
        multipliers([literal(X, ">"), literal(Y, ">")])


def test_clauses_that_can_be_true_are_not_refuted():
    with pytest.raises(AccordError, match="can all be true"):
        refute([frozenset({literal(X, ">"), literal(Y, ">")})], Atoms())


def test_a_smallest_core_has_nothing_to_spare():
    groups = Groups()
    for name, row in {
        "x>0": literal(X, ">"),
        "x<0": literal(-X, ">"),
        "y>0": literal(Y, ">"),
    }.items():
        groups.add([row], [name])
    assert groups.smallest(["x>0", "y>0", "x<0"]) == ["x>0", "x<0"]


def test_a_least_set_is_found_where_a_smallest_core_need_not_be_least():
    groups = Groups()
    groups.add([literal(X, ">"), literal(Y, ">")], ["either"])
    groups.add([literal(-X, ">=")], ["not x"])
    groups.add([literal(-Y, ">=")], ["not y"])
    groups.add([literal(X - 1, ">=")], ["x"])
    found = least(groups, ["either", "not y", "x", "not x"])
    assert found is not None
    assert set(found.groups) == {"x", "not x"}
    assert dataclasses.is_dataclass(found)
