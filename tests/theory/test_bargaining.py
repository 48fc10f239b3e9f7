"""Bargaining problems: what is read, what is refused, vertices of inequalities."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.theory.bargaining import BargainingProblem
from accord.theory.errors import AccordError, ModelError, ScopeError
from accord.theory.formats.data import from_data, to_data
from accord.theory.formats.toml_file import read_toml
from accord.theory.polytopes import vertices

F = Fraction
TEXT = """
kind = "bargaining-problem"
title = "a triangle"
players = ["Ann", "Bob"]
outcomes = [[0, "3/2"], [1, 0], [1, 0]]
disagreement = [0, 0]
comprehensive = true
"""
BOUNDED = """
kind = "bargaining-problem"
players = ["x", "y"]
inequalities = ["x + 2*y <= 4", "0 <= x <= 2", "y >= 0"]
disagreement = ["1/2", 0]
"""


def test_a_problem_is_read_and_written():
    problem = read_toml(TEXT)
    assert problem == BargainingProblem(
        ("Ann", "Bob"), ((0, F(3, 2)), (1, 0)), (0, 0), True, title="a triangle"
    )
    assert from_data(to_data(problem)) == problem
    assert "2 outcomes, lotteries over them" in problem.scope


def test_inequalities_become_vertices():
    problem = read_toml(BOUNDED)
    assert problem.outcomes == ((0, 0), (0, 2), (2, 0), (2, 1))
    assert from_data(to_data(problem)) == problem


def test_an_equation_is_two_inequalities():
    problem = BargainingProblem(
        ("x", "y", "z"),
        (),
        (0, 0, 0),
        inequalities=("x + y + z == 1", "x >= 0", "0 <= y", "z >= 0"),
    )
    assert problem.outcomes == ((0, 0, 1), (0, 1, 0), (1, 0, 0))


def changed(text, old, new):
    assert old in text
    return text.replace(old, new)


REFUSED = [
    pytest.param(changed(TEXT, "[1, 0],", "[1],"), "2 payoffs", id="a short row"),
    pytest.param(changed(TEXT, "[0, 0]", "[0]"), "2 payoffs", id="a short point"),
    pytest.param(changed(TEXT, '"3/2"', "1.5"), "float", id="a float"),
    pytest.param(changed(TEXT, '"3/2"', "true"), "integer", id="a truth value"),
    pytest.param(changed(TEXT, "= true", "= 1"), "true or false", id="a flag"),
    pytest.param(changed(TEXT, '["Ann", "Bob"]', "[]"), "names", id="no players"),
    pytest.param(changed(TEXT, '"Bob"', '"Ann"'), "names", id="one name twice"),
    pytest.param(
        changed(TEXT, 'outcomes = [[0, "3/2"], [1, 0], [1, 0]]', ""),
        "neither",
        id="no set",
    ),
    pytest.param(
        changed(TEXT, '[[0, "3/2"], [1, 0], [1, 0]]', "[]"),
        "one outcome",
        id="no outcome",
    ),
    pytest.param(changed(TEXT, "title", "titel"), "titel", id="an odd key"),
    pytest.param(changed(BOUNDED, '"y >= 0"', '"y >= -x"'), "", id=""),
    pytest.param(changed(BOUNDED, ', "y >= 0"', ""), "unbounded", id="unbounded below"),
    pytest.param(changed(BOUNDED, "x + 2*y <= 4", "x <= 4"), "unbounded", id="above"),
    pytest.param(changed(BOUNDED, "y >= 0", "y >= 9"), "contradict", id="empty"),
    pytest.param(changed(BOUNDED, "y >= 0", "z >= 0"), "no player", id="a stranger"),
    pytest.param(changed(BOUNDED, "y >= 0", "y > 0"), "linear", id="strict"),
    pytest.param(changed(BOUNDED, "y >= 0", "x*y >= 0"), "linear", id="a product"),
    pytest.param(changed(BOUNDED, "y >= 0", "y"), "comparison", id="no comparison"),
    pytest.param(
        changed(BOUNDED, "disagreement", "outcomes = [[0, 0]]\ndisagreement"),
        "differ",
        id="outcomes as well",
    ),
]
REFUSED = [case for case in REFUSED if case.id]


@pytest.mark.parametrize(("text", "word"), REFUSED)
def test_an_ill_formed_problem_is_refused_in_words(text, word):
    with pytest.raises(AccordError, match=word):
        read_toml(text)


def test_a_line_is_unbounded():
    with pytest.raises(ModelError, match="unbounded"):
        vertices([((1, 1), 1), ((-1, -1), 0)], 2)


def test_too_many_inequalities_are_refused_at_once():
    with pytest.raises(ScopeError, match="tight"):
        vertices([((k, 1), 1) for k in range(500)], 2)


small = st.integers(-3, 3)
normals = st.lists(
    st.tuples(st.tuples(small, small), st.integers(0, 4)), min_size=1, max_size=5
)
BOX = [((1, 0), 2), ((-1, 0), 2), ((0, 1), 2), ((0, -1), 2)]


@settings(max_examples=30)
@given(normals)
def test_every_grid_point_of_the_set_is_in_the_hull_of_its_vertices(rows):
    # The origin is inside, so the set is not empty; the box keeps it bounded.
    rows = [*rows, *BOX]
    found = vertices(rows, 2)
    steps = [F(k, 2) for k in range(-4, 5)]
    for x in itertools.product(steps, steps):
        inside = all(a * x[0] + b * x[1] <= c for (a, b), c in rows)
        assert inside == _in_hull(x, found)


def _in_hull(x, points):
    """Return whether no edge of the hull has x on its empty side."""
    if x in points:
        return True
    for p, q in itertools.permutations(points, 2):
        normal = (q[1] - p[1], p[0] - q[0])
        sides = [normal[0] * (v[0] - p[0]) + normal[1] * (v[1] - p[1]) for v in points]
        mine = normal[0] * (x[0] - p[0]) + normal[1] * (x[1] - p[1])
        if max(sides) <= 0 and mine > 0:
            return False
        if not any(sides):  # all on one line: x is on it and between two points
            return mine == 0 and min(points) <= x <= max(points)
    return len(points) > 1
