"""Games that are played in turns: trees with information sets, and game forms.

A `Tree` says who moves when and what they know. In a game tree the nodes carry payoffs,
which add up along a play; in a `GameForm` the ends carry outcomes, and agents have
types, preferences over the outcomes, and a truthful strategy for each type.
"""

import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import Exact, exact_or_form
from accord.theory.games import StrategicGame, check_types, limited, position
from accord.theory.lotteries import Lottery
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Domain, Profile

CHANCE = -1
MAX_NODES = 1_000_000
MAX_DEPTH = 1000

Plan = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Infoset:
    """An information set: its player (or CHANCE), its actions, and its name.

    A chance node has an information set of its own kind, with a probability for each
    action.
    """

    player: int
    actions: tuple[str, ...]
    name: str = ""
    probabilities: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A node of a tree: its information set (None at an end), children and outcome.

    Child number k is reached by action number k. The outcome is None, or what the
    tree's use says: a tuple of payoffs, or the social outcome at an end.
    """

    infoset: int | None = None
    children: tuple[int, ...] = ()
    outcome: Any = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Tree:
    """A finite tree of moves. Node 0 is the root, and children come after parents."""

    players: tuple[str, ...]
    infosets: tuple[Infoset, ...]
    nodes: tuple[Node, ...]
    title: str = ""

    def __post_init__(self) -> None:
        if not self.nodes:
            raise ModelError("expected a tree with at least one node, got none")
        if len(self.nodes) > MAX_NODES:
            raise ScopeError(
                f"the tree has {len(self.nodes):,} nodes, more than the "
                f"{MAX_NODES:,} that fit"
            )
        for number, infoset in enumerate(self.infosets):
            _check_infoset(self, number, infoset)
        parents = [0] * len(self.nodes)
        depth = [0] * len(self.nodes)
        for number, node in enumerate(self.nodes):
            actions = (
                () if node.infoset is None else self.infosets[node.infoset].actions
            )
            if len(node.children) != len(actions):
                raise ModelError(
                    f"expected {len(actions)} children of node {number}, one for each "
                    f"action, got {len(node.children)}"
                )
            for child in node.children:
                if not number < child < len(self.nodes):
                    raise ModelError(
                        f"expected the children of node {number} after it, got {child}"
                    )
                parents[child] += 1
                depth[child] = depth[number] + 1
        if any(count != 1 for count in parents[1:]):
            raise ModelError("expected exactly one parent of every node but the root")
        if max(depth) > MAX_DEPTH:
            raise ScopeError(
                f"the tree has {max(depth):,} moves in a row, more than the "
                f"{MAX_DEPTH:,} that fit"
            )

    def members(self, infoset: int) -> tuple[int, ...]:
        """Return the nodes of an information set."""
        return tuple(k for k, node in enumerate(self.nodes) if node.infoset == infoset)

    def own(self, player: int) -> tuple[int, ...]:
        """Return the information sets of a player, in the order of their numbers."""
        return tuple(k for k, s in enumerate(self.infosets) if s.player == player)

    def ends(self) -> tuple[int, ...]:
        """Return the ends of the tree, leftmost first."""
        found = []
        stack = [0]
        while stack:
            number = stack.pop()
            if not self.nodes[number].children:
                found.append(number)
            stack.extend(reversed(self.nodes[number].children))
        return tuple(found)


def _check_infoset(tree: Tree, number: int, infoset: Infoset) -> None:
    law = infoset.probabilities
    fault = ""
    if not infoset.actions:
        fault = "expected at least one action, got none"
    elif not CHANCE <= infoset.player < len(tree.players):
        fault = (
            f"expected one of the {len(tree.players)} players, "
            f"got player {infoset.player + 1}"
        )
    elif len(law) != (len(infoset.actions) if infoset.player == CHANCE else 0):
        fault = (
            "expected a probability for each action of chance and of nobody else, "
            f"got {len(law)}"
        )
    elif any(p < 0 for p in law):
        fault = "expected probabilities of at least 0, got a negative one"
    elif law and sum(law) != 1:
        fault = f"expected probabilities that sum to 1, got sum {sum(law)}"
    if fault:
        raise ModelError(f"{fault}, at {infoset_name(tree, number)}")


def infoset_name(tree: Tree, number: int) -> str:
    """Return how messages and stories name an information set."""
    infoset = tree.infosets[number]
    place = sum(other.player == infoset.player for other in tree.infosets[: number + 1])
    name = f" `{infoset.name}`" if infoset.name else ""
    if infoset.player == CHANCE:
        return f"chance move {place}{name}"
    player = infoset.player
    who = tree.players[player] if 0 <= player < len(tree.players) else ""
    return f"information set {place}{name} of `{who or f'player {player + 1}'}`"


def payoffs_at(tree: Tree) -> tuple[tuple[Any, ...] | None, ...]:
    """Return for each end the payoffs summed along its play, None for other nodes."""
    zero: tuple[Any, ...] = (0,) * len(tree.players)
    sums: list[tuple[Any, ...]] = [zero] * len(tree.nodes)
    for number, node in enumerate(tree.nodes):
        if node.outcome is not None:
            pairs = zip(sums[number], node.outcome, strict=True)
            sums[number] = tuple(a + b for a, b in pairs)
        for child in node.children:
            sums[child] = sums[number]
    return tuple(
        None if node.children else total
        for node, total in zip(tree.nodes, sums, strict=True)
    )


def _experience(tree: Tree) -> dict[int, int]:
    """Return for each personal node a number for what its player knew and did before.

    Two nodes of one player get the same number exactly when the sequences of her own
    information sets and actions before them are the same.
    """
    numbers: dict[tuple[int, int, int], int] = {}
    now = dict.fromkeys(range(len(tree.players)), 0)
    found = {}
    # An entry sets what a player has experienced, then visits a node, if there is one.
    stack: list[tuple[int, int, int | None]] = [(CHANCE, 0, 0)]
    while stack:
        player, experience, number = stack.pop()
        now[player] = experience
        if number is None:
            continue
        node = tree.nodes[number]
        if node.infoset is None:
            continue
        mover = tree.infosets[node.infoset].player
        if mover == CHANCE:
            stack.extend((CHANCE, 0, child) for child in node.children)
            continue
        before = found[number] = now[mover]
        stack.append((mover, before, None))
        for action, child in enumerate(node.children):
            key = (before, node.infoset, action)
            after = numbers.setdefault(key, len(numbers) + 1)
            stack.append((mover, after, child))
    return found


def find_absent_minded(tree: Tree) -> int | None:
    """Return an information set that one play meets twice, or None if there is none."""
    met: set[int] = set()
    stack: list[tuple[int, bool]] = [(0, True)]  # a node to enter, or one to leave
    while stack:
        number, entering = stack.pop()
        infoset = tree.nodes[number].infoset
        if infoset is None or tree.infosets[infoset].player == CHANCE:
            pass
        elif not entering:
            met.discard(infoset)
        elif infoset in met:
            return infoset
        else:
            met.add(infoset)
            stack.append((number, False))
        if entering:
            stack.extend(
                (child, True) for child in reversed(tree.nodes[number].children)
            )
    return None


def find_forgetful(tree: Tree) -> int | None:
    """Return an information set at which a player forgets, or None if there is none.

    A player has perfect recall when any two nodes of each of her information sets have
    the same sequence of own information sets and own actions before them.
    """
    known: dict[int, int] = {}
    for number, experience in sorted(_experience(tree).items()):
        infoset = tree.nodes[number].infoset
        assert infoset is not None
        if known.setdefault(infoset, experience) != experience:
            return infoset
    return None


def require_perfect_recall(tree: Tree, what: str) -> None:
    """Raise ModelError, naming the information set, unless there is perfect recall.

    Without it mixed and behaviour strategies differ, so that what holds for the mixed
    strategies of the normal form says nothing about the tree.
    """
    infoset = find_absent_minded(tree)
    if infoset is not None:
        raise ModelError(
            f"{what} expects perfect recall, got absent-mindedness: one play meets "
            f"{infoset_name(tree, infoset)} twice",
            "split the information set, or ask about pure strategies",
        )
    infoset = find_forgetful(tree)
    if infoset is not None:
        raise ModelError(
            f"{what} expects perfect recall, got imperfect recall at "
            f"{infoset_name(tree, infoset)}: what she did before differs within it",
            "split the information set, or ask about pure strategies",
        )


def plan_counts(tree: Tree) -> tuple[int, ...]:
    """Return the number of plans (an action at each own information set) per player."""
    return tuple(
        math.prod(len(tree.infosets[k].actions) for k in tree.own(player))
        for player in range(len(tree.players))
    )


def normal_form(tree: Tree, limit: int = 100_000) -> StrategicGame:
    """Return the (full, not reduced) normal form of a game tree.

    An action of a player is a plan: an action at every information set of hers, also
    at those that the plan itself rules out; its label joins the actions by "/".
    Payoffs are exact expectations over chance. Raises ScopeError above `limit`
    profiles, before anything is built. Pure plans mean the same in every tree; mixed
    ones need perfect recall (`require_perfect_recall`).
    """
    if not tree.players:
        raise ModelError("expected a tree with at least one player, got none")
    counts = plan_counts(tree)
    limited(counts, limit)
    size = math.prod(counts)
    table: list[list[Any]] = [[0] * len(tree.players) for _ in range(size)]
    parents = _parents(tree)
    choices = [_choices(tree, player) for player in range(len(tree.players))]
    chance = _chance_weights(tree)
    for number, payoff in enumerate(payoffs_at(tree)):
        if payoff is None or chance[number] == 0:
            continue
        path = _path(tree, parents, number)
        agreeing = [_agreeing(own, path) for own in choices]
        share = [chance[number] * value for value in payoff]
        for profile in itertools.product(*agreeing):
            row = table[position(profile, counts)]
            for player, value in enumerate(share):
                row[player] = row[player] + value
    labels = tuple(_plan_labels(tree, player) for player in range(len(tree.players)))
    return StrategicGame(tree.players, labels, tuple(map(tuple, table)), tree.title)


def _parents(tree: Tree) -> dict[int, tuple[int, int]]:
    return {
        child: (number, action)
        for number, node in enumerate(tree.nodes)
        for action, child in enumerate(node.children)
    }


def _path(
    tree: Tree, parents: Mapping[int, tuple[int, int]], number: int
) -> list[tuple[int, int]]:
    """Return the pairs (information set, action) on the way to a node."""
    path = []
    while number in parents:
        number, action = parents[number]
        infoset = tree.nodes[number].infoset
        assert infoset is not None
        path.append((infoset, action))
    return path


def _choices(tree: Tree, player: int) -> dict[int, int]:
    """Return the player's information sets with a choice -> number of actions."""
    sizes = {k: len(tree.infosets[k].actions) for k in tree.own(player)}
    return {k: size for k, size in sizes.items() if size > 1}


