"""What the quantified names of properties of reflective inductors run over."""

from accord.theory.ranges import ranges
from accord.theory.reflective_inductors import ReflectiveInductor


@ranges(ReflectiveInductor, lambda m: len(m.queries))
def query(m: ReflectiveInductor) -> range:
    """Run over the queries."""
    return range(len(m.queries))
