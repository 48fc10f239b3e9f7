"""Utilities as logarithms of preferred probabilities."""

from typing import Any

from accord.theory.free_energy import expected_terms, log_term, predicted
from accord.theory.generative_models import GenerativeModel, simple
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
    total = simple(sum(m.preferences))
    positive = all(bool(r > 0) for r in m.preferences) and bool(total > 0)
    own = (
        expected_terms(m, policy).pragmatic - expected_terms(m, second_policy).pragmatic
    )
    return positive and bool(
        own == expected_utility(m, policy) - expected_utility(m, second_policy)
    )


def expected_utility(m: GenerativeModel, policy: int) -> Any:
    """Return E ln r(o), summed over the steps of a policy."""
    total: Any = 0
    for _, outcomes in predicted(m, m.policies[policy]):
        for q, r in zip(outcomes, m.preferences, strict=True):
            total = total + log_term(q, r)
    return total
