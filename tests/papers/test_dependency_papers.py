"""The claims on dependency and subjective equilibria, second routes, planted faults."""

from fractions import Fraction

import pytest
from paper_claims import assert_as_expected, word_of

from accord.papers.claim import all_papers, fails, holds, select
from accord.papers.kalai_lehrer1993 import TWICE
from accord.papers.spohn2007 import BEST, DILEMMA, SLICE, expected_given_actions
from accord.theory.dependencies import given, unlike
from accord.theory.games import StrategicGame
from accord.theory.properties import assume, prop
from accord.theory.properties.dependency_equilibrium import dependency_equilibrium
from accord.theory.subjective_paths import paths

NAMES = ["spohn2007", "kalai-lehrer1993", "leike2016", "blackwell-dubins1962"]
RUN = [
    f"{name}.{claim.id}"
    for name in NAMES
    for claim in all_papers()[name].claims
    if claim.parts
]


@pytest.mark.parametrize("name", RUN)
def test_a_claim_is_as_expected(name):
    assert_as_expected(name)


def test_limits_are_listed_with_a_reason_and_not_run():
    listed = [
        claim
        for name in NAMES
        for claim in all_papers()[name].claims
        if not claim.parts
    ]
    assert len(listed) == 3
    assert all(claim.covers == "beyond" and claim.reason for claim in listed)


def test_the_slice_is_proved_for_all_reals():
    ((_, claim),) = select("spohn2007.symmetric-slice")
    assert len(claim.parts) == 2
    assert SLICE.scope.endswith(
        "all real a, b, d with a >= 0, b >= 0, d >= 0, a + 2*b + d == 1, a + b > 0, "
        "b + d > 0"
    )


@pytest.mark.parametrize("root", [Fraction(k, 12) for k in range(12)])
def test_on_rational_points_the_equation_decides(root):
    """With b = (1 - s^2) / 8 the equation ad = b + b^2 has a - d = s."""
    b = (1 - root * root) / 8
    a, d = (1 - 2 * b + root) / 2, (1 - 2 * b - root) / 2
    assert a * d == b + b * b
    assert dependency_equilibrium(DILEMMA, law=(a, b, b, d), proof={})
    little = Fraction(1, 1000)
    if d > little:
        moved = (a + little, b, b, d - little)
        assert unlike(DILEMMA, given(DILEMMA, moved)) is not None


@prop(StrategicGame)
def a_smaller_bound(game, *, law):
    """A dependency equilibrium (a, b, b, d) has b <= 1/9."""
    assume(dependency_equilibrium(game, law=law, proof={}))
    return bool(9 * law[1] <= 1)


@prop(StrategicGame)
def another_equation(game, *, law):
    """A dependency equilibrium (a, b, b, d) has ad = b."""
    a, b, _, d = law
    assume(dependency_equilibrium(game, law=law, proof={}))
    return bool(a * d >= b) and bool(a * d <= b)


LAW = {"law": ("a", "b", "b", "d")}
UNIFORM = {"law": (Fraction(1, 4),) * 4}


@pytest.mark.parametrize(
    ("part", "word"),
    [
        (holds(DILEMMA, "dependency-equilibrium", given=UNIFORM), "REFUTED"),
        (fails(DILEMMA, "dependency-equilibrium", given={"law": BEST}), "REFUTED"),
        (holds(DILEMMA, "embedded-equilibrium-law", given={"law": BEST}), "REFUTED"),
        (
            holds(DILEMMA, expected_given_actions, given={"law": BEST, "payoff": 1}),
            "REFUTED",
        ),
    ],
    ids=["uniform", "the law fails", "embedded", "another payoff"],
)
def test_a_planted_fault_is_noticed(part, word):
    assert word_of(part) == word


@pytest.mark.parametrize("body", [a_smaller_bound, another_equation])
def test_what_one_law_refutes_is_not_proved_of_all(body):
    assert word_of(holds(SLICE, body, given=LAW)) != "PROVED"
    assert word_of(holds(DILEMMA, body, given={"law": BEST})) == "REFUTED"


def test_the_paths_of_the_dilemma_are_one():
    assert paths(TWICE) == ({((1, 1), (1, 1))},) * 2
