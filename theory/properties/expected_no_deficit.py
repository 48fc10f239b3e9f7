"""Expected no deficit: on average the mechanism needs no money from outside."""

from accord.theory.mechanisms import Mechanism
from accord.theory.properties import prop
from accord.theory.terms import ex_ante, payments


@prop(Mechanism)
def expected_no_deficit(m: Mechanism) -> bool:
    """The expected sum of the agents' payments is at least zero.

    By the common prior; raises ModelError without one.
    """
    return bool(sum(w * sum(payments(m, p)) for p, w in ex_ante(m)) >= 0)


def because(m: Mechanism) -> str:
    """Return the expected deficit."""
    missing = -sum(w * sum(payments(m, p)) for p, w in ex_ante(m))
    return f"the agents together expect to receive {missing} more than they pay."
