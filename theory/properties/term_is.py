"""The value of one term of expected free energy, as the logarithm of a rational."""

from typing import Any

from accord.theory.errors import ModelError
from accord.theory.free_energy import PARTS, expected_terms
from accord.theory.generative_models import GenerativeModel
from accord.theory.logarithms import MINUS_INFINITY, ln
from accord.theory.properties import prop

_NAMES = (*PARTS, "utility", "expected-free-energy")


@prop(GenerativeModel)
def term_is(
    m: GenerativeModel, *, policy: int, term: str, exponential: Any, power: Any = 1
) -> bool:
    """E to the power of a policy's term, times `power`, is this number.

    That is power * term = ln(exponential); an exponential of 0 is that of minus
    infinity. A term is epistemic, pragmatic, risk, ambiguity, utility or
    expected-free-energy.
    """
    value = ln(exponential) if exponential else MINUS_INFINITY
    return bool(term_of(m, policy, term) * power == value)


def term_of(m: GenerativeModel, policy: int, term: str) -> Any:
    """Return the term of this name."""
    if term not in _NAMES:
        raise ModelError(
            f"no term is called `{term}`", f"there are {', '.join(_NAMES)}"
        )
    return getattr(expected_terms(m, policy), term.replace("-", "_"))


def because(
    m: GenerativeModel, *, policy: int, term: str, exponential: Any, power: Any = 1
) -> str:
    """Return what it is."""
    return f"it is {term_of(m, policy, term)}."
