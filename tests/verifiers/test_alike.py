"""Profiles that anonymity and neutrality make alike: the same answers, fewer cells."""

import copy
import math

import pytest

from accord.counterexamples.axioms import find_rule as ask
from accord.papers.claim import any_rule
from accord.theory.errors import CertificateError, ScopeError
from accord.theory.forms import Form
from accord.theory.mechanisms import Mechanism
from accord.theory.properties import name_of, prop
from accord.theory.ranges import values_of
from accord.verifiers.engines import clauses
from accord.verifiers.engines.orbits import orbits_of
from accord.verifiers.kernel import check, seal
from accord.verifiers.limits import Limits
from accord.verifiers.problems import ProblemQuestion
from accord.verifiers.synthesis import MOST_INSTANCES, find_rule

BOTH = ("anonymous", "neutral")
TWO = {"agents": 2, "alternatives": 3}
THREE = {"agents": 3, "alternatives": 3}
TIES = {"agents": 3, "alternatives": 2, "ballots": "weak", "society": "weak"}
CASES = [
    ("voting", BOTH, TWO),
    ("voting", ("strategyproof", *BOTH), THREE),
    ("voting", ("strategyproof", "neutral"), TWO),
    ("voting", ("strategyproof", "anonymous"), THREE),
    ("voting", ("strategyproof", "onto", "anonymous"), THREE),
    ("voting", ("strategyproof", *BOTH), {"agents": 5, "alternatives": 2}),
    ("voting", ("strategyproof", *BOTH), {**THREE, "ballots": "single-peaked"}),
    ("set-voting", ("optimist-strategyproof", *BOTH), TWO),
    ("set-voting", ("pessimist-strategyproof", *BOTH), TWO),
    ("welfare", ("positively-responsive", *BOTH), TIES),
    ("committees", ("subset-strategyproof", *BOTH), {**TWO, "seats": 2}),
]


def question(setting, axioms, **options):
    return ProblemQuestion(any_rule(setting, **options), [(a, {}) for a in axioms])


def statements(setting, axioms, options):
    asked = question(setting, axioms, **options)
    return asked.problem().statements(Form.unknown)


@pytest.mark.parametrize(("setting", "axioms", "options"), CASES)
def test_the_answer_is_the_same_with_and_without(setting, axioms, options):
    asked = question(setting, axioms, **options)
    plain = find_rule(asked, Limits(), alike=False)
    fewer = find_rule(asked, Limits(), alike=True)
    assert plain.verdict.status == fewer.verdict.status
    assert check(fewer.verdict.certificate).status == plain.verdict.status
    if fewer.table:
        m = asked.problem().statements(Form.unknown)[0].subject
        assert len(fewer.table) == m.size


@pytest.mark.parametrize(("setting", "axioms", "options"), CASES)
def test_one_run_for_many_gives_the_clauses_of_each_run(
    setting, axioms, options, monkeypatch
):
    asked = statements(setting, axioms, options)
    m = asked[0].subject
    orbits = orbits_of(m, [name_of(s.prop) for s in asked])
    quick = clauses.collect(asked, Limits(), None, orbits)
    runner = clauses._runner
    monkeypatch.setattr(clauses, "_runner", lambda s, _: runner(s, None))
    plain = clauses.collect(asked, Limits(), None, orbits)

    def found(made):
        return {
            frozenset((made.atom(abs(x)), x > 0) for x in literals)
            for literals in made.lists
        }

    assert found(quick) == found(plain)
    assert len(quick.names) < m.size


@pytest.mark.parametrize(
    ("options", "kinds"), [({"agents": 3, "alternatives": 4}, 111), (THREE, 10)]
)
def test_there_are_as_many_kinds_of_profiles_as_are_known(options, kinds):
    (asked, *_) = statements("voting", BOTH, options)
    orbits = orbits_of(asked.subject, BOTH)
    assert len(list(orbits.representatives())) == kinds
    permuted = orbits_of(asked.subject, ["anonymous"])
    orders = math.factorial(options["alternatives"])
    some = math.comb(orders + options["agents"] - 1, options["agents"])
    assert len(list(permuted.representatives())) == some
    for profile in values_of(asked.subject, "profile", {}):
        image = orbits.other(profile)
        if image is not None:
            assert image.profile(asked.subject) == profile
            assert orbits.other(image.of) is None


