"""Weights of individuals that make up society's utilities, or the lotteries against.

Harsanyi's theorem and its kin: each Pareto condition is equivalent to an equation
`society = sum of weights * individuals + constant` with signs of the weights. Either it
has a solution, which gives the lemmas of a proof by cases, or the multipliers of the
rows that contradict each other are a direction in which the condition fails: what one
lottery has more than another (Farkas, Stiemke, Motzkin).
"""

import functools
import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from accord.theory.aggregation import PROSPECTS, Aggregation, expectation, worth_name
from accord.theory.directions import elementary
from accord.theory.errors import SolverError
from accord.theory.exact import Exact, simplest
from accord.theory.forms import Form, Literal, Monomial, Product, literal
from accord.verifiers.engines.identities import Lemma
from accord.verifiers.engines.linear_programs import (
    eliminate,
    feasible,
    solve_square,
)

Vector = tuple[Exact, ...]
MAX_PAIRS = 10_000  # of sure outcomes that are tried before lotteries
MAX_VECTORS = 2_000  # elementary ones, all of which are tried


@dataclass(frozen=True)
class Weights:
    """Society's utilities, times `share`, as a weighted sum with a constant.

    share  1; 0 where the individuals' utilities alone come to a constant, so that no
           two lotteries are unanimous
    """

    weights: Vector
    constant: Exact
    share: int = 1


Found = Weights | tuple[Vector, Vector]


def weights_or_lotteries(a: Aggregation, condition: str) -> Found:
    """Return weights that prove a Pareto condition, or two lotteries that refute it.

    By elimination alone where that tells; else by linear programs.
    """
    found = _by_elimination(a, condition) or _by_programs(a, condition)
    if isinstance(found, Weights):
        return found
    return as_lotteries(_least(a, condition) or _sure_pair(a, condition) or found)


# --- elimination: society off the span of its members, or independent prospects --


@functools.lru_cache(maxsize=32)
def _eliminated(a: Aggregation) -> tuple[list[int], Vector | None, int]:
    """Return outcomes at which the rows are independent, a direction, and the freedom.

    The rows are those of the individuals and one of ones. In the direction no
    individual gains and society loses; None if society's row is made up of the others.
    """
    rows = (*a.utilities, (1,) * len(a.outcomes))
    chosen, direction = eliminate(rows, a.social)
    if direction is not None and gain(a.social, direction) > 0:
        direction = tuple(-c for c in direction)
    return chosen, direction, len(rows) - len(chosen)


def freedom(a: Aggregation) -> int:
    """Return the dimension of the set of weights with the constant: 0 where unique."""
    return _eliminated(a)[2]


def _by_elimination(a: Aggregation, condition: str) -> Weights | Vector | None:
    """Return the weights or the direction; None where it takes a linear program."""
    chosen, direction, free = _eliminated(a)
    if direction is not None and condition != "weak-pareto":
        return direction
    if free:
        return None
    if direction is not None:  # all gain a little, and society loses much
        return _plus(_moving(a, chosen, (1,) * len(a.individuals)), direction, a)
    columns = [[*(row[k] for row in a.utilities), 1] for k in chosen]
    solved = solve_square(columns, [a.social[k] for k in chosen])
    assert solved is not None, "the rows are independent at the chosen outcomes"
    *weights, constant = solved
    least = min(weights)
    low = {"strong-pareto": least > 0, "preference-pareto": least >= 0}
    low["weak-pareto"] = least >= 0 and any(weights)
    if low.get(condition, True):
        return Weights(tuple(weights), constant)
    worst = weights.index(least)
    alone = _moving(a, chosen, [int(i == worst) for i in a.members])
    if condition != "weak-pareto":
        return alone
    return _plus(_moving(a, chosen, (1,) * len(weights)), alone, a)


def _moving(a: Aggregation, chosen: Sequence[int], gains: Sequence[int]) -> Vector:
    """Return a direction in which the individuals gain these amounts."""
    rows = [[row[k] for k in chosen] for row in (*a.utilities, (1,) * len(a.outcomes))]
    solved = solve_square(rows, [*gains, 0])
    assert solved is not None, "the rows are independent at the chosen outcomes"
    places = dict(zip(chosen, solved, strict=True))
    return tuple(places.get(k, 0) for k in range(len(a.outcomes)))


