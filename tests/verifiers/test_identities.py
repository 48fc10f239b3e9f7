"""Identities of polynomials: what they close, and what no one may make them close."""

import copy
import re
import sys
from fractions import Fraction
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.counterexamples.asking import check
from accord.theory.errors import CertificateError, SolverError
from accord.theory.forms import Form, Product, contradicts, literal
from accord.verifiers.engines import cases, z3_rows
from accord.verifiers.engines.identities import (
    complete_squares,
    find_lemma,
    find_longer_lemma,
)
from accord.verifiers.kernel.linear import read_pool

x, y, z, p, q = map(Form.unknown, "xyzpq")


NAMES = dict(zip("xyzpq", (x, y, z, p, q), strict=True))


def form_of(text):
    form = eval(text, {"__builtins__": {}}, NAMES)
    return form if isinstance(form, Form) else Form({(): form})


def rows_of(*texts):
    rows = []
    for text in texts:
        left, sense, right = re.split(r" (>=|<=|==|>|<) ", text)
        form = form_of(left) - form_of(right)
        flipped = sense[0] == "<"
        rows.append(literal(-form if flipped else form, sense.replace("<", ">")))
    return rows


def accepted(lemma):
    """Return whether the kernel takes the lemma as its certificate holds it."""
    pool = read_pool([cases.lemma_data(lemma)])
    return len(pool.lemmas) == 1


# --- complete squares ----------------------------------------------------------------

SMALL = st.integers(-4, 4)
FRACTIONS = st.fractions(-3, 3, max_denominator=4)
UNKNOWNS = (x, y, z)


@st.composite
def linear_forms(draw):
    """A linear form in three unknowns, with a constant."""
    weights = draw(st.tuples(SMALL, SMALL, SMALL))
    total = Form({(): draw(SMALL)})
    for weight, unknown in zip(weights, UNKNOWNS, strict=True):
        total = total + unknown * weight
    return total


@given(st.lists(st.tuples(linear_forms(), st.integers(1, 5)), max_size=4))
def test_a_sum_of_squares_is_written_as_squares(parts):
    form = Form({})
    for part, times in parts:
        form = form + part * part * times
    squares = complete_squares(form)
    assert squares is not None
    rest = form
    for root, times in squares:
        assert times > 0
        rest = rest - root * root * times
    assert rest.constant is not None
    assert rest.constant >= 0


@given(linear_forms(), linear_forms(), st.tuples(FRACTIONS, FRACTIONS, FRACTIONS))
def test_what_is_negative_somewhere_has_no_squares(plus, minus, numbers):
    form = plus * plus - minus * minus
    at = dict(zip("xyz", numbers, strict=True))
    if form.at(at) < 0:
        assert complete_squares(form) is None


NO_SQUARES = ["x*y", "x", "x**2 - y**2", "x**3", "x**2 + y", "x**2 - 1", "x**4"]


@pytest.mark.parametrize("text", NO_SQUARES)
def test_no_squares_of(text):
    assert complete_squares(form_of(text)) is None


# --- lemmas of the literature --------------------------------------------------------

POSITIVE = ("x >= 0", "y >= 0", "z >= 0")
LEMMAS = {
    "two means": ("x >= 0", "y >= 0", "4*x*y > (x + y)**2"),
    "two means of squares": ("2*x*y > x**2 + y**2",),
    "three means, sum": (*POSITIVE, "27*x*y*z > (x + y + z)**3"),
    "three means, cubes": (*POSITIVE, "3*x*y*z > x**3 + y**3 + z**3"),
    "x(1-x) is at most 1/4": ("4*x*(1 - x) > 1",),
    "x^2(1-x) is at most 4/27": ("x >= 0", "x <= 1", "27*x**2*(1 - x) > 4"),
    "three shares": ("x >= 0", "y >= 0", "x + y <= 1", "27*x*y*(1 - x - y) > 1"),
    "three literals": (*POSITIVE, "x*y*z < 0"),
    "three strict literals": ("x > 1", "y > 1", "z > 1", "x*y*z <= 1"),
    "a cube is monotone": ("x > y", "y**3 >= x**3"),
    "a sum has a large square": ("x + y >= 1", "2*(x**2 + y**2) < 1"),
    "a plane has a large square": ("x + y + z == 1", "3*(x**2 + y**2 + z**2) < 1"),
    "a product has a large sum": ("x*y >= 1", "x >= 0", "y >= 0", "x + y < 2"),
    "products are monotone": ("x >= y", "y >= 0", "p >= q", "q >= 0", "y*q > x*p"),
    "the Nash product has one top": (
        *("x > 0", "y > 0", "p > 0", "q > 0", "x*y >= 1", "p*q >= 1"),
        "(x + p)*(y + q) < 4",
    ),
    "Cauchy and Schwarz": ("(x*p + y*q)**2 > (x**2 + y**2)*(p**2 + q**2)",),
    "Schur": (
        *("x >= y", "y >= z", "z >= 0"),
        "x*(x - y)*(x - z) + y*(y - x)*(y - z) + z*(z - x)*(z - y) < 0",
    ),
    "copositive": (*POSITIVE, "x**2 + y**2 + z**2 + x*y + y*z - 2*z*x < 0"),
    "degree four": ("x**4 + y**4 < 2*x**2*y**2",),
    "the Brier score": (
        "p > q",
        "2*p*q + 2*(1-p)*(1-q) - q**2 - (1-q)**2 >= p**2 + (1-p)**2",
    ),
    "whole numbers": ("x - y >= 1", "(x - y)*(x - y - 1) < 0"),
    "no cube root below 1": ("x**3 > 2", "x <= 1"),
}


