"""Divergences of two laws on finitely many outcomes, exactly: infinity is None.

Each is at least 0, and 0 where the two laws are the same. The f-divergence of p from q
is the sum of q_x f(p_x / q_x) for a convex f with f(1) = 0.
"""

from collections.abc import Sequence
from fractions import Fraction

from accord.theory.exact import Exact
from accord.theory.logarithms import Real, ln

Law = Sequence[Exact]
Infinite = None


def kl(p: Law, q: Law) -> Real | None:
    """Return the relative entropy of p from q: the sum of p_x ln(p_x / q_x).

    None is infinity: where p has an outcome that q has not. Outcomes that p has not
    add nothing, as t ln t is 0 in the limit. As an f-divergence f(t) = t ln t.
    """
    total: Real = 0
    for a, b in zip(p, q, strict=True):
        if a and not b:
            return Infinite
        if a:
            total = total + a * ln(Fraction(a) / b)
    return total


def chi_square(p: Law, q: Law) -> Exact | None:
    """Return the sum of (p_x - q_x)^2 / q_x; f(t) = (t - 1)^2."""
    total: Exact = 0
    for a, b in zip(p, q, strict=True):
        if a and not b:
            return Infinite
        if b:
            total += Fraction((a - b) ** 2) / b
    return total


def variation(p: Law, q: Law) -> Exact:
    """Return half the sum of |p_x - q_x|; f(t) = |t - 1| / 2."""
    total: Exact = 0
    for a, b in zip(p, q, strict=True):
        total += a - b if a > b else b - a
    return Fraction(total, 2)


def squared(p: Law, q: Law) -> Exact:
    """Return the squared distance, the sum of (p_x - q_x)^2; no f-divergence."""
    return sum((a - b) * (a - b) for a, b in zip(p, q, strict=True))


DIVERGENCES = {
    "kl": kl,
    "chi-square": chi_square,
    "variation": variation,
    "squared": squared,
}


def mean_log(p: Law, q: Law) -> Real | None:
    """Return the mean of ln q_x under p, None where it is minus infinity."""
    total: Real = 0
    for a, b in zip(p, q, strict=True):
        if a and not b:
            return Infinite
        if a:
            total = total + a * ln(b)
    return total
