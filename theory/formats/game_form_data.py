"""Game forms as plain data: a list of nodes, plans, and preferences."""

from collections.abc import Mapping, Sequence
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.formats.plain import (
    Data,
    Kind,
    check_distinct,
    check_keys,
    located,
    read_each,
    read_list,
    read_member,
    read_names,
    read_number,
    read_table,
    read_text,
    read_types,
    value_from_data,
    value_to_data,
    wrong,
)
from accord.theory.formats.wants import Wants, known_outcome, read_wants
from accord.theory.game_forms import CHANCE, GameForm, Infoset, Node, Tree, infoset_name
from accord.theory.names import counted
from accord.theory.profiles import Domain, Profile


def read_form(data: Mapping[str, Any], where: str) -> GameForm:
    """Return the game form that the data state.

    agents, types, utility, preferences   as in a mechanism, but for private values:
              an expression knows `type`, `outcome` and `paid` only
    outcomes  optional: the list that rows of `preferences` follow; by default the
              outcomes in the order of the nodes
    node      rows, the root first and every node after its parent: `name`, and either
              `outcome`, or `moves` (action -> name of a node) with `agent` or `chance`
              (action -> probability); `infoset` names the information set, by default
              the node's name
    truth     rows `agent`, `type`, `plan` (information set -> action)
    """
    known = "kind title outcomes utility preferences"
    check_keys(data, known, where, "agents types node truth")
    names = read_names(data["agents"], f"{where}: agents")
    types = read_types(data["types"], names, f"{where}: types")
    title = read_text(data.get("title", ""), f"{where}: title")
    tree = _read_tree(data["node"], names, title, f"{where}: node")
    ends = tuple(dict.fromkeys(n.outcome for n in tree.nodes if not n.children))
    outcomes = ends
    if "outcomes" in data:
        place = f"{where}: outcomes"
        outcomes = tuple(
            value_from_data(x, place) for x in read_list(data["outcomes"], place)
        )
        for outcome in ends:
            known_outcome(outcome, outcomes, f"{where}: node")
    wants = read_wants(data, names, types, outcomes, False, where)
    truth = _read_truth(data["truth"], tree, types, f"{where}: truth")
    scores: dict[tuple[int, Any], dict[Any, Any]] = {}
    for agent, own in enumerate(types):
        for own_type in own:
            scores[agent, own_type] = _scores(wants, agent, own_type, ends, len(names))
    cardinal = wants.utility is not None
    scope = f"{counted(len(names), 'agent')}, a tree of {len(tree.nodes)} nodes"
    form: GameForm = located(
        where, lambda: GameForm(tree, types, truth, scores, cardinal, title, scope)
    )
    return form


def _scores(
    wants: Wants, agent: int, own_type: Any, ends: Sequence[Any], agents: int
) -> dict[Any, Any]:
    profile = Profile((own_type,) * agents)  # private values: only her own is looked at
    if wants.utility is not None:
        return {x: wants.utility(agent, profile, x) for x in ends}
    prefers = wants.prefers
    assert prefers is not None
    return {x: -sum(not prefers(agent, profile, x, y) for y in ends) for x in ends}


def _read_tree(data: Any, agents: tuple[str, ...], title: str, where: str) -> Tree:
    rows = [read_table(row, where) for row in read_list(data, where)]
    place = _node_names(rows, where)
    infosets: dict[str, Infoset] = {}
    numbers: dict[str, int] = {}
    nodes = []
    for name, number in place.items():
        row, here = rows[number], f"{where} `{name}`"
        if "outcome" in row:
            check_keys(row, "name", here, "outcome")
            outcome = value_from_data(row["outcome"], here)
            if outcome is None:
                raise ModelError(f"{here}: expected an outcome, got none")
            nodes.append(Node(None, (), outcome, name))
            continue
        check_keys(row, "name agent chance infoset", here, "moves")
        moves = _read_moves(row["moves"], here)
        infoset = _same_infoset(
            infosets, _read_infoset(row, tuple(moves), agents, name, here), here
        )
        numbers.setdefault(infoset.name, len(numbers))
        targets = [read_member(moves[a], place, here) for a in infoset.actions]
        children = tuple(place[target] for target in targets)
        if min(children) <= number:
            target = targets[children.index(min(children))]
            raise ModelError(f"{here}: expected `{target}` to be listed after it")
        nodes.append(Node(numbers[infoset.name], children, None, name))
    tree: Tree = located(
        where, lambda: Tree(agents, tuple(infosets.values()), tuple(nodes), title)
    )
    return tree


def _node_names(rows: Sequence[Mapping[str, Any]], where: str) -> dict[str, int]:
    """Return the place of each node by its name, "node 3" if it has none."""
    place: dict[str, int] = {}
    for number, row in enumerate(rows):
        name = read_text(row.get("name", f"node {number + 1}"), where)
        if name in place:
            raise ModelError(
                f"{where}: expected distinct names of nodes, got `{name}` twice"
            )
        place[name] = number
    if not place:
        raise ModelError(f"{where}: expected at least one node, got none")
    return place


def _same_infoset(
    infosets: dict[str, Infoset], infoset: Infoset, where: str
) -> Infoset:
    """Return the information set of this name, its actions in the first order."""
    known = infosets.setdefault(infoset.name, infoset)
    if (
        known.player != infoset.player
        or sorted(known.actions) != sorted(infoset.actions)
        or _law(known) != _law(infoset)
    ):
        raise ModelError(
            f"{where}: expected the agent and the actions that the information set "
            f"`{infoset.name}` had before, got others"
        )
    return known


