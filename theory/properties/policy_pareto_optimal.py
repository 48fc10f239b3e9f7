"""Pareto optimal policy: no other is as good for all, in their own eyes, and better."""

from collections.abc import Sequence
from typing import Any

from accord.theory.negotiations import Negotiation, Policy
from accord.theory.properties import prop


@prop(Negotiation, forall=("mixed_policy",))
def policy_pareto_optimal(
    n: Negotiation, mixed_policy: Sequence[Sequence[Any]], *, policy: Policy
) -> bool:
    """No policy is worth at least as much to every principal, and more to one.

    Each by her own beliefs; among all policies that remember what was observed, those
    that draw lots too. As these form a polytope, it is equivalent to weights, all
    larger than 0, for which the policy maximises the weighted sum: the multipliers of
    the proof. Source: Critch 2017.
    """
    n.check_policy(policy)
    own = [n.worth(j, policy) for j in n.members]
    other = [n.mixed_worth(j, mixed_policy) for j in n.members]
    pairs = list(zip(other, own, strict=True))
    worse = any(theirs < ours for theirs, ours in pairs)
    return worse or not any(theirs > ours for theirs, ours in pairs)


def because(
    n: Negotiation, mixed_policy: Sequence[Sequence[Any]], *, policy: Policy
) -> str:
    """Return what both are worth to each principal in her own eyes."""
    own = ", ".join(str(n.worth(j, policy)) for j in n.members)
    other = ", ".join(str(n.mixed_worth(j, mixed_policy)) for j in n.members)
    return f"`{n.say_policy(policy)}` is worth {own}, and that policy {other}."
