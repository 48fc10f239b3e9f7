"""What processes give to words, all words of a length at once.

Words after which all processes are in the same state up to scale are one kind: what
follows them is alike. Of a kind it suffices to keep one vector and the sum of scales,
since all that is asked here is homogeneous: probabilities, their absolute differences,
p ln(p/q). A million words of a coin are a few kinds, counted exactly. Where kinds do
not merge there are as many as words, and too many are refused.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

from accord.theory.errors import ModelError, ScopeError
from accord.theory.logarithms import Infinite, ln
from accord.theory.names import in_digits
from accord.theory.processes import Process, Word

MAX_KINDS = 200_000
Vector = tuple[tuple[int, int], ...]  # states with their masses, without common divisor
Sums = tuple[int, ...]  # what each process gives, up to the scale of the vector


@dataclass(frozen=True, slots=True)
class Level:
    """The words of one length, by kinds.

    kinds   for each vector the sum of the scales of its words, and the first word
    scale   what a scale is divided by
    """

    kinds: Mapping[Vector, tuple[int, Word]]
    scale: int


@dataclass(frozen=True, slots=True)
class Joint:
    """Processes side by side on the same words, in integers.

    alphabets  those of all
    sizes      how many states each process has
    start      the vector before anything is written, and its scale
    moves      for each state and symbol, the next states with integers over `unit`
    """

    alphabets: tuple[tuple[str, ...], ...]
    sizes: tuple[int, ...]
    start: tuple[Vector, int, int]
    moves: tuple[Mapping[int, tuple[tuple[int, int], ...]], ...]
    unit: int

    def first(self) -> Level:
        """Return the level of the empty word."""
        vector, scale, divisor = self.start
        return Level({vector: (scale, ())} if vector else {}, divisor)

    def following(self, level: Level, step: int, until: int | None = None) -> Level:
        """Return the level of the words that are one symbol longer.

        `step` is the length of the words, `until` how long they will get in the end.
        Raises ScopeError, with the number of those, where too many kinds differ.
        """
        found: dict[Vector, tuple[int, Word]] = {}
        symbols = range(len(self.alphabets[step % len(self.alphabets)]))
        for vector, (scale, word) in level.kinds.items():
            for x in symbols:
                masses: dict[int, int] = {}
                for state, mass in vector:
                    for then, p in self.moves[state].get(x, ()):
                        masses[then] = masses.get(then, 0) + mass * p
                if not masses:
                    continue
                g = math.gcd(*masses.values())
                key = tuple(sorted((s, m // g) for s, m in masses.items()))
                longer = (*word, x)
                known, least = found.get(key, (0, longer))
                found[key] = (known + scale * g, min(least, longer))
            if len(found) > MAX_KINDS:
                raise self._too_many(step, max(until or 0, step + 1))
        return Level(found, level.scale * self.unit)

    def _too_many(self, step: int, end: int) -> ScopeError:
        sizes = (len(self.alphabets[k % len(self.alphabets)]) for k in range(end))
        return ScopeError(
            f"{in_digits(math.prod(sizes))} words of {end:,} symbols: more than the "
            f"{MAX_KINDS:,} kinds that fit are told apart after {step + 1}",
            f"a horizon of at most {step} fits",
        )

    def sums(self, vector: Vector) -> Sums:
        """Return what each process gives the words of a kind, up to their scale."""
        found, process, end = [0] * len(self.sizes), 0, self.sizes[0]
        for state, mass in vector:
            while state >= end:
                process += 1
                end += self.sizes[process]
            found[process] += mass
        return tuple(found)

    def levels(
        self, horizon: int, start: Level | None = None, step: int = 0
    ) -> Iterator[Level]:
        """Yield the levels of 0 to `horizon` further symbols."""
        level = start or self.first()
        yield level
        for k in range(step, step + horizon):
            level = self.following(level, k, step + horizon)
            yield level


@lru_cache(maxsize=64)
def joint(processes: tuple[Process, ...], weights: tuple[Any, ...] = ()) -> Joint:
    """Return processes side by side, each with a factor if `weights` are given."""
    if len({p.alphabets for p in processes}) != 1:
        raise ModelError("expected processes over the same alphabets")
    if any(p.unknowns for p in processes):
        raise ModelError("expected numbers as probabilities, got unknown ones")
    factors = weights or (1,) * len(processes)
    pairs = list(zip(factors, processes, strict=True))
    starts = [w * p for w, process in pairs for p in process.start]
    every = [p for process in processes for own in process.moves for *_, p in own]
    divisor = math.lcm(*(Fraction(p).denominator for p in starts))
    unit = math.lcm(1, *(Fraction(p).denominator for p in every))
    masses = {s: int(p * divisor) for s, p in enumerate(starts) if p}
    scale = math.gcd(*masses.values()) if masses else 1
    moves: list[Mapping[int, tuple[tuple[int, int], ...]]] = []
    for process in processes:
        base = len(moves)
        for own in process.moves:
            by_symbol: dict[int, tuple[tuple[int, int], ...]] = {}
            for x, s, p in own:
                move = (base + s, int(p * unit))
                by_symbol[x] = (*by_symbol.get(x, ()), move)
            moves.append(by_symbol)
    vector = tuple((s, m // scale) for s, m in sorted(masses.items()))
    sizes = tuple(len(p.start) for p in processes)
    return Joint(
        processes[0].alphabets, sizes, (vector, scale, divisor), tuple(moves), unit
    )


def total(j: Joint, level: Level, value: Callable[[Sums], Any]) -> Any:
    """Return the sum of a homogeneous value over all words of a level."""
    found: Any = 0
    for vector, (scale, _) in level.kinds.items():
        found = found + value(j.sums(vector)) * scale
    return found * Fraction(1, level.scale)


def total_variation(first: Process, second: Process, steps: int) -> Any:
    """Return D_k(P1, P2) = 1/2 sum over words of length k of |P1 - P2|.

    Of measures; of semimeasures take completions (Definition 2.2, B.11).
    """
    j = joint((first, second))
    *_, last = j.levels(steps)
    return total(j, last, lambda p: abs(p[0] - p[1])) / 2


def divergence(first: Process, second: Process, steps: int) -> Any:
    """Return KL(P1 || P2) on words of a length, exactly; infinite off P2's support."""
    j = joint((first, second))
    *_, last = j.levels(steps)
    return total(j, last, lambda p: relative(p[0], p[1]))