def _plus(z: Vector, loss: Vector, a: Aggregation) -> Vector:
    """Return z, and so much of a direction that society gains nothing in all."""
    much, each = gain(a.social, z), -gain(a.social, loss)
    times = simplest(max(Fraction(0), Fraction(much) / each)) if each else 0
    return tuple(simplest(x + times * y) for x, y in zip(z, loss, strict=True))


# --- linear programs -------------------------------------------------------------


def _by_programs(a: Aggregation, condition: str) -> Weights | Vector:
    """Return the weights or the direction.

    Positive weights where there are some. For weak Pareto, first weights that show that
    no two lotteries are unanimous.
    """
    tries = ["strong-pareto", "preference-pareto", "pareto-indifference"]
    tries = tries[: 1 + tries.index(condition)] if condition in tries else [condition]
    if condition == "weak-pareto":
        tries = ["no-agreement", "weak-pareto"]
    against: Vector = ()
    for other in tries:
        found = _solve(a, other)
        if isinstance(found, Weights):
            return found
        against = found
    return against


@functools.lru_cache(maxsize=32)
def _solve(a: Aggregation, condition: str) -> Weights | Vector:
    """Return the weights, or the direction against them.

    The share of society is 1 but for weak Pareto, where it is at least 0 and some
    weight is positive: what contradicts these is a direction in which all gain.
    """
    weights = [(f"a.{i + 1}",) for i in a.members]
    constant, share = ("b",), ("s",)
    weak = condition in ("weak-pareto", "no-agreement")
    forms = []
    for k, w in enumerate(a.social):
        terms: dict[Monomial, Exact] = {constant: 1}
        terms |= {name: a.utilities[i][k] for i, name in enumerate(weights)}
        if condition != "no-agreement":
            terms[share if weak else ()] = -w
        forms.append(Form(terms))
    rows = [literal(form, "==") for form in forms]
    if condition != "pareto-indifference":
        sense = ">" if condition == "strong-pareto" else ">="
        rows += [literal(Form({name: 1}), sense) for name in weights]
    if weak:
        rows.append(literal(Form({share: 1}), ">="))
        rows.append(literal(Form(dict.fromkeys(weights, 1)), ">"))
    found = feasible(rows)
    if found.values is not None:
        values = found.values
        part = Fraction(values.get(share, 0) if weak else 1) or Fraction(1)
        numbers = tuple(simplest(values.get(name, 0) / part) for name in weights)
        rest = simplest(values.get(constant, 0) / part)
        return Weights(numbers, rest, int(condition != "no-agreement"))
    assert found.multipliers is not None
    pairs = zip(forms, rows, found.multipliers, strict=False)
    # The sum of the rows is negative: society's part of it, taken with the other sign,
    # is what it loses, and what an individual loses is made up for by her own row.
    return tuple(simplest(-times / _scale(form, row)) for form, row, times in pairs)


def _scale(form: Form, row: Literal) -> Fraction:
    """Return the number that a form is times the form of its canonical literal."""
    monomial, c = next((m, c) for m, c in row.terms if c)
    return Fraction(form.terms[monomial]) / c


def gain(row: Sequence[Exact], z: Sequence[Exact]) -> Exact:
    """Return what a row of utilities gains in a direction."""
    return simplest(sum((u * c for u, c in zip(row, z, strict=True) if c), Fraction(0)))


def as_lotteries(z: Sequence[Exact]) -> tuple[Vector, Vector]:
    """Return two lotteries that share no outcome, with z as a multiple of p - q."""
    moved = Fraction(sum(c for c in z if c > 0))
    if not moved:
        raise SolverError("expected a direction, got no change of any probability")
    p = tuple(simplest(c / moved) if c > 0 else 0 for c in z)
    q = tuple(simplest(-c / moved) if c < 0 else 0 for c in z)
    return p, q


def fails(a: Aggregation, condition: str, z: Sequence[Exact]) -> bool:
    """Return whether the condition fails at lotteries p, q with p - q = z."""
    gains = [gain(row, z) for row in a.utilities]
    social = gain(a.social, z)
    if condition == "pareto-indifference":
        return not any(gains) and social != 0
    if condition == "weak-pareto":
        return all(g > 0 for g in gains) and social <= 0
    if any(g < 0 for g in gains):
        return False
    strict = condition == "strong-pareto" and any(gains)
    return social <= 0 if strict else social < 0


