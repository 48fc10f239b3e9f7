"""Expected free energy is minus expected utility: nothing is to be learnt."""

from accord.theory.free_energy import expected_terms
from accord.theory.generative_models import GenerativeModel
from accord.theory.properties import prop


@prop(GenerativeModel, forall=("policy",))
def energy_is_utility(m: GenerativeModel, policy: int) -> bool:
    """No outcome of a policy informs on the state, and G is minus the utility.

    So it is where the predicted state is certain, or the outcome does not depend on it.
    """
    t = expected_terms(m, policy)
    return bool(t.epistemic == 0) and bool(t.expected_free_energy == -t.utility)


def because(m: GenerativeModel, policy: int) -> str:
    """Return the information and both numbers."""
    t = expected_terms(m, policy)
    return (
        f"the information is {t.epistemic}, the expected free energy "
        f"{t.expected_free_energy} and the expected utility {t.utility}."
    )
