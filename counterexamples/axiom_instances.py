"""Instances of axioms: drawn at random, and made smaller step by step."""

import itertools
import math
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from accord.theory.bargaining import BargainingProblem
from accord.theory.games import StrategicGame

Row = tuple[Any, ...]
Rows = tuple[Row, ...]
_LABELS = (("up", "down"), ("left", "right"))
_NAMES = ("player", "action")  # parameters of an axiom that are numbers only as names


@dataclass(frozen=True)
class Instance:
    """A comprehensive problem of two players with d = (0, 0), and a change of it.

    With `sizes` it is a game with so many actions of each, and the outcomes its table.
    """

    outcomes: Rows
    change: Mapping[str, Any] = field(default_factory=dict)
    sizes: tuple[int, int] | None = None

    @property
    def problem(self) -> Any:
        """The problem, or the game."""
        players = ("Ann", "Bob")
        if self.sizes is None:
            return BargainingProblem(players, self.outcomes, (0, 0), comprehensive=True)
        actions = tuple(
            labels[:size] for labels, size in zip(_LABELS, self.sizes, strict=True)
        )
        return StrategicGame(players, actions, self.outcomes)

    @property
    def size(self) -> tuple[Any, ...]:
        """What is to be small: the rows, then their numbers, then each of them."""
        numbers = list(_numbers((self.outcomes, self.change)))
        rows = len(self.outcomes) + sum(
            len(x) for x in self.change.values() if _is_rows(x)
        )
        return rows, sum(map(abs, numbers)), max(map(abs, numbers)), numbers


# --- problems drawn at random --------------------------------------------------------


def _rows(chance: random.Random, most: int) -> Rows:
    """Return up to four outcomes: any, or in half of the cases a bent frontier."""
    if chance.random() < 1 / 2:
        return _bent(chance, most)
    rows = [_row(chance, most) for _ in range(chance.randint(0, 3))]
    rows.append((chance.randint(1, most), chance.randint(1, most)))
    chance.shuffle(rows)
    return tuple(dict.fromkeys(rows))