def _agreeing(own: Mapping[int, int], path: Sequence[tuple[int, int]]) -> list[int]:
    """Return the numbers of the player's plans that do what the path does."""
    wanted: dict[int, set[int]] = {}
    for infoset, action in path:
        wanted.setdefault(infoset, set()).add(action)
    if any(len(wanted.get(k, ())) > 1 for k in own):
        return []  # absent-minded: no pure plan does two things in one place
    sizes = list(own.values())
    actions = [wanted.get(k, range(size)) for k, size in own.items()]
    return [position(plan, sizes) for plan in itertools.product(*actions)]


def _chance_weights(tree: Tree) -> list[Any]:
    weights: list[Any] = [1] * len(tree.nodes)
    for number, node in enumerate(tree.nodes):
        if node.infoset is None:
            continue
        law = tree.infosets[node.infoset].probabilities
        for action, child in enumerate(node.children):
            weights[child] = weights[number] * law[action] if law else weights[number]
    return weights


def _plan_labels(tree: Tree, player: int) -> tuple[str, ...]:
    shown = []
    for k in tree.own(player):
        actions = tree.infosets[k].actions
        plain = len(set(actions)) == len(actions) and all(actions)
        shown.append(
            actions if plain else tuple(str(j + 1) for j in range(len(actions)))
        )
    if not shown:
        return ("-",)
    return tuple("/".join(labels) for labels in itertools.product(*shown))


