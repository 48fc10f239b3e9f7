"""Solomonoff's normalisation is a measure, and nowhere less than the semimeasure."""

from accord.theory.processes import Process, normalised
from accord.theory.properties import prop


@prop(Process)
def normalisation_dominates(sigma: Process, *, horizon: int = 5) -> bool:
    """S(w) >= sigma(w), S(empty) = 1 and S(w) = sum of S(wx), up to the horizon.

    S is the normalisation, every conditional divided by its sum (Appendix B.8).
    Undefined, an error, where sigma stops for sure after a word.
    """
    s = normalised(sigma, horizon)
    if s.probability(()) != 1:
        return False
    for length in range(horizon + 1):
        for word, masses in s.words(length):
            if sum(masses.values()) < sigma.probability(word):
                return False
            if length < horizon and s.gap(word) != 0:
                return False
    return True
