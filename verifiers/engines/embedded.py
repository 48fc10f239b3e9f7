"""Embedded equilibria of a game that is played once: which profiles are, and why.

The proofs are those of the property `embedded-equilibrium`, which checks them.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import Exact, simplest
from accord.theory.forms import Form, Literal, literal
from accord.theory.game_terms import pure
from accord.theory.games import StrategicGame
from accord.verifiers.engines.linear_programs import solve
from accord.verifiers.engines.proofs.embedded_equilibrium import find

MAX_SUPPORTS = 10_000
Row = tuple[Exact, ...]
Support = tuple[int, ...]


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
    open         the pairs of supports whose games have infinitely many such equilibria:
                 of these nothing is said. If there are none, the equilibria among the
                 candidates are all that there are.
    """

    candidates: tuple[Candidate, ...]
    open: tuple[tuple[Support, Support], ...]

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
    if len(game.players) != 2:
        raise ModelError(f"expected a game of 2 players, got {len(game.players)}")
    candidates, more = [], []
    for mine, theirs in _pairs(*game.sizes):
        second = _equaliser(game, 0, mine, theirs)
        first = _equaliser(game, 1, theirs, mine) if second is not None else None
        if first is None or second is None:
            continue
        if first.is_alone and second.is_alone:
            profile = (first.law, second.law)
            proof = find(game, profile=profile, reading=reading)
            candidates.append(Candidate(profile, proof))
        else:
            more.append((mine, theirs))
    return Found(tuple(candidates), tuple(more))


def _pairs(rows: int, columns: int) -> Iterator[tuple[Support, Support]]:
    count = (2**rows - 1) * (2**columns - 1)
    if count > MAX_SUPPORTS:
        raise ScopeError(
            f"a {rows} x {columns} game has {count:,} pairs of supports, more than "
            f"the {MAX_SUPPORTS:,} that are gone through",
            "pure profiles alone, or a smaller game",
        )
    return itertools.product(_subsets(rows), _subsets(columns))


def _subsets(size: int) -> list[Support]:
    return [
        chosen
        for count in range(1, size + 1)
        for chosen in itertools.combinations(range(size), count)
    ]


@dataclass(frozen=True)
class _Equaliser:
    """A law on what one player does, and whether no other with its support will do."""

    law: Row
    is_alone: bool


def _equaliser(
    game: StrategicGame, player: int, own: Support, support: Support
) -> _Equaliser | None:
    """Return a law on the other's support to which all `own` actions are equally good.

    With positive weights; None if there is none.
    """
    weights = [Form.unknown(f"w.{b:06d}") for b in support]
    least = Form.unknown("least")
    gains = [_payoffs(game, player, a, support) for a in own]
    rows: list[Literal] = [literal(w - least, ">=") for w in weights]
    rows.append(literal(sum(weights, start=Form({(): -1})), "=="))
    for other in gains[1:]:
        total = sum(
            ((x - y) * w for x, y, w in zip(gains[0], other, weights, strict=True)),
            start=Form({}),
        )
        if total.terms:
            rows.append(literal(total, "=="))
    found = solve(rows, least)
    if found.values is None or found.bound is None or found.bound <= 0:
        return None
    law = {b: found.values.get((f"w.{b:06d}",), 0) for b in support}
    whole = tuple(simplest(law.get(b, 0)) for b in range(game.sizes[1 - player]))
    return _Equaliser(whole, _rank(gains, len(support)) == len(support))


def _payoffs(
    game: StrategicGame, player: int, action: int, support: Support
) -> list[Exact]:
    cells = ((action, b) if player == 0 else (b, action) for b in support)
    return [game.payoff(player, cell) for cell in cells]


def _rank(gains: Sequence[Sequence[Exact]], size: int) -> int:
    """Return the rank of: the differences from the first row, and the sum."""
    import flint

    differences = [
        [x - y for x, y in zip(gains[0], row, strict=True)] for row in gains[1:]
    ]
    matrix: list[list[Exact]] = [*differences, [1] * size]
    entries = [
        flint.fmpq(int(x.numerator), int(x.denominator)) for row in matrix for x in row
    ]
    rank: int = flint.fmpq_mat(len(matrix), size, entries).rank()
    return rank
