"""What a rule that was found is called."""

import itertools

import pytest

from accord.counterexamples.axioms import find_rule
from accord.counterexamples.recognition import names_of_rule
from accord.theory.ranges import values_of
from accord.theory.settings import setting_options
from accord.theory.specifications import rule_spec
from accord.theory.subjects import build

LINE = {"agents": 3, "alternatives": 3, "ballots": "single-peaked"}


def names(rule, setting, options, params=None):
    m = build(rule_spec(rule, options, params or {}))
    known = {p: m(p) for p in values_of(m, "profile", {})}
    return names_of_rule(m, setting, {**setting_options(setting), **options}, known)


@pytest.mark.parametrize(
    ("rule", "setting", "options", "params", "name"),
    [
        ("borda", "voting", {"agents": 3, "alternatives": 3}, {}, "borda"),
        (
            "dictatorship",
            "voting",
            {"agents": 3, "alternatives": 3},
            {"dictator": 2},
            "dictatorship of Cleo",
        ),
        ("median", "voting", LINE, {"phantoms": "0,1"}, "median with phantoms a,b"),
        ("median", "voting", LINE, {"phantoms": "1,1,1,1"}, "always b"),
        ("order-of-one", "welfare", {"agents": 2}, {}, "order-of-one of Ann"),
        (
            "serial-dictatorship",
            "assignment",
            {"agents": 3},
            {"order": "1,2,0"},
            "serial-dictatorship in the order Bob, Cleo, Dan",
        ),
        ("deferred-acceptance", "matching", {"side": 2}, {}, "deferred-acceptance"),
        (
            "random-ballot",
            "voting",
            {"agents": 3, "alternatives": 3},
            {},
            "a dictator drawn by lot: Ann 1/3, Bob 1/3, Cleo 1/3",
        ),
    ],
)
def test_a_rule_of_the_library_is_known_again(rule, setting, options, params, name):
    found = names(rule, setting, options, params)
    if rule == "serial-dictatorship":
        name = name.replace("Bob, Cleo, Dan", "Bob, Cleo, Ann")
    assert any(n.startswith(name) for n in found), found


def test_two_rules_that_are_one_in_a_small_domain_are_both_named():
    found = names("borda", "voting", {"agents": 2, "alternatives": 2})
    assert {"borda", "plurality", "instant-runoff"} <= set(found)


def test_a_rule_that_differs_at_one_profile_is_not_named():
    m = build(rule_spec("borda", {"agents": 2, "alternatives": 3}))
    known = {p: m(p) for p in values_of(m, "profile", {})}
    full = {**setting_options("voting"), "agents": 2, "alternatives": 3}
    assert "borda" in names_of_rule(m, "voting", full, known)
    for profile, other in itertools.product(list(known)[::5], range(3)):
        if known[profile] != other:
            changed = {**known, profile: other}
            assert "borda" not in names_of_rule(m, "voting", full, changed)


def test_each_of_the_rules_of_moulins_theorem_is_a_median():
    axioms = ["anonymous", "strategyproof", "onto"]
    assert all(n.startswith("median") for n in find_rule(axioms, **LINE).names)
