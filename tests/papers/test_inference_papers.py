"""The claims on active inference and predictive coding, and faults planted in them."""

from dataclasses import replace
from fractions import Fraction

import pytest
from paper_claims import assert_as_expected

from accord.counterexamples.asking import check
from accord.counterexamples.gallery import SENSORS
from accord.papers import bogacz2017, friston2015
from accord.papers.friston2015 import (
    AMBIGUOUS,
    ANY,
    CERTAIN,
    CUE,
    MARGINAL,
    MIRRORED,
    OBSERVED,
    POSTERIOR,
    every_policy_reaches,
    plan_reaches,
)
from accord.papers.ngo2025 import inference
from accord.theory.errors import ScopeError
from accord.theory.free_energy import least
from accord.theory.predictive_coding import PredictiveChain, energy
from accord.theory.properties import property_of
from accord.theory.statements import Statement
from accord.verifiers.kernel import check as recheck
from accord.verifiers.limits import Limits

PAPERS = (friston2015.PAPER, bogacz2017.PAPER)
CLAIMS = [
    *(f"{paper.id}.{claim.id}" for paper in PAPERS for claim in paper.claims),
    *(f"ngo2025.{claim.id}" for claim in inference.CLAIMS),
]
HALF = Fraction(1, 2)


@pytest.mark.parametrize("name", CLAIMS)
def test_the_claim_comes_out_as_expected(name):
    assert_as_expected(name)


def test_as_many_run_as_are_registered():
    counts = [sum(bool(claim.parts) for claim in paper.claims) for paper in PAPERS]
    assert counts == [12, 3]
    assert len(inference.CLAIMS) == 6


def test_what_is_refuted_fails_in_its_only_part():
    refuted = [claim for claim in inference.CLAIMS if claim.expected == "REFUTED"]
    assert len(refuted) == 2
    for claim in refuted:
        (part,) = claim.parts
        assert part.word(part.ask(Limits())) == "REFUTED"


# --- active inference -----------------------------------------------------------


@pytest.mark.parametrize("name", ["decompositions-agree", "utility-is-log-preference"])
def test_what_holds_of_all_models_is_checked_again(name):
    verdict = check(ANY, name)
    assert verdict.status == "PROVED"
    assert recheck(verdict.certificate).status == "PROVED"


@pytest.mark.parametrize(
    ("m", "name"), [(ANY, "energy-is-utility"), (ANY, "orders-by-utility")]
)
def test_what_does_not_hold_of_all_is_not_told_of_unknowns(m, name):
    """Whether logarithms of unknown numbers are equal is not known: it says so."""
    with pytest.raises(ScopeError, match="cannot tell whether"):
        check(m, name)


def test_a_model_near_a_claim_behaves_otherwise():
    """Where the bit is known, or o1 is wanted much more, both choose alike."""
    certain = replace(SENSORS, prior=(1, 0, 0, 0))
    assert check(certain, "chooses-by-utility").status == "PROVED"
    greedy = replace(SENSORS, preferences=(9, 1))
    assert check(greedy, "chooses-by-utility").status == "PROVED"
    # G of the second sensor is -ln(2 sqrt(p q)), of the first -ln(p): even at p = 4/5
    even = replace(SENSORS, preferences=(4, 1))
    assert check(even, "chooses-by-utility").status == "REFUTED"
    assert least(even) == [0, 1]


@pytest.mark.parametrize("likes", [(1, 1), (9, 10)])
def test_a_seen_state_with_other_preferences(likes):
    m = replace(OBSERVED, preferences=likes)
    word = "REFUTED" if likes[0] == likes[1] else "PROVED"
    assert check(m, "chooses-by-utility").status == word


def test_risk_alone_is_utility_where_outcomes_are_sure():
    sure = replace(AMBIGUOUS, likelihood=((1, 0), (0, 1)))
    given = {"without": "ambiguity"}
    assert check(sure, "chooses-by-utility", given=given).status == "PROVED"


