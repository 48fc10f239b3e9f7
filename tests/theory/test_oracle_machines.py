"""Machines with an oracle: what they output, and all their reflective oracles."""

import itertools
import json
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.counterexamples.asking import check
from accord.papers.fallenstein2015 import (
    LIAR,
    PENNIES,
    ROOT_HALF,
    SEXES,
    TRUTH_TELLER,
    TWICE,
)
from accord.papers.meulemans2025.reflection import HUNT, MATCHERS, hunters
from accord.theory.best_response_machines import best_response_machines
from accord.theory.box_points import Endless
from accord.theory.errors import CertificateError, ModelError, ScopeError, Undecided
from accord.theory.formats import read_file
from accord.theory.formats.data import from_data, to_data
from accord.theory.forms import Form
from accord.theory.oracle_machines import OracleMachines, Query
from accord.theory.oracle_programs import (
    MAX_DEPTH,
    STOP,
    Ask,
    Flip,
    Write,
    begins,
    followed,
    halts,
    told,
)
from accord.verifiers.kernel import check as recheck
from accord.verifiers.kernel import seal

F = Fraction
HALF, THIRD = F(1, 2), F(1, 3)
YES = Ask("q", Write(1), Write(0))


def one(program, *thresholds):
    queries = tuple(Query("qrs"[k], "m", p) for k, p in enumerate(thresholds))
    return OracleMachines(("m",), (program,), queries)


# --- programs -----------------------------------------------------------------------

coins = st.sampled_from([F(0), F(1, 4), THIRD, HALF, F(2, 3), F(1)])


def programs(names, *leaves):
    return st.recursive(
        st.sampled_from(leaves),
        lambda inner: st.one_of(
            st.builds(Flip, coins, inner, inner),
            st.builds(Ask, st.sampled_from(names), inner, inner),
            st.builds(Write, st.sampled_from([0, 1]), inner),
        ),
        max_leaves=6,
    )


BITS = (Write(0), Write(1))
any_program = programs(("p", "q"), *BITS, STOP)


def paths(program, probabilities):
    """Yield what is written and its probability, path by path: a second route."""
    if isinstance(program, Write):
        for rest, chance in paths(program.then, probabilities):
            yield (program.symbol, *rest), chance
    elif program == STOP:
        yield (), F(1)
    else:
        if isinstance(program, Flip):
            weight, first, second = program.probability, program.heads, program.tails
        else:
            weight = probabilities[program.query]
            first, second = program.yes, program.no
        for part, share in ((first, weight), (second, 1 - weight)):
            for rest, chance in paths(part, probabilities):
                yield rest, share * chance


@settings(max_examples=120, deadline=None)
@given(any_program, coins, coins)
def test_a_program_runs_on_numbers_and_on_forms_alike(program, p, q):
    values = {"p": p, "q": q}
    every = list(paths(program, values))
    assert sum(chance for _, chance in every) == 1
    for history in ((0,), (1,), (0, 1), (1, 1), (1, 0, 1)):
        number = begins(program, history, values.__getitem__)
        by_paths = sum(c for text, c in every if text[: len(history)] == history)
        assert number == by_paths
        form = begins(program, history, Form.unknown)
        assert (form.at(values) if isinstance(form, Form) else form) == number


@given(any_program, coins, coins)
def test_a_program_halts_iff_no_path_stops_before_it_writes(program, p, q):
    if halts(program):
        assert all(text for text, chance in paths(program, {"p": p, "q": q}) if chance)
    else:
        some = {"p": HALF, "q": HALF}
        assert any(not text for text, chance in paths(program, some) if chance)


def test_a_query_asked_twice_on_a_path_makes_a_square():
    found = begins(TWICE.programs[0], (1,), Form.unknown)
    assert repr(found) == "1 - x*x"


def test_a_program_is_followed_by_others():
    then = followed(Flip(THIRD, Write(0), STOP), lambda k: Write(k + 1))
    assert then == Flip(THIRD, Write(1), STOP)
    assert told(then) == "(1/3: 1, else stop)"
    assert told(Write(1, Write(0))) == "1 0"


def deep(levels):
    program = Write(1)
    for _ in range(levels - 1):
        program = Ask("q", program, Write(0))
    return program


