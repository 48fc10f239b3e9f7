"""Pictures of two players' bargaining problems as SVG."""

import itertools
from collections.abc import Callable, Sequence
from fractions import Fraction
from html import escape

from accord.counterexamples.bargaining import Answer, approximate
from accord.theory.bargaining import BargainingProblem
from accord.theory.errors import ModelError
from accord.theory.names import counted
from accord.verifiers.engines.frontiers import frontier

WIDTH, MARGIN, SIZE = 760, 70, 500
INK, FILL, FRONTIER, POINT = "#222222", "#dbe8f5", "#2a6fbb", "#d9822b"
_SIDES = ((9, -7, "start"), (-9, 17, "end"), (9, 17, "start"), (-9, -7, "end"))
Pair = tuple[Fraction, Fraction]
Scale = Callable[[Fraction], float]


def draw_problem(problem: BargainingProblem, answers: Sequence[Answer]) -> str:
    """Return the picture: feasible set, frontier, disagreement point and solutions.

    Solutions are numbered, those at one point together, and listed below with their
    exact payoffs, so that no colour is needed. All places are computed in fractions.
    """
    if len(problem.players) != 2:
        raise ModelError(
            f"a picture has two players, got {counted(len(problem.players), 'player')}"
        )
    d = _pair(problem.disagreement)
    corners = _hull(problem) if problem.lotteries else []
    listed = [_pair(v) for v in problem.outcomes]
    spots = _spots(answers)
    x, y = _scales([*corners, *listed, d, *spots])
    bottom = MARGIN + SIZE
    body = [
        _line((MARGIN, bottom), (MARGIN + SIZE, bottom)),
        _line((MARGIN, MARGIN), (MARGIN, bottom)),
        _text(MARGIN + SIZE / 2, bottom + 45, problem.players[0]),
        _text(MARGIN - 8, MARGIN - 14, problem.players[1], "start"),
    ]
    if corners:
        path = " ".join(f"{x(a):.1f},{y(b):.1f}" for a, b in corners)
        body.append(f'<polygon points="{path}" fill="{FILL}" stroke="{INK}"/>')
        best = [_pair(point) for point, _ in frontier(problem)]
        path = " ".join(f"{x(a):.1f},{y(b):.1f}" for a, b in best)
        body.append(
            f'<polyline points="{path}" fill="none" stroke="{FRONTIER}" '
            'stroke-width="4"/>'
        )
    else:
        body += [_dot(x(a), y(b), INK) for a, b in listed]
    for value in sorted({a for a, _ in listed} | {d[0]})[:12]:
        body.append(_text(x(value), bottom + 20, str(value), size=11))
    for value in sorted({b for _, b in listed} | {d[1]})[:12]:
        body.append(_text(MARGIN - 6, y(value) + 4, str(value), "end", 11))
    body.append(
        f'<rect x="{x(d[0]) - 5:.1f}" y="{y(d[1]) - 5:.1f}" width="10" height="10" '
        f'fill="white" stroke="{INK}" stroke-width="2"/>'
    )
    body.append(_text(x(d[0]) + 9, y(d[1]) - 9, "d", "start"))
    below = float(bottom + 75)
    shown = ", ".join(map(str, problem.disagreement))
    body.append(_text(MARGIN, below, f"d  disagreement ({shown})", "start"))
    for number, ((a, b), here) in enumerate(spots.items(), 1):
        body.append(_dot(x(a), y(b), POINT))
        # Near points have their numbers on different sides.
        across, down, anchor = _SIDES[number % len(_SIDES)]
        body.append(_text(x(a) + across, y(b) + down, str(number), anchor))
        below += 20
        names = ", ".join(answer.solution for answer in here)
        text = f"{number}  {names}: ({', '.join(here[0].shown)})"
        body.append(_text(MARGIN, below, text, "start", 13))
    return _page(problem.name, int(below) + 30, body)


def _pair(point: Sequence[object]) -> Pair:
    first, second = approximate(point)
    return first, second


def _spots(answers: Sequence[Answer]) -> dict[Pair, list[Answer]]:
    """Return the answers by their point, of those that have one."""
    spots: dict[Pair, list[Answer]] = {}
    for answer in itertools.chain.from_iterable(a.each for a in answers):
        if answer.point is not None:
            spots.setdefault(_pair(answer.point), []).append(answer)
    return spots


def _scales(points: Sequence[Pair]) -> tuple[Scale, Scale]:
    """Return the functions from payoffs to places, one scale for both players."""
    low = [min(p[i] for p in points) for i in (0, 1)]
    span = max(max(p[i] for p in points) - low[i] for i in (0, 1)) or Fraction(1)

    def x(value: Fraction) -> float:
        return MARGIN + float((value - low[0]) / span) * SIZE

    def y(value: Fraction) -> float:
        return MARGIN + SIZE - float((value - low[1]) / span) * SIZE

    return x, y


def _hull(problem: BargainingProblem) -> list[Pair]:
    """Return the corners of the feasible set; what is thrown away ends at d."""
    points = {_pair(v) for v in problem.outcomes}
    if problem.comprehensive:
        d = _pair(problem.disagreement)
        low = (min(d[0], *(a for a, _ in points)), min(d[1], *(b for _, b in points)))
        best = (max(a for a, _ in points), max(b for _, b in points))
        points |= {low, (low[0], best[1]), (best[0], low[1])}
    chains: list[list[Pair]] = []
    for ordered in (sorted(points), sorted(points, reverse=True)):
        chain: list[Pair] = []
        for p in ordered:
            while len(chain) > 1 and _cross(chain[-2], chain[-1], p) <= 0:
                chain.pop()
            chain.append(p)
        chains.append(chain[:-1])
    return [*chains[0], *chains[1]] or list(points)


def _cross(a: Pair, b: Pair, c: Pair) -> Fraction:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _line(a: tuple[float, float], b: tuple[float, float]) -> str:
    return f'<line x1="{a[0]}" y1="{a[1]}" x2="{b[0]}" y2="{b[1]}" stroke="{INK}"/>'


def _dot(x: float, y: float, colour: str) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{colour}" stroke="{INK}"/>'


def _text(x: float, y: float, text: str, anchor: str = "middle", size: int = 14) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" '
        f'fill="{INK}">{escape(text)}</text>'
    )


def _page(title: str, height: int, body: Sequence[str]) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" role="img">\n'
        f"<title>{escape(title)}</title>\n"
        f'<rect width="{WIDTH}" height="{height}" fill="white"/>'
    )
    return "\n".join([head, _text(WIDTH / 2, 26, title, size=15), *body, "</svg>", ""])
