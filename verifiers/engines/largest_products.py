"""Points with the largest weighted product of gains over a convex hull, exactly.

For two players one walk along the frontier finds it, and it is rational. For more, an
interior point method in floats tells on which face it lies; there it is the only zero
of rational functions that is near, so it is an algebraic number: rational where the
face has the most dimensions, a root of one polynomial on an edge, and in between found
as an integer relation among many digits (LLL). The definition's own inequality is then
checked, so a wrong guess is never handed out.
"""

import bisect
import itertools
import math
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from accord.theory.algebraic import Algebraic, Field, count_roots, trimmed
from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import nash_point
from accord.theory.directions import null_space
from accord.theory.errors import CertificateError, ModelError, SolverError
from accord.theory.exact import Exact, simplest
from accord.verifiers.engines.feasible_sets import Lottery, farthest
from accord.verifiers.engines.frontiers import frontier
from accord.verifiers.engines.linear_programs import solve_square

Row = tuple[Exact, ...]
Point = tuple[Any, ...]


def largest_product(
    problem: BargainingProblem, base: Row, weights: Row
) -> tuple[Point, Lottery]:
    """Return the point with the largest product of g_i^w_i, g_i = x_i - base_i > 0.

    With it a lottery that gives the point. There must be a feasible x > base.
    """
    if len(problem.players) == 1:
        best = max(range(len(problem.outcomes)), key=problem.outcomes.__getitem__)
        return problem.outcomes[best], ((best, 1),)
    if len(problem.players) == 2:
        return _on_frontier(problem, base, weights)
    for chosen in _faces(problem, base, weights):
        for found in _on_face(problem, base, weights, chosen):
            proof = {"solution": found[0], "lottery": found[1]}
            try:
                nash_point(problem, base, weights, proof)
            except CertificateError:
                continue
            return found
    raise SolverError(
        "the point with the largest product was not found exactly: on its face it is a "
        "root of polynomials that no relation among its digits told"
    )


# --- two players ------------------------------------------------------------------


def _on_frontier(
    problem: BargainingProblem, base: Row, weights: Row
) -> tuple[Point, Lottery]:
    """Return the point for two players: the first corner or edge with no way up.

    On an edge with normal (a, b) the product is largest where the gains are as w_1 / a
    to w_2 / b, if that is on the edge.
    """
    corners = frontier(problem)
    share = Fraction(weights[0]) / (weights[0] + weights[1])

    def best_on(edge: int) -> Fraction:
        """Return player 1's payoff at the best point of the line through an edge."""
        p, q = corners[edge][0], corners[edge + 1][0]
        a, b = p[1] - q[1], q[0] - p[0]
        level = a * (p[0] - base[0]) + b * (p[1] - base[1])
        return base[0] + share * level / a

    # The product is concave along the frontier as far as order goes: it rises up to the
    # first edge whose line has its best point before the edge's end.
    edge = bisect.bisect_left(
        range(len(corners) - 1),
        True,
        key=lambda k: best_on(k) < corners[k + 1][0][0],
    )
    if edge == len(corners) - 1:
        return corners[-1]
    (p, first), (q, second) = corners[edge], corners[edge + 1]
    x = best_on(edge)
    if x <= p[0]:
        return p, first
    part = Fraction(x - p[0]) / (q[0] - p[0])
    point = (simplest(x), simplest(p[1] + part * (q[1] - p[1])))
    return point, ((first[0][0], 1 - part), (second[0][0], part))


# --- more players: the face, guessed in floats ----------------------------------------


