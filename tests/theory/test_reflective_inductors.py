"""Reflective inductors of finite classes: predictions, fixed points, halving."""

import itertools
import json
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.counterexamples.asking import check
from accord.papers.meulemans2025.reflection import (
    ANY_PREDICTION,
    WITH_CONFORMIST,
    WITH_LIAR,
)
from accord.theory.box_points import Endless
from accord.theory.errors import CertificateError, ModelError, ScopeError, Undecided
from accord.theory.formats import read_file
from accord.theory.formats.data import from_data, to_data
from accord.theory.oracle_programs import STOP, Ask, Flip, Write
from accord.theory.reflective_inductors import (
    InductorQuery,
    ReflectiveInductor,
    found_by_halving,
)
from accord.theory.unknowns import UNKNOWN
from accord.verifiers.kernel import check as recheck
from accord.verifiers.kernel import seal

F = Fraction
HALF, QUARTER, THIRD = F(1, 2), F(1, 4), F(1, 3)
GRID = [F(k, 12) for k in range(13)]


def asked(history, symbol, threshold, name="q"):
    return InductorQuery(name, history, symbol, threshold)


ASKED = (asked((), 1, HALF),)


def of(*pairs, queries=ASKED):
    names = tuple(f"m{k}" for k in range(len(pairs)))
    weights, programs = zip(*pairs, strict=True)
    return ReflectiveInductor(names, weights, programs, queries)


KNOWN = [
    ("with a liar", WITH_LIAR, {(HALF,): HALF}),
    (
        "with a conformist",
        WITH_CONFORMIST,
        {(0,): QUARTER, (HALF,): HALF, (1,): F(3, 4)},
    ),
    ("one constant", of((1, Write(1))), {(1,): 1}),
    ("a coin", of((1, Flip(THIRD, Write(1), Write(0)))), {(0,): THIRD}),
    (
        "a machine that stops",
        of((HALF, STOP), (HALF, Ask("q", Write(0), Write(1)))),
        {(0,): HALF},
    ),
]


@pytest.mark.parametrize(
    ("m", "table"), [row[1:] for row in KNOWN], ids=[row[0] for row in KNOWN]
)
def test_the_reflective_oracles_and_what_is_predicted(m, table):
    assert m.reflective_oracles() == tuple(table)
    oracles = {"oracles": tuple(table)}
    assert check(m, "all-reflective-inductors", given=oracles).status == "PROVED"
    for oracle, rho in table.items():
        assert m.prediction((), 1, oracle) == rho
        for x in GRID:
            assert m.is_reflective((x,)) == ((x,) in table)


def test_predictions_are_weighted_by_what_was_written():
    m = of(
        (HALF, Write(1, Write(1))),
        (QUARTER, Write(1, Write(0))),
        (QUARTER, Write(0, Flip(THIRD, Write(1), STOP))),
    )
    assert m.prediction((), 1, (0,)) == F(3, 4)
    assert m.prediction((1,), 1, (0,)) == F(2, 3)
    assert m.prediction((0,), 1, (0,)) == THIRD
    assert m.prediction((0,), 0, (0,)) == 0  # the rest is given to nobody
    assert m.prediction((0, 0), 1, (0,)) is None


def test_after_what_never_comes_any_answer_will_do():
    m = of((1, Write(1)), queries=(asked((0,), 1, HALF),))
    assert all(m.is_reflective((x,)) for x in GRID)
    with pytest.raises(Endless):
        m.reflective_oracles()


leaves = st.sampled_from([Write(0), Write(1), Write(1, Write(0)), Write(0, Write(1))])
programs = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(Flip, st.sampled_from([QUARTER, THIRD, HALF]), inner, inner),
        st.builds(Ask, st.sampled_from(["p", "q"]), inner, inner),
    ),
    max_leaves=4,
)
THRESHOLDS = st.sampled_from([QUARTER, THIRD, HALF, F(2, 3)])


@settings(max_examples=50, deadline=None)
@given(programs, programs, THRESHOLDS, THRESHOLDS)
def test_all_are_found_against_a_plain_scan(first, second, p, q):
    queries = (asked((), 1, p, "p"), asked((1,), 0, q, "q"))
    m = of((THIRD, first), (F(2, 3), second), queries=queries)
    try:
        found = m.reflective_oracles()
    except (Endless, Undecided):
        return
    assert found
    for oracle in itertools.product(GRID, repeat=2):
        if plainly_reflective(m, oracle):
            assert any(point == oracle for point in found)
    for point in found:
        assert m.is_reflective(point)


def plainly_reflective(m, oracle):
    """Return whether each answer is true of the quotient, where there is one."""
    for query, x in zip(m.queries, oracle, strict=True):
        rho = m.prediction(query.history, query.symbol, oracle)
        if rho is None:
            continue
        if (rho > query.threshold and x != 1) or (rho < query.threshold and x != 0):
            return False
    return True


def test_z3_finds_the_same_inductors():
    z3 = pytest.importorskip("z3")
    x = z3.Real("x")
    for name, copied, count in (("liar", 1 - x, 1), ("conformist", x, 3)):
        rho = z3.Q(1, 4) + copied / 2
        solver = z3.Solver()
        solver.add(x >= 0, x <= 1)
        solver.add(z3.Implies(rho > z3.Q(1, 2), x == 1))
        solver.add(z3.Implies(rho < z3.Q(1, 2), x == 0))
        found = 0
        while solver.check() == z3.sat:
            solver.add(x != solver.model().eval(x, True))
            found += 1
        assert found == count, name


