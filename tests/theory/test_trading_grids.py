"""Trade on a grid of every size: the steps of the proof, and what breaks them."""

from fractions import Fraction

import pytest

from accord.papers.claim import holds_for_all, left_open
from accord.theory.errors import ModelError
from accord.theory.forms import Form
from accord.theory.properties import PremiseNotMet
from accord.theory.properties import largest_surplus as surplus
from accord.theory.subjects import build
from accord.theory.trading_grids import SIDES, STEPS
from accord.verifiers import kernel
from accord.verifiers.limits import Limits

OPEN = left_open("grid", "efficient-trade")
SIZES = range(2, 9)


def at(**numbers):
    """Return the grid with these numbers."""
    values = {name.replace("_", " "): str(value) for name, value in numbers.items()}
    return build({**OPEN, "values": values})


def test_proved_for_every_size_by_a_certificate():
    verdict = holds_for_all(OPEN, "largest-surplus").ask(Limits())
    assert (verdict.status, verdict.scope) == ("PROVED", "every whole k >= 2")
    assert verdict.accepted.instances == verdict.accepted.met == 16
    assert kernel.check(verdict.certificate).status == "PROVED"


@pytest.mark.parametrize("rule", ["efficient-trade-at-ties", "k-double-auction"])
def test_a_rule_that_trades_at_ties_is_another_one(rule):
    verdict = holds_for_all(left_open("grid", rule), "largest-surplus").ask(Limits())
    assert verdict.status == "REFUTED"


def test_a_posted_price_trades_with_the_wrong_types():
    of = left_open("grid", "bilateral-posted-price")
    assert holds_for_all(of, "largest-surplus").ask(Limits()).status == "REFUTED"


def test_only_a_rule_of_trade_has_a_grid():
    with pytest.raises(ModelError, match="rule of trade"):
        build(left_open("grid", "second-price"), None, Form.unknown)


@pytest.mark.parametrize("k", SIZES)
@pytest.mark.parametrize("side", SIDES)
def test_bounds_and_sums_are_those_that_adding_up_gives(k, side):
    grid = at(k=k)
    worths = [grid.worth(side, i) for i in range(k)]
    bounds = [surplus.bound(grid, side, i) for i in range(k)]
    assert bounds == [sum(worths[1 : i + 1]) for i in range(k)]
    for n in range(k + 1):
        assert surplus.sum_of_bounds(grid, side, n) == sum(bounds[:n])


@pytest.mark.parametrize("k", SIZES)
def test_the_surplus_is_that_of_the_linear_program(k):
    grid = at(k=k)
    both = sum(surplus.sum_of_bounds(grid, side, k) for side in SIDES)
    assert both / ((k - 1) * k**2) == Fraction(5 - k, 6 * k)


@pytest.mark.parametrize("k", SIZES)
@pytest.mark.parametrize("side", SIDES)
def test_type_i_trades_with_i_types(k, side):
    grid = at(k=k)
    for i in range(k):
        assert sum(grid.trades(side, i, other) for other in range(k)) == i


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("side", SIDES)
def test_every_step_says_something_of_whole_numbers_and_is_true(step, side):
    said = 0
    k = 4
    for i in range(k):
        for j in range(k):
            for paid, before in ((-6, -3), (0, -1), (1, 0)):
                grid = at(k=k, i=i, j=j, other=j, paid=paid, paid_before=before)
                try:
                    assert surplus.largest_surplus(grid, side, step)
                    said += 1
                except PremiseNotMet:
                    pass
    assert said


WRONG = {
    "bound": lambda grid, side, i: i * (i - 1),
    "sum_of_bounds": lambda grid, side, n: n * n,
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_formula_is_refuted(monkeypatch, name):
    monkeypatch.setattr(surplus, name, WRONG[name])
    verdict = holds_for_all(OPEN, "largest-surplus").ask(Limits())
    assert verdict.status == "REFUTED"


def test_without_whole_numbers_the_bound_is_not_truthful(monkeypatch):
    monkeypatch.setattr(surplus, "_whole", lambda x, y: None)
    verdict = holds_for_all(OPEN, "largest-surplus").ask(Limits())
    assert verdict.status == "REFUTED"
