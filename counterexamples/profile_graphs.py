"""The graph of a proof: its profiles, and the instances that link two of them."""

import io
import math
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from accord.counterexamples.impossibility import Explanation
from accord.counterexamples.plots import INK, stroke, text
from accord.theory.errors import ModelError

if TYPE_CHECKING:
    import networkx as nx

SIZE = 900
_MARGIN = 110
_HEAD = (
    f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{SIZE}" '
    f'viewBox="0 0 {SIZE} {SIZE}" font-family="sans-serif" role="img">'
)
_FILL, _SUPPOSED = "#e8f0fa", "#fbe7d0"
_LINE = f'stroke="{INK}" stroke-opacity="0.45"'


def draw_graph(explanation: Explanation, path: str) -> str | bytes:
    """Return the picture that the name of a file asks for: SVG text or PNG bytes."""
    suffix = Path(path).suffix.lower()
    if suffix == ".svg":
        return as_svg(explanation)
    if suffix == ".png":
        return as_png(explanation)
    raise ModelError(
        f"a graph is drawn as .png or .svg, got `{path}`",
        "give --plot a file with one of these endings",
    )


def graph_of(explanation: Explanation) -> "nx.Graph[str]":
    """Return the graph: a node for each named profile, its reports with it."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    for name, reports in explanation.profiles:
        graph.add_node(name, reports=reports)
    several = len({link.axiom for link in explanation.links}) > 1
    for link in explanation.links:
        words = (link.agent, link.axiom if several or not link.agent else "")
        label = ": ".join(filter(None, words))
        if not graph.has_edge(link.first, link.second):
            graph.add_edge(link.first, link.second, labels=[])
        labels = graph.edges[link.first, link.second]["labels"]
        labels += [label for label in (label,) if label not in labels]
    return graph


def _caption(explanation: Explanation) -> str:
    """Return what a link stands for."""
    axioms = sorted({link.axiom for link in explanation.links})
    return f"links: instances of {' and '.join(axioms)}" if axioms else ""


def _places(graph: "nx.Graph[str]") -> dict[str, tuple[float, float]]:
    """Return where the nodes stand: on a circle, neighbours near each other."""
    import networkx as nx

    order: list[str] = []
    for part in nx.connected_components(graph):
        first = min(part, key=list(graph).index)
        order += list(nx.dfs_preorder_nodes(graph, first))
    radius = SIZE / 2 - _MARGIN
    turns = {name: 2 * math.pi * k / len(order) for k, name in enumerate(order)}
    return {
        name: (SIZE / 2 + radius * math.sin(a), SIZE / 2 + 20 - radius * math.cos(a))
        for name, a in turns.items()
    }


def _spot(
    first: tuple[float, float], second: tuple[float, float]
) -> tuple[float, float]:
    """Return where the label of a link stands: not in the middle, where many cross."""
    (x, y), (z, w) = first, second
    return x + (z - x) * 0.42, y + (w - y) * 0.42


def as_svg(explanation: Explanation) -> str:
    """Return the graph as an SVG text."""
    graph = graph_of(explanation)
    places = _places(graph)
    body = [
        _HEAD,
        f"<title>{escape(explanation.title)}</title>",
        f'<rect width="{SIZE}" height="{SIZE}" fill="white"/>',
        text(SIZE / 2, 24, explanation.title, size=15),
        text(SIZE / 2, 44, _caption(explanation), size=12),
    ]
    every = [r for _, reports in explanation.profiles for r in reports]
    wide = 24 + 6 * max(map(len, every), default=0)
    for first, second, labels in graph.edges(data="labels"):
        (x, y), (z, w) = places[first], places[second]
        body.append('<g class="link">' + stroke((x, y), (z, w), _LINE))
        label = text(*_spot((x, y), (z, w)), ", ".join(labels), size=11)
        body.append(label + "</g>")
    for name, reports in graph.nodes(data="reports"):
        x, y = places[name]
        fill = _SUPPOSED if name in explanation.supposed else _FILL
        body.append(
            f'<g class="profile" id="{name}"><rect x="{x - wide / 2:.1f}" '
            f'y="{y - 22:.1f}" width="{wide}" height="{22 + 14 * len(reports)}" '
            f'rx="6" fill="{fill}" stroke="{INK}"/>'
        )
        body.append(text(x, y - 7, name, size=13))
        body += [text(x, y + 7 + 13 * k, r, size=11) for k, r in enumerate(reports)]
        body.append("</g>")
    return "\n".join([*body, "</svg>", ""])


def as_png(explanation: Explanation) -> bytes:
    """Return the graph as the bytes of a PNG picture; matplotlib draws it."""
    try:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError as error:
        raise ModelError(
            "a PNG needs matplotlib", "pip install accord[plot], or write an .svg"
        ) from error
    graph = graph_of(explanation)
    places = _places(graph)
    figure = Figure(figsize=(9, 9), dpi=100)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, SIZE), ylim=(SIZE, 0))
    axes.axis("off")
    axes.text(SIZE / 2, 24, explanation.title, ha="center", size=11)
    axes.text(SIZE / 2, 44, _caption(explanation), ha="center", size=9)
    for first, second, labels in graph.edges(data="labels"):
        (x, y), (z, w) = places[first], places[second]
        axes.plot((x, z), (y, w), color=INK, alpha=0.45, lw=1, zorder=1)
        spot = _spot((x, y), (z, w))
        axes.text(*spot, ", ".join(labels), ha="center", size=8, zorder=2)
    for name, reports in graph.nodes(data="reports"):
        fill = _SUPPOSED if name in explanation.supposed else _FILL
        box: dict[str, Any] = {"boxstyle": "round", "fc": fill, "ec": INK}
        shown = "\n".join((name, *reports))
        axes.text(*places[name], shown, ha="center", va="center", size=8, bbox=box)
    kept = io.BytesIO()
    # Without the version of matplotlib, so that the same graph gives the same bytes.
    figure.savefig(kept, format="png", metadata={"Software": None})
    return kept.getvalue()
