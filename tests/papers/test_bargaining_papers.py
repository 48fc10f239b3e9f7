"""The claims of the papers on bargaining, and faults planted in them."""

from fractions import Fraction

import pytest
from paper_claims import assert_as_expected, word_of

from accord.counterexamples.asking import check
from accord.counterexamples.bargaining_searches import (
    in_order,
    random_polygon,
    search,
)
from accord.papers.claim import all_papers, holds
from accord.papers.nash1950_bargaining import (
    BARTER,
    POLYGONS,
    SEGMENT,
    best_swaps,
    first_payoff_is_irrational,
    gains,
    swaps,
)
from accord.verifiers.engines.bargaining import solve

F = Fraction
NAMES = [
    f"{paper}.{claim.id}"
    for paper in (
        "kalai1977",
        "kalai-smorodinsky1975",
        "nash1950-bargaining",
        "perles-maschler1981",
        "raiffa1953",
    )
    for claim in all_papers()[paper].claims
    if claim.parts
]
LONG = ("nash1950-bargaining.axioms-determine",)
NAMES = [pytest.param(n, marks=[pytest.mark.slow] * (n in LONG)) for n in NAMES]


@pytest.mark.parametrize("name", NAMES)
def test_the_claim_comes_out_as_expected(name):
    assert_as_expected(name)


WRONG = [
    pytest.param(POLYGONS["P2"], "nash-bargaining", {"point": (F(1, 2), F(17, 20))}),
    pytest.param(POLYGONS["P8"], "perles-maschler-bargaining", {"point": (6, 8)}),
    pytest.param(POLYGONS["P2"], "raiffa-steps", {"steps": 2, "point": (F(3, 4),) * 2}),
    pytest.param(BARTER, "nash-bargaining", {"point": (14, 4)}),
    pytest.param(SEGMENT, first_payoff_is_irrational, {"point": (F(4, 7), 0, 0)}),
    pytest.param(BARTER, best_swaps, {"best": 60, "second": 55, "handed": "all"}),
    pytest.param(
        POLYGONS["P8"], in_order, {"first": (1, 1), "second": (0, 3), "third": (2, 2)}
    ),
]


@pytest.mark.parametrize(("problem", "prop", "given"), WRONG)
def test_a_wrong_number_is_noticed(problem, prop, given):
    if given.get("handed") == "all":
        best = max(
            swaps(), key=lambda s: gains(s)[0] * gains(s)[1] * (min(gains(s)) > 0)
        )
        given = {**given, "handed": tuple(sorted(best))}
    assert word_of(holds(problem, prop, given=given)) == "REFUTED"


def test_a_search_hands_over_what_it_finds():
    def find(chance):
        problem = random_polygon(chance)
        point = solve("nash", problem).point
        given = {"first": point, "second": (-1, -1), "third": point}
        return lambda: check(problem, in_order, given=given)

    verdict = search("Nobody gets -1", find)
    assert verdict.status == "REFUTED"
    assert search("Nothing", lambda _: None).status == "UNFALSIFIED"


def test_the_barter_by_hand():
    # Bill gives book, whip, ball, bat (8 to him, 9 to Jack), gets pen, toy, knife.
    handed = frozenset({"book", "whip", "ball", "bat", "pen", "toy", "knife"})
    assert gains(handed) == (20 - 8, 9 - 4)
    assert len(swaps()) == 512