def test_the_mirror_image_informs_alike_and_another_one_does_not():
    at = {"a": Fraction(3, 4), "q": Fraction(1, 5), "p": Fraction(2, 3)}
    m = MIRRORED.at(at)
    assert check(m, "orders-by-utility").status == "PROVED"
    other = replace(m, likelihood=((1, HALF), (0, HALF)))
    assert check(other, "orders-by-utility").vacuous


def test_certain_states_at_numbers():
    for a, b, p in ((0, 1, HALF), (Fraction(1, 3), 1, Fraction(1, 9))):
        m = CERTAIN.at({"a": a, "b": b, "p": p})
        assert check(m, "energy-is-utility").status == "PROVED"
        assert check(m, "chooses-by-utility").status == "PROVED"


def word(definition, m, **given):
    return Statement(property_of(definition), m, given).holds()


def test_a_plan_that_looks_first_always_wins():
    won = CUE.outcomes.index("won")

    def plan(*then, first=0):
        return {"first": first, "then": then, "outcome": won}

    def reaches(probability, **of):
        return word(plan_reaches, CUE, probability=probability, **of)

    assert reaches(1, **plan(0, 1, 2, 0, 0))
    assert reaches(0, **plan(0, 2, 1, 0, 0))
    assert reaches(HALF, **plan(0, 1, 1, 0, 0))
    assert reaches(HALF, **plan(0, 0, 0, 0, 0, first=1))
    assert not reaches(1, **plan(0, 1, 1, 0, 0))


@pytest.mark.parametrize(
    ("policies", "at_most", "status"),
    [
        (CUE.policies, HALF, "PROVED"),
        (CUE.policies, Fraction(49, 100), "REFUTED"),
        (CUE.policies[:-1], HALF, "REFUTED"),
    ],
)
def test_no_policy_wins_more_often_than_half(policies, at_most, status):
    m = replace(CUE, policies=policies)
    given = {"outcome": CUE.outcomes.index("won"), "at_most": at_most}
    assert check(m, every_policy_reaches, given=given).status == status


def test_the_best_policy_is_another_than_the_marginal_one():
    chosen = check(MARGINAL, "marginal-action-is-best", given=POSTERIOR)
    assert "the best policy is `1,0`; first actions: 0 3/5, 1 2/5" in chosen.story


# --- predictive coding ----------------------------------------------------------


@pytest.mark.parametrize(
    ("where", "status"),
    [
        ("x*(p0 + p1) == p1*m + p0*u", "PROVED"),
        ("x*(p0 + p1) == p0*m + p1*u", "REFUTED"),
        ("2*x == m + u", "REFUTED"),
    ],
)
def test_only_the_weighted_mean_balances(where, status):
    chain = replace(bogacz2017.TWO_SOURCES, where=(where,))
    verdict = check(chain, "errors-balance")
    assert verdict.status == status
    assert recheck(verdict.certificate).status == status


def test_a_level_elsewhere_has_more_energy():
    chain = replace(bogacz2017.TWO_SOURCES, where=("2*x == m + u",))
    verdict = check(chain, "least-energy")
    assert verdict.status == "REFUTED"


def test_a_more_rigid_belief_yields_less_and_not_more():
    shifts = []
    for rigid in (1, 2, 3, Fraction(7, 2)):
        (level,) = PredictiveChain((2, rigid), 10, 1).levels
        shifts.append(level - 1)
        assert shifts[-1] == Fraction(2 * 9) / (2 + rigid)
    assert shifts == sorted(shifts, reverse=True)
    wrong = replace(bogacz2017.TWO_SOURCES, where=("2*x == m + u",))
    assert check(wrong, inference.yields_less).status == "REFUTED"


def test_the_settled_chain_is_the_best_of_a_grid():
    chain = bogacz2017.CHAIN
    best = energy(chain, chain.levels)
    steps = [Fraction(k, 11) for k in (-2, -1, 0, 1, 2)]
    for d in steps:
        for e in steps:
            moved = (chain.levels[0] + d, chain.levels[1] + e)
            assert (energy(chain, moved) > best) == bool(d or e)
