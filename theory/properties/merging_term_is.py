"""The value of one term that tells how predictions merge with the truth."""

from typing import Any

from accord.theory.errors import ModelError
from accord.theory.merging import (
    Prediction,
    expected_doubt,
    expected_inverse_posterior,
    expected_variation,
    total_squares,
)
from accord.theory.properties import prop

_TERMS = ("doubt", "variation", "inverse-posterior", "squares")


@prop(Prediction)
def merging_term_is(
    p: Prediction, *, term: str, time: int, value: Any, steps: int = 1
) -> bool:
    """A term, expected under the truth after `time` symbols, is this number.

    doubt is E_mu[1 - w(mu | h_t)], variation E_mu D_k(xi, mu | h_t) with `steps` = k,
    inverse-posterior E_mu[1 / w(mu | h_t)], squares the sum of E_mu[2 D_1^2] over the
    steps 0..t.
    """
    return bool(term_of(p, term, time, steps) == value)


def term_of(p: Prediction, term: str, time: int, steps: int) -> Any:
    """Return the term of this name."""
    if not 0 <= time <= p.horizon:
        raise ModelError(f"expected a time from 0 to {p.horizon}, got {time}")
    match term:
        case "doubt":
            return expected_doubt(p, time)
        case "variation":
            return expected_variation(p, time, steps)
        case "inverse-posterior":
            return expected_inverse_posterior(p, time)
        case "squares":
            return total_squares(p, time)
    raise ModelError(f"no term is called `{term}`", f"there are {', '.join(_TERMS)}")


def because(p: Prediction, *, term: str, time: int, value: Any, steps: int = 1) -> str:
    """Return what it is."""
    return f"It is {term_of(p, term, time, steps)}."
