"""Short derivations: each step is one of the certificate, and none is too much."""

import copy
import itertools
from dataclasses import replace

import pytest

from accord.papers.claim import any_rule
from accord.theory.cells import cell_of
from accord.theory.errors import CertificateError
from accord.theory.forms import Form
from accord.theory.preferences import rank
from accord.theory.profiles import Profile
from accord.verifiers.engines import sat
from accord.verifiers.engines.chains import LONGEST
from accord.verifiers.engines.clauses import collect
from accord.verifiers.engines.derivations import (
    Step,
    Suppose,
    derive,
    is_witnessed,
    proof_of,
    smallest,
    trimmed,
    used_clauses,
    walk,
)
from accord.verifiers.kernel import check, seal
from accord.verifiers.kernel.statements import read_problem
from accord.verifiers.limits import Limits
from accord.verifiers.problems import ProblemQuestion
from accord.verifiers.synthesis import _payload, find_rule

TWO = {"agents": 2, "alternatives": 3}
GIBBARD = ("strategyproof", "onto", "nondictatorial")
ARROW = (
    "weakly-paretian",
    "independence-of-irrelevant-alternatives",
    "no-arrow-dictator",
)
MONOTONE = ("maskin-monotone", "onto", "nondictatorial")
LIBERAL = (
    "weakly-paretian",
    ("decisive-pair", {"agent": 0, "pair": (0, 1)}),
    ("decisive-pair", {"agent": 1, "pair": (1, 2)}),
)
MARKET = ((0, 1, 2), (0, 1, 2), (1, 0, 2), (2, 0, 1), (0, 2, 1), (0, 1, 2))
MARKETS = (
    Profile(MARKET),
    Profile((*MARKET[:3], (2, 1, 0), *MARKET[4:])),
    Profile(((0, 2, 1), *MARKET[1:])),
)


def find(setting, axioms, at=None, **options):
    pairs = [(a, {}) if isinstance(a, str) else a for a in axioms]
    question = ProblemQuestion(any_rule(setting, **options), pairs)
    return find_rule(question, Limits(), at=at)


@pytest.fixture(scope="module")
def gibbard():
    return find("voting", GIBBARD, **TWO)


@pytest.fixture(scope="module")
def arrow():
    return find("welfare", ARROW, **TWO)


@pytest.fixture(params=["gibbard", "arrow"])
def found(request):
    return request.getfixturevalue(request.param)


# --- how short -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("setting", "axioms", "at", "options", "profiles", "steps"),
    [
        pytest.param("voting", GIBBARD, None, TWO, 20, 20, id="gibbard-satterthwaite"),
        pytest.param("welfare", ARROW, None, TWO, 20, 20, id="arrow"),
        pytest.param("voting", MONOTONE, None, TWO, 20, 20, id="muller-satterthwaite"),
        pytest.param(
            "welfare", LIBERAL, None, {**TWO, "society": "acyclic"}, 1, 1, id="sen"
        ),
        pytest.param(
            "matching",
            ("stable", "strategyproof"),
            MARKETS,
            {"side": 3},
            3,
            2,
            id="roth",
        ),
        pytest.param(
            "committees",
            ("weakly-proportional", "subset-strategyproof"),
            None,
            {},
            51,
            36,
            id="peters",
        ),
        pytest.param(
            "welfare",
            ARROW,
            None,
            {**TWO, "society": "weak"},
            23,
            36,
            id="arrow with ties for society",
            marks=pytest.mark.slow,
        ),
    ],
)
def test_an_impossibility_is_told_at_few_profiles(
    setting, axioms, at, options, profiles, steps
):
    found = find(setting, axioms, at, **options)
    assert found.verdict.status == "REFUTED"
    assert len(found.derived.named) <= profiles
    assert found.derived.count <= steps


def test_chains_are_short(found):
    for step in walk(found.derived.steps):
        if isinstance(step, Step):
            for way in step.ways:
                assert len(instances(found.clauses, way.chain)) <= LONGEST
            if not is_witnessed(found.clauses, step):
                used = [k for way in step.ways for k in way.chain]
                assert len(instances(found.clauses, used)) <= LONGEST


def test_without_the_effort_there_is_no_derivation():
    pairs = [(a, {}) for a in GIBBARD]
    question = ProblemQuestion(any_rule("voting", **TWO), pairs)
    data = read_problem(question.as_data()).statements(Form.unknown)
    assert derive(collect(data, Limits()), (1, 2), effort=1_000) is None


