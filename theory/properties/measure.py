"""The process is a measure: it never stops."""

from accord.theory.processes import Process, is_measure, shortest_stop
from accord.theory.properties import prop


@prop(Process)
def measure(sigma: Process) -> bool:
    """sigma(empty) = 1 and sigma(w) = sum of sigma(wx) at words w of every length.

    The states are finitely many, so that this is decided: in each state that can be
    reached the probabilities of its moves sum to 1 (Definition 2.1).
    """
    return is_measure(sigma)


def because(sigma: Process) -> str:
    """Return a shortest word after which it can stop, and how likely that is."""
    if sum(sigma.start) != 1:
        return f"It starts with probability {sum(sigma.start)}."
    word = shortest_stop(sigma)
    assert word is not None
    return f"It stops after {sigma.say(word)} with probability {sigma.gap(word)}."
