"""Every property of oracle machines, inductors and mutual prediction: one that has it,
one that lacks it, a degenerate one; and each small change of each definition is noticed
by some row."""

from fractions import Fraction
from functools import partial

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
    word_of,
)

from accord.papers.fallenstein2015 import (
    LIAR,
    PENNIES,
    ROOT_HALF,
    SEXES,
    TRUTH_TELLER,
    TWICE,
)
from accord.papers.meulemans2025.reflection import (
    LEVELS,
    SOFT,
    WITH_CONFORMIST,
    WITH_LIAR,
)
from accord.theory.games import from_arrays
from accord.theory.oracle_machines import OracleMachines, Query
from accord.theory.oracle_programs import STOP, Ask, Flip, Write
from accord.theory.properties import PremiseNotMet, all_properties
from accord.theory.reflective_inductors import InductorQuery, ReflectiveInductor
from accord.theory.theory_of_mind import LevelReplies, SoftReplies

F = Fraction
HALF, THIRD = F(1, 2), F(1, 3)


def asked(program, *thresholds):
    """Return one machine, asked with these thresholds."""
    queries = tuple(Query(f"q{k}", "m", p) for k, p in enumerate(thresholds))
    return OracleMachines(("m",), (program,), queries)


SURE = asked(Write(1), HALF)
SILENT = asked(STOP, THIRD, HALF)
# Heads is 1, and tails writes nothing: 1 with probability 1/2 to 1.
GAPPED = asked(Flip(HALF, Write(1), STOP), F(1, 4), F(3, 4))
ALONE = ReflectiveInductor(
    ("one",), (1,), (Write(1, Write(0)),), (InductorQuery("q", (0,), 1, HALF),)
)
CHAIN = ReflectiveInductor(
    ("one", "other"),
    (THIRD, 2 * THIRD),
    (Write(1, Write(0)), Write(1, Write(1))),
    (InductorQuery("q", (1,), 1, HALF),),
)
# Two machines that each output what the oracle says of it: 9 reflective oracles.
APART = OracleMachines(
    ("a", "b"),
    (Ask("p", Write(1), Write(0)), Ask("q", Write(1), Write(0))),
    (Query("p", "a", HALF), Query("q", "b", HALF)),
)
NINE = [(x, y) for x in (0, HALF, 1) for y in (0, HALF, 1)]
FOUR = ReflectiveInductor(
    CHAIN.machines,
    CHAIN.weights,
    CHAIN.programs,
    tuple(InductorQuery(f"q{k}", (1,), 1, HALF) for k in range(4)),
)
DILEMMA = LevelReplies(from_arrays([[2, 0], [3, 1]], [[2, 3], [0, 1]]), (0, 0))
TRIVIAL = LevelReplies(from_arrays([[0]], [[0]]), (0, 0))
SWAPPED = SoftReplies(("p", "q"), ("q", "p"), (1, 0))
STILL = SoftReplies(("p",), ("1/3",), (1,))
STEEP = SoftReplies(("p", "q"), ("2*q - 1/2", "p"), (1, 0))
MIDDLE = (HALF, HALF)


def oracle(*answers):
    return {"oracle": answers}


def oracles(*rows):
    return {"oracles": rows}


def predicted(probability, answer, history=(), symbol=1):
    return {
        "oracle": (answer,),
        "history": history,
        "symbol": symbol,
        "probability": probability,
    }


def halved(answer, steps, history=(), symbol=1):
    return {
        "oracle": (answer,),
        "history": history,
        "symbol": symbol,
        "steps": steps,
    }


def error(order, size, point=MIDDLE):
    return {"order": order, "point": point, "error": size}


