"""What the quantified names of properties of predictive coding run over."""

from accord.theory.aggregation import Numbers
from accord.theory.forms import Form
from accord.theory.predictive_coding import OTHERS, PredictiveChain
from accord.theory.ranges import ranges


@ranges(PredictiveChain, lambda chain: len(chain.precisions) - 1)
def level(chain: PredictiveChain) -> range:
    """Run over the levels, from the datum upwards."""
    return range(len(chain.precisions) - 1)


@ranges(PredictiveChain, lambda _: 1, symbolic=True)
def other_levels(chain: PredictiveChain) -> Numbers:
    """Run over every row of numbers, one for each level, as one symbol."""
    letter, size = OTHERS["other_levels"], len(chain.precisions) - 1
    row = tuple(Form.unknown(f"{letter}.{k + 1}") for k in range(size))
    return Numbers(row, size, "numbers")


@ranges(PredictiveChain, lambda _: 1, symbolic=True)
def extra(_: PredictiveChain) -> Numbers:
    """Run over every row of one number, which may be a precision to be added."""
    return Numbers((Form.unknown("e.1"),), 1, "numbers")
