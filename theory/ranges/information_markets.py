"""What the quantified names of properties of markets run over."""

from collections.abc import Iterable

from accord.theory.information_markets import Market
from accord.theory.ranges import ranges


@ranges(Market, lambda m: len(set(m.order)))
def trader(m: Market) -> Iterable[int]:
    """Run over the traders who move, by number."""
    return sorted(set(m.order))


@ranges(Market, lambda m: max(map(len, map(m.seen, range(len(m.traders))))))
def signal(m: Market, trader: int) -> Iterable[str]:
    """Run over what the trader can see."""
    return m.seen(trader)


@ranges(Market, lambda m: max(map(len, map(m.seen, range(len(m.traders))))))
def pretended(m: Market, trader: int, signal: str) -> Iterable[str]:
    """Run over what else the trader could see, and can pretend to have seen."""
    return (other for other in m.seen(trader) if other != signal)


@ranges(Market, lambda m: len(m.states))
def state(m: Market) -> range:
    """Run over the states, by number."""
    return range(len(m.states))