def _faces(
    problem: BargainingProblem, base: Row, weights: Row
) -> Iterator[tuple[int, ...]]:
    """Yield guesses of affinely independent outcomes with the point in their hull."""
    import numpy as np

    law = _interior_point(problem, base, weights)
    seen = set()
    for threshold in (1e-4, 1e-6, 1e-3, 1e-8, 1e-2):
        chosen = [k for k in range(len(law)) if law[k] > threshold]
        part = np.array([law[k] for k in chosen])
        rows = np.array([[1.0, *map(float, problem.outcomes[k])] for k in chosen]).T
        while len(chosen) > 1:
            _, sizes, turned = np.linalg.svd(rows)
            rank = int((sizes > sizes[0] * 1e-11).sum())
            if rank == len(chosen):
                break
            # Carathéodory: along a dependence, until one of the weights is 0.
            z = turned[-1]
            z = z if z.max() > 0 else -z
            ratios = [part[k] / z[k] if z[k] > 1e-12 else np.inf for k in range(len(z))]
            out = int(np.argmin(ratios))
            part = np.delete(part - ratios[out] * z, out)
            rows, chosen = (
                np.delete(rows, out, axis=1),
                [*chosen[:out], *chosen[out + 1 :]],
            )
        if chosen and tuple(chosen) not in seen:
            seen.add(tuple(chosen))
            yield tuple(chosen)


def _interior_point(problem: BargainingProblem, base: Row, weights: Row) -> Any:
    """Return in floats the weights of a lottery that gives nearly the best point.

    A primal-dual method: with gains g = A law the conditions are s = v - A^T (w / g),
    s and law positive, and law_k s_k = mu, where mu is made small.
    """
    import numpy as np

    start = farthest(problem, base, (1,) * len(base), free=True)
    if start is None or start[0] <= 0:
        raise ModelError("no feasible point is a gain for every player")
    count = len(problem.outcomes)
    gains = np.array(
        [[float(v[i] - base[i]) for v in problem.outcomes] for i in range(len(base))]
    )
    gains /= np.abs(gains).max(axis=1, keepdims=True)
    w = np.array([float(x / Fraction(sum(weights))) for x in weights])
    law = np.zeros(count)
    for k, x in start[1]:
        law[k] = float(x)
    mixed, part = law, 0.5
    while (gains @ (mixed := (1 - part) * law + part / count)).min() <= 0:
        part /= 2
    law = mixed
    slopes = gains.T @ (w / (gains @ law))
    level = slopes.max() + 1.0
    s = level - slopes
    for _ in range(200):
        mu = float(law @ s) / count
        if mu * count < 1e-14:
            break
        g = gains @ law
        bend = (gains.T * (w / g**2)) @ gains
        off = level - gains.T @ (w / g) - s
        target = 0.1 * mu
        system = np.zeros((count + 1, count + 1))
        system[:count, :count] = bend + np.diag(s / law)
        system[:count, count] = system[count, :count] = 1.0
        right = np.append(-off + target / law - s, 1 - law.sum())
        try:
            moved = np.linalg.solve(system, right)
        except np.linalg.LinAlgError:
            break
        step, rise = moved[:count], moved[count]
        s_step = target / law - s - s / law * step
        size = 1.0
        for values, change in ((law, step), (s, s_step), (g, gains @ step)):
            falls = change < 0
            if falls.any():
                size = min(size, 0.95 * float((-values[falls] / change[falls]).min()))
        law, s, level = law + size * step, s + size * s_step, level + size * rise
    return law / law.sum()


# --- more players: the point on its face, exactly ----------------------------------


def _on_face(
    problem: BargainingProblem, base: Row, weights: Row, chosen: tuple[int, ...]
) -> Iterator[tuple[Point, Lottery]]:
    """Yield exact candidates for the best point in the affine hull of some outcomes."""
    corners = [problem.outcomes[k] for k in chosen]
    start = [Fraction(x - b) for x, b in zip(corners[0], base, strict=True)]
    ways = [
        [Fraction(x - y) for x, y in zip(v, corners[0], strict=True)]
        for v in corners[1:]
    ]
    shares: Iterator[Sequence[Any]]
    if not ways:
        shares = iter([()])
    elif len(ways) == len(base) - 1:
        shares = _on_facet(start, ways, weights)
    elif len(ways) == 1:
        shares = _on_edge(start, ways[0], weights)
    else:
        shares = _by_digits(start, ways, weights)
    for t in shares:
        law = ((chosen[0], 1 - sum(t)), *zip(chosen[1:], t, strict=True))
        if any(p < 0 for _, p in law):
            continue
        point = tuple(
            _plain(sum((p * v[i] for (_, p), v in zip(law, corners, strict=True))))
            for i in range(len(base))
        )
        yield point, tuple((k, _plain(p)) for k, p in law if p != 0)


