"""Influence is: after a history the effective weights have this proportion."""

from collections.abc import Sequence
from typing import Any

from accord.theory.negotiations import History, Negotiation
from accord.theory.properties import prop


@prop(Negotiation)
def influence_is(n: Negotiation, *, history: History, shares: Sequence[Any]) -> bool:
    """Weight times likelihood of the history is to each principal as her share.

    `shares` has a number of at least 0 for each principal, not all of them 0.
    """
    after = n.influence(history)
    if len(shares) != len(after) or not any(share > 0 for share in shares):
        return False
    fits = all(
        after[i] * shares[j] == after[j] * shares[i]
        for i in n.members
        for j in range(i)
    )
    return fits and any(bool(x > 0) for x in after) and all(s >= 0 for s in shares)