def relative(p: Any, q: Any) -> Any:
    """Return p ln(p / q): 0 where p is 0, else infinite where q is."""
    if not p:
        return 0
    return ln(Fraction(p) / q) * p if q else Infinite(1)


def ratios(first: Process, second: Process, steps: int) -> Iterator[tuple[Any, Word]]:
    """Yield for each length up to `steps` the least P1(x) / P2(x), and a first x.

    Words that P2 never writes bound nothing; a length without others yields nothing.
    """
    j = joint((first, second))
    for level in j.levels(steps):
        each = [
            (Fraction(p, q), word)
            for vector, (_, word) in level.kinds.items()
            for p, q in (j.sums(vector),)
            if q
        ]
        if each:
            yield min(each)


def least_ratio(first: Process, second: Process, steps: int) -> tuple[Any, Word]:
    """Return C*_T, the least P1(x) / P2(x) of words up to length T, and its first word.

    P1(x) >= C P2(x) for all these x iff C <= C*_T. At a finite horizon that C*_T > 0
    says no more than that P1 writes what P2 does; dominance is about all T at once.
    """
    found = list(ratios(first, second, steps))
    if not found:
        raise ModelError(f"{second.name} writes nothing, so nothing bounds the ratio")
    least = min(value for value, _ in found)
    return least, next(word for value, word in found if value == least)