def wide(levels):
    program = Write(1)
    for _ in range(levels):
        program = Flip(HALF, program, program)
    return program


@pytest.mark.parametrize(
    ("make", "error", "says"),
    [
        (lambda: one(Ask("r", STOP, STOP), HALF), ModelError, "no query is named `r`"),
        (lambda: one("write 1", HALF), ModelError, "an instruction, got a str"),
        (lambda: one(Write(1, None), HALF), ModelError, "got a NoneType"),
        (lambda: Write(-1), ModelError, "a symbol from 0 to 99"),
        (lambda: Write(True), ModelError, "a symbol from 0 to 99"),
        (lambda: Write(100), ModelError, "a symbol from 0 to 99"),
        (lambda: Flip(F(3, 2), STOP, STOP), ModelError, "from 0 to 1, got 3/2"),
        (lambda: Flip(-HALF, STOP, STOP), ModelError, "from 0 to 1"),
        (lambda: Flip(0.5, STOP, STOP), ModelError, "float"),
        (lambda: Flip("half", STOP, STOP), ModelError, "probability of heads"),
        (lambda: one(deep(MAX_DEPTH + 1), HALF), ScopeError, "60 instructions in a"),
        (lambda: one(wide(30), HALF), ScopeError, "more than 20,000 instructions"),
        (lambda: OracleMachines((), (), ()), ModelError, "at least one"),
        (
            lambda: OracleMachines(("a", "a"), (STOP, STOP), ()),
            ModelError,
            "distinct names of machines",
        ),
        (lambda: OracleMachines(("a",), (), ()), ModelError, "a program for each"),
        (lambda: one(STOP), ModelError, "names of queries, at least one"),
        (
            lambda: OracleMachines(("m",), (STOP,), (Query("q", "n", HALF),)),
            ModelError,
            "no machine is named `n`",
        ),
        (
            lambda: OracleMachines(("m",), (STOP,), (Query("q", "m", HALF),) * 2),
            ModelError,
            "distinct names of queries",
        ),
        (
            lambda: OracleMachines(("m",), (STOP,), (Query("not q", "m", HALF),)),
            ModelError,
            "each a word",
        ),
        (lambda: Query("q", "m", 2), ModelError, "threshold of `q` from 0 to 1"),
        (lambda: Query("q", "m", 0.5), ModelError, "float"),
        (
            lambda: OracleMachines(
                ("m",), (STOP,), tuple(Query(f"q{k}", "m", HALF) for k in range(101))
            ),
            ScopeError,
            "101 queries",
        ),
        (lambda: LIAR.exactly((2,)), ModelError, "the answer to `x` from 0 to 1"),
        (lambda: LIAR.exactly((HALF, HALF)), ModelError, "1 queries, got 2"),
        (lambda: LIAR.exactly((0.5,)), ModelError, "float"),
    ],
)
def test_bad_input_is_told(make, error, says):
    with pytest.raises(error, match=says):
        make()


def test_a_program_of_the_largest_depth_is_taken():
    assert one(deep(MAX_DEPTH), HALF).output(0, 1, (1,)) == 1


# --- all reflective oracles ----------------------------------------------------------

KNOWN = [
    ("RO-1, the liar", LIAR, [(HALF,)]),
    ("RO-2, the truth-teller", TRUTH_TELLER, [(0,), (HALF,), (1,)]),
    ("RO-3, an irrational one", TWICE, [(ROOT_HALF,)]),
    ("RO-4", best_response_machines(PENNIES), [(HALF, HALF)]),
    ("RO-5", best_response_machines(SEXES), [(0, 0), (2 * THIRD, THIRD), (1, 1)]),
    ("stag hunt", hunters(F(2, 3)), [(0, 0), (F(2, 3), F(2, 3)), (1, 1)]),
    ("stag hunt", best_response_machines(HUNT), [(0, 0), (F(2, 3),) * 2, (1, 1)]),
    ("matching pennies", MATCHERS, [(HALF, HALF)]),
    ("a constant", one(Write(1), HALF), [(1,)]),
    ("a coin at its threshold twice", one(YES, THIRD), [(0,), (THIRD,), (1,)]),
    ("two thresholds", one(YES, HALF, F(3, 4)), [(0, 0), (HALF, 0), (1, 1)]),
    (
        "a machine that stops half the time",
        one(Flip(HALF, Write(1), STOP), F(1, 4)),
        [(1,)],
    ),
]


