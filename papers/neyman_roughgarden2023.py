"""Neyman and Roughgarden 2023: pooling forecasts as a proper score asks for it.

With what goes wrong where experts are paid for a common forecast, or collude.
"""

import itertools
from fractions import Fraction
from typing import Any

from accord.papers.claim import (
    Claim,
    Paper,
    Part,
    fails,
    fails_at,
    holds,
    lie_pays,
)
from accord.theory.forecasts import Forecasts
from accord.theory.forms import Form
from accord.theory.properties import prop

_HALF = Fraction(1, 2)
_BINARY = ("happens", "does not")


def on_event(*forecasts: Any, score: str = "quadratic", title: str = "") -> Forecasts:
    """Return experts with these probabilities of one event, of equal weights."""
    rows = tuple((Fraction(p), 1 - Fraction(p)) for p in forecasts)
    names = tuple(f"expert {k + 1}" for k in range(len(rows)))
    return Forecasts(names, _BINARY, rows, score=score, title=title)


def any_experts(experts: int, outcomes: int) -> Forecasts:
    """Return any forecasts of this many experts and outcomes, with any weights."""
    free = range(1, outcomes)
    rows = []
    for i in range(1, experts + 1):
        own = [f"p{i}_{j}" for j in free]
        rows.append((*own, " - ".join(["1", *own])))
    weights = [f"w{i}" for i in range(1, experts)]
    return Forecasts(
        tuple(f"expert {i + 1}" for i in range(experts)),
        tuple(f"outcome {j + 1}" for j in range(outcomes)),
        tuple(rows),
        (*weights, " - ".join(["1", *weights])),
        title=f"any {experts} experts on {outcomes} outcomes",
        where=(),
    )


@prop(Forecasts)
def gain_is_spread(f: Forecasts) -> bool:
    """The pool gains sum over pairs of w_i w_k |p_i - p_k|^2, which is at least 0."""
    pairs = itertools.combinations(zip(f.weights, f.forecasts, strict=True), 2)
    spread: Any = 0
    for (w, p), (v, q) in pairs:
        apart = sum((x - y) * (x - y) for x, y in zip(p, q, strict=True))
        spread = spread + w * v * apart
    return all(bool(gain == spread) for gain in f.gains(f.linear_pool))


@prop(Forecasts)
def curvature_is_minus_square(f: Forecasts) -> bool:
    """Along any direction d of the weights the score of the pool bends by -2 |P^T d|^2.

    The second difference S(p(w + d)) + S(p(w - d)) - 2 S(p(w)), which is half of what
    the Hessian -2 P P^T makes of (d, d) twice over, in every outcome.
    """
    steps = [Form.unknown(f"d{k + 1}") for k in range(len(f.experts) - 1)]
    direction = (*steps, -sum(steps))
    ahead, behind = (
        f.mean([w + sign * d for w, d in zip(f.weights, direction, strict=True)])
        for sign in (1, -1)
    )
    moved = f.mean(direction)
    square = sum(x * x for x in moved)
    rows = (f.scores(p) for p in (ahead, behind, f.linear_pool))
    return all(
        bool(a + b - 2 * s == -2 * square) for a, b, s in zip(*rows, strict=True)
    )


@prop(Forecasts)
def more_precision_pays(f: Forecasts, *, own: Any, other: Any, raised: Any) -> bool:
    """Who claims more precision gets a larger share of the same positive score.

    Two experts who agree, with precisions `own` and `other`; reporting `raised` leaves
    the common forecast as it is. Shares own/(own + other) and raised/(raised + other)
    of the expected score are compared, multiplied by both sums.
    """
    common = f.linear_pool
    pairs = zip(common, f.scores(common), strict=True)
    expected = sum(p * s for p, s in pairs)
    truth = own * (raised + other) * expected
    return bool(raised * (own + other) * expected > truth)


@prop(Forecasts)
def earn_together(f: Forecasts, *, total: tuple[Any, ...]) -> bool:
    """The scores of all experts, each of her own forecast, have these sums."""
    told = zip(*(f.scores(row) for row in f.forecasts), strict=True)
    return tuple(map(sum, told)) == total


def wants_the_mean() -> tuple[Part, ...]:
    """Return: who wants the mean at 1/2, against 9/10, reports 1/10 and gets it."""
    return lie_pays(
        "weighted-mean-of-peaks",
        0,
        (_HALF, Fraction(9, 10)),
        Fraction(1, 10),
        (Fraction(-1, 25), 0),
        agents=2,
        values="{1/10,1/2,9/10}",
        loss="square",
        params={"weights": "1,1"},
    )


