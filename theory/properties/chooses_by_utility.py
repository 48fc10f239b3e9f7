"""Active inference as expected utility: the same policies are best."""

from accord.theory.free_energy import (
    all_terms,
    least,
    most_useful,
    objective,
    tell_order,
)
from accord.theory.generative_models import GenerativeModel
from accord.theory.properties import prop


@prop(GenerativeModel, forall=("policy",))
def chooses_by_utility(m: GenerativeModel, policy: int, *, without: str = "") -> bool:
    """A policy has the least expected free energy iff it has the most expected utility.

    The utility of an outcome is ln Pt(o). `without` names a part of the expected free
    energy that is dropped: epistemic, pragmatic, risk or ambiguity. With all parts G is
    minus the expected utility less the information, so that the choices agree where
    the information is the same for all policies.
    """
    return (policy in least(m, without)) == (policy in most_useful(m))


def because(m: GenerativeModel, policy: int, *, without: str = "") -> str:
    """Return how the policy compares with one that is better in one respect alone."""
    terms = all_terms(m)
    values = [-objective(t, without) for t in terms]
    own, is_least = terms[policy].utility, policy in least(m, without)
    k = next(
        k
        for k, t in enumerate(terms)
        if (t.utility > own if is_least else values[k] > values[policy])
    )
    utility = tell_order(own, terms[k].utility)
    energy = tell_order(values[policy], values[k])
    part = f" without {without}" if without else ""
    return f"against `{m.policy_name(k)}`, in utility {utility}; in -G{part} {energy}."