@pytest.mark.parametrize(
    ("m", "oracles"),
    [r[1:] for r in KNOWN],
    ids=[f"{row[0]} {k}" for k, row in enumerate(KNOWN)],
)
def test_the_reflective_oracles_are_these_and_no_others(m, oracles):
    assert check(m, "all-reflective-oracles", given={"oracles": oracles}).status == (
        "PROVED"
    )
    for k in range(len(oracles)):
        fewer = {"oracles": oracles[:k] + oracles[k + 1 :]}
        assert check(m, "all-reflective-oracles", given=fewer).status == "REFUTED"
        assert check(m, "reflective-oracle", given={"oracle": oracles[k]}).status == (
            "PROVED"
        )


def test_with_two_thresholds_the_lower_answer_counts():
    # P(M = 1) is the answer q, so q = 1/2 needs r = 0, and q = 1 needs r = 1.
    m = one(YES, HALF, F(3, 4))
    assert m.reflective_oracles() == ((0, 0), (HALF, 0), (1, 1))


def test_z3_finds_the_same_reflective_oracles():
    """Disjunctions over real numbers, and each solution found is then excluded."""
    z3 = pytest.importorskip("z3")

    def over(program, answers):
        if isinstance(program, Write):
            return (1, 0) if program.symbol == 1 else (0, 1)
        if program == STOP:
            return 0, 0
        if isinstance(program, Flip):
            p = z3.Q(program.probability.numerator, program.probability.denominator)
            left, right = over(program.heads, answers), over(program.tails, answers)
        else:
            p = answers[program.query]
            left, right = over(program.yes, answers), over(program.no, answers)
        return tuple(p * x + (1 - p) * y for x, y in zip(left, right, strict=True))

    for name, m, oracles in KNOWN:
        answers = {query: z3.Real(query) for query in m.names}
        solver = z3.Solver()
        for x in answers.values():
            solver.add(x >= 0, x <= 1)
        values = [z3.Real(f"value of {machine}") for machine in m.machines]
        for program, value in zip(m.programs, values, strict=True):
            ones, zeros = over(program, answers)
            solver.add(value >= ones, value <= 1 - zeros)
        for query in m.queries:
            p = z3.Q(F(query.threshold).numerator, F(query.threshold).denominator)
            value = values[m.machines.index(query.machine)]
            solver.add(z3.Implies(value > p, answers[query.name] == 1))
            solver.add(z3.Implies(value < p, answers[query.name] == 0))
        found = 0
        while solver.check() == z3.sat:
            model = solver.model()
            same = [x == model.eval(x, True) for x in answers.values()]
            solver.add(z3.Not(z3.And(*same)))
            found += 1
            assert found <= len(oracles), name
        assert found == len(oracles), name


def test_sympy_solves_the_irrational_one():
    sympy = pytest.importorskip("sympy")
    x = sympy.Symbol("x")
    roots = sympy.solve(1 - x**2 - sympy.Rational(1, 2), x)
    inside = [root for root in roots if 0 <= root <= 1]
    assert inside == [1 / sympy.sqrt(2)]
    ((found,),) = TWICE.reflective_oracles()
    assert found == ROOT_HALF
    assert found * found == HALF
    low, high = found.enclosure(F(1, 10**9))
    assert low < sympy.Rational(1, 2) ** sympy.Rational(1, 2) < high


GRID = [F(k, 12) for k in range(13)]
thresholds = st.sampled_from([F(1, 4), THIRD, HALF, F(2, 3)])
two_programs = programs(("p", "q"), *BITS)


