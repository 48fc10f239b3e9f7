"""Fixed points and budgets against the reference implementation of logical induction.

It computes in floats, and takes the first prices within a tolerance: so what is
compared is the condition that they meet, not the prices.
"""

import itertools
from fractions import Fraction

import pytest

from accord.papers.garrabrant2016 import ALWAYS, APART, buys_ten, market, trading
from accord.theory.box_demands import BoxDemands
from accord.theory.box_points import fixed_points
from accord.theory.features import Feature
from accord.theory.trading_days import factor_on, firm

li = pytest.importorskip(
    "logicalinduction", reason="the reference implementation is not here"
)
F = Fraction
NEAR = 1e-9


def as_formula(tree: Feature, day: int):
    """Return a feature as a formula of the reference; names are its sentences."""
    if tree.kind == "number":
        return li.Constant(F(tree.parts[0]))
    if tree.kind == "price":
        return li.Price(tree.parts[0], tree.parts[1] or day)
    parts = [as_formula(part, day) for part in tree.parts]
    made = {"+": li.Sum, "*": li.Product, "max": li.Max, "inverse": li.SafeReciprocal}
    return made[tree.kind](*parts)


MARKETS = [
    (market("1 - 3*p"), 1e-5),
    (market("p"), 1e-5),
    (market("max(p, q)", "1 - p - q"), 1e-5),
    (market("1/2 - p**2"), 1e-3),
    (APART, 1e-5),
    (market("1"), 1e-5),
    (market("1/max(1, 3*p) - 1/2"), 1e-5),
]


@pytest.mark.parametrize(("d", "tolerance"), MARKETS, ids=lambda x: str(x)[:60])
def test_prices_that_the_reference_finds_nearly_meet_our_condition(
    d: BoxDemands, tolerance: float
):
    policy = {
        name: as_formula(tree, 1) for name, tree in zip(d.names, d.trees, strict=True)
    }
    found = li.find_credences(policy, li.History([]), tolerance)
    point = tuple(F(found[name]) for name in d.names)
    demands = [d.demand(i, point) for i in d.coordinates]
    for world in itertools.product((0, 1), repeat=len(point)):
        rows = zip(demands, world, point, strict=True)
        assert sum(xi * (w - x) for xi, w, x in rows) <= F(tolerance)
    exact = [p for p in fixed_points(d) if not any(hasattr(x, "field") for x in p)]
    if exact:
        assert point in exact


@pytest.mark.parametrize("price", [F(1), F(2, 5), F(1, 5), F(0)])
def test_budget_factors_are_those_of_the_reference(price: Fraction):
    phi, psi = li.Atom("phi"), li.Atom("psi")
    formula = li.compute_budget_factor(
        2, [], li.Disjunction(phi, psi), [], {phi: li.Constant(10)}, li.History([])
    )
    theirs = formula.evaluate(li.History([{phi: price}]))
    assert abs(theirs - float(factor_on(buys_ten(price), 0, 2, 1))) < NEAR


@pytest.mark.parametrize("budget", [1, 2, 3, 4, 5, 6])
@pytest.mark.parametrize("day", [1, 2, 3, 4, 5, 6])
def test_a_buyer_at_price_1_is_scaled_as_by_the_reference(budget: int, day: int):
    phi = li.Atom("phi")
    nothing = li.Disjunction(phi, li.Negation(phi))
    past = day - 1
    formula = li.compute_budget_factor(
        budget,
        [nothing] * past,
        nothing,
        [{phi: li.Constant(1)}] * past,
        {phi: li.Constant(1)},
        li.History([{phi: F(1)}] * past),
    )
    theirs = formula.evaluate(li.History([{phi: F(1)}] * day))
    assert abs(theirs - float(factor_on(ALWAYS, 0, budget, day))) < NEAR


@pytest.mark.parametrize("price", [F(0), F(1, 3), F(1, 2), F(1)])
@pytest.mark.parametrize("bought", [(3, 3), (-2, 5), (1, -4)])
def test_the_firm_of_two_days_buys_what_the_reference_buys(
    price: Fraction, bought: tuple[int, int]
):
    phi = li.Atom("phi")
    nothing = li.Disjunction(phi, li.Negation(phi))
    traders = {"a": tuple(map(str, bought)), "b": tuple(map(str, bought[::-1]))}
    m = trading(traders, (F(1, 2),))
    rows = [[{phi: li.Constant(F(a))} for a in own] for own in (bought, bought[::-1])]
    first = li.combine_trading_algorithms([rows[0][:1]], [nothing], li.History([]))
    theirs = first[phi].evaluate(li.History([{phi: price}]))
    assert abs(theirs - float(firm(m, 1, (price,))[0])) < NEAR
    second = li.combine_trading_algorithms(
        rows, [nothing] * 2, li.History([{phi: F(1, 2)}])
    )
    theirs = second[phi].evaluate(li.History([{phi: F(1, 2)}, {phi: price}]))
    assert abs(theirs - float(firm(m, 2, (price,))[0])) < NEAR


def test_the_reference_values_past_trades_at_the_latest_price():
    """The paper values an earlier trade at the price of its own day.

    2 shares bought at 1/2 may lose 1, and of a budget of 2 leave 1 for the third day;
    the reference takes the price 0 of the second day for the first, and leaves 2.
    """
    phi = li.Atom("phi")
    nothing = li.Disjunction(phi, li.Negation(phi))
    history = li.History([{phi: F(1, 2)}, {phi: F(0)}])
    past = [{phi: li.Constant(2)}, {phi: li.Constant(0)}]
    formula = li.compute_budget_factor(
        2, [nothing] * 2, nothing, past, {phi: li.Constant(2)}, history
    )
    today = [{phi: F(1, 2)}, {phi: F(0)}, {phi: F(1)}]
    theirs = formula.evaluate(li.History(today))
    m = trading({"buyer": ("2", "0", "2")}, (F(1, 2), 0, 1))
    assert factor_on(m, 0, 2, 3) == F(1, 2)
    assert theirs == 1