@dataclass(frozen=True)
class GameForm:
    """A tree whose ends carry outcomes, for agents with types and truthful strategies.

    tree      no outcomes at inner nodes, one at every end; perfect recall
    types     for each agent her types
    truth     (agent, type) -> her plan: information set -> action, for each of hers
    scores    (agent, type) -> outcome -> number: a higher one is better
    cardinal  whether the scores are utilities, and not only an order

    Private values: what an agent wants depends on her own type.
    """

    tree: Tree
    types: tuple[Domain, ...]
    truth: Mapping[tuple[int, Any], Plan]
    scores: Mapping[tuple[int, Any], Mapping[Any, Any]]
    cardinal: bool = True
    name: str = ""
    scope: str = ""

    def __post_init__(self) -> None:
        check_types(self.tree.players, self.types)
        for number, node in enumerate(self.tree.nodes):
            if (node.outcome is None) != bool(node.children):
                found = "one at inner node" if node.children else "none at end"
                raise ModelError(
                    f"expected outcomes at all ends and only there: {found} {number}"
                )
        require_perfect_recall(self.tree, "a game form")
        outcomes = self.outcomes
        for agent, own in enumerate(self.types):
            for own_type in own:
                self._check_plan(agent, own_type)
                self._check_scores(agent, own_type, outcomes)

    def _check_plan(self, agent: int, own_type: Any) -> None:
        who = f"`{self.tree.players[agent]}` of type `{own_type}`"
        plan = self.truth.get((agent, own_type))
        if plan is None:
            raise ModelError(f"expected a truthful plan of {who}, got none")
        own = self.tree.own(agent)
        for k in own:
            action = plan.get(k)
            if action is None or not 0 <= action < len(self.tree.infosets[k].actions):
                found = "none" if action is None else f"action {action}"
                what = infoset_name(self.tree, k)
                raise ModelError(
                    f"expected an action at {what} in the plan of {who}, got {found}"
                )
        if len(plan) != len(own):
            raise ModelError(
                f"expected a plan over the {len(own)} information sets of {who}, "
                f"got {len(plan)} entries"
            )

    def _check_scores(self, agent: int, own_type: Any, outcomes: Sequence[Any]) -> None:
        known = self.scores.get((agent, own_type), {})
        for outcome in outcomes:
            if outcome not in known:
                raise ModelError(
                    f"expected a score of the outcome `{outcome}` for "
                    f"`{self.tree.players[agent]}` of type `{own_type}`, got none"
                )

    @property
    def agents(self) -> range:
        """The agents, 0..n-1."""
        return range(len(self.types))

    @property
    def outcomes(self) -> tuple[Any, ...]:
        """The outcomes at the ends, each once, in the order of the tree."""
        ends = (node.outcome for node in self.tree.nodes if not node.children)
        return tuple(dict.fromkeys(ends))

    def weakly_prefers(self, agent: int, own_type: Any, x: Any, y: Any) -> bool:
        """Return whether `agent` of this type likes `x` at least as much as `y`."""
        scores = self.scores[agent, own_type]
        return bool(scores[x] >= scores[y])

    def utility(self, agent: int, own_type: Any, outcome: Any) -> Any:
        """Return the utility of an outcome, or raise if preferences are ordinal."""
        if not self.cardinal:
            raise ModelError(f"`{self.name}` has ordinal preferences, and no utility")
        return self.scores[agent, own_type][outcome]

    def reached(self, agent: int, plan: Plan) -> tuple[int, ...]:
        """Return the agent's information sets that a play which follows `plan` meets.

        The others and chance do anything.
        """
        met = {self.tree.nodes[k].infoset for k in self._from([0], agent, plan)}
        return tuple(k for k in self.tree.own(agent) if k in met)

    def departures(self, agent: int, own_type: Any) -> tuple[tuple[int, int], ...]:
        """Return every earliest point of departure from the truth, with its first lie.

        A pair is an information set that the truthful plan of this type can reach and
        an action there other than the truthful one (Li, American Economic Review 2017).
        """
        plan = self.truth[agent, own_type]
        return tuple(
            (k, action)
            for k in self.reached(agent, plan)
            for action in range(len(self.tree.infosets[k].actions))
            if action != plan[k]
        )

    def outcomes_of_truth(
        self, agent: int, own_type: Any, infoset: int
    ) -> tuple[Any, ...]:
        """Return the outcomes that can follow `infoset` when the agent stays truthful.

        The others and chance do anything that leads there and anything thereafter.
        """
        plan = self.truth[agent, own_type]
        start = self._met(agent, plan, infoset)
        return self._ends(self._from(start, agent, plan))

    def outcomes_of_lie(
        self, agent: int, own_type: Any, infoset: int, action: int
    ) -> tuple[Any, ...]:
        """Return the outcomes that can follow `action` at `infoset`, a first lie.

        Until `infoset` the agent is truthful; then she, like the others and chance,
        does anything.
        """
        start = self._met(agent, self.truth[agent, own_type], infoset)
        after = [self.tree.nodes[k].children[action] for k in start]
        return self._ends(self._from(after, agent, {}))

    def _met(self, agent: int, plan: Plan, infoset: int) -> list[int]:
        return [
            k
            for k in self._from([0], agent, plan)
            if self.tree.nodes[k].infoset == infoset
        ]

    def _from(self, start: Sequence[int], agent: int, plan: Plan) -> list[int]:
        """Return the nodes at and below `start`, where the agent follows `plan`.

        At an information set that `plan` leaves out, she does anything.
        """
        found = []
        stack = list(reversed(start))
        while stack:
            number = stack.pop()
            found.append(number)
            node = self.tree.nodes[number]
            if node.infoset is not None and node.infoset in plan:
                stack.append(node.children[plan[node.infoset]])
            else:
                stack.extend(reversed(self._possible(node)))
        return found

    def _possible(self, node: Node) -> Sequence[int]:
        """Return the children of a node that chance does not rule out."""
        if node.infoset is None:
            return node.children
        weights = self.tree.infosets[node.infoset].probabilities
        pairs = zip(node.children, weights or (1,) * len(node.children), strict=True)
        return [child for child, weight in pairs if weight != 0]

    def _ends(self, nodes: Sequence[int]) -> tuple[Any, ...]:
        ends = (self.tree.nodes[k] for k in nodes)
        return tuple(dict.fromkeys(n.outcome for n in ends if not n.children))

    def play(self, plans: Sequence[Plan]) -> Any:
        """Return the outcome of one plan for each agent: a lottery under chance."""
        law: dict[Any, Exact] = {}
        stack: list[tuple[int, Any]] = [(0, 1)]
        random = False
        while stack:
            number, weight = stack.pop()
            node = self.tree.nodes[number]
            if node.infoset is None:
                law[node.outcome] = law.get(node.outcome, 0) + weight
                continue
            infoset = self.tree.infosets[node.infoset]
            if infoset.player == CHANCE:
                random = True
                pairs = zip(node.children, infoset.probabilities, strict=True)
                stack.extend((child, weight * p) for child, p in pairs if p)
            else:
                action = plans[infoset.player][node.infoset]
                stack.append((node.children[action], weight))
        return Lottery(law) if random else next(iter(law))


