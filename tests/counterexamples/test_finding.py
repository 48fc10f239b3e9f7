"""Searches for a counterexample to a conjecture: what counts as one, what is tried."""

import itertools

import pytest

from accord.cli import run
from accord.counterexamples.finding import FAMILIES, find, table_spec
from accord.theory.errors import ModelError, ScopeError
from accord.theory.mechanisms import Mechanism
from accord.verifiers.limits import Limits


def constant(types):
    """Return a mechanism of one agent that always takes the first of two outcomes."""
    return Mechanism(
        rule=lambda reports: 0,
        domains=(tuple(range(types)),),
        outcomes=(0, 1),
        utility=lambda agent, profile, outcome: profile[agent] * outcome,
        name="constant",
    )


def first(ballots):
    return ballots[0][0]


def test_a_member_that_has_the_one_property_and_lacks_the_other_is_found():
    found = find(["strategyproof"], "onto", ("two of mine", [constant(2)]))
    assert [v.status for v in found.verdicts] == ["PROVED", "REFUTED"]
    assert (found.status, found.tried, found.family) == ("REFUTED", 1, "two of mine")


def test_a_member_that_has_a_property_vacuously_is_no_counterexample():
    found = find(["strategyproof"], "onto", ("no lies", [constant(1)]))
    assert (found.status, found.tried, found.verdicts) == ("UNFALSIFIED", 1, ())


def test_a_member_that_no_kernel_checked_is_no_counterexample():
    small = Limits(kernel_budget=1)
    of_mine = ("mine", [first])
    found = find([], "strategyproof", of_mine, limits=small, setting="voting")
    assert (found.status, found.verdicts) == ("UNFALSIFIED", ())


def test_a_member_that_the_question_makes_no_sense_for_is_skipped_with_the_reason():
    family = ("mine", [constant(2), "second-price", constant(2)])
    found = find([], "no-deficit", family)
    assert (found.status, found.tried, len(found.skipped)) == ("UNFALSIFIED", 1, 1)
    assert "makes no payments" in found.skipped[0]


def test_a_family_of_none_that_can_be_asked_is_an_error():
    with pytest.raises(ModelError, match="nothing in mine") as caught:
        find([], "exactly-balanced", ("mine", [constant(2)]))
    assert "makes no payments" in caught.value.help


@pytest.mark.parametrize(
    ("given", "fails"), [([], "strategyprof"), (["anonymus"], "onto"), ("onto", "onto")]
)
def test_a_name_that_nothing_has_is_no_failure(given, fails):
    with pytest.raises(ModelError):
        find(given, fails, agents=2, alternatives=2)


@pytest.mark.parametrize("name", FAMILIES)
def test_members_of_a_family_can_be_asked(name):
    _, members = FAMILIES[name]()
    prop = "dominance-solvable" if name == "random-games" else "strategyproof"
    for member in itertools.islice(members, 3):
        assert member(prop, Limits()).status in ("PROVED", "REFUTED")


def test_a_tiny_domain_has_every_rule_once():
    scope, members = FAMILIES["all-rules-of-a-tiny-domain"](1, 2)
    assert scope.startswith("all 4 rules")
    assert len(list(members)) == 4
    assert table_spec(1, 2, (0, 1))["table"] == [0, 1]


def test_too_large_a_family_is_refused_with_its_size():
    with pytest.raises(ScopeError, match=r"3\^36 rules"):
        FAMILIES["all-rules-of-a-tiny-domain"](2, 3)


def test_an_unknown_family_is_named_with_the_nearest():
    with pytest.raises(ModelError, match="no family is named `random-rulez`") as caught:
        find([], "onto", "random-rulez")
    assert "`random-rules`" in caught.value.help


def test_the_command_line_hands_the_seed_to_the_family(capsys):
    words = "find --not strategyproof --family random-rules --tries 2 --seed 5"
    assert run(words.split()) == 1
    assert "2 random rules (seed 5)" in capsys.readouterr().out


def test_an_option_that_a_family_does_not_take_is_named_with_those_it_takes():
    with pytest.raises(ModelError, match="no option `colour`") as caught:
        find([], "nash", "random-games", colour=3)
    assert "actions" in caught.value.help
