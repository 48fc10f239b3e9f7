"""The claims on embedded agents, and faults planted in them."""

from fractions import Fraction

import pytest
from paper_claims import assert_as_expected

from accord.counterexamples.asking import check
from accord.counterexamples.gallery import COUPLED, DELAYED_TWINS, ONE_STEP
from accord.papers.meulemans2025.agents import (
    ANY_TWINS,
    ANY_TWINS_LATER,
    CLAIMS,
    PRODUCTS,
    THREE_ROUNDS,
    TWINS_3210,
    TWINS_5310,
    agents,
    at_weight,
    copy_environment,
    noisy,
    open_loop,
    small_class,
)
from accord.theory.embedded_agents import Planner
from accord.theory.formats.data import from_data, to_data
from accord.verifiers.kernel import check as recheck

F = Fraction
SLOW = {"example-4.13", "closure-small-class", "closure-full-class"}
NAMES = [
    pytest.param(c.id, marks=[pytest.mark.slow] if c.id in SLOW else [], id=c.id)
    for c in CLAIMS
]


@pytest.mark.parametrize("name", NAMES)
def test_a_claim_comes_out_as_expected(name):
    result = assert_as_expected(f"meulemans2025.{name}")
    for verdict in result.verdicts:
        assert recheck(verdict.certificate).status == verdict.status
        assert "horizon" in verdict.scope or "round" in verdict.scope


@pytest.mark.parametrize(
    "u",
    [
        ANY_TWINS,
        ANY_TWINS_LATER,
        TWINS_5310,
        COUPLED,
        DELAYED_TWINS,
        ONE_STEP,
        THREE_ROUNDS,
        copy_environment("1/3"),
        noisy(("(C)", "D(C)")),
        *PRODUCTS,
    ],
    ids=lambda u: u.name,
)
def test_universes_are_read_back(u):
    assert to_data(from_data(to_data(u))) == to_data(u)
    if u.where is None:
        assert from_data(to_data(u)) == u


THRESHOLD = {"copy": "a", "cooperating": "c", "defecting": "1 - c", "history": ""}
FALSE = [
    ("the masses exchanged", ANY_TWINS, {"cooperating": "1 - c", "defecting": "c"}),
    ("the paper's formula", ANY_TWINS, {"cooperating": "1/2", "defecting": "1/2"}),
    ("copies and others exchanged", ANY_TWINS, {"copy": "1 - a"}),
]


@pytest.mark.parametrize(
    ("u", "change"), [r[1:] for r in FALSE], ids=[r[0] for r in FALSE]
)
def test_another_threshold_is_refuted(u, change):
    verdict = check(u, "twin-threshold", given=THRESHOLD | change)
    assert verdict.status == "REFUTED"
    assert recheck(verdict.certificate).status == "REFUTED"


def test_the_masses_in_the_threshold_are_those_that_are_left():
    given = {**THRESHOLD, "defecting": "d", "history": "DD"}
    assert check(ANY_TWINS_LATER, "twin-threshold", given=given).status == "PROVED"
    wrong = {**given, "defecting": "1 - c"}
    assert check(ANY_TWINS_LATER, "twin-threshold", given=wrong).status == "REFUTED"


@pytest.mark.parametrize("alpha", [F(k, 12) for k in range(13)])
def test_the_threshold_at_numbers_by_another_route(alpha):
    """Expected payoffs of copies and of others, weighed by hand."""
    for r, s, t, p in ((2, 0, 3, 1), (3, 0, 5, 1), (4, 0, 5, 1)):
        u = at_weight(alpha, ((r, s), (t, p)))
        own = alpha * r + (1 - alpha) * F(r + s, 2)
        other = alpha * p + (1 - alpha) * F(t + p, 2)
        assert Planner(u).values(()) == (own, other)
        gain = alpha * (r - p) - (1 - alpha) * F(t - r + p - s, 2)
        assert (gain > 0) is (own > other)


WRONG = [
    ("path-of-play", {"path": ("DD", "DD", "DD", "CC", "CC")}),
    ("switches-by-threshold", {"copy": F(1, 10)}),
    ("weight-of-truth", {"weight": F(36, 4096)}),
    ("weight-of-truth", {"weight": F(35, 4096), "distances": (0,) * 6}),
    ("values-in-play", {"player": 0, "worths": ((1, 2),) * 5}),
]


@pytest.mark.parametrize(("name", "given"), WRONG)
def test_a_wrong_number_of_the_iterated_twins_is_refuted(name, given):
    assert check(open_loop("1/4"), name, given=given).status == "REFUTED"


def test_the_rule_of_the_paper_is_that_of_3210_alone():
    given = {"actions": ("C",), "history": "DD"}
    below = TWINS_3210.knowing(("a*(1 + c + d) > c",))
    assert check(below, "best-actions", given=given).status == "REFUTED"
    region = check(TWINS_5310, "best-actions", given={"actions": "C"}, for_which="a")
    assert region.status == "PROVED"


def test_a_class_that_is_not_closed_is_so_by_a_play():
    verdict = check(small_class(3, noise=F(1, 10)), "grain-of-truth")
    assert verdict.status == "REFUTED"
    assert "DD CC DD" in str(verdict.story)
    closed = check(
        agents(("(C)", "(D)"), 0, 3, discount=0, noise=F(1, 10)), "grain-of-truth"
    )
    assert closed.status == "PROVED"  # who looks one round ahead never tries C
