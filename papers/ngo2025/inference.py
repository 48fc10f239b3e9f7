"""Active inference and predictive coding: when they are expected utility."""

from dataclasses import replace
from typing import Any

from accord.papers.bogacz2017 import CHAIN, LEVELS, TWO_SOURCES
from accord.papers.claim import Claim, fails_at, holds
from accord.papers.friston2015 import (
    AMBIGUOUS,
    DROPPED,
    INFORMED_ALIKE,
    INSTANCES,
    OBSERVED,
    THREE_OUTCOMES,
)
from accord.theory.predictive_coding import PredictiveChain
from accord.theory.properties import assume, prop


@prop(PredictiveChain, forall=("extra",))
def yields_less(chain: PredictiveChain, extra: tuple[Any, ...]) -> bool:
    """The more precise the prior of a level, the smaller its shift to the datum.

    Of a chain of one level a, precisions p0 of the datum u and p1 of the prior m: the
    shift a - m is p0 (u - m) / (p0 + p1), and for every d > 0 it is smaller in size
    with the precision p1 + d, if u is not m.
    """
    (more,), (p0, p1) = extra, chain.precisions
    far = chain.datum - chain.prior
    assume(more > 0)
    assume(bool(far > 0) or bool(far < 0))
    shift = chain.stated_levels()[0] - chain.prior
    size = p0 * abs(far)
    # size / (p0 + p1) > size / (p0 + p1 + more), both denominators positive
    shrinks = bool(size * (p0 + p1 + more) > size * (p0 + p1))
    return bool(shift * (p0 + p1) == p0 * far) and shrinks


_CHOICE = "chooses-by-utility"
_SOUND = (
    holds(THREE_OUTCOMES, "utility-is-log-preference"),
    *(holds(m, _CHOICE, given=DROPPED) for m in INSTANCES),
)

CLAIMS = (
    Claim(
        "ai-6-log-utility-risk-only-as-read",
        "Active inference with U = ln P maximises expected utility if 'setting aside "
        "the value of information' means dropping the ambiguity term.",
        (
            replace(
                fails_at((0,), AMBIGUOUS, _CHOICE, given={"without": "ambiguity"}),
                expected="PROVED",
            ),
        ),
        expected="REFUTED",
    ),
    Claim(
        "ai-5-log-utility-observed-as-read",
        "Active inference with U = ln P maximises expected utility whenever the state "
        "is fully observed.",
        (replace(fails_at((0,), OBSERVED, _CHOICE), expected="PROVED"),),
        expected="REFUTED",
    ),
    Claim(
        "ai-1-log-utility-repaired",
        "Active inference with U = ln P maximises expected utility if the epistemic "
        "term is dropped or is the same for all policies.",
        INFORMED_ALIKE,
    ),
    Claim(
        "reconcile-signals",
        "In predictive coding each level settles between bottom-up signal and top-down "
        "prediction: the chain (1,2,3), 6, 0 gives 30/11 and 12/11.",
        (
            holds(CHAIN, "settles-at", given=LEVELS),
            holds(CHAIN, "between-neighbours"),
            holds(TWO_SOURCES, "between-neighbours"),
        ),
    ),
    Claim(
        "rigid-belief",
        "A more rigid belief yields less to the observation: its shift p0(u-m)/(p0+p1) "
        "shrinks strictly as its precision p1 grows (all real numbers).",
        (holds(TWO_SOURCES, yields_less),),
        covers="whole",
    ),
    Claim(
        "includes-eu",
        "Every expected-utility maximiser over 3 outcomes is an active inference agent "
        "with the epistemic term dropped and Pt proportional to exp U (all real "
        "utilities).",
        _SOUND,
    ),
)
