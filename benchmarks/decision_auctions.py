"""A decision auction of 100 hypotheses in 10,000 rounds, exact, checked in each."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from accord.counterexamples.asking import check
from accord.theory.decision_auctions import DecisionAuction, Hypothesis


def crowd(rounds: int, allowance: str) -> DecisionAuction:
    """Return 100 hypotheses about two options, whose rewards come in cycles."""
    bidders = tuple(
        Hypothesis(f"h{k}", "ab"[k % 2], Fraction((37 * k) % 101, 100))
        for k in range(100)
    )
    rewards = ((0, 1, 1), Fraction(1, 2))
    return DecisionAuction(("a", "b"), bidders, rewards, rounds, allowance)


def invariants(line: Callable[..., None], timed: Callable[..., Any]) -> None:
    """Run it twice, by the engine and the kernel, every definition in every round."""
    check(crowd(2, "1/t"), "auction-invariants")  # so that no import is measured
    for allowance in ("1/t", "1/(t*i**2)"):
        made = crowd(10_000, allowance)
        seconds, end = timed(lambda made=made: made.round(10_000).after)
        line(f"100 bidders, 10,000 rounds, {allowance}: the run", seconds)
        seconds, verdict = timed(lambda made=made: check(made, "auction-invariants"))
        assert verdict.status == "PROVED"
        bits = end.one.bit_length()
        line("  all invariants, and the kernel", seconds, 60, f"{bits:,}-bit units")
