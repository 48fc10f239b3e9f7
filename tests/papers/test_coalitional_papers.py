"""The claims of the papers on coalitional games, and faults planted in them."""

from fractions import Fraction
from math import comb, factorial

import pytest
from paper_claims import assert_as_expected, word_of

from accord.counterexamples.asking import check, witness
from accord.papers.aumann_maschler1985 import DIVISIONS
from accord.papers.bondareva1963 import MAJORITY, PAIRS
from accord.papers.claim import (
    all_papers,
    fails_at,
    holds,
)
from accord.papers.shapley1953 import GLOVES, VALUE, first_come, prenucleolus
from accord.papers.shapley1971 import convex_marginals, marginal_vectors
from accord.papers.shapley_shubik1954 import council
from accord.papers.young1985 import five
from accord.theory.coalitional_games import bankruptcy
from accord.theory.coalitional_terms import shapley
from accord.theory.errors import AccordError
from accord.theory.values import AXIOMS, value_row
from accord.verifiers.limits import Limits

F = Fraction
PAPERS = (
    "aumann-maschler1985",
    "bondareva1963",
    "schmeidler1969",
    "shapley-shubik1954",
    "shapley1953",
    "shapley1971",
    "young1985",
)
NAMES = [
    f"{paper}.{claim.id}"
    for paper in PAPERS
    for claim in all_papers()[paper].claims
    if claim.parts
]


@pytest.mark.parametrize("name", NAMES)
def test_the_claim_comes_out_as_expected(name):
    assert_as_expected(name)


ESTATE = bankruptcy(200, (100, 200, 300))
WRONG = [
    pytest.param(GLOVES, "shapley-value", {"point": (1, 0, 0)}, id="the core"),
    pytest.param(GLOVES, "single-core-point", {"point": VALUE}, id="the value"),
    pytest.param(ESTATE, "nucleolus", {"point": (F(100, 3), 75, 75)}, id="too much"),
    pytest.param(ESTATE, "nucleolus", {"point": (40, 80, 80)}, id="another division"),
    pytest.param(
        five(9, 11), "single-core-point", {"point": (3, 0, 0, 6, 3)}, id="too early"
    ),
    pytest.param(
        five(12, 12), "single-core-point", {"point": (0, 1, 2, 7, 1)}, id="too late"
    ),
    pytest.param(
        five(9, 12), "single-core-point", {"point": (0, 1, 2, 7, 2)}, id="more points"
    ),
    pytest.param(
        council(6, 8),
        "shapley-value",
        {"point": (F(76, 385),) * 5 + (F(1, 462),) * 6},
        id="another number of votes",
    ),
]


@pytest.mark.parametrize(("game", "prop", "given"), WRONG)
def test_a_wrong_number_is_noticed(game, prop, given):
    assert word_of(holds(game, prop, given=given)) == "REFUTED"


def test_a_value_that_lacks_another_axiom_is_no_counterexample():
    # In turn is not symmetric, so it does not show that additivity is needed.
    rest = tuple(name for name in AXIOMS if name != "additivity")
    row = value_row(GLOVES, first_come)
    part = fails_at((row,), GLOVES, "axioms-give-shapley", given={"axioms": rest})
    with pytest.raises(AccordError, match="no counterexample"):
        part.ask(Limits())
    row = value_row(GLOVES, prenucleolus)
    assert witness(
        GLOVES, "axioms-give-shapley", (row,), given={"axioms": rest}
    ).status == ("REFUTED")


def test_a_collection_that_is_not_balanced_shows_nothing():
    for wrong in (
        PAIRS[:2],
        (*PAIRS[:2], ((1, 2), F(1, 3))),
        (*PAIRS, ((0, 1, 2), F(1, 10**12))),
        tuple((pair, F(1, 2) + F(1, 10**12)) for pair, _ in PAIRS),
    ):
        with pytest.raises(AccordError):
            check(MAJORITY, "core-empty", given={"proof": {"collection": wrong}})


def test_convexity_is_a_premise():
    verdict = check(GLOVES, convex_marginals)
    assert verdict.status == "PROVED"
    assert verdict.vacuous
    assert check(ESTATE, convex_marginals).status == "PROVED"
    assert len(set(marginal_vectors(ESTATE))) > 2


def test_the_estates_by_hand():
    # Half the claims bound both what is got and what is lost, as far as they go.
    def constrained(total, claims):
        shares = [F(0)] * len(claims)
        left = F(total)
        pending = list(range(len(claims)))
        for k in sorted(pending, key=lambda i: claims[i]):
            shares[k] = min(F(claims[k]), left / len(pending))
            left -= shares[k]
            pending.remove(k)
        return shares

    for estate, division in DIVISIONS.items():
        halves = [F(c, 2) for c in (100, 200, 300)]
        assert estate <= sum(halves)
        assert tuple(constrained(estate, halves)) == division


def test_power_by_counting_orders():
    game = council(10, 9)
    other = F(4, 2145)
    assert sum(shapley(game)) == 1
    assert 5 * F(421, 2145) + 10 * other == 1
    # An other member decides as the ninth, after all five vetoes and three of nine.
    assert F(comb(9, 3) * factorial(8) * factorial(6), factorial(15)) == other
