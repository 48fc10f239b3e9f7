"""What the quantified names of properties of trading grids run over."""

from collections.abc import Iterable

from accord.theory.ranges import ranges
from accord.theory.trading_grids import SIDES, STEPS, TradingGrid


@ranges(TradingGrid, lambda _: len(SIDES))
def side(_: TradingGrid) -> Iterable[str]:
    """Run over the buyer and the seller."""
    return SIDES


@ranges(TradingGrid, lambda _: len(STEPS))
def step(_: TradingGrid) -> Iterable[str]:
    """Run over the steps of the proof by induction."""
    return STEPS
