"""Pictures of regions as SVG: a line for one parameter, a plane for two.

Where the statement holds is filled and says so; where it fails is hatched, so that no
colour is needed. All places are computed in fractions and rounded when written.
"""

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape

from accord.counterexamples.regions import (
    Interval,
    Region,
    joined,
    say_number,
)
from accord.theory.errors import ModelError
from accord.theory.forms import Literal, literal
from accord.verifiers.engines.roots import Root

Point = tuple[Fraction, Fraction]
Edge = tuple[Point, Point]
WIDTH, MARGIN = 640, 60
HOLDS, FAILS, INK = "#2a6fbb", "#d9822b", "#222222"
_WRAP = 76
_HEAD = """\
<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" \
viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="14" role="img">
<title>{title}</title>
<defs><pattern id="fails" width="8" height="8" patternUnits="userSpaceOnUse" \
patternTransform="rotate(45)"><rect width="8" height="8" fill="#fbe7d0"/>\
<line x1="0" y1="0" x2="0" y2="8" stroke="{fails}" stroke-width="3"/></pattern></defs>
<rect width="{width}" height="{height}" fill="white"/>
"""


def draw(region: Region | None, title: str) -> str:
    """Return the picture of a region of one or two parameters as an SVG text.

    Raises ModelError where there is none, for more parameters, and for two whose
    borders are curved where no constraints bound both.
    """
    if region is None:
        raise ModelError("only a region is drawn", "ask for one: --for-which NAME")
    if len(region.names) == 1:
        return _draw_line(region, title)
    if len(region.names) == 2:
        return _draw_plane(region, title)
    raise ModelError(
        f"a picture has one or two parameters, got {len(region.names)}",
        "give numbers for the others",
    )


def _page(title: str, height: int, body: Sequence[str]) -> str:
    head = _HEAD.format(width=WIDTH, height=height, title=escape(title), fails=FAILS)
    shown = title if len(title) <= _WRAP else title[: _WRAP - 3] + "..."
    return "\n".join(
        [head.rstrip(), text(WIDTH / 2, 26, shown, size=15), *body, "</svg>", ""]
    )


def text(x: float, y: float, words: str, anchor: str = "middle", size: int = 14) -> str:
    """Return a line of text at a place."""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" '
        f'fill="{INK}">{escape(words)}</text>'
    )


def stroke(a: tuple[float, float], b: tuple[float, float], style: str = "") -> str:
    """Return a line between two places."""
    (x, y), (z, w) = a, b
    style = style or f'stroke="{INK}"'
    return f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{z:.1f}" y2="{w:.1f}" {style}/>'


def _fill(*, holds: bool) -> str:
    return HOLDS if holds else "url(#fails)"


def _legend(y: float) -> Iterator[str]:
    for x, holds, word in ((MARGIN, True, "holds"), (MARGIN + 110, False, "fails")):
        yield (
            f'<rect x="{x}" y="{y - 12:.1f}" width="22" height="14" '
            f'fill="{_fill(holds=holds)}" stroke="{INK}"/>'
        )
        yield text(x + 30, y, word, "start")


# --- one parameter --------------------------------------------------------------------

_TOP, _THICK = 70, 26


