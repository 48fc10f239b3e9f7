"""SD-efficient: no exchange of probability shares helps everybody who takes part."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.preferences import rank
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import fact, lottery, own_order


@prop(
    Mechanism,
    forall=("profile", "trading_cycle"),
    cites="Bogomolnaia and Moulin 2001: a random assignment of strict orders is "
    "ordinally efficient iff nobody can gain along a cycle of objects",
)
def sd_efficient(
    m: Mechanism, profile: Profile, trading_cycle: tuple[Any, ...]
) -> bool:
    """No cycle of objects lets agents exchange shares of them, each for a better one.

    Ordinal efficiency of random assignments: no other table of probabilities
    stochastically dominates it for every agent and differs for one. Stated by its
    characterisation for strict orders: there is no cycle of objects in which for each
    object a and the next, b, some agent prefers a to b and has a positive share of b.
    Where objects can be left over, None in a cycle stands for what is left, which
    takes any object and gives those that are not used up.

    For assignments only: for lotteries over alternatives there is `sd-pareto`.
    """
    fact(m, "objects", "trades shares of objects")
    shares = [lottery(m, i, m(profile)) for i in m.agents]
    orders = [own_order(m, i, profile) for i in m.agents]

    def can_give(a: Any, b: Any) -> bool:
        # Somebody takes a and gives b.
        if b is None:
            return True
        if a is None:
            return bool(sum(share[b] for share in shares) < 1)
        return any(
            share[b] > 0 and rank(order, a) < rank(order, b)
            for share, order in zip(shares, orders, strict=True)
        )

    following = (*trading_cycle[1:], trading_cycle[0])
    return not all(
        can_give(a, b) for a, b in zip(trading_cycle, following, strict=True)
    )


def because(m: Mechanism, profile: Profile, trading_cycle: tuple[Any, ...]) -> str:
    """Return what the cycle is."""
    return (
        "along the trading cycle each object is held by somebody who would rather have "
        "the one before it: exchanging a little helps each of them and hurts nobody."
    )
