"""Every property of processes, predictions and coupled priors: subjects that have it,
lack it, are degenerate and vacuous; and each small change of each definition is
noticed by some row."""

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
    each_row,
    survivors,
    word_by_loop,
)

from accord.papers.meulemans2025.coupling import PAIR, TWO_ROUNDS, UNSEEN
from accord.papers.meulemans2025.prediction import (
    ALTERNATING,
    BITS,
    COINS,
    CONSTANT,
    FAIR,
    FIVE,
    HALTED,
    HALTING,
    LEAST,
    STOPPING,
    against,
    coins,
)
from accord.theory.merging import Prediction
from accord.theory.processes import Mixture, Process, from_values, writes

F = Fraction
HALF = F(1, 2)
THREE = coins(COINS[0], 3)
LESS = replace(THREE, mixture=Mixture((F(1, 4),) * 3, COINS))
EMPTY = coins(COINS[0], 0)
ALONE = against(FAIR, FAIR, 2)
NOTHING = Process((BITS,), (0,), ((),))
NEVER = Prediction(Mixture((HALF, HALF), (NOTHING, FAIR)), NOTHING, 1)
ONES = writes(BITS, "", "1")
APART = Prediction(Mixture((HALF, HALF), (CONSTANT, ONES)), CONSTANT, 2)
OUTSIDE = coins(ALTERNATING, 3)
STOPS = Prediction(Mixture((HALF, HALF), (HALTING, FAIR)), HALTING, 2)
GOES_ON = replace(STOPS, truth=FAIR)
BOTH_STOP = Prediction(Mixture((HALF, HALF), (HALTING, writes(BITS, "0"))), HALTING, 2)
PART = from_values([BITS], {(): 1, (0,): HALF, (1,): F(1, 4), (0, 0): F(1, 4)})
ONE_BIT = against(writes(BITS, "0"), writes(BITS, "1"), 2)
ENDS = writes(BITS, "01")
PRODUCT = PAIR.decoupled()
SINGLE = replace(
    PAIR,
    policies=PAIR.policies[:1],
    environments=PAIR.environments[:1],
    weights=((1,),),
)


def value(number, **more):
    return {"value": number, **more}


def term(name, time, number, **more):
    return {"term": name, "time": time, "value": number, **more}


def between(low, high, **more):
    return {"between": (low, high), **more}