def _draw_line(region: Region, title: str) -> str:
    parts = joined(region, lambda cell: region.cells[cell][1])
    ends = [end for part in parts for end in (part.low, part.high) if end is not None]
    places = sorted({end.high for end in ends})
    low, high = _window(places or [Fraction(0)])

    def x(value: Fraction) -> float:
        return MARGIN + float((value - low) / (high - low)) * (WIDTH - 2 * MARGIN)

    body: list[str] = []
    for part in parts:
        holds = part.holds(region)
        if not part.is_point:
            start = x(low if part.low is None else part.low.high)
            stop = x(high if part.high is None else part.high.high)
            body.append(
                f'<rect x="{start:.1f}" y="{_TOP}" width="{stop - start:.1f}" '
                f'height="{_THICK}" fill="{_fill(holds=holds)}"/>'
            )
            word = "holds" if holds else "fails"
            if stop - start > 45:
                body.append(text((start + stop) / 2, _TOP - 8, word))
    below = _TOP + _THICK + 14
    body.append(stroke((MARGIN, below), (WIDTH - MARGIN, below)))
    body.append(text(WIDTH - MARGIN + 16, below + 5, region.names[0], "start"))
    body += _ends(region, parts, x, below)
    body += _legend(below + 64)
    body.append(text(WIDTH - MARGIN, below + 64, "filled end: it holds there", "end"))
    return _page(title, round(below) + 84, body)


def _ends(
    region: Region,
    parts: Sequence[Interval],
    x: Callable[[Fraction], float],
    below: float,
) -> Iterator[str]:
    """Yield a mark at each end, filled where it holds at the end itself."""
    seen: dict[Fraction, tuple[Root, bool]] = {}
    for part in parts:
        holds = part.holds(region)
        for end, closed in (
            (part.low, part.closed_low),
            (part.high, part.closed_high),
        ):
            if end is not None and (closed or end.high not in seen):
                # An end that no side has is outside of the constraints.
                seen[end.high] = (end, holds and closed)
    last = -math.inf
    for value, (root, included) in sorted(seen.items()):
        here = x(value)
        yield _dot(here, _TOP + _THICK / 2, holds=included)
        yield stroke((here, below - 4), (here, below + 4))
        drop = 36 if here - last < 70 else 20
        yield text(here, below + drop, say_number(root))
        last = here if drop == 20 else -math.inf


