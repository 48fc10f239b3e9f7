"""Demands on a box and their fixed points."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.counterexamples.asking import check
from accord.theory.algebraic import Algebraic, Field
from accord.theory.box_demands import BoxDemands
from accord.theory.box_points import Endless, fixed_points, roots
from accord.theory.errors import CertificateError, ModelError, ScopeError, Undecided
from accord.theory.expressions import read_form
from accord.theory.formats.data import from_data, to_data
from accord.verifiers.kernel import check as recheck
from accord.verifiers.kernel import seal

F = Fraction
HALF, THIRD = F(1, 2), F(1, 3)
ROOT_HALF = Field((-1, 0, 2), F(0), F(1)).generator


def demands(*texts, **options):
    return BoxDemands(("p", "q", "r", "s")[: len(texts)], texts, **options)


def same(point, other):
    return all(x == y for x, y in zip(point, other, strict=True))


KNOWN = [  # demands, all their fixed points, source
    (("1 - 3*p",), [(THIRD,)], "LI-2"),
    (("p",), [(0,), (1,)], "LI-3"),
    (("max(p, q)", "1 - p - q"), [(1, 0)], "LI-4"),
    (("1/2 - p**2",), [(ROOT_HALF,)], "LI-5"),
    (("3/5 - p", "3/5 - q"), [(F(3, 5), F(3, 5))], "LI-6"),
    (("1 - p - 1/2",), [(HALF,)], "RO-1, the liar"),
    (("p - 1/2",), [(0,), (HALF,), (1,)], "RO-2, the truth-teller"),
    (("q - 1/2", "1/2 - p"), [(HALF, HALF)], "RO-4, matching pennies"),
    (
        ("3*q - 1", "3*p - 2"),
        [(0, 0), (F(2, 3), THIRD), (1, 1)],
        "RO-5, battle of the sexes",
    ),
    (("1",), [(1,)], "LI-14, always buy"),
    (("-1",), [(0,)], "always sell"),
    (("1/max(1, 3*p) - 1/2",), [(F(2, 3),)], "a safe reciprocal"),
    (("min(1/2 - p, p - 1/4)",), [(0,), (F(1, 4),), (HALF,)], "a minimum"),
    (("max(p**5 - 1/3, 1/2 - p**7, p**3 - 1/4) - 1/9",), [(1,)], "three pieces"),
    (("(p - 1/2)**2",), [(HALF,), (1,)], "a double root"),
    (("2*q - 1", "2*r - 1", "1 - 2*p"), [(HALF,) * 3], "a cycle of three"),
]


@pytest.mark.parametrize(
    ("texts", "points"), [row[:2] for row in KNOWN], ids=[row[2] for row in KNOWN]
)
def test_all_fixed_points_are_found_and_no_other_list_is_all(texts, points):
    d = demands(*texts)
    found = fixed_points(d)
    assert len(found) == len(points)
    assert all(same(p, q) for p, q in zip(found, points, strict=True))
    assert check(d, "all-fixed-points", given={"points": points}).status == "PROVED"
    for point in points:
        assert check(d, "fixed-point", given={"point": point}).status == "PROVED"
    fewer, more = points[1:], [*points, (F(3, 7),) * len(texts)]
    for other in (fewer, more, [*points, points[0]]):
        verdict = check(d, "all-fixed-points", given={"points": other})
        assert verdict.status == "REFUTED"
        assert "the fixed points are" in verdict.story


@pytest.mark.parametrize("texts", [("0",), ("max(p - 1/2, 0)",), ("0", "0")])
def test_infinitely_many_are_told(texts):
    with pytest.raises(Endless, match="makes a fixed point"):
        fixed_points(demands(*texts))
    point = (0,) * len(texts)
    verdict = check(demands(*texts), "all-fixed-points", given={"points": [point]})
    assert verdict.status == "REFUTED"


@pytest.mark.parametrize(
    ("texts", "point"),
    [
        (("q*q - 1/4", "1/4 - p*p"), (HALF, HALF)),
        (("p - q", "q - p"), (0, 0)),
        (("0", "1/2 - q"), (0, HALF)),
        (("1/2 - p",) + ("1",) * 3, (HALF, 1, 1, 1)),
    ],
    ids=["not multilinear", "a curve", "nothing demanded", "four coordinates"],
)
def test_what_is_not_decided_is_unchecked(texts, point):
    verdict = check(demands(*texts), "all-fixed-points", given={"points": [point]})
    assert verdict.status == "UNCHECKED"
    assert verdict.reason
    other = [(1, *point[1:])]
    wrong = check(demands(*texts), "all-fixed-points", given={"points": other})
    assert wrong.status in ("REFUTED", "UNCHECKED")
    assert check(demands(*texts), "fixed-point", given={"point": point}).status == (
        "PROVED"
    )


def test_an_undecided_list_with_a_wrong_point_is_refuted():
    d = demands("q*q - 1/4", "1/4 - p*p")
    verdict = check(d, "all-fixed-points", given={"points": [(THIRD, HALF)]})
    assert verdict.status == "REFUTED"
    assert "(1/3, 1/2) is no fixed point" in verdict.story


# --- a second route ----------------------------------------------------------------

_small = st.integers(-3, 3)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(_small, min_size=4, max_size=4), st.lists(_small, min_size=4, max_size=4)
)
def test_two_multilinear_demands_are_like_a_game_of_two(f, g):
    """Points of a grid that are fixed are found, and what is found is fixed."""
    texts = [f"{a} + {b}*p/2 + {c}*q/3 + {e}*p*q" for a, b, c, e in (f, g)]
    d = demands(*texts)
    try:
        found = fixed_points(d)
    except Undecided:
        return
    assert found, "there is one, by Brouwer"
    assert all(d.is_fixed(point) for point in found)
    grid = [F(k, 12) for k in range(13)]
    for point in itertools.product(grid, repeat=2):
        if d.is_fixed(point):
            assert any(p == point for p in found)


def test_three_irrational_prices_at_once():
    d = demands("p*q - 1/3 + r/7", "q*r - 1/4", "r*p - 1/5")
    found = fixed_points(d)
    assert all(map(d.is_fixed, found))
    (inner,) = [p for p in found if all(isinstance(x, Algebraic) for x in p)]
    # q = 1/(4r), p = 1/(5r): 1/(20 r^2) - 1/3 + r/7 = 0, a cubic in r.
    r = inner[2]
    assert 60 * r * r * r - 140 * r * r + 21 == 0
    assert (inner[0] * r * 5, inner[1] * r * 4) == (1, 1)


def test_z3_finds_the_same_number_of_fixed_points():
    z3 = pytest.importorskip("z3")
    p, q = z3.Reals("p q")
    cases = {
        ("3*q - 1", "3*p - 2"): (3 * q - 1, 3 * p - 2),
        ("q - 1/2", "1/2 - p"): (q - z3.Q(1, 2), z3.Q(1, 2) - p),
        ("p*q - 1/4", "1/2 - p"): (p * q - z3.Q(1, 4), z3.Q(1, 2) - p),
        ("max(p, q)", "1 - p - q"): (z3.If(p >= q, p, q), 1 - p - q),
    }
    for texts, own in cases.items():
        solver = z3.Solver()
        for x, xi in zip((p, q), own, strict=True):
            solver.add(x >= 0, x <= 1)
            solver.add(z3.Implies(xi > 0, x == 1), z3.Implies(xi < 0, x == 0))
        number = 0
        while solver.check() == z3.sat:
            model = solver.model()
            solver.add(z3.Or(p != model.eval(p, True), q != model.eval(q, True)))
            number += 1
            assert number < 10
        assert len(fixed_points(demands(*texts))) == number, texts


def test_roots_are_each_listed_once_and_rational_ones_as_such():
    cubic = tuple(map(F, (-1, 2, 2, -4)))  # (2x - 1)(1 - 2x^2)
    assert roots([cubic, (F(-1), F(2)), (F(0), F(1)), ()]) == [HALF, ROOT_HALF]
    assert roots([]) == []


# --- the property itself -------------------------------------------------------------


@pytest.mark.parametrize(
    ("point", "status", "why"),
    [
        ((THIRD,), "PROVED", ""),
        ((0,), "REFUTED", "the demand for p is 1 there, and p is 0."),
        ((1,), "REFUTED", "the demand for p is -2 there, and p is 1."),
        ((ROOT_HALF,), "REFUTED", "and p is about 0.707107."),
    ],
)
def test_one_point_is_checked_exactly(point, status, why):
    verdict = check(demands("1 - 3*p"), "fixed-point", given={"point": point})
    assert verdict.status == status
    assert why in verdict.story


def test_a_fixed_point_is_what_no_world_profits_from():
    every = BoxDemands(("p", "q"), ("a", "b"), where=())
    assert check(every, "worlds-iff-fixed").status == "PROVED"
    assert check(demands("1 - 3*p"), "worlds-iff-fixed").status == "PROVED"


def test_a_point_with_a_parameter_has_to_stay_in_the_box():
    point = {"point": (read_form("t"),)}
    d = demands("0", where=("0 <= t <= 1",))
    assert check(d, "fixed-point", given=point).status == "PROVED"
    assert check(d.knowing(["t <= 1/2"]), "fixed-point", given=point).status == "PROVED"
    wide = demands("0", where=("0 <= t <= 2",))
    assert check(wide, "fixed-point", given=point).status == "REFUTED"
    above = demands("t - p", where=("t >= 1",))
    assert check(above, "fixed-point", given={"point": (1,)}).status == "PROVED"
    assert check(above, "fixed-point", given={"point": (HALF,)}).status == "REFUTED"


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: BoxDemands((), ()), "at least one"),
        (lambda: BoxDemands(("p", "p"), ("1", "1")), "distinct names"),
        (lambda: BoxDemands(("not phi",), ("1",)), "each a word"),
        (lambda: BoxDemands(("if",), ("1",)), "each a word"),
        (lambda: BoxDemands(("p",), ("1", "1")), "a demand for each of 1 coordinate"),
        (lambda: BoxDemands(("p",), ("q",)), "one of the names `p`"),
        (lambda: BoxDemands(("p",), ("1/p",)), "above 0"),
        (lambda: BoxDemands(("p",), ("1 if p else 0",)), "a continuous expression"),
        (lambda: demands("p").checked((2,)), "from 0 to 1, got 2"),
        (lambda: demands("p").checked((-HALF,)), "from 0 to 1"),
        (lambda: demands("p").checked((0.5,)), "float"),
        (lambda: demands("p").checked((0, 0)), "a point of 1 number"),
    ],
)
def test_bad_input_is_told(make, says):
    with pytest.raises(ModelError, match=says):
        make()


def test_too_many_coordinates_are_refused():
    names = tuple(f"p{k}" for k in range(101))
    with pytest.raises(ScopeError, match="100 that fit"):
        BoxDemands(names, ("1",) * 101)


# --- as data and as certificate -------------------------------------------------------


@pytest.mark.parametrize(
    "d",
    [
        demands("1 - 3*p", title="a market"),
        demands("max(p, q)", "1 - p - q"),
        demands("a - p", where=("a > 0",)),
        demands("1", where=()),
    ],
)
def test_data_are_read_back(d):
    assert from_data(to_data(d)) == d


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"demands": {"p": 1}}, "a text"),
        ({"demands": {"p": "1", "q": "1"}}, "known names"),
        ({"demands": {}}, "an entry of `p`"),
        ({"demands": {"p": "1/p"}}, "above 0"),
        ({"names": ["p", "p"]}, "distinct"),
        ({"names": []}, "at least one"),
        ({"size": 1}, "known keys"),
        ({"where": ["p"]}, "comparison"),
    ],
)
def test_wrong_data_are_told(change, says):
    data = {"kind": "box-demands", "names": ["p"], "demands": {"p": "1 - p"}}
    with pytest.raises(ModelError, match=says):
        from_data({**data, **change})


def tampered(certificate, change):
    edited = {**certificate, **change(certificate)}
    return {**edited, "seal": seal(edited)}


def _with_points(points):
    def change(certificate):
        named = certificate["statement"]
        prop = {**named["property"], "parameters": {"points": points}}
        return {"statement": {**named, "property": prop}}

    return change


def _with_demand(text):
    def change(certificate):
        named = certificate["statement"]
        data = {**named["subject"]["data"], "demands": {"p": text}}
        return {"statement": {**named, "subject": {**named["subject"], "data": data}}}

    return change


IRRATIONAL = {"algebraic": ROOT_HALF.as_data()}
NARROW = {**ROOT_HALF.as_data(), "interval": ["0", "1/2"]}


@pytest.mark.parametrize(
    "change",
    [
        _with_points([]),
        _with_points([["1/2"]]),
        _with_points([[IRRATIONAL], [0]]),
        _with_points([[IRRATIONAL], [IRRATIONAL]]),
        _with_points([[{"algebraic": NARROW}]]),
        _with_points([[{"algebraic": {}}]]),
        _with_points([["0.7071"]]),
        _with_demand("1/3 - p**2"),
        _with_demand("p**2 - 1/2"),
        _with_demand("1/p"),
        _with_demand("q"),
        lambda _: {"verdict": "REFUTED"},
        lambda _: {"payload": {"instances": 2, "table": ""}},
    ],
)
def test_a_tampered_certificate_is_rejected(change):
    d = demands("1/2 - p**2")
    verdict = check(d, "all-fixed-points", given={"points": [(ROOT_HALF,)]})
    assert recheck(verdict.certificate).status == "PROVED"
    with pytest.raises((CertificateError, ModelError)):
        recheck(tampered(verdict.certificate, change))
