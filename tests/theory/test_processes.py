"""Processes and mixtures of them, against sums over all runs."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.theory.errors import ModelError, ScopeError
from accord.theory.processes import (
    Mixture,
    Process,
    check_words,
    coin,
    completed,
    from_values,
    is_measure,
    normalised,
    writes,
)
from accord.theory.processes import given as after

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


# --- values, completions, normalisations ----------------------------------------------


def words(most: int, symbols: int = 2) -> list[tuple[int, ...]]:
    return [w for k in range(most + 1) for w in product(range(symbols), repeat=k)]


@given(processes())
def test_a_table_of_values_is_a_process_that_writes_with_them(process):
    values = {word: process.probability(word) for word in words(3)}
    table = from_values(process.alphabets, values)
    for word in words(3):
        assert table.probability(word) == values[word]
        if len(word) < 3:
            assert table.gap(word) == process.gap(word)
    leaves = {word: p for word, p in values.items() if len(word) == 3}
    short = from_values(process.alphabets, leaves)
    assert all(short.probability(word) == p for word, p in leaves.items())
    assert not any(short.gap(word) for word in words(2))


@given(processes())
def test_a_completion_is_a_measure_that_agrees_where_nothing_stopped(process):
    whole = completed(process)
    assert is_measure(whole)
    stop = len(process.alphabets[0])
    for word in words(3):
        assert whole.probability(word) == process.probability(word)
        assert whole.probability((*word, stop)) == process.gap(word)
        assert whole.probability((*word, stop, stop)) == process.gap(word)
        assert whole.probability((*word, stop, 0)) == 0


@given(processes())
def test_a_normalisation_is_a_measure_and_nowhere_less(process):
    ends = [w for w in words(2) if process.probability(w)]
    if any(process.gap(w) == process.probability(w) for w in ends):
        with pytest.raises(ModelError, match="stops for sure"):
            normalised(process, 3)
        return
    s = normalised(process, 3)
    assert s.probability(()) == 1
    for word in words(3):
        assert s.probability(word) >= process.probability(word)
        assert len(word) == 3 or s.gap(word) == 0
    for word in ends:
        law = process.conditional(word)
        assert s.conditional(word) == tuple(p / sum(law) for p in law)


@given(processes(), st.lists(st.integers(0, 1), max_size=3))
def test_what_follows_a_word(process, word):
    word = tuple(word)
    if not process.probability(word):
        with pytest.raises(ModelError, match="never writes"):
            after(process, word)
        return
    rest = after(process, word)
    for more in words(2):
        whole = process.probability((*word, *more))
        assert rest.probability(more) == whole / process.probability(word)


def test_what_follows_an_action_begins_with_a_percept():
    twin = Process(
        (("C", "D"), ("c", "d")),
        (1, 0, 0),
        (((0, 1, HALF), (1, 2, HALF)), ((0, 0, 1),), ((1, 0, 1),)),
    )
    rest = after(twin, (1,))
    assert rest.alphabets == (("c", "d"), ("C", "D"))
    assert rest.conditional(()) == (0, 1)
    assert completed(twin).probability((0, 0, 1, 1)) == Fraction(1, 4)
    assert twin.read("DdCc") == (1, 1, 0, 0)
    assert twin.count_words(5) == 32


@given(processes())
def test_a_measure_never_stops(process):
    stops = any(process.gap(word) for word in words(5))
    assert is_measure(process) is not (stops or sum(process.start) < 1)


def test_unknown_probabilities_are_laws_and_become_numbers():
    open_ = Process(
        (("0", "1"),), (1,), (((0, 0, "p"), (1, 0, "1/2 - q")),), where=("q >= 0",)
    )
    assert open_.unknowns == {"p", "q"}
    known = open_.at({"p": THIRD, "q": Fraction(1, 6)})
    assert known.conditional(()) == (THIRD, THIRD)
    assert known.scope.endswith("at p = 1/3, q = 1/6")
    for wrong in ({"p": 1, "q": 0}, {"p": -1, "q": 0}, {"p": 0, "q": 1}):
        with pytest.raises(ModelError, match="does not hold"):
            open_.at(wrong)
    again = open_.knowing(["p > q"])
    with pytest.raises(ModelError, match="does not hold"):
        again.at({"p": 0, "q": 0})


def test_a_word_that_is_empty_stops_at_once():
    assert writes("01", "").gap(()) == 1
    assert writes("01", "").probability((0,)) == 0


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: from_values(["01"], {(): HALF, (0,): 1}), "1/2 < 1"),
        (lambda: from_values(["01"], {(): 2}), "at most 1"),
        (lambda: from_values(["01"], {(0,): -1}), "at least 0|none is less"),
        (lambda: from_values(["01"], {(2,): HALF}), "the symbols by number"),
        (lambda: writes("01", "02"), "expected symbols of"),
        (lambda: coin("01", (HALF, THIRD)).read("02"), "got `2`"),
        (lambda: completed(coin(("0", "stop"), (1, 0))), "a new symbol"),
    ],
)
def test_what_is_no_table_or_word_is_refused(make, message):
    with pytest.raises(ModelError, match=message):
        make()


def test_too_many_words_are_refused_with_their_number():
    bit = coin("01", (HALF, HALF))
    with pytest.raises(ScopeError, match="1,048,576 words of length 20") as error:
        check_words(bit, 20)
    assert error.value.help == "a horizon of at most 16 fits"
    with pytest.raises(ScopeError, match="more than 10"):
        normalised(bit, 500)
