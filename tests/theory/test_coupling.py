"""Coupled priors: similarity, mutual information, and what coupling gains."""

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.papers.meulemans2025.coupling import PAIR, TWO_ROUNDS, UNSEEN
from accord.papers.meulemans2025.coupling import coupled as make
from accord.theory.coupling import (
    coupling_divergence,
    coupling_gain,
    coupling_ratio,
    mutual_information,
    rho_and_rho_d,
)
from accord.theory.errors import ModelError
from accord.theory.logarithms import ln


def test_the_similarity_and_the_mutual_information():
    assert coupling_ratio(PAIR, 0, 0) == Fraction(8, 5)
    assert coupling_ratio(PAIR, 0, 1) == Fraction(2, 5)
    information = mutual_information(PAIR)
    expected = (4 * ln(Fraction(8, 5)) + ln(Fraction(2, 5))) / 5
    assert information == expected
    assert Fraction(19274, 10**5) < information < Fraction(19275, 10**5)
    assert mutual_information(PAIR.decoupled()) == 0


def test_a_coupled_prior_predicts_by_the_own_action():
    rho, rho_d = rho_and_rho_d(PAIR)
    assert rho.conditional((0,))[1] == Fraction(17, 40)
    assert rho.conditional((1,))[1] == Fraction(23, 40)
    assert rho_d.conditional((0,)) == rho_d.conditional((1,)) == (Fraction(1, 2),) * 2


def plain_divergence(one, other, length):
    words = product((0, 1), repeat=length)
    pairs = ((one.probability(w), other.probability(w)) for w in words)
    return sum((ln(Fraction(p) / q) * p for p, q in pairs), start=0)


@pytest.mark.parametrize(
    ("u", "digits", "printed"),
    [(PAIR, "0.0112926", "0.0113785"), (TWO_ROUNDS, "0.0295532", "0.0311583")],
)
def test_the_numbers_of_proposition_321(u, digits, printed):
    rho, rho_d = rho_and_rho_d(u)
    for pair, of, expected in (
        ((rho, rho_d), "rho", digits),
        ((rho_d, rho), "rho-d", printed),
    ):
        found = coupling_divergence(u, u.rounds, of)
        assert found == plain_divergence(*pair, 2 * u.rounds)
        low = Fraction(expected) - Fraction(1, 2 * 10**7)
        assert low <= found <= low + Fraction(1, 10**7)


def test_a_coupling_that_one_round_does_not_show():
    rho, rho_d = rho_and_rho_d(UNSEEN)
    for word in product((0, 1), repeat=2):
        assert rho.probability(word) == rho_d.probability(word)
    assert coupling_ratio(UNSEEN, 2, 1) == 2
    assert coupling_gain(UNSEEN, 1) == 0
    assert coupling_gain(UNSEEN, 2) > 0


@settings(max_examples=30)
@given(st.lists(st.integers(0, 4), min_size=4, max_size=4).filter(all))
def test_the_gain_is_a_divergence_whatever_the_prior(parts):
    w = [Fraction(n, sum(parts)) for n in parts]
    u = make(("1/4", "2/3"), ("1/5", "1/2"), (w[:2], w[2:]), "any")
    gain = coupling_gain(u, 1)
    assert gain == coupling_divergence(u, 1) >= 0
    assert mutual_information(u) >= gain  # what is seen tells no more than what is
    assert (mutual_information(u) == 0) == (w[0] * w[3] == w[1] * w[2])


def test_no_other_order_is_known():
    with pytest.raises(ModelError, match="rho-d"):
        coupling_divergence(replace(PAIR, rounds=1), 1, "both")
