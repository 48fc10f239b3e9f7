"""Pareto conditions on aggregations: decided, by a second route, and no edit passes."""

import copy
import itertools
from fractions import Fraction

import pytest
import z3
from hypothesis import given, settings
from hypothesis import strategies as st
from tampering import edits, resealed

from accord.counterexamples.asking import check as ask
from accord.theory.aggregation import Aggregation
from accord.theory.directions import null_space
from accord.theory.errors import AccordError, ModelError
from accord.theory.formats.data import from_data
from accord.theory.properties import find_property
from accord.theory.specifications import data_spec
from accord.theory.unknowns import UNKNOWN
from accord.verifiers.decide import PARETO
from accord.verifiers.engines import aggregation as engine
from accord.verifiers.kernel import check
from accord.verifiers.problems import ProblemQuestion, solve_problem

HALF = Fraction(1, 2)
NAMES = ("Ann", "Bob", "Cleo")


def table(rows, society, title=""):
    outcomes = tuple("abcdef"[: len(society)])
    return Aggregation(
        NAMES[: len(rows)],
        outcomes,
        tuple(map(tuple, rows)),
        tuple(society),
        title,
    )


def word(a, condition):
    verdict = ask(a, condition)
    return "VACUOUS" if verdict.vacuous else verdict.status


# --- a second route: z3 looks for the direction by itself ------------------------


def oracle(a, condition):
    """Return the word, from z3 alone: is there a change of chances that fails it?"""
    solver = z3.Solver()
    z = z3.Reals(" ".join(f"z{k}" for k in range(len(a.outcomes))))
    z = z if isinstance(z, list) else [z]
    solver.add(z3.Sum(z) == 0)

    def gain(row):
        return z3.Sum([z3.Q(*_pq(u)) * x for u, x in zip(row, z, strict=True)])

    gains = list(map(gain, a.utilities))
    social = gain(a.society or [0] * len(z))
    if condition == "weak-pareto":
        solver.add(*(g > 0 for g in gains))
        if solver.check() == z3.unsat:
            return "VACUOUS"
        solver.add(social <= 0)
    elif condition == "pareto-indifference":
        solver.add(*(g == 0 for g in gains), social != 0)
    elif condition == "preference-pareto":
        solver.add(*(g >= 0 for g in gains), social < 0)
    else:
        strict = z3.And(z3.Or(*(g > 0 for g in gains)), social <= 0)
        solver.add(*(g >= 0 for g in gains), z3.Or(social < 0, strict))
    return "REFUTED" if solver.check() == z3.sat else "PROVED"


def _pq(number):
    return Fraction(number).numerator, Fraction(number).denominator


NUMBERS = st.integers(-3, 3) | st.fractions(-3, 3, max_denominator=4)


@st.composite
def tables(draw, people=3, outcomes=4):
    n, m = draw(st.integers(1, people)), draw(st.integers(1, outcomes))
    row = st.lists(NUMBERS, min_size=m, max_size=m)
    rows = draw(st.lists(row, min_size=n, max_size=n))
    if draw(st.booleans()):  # a society that is made of its members
        weights = draw(st.lists(st.integers(-2, 2), min_size=n, max_size=n))
        return table(rows, made_of(rows, weights, draw(NUMBERS)))
    return table(rows, draw(row))


def made_of(rows, weights, constant):
    return [
        sum((w * u for w, u in zip(weights, column, strict=True)), constant)
        for column in zip(*rows, strict=True)
    ]


@settings(deadline=None, max_examples=30)
@given(tables())
def test_every_answer_is_that_of_another_solver(a):
    for condition in PARETO:
        assert word(a, condition) == oracle(a, condition)


@settings(deadline=None, max_examples=20)
@given(tables(), st.lists(st.integers(-2, 2), min_size=3, max_size=3), NUMBERS)
def test_weights_that_are_there_are_found(a, weights, constant):
    chosen = weights[: len(a.individuals)]
    known = table(a.utilities, made_of(a.utilities, chosen, constant))
    assert word(known, "pareto-indifference") == "PROVED"
    if min(chosen) >= 0:
        assert word(known, "preference-pareto") == "PROVED"
    if min(chosen) > 0:
        assert word(known, "strong-pareto") == "PROVED"
    found = engine.weights_or_lotteries(known, "pareto-indifference")
    assert isinstance(found, engine.Weights)
    assert made_of(known.utilities, found.weights, found.constant) == list(
        known.society
    )
    columns = [(*c, 1) for c in zip(*known.utilities, strict=True)]
    free = len(null_space(columns, len(known.individuals) + 1))
    assert engine.freedom(known) == free
    if not free:
        assert (list(found.weights), found.constant) == (chosen, constant)


