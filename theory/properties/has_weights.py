"""Has weights: these weights on the worlds give the prices."""

from collections.abc import Sequence
from typing import Any

from accord.theory.prices import Prices, are_probabilities, reproduces
from accord.theory.properties import prop


@prop(Prices)
def has_weights(p: Prices, *, weights: Sequence[Any]) -> bool:
    """The weights are probabilities of the worlds, and each price is a probability.

    That of its sentence: the weight of the worlds in which it is true. (de Finetti
    1937, chapter I)
    """
    size = len(weights) == len(p.worlds)
    return size and are_probabilities(weights) and reproduces(p, weights)
