"""Bounded record: a hypothesis is richer than its record of kept promises says."""

from accord.theory.decision_auctions import DecisionAuction
from accord.theory.properties import prop


@prop(DecisionAuction, forall=("round", "hypothesis"))
def bounded_record(auction: DecisionAuction, round: int, hypothesis: int) -> bool:
    """The record of every hypothesis is at most its wealth minus its allowance.

    The record sums reward minus promise over the rounds that it won, in which it was
    put to the test. Nobody pays more than she promised. (Oesterheld, Demski and
    Conitzer 2023, definition 5 and the proof of theorem 1, with the capped bid)
    """
    now = auction.round(round).after
    free = now.wealths[hypothesis] - now.allowances[hypothesis]
    return bool(now.records[hypothesis] <= free)


def because(auction: DecisionAuction, round: int, hypothesis: int) -> str:
    """Return both sides."""
    now = auction.round(round).after
    free = now.wealths[hypothesis] - now.allowances[hypothesis]
    name = auction.hypotheses[hypothesis].name
    record = now.exactly(now.records[hypothesis])
    return (
        f"after round {round} the record of {name} is {record}, and its wealth minus "
        f"its allowance {now.exactly(free)}."
    )
