"""Utilities as logarithms of preferred probabilities."""

from typing import Any

from accord.theory.free_energy import expected_terms, log_term, predicted
from accord.theory.generative_models import GenerativeModel
from accord.theory.properties import prop


@prop(GenerativeModel, forall=("policy", "second_policy"))
def utility_is_log_preference(
    m: GenerativeModel, policy: int, second_policy: int
) -> bool:
    """Utilities ln r(o) are ln Pt(o) up to a constant, with Pt = r / sum r positive.

    r are the weights that the model states as preferences. So what is left of G without
    the epistemic value differs between policies as minus the expected utility
    E ln r(o) does, and the same policies are best.
    """
    if not all(bool(r > 0) for r in m.preferences):
        return False
    own, other = (expected_terms(m, k).pragmatic for k in (policy, second_policy))
    utilities = (expected_utility(m, k) for k in (policy, second_policy))
    return bool(own - other == next(utilities) - next(utilities))


def expected_utility(m: GenerativeModel, policy: int) -> Any:
    """Return E ln r(o), summed over the steps of a policy."""
    total: Any = 0
    for _, outcomes in predicted(m, m.policies[policy]):
        for q, r in zip(outcomes, m.preferences, strict=True):
            total = total + log_term(q, r)
    return total
