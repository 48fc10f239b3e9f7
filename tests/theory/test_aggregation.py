"""Aggregations as records: what they are worth, what is refused, what a range holds."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.theory.aggregation import (
    Aggregation,
    Numbers,
    Prospect,
    is_lottery,
    mean,
    mix,
    score,
    unknown_law,
)
from accord.theory.errors import CertificateError, ModelError, ScopeError
from accord.theory.forms import Form
from accord.theory.ranges import find_range, runs_on_symbols

HALF = Fraction(1, 2)
CAKE = Aggregation(("Ann", "Bob"), ("a", "b"), ((1, 0), (0, 1)), (2, 1), "cake")
OPEN = Aggregation(
    ("Ann",), ("a", "b"), (("x", 0),), ("x + y", "2*y"), where=("x > y",)
)


def test_a_lottery_is_worth_its_expectation():
    law = (Fraction(1, 3), Fraction(2, 3))
    assert CAKE.expected(0, law) == Fraction(1, 3)
    assert CAKE.expected(1, law) == Fraction(2, 3)
    assert CAKE.social_worth(law) == Fraction(4, 3)
    assert CAKE.social_worth(CAKE.sure(1)) == 1


def test_the_scope_tells_numbers_from_parameters():
    assert CAKE.scope == "utilities as given, 2 individuals, 2 outcomes"
    assert OPEN.scope.endswith("1 individual, 2 outcomes, all real x, y with x > y")
    assert OPEN.at({"x": 2, "y": 1}).scope.startswith("utilities at x = 2, y = 1")
    assert CAKE.is_given
    assert not OPEN.is_given


def test_parameters_are_put_in_where_they_are_allowed():
    settled = OPEN.at({"x": "1/2", "y": 0})
    assert settled.utilities == ((HALF, 0),)
    assert settled.society == (HALF, 0)
    with pytest.raises(ModelError, match="does not hold"):
        OPEN.at({"x": 0, "y": 0})
    with pytest.raises(ModelError, match="parameter `y`"):
        OPEN.at({"x": 0})
    assert OPEN.knowing(["y > 0"]).where == ("x > y", "y > 0")


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        (((), ("a",), (), None), "at least one individual"),
        ((("Ann",), (), ((),), None), "at least one individual"),
        ((("Ann",), ("a",), (), None), "a row of utilities for each of 1"),
        ((("Ann",), ("a", "b"), ((1,),), None), "2 utilities of `Ann`"),
        ((("Ann",), ("a", "b"), ((1, 2),), (1,)), "2 utilities of society"),
        ((("Ann",), ("a",), ((0.1,),), None), "the float `0.1`"),
        ((("Ann",), ("a", "b"), ("12",), None), "2 utilities of `Ann`"),
        ((("Ann",), ("a",), ((True,),), None), "an exact utility"),
    ],
)
def test_an_ill_formed_table_is_refused(fields, says):
    with pytest.raises(ModelError, match=says):
        Aggregation(*fields)


def test_a_table_that_is_too_large_is_refused():
    names = tuple(map(str, range(1_001)))
    with pytest.raises(ScopeError, match="more than the 1,000,000"):
        Aggregation(names, names, ())


def test_without_a_society_there_are_no_utilities_of_it():
    alone = Aggregation(("Ann",), ("a",), ((1,),))
    with pytest.raises(ModelError, match="states no utilities of society"):
        alone.social_worth((1,))


# --- geometric expectations ------------------------------------------------------


def test_a_score_is_a_product_of_powers():
    law = (Fraction(1, 3), Fraction(2, 3))
    assert score(CAKE, law, (1, 1)) == Fraction(2, 9)
    assert score(CAKE, law, (2, 1)) == Fraction(2, 27)
    assert score(CAKE, law, (1, 1), (Fraction(1, 3), 0)) == 0


@pytest.mark.parametrize("powers", [(), (1,), (1, 0), (1, HALF), (1, -1), (1, True)])
def test_powers_are_whole_numbers_of_at_least_1(powers):
    with pytest.raises(ModelError, match="whole number of at least 1"):
        score(CAKE, (1, 0), powers)


def test_a_geometric_expectation_is_of_no_negative_utility():
    below = Aggregation(("Ann",), ("a", "b"), ((-1, 2),))
    with pytest.raises(ModelError, match="`Ann` has a negative one"):
        score(below, (0, 1), (1,))
    assert score(below, (0, 1), (1,), (-3,)) == 5


@given(st.lists(st.fractions(0, 5), min_size=2, max_size=2), st.integers(1, 4))
def test_the_score_orders_as_the_geometric_expectation_does(row, power):
    # Doubling all powers squares the score: the order of lotteries is the same.
    a = Aggregation(("Ann", "Bob"), ("a", "b"), (tuple(row), (1, 2)))
    once, twice = (power, 1), (2 * power, 2)
    first, second = (score(a, a.sure(x), once) for x in (0, 1))
    squares = [score(a, a.sure(x), twice) for x in (0, 1)]
    assert squares == [first**2, second**2]
    assert (first >= second) == (squares[0] >= squares[1])


# --- lotteries and ranges --------------------------------------------------------


def test_mixtures_and_lotteries():
    assert mix(HALF, (1, 0), (0, 1)) == (HALF, HALF)
    assert is_lottery(CAKE, (HALF, HALF))
    for law in ((1,), (1, 1), (2, -1), (0, 0), (1, 0, 0)):
        assert not is_lottery(CAKE, law)


def test_an_unknown_law_sums_to_1():
    for size in (1, 2, 5):
        assert (sum(unknown_law("p", size)) - 1).constant == 0


def test_what_is_known_of_a_prospect_is_its_mean():
    numbers = {"p.1": Fraction(1, 3)}
    known = CAKE.known_of(("prospect",))
    law = tuple(form.at(numbers) for form in Prospect("p", 2))
    numbers |= {"U1(p)": CAKE.expected(0, law), "U2(p)": CAKE.expected(1, law)}
    numbers |= {"W(p)": CAKE.social_worth(law)}
    assert all(row.holds(numbers) for row in known)
    for name in ("U1(p)", "U2(p)", "W(p)"):
        moved = {**numbers, name: numbers[name] + Fraction(1, 10**12)}
        assert not all(row.holds(moved) for row in known)
    assert not all(row.holds({**numbers, "p.1": -1}) for row in known)
    assert CAKE.known_of(("lottery", "outcome")) == (
        *(row for row in CAKE.known_of(("lottery",))),
    )


def test_of_unknown_utilities_no_mean_is_known():
    names = {n for r in OPEN.known_of(("prospect",)) for t, _ in r.terms for n in t}
    assert names == {"p.1"}
    worth = OPEN.expected(0, Prospect("p", 2))
    assert str(worth) == "p.1*x"
    assert CAKE.expected(0, Prospect("p", 2)).node == "U1(p)"


RANGES = {
    "prospect": ([[1, 0], ["1/2", "1/2"]], [[1], [1, 1], [2, -1], "1", 1, [1, 0, 0]]),
    "lottery": ([[0, 1]], [[0, 0], ["1/2", "1/3"], [None, 1], [[1], [0]]]),
    "chance": ([0, 1, "1/3"], [2, -1, "4/3", [1], None, {"text": "1"}]),
    "other_weights": ([[5, -3, "1/2"]], [[1, 2], [1, 2, 3, 4], 7]),
}


@pytest.mark.parametrize("name", RANGES)
def test_a_range_has_its_members_and_no_others(name):
    inside, outside = RANGES[name]
    values = find_range(CAKE, name).values(CAKE)
    assert runs_on_symbols(Aggregation, (name,))
    for code in inside:
        values.find_code(code)
    for code in outside:
        with pytest.raises(CertificateError):
            values.find_code(code)
    assert all(len(list(r)) == 1 for r in (values, values))


def test_what_is_sampled_is_in_the_range():
    for what, size in (("lottery", 3), ("lottery", 6), ("chance", 1), ("numbers", 2)):
        values = Numbers(None, size, what)
        drawn = values.samples
        assert len(drawn) > 1
        for member in drawn:
            row = member if isinstance(member, tuple) else (member,)
            assert len(row) == size
            assert values._has(row)


def test_outcomes_and_individuals_are_listed():
    assert not runs_on_symbols(Aggregation, ("outcome", "individual"))
    assert list(find_range(CAKE, "outcome").values(CAKE)) == [0, 1]
    assert list(find_range(CAKE, "individual").values(CAKE)) == [0, 1]


def test_the_mean_of_forms_is_a_form():
    x = Form.unknown("x")
    assert mean((x, 2 * x), (HALF, HALF)) - x * Fraction(3, 2) == 0
