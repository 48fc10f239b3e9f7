"""Points of two-player games without transfers, where a weighted game's value lies.

A point u of the frontier, weights a > 0 of which it maximises the sum, and a value phi
of games with transfers: u is one of phi iff a_i u_i is what phi gives player i in the
game with payoffs times a. As phi shares out all there is, this is one equation,
a_1 u_1 - a_2 u_2 = D(a), where D(a) is the difference that phi makes:

    coco   val(a_1 A - a_2 B)
    R1     V_A - V_B, where V_A is the largest over j of val(G_j), with
           G_j[i, k] = a_1 A[i, j] + a_2 (B[i, j] - B[i, k]), and V_B by exchange

Inside an edge a is its normal, and u follows. At a corner only r = a_1 / a_2 varies,
and val(M(r)) of a matrix linear in r is det K / sum adj K at some square part K of it
(Shapley and Snow 1950). So the equation holds, if anywhere in the range of r, at an end
of the range or at a root of one of finitely many polynomials; all of them are tried,
irrational ones in their number field.
"""

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from accord.theory.algebraic import (
    Field,
    Poly,
    add,
    count_roots,
    multiply,
    scale,
    sign_of,
    trimmed,
)
from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import ratio, same
from accord.theory.errors import ModelError, SolverError
from accord.theory.exact import Exact, is_exact, simplest
from accord.theory.games import StrategicGame, numbered
from accord.theory.threats import agreements, weighted
from accord.verifiers.engines.bargaining import coco, rose
from accord.verifiers.engines.feasible_sets import check_gains
from accord.verifiers.engines.frontiers import Corner, frontier
from accord.verifiers.engines.largest_products import largest_product
from accord.verifiers.engines.matrix_games import solve_matrix

MAX_PARTS = 300  # square parts of one matrix: 5 x 5 has 251
MAX_EQUATIONS = 20_000
_NEAR = Fraction(1, 10**15)
Matrix = Sequence[Sequence[Any]]
Pencil = tuple[tuple[Poly, ...], ...]  # a matrix whose entries are polynomials in r


@dataclass(frozen=True)
class Point:
    """A point with the weights that make it one, and a lottery that gives it."""

    point: tuple[Any, ...]
    weights: tuple[Any, ...]
    lottery: tuple[tuple[int, Exact], ...]


@dataclass(frozen=True)
class Difference:
    """D(r): the largest value of the first pencils less the largest of the second."""

    plus: tuple[Pencil, ...]
    minus: tuple[Pencil, ...]

    def at(self, r: Exact) -> Exact:
        """Return the difference at a rational number, by linear programs."""
        first, second = (
            max((solve_matrix(_at(m, r))[0] for m in side), default=0)
            for side in (self.plus, self.minus)
        )
        return first - second


def difference(game: StrategicGame, kernel: str) -> Difference:
    """Return the difference that a value makes, as a function of r = a_1 / a_2."""
    (rows, columns) = game.sizes
    u = [[game.payoffs((i, j)) for j in range(columns)] for i in range(rows)]
    if kernel == "coco":
        return Difference((_pencil([[(-b, a) for a, b in row] for row in u]),), ())
    if kernel != "R1":
        raise SolverError(
            f"points of {kernel} are checked where they are given, and not sought"
        )
    leading = tuple(
        _pencil(
            [
                [(u[i][j][1] - u[i][k][1], u[i][j][0]) for k in range(columns)]
                for i in range(rows)
            ]
        )
        for j in range(columns)
    )
    following = tuple(
        _pencil(
            [
                [(u[i][j][1], u[i][j][0] - u[k][j][0]) for k in range(rows)]
                for j in range(columns)
            ]
        )
        for i in range(rows)
    )
    return Difference(leading, following)


def _pencil(rows: Sequence[Sequence[tuple[Exact, Exact]]]) -> Pencil:
    return tuple(tuple(trimmed(pair) for pair in row) for row in rows)


def _value(poly: Poly, r: Any) -> Any:
    total: Any = 0
    for c in reversed(poly):
        total = total * r + c
    return total


def _at(pencil: Pencil, r: Any) -> list[list[Any]]:
    return [[_value(entry, r) for entry in row] for row in pencil]


def points(game: StrategicGame, kernel: str) -> list[Point]:
    """Return all points of a value with positive weights, in the order of the frontier.

    Raises SolverError where the game is too large to look at the corners.
    """
    corners = frontier(agreements(game))
    known = difference(game, kernel)
    found: list[Point] = []
    for k, corner in enumerate(corners):
        found += _at_corner(known, corners, k)
        if k + 1 < len(corners):
            found += _on_edge(known, corner, corners[k + 1])
    return found


