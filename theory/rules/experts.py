"""Payments of experts who forecast one event, by the quadratic score 1 - (p - w)^2.

A report is a pair of a forecast p and a confidence c > 0; w is 1 if the event comes
about, else 0. A rule returns for each expert what she gets in both cases.
"""

from fractions import Fraction
from typing import Any

from accord.theory.rules import rule

Reports = tuple[tuple[Any, Any], ...]
Paid = tuple[tuple[Any, Any], ...]
_BOTH = {"values": "{0,1/2,1}", "confidences": "{1,2}", "reported": "both"}


def score(forecast: Any) -> tuple[Any, Any]:
    """Return 1 - (p - w)^2 for w = 1 and for w = 0."""
    return 1 - (1 - forecast) * (1 - forecast), 1 - forecast * forecast


def pool(reports: Reports) -> Any:
    """Return the mean of the forecasts with the confidences as weights."""
    total = sum(c for _, c in reports)
    return sum((p * c for p, c in reports), start=Fraction(0)) / total


@rule("experts", size={}, has="strategyproof strictly-proper")
def own_score(reports: Reports) -> Paid:
    """Pay each expert the score of her own forecast."""
    return tuple(score(p) for p, _ in reports)


@rule("experts", size={}, lacks="strategyproof strictly-proper")
def shared_score(reports: Reports) -> Paid:
    """Pay each expert the score of the confidence-weighted mean."""
    return (score(pool(reports)),) * len(reports)


@rule("experts", size=_BOTH, lacks="strategyproof strictly-proper")
def confidence_credit(reports: Reports) -> Paid:
    """Pay each expert her share of all confidence times the score of the mean."""
    total = sum(c for _, c in reports)
    happens, not_so = score(pool(reports))
    return tuple((happens * c / total, not_so * c / total) for _, c in reports)


@rule("experts", size={}, has="strategyproof strictly-proper pays-out-stakes")
def weighted_score_wagering(reports: Reports) -> Paid:
    """Pay each expert her stake, and what she scores above the mean of all, times it.

    The confidences are stakes: c_i (1 + s_i - sum of c_j s_j / sum of c_j). (Lambert et
    al. 2008)
    """
    total = Fraction(sum(c for _, c in reports))
    scores = [score(p) for p, _ in reports]
    paid = []
    for (_, stake), own in zip(reports, scores, strict=True):
        pair = []
        for w in (0, 1):
            mean = sum(c * s[w] for (_, c), s in zip(reports, scores, strict=True))
            pair.append(stake * (1 + own[w] - mean / total))
        paid.append((pair[0], pair[1]))
    return tuple(paid)
