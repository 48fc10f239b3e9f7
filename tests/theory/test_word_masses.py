"""What processes give to words, by kinds, against plain sums over all words."""

import math
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.theory import word_masses
from accord.theory.errors import ModelError, ScopeError
from accord.theory.logarithms import Infinite, ln
from accord.theory.processes import Process, coin, completed, writes
from accord.theory.processes import given as after
from accord.theory.word_masses import (
    divergence,
    joint,
    least_ratio,
    ratios,
    total,
    total_variation,
)

BITS = ("0", "1")
HALF = Fraction(1, 2)
FAIR = coin(BITS, (HALF, HALF))


@st.composite
def laws(draw: st.DrawFn, size: int, whole: bool = True) -> tuple[Fraction, ...]:
    parts = draw(st.lists(st.integers(0, 3), min_size=size, max_size=size))
    rest = 0 if whole else draw(st.integers(0, 2))
    if not sum(parts):
        parts[0] = 1
    return tuple(Fraction(n, sum(parts) + rest) for n in parts)


@st.composite
def processes(draw: st.DrawFn, whole: bool = True) -> Process:
    """Draw a process of up to three states, a measure if it is `whole`."""
    states = draw(st.integers(1, 3))
    start = draw(laws(states))
    pairs = list(product((0, 1), range(states)))
    rows = [draw(laws(len(pairs), whole)) for _ in range(states)]
    moves = tuple(
        tuple((x, s, p) for (x, s), p in zip(pairs, row, strict=True)) for row in rows
    )
    return Process((BITS,), start, moves)


def words(length: int):
    return product((0, 1), repeat=length)


@given(processes(whole=False), processes(whole=False), st.integers(0, 4))
def test_kinds_add_up_to_what_all_words_do(first, second, length):
    apart = [first.probability(w) - second.probability(w) for w in words(length)]
    assert total_variation(first, second, length) == sum(map(abs, apart)) / 2
    j = joint((first, second))
    *_, last = j.levels(length)
    assert total(j, last, lambda sums: sums[0]) == sum(
        first.probability(w) for w in words(length)
    )


@given(processes(), processes(), st.integers(0, 3))
def test_the_divergence_is_the_plain_sum_and_never_negative(first, second, length):
    expected = 0
    for w in words(length):
        p, q = first.probability(w), second.probability(w)
        if p:
            expected = expected + (ln(Fraction(p) / q) * p if q else Infinite(1))
    assert divergence(first, second, length) == expected
    assert expected >= 0
    assert divergence(first, first, length) == 0


@settings(max_examples=25)
@given(processes(), processes(), st.integers(0, 2))
def test_the_chain_rule_of_divergence(first, second, length):
    steps = divergence(first, second, length)
    for w in words(length):
        p = first.probability(w)
        if p and second.probability(w):
            steps = steps + divergence(after(first, w), after(second, w), 1) * p
    assert divergence(first, second, length + 1) == steps


@given(processes(whole=False), processes(whole=False))
def test_variation_never_falls(first, second):
    pair = completed(first), completed(second)
    found = [total_variation(*pair, k) for k in range(5)]
    assert found == sorted(found)
    assert found[0] == 0
    assert found[-1] <= 1


@given(processes(whole=False), processes(whole=False), st.integers(0, 4))
def test_the_least_ratio_is_that_of_all_words_and_the_first_that_has_it(
    first, second, horizon
):
    every = [w for k in range(horizon + 1) for w in words(k)]
    met = [
        (Fraction(first.probability(w)) / q, w)
        for w in every
        for q in (second.probability(w),)
        if q
    ]
    least = min(value for value, _ in met)
    found = least_ratio(first, second, horizon)
    assert found == (least, next(w for value, w in met if value == least))


@given(processes(), processes())
def test_of_measures_the_least_ratio_is_attained_at_the_longest_words(first, second):
    each = [value for value, _ in ratios(first, second, 4)]
    assert min(each) == each[-1]
    assert each == sorted(each, reverse=True)


def test_words_of_a_coin_are_as_many_kinds_as_counts():
    j = joint((coin(BITS, ("1/4", "3/4")), FAIR))
    *_, last = j.levels(40)
    assert len(last.kinds) == 41
    assert total(j, last, lambda sums: sums[1]) == 1


def test_a_million_million_words_of_an_action_and_a_percept():
    one, other = (
        Process(
            (BITS, BITS),
            (1, 0),
            (((0, 1, p), (1, 1, 1 - p)), ((0, 0, HALF), (1, 0, HALF))),
        )
        for p in (Fraction(1, 4), HALF)
    )
    found = total_variation(one, other, 24)  # 2^24 words, as of 12 bits of one coin
    by_count = sum(
        math.comb(12, k) * abs(Fraction(3 ** (12 - k), 4**12) - HALF**12)
        for k in range(13)
    )
    assert found == by_count / 2


def test_too_many_kinds_are_refused_with_their_number(monkeypatch):
    monkeypatch.setattr(word_masses, "MAX_KINDS", 100)
    hidden = Process(
        (BITS,),
        (HALF, HALF),
        (
            ((0, 0, HALF), (1, 1, Fraction(1, 3))),
            ((0, 1, Fraction(1, 5)), (0, 0, Fraction(1, 7)), (1, 0, HALF)),
        ),
    )
    with pytest.raises(ScopeError, match="1,048,576 words of 20 symbols") as error:
        total_variation(hidden, FAIR, 20)
    assert "a horizon of at most" in error.value.help


def test_what_cannot_be_compared_is_refused():
    with pytest.raises(ModelError, match="the same alphabets"):
        joint((FAIR, coin("HT", (1, 0))))
    open_ = Process((BITS,), ("p", "1 - p"), (((0, 0, 1),), ((1, 1, 1),)), where=())
    with pytest.raises(ModelError, match="unknown"):
        joint((FAIR, open_))
    nothing = Process((BITS,), (0,), ((),))
    with pytest.raises(ModelError, match="nothing bounds"):
        least_ratio(FAIR, nothing, 2)


def test_what_the_second_never_writes_is_infinitely_far():
    assert divergence(FAIR, writes(BITS, "", "0"), 1) == Infinite(1)
    assert divergence(writes(BITS, "", "0"), FAIR, 3) == 3 * ln(2)
