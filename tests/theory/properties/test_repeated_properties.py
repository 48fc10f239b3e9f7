"""Properties of repeated games and of plays with beliefs: rows, and mutants noticed."""

import itertools
from dataclasses import replace
from fractions import Fraction

import pytest
from definition_rows import (
    E,
    K,
    P,
    assert_complete,
    assert_decided,
    assert_noticed,
    each_row,
    word_by_loop,
)

from accord.papers.meulemans2025.repeated import (
    COOPERATION,
    DILEMMA,
    PENNIES,
    cooperation,
    expecting,
)
from accord.theory.believed_plays import BelievedPlay, process_of
from accord.theory.games import from_arrays
from accord.theory.predictions import layer_of
from accord.theory.processes import coin
from accord.theory.repeated_games import Automaton, RepeatedGame, StrategyTable

CC, CD, DC, DD = itertools.product((0, 1), repeat=2)
HALF = Fraction(1, 2)
TWICE, ENDLESS = RepeatedGame(DILEMMA, 2), RepeatedGame(DILEMMA, None, "1/3")
PATIENT = RepeatedGame(DILEMMA, None, HALF)
ALONE = RepeatedGame(from_arrays([[0]], [[0]]), 1)
SIX = ((CC, CC), (CC, DD), (CD, CC), (DC, CC), (DD, CC), (DD, DD))
COINS = Automaton(((HALF, HALF),), ({},))
TILTED = Automaton((("1/3", "2/3"),), ({},))
SURE = layer_of(process_of(TWICE, COOPERATION.strategies))
TWIN = layer_of(coin(TWICE.alphabet, (HALF, 0, 0, HALF)))
KIND = layer_of(coin(TWICE.alphabet, (HALF, 0, HALF, 0)))
UNIFORM = layer_of(coin(TWICE.alphabet, ("1/4",) * 4))
NOTHING = BelievedPlay(
    ALONE,
    (StrategyTable({(): (1,)}),) * 2,
    ((layer_of(coin(ALONE.alphabet, (1,))),),) * 2,
)


def pennies(*strategies):
    return BelievedPlay(RepeatedGame(PENNIES, 2), strategies)


def believing(*layers):
    return replace(COOPERATION, beliefs=(layers, layers))


ALWAYS = cooperation(2, always_so=True)
COMPLETED = believing(SURE, TWIN, UNIFORM)
EXPLOITED = expecting((CD, CD), (DD, DD))
ROWS = {
    "subjective-embedded-path": [
        ("has: cooperation", TWICE, {"path": (CC, CC)}, P),
        ("has: a deviation is worth as much", TWICE, {"path": (CD, CC)}, P),
        ("has: alternation of the patient", PATIENT, {"again": (CD, DC)}, P),
        ("lacks: alternation of the impatient", ENDLESS, {"again": (CD, DC)}, K),
        ("lacks: one loses in the end", TWICE, {"path": (CC, CD)}, K),
        ("lacks: exploitation", ENDLESS, {"path": (CC,), "again": (CD,)}, K),
        ("degenerate: one action each", ALONE, {"path": ((0, 0),)}, P),
        ("an end of what has none", ENDLESS, {"path": (CC,)}, E),
        ("a path of one round of two", TWICE, {"path": (CC,)}, E),
    ],
    "subjective-embedded-paths": [
        ("has: the six", TWICE, {"paths": SIX}, P),
        ("lacks: one too few", TWICE, {"paths": SIX[1:]}, K),
        ("lacks: one too many", TWICE, {"paths": (*SIX, (CD, CD))}, K),
        ("degenerate: one action each", ALONE, {"paths": (((0, 0),),)}, P),
        ("a game without an end", ENDLESS, {"paths": ()}, E),
    ],
    "subjective-embedded-law": [
        ("has: pennies at even odds", pennies(COINS, COINS), {}, P),
        ("lacks: pennies at odds of 1 to 2", pennies(COINS, TILTED), {}, K),
        ("has: cooperation", COOPERATION, {}, P),
        ("lacks: exploitation", expecting((CC, CD), (DD, DD)), {}, K),
        ("degenerate: one action each", NOTHING, {}, P),
        ("a history that is not told", COOPERATION.lasting(3), {}, E),
    ],
    "subjective-embedded-play": [
        ("has: as far apart as that", COOPERATION, {"epsilon": Fraction(63, 512)}, P),
        ("lacks: a little less", COOPERATION, {"epsilon": Fraction(62, 512)}, K),
        ("lacks: no best response off the path", ALWAYS, {"epsilon": 1}, K),
        ("lacks: nor on it", cooperation(2, (HALF / 64, HALF)), {"epsilon": 1}, K),
        ("has: a completion", COMPLETED, {}, P),
        ("lacks: a completion is no grain", COMPLETED, {"epsilon": 1}, K),
        ("lacks: no completion", believing(SURE), {}, K),
        ("has: chance is worth as much", believing(SURE, UNIFORM), {}, P),
        ("lacks: one that is no support", believing(SURE, KIND, UNIFORM), {}, K),
        ("degenerate: one action each", NOTHING, {}, P),
        ("no beliefs", replace(COOPERATION, beliefs=()), {}, E),
    ],
    "embedded-play": [
        ("has: cooperation", COOPERATION, {}, P),
        ("has: what it costs", believing(UNIFORM), {"epsilon": 0}, P),
        ("has: as much as may be lost", EXPLOITED, {"epsilon": 2}, P),
        ("lacks: a little less", EXPLOITED, {"epsilon": Fraction(19, 10)}, K),
        ("lacks: exploitation", EXPLOITED, {}, K),
        ("lacks: no completion", believing(SURE), {}, K),
        ("degenerate: one action each", NOTHING, {}, P),
        ("two beliefs", replace(COOPERATION, beliefs=((SURE,), (TWIN,))), {}, E),
        ("no beliefs", replace(COOPERATION, beliefs=()), {}, E),
    ],
}  # fmt: skip


@each_row(ROWS)
def test_a_subject_has_the_property_or_not(name, subject, given, word):
    assert word_by_loop(name, subject, given) == word
    if word != E:
        assert_decided(name, subject, given, word)


def test_each_property_has_its_rows():
    assert_complete(ROWS, set(ROWS))


@pytest.mark.parametrize("name", ROWS)
def test_every_mutant_of_a_definition_is_noticed(name):
    assert_noticed(name, ROWS[name])
