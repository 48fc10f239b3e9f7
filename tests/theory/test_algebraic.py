"""Algebraic numbers: against rationals, against floats' worst cases, against sympy."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from accord.theory import algebraic
from accord.theory.algebraic import (
    Algebraic,
    Field,
    annihilator,
    count_roots,
    read_algebraic,
    sign_of,
    trimmed,
)
from accord.theory.coding import code, plain
from accord.theory.errors import AccordError, ModelError

F = Fraction
ROOT2 = Field((-2, 0, 1), F(1), F(2))
ROOT3 = Field((-3, 0, 1), F(1), F(2))
THIRD = Field((-1, 0, 3), F(0), F(1))  # 1 / sqrt 3
CUBE = Field((-2, 0, 0, 1), F(1), F(2))
BOTH = Field((1, 0, -10, 0, 1), F(3), F(4))  # sqrt 2 + sqrt 3
MIXED = Field((6, 0, -5, 0, 1), F(1), F(3, 2))  # (x^2 - 2)(x^2 - 3), reducible
FIELDS = [ROOT2, ROOT3, THIRD, CUBE, BOTH, MIXED]
small = st.fractions(min_value=-6, max_value=6, max_denominator=7)
elements = st.sampled_from(FIELDS).flatmap(
    lambda field: st.tuples(
        *[st.lists(small, max_size=4).map(lambda c, f=field: Algebraic(f, c))] * 3
    )
)


def test_the_square_root_of_two():
    a = ROOT2.generator
    assert a * a == 2
    assert isinstance(a * a, int)
    assert F(141421356, 10**8) < a < F(141421357, 10**8)
    assert (1 / a) * 2 == a
    assert a - a == 0
    assert str(a) == "about 1.41421"


def test_numbers_of_two_fields_are_compared():
    third, root3 = THIRD.generator, ROOT3.generator
    assert third != root3
    assert root3 / 3 == third
    assert root3 > third
    sum_of = BOTH.generator
    assert sum_of > ROOT2.generator
    # sqrt 2 = (a^3 - 9 a) / 2 where a = sqrt 2 + sqrt 3
    assert (sum_of * sum_of * sum_of - 9 * sum_of) / 2 == ROOT2.generator
    assert (11 * sum_of - sum_of * sum_of * sum_of) / 2 == ROOT3.generator
    assert MIXED.generator == ROOT2.generator
    assert MIXED.generator != ROOT3.generator
    near = ROOT2.generator + F(1, 10**40)
    assert near != MIXED.generator
    assert near > MIXED.generator
    with pytest.raises(ModelError, match="two"):
        third + root3


def test_a_reducible_polynomial_still_gives_exact_signs():
    a = MIXED.generator  # sqrt 2, named by (x^2 - 2)(x^2 - 3)
    assert a * a - 2 == 0
    assert sign_of(a * a - 3) == -1
    assert (a * a - 3) * (1 / (a * a - 3)) == 1
    with pytest.raises(ZeroDivisionError):
        1 / (a * a - 2)


@settings(max_examples=40)
@given(elements)
def test_the_laws_of_a_field(three):
    x, y, z = three
    assert (x + y) + z == x + (y + z)
    assert (x * y) * z == x * (y * z)
    assert x * (y + z) == x * y + x * z
    assert x + y == y + x
    assert x * y == y * x
    assert x - x == 0
    if x != 0:
        assert x * (1 / x) == 1
        assert (y / x) * x == y


@settings(max_examples=40)
@given(elements)
def test_the_order_agrees_with_sums_and_products(three):
    x, y, z = three
    assert (x < y) + (x == y) + (x > y) == 1
    assert (x <= y) == (x < y or x == y)
    if x < y:
        assert x + z < y + z
        if z > 0:
            assert x * z < y * z
    low, high = x.enclosure(F(1, 1000)) if isinstance(x, Algebraic) else (x, x)
    assert low <= x <= high


@given(small, small)
def test_a_field_of_degree_one_is_that_of_the_rationals(p, q):
    field = Field((-1, 2), F(0), F(1))  # the root is 1/2
    x, y = Algebraic(field, [p, 1]), Algebraic(field, [q, 1])
    assert x == p + F(1, 2)
    assert (x < y) == (p < q)
    assert x * y == (p + F(1, 2)) * (q + F(1, 2))


@settings(max_examples=40)
@given(elements)
def test_a_number_is_a_root_of_its_annihilator(three):
    x = three[0]
    p = annihilator(x)
    assert len(p) > 1
    total = 0
    for c in reversed(p):
        total = total * x + c
    assert total == 0


@settings(max_examples=40)
@given(elements)
def test_a_number_is_written_and_read_back(three):
    x = three[0]
    assume(isinstance(x, Algebraic))
    back = read_algebraic(x.as_data())
    assert back == x
    assert plain(code(x)) == x


@settings(max_examples=40)
@given(st.lists(st.integers(-6, 6), min_size=2, max_size=6), small, small)
def test_sturm_counts_what_sympy_counts(coefficients, low, high):
    sympy = pytest.importorskip("sympy")
    p = trimmed(coefficients)
    assume(len(p) > 1 and low < high)
    poly = sympy.Poly(list(reversed(coefficients)), sympy.Symbol("x"))
    between = {r for r in sympy.real_roots(poly) if low < r <= high}
    assert count_roots(p, low, high) == len(between)


@settings(max_examples=40)
@given(elements)
def test_signs_agree_with_sympy(three):
    sympy = pytest.importorskip("sympy")
    roots = {
        ROOT2: sympy.sqrt(2),
        ROOT3: sympy.sqrt(3),
        THIRD: 1 / sympy.sqrt(3),
        CUBE: sympy.cbrt(2),
        BOTH: sympy.sqrt(2) + sympy.sqrt(3),
        MIXED: sympy.sqrt(2),
    }
    x = three[0] * three[1] - three[2]
    if isinstance(x, Algebraic):
        root = roots[x.field]
        terms = (sympy.Rational(c) * root**k for k, c in enumerate(x.value))
        expected = sympy.expand(sum(terms))
        assert sign_of(x) == sympy.sign(expected)


REJECTED = [
    pytest.param({"polynomial": [-2, 0, 1], "interval": ["2", "3"]}, id="no root"),
    pytest.param({"polynomial": [-2, 0, 1], "interval": ["-2", "2"]}, id="two roots"),
    pytest.param({"polynomial": [-2, 0, 1], "interval": ["2", "1"]}, id="turned"),
    pytest.param({"polynomial": [-2, 0, 1], "interval": ["1"]}, id="one end"),
    pytest.param({"polynomial": [-2, 0, 1], "interval": [1.0, 2]}, id="a float"),
    pytest.param({"polynomial": [4, -4, 1]}, id="a double root"),
    pytest.param({"polynomial": [-2, 0, 1, 0]}, id="a zero in front"),
    pytest.param({"polynomial": [-2, "0", 1]}, id="a text"),
    pytest.param({"polynomial": [-2, 0, True]}, id="a truth value"),
    pytest.param({"polynomial": [3]}, id="a constant"),
    pytest.param({"polynomial": []}, id="nothing"),
    pytest.param({"polynomial": [-2] + [0] * 70 + [1]}, id="a huge degree"),
    pytest.param({"value": ["1", "2", "3"]}, id="too many coefficients"),
    pytest.param({"value": [0.5, "1"]}, id="a float coefficient"),
    pytest.param({"value": "ab"}, id="no list"),
    pytest.param({"more": 1}, id="another field"),
]


@pytest.mark.parametrize("change", REJECTED)
def test_an_ill_formed_number_is_refused(change):
    good = {"polynomial": [-2, 0, 1], "interval": ["1", "2"], "value": ["0", "1"]}
    assert read_algebraic(good) == ROOT2.generator
    with pytest.raises(AccordError):
        plain({"algebraic": {**good, **change}})


def test_roots_at_the_ends_are_counted_on_the_right_side():
    p = trimmed([-2, 1])  # x - 2
    found = [count_roots(p, F(a), F(b)) for a, b in product((1, 2), (2, 3)) if a < b]
    assert found == [1, 1, 0]
    assert count_roots(trimmed([0, 0, 0, 1]), F(-1), F(1)) == 1


def test_the_field_is_named_in_an_error():
    with pytest.raises(ModelError, match="multiple"):
        algebraic.Field((4, -4, 1), F(0), F(3))


@pytest.mark.parametrize(
    ("x", "expected"), [(0, 0), (4, 2), (F(9, 4), F(3, 2)), (F(1, 49), F(1, 7))]
)
def test_roots_of_squares_are_rational(x, expected):
    assert algebraic.square_root(x) == expected


@pytest.mark.parametrize("x", [2, F(1, 2), F(5, 9), F(8, 27), 10**30 + 1])
def test_the_square_of_a_root_is_the_number(x):
    root = algebraic.square_root(x)
    assert root * root == x
    assert root > 0


def test_a_negative_number_has_no_root():
    with pytest.raises(ModelError, match="at least 0 under a root, got -1"):
        algebraic.square_root(-1)