def _plain(value: Any) -> Any:
    return value if isinstance(value, Algebraic) else simplest(value)


def _on_facet(
    start: Sequence[Fraction], ways: Sequence[Sequence[Fraction]], weights: Row
) -> Iterator[Sequence[Any]]:
    """Yield the shares on a facet: its normal n is unique, and g_i n_i is as w_i."""
    (normal,) = null_space([tuple(way) for way in ways], len(start))
    if any(c == 0 for c in normal):
        return
    level = sum(c * g for c, g in zip(normal, start, strict=True))
    total = sum(weights)
    goal = [w * level / (total * c) for w, c in zip(weights, normal, strict=True)]
    size = len(ways)
    for rows in itertools.combinations(range(len(start)), size):
        matrix = [[way[i] for way in ways] for i in rows]
        found = solve_square(matrix, [goal[i] - start[i] for i in rows])
        if found is not None:
            yield found
            return


def _on_edge(
    start: Sequence[Fraction], way: Sequence[Fraction], weights: Row
) -> Iterator[Sequence[Any]]:
    """Yield the shares on an edge: roots of the derivative of the product, over it.

    sum_i w_i c_i prod_{j != i} (g_j + c_j t), a polynomial of degree n - 1 at most.
    """
    import flint

    whole = flint.fmpq_poly([])
    lines = [
        flint.fmpq_poly([_fmpq(g), _fmpq(c)]) for g, c in zip(start, way, strict=True)
    ]
    for i, (c, w) in enumerate(zip(way, weights, strict=True)):
        term = flint.fmpq_poly([_fmpq(c * w)])
        for j, line in enumerate(lines):
            if j != i:
                term *= line
        whole += term
    if not whole.coeffs():
        return
    for factor, _ in whole.numer().factor()[1]:
        coefficients = tuple(int(c) for c in factor.coeffs())
        for t in _roots_in_unit(coefficients):
            if all(g + c * t > 0 for g, c in zip(start, way, strict=True)):
                yield (t,)


def _fmpq(value: Exact) -> Any:
    import flint

    q = Fraction(value)
    return flint.fmpq(q.numerator, q.denominator)


def _roots_in_unit(coefficients: tuple[int, ...]) -> Iterator[Any]:
    """Yield the roots between 0 and 1 of an irreducible polynomial, as numbers."""
    if len(coefficients) == 2:
        t = Fraction(-coefficients[0], coefficients[1])
        if 0 < t < 1:
            yield t
        return
    pending = [(Fraction(0), Fraction(1))]
    while pending:
        low, high = pending.pop()
        count = count_roots(trimmed(coefficients), low, high)
        if count == 1:
            yield Field(coefficients, low, high).generator
        elif count > 1:
            middle = (low + high) / 2
            pending += [(low, middle), (middle, high)]


def _by_digits(
    start: Sequence[Fraction], ways: Sequence[Sequence[Fraction]], weights: Row
) -> Iterator[Sequence[Any]]:
    """Yield the shares on a face as elements of the field of the first of them.

    The conditions sum_i w_i c_ij / g_i = 0 have at most C(n-1, m) real solutions for n
    players and a face of dimension m, one in each bounded region that the hyperplanes
    g_i = 0 cut out (Varchenko), so this bounds the degree.
    """
    degree = math.comb(len(start) - 1, len(ways))
    for bits in (1024, 4096):
        digits = _refined(start, ways, weights, bits)
        if digits is None:
            return
        relation = _relation([digits[0] ** k for k in range(degree + 1)], bits)
        if relation is None:
            continue
        field = _field_of(relation, digits[0])
        if field is None:
            continue
        size = len(field.polynomial) - 1
        shares: list[Any] = [field.generator]
        powers = [digits[0] ** k for k in range(size)]
        for other in digits[1:]:
            combined = _relation([*powers, other], bits)
            if combined is None or combined[-1] == 0:
                break
            value = [Fraction(-c, combined[-1]) for c in combined[:-1]]
            shares.append(Algebraic(field, value) if any(value[1:]) else value[0])
        else:
            yield shares


