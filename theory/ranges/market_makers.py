"""What the quantified names of properties of market makers run over."""

from collections.abc import Iterable
from typing import Any

from accord.theory.aggregation import Numbers, unknown_law
from accord.theory.market_makers import STATES, MarketMaker
from accord.theory.ranges import ranges


def _count(m: MarketMaker) -> int:
    if m.maker == "any-cost":
        return len(STATES)
    if m.in_shares and m.steps is not None:
        return int(m.steps**m.outcomes)
    return 1


@ranges(MarketMaker, _count, symbolic=True)
def state(m: MarketMaker) -> Iterable[Any]:
    """Run over the states: all prices, or those of numbers, perhaps up to a bound."""
    return _states(m, "state")


@ranges(MarketMaker, _count, symbolic=True)
def second_state(m: MarketMaker) -> Iterable[Any]:
    """Run over the states."""
    return _states(m, "second_state")


@ranges(MarketMaker, _count, symbolic=True)
def third_state(m: MarketMaker) -> Iterable[Any]:
    """Run over the states."""
    return _states(m, "third_state")


def _states(m: MarketMaker, name: str) -> Iterable[Any]:
    if m.maker == "any-cost":
        return range(len(STATES))
    if m.all_states:
        return Numbers(m.unknown_state(name), m.outcomes, "positive numbers")
    if m.in_shares:
        return m.states()
    return Numbers(unknown_law(STATES[name], m.outcomes), m.outcomes, "lottery")
