"""Optimal for weights: the policy maximises the weighted sum of the principals."""

from accord.theory.negotiations import Negotiation, Policy
from accord.theory.properties import prop


@prop(Negotiation, forall=("other_policy",))
def optimal_for_weights(
    n: Negotiation, other_policy: Policy, *, policy: Policy
) -> bool:
    """No policy has a larger sum of weight times worth in the principal's own eyes.

    The weights are those of the negotiation. Deterministic policies suffice: what a
    policy with lots is worth is a mean of what these are.
    """
    n.check_policy(policy)
    return bool(n.weighted_worth(policy) >= n.weighted_worth(other_policy))


def because(n: Negotiation, other_policy: Policy, *, policy: Policy) -> str:
    """Return the weighted sums of both, and what each is worth to everybody."""

    def say(which: Policy) -> str:
        worths = ", ".join(str(n.worth(j, which)) for j in n.members)
        return f"the worths {worths} with the weighted sum {n.weighted_worth(which)}"

    return (
        f"`{n.say_policy(policy)}` has {say(policy)}, and "
        f"`{n.say_policy(other_policy)}` has {say(other_policy)}."
    )