def _refined(
    start: Sequence[Fraction],
    ways: Sequence[Sequence[Fraction]],
    weights: Row,
    bits: int,
) -> list[Fraction] | None:
    """Return the shares at which the product is largest, to so many binary digits.

    Newton's method for the concave sum w_i log g_i, from where it is large in floats.
    """
    import flint

    before = flint.ctx.prec
    size = len(ways)
    try:
        flint.ctx.prec = 2 * bits + 64
        t = [flint.arb(1) / (size + 1)] * size
        exact = [[flint.arb(_fmpq(c)) for c in way] for way in ways]
        first = [flint.arb(_fmpq(g)) for g in start]
        powers = [flint.arb(_fmpq(w)) for w in weights]
        for _ in range(400):
            g = [
                sum((s * way[i] for s, way in zip(t, exact, strict=True)), x).mid()
                for i, x in enumerate(first)
            ]
            if any(x <= 0 for x in g):
                return None
            slope = [
                sum(w * way[i] / g[i] for i, w in enumerate(powers)) for way in exact
            ]
            bend = [
                [
                    sum(w * a[i] * b[i] / g[i] ** 2 for i, w in enumerate(powers))
                    for b in exact
                ]
                for a in exact
            ]
            moved = flint.arb_mat(bend).solve(flint.arb_mat([[s] for s in slope]))
            step = [x.mid() for x in moved.entries()]
            # Damped as for a self-concordant function, so that gains stay positive.
            rise = (s * d for s, d in zip(slope, step, strict=True))
            length = sum(rise, flint.arb(0)).mid().sqrt()
            damp = 1 / (1 + length) if length > flint.arb("0.25") else flint.arb(1)
            t = [(x + damp * d).mid() for x, d in zip(t, step, strict=True)]
            if all(abs(d) < flint.arb(2) ** (-bits - 16) for d in step):
                return [_dyadic(x, bits) for x in t]
    except ZeroDivisionError:
        return None
    finally:
        flint.ctx.prec = before
    return None


def _dyadic(x: Any, bits: int) -> Fraction:
    import flint

    return Fraction(int((x * flint.arb(2) ** bits).floor().unique_fmpz()), 1 << bits)


def _relation(numbers: Sequence[Fraction], bits: int) -> list[int] | None:
    """Return small integers with which the numbers add up to 0, by lattice reduction.

    None where the shortest vector is not much shorter than chance would make it.
    """
    import flint

    count = len(numbers)
    rows = [
        [*(int(i == k) for k in range(count)), round(x * (1 << (bits - 32)))]
        for i, x in enumerate(numbers)
    ]
    reduced = flint.fmpz_mat(rows).lll().tolist()
    shortest = [int(c) for c in reduced[0]]
    size = max(map(abs, shortest)).bit_length()
    return shortest[:-1] if size * count < (bits - 32) * 3 // 4 else None


def _field_of(relation: Sequence[int], near: Fraction) -> Field | None:
    """Return the field of the root of this polynomial that is near a number."""
    import flint

    for factor, _ in flint.fmpz_poly(list(relation)).factor()[1]:
        coefficients = tuple(int(c) for c in factor.coeffs())
        # The root is one and the same in all these intervals; the widest is shortest.
        ends = [_around(near, bits) for bits in (8, 32, 128, 200)]
        counts = [count_roots(trimmed(coefficients), *pair) for pair in ends]
        if len(coefficients) > 1 and counts[-1] == 1:
            return Field(coefficients, *ends[counts.index(1)])
    return None


def _around(near: Fraction, bits: int) -> tuple[Fraction, Fraction]:
    whole = math.floor(near * (1 << bits))
    return Fraction(whole - 1, 1 << bits), Fraction(whole + 2, 1 << bits)
