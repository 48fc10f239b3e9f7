"""The process is a measure: it never stops."""

from accord.theory.processes import Process, is_measure
from accord.theory.properties import prop


@prop(Process)
def measure(sigma: Process) -> bool:
    """sigma(empty) = 1 and sigma(w) = sum of sigma(wx) at words w of every length.

    The states are finitely many, so that this is decided: in each state that can be
    reached the probabilities of its moves sum to 1 (Definition 2.1).
    """
    return is_measure(sigma)
