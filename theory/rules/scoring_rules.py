"""Scoring rules: what a forecaster is paid once the outcome is known.

There is one report, the forecast: a tuple of the probabilities of the outcomes. A rule
returns the score for each outcome. (Gneiting and Raftery 2007, section 4)
"""

from fractions import Fraction
from typing import Any

from accord.theory.algebraic import square_root
from accord.theory.logarithms import MINUS_INFINITY, ln
from accord.theory.rules import rule

Forecasts = tuple[tuple[Any, ...]]
Scores = tuple[Any, ...]


@rule(
    "forecast",
    size={"outcomes": 3, "values": "grid 4"},
    has="strategyproof strictly-proper regret-is-squared-distance",
)
def quadratic_score(forecasts: Forecasts) -> Scores:
    """Return twice the probability of the outcome, minus the sum of all squares.

    (Brier 1950) Forecast r under belief p loses the squared distance of p and r.
    """
    (forecast,) = forecasts
    squares = sum(chance * chance for chance in forecast)
    return tuple(2 * chance - squares for chance in forecast)


@rule(
    "forecast",
    size={"outcomes": 3, "values": "grid 4"},
    has="strategyproof strictly-proper regret-is-divergence",
    lacks="regret-is-squared-distance",
)
def logarithmic_score(forecasts: Forecasts, liquidity: Any = 1) -> Scores:
    """Return the logarithm of the probability of the outcome, times `liquidity`.

    (Good 1952) It is minus infinity where that was 0. Forecast r under belief p loses
    the divergence sum p_i ln(p_i / r_i).
    """
    (forecast,) = forecasts
    return tuple(
        liquidity * (ln(chance) if chance > 0 else MINUS_INFINITY)
        for chance in forecast
    )


@rule(
    "forecast",
    size={"outcomes": 2, "values": "grid 4"},
    has="strategyproof strictly-proper",
    lacks="regret-is-squared-distance",
)
def spherical_score(forecasts: Forecasts) -> Scores:
    """Return the probability of the outcome over the length of the forecast.

    (Roby 1965) The length is the root of the sum of all squares: an algebraic number.
    """
    (forecast,) = forecasts
    length = square_root(sum(chance * chance for chance in forecast))
    return tuple(Fraction(chance) / length for chance in forecast)


@rule(
    "forecast",
    size={"outcomes": 3, "values": "grid 4"},
    lacks="strategyproof strictly-proper",
)
def linear_score(forecasts: Forecasts) -> Scores:
    """Return the probability that the forecast gave to the outcome.

    Whoever believes one outcome to be likelier than the others gains by calling it
    certain.
    """
    (forecast,) = forecasts
    return forecast


@rule(
    "forecast",
    size={"outcomes": 3, "values": "grid 4"},
    has="strategyproof",
    lacks="strictly-proper",
)
def most_likely_score(forecasts: Forecasts) -> Scores:
    """Return 1 for the outcome that the forecast calls likeliest, 0 for the others.

    The first of equally likely ones counts. Proper, but not strictly: all forecasts
    with the same likeliest outcome score alike. (The zero-one score)
    """
    (forecast,) = forecasts
    likeliest = forecast.index(max(forecast))
    return tuple(1 if k == likeliest else 0 for k in range(len(forecast)))