def _normal(p: Corner, q: Corner) -> tuple[Exact, Exact]:
    return p[0][1] - q[0][1], q[0][0] - p[0][0]


def _on_edge(known: Difference, p: Corner, q: Corner) -> Iterator[Point]:
    """Yield the point strictly inside an edge, if there is one.

    a_1 u_1 + a_2 u_2 is the same everywhere on it, so a_1 u_1 is half of this and D.
    """
    a = _normal(p, q)
    total = a[0] * p[0][0] + a[1] * p[0][1]
    gap = a[1] * known.at(Fraction(a[0]) / a[1])
    x = Fraction(total + gap) / (2 * a[0])
    if p[0][0] < x < q[0][0]:
        share = (x - p[0][0]) / (q[0][0] - p[0][0])
        y = p[0][1] + share * (q[0][1] - p[0][1])
        mixed = ((p[1][0][0], 1 - share), (q[1][0][0], share))
        yield Point((simplest(x), simplest(y)), a, mixed)


def _at_corner(known: Difference, corners: Sequence[Corner], k: int) -> Iterator[Point]:
    """Yield the corner, with the first ratio of weights found that makes it a point."""
    u, lottery = corners[k]
    low, high = Fraction(0), None
    ends: list[Fraction] = []
    if k:
        a = _normal(corners[k - 1], corners[k])
        low = Fraction(a[0]) / a[1]
        ends.append(low)
    if k + 1 < len(corners):
        a = _normal(corners[k], corners[k + 1])
        high = Fraction(a[0]) / a[1]
        ends.append(high)
    for r in ends or [Fraction(1)]:
        if known.at(r) == r * u[0] - u[1]:
            yield Point(u, _ratio(r), lottery)
            return
    sides = [[Matched(m) for m in side] for side in (known.plus, known.minus)]
    aim = trimmed((-u[1], u[0]))
    for r in _roots(_equations(sides, aim), low, high):
        if _meets(known, sides, u, r):
            yield Point(u, _ratio(r), lottery)
            return


def _ratio(r: Any) -> tuple[Any, Any]:
    if isinstance(r, Fraction):
        return r.numerator, r.denominator
    return r, 1


# --- values of pencils, by their square parts -----------------------------------------


@dataclass(frozen=True)
class Part:
    """A square part K of a pencil: det K, the sum of adj K, and the laws over it.

    The laws, for the rows `x` and the columns `y`, are to be divided by `total`.
    """

    determinant: Poly
    total: Poly
    x: tuple[Poly, ...]
    y: tuple[Poly, ...]


class Matched:
    """A pencil with its square parts, each of which may give its value."""

    def __init__(self, pencil: Pencil) -> None:
        rows, columns = len(pencil), len(pencil[0])
        if math.comb(rows + columns, rows) - 1 > MAX_PARTS:
            raise SolverError(
                f"at the corners of the frontier a {rows} x {columns} matrix has too "
                "many square parts; points can be checked where they are given"
            )
        self.pencil = pencil
        self.parts = list(_parts(pencil))

    def solve(self, r: Any) -> tuple[Any, tuple[Any, ...], tuple[Any, ...]]:
        """Return the value at r and optimal laws; r may be irrational."""
        matrix = _at(self.pencil, r)
        near = r if isinstance(r, Fraction) else _near(r)
        # The part that gives the value nearby mostly gives it here.
        ordered = sorted(self.parts, key=lambda part: _misses(self.pencil, part, near))
        for part in ordered:
            total = _value(part.total, r)
            if sign_of(total) == 0:
                continue
            x, y = (
                tuple(_value(p, r) / total for p in law) for law in (part.x, part.y)
            )
            value = _value(part.determinant, r) / total
            if _is_solved(matrix, x, y, value):
                return value, x, y
        raise AssertionError  # Shapley and Snow: some part gives it


def _near(r: Any) -> Fraction:
    low, high = r.enclosure(_NEAR)
    return Fraction(low + high) / 2


def _misses(pencil: Pencil, part: Part, r: Fraction) -> float:
    """Return by how much, in floats, a part misses to give the value: a guess."""
    total = float(_value(part.total, r))
    if total == 0:
        return math.inf
    matrix = [[float(c) for c in row] for row in _at(pencil, r)]
    x, y = ([float(_value(p, r)) / total for p in law] for law in (part.x, part.y))
    value = float(_value(part.determinant, r)) / total
    columns = list(zip(*matrix, strict=True))
    held = max(sum(p * c for p, c in zip(y, row, strict=True)) for row in matrix)
    sure = min(sum(p * c for p, c in zip(x, row, strict=True)) for row in columns)
    return float(max(held - value, value - sure, -min(x), -min(y)))