THREE = on_event("1/10", "1/4", "7/10", title="three experts")
FAR = on_event("9/10", "1/10", score="half-quadratic", title="far apart")
NEAR = on_event("4/5", "3/5", score="half-quadratic", title="4/5 and 3/5")
GEOMETRIC = on_event("9/10", "1/2", score="logarithmic", title="9/10 and 1/2")
_POOL = (Fraction(7, 20), Fraction(13, 20))
_OTHER = (Fraction(2, 5), Fraction(3, 5))
_LOG_POOL = (Fraction(3, 4), Fraction(1, 4))
_NEWS = (Fraction(1, 3), Fraction(2, 3))
_AGREED = Forecasts(
    ("expert 1", "expert 2"),
    _BINARY,
    (("p", "1 - p"), ("p", "1 - p")),
    score="half-quadratic",
    title="two who agree",
    where=("c > 0", "d > c", "e > 0"),
)
_NAMED = {"own": "c", "raised": "d", "other": "e"}
_PRECISIONS = {name: Form.unknown(x) for name, x in _NAMED.items()}
_SIZES = ((2, 2), (2, 3), (3, 2), (3, 3))


def _gains(forecast: tuple[Any, ...], *gains: Any) -> dict[str, Any]:
    return {"forecast": forecast, "gains": gains}


def _credit(belief: Any, lie: tuple[Any, Any], *utilities: Any) -> tuple[Part, ...]:
    """Return: with confidence credit this lie of the first pays; both know 1."""
    beliefs = "{1/10,1/2,9/10,1}"
    options = {"values": beliefs, "confidences": "{1,2,3}", "reported": "both"}
    first, second = belief
    types = ((first, 1), (second, 1))
    return lie_pays("confidence-credit", 0, types, lie, utilities, **options)


def confidence_lie() -> tuple[Part, ...]:
    """Return: of two who believe 1/2 and have confidence 1, one gains by claiming 3."""
    return _credit((_HALF, _HALF), (_HALF, 3), Fraction(3, 8), Fraction(9, 16))


