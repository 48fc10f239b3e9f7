"""Reward bound: the agent gets what a hypothesis guarantees, up to the allowances."""

from accord.theory.decision_auctions import DecisionAuction
from accord.theory.properties import assume, prop


@prop(DecisionAuction, forall=("round", "hypothesis"))
def reward_bound(auction: DecisionAuction, round: int, hypothesis: int) -> bool:
    """All rewards so far come to what an honest hypothesis promised, less allowances.

    If in every round that the hypothesis won the reward was at least its promise: the
    sum of all rewards is at least the sum of its promises over the rounds at whose
    start its allowance came to its promise, minus all allowances so far. This is
    theorem 3 of Oesterheld, Demski and Conitzer 2023 for finitely many rounds. It asks
    nothing of the estimate, and holds at the second price as well: who wins against the
    honest bidder pays at least that promise.
    """
    now = auction.round(round).after
    assume(now.honest[hypothesis])
    promised = now.guaranteed[hypothesis]
    return bool(now.reward >= promised - now.given)


def because(auction: DecisionAuction, round: int, hypothesis: int) -> str:
    """Return all three sums."""
    now = auction.round(round).after
    promised, given = now.guaranteed[hypothesis], now.given
    return (
        f"in {round} rounds the rewards come to {now.exactly(now.reward)}; "
        f"{auction.hypotheses[hypothesis].name} kept promises of "
        f"{now.exactly(promised)}, and the allowances are {now.exactly(given)}."
    )