def _window(places: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    """Return a range with all places and room around them."""
    low, high = min(places), max(places)
    room = (high - low) / 3 or max(abs(high), Fraction(1))
    return low - room, high + room


# --- two parameters -------------------------------------------------------------------

_SIDE = 420
_SQUARES = 105  # along each side


@dataclass(frozen=True)
class _Plane:
    """The part of the plane that is shown."""

    low: Point
    high: Point

    def place(self, point: Point) -> tuple[float, float]:
        """Return where a point is drawn."""
        across, up = (
            float((v - a) / (b - a))
            for v, a, b in zip(point, self.low, self.high, strict=True)
        )
        return MARGIN + across * _SIDE, 50 + (1 - up) * _SIDE

    def corners(self) -> list[Point]:
        """Return the corners of the window, in turn."""
        (a, b), (c, d) = self.low, self.high
        return [(a, b), (c, b), (c, d), (a, d)]


def _draw_plane(region: Region, title: str) -> str:
    rows = [row for facts, _ in region.cells for row in facts]
    if not all(map(_is_straight, (*rows, *region.where))):
        return _draw_squares(region, title)
    plane = _window_of([region])
    body: list[str] = []
    points: list[str] = []
    for facts, holds in region.cells:
        shape = _shape(region, facts, plane)
        places = [plane.place(point) for point in shape]
        if len(shape) > 2:
            body.append(_polygon(places, _fill(holds=holds)))
        elif len(shape) == 1 and _side(region, shape[0]) is holds:
            points.append(_dot(*places[0], holds=holds))
    body += [_border(region, plane, edge) for edge in _borders(region, plane)]
    body += points
    body += _axes(region.names, plane)
    bottom = 50 + _SIDE + 70
    body += _legend(bottom)
    note = "solid border: it holds there; dashed: it fails there"
    body.append(text(WIDTH - MARGIN, bottom, note, "end", 12))
    return _page(title, bottom + 24, body)


def _window_of(regions: Sequence[Region]) -> _Plane:
    """Return the part of the plane in which all borders of the regions cross."""
    names = regions[0].names
    rows = [row for r in regions for facts, _ in r.cells for row in facts]
    rows += [row for r in regions for row in r.where]
    if not all(map(_is_straight, rows)):
        raise ModelError(
            "only regions with straight borders are drawn for two parameters",
            "give a number for one of them",
        )
    corners = _crossings(rows, names) or [(Fraction(0), Fraction(0))]
    ranges = [_window([point[k] for point in corners]) for k in (0, 1)]
    return _Plane((ranges[0][0], ranges[1][0]), (ranges[0][1], ranges[1][1]))


def _shape(region: Region, facts: Sequence[Literal], plane: _Plane) -> list[Point]:
    """Return the corners of a cell within the window, borders included."""
    shape = plane.corners()
    for row in (*region.where, *facts):
        shape = _clipped(shape, row, region.names)
    return shape


def _polygon(places: Sequence[tuple[float, float]], fill: str) -> str:
    listed = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    return f'<polygon points="{listed}" fill="{fill}"/>'


# --- classes of the plane -------------------------------------------------------------

_TINTS = ("#9ecae1", "#fdd0a2", "#a1d99b", "#dadaeb", "#fcbba1", "#d9d9d9", "#ffeda0")


def draw_classes(classes: Sequence[tuple[str, Region]], title: str) -> str:
    """Return the picture of regions that share out a plane, each with its name.

    A class has its number in its largest cell, or beside a line or point of its own,
    so that no colour is needed. Raises ModelError for other than two parameters.
    """
    names = classes[0][1].names
    if len(names) != 2:
        raise ModelError(
            f"a picture of classes has two parameters, got {len(names)}",
            "give numbers for the others",
        )
    plane = _window_of([region for _, region in classes])
    areas: list[str] = []
    lines: list[str] = []
    numbers: list[str] = []
    for number, (_, region) in enumerate(classes, 1):
        tint = _TINTS[(number - 1) % len(_TINTS)]
        cells = [facts for facts, holds in region.cells if holds]
        shapes = [_shape(region, facts, plane) for facts in cells]
        for facts, shape in zip(cells, shapes, strict=True):
            places = [plane.place(point) for point in shape]
            if len(shape) > 2:
                areas.append(_polygon(places, tint))
            elif len(shape) == 2:
                lines.append(_thick(places[0], places[1], tint))
            elif shape and all(
                _holds_at(row, names, shape[0]) for row in (*region.where, *facts)
            ):
                lines.append(_spot(*places[0], tint))
        most = max(shapes, key=_area)
        x, y = plane.place(_centre(most))
        numbers.append(text(x, y + 5, str(number), size=16))
    bottom = 50 + _SIDE + 70
    legend = [
        text(MARGIN, bottom + 20 * k, f"{k + 1}  {name}", "start")
        for k, (name, _) in enumerate(classes)
    ]
    body = [*areas, *lines, *numbers, *_axes(names, plane), *legend]
    return _page(title, bottom + 20 * len(classes), body)


def _area(shape: Sequence[Point]) -> Fraction:
    """Return twice the area of a polygon."""
    turned = zip(shape, [*shape[1:], *shape[:1]], strict=True)
    return abs(sum((a * d - b * c for (a, b), (c, d) in turned), Fraction(0)))


def _centre(shape: Sequence[Point]) -> Point:
    x, y = (sum(c, Fraction(0)) / len(shape) for c in zip(*shape, strict=True))
    return x, y


def _thick(a: tuple[float, float], b: tuple[float, float], tint: str) -> str:
    edge = stroke(a, b, f'stroke="{INK}" stroke-width="8"')
    return edge + stroke(a, b, f'stroke="{tint}" stroke-width="5"')


def _spot(x: float, y: float, tint: str) -> str:
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="{tint}" stroke="{INK}" '
        'stroke-width="2"/>'
    )


def _is_straight(row: Literal) -> bool:
    return all(len(monomial) <= 1 for monomial, _ in row.terms)


