"""Active inference as expected utility: the same policies are best."""

from accord.theory.free_energy import (
    expected_terms,
    is_least,
    is_most_useful,
    objective,
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
    return is_least(m, policy, without) == is_most_useful(m, policy)


def because(m: GenerativeModel, policy: int, *, without: str = "") -> str:
    """Return both numbers of the policy, and of one that is better in one respect."""
    what = "expected free energy" if not without else f"what is left without {without}"
    by_energy = is_least(m, policy, without)
    terms = [expected_terms(m, k) for k in range(len(m.policies))]
    own = terms[policy]

    def better(k: int) -> bool:
        if by_energy:
            return bool(terms[k].utility > own.utility)
        return bool(objective(terms[k], without) < objective(own, without))

    other = next(filter(better, range(len(terms))))
    in_words = "least" if by_energy else "not the least"
    utility = "not the most" if by_energy else "the most"
    return (
        f"it has {in_words} {what}, {objective(own, without)}, and {utility} expected "
        f"utility, {own.utility}; `{m.policy_name(other)}` has "
        f"{objective(terms[other], without)} and {terms[other].utility}."
    )
