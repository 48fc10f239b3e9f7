"""Monotone machines: all programs, what they write, and the mixture of them."""

from fractions import Fraction
from itertools import pairwise, product

import pytest

from accord.counterexamples.asking import check
from accord.theory.errors import ModelError, ScopeError
from accord.theory.merging import Prediction
from accord.theory.monotone_machines import (
    count_programs,
    machine_mixture,
    output,
    programs,
)
from accord.theory.word_masses import least_ratio

MIXTURE = machine_mixture(4, 24, "programs")


@pytest.mark.parametrize(
    ("program", "written"),
    [
        (".", ""),
        ("01.", "01"),
        ("0<", "000000"),
        ("01<", "01010101"),
        ("1^", "111111"),
        ("01^", "0111111"),
        ("~~~.", "010"),
        ("0:.", "00"),
        ("01:~.", "01010"),
        ("0?1.", "0"),
        ("1?0.", "10"),
        ("1?<", "1111"),
        ("0?<", "0"),  # it skips its end and stops
        ("<", ""),
        ("^", ""),
        ("?<", ""),
    ],
)
def test_a_program_writes(program, written):
    found = output(program, 12)
    assert found.startswith(written)
    assert found == written or set(program) & set("<^")


def test_the_programs_are_all_of_them_and_none_begins_another():
    every = list(programs(3))
    assert len(every) == len(set(every)) == count_programs(3) == 3 * (1 + 5 + 25)
    assert not any(b != a and b.startswith(a) for a in every for b in every)
    kraft = sum(Fraction(1, 8 ** len(p)) for p in every)
    assert kraft == 1 - Fraction(5, 8) ** 3 < 1


def test_more_steps_write_more_and_take_nothing_back():
    for program in programs(3):
        texts = [output(program, steps) for steps in (1, 5, 20)]
        assert all(b.startswith(a) for a, b in pairwise(texts))


def test_the_mixture_is_the_sum_over_programs():
    whole = MIXTURE.process()
    for word in (w for k in range(5) for w in product((0, 1), repeat=k)):
        text = "".join(map(str, word))
        expected = sum(
            Fraction(1, 8 ** len(p))
            for p in programs(4)
            if output(p, 24).startswith(text)
        )
        assert whole.probability(word) == expected
        assert whole.gap(word) >= 0


def test_bounds_rise_with_length_and_steps():
    small, longer, later = (
        machine_mixture(*bounds).process() for bounds in ((2, 6), (3, 6), (3, 12))
    )
    for word in product((0, 1), repeat=4):
        values = [m.probability(word) for m in (small, longer, later)]
        assert values == sorted(values)


def test_every_program_is_dominated_with_its_weight():
    for k, own in enumerate(MIXTURE.hypotheses[:4]):
        p = Prediction(MIXTURE, own, 3)
        assert check(p, "dominates").status == "PROVED"
        assert least_ratio(p.predictor, own, 8)[0] >= MIXTURE.weights[k]


def test_it_is_no_measure_and_its_normalisation_is_larger():
    whole = MIXTURE.process()
    assert check(whole, "measure").status == "REFUTED"
    given = {"horizon": 4}
    assert check(whole, "normalisation-dominates", given=given).status == "PROVED"


def test_bounds_are_refused_with_their_numbers():
    with pytest.raises(ScopeError, match="58,593 programs"):
        machine_mixture(7, 10)
    with pytest.raises(ScopeError, match="1,000 steps"):
        machine_mixture(2, 1000)
    with pytest.raises(ModelError, match="at least 1"):
        machine_mixture(0, 10)
