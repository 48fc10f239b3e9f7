"""Gambit's .efg files: game trees with chance, information sets and payoffs."""

from dataclasses import dataclass, field
from typing import Any

from accord.theory.errors import ScopeError
from accord.theory.formats.source import Reader
from accord.theory.game_forms import CHANCE, MAX_NODES, Infoset, Node, Tree

_MAX_PLAYERS = 1000


@dataclass
class _Open:
    """A tree while it is read: nodes in prefix order, and what was named so far."""

    reader: Reader
    players: tuple[str, ...]
    infosets: list[Infoset] = field(default_factory=list)
    numbers: dict[tuple[int, int], int] = field(default_factory=dict)
    outcomes: dict[int, tuple[Any, ...]] = field(default_factory=dict)


def read_efg(text: str, file: str = "<text>") -> Tree:
    """Return the game tree that a .efg text states; every number is read exactly.

    Nodes come in prefix order. An information set gets its actions at first use, an
    outcome its payoffs; later uses may repeat them or leave them out. Outcomes of
    inner nodes add up with those below. Labels may repeat or be missing. Imperfect
    recall is read (see `require_perfect_recall`). Raises ModelError with file, line
    and column.
    """
    reader = Reader(text, file)
    title, players = reader.header("EFG", "2", "an .efg file")
    if len(players) > _MAX_PLAYERS:
        raise ScopeError(
            f"`{file}` has {len(players):,} players, more than {_MAX_PLAYERS} fit"
        )
    if reader.at_string():
        reader.take()  # a comment
    state = _Open(reader, players)
    heads: list[Node] = []
    children: list[list[int]] = []
    waiting: list[tuple[int, int]] = []  # node, children still to be read
    while True:
        number = len(heads)
        if number == MAX_NODES:
            raise ScopeError(f"`{file}` has more than the {MAX_NODES:,} nodes that fit")
        if waiting:
            parent, missing = waiting.pop()
            children[parent].append(number)
            if missing > 1:
                waiting.append((parent, missing - 1))
        node = _read_node(state)
        heads.append(node)
        children.append([])
        if node.infoset is not None:
            waiting.append((number, len(state.infosets[node.infoset].actions)))
        if not waiting:
            break
    if reader.next is not None:
        raise reader.expected("the end of the file, because the tree is complete")
    nodes = tuple(
        Node(node.infoset, tuple(below), node.outcome, node.label)
        for node, below in zip(heads, children, strict=True)
    )
    return Tree(players, tuple(state.infosets), nodes, title)


def _read_node(state: _Open) -> Node:
    reader = state.reader
    kinds = [kind for kind in "cpt" if reader.skip(kind)]
    if not kinds:
        raise reader.expected("a node: `c` (chance), `p` (player) or `t` (end)")
    label = reader.string("the name of the node")
    if kinds == ["t"]:
        return Node(None, (), _read_outcome(state), label)
    player = CHANCE
    if kinds == ["p"]:
        player = reader.count("the number of a player", 1, len(state.players)) - 1
    infoset = _read_infoset(state, player)
    return Node(infoset, (), _read_outcome(state), label)


def _read_infoset(state: _Open, player: int) -> int:
    reader = state.reader
    number = reader.count("the number of an information set", 0, 10**9)
    name = reader.take().text if reader.at_string() else ""
    place = reader.next
    key = (player, number)
    if not reader.at("{"):
        if key not in state.numbers:
            raise reader.expected(
                f"`{{` and the actions of information set {number} at its first use"
            )
        return state.numbers[key]
    assert place is not None
    actions, probabilities = _read_actions(reader, player == CHANCE)
    if not actions:
        raise reader.error_at(place.start, "expected at least one action, got none")
    if player == CHANCE and sum(probabilities) != 1:
        total = sum(probabilities)
        raise reader.error_at(
            place.start, f"expected probabilities that sum to 1, got sum {total}"
        )
    if key not in state.numbers:
        state.numbers[key] = len(state.infosets)
        state.infosets.append(Infoset(player, actions, name, probabilities))
        return state.numbers[key]
    # Labels may differ from those of the first use; the number of actions may not.
    known = state.infosets[state.numbers[key]]
    if len(known.actions) != len(actions):
        raise reader.error_at(
            place.start,
            f"expected the {len(known.actions)} actions that information set {number} "
            f"had before, got {len(actions)}",
        )
    if known.probabilities != probabilities:
        raise reader.error_at(
            place.start,
            f"expected the probabilities that chance move {number} had before",
        )
    return state.numbers[key]


def _read_actions(
    reader: Reader, chance: bool
) -> tuple[tuple[str, ...], tuple[Any, ...]]:
    reader.mark("{")
    actions = []
    probabilities = []
    while not reader.skip("}"):
        actions.append(reader.string("the name of an action, or `}`,"))
        if chance:
            place = reader.next
            probability = reader.number("a probability")
            if probability < 0:
                assert place is not None
                raise reader.error_at(
                    place.start,
                    f"expected a probability of at least 0, got {probability}",
                )
            probabilities.append(probability)
        reader.skip(",")
    return tuple(actions), tuple(probabilities)


def _read_outcome(state: _Open) -> tuple[Any, ...] | None:
    reader = state.reader
    start = reader.next
    number = reader.count("the number of an outcome (0 for none)", 0, 10**9)
    if reader.at_string():
        reader.take()  # the name of the outcome
    if not reader.at("{"):
        if number == 0:
            return None
        if number not in state.outcomes:
            raise reader.expected(
                f"`{{` and the payoffs of outcome {number} at its first use"
            )
        return state.outcomes[number]
    reader.mark("{")
    payoffs = []
    for name in state.players:
        reader.skip(",")
        payoffs.append(reader.number(f"the payoff of player `{name}`"))
    reader.skip(",")
    reader.mark("}", f"`}}` after {len(state.players)} payoffs")
    assert start is not None
    if number == 0:
        raise reader.error_at(start.start, "expected no payoffs of outcome 0, got some")
    if state.outcomes.setdefault(number, tuple(payoffs)) != tuple(payoffs):
        raise reader.error_at(
            start.start, f"expected the payoffs that outcome {number} had before"
        )
    return state.outcomes[number]
