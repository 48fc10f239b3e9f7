"""Runs on unknown numbers: every way to answer the comparisons that a definition asks.

`explore` runs a function again and again. A comparison that the facts of the run do
not settle is a fork; its two branches are exactly "it holds" and "it does not", so
nothing is lost. What follows from the facts by transitivity, or by a lemma, is no fork.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import Exact
from accord.theory.forms import RUNNING, Form, Literal, literal
from accord.theory.places import in_file

Lemma = frozenset[Literal]  # literals that cannot all be true
Node = str | Exact  # an unknown, or a number
MAX_FORKS = 1000
Guide = Callable[["Path", Literal, Literal], bool | None]


class Orders:
    """The transitive closure of facts `a >= b`, `a > b` and `a != b` between nodes.

    Sets of nodes are the bits of an int. `above[a]` has b where a >= b is known or a
    is b, `strictly[a]` where a > b is, and `below[b]` has a where `above[a]` has b.
    """

    __slots__ = ("above", "below", "places", "strictly", "unequal")

    def __init__(self) -> None:
        self.places: dict[Node, int] = {}
        self.above: list[int] = []
        self.strictly: list[int] = []
        self.below: list[int] = []
        self.unequal: list[tuple[int, int]] = []

    def copy(self) -> "Orders":
        """Return a copy to which other facts can be added."""
        new = Orders()
        new.places = self.places.copy()
        new.above, new.below = self.above[:], self.below[:]
        new.strictly, new.unequal = self.strictly[:], self.unequal[:]
        return new

    def place(self, node: Node) -> int:
        """Return the place of a node; a new number is put in order with the others."""
        found = self.places.get(node)
        if found is not None:
            return found
        here = self.places[node] = len(self.above)
        self.above.append(1 << here)
        self.below.append(1 << here)
        self.strictly.append(0)
        if not isinstance(node, str):  # the next numbers imply the order with all
            others = [x for x in self.places if not isinstance(x, str) and x != node]
            if lower := [x for x in others if x < node]:
                self._add(here, self.places[max(lower)], strict=True)
            if higher := [x for x in others if x > node]:
                self._add(self.places[min(higher)], here, strict=True)
        return here

    def tells(self, a: int, b: int, sense: str) -> bool | None:
        """Return whether the facts say `a sense b`; None where they leave it open."""
        if sense == "==":
            if self.above[a] >> b & 1 and self.above[b] >> a & 1:
                return True
            apart = self.strictly[a] >> b & 1 or self.strictly[b] >> a & 1
            known = (a, b) in self.unequal or (b, a) in self.unequal
            return False if apart or known else None
        if sense == ">":
            told = self.tells(b, a, ">=")
            return None if told is None else not told
        if self.above[a] >> b & 1:
            return True
        if self.strictly[b] >> a & 1:
            return False
        return None

    def add(self, a: int, b: int, sense: str) -> None:
        """Add the fact `a sense b`, and all that follow from it and the others."""
        if sense == "!=":
            self.unequal.append((a, b))
        else:
            self._add(a, b, strict=sense == ">")
        if sense == "==":
            self._add(b, a, strict=False)
        for x, y in self.unequal:
            for high, low in ((x, y), (y, x)):
                if self.above[high] >> low & 1 and not self.strictly[high] >> low & 1:
                    self._add(high, low, strict=True)

    def _add(self, a: int, b: int, *, strict: bool) -> None:
        under, far = self.above[b], self.strictly[b]
        over = self.below[a]
        for x in _bits(over):
            beyond = strict or self.strictly[x] >> a & 1
            self.strictly[x] |= under if beyond else far
            self.above[x] |= under
        for y in _bits(under):
            self.below[y] |= over


def _bits(members: int) -> Iterator[int]:
    while members:
        low = members & -members
        yield low.bit_length() - 1
        members ^= low


def order_of(fact: Literal) -> tuple[Node, Node] | None:
    """Return (a, b) if a literal compares a with b, each an unknown or a number."""
    if len(fact.terms) > 2:
        return None
    nodes: dict[int, Node] = {}
    rest: Exact = 0
    for names, c in fact.terms:
        if not names:
            rest = c
        elif len(names) > 1 or c not in (1, -1) or c in nodes:
            return None
        else:
            nodes[c] = names[0]  # type: ignore[index]
    if not nodes:
        return None
    if len(nodes) == 2:
        return nodes[1], nodes[-1]
    return (nodes[1], -rest) if 1 in nodes else (rest, nodes[-1])


class Pool:
    """Lemmas, found by their literals."""

    def __init__(self, lemmas: Iterable[Lemma] = ()) -> None:
        self.lemmas: list[Lemma] = []
        self.holding: dict[Literal, list[Lemma]] = {}
        for lemma in lemmas:
            self.add(lemma)

    def add(self, lemma: Lemma) -> None:
        """Add a lemma."""
        self.lemmas.append(lemma)
        for fact in lemma:
            self.holding.setdefault(fact, []).append(lemma)

    def excludes(self, path: "Path", fact: Literal) -> bool:
        """Return whether `fact` and what is known on the path make up a lemma."""
        return any(
            all(other == fact or path.follows(other) for other in lemma)
            for lemma in self.holding.get(fact, ())
        )

    def closes(self, path: "Path") -> bool:
        """Return whether what is known on the path makes up a lemma."""
        return any(all(map(path.follows, lemma)) for lemma in self.lemmas)


class Path:
    """What is known in one run: the premises, the answers given, what they imply.

    taken     the literals of the forks, in the order in which they were asked
    unasked   the forks before the start of this run that it has not come to yet
    point     values of the unknowns at which all of it is true, if an engine set any
    """

    def __init__(self, pool: Pool, guide: Guide | None, split: bool) -> None:
        self.pool, self.guide, self.split = pool, guide, split
        self.orders = Orders()
        self.known: set[Literal] = set()
        self.taken: list[Literal] = []
        self.keys: list[Any] = []
        self.unasked: set[Any] = set()
        self.pending: list[Path] = []
        self.plain = True
        self.point: Any = None
        self.other_point: Any = None
        self.refused: ModelError | None = None

    def learn(self, fact: Literal) -> None:
        """Note a fact, and what it says about the order of the unknowns."""
        self.known.add(fact)
        if fact.sense == ">":  # what is larger is at least as large
            self.known.add(Literal(fact.terms, ">="))
        pair = order_of(fact)
        if pair is None:
            self.plain = False
        else:
            a, b = map(self.orders.place, pair)
            self.orders.add(a, b, fact.sense)

    def follows(self, fact: Literal) -> bool:
        """Return whether a literal is known to be true."""
        if fact in self.known:
            return True
        pair = order_of(fact)
        if pair is None:
            return False
        a, b = map(self.orders.place, pair)
        if fact.sense == "!=":
            return self.orders.tells(a, b, "==") is False
        return self.orders.tells(a, b, fact.sense) is True

    def compare(self, a: Node, b: Node, sense: str) -> bool:
        """Answer `a sense b`, where sense is >, >= or ==."""
        if sense == "==" and self.split:
            return self.compare(a, b, ">=") and self.compare(b, a, ">=")
        orders = self.orders
        told = orders.tells(orders.place(a), orders.place(b), sense)
        key = (a, b, sense)
        if self.unasked:
            self.unasked.discard(key)
        if told is None:
            difference = _form(a) - _form(b)
            return self._fork(literal(difference, sense), key)
        return told

    def answer(self, asked: Literal) -> bool:
        """Answer a literal: from what is known, from lemmas, or by a fork."""
        if asked.sense == "==" and self.split:
            sides = (literal(asked.form, ">="), literal(-asked.form, ">="))
            return all(map(self.answer, sides))
        if self.unasked:
            self.unasked.discard(asked)
        if self.follows(asked):
            return True
        if self.follows(asked.negation()):
            return False
        return self._fork(asked, asked)

    def _fork(self, asked: Literal, key: Any) -> bool:
        opposite = asked.negation()
        told = self._by_lemma(asked, opposite)
        if told is not None:
            return told
        first = None
        if self.guide is not None:
            size = len(self.pool.lemmas)
            first = self.guide(self, asked, opposite)
            if len(self.pool.lemmas) > size:
                told = self._by_lemma(asked, opposite)
                if told is not None:
                    return told
        if self.unasked:
            self.refuse(
                "the function did not ask the same comparisons twice",
                "a rule must not be random or keep state",
            )
        if len(self.taken) >= MAX_FORKS:
            self.refuse(
                f"one run asks more than {MAX_FORKS:,} comparisons",
                "a loop that goes on as long as values are large has no end here",
            )
        chosen, left = (opposite, asked) if first is False else (asked, opposite)
        other = Path(self.pool, self.guide, self.split)
        other.orders, other.known = self.orders.copy(), self.known.copy()
        other.taken, other.keys = [*self.taken, left], [*self.keys, key]
        other.plain, other.point = self.plain, self.other_point
        other.unasked = set(other.keys)
        other.learn(left)
        self.other_point = None
        self.pending.append(other)
        self.taken.append(chosen)
        self.keys.append(key)
        self.learn(chosen)
        return chosen is asked

    def _by_lemma(self, asked: Literal, opposite: Literal) -> bool | None:
        if self.pool.excludes(self, asked):
            self.learn(opposite)
            return False
        if self.pool.excludes(self, opposite):
            self.learn(asked)
            return True
        return None

    def refuse(self, message: str, hint: str) -> Any:
        """Raise ModelError, also where the function swallows it."""
        self.refused = ModelError(message, hint)
        raise self.refused


def _form(node: Node) -> Form:
    return Form.unknown(node) if isinstance(node, str) else Form({(): node})


def explore(
    run: Callable[[], Any],
    lemmas: Pool | None = None,
    limit: int = 1_000_000,
    premises: Sequence[Literal] = (),
    guide: Guide | None = None,
    *,
    split: bool = False,
) -> Iterator[tuple[tuple[Literal, ...], Any]]:
    """Yield (path, result) for every way to answer the comparisons that `run` asks.

    The literals of the paths are exclusive and together exhaustive where the premises
    hold. A branch that holds the literals of a lemma is not entered, and a run that
    returns False on such a path is left out. `guide(path, asked, opposite)` may add
    lemmas before a fork and say which branch comes first. With `split`, "is it equal?"
    is asked as "at least?" and "at most?", so that no path holds a "not equal".
    Raises ModelError after `limit` runs, and where `run` is not a function of the
    answers that it gets.
    """
    pool = Pool() if lemmas is None else lemmas
    start = Path(pool, guide, split)
    for premise in premises:
        start.learn(premise)
    pending = start.pending = [start]
    runs = 0
    while pending:
        path = pending.pop()
        path.pending = pending
        runs += 1
        if runs > limit:
            raise ModelError(f"more than {limit:,} cases", "fewer agents or unknowns")
        token = RUNNING.set(path)
        try:
            result = run()
        finally:
            RUNNING.reset(token)
        if (error := path.refused) is not None:  # which the function caught
            raise ModelError(f"{error.message}{in_file(error)}", error.help)
        if path.unasked:
            path.refuse(
                "the function did not ask the same comparisons twice",
                "a rule must not be random or keep state",
            )
        if result is False and pool.closes(path):
            continue
        yield tuple(path.taken), result
