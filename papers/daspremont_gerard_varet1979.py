"""d'Aspremont and Gerard-Varet 1979: expected externalities pay for themselves."""

from accord.papers.claim import (
    Claim,
    Paper,
    fails,
    holds,
    impossible,
    left_open,
    possible,
)
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import decision_at

_GRID = {"values": "{0,1/5,2/5,3/5,4/5,1}", "prior": "uniform"}
_PROJECT = {"agents": 3, "values": "-1..1", "prior": "uniform"}
_WITH_CONSTANTS = left_open("constants", "expected-externality", **_GRID)


@prop(Mechanism, forall=("profile",))
def trades_iff_value_above_cost(m: Mechanism, profile: Profile) -> bool:
    """Trade happens iff the buyer's value is greater than the seller's cost."""
    value, cost = profile
    return bool(decision_at(m, profile) == (value > cost))


@prop(Mechanism)
def types_independent(m: Mechanism) -> bool:
    """The types are independent under the prior, and all profiles equally likely."""
    if m.prior is None:
        return False
    return m.prior.independent and len(set(m.prior.law.values())) == 1


PAPER = Paper(
    "daspremont-gerard-varet1979",
    "C. d'Aspremont and L.-A. Gerard-Varet, Incentives and incomplete information, "
    "Journal of Public Economics 11 (1979)",
    (
        Claim(
            "expected-externality-bayesian-ic",
            "Expected-externality transfers make efficient bilateral trade (uniform "
            "independent grid of 6 values and 6 costs i/5, trade iff value > cost) "
            "Bayesian incentive compatible.",
            (
                holds("expected-externality", types_independent, **_GRID),
                holds("expected-externality", trades_iff_value_above_cost, **_GRID),
                holds("expected-externality", "efficient", **_GRID),
                holds("expected-externality", "bayesian-ic", **_GRID),
            ),
        ),
        Claim(
            "expected-externality-balanced",
            "The expected-externality transfers on the independent 6x6 trade grid add "
            "up to zero at every profile.",
            (holds("expected-externality", "exactly-balanced", **_GRID),),
        ),
        Claim(
            "expected-externality-not-dominant",
            "The expected-externality mechanism on the independent 6x6 trade grid is "
            "not truthful in dominant strategies.",
            (fails("expected-externality", "strategyproof", **_GRID),),
        ),
        Claim(
            "expected-externality-interim-ir-fails",
            "On the uniform 6x6 trade grid no constants added to the "
            "expected-externality transfers make it interim individually rational and "
            "balanced.",
            (
                impossible(_WITH_CONSTANTS, "interim-ir", "exactly-balanced"),
                possible(_WITH_CONSTANTS, "interim-ir", "bayesian-ic"),
                possible(_WITH_CONSTANTS, "exactly-balanced", "bayesian-ic"),
            ),
        ),
        Claim(
            "project-bayesian-ic-balanced",
            "For a public project (3 agents, independent net values -1..1, equally "
            "likely) the expected-externality transfers are Bayesian incentive "
            "compatible and balanced, and truth is not dominant.",
            (
                holds("expected-externality-project", "efficient", **_PROJECT),
                holds("expected-externality-project", "bayesian-ic", **_PROJECT),
                holds("expected-externality-project", "exactly-balanced", **_PROJECT),
                fails("expected-externality-project", "strategyproof", **_PROJECT),
            ),
        ),
    ),
)