@settings(deadline=None, max_examples=20)
@given(tables())
def test_two_lotteries_that_refute_do_so(a):
    for condition in PARETO:
        verdict = ask(a, condition)
        if verdict.status != "REFUTED":
            continue
        p, q = verdict.counterexample.values()
        assert sum(p) == sum(q) == 1
        assert min(*p, *q) >= 0
        z = [x - y for x, y in zip(p, q, strict=True)]
        assert engine.fails(a, condition, z)
        # Without what the two have in common they are as far apart as can be.
        assert not any(x and y for x, y in zip(p, q, strict=True))
        assert check(verdict.certificate).values == (p, q)


@settings(deadline=None, max_examples=12)
@given(tables(people=2, outcomes=4))
def test_no_refutation_moves_fewer_outcomes(a):
    for condition in PARETO:
        verdict = ask(a, condition)
        if verdict.status != "REFUTED" or condition == "weak-pareto":
            continue
        p, q = verdict.counterexample.values()
        moved = sum(x != y for x, y in zip(p, q, strict=True))
        for kept in itertools.combinations(range(len(a.outcomes)), moved - 1):
            rows = [[row[k] for k in kept] for row in a.utilities]
            fewer = table(rows, [a.society[k] for k in kept]) if kept else None
            assert fewer is None or oracle(fewer, condition) != "REFUTED"


@settings(deadline=None, max_examples=12)
@given(tables(), st.randoms(use_true_random=False), st.integers(1, 3), NUMBERS)
def test_names_order_scale_and_zero_do_not_matter(a, chance, factor, constant):
    order = list(range(len(a.outcomes)))
    chance.shuffle(order)
    people = list(a.members)
    chance.shuffle(people)
    rows = [[factor * a.utilities[i][k] + constant for k in order] for i in people]
    moved = table(rows, [2 * a.society[k] - constant for k in order])
    for condition in PARETO:
        assert word(moved, condition) == word(a, condition)


@settings(deadline=None, max_examples=12)
@given(tables())
def test_the_conditions_imply_each_other_as_they_should(a):
    words = {condition: word(a, condition) for condition in PARETO}
    if words["strong-pareto"] == "PROVED":
        assert words["preference-pareto"] == "PROVED"
    if words["preference-pareto"] == "PROVED":
        assert words["pareto-indifference"] == "PROVED"


@settings(deadline=None, max_examples=12)
@given(tables(people=2, outcomes=3))
def test_weights_as_unknowns_of_a_linear_program_agree(a):
    # Another engine and other kinds of certificate: `point`, and `farkas`.
    properties = [("weighted-sum", {"weights": UNKNOWN, "constant": UNKNOWN})]
    verdict = solve_problem(ProblemQuestion(data_spec(a), properties))
    assert verdict.status == word(a, "pareto-indifference")


# --- what is known of small tables ----------------------------------------------

CAKE = [(1, 0, HALF), (0, 1, HALF)]
THING = [(1, 0, 0), (0, 1, 0)]
KNOWN = [
    # rows, society, and the words of the four conditions
    (CAKE, (2, 1, Fraction(3, 2)), "PROVED PROVED VACUOUS PROVED"),
    (CAKE, (1, 1, 1), "PROVED PROVED VACUOUS PROVED"),
    (CAKE, (0, 0, 1), "REFUTED REFUTED VACUOUS REFUTED"),
    (THING, (1, -1, 0), "PROVED REFUTED REFUTED REFUTED"),
    (THING, (1, 0, 0), "PROVED PROVED PROVED REFUTED"),
    (THING, (2, 1, 0), "PROVED PROVED PROVED PROVED"),
    (THING, (0, 0, 0), "PROVED PROVED REFUTED REFUTED"),
    ([(0, 0)], (0, 1), "REFUTED REFUTED VACUOUS REFUTED"),
    ([(0, 0)], (5, 5), "PROVED PROVED VACUOUS PROVED"),
    ([(7,)], (3,), "PROVED PROVED VACUOUS PROVED"),
    ([(1, 0), (1, 0)], (1, 0), "PROVED PROVED PROVED PROVED"),
    ([(1, 0), (2, 0)], (0, 1), "PROVED REFUTED REFUTED REFUTED"),
    # No two pure outcomes are unanimous, two lotteries are.
    ([(4, 0, 1), (0, 4, 1)], (0, 0, 1), "PROVED REFUTED REFUTED REFUTED"),
]


