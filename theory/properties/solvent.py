"""Solvent: no hypothesis of a decision auction ever owes anything."""

from accord.theory.decision_auctions import DecisionAuction
from accord.theory.properties import prop


@prop(DecisionAuction, forall=("round", "hypothesis"))
def solvent(auction: DecisionAuction, round: int, hypothesis: int) -> bool:
    """After every round the wealth of every hypothesis is at least 0.

    Nobody bids more than she has, so that it holds wherever nobody pays more than her
    bid. (Oesterheld, Demski and Conitzer 2023, in the proof of theorem 1)
    """
    return bool(auction.round(round).after.wealths[hypothesis] >= 0)


def because(auction: DecisionAuction, round: int, hypothesis: int) -> str:
    """Return the wealth."""
    r = auction.round(round)
    name, has = auction.hypotheses[hypothesis].name, r.after.wealths[hypothesis]
    return f"after round {round} {name} has {r.after.exactly(has)}."
