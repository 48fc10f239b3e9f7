"""Games with transferable utility: zero-sum values, coalitions, and what players get.

With transferable utility players can pay each other, so that a coalition S is after the
sum of its members' payoffs, and all players together reach M, the largest sum. A value
says how M is divided: by a kernel, which says what S gets in the two-player game of S
against the others T, and by the step from two players to n. The kernel of coco is
here, those of ROSE are in `accord.theory.initiative`.

A definition is shown by a `proof` with mixed strategies, joint ones of the members of a
coalition. One that is wrong is refused with a CertificateError, as of a bargaining
problem (`accord.theory.bargaining_terms`).
"""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import factorial
from typing import Any

from accord.theory.bargaining_terms import Proof, Row, need, part
from accord.theory.coalitional_games import CoalitionalGame
from accord.theory.coalitional_games import coalitions as _coalitions_of
from accord.theory.errors import ModelError
from accord.theory.exact import is_exact
from accord.theory.game_terms import is_law
from accord.theory.games import StrategicGame

Matrix = Sequence[Sequence[Any]]
Coalition = tuple[int, ...]
Span = tuple[Any, Any]


def gaps_of(game: CoalitionalGame) -> dict[Coalition, Any]:
    """Return v(S) - v(T) for each coalition S that is not empty, T being the others."""
    n = len(game.players)
    found: dict[Coalition, Any] = {}
    for coalition in _coalitions_of(game.everybody):
        if coalition:
            rest = others(coalition, n)
            found[coalition] = game.worth(coalition) - game.worth(rest)
    return found


Kernel = Callable[[Matrix, Matrix, Proof], Span]


# --- zero-sum games ------------------------------------------------------------------


def guaranteed(matrix: Matrix, rows: Row) -> Any:
    """Return the least that a mixture of the rows gives, over all columns."""
    need(is_law(rows, len(matrix)), "a probability of each row, sum 1")
    used = [
        (weight, row)
        for weight, row in zip(rows, matrix, strict=True)
        if not _is_zero(weight)
    ]
    return min(
        sum(weight * row[k] for weight, row in used) for k in range(len(matrix[0]))
    )


def allowed(matrix: Matrix, columns: Row) -> Any:
    """Return the most that a row gives against a mixture of the columns."""
    need(is_law(columns, len(matrix[0])), "a probability of each column, sum 1")
    used = [(k, weight) for k, weight in enumerate(columns) if not _is_zero(weight)]
    return max(sum(weight * row[k] for k, weight in used) for row in matrix)


def _is_zero(weight: Any) -> bool:
    """Return whether a weight is the number 0; an unknown one is not asked."""
    return is_exact(weight) and weight == 0


def value(matrix: Matrix, proof: Proof) -> Any:
    """Return the value of a zero-sum game for the player of the rows, shown.

    With the mixture `rows` she gets that much against every column, and with `columns`
    the other holds every row to it. Source: von Neumann 1928.
    """
    low = guaranteed(matrix, part(proof, "rows"))
    high = allowed(matrix, part(proof, "columns"))
    need(low == high, "strategies that guarantee as much as they allow")
    return low


def difference(own: Matrix, other: Matrix) -> Matrix:
    """Return the matrix own - other."""
    return [
        [a - b for a, b in zip(first, second, strict=True)]
        for first, second in zip(own, other, strict=True)
    ]


def transposed(matrix: Matrix) -> Matrix:
    """Return the matrix as the other player reads it."""
    return list(zip(*matrix, strict=True))


# --- coalitions ----------------------------------------------------------------------


def coalitions(players: int) -> Iterator[Coalition]:
    """Yield the coalitions of player 0 with some others but not all of them.

    Each stands for a pair S, T of it and the others; of two players there is one.
    """
    for bits in range(2 ** (players - 1) - 1):
        yield (0, *(i for i in range(1, players) if bits >> (i - 1) & 1))


def others(coalition: Coalition, players: int) -> Coalition:
    """Return the players who are not in the coalition."""
    return tuple(i for i in range(players) if i not in coalition)


def largest_sum(game: StrategicGame) -> Any:
    """Return M, the largest sum of all payoffs."""
    return max(map(sum, game.table))


def against(game: StrategicGame, coalition: Coalition) -> tuple[Matrix, Matrix]:
    """Return what a coalition S gets in all, and what the others get.

    The rows are the joint actions of S, the columns those of the others, each in the
    order of a table of them alone.
    """
    rest = others(coalition, len(game.players))
    rows = _places(game, coalition)
    columns = _places(game, rest)
    own, other = (
        [[sum(game.table[a + k][i] for i in members) for k in columns] for a in rows]
        for members in (coalition, rest)
    )
    return own, other


def _places(game: StrategicGame, members: Coalition) -> list[int]:
    """Return what each joint action of some players adds to the place in the table."""
    steps = [1]
    for size in reversed(game.sizes[1:]):
        steps.insert(0, steps[0] * size)
    return [
        sum(steps[i] * action for i, action in zip(members, joint, strict=True))
        for joint in itertools.product(*(range(game.sizes[i]) for i in members))
    ]


# --- what each player gets -----------------------------------------------------------


def amplified(players: int, advantages: Mapping[Coalition, Any]) -> tuple[Any, ...]:
    """Return for each i the sum of (n-s)! (s-1)! / n! (v(S) - v(T)) over all S with i.

    n is the number of players, s that of S, and T are the others; `advantages` has
    v(S) - v(T) for each coalition S that is not empty, as its members in order.
    Source: Shapley 1953, for v with v(S) + v(T) = v(N).
    """
    n, orders = players, Fraction(1, factorial(players))
    weighted = [
        (s, factorial(n - len(s)) * factorial(len(s) - 1) * gap)
        for s, gap in advantages.items()
    ]
    return tuple(orders * sum(w for s, w in weighted if i in s) for i in range(n))


def shares(
    game: StrategicGame, kernel: Kernel, proof: Proof
) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """Return the least and the most that a kernel gives each player, shown.

    They are the same unless the kernel leaves v(S) - v(T) open. The proof has `pairs`,
    what the kernel asks for of each pair S, T, as `coalitions` has them.
    """
    if game.where is not None:
        raise ModelError("expected a game with numbers, got one with parameters")
    return shares_of_any(game, kernel, proof)


def shares_of_any(
    game: StrategicGame, kernel: Kernel, proof: Proof
) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """Return what `shares` does, of a game with parameters too."""
    n = len(game.players)
    pairs = part(proof, "pairs")
    need(len(pairs) == 2 ** (n - 1) - 1, "a part for each pair of coalitions")
    gaps = [
        kernel(*against(game, coalition), shown)
        for coalition, shown in zip(coalitions(n), pairs, strict=True)
    ]
    return divided(n, largest_sum(game), gaps)


def divided(
    players: int, total: Any, gaps: Sequence[Span]
) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """Return the least and the most of each player, given those of v(S) - v(T).

    `gaps` has them for each pair S, T as `coalitions` has them; v(N) is the total.
    """
    n, whole = players, tuple(range(players))
    spans: dict[Coalition, Span] = {whole: (total, total)}
    for coalition, (low, high) in zip(coalitions(n), gaps, strict=True):
        spans[coalition] = (low, high)
        spans[others(coalition, n)] = (-high, -low)
    least, most = (
        amplified(n, {s: ends[side] for s, ends in spans.items()}) for side in (0, 1)
    )
    return least, most


def coco_span(own: Matrix, other: Matrix, proof: Proof) -> Span:
    """Return v(S) - v(T) by coco, shown: the value of the game of the differences."""
    gap = value(difference(own, other), proof)
    return gap, gap
