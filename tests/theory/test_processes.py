"""Processes and mixtures of them, against sums over all runs."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.theory.errors import ModelError
from accord.theory.processes import Mixture, Process, coin, writes

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)


@st.composite
def processes(draw: st.DrawFn, symbols: int = 2) -> Process:
    states = draw(st.integers(1, 3))
    moves = st.tuples(st.integers(0, symbols - 1), st.integers(0, states - 1))
    own = [draw(st.lists(moves, max_size=4)) for _ in range(states)]
    most = [len(listed) + draw(st.integers(0, 1)) or 1 for listed in own]
    start = [Fraction(1, states)] * states
    told = tuple(
        tuple((x, s, Fraction(1, n)) for x, s in listed)
        for listed, n in zip(own, most, strict=True)
    )
    return Process((("a", "b", "c")[:symbols],), tuple(start), told)


@given(processes(), st.lists(st.integers(0, 1), max_size=4))
def test_a_word_has_the_probability_of_all_runs_that_write_it(process, word):
    runs = [(s, p) for s, p in enumerate(process.start)]
    for x in word:
        runs = [(s, p * q) for t, p in runs for y, s, q in process.moves[t] if y == x]
    assert process.probability(tuple(word)) == sum(p for _, p in runs)


@given(processes())
def test_it_is_a_semimeasure_and_its_words_are_those_it_writes(process):
    for word in (w for k in range(3) for w in product((0, 1), repeat=k)):
        longer = sum(process.probability((*word, x)) for x in (0, 1))
        assert longer <= process.probability(word) <= 1
    found = {word for word, _ in process.words(3)}
    assert found == {w for w in product((0, 1), repeat=3) if process.probability(w)}


@given(processes(), processes(), st.lists(st.integers(0, 1), max_size=3))
def test_a_mixture_is_the_weighted_sum(one, other, word):
    mixed = Mixture((HALF, THIRD), (one, other))
    word = tuple(word)
    both = HALF * one.probability(word), THIRD * other.probability(word)
    assert mixed.process().probability(word) == sum(both)
    if sum(both):
        assert mixed.posterior(word) == tuple(w / sum(both) for w in both)


def test_actions_and_percepts_take_turns():
    twin = Process(
        (("C", "D"), ("c", "d", "-")),
        (1, 0, 0),
        (((0, 1, HALF), (1, 2, HALF)), ((0, 0, 1),), ((1, 0, 1),)),
    )
    assert twin.conditional((0,)) == (1, 0, 0)
    assert twin.conditional((0, 0)) == (HALF, HALF)
    assert twin.say((1, 1, 0, 0)) == "DdCc"


BAD = [
    (((("0", "1"),), (1,), (((0, 0, 2),),)), "at most 1 at state 0"),
    (((("0", "1"),), (HALF, HALF, HALF), ((),) * 3), "at most 1 at the start"),
    (((("0", "1"),), (1,), (((0, 0, -HALF),),)), "got \\(-1/2\\)"),
    (((("0", "1"),), (1,), (((2, 0, HALF),),)), "expected a symbol of 2"),
    (((("0", "1"),), (1,), (((0, 1, HALF),),)), "a state of 1"),
    (((("0", "0"),), (1,), ((),)), "distinct symbols"),
    (((("0", "1"),), (1,), ()), "moves of each of 1 states"),
    (((("C",), ("c",)), (1,), (((0, 0, 1),),)), "steps of two alphabets"),
]


@pytest.mark.parametrize(("given_", "message"), BAD)
def test_what_is_no_process_is_refused(given_, message):
    with pytest.raises(ModelError, match=message):
        Process(*given_)


def test_what_is_no_mixture_is_refused():
    bit = coin("01", (HALF, HALF))
    for weights, hypotheses in [
        ((1,), (bit, bit)),
        ((HALF, 0), (bit, bit)),
        ((1, HALF), (bit, bit)),
        ((HALF, HALF), (bit, coin("HT", (1, 0)))),
        ((), ()),
    ]:
        with pytest.raises(ModelError, match="expected"):
            Mixture(weights, hypotheses)


def test_there_is_no_law_after_what_is_never_written():
    with pytest.raises(ModelError, match="never writes"):
        writes("CD", "DD").conditional((0,))
    with pytest.raises(ModelError, match="no probability"):
        Mixture((1,), (writes("CD", "D", "D"),)).posterior((0,))
