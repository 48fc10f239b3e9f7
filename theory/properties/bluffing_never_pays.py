"""Bluffing never pays: no trader gains by acting on a signal that she has not seen."""

from accord.theory.information_markets import Market
from accord.theory.properties import assume, prop


@prop(Market, forall=("trader", "signal", "pretended"))
def bluffing_never_pays(m: Market, trader: int, signal: str, pretended: str) -> bool:
    """Where the others tell the truth and believe, so does she best by the truth.

    Her bluff: up to her last move she moves the prices as if she had seen `pretended`,
    and at the last by what she saw and learned. Who moves once has no time to bluff. A
    bluff that is found out says nothing. Source: Chen et al. 2010.
    """
    bluff = m.expected(trader, signal, pretended)
    assume(bluff is not None)
    return bool(m.expected(trader, signal, signal) >= bluff)


def because(m: Market, trader: int, signal: str, pretended: str) -> str:
    """Return what she expects of both."""
    truth, bluff = (m.expected(trader, signal, s) for s in (signal, pretended))
    name = m.traders[trader]
    return (
        f"{name}, who sees {signal}, expects {truth} by the truth and {bluff} by "
        f"acting as if she saw {pretended}, and correcting the prices in the end."
    )
