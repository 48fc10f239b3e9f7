"""Garrabrant and others 2016: every claim, and second routes to its numbers."""

from fractions import Fraction

import pytest
from paper_claims import assert_as_expected

from accord.papers import garrabrant2016
from accord.papers.claim import all_papers
from accord.theory.algebraic import annihilator
from accord.theory.box_points import fixed_points

F = Fraction
CLAIMS = [claim.id for claim in all_papers()["garrabrant2016"].claims if claim.parts]


@pytest.mark.parametrize("name", CLAIMS)
def test_the_claim_comes_out_as_expected(name):
    assert_as_expected(f"garrabrant2016.{name}")


def test_the_limit_is_never_run():
    rest = {c.id: c for c in all_papers()["garrabrant2016"].claims if not c.parts}
    assert set(rest) == {"fixed-point-lemma", "induction-limit"}


def test_no_claim_of_a_finite_history_says_that_it_is_exploited():
    for claim in all_papers()["garrabrant2016"].claims:
        said = claim.statement.split()
        if "exploits" in said:
            assert said[:3] == ["No", "trader", "exploits"] or not claim.parts


@pytest.mark.parametrize("strength", [0, 1, 2, F(1, 2), 10, 100])
def test_arbitrage_of_a_strength_shrinks_the_excess_and_does_not_end_it(strength):
    k = F(strength)
    texts = [f"3/5 - {x} + {k}*(1 - p - q)" for x in "pq"]
    ((p, q),) = fixed_points(garrabrant2016.market(*texts))
    assert p == q == (F(3, 5) + k) / (1 + 2 * k)
    assert p + q - 1 == F(1, 5) / (1 + 2 * k) > 0


def test_the_irrational_price_is_the_root_of_one_half():
    ((price,),) = fixed_points(garrabrant2016.market("1/2 - p**2"))
    assert price * price == F(1, 2)
    assert annihilator(price)[0] / annihilator(price)[2] == F(-1, 2)
