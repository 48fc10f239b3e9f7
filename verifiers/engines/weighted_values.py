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
irrational ones in their number field. Of larger games only those parts are tried that
give values at sampled ratios; then points may be missed.
"""

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from accord.theory.algebraic import (
    Algebraic,
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

MAX_PARTS = 100  # square parts of one matrix: 4 x 4 has 69
MAX_EQUATIONS = 20_000
MAX_SUPPORT = 6  # actions mixed in a larger game
SAMPLES = 24
_NEAR = Fraction(1, 10**15)
_BESIDE = Fraction(1, 10**9)
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

    @cached_property
    def sides(self) -> list[list["Matched"]]:
        """The pencils with their square parts."""
        return [[Matched(m) for m in side] for side in (self.plus, self.minus)]

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
    """Return points of a value with positive weights, in the order of the frontier.

    They are all, unless the game is so large that only sampled equations are tried.
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
    search = Search(known, u)
    for r in ends or [Fraction(1)]:
        if search.vanishes(r):
            yield Point(u, _ratio(r), lottery)
            return
    for r in _roots(_equations(search, low, high), low, high):
        if search.vanishes(r):
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
    """A pencil with its square parts, each of which may give its value.

    `parts` has all of them, or is None where there are too many: then those are looked
    at that are found at rational ratios, from the supports of optimal laws.
    """

    def __init__(self, pencil: Pencil) -> None:
        self.pencil = pencil
        rows, columns = len(pencil), len(pencil[0])
        few = math.comb(rows + columns, rows) - 1 <= MAX_PARTS
        whole = _parts(pencil, range(rows), range(columns)) if few else None
        self.parts = None if whole is None else list(whole)

    def solve(self, r: Any) -> tuple[Any, tuple[Any, ...], tuple[Any, ...]] | None:
        """Return the value at an irrational r and optimal laws, None if not found."""
        matrix, near = _at(self.pencil, r), _near(r)
        there = _at(self.pencil, near)
        around = (near, near - _BESIDE, near + _BESIDE)
        listed = self.giving_values(around) if self.parts is None else self.parts
        # The part that gives the value nearby mostly gives it here.
        for part in sorted(listed, key=lambda part: _misses(there, part, near)):
            total = _value(part.total, r)
            if sign_of(total) == 0:
                continue
            x, y = (
                tuple(_value(p, r) / total for p in law) for law in (part.x, part.y)
            )
            value = _value(part.determinant, r) / total
            if _is_solved(matrix, x, y, value):
                return value, x, y
        return None

    def giving_values(self, ratios: Iterable[Fraction]) -> list[Part]:
        """Return parts that give the value at these ratios, one for each."""
        found: list[Part] = []
        for r in ratios:
            matrix = _at(self.pencil, r)
            known = (part for part in found if not any(_misses(matrix, part, r)))
            if next(known, None) is None:
                found += self._found_at(matrix, r)
        return found

    def _found_at(self, matrix: Matrix, r: Fraction) -> list[Part]:
        """Return a part that gives the value at a ratio, or none."""
        _, x, y = solve_matrix(matrix)
        rows, columns = ([k for k, p in enumerate(law) if p] for law in (x, y))
        some: Iterable[Part] = ()
        if len(rows) == len(columns) <= MAX_SUPPORT:
            some = reversed(list(_parts(self.pencil, rows, columns)))
        giving = (
            part
            for part in itertools.chain(itertools.islice(some, 1), self.parts or ())
            if not any(_misses(matrix, part, r))
        )
        return list(itertools.islice(giving, 1))


def _near(r: Any) -> Fraction:
    low, high = r.enclosure(_NEAR)
    return Fraction(low + high) / 2


