"""Loses at most: the maker's loss has this bound in every state and outcome."""

from typing import Any

from accord.theory.logarithms import ln
from accord.theory.market_makers import MarketMaker
from accord.theory.properties import prop


@prop(MarketMaker, forall=("state",))
def loses_at_most(
    m: MarketMaker, state: Any, *, most: Any, logarithm_of: Any = None
) -> bool:
    """Whatever the traders did and comes about, the maker has lost `most` or less.

    Times ln(logarithm_of), if that is given. `loses-less-than` says that the bound is
    never reached. Source: Hanson 2003.
    """
    bound = most if logarithm_of is None else most * ln(logarithm_of)
    return all(bool(lost <= bound) for lost in m.lost(state))


def because(m: MarketMaker, state: Any, *, most: Any, logarithm_of: Any = None) -> str:
    """Return what is lost."""
    return f"by outcome the maker has lost {', '.join(map(str, m.lost(state)))}."