ROWS = {
    "dominates": [
        ("has", THREE, {}, P),
        ("has: the largest constant", FIVE, {"constant": LEAST}, P),
        ("lacks", FIVE, {"constant": F(2, 5)}, K),
        ("lacks: a fair coin", against(FAIR, CONSTANT, 3), {"constant": F(1, 4)}, K),
        ("degenerate", EMPTY, {}, P),
        ("degenerate: without a weight", OUTSIDE, {}, E),
    ],
    "least-ratio": [
        ("has", FIVE, value(LEAST), P),
        ("has: where", FIVE, value(LEAST, at=(0,) * 5), P),
        ("lacks", FIVE, value(HALF), K),
        ("lacks: elsewhere", FIVE, value(LEAST, at=(1,) * 5), K),
        ("lacks: another value there", FIVE, value(HALF, at=(0,) * 5), K),
        ("degenerate", EMPTY, value(1, at=()), P),
        ("degenerate: nothing is written", NEVER, value(1), E),
    ],
    "dominance-from-leaves": [
        ("has", FIVE, {"constant": F(1, 3)}, P),
        ("has: with equality", ALONE, {"constant": 1}, P),
        ("lacks", STOPPING, {"constant": 2}, K),
        ("degenerate", EMPTY, {"constant": 1}, P),
        ("vacuous", FIVE, {"constant": 100}, V),
    ],
    "tv-monotone": [
        ("has", THREE, {}, P),
        ("has: completed", ONE_BIT, {}, P),
        ("has: measures without more", ALONE, {"completion": "none"}, P),
        ("lacks", ONE_BIT, {"completion": "none"}, K),
        ("degenerate", EMPTY, {}, P),
        ("degenerate: no completion", THREE, {"completion": "some"}, E),
    ],
    "tv-posterior-bound": [
        ("has", THREE, {}, P),
        ("has: with equality", APART, {"steps": 1}, P),
        ("has: some words are not written", HALTED, {}, P),
        ("degenerate", EMPTY, {"steps": 0}, P),
        ("degenerate: no weight", OUTSIDE, {}, E),
        ("vacuous", NEVER, {}, V),
    ],
    "inverse-posterior-supermartingale": [
        ("has", THREE, {}, P),
        ("has: supports do not nest", HALTED, {}, P),
        ("has: nothing in common", APART, {}, P),
        ("has: it stops", STOPS, {}, P),
        ("has: the other stops", GOES_ON, {}, P),
        ("has: both stop", BOTH_STOP, {}, P),
        ("degenerate", ALONE, {}, P),
        ("degenerate: no weight", OUTSIDE, {}, E),
        ("vacuous", NEVER, {}, V),
    ],
    "merging-bound": [
        ("has", THREE, {}, P),
        ("has: supports do not nest", HALTED, {}, P),
        ("degenerate", ALONE, {"steps": 1}, P),
        ("degenerate: no steps", THREE, {"steps": 0}, P),
        ("degenerate: no weight", OUTSIDE, {}, E),
    ],
    "merging-term-is": [
        ("has", THREE, term("doubt", 2, F(73, 140)), P),
        ("has: at first", THREE, term("doubt", 0, F(2, 3)), P),
        ("has: at last", THREE, term("doubt", 3, F(17, 36)), P),
        ("has: variation", THREE, term("variation", 1, F(5, 24)), P),
        ("has: of three", THREE, term("variation", 1, F(55, 192), steps=3), P),
        ("has: inverse", THREE, term("inverse-posterior", 3, 3), P),
        ("has: squares", THREE, term("squares", 1, F(2, 9)), P),
        ("lacks", THREE, term("doubt", 2, HALF), K),
        ("degenerate", EMPTY, term("squares", 0, F(1, 8)), P),
        ("degenerate: too late", THREE, term("doubt", 4, 1), E),
        ("degenerate: too early", THREE, term("doubt", -1, 1), E),
        ("degenerate: no term", THREE, term("bias", 1, 1), E),
    ],
    "solomonoff-bound": [
        ("has", THREE, {}, P),
        ("has: a number between", THREE, {"below": 1}, P),
        ("has: the sum itself", EMPTY, {"below": F(1, 8)}, P),
        ("lacks: less than the sum", THREE, {"below": F(1, 8)}, K),
        ("lacks: more than ln 3", THREE, {"below": F(11, 10)}, K),
        ("degenerate", ALONE, {}, P),
        ("degenerate: zero", ALONE, {"below": 0}, P),
        ("degenerate: no weight", OUTSIDE, {}, E),
    ],
    "loss-bound": [
        ("has", THREE, {}, P),
        ("has: between", THREE, between(F(387, 1000), F(388, 1000)), P),
        ("has: weights that are less", LESS, {}, P),
        ("lacks: too low", THREE, between(0, F(387, 1000)), K),
        ("lacks: too high", THREE, between(F(388, 1000), 1), K),
        ("degenerate", ALONE, between(0, 0), P),
        ("degenerate: no weight", OUTSIDE, {}, E),
    ],
    "ville-bound": [
        ("has", THREE, {"constant": HALF}, P),
        ("has: as a number", THREE, {"constant": HALF, "value": F(19, 64)}, P),
        ("has: with equality", ALONE, {"constant": 1, "value": 1}, P),
        ("lacks: another number", THREE, {"constant": HALF, "value": HALF}, K),
        ("degenerate", EMPTY, {"constant": HALF, "value": 0}, P),
        ("degenerate: no weight", OUTSIDE, {"constant": HALF}, E),
    ],
    "variation-at-least": [
        ("has", OUTSIDE, {"bound": F(1, 4)}, P),
        ("has: exactly", EMPTY, {"bound": F(1, 4)}, P),
        ("has: where the rest is not written", APART, {"bound": F(0)}, P),
        ("lacks", OUTSIDE, {"bound": F(3, 4)}, K),
        ("degenerate", ALONE, {"bound": 0}, P),
        ("vacuous", NEVER, {"bound": 1}, V),
    ],
    "measure": [
        ("has", FAIR, {}, P),
        ("has: a word that repeats", ALTERNATING, {}, P),
        ("lacks", ENDS, {}, K),
        ("lacks: it may not start", NOTHING, {}, K),
        ("degenerate", writes(("0",), "", "0"), {}, P),
    ],
    "normalisation-dominates": [
        ("has", HALTING, {}, P),
        ("has: a measure", FAIR, {}, P),
        ("has: up to its end", PART, {"horizon": 1}, P),
        ("degenerate", ENDS, {"horizon": 0}, P),
        ("degenerate: nothing follows", ENDS, {"horizon": 3}, E),
    ],
    "coupled": [
        ("has", PAIR, {}, P),
        ("has: the largest ratio", PAIR, {"ratio": F(8, 5)}, P),
        ("lacks", PRODUCT, {}, K),
        ("lacks: another ratio", PAIR, {"ratio": 2}, K),
        ("lacks: the ratio alone", PRODUCT, {"ratio": 1}, K),
        ("degenerate", SINGLE, {}, K),
    ],
    "decoupling-changes-nothing": [
        ("has", UNSEEN, {}, P),
        ("has: a product", PRODUCT, {}, P),
        ("lacks", PAIR, {}, K),
        ("lacks: two rounds", replace(UNSEEN, rounds=2), {}, K),
        ("degenerate", SINGLE, {}, P),
    ],
    "coupling-never-loses": [
        ("has", TWO_ROUNDS, {}, P),
        ("has: with equality", PRODUCT, {}, P),
        ("degenerate", SINGLE, {}, P),
    ],
    "coupling-gain-is-divergence": [
        ("has", TWO_ROUNDS, {}, P),
        ("has: either order of a product", PRODUCT, {"of": "rho-d"}, P),
        ("lacks", PAIR, {"of": "rho-d"}, K),
        ("lacks: two rounds", TWO_ROUNDS, {"of": "rho-d"}, K),
        (
            "lacks: the second round alone",
            replace(UNSEEN, rounds=2),
            {"of": "rho-d"},
            K,
        ),
        ("degenerate", SINGLE, {}, P),
        ("degenerate: no order", PAIR, {"of": "both"}, E),
    ],
    "coupling-divergence-between": [
        ("has", PAIR, between(F(1, 100), F(2, 100)), P),
        ("has: the printed order", PAIR, between(F(113, 10**4), 1, of="rho-d"), P),
        ("lacks: more", PAIR, between(F(113, 10**4), 1), K),
        ("lacks: less", PAIR, between(0, F(1, 100)), K),
        ("degenerate", SINGLE, between(0, 0), P),
    ],
}
# What is always so is refuted by no prediction, and is a theorem of the paper.
ALWAYS = {
    "tv-posterior-bound",
    "inverse-posterior-supermartingale",
    "merging-bound",
    "normalisation-dominates",
    "coupling-never-loses",
}
NEVER_VACUOUS = set(ROWS) - {
    "dominance-from-leaves",
    "tv-posterior-bound",
    "inverse-posterior-supermartingale",
    "variation-at-least",
}
# A change that makes a theorem weaker leaves it true, so that no subject can tell it.
WEAKER = {
    "inverse-posterior-supermartingale": {
        "bool(after <= before) and (after == before) is nested -> Or",
        "mu.gap(history) > 0 -> Lt",
        "mu.gap(history) > 0 -> GtE",
    },
    "loss-bound": {"loss != steps or loss > most -> And"},
    "normalisation-dominates": {"length < horizon -> Gt"},
    "coupling-never-loses": {
        "all((bool(coupling_gain(u, n) >= 0) for n in range(1, u.rounds + 1))) -> any"
    },
}


@each_row(ROWS)
def test_a_plain_loop_gives_the_word(name, subject, given, word):
    assert word_by_loop(name, subject, given) == word


@each_row({k: [r for r in rows if r[3] != E] for k, rows in ROWS.items()})
def test_whoever_asks_gets_it_and_is_told(name, subject, given, word):
    assert_decided(name, subject, given, word)


def test_every_property_has_its_kinds_of_rows():
    assert_complete(ROWS, NEVER_VACUOUS, ALWAYS)


@pytest.mark.parametrize("name", ROWS)
def test_each_change_of_a_definition_is_noticed(name):
    assert survivors(name, ROWS[name]) == WEAKER.get(name, set())
