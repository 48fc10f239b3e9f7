"""Invariants whatever the rewards: no environment that pays 0 or 1 breaks them."""

from accord.theory.decision_auctions import DecisionAuction
from accord.theory.properties import prop
from accord.theory.properties.auction_invariants import auction_invariants
from accord.theory.properties.auction_invariants import because as why


@prop(DecisionAuction, forall=("reward_sequence",))
def invariants_whatever_rewards(
    auction: DecisionAuction, reward_sequence: tuple[int, ...]
) -> bool:
    """Whatever what is done is rewarded with, 0 or 1, `auction-invariants` holds.

    For every sequence of such rewards, one for each round, and every round.
    """
    run = auction.rewarding(reward_sequence)
    return all(auction_invariants(run, t) for t in range(1, run.rounds + 1))


def because(auction: DecisionAuction, reward_sequence: tuple[int, ...]) -> str:
    """Return which of them fails first, and how."""
    run = auction.rewarding(reward_sequence)
    t = next(t for t in range(1, run.rounds + 1) if not auction_invariants(run, t))
    return why(run, t)