def _draw_squares(region: Region, title: str) -> str:
    """Return the picture of a region with curved borders, in small squares.

    Each has the colour of its middle. What is shown is the least rectangle around what
    straight constraints leave.
    """
    straight = [row for row in region.where if _is_straight(row)]
    weak = [Literal(r.terms, ">=") if r.sense == ">" else r for r in straight]
    corners = [
        point
        for point in _crossings(straight, region.names)
        if all(_holds_at(row, region.names, point) for row in weak)
    ]
    ends = [sorted(point[k] for point in corners) for k in (0, 1)]
    if not corners or any(own[0] == own[-1] for own in ends):
        raise ModelError(
            "only regions with straight borders, or within bounds of both parameters, "
            "are drawn",
            "give a number for one of them, or bounds: 0 <= p <= 1",
        )
    plane = _Plane((ends[0][0], ends[1][0]), (ends[0][-1], ends[1][-1]))
    (a, b), (c, d) = plane.low, plane.high
    size = _SIDE // _SQUARES
    body: list[str] = []
    for k in range(_SQUARES):
        y = b + (d - b) * Fraction(2 * k + 1, 2 * _SQUARES)
        places = (
            a + (c - a) * Fraction(2 * j + 1, 2 * _SQUARES) for j in range(_SQUARES)
        )
        left = 0
        for holds, run in itertools.groupby(_side(region, (x, y)) for x in places):
            wide = len(list(run))
            if holds is not None:
                body.append(
                    f'<rect x="{MARGIN + left * size}" '
                    f'y="{50 + _SIDE - (k + 1) * size}" width="{wide * size}" '
                    f'height="{size}" fill="{_fill(holds=holds)}"/>'
                )
            left += wide
    body += _axes(region.names, plane)
    bottom = 50 + _SIDE + 70
    body += _legend(bottom)
    note = "in small squares, each as its middle"
    body.append(text(WIDTH - MARGIN, bottom, note, "end", 12))
    return _page(title, bottom + 24, body)


def _holds_at(row: Literal, names: Sequence[str], point: Point) -> bool:
    return row.holds(dict(zip(names, point, strict=True)))


def _value(row: Literal, names: Sequence[str], point: Point) -> Fraction:
    return Fraction(row.form.at(dict(zip(names, point, strict=True))))


def _crossings(rows: Sequence[Literal], names: Sequence[str]) -> list[Point]:
    """Return where the lines of two literals cross; of parallel ones some points."""
    zero = (Fraction(0), Fraction(0))
    units = ((Fraction(1), Fraction(0)), (Fraction(0), Fraction(1)))
    lines = {
        (a, b, c)
        for row in rows
        for c in [_value(row, names, zero)]
        for a, b in [[_value(row, names, unit) - c for unit in units]]
        if a or b
    }
    found: list[Point] = []
    for (a, b, c), (d, e, f) in itertools.combinations(sorted(lines), 2):
        if determinant := a * e - b * d:
            found.append(((b * f - c * e) / determinant, (c * d - a * f) / determinant))
    if not found:
        found = [
            (-c * a / (a * a + b * b), -c * b / (a * a + b * b)) for a, b, c in lines
        ]
    return found


def _clipped(shape: list[Point], row: Literal, names: Sequence[str]) -> list[Point]:
    """Return the part of a convex shape where a literal is true, or is zero."""
    if row.sense == "==":
        for form in (row.form, -row.form):
            shape = _clipped(shape, literal(form, ">="), names)
        return shape
    found: list[Point] = []
    for here, after in zip(shape, [*shape[1:], *shape[:1]], strict=True):
        u, v = _value(row, names, here), _value(row, names, after)
        if u >= 0:
            found.append(here)
        if u * v < 0:
            share = u / (u - v)
            x, y = (a + share * (b - a) for a, b in zip(here, after, strict=True))
            found.append((x, y))
    return list(dict.fromkeys(found))


def _dot(x: float, y: float, *, holds: bool) -> str:
    return _spot(x, y, HOLDS if holds else "white")


