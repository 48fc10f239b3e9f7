"""Honest never rejected: who keeps her promises is believed once she can afford it."""

from accord.theory.decision_auctions import DecisionAuction
from accord.theory.properties import assume, prop


@prop(DecisionAuction, forall=("round", "hypothesis"))
def honest_never_rejected(
    auction: DecisionAuction, round: int, hypothesis: int
) -> bool:
    """Who kept every promise is not rejected once her allowance comes to her promise.

    If in each earlier round that the hypothesis won the reward was at least its
    promise, and it was given by then at least what it promises now, then the agent
    estimates at least that. From the proof of theorem 3 in Oesterheld, Demski and
    Conitzer 2023, for finitely many rounds.
    """
    r = auction.round(round)
    assume(r.before.honest[hypothesis])
    assume(r.before.allowances[hypothesis] >= r.promises[hypothesis])
    return not r.rejects(hypothesis)


def because(auction: DecisionAuction, round: int, hypothesis: int) -> str:
    """Return what it promises and what is estimated."""
    r = auction.round(round)
    promise = r.before.exactly(r.promises[hypothesis])
    return (
        f"in round {round} {auction.hypotheses[hypothesis].name} promises {promise}, "
        f"and has always kept its word; the estimate is {r.before.exactly(r.estimate)}."
    )
