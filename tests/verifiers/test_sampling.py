"""Sampling: finds what is common, proves nothing, says the same for the same seed."""

import pytest

import accord
from accord import Limits, Mechanism, prop
from accord.theory.properties import find_property, property_of
from accord.theory.ranges import values_of
from accord.theory.specifications import rule_spec
from accord.theory.statements import Statement
from accord.theory.subjects import build
from accord.verifiers.decide import Question, sample
from accord.verifiers.engines import sampling


def ask(rule, name, tries, seed=0, **options):
    question = Question(find_property(name), rule_spec(rule, options))
    return sample(question, Limits(), lambda _, found: found.violations[0], tries, seed)


@pytest.mark.parametrize("seed", range(5))
def test_a_violation_found_is_refuted_by_the_kernel(seed):
    verdict = ask("first-price", "strategyproof", 500, seed, agents=9, values="0..99")
    assert verdict.status == "REFUTED"
    assert accord.recheck(verdict.certificate).status == "REFUTED"


def test_nothing_found_is_unfalsified_and_never_proved():
    verdict = ask("second-price", "strategyproof", 300, agents=9, values="0..99")
    assert verdict.status == "UNFALSIFIED"
    assert verdict.certificate is None
    assert "a search proves nothing" in verdict.reason


def test_the_same_seed_finds_the_same():
    options = {"agents": 6, "values": "0..9"}
    first, again = (
        ask("first-price", "strategyproof", 200, 7, **options) for _ in range(2)
    )
    assert first.counterexample == again.counterexample


@pytest.mark.parametrize(
    ("rule", "options"),
    [
        ("second-price", {"agents": 8, "values": "0..99"}),
        ("first-price", {"agents": 30}),
    ],
)
def test_coalitions_of_large_scopes_are_drawn_and_replayed_at_once(rule, options):
    verdict = ask(rule, "strongly-group-strategyproof", 400, **options)
    assert verdict.status in ("REFUTED", "UNFALSIFIED")


@prop(Mechanism, forall=("profile", "second_profile"))
def differ(m, profile, second_profile):
    return profile != second_profile


@prop(Mechanism, forall=("coalition", "profile", "joint_report"))
def lie(m, coalition, profile, joint_report):
    return profile.only(coalition) != joint_report


@prop(Mechanism, forall=("agent", "profile", "report"))
def lies(m, agent, profile, report):
    return profile[agent] != report and report in values_of(
        m, "report", {"agent": agent, "profile": profile}
    )


@pytest.mark.parametrize("definition", [differ, lie, lies], ids=lambda d: d.__name__)
def test_only_instances_of_the_range_are_drawn(definition):
    m = build(rule_spec("first-price", {"agents": 2, "values": "0..1"}))
    statement = Statement(property_of(definition), m, {})
    assert sampling.search(statement, Limits(), 200, 1).violations == ()


@pytest.mark.parametrize("name", ["strategyproof", "strongly-group-strategyproof"])
def test_a_scope_without_instances_ends(name):
    verdict = ask("second-price", name, 50, agents=1, values="{3}")
    assert verdict.status == "UNFALSIFIED"
