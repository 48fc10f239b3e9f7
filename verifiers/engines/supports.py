"""Equilibria of two-player games by enumerating supports, in exact arithmetic."""

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import Exact
from accord.theory.games import StrategicGame
from accord.verifiers.engines.linear_programs import solve_square

MAX_SUPPORTS = 100_000
Row = tuple[Exact, ...]


def find_equilibria(game: StrategicGame) -> list[tuple[Row, Row]]:
    """Return the equilibria of a two-player game whose supports have equal sizes.

    In a nondegenerate game (no mixed action has more pure best replies than actions in
    its support) these are all. In a degenerate one some may be missing, and there may
    be infinitely many: `all-equilibria` decides whether a list is complete. For each
    pair of supports the players are made indifferent by one exact solve. Raises
    ScopeError above 100,000 pairs of supports.
    """
    if len(game.players) != 2:
        raise ModelError(f"expected a game of 2 players, got {len(game.players)}")
    rows, columns = game.sizes
    first = [[game.payoff(0, (a, b)) for b in range(columns)] for a in range(rows)]
    second = [[game.payoff(1, (a, b)) for a in range(rows)] for b in range(columns)]
    found: dict[tuple[Row, Row], None] = {}
    for mine, theirs in _supports(rows, columns):
        y = _indifferent(first, mine, theirs)
        x = _indifferent(second, theirs, mine) if y is not None else None
        if x is not None and y is not None:
            found[x, y] = None
    return list(found)


def _supports(
    rows: int, columns: int
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    pairs = 0
    for size in range(1, min(rows, columns) + 1):
        for mine in itertools.combinations(range(rows), size):
            for theirs in itertools.combinations(range(columns), size):
                pairs += 1
                if pairs > MAX_SUPPORTS:
                    raise ScopeError(
                        f"a {rows} x {columns} game has more than {MAX_SUPPORTS:,} "
                        "pairs of supports",
                        "give the equilibria to be checked, or a smaller game",
                    )
                yield mine, theirs


def _indifferent(
    payoffs: Sequence[Sequence[Any]], best: Sequence[int], support: Sequence[int]
) -> Row | None:
    """Return the action mixed on `support` to which all of `best` are best replies.

    `payoffs[a][b]` is what action a gets against b. None if there is not exactly one.
    """
    size = len(support)
    matrix = [[*(payoffs[a][b] for b in support), -1] for a in best]
    matrix.append([1] * size + [0])
    solved = solve_square(matrix, [0] * size + [1])
    if solved is None or any(p <= 0 for p in solved[:-1]):
        return None
    weights, value = dict(zip(support, solved, strict=False)), solved[-1]
    law = tuple(weights.get(b, 0) for b in range(len(payoffs[0])))
    for row in payoffs:
        if sum(p * u for p, u in zip(law, row, strict=True)) > value:
            return None
    return law
