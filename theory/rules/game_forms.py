"""Procedures as game forms: the same rule, asked in turns or under seal."""

import itertools
import math
from collections.abc import Callable, Sequence
from typing import Any

from accord.theory.domains import strict_orders
from accord.theory.errors import ModelError, ScopeError
from accord.theory.game_forms import GameForm, Infoset, Node, Tree, game_form
from accord.theory.mechanisms import Outcome
from accord.theory.names import agent_name
from accord.theory.preferences import rank
from accord.theory.rules import rule

_MAX_ENDS = 20_000


@rule(
    "game-form",
    size={"values": 3},
    has="obviously-strategyproof weakly-group-strategyproof-in-play",
)
def ascending_clock(values: int = 3) -> GameForm:
    """Return the ascending-clock auction of two bidders with values 0..`values`.

    At each price p = 1, 2, ... Bob is asked whether he stays at p, then Ann. Who quits
    at p loses, and the other one pays p - 1. If both stay to the end, Ann wins at the
    highest price. Truth: stay at p exactly when the value is at least p. The induced
    rule is the second-price rule with ties to the lowest index; the form is obviously
    strategyproof (Li, American Economic Review 2017).
    """
    _at_least(values, 1, "values")
    infosets: list[Infoset] = []
    nodes: list[Node] = []
    for price in range(1, values + 1):
        for agent in (1, 0):
            here = len(nodes)
            last = price == values and agent == 0
            label = f"{agent_name(agent)} at {price}"
            infosets.append(Infoset(agent, ("quit", "stay"), label))
            nodes.append(Node(len(infosets) - 1, (here + 1, here + 2)))
            nodes.append(Node(outcome=_sale(1 - agent, price - 1, 2)))
            if last:
                nodes.append(Node(outcome=_sale(0, values, 2)))
    tree = Tree(_names(2), tuple(infosets), tuple(nodes), "ascending clock")

    def stay(agent: int, value: Any, infoset: int) -> int:
        # Information sets come in pairs: two at price 1, two at price 2, ...
        return int(value >= infoset // 2 + 1)

    types = (tuple(range(values + 1)),) * 2
    scope = f"2 bidders, values 0..{values}, ties to the lowest index"
    return game_form(tree, types, stay, _surplus, name="ascending-clock", scope=scope)


@rule("game-form", size={"values": 3}, lacks="obviously-strategyproof")
def sealed_second_price(agents: int = 2, values: int = 3) -> GameForm:
    """Return the sealed-bid second-price auction as a tree: nobody sees another's bid.

    The highest bid wins, ties to the lowest index, and pays the highest other bid.
    Truth is dominant (Vickrey, Journal of Finance 1961), but from two bidders on not
    obviously so: a lower bid might win too, and a truthful one might gain nothing.
    """
    _at_least(agents, 1, "agents")
    _at_least(values, 1, "values")

    def auction(bids: tuple[Any, ...]) -> Outcome:
        winner = max(range(agents), key=lambda i: (bids[i], -i))
        price = max((bid for i, bid in enumerate(bids) if i != winner), default=0)
        return _sale(winner, price, agents)

    domain = tuple(range(values + 1))
    scope = f"{agents} bidders, values 0..{values}, ties to the lowest index"
    return sealed(
        auction, (domain,) * agents, _surplus, name="sealed-second-price", scope=scope
    )


@rule("game-form", size={"agents": 3, "objects": 3}, has="obviously-strategyproof")
def sequential_serial_dictatorship(agents: int = 3, objects: int = 3) -> GameForm:
    """Return serial dictatorship in turns: each agent picks one of the objects left.

    Agents pick in the order of their index and see what was picked. Types are strict
    orders of the objects; an outcome is the tuple of picks. Truth: pick the best object
    left. The form is obviously strategyproof (Li, American Economic Review 2017).
    """
    _at_least(agents, 1, "agents")
    if objects < agents:
        raise ModelError(f"expected at least {agents} objects, got {objects}")
    _fits(math.perm(objects, agents))
    infosets: list[Infoset] = []
    menus: list[tuple[int, ...]] = []
    nodes: list[Node] = []

    def grow(picked: tuple[int, ...]) -> int:
        here = len(nodes)
        if len(picked) == agents:
            nodes.append(Node(outcome=picked))
            return here
        left = tuple(x for x in range(objects) if x not in picked)
        name = f"after {', '.join(map(str, picked))}" if picked else "first"
        infosets.append(Infoset(len(picked), tuple(map(str, left)), name))
        menus.append(left)
        infoset = len(infosets) - 1
        nodes.append(Node(infoset, ()))
        children = tuple(grow((*picked, x)) for x in left)
        nodes[here] = Node(infoset, children)
        return here

    grow(())
    title = "sequential serial dictatorship"
    tree = Tree(_names(agents), tuple(infosets), tuple(nodes), title)

    def best(agent: int, order: Any, infoset: int) -> int:
        menu = menus[infoset]
        return menu.index(min(menu, key=lambda x: rank(order, x)))

    scope = f"{agents} agents, {objects} objects, strict orders"
    return game_form(
        tree,
        (strict_orders(objects),) * agents,
        best,
        _own_object,
        cardinal=False,
        name="sequential-serial-dictatorship",
        scope=scope,
    )


@rule("game-form", size={}, lacks="obviously-strategyproof")
def sealed_deferred_acceptance(
    receivers: Sequence[Sequence[int]] = ((0, 1, 2), (1, 2, 0), (2, 0, 1)),
) -> GameForm:
    """Return proposer-proposing deferred acceptance of sealed rankings, as a tree.

    `receivers[r]` is the fixed strict order of receiver r over the proposers, as many
    of the one as of the other. An outcome is the tuple of the proposers' partners.
    Truth is dominant for proposers (Dubins and Freedman 1981; Roth 1982), but not
    obviously so: a proposer who could lose her best partner sees that she might have
    had the second under another ranking.
    """
    size = len(receivers)
    _at_least(size, 1, "receivers")
    for order in receivers:
        if sorted(order) != list(range(size)):
            raise ModelError(
                f"expected strict orders of the {size} proposers, got `{tuple(order)}`"
            )

    def matching(orders: tuple[Any, ...]) -> tuple[int, ...]:
        held: dict[int, int] = {}
        asked = [0] * size
        free = list(range(size))
        while free:
            proposer = free.pop()
            receiver = orders[proposer][asked[proposer]]
            asked[proposer] += 1
            rival = held.get(receiver)
            judge = receivers[receiver]
            if rival is None or judge.index(proposer) < judge.index(rival):
                held[receiver] = proposer
                if rival is not None:
                    free.append(rival)
            else:
                free.append(proposer)
        partner = {proposer: receiver for receiver, proposer in held.items()}
        return tuple(partner[proposer] for proposer in range(size))

    return sealed(
        matching,
        (strict_orders(size),) * size,
        _own_object,
        cardinal=False,
        name="sealed-deferred-acceptance",
        scope=f"{size} proposers, strict orders, receivers' orders fixed",
    )


def sealed(
    rule: Callable[[tuple[Any, ...]], Any],
    domains: Sequence[tuple[Any, ...]],
    score: Callable[[int, Any, Any], Any],
    *,
    cardinal: bool = True,
    name: str = "",
    scope: str = "",
) -> GameForm:
    """Return a direct rule as a tree: a sealed report of each agent, agent 0 first."""
    sizes = [len(domain) for domain in domains]
    _fits(math.prod(sizes))
    infosets = tuple(
        Infoset(agent, tuple(map(str, domain)), f"the report of {agent_name(agent)}")
        for agent, domain in enumerate(domains)
    )
    # Level by level: the nodes of level k are the profiles of the first k reports.
    starts = [0]
    for level in range(len(domains)):
        starts.append(starts[-1] + math.prod(sizes[:level]))
    nodes: list[Node] = []
    for level, size in enumerate(sizes):
        for number in range(math.prod(sizes[:level])):
            first = starts[level + 1] + number * size
            nodes.append(Node(level, tuple(range(first, first + size))))
    ends = itertools.product(*domains)
    nodes.extend(Node(outcome=rule(reports)) for reports in ends)
    tree = Tree(_names(len(domains)), infosets, tuple(nodes), name)

    def report(agent: int, own_type: Any, _: int) -> int:
        return domains[agent].index(own_type)

    return game_form(
        tree, tuple(domains), report, score, cardinal=cardinal, name=name, scope=scope
    )


def _sale(winner: int, price: int, agents: int) -> Outcome:
    return Outcome(winner, tuple(price if i == winner else 0 for i in range(agents)))


def _surplus(agent: int, value: Any, outcome: Outcome) -> Any:
    worth = value if outcome.decision == agent else 0
    return worth - outcome.payments[agent]


def _own_object(agent: int, order: Any, outcome: tuple[int, ...]) -> int:
    return -rank(order, outcome[agent])


def _names(agents: int) -> tuple[str, ...]:
    return tuple(agent_name(agent) for agent in range(agents))


def _at_least(number: int, least: int, what: str) -> None:
    if number < least:
        raise ModelError(f"expected `{what}` of at least {least}, got {number}")


def _fits(ends: int) -> None:
    if ends > _MAX_ENDS:
        raise ScopeError(
            f"the tree has {ends:,} ends, more than the {_MAX_ENDS:,} that fit",
            "state a form with fewer agents or types",
        )
