"""Violates strong Pareto: of two sure outcomes society favours the wrong one."""

from accord.theory.aggregation import Aggregation
from accord.theory.properties import prop


@prop(Aggregation, exists=("outcome", "second_outcome"))
def violates_strong_pareto(a: Aggregation, outcome: int, second_outcome: int) -> bool:
    """Some outcome is no worse for anybody and better for somebody, not for society.

    For all values of unknown utilities of society it says that no such society is
    strongly Pareto, even on sure outcomes alone.
    """
    pairs = [(row[outcome], row[second_outcome]) for row in a.utilities]
    better = all(x >= y for x, y in pairs) and any(x > y for x, y in pairs)
    return bool(better) and bool(a.social[outcome] <= a.social[second_outcome])
