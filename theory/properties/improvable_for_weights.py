"""Improvable for weights: another policy has a larger weighted sum."""

from accord.theory.negotiations import Negotiation, Policy
from accord.theory.properties import prop


@prop(Negotiation, exists=("other_policy",))
def improvable_for_weights(
    n: Negotiation, other_policy: Policy, *, policy: Policy
) -> bool:
    """Some policy has a larger sum of weight times worth: `optimal-for-weights` fails.

    Stated by itself so that it can be proved for all weights and beliefs of a range.
    """
    n.check_policy(policy)
    return bool(n.weighted_worth(other_policy) > n.weighted_worth(policy))