def test_what_is_too_long_to_tell_keeps_the_proof_of_the_solver():
    found = find("voting", GIBBARD, agents=3, alternatives=3)
    assert found.verdict.status == "REFUTED"
    assert found.derived is None
    assert found.verdict.notes[-1].startswith("not told in steps")
    assert "steps of resolution" in found.verdict.notes[-2]


def test_without_existence_no_witness_is_spoken_of():
    found = find("voting", ("anonymous", "neutral"), agents=2, alternatives=2)
    assert found.derived.count == 1
    assert not any(
        isinstance(step, Step) and is_witnessed(found.clauses, step)
        for step in walk(found.derived.steps)
    )


# --- the steps are those of the certificate ----------------------------------------


def expected(clauses, steps, supposed=()):
    """Return the clauses that steps stand for, as a certificate writes facts."""

    def fact(literal):
        return (*clauses.atom(abs(literal)), literal > 0)

    for step in steps:
        against = {fact(-x) for x in supposed}
        if isinstance(step, Suppose):
            yield from expected(clauses, step.steps, (*supposed, step.assumed))
            continue
        positive = {fact(x) for x in step.facts if x > 0}
        witnessed = positive if is_witnessed(clauses, step) else set()
        for way in step.ways:
            ruled_out = {fact(-way.literal)} if way.literal else set()
            yield against | witnessed | ruled_out
        if step.cover is not None and (positive or not step.facts):
            yield against | positive


def test_the_told_steps_are_the_steps_of_the_certificate(found):
    payload = found.verdict.certificate["payload"]
    written = [{tuple(x) for x in facts} for _, facts, _ in payload["steps"]]
    assert written == list(expected(found.clauses, found.derived.steps))
    assert written[-1] == set()


def test_each_step_has_its_own_part_of_the_proof(found):
    proof, spans = proof_of(found.clauses, found.derived.steps)
    assert list(itertools.chain(*spans)) == [number for number, _, _ in proof.steps]
    told = list(walk(found.derived.steps))
    assert len(spans) == len(told)
    for step, span in zip(told, spans, strict=True):
        assert bool(span) == isinstance(step, Step)


def changed(certificate, change):
    bad = copy.deepcopy(certificate)
    change(bad["payload"])
    bad["seal"] = seal(bad)
    return bad


def test_no_step_can_be_dropped(found):
    certificate = found.verdict.certificate
    for k in range(0, len(certificate["payload"]["steps"]), 16):
        with pytest.raises(CertificateError):
            check(changed(certificate, lambda p, k=k: p["steps"].pop(k)))


def test_no_hint_of_a_step_can_be_dropped(found):
    certificate = found.verdict.certificate
    steps = certificate["payload"]["steps"]
    for k in range(0, len(steps), 40):
        for h in range(len(steps[k][2])):
            with pytest.raises(CertificateError):
                check(changed(certificate, lambda p, k=k, h=h: p["steps"][k][2].pop(h)))


def test_no_told_step_can_be_dropped_before_the_proof_is_written(found):
    whole = found.derived.steps
    for step in whole:
        rest = [other for other in whole if other is not step]
        with pytest.raises((KeyError, CertificateError)):
            check(written_anew(found, rest))


def written_anew(found, steps):
    """Return the certificate that other steps give."""
    proof, _ = proof_of(found.clauses, steps)
    _, payload = _payload(found.clauses, proof)

    def put(old):
        old.clear()
        old.update(payload)

    return changed(found.verdict.certificate, put)


def test_the_same_steps_give_the_same_certificate(found):
    assert check(written_anew(found, found.derived.steps)).status == "REFUTED"


