"""Every property of classes of universes and of embedded agents: one that has it, one
that lacks it, a degenerate and a vacuous one; and each small change of each definition
is noticed by some row."""

from dataclasses import replace
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

from accord.counterexamples.gallery import COUPLED, DELAYED_TWINS, ONE_STEP
from accord.papers.meulemans2025.agents import (
    PRODUCTS,
    THREE_ROUNDS,
    agents,
    at_weight,
    dilemma,
    twins,
)
from accord.theory.embedded_play import Agent, EmbeddedAgents
from accord.theory.policies import answers, draws, named_policy, plays, shows
from accord.theory.policy_classes import copies, delayed, evenly, every_word
from accord.theory.properties import all_properties
from accord.theory.repeated_games import RepeatedGame
from accord.theory.universes import Universes

F = Fraction
CD = ("C", "D")
ONE = Universes(
    ("a",),
    ("o",),
    (plays("a", "o", "(a)"),),
    (shows("a", "o", "(o)"),),
    ((1,),),
    ((1,),),
)
SURE = twins(CD, ((1, 0), (0, 0)))
# The one who defects at first is left without an environment: nothing is possible.
LATER = twins(("(C)", "(D)"), ((1, 0), (0, 0)), rounds=2)
OTHER_PAYOFFS = at_weight("9/20", ((3, 0), (5, 1)))
# The same prediction, other rewards: coupled only in the second round.
LATE = twins(("CC", "CD"), ((F(1, 2), 0), (0, F(1, 2))), rounds=2, discount=1)
OPEN = agents(every_word(CD, 3), F(1, 4), 3)
TINY = agents(delayed(CD, 2), F(2, 5), 3)
NOISY = agents(("(C)", "(D)"), 0, 3, discount=1, noise=F(1, 10))
SOLE = EmbeddedAgents(
    RepeatedGame(dilemma(), 2),
    ((plays(CD, CD, "(C)"),), (named_policy(CD, CD, "random"),)),
    (Agent(plays=0), Agent(plays=0)),
)
LOTS = replace(agents(CD, F(1, 2), 1), ties="even")
SPLIT = agents(CD, F(1, 2), 1)
APART = EmbeddedAgents(
    RepeatedGame(dilemma(), 1),
    ((plays(CD, CD, "C"), plays(CD, CD, "D")),) * 2,
    (
        Agent((((0, 0), F(1, 8)), ((0, 1), F(3, 8)), ((1, 1), F(1, 2)))),
        Agent((((1, 0), F(1, 8)), ((0, 1), F(1, 8)), ((1, 1), F(3, 4)))),
    ),
)
CC, DD = (0, 0), (1, 1)
# The environment plays C for certain: histories with D are impossible.
CERTAIN = Universes(
    CD,
    CD,
    (named_policy(CD, CD, "random"),),
    (shows(CD, CD, "(C)"),),
    ((1,),),
    ((2, 0), (3, 1)),
    2,
)
# The first percept is as likely in both, and the first action is worth nothing.
PARTLY = Universes(
    CD,
    ("x", "y", "z"),
    tuple(draws(CD, "xyz", law) for law in ((F(3, 4), F(1, 4)), (F(1, 4), F(3, 4)))),
    tuple(
        answers(CD, "xyz", (law, law))
        for law in ((F(1, 2), F(1, 4), F(1, 4)), (F(1, 2), F(1, 8), F(3, 8)))
    ),
    ((F(1, 2), 0), (0, F(1, 2))),
    ((0, 0, 0), (0, 1, 2)),
)
# By one step both actions look alike, and one of them is better.
ALIKE = replace(ONE_STEP, rewards=((0, F(1, 10), 1),) * 2)
TWICE = replace(agents(every_word(CD, 2), F(1, 2), 2), ties="even")
EVERY = tuple(
    m.choices[0].values for level in TWICE.moments()[:-1] for m in level.values()
)
_NAMES = ("go", "stay")
RENAMED = EmbeddedAgents(
    RepeatedGame(replace(dilemma(), actions=(CD, _NAMES)), 1),
    (
        (plays(CD, _NAMES, "C"), plays(CD, _NAMES, "D")),
        (plays(_NAMES, CD, "go"), plays(_NAMES, CD, "stay")),
    ),
    (Agent(copies(2, F(1, 4), evenly(2))),) * 2,
)


def law(action, *numbers, **more):
    return {"action": action, "law": numbers, **more}


def worths(*numbers, **more):
    return {"worths": numbers, **more}


def threshold(copy, c, d, **more):
    return {"copy": copy, "cooperating": c, "defecting": d, **more}


