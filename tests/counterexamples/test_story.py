"""Stories: what a person reads is what the kernel replayed."""

import pytest

import accord
from accord.counterexamples.story import show, standing, table, tell
from accord.theory.lotteries import Lottery
from accord.theory.profiles import Profile

CASES = [
    ("first-price", "strategyproof", {"agents": 3, "values": "0..2"}),
    ("second-price", "strongly-group-strategyproof", {"agents": 3, "values": "0..2"}),
    ("borda", "strategyproof", {"agents": 3, "alternatives": 3}),
    ("first-price", "bayesian-ic", {"agents": 2, "values": "0..2", "prior": "uniform"}),
    ("dictatorship", "anonymous", {"agents": 2, "alternatives": 2}),
    ("dictatorship", "nondictatorial", {"agents": 2, "alternatives": 2}),
    ("borda", "neutral", {"agents": 2, "alternatives": 3}),
    ("boston", "strategyproof", {}),
]


@pytest.mark.parametrize(("rule", "name", "options"), CASES)
def test_a_story_is_there_short_and_the_same_each_time(rule, name, options):
    first = accord.check(rule, name, **options)
    again = accord.check(rule, name, **options)
    assert first.status == "REFUTED"
    assert first.story == again.story
    assert 1 <= len(first.story.splitlines()) <= 25
    tables = [line for line in first.story.splitlines() if line.startswith("    ")]
    assert all(len(line) <= 100 for line in tables)
    for word in ("Fraction(", "Profile(", "frozenset", "object at", "None"):
        assert word not in first.story


def test_the_table_sets_truth_against_lie():
    verdict = accord.check("first-price", "strategyproof", agents=2, values="0..3")
    assert "Ann values the item at 1." in verdict.story
    truthful, lie = verdict.story.splitlines()[-2:]
    assert truthful.split()[0] == "truthful"
    assert lie.split()[:2] == ["Ann", "lies"]
    assert lie.endswith("1 (+1)")


def test_idle_agents_are_named():
    verdict = accord.check("dictatorship", "anonymous", agents=3, alternatives=2)
    assert "the report does not matter" in verdict.story


def test_a_story_tells_the_instance_that_it_is_given():
    verdict = accord.check("first-price", "strategyproof", agents=2, values="0..3")
    other = tell(verdict.statement, (1, Profile((0, 3)), 1))
    assert "Bob values the item at 3." in other
    assert "Bob lies" in other


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ((1, (2, 3)), "(1, (2, 3))"),
        (frozenset({2, 1}), "{1, 2}"),
        (None, "nobody"),
        ("a", "a"),
        (Lottery({0: "1/2", 1: "1/2"}), "0: 1/2, 1: 1/2"),
    ],
)
def test_values_are_shown_plainly(value, text):
    assert show(value) == text


def test_a_table_is_as_wide_as_its_cells():
    lines = table(["", "x"], [["long name", "1"], ["b", "22"]]).splitlines()
    assert lines == ["                x", "    long name   1", "    b           22"]


def test_a_standing_is_a_utility_or_a_place():
    vote = accord.check("borda", "strategyproof", agents=3).statement.subject
    types = Profile(((0, 1, 2),) * 3)
    assert [standing(vote, 0, types, x) for x in range(3)] == ["1st", "2nd", "3rd"]
