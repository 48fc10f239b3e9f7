"""What the quantified names of properties of forecasts run over."""

from accord.theory.aggregation import Numbers, unknown_law
from accord.theory.forecasts import FORECASTS, WEIGHTINGS, Forecasts
from accord.theory.ranges import ranges


def _one(_: Forecasts) -> int:
    return 1


@ranges(Forecasts, _one, symbolic=True)
def other_forecast(f: Forecasts) -> Numbers:
    """Run over every forecast of the outcomes."""
    size = len(f.outcomes)
    return Numbers(unknown_law(FORECASTS["other_forecast"], size), size, "lottery")


@ranges(Forecasts, _one, symbolic=True)
def weighting(f: Forecasts) -> Numbers:
    """Run over every row of weights of the experts with the sum 1."""
    return _weights(f, "weighting")


@ranges(Forecasts, _one, symbolic=True)
def second_weighting(f: Forecasts) -> Numbers:
    """Run over every row of weights of the experts with the sum 1."""
    return _weights(f, "second_weighting")


def _weights(f: Forecasts, name: str) -> Numbers:
    size = len(f.experts)
    return Numbers(unknown_law(WEIGHTINGS[name], size), size, "lottery")