def _least(a: Aggregation, condition: str) -> Vector | None:
    """Return the least direction in which the condition fails; None of large tables.

    It moves the fewest outcomes, and has the smallest denominators. Elementary vectors
    suffice but for weak Pareto: any direction that fails is a sum of some in which no
    gain has another sign, and one of them fails, with no outcome more.
    """
    size, rows = len(a.outcomes), frozenset((*a.utilities, a.social))
    if math.comb(size + len(rows), max(0, size - 2)) > MAX_VECTORS:
        return None
    failing = [z for z in elementary(rows, size) if fails(a, condition, z)]
    return min(failing, key=_size_of, default=None)


def _size_of(z: Vector) -> tuple[int, int]:
    return sum(map(bool, z)), sum(c.denominator for c in z)


def _sure_pair(a: Aggregation, condition: str) -> Vector | None:
    """Return the way between two sure outcomes that refute it, if few are tried."""
    size = len(a.outcomes)
    if size * size * len(a.individuals) > MAX_PAIRS:
        return None
    for x, y in itertools.permutations(range(size), 2):
        z = tuple(int(k == x) - int(k == y) for k in range(size))
        if fails(a, condition, z):
            return z
    return None


# --- the proof: one lemma closes each way in which the condition would fail ------


def lemmas(a: Aggregation, condition: str, found: Weights) -> tuple[Lemma, ...]:
    """Return the lemmas that close every path on which the condition fails.

    Each adds up, over the individuals, weight times what p is worth more than q, and
    what q is worth more than p to society; by the expectations this comes to nothing.
    """
    if condition == "pareto-indifference":
        return (_lemma(a, found, ">=", 1), _lemma(a, found, ">=", -1))
    if condition == "weak-pareto":
        return (_lemma(a, found, ">", 1),)
    losing = _lemma(a, found, ">=", 1)
    if condition == "preference-pareto":
        return (losing,)
    return (losing, _strict_lemma(a, found))


def _lemma(a: Aggregation, found: Weights, sense: str, sign: int) -> Lemma:
    """Return: nobody is worse off with p (`sign` 1), or with q, but society is."""
    rows: list[tuple[Form, str, Exact]] = []
    for i, weight in enumerate(found.weights):
        # Indifference is known as both "at least" and "at most": take what helps.
        way = sign if weight >= 0 else -sign
        size = weight if weight >= 0 else -weight
        rows.append((_excess(i) * way, sense, size))
    social = ">=" if sense == ">" else ">"
    rows.append((-sign * _excess(None), social, found.share))
    return _whole(a, rows, found, sign)


def _strict_lemma(a: Aggregation, found: Weights) -> Lemma:
    """Return: nobody is worse off with p and the sum is more, but society is not."""
    least: Exact = min(found.weights)
    rows: list[tuple[Form, str, Exact]] = [
        (_excess(i), ">=", weight - least) for i, weight in enumerate(found.weights)
    ]
    total: Any = sum(map(_excess, a.members))
    rows.append((total, ">", least))
    rows.append((-_excess(None), ">=", found.share))
    return _whole(a, rows, found, 1)


def _excess(row: int | None) -> Any:
    """Return how much more p is worth than q, to an individual or to society."""
    p, q = (Form.unknown(worth_name(row, letter)) for letter in PROSPECTS.values())
    return p - q


def _whole(
    a: Aggregation,
    rows: Sequence[tuple[Form, str, Exact]],
    found: Weights,
    sign: int,
) -> Lemma:
    """Return the lemma of these rows, with what the prospects are worth."""
    chosen = [*rows, *_expectations(a, found, sign)]
    return tuple(
        (Product((row,)), simplest(times * _scale(form, row)))
        for form, sense, times in chosen
        if times
        for row in (literal(form, sense),)
    )


def _expectations(
    a: Aggregation, found: Weights, sign: int
) -> Iterator[tuple[Form, str, Exact]]:
    """Yield the equations of both prospects that take their worths out of the sum."""
    rows = [(i, found.weights[i], a.utilities[i]) for i in a.members]
    for letter, side in zip(PROSPECTS.values(), (-sign, sign), strict=True):
        for i, weight, row in rows:
            yield expectation(worth_name(i, letter), letter, row), "==", weight * side
        known = expectation(worth_name(None, letter), letter, a.social)
        yield known, "==", -found.share * side
