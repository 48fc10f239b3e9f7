"""The claims on prediction and on coupled priors, and faults planted in them."""

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from paper_claims import assert_as_expected

from accord.counterexamples.asking import check
from accord.papers.claim import fails_at, holds
from accord.papers.meulemans2025 import PAPER, coupling, prediction
from accord.papers.meulemans2025.coupling import PAIR
from accord.papers.meulemans2025.prediction import (
    COINS,
    EIGHT,
    FIVE,
    LEAST,
    PROSPECTIVE,
    any_measure,
    any_two,
    coins,
    least,
    term,
)
from accord.theory.errors import CertificateError
from accord.theory.merging import Prediction
from accord.theory.processes import Mixture, from_values
from accord.verifiers.kernel import check as recheck
from accord.verifiers.limits import Limits

CLAIMS = (*prediction.CLAIMS, *coupling.CLAIMS)
SLOW = {"tv-monotone"}
F = Fraction


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(c.id, marks=[pytest.mark.slow] if c.id in SLOW else [])
        for c in CLAIMS
    ],
)
def test_the_claim_comes_out_as_expected(name):
    assert assert_as_expected(f"meulemans2025.{name}").paper is PAPER


@pytest.mark.parametrize("p", [EIGHT, PROSPECTIVE, any_two(2)], ids=lambda p: p.title)
def test_each_scope_names_its_horizon(p):
    assert f"words of at most {p.horizon} symbols" in p.scope


@pytest.mark.parametrize(
    "part",
    [
        term(EIGHT, "doubt", 3, F(17, 37)),
        term(EIGHT, "doubt", 2, F(17, 36)),
        term(replace(EIGHT, truth=COINS[1]), "doubt", 1, F(7, 12)),
        term(EIGHT, "inverse-posterior", 8, 2),
        least(FIVE, LEAST + F(1, 10**9), (0,) * 5),
        least(FIVE, LEAST, (1,) * 5),
        least(replace(FIVE, horizon=4), LEAST, (0,) * 5),
        holds(FIVE, "dominates", given={"constant": LEAST + F(1, 10**9)}),
        holds(EIGHT, "solomonoff-bound", given={"below": F(1099, 1000)}),
        holds(EIGHT, "loss-bound", given={"between": (F(61, 100), 1)}),
        holds(
            coins(prediction.ALTERNATING, 6),
            "variation-at-least",
            given={"bound": F(1, 4) + F(1, 3)},
        ),
        holds(
            PAIR,
            "coupling-divergence-between",
            given={"between": (F(113, 10**4), 1), "of": "rho"},
        ),
        holds(PAIR, "coupled", given={"ratio": F(7, 5)}),
        holds(replace(PAIR, rounds=2), "decoupling-changes-nothing"),
    ],
)
def test_a_planted_fault_is_refuted(part):
    assert part.ask(Limits()).status == "REFUTED"


def test_a_leaf_that_is_not_the_least_refutes_nothing():
    above = {"constant": LEAST + F(1, 10**6)}
    part = fails_at(((1,) * 5,), FIVE, "dominates", given=above)
    with pytest.raises(Exception, match="no counterexample"):
        part.ask(Limits())


def test_of_any_two_measures_a_false_statement_has_numbers():
    """No constant above 0 dominates whatever the measures are."""
    verdict = check(any_two(2), "dominates", given={"constant": F(1, 2)})
    assert verdict.status == "REFUTED"
    assert any("it fails at" in note for note in verdict.notes)


def test_semimeasures_with_unknown_values_refute_what_measures_obey():
    names = {(0,): "p0", (1,): "p1", (): "p"}
    others = {word: name.replace("p", "q") for word, name in names.items()}
    known = ("p >= p0 + p1", "q >= q0 + q1", "p <= 1", "q <= 1")
    first = from_values(["01"], names, "p", known)
    second = from_values(["01"], others, "q", ())
    pair = Prediction(Mixture((1,), (first,)), second, 1, "any two", known)
    given = {"constant": F(1)}
    verdict = check(pair, "dominance-from-leaves", given=given)
    assert verdict.status == "REFUTED"
    assert check(pair, "tv-monotone").status == "PROVED"
    bare = {"completion": "none"}
    assert check(pair, "tv-monotone", given=bare).status == "REFUTED"


def test_a_proof_about_any_measures_cannot_be_cut_short():
    verdict = check(any_two(2), "tv-monotone")
    certificate = verdict.certificate
    assert recheck(certificate).status == "PROVED"
    text = json.dumps(certificate)
    data = json.loads(text)
    payload = data["payload"]
    key = next(k for k, v in payload.items() if isinstance(v, list) and v)
    for at in range(len(payload[key])):
        spoilt = json.loads(text)
        del spoilt["payload"][key][at]
        with pytest.raises(CertificateError):
            recheck(spoilt)


def test_the_law_changes_and_the_loss_stays_below():
    assert PROSPECTIVE.hypothesis == 3
    assert check(PROSPECTIVE, "loss-bound").status == "PROVED"
    assert any_measure("p", 1).unknowns == {"p0"}