def _is_solved(matrix: Matrix, x: Sequence[Any], y: Sequence[Any], value: Any) -> bool:
    """Return whether x makes sure of the value and y holds down to it."""
    if any(sign_of(p) < 0 for p in (*x, *y)):
        return False
    columns = zip(*matrix, strict=True)
    return all(
        sign_of(sum(p * c for p, c in zip(x, column, strict=True)) - value) >= 0
        for column in columns
    ) and all(
        sign_of(sum(p * c for p, c in zip(y, row, strict=True)) - value) <= 0
        for row in matrix
    )


def _parts(pencil: Pencil) -> Iterator[Part]:
    rows, columns = range(len(pencil)), range(len(pencil[0]))
    minors: dict[tuple[tuple[int, ...], tuple[int, ...]], Poly] = {
        ((), ()): trimmed([1])
    }
    none = trimmed([])
    for size in range(1, min(len(rows), len(columns)) + 1):
        for chosen in itertools.combinations(rows, size):
            for places in itertools.combinations(columns, size):
                x, y = [none] * len(rows), [none] * len(columns)
                for (m, i), (n, j) in itertools.product(
                    enumerate(chosen), enumerate(places)
                ):
                    rest = (
                        (*chosen[:m], *chosen[m + 1 :]),
                        (*places[:n], *places[n + 1 :]),
                    )
                    cofactor = scale(minors[rest], (-1) ** (m + n))
                    x[i], y[j] = add(x[i], cofactor), add(y[j], cofactor)
                    if m == 0:
                        term = multiply(pencil[i][j], cofactor)
                        key = (chosen, places)
                        minors[key] = add(minors.get(key, none), term)
                total = none
                for p in x:
                    total = add(total, p)
                if total:
                    yield Part(minors[chosen, places], total, tuple(x), tuple(y))


# --- ratios of weights at a corner ----------------------------------------------------


def _equations(sides: Sequence[Sequence[Matched]], aim: Poly) -> set[Poly]:
    """Return the polynomials that are 0 where two parts differ by `aim`."""
    each = [
        {(part.determinant, part.total) for m in side for part in m.parts}
        for side in sides
    ]
    second = each[1] or {(trimmed([]), trimmed([1]))}
    if len(each[0]) * len(second) > MAX_EQUATIONS:
        raise SolverError(
            "at the corners of the frontier there are too many equations; points can "
            "be checked where they are given"
        )
    found = set()
    for (n, s), (m, t) in itertools.product(each[0], second):
        left = add(multiply(n, t), scale(multiply(m, s), -1))
        poly = add(left, scale(multiply(aim, multiply(s, t)), -1))
        if len(poly) > 1:
            found.add(scale(poly, 1 / poly[-1]))
    return found


def _roots(polys: Iterable[Poly], low: Fraction, high: Fraction | None) -> list[Any]:
    """Return the roots of the polynomials between the ends, the rational ones first."""
    import flint

    factors: set[tuple[int, ...]] = set()
    for poly in polys:
        whole = flint.fmpq_poly([flint.fmpq(c.numerator, c.denominator) for c in poly])
        for factor, _ in whole.numer().factor()[1]:
            factors.add(tuple(int(c) for c in factor.coeffs()))
    rational, others = set(), []
    for coefficients in factors:
        if len(coefficients) == 2:
            r = Fraction(-coefficients[0], coefficients[1])
            if low < r and (high is None or r < high):
                rational.add(r)
            continue
        bound = Fraction(1) + sum(map(abs, coefficients))
        pending = [(low, bound if high is None else high)]
        while pending:
            start, end = pending.pop()
            count = count_roots(trimmed(coefficients), start, end) if start < end else 0
            if count == 1:
                others.append(Field(coefficients, start, end).generator)
            elif count > 1:
                middle = (start + end) / 2
                pending += [(start, middle), (middle, end)]
    others.sort(key=lambda r: len(r.field.polynomial))
    return [*sorted(rational), *others]


def _meets(
    known: Difference,
    sides: Sequence[Sequence[Matched]],
    u: tuple[Exact, Exact],
    r: Any,
) -> bool:
    """Return whether D(r) = r u_1 - u_2."""
    if isinstance(r, Fraction):
        return bool(known.at(r) == r * u[0] - u[1])
    near = _near(r)
    if abs(known.at(near) - (near * u[0] - u[1])) > _slack(known, u) * _NEAR:
        return False
    first, second = (
        _largest([m.solve(r)[0] for m in side]) if side else 0 for side in sides
    )
    return sign_of(first - second - (r * u[0] - u[1])) == 0