ROWS = {
    "grain-of-uncertainty": [
        ("has", THREE_ROUNDS, {}, P),
        ("has: one round", COUPLED, {}, P),
        ("lacks", DELAYED_TWINS, {}, K),
        ("lacks: at the start", SURE, {}, K),
        ("degenerate", ONE, {}, P),
    ],
    "embedded-is-decoupled": [
        ("has", PRODUCTS[0], {}, P),
        ("has: some histories are impossible", CERTAIN, {}, P),
        ("lacks: partly alike", PARTLY, {}, K),
        ("has: plans of one step", PRODUCTS[1], {"steps": 1}, P),
        ("lacks", COUPLED, {}, K),
        ("lacks: by one step", THREE_ROUNDS, {"steps": 1}, K),
        ("lacks: coupled later", LATE, {}, E),
        ("degenerate", ONE, {}, P),
        ("degenerate: no steps", ONE, {"steps": 0}, E),
    ],
    "predicts-percepts": [
        ("has", COUPLED, law(0, F(23, 40), F(17, 40)), P),
        ("has: split", COUPLED, law(0, F(1, 2), F(1, 2), update="causal"), P),
        ("lacks", COUPLED, law(0, F(1, 2), F(1, 2)), K),
        ("lacks: one number", COUPLED, law(0, F(23, 40)), K),
        ("lacks: one number right", ONE_STEP, law(0, F(1, 2), 1, F(1, 2)), K),
        ("degenerate", ONE, law(0, 1), P),
        ("degenerate: impossible", SURE, law(1, 1, 0), E),
    ],
    "action-values": [
        ("has", ONE_STEP, worths(F(1, 4), 1), P),
        ("has: of one step", ONE_STEP, worths(F(1, 4), F(1, 10), steps=1), P),
        ("has: causal", at_weight("3/4"), worths(1, 2, update="causal"), P),
        ("has: later", ONE_STEP, worths(0, 1, history=(1, 0)), P),
        ("lacks", at_weight("3/4"), worths(1, 2), K),
        ("lacks: one right", at_weight("3/4"), worths(F(7, 4), 2), K),
        ("lacks: one number", at_weight("3/4"), worths(F(7, 4)), K),
        ("degenerate", ONE, worths(1), P),
        ("degenerate: impossible", SURE, worths(2, 0), E),
    ],
    "best-actions": [
        ("has", at_weight("3/4"), {"actions": (0,)}, P),
        ("has: a tie", at_weight("1/2"), {"actions": (1, 0)}, P),
        ("has: causal", at_weight("3/4"), {"actions": (1,), "update": "causal"}, P),
        ("has: one step", ONE_STEP, {"actions": (0,), "steps": 1}, P),
        ("lacks", at_weight("1/4"), {"actions": (0,)}, K),
        ("lacks: half a tie", at_weight("1/2"), {"actions": (0,)}, K),
        ("lacks: too many", at_weight("1/4"), {"actions": (0, 1)}, K),
        ("degenerate", ONE, {"actions": (0,)}, P),
    ],
    "longer-plans-never-worse": [
        ("has", THREE_ROUNDS, {}, P),
        ("has: another", ONE_STEP, {}, P),
        ("degenerate", ONE, {}, P),
        ("degenerate: no grain", SURE, {}, E),
    ],
    "full-plans-are-best": [
        ("has", THREE_ROUNDS, {}, P),
        ("has: another", ONE_STEP, {}, P),
        ("degenerate", ONE, {}, P),
        ("degenerate: no grain", SURE, {}, E),
    ],
    "plan-is-best-response": [
        ("has", ONE_STEP, {"steps": 2}, P),
        ("has: no matter how near", COUPLED, {"steps": 1}, P),
        ("lacks", ONE_STEP, {"steps": 1}, K),
        ("lacks: three rounds", THREE_ROUNDS, {"steps": 1}, K),
        ("lacks: by a tie", ALIKE, {"steps": 1}, K),
        ("degenerate", ONE, {"steps": 1}, P),
    ],
    "twin-threshold": [
        ("has: above", at_weight("3/4"), threshold(F(3, 4), F(1, 2), F(1, 2)), P),
        ("has: tied", at_weight("1/2"), threshold(F(1, 2), F(1, 2), F(1, 2)), P),
        ("has: below", at_weight("1/4"), threshold(F(1, 4), F(1, 2), F(1, 2)), P),
        ("has: 5310", OTHER_PAYOFFS, threshold(F(9, 20), F(1, 2), F(1, 2)), P),
        ("lacks", at_weight("3/4"), threshold(F(1, 4), F(1, 2), F(1, 2)), K),
        ("lacks: the other way", at_weight("1/4"), threshold(1, F(1, 2), 0), K),
        ("lacks: tied", at_weight("1/2"), threshold(1, F(1, 2), 0), K),
        ("degenerate: one action", ONE, threshold(1, 0, 0), E),
        ("degenerate: three percepts", ONE_STEP, threshold(1, 0, 0), E),
        ("degenerate: no grain", SURE, threshold(1, 0, 0), E),
    ],
    "path-of-play": [
        ("has", OPEN, {"path": (DD, DD, CC)}, P),
        ("lacks", OPEN, {"path": (CC, CC, CC)}, K),
        ("lacks: by lots", LOTS, {"path": (CC,)}, K),
        ("lacks: half by lots", SOLE, {"path": ((0, 0), (0, 0))}, K),
        ("degenerate", agents(CD, F(1, 4), 1), {"path": (DD,)}, P),
    ],
    "grain-of-truth": [
        ("has", OPEN, {}, P),
        ("has: tiny", TINY, {}, P),
        ("lacks", NOISY, {}, K),
        ("lacks: lots", LOTS, {}, K),
        ("degenerate", agents(CD, F(1, 4), 1), {}, P),
        ("vacuous", SOLE, {}, V),
    ],
    "holds-every-play": [
        ("has", OPEN, {}, P),
        ("lacks", TINY, {}, K),
        ("lacks: only noise", NOISY, {}, K),
        ("degenerate: nobody believes", SOLE, {}, P),
    ],
    "weight-of-truth": [
        ("has", OPEN, {"weight": F(11, 256)}, P),
        (
            "has: and distances",
            TINY,
            {
                "weight": F(11, 80),
                "distances": (F(69, 80), F(40, 51), F(17, 28), 0),
            },
            P,
        ),
        ("has: of one", APART, {"weight": F(1, 2), "player": 0}, P),
        ("lacks", OPEN, {"weight": F(1, 256)}, K),
        ("lacks: of the other", APART, {"weight": F(1, 2), "player": 1}, K),
        ("lacks: of both", APART, {"weight": F(1, 2)}, K),
        (
            "lacks: other distances",
            TINY,
            {"weight": F(11, 80), "distances": (F(69, 80), 0, 0, 0)},
            K,
        ),
        (
            "lacks: another weight",
            TINY,
            {
                "weight": F(1, 80),
                "distances": (F(69, 80), F(40, 51), F(17, 28), 0),
            },
            K,
        ),
        ("degenerate: lots", LOTS, {"weight": 0}, P),
        ("degenerate: distances of lots", LOTS, {"weight": 0, "distances": ()}, K),
    ],
    "values-in-play": [
        (
            "has",
            TINY,
            {
                "player": 0,
                "worths": (
                    (F(11, 10), F(13, 10)),
                    (F(22, 17), F(23, 17)),
                    (F(11, 7), F(10, 7)),
                ),
            },
            P,
        ),
        ("lacks", SPLIT, {"player": 0, "worths": ((F(3, 2), 1),)}, K),
        ("lacks: by lots", TWICE, {"player": 0, "worths": EVERY}, K),
        ("lacks: of a round too many", SPLIT, {"player": 0, "worths": ()}, K),
        ("degenerate", SPLIT, {"player": 1, "worths": ((F(3, 2), F(3, 2)),)}, P),
        (
            "degenerate: only the first of several",
            replace(LOTS, game=RepeatedGame(dilemma(), 1, 0)),
            {"player": 0, "worths": ((F(3, 2), F(3, 2)),)},
            P,
        ),
    ],
    "switches-by-threshold": [
        ("has", OPEN, {"copy": F(1, 4)}, P),
        ("has: tiny", TINY, {"copy": F(2, 5)}, P),
        ("has: never", agents(every_word(CD, 2), 0, 2), {"copy": 0}, P),
        ("has: at once", agents(every_word(CD, 2), F(3, 4), 2), {"copy": F(3, 4)}, P),
        (
            "has: at the threshold",
            agents(every_word(CD, 2), F(1, 3), 2),
            {"copy": F(2, 5)},
            P,
        ),
        ("lacks", OPEN, {"copy": F(3, 4)}, K),
        ("lacks: never", OPEN, {"copy": 0}, K),
        ("lacks: a tie", SPLIT, {"copy": F(1, 2)}, K),
        ("degenerate: other names", RENAMED, {"copy": F(1, 4)}, E),
    ],
}
ALWAYS = {"longer-plans-never-worse", "full-plans-are-best"}
# Whose rows are with those of predictions.
OF_PREDICTION = {
    "coupled",
    "coupling-divergence-between",
    "coupling-gain-is-divergence",
    "coupling-never-loses",
    "decoupling-changes-nothing",
}
KINDS = (Universes, EmbeddedAgents)
# A change that makes a theorem weaker leaves it true, so that no class can tell it.
WEAKER = {
    (
        "longer-plans-never-worse",
        "all((bool(x <= y) for x, y in itertools.pairwise(values))) -> any",
    ),
    (
        "full-plans-are-best",
        (
            "all((bool(Planner(u, steps=k).values(history)[action] == best) "
            "for k in range(left, u.rounds + 1))) -> any"
        ),
    ),
}


@each_row(ROWS)
def test_a_subject_has_the_property_or_not(name, subject, given, word):
    assert word_by_loop(name, subject, given) == word
    if word != E and len(given.get("path", ())) in (0, subject.rounds):
        assert_decided(name, subject, given, word)


def test_every_property_has_its_rows():
    named = {p.name for p in all_properties().values() if p.on in KINDS}
    assert named == set(ROWS) | OF_PREDICTION
    assert_complete(ROWS, set(ROWS) - {"grain-of-truth"}, ALWAYS)


@pytest.mark.parametrize("name", ROWS)
def test_every_mutant_of_a_definition_is_noticed(name):
    assert_noticed(name, ROWS[name], WEAKER)
