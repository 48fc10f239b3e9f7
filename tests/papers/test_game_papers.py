"""The claims of the papers on games, trade and payments, and second routes to them."""

import itertools
from fractions import Fraction

import pytest
from axiom_claims import is_on_axioms
from hypothesis import given
from hypothesis import strategies as st
from paper_claims import assert_as_expected, word_of

from accord.counterexamples.asking import ask
from accord.papers.aumann1974 import CHICKEN
from accord.papers.claim import (
    Part,
    all_papers,
    holds,
    holds_for_all,
    impossible,
    largest,
    left_open,
    possible,
)
from accord.papers.nash1950_equilibrium import DILEMMA, PENNIES, SEXES
from accord.theory.games import StrategicGame
from accord.theory.properties import find_property
from accord.theory.specifications import data_spec
from accord.theory.unknowns import UNKNOWN
from accord.verifiers.decide import Question
from accord.verifiers.limits import Limits
from accord.verifiers.problems import ProblemQuestion, solve_problem

NAMES = [
    f"{paper}.{claim.id}"
    for paper in (
        "aumann1974",
        "moulin-vial1978",
        "myerson-satterthwaite1983",
        "nash1950-equilibrium",
        "rochet1987",
    )
    for claim in all_papers()[paper].claims
    if claim.parts and not is_on_axioms(paper, claim.id)
]


@pytest.mark.parametrize("name", NAMES)
def test_the_claim_comes_out_as_expected(name: str) -> None:
    assert_as_expected(name)


def only(game: StrategicGame, *equilibria: object) -> Part:
    """Return the part that these profiles are all the Nash equilibria of the game."""
    given_list = {"equilibria": equilibria, "profile": UNKNOWN}
    return holds(game, "all-equilibria", given=given_list)


def hull(payoffs: tuple[int, int], *equilibria: object) -> Part:
    """Return the part that no average of these profiles pays this in Chicken."""
    wanted = {"payoffs": payoffs, "equilibria": equilibria, "weights": UNKNOWN}
    return impossible(data_spec(CHICKEN), ("averages-equilibria", wanted))


BOTH_FIRST, BOTH_SECOND = ((1, 0), (1, 0)), ((0, 1), (0, 1))
FIRST = ((1, 0), (0, 1))
HALF = Fraction(1, 2)
TINY = left_open("payments", "efficient-trade", values="0..1", prior="uniform")
TINY_TIES = left_open(
    "payments", "efficient-trade-at-ties", values="0..1", prior="uniform"
)
INCENTIVES = ("bayesian-ic", "interim-ir")


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(only(SEXES, BOTH_FIRST, BOTH_SECOND), id="the mixed one missing"),
        pytest.param(
            only(SEXES, BOTH_FIRST, BOTH_SECOND, ((HALF, HALF), (HALF, HALF))),
            id="a wrong mixed one",
        ),
        pytest.param(only(DILEMMA, BOTH_FIRST, BOTH_SECOND), id="cooperation listed"),
        pytest.param(only(PENNIES), id="no equilibrium at all"),
        pytest.param(hull((6, 6), BOTH_FIRST), id="6 each is what swerving pays"),
        pytest.param(
            largest(
                Fraction(1, 5), "expected-revenue", TINY, "bayesian-ic", "interim-ir"
            ),
            id="a fifth is left of a quarter",
        ),
        pytest.param(
            largest(
                Fraction(1, 3), "expected-revenue", TINY, "bayesian-ic", "interim-ir"
            ),
            id="a third is left of a quarter",
        ),
        pytest.param(
            impossible(TINY, *INCENTIVES, "expected-no-deficit"),
            id="two values too many",
        ),
        pytest.param(
            possible(TINY_TIES, *INCENTIVES, "expected-no-deficit"), id="ties are free"
        ),
        pytest.param(
            holds_for_all(left_open("worths", 3), "cyclically-monotone"),
            id="every rule on three types is truthful",
        ),
        pytest.param(
            holds_for_all(
                left_open("payoffs", [2, 2]), "pareto-optimal", profile=FIRST
            ),
            id="nothing improves on any outcome",
        ),
    ],
)
def test_a_false_claim_is_refuted(part: Part) -> None:
    assert word_of(part) == "REFUTED"


# --- trade: the largest surplus by virtual values, without a linear program ------


def virtual_surplus(k: int) -> Fraction:
    """Return the expected virtual surplus of trade iff value > cost on the k-grid.

    Under Bayesian IC and interim IR it is the most that can be left: the downward
    constraints bind, so each value counts less by what the higher ones then keep.
    """
    step = Fraction(1, k - 1)
    total = Fraction(0)
    for i, j in itertools.product(range(k), repeat=2):
        if i > j:
            total += (i * step - (k - 1 - i) * step) - (j * step + j * step)
    return total / k**2


@pytest.mark.parametrize("k", range(2, 13))
def test_the_closed_form_of_the_slack_is_the_virtual_surplus(k: int) -> None:
    assert virtual_surplus(k) == Fraction(5 - k, 6 * k)


# --- payments: cycles against a linear program -----------------------------------


def listed_worths(worths: list[int]) -> dict[str, object]:
    """Return the rule on 3 types with these worths of the decisions, row by row."""
    names = [f"v{own}.{other}" for own in (1, 2, 3) for other in (1, 2, 3)]
    values = dict(zip(names, worths, strict=True))
    return {**left_open("worths", 3), "values": values}


def has_payments(spec: dict[str, object]) -> str:
    question = ProblemQuestion(left_open("payments", spec), [("strategyproof", {})])
    return solve_problem(question).status


def has_no_negative_cycle(spec: dict[str, object], prop: str) -> str:
    return ask(Question(find_property(prop), spec), Limits()).status


@given(st.lists(st.integers(0, 2), min_size=9, max_size=9))
def test_truthful_payments_exist_iff_cyclically_monotone(worths: list[int]) -> None:
    spec = listed_worths(worths)
    assert has_payments(spec) == has_no_negative_cycle(spec, "cyclically-monotone")


def test_no_payments_for_the_negative_cycle_of_three() -> None:
    spec = listed_worths([1, 0, 2, 2, 1, 0, 0, 2, 1])
    assert has_no_negative_cycle(spec, "weakly-monotone") == "PROVED"
    assert has_payments(spec) == "REFUTED"
