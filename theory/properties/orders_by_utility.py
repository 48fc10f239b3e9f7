"""Expected free energy orders policies of equal information by expected utility."""

from accord.theory.free_energy import expected_terms
from accord.theory.generative_models import GenerativeModel
from accord.theory.properties import assume, prop


@prop(GenerativeModel, forall=("policy", "second_policy"))
def orders_by_utility(m: GenerativeModel, policy: int, second_policy: int) -> bool:
    """Two policies that are expected to inform alike differ in G as in utility.

    If I(s; o) is the same for both then G - G' = U' - U, so the one with less expected
    free energy is the one with more expected utility.
    """
    assume(policy != second_policy)
    one, two = expected_terms(m, policy), expected_terms(m, second_policy)
    assume(one.epistemic == two.epistemic)
    energy = one.expected_free_energy - two.expected_free_energy
    return bool(energy == two.utility - one.utility)


def because(m: GenerativeModel, policy: int, second_policy: int) -> str:
    """Return the two differences."""
    one, two = expected_terms(m, policy), expected_terms(m, second_policy)
    energy = one.expected_free_energy - two.expected_free_energy
    return f"the differences are {energy} and {two.utility - one.utility}."
