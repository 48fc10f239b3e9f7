"""The graph of merging: which blocs can come about, and by which pacts."""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from accord.counterexamples.plots import INK, stroke, text
from accord.theory.aggregation import Aggregation
from accord.theory.ballots import State, merging, worths

if TYPE_CHECKING:
    import networkx as nx

_WIDE, _HIGH, _MARGIN, _BOX = 210, 130, 60, 50
_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
    'viewBox="0 0 {width} {height}" font-family="sans-serif" role="img">'
)
_FILL, _END = "#e8f0fa", "#fbe7d0"
_LINE = f'stroke="{INK}" stroke-opacity="0.45"'


def merging_graph(a: Aggregation, ballots: Sequence[int]) -> "nx.DiGraph[State]":
    """Return the graph of all mergers that are a gain for everybody who merges.

    A node is a state, the blocs and the ballots, with the `worths` of the voters and
    its number of blocs as `layer`; an edge has the `option` that the new bloc names.
    """
    import networkx as nx

    graph: nx.DiGraph[State] = nx.DiGraph()
    after = merging(a, ballots)
    for state in after:
        graph.add_node(state, worths=worths(a, state[1]), layer=-len(state[0]))
    for state, pacts in after.items():
        for (_, option), then in pacts:
            graph.add_edge(state, then, option=a.outcomes[option])
    return graph


def as_svg(a: Aggregation, ballots: Sequence[int]) -> str:
    """Return the graph as an SVG text: single voters on top, the ends filled apart."""
    graph = merging_graph(a, ballots)
    layers: dict[int, list[State]] = {}
    for state, layer in graph.nodes(data="layer"):
        layers.setdefault(layer, []).append(state)
    most = max(map(len, layers.values()))
    width, height = 2 * _MARGIN + most * _WIDE, 2 * _MARGIN + len(layers) * _HIGH
    places: dict[State, tuple[float, float]] = {}
    for row, layer in enumerate(sorted(layers)):
        states = layers[layer]
        for k, state in enumerate(states):
            x = width / 2 + (k - (len(states) - 1) / 2) * _WIDE
            places[state] = (x, _MARGIN + row * _HIGH + _BOX)
    body = [
        _HEAD.format(width=width, height=height),
        f"<title>{escape(a.name)}: who merges with whom</title>",
        f'<rect width="{width}" height="{height}" fill="white"/>',
    ]
    for before, then, option in graph.edges(data="option"):
        (x, y), (z, w) = places[before], places[then]
        body.append('<g class="pact">' + stroke((x, y), (z, w), _LINE))
        body.append(text((x + z) / 2, (y + w) / 2, option, size=11) + "</g>")
    for state, row in graph.nodes(data="worths"):
        x, y = places[state]
        fill = _FILL if graph.out_degree(state) else _END
        body.append(
            f'<g class="state"><rect x="{x - 95:.1f}" y="{y - 22:.1f}" width="190" '
            f'height="{_BOX}" rx="6" fill="{fill}" stroke="{INK}"/>'
        )
        body.append(text(x, y - 4, _say_blocs(a, state), size=12))
        body.append(text(x, y + 16, ", ".join(map(str, row)), size=11) + "</g>")
    return "\n".join([*body, "</svg>", ""])


def _say_blocs(a: Aggregation, state: State) -> str:
    blocs = (" + ".join(a.individuals[i] for i in bloc) for bloc in state[0])
    return " | ".join(blocs)