def test_a_wrong_instance_in_a_step_is_noticed(found):
    clauses, steps = found.clauses, list(found.derived.steps)
    place, step = next(
        (k, s)
        for k, s in enumerate(steps)
        if isinstance(s, Step) and not is_witnessed(clauses, s)
    )
    way = next(w for w in step.ways if instances(clauses, w.chain))
    at = next(k for k in way.chain if clauses.origins[k] is not None)
    which = clauses.origins[at][0]
    others = [
        k
        for k, origin in enumerate(clauses.origins)
        if origin is not None and origin[0] == which and origin != clauses.origins[at]
    ]
    for other in others[:: max(1, len(others) // 10)]:
        chain = tuple(other if k == at else k for k in way.chain)
        ways = [replace(w, chain=chain) if w is way else w for w in step.ways]
        steps[place] = Step(step.facts, step.cover, tuple(ways))
        with pytest.raises(CertificateError):
            check(written_anew(found, steps))


def test_a_wrong_outcome_in_a_step_is_noticed(found):
    clauses, steps = found.clauses, list(found.derived.steps)
    place, step = next(
        (k, s) for k, s in enumerate(steps) if isinstance(s, Step) and s.facts
    )
    wrong = next(x for x in clauses.lists[step.cover] if x > 0 and x != step.facts[0])
    steps[place] = Step((wrong,), step.cover, step.ways)
    with pytest.raises((KeyError, CertificateError)):
        check(written_anew(found, steps))


# --- a second route ------------------------------------------------------------------


def truth(steps, chosen, size):
    """Assert of a rule that each step holds of it, as long as what is supposed does.

    It breaks only the axiom of which a contradiction tells.
    """
    ends = 0
    for step in steps:
        if isinstance(step, Suppose):
            if step.assumed in chosen:
                return truth(step.steps, chosen, size)
            continue
        for fact in step.facts:
            assert (abs(fact) in chosen) == (fact > 0)
        ends += not step.facts
    return ends


@pytest.mark.parametrize("dictator", [0, 1])
def test_the_steps_are_true_of_a_dictatorship_up_to_the_end(gibbard, dictator):
    clauses = gibbard.clauses
    orders = tuple(itertools.permutations(range(3)))
    chosen = {
        clauses.number(cell_of(Profile(pair)), pair[dictator][0])
        for pair in itertools.product(orders, repeat=2)
    }
    assert truth(gibbard.derived.steps, chosen, 3) == 1


@pytest.mark.parametrize("dictator", [0, 1])
def test_the_steps_are_true_of_arrows_dictatorship_up_to_the_end(arrow, dictator):
    clauses = arrow.clauses
    orders = tuple(itertools.permutations(range(3)))
    chosen = {
        clauses.number(cell_of(Profile(pair)), orders.index(pair[dictator]))
        for pair in itertools.product(orders, repeat=2)
    }
    assert truth(arrow.derived.steps, chosen, 6) == 1


def test_facts_before_any_supposition_are_unanimous(gibbard):
    clauses = gibbard.clauses
    orders = tuple(itertools.permutations(range(3)))
    profiles = {cell_of(Profile(p)): p for p in itertools.product(orders, repeat=2)}
    for step in itertools.takewhile(
        lambda s: isinstance(s, Step), gibbard.derived.steps
    ):
        cell, place = clauses.atom(step.facts[0])
        assert [rank(order, place) for order in profiles[cell]] == [0, 0]


# --- what is minimal -----------------------------------------------------------------


def instances(clauses, used):
    return {clauses.origins[k] for k in used} - {None}


def possible(clauses, kept):
    """Return whether instances, with all that each says, leave a rule."""
    lists = [
        literals
        for literals, origin in zip(clauses.lists, clauses.origins, strict=True)
        if origin is None or origin in kept
    ]
    return sat.find_model(lists) is not None


def test_of_the_smallest_set_of_instances_each_is_needed(found):
    clauses = found.clauses
    kept = instances(clauses, smallest(clauses, found.derived.used))
    assert kept <= instances(clauses, found.derived.used)
    assert not possible(clauses, kept)
    for origin in kept:
        assert possible(clauses, kept - {origin})


def test_each_axiom_is_used(found):
    used = instances(found.clauses, found.derived.used)
    assert {which for which, _ in used} == {0, 1, 2}


def test_each_step_is_rested_on(found):
    assert len(list(walk(trimmed(found.derived.steps)))) == found.derived.count
    assert used_clauses(found.derived.steps) == found.derived.used


def test_without_the_instances_of_any_step_there_are_rules(found):
    clauses, steps = found.clauses, list(walk(found.derived.steps))
    used = instances(clauses, found.derived.used)
    assert not possible(clauses, used)
    for step in steps:
        if isinstance(step, Step):
            assert possible(clauses, used - instances(clauses, used_clauses([step])))