# --- halving -------------------------------------------------------------------------


@pytest.mark.parametrize("steps", range(9))
def test_halving_encloses_a_number_whatever_is_answered_at_ties(steps):
    for number in [*(F(k, 16) for k in range(17)), THIRD, F(5, 7)]:
        found = found_by_halving(number, steps)
        middles = {F(2 * k + 1, 2**j) for j in range(1, steps + 1) for k in range(2**j)}
        assert len(found) == (2 if number in middles else 1)
        for low, high in found:
            assert low <= number <= high
            assert high - low == F(1, 2**steps)


@pytest.mark.parametrize("steps", [0, 1, 4])
def test_every_real_prediction_is_enclosed(steps):
    given_ = {"oracle": UNKNOWN, "history": (), "symbol": 1, "steps": steps}
    verdict = check(ANY_PREDICTION, "halving-encloses", given=given_)
    assert verdict.status == "PROVED"
    assert recheck(verdict.certificate).status == "PROVED"


def test_a_wrong_answer_that_is_no_tie_is_noticed(monkeypatch):
    """A planted fault: the answer is no although the number is above the middle."""
    from accord.theory.properties import halving_encloses as module

    def lied_to(number, steps):
        return [(low / 2, high / 2) for low, high in found_by_halving(number, steps)]

    monkeypatch.setattr(module, "found_by_halving", lied_to)
    given_ = {"oracle": (1,), "history": (), "symbol": 1, "steps": 3}
    assert check(WITH_CONFORMIST, "halving-encloses", given=given_).status == "REFUTED"


# --- bad input, data, certificates ----------------------------------------------------


@pytest.mark.parametrize(
    ("make", "error", "says"),
    [
        (lambda: of((HALF, STOP)), ModelError, "positive weights with sum 1"),
        (lambda: of((1, STOP), (0, STOP)), ModelError, "positive weights"),
        (lambda: of((2, STOP), (-1, STOP)), ModelError, "positive weights"),
        (lambda: of((0.5, STOP), (0.5, STOP)), ModelError, "float"),
        (lambda: of((1, 7)), ModelError, "an instruction, got a int"),
        (lambda: of((1, Ask("r", STOP, STOP))), ModelError, "no query is named"),
        (lambda: of((1, STOP), queries=()), ModelError, "at least one"),
        (lambda: asked((2.0,), 1, HALF), ModelError, "a symbol from 0 to 99"),
        (lambda: asked((), -1, HALF), ModelError, "a symbol from 0 to 99"),
        (lambda: asked((), 1, 2), ModelError, "from 0 to 1"),
        (lambda: asked((0,) * 60, 1, HALF), ScopeError, "60 symbols"),
        (lambda: ReflectiveInductor((), (), (), ()), ModelError, "at least one"),
        (
            lambda: ReflectiveInductor(("a",), (1,), (), ()),
            ModelError,
            "a program and a weight",
        ),
        (
            lambda: ReflectiveInductor(("a", "a"), (1, 1), (STOP, STOP), ()),
            ModelError,
            "distinct names",
        ),
    ],
)
def test_bad_input_is_told(make, error, says):
    with pytest.raises(error, match=says):
        make()


TOML = """
kind = "reflective-inductor"
title = "constants and a conformist"
weights = {zero = "1/4", one = "1/4", conformist = "1/2"}

[machines]
zero = 0
one = 1
conformist = {ask = "x", yes = 1, no = 0}

[queries]
x = {symbol = 1, threshold = "1/2"}
"""


def test_a_file_is_read_and_written(tmp_path):
    path = tmp_path / "class.toml"
    path.write_text(TOML)
    m = read_file(path)
    assert m == WITH_CONFORMIST
    assert from_data(json.loads(json.dumps(to_data(m)))) == m


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"weights": {"zero": 1}}, "an entry of `one`"),
        ({"weights": {"zero": 0, "one": "1/2", "liar": "1/2"}}, "positive weights"),
        ({"weights": {"zero": 0.5, "one": 0, "liar": 0}}, "float"),
        ({"queries": {"x": {"symbol": 1}}}, "the key `threshold`"),
        ({"queries": {"x": {"symbol": "1", "threshold": 0}}}, "a symbol"),
        ({"queries": {"x": {"symbol": 1, "threshold": "3/2"}}}, "from 0 to 1"),
        ({"queries": {"x": {"symbol": 1, "threshold": 0, "history": 1}}}, "a list"),
        ({"queries": {"y": {"symbol": 1, "threshold": 0}}}, "no query is named `x`"),
        ({"machines": {"zero": 0, "one": 1, "liar": "lie"}}, "an instruction"),
        ({"prior": 1}, "known keys"),
    ],
)
def test_wrong_data_are_told(change, says):
    with pytest.raises(ModelError, match=says):
        from_data({**to_data(WITH_LIAR), **change})


@pytest.mark.parametrize(
    "oracles", [[], [[0]], [["1/2"], ["1/2"]], [["1/2", 0]], [[1], ["1/2"]], [["1/3"]]]
)
def test_a_tampered_certificate_is_rejected(oracles):
    given_ = {"oracles": [(HALF,)]}
    certificate = check(WITH_LIAR, "all-reflective-inductors", given=given_).certificate
    assert recheck(certificate).status == "PROVED"
    named = certificate["statement"]
    prop = {**named["property"], "parameters": {"oracles": oracles}}
    edited = {**certificate, "statement": {**named, "property": prop}}
    with pytest.raises((CertificateError, ModelError)):
        recheck({**edited, "seal": seal(edited)})
