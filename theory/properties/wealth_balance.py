"""Wealth balance: what the hypotheses hold is what was given, less overestimation."""

from accord.theory.decision_auctions import DecisionAuction
from accord.theory.properties import prop


@prop(DecisionAuction, forall=("round",))
def wealth_balance(auction: DecisionAuction, round: int) -> bool:
    """The wealths sum to all allowances minus the cumulative overestimation L.

    After every round: sum_i w(i) = allowances (with the wealth at the start) - L, where
    L sums estimate minus reward. It holds where the estimate is the price paid.
    (Oesterheld, Demski and Conitzer 2023, in the proof of theorem 1)
    """
    now = auction.round(round).after
    return bool(sum(now.wealths) == now.given - now.overestimation)


def because(auction: DecisionAuction, round: int) -> str:
    """Return both sides."""
    now = auction.round(round).after
    held, given = now.exactly(sum(now.wealths)), now.exactly(now.given)
    over = now.exactly(now.overestimation)
    return (
        f"after round {round} the wealths sum to {held}, the allowances to {given} and "
        f"the overestimation to {over}."
    )
