"""Predictions of a truth by a mixture, against plain sums over all words."""

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.counterexamples.traces import draw_trace, tell_trace
from accord.papers.meulemans2025.prediction import (
    ALTERNATING,
    BITS,
    COINS,
    CONSTANT,
    EIGHT,
    FAIR,
    PROSPECTIVE,
    STOPPING,
    against,
    any_two,
    coins,
)
from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import exact
from accord.theory.logarithms import ln
from accord.theory.merging import (
    Prediction,
    chance_of_doubt,
    decimal,
    expected_doubt,
    expected_inverse_posterior,
    expected_loss,
    expected_posterior,
    expected_variation,
    step_loss,
    total_squares,
)
from accord.theory.processes import Mixture, Process, coin, completed, writes

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)

# Section 3.4 of the notes on the paper: B_t, E D_1, E D_3, the sums of 2 TV^2 and KL.
TABLE = [
    (0, "2/3", ".6667", ".2500", ".3438", ".1250", ".1308"),
    (1, "7/12", ".5833", ".2083", ".2865", ".2222", ".2337"),
    (2, "73/140", ".5214", ".1786", ".2455", ".3013", ".3176"),
    (3, "17/36", ".4722", ".1556", ".2139", ".3667", ".3873"),
    (4, "33101/76636", ".4319", ".1373", ".1888", ".4217", ".4460"),
    (
        8,
        "20997658611701/65083939531996",
        ".3226",
        ".0918",
        ".1262",
        ".5738",
        ".6098",
    ),
]


def rounds_to(value, digits):
    """Return whether a number is these four decimals when it is rounded."""
    half = Fraction(1, 20000)
    return exact(digits) - half <= value <= exact(digits) + half


@pytest.mark.parametrize("row", TABLE, ids=[f"t = {row[0]}" for row in TABLE])
def test_the_table_of_the_three_coins(row):
    t, doubt, *decimals = row
    assert expected_doubt(EIGHT, t) == exact(doubt)
    found = (
        expected_doubt(EIGHT, t),
        expected_variation(EIGHT, t, 1),
        expected_variation(EIGHT, t, 3),
        total_squares(EIGHT, t),
        expected_loss(EIGHT, t + 1),
    )
    assert all(rounds_to(x, d) for x, d in zip(found, decimals, strict=True))
    assert expected_inverse_posterior(EIGHT, t) == 3


def plain(p: Prediction, t: int, steps: int):
    """Return B_t, E D_k, E 1/w and L_t by running through all words."""
    xi, mu = p.mixture.process(), p.truth
    weight, doubt, far, inverse, loss = p.weight, 0, 0, 0, 0
    for h in product((0, 1), repeat=t):
        own, whole = mu.probability(h), xi.probability(h)
        if not own:
            continue
        posterior = Fraction(weight * own) / whole
        doubt += own * (1 - posterior)
        inverse += own / posterior
        loss = loss + ln(Fraction(own) / whole) * own
        far += own * sum(
            abs(
                Fraction(xi.probability((*h, *more))) / whole
                - Fraction(mu.probability((*h, *more))) / own
            )
            for more in product((0, 1), repeat=steps)
        )
    return doubt, far / 2, inverse, loss


@st.composite
def measures(draw: st.DrawFn) -> Process:
    """Draw a measure with two hidden states."""
    pairs = list(product((0, 1), (0, 1)))
    moves = []
    for _ in range(2):
        parts = draw(st.lists(st.integers(0, 3), min_size=4, max_size=4))
        parts[0] += not any(parts)
        law = [Fraction(n, sum(parts)) for n in parts]
        moves.append(tuple((x, s, p) for (x, s), p in zip(pairs, law, strict=True)))
    return Process((BITS,), (HALF, HALF), tuple(moves))


@settings(max_examples=40)
@given(st.lists(measures(), min_size=2, max_size=3), st.integers(0, 3))
def test_expectations_are_the_plain_sums_and_obey_the_bounds(hypotheses, t):
    share = Fraction(1, len(hypotheses))
    mixture = Mixture((share,) * len(hypotheses), tuple(hypotheses))
    p = Prediction(mixture, hypotheses[0], 3)
    doubt, far, inverse, loss = plain(p, t, 2)
    assert expected_doubt(p, t) == doubt
    assert expected_variation(p, t, 2) == far <= doubt
    assert expected_inverse_posterior(p, t) == inverse <= 1 / share
    assert expected_loss(p, t) == loss <= -ln(share)
    assert expected_doubt(p, t + 1) <= doubt
    posteriors = [expected_posterior(p, t, k) for k in range(len(hypotheses))]
    assert sum(posteriors) == 1
    assert 1 - posteriors[0] == doubt


@settings(max_examples=20)
@given(measures(), measures())
def test_losses_add_up_and_pinsker_bounds_them(one, other):
    p = Prediction(Mixture((HALF, HALF), (one, other)), other, 3)
    steps = sum((step_loss(p, t) for t in range(4)), start=0)
    assert expected_loss(p, 4) == steps
    assert total_squares(p, 3) <= steps


