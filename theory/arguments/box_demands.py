"""Arguments of properties of demands on a box: `point` as a row, `points` as rows."""

from collections.abc import Mapping
from typing import Any

from accord.theory.arguments.reading import listed, rows
from accord.theory.box_demands import BoxDemands
from accord.theory.expressions import names_in, read_form


def _point(d: BoxDemands, given: Any, _: Mapping[str, Any]) -> tuple[Any, ...]:
    row = listed(given)
    read = (read_form(x) if isinstance(x, str) and names_in(x) else x for x in row)
    return d.checked(tuple(read))


def _points(d: BoxDemands, given: Any, named: Mapping[str, Any]) -> tuple[Any, ...]:
    # of one coordinate "0,1" has two points; of more it is one
    each = listed(given) if len(d.names) == 1 else rows(given)
    return tuple(_point(d, row, named) for row in each)


READERS = {"point": _point, "points": _points}
LABELS = {"coordinate": lambda demands: demands.names}
