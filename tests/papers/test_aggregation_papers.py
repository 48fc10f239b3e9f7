"""The papers on aggregation: every claim, as registered, and second routes to some."""

import itertools
from fractions import Fraction

import pytest
import z3
from paper_claims import assert_as_expected

from accord.papers import mongin1995, newberry_ord2021
from accord.papers.claim import all_papers
from accord.papers.ngo2025 import aggregation, independence
from accord.theory.aggregation import Aggregation

HALF = Fraction(1, 2)
RUN = (
    "harsanyi1955",
    "diamond1967",
    "mongin1995",
    "garrabrant2022",
    "newberry-ord2021",
)
CLAIMS = [
    *(f"{p}.{c.id}" for p in RUN for c in all_papers()[p].claims if c.parts),
    *(f"ngo2025.{claim.id}" for claim in aggregation.CLAIMS + independence.CLAIMS),
]


@pytest.mark.parametrize("name", CLAIMS)
def test_the_claim_comes_out_as_expected(name):
    assert_as_expected(name)


# --- Mongin: how many acts it takes, by another solver ---------------------------


def society_exists(a: Aggregation, names: tuple[str, ...]) -> bool:
    solver = z3.Solver()
    belief, *worths = z3.Reals("p x y z")
    worth = dict(zip("12-", worths, strict=True))
    social = [belief * worth[s[0]] + (1 - belief) * worth[s[1]] for s in names]
    for i, j in itertools.permutations(range(len(names)), 2):
        pairs = [(row[i], row[j]) for row in a.utilities]
        if all(u >= v for u, v in pairs):
            strict = any(u > v for u, v in pairs)
            solver.add(social[i] > social[j] if strict else social[i] >= social[j])
    return solver.check() == z3.sat


def test_no_four_of_the_nine_acts_rule_society_out_and_the_five_do():
    for size in (1, 2, 3, 4):
        for names in itertools.combinations(mongin1995.NINE, size):
            assert society_exists(mongin1995.acts(names), names)
    assert not society_exists(mongin1995.acts(mongin1995.FIVE), mongin1995.FIVE)


def test_with_shared_beliefs_nine_acts_leave_a_society():
    same = mongin1995.acts(mongin1995.NINE, (HALF, HALF))
    assert society_exists(same, mongin1995.NINE)


# --- the threat, by a grid over lotteries ----------------------------------------


def best_on_a_grid(least, steps=120):
    """Return what the largest product above `least` is worth, over a grid."""
    a, best = newberry_ord2021.THREAT, None
    for p, q in itertools.product(range(steps + 1), repeat=2):
        if p + q > steps:
            continue
        law = (
            Fraction(p, steps),
            Fraction(q, steps),
            Fraction(steps - p - q, steps),
            0,
        )
        worth = [a.expected(i, law) for i in a.members]
        gains = [x - d for x, d in zip(worth, least, strict=True)]
        if min(gains) >= 0:
            best = max(best or (-1, ()), (gains[0] * gains[1], tuple(worth)))
    return best[1]


def test_the_agreements_are_the_best_of_a_grid():
    seven = Fraction(7, 10)
    assert best_on_a_grid((HALF, HALF)) == (seven, seven)
    threatened = best_on_a_grid((Fraction(9, 20), 0))
    assert threatened == (Fraction(29, 40), Fraction(77, 120))
    assert best_on_a_grid((0, 0)) == (seven, seven)


def test_the_meet_minimum_is_the_least_that_is_efficient():
    assert newberry_ord2021.meet_minimum(newberry_ord2021.THREAT) == (0, 0)
    other = Aggregation(("1", "2"), ("a", "b", "c"), ((3, 3, 1), (0, 1, 2)))
    assert newberry_ord2021.meet_minimum(other) == (1, 1)


# --- the concave cake, by its numbers --------------------------------------------


def test_the_concave_cake_is_worth_most_in_halves():
    def total(share):
        return aggregation.concave(share) + aggregation.concave(1 - share)

    assert aggregation.CONCAVE.society == tuple(total(Fraction(k, 4)) for k in range(5))
    assert (total(HALF), total(Fraction(1)), total(Fraction(0))) == (
        Fraction(3, 2),
        1,
        1,
    )
    for k in range(101):
        share = Fraction(k, 100)
        assert total(HALF) - total(share) == 2 * (share - HALF) ** 2
