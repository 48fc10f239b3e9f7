"""Largest surplus: what efficient trade on a grid of k values leaves, for every k."""

from fractions import Fraction
from typing import Any

from accord.theory.properties import assume, prop
from accord.theory.trading_grids import STEPS, TradingGrid

_HALF, _SIXTH = Fraction(1, 2), Fraction(1, 6)


@prop(
    TradingGrid,
    forall=("side", "step"),
    cites="induction over whole numbers; a sum of averages is the average of sums",
)
def largest_surplus(grid: TradingGrid, side: str, step: str) -> bool:
    """Under Bayesian IC and interim IR the most that is left is (5-k)(k-1)k/6.

    The unit is 1/((k-1)k^2). With values and costs 0..k-1, equally likely, type number
    i of a side (the least willing first) trades with i of the k types of the other
    side. Let t(i) be what it pays on average, times k, and w(i) the worth of trade to
    it. The steps, for all whole numbers from 0 to k-1:

    the least willing type trades with none; type i+1 with one more than type i;
    interim IR, w(0)*0 - t(0) >= 0, gives t(0) <= T(0), where T(i) = w(1) + ... + w(i);
    Bayesian IC, w(i)*i - t(i) >= w(i)*(i-1) - t(i-1), and t(i-1) <= T(i-1) give
    t(i) <= T(i); t = T is itself truthful and individually rational; the sum
    T(0) + ... + T(n-1) is the polynomial that it is said to be, for n = 0 and from n to
    n+1; and those of both sides at n = k add up to (5-k)(k-1)k/6.

    By induction t <= T, and the surplus, the sum of all t(i) of both sides, is largest
    at t = T. Source: Myerson and Satterthwaite 1983 (for densities), on a grid.
    """
    return _RUN[STEPS.index(step)](grid, side)


def bound(grid: TradingGrid, side: str, index: Any) -> Any:
    """Return T(index), the most that a type can be made to pay."""
    per_type = 0 if side == "buyer" else grid.k - 1
    return _HALF * index * (index + 1) - per_type * index


def sum_of_bounds(grid: TradingGrid, side: str, types: Any) -> Any:
    """Return T(0) + ... + T(types - 1)."""
    per_type = 0 if side == "buyer" else grid.k - 1
    n = types
    return _SIXTH * (n - 1) * n * (n + 1) - _HALF * per_type * (n - 1) * n


def _whole(x: Any, y: Any) -> None:
    """Assume that two numbers are equal or, being whole, differ by at least 1."""
    assume(x == y or x >= y + 1 or y >= x + 1)


def _never_trades(grid: TradingGrid, side: str) -> bool:
    return not grid.trades(side, 0, grid.other)


def _trades_with_one_more(grid: TradingGrid, side: str) -> bool:
    assume(grid.i <= grid.k - 2)
    new = grid.i if side == "buyer" else grid.k - 1 - grid.i
    _whole(grid.other, new)
    before = grid.trades(side, grid.i, grid.other)
    after = grid.trades(side, grid.i + 1, grid.other)
    return (after and not before) if grid.other == new else before == after


def _first_bound(grid: TradingGrid, side: str) -> bool:
    assume(grid.worth(side, 0) * 0 - grid.paid >= 0)
    return bool(grid.paid <= bound(grid, side, 0))


def _next_bound(grid: TradingGrid, side: str) -> bool:
    i, worth = grid.i, grid.worth(side, grid.i)
    assume(i >= 1)
    assume(worth * i - grid.paid >= worth * (i - 1) - grid.paid_before)
    assume(grid.paid_before <= bound(grid, side, i - 1))
    return bool(grid.paid <= bound(grid, side, i))


def _truthful(grid: TradingGrid, side: str) -> bool:
    i, j, worth = grid.i, grid.j, grid.worth(side, grid.i)
    _whole(i, j)
    truth = worth * i - bound(grid, side, i)
    return bool(truth >= worth * j - bound(grid, side, j))


def _individually_rational(grid: TradingGrid, side: str) -> bool:
    _whole(grid.i, 0)
    worth = grid.worth(side, grid.i)
    return bool(worth * grid.i - bound(grid, side, grid.i) >= 0)


def _sum_of_bounds(grid: TradingGrid, side: str) -> bool:
    n = grid.i
    grown = sum_of_bounds(grid, side, n) + bound(grid, side, n)
    starts = sum_of_bounds(grid, side, 0) == 0
    return starts and bool(sum_of_bounds(grid, side, n + 1) == grown)


def _sum_of_both(grid: TradingGrid, _: str) -> bool:
    k = grid.k
    both = sum(sum_of_bounds(grid, side, k) for side in ("buyer", "seller"))
    return bool(both == _SIXTH * (5 - k) * (k - 1) * k)


_RUN = (
    _never_trades,
    _trades_with_one_more,
    _first_bound,
    _next_bound,
    _truthful,
    _individually_rational,
    _sum_of_bounds,
    _sum_of_both,
)
