"""Claims on embedded equilibria of given games come out; false ones do not."""

from dataclasses import replace
from fractions import Fraction

import pytest
from paper_claims import assert_as_expected, word_of

from accord.counterexamples.asking import check
from accord.papers.claim import fails, holds
from accord.papers.meulemans2025.equilibria import (
    AA,
    CC,
    CHICKEN,
    CLAIMS,
    KNIFE_EDGE,
    PENNIES,
    THREE,
    completed_by,
    dilemma,
    has_no_beliefs,
    product_law,
    three,
)
from accord.theory.off_path import READINGS
from accord.verifiers.kernel import check as recheck

HALF = Fraction(1, 2)
BY_NAME = {claim.id: claim for claim in CLAIMS}


@pytest.mark.parametrize("claim", CLAIMS, ids=[claim.id for claim in CLAIMS])
def test_a_claim_comes_out_as_expected(claim):
    for verdict in assert_as_expected(f"meulemans2025.{claim.id}").verdicts:
        assert verdict.certificate is not None
        stated = verdict.statement
        own = None
        if stated is not None and not stated.prop.of_the_library:
            own = stated.prop.body
        assert recheck(verdict.certificate, None, own).status == verdict.status


def embedded(game, profile, reading, epsilon=0):
    return {
        "subject": game,
        "prop": "embedded-equilibrium",
        "given": {"profile": profile, "reading": reading, "epsilon": epsilon},
    }


FALSE = [
    ("the paper's game has beliefs", holds(**embedded(THREE, AA, "limit"))),
    ("so has that of 0, 1, 3", holds(**embedded(three(3), AA, "closed"))),
    ("that of 0, 1, 2 has full ones", holds(**embedded(three(2), AA, "full"))),
    ("that of 0, 1, 2 has none", fails(**embedded(three(2), AA, "limit"))),
    ("pennies have full ones", holds(**embedded(PENNIES, CC, "full"))),
    ("the knife edge has closed ones", holds(**embedded(KNIFE_EDGE, CC, "closed"))),
    ("cooperation is Nash", holds(dilemma(), "nash", given={"profile": CC})),
    ("cooperation has no beliefs", fails(**embedded(dilemma(), CC, "full"))),
    (
        "less than 3/2 will do",
        holds(**embedded(THREE, AA, "limit", Fraction(149, 100))),
    ),
    ("3/2 is not enough", fails(**embedded(THREE, AA, "limit", Fraction(3, 2)))),
    (
        "the traffic light is a product",
        holds(CHICKEN, product_law, given={"law": (0, HALF, HALF, 0)}),
    ),
    (
        "even chances are none",
        fails(CHICKEN, product_law, given={"law": (HALF / 2,) * 4}),
    ),
    (
        "no beliefs make what is dominated action by action best",
        holds(dilemma(), has_no_beliefs, given={"profile": CC}),
    ),
    (
        "another completion is the limit",
        holds(
            dilemma(),
            completed_by,
            given={
                "law": (HALF, 0, 0, HALF),
                "beliefs": ((1, 0, 0, 0), (0, HALF, HALF, 0)),
            },
        ),
    ),
]


@pytest.mark.parametrize("part", [f[1] for f in FALSE], ids=[f[0] for f in FALSE])
def test_a_false_statement_is_refuted(part):
    assert word_of(part) == "REFUTED"


def test_the_expected_words_are_needed():
    claim = BY_NAME["see-not-ee-boundary"]
    for k, part in enumerate(claim.parts):
        turned = replace(
            part, expected="REFUTED" if part.expected == "PROVED" else "PROVED"
        )
        parts = (*claim.parts[:k], turned, *claim.parts[k + 1 :])
        assert word_of(*parts) == "REFUTED"


def test_being_dominated_action_by_action_is_no_obstacle():
    # "Worse by eps/2 against everything" has to compare the best with the worst: C of
    # the dilemma is worse by 1 against each action, and is played for some beliefs.
    for reading in READINGS:
        given = {"profile": CC, "reading": reading}
        assert check(dilemma(), "embedded-equilibrium", given=given).status == "PROVED"
    asked = check(dilemma(), "optimal-for-some-beliefs", given={"profile": CC})
    assert asked.status == "PROVED"
    asked = check(dilemma(), "strictly-dominated", given={"player": 0, "action": "C"})
    assert asked.status == "PROVED"
