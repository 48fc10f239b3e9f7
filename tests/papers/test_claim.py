"""Claims: what runs them, what it calls the result, and which ones are refused."""

from functools import partial

import pytest

from accord.papers.claim import (
    Claim,
    Paper,
    Part,
    all_papers,
    fails,
    fails_at,
    holds,
    result_data,
    run_claim,
    select,
)
from accord.theory.errors import AccordError, ModelError
from accord.verifiers.limits import Limits

_TWO = {"agents": 2, "values": "0..2"}
TRUE = holds("second-price", "strategyproof", **_TWO)
FALSE = holds("first-price", "strategyproof", **_TWO)
EMPTY = holds("second-price", "strategyproof", agents=2, values="{1}")
TOO_LITTLE = partial(Limits, kernel_budget=1)


def _run(*parts: Part, limits=Limits, expected: str = "PROVED"):
    claim = Claim("claim", "A statement.", parts, expected)
    return run_claim(Paper("paper", "A paper (2000)", (claim,)), claim, limits)


@pytest.mark.parametrize(
    ("parts", "limits", "word"),
    [
        pytest.param((TRUE,), Limits, "PROVED", id="a part that holds"),
        pytest.param((FALSE,), Limits, "REFUTED", id="a part that does not hold"),
        pytest.param((TRUE, FALSE), Limits, "REFUTED", id="one part of two fails"),
        pytest.param((TRUE, EMPTY), Limits, "UNKNOWN", id="a part that says nothing"),
        pytest.param(
            (fails("first-price", "strategyproof", **_TWO),),
            Limits,
            "PROVED",
            id="the claim that something fails",
        ),
        pytest.param(
            (fails("second-price", "strategyproof", **_TWO),),
            Limits,
            "REFUTED",
            id="the claim that something fails, which holds",
        ),
        pytest.param((TRUE,), TOO_LITTLE, "UNCHECKED", id="no budget to check it"),
        pytest.param(
            (TRUE, FALSE), TOO_LITTLE, "REFUTED", id="a witness outweighs no budget"
        ),
    ],
)
def test_a_claim_is_the_conjunction_of_its_parts(parts, limits, word):
    assert _run(*parts, limits=limits).verdict == word


def test_a_statement_in_print_that_fails_is_expected_to():
    assert _run(FALSE, expected="REFUTED").agrees
    assert not _run(TRUE, expected="REFUTED").agrees


def test_an_instance_that_shows_nothing_is_no_evidence():
    part = fails_at((0, (1, 0), 2), "second-price", "strategyproof", **_TWO)
    with pytest.raises(AccordError):
        _run(part)


def test_the_scopes_of_a_result_are_told_once_each():
    result = _run(TRUE, TRUE)
    assert result.scope == "2 bidders, values 0..2, ties to the lowest index"
    data = result_data(result)
    assert {"paper", "claim", "covers", "expected", "verdict", "scope"} <= set(data)
    assert [part["status"] for part in data["parts"]] == ["PROVED", "PROVED"]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(lambda: Claim("x", "S."), "parts or a reason", id="no evidence"),
        pytest.param(
            lambda: Claim("x", "S.", (TRUE,), reason="cited"),
            "parts or a reason",
            id="evidence and an excuse",
        ),
        pytest.param(
            lambda: Claim("x", "S.", (TRUE,), covers="all"), "all", id="no such cover"
        ),
        pytest.param(
            lambda: Paper("p", "P (1)", (Claim("x", "S.", (TRUE,)),) * 2),
            "twice",
            id="one id for two claims",
        ),
    ],
)
def test_an_ill_formed_claim_is_refused(make, message: str):
    with pytest.raises(AssertionError, match=message):
        make()


@pytest.mark.parametrize(
    ("name", "known"),
    [
        pytest.param("vickery1961", "vickrey1961", id="a paper's name misspelt"),
        pytest.param(
            "vickrey1961.first-price", "first-price-not-truthful-grid", id="half an id"
        ),
        pytest.param("gibbard1973.", None, id="a point and no claim"),
    ],
)
def test_an_unknown_name_gets_the_nearest(name: str, known: str | None):
    if known is None:
        assert len(list(select(name))) == len(all_papers()["gibbard1973"].claims)
        return
    with pytest.raises(ModelError) as caught:
        list(select(name))
    assert known in caught.value.help


def test_underscores_are_as_good_as_hyphens():
    ((paper, claim),) = select("Clarke1971.pivot_no_deficit")
    assert (paper.id, claim.id) == ("clarke1971", "pivot-no-deficit")


def test_no_name_selects_every_claim():
    assert len(list(select(None))) == sum(len(p.claims) for p in all_papers().values())
