"""Zero-sum matrix games: three routes of the engine and z3 agree, also where tied."""

from fractions import Fraction

import z3
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.theory.bargaining_terms import dot
from accord.theory.transferable import value
from accord.verifiers.engines import matrix_games
from accord.verifiers.engines.matrix_games import best_mixtures, solve_matrix

F = Fraction


def z3_sum(weights, numbers):
    pairs = zip(weights, numbers, strict=True)
    return z3.Sum([w * z3.Q(*F(x).as_integer_ratio()) for w, x in pairs])


def z3_best(matrix):
    """Return the value of a matrix game as z3 finds it."""
    weights = [z3.Real(f"w{a}") for a in range(len(matrix))]
    least = z3.Real("least")
    solver = z3.Optimize()
    solver.add(*(w >= 0 for w in weights), z3.Sum(weights) == 1)
    for column in zip(*matrix, strict=True):
        solver.add(z3_sum(weights, column) >= least)
    found = solver.maximize(least)
    assert solver.check() == z3.sat
    return F(str(found.value()))


entry = st.integers(-6, 6) | st.fractions(-3, 3, max_denominator=6)


@st.composite
def matrices(draw, most=4):
    height, width = draw(st.integers(1, most)), draw(st.integers(1, most))
    row = st.lists(entry, min_size=width, max_size=width)
    return draw(st.lists(row, min_size=height, max_size=height))


@settings(max_examples=60)
@given(matrices())
def test_zero_sum_values_by_four_routes(matrix):
    found = [
        solve_matrix(matrix),
        matrix_games._by_pivots(matrix),
        matrix_games._by_program(matrix),
    ]
    for number, first, second in found:
        assert value(matrix, {"rows": first, "columns": second}) == number
        assert number == found[0][0]
    assert z3_best(matrix) == found[0][0]


def test_zero_sum_values_of_larger_games():
    for size in (12, 33):
        matrix = [
            [(a * a * 7 + k * k * 5 + a * k * 11) % 101 - 50 for k in range(size)]
            for a in range(size)
        ]
        number, first, second = solve_matrix(matrix)
        assert value(matrix, {"rows": first, "columns": second}) == number
        assert matrix_games._by_pivots(matrix)[0] == number


def test_a_game_of_many_equal_columns_ends():
    # In such games pivots can run in a circle; Bland's rule keeps them from it.
    ring = [[(k - a) % 3 - 1 for k in range(6)] for a in range(6)]
    ring = [[(-1, 0, 1)[x] for x in row] for row in ring]
    number, first, second = matrix_games._by_pivots(ring)
    assert value(ring, {"rows": first, "columns": second}) == number


@settings(max_examples=80)
@given(matrices(most=4), st.lists(entry, min_size=4, max_size=4))
def test_the_least_and_the_most_of_a_sum_at_optimal_mixtures(matrix, sums):
    number, _, _ = solve_matrix(matrix)
    over = [[x - number for x in row] for row in matrix]
    totals = sums[: len(over)]
    ends = best_mixtures(over, totals)
    for sign, (mixture, multipliers) in zip((1, -1), ends, strict=True):
        reached = dot(mixture, totals)
        assert sum(mixture) == 1
        assert all(p >= 0 for p in mixture)
        assert all(y >= 0 for y in multipliers)
        assert all(dot(mixture, column) >= 0 for column in zip(*over, strict=True))
        assert all(
            sign * (x - reached) >= dot(row, multipliers)
            for x, row in zip(totals, over, strict=True)
        )
        assert z3_best_sum(over, totals, -sign) == reached


def z3_best_sum(over, totals, sign):
    """Return the most (sign 1) or the least of the sums at optimal mixtures."""
    weights = [z3.Real(f"w{a}") for a in range(len(over))]
    solver = z3.Optimize()
    solver.add(*(w >= 0 for w in weights), z3.Sum(weights) == 1)
    for column in zip(*over, strict=True):
        solver.add(z3_sum(weights, column) >= 0)
    goal = z3_sum(weights, totals)
    found = solver.maximize(goal) if sign == 1 else solver.minimize(goal)
    assert solver.check() == z3.sat
    return F(str(found.value()))