ROWS = {
    "reflective-oracle": [
        ("has", LIAR, oracle(HALF), P),
        ("has: one of three", TRUTH_TELLER, oracle(1), P),
        ("has: irrational", TWICE, oracle(ROOT_HALF), P),
        ("has: below what it may be", GAPPED, oracle(1, 0), P),
        ("has: one value for both", SILENT, oracle(1, THIRD), P),
        ("has: all yes", SILENT, oracle(1, 1), P),
        ("has: all no", SILENT, oracle(0, 0), P),
        ("lacks: no", LIAR, oracle(0), K),
        ("lacks: yes", LIAR, oracle(1), K),
        ("lacks: two values", SILENT, oracle(HALF, HALF), K),
        ("lacks: yes above and no below", SILENT, oracle(0, 1), K),
        ("lacks: less than it may be", GAPPED, oracle(0, 0), K),
        ("degenerate", SURE, oracle(1), P),
        ("degenerate: two answers to one query", SURE, oracle(1, 1), E),
    ],
    "all-reflective-oracles": [
        ("has", TRUTH_TELLER, oracles((0,), (HALF,), (1,)), P),
        ("has: in another order", TRUTH_TELLER, oracles((1,), (0,), (HALF,)), P),
        ("has: irrational", TWICE, oracles((ROOT_HALF,)), P),
        ("has: nine", APART, oracles(*NINE), P),
        ("lacks: the ninth", APART, oracles(*NINE[:-1], NINE[0]), K),
        ("lacks: one of three", TRUTH_TELLER, oracles((0,), (1,)), K),
        ("lacks: one twice", TRUTH_TELLER, oracles((0,), (1,), (1,)), K),
        ("lacks: one that is none", TRUTH_TELLER, oracles((0,), (THIRD,), (1,)), K),
        ("lacks: none", LIAR, oracles(), K),
        ("lacks: one more", LIAR, oracles((HALF,), (HALF,)), K),
        ("lacks: infinitely many", asked(STOP, HALF), oracles((0,)), K),
        ("degenerate", SURE, oracles((1,)), P),
        ("degenerate: not decided", SILENT, oracles((1, 1)), "Undecided"),
        ("lacks: not decided, one is none", SILENT, oracles((0, 1), (1, 1)), K),
    ],
    "reflective-inductor": [
        ("has", WITH_LIAR, oracle(HALF), P),
        ("has: one of three", WITH_CONFORMIST, oracle(0), P),
        ("has: after a symbol", CHAIN, oracle(1), P),
        ("lacks", WITH_LIAR, oracle(1), K),
        ("lacks: no", WITH_LIAR, oracle(0), K),
        ("lacks: after a symbol", CHAIN, oracle(HALF), K),
        ("degenerate: after what never comes", ALONE, oracle(THIRD), P),
        ("degenerate: no answer", ALONE, oracle(), E),
    ],
    "all-reflective-inductors": [
        ("has", WITH_CONFORMIST, oracles((1,), (0,), (HALF,)), P),
        ("has: one", WITH_LIAR, oracles((HALF,)), P),
        ("lacks: one of three", WITH_CONFORMIST, oracles((HALF,)), K),
        ("lacks: one that is none", WITH_LIAR, oracles((THIRD,)), K),
        ("lacks: none", WITH_LIAR, oracles(), K),
        ("lacks: infinitely many", ALONE, oracles((0,)), K),
        ("lacks: one of four answers", FOUR, oracles((1,) * 4, (1, 1, 1, 0)), K),
        ("degenerate", CHAIN, oracles((1,)), P),
        ("degenerate: not decided", FOUR, oracles((1,) * 4), "Undecided"),
    ],
    "inductor-predicts": [
        ("has", WITH_CONFORMIST, predicted(F(3, 4), 1), P),
        ("has: after a symbol", CHAIN, predicted(2 * THIRD, 0, (1,)), P),
        ("has: two symbols", CHAIN, predicted(0, 0, (1, 1)), P),
        ("lacks", WITH_CONFORMIST, predicted(HALF, 1), K),
        ("lacks: never comes", CHAIN, predicted(0, 0, (0,)), K),
        ("degenerate", ALONE, predicted(1, 0), P),
    ],
    "halving-encloses": [
        ("has", WITH_CONFORMIST, halved(1, 8), P),
        ("has: at once a tie", WITH_LIAR, halved(HALF, 3), P),
        ("has: after a symbol", CHAIN, halved(0, 12, (1,)), P),
        ("has: at the ends", ALONE, halved(0, 5), P),
        ("degenerate: no step", WITH_LIAR, halved(0, 0), P),
        ("degenerate: too many", WITH_LIAR, halved(0, 13), "ScopeError"),
        ("degenerate: fewer than none", WITH_LIAR, halved(0, -1), "ScopeError"),
        ("degenerate: no number", WITH_LIAR, halved(0, HALF), "ScopeError"),
        ("vacuous: never comes", CHAIN, halved(0, 2, (0,)), V),
    ],
    "reply-cycle": [
        ("has", LEVELS, {"order": 0, "period": 4}, P),
        ("has: settled", DILEMMA, {"order": 1, "period": 1}, P),
        ("lacks: half the period", LEVELS, {"order": 0, "period": 2}, K),
        ("lacks: twice the period", LEVELS, {"order": 0, "period": 8}, K),
        ("lacks: later", DILEMMA, {"order": 2, "period": 1}, K),
        ("degenerate", TRIVIAL, {"order": 0, "period": 1}, P),
    ],
    "replies-settle": [
        ("has", DILEMMA, {"order": 1}, P),
        ("has: later", DILEMMA, {"order": 5}, P),
        ("lacks", LEVELS, {"order": 8}, K),
        ("lacks: earlier", DILEMMA, {"order": 0}, K),
        ("degenerate", TRIVIAL, {"order": 0}, P),
        ("degenerate: no order", TRIVIAL, {"order": -1}, E),
        ("degenerate: no whole order", TRIVIAL, {"order": HALF}, E),
    ],
    "no-consistent-prediction": [
        ("has", LEVELS, {}, P),
        ("lacks", DILEMMA, {}, K),
        ("lacks: two", LevelReplies(SEXES, (0, 1)), {}, K),
        ("degenerate: only one profile", TRIVIAL, {}, K),
    ],
    "replies-contract": [
        ("has", SOFT, {"rate": HALF}, P),
        ("has: more room", SOFT, {"rate": 1}, P),
        ("lacks", SOFT, {"rate": F(49, 100)}, K),
        ("lacks: steep", STEEP, {"rate": 1}, K),
        ("degenerate", STILL, {"rate": 0}, P),
    ],
    "only-consistent-prediction": [
        ("has", SOFT, {"point": MIDDLE}, P),
        ("lacks: another point", SOFT, {"point": (THIRD, HALF)}, K),
        ("lacks: one number of two", SOFT, {"point": (HALF, 1)}, K),
        ("lacks: many", SWAPPED, {"point": MIDDLE}, K),
        ("degenerate", STILL, {"point": (THIRD,)}, P),
        ("degenerate: no point", STILL, {"point": (HALF, THIRD)}, E),
    ],
    "error-at-order": [
        ("has", SOFT, error(8, F(1, 512)), P),
        ("has: at the start", SOFT, error(0, HALF), P),
        ("lacks: twice as much", SOFT, error(8, F(1, 256)), K),
        ("lacks: no fixed point", SOFT, error(0, 1, (0, 0)), K),
        ("degenerate", STILL, error(1, 0, (THIRD,)), P),
        ("degenerate: before the start", STILL, error(-1, 0, (THIRD,)), "ScopeError"),
        ("degenerate: half an order", STILL, error(HALF, 0, (THIRD,)), "ScopeError"),
        ("has: the last order", STILL, error(2_000, 0, (THIRD,)), P),
        ("degenerate: too far", STILL, error(2_001, 0, (THIRD,)), "ScopeError"),
    ],
    "error-within-rate": [
        ("has", SOFT, {"point": MIDDLE, "rate": HALF}, P),
        ("has: more room", SOFT, {"point": MIDDLE, "rate": F(2, 3)}, P),
        ("lacks", SOFT, {"point": MIDDLE, "rate": F(49, 100)}, K),
        ("lacks: goes round", SWAPPED, {"point": (THIRD, THIRD), "rate": F(9, 10)}, K),
        ("lacks: no fixed point", SWAPPED, {"point": (1, 0), "rate": 1}, K),
        ("degenerate", STILL, {"point": (THIRD,), "rate": 0}, P),
    ],
}
SYMBOLIC = {"replies-contract", "only-consistent-prediction"}
KINDS = (OracleMachines, ReflectiveInductor, LevelReplies, SoftReplies)


