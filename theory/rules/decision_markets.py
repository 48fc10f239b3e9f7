"""Decision markets: an action is chosen by prices, and the expert is paid for them.

There is one report: the price, a probability of success, of each action. A rule returns
for each action the chance that it is chosen, what the expert gets if it then succeeds,
and what if it fails. (Othman and Sandholm 2010; Chen and Kash 2011)
"""

from fractions import Fraction
from typing import Any

from accord.theory.rules import rule

Reports = tuple[tuple[Any, ...]]
Actions = tuple[tuple[Any, Any, Any], ...]


def _gains(price: Any, report: Any) -> tuple[Any, Any]:
    """Return how much more 1 - (report - w)^2 is than with the price, w = 1 and 0."""
    success = (1 - price) * (1 - price) - (1 - report) * (1 - report)
    return success, price * price - report * report


def _best(reports: tuple[Any, ...]) -> int:
    return max(range(len(reports)), key=lambda k: reports[k])


@rule(
    "decision-market",
    size={"actions": 2},
    lacks="strategyproof strictly-proper",
)
def decision_market(reports: Reports, *, prices: tuple[Any, ...]) -> Actions:
    """Choose the action of the highest price, the first of equal ones; score it alone.

    Its score is quadratic: what the new price earns more than the old one.
    """
    (told,) = reports
    chosen = _best(told)
    pairs = zip(prices, told, strict=True)
    return tuple((int(k == chosen), *_gains(p, r)) for k, (p, r) in enumerate(pairs))


@rule(
    "decision-market",
    size={"actions": 2},
    has="strategyproof strictly-proper",
)
def weighted_decision_market(
    reports: Reports, *, prices: tuple[Any, ...], trial: Any = "1/10"
) -> Actions:
    """Choose any action with some chance, and divide the score of the chosen by it.

    The chance `trial` is shared by all actions, the rest goes to the highest price.
    What is paid on average does not depend on what is chosen.
    """
    (told,) = reports
    share, chosen = Fraction(trial), _best(told)
    rows = []
    for k, (price, report) in enumerate(zip(prices, told, strict=True)):
        chance = share / len(told) + (1 - share if k == chosen else 0)
        success, failure = _gains(price, report)
        rows.append((chance, success / chance, failure / chance))
    return tuple(rows)
