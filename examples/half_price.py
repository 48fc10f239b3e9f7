"""A user's own auction: the highest bidder wins and pays half of her own bid.

accord check examples/half_price.py:rule strategyproof --as auction --agents 2
"""

from fractions import Fraction


def rule(bids: tuple[Fraction, ...]) -> tuple[int, list[Fraction]]:
    winner = bids.index(max(bids))
    payments = [Fraction(0) for _ in bids]
    payments[winner] = Fraction(1, 2) * bids[winner]
    return winner, payments
