"""A run told as a table, and drawn as lines over its rounds."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from html import escape
from typing import Any

from accord.counterexamples.plots import MARGIN, WIDTH, stroke, text
from accord.counterexamples.story import table
from accord.theory.coding import code
from accord.theory.decision_auctions import DecisionAuction
from accord.theory.errors import ModelError
from accord.theory.traces import Trace, show_cell

MOST_ROWS, MOST_POINTS, MOST_LINES = 24, 200, 12
TOLD, MOST_COLUMNS = 6, 12  # rounds and columns in a story
_HEIGHT = 400
_COLOURS = ("#2a6fbb", "#d9822b", "#3a8f5c", "#a23b72", "#6b6b6b", "#b8a11d")


def run_of(subject: Any, rounds: int | None = None) -> Any:
    """Return what can be run, with this number of rounds if one is given.

    Raises ModelError for what is no object of rounds.
    """
    if not hasattr(subject, "trace") or not hasattr(subject, "lasting"):
        raise ModelError(
            f"expected an object that runs in rounds, got a {type(subject).__name__}",
            'such as a TOML file with kind = "decision-auction"',
        )
    return subject if rounds is None else subject.lasting(rounds)


def some_rounds(rounds: int, most: int) -> list[int]:
    """Return the rounds to show: all, or the first and the last ones."""
    if rounds <= most:
        return list(range(1, rounds + 1))
    half = most // 2
    return [*range(1, half + 1), *range(rounds - half + 1, rounds + 1)]


def spread_rounds(rounds: int, most: int) -> list[int]:
    """Return so many rounds at equal distances, the first and the last among them."""
    if rounds <= most:
        return list(range(1, rounds + 1))
    return sorted({1 + k * (rounds - 1) // (most - 1) for k in range(most)})


def tell_trace(trace: Trace) -> str:
    """Return the rows as a table, dots where rounds are left out, and the totals."""
    lines: list[list[str]] = []
    last = 0
    for row in trace.rows:
        if row[0] > last + 1:
            lines.append(["..."] + [""] * (len(row) - 1))
        lines.append(list(map(show_cell, row)))
        last = row[0]
    told = [table(trace.headers, lines), ""] if lines else []
    totals = [f"    {name}: {show_cell(value)}" for name, value in trace.totals.items()]
    return "\n".join([*told, f"  after the last {trace.headers[0]}", *totals])


def tell_runs(
    auction: DecisionAuction, named: Mapping[str, Any], given: Mapping[str, Any]
) -> list[str]:
    """Return the rounds that show why a definition fails, a table for each run.

    Of a plan also the run of the plan that is cut off at what the own option yields.
    """
    if "plan" in named:
        who, plan = given.get("hypothesis", 0), named["plan"]
        yields = (auction.reward_of(who, t) for t in range(1, auction.rounds + 1))
        honest = tuple(map(min, plan, yields))
        shown = ", ".join(map(show_cell, honest))
        return [
            "  By this plan:",
            _last_rounds(auction.promising(who, plan)),
            f"  By the plan ({shown}), which never overbids:",
            _last_rounds(auction.promising(who, honest)),
        ]
    if "reward_sequence" in named:
        return [_last_rounds(auction.rewarding(named["reward_sequence"]))]
    return [_last_rounds(auction.lasting(named.get("round", auction.rounds)))]


def _last_rounds(auction: DecisionAuction) -> str:
    last = range(max(1, auction.rounds - TOLD + 1), auction.rounds + 1)
    trace = auction.trace(last)
    if len(trace.headers) > MOST_COLUMNS:
        return "    (more hypotheses than fit into a table)"
    return table(trace.headers, [list(map(show_cell, row)) for row in trace.rows])


def trace_data(trace: Trace) -> Mapping[str, Any]:
    """Return a trace as JSON data, numbers as fractions."""
    return {
        "headers": list(trace.headers),
        "rows": [[_plain(cell) for cell in row] for row in trace.rows],
        "totals": {name: _plain(value) for name, value in trace.totals.items()},
    }


def _plain(cell: Any) -> Any:
    return cell if isinstance(cell, str) else code(cell)


def draw_trace(trace: Trace, title: str) -> str:
    """Return the picture of a run as an SVG text: a line for each drawn column.

    Raises ModelError where there is nothing to draw, or more lines than can be told
    apart.
    """
    columns = [trace.headers.index(name) for name in trace.drawn]
    if not columns or len(trace.rows) < 2:
        raise ModelError("a picture of a run has numbers of at least 2 rounds")
    if len(columns) > MOST_LINES:
        raise ModelError(
            f"a picture has at most {MOST_LINES} lines, got {len(columns)}"
        )
    times = [row[0] for row in trace.rows]
    top = max(max(row[k] for k in columns) for row in trace.rows) or 1
    low = min(0, *(min(row[k] for k in columns) for row in trace.rows))
    body = [text(WIDTH / 2, 26, title, size=15)]
    left, right, bottom = MARGIN, WIDTH - MARGIN, _HEIGHT - MARGIN

    def place(t: int, value: Any) -> str:
        x = left + (right - left) * Fraction(t - times[0], times[-1] - times[0])
        y = bottom - (bottom - MARGIN) * Fraction(value - low) / Fraction(top - low)
        return f"{float(x):.1f},{float(y):.1f}"

    body += [stroke((left, bottom), (right, bottom))]
    body += [stroke((left, bottom), (left, MARGIN))]
    body += [text(left, bottom + 18, str(times[0]))]
    body += [text(right, bottom + 18, f"{trace.headers[0]} {times[-1]}")]
    body += [text(left - 6, bottom, show_cell(low), anchor="end", size=11)]
    body += [text(left - 6, MARGIN + 4, show_cell(top), anchor="end", size=11)]
    for k, column in enumerate(columns):
        body.append(_line(trace.rows, column, place, k))
        body.append(_legend(trace.headers[column], k))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{_HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {_HEIGHT}" font-family="sans-serif" role="img">\n'
        f"<title>{escape(title)}</title>\n"
        f'<rect width="{WIDTH}" height="{_HEIGHT}" fill="white"/>'
    )
    return "\n".join([head, *body, "</svg>", ""])


def _style(number: int) -> str:
    """Return colour and dashes: lines differ without colour as well."""
    dashes = number + 1 if number else 0
    dashed = f' stroke-dasharray="{3 * dashes} 3"' if dashes else ""
    return f'stroke="{_COLOURS[number % len(_COLOURS)]}" stroke-width="2"{dashed}'


def _line(rows: Sequence[Sequence[Any]], column: int, place: Any, number: int) -> str:
    points = " ".join(place(row[0], row[column]) for row in rows)
    return f'<polyline points="{points}" fill="none" {_style(number)}/>'


def _legend(name: str, number: int) -> str:
    y = MARGIN + 16 * number
    mark = stroke((MARGIN + 12, y), (MARGIN + 44, y), _style(number))
    return mark + text(MARGIN + 50, y + 4, name, anchor="start", size=12)
