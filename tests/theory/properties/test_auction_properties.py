"""Every property of decision auctions: one that has it, one that lacks it, a degenerate
and a vacuous one; and each small change of each definition is noticed by some row."""

from fractions import Fraction

import pytest
from definition_rows import (
    E,
    K,
    P,
    V,
    assert_complete,
    assert_decided,
    assert_noticed,
    each_row,
    word_by_loop,
)

from accord.theory.decision_auctions import DecisionAuction, Hypothesis
from accord.theory.properties import all_properties

HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)


def bidders(*promises, wealth=0):
    options = "ab"
    return tuple(
        Hypothesis(f"h{k}", options[k % 2], p, wealth) for k, p in enumerate(promises)
    )


def run(rounds, *promises, rewards=(1, 0), wealth=0, allowance="1/t", **options):
    hs = bidders(*promises, wealth=wealth)
    return DecisionAuction(("a", "b"), hs, rewards, rounds, allowance, **options)


def second(rounds, *promises, estimate="second", **options):
    return run(rounds, *promises, payment="second", estimate=estimate, **options)


FIRST = run(6, HALF, 1)
SECOND = second(6, HALF, 1)
NAIVE = second(6, 1, estimate="first", rewards=(0, 0))
ALONE = run(1, 0, rewards=(0, 0), allowance=0)
OWING = run(4, HALF, 1, payment="first + 1")
MEAN = run(6, HALF, 1, estimate="second")
BROKE = run(6, 1, 1, allowance=0)
# What can be overbid with gain: the rival of h0 is kept poor by outbidding it.
POOR = DecisionAuction(
    ("a", "b"),
    (Hypothesis("h0", "a", (0, 1), 1), Hypothesis("h1", "b", 1, QUARTER)),
    ((0, 1), 1),
    2,
    0,
    ties=(1, 0),
    grid=8,
)


def free(*promises, **options):
    """A round in which all can pay what they promise."""
    return run(1, *promises, wealth=1, allowance=0, **options)


def gift(rounds, *promises, reward):
    """Rounds in which all are rich and the winner pays nothing."""
    given = {"rewards": (reward, 0), "wealth": 1, "allowance": 0, "payment": "0"}
    return run(rounds, *promises, **given)