@pytest.mark.parametrize("name", LEMMAS)
def test_a_lemma_of_the_literature_is_found_and_checked(name):
    found = cases.lemma_or_point(rows_of(*LEMMAS[name]))
    assert isinstance(found, tuple)
    assert accepted(found)


POINTS = {
    "not the product of two": ("x >= 0", "x*y < 0"),
    "means the other way": ("x >= 0", "y >= 0", "4*x*y < (x + y)**2"),
    "one more than 1/4": ("4000*x*(1 - x) > 999",),
    "a saddle": ("x*y > 6", "x + y < 5"),
    "with equality": ("x*y == 6", "x == 2"),
    "two of three": ("x >= 0", "y >= 0", "x*y*z < 0"),
}


@pytest.mark.parametrize("name", POINTS)
def test_what_can_be_met_is_met(name):
    rows = rows_of(*POINTS[name])
    assert find_lemma(rows) is None
    assert find_longer_lemma(rows) is None
    found = cases.lemma_or_point(rows)
    assert isinstance(found, dict)
    assert all(row.holds(found) for row in rows)


@st.composite
def rows_with_a_point(draw):
    """Random quadratic rows and values at which all of them hold."""
    numbers = draw(st.tuples(SMALL, SMALL, SMALL))
    at = dict(zip("xyz", map(Fraction, numbers), strict=True))
    rows = []
    for _ in range(draw(st.integers(1, 3))):
        form = draw(linear_forms()) * draw(linear_forms()) + draw(linear_forms())
        value = form.at(at)
        sense = draw(st.sampled_from([">", ">="])) if value else ">="
        row = literal(form if value >= 0 else -form, sense)
        rows.append(row)
    return rows, at


@settings(max_examples=12, deadline=None)
@given(rows_with_a_point(), st.booleans())
def test_no_lemma_excludes_rows_that_hold_somewhere(found, near):
    rows, at = found
    assert all(row.holds(at) for row in rows)
    assert find_lemma(rows) is None
    assert find_longer_lemma(rows, at if near else None) is None


@settings(max_examples=40, deadline=None)
@given(linear_forms(), linear_forms(), linear_forms(), st.integers(1, 3))
def test_a_negative_sum_of_squares_is_excluded(a, b, c, times):
    rows = [literal(-(a * a + b * b * times + c * c + Fraction(1, 7)), ">=")]
    if rows[0].form.constant is not None:
        return
    lemma = find_lemma(rows)
    assert lemma is not None
    assert contradicts([row for row, _ in lemma], [times for _, times in lemma])
    assert accepted(lemma)


# --- tampering -----------------------------------------------------------------------


def changes(data):
    """Yield (what, the lemma changed in one place)."""
    for k, row in enumerate(data):
        yield f"product {k} left out", data[:k] + data[k + 1 :]
        for times in ("-1", "0", "1/1000000"):
            if row["times"] != times:
                yield f"{k} times {times}", _with(data, k, times=times)
        for j in range(len(row["literals"])):
            fewer = row["literals"][:j] + row["literals"][j + 1 :]
            yield f"{k} without literal {j}", _with(data, k, literals=fewer)
        if row["square"] is not None:
            yield f"{k} without its square", _with(data, k, square=None)
            other = [*row["square"], [["w"], "1"]]
            yield f"{k} with another square", _with(data, k, square=other)
        many = [*row["literals"], *[[[[[], "1"]], ">"]] * 5]
        yield f"{k} with too many literals", _with(data, k, literals=many)
        yield f"{k} with a field more", _with(data, k, more=1)
        yield f"{k} of no sense", _with(data, k, literals=[[[[["x"], "1"]], "=>"]])


def _with(data, k, **fields):
    changed = copy.deepcopy(data)
    changed[k].update(fields)
    return changed


TAMPERED = ["two means", "three means, cubes", "products are monotone", "Schur"]
TAMPERED += ["x^2(1-x) is at most 4/27", "three strict literals"]