@settings(max_examples=60, deadline=None)
@given(two_programs, two_programs, thresholds, thresholds)
def test_two_machines_against_a_plain_scan(first, second, p, q):
    m = OracleMachines(
        ("a", "b"), (first, second), (Query("p", "a", p), Query("q", "b", q))
    )
    scanned = [x for x in itertools.product(GRID, repeat=2) if plainly_reflective(m, x)]
    try:
        found = m.reflective_oracles()
    except (Endless, Undecided):
        return
    assert found, "there is one, by Kakutani"
    assert all(map(m.is_reflective, found))
    for point in scanned:
        assert any(point == other for other in found)


@settings(max_examples=60, deadline=None)
@given(programs(("q",), *BITS), thresholds)
def test_one_machine_against_a_plain_scan(program, p):
    m = one(program, p)
    try:
        found = m.reflective_oracles()
    except Endless:
        inner = [x for x in GRID if plainly_reflective(m, (x,))]
        assert len(inner) > 1
        return
    assert found
    for x in GRID:
        assert plainly_reflective(m, (x,)) == any(y == x for (y,) in found)


def plainly_reflective(m, oracle):
    """Return whether an oracle is reflective, by paths, for machines that halt."""
    answers = dict(zip(m.names, oracle, strict=True))
    for query, x in zip(m.queries, oracle, strict=True):
        program = m.programs[m.machines.index(query.machine)]
        chance = sum(c for text, c in paths(program, answers) if text[:1] == (1,))
        if chance > query.threshold and x != 1:
            return False
        if chance < query.threshold and x != 0:
            return False
    return True


@settings(max_examples=150, deadline=None)
@given(any_program, st.lists(coins, min_size=2, max_size=2), thresholds, thresholds)
def test_a_machine_that_may_stop_has_some_value(program, oracle, p, q):
    """Definition 5.19: one value q for all queries about a machine, on a grid."""
    m = OracleMachines(("m",), (program,), (Query("p", "m", p), Query("q", "m", q)))
    low, high = m.range_of(0, oracle)
    grid = sorted({low, high, p, q, (low + p) / 2, (high + q) / 2, (p + q) / 2})
    by_values = any(
        all(
            (threshold >= value or x == 1) and (threshold <= value or x == 0)
            for threshold, x in zip((p, q), oracle, strict=True)
        )
        for value in [*grid, (low + high) / 2]
        if low <= value <= high
    )
    assert m.is_reflective(oracle) == by_values


def test_what_is_not_decided_is_said():
    silent = one(STOP, THIRD, HALF)
    with pytest.raises(Undecided, match="several thresholds"):
        silent.reflective_oracles()
    given_ = {"oracles": [(1, 1)]}
    verdict = check(silent, "all-reflective-oracles", given=given_)
    assert verdict.status == "UNCHECKED"
    many = OracleMachines(("m",), (YES,), tuple(Query(n, "m", HALF) for n in "qrst"))
    given_ = {"oracles": [(1, 1, 1, 1)]}
    verdict = check(many, "all-reflective-oracles", given=given_)
    assert (verdict.status, "4 coordinates" in verdict.reason) == ("UNCHECKED", True)
    assert check(many, "reflective-oracle", given={"oracle": (1,) * 4}).status == (
        "PROVED"
    )


def test_a_long_demand_is_not_looked_through():
    program = Write(1)
    for k in range(10):
        program = Ask("qrs"[k % 3], program, Flip(F(k + 1, 97), Write(0), program))
    m = one(program, HALF, THIRD, F(1, 4))
    with pytest.raises(Undecided, match="too long a polynomial"):
        m.reflective_oracles()


# --- as data and as certificate -------------------------------------------------------

TOML = """
kind = "oracle-machines"
title = "a liar"

[machines]
liar = {ask = "high", yes = 0, no = 1}

[machines.sometimes]
flip = "1/3"
heads = {write = 1, then = {ask = "high", yes = 0, no = "stop"}}
tails = "stop"

[queries]
high = {machine = "liar", threshold = "1/2"}
"""


def test_a_file_is_read_and_written(tmp_path):
    path = tmp_path / "liar.toml"
    path.write_text(TOML)
    m = read_file(path)
    assert m.programs[0] == Ask("high", Write(0), Write(1))
    then = Ask("high", Write(0), STOP)
    assert m.programs[1] == Flip(THIRD, Write(1, then), STOP)
    assert m.reflective_oracles() == ((HALF,),)
    assert from_data(json.loads(json.dumps(to_data(m)))) == m
    assert m.scope == "2 machines as given, 1 query"


