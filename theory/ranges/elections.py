"""What the quantified names of properties of elections run over."""

from accord.theory.elections import ElectionRule
from accord.theory.preferences import Order
from accord.theory.ranges import ranges


@ranges(ElectionRule, lambda e: len(e.lines))
def line(e: ElectionRule) -> range:
    """Run over the lines of the file."""
    return range(len(e.lines))


@ranges(ElectionRule, lambda e: len(e.reports))
def report(e: ElectionRule, line: int) -> list[Order]:
    """Run over the strict orders, complete or truncated, other than the line's own."""
    own = e.lines[line][0]
    return [order for order in e.reports if order != own]
