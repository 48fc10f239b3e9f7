"""What the quantified names of properties of demands on a box run over."""

from accord.theory.box_demands import BoxDemands, BoxPoints
from accord.theory.ranges import ranges


@ranges(BoxDemands, lambda d: len(d.names))
def coordinate(d: BoxDemands) -> range:
    """Run over the coordinates."""
    return d.coordinates


@ranges(BoxDemands, lambda _: 1, symbolic=True)
def box_point(d: BoxDemands) -> BoxPoints:
    """Run over every point of the box."""
    return BoxPoints(d.symbols)