def _bent(chance: random.Random, most: int) -> Rows:
    """Return outcomes that all lie on the frontier, which turns down step by step."""
    steps = [_row(chance, most // 2 + 1) for _ in range(chance.randint(1, 3))]
    steps.sort(key=lambda step: Fraction(step[1], sum(step) or 1))
    x, y = chance.randint(0, 1), chance.randint(0, 1) + sum(down for _, down in steps)
    rows = [(x, y)]
    for right, down in steps:
        x, y = x + right, y - down
        rows.append((x, y))
    return tuple(dict.fromkeys(rows))


def _row(chance: random.Random, most: int) -> Row:
    return chance.randint(0, most), chance.randint(0, most)


def plain(chance: random.Random, most: int) -> Instance:
    """Draw a problem and no change."""
    return Instance(_rows(chance, most))


def symmetric(chance: random.Random, most: int) -> Instance:
    """Draw a problem that is its own mirror image."""
    rows = _rows(chance, most)
    return Instance(tuple(dict.fromkeys((*rows, *((y, x) for x, y in rows)))))


def rescaled(chance: random.Random, most: int) -> Instance:
    """Draw a problem and a factor for each player."""
    factors = chance.randint(1, 4), chance.randint(1, 4)
    return Instance(_rows(chance, most), {"factors": factors})


def shifted(chance: random.Random, most: int) -> Instance:
    """Draw a problem and a number to be added for each player."""
    shift = chance.randint(-4, 4), chance.randint(-4, 4)
    return Instance(_rows(chance, most), {"shift": shift})


def wider(chance: random.Random, most: int) -> Instance:
    """Draw a problem and one or two outcomes to be added."""
    more = tuple(_row(chance, most) for _ in range(chance.randint(1, 2)))
    return Instance(_rows(chance, most), {"more": more})


def cut(chance: random.Random, most: int) -> Instance:
    """Draw a bent frontier, cut in the middle of an edge: what is beyond, is more."""
    rows = [(2 * x, 2 * y) for x, y in _bent(chance, most)]
    if len(rows) == 1:
        return wider(chance, most)
    k = chance.randint(1, len(rows) - 1)
    (a, b), (c, d) = rows[k - 1 : k + 1]
    middle = ((a + c) // 2, (b + d) // 2)
    parts = (tuple(rows[:k]), tuple(rows[k:]))
    kept, more = parts if chance.random() < 1 / 2 else parts[::-1]
    return Instance((*kept, middle), {"more": more})


def wider_for_one(chance: random.Random, most: int) -> Instance:
    """Draw outcomes to be added that leave the other's ideal payoff as it is."""
    rows, player = _rows(chance, most), chance.randint(0, 1)
    best = max(v[1 - player] for v in rows)
    own, others = chance.randint(0, most), chance.randint(0, best)
    if chance.random() < 1 / 2:  # near an outcome
        near = chance.choice(rows)
        own = near[player] + chance.randint(0, 2)
        others = min(best, max(0, near[1 - player] + chance.randint(-1, 1)))
    more = (own, others) if player == 0 else (others, own)
    return Instance(rows, {"player": player, "more": (more,)})


def raised(chance: random.Random, most: int) -> Instance:
    """Draw a problem and a higher disagreement payoff of a player."""
    change = {"player": chance.randint(0, 1), "raised": chance.randint(1, most)}
    return Instance(_rows(chance, most), change)


def both(chance: random.Random, most: int) -> Instance:
    """Draw two problems."""
    return Instance(_rows(chance, most), {"other": _rows(chance, most)})


def approached(chance: random.Random, most: int) -> Instance:
    """Draw a problem and two ways to it, on each of which an outcome moves or none."""
    # Small numbers, so that outcomes are often level or worth the same in sum.
    rows = _rows(chance, min(most, 3))
    x, y = chance.choice(rows)
    lower = (
        (chance.randint(0, x), y) if chance.randint(0, 1) else (x, chance.randint(0, y))
    )
    rows = tuple(dict.fromkeys((*rows, lower)))

    def way() -> Rows:
        k = chance.randint(0, 2 * len(rows) - 1)
        step = chance.randint(-1, 2), chance.randint(-1, 2)
        return tuple(step if j == k else (0, 0) for j in range(len(rows)))

    return Instance(rows, {"first": way(), "second": way()})


# --- games drawn at random -----------------------------------------------------------


def _table(chance: random.Random, most: int) -> Rows:
    return tuple(
        (chance.randint(-most, most), chance.randint(-most, most)) for _ in range(4)
    )


def for_a_player(chance: random.Random, most: int) -> Instance:
    """Draw a game, and a player of it."""
    change = {"player": chance.randint(0, 1)}
    return Instance(_table(chance, most), change, (2, 2))


def for_the_better_off(chance: random.Random, most: int) -> Instance:
    """Draw a game in which a player is nowhere worse off than the other."""
    player, rows = chance.randint(0, 1), map(sorted, _table(chance, most))
    table = tuple((x, y) if player else (y, x) for x, y in rows)
    return Instance(table, {"player": player}, (2, 2))


def without_one(chance: random.Random, most: int) -> Instance:
    """Draw a game, and an action to be left out."""
    change = {"player": chance.randint(0, 1), "action": chance.randint(0, 1)}
    return Instance(_table(chance, most), change, (2, 2))


def threatened(chance: random.Random, most: int) -> Instance:
    """Draw a game, and an action to be added that costs something and destroys more."""
    table, player = _table(chance, most), chance.randint(0, 1)
    like = chance.randint(0, 1)
    harm, threat = -chance.randint(0, 3 * most), []
    for other in (0, 1):
        place = 2 * like + other if player == 0 else 2 * other + like
        own = table[place][player] - chance.randint(0, 2)
        threat.append((own, harm) if player == 0 else (harm, own))
    return Instance(table, {"player": player, "threat": tuple(threat)}, (2, 2))


# --- smaller instances ---------------------------------------------------------------


def steps(instance: Instance, at_once: int) -> Iterator[Instance]:
    """Yield instances that are a step smaller: rows left out, numbers nearer to 0."""
    if instance.sizes is None:
        yield from _fewer_rows(instance)
    else:
        yield from _fewer_actions(instance, instance.sizes)
    yield from _smaller_numbers(instance)
    numbers = list(_numbers((instance.outcomes, instance.change)))
    positive = [place for place, value in enumerate(numbers) if value > 0]
    for count in range(2, at_once + 1):
        for places in itertools.combinations(positive, count):
            less = [x - (k in places) for k, x in enumerate(numbers)]
            yield _with(instance, less)


def _smaller_numbers(instance: Instance) -> Iterator[Instance]:
    """Yield the instance with one number nearer to 0, in one place or wherever it is.

    Or with those of a player divided by what they have in common.
    """
    numbers = list(_numbers((instance.outcomes, instance.change)))
    for value in dict.fromkeys(numbers):
        for nearer in _nearer(value):
            yield _with(instance, [nearer if x == value else x for x in numbers])
    for place, value in enumerate(numbers):
        for nearer in _nearer(value):
            changed = [*numbers[:place], nearer, *numbers[place + 1 :]]
            yield _with(instance, changed)
    if "raised" not in instance.change:  # all numbers are in rows, player by player
        for player in (0, 1):
            unit = math.gcd(*numbers[player::2])
            if unit > 1:
                pairs = enumerate(numbers)
                lower = [x // unit if k % 2 == player else x for k, x in pairs]
                yield _with(instance, lower)


def _fewer_rows(instance: Instance) -> Iterator[Instance]:
    """Yield the instance without one or two outcomes, or an outcome of the change."""
    count = len(instance.outcomes)
    for size in (1, 2):
        for left_out in itertools.combinations(range(count), size):
            if size < count:
                yield _without(instance, left_out)
    for name in ("more", "other"):
        rows = instance.change.get(name, ())
        for k in range(len(rows) if len(rows) > 1 else 0):
            fewer = {**instance.change, name: _all_but(rows, k)}
            yield Instance(instance.outcomes, fewer)


def _fewer_actions(instance: Instance, sizes: tuple[int, int]) -> Iterator[Instance]:
    """Yield the game without an action of a player, its own change kept."""
    change, table = instance.change, instance.outcomes
    rows = [table[k * sizes[1] : (k + 1) * sizes[1]] for k in range(sizes[0])]
    for player in (0, 1):
        for left_out in range(sizes[player] if sizes[player] > 1 else 0):
            less = dict(change)
            own = change.get("player") == player
            if own and "action" in change:
                if left_out == change["action"]:
                    continue
                less["action"] = change["action"] - (left_out < change["action"])
            if not own and "threat" in change:
                less["threat"] = _all_but(change["threat"], left_out)
            kept: Sequence[Any] = _all_but(rows, left_out)
            if player == 1:
                kept = [_all_but(row, left_out) for row in rows]
            smaller = (sizes[0] - (player == 0), sizes[1] - (player == 1))
            flat = tuple(itertools.chain.from_iterable(kept))
            yield Instance(flat, less, smaller)


def _all_but(rows: Sequence[Any], left_out: int) -> tuple[Any, ...]:
    return (*rows[:left_out], *rows[left_out + 1 :])


def _nearer(value: int) -> Iterable[int]:
    return range(value) if value > 0 else range(0, value, -1)


def _without(instance: Instance, left_out: Sequence[int]) -> Instance:
    """Return the instance without these outcomes, wherever they are moved to."""

    def less(rows: Rows) -> Rows:
        return tuple(row for k, row in enumerate(rows) if k not in left_out)

    change = {
        name: less(value) if name in ("first", "second") else value
        for name, value in instance.change.items()
    }
    return Instance(less(instance.outcomes), change)


def _is_rows(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], tuple)


def _numbers(value: Any) -> Iterator[int]:
    """Yield the numbers of rows, numbers and maps of these, but of no names."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            if name not in _NAMES:
                yield from _numbers(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _numbers(part)
    else:
        yield value


def _with(instance: Instance, numbers: Sequence[int]) -> Instance:
    """Return the instance with other numbers in the places of its own."""
    left = iter(numbers)

    def put(part: Any) -> Any:
        if isinstance(part, Mapping):
            return {k: x if k in _NAMES else put(x) for k, x in part.items()}
        return tuple(map(put, part)) if isinstance(part, tuple) else next(left)

    outcomes = put(instance.outcomes)
    return Instance(outcomes, put(instance.change), instance.sizes)
