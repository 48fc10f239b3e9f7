"""Two decompositions of expected free energy: risk and ambiguity, or two values."""

from accord.theory.free_energy import expected_terms
from accord.theory.generative_models import GenerativeModel
from accord.theory.properties import prop


@prop(GenerativeModel, forall=("policy",))
def decompositions_agree(m: GenerativeModel, policy: int) -> bool:
    """Risk plus ambiguity is minus the epistemic less the pragmatic value.

    KL(Q(o) || Pt) + E H(A(.|s)) = -I(s; o) - E ln Pt(o), summed over the steps. All
    four are calculated from their own definitions.
    """
    t = expected_terms(m, policy)
    return bool(t.risk + t.ambiguity == -t.epistemic - t.pragmatic)


def because(m: GenerativeModel, policy: int) -> str:
    """Return the two sums."""
    t = expected_terms(m, policy)
    return f"they are {t.risk + t.ambiguity} and {-t.epistemic - t.pragmatic}."
