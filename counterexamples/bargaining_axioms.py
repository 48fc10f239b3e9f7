"""The matrix of axioms and bargaining solutions: each cell searched, made small, told.

Random problems and changes of them are run through the axiom's own definition. Where it
says False the instance is made smaller step by step, and what remains goes to the
kernel. Where nothing is found the cell is UNFALSIFIED, with the argument that proves
it, if one is known.
"""

import itertools
import math
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from accord.counterexamples.asking import check
from accord.counterexamples.bargaining import approximate
from accord.counterexamples.bargaining_arguments import ARGUMENTS
from accord.theory.bargaining import BargainingProblem
from accord.theory.errors import CertificateError, ModelError, SolverError
from accord.theory.names import dashed, nearest
from accord.theory.properties import PremiseNotMet, Property, find_property
from accord.verifiers.engines.bargaining_axioms import choice, with_choices
from accord.verifiers.verdict import Verdict

TRIES = 400
HITS = 4  # so many violations are made small, and the least is kept
_SKIPPED = 20  # for each instance wanted so many are drawn at most
UNEQUAL = (2, 1)
Row = tuple[Any, ...]
Rows = tuple[Row, ...]


@dataclass(frozen=True)
class Instance:
    """A comprehensive problem of two players with d = (0, 0), and a change of it."""

    outcomes: Rows
    change: Mapping[str, Any] = field(default_factory=dict)

    @property
    def problem(self) -> BargainingProblem:
        """The problem."""
        return BargainingProblem(
            ("Ann", "Bob"), self.outcomes, (0, 0), comprehensive=True
        )

    @property
    def size(self) -> tuple[Any, ...]:
        """What is to be small: the rows, then their numbers, then each of them."""
        numbers = list(_numbers((self.outcomes, self.change)))
        rows = len(self.outcomes) + sum(
            len(x) for x in self.change.values() if _is_rows(x)
        )
        return rows, sum(map(abs, numbers)), max(map(abs, numbers)), numbers


@dataclass(frozen=True)
class Cell:
    """What came out for an axiom and a solution.

    searched  at how many instances the definition was run, none of them False
    instance  the counterexample that was found
    argument  why the axiom holds, and the source, where it is known to
    """

    axiom: str
    solution: str
    verdict: Verdict
    searched: int = 0
    instance: Instance | None = None
    argument: tuple[str, str] | None = None


def matrix(
    axioms: Sequence[str] = (), solutions: Sequence[str] = (), tries: int = TRIES
) -> list[Cell]:
    """Return the cells of these axioms and solutions, or of all."""
    return [
        cell(axiom, solution, tries)
        for axiom in axioms or AXIOMS
        for solution in solutions or SOLUTIONS
    ]


def cell(axiom: str, solution: str, tries: int = TRIES, seed: int = 0) -> Cell:
    """Return the verdict on whether a solution satisfies an axiom.

    >>> cell("midpoint-domination", "egalitarian").instance
    Instance(outcomes=((0, 1), (2, 0)), change={})
    """
    name, known = dashed(axiom), dashed(solution)
    if name not in AXIOMS:
        raise ModelError(f"no axiom is named `{axiom}`", nearest(name, AXIOMS, ""))
    if known not in SOLUTIONS:
        hint = nearest(known, SOLUTIONS, "")
        raise ModelError(f"no solution is named `{solution}`", hint)
    argument = ARGUMENTS.get((name, known))
    proved = proof_of(name, known)
    if proved is not None:
        return Cell(name, known, proved, argument=argument)
    weights = UNEQUAL if known in ("weighted-nash", "proportional") else ()
    asked = Asked(find_property(name), known, weights)
    searched, found = asked.search(AXIOMS[name].draw, tries, seed)
    if found is not None:
        return Cell(name, known, asked.refuted(found), searched, found)
    verdict = Verdict(
        "UNFALSIFIED",
        f"{name}(solution={known})",
        "bargaining problems",
        "2 players, random comprehensive polygons with 1 to 4 outcomes, whole numbers "
        "from 0 to 8, disagreement (0, 0)",
        reason=f"none of {searched} fails (seed {seed}); a search proves nothing",
    )
    return Cell(name, known, verdict, searched, argument=argument)


def proof_of(axiom: str, solution: str) -> Verdict | None:
    """Return the verdict of a proof over all real payoffs, if there is one."""
    return None


