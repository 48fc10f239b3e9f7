"""No overestimation: the agent expects no more than it gets, up to the allowances."""

from accord.theory.decision_auctions import DecisionAuction
from accord.theory.properties import prop


@prop(DecisionAuction, forall=("round",))
def no_overestimation(auction: DecisionAuction, round: int) -> bool:
    """The cumulative overestimation L never exceeds the allowances paid so far.

    After every round T: the sum of estimate minus reward over rounds 1..T is at most
    what all hypotheses were given (with their wealth at the start). Where the
    allowances grow slower than T, L/T has no positive limit: that is the condition of
    rationality, and this its finite form. (Oesterheld, Demski and Conitzer 2023,
    definition 2 and the proof of theorem 1)
    """
    now = auction.round(round).after
    return bool(now.overestimation <= now.given)


def because(auction: DecisionAuction, round: int) -> str:
    """Return both sides."""
    now = auction.round(round).after
    over = now.exactly(now.overestimation)
    given = now.exactly(now.given)
    return f"in {round} rounds estimates exceed rewards by {over}, more than {given}."