def _law(infoset: Infoset) -> dict[str, Any]:
    return dict(zip(infoset.actions, infoset.probabilities, strict=False))


def _read_moves(data: Any, where: str) -> dict[str, str]:
    """Return action -> name of the node, from a table or from a list of pairs."""
    if isinstance(data, Mapping):
        pairs = list(read_table(data, where).items())
    else:
        pairs = []
        for pair in read_list(data, where):
            if len(read_list(pair, where)) != 2:
                raise wrong(where, "moves as pairs [action, node]", pair)
            pairs.append((read_text(pair[0], where), pair[1]))
    moves = {action: read_text(target, where) for action, target in pairs}
    if not moves or len(moves) != len(pairs):
        raise wrong(where, "distinct moves, at least one", pairs)
    return moves


def _read_infoset(
    row: Mapping[str, Any],
    actions: tuple[str, ...],
    agents: Sequence[str],
    name: str,
    where: str,
) -> Infoset:
    if ("agent" in row) == ("chance" in row):
        raise ModelError(f"{where}: expected one of `agent` and `chance`")
    label = read_text(row.get("infoset", name), where)
    if "agent" in row:
        player = list(agents).index(read_member(row["agent"], agents, where))
        return Infoset(player, actions, label)
    law = read_each(row["chance"], actions, f"{where}: chance")
    return Infoset(CHANCE, actions, label, tuple(read_number(p, where) for p in law))


def _read_truth(
    data: Any, tree: Tree, types: Sequence[Domain], where: str
) -> dict[tuple[int, Any], dict[int, int]]:
    truth: dict[tuple[int, Any], dict[int, int]] = {}
    names = {infoset.name: k for k, infoset in enumerate(tree.infosets)}
    known = [frozenset(own) for own in types]
    for row in read_list(data, where):
        check_keys(read_table(row, where), "", where, "agent type plan")
        agent = tree.players.index(read_member(row["agent"], tree.players, where))
        own_type = value_from_data(row["type"], where)
        here = f"{where} of `{tree.players[agent]}` at type `{row['type']}`"
        if own_type not in known[agent]:
            raise ModelError(f"{here}: expected a type that she has")
        if (agent, own_type) in truth:
            raise ModelError(f"{here}: expected one plan, got two")
        plan = {}
        for name, action in read_table(row["plan"], here).items():
            infoset = names[read_member(name, names, here)]
            actions = tree.infosets[infoset].actions
            plan[infoset] = actions.index(
                read_member(action, actions, f"{here}.{name}")
            )
        truth[agent, own_type] = plan
    return truth


def form_data(form: GameForm) -> Data:
    """Return a game form as plain data."""
    tree = form.tree
    plain = [infoset.name for infoset in tree.infosets]
    clear = len(set(plain)) == len(plain) and all(plain)
    labels = plain if clear else [f"{k}: {name}" for k, name in enumerate(plain)]
    for number, infoset in enumerate(tree.infosets):
        check_distinct(infoset.actions, f"actions at {infoset_name(tree, number)}")
    check_distinct(tree.players, "agents")
    named = [node.label for node in tree.nodes]
    if len(set(named)) != len(named) or not all(named):
        named = [f"n{k}" for k in range(len(named))]
    nodes: list[Data] = []
    for name, node in zip(named, tree.nodes, strict=True):
        if node.infoset is None:
            nodes.append({"name": name, "outcome": value_to_data(node.outcome)})
            continue
        infoset = tree.infosets[node.infoset]
        row: Data = {"name": name, "infoset": labels[node.infoset]}
        if infoset.player == CHANCE:
            law = map(value_to_data, infoset.probabilities)
            row["chance"] = dict(zip(infoset.actions, law, strict=True))
        else:
            row["agent"] = tree.players[infoset.player]
        pairs = zip(infoset.actions, node.children, strict=True)
        row["moves"] = [[action, named[child]] for action, child in pairs]
        nodes.append(row)
    types = ([value_to_data(t) for t in own] for own in form.types)
    keys = [(agent, t) for agent, own in enumerate(form.types) for t in own]
    return {
        "kind": "game-form",
        "title": form.name,
        "agents": list(tree.players),
        "types": dict(zip(tree.players, types, strict=True)),
        "outcomes": [value_to_data(x) for x in form.outcomes],
        "node": nodes,
        "truth": [
            {
                "agent": tree.players[agent],
                "type": value_to_data(t),
                "plan": {
                    labels[k]: tree.infosets[k].actions[action]
                    for k, action in form.truth[agent, t].items()
                },
            }
            for agent, t in keys
        ],
        "preferences": [
            {
                "agent": tree.players[agent],
                "type": value_to_data(t),
                **_score_row(form, agent, t),
            }
            for agent, t in keys
        ],
    }


def _score_row(form: GameForm, agent: int, own_type: Any) -> Data:
    scores = [form.scores[agent, own_type][x] for x in form.outcomes]
    if form.cardinal:
        return {"utility": [value_to_data(score) for score in scores]}
    return {"rank": [sum(other > score for other in scores) for score in scores]}


KIND = Kind(GameForm, read_form, form_data)
