"""Exact linear programs: points, contradictions and largest values, against z3."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.theory.errors import SolverError
from accord.theory.forms import Form, literal
from accord.verifiers.engines import linear_programs, z3_rows
from accord.verifiers.engines.linear_programs import (
    feasible,
    multipliers_of,
    solve,
    solve_square,
)
from accord.verifiers.kernel.linear import contradicts

x, y = Form.unknown("x"), Form.unknown("y")
X, Y = ("x",), ("y",)


def rows(*pairs):
    return [literal(form + 0, sense) for form, sense in pairs]


POSSIBLE = [
    ("no rows at all", rows()),
    ("one equality", rows((x - Fraction(1, 3), "=="))),
    ("a point between strict bounds", rows((x, ">"), (1 - x, ">"), (y - x, "=="))),
    ("a ray", rows((x - 10**9, ">"))),
    ("a constant that is true", rows((Form({(): 1}), ">"), (x, ">="))),
    ("a product counts as an unknown", rows((x * y - 1, ">="), (x, "=="))),
]
IMPOSSIBLE = [
    ("a constant that is false", rows((x, ">="), (Form({(): -1}), ">="))),
    (
        "zero above zero",
        rows(
            (Form({}), ">"),
        ),
    ),
    ("one equals two", rows((x - 1, "=="), (x - 2, "=="))),
    ("strictly above itself", rows((x - y, ">"), (y - x, ">="))),
    ("two strict bounds that meet", rows((x - 1, ">"), (1 - x, ">"))),
    ("off by a billionth", rows((x * 10**9 - 10**9 - 1, ">="), (1 - x, ">="))),
    ("a sum", rows((x, ">="), (y, ">="), (-x - y - 1, ">="))),
    ("an equality and a strict row", rows((x - y, "=="), (x - y, ">"))),
]


@pytest.mark.parametrize(
    ("given_rows"), [r for _, r in POSSIBLE], ids=[i for i, _ in POSSIBLE]
)
def test_a_point_satisfies_every_row(given_rows):
    found = solve(given_rows)
    assert found.values is not None
    assert all(linear_programs._holds(row, found.values) for row in given_rows)


@pytest.mark.parametrize(
    ("given_rows"), [r for _, r in IMPOSSIBLE], ids=[i for i, _ in IMPOSSIBLE]
)
def test_multipliers_contradict(given_rows):
    found = solve(given_rows)
    assert found.values is None
    assert contradicts(given_rows, found.multipliers)


LARGEST = [
    ("a corner", rows((1 - x, ">="), (2 - y, ">=")), x + y, 3),
    ("on an equality", rows((x + y - 1, "=="), (x, ">="), (y, ">=")), x * 3 + y, 3),
    ("a constant measure", rows((x, ">=")), Form({(): 7}), 7),
    ("inside strict rows", rows((1 - x, ">="), (x, ">")), x, 1),
    ("a fraction", rows((1 - x * 3, ">=")), x, Fraction(1, 3)),
]


@pytest.mark.parametrize(
    ("given_rows", "measure", "bound"),
    [r[1:] for r in LARGEST],
    ids=[r[0] for r in LARGEST],
)
def test_the_largest_value_is_reached_and_bounded(given_rows, measure, bound):
    found = solve(given_rows, measure)
    assert found.bound == bound
    total = measure - bound
    for row, times in zip(given_rows, found.multipliers, strict=True):
        assert times >= 0 or row.sense == "=="
        total = total + row.form * times
    assert total.constant == 0


@pytest.mark.parametrize(
    ("given_rows", "measure", "reason"),
    [
        (rows((x, ">=")), x, "unbounded"),
        (rows((1 - x, ">")), x, "strict"),
        (rows((x, "!=")), None, "!="),
    ],
    ids=["without a bound", "approached and not reached", "with an unequal row"],
)
def test_no_largest_value_is_said_so(given_rows, measure, reason):
    with pytest.raises(SolverError, match=reason):
        solve(given_rows, measure)


def test_impossible_rows_have_no_largest_value():
    found = solve(rows((x, ">="), (-x - 1, ">=")), x)
    assert found.values is None
    assert found.bound is None


@pytest.mark.parametrize(("given_rows"), [r for _, r in POSSIBLE + IMPOSSIBLE])
def test_the_slow_way_agrees(given_rows, monkeypatch):
    fast = solve(given_rows)
    monkeypatch.setattr(linear_programs, "_basic_optimum", lambda *_: None)
    slow = solve(given_rows)
    assert (slow.values is None) == (fast.values is None)
    if slow.values is None:
        assert contradicts(given_rows, slow.multipliers)


@pytest.mark.parametrize(("given_rows", "measure", "bound"), [r[1:] for r in LARGEST])
def test_the_slow_way_bounds(given_rows, measure, bound, monkeypatch):
    monkeypatch.setattr(linear_programs, "_optimum", lambda *_: None)
    found = solve(given_rows, measure)
    assert found.bound == bound
    total = measure - bound
    for row, times in zip(given_rows, found.multipliers, strict=True):
        assert times >= 0 or row.sense == "=="
        total = total + row.form * times
    assert total.constant == 0


def test_multipliers_need_a_minimal_set():
    with pytest.raises(SolverError, match="minimal"):
        multipliers_of(rows((x - 1, ">="), (-x, ">="), (y - 1, ">="), (-y, ">=")))


def test_a_singular_system_has_no_solution():
    assert solve_square([[1, 1], [2, 2]], [1, 2]) is None
    assert solve_square([[2]], [1]) == [Fraction(1, 2)]


small = st.integers(-3, 3)
forms = st.builds(
    lambda a, b, c, d: Form({X: a, Y: b, ("z",): c, (): d}), small, small, small, small
)
systems = st.lists(
    st.builds(literal, forms, st.sampled_from([">=", ">", "=="])),
    min_size=1,
    max_size=7,
)


@settings(max_examples=150, deadline=None)
@given(systems)
def test_random_rows_agree_with_z3(system):
    found = feasible(system)
    values, _ = z3_rows.point_or_core(system)
    assert (found.values is None) == (values is None)
    if found.values is None:
        assert contradicts(system, found.multipliers)
    else:
        assert all(linear_programs._holds(row, found.values) for row in system)


@settings(max_examples=60, deadline=None)
@given(systems, forms)
def test_random_bounds_agree_with_z3(system, measure):
    weak = [r if r.sense == "==" else literal(r.form, ">=") for r in system]
    box = rows(*((f, ">=") for v in (x, y, Form.unknown("z")) for f in (2 - v, v + 2)))
    found = solve([*weak, *box], measure)
    if found.values is not None:
        assert found.bound == z3_rows.largest([*weak, *box], measure)[1]
