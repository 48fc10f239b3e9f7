"""Market scoring rules: what it gains to move the prices of outcomes."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import Exact, exact
from accord.theory.logarithms import Infinite, ln

Row = tuple[Any, ...]
SCORES = ("quadratic", "logarithmic")


def quadratic_gains(before: Sequence[Any], after: Sequence[Any]) -> Row:
    """Return in each outcome what the quadratic score of `after` is more.

    S(r, i) = 2 r_i - sum of all r_j^2.
    """
    less = sum(p * p for p in before) - sum(p * p for p in after)
    return tuple(2 * (q - p) + less for p, q in zip(before, after, strict=True))


def logarithmic_gains(before: Sequence[Any], after: Sequence[Any]) -> Row:
    """Return in each outcome the logarithm of how many times as likely it is called.

    What stays at 0 gains nothing; from 0 and to 0 the gain is infinite.
    """

    def gain(p: Any, q: Any) -> Any:
        if p > 0 and q > 0:
            return ln(Fraction(q) / p)
        return 0 if p == q else Infinite(1 if q > 0 else -1)

    return tuple(gain(p, q) for p, q in zip(before, after, strict=True))


def gains(
    score: str, liquidity: Any, before: Sequence[Any], after: Sequence[Any]
) -> Row:
    """Return in each outcome what a move of the prices gains, times the liquidity."""
    move = quadratic_gains if score == "quadratic" else logarithmic_gains
    return tuple(liquidity * gain for gain in move(before, after))


def read_opening(given: Any, outcomes: int) -> tuple[Exact, ...]:
    """Return opening prices: "uniform", or a positive one for each outcome."""
    if given == "uniform":
        return tuple([exact(f"1/{outcomes}")] * outcomes)
    parts = given.split(",") if isinstance(given, str) else given
    prices = tuple(exact(part, "price") for part in parts)
    if len(prices) != outcomes or sum(prices) != 1 or min(prices) <= 0:
        shown = ", ".join(map(str, prices))
        raise ModelError(
            f"expected {outcomes} opening prices above 0 with the sum 1, got ({shown})",
            "`uniform`, or prices such as `1/4,3/4`",
        )
    return prices
