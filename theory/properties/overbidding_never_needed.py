"""Overbidding never needed: some plan that never overbids earns as much as any."""

from typing import Any

from accord.theory.decision_auctions import DecisionAuction
from accord.theory.properties import prop


@prop(DecisionAuction, forall=("plan",), exists=("other_plan",))
def overbidding_never_needed(
    auction: DecisionAuction,
    plan: tuple[Any, ...],
    other_plan: tuple[Any, ...],
    *,
    hypothesis: int = 0,
) -> bool:
    """Whatever one hypothesis promises, an honest plan earns it at least as much.

    A plan has a promise for each round; it is honest if in no round it promises more
    than the reward of what it recommends. What it earns is reward minus price, over the
    rounds that it wins; the others promise what they promise. Where wealth does not
    bind, and in a single round, it holds in the first-price auction: promises above
    one's reward win at a loss. (After the essay Ngo 2025)
    """
    return is_honest(auction, hypothesis, other_plan) and bool(
        earns(auction, hypothesis, other_plan) >= earns(auction, hypothesis, plan)
    )


def earns(auction: DecisionAuction, hypothesis: int, plan: tuple[Any, ...]) -> Any:
    """Return what a hypothesis earns in all rounds by a plan."""
    end = auction.promising(hypothesis, plan).round(auction.rounds).after
    return end.exactly(end.earned[hypothesis])


def is_honest(auction: DecisionAuction, hypothesis: int, plan: tuple[Any, ...]) -> bool:
    """Return whether a plan never promises more than its recommendation yields."""
    return all(
        promise <= auction.reward_of(hypothesis, t) for t, promise in enumerate(plan, 1)
    )


def because(
    auction: DecisionAuction, plan: tuple[Any, ...], *, hypothesis: int = 0
) -> str:
    """Return what the plan earns."""
    name = auction.hypotheses[hypothesis].name
    return (
        f"by this plan {name} earns {earns(auction, hypothesis, plan)}, and less by "
        "every plan that never promises more than its own option yields."
    )