@pytest.mark.parametrize("m", [row[1] for row in KNOWN])
def test_data_are_read_back(m):
    assert from_data(to_data(m)) == m


def nested(levels):
    found = 1
    for _ in range(levels):
        found = {"ask": "x", "yes": found, "no": 0}
    return found


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"machines": {"liar": "ask"}}, "an instruction, got `'ask'`"),
        ({"machines": {"liar": {"ask": "x", "yes": 0}}}, "the key `no`"),
        ({"machines": {"liar": {"ask": "y", "yes": 0, "no": 1}}}, "no query is named"),
        ({"machines": {"liar": {"ask": 1, "yes": 0, "no": 1}}}, "a text"),
        ({"machines": {"liar": {"flip": 0.5, "heads": 0, "tails": 1}}}, "float"),
        ({"machines": {"liar": {"flip": "2", "heads": 0, "tails": 1}}}, "from 0 to 1"),
        ({"machines": {"liar": {"write": "1", "then": 0}}}, "a symbol"),
        ({"machines": {"liar": {"write": 1, "else": 0}}}, "known keys"),
        ({"machines": {"liar": {"run": "rm"}}}, "an instruction"),
        ({"machines": {"liar": -1}}, "a symbol"),
        ({"machines": {"liar": True}}, "an instruction"),
        ({"machines": {"liar": nested(60)}}, "more than 60 instructions in a row"),
        ({"machines": {}}, "at least one"),
        ({"machines": []}, "a table"),
        ({"queries": {}}, "names of queries, at least one"),
        ({"queries": {"x": {"machine": "liar"}}}, "the key `threshold`"),
        ({"queries": {"x": {"machine": "me", "threshold": 0}}}, "no machine is named"),
        ({"queries": {"x": {"machine": "liar", "threshold": 2}}}, "from 0 to 1"),
        ({"queries": {"x": {"machine": "liar", "threshold": 0.5}}}, "float"),
        ({"programs": {}}, "known keys"),
    ],
)
def test_wrong_data_are_told(change, says):
    with pytest.raises((ModelError, ScopeError), match=says):
        from_data({**to_data(LIAR), **change})


def tampered(certificate, change):
    edited = {**certificate, **change(certificate)}
    return {**edited, "seal": seal(edited)}


def _with_oracles(oracles):
    def change(certificate):
        named = certificate["statement"]
        prop = {**named["property"], "parameters": {"oracles": oracles}}
        return {"statement": {**named, "property": prop}}

    return change


def _with_data(**changes):
    def change(certificate):
        named = certificate["statement"]
        data = {**named["subject"]["data"], **changes}
        return {"statement": {**named, "subject": {**named["subject"], "data": data}}}

    return change


IRRATIONAL = {"algebraic": ROOT_HALF.as_data()}


@pytest.mark.parametrize(
    "change",
    [
        _with_oracles([]),
        _with_oracles([["1/2"]]),
        _with_oracles([["0.7071"]]),
        _with_oracles([[IRRATIONAL], [0]]),
        _with_oracles([[IRRATIONAL], [IRRATIONAL]]),
        _with_oracles([[IRRATIONAL, IRRATIONAL]]),
        _with_oracles([[{"algebraic": {}}]]),
        _with_data(queries={"x": {"machine": "twice", "threshold": "1/3"}}),
        _with_data(machines={"twice": {"ask": "x", "yes": 0, "no": 1}}),
        _with_data(machines={"twice": {"ask": "y", "yes": 0, "no": 1}}),
        _with_data(machines={"twice": nested(70)}),
        lambda _: {"verdict": "REFUTED"},
        lambda _: {"payload": {"instances": 2, "table": ""}},
    ],
)
def test_a_tampered_certificate_is_rejected(change):
    given_ = {"oracles": [(ROOT_HALF,)]}
    verdict = check(TWICE, "all-reflective-oracles", given=given_)
    assert recheck(verdict.certificate).status == "PROVED"
    with pytest.raises((CertificateError, ModelError)):
        recheck(tampered(verdict.certificate, change))
