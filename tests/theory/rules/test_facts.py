"""Every fact that the library states of a rule, run at the size that it names."""

import pytest

from accord.counterexamples.asking import check
from accord.theory.properties import all_properties
from accord.theory.rules import all_rules

# More than a second each: these run with the slow tests.
SLOW = {
    ("approval", "weakly-group-strategyproof"),
    ("deferred-acceptance", "not-obviously-manipulable"),
    ("deferred-acceptance", "stable"),
    ("deferred-acceptance", "strongly-pareto"),
    ("deferred-acceptance", "weakly-pareto"),
    ("last-diminisher", "not-obviously-manipulable"),
    ("trade-from-endowments", "strongly-group-strategyproof"),
    ("uniform-rule", "strongly-group-strategyproof"),
    ("uniform-rule", "weakly-group-strategyproof"),
    ("vcg-combinatorial", "weakly-group-strategyproof"),
    ("vcg-two-items", "weakly-group-strategyproof"),
}


def facts():
    for rule in all_rules().values():
        for fact in rule.facts:
            marks = [pytest.mark.slow] if (rule.name, fact.property) in SLOW else []
            says = "has" if fact.holds else "lacks"
            title = f"{rule.name} {says} {fact.property}"
            yield pytest.param(rule.name, fact, id=title, marks=marks)


@pytest.mark.parametrize(("rule", "fact"), list(facts()))
def test_each_fact_is_true(rule, fact):
    verdict = check(rule, fact.property, **fact.size)
    assert verdict.status == ("PROVED" if fact.holds else "REFUTED")
    assert not verdict.vacuous, "a fact that says nothing is none"


def test_every_fact_names_a_property_and_every_slow_one_is_stated():
    stated = {(r.name, f.property) for r in all_rules().values() for f in r.facts}
    assert {name for _, name in stated} <= set(all_properties())
    assert stated >= SLOW


def test_every_rule_states_facts():
    assert [name for name, rule in all_rules().items() if not rule.facts] == []
