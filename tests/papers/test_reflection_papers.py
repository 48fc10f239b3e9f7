"""The claims on reflection, and faults planted in them."""

from dataclasses import replace
from fractions import Fraction

import pytest
from paper_claims import assert_as_expected, word_of

from accord.papers import fallenstein2015
from accord.papers.fallenstein2015 import (
    LIAR,
    TRUTH_TELLER,
    champions_are_nash,
    only_oracles,
    oracles_are_nash,
)
from accord.papers.meulemans2025 import reflection
from accord.papers.meulemans2025.reflection import (
    HUNT,
    LEVELS,
    SOFT,
    WITH_LIAR,
    hunters,
)
from accord.theory.theory_of_mind import SoftReplies

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)
SLOW = (
    "fallenstein2015.nash-champion-three-actions",
    "fallenstein2015.irrational-equilibrium",
    "meulemans2025.ro-conditional",
)
NAMES = [
    *(f"fallenstein2015.{c.id}" for c in fallenstein2015.PAPER.claims if c.parts),
    *(f"meulemans2025.{claim.id}" for claim in reflection.CLAIMS),
]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[pytest.mark.slow] if name in SLOW else [])
        for name in NAMES
    ],
)
def test_the_claim_comes_out_as_expected(name):
    assert_as_expected(name)


def test_as_many_run_as_are_registered():
    assert len(NAMES) == 9 + 11
    listed = [c.id for c in fallenstein2015.PAPER.claims if not c.parts]
    assert listed == ["existence"]


@pytest.mark.parametrize(
    "part",
    [
        only_oracles(LIAR, (0,)),
        only_oracles(LIAR, (HALF,), (1,)),
        only_oracles(TRUTH_TELLER, (0,), (1,)),
        only_oracles(hunters(HALF), (0, 0), (2 * THIRD, 2 * THIRD), (1, 1)),
        only_oracles(hunters(2 * THIRD), (0, 0), (HALF, HALF), (1, 1)),
        oracles_are_nash(HUNT, ((0, 1), (0, 1)))[0],
        oracles_are_nash(HUNT, ((1, 0), (1, 0)), ((0, 1), (0, 1)))[1],
        champions_are_nash(fallenstein2015.THREE, ((1, 0, 0), (1, 0, 0)))[1],
        champions_are_nash(fallenstein2015.THREE, ((1, 0, 0), (0, 0, 1)))[2],
    ],
)
def test_a_planted_fault_is_refuted(part):
    assert word_of(replace(part, expected="PROVED")) == "REFUTED"


def test_other_machines_have_other_oracles():
    assert hunters(HALF).reflective_oracles() == ((0, 0), (HALF, HALF), (1, 1))
    heavier = replace(WITH_LIAR, weights=(HALF, HALF / 2, HALF / 2))
    # rho(1) = 1/4 + (1 - x)/4 is at most the threshold, and below it above x = 0.
    assert heavier.reflective_oracles() == ((0,),)


def test_in_another_game_levels_settle_and_steeper_replies_go_round():
    assert replace(LEVELS, game=HUNT).cycle == (0, 1)
    steep = SoftReplies(SOFT.names, ("q", "1 - p"), (1, 0))
    assert [steep.order(k) for k in range(5)] == [
        (1, 0),
        (0, 0),
        (0, 1),
        (1, 1),
        (1, 0),
    ]
    assert steep.slope == 1
