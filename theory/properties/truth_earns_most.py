"""Truth earns most: to promise what comes earns a hypothesis as much as it gets now."""

from accord.theory.decision_auctions import DecisionAuction
from accord.theory.properties import prop


@prop(DecisionAuction, forall=("hypothesis",))
def truth_earns_most(auction: DecisionAuction, hypothesis: int) -> bool:
    """No hypothesis would have earned less by promising what its options yield.

    What it earns is reward minus price over all rounds that it wins; the others promise
    what they promise. In one round, over all promises: that truth is a dominant
    strategy, also for bidders whose wealth caps their bids. (Vickrey 1961)
    """
    a = auction
    truth = tuple(a.reward_of(hypothesis, t) for t in range(1, a.rounds + 1))
    honest = a.promising(hypothesis, truth).round(a.rounds).after
    now = a.round(a.rounds).after
    gains = (end.exactly(end.earned[hypothesis]) for end in (honest, now))
    return bool(next(gains) >= next(gains))


def because(auction: DecisionAuction, hypothesis: int) -> str:
    """Return both sums."""
    a = auction
    truth = tuple(a.reward_of(hypothesis, t) for t in range(1, a.rounds + 1))
    honest = a.promising(hypothesis, truth).round(a.rounds).after
    now = a.round(a.rounds).after
    before, after = (e.exactly(e.earned[hypothesis]) for e in (now, honest))
    return (
        f"{a.hypotheses[hypothesis].name} earns {before}, and would earn {after} by "
        "promising what its options yield."
    )