@dataclass(frozen=True)
class Asked:
    """An axiom asked of a solution with its weights, if it takes any."""

    prop: Property
    solution: str
    weights: Row

    def given(self, instance: Instance) -> dict[str, Any]:
        """Return the parameters of the axiom at an instance."""
        given: dict[str, Any] = {"solution": self.solution}
        if self.weights:
            given["weights"] = self.weights
        if self.prop.name == "continuity":
            return {**given, "ways": self._ways(instance)}
        return with_choices(self.prop, instance.problem, {**given, **instance.change})

    def holds_at(self, instance: Instance) -> bool | None:
        """Return what the definition says, None where it says nothing."""
        try:
            if self.prop.name == "continuity" and not self._jumps(instance):
                return True
            given = self.given(instance)
            return bool(self.prop.body(instance.problem, **given))
        except (PremiseNotMet, ModelError, SolverError, CertificateError):
            # Nothing to gain, no premise, several points, a field that is too large.
            return None

    def search(
        self, draw: Callable[[random.Random, int], Instance], tries: int, seed: int
    ) -> tuple[int, Instance | None]:
        """Return how many instances held, and a small one that fails, if any."""
        held, found = 0, list[Instance]()
        for number in range(_SKIPPED * tries):
            if held == tries or len(found) == HITS:
                break
            # A source of its own for each number: all axioms see the same problems.
            chance = random.Random(f"{seed}/{number}")
            instance = draw(chance, min(8, 2 + 6 * number // tries))
            says = self.holds_at(instance)
            if says is False:
                found.append(self.smaller(instance, at_once=2))
            elif says:
                held += 1
        if not found:
            return held, None
        return held, self.smaller(min(found, key=lambda x: x.size), at_once=4)

    def smaller(self, instance: Instance, at_once: int) -> Instance:
        """Return an instance that fails and that no step makes smaller.

        A step leaves out rows, puts a smaller number in place of another, or lowers up
        to `at_once` numbers by 1.
        """
        while True:
            for step in _steps(instance, at_once):
                if step.size < instance.size and self.holds_at(step) is False:
                    instance = step
                    break
            else:
                return instance

    def refuted(self, instance: Instance) -> Verdict:
        """Return the kernel's verdict on an instance that fails."""
        return check(instance.problem, self.prop.name, given=self.given(instance))

    def _jumps(self, instance: Instance) -> bool:
        """Return whether the solutions seem to have two limits on the two ways."""
        e = Fraction(1, 10**9)
        first, second = (
            approximate(
                choice(
                    self.solution, _at(instance.problem, moved, e), self.weights
                ).point
            )
            for moved in _moved(instance)
        )
        pairs = zip(first, second, strict=True)
        return any(abs(x - y) > Fraction(1, 1000) for x, y in pairs)

    def _ways(self, instance: Instance) -> tuple[dict[str, Any], ...]:
        """Return both ways to the problem, with choices that run straight on them.

        They are read off at two small e, and right only if the definition says so.
        """
        return tuple(
            {"moved": moved, "choices": self._straight(instance.problem, moved)}
            for moved in _moved(instance)
        )

    def _straight(self, problem: BargainingProblem, moved: Rows) -> tuple[Any, Any]:
        ends = Fraction(1, 1000), Fraction(1, 2000)
        at = [choice(self.solution, _at(problem, moved, e), self.weights) for e in ends]
        first, second = ((each.point, each.proof) for each in at)
        return _extended(first, second, ends, 0), _extended(first, second, ends, 1)


def _moved(instance: Instance) -> list[Rows]:
    """Return where the outcomes are at e = 1, on either way."""
    ways = (instance.change["first"], instance.change["second"])
    return [tuple(map(_plus, instance.outcomes, steps)) for steps in ways]


def _plus(row: Row, step: Row) -> Row:
    return tuple(x + y for x, y in zip(row, step, strict=True))


def _at(problem: BargainingProblem, moved: Rows, e: Fraction) -> BargainingProblem:
    if len(problem.outcomes) != len(moved):
        raise ModelError("expected a row for each outcome")  # some became the same
    rows = zip(problem.outcomes, moved, strict=True)
    outcomes = tuple(
        tuple(x + e * (y - x) for x, y in zip(*pair, strict=True)) for pair in rows
    )
    return replace(problem, outcomes=outcomes)


def _extended(first: Any, second: Any, ends: tuple[Fraction, Fraction], e: int) -> Any:
    """Return the value at e of what is linear in e, from its values at two ends."""
    if isinstance(first, Mapping):
        return {k: _extended(first[k], second[k], ends, e) for k in first}
    if isinstance(first, tuple):
        if len(first) != len(second):
            raise ModelError("the two proofs differ in shape")
        return tuple(
            _extended(x, y, ends, e) for x, y in zip(first, second, strict=True)
        )
    if first == second:
        return first
    a, b = ends
    return first + (second - first) * (e - a) / (b - a)


# --- instances drawn at random -------------------------------------------------------


@dataclass(frozen=True)
class Axiom:
    """An axiom's name in full, and how an instance of it is drawn."""

    title: str
    draw: Callable[[random.Random, int], Instance]


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


def _plain(chance: random.Random, most: int) -> Instance:
    return Instance(_rows(chance, most))


def _symmetric(chance: random.Random, most: int) -> Instance:
    rows = _rows(chance, most)
    return Instance(tuple(dict.fromkeys((*rows, *((y, x) for x, y in rows)))))


def _rescaled(chance: random.Random, most: int) -> Instance:
    factors = chance.randint(1, 4), chance.randint(1, 4)
    return Instance(_rows(chance, most), {"factors": factors})


def _shifted(chance: random.Random, most: int) -> Instance:
    shift = chance.randint(-4, 4), chance.randint(-4, 4)
    return Instance(_rows(chance, most), {"shift": shift})


def _wider(chance: random.Random, most: int) -> Instance:
    more = tuple(_row(chance, most) for _ in range(chance.randint(1, 2)))
    return Instance(_rows(chance, most), {"more": more})


def _cut(chance: random.Random, most: int) -> Instance:
    """Draw a bent frontier, cut in the middle of an edge: what is beyond, is more."""
    rows = [(2 * x, 2 * y) for x, y in _bent(chance, most)]
    if len(rows) == 1:
        return _wider(chance, most)
    k = chance.randint(1, len(rows) - 1)
    (a, b), (c, d) = rows[k - 1 : k + 1]
    middle = ((a + c) // 2, (b + d) // 2)
    parts = (tuple(rows[:k]), tuple(rows[k:]))
    kept, more = parts if chance.random() < 1 / 2 else parts[::-1]
    return Instance((*kept, middle), {"more": more})


def _wider_for_one(chance: random.Random, most: int) -> Instance:
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


def _raised(chance: random.Random, most: int) -> Instance:
    change = {"player": chance.randint(0, 1), "raised": chance.randint(1, most)}
    return Instance(_rows(chance, most), change)


def _both(chance: random.Random, most: int) -> Instance:
    return Instance(_rows(chance, most), {"other": _rows(chance, most)})


def _approached(chance: random.Random, most: int) -> Instance:
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


AXIOMS = {
    "weak-pareto-optimality": Axiom("weak Pareto optimality", _plain),
    "strong-pareto-optimality": Axiom("strong Pareto optimality", _plain),
    "symmetry": Axiom("symmetry", _symmetric),
    "scale-covariance": Axiom("scale covariance", _rescaled),
    "translation-covariance": Axiom("translation covariance", _shifted),
    "nash-iia": Axiom("independence of irrelevant alternatives (Nash)", _cut),
    "individual-monotonicity": Axiom("individual monotonicity", _wider_for_one),
    "strong-monotonicity": Axiom("strong monotonicity", _wider),
    "disagreement-monotonicity": Axiom("disagreement-point monotonicity", _raised),
    "superadditivity": Axiom("superadditivity", _both),
    "midpoint-domination": Axiom("midpoint domination", _plain),
    "continuity": Axiom("continuity", _approached),
}
SOLUTIONS = (
    "nash",
    "weighted-nash",
    "kalai-smorodinsky",
    "egalitarian",
    "proportional",
    "utilitarian",
    "raiffa",
    "perles-maschler",
    "pmm-nash",
    "rose-points-r1",
)

# --- smaller instances ---------------------------------------------------------------


def _steps(instance: Instance, at_once: int) -> Iterator[Instance]:
    """Yield instances that are a step smaller: rows left out, numbers nearer to 0."""
    yield from _fewer_rows(instance)
    whole = (instance.outcomes, instance.change)
    numbers = list(_numbers(whole))
    for value in dict.fromkeys(numbers):
        for nearer in _nearer(value):
            yield Instance(*_put(whole, [nearer if x == value else x for x in numbers]))
    for place, value in enumerate(numbers):
        for nearer in _nearer(value):
            changed = [*numbers[:place], nearer, *numbers[place + 1 :]]
            yield Instance(*_put(whole, changed))
    if "raised" not in instance.change:  # all numbers are in rows, player by player
        for player in (0, 1):
            unit = math.gcd(*numbers[player::2])
            if unit > 1:
                pairs = enumerate(numbers)
                lower = [x // unit if k % 2 == player else x for k, x in pairs]
                yield Instance(*_put(whole, lower))
    positive = [place for place, value in enumerate(numbers) if value > 0]
    for count in range(2, at_once + 1):
        for places in itertools.combinations(positive, count):
            less = [x - (k in places) for k, x in enumerate(numbers)]
            yield Instance(*_put(whole, less))


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
            fewer = {**instance.change, name: (*rows[:k], *rows[k + 1 :])}
            yield Instance(instance.outcomes, fewer)


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
    """Yield the numbers of rows, numbers and maps of these, but no player's number."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            if name != "player":
                yield from _numbers(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _numbers(part)
    else:
        yield value


def _put(value: Any, numbers: Sequence[int]) -> Any:
    """Return the value with other numbers in the places of its own."""
    left = iter(numbers)

    def put(part: Any) -> Any:
        if isinstance(part, Mapping):
            return {k: x if k == "player" else put(x) for k, x in part.items()}
        return tuple(map(put, part)) if isinstance(part, tuple) else next(left)

    return put(value)