def _misses(matrix: Matrix, part: Part, r: Fraction) -> tuple[bool, Fraction]:
    """Return by how much a part misses to give the value of the matrix at r."""
    total = _value(part.total, r)
    if total == 0:
        return True, Fraction(0)
    x, y = ([_value(p, r) / total for p in law] for law in (part.x, part.y))
    value = _value(part.determinant, r) / total
    columns = list(zip(*matrix, strict=True))
    held = max(sum(p * c for p, c in zip(y, row, strict=True)) for row in matrix)
    sure = min(sum(p * c for p, c in zip(x, row, strict=True)) for row in columns)
    return False, max(held - value, value - sure, -min(x), -min(y))


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


def _parts(
    pencil: Pencil, rows: Sequence[int], columns: Sequence[int]
) -> Iterator[Part]:
    """Yield the square parts within some rows and columns, the larger ones last."""
    minors: dict[tuple[tuple[int, ...], tuple[int, ...]], Poly] = {
        ((), ()): trimmed([1])
    }
    none = trimmed([])
    for size in range(1, min(len(rows), len(columns)) + 1):
        for chosen in itertools.combinations(rows, size):
            for places in itertools.combinations(columns, size):
                x, y = [none] * len(pencil), [none] * len(pencil[0])
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


def _equations(
    search: "Search", low: Fraction, high: Fraction | None
) -> set[tuple[int, ...]]:
    """Return irreducible factors of what is 0 where F is, by any two square parts.

    Where these are too many, by two parts that give values at sampled ratios.
    """
    import flint

    each = [_fractions(m.parts or () for m in side) for side in search.known.sides]
    many = len(each[0]) * len(each[1]) > MAX_EQUATIONS
    if many or any(m.parts is None for side in search.known.sides for m in side):
        at = search.samples(low, high)
        each = [
            _fractions(m.giving_values(at) for m in side) for side in search.known.sides
        ]
    one = flint.fmpq_poly([1])
    second = each[1] or [(0 * one, one)]
    aim = _flint((Fraction(-search.u[1]), Fraction(search.u[0])))
    whole = {
        tuple(int(c) for c in (n * t - m * s - aim * s * t).numer().coeffs())
        for (n, s), (m, t) in itertools.product(each[0], second)
    }
    return {
        tuple(int(c) for c in factor.coeffs())
        for poly in whole
        if len(poly) > 1
        for factor, _ in flint.fmpz_poly(list(poly)).factor()[1]
    }


def _fractions(parts: Iterable[Iterable["Part"]]) -> list[tuple[Any, Any]]:
    """Return the values that square parts give, each once, in lowest terms."""
    found = {}
    for part in itertools.chain.from_iterable(parts):
        n, s = _flint(part.determinant), _flint(part.total)
        shared = n.gcd(s)
        n, s = n // shared, s // shared
        lead = s.coeffs()[-1]
        n, s = n / lead, s / lead
        found[str((n.coeffs(), s.coeffs()))] = n, s
    return list(found.values())


def _flint(poly: Poly) -> Any:
    import flint

    return flint.fmpq_poly([flint.fmpq(c.numerator, c.denominator) for c in poly])


def _roots(
    polys: Iterable[tuple[int, ...]], low: Fraction, high: Fraction | None
) -> list[Any]:
    """Return the roots of irreducible polynomials between the ends, rational first."""
    rational, others = set(), []
    for coefficients in polys:
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


