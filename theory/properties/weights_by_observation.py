"""Weights by observation: a weighted sum is one of conditional expectations."""

from collections.abc import Sequence
from typing import Any

from accord.theory.negotiations import Negotiation, Policy
from accord.theory.properties import assume, prop


@prop(Negotiation, forall=("conditional_worths",))
def weights_by_observation(
    n: Negotiation, conditional_worths: Sequence[Any], *, policy: Policy
) -> bool:
    """The sum of w_i E_i[U_i] is that of (w_i P_i(o)) E_i[U_i given o], over i and o.

    Here o is the first observation, and E_i[U_i given o] any number whose product with
    P_i(o) is what the sequences that start with o contribute to E_i[U_i].
    """
    n.check_policy(policy)
    kinds = range(len(n.observations))
    total: Any = 0
    for o in kinds:
        for i, weight in enumerate(n.influence((o,))):
            given = conditional_worths[i * len(kinds) + o]
            assume(n.likelihood(i, (o,)) * given == _part(n, i, policy, o))
            total = total + weight * given
    return bool(n.weighted_worth(policy) == total)


def _part(n: Negotiation, principal: int, policy: Policy, first: int) -> Any:
    """Return what histories that start with an observation are worth."""
    total: Any = 0
    for history, action in zip(n.histories, policy, strict=True):
        if history[0] == first:
            chance = n.likelihood(principal, history)
            total = total + chance * n.utilities[principal][action]
    return total
