"""Wealth identity: what a hypothesis holds comes from its allowance and its wins."""

from accord.theory.decision_auctions import DecisionAuction
from accord.theory.errors import ModelError
from accord.theory.properties import prop


@prop(DecisionAuction, forall=("round", "hypothesis"))
def wealth_identity(
    auction: DecisionAuction, round: int, hypothesis: int, *, less: str = "price"
) -> bool:
    """Each wealth is its allowance plus reward minus price over the rounds it won.

    With less="promise" its promise is taken off in place of the price, as the identity
    is printed in Oesterheld, Demski and Conitzer 2023 (proof of theorem 1): but a
    winner whose wealth is below her promise bids, and pays, her wealth.
    """
    if less not in ("price", "promise"):
        raise ModelError(f"expected less = `price` or `promise`, got `{less}`")
    now = auction.round(round).after
    gains = now.earned if less == "price" else now.records
    own = now.allowances[hypothesis] + gains[hypothesis]
    return bool(now.wealths[hypothesis] == own)


def because(
    auction: DecisionAuction, round: int, hypothesis: int, *, less: str = "price"
) -> str:
    """Return both sides."""
    now = auction.round(round).after
    gains = now.earned if less == "price" else now.records
    has, given, gain = (
        now.exactly(row[hypothesis]) for row in (now.wealths, now.allowances, gains)
    )
    name = auction.hypotheses[hypothesis].name
    return (
        f"after round {round} {name} has {has}; it was given {given}, and reward minus "
        f"{less} comes to {gain} over the rounds that it won."
    )
