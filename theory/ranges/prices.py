"""What the quantified names of properties of prices run over."""

from accord.theory.aggregation import Numbers
from accord.theory.forms import Form
from accord.theory.prices import GAIN, MEASURE, STAKES, Prices
from accord.theory.ranges import ranges


def _one(_: Prices) -> int:
    return 1


@ranges(Prices, _one, symbolic=True)
def stakes(p: Prices) -> Numbers:
    """Run over every row of stakes, one on each sentence."""
    return _row(STAKES, len(p.sentences))


@ranges(Prices, _one, symbolic=True)
def gain(_: Prices) -> Numbers:
    """Run over every number."""
    return Numbers(Form.unknown(GAIN), 1, "number")


@ranges(Prices, _one, symbolic=True)
def measure(p: Prices) -> Numbers:
    """Run over every row of numbers, one for each world."""
    return _row(MEASURE, len(p.worlds))


def _row(letter: str, size: int) -> Numbers:
    row = tuple(Form.unknown(f"{letter}.{k + 1}") for k in range(size))
    return Numbers(row, size, "numbers")
