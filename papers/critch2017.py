"""Critch 2017: principals with their own beliefs, and the policies they agree on."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from accord.counterexamples.regions import NOWHERE
from accord.papers.claim import Claim, Paper, Part, fails, holds, holds_exactly
from accord.theory.negotiations import Negotiation

_NINE, _ONE, _HALF = Fraction(9, 10), Fraction(1, 10), Fraction(1, 2)
_OPPOSED = ((_NINE, _ONE), (_ONE, _NINE))
_BOTH = ("1", "2")
_COIN = ("H", "T")
ALL1, HALF, ALL2 = 0, 1, 2


def cake(
    *weights: object,
    beliefs: Sequence[Sequence[object]] = _OPPOSED,
    where: tuple[str, ...] | None = None,
    draws: int = 1,
) -> Negotiation:
    """Return the cake that is worth 30 whole and 20 halved, after H or T."""
    return Negotiation(
        _BOTH,
        _COIN,
        ("all to 1", "half each", "all to 2"),
        tuple(map(tuple, beliefs)),
        ((30, 20, 0), (0, 20, 30)),
        draws,
        weights or None,
        "the cake",
        where,
    )


def whole_cake(*weights: object, draws: int = 1) -> Negotiation:
    """Return a cake that is all or nothing."""
    return Negotiation(
        _BOTH,
        _COIN,
        ("to 1", "to 2"),
        _OPPOSED,
        ((1, 0), (0, 1)),
        draws,
        weights or None,
        "a whole cake",
    )


def bettors(principals: int) -> Negotiation:
    """Return so many principals with any weights and beliefs over two observations."""
    numbers = range(1, principals + 1)
    return Negotiation(
        tuple(map(str, numbers)),
        _COIN,
        ("act",),
        tuple((f"p{k}", f"1 - p{k}") for k in numbers),
        ((0,),) * principals,
        1,
        tuple(f"w{k}" for k in numbers),
        "bettors",
        (),
    )


def any_two() -> Negotiation:
    """Return two principals with any weights, utilities and beliefs over two draws.

    There are as many actions as histories, so one policy with another action after each
    stands for all: its utilities are any.
    """
    rows = tuple(
        (*(f"{x}{k}" for k in (1, 2, 3)), f"1 - {x}1 - {x}2 - {x}3") for x in "pq"
    )
    return Negotiation(
        _BOTH,
        _COIN,
        tuple("abcdef"),
        rows,
        tuple(tuple(f"{u}{k}" for k in range(1, 7)) for u in "uv"),
        2,
        ("w1", "w2"),
        "any two principals",
        (),
    )


def _worths(n: Negotiation, policy: tuple[int, ...], *worths: object) -> Part:
    laws = tuple(n.sure(action) for action in policy)
    return holds(n, "policy-worths", given={"laws": laws, "worths": worths})


# What each policy is worth to both, in their own eyes; weights where it is optimal.
WORTHS: dict[tuple[int, ...], tuple[int, int]] = {
    (ALL1, ALL1): (30, 0),
    (ALL1, HALF): (29, 18),
    (ALL1, ALL2): (27, 27),
    (ALL2, ALL1): (3, 3),
    (ALL2, ALL2): (0, 30),
    (HALF, ALL1): (21, 2),
    (HALF, HALF): (20, 20),
    (HALF, ALL2): (18, 29),
    (ALL2, HALF): (2, 21),
}
# For weights (w1, 1 - w1): the policy, and the w1 for which it is optimal.
INTERVALS: dict[tuple[int, ...], str] = {
    (ALL2, ALL2): "w <= 1/19",
    (HALF, ALL2): "1/19 <= w, w <= 2/11",
    (ALL1, ALL2): "2/11 <= w, w <= 9/11",
    (ALL1, HALF): "9/11 <= w, w <= 18/19",
    (ALL1, ALL1): "18/19 <= w",
}
_ANY = cake("w", "1 - w", where=())
_POSITIVE = cake("w", "1 - w", where=("w > 0", "w < 1"))


def _pareto(policy: tuple[int, ...]) -> tuple[Part, ...]:
    """Return the parts: it is optimal and has weights, or neither."""
    given = {"policy": policy}
    if policy in INTERVALS:
        region = INTERVALS[policy]
        has = holds_exactly(
            region, _POSITIVE, "optimal-for-weights", for_which="w", given=given
        )
        return holds(cake(), "policy-pareto-optimal", given=given), has
    none = holds_exactly(
        NOWHERE, _POSITIVE, "optimal-for-weights", for_which="w", given=given
    )
    return fails(cake(), "policy-pareto-optimal", given=given), none


def _interval(policy: tuple[int, ...]) -> Part:
    return holds_exactly(
        INTERVALS[policy],
        _ANY,
        "optimal-for-weights",
        for_which="w",
        given={"policy": policy},
    )


_BEST = (ALL1, ALL2)


def _influence(n: Negotiation, history: tuple[int, ...], *shares: int) -> Part:
    return holds(n, "influence-is", given={"history": history, "shares": shares})


TWO_DRAWS = whole_cake(1, 1, draws=2)
MARKET: tuple[Part, ...] = tuple(holds(bettors(k), "market-update") for k in (1, 2, 3))
_COMMON: dict[str, Any] = {
    "beliefs": (("p", "1 - p"),) * 2,
    "where": ("0 < p", "p < 1"),
}

PAPER = Paper(
    "critch2017",
    "A. Critch, Toward negotiable reinforcement learning: shifting priorities in "
    "Pareto optimal sequential decision-making, arXiv:1701.01302 (2017)",
    (
        Claim(
            "nr1-pareto-iff-weights",
            "In the cake example (3 allocations, worth 30, 20, 0 and 0, 20, 30; "
            "observation H or T; beliefs 9/10 and 1/10) a deterministic policy is "
            "Pareto optimal iff some weights w > 0 make it optimal; each of the others "
            "is dominated by a policy that may draw lots: each of the 9.",
            tuple(part for policy in WORTHS for part in _pareto(policy)),
        ),
        Claim(
            "nr2-node-condition",
            "In the cake example a policy is optimal for w iff after H and after T it "
            "maximises the utilities weighted by w_j times P_j of the observation "
            "(all 9 policies, all real weights of at least 0).",
            (holds(cake("w1", "w2", where=()), "optimal-iff-at-histories"),),
        ),
        Claim(
            "nr2-two-draws",
            "With two draws of a cake that is all or nothing each time, a policy is "
            "optimal for weights 1:1 and 2:1 iff after each of the 6 histories it "
            "maximises the utilities weighted by weight times likelihood (all 64 "
            "policies); to 1 after H, HH and HT and to 2 otherwise is Pareto optimal, "
            "and no longer if 2 gets it after HH.",
            (
                holds(TWO_DRAWS, "optimal-iff-at-histories"),
                holds(whole_cake(2, 1, draws=2), "optimal-iff-at-histories"),
                fails(
                    TWO_DRAWS,
                    "policy-pareto-optimal",
                    given={"policy": (0, 1, 1, 0, 1, 1)},
                ),
                holds(
                    TWO_DRAWS,
                    "policy-pareto-optimal",
                    given={"policy": (0, 1, 0, 0, 1, 1)},
                ),
            ),
        ),
        Claim(
            "nr3-equal-priors-fixed",
            "With equal priors the effective weights are in the proportion of the "
            "initial ones after every observation (2 principals, 2 observations, all "
            "real weights and beliefs).",
            (
                holds(
                    cake("w1", "w2", beliefs=(("p", "1 - p"),) * 2, where=()),
                    "influence-never-moves",
                ),
            ),
        ),
        Claim(
            "nr4-fixed-weights-fail",
            "No common belief with 0 < p(H) < 1 and no fixed weights make the "
            "Pareto-optimal policy worth (27,27) optimal, whatever the weights w >= 0 "
            "(not both 0); it dominates always halving, worth (20,20).",
            (
                holds(
                    cake("w", "1 - w", **_COMMON),
                    "improvable-for-weights",
                    given={"policy": _BEST},
                ),
                holds(cake(), "policy-pareto-optimal", given={"policy": _BEST}),
                _worths(cake(), _BEST, 27, 27),
                _worths(cake(), (HALF, HALF), 20, 20),
            ),
        ),
        Claim(
            "nr5-market-identity",
            "The weight update w_j P_j(o), normalised, equals the wealth update of "
            "Kelly bettors at the clearing price (1, 2 and 3 principals, 2 "
            "observations, all real weights and beliefs).",
            MARKET,
        ),
        Claim(
            "nr6-weight-intervals",
            "In the cake example the policy that is optimal for the weights (w1, 1-w1) "
            "changes exactly at w1 = 1/19, 2/11, 9/11, 18/19: all to 2 always; half "
            "each after H; all to 1 after H; then half each after T; all to 1 always.",
            tuple(map(_interval, INTERVALS)),
        ),
        Claim(
            "two-draws",
            "With two draws the ratio of effective weights is 81:1 after HH and 1:1 "
            "after HT (equal weights at first).",
            (
                _influence(TWO_DRAWS, (0, 0), 81, 1),
                _influence(TWO_DRAWS, (0, 1), 1, 1),
            ),
        ),
        Claim(
            "weights-identity",
            "For two principals, sum_i w_i E_i U_i equals the sum over observations of "
            "w_i P_i(obs) E_i[U_i given obs] (two draws, obs the first; all real "
            "beliefs, weights, and utilities of what is done after each history).",
            (
                holds(
                    any_two(),
                    "weights-by-observation",
                    given={"policy": tuple(range(6))},
                ),
            ),
        ),
        Claim(
            "minimal-cake",
            "With one all-or-nothing cake the policy 'to 1 on H, to 2 on T' is worth "
            "9/10 to each in her own eyes and is Pareto optimal, an even coin 1/2.",
            (
                _worths(whole_cake(), (0, 1), _NINE, _NINE),
                holds(
                    whole_cake(),
                    "policy-worths",
                    given={"laws": ((_HALF, _HALF),) * 2, "worths": (_HALF, _HALF)},
                ),
                holds(whole_cake(), "policy-pareto-optimal", given={"policy": (0, 1)}),
            ),
        ),
    ),
)