@each_row(ROWS)
def test_a_subject_has_the_property_or_not(name, subject, given, word):
    if name not in SYMBOLIC:
        assert word_by_loop(name, subject, given) == word
    if word in (P, K, V):
        assert_decided(name, subject, given, word)


def test_every_property_has_its_rows():
    named = {p.name for p in all_properties().values() if p.on in KINDS}
    assert named == set(ROWS)
    # A binary search that is answered truly never goes wrong.
    searched = {"halving-encloses"}
    assert_complete(ROWS, set(ROWS) - searched, searched)


GRID = [(F(a, 4), F(b, 4)) for a in range(5) for b in range(5)]


def word_on_numbers(name, body, subject, given):
    """Return the word of a definition, over a grid in place of its symbols."""
    if name not in SYMBOLIC:
        return word_of(body, subject, given)
    points = GRID if len(subject.names) == 2 else [(F(a, 4),) for a in range(5)]
    one = name == "only-consistent-prediction"
    rows = [(x,) for x in points] if one else [(x, y) for x in points for y in points]
    found = [_one(body, subject, row, given) for row in rows]
    if E in found:
        return E
    return K if False in found else P if True in found else V


def _one(body, subject, row, given):
    try:
        return body(subject, *row, **given)
    except PremiseNotMet:
        return None
    except Exception:  # noqa: BLE001 - a mutant may raise anything
        return E


# A definition that is always so: where it asks for less, or of more, it is so as well.
_ENCLOSED = "bool(low <= number) and bool(number <= high) and "
_ENCLOSED += "(high - low == Fraction(1, 2 ** steps))"
_EVERY = "for low, high in found_by_halving(number, steps)"
EQUIVALENT = {
    ("halving-encloses", "assume(in_box(answers)) dropped"),
    ("halving-encloses", f"{_ENCLOSED} -> Or"),
    ("halving-encloses", f"all(({_ENCLOSED} {_EVERY})) -> any"),
}


@pytest.mark.parametrize("name", ROWS)
def test_every_mutant_of_a_definition_is_noticed(name):
    word = partial(word_on_numbers, name)
    body = all_properties()[name].body
    rows = [(x, given, word(body, x, given)) for _, x, given, _ in ROWS[name]]
    assert_noticed(name, rows, EQUIVALENT, word)


def test_pennies_are_those_of_the_paper():
    assert LEVELS.game is PENNIES
