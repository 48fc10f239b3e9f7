"""What the quantified names of properties of predictions run over."""

from collections.abc import Iterator

from accord.theory.merging import Prediction
from accord.theory.processes import Word
from accord.theory.ranges import ranges


@ranges(Prediction, Prediction.count_histories)
def history(p: Prediction) -> Iterator[Word]:
    """Run over the words of at most `horizon` symbols, the shorter first."""
    return p.histories()
