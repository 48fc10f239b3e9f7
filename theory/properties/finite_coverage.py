"""Finite coverage: who promises more than the agent estimates has a bad record."""

from accord.theory.decision_auctions import DecisionAuction
from accord.theory.errors import ModelError
from accord.theory.properties import assume, prop


@prop(DecisionAuction, forall=("round", "hypothesis"))
def finite_coverage(
    auction: DecisionAuction, round: int, hypothesis: int, *, of: str = "all"
) -> bool:
    """A hypothesis that is rejected is poorer than its promise, and its record is bad.

    Rejected in a round: it promises more than the agent estimates. Then its wealth is
    below its promise, and its record below 1 minus what it was given, both before that
    round. As the allowance grows without bound, so does what the record lacks: that is
    coverage, and this its finite form. With of="losers" nothing is said of the winner,
    whose advice is followed. (Oesterheld, Demski and Conitzer 2023, definition 6 and
    the proof of theorem 1)
    """
    if of not in ("all", "losers"):
        raise ModelError(f"expected of = `all` or `losers`, got `{of}`")
    r = auction.round(round)
    assume(r.rejects(hypothesis) and (of == "all" or hypothesis != r.winner))
    poor = bool(r.before.wealths[hypothesis] < r.promises[hypothesis])
    bound = r.before.one - r.before.allowances[hypothesis]
    return poor and bool(r.before.records[hypothesis] < bound)


def because(
    auction: DecisionAuction, round: int, hypothesis: int, *, of: str = "all"
) -> str:
    """Return what it promises, what is estimated and what it has."""
    r = auction.round(round)
    promise, has, record, given = (
        r.before.exactly(row[hypothesis])
        for row in (
            r.promises,
            r.before.wealths,
            r.before.records,
            r.before.allowances,
        )
    )
    return (
        f"in round {round} {auction.hypotheses[hypothesis].name} promises {promise}, "
        f"more than the estimate {r.before.exactly(r.estimate)}, and has {has}, the "
        f"record {record} and allowances of {given}."
    )