_FAR_BELIEFS = (Fraction(9, 10), Fraction(1, 10))
PAPER = Paper(
    "neyman-roughgarden2023",
    "E. Neyman and T. Roughgarden, From proper scoring rules to max-min optimal "
    "forecast aggregation, Operations Research 71 (2023)",
    (
        Claim(
            "qa1-equalising",
            "With the quadratic score the pooled forecast beats the weighted average "
            "score by the same amount in every outcome, by the sum over pairs of "
            "w_i w_k |p_i - p_k|^2 (up to 3 experts and 3 outcomes, all real forecasts "
            "and weights).",
            tuple(
                holds(any_experts(*size), name)
                for size in _SIZES
                for name in ("gains-alike", gain_is_spread)
            ),
        ),
        Claim(
            "qa1-numbers",
            "For forecasts 1/10, 1/4, 7/10 with equal weights and the score "
            "1-2(1-p_y)^2 the pool 7/20 gains 13/100 in both outcomes.",
            (
                holds(THREE, "pools-to", given={"pooled": _POOL}),
                holds(
                    THREE,
                    "gains-over-average",
                    given=_gains(_POOL, Fraction(13, 100), Fraction(13, 100)),
                ),
            ),
        ),
        Claim(
            "qa2-max-min",
            "Every forecast but the pool of those three experts has an outcome with a "
            "smaller gain (all real forecasts); 2/5 gains only 11/200 in one outcome.",
            (
                holds(THREE, "max-min-pool"),
                fails(THREE, "max-min-pool", given={"pooled": _OTHER}),
                holds(
                    THREE,
                    "gains-over-average",
                    given=_gains(_OTHER, Fraction(51, 200), Fraction(11, 200)),
                ),
            ),
        ),
        Claim(
            "qa3-concave-in-weights",
            "With the quadratic score the score of the pool is concave in the weights "
            "for every outcome (Hessian -2 P P^T: all real forecasts, weights and "
            "directions of up to 3 experts and 3 outcomes).",
            (
                *(holds(any_experts(*s), curvature_is_minus_square) for s in _SIZES),
                holds(THREE, "concave-in-weights"),
            ),
        ),
        Claim(
            "qa4a-inflate-confidence",
            "Confidence-proportional credit is not incentive compatible: both believe "
            "1/2, true confidence 1 each; reporting confidence 3 raises the credit "
            "from 3/8 to 9/16.",
            confidence_lie(),
        ),
        Claim(
            "qa4b-extremise",
            "Confidence averaging is not truthful even with the whole score to each: "
            "beliefs 9/10 and 1/10, reporting 1 raises 3/4 to 63/80.",
            lie_pays(
                "shared-score",
                0,
                _FAR_BELIEFS,
                1,
                (Fraction(3, 4), Fraction(63, 80)),
                values="{1/10,9/10,1}",
            ),
        ),
        Claim(
            "qa4c-both",
            "With confidence credit and beliefs 9/10 and 1/10 the truth gives 3/8, "
            "report 1 gives 63/160 and confidence 2 gives 151/270.",
            (
                *_credit(_FAR_BELIEFS, (1, 1), Fraction(3, 8), Fraction(63, 160)),
                *_credit(
                    _FAR_BELIEFS,
                    (Fraction(9, 10), 2),
                    Fraction(3, 8),
                    Fraction(151, 270),
                ),
            ),
        ),
        Claim(
            "qa5-own-score-truthful",
            "Paying each expert a strictly proper score of her own report is truthful "
            "(quadratic, all real beliefs of two experts).",
            (holds("own-score", "strictly-proper", values="0<=reals<=1"),),
        ),
        Claim(
            "qa6-arbitrage",
            "Separate proper payments allow arbitrage: reports 9/10 and 1/10 earn "
            "59/50 in total, both reporting 1/2 earn 3/2, in every outcome.",
            (
                fails_at(((_HALF, _HALF),), FAR, "arbitrage-free"),
                holds(FAR, earn_together, given={"total": (Fraction(59, 50),) * 2}),
                holds(
                    on_event(_HALF, _HALF, score="half-quadratic", title="both 1/2"),
                    earn_together,
                    given={"total": (Fraction(3, 2),) * 2},
                ),
            ),
        ),
        Claim(
            "qa7-log-pool-bayesian",
            "Logarithmic pooling commutes with a common Bayes update (2 experts, 9/10 "
            "and 1/2 with the pool 3/4, one likelihood, equal weights).",
            (
                holds(
                    GEOMETRIC,
                    "commutes-with-update",
                    given={"likelihood": _NEWS, "pooled": _LOG_POOL},
                ),
            ),
        ),
        Claim(
            "qa7-linear-pool-not-bayesian",
            "Linear pooling does not commute with a common Bayes update (2 experts, "
            "9/10 and 1/2, likelihoods 1/3 and 2/3).",
            (
                fails(
                    on_event("9/10", "1/2", title="9/10 and 1/2"),
                    "commutes-with-update",
                    given={"likelihood": _NEWS},
                ),
            ),
        ),
        Claim(
            "ag-1-target-aggregate",
            "With precision weights an agent who wants the aggregate at her belief "
            "lies: beliefs 1/2 and 9/10, report 1/10 cuts her loss from 1/25 to 0.",
            wants_the_mean(),
        ),
        Claim(
            "ag-2-precision-credit",
            "If credit is the own share of reported precision times a positive score, "
            "raising one's reported precision always pays (equal means: all real "
            "forecasts and precisions).",
            (holds(_AGREED, more_precision_pays, given=_PRECISIONS),),
        ),
        Claim(
            "ag-3-collusion",
            "Paying each agent a strictly proper score is not collusion-proof: reports "
            "4/5 and 3/5 moved to 7/10 raise the total by 1/50 in both outcomes (rule "
            "1-(p-w)^2).",
            (
                fails_at(((Fraction(7, 10), Fraction(3, 10)),), NEAR, "arbitrage-free"),
                holds(
                    NEAR,
                    earn_together,
                    given={"total": (Fraction(90, 50), Fraction(50, 50))},
                ),
                holds(
                    on_event("7/10", "7/10", score="half-quadratic", title="both 7/10"),
                    earn_together,
                    given={"total": (Fraction(91, 50), Fraction(51, 50))},
                ),
            ),
        ),
        Claim(
            "ag-4-pool-gain",
            "For the rule 2r_i - |r|^2 and reports 4/5, 3/5 the linear pool beats the "
            "average score by 1/50 in both outcomes.",
            (
                holds(
                    on_event("4/5", "3/5", title="4/5 and 3/5"),
                    "gains-over-average",
                    given=_gains(
                        (Fraction(7, 10), Fraction(3, 10)),
                        Fraction(1, 50),
                        Fraction(1, 50),
                    ),
                ),
            ),
        ),
        Claim(
            "ag-4-log-pool",
            "For the log score the geometric pool of 9/10 and 1/2 is 3/4 and gains "
            "(1/2)ln(5/4) in both outcomes.",
            (
                holds(GEOMETRIC, "pools-to", given={"pooled": _LOG_POOL}),
                holds(GEOMETRIC, "gains-alike", given={"pooled": _LOG_POOL}),
                holds(
                    GEOMETRIC,
                    "gains-over-average",
                    given={
                        **_gains(_LOG_POOL, _HALF, _HALF),
                        "logarithm_of": (Fraction(5, 4), Fraction(5, 4)),
                    },
                ),
            ),
        ),
        Claim(
            "characterisation",
            "The quasi-arithmetic pools are characterised by axioms for any number of "
            "outcomes.",
            covers="cited",
            reason="of all pools at once; for one table of forecasts `pools-to` says "
            "which pool belongs to a score",
        ),
    ),
)