class Search:
    """Where F(r) = D(r) - r u_1 + u_2 is 0; r that are too near to others are left out.

    F changes by no more than `slope` times what r does: values change as the entries of
    their matrices. So where it is not 0 it is not 0 nearby.
    """

    def __init__(self, known: Difference, u: tuple[Exact, Exact]) -> None:
        self.known, self.u = known, u
        slopes: list[Fraction] = [
            abs(entry[1])
            for m in (*known.plus, *known.minus)
            for row in m
            for entry in row
            if len(entry) > 1
        ]
        self.slope = 1 + 2 * max(slopes, default=Fraction(0)) + abs(Fraction(u[0]))
        self.clear: list[tuple[Fraction, Fraction]] = []

    def may_vanish(self, r: Fraction, width: Fraction = Fraction(0)) -> bool:
        """Return whether F may be 0 no farther than `width` from r."""
        if any(abs(r - x) + width < radius for x, radius in self.clear):
            return False
        size = abs(self.known.at(r) - r * self.u[0] + self.u[1])
        self.clear.append((r, Fraction(size) / self.slope))
        return size <= self.slope * width

    def samples(self, low: Fraction, high: Fraction | None) -> list[Fraction]:
        """Return ratios between the ends, more of them where F changes its sign."""
        if high is None:
            half = SAMPLES // 2
            at = [low + Fraction(2) ** k for k in range(-half, half + 1)]
        else:
            at = [low + Fraction(k, SAMPLES) * (high - low) for k in range(SAMPLES + 1)]
        signs = [self.known.at(r) > r * self.u[0] - self.u[1] for r in at]
        between = [
            p + Fraction(k, SAMPLES) * (q - p)
            for (p, q), (s, t) in zip(
                itertools.pairwise(at), itertools.pairwise(signs), strict=True
            )
            if s != t
            for k in range(1, SAMPLES)
        ]
        return [*at, *between]

    def vanishes(self, r: Any) -> bool:
        """Return whether F(r) = 0; r may be irrational."""
        if isinstance(r, Fraction):
            return self.may_vanish(r)
        if not self.may_vanish(_near(r), _NEAR):
            return False
        solved = [[m.solve(r) for m in side] for side in self.known.sides]
        if any(one is None for side in solved for one in side):
            return False
        first, second = (
            _largest([one[0] for one in side if one]) if side else 0 for side in solved
        )
        return sign_of(first - second - (r * self.u[0] - self.u[1])) == 0


def _largest(values: Sequence[Any]) -> Any:
    best = values[0]
    for value in values[1:]:
        if sign_of(value - best) > 0:
            best = value
    return best


# --- proofs ---------------------------------------------------------------------------


def value_proof(game: StrategicGame, kernel: str, weights: Sequence[Any]) -> Any:
    """Return the `pairs` that show what a value gives in the weighted game.

    They are mixtures, so that only the proportions of the weights matter.
    """
    if all(map(is_exact, weights)):
        return _rational_proof(game, kernel, weights)
    if len(weights) != 2:
        raise SolverError("irrational weights are for 2 players")
    a, b = weights
    if sign_of(a) == 0 or sign_of(b) == 0:
        return _rational_proof(game, kernel, (sign_of(a), sign_of(b)))
    r = a / b if isinstance(a, Algebraic) else 1 / (b / a)
    if is_exact(r):
        return _rational_proof(game, kernel, (r, 1))
    known = difference(game, kernel)
    if kernel == "coco":
        ((only,), _) = known.sides
        _, x, y = _solved(only, r)
        return ({"rows": x, "columns": y},)
    sides = {}
    for name, side in zip(("first", "second"), known.sides, strict=True):
        solved = [_solved(m, r) for m in side]
        values = [value for value, _, _ in solved]
        best = _largest(values)
        column = next(k for k, v in enumerate(values) if sign_of(v - best) == 0)
        caps = tuple(y for _, _, y in solved)
        sides[name] = {"column": column, "commitment": solved[column][1], "caps": caps}
    return (sides,)


def _solved(pencil: "Matched", r: Any) -> tuple[Any, tuple[Any, ...], tuple[Any, ...]]:
    found = pencil.solve(r)
    if found is None:
        raise SolverError("the value at these irrational weights was not found")
    return found


def _rational_proof(game: StrategicGame, kernel: str, weights: Sequence[Any]) -> Any:
    table = weighted(game, weights).table
    whole = StrategicGame(game.players, game.actions, table, game.title)
    found = coco.solve(whole) if kernel == "coco" else rose.solve(whole, kernel)
    return found.proof["pairs"]


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
        _, x, y = _solved(Matched(pencil), a)
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