def test_no_symmetry_is_taken_where_there_is_none():
    (asked, *_) = statements("voting", BOTH, TWO)
    assert orbits_of(asked.subject, ["strategyproof"]) is None
    (matched, *_) = statements("matching", BOTH, {"side": 2})
    assert orbits_of(matched.subject, BOTH) is None, "each gets a partner of her own"
    listed = {**TWO, "profiles": [((0, 1, 2), (1, 0, 2))]}
    assert orbits_of(statements("voting", BOTH, listed)[0].subject, BOTH) is None


# --- what the kernel refuses ----------------------------------------------------------


@pytest.fixture(scope="module")
def permuted():
    asked = question("voting", ("strategyproof", "onto", "anonymous"), **THREE)
    return find_rule(asked, Limits(), alike=True, small=False).verdict.certificate


@pytest.fixture(scope="module")
def named_anew():
    asked = question("voting", ("strategyproof", "nondictatorial", "neutral"), **THREE)
    return find_rule(asked, Limits(), alike=True, small=False).verdict.certificate


def edited(certificate, edit):
    bad = copy.deepcopy(certificate)
    edit(bad)
    bad["seal"] = seal(bad)
    return bad


def without(name):
    def edit(bad):
        entries = bad["statement"]["properties"]
        entries[:] = [
            {**entries[0]} if entry["name"] == name else entry for entry in entries
        ]

    return edit


def an_image_less(bad):
    bad["payload"]["images"].pop()


def an_agent_twice(bad):
    image = bad["payload"]["images"][0]
    image[1][0] = image[1][1]


def a_name_twice(bad):
    image = next(i for i in bad["payload"]["images"] if i[2] != sorted(i[2]))
    image[2][0] = image[2][1]


def another_profile(bad):
    images = bad["payload"]["images"]
    images[0][0] = next(of for of, _, _ in images if of != images[0][0])


def a_report_of_nobody(bad):
    bad["payload"]["images"][0][0][0] = [9, 9, 9]


@pytest.mark.parametrize(
    "edit",
    [an_image_less, an_agent_twice, another_profile, a_report_of_nobody],
)
def test_edited_images_are_refused(permuted, edit):
    assert check(permuted).status == "REFUTED"
    with pytest.raises(CertificateError):
        check(edited(permuted, edit))


@pytest.mark.parametrize("edit", [an_image_less, a_name_twice, another_profile])
def test_edited_images_under_new_names_are_refused(named_anew, edit):
    assert check(named_anew).status == "REFUTED"
    with pytest.raises(CertificateError):
        check(edited(named_anew, edit))


def test_each_axiom_is_needed_for_its_images(permuted, named_anew):
    for certificate, axiom in ((permuted, "anonymous"), (named_anew, "neutral")):
        with pytest.raises(CertificateError, match=f"axiom `{axiom}`"):
            check(edited(certificate, without(axiom)))


def test_a_definition_of_that_name_is_not_the_axiom():
    # "anonymous" of a person's own says nothing, so images of it prove nothing.
    @prop(Mechanism, forall=("profile",))
    def anonymous(m, profile):
        return True

    asked = ProblemQuestion(
        any_rule("voting", agents=2, alternatives=2),
        [("strategyproof", {}), ("neutral", {}), ("onto", {}), (anonymous, {})],
    )
    found = find_rule(asked, Limits(), alike=True)
    assert found.verdict.status == "PROVED", "a dictator has these"
    real = ProblemQuestion(asked.spec, [("neutral", {}), ("anonymous", {})])
    proof = find_rule(real, Limits(), alike=True).verdict.certificate
    data = ProblemQuestion(asked.spec, [("neutral", {}), (anonymous, {})]).as_data()
    with pytest.raises(CertificateError, match="axiom `anonymous`"):
        check(edited(proof, lambda bad: bad.update(statement=data)), None, anonymous)


# --- size -----------------------------------------------------------------------------


def test_too_many_instances_are_refused_with_their_number_and_what_fits():
    with pytest.raises(ScopeError, match="955,514,884") as error:
        ask(["strategyproof", "onto"], agents=5, alternatives=4)
    assert "3 agents" in error.value.help


@pytest.mark.slow
def test_what_is_too_many_may_fit_up_to_renaming():
    found = ask([*BOTH], agents=4, alternatives=4)
    assert found.verdict.status == "REFUTED"
    (asked, other) = statements("voting", BOTH, {"agents": 4, "alternatives": 4})
    assert clauses.estimate([asked, other]) > MOST_INSTANCES