LOSERS, PROMISE = {"of": "losers"}, {"less": "promise"}
ROWS = {
    "solvent": [
        ("has", FIRST, {}, P),
        ("has: exactly nothing is left", BROKE, {}, P),
        ("has: something is left", free(0, rewards=(1, 0)), {}, P),
        ("lacks", OWING, {}, K),
        ("degenerate", ALONE, {}, P),
    ],
    "wealth-balance": [
        ("has", FIRST, {}, P),
        ("has: second price", SECOND, {}, P),
        ("lacks", NAIVE, {}, K),
        ("lacks: too low an estimate", MEAN, {}, K),
        ("degenerate", ALONE, {}, P),
    ],
    "no-overestimation": [
        ("has", FIRST, {}, P),
        ("has: exactly", free(1, rewards=(0, 0)), {}, P),
        ("lacks", NAIVE, {}, K),
        ("degenerate", ALONE, {}, P),
    ],
    "wealth-identity": [
        ("has", FIRST, {}, P),
        ("has: by the promise", free(HALF, 1), PROMISE, P),
        ("lacks: by the promise", FIRST, PROMISE, K),
        ("lacks: the promise is more", run(3, HALF, 1), PROMISE, K),
        ("degenerate", ALONE, {}, P),
        ("degenerate: by another word", ALONE, {"less": "bid"}, E),
    ],
    "bounded-record": [
        ("has", FIRST, {}, P),
        ("has: exactly", free(HALF, 1), {}, P),
        ("has: strictly", run(1, 1, allowance=0), {}, P),
        ("lacks", OWING, {}, K),
        ("degenerate", ALONE, {}, P),
    ],
    "finite-coverage": [
        ("has", FIRST, {}, P),
        ("has: losers of a second price", SECOND, LOSERS, P),
        ("lacks", SECOND, {}, K),
        ("lacks: rich, and rejected", free(HALF, estimate="0"), {}, K),
        ("lacks: a loser", free(0, HALF, QUARTER, estimate="0"), LOSERS, K),
        (
            "lacks: poor, and its record is just what it must be below",
            run(2, 1, wealth=1, allowance=0, payment="first + 1"),
            {},
            K,
        ),
        (
            "lacks: its wealth is just what it promises",
            run(1, HALF, wealth=HALF, allowance=0, estimate="0"),
            {},
            K,
        ),
        ("degenerate", ALONE, {"of": "nobody"}, E),
        ("vacuous", free(HALF), {}, V),
        ("vacuous: nobody loses", second(4, 1), LOSERS, V),
    ],
    "honest-never-rejected": [
        ("has", FIRST, {}, P),
        ("has: who broke a promise may be", run(6, 1, 0, rewards=(0, 0)), {}, P),
        ("lacks", SECOND, {}, K),
        ("lacks: given just what is promised", free(1, estimate="0"), {}, K),
        ("degenerate", ALONE, {}, P),
        ("vacuous", run(1, HALF), {}, V),
    ],
    "reward-bound": [
        ("has", FIRST, {}, P),
        ("has: exactly", run(3, 0, rewards=(0, 0), allowance=0), {}, P),
        ("has: more than promised", free(0), {}, P),
        ("has: who broke a promise is not counted", gift(3, 1, 0, reward=0), {}, P),
        ("lacks", gift(9, HALF, 1, reward=HALF), {}, K),
        ("degenerate", ALONE, {}, P),
    ],
    "auction-invariants": [
        ("has", FIRST, {}, P),
        ("lacks: for one hypothesis", SECOND, {}, K),
        ("lacks: for all together", MEAN, {}, K),
        ("degenerate", ALONE, {}, P),
    ],
    "invariants-whatever-rewards": [
        ("has", run(4, HALF, 1), {}, P),
        ("lacks", second(3, HALF, 1), {}, K),
        ("degenerate", ALONE, {}, P),
    ],
    "overbidding-never-needed": [
        ("has", free(HALF, HALF, grid=4), {}, P),
        ("has: overbidding loses", free(HALF, HALF, rewards=(HALF, 0), grid=4), {}, P),
        ("has: of the rival", POOR, {"hypothesis": 1}, P),
        ("has: honest is exactly as much", free(1, 1, grid=2), {}, P),
        ("lacks", POOR, {}, K),
        ("degenerate", run(1, 0, rewards=(0, 0), allowance=0, grid=1), {}, P),
        ("degenerate: no plans", ALONE, {}, E),
    ],
    "truth-earns-most": [
        ("has", second(1, HALF, 1, wealth=1, rewards=(HALF, 0)), {}, P),
        ("has: by exactly as much", free(1), {}, P),
        ("has: by more", free(1, HALF, rewards=(HALF, 0)), {}, P),
        ("lacks", free(QUARTER), {}, K),
        ("degenerate", ALONE, {}, P),
    ],
}
NEVER_VACUOUS = set(ROWS) - {"finite-coverage", "honest-never-rejected"}


@each_row(ROWS)
def test_an_auction_has_the_property_or_not(name, subject, given, word):
    assert word_by_loop(name, subject, given) == word
    if word != E:
        assert_decided(name, subject, given, word)


def test_every_property_of_auctions_has_its_rows():
    named = {p.name for p in all_properties().values() if p.on is DecisionAuction}
    assert named == set(ROWS)
    assert_complete(ROWS, NEVER_VACUOUS)


@pytest.mark.parametrize("name", ROWS)
def test_every_mutant_of_a_definition_of_auctions_is_noticed(name):
    assert_noticed(name, ROWS[name])
