"""Embedded equilibria of a game that is played once: which profiles are, and why.

The proofs are those of the property `embedded-equilibrium`, which checks them.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from accord.theory.exact import Exact
from accord.theory.game_terms import pure
from accord.theory.games import StrategicGame
from accord.theory.support_pairs import (
    Row,
    Support,
    most_earned,
    only_equaliser,
    outside,
    payoffs_on,
    support_pairs,
)
from accord.verifiers.engines.pivots import largest
from accord.verifiers.engines.proofs.embedded_equilibrium import believed, find


@dataclass(frozen=True)
class Candidate:
    """A profile with the proof that it is an embedded equilibrium, or that it is none.

    profile   a row of probabilities for each player
    proof     `beliefs` that support it, or `multipliers` that exclude all
    """

    profile: tuple[Row, ...]
    proof: dict[str, Any]

    @property
    def is_equilibrium(self) -> bool:
        """Whether beliefs were found."""
        return "beliefs" in self.proof


@dataclass(frozen=True)
class Found:
    """What goes over all pairs of supports of a two-player game.

    candidates   every profile that is the only fully mixed equilibrium of the game of
                 its supports, pure ones too, with its proof
    open         the pairs of supports whose games have infinitely many such equilibria,
                 where beliefs may support some: of these nothing is said. If there are
                 none, the equilibria among the candidates are all that there are.
    evidence     for each pair of supports what settles it, as the property
                 `all-embedded-equilibria` asks; nothing of an open one
    """

    candidates: tuple[Candidate, ...]
    open: tuple[tuple[Support, Support], ...]
    evidence: tuple[dict[str, Any], ...]

    @property
    def equilibria(self) -> tuple[Candidate, ...]:
        """The embedded equilibria among the candidates."""
        return tuple(c for c in self.candidates if c.is_equilibrium)


def pure_candidates(
    game: StrategicGame, reading: str = "limit", epsilon: Exact = 0
) -> tuple[Candidate, ...]:
    """Return every pure profile with the proof that it is an equilibrium or none."""
    found = []
    for cell in game.profiles():
        rows = tuple(pure(n, a) for n, a in zip(game.sizes, cell, strict=True))
        proof = find(game, profile=rows, reading=reading, epsilon=epsilon)
        found.append(Candidate(rows, proof))
    return tuple(found)


def by_supports(game: StrategicGame, reading: str = "limit") -> Found:
    """Return the embedded equilibria of a two-player game, support by support.

    What is played has to be equally good, which is linear in what the other plays; so
    the profiles with given supports are a product of two polytopes. Where that is one
    point, beliefs decide. Raises ScopeError above 10,000 pairs of supports.
    """
    candidates, more, evidence = [], [], []
    for mine, theirs in support_pairs(game):
        second = only_equaliser(game, 0, mine, theirs)
        first = only_equaliser(game, 1, theirs, mine)
        if first is not None and second is not None:
            profile = (first, second)
            proof = find(game, profile=profile, reading=reading)
            candidates.append(Candidate(profile, proof))
        else:
            sides = ((0, mine, theirs, second), (1, theirs, mine, first))
            proof = _none(game, sides) or _whatever(game, mine, theirs, reading)
            if not proof:
                more.append((mine, theirs))
        evidence.append(proof)
    return Found(tuple(candidates), tuple(more), tuple(evidence))


def _whatever(
    game: StrategicGame, mine: Support, theirs: Support, reading: str
) -> dict[str, Any]:
    """Return multipliers that exclude beliefs whatever is earned there; {} of none."""
    off, worths = outside(game, mine, theirs), most_earned(game, mine, theirs)
    found = believed(game, tuple(off), worths, reading)
    return {"whatever": found["multipliers"]} if "multipliers" in found else {}


def _none(
    game: StrategicGame, sides: Sequence[tuple[int, Support, Support, Row | None]]
) -> dict[str, Any]:
    """Return multiples of somebody's actions that no law equalises; {} of neither's."""
    for player, own, support, only in sides:
        times = _multiples(game, player, own, support) if only is None else ()
        if times:
            return {"player": player, "times": times}
    return {}


def _multiples(
    game: StrategicGame, player: int, own: Support, support: Support
) -> tuple[int, ...]:
    """Return multiples of the own actions with sum 0 that exclude equalisers, or ().

    Those of all actions but the first are as large as can be in the sum of what they
    add up to, which is at least 0 against each action of the support and at most 1 in
    sum. Each multiple is a difference of two unknowns.
    """
    first, *others = payoffs_on(game, player, own, support)
    if not others:
        return ()
    unit = math.lcm(*(Fraction(x).denominator for r in (first, *others) for x in r))
    more = [
        [int((x - y) * unit) for x, y in zip(row, first, strict=True)] for row in others
    ]
    columns = [[*c, *(-x for x in c)] for c in zip(*more, strict=True)]
    total = [sum(c) for c in zip(*columns, strict=True)]
    rows = [*([-x for x in c] for c in columns), total]
    found = largest(rows, [0] * len(columns) + [1], total)
    if not found.value:
        return ()
    count = len(others)
    pairs = zip(found.columns[:count], found.columns[count:], strict=True)
    times = [x - y for x, y in pairs]
    scale = math.lcm(*(t.denominator for t in times))
    whole = [int(t * scale) for t in times]
    return (-sum(whole), *whole)
