"""Forms against numbers: the same arithmetic, and forks that leave nothing out."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from accord.theory.errors import ModelError
from accord.theory.forms import Form, literal
from accord.theory.paths import Pool, explore

X, Y = Form.unknown("x"), Form.unknown("y")
points = st.fixed_dictionaries({"x": st.fractions(-3, 3), "y": st.fractions(-3, 3)})
small = st.integers(-3, 3)
forms = st.builds(lambda a, b, c: a * X + b * Y + c, small, small, small)


@given(forms, forms, points, small)
def test_arithmetic_is_that_of_the_values(f, g, point, number):
    a, b = f.at(point), g.at(point)
    assert (f + g).at(point) == a + b
    assert (f - g).at(point) == a - b
    assert (f * g).at(point) == a * b
    assert (-f).at(point) == -a
    assert (number - f).at(point) == number - a
    assert (number * f + f * number).at(point) == 2 * number * a
    if number:
        assert (f / number).at(point) == Fraction(a) / number


@given(forms, st.sampled_from([">", ">=", "==", "!="]), points)
def test_a_literal_and_its_negation_are_opposites_everywhere(f, sense, point):
    assume(f.constant is None)  # what has no unknown is decided and never a literal
    row = literal(f, sense)
    assert row.holds(point) != row.negation().holds(point)
    assert row.negation().negation() == row
    assert literal(f * 3, sense) == row


def ranked(x, y):
    """Return something that takes several comparisons to find out."""
    if x > y:
        return "x" if x >= 1 else "x, small"
    if x == y:
        return "both"
    return max(x, y + 1) == x


@given(points)
def test_every_point_is_on_exactly_one_path_with_its_result(point):
    met = [
        result
        for path, result in explore(lambda: ranked(X, Y))
        if all(row.holds(point) for row in path)
    ]
    assert met == [ranked(point["x"], point["y"])]


def test_a_branch_that_the_caller_closes_is_not_entered():
    everything = list(explore(lambda: (X + Y > 0, X + Y > 1)))
    assert len(everything) == 4
    small, large = literal(-X - Y, ">="), literal(X + Y - 1, ">")
    left = list(explore(lambda: (X + Y > 0, X + Y > 1), Pool([frozenset({small})])))
    assert {result for _, result in left} == {(True, True), (True, False)}
    both = Pool([frozenset({small, large})])
    left = list(explore(lambda: (X + Y > 0, X + Y > 1), both))
    assert {r for _, r in left} == {(True, True), (True, False), (False, False)}


@given(forms, st.sampled_from([{}, {"x": 2}, {"x": 2, "y": Fraction(1, 3)}]), points)
def test_values_put_in_are_those_of_the_point(f, values, point):
    left = f.put(values)
    assert not {n for m in left.terms for n in m} & set(values)
    assert left.at(point) == f.at({**point, **values})
    assert (f * f).put(values).at(point) == f.at({**point, **values}) ** 2


@pytest.mark.parametrize(
    "use",
    [
        lambda: X > 0,
        lambda: X == 0,
        lambda: bool(X),
        lambda: max(X, 1),
        lambda: sorted([X, Y]),
        lambda: X in (1, 2),
        lambda: {X: 1},
        lambda: {X},
        lambda: int(X),
        lambda: float(X),
        lambda: round(X),
        lambda: range(X),
        lambda: [0, 1][X],
    ],
)
def test_what_needs_the_value_of_an_unknown_is_refused_outside_explore(use):
    with pytest.raises(ModelError):
        use()


@pytest.mark.parametrize(
    "use",
    [
        lambda: X + 0.5,
        lambda: X * 0.5,
        lambda: X / 0.5,
        lambda: X / Y,
        lambda: 1 / X,
        lambda: X // 2,
        lambda: X % 2,
        lambda: X + "1",
        lambda: X - None,
    ],
)
def test_arithmetic_that_is_not_exact_is_refused(use):
    with pytest.raises((ModelError, TypeError)):
        use()


def test_what_the_coefficients_settle_is_no_fork():
    assert X - X == 0
    assert X + 1 > X
    assert not X + 1 < X
    assert (X * 2 - X - X).constant == 0
    assert (X + 1).constant is None


def test_a_function_that_asks_other_things_the_second_time_is_refused():
    turns = itertools.count()
    with pytest.raises(ModelError, match="did not ask the same comparisons twice"):
        list(explore(lambda: (next(turns) % 2 and X > 0) or Y > 0))


def test_more_cases_than_the_limit_are_refused():
    unknowns = [Form.unknown(f"x{k}") for k in range(6)]
    with pytest.raises(ModelError, match="more than 10 cases"):
        list(explore(lambda: [x > 0 for x in unknowns], limit=10))