@pytest.mark.parametrize(("rows", "society", "words"), KNOWN)
def test_the_four_conditions_of_a_known_table(rows, society, words):
    a = table(rows, society)
    assert [word(a, c) for c in PARETO] == words.split()
    assert [oracle(a, c) for c in PARETO] == words.split()


def test_two_sure_outcomes_are_shown_where_they_do():
    verdict = ask(table(THING, (1, -1, 0)), "preference-pareto")
    assert verdict.counterexample == {
        "prospect": (0, 1, 0),
        "second_prospect": (0, 0, 1),
    }
    assert "Second: c for sure." in verdict.story
    assert "nobody prefers the second, and society does" in verdict.story


def test_the_weights_and_whether_they_are_unique_are_told():
    notes = " ".join(ask(table(THING, (2, 1, 0)), "strong-pareto").notes)
    assert "weights Ann 2, Bob 1; constant 0" in notes
    assert "no other weights do" in notes
    notes = " ".join(ask(table(CAKE, (1, 1, 1)), "strong-pareto").notes)
    assert "1 of these numbers can be chosen freely" in notes


def test_without_a_society_the_question_is_refused():
    with pytest.raises(ModelError, match="states no utilities of society"):
        ask(Aggregation(("Ann",), ("a",), ((1,),)), "strong-pareto")


def test_parameters_are_decided_by_the_general_engine():
    rows = ((1, 0, 0), (0, 1, 0))
    a = Aggregation(
        NAMES[:2], tuple("abc"), rows, ("x", "y", 0), where=("x >= 0", "y >= 0")
    )
    assert ask(a, "preference-pareto").status == "PROVED"
    wider = Aggregation(NAMES[:2], tuple("abc"), rows, ("x", "y", 0), where=())
    verdict = ask(wider, "preference-pareto")
    assert verdict.status == "REFUTED"
    assert oracle(verdict.statement.subject, "preference-pareto") == "REFUTED"


# --- certificates ----------------------------------------------------------------

_TWO, _ONE = [(1, 0, 0), (0, 2, 0)], [(2, 0)]
GOOD = {
    "one, pareto-indifference holds": ("pareto-indifference", table(_ONE, (1, 0))),
    "one, pareto-indifference fails": ("pareto-indifference", table([(0, 0)], (0, 1))),
    "preference-pareto holds": ("preference-pareto", table(_TWO, (2, 0, 0))),
    "preference-pareto fails": ("preference-pareto", table(_TWO, (-1, -2, 1))),
    "weak-pareto holds": ("weak-pareto", table(_TWO, (2, 2, 0))),
    "one, weak-pareto fails": ("weak-pareto", table(_ONE, (0, 0))),
    "one, strong-pareto holds": ("strong-pareto", table(_ONE, (1, 0))),
    "one, strong-pareto fails": ("strong-pareto", table(_ONE, (0, 1))),
}
GOOD["weak-pareto is vacuous"] = ("weak-pareto", table([(1, 0), (0, 1)], (1, 5)))


# The others have edits of the same rows.
SLOW = {
    "one, strong-pareto holds",
    "preference-pareto holds",
    "weak-pareto holds",
    "weak-pareto is vacuous",
}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.slow if name in SLOW else ())
        for name in GOOD
    ],
)
def test_every_edit_of_a_certificate_is_refused_or_true(name):
    condition, a = GOOD[name]
    certificate = ask(a, condition).certificate
    assert check(certificate).status == certificate["verdict"]
    refused, accepted = edits(certificate)
    for what, changed, found in accepted:
        # Whatever passes is a true statement, perhaps about another table.
        stated = changed["statement"]
        subject = from_data(stated["subject"]["data"])
        asked = stated["property"]["name"]
        said = "VACUOUS" if found.vacuous else found.status
        true = oracle(subject, asked)
        assert said == true or (said, true) == ("PROVED", "VACUOUS"), what
    assert refused > 200
    assert refused > 3 * len(accepted)


def lemmas_of(certificate):
    return certificate["payload"]["lemmas"]


def turn_a_weight(lemmas):
    lemmas[0][0]["times"] = "-" + str(lemmas[0][0]["times"])


def raise_a_weight(lemmas):
    lemmas[0][0]["times"] = str(Fraction(lemmas[0][0]["times"]) + Fraction(1, 10**12))


