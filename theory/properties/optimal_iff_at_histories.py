"""Optimal iff at histories: a policy is best where it is best after each history."""

from accord.theory.negotiations import Negotiation, Policy
from accord.theory.properties import prop


@prop(Negotiation, forall=("policy",))
def optimal_iff_at_histories(n: Negotiation, policy: Policy) -> bool:
    """A policy is optimal for the weights iff after each history its action is.

    After a history h the action is to maximise the sum of w_j P_j(h) u_j: the weight of
    each principal times the likelihood that her beliefs gave to what was observed.
    Source: Critch 2017, the recursion.
    """
    own = n.weighted_worth(policy)
    whole = all(own >= n.weighted_worth(other) for other in n.policies)
    pairs = list(zip(n.histories, policy, strict=True))
    each = all(
        n.worth_at(h, a) >= n.worth_at(h, b)
        for h, a in pairs
        for b in range(len(n.actions))
    )
    return whole == each
