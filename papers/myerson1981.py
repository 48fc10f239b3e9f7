"""Myerson 1981: which allocations have truthful payments, and that these are given.

One bidder, who gets the level q0, q1 or q2 (a quantity, or a probability of winning)
with no step, one or both of two steps reached, and pays p0, p1 or p2.
"""

from typing import Any

from accord.papers.claim import Claim, Paper, Part, holds, holds_exactly

_PAYMENTS = {"unknown": "p0,p1,p2"}
_RISING = {"unknown": "0*s, (q1 - q0)*s, (q1 - q0)*s + (q2 - q1)*t"}
_STEPS = "0 < s, s < t"


def _all_levels(payments: dict[str, str]) -> dict[str, Any]:
    """Return two steps, levels and payments, all of them unknown."""
    levels, steps = {"unknown": "q0,q1,q2"}, {"unknown": "s,t"}
    params = {"levels": levels, "steps": steps, "payments": payments}
    return {"params": params, "values": "reals>=0"}


def _lie_pays(types: str, where: str) -> Part:
    """Return the part "one of two types gains as the other, for all payments"."""
    return holds(
        "two-step",
        "manipulable-among",
        given={"types": tuple(types.split(","))},
        where=f"{where}, {_STEPS}",
        **_all_levels(_PAYMENTS),
    )


def _payments_exactly(region: str, where: str = "") -> Part:
    """Return the part "truth is dominant exactly for these payments", at fixed steps.

    The levels are 0, 1/2 and 1, the steps 1 and 2.
    """
    return holds_exactly(
        region,
        "two-step",
        "strategyproof",
        params={"levels": "0,1/2,1", "steps": "1,2", "payments": _PAYMENTS},
        values="reals>=0",
        for_which="p0,p1,p2",
        where=where,
    )


PAPER = Paper(
    "myerson1981",
    "R. B. Myerson, Optimal auction design, Mathematics of Operations Research 6 "
    "(1981)",
    (
        Claim(
            "monotone-implementable",
            "A two-step allocation rule of one bidder with real value and levels q0, "
            "q1, q2 has truthful payments iff q0 <= q1 <= q2. If so, payments that "
            "rise at each step by its value times the rise of the level are truthful, "
            "for all levels and steps s < t. If not, none are: whatever the types 0, s "
            "and t pay, one of two with a step between gains as the other.",
            (
                holds(
                    "two-step",
                    "strategyproof",
                    where=f"q0 <= q1, q1 <= q2, {_STEPS}",
                    **_all_levels(_RISING),
                ),
                _lie_pays("0,s", "q1 < q0"),
                _lie_pays("s,t", "q2 < q1"),
            ),
        ),
        Claim(
            "payments-up-to-constant",
            "For a fixed two-step rule on the reals (levels 0, 1/2, 1 at the steps 1 "
            "and 2) any two truthful payment rules differ by a constant, on and off "
            "the two step points: payments are truthful iff p1 - p0 = 1/2 and p2 - p1 "
            "= 1, and types of one level pay the same. At all levels and steps, a "
            "payment that rises by more or less than the step times the rise of the "
            "level makes a type lie.",
            (
                _payments_exactly("p1 - p0 == 1/2, p2 - p1 == 1"),
                # Types of one level that pay p0 and p1 are as 0 and s where q0 = q1.
                _lie_pays("0,s", "q0 == q1, p0 < p1"),
                _lie_pays("0,s", "q0 == q1, p0 > p1"),
                _lie_pays("0,s", "p1 - p0 > (q1 - q0)*s"),
                _lie_pays("s,t", "p2 - p1 > (q2 - q1)*t"),
                # What rises by less than (q1 - q0)*s does so by less than (q1 - q0)*u
                # for a type u a little below s.
                _lie_pays("u,s", "0 <= u, u < s, p1 - p0 < (q1 - q0)*u"),
                _lie_pays("u,t", "s <= u, u < t, p2 - p1 < (q2 - q1)*u"),
            ),
        ),
        Claim(
            "revenue-equivalence-instance",
            "Any two truthful mechanisms with the same two-step allocation (levels 0, "
            "1/2, 1 at the steps 1 and 2) and the same payment at value 0 charge the "
            "same: if the type 0 pays nothing, 1/2 from the first step and 3/2 from "
            "the second; if it pays p0, then p0 more.",
            (
                _payments_exactly("p1 == 1/2, p2 == 3/2", "p0 == 0"),
                _payments_exactly("p1 == p0 + 1/2, p2 == p0 + 3/2"),
            ),
        ),
        Claim(
            "optimal-reserve",
            "With continuous regular priors the revenue-optimal auction is a "
            "second-price auction on virtual values with a reserve.",
            covers="beyond",
            reason="an optimum over all mechanisms under a prior with a density: no "
            "finite set of comparisons says it",
        ),
    ),
)