def drop_a_row(lemmas):
    del lemmas[0][-1]


def drop_all(lemmas):
    lemmas.clear()


def another_utility(lemmas):
    row = next(r for r in lemmas[0] if r["literals"][0][1] == "==")
    row["literals"][0][0][-1][1] = "17"


def weaken_society(lemmas):
    for row in lemmas[0]:
        if "W(" in str(row) and row["literals"][0][1] != "==":
            row["literals"][0][1] = ">="


EDITS = [turn_a_weight, raise_a_weight, drop_a_row, drop_all, another_utility]


@pytest.mark.parametrize("edit", [*EDITS, weaken_society])
@pytest.mark.parametrize("condition", ["pareto-indifference", "preference-pareto"])
def test_edited_weights_are_refused(condition, edit):
    certificate = ask(table(THING, (2, 1, 0)), condition).certificate
    changed = copy.deepcopy(certificate)
    edit(lemmas_of(changed))
    assert changed != certificate
    with pytest.raises(AccordError):
        check(resealed(changed))


def test_weights_of_one_condition_prove_no_stronger_one():
    # (1, 0) is enough for preferences, and not for a strict gain of the second.
    a = table(THING, (1, 0, 0))
    certificate = ask(a, "preference-pareto").certificate
    changed = copy.deepcopy(certificate)
    strong = find_property("strong-pareto")
    other = ask(table(THING, (2, 1, 0)), "strong-pareto").certificate
    assert other["statement"]["property"]["name"] == strong.name
    changed["statement"]["property"] = other["statement"]["property"]
    with pytest.raises(AccordError, match="False where"):
        check(resealed(changed))


@pytest.mark.parametrize(
    "pair",
    [
        ([1, 0, 0], [1, 0, 0]),  # no difference
        ([0, 0, 1], ["1/2", "1/2", 0]),  # society prefers the first
        ([2, -1, 0], [0, 0, 1]),  # no lottery
        ([1, 1, 0], [0, 0, 1]),
        (["1/2", "1/2"], [0, 0, 1]),
        (["1/2", "1/3", "1/6"], [0, 0, 1]),
        ([0.5, 0.5, 0], [0, 0, 1]),
    ],
)
def test_two_lotteries_that_do_not_refute_are_refused(pair):
    certificate = ask(table(CAKE, (0, 0, 1)), "preference-pareto").certificate
    changed = copy.deepcopy(certificate)
    changed["payload"]["instance"] = dict(
        zip(("prospect", "second_prospect"), pair, strict=True)
    )
    with pytest.raises(AccordError):
        check(resealed(changed))


def test_fifty_individuals_and_two_hundred_outcomes():
    rows = [
        [(i * 37 + k * k * 11 + i * k * 5) % 101 for k in range(200)] for i in range(50)
    ]
    weights = [1 + i % 7 for i in range(50)]
    names = tuple(f"P{i}" for i in range(50))
    outcomes = tuple(f"o{k}" for k in range(200))
    made = tuple(made_of(rows, weights, 4))
    a = Aggregation(names, outcomes, tuple(map(tuple, rows)), made)
    verdict = ask(a, "strong-pareto")
    assert verdict.status == "PROVED"
    moved = (*made[:-1], made[-1] + Fraction(1, 10**12))
    b = Aggregation(names, outcomes, a.utilities, moved)
    assert ask(b, "strong-pareto").status == "REFUTED"


@pytest.mark.slow
def test_all_small_tables_by_the_definition_itself():
    # Every table of two people over two outcomes with utilities 0 and 1.
    for *rows, society in itertools.product(
        itertools.product((0, 1), repeat=2), repeat=3
    ):
        a = table(rows, society)
        for condition in PARETO:
            assert word(a, condition) == oracle(a, condition)


def test_unknown_is_said_where_an_engine_gives_up(monkeypatch):
    def none(rows):
        raise engine.SolverError("the solver is away")

    monkeypatch.setattr(engine, "feasible", none)
    engine._solve.cache_clear()
    verdict = ask(table(CAKE, (9, 8, Fraction(17, 2))), "strong-pareto")
    assert (verdict.status, verdict.reason) == ("UNKNOWN", "the solver is away")
    engine._solve.cache_clear()


def test_a_direction_without_a_change_is_no_pair_of_lotteries():
    with pytest.raises(engine.SolverError):
        engine.as_lotteries((0, 0))
