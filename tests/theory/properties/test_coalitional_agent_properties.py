"""Every property of coalitional agents: one that has it, one that lacks it, one of a
single subagent; and each small change of a definition is noticed by some row."""

from dataclasses import replace
from fractions import Fraction

import pytest
from definition_rows import (
    K,
    P,
    assert_complete,
    assert_decided,
    assert_noticed,
    each_row,
    word_by_loop,
)

from accord.counterexamples.gallery import STAKE_IN_ACTIONS
from accord.papers.ngo2025.one_agent import HEARD, INNER, ONCE, RICH
from accord.theory.coalitional_agents import CoalitionalAgent
from accord.theory.properties import all_properties
from accord.verifiers.engines.policy_gains import proof_of

F = Fraction
ALONE = CoalitionalAgent(("Ann",), ("H",), ("act",), ((1,),), (((1,),),), 2, (1,))
SINGLE = replace(STAKE_IN_ACTIONS, steps=1)
POOR = replace(STAKE_IN_ACTIONS, wealths=(0, 1))
TWO = replace(INNER, steps=2)
# Both believe the same and want the same: nothing is left to disagree about.
UNITED = replace(HEARD, beliefs=(HEARD.beliefs[0],) * 2, values=(HEARD.values[0],) * 2)
# Bob comes first and sees the goal of Ann with his own eyes: she had better name him.
BLIND = CoalitionalAgent(
    ("Bob", "Ann"),
    ("H", "T"),
    ("act", "wait"),
    ((0, 1), (1, 0)),
    (((1, 1), (0, 0)), ((1, 0), (0, 1))),
    1,
    (2, 2),
)


def gains(agent, amount, *, equal):
    return {"amount": amount, "proof": proof_of(agent, equal=equal)}


VALUES = {"counts": "values"}
ROWS = {
    "step-invariants": [
        ("has", STAKE_IN_ACTIONS, {}, P),
        ("has: first price", replace(HEARD, payment="first"), {}, P),
        ("has: nothing to stake", POOR, {}, P),
        ("has: all is staked", replace(HEARD, wager=1), {}, P),
        ("degenerate", ALONE, {}, P),
    ],
    "truthful-to-market": [
        ("has", SINGLE, {}, P),
        ("has: nothing changes what is done", SINGLE, VALUES, P),
        ("lacks", STAKE_IN_ACTIONS, VALUES, K),
        ("lacks: she would be heard", HEARD, VALUES, K),
        ("degenerate", ALONE, {}, P),
        ("refused: of no such thing", ALONE, {"counts": "glory"}, "ModelError"),
    ],
    "truthful-to-auction": [
        ("has", ONCE, {}, P),
        ("lacks: first price", replace(RICH, payment="first", grid=2), {}, K),
        ("lacks: a stake in what is done", ONCE, VALUES, K),
        ("degenerate", ALONE, {}, P),
    ],
    "truthful-to-ballot": [
        ("has", ONCE, {}, P),
        ("lacks", BLIND, {}, K),
        ("lacks: the goal that pays", ONCE, {"counts": "wealth"}, K),
        ("degenerate", ALONE, {}, P),
    ],
    "acts-as-negotiated": [
        ("has", UNITED, {}, P),
        ("has: elsewhere", ONCE, {"apart": ((1, ()),)}, P),
        ("lacks", ONCE, {}, K),
        ("lacks: it agrees there", UNITED, {"apart": ((0, ()),)}, K),
        ("degenerate", ALONE, {}, P),
    ],
    "realised-pareto-optimal": [
        ("has", ONCE, {"proof": proof_of(ONCE, equal=False)}, P),
        ("lacks", TWO, {"proof": proof_of(TWO, equal=False)}, K),
        ("degenerate", ALONE, {"proof": proof_of(ALONE, equal=False)}, P),
    ],
    "largest-equal-gain": [
        ("has", TWO, gains(TWO, F(1, 16), equal=True), P),
        ("lacks: less", TWO, gains(TWO, 0, equal=True), K),
        ("lacks: more", TWO, gains(TWO, F(1, 8), equal=True), K),
        ("degenerate", ALONE, gains(ALONE, 0, equal=True), P),
    ],
    "largest-total-gain": [
        ("has", TWO, gains(TWO, F(5, 24), equal=False), P),
        ("lacks: less", TWO, gains(TWO, 0, equal=False), K),
        ("lacks: more", TWO, gains(TWO, 1, equal=False), K),
        ("degenerate", ALONE, gains(ALONE, 0, equal=False), P),
    ],
}
THEOREMS = {"step-invariants"}
# What holds of all, in every run, holds of one as well.
LOSES = "all((gain >= -agent.wager * w for gain, w in zip(won, {}, strict=True)))"
BIDS = "all((bid <= (1 - agent.wager) * w for bid, w in zip({}, {}, strict=True)))"
EQUIVALENT = {
    ("step-invariants", "sum(step.price) == 1 and min(step.price) >= 0 -> Or"),
    ("step-invariants", f"{LOSES.format('step.wealths')} -> any"),
    ("step-invariants", f"{BIDS.format('step.bids', 'step.wealths')} -> any"),
}


@each_row(ROWS)
def test_it_has_the_property_or_not(name, subject, given, word):
    assert word_by_loop(name, subject, given) == word
    if word in (P, K):
        assert_decided(name, subject, given, word)


def test_every_property_has_its_rows():
    known = all_properties().values()
    assert {p.name for p in known if p.on is CoalitionalAgent} == set(ROWS)
    assert_complete(ROWS, never_vacuous=set(ROWS), theorems=THEOREMS)


@pytest.mark.parametrize("name", ROWS)
def test_every_mutant_of_a_definition_is_noticed(name):
    assert_noticed(name, ROWS[name], EQUIVALENT)