@pytest.mark.parametrize("name", TAMPERED)
def test_a_lemma_changed_in_one_place_is_rejected(name):
    data = cases.lemma_data(cases.lemma_or_point(rows_of(*LEMMAS[name])))
    read_pool([data])
    tried = 0
    for what, changed in changes(data):
        tried += 1
        with pytest.raises(CertificateError):
            print(what, read_pool([changed]))  # noqa: T201 - shown if it is accepted
    assert tried > 10


def test_a_square_makes_a_strict_product_weak():
    positive = literal(x, ">")
    assert Product((positive, positive)).sense == ">"
    assert Product((positive,), y).sense == ">="
    assert Product((literal(x, "=="), positive)).sense == "=="
    assert Product((literal(x, "!="), positive)).sense == "!="
    # x > 0 does not exclude x * y^2 = 0, for y may be 0
    zero = literal(-x * y * y, ">=")
    assert not contradicts([zero, Product((positive,), y)], [1, 1])


# --- where no identity is found ------------------------------------------------------


def never_negative(bids):
    """Pay the first bidder's share of a form that is no sum of squares (Robinson)."""
    a, b = bids
    even = a**4 * b**2 + a**4 + a**2 * b**4 + a**2 + b**4 + b**2
    return 0, {0: a**6 + b**6 + 1 - even + 3 * a**2 * b**2}


def at_a_root_of_two(bids):
    return 0, {0: -1 if bids[0] * bids[0] == 2 else 0}


REAL = {"setting": "auction", "agents": 2, "values": "reals"}


def test_what_solvers_alone_exclude_is_unchecked():
    verdict = check(never_negative, "no-deficit", **REAL)
    assert (verdict.status, verdict.certificate) == ("UNCHECKED", None)
    assert "z3 finds no values" in verdict.reason or "z3 and cvc5" in verdict.reason


def test_what_fails_at_irrational_numbers_alone_is_unknown():
    verdict = check(at_a_root_of_two, "no-deficit", **REAL)
    assert verdict.status == "UNKNOWN"
    assert "irrational" in verdict.reason


def test_a_refutation_is_found_beyond_a_case_in_doubt(monkeypatch):
    monkeypatch.setattr(cases, "find_lemma", lambda rows: None)
    monkeypatch.setattr(cases, "find_longer_lemma", lambda rows, near: None)

    def wrong_later(bids):
        a, b = bids
        paid = a * a + b * b - 2 * a * b
        return 0, {0: paid if a <= 50 else -1}

    verdict = check(wrong_later, "no-deficit", **REAL)
    assert verdict.status == "REFUTED"

    def never_wrong(bids):
        a, b = bids
        return 0, {0: a * a + b * b - 2 * a * b}

    assert check(never_wrong, "no-deficit", **REAL).status == "UNCHECKED"


def test_a_doubt_names_the_solvers_that_agree(monkeypatch):
    monkeypatch.setattr(cases, "find_lemma", lambda rows: None)
    monkeypatch.setattr(cases, "find_longer_lemma", lambda rows, near: None)
    monkeypatch.setattr(z3_rows, "_cvc5_finds_none", lambda rows, bound: True)
    with pytest.raises(cases.Unclosed, match="z3 and cvc5 find no values"):
        cases.lemma_or_point(rows_of("2*x*y > x**2 + y**2"))
    monkeypatch.setattr(z3_rows, "_cvc5_finds_none", lambda rows, bound: False)
    with pytest.raises(cases.Unclosed, match="z3 finds no values"):
        cases.lemma_or_point(rows_of("2*x*y > x**2 + y**2"))


@pytest.mark.parametrize("answer", ["unsat", "unknown"])
def test_cvc5_is_asked_where_it_is_installed(monkeypatch, answer):
    import z3

    solver = SimpleNamespace(
        setOption=lambda *_: None, add=lambda _: None, check=lambda: answer
    )
    like_z3 = {name: getattr(z3, name) for name in ("Q", "Real", "RealVal")}
    module = SimpleNamespace(SolverFor=lambda _: solver, unsat="unsat", **like_z3)
    monkeypatch.setitem(sys.modules, "cvc5", module)
    monkeypatch.setitem(sys.modules, "cvc5.pythonic", module)
    found = z3_rows.ask_about(rows_of("2*x*y > x**2 + y**2"), 5_000)
    agree = ("z3", "cvc5") if answer == "unsat" else ("z3",)
    assert (found.word, found.solvers) == ("none", agree)


def test_only_the_rows_that_contradict_each_other_are_named():
    rows = rows_of("z > 1", "x >= 0", "y >= 0", "4*x*y > (x + y)**2", "p*q > 2")
    found = z3_rows.ask_about(rows, 5_000)
    assert found.word == "none"
    assert set(found.core) <= {1, 2, 3}


def test_a_rational_point_near_an_irrational_one_is_taken():
    found = z3_rows.ask_about(rows_of("x**2 > 2", "100*x**2 < 201", "x > 0"), 5_000)
    assert found.word == "point"
    with pytest.raises(SolverError, match="irrational"):
        cases.lemma_or_point(rows_of("x**2 == 2"))
