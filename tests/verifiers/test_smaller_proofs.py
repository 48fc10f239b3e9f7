"""The search for fewer profiles: bounded, repeatable, and never wrong."""

import pytest

from accord.papers.brandl2018 import EIGHT, NINE, PUBLISHED, TWENTY_NINE, question
from accord.theory.errors import ModelError
from accord.verifiers.lottery_rules import no_rule_at
from accord.verifiers.smaller_proofs import Walk, fewer_profiles

SHORT = Walk(rounds=1, joining=2, orders=1, seed=3)


def test_profiles_that_are_not_needed_are_left_out():
    found = fewer_profiles(question(), [*EIGHT, *PUBLISHED[:3]], Walk(rounds=0))
    assert len(found) == 8


def test_the_same_walk_comes_to_the_same_profiles():
    told = []
    first = fewer_profiles(question(), NINE, SHORT, lambda *at: told.append(at))
    assert told == [(1, len(first))]
    assert fewer_profiles(question(), NINE, SHORT) == first
    assert len(first) <= 9
    assert no_rule_at(question(), first).verdict.status == "REFUTED"


def test_profiles_at_which_lotteries_exist_are_refused():
    with pytest.raises(ModelError, match="exist"):
        fewer_profiles(question(), NINE[:3], SHORT)


def test_without_both_symmetries_profiles_are_not_drawn():
    axioms = ("anonymous", "sd-pareto", "weakly-sd-strategyproof")
    with pytest.raises(ModelError, match="both symmetries"):
        fewer_profiles(question(axioms), NINE, SHORT)


@pytest.mark.slow
def test_a_walk_from_the_published_proof_gets_below_it():
    walk = Walk(rounds=8, joining=30, orders=6, seed=2)
    assert len(fewer_profiles(question(), TWENTY_NINE, walk)) < 29