def _side(region: Region, point: Point) -> bool | None:
    """Return whether it holds at a point; None where the constraints exclude it."""
    values = dict(zip(region.names, point, strict=True))
    if not all(row.holds(values) for row in region.where):
        return None
    return next(h for f, h in region.cells if all(row.holds(values) for row in f))


def _borders(region: Region, plane: _Plane) -> Iterator[Edge]:
    """Yield the edges of cells, cut where others meet them, across which it changes."""
    rows = {row for facts, _ in region.cells for row in facts} | set(region.where)
    seen: set[frozenset[Point]] = set()
    for row in rows:
        whole = _clipped(plane.corners(), Literal(row.terms, ">="), region.names)
        ends = [p for p in whole if _value(row, region.names, p) == 0]
        if len(ends) != 2:
            continue
        points = {*ends}
        for other in rows:
            u, v = (_value(other, region.names, end) for end in ends)
            if u * v < 0:
                share = u / (u - v)
                x, y = (a + share * (b - a) for a, b in zip(*ends, strict=True))
                points.add((x, y))
        for edge in itertools.pairwise(sorted(points)):
            if (
                frozenset(edge) not in seen
                and len(set(_across(region, plane, edge))) > 1
            ):
                seen.add(frozenset(edge))
                yield edge


def _middle(edge: Edge) -> Point:
    (a, b), (c, d) = edge
    return (a + c) / 2, (b + d) / 2


def _across(region: Region, plane: _Plane, edge: Edge) -> list[bool | None]:
    """Return whether it holds beside the middle of an edge, on it, and opposite."""
    (a, b), (c, d) = edge
    x, y = _middle(edge)
    wide = max(plane.high[0] - plane.low[0], plane.high[1] - plane.low[1])
    step = Fraction(1, 10**6) * wide / (abs(c - a) + abs(d - b))
    return [
        _side(region, (x + sign * step * (b - d), y + sign * step * (c - a)))
        for sign in (-1, 0, 1)
    ]


def _border(region: Region, plane: _Plane, edge: Edge) -> str:
    """Return the line of an edge; where it is alone, wide and in its own colour."""
    left, here, right = _across(region, plane, edge)
    style = f'stroke="{INK}" stroke-width="2"'
    if here is not None and here not in (left, right):
        style = f'stroke="{HOLDS if here else FAILS}" stroke-width="5"'
    elif not here:
        style += ' stroke-dasharray="6 4"'
    return stroke(plane.place(edge[0]), plane.place(edge[1]), style)


def _axes(names: Sequence[str], plane: _Plane) -> Iterator[str]:
    left, bottom = plane.place(plane.low)
    right, top = plane.place(plane.high)
    yield (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" '
        f'height="{bottom - top:.1f}" fill="none" stroke="{INK}"/>'
    )
    for value in _ticks(plane.low[0], plane.high[0]):
        x, _ = plane.place((value, plane.low[1]))
        yield stroke((x, bottom), (x, bottom + 5))
        yield text(x, bottom + 20, _decimal(value), size=12)
    for value in _ticks(plane.low[1], plane.high[1]):
        _, y = plane.place((plane.low[0], value))
        yield stroke((left - 5, y), (left, y))
        yield text(left - 9, y + 4, _decimal(value), "end", 12)
    yield text((left + right) / 2, bottom + 40, names[0])
    yield text(left, top - 6, names[1])


def _ticks(low: Fraction, high: Fraction) -> list[Fraction]:
    """Return some round numbers within a range."""
    size = high - low
    unit = Fraction(10) ** (math.floor(math.log10(float(size))) - 1)
    steps = (unit * k for k in itertools.chain((1, 2, 5), (10, 20, 50)))
    step = next(s for s in steps if size / s <= 8)
    return [step * k for k in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _decimal(value: Fraction) -> str:
    return f"{float(value):g}"
