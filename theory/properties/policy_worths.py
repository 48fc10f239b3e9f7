"""Policy worths: what a policy is worth to each principal in her own eyes."""

from collections.abc import Sequence
from typing import Any

from accord.theory.negotiations import Negotiation
from accord.theory.properties import prop


@prop(Negotiation)
def policy_worths(
    n: Negotiation, *, laws: Sequence[Sequence[Any]], worths: Sequence[Any]
) -> bool:
    """The expected worth of a policy by her own beliefs is, for each, this number.

    `laws` has for each history, in order, a lottery over the actions.
    """
    if len(laws) != len(n.histories) or not all(_is_law(n, law) for law in laws):
        return False
    return [n.mixed_worth(j, laws) for j in n.members] == list(worths)


def _is_law(n: Negotiation, law: Sequence[Any]) -> bool:
    return len(law) == len(n.actions) and sum(law) == 1 and all(p >= 0 for p in law)