def _largest(values: Sequence[Any]) -> Any:
    best = values[0]
    for value in values[1:]:
        if sign_of(value - best) > 0:
            best = value
    return best


def _slack(known: Difference, u: tuple[Exact, Exact]) -> Exact:
    """Return how fast D(r) - r u_1 changes at most: values do as their entries."""
    slopes: list[Fraction] = [
        abs(entry[1])
        for m in (*known.plus, *known.minus)
        for row in m
        for entry in row
        if len(entry) > 1
    ]
    return 2 * max(slopes, default=Fraction(0)) + abs(Fraction(u[0]))


# --- proofs ---------------------------------------------------------------------------


def value_proof(game: StrategicGame, kernel: str, weights: Sequence[Any]) -> Any:
    """Return the `pairs` that show what a value gives in the weighted game."""
    if all(map(is_exact, weights)):
        whole = StrategicGame(
            game.players, game.actions, weighted(game, weights).table, game.title
        )
        if kernel == "coco":
            return coco.solve(whole).proof["pairs"]
        return rose.solve(whole, kernel).proof["pairs"]
    known, (r, _) = difference(game, kernel), weights
    if kernel == "coco":
        _, x, y = Matched(known.plus[0]).solve(r)
        return ({"rows": x, "columns": y},)
    sides = {}
    for name, side in (("first", known.plus), ("second", known.minus)):
        solved = [Matched(m).solve(r) for m in side]
        values = [value for value, _, _ in solved]
        best = _largest(values)
        column = next(k for k, v in enumerate(values) if sign_of(v - best) == 0)
        caps = tuple(y for _, _, y in solved)
        sides[name] = {"column": column, "commitment": solved[column][1], "caps": caps}
    return (sides,)


def pure_bargaining(game: StrategicGame) -> list[Point]:
    """Return points of coco of n players, guessed as Nash's solutions and tried.

    In a game in which every coalition but that of all can only bring about some payoffs
    d, the point is Nash's solution from d, with a_i = 1 / (u_i - d_i). So each vector
    of payoffs is tried for d. Nothing found means no more than that.
    """
    found: list[Point] = []
    for d in dict.fromkeys(game.table):
        problem = BargainingProblem(numbered(len(d), "Player"), game.table, d)
        try:
            check_gains(problem)
            u, lottery = largest_product(problem, d, (1,) * len(d))
        except (ModelError, SolverError):
            continue
        if not all(map(is_exact, u)):
            continue  # the value at irrational weights is not computed for n players
        a = tuple(simplest(ratio(1, x - y)) for x, y in zip(u, d, strict=True))
        whole = StrategicGame(game.players, game.actions, weighted(game, a).table)
        given = coco.solve(whole).point
        if same([w * x for w, x in zip(a, u, strict=True)], given):
            found.append(Point(u, a, lottery))
    return found


# --- Nash's variable threats ----------------------------------------------------------


def threats(game: StrategicGame) -> tuple[Point, tuple[Any, Any]]:
    """Return Nash's solution with variable threats, and optimal threats.

    It is the point of the value coco. If no positive weights have one, an end of the
    frontier is, where one player can hold the other down to nothing at no cost.
    """
    (one, *_) = points(game, "coco") or [_end(game)]
    a, b = one.weights
    (pencil,) = difference(game, "coco").plus
    if not all(isinstance(w, (int, Fraction)) for w in (a, b)):
        _, x, y = Matched(pencil).solve(a)
        return one, (x, y)
    matrix = [
        [a * u - b * v for u, v in (game.payoffs((i, j)) for j in range(game.sizes[1]))]
        for i in range(game.sizes[0])
    ]
    _, x, y = solve_matrix(matrix)
    return one, (x, y)


def _end(game: StrategicGame) -> Point:
    """Return the end of the frontier at which the other player needs no weight."""
    corners = frontier(agreements(game))
    for (u, lottery), weights in ((corners[0], (0, 1)), (corners[-1], (1, 0))):
        sign = 1 if weights[0] else -1
        matrix = [
            [
                sign * game.payoffs((i, j))[weights.index(1)]
                for j in range(game.sizes[1])
            ]
            for i in range(game.sizes[0])
        ]
        if solve_matrix(matrix)[0] == sign * u[weights.index(1)]:
            return Point(u, weights, lottery)
    raise SolverError("no weights were found with which threats are worth the same")
