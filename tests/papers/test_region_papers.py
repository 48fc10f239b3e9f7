"""Claims about regions of parameters: what counts as one, and other routes to it."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_claims import word_of

from accord.counterexamples.regions import NOWHERE, Region
from accord.papers.claim import (
    all_papers,
    holds,
    holds_exactly,
    is_region,
    left_open,
    run_claim,
)
from accord.theory.expressions import read_constraints
from accord.theory.forms import Form, literal
from accord.theory.rules.auctions import first_price_refund
from accord.theory.rules.screening import two_step
from accord.theory.rules.trade import k_double_auction
from accord.verifiers.kernel import check as recheck
from accord.verifiers.limits import Limits
from accord.verifiers.problems import ProblemQuestion, solve_problem

PAPERS = (
    "chatterjee-samuelson1983",
    "green-laffont1977",
    "holmstrom1979",
    "myerson1981",
)
HALF = Fraction(1, 2)


def cell(text):
    return read_constraints(text) if text else ()


def region(where, *cells):
    names = ("p", "q")
    return Region(names, tuple((cell(t), side) for t, side in cells), cell(where))


# --- what counts as the region ---------------------------------------------------

LINE = region("", ("p > 1", False), ("p <= 1, p > 0", True), ("p <= 1, p <= 0", False))
SPLIT = region("", ("p > 1", True), ("p <= 1, p == 1", True), ("p <= 1, p < 1", False))
PLANE = region("p >= 0", ("p > q", True), ("p <= q", False))
NEVER = region("p >= 0", ("p > 1", False), ("p <= 1", False))
NO_POINT = region("p >= 0", ("p < 0", True), ("p >= 0", False))
AT_ONE = region("", ("p > 1", False), ("p <= 1, p >= 1", True), ("p < 1", False))

MATCHES = [
    ("an interval", LINE, "0 < p <= 1", True),
    ("the order of the constraints", LINE, "p <= 1, p > 0", True),
    ("a closed end for an open one", LINE, "0 <= p <= 1", False),
    ("an open end for a closed one", LINE, "0 < p < 1", False),
    ("a half-line for an interval", LINE, "p > 0", False),
    ("a smaller interval", LINE, "0 < p <= 1/2", False),
    ("nowhere, where it holds somewhere", LINE, NOWHERE, False),
    ("cells that hold side by side", SPLIT, "p >= 1", True),
    ("one of two cells that hold", SPLIT, "p > 1", False),
    ("a half-plane within constraints", PLANE, "p > q", True),
    ("a constraint said again", PLANE, "p > q, p >= 0", True),
    ("what the constraints leave out", PLANE, "p > q, p > 0", False),
    ("nowhere", NEVER, NOWHERE, True),
    ("somewhere, where it never holds", NEVER, "p > 1", False),
    ("outside the constraints is nowhere", NEVER, "p < 0", True),
    ("a cell that holds outside the constraints", NO_POINT, NOWHERE, True),
    ("a point", AT_ONE, "p == 1", True),
    ("another point", AT_ONE, "p == 2", False),
    ("a half-line for a point", AT_ONE, "p >= 1", False),
]


@pytest.mark.parametrize(
    ("found", "claimed", "same"), [r[1:] for r in MATCHES], ids=[r[0] for r in MATCHES]
)
def test_a_claimed_region_is_compared_exactly(found, claimed, same):
    assert is_region(found, claimed) is same


@given(st.integers(-3, 3), st.integers(-3, 3), st.sampled_from([">", ">="]))
def test_a_half_line_is_the_one_claimed_at_every_number(end, claimed, sense):
    asked = literal(Form.unknown("p") - end, sense)
    found = Region(("p",), (((asked,), True), ((asked.negation(),), False)), ())
    numbers = [Fraction(k, 2) for k in range(-8, 9)]
    text = f"p > {claimed}"
    same = all(asked.holds({"p": x}) == (x > claimed) for x in numbers)
    assert is_region(found, text) is same


# --- claims ----------------------------------------------------------------------


def buyer(claimed):
    options = {"values": "reals>=0", "strategic": "buyer"}
    ask = {"params": {"k": "k"}, "for_which": "k", **options}
    return holds_exactly(claimed, "k-double-auction", "strategyproof", **ask)


@pytest.mark.parametrize(
    ("claimed", "word"),
    [
        ("k == 0", "PROVED"),
        ("0 <= k, k <= 0", "PROVED"),
        ("k == 1", "REFUTED"),
        ("k <= 0", "REFUTED"),
        ("0 <= k <= 1", "REFUTED"),
        (NOWHERE, "REFUTED"),
    ],
)
def test_a_claim_of_another_region_is_refuted(claimed, word):
    assert word_of(buyer(claimed)) == word


def claims():
    for paper in PAPERS:
        for claim in all_papers()[paper].claims:
            yield pytest.param(paper, claim, id=f"{paper}.{claim.id}")


@pytest.mark.parametrize(("paper", "claim"), list(claims()))
def test_each_claim_comes_out_as_expected(paper, claim):
    if claim.parts:
        assert run_claim(all_papers()[paper], claim, Limits).agrees
    else:
        assert claim.covers in ("cited", "beyond")
        assert len(claim.reason) > 20


REGIONS = ("first-price-refund-region", "truthful-revenue", "shading-dominance")


@pytest.mark.parametrize("name", REGIONS)
def test_the_claims_about_auctions_come_out_as_expected(name):
    paper = all_papers()["vickrey1961"]
    claim = next(claim for claim in paper.claims if claim.id == name)
    result = run_claim(paper, claim, Limits)
    assert result.agrees
    for verdict in result.verdicts:
        assert recheck(verdict.certificate).status == verdict.status


# --- other routes to the same answers --------------------------------------------

POINTS = [Fraction(k, 2) for k in range(7)]


def truthful(rule, agents, utility):
    """Return whether nobody gains at the points, by a plain loop over numbers."""
    return all(
        utility(i, types, rule(types)) >= utility(i, types, rule(lie))
        for types in itertools.product(POINTS, repeat=2)
        for i in agents
        for lie in ((*types[:i], r, *types[i + 1 :]) for r in POINTS)
    )


def trade_utility(agent, types, outcome):
    worth = (types[0], -types[1])[agent] if outcome[0] else 0
    return worth - outcome[1][agent]


@pytest.mark.parametrize("k", [Fraction(-1, 2), 0, Fraction(1, 3), HALF, 1, 2])
def test_numbers_agree_with_the_regions_of_the_double_auction(k):
    def rule(reports):
        return k_double_auction(reports, k=k)

    assert truthful(rule, (0,), trade_utility) == (k == 0)
    assert truthful(rule, (1,), trade_utility) == (k == 1)


@pytest.mark.parametrize("share", [-1, 0, HALF, Fraction(9, 10), 1, 2])
def test_numbers_agree_that_no_refund_makes_bidders_truthful(share):
    def utility(agent, types, outcome):
        return (types[agent] if outcome[0] == agent else 0) - outcome[1][agent]

    def rule(bids):
        return first_price_refund(bids, share=share)

    assert not truthful(rule, (0, 1), utility)


@pytest.mark.parametrize(
    ("levels", "payments", "so"),
    [
        ((0, HALF, 1), (0, HALF, Fraction(3, 2)), True),
        ((0, HALF, 1), (2, Fraction(5, 2), Fraction(7, 2)), True),
        ((0, HALF, 1), (0, HALF, 2), False),
        ((0, HALF, 1), (0, Fraction(1, 3), Fraction(4, 3)), False),
        ((1, 1, 1), (0, 0, 0), True),
        ((1, HALF, 1), (0, -HALF, HALF), False),
    ],
)
def test_numbers_agree_on_two_steps(levels, payments, so):
    grid = [Fraction(k, 8) for k in range(25)]

    def gains(own, report):
        (lied,), (price,) = two_step((report,), **given)
        (true,), (paid,) = two_step((own,), **given)
        return own * lied - price > own * true - paid

    given = {"steps": (1, 2), "levels": levels, "payments": payments}
    assert so != any(gains(v, r) for v in grid for r in grid)


def test_levels_that_may_fall_are_not_truthful_for_all_parameters():
    from accord.papers.myerson1981 import _RISING, _all_levels

    ask = {**_all_levels(_RISING), "where": "q0 <= q1, 0 < s, s < t"}
    assert word_of(holds("two-step", "strategyproof", **ask)) == "REFUTED"


def test_at_levels_that_rise_some_payments_leave_no_lie():
    from accord.papers.myerson1981 import _lie_pays

    assert word_of(_lie_pays("0,s", "q1 >= q0")) == "REFUTED"
    assert word_of(_lie_pays("0,s", "q1 < q0")) == "PROVED"


@pytest.mark.parametrize(
    ("largest", "word"), [(1, "PROVED"), (2, "PROVED"), (3, "REFUTED"), (4, "REFUTED")]
)
def test_balance_ends_at_four_values(largest, word):
    spec = left_open("payments", "second-price", agents=2, values=f"0..{largest}")
    pairs = [("strategyproof", {}), ("exactly-balanced", {})]
    verdict = solve_problem(ProblemQuestion(spec, pairs))
    assert verdict.status == word


def test_balance_or_truth_alone_is_possible_on_the_same_values():
    spec = left_open("payments", "second-price", agents=2, values="0..3")
    for prop in ("strategyproof", "exactly-balanced"):
        assert solve_problem(ProblemQuestion(spec, [(prop, {})])).status == "PROVED"
