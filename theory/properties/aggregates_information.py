"""Aggregates information: the last prices say all that the traders know together."""

from accord.theory.information_markets import Market
from accord.theory.properties import prop


@prop(Market, forall=("state",))
def aggregates_information(m: Market, state: int) -> bool:
    """If all tell the truth, the last prices are what follows from all signals.

    Prices can hide what traders know: of two fair bits each moves the price of "they
    differ" nowhere, though together they know. Source: Feigenbaum, Fortnow, Pennock
    and Sami 2005.
    """
    moves = m.play(state)
    assert moves is not None, "the truth is never found out"
    known = [
        s
        for s in range(len(m.states))
        if all(row[s] == row[state] for row in m.signals)
    ]
    return moves[-1].after == m.belief(known)


def because(m: Market, state: int) -> str:
    """Return the last prices and what was known."""
    moves = m.play(state) or []
    known = [
        s
        for s in range(len(m.states))
        if all(row[s] == row[state] for row in m.signals)
    ]
    told = ", ".join(map(str, moves[-1].after))
    true = ", ".join(map(str, m.belief(known)))
    return (
        f"in {m.states[state]} the last prices are {told}; the signals together say "
        f"{true}."
    )