def test_a_planted_error_is_noticed():
    """Of another truth nearly all numbers of the table are others."""
    wrong = replace(EIGHT, truth=COINS[1])
    assert expected_doubt(wrong, 1) != exact("7/12")
    assert not rounds_to(expected_loss(wrong, 9), ".6098")
    assert expected_inverse_posterior(wrong, 8) == 3  # that holds of each of them


def test_the_distance_after_a_word():
    p = coins(ALTERNATING, 12)
    for t in range(13):
        word = tuple(k % 2 for k in range(t))
        one = p.predictor.conditional(word)
        assert p.variation(word, 1) == 1 - one[t % 2] >= Fraction(1, 4)
    assert EIGHT.variation((), 3) == Fraction(11, 32)


def test_of_what_stops_the_completions_are_compared():
    assert STOPPING.variation((), 1) == HALF
    assert STOPPING.variation((0,), 2) == 0
    whole = tuple(map(completed, (*STOPPING.mixture.hypotheses, STOPPING.truth)))
    again = against(whole[0], whole[1], 3)
    assert again.variation((), 3) == STOPPING.variation((), 3) == HALF
    assert expected_variation(STOPPING, 0, 2) == HALF


def test_a_truth_that_changes_its_law_loses_no_more():
    assert expected_loss(PROSPECTIVE, 12) < ln(10)
    assert not expected_loss(coins(PROSPECTIVE.truth, 11), 12) < ln(3)


@settings(max_examples=30)
@given(measures(), measures(), st.fractions(0, 1, max_denominator=5))
def test_the_truth_seldom_seems_unlikely(one, other, c):
    p = Prediction(Mixture((HALF, HALF), (one, other)), one, 3)
    chance = sum(
        one.probability(w)
        for w in product((0, 1), repeat=3)
        if one.probability(w)
        and any(p.posterior(w[:t])[0] <= c * HALF for t in range(4))
    )
    assert chance_of_doubt(p, c) == chance <= c


def test_decimals_are_cut_off_and_exact():
    assert decimal(ln(3)) == "1.098612..."
    assert decimal(Fraction(1, 8)) == "0.125000..."
    assert decimal(0) == "0.000000"


def test_the_run_of_a_truth_and_that_of_a_word():
    shown = tell_trace(EIGHT.trace())
    assert "33101/76636" in shown
    assert shown.splitlines()[1].split()[0] == "0", "none is left out"
    word = coins(ALTERNATING, 3).trace()
    assert word.headers[:3] == ("step", "writes", "predicted")
    assert [row[1] for row in word.rows] == ["0", "1", "0", "1"]
    assert word.rows[1][2:6] == (Fraction(5, 12), HALF, THIRD, Fraction(1, 6))
    assert word.drawn == ("coin 1/4", "coin 2/4", "coin 3/4", "D_1")
    assert [row[0] for row in EIGHT.trace(frozenset({1, 9})).rows] == [0, 8]
    outside = coins(coin(BITS, ("1/8", "7/8")), 2)
    assert outside.trace().headers == (
        "step",
        "E D_1",
        "E D_3",
        "sum 2 D_1^2",
        "sum KL",
    )


def test_a_run_is_drawn_with_a_line_for_each_number():
    svg = draw_trace(EIGHT.trace(), EIGHT.name)
    assert svg.count("<polyline") == 3
    assert all(f">{name}<" in svg for name in ("B", "E D_1", "E D_3", "2/3"))
    word = draw_trace(coins(ALTERNATING, 3).trace(), "a word")
    assert word.count("<polyline") == 4


def test_histories_are_counted_and_too_many_refused():
    assert EIGHT.count_histories() == len(list(EIGHT.histories())) == 511
    far = coins(COINS[0], 40)
    with pytest.raises(ScopeError, match="horizon 40 has 2,199,023,255,551 histories"):
        far.count_histories()
    with pytest.raises(ScopeError, match="horizon from 0 to 1,000"):
        coins(COINS[0], 1001)
    with pytest.raises(ScopeError, match="horizon"):
        coins(COINS[0], -1)


def test_what_makes_no_sense_is_refused():
    with pytest.raises(ModelError, match="none of the hypotheses"):
        expected_doubt(coins(ALTERNATING, 2), 1)
    with pytest.raises(ModelError, match="no probability, and the truth writes it"):
        expected_variation(against(CONSTANT, FAIR, 2), 1, 1)
    with pytest.raises(ModelError, match="never writes 1"):
        against(CONSTANT, FAIR, 2).variation((1,), 1)
    with pytest.raises(ModelError, match="over the alphabets"):
        Prediction(Mixture((1,), (FAIR,)), writes("HT", "H"))
    with pytest.raises(ModelError, match="at least 1 prediction"):
        EIGHT.lasting(0)


def test_unknown_measures_become_numbers():
    p = any_two(1, ("p0 >= q0",))
    assert p.unknowns == {"p0", "q0"}
    at = p.at({"p0": HALF, "q0": THIRD})
    assert at.both((0,)) == (HALF, THIRD)
    assert at.both((1,)) == (HALF, 1 - THIRD)
    with pytest.raises(ModelError, match="does not hold"):
        p.at({"p0": 0, "q0": THIRD})
    with pytest.raises(ModelError, match="does not hold"):
        p.at({"p0": 2, "q0": THIRD})