def game_form(
    tree: Tree,
    types: Sequence[Domain],
    truth: Callable[[int, Any, int], int],
    score: Callable[[int, Any, Any], Any],
    *,
    cardinal: bool = True,
    name: str = "",
    scope: str = "",
) -> GameForm:
    """Return the game form whose strategies and preferences are those of functions.

    truth   (agent, type, information set) -> number of the action
    score   (agent, type, outcome) -> number, a higher one for a better outcome
    """
    ends = dict.fromkeys(n.outcome for n in tree.nodes if not n.children)
    keys = [(agent, t) for agent, own in enumerate(types) for t in own]
    plans = {(a, t): {k: truth(a, t, k) for k in tree.own(a)} for a, t in keys}
    scores = {
        (a, t): {x: exact_or_form(score(a, t, x), "score") for x in ends}
        for a, t in keys
    }
    return GameForm(tree, tuple(types), plans, scores, cardinal, name, scope)


def direct_mechanism(form: GameForm) -> Mechanism:
    """Return the direct mechanism of a form: reports are played out as if true.

    It is strategyproof exactly when no type gains by playing another type's truthful
    plan, whatever the types of the others, who are truthful.
    """

    def rule(reports: tuple[Any, ...]) -> Any:
        return form.play([form.truth[key] for key in enumerate(reports)])

    def utility(agent: int, profile: Profile, outcome: Any) -> Any:
        return form.utility(agent, profile[agent], outcome)

    def prefers(agent: int, profile: Profile, x: Any, y: Any) -> bool:
        return form.weakly_prefers(agent, profile[agent], x, y)

    return Mechanism(
        rule,
        form.types,
        outcomes=form.outcomes,
        utility=utility if form.cardinal else None,
        prefers=None if form.cardinal else prefers,
        name=form.name,
        scope=form.scope,
    )
