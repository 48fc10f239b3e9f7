"""Indifferent to all: society has the same utility of every outcome."""

from accord.theory.aggregation import Aggregation
from accord.theory.game_terms import same_numbers
from accord.theory.properties import prop


@prop(Aggregation, forall=("outcome",))
def indifferent_to_all(a: Aggregation, outcome: int) -> bool:
    """Society's utility of the outcome is that of the first one."""
    return same_numbers([a.social[outcome]], [a.social[0]])
