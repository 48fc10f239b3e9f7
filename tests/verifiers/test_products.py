"""Products of rows: contradictions found, certificates changed, false statements."""

import copy
from fractions import Fraction

import pytest

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import dot
from accord.theory.errors import AccordError, SolverError
from accord.theory.expressions import read_constraints, read_form
from accord.theory.forms import Product, contradicts
from accord.theory.properties import find_property, prop, property_of
from accord.theory.specifications import data_spec
from accord.theory.statements import Statement
from accord.verifiers.certificates import make_certificate
from accord.verifiers.decide import Question
from accord.verifiers.engines.cases import payload
from accord.verifiers.engines.products import contradiction, prove_by_products
from accord.verifiers.kernel import check as recheck
from accord.verifiers.limits import Limits


def products(text, *groups):
    rows = read_constraints(text)
    return [Product(tuple(rows[k] for k in group)) for group in groups]


CONTRADICTIONS = [
    ("a number", "x > 1, x < 0", [(0,), (1,)]),
    ("equal and less", "x == y, x > y", [(0,), (1,)]),
    ("a product of two", "x > 0, y > 0, x*y <= 0", [(0, 1), (2,)]),
    ("weak rows with a strict one", "x >= 0, y > 0, x*y < 0", [(0, 1), (2,)]),
    ("halves", "2*x >= 1, 3*x <= 1", [(0,), (1,)]),
]
NONE = [
    ("rows that can be met", "x > 0, y > 0", [(0,), (1,), (0, 1)]),
    ("weak rows alone", "x >= 0, y >= 0, x*y <= 0", [(0, 1), (2,)]),
    ("a product is missing", "x > 0, y > 0, x*y <= 0", [(0,), (1,), (2,)]),
    ("two directions of one", "x >= 1, x <= 1", [(0,), (1,), (0, 1)]),
]


@pytest.mark.parametrize(
    ("text", "groups"),
    [c[1:] for c in CONTRADICTIONS],
    ids=[c[0] for c in CONTRADICTIONS],
)
def test_a_contradiction_is_found(text, groups):
    listed = products(text, *groups)
    lemma = contradiction(listed, [each.form for each in listed])
    assert lemma is not None
    assert contradicts([p for p, _ in lemma], [times for _, times in lemma])


@pytest.mark.parametrize(
    ("text", "groups"), [c[1:] for c in NONE], ids=[c[0] for c in NONE]
)
def test_what_can_be_met_is_no_contradiction(text, groups):
    listed = products(text, *groups)
    assert contradiction(listed, [each.form for each in listed]) is None


# --- statements about problems with parameters ---------------------------------------

SOME = BargainingProblem(
    ("x", "y"),
    (("a", 0), (0, "b")),
    (0, 0),
    comprehensive=True,
    where=("a > 0, b > 0",),
)


@prop(BargainingProblem)
def middle_is_worth(problem, *, worth):
    """Halfway between the outcomes a weighted sum is as large as that."""
    middle = [sum(pair) for pair in zip(*problem.outcomes, strict=True)]
    return bool(dot((1, 1), middle) >= worth)


def _asked(worth):
    record = property_of(middle_is_worth)
    name = "test_products.py:middle_is_worth"
    return Question(
        record, data_spec(SOME), {"worth": read_form(worth)}, property_name=name
    )


def _proved(worth):
    question = _asked(worth)
    statement = question.statement()
    found = prove_by_products(statement, Limits())
    data = question.as_data(statement.scope)
    return make_certificate(data, "PROVED", "cases", payload(found))


def _accepted(certificate):
    return recheck(certificate, None, middle_is_worth).status == "PROVED"


def test_a_statement_is_proved_of_all_values():
    assert _accepted(_proved("a"))
    assert _accepted(_proved("a + b"))
    assert _accepted(_proved("a - a*b"))


@pytest.mark.parametrize("worth", ["a + 1", "2*a", "a + b + a*b"])
def test_a_false_statement_stays_open(worth):
    with pytest.raises(SolverError):
        _proved(worth)


def _changes(certificate):
    """Yield the certificate with one thing changed in each way."""
    payload_of = certificate["payload"]
    for place, lemma in enumerate(payload_of["lemmas"]):
        yield (
            "a lemma left out",
            ["payload", "lemmas"],
            [other for k, other in enumerate(payload_of["lemmas"]) if k != place],
        )
        for k, row in enumerate(lemma):
            path = ["payload", "lemmas", place, k]
            yield "a negative multiplier", [*path, "times"], f"-{row['times']}"
            yield "another multiplier", [*path, "times"], "7/3"
            yield "no row", ["payload", "lemmas", place], lemma[:k] + lemma[k + 1 :]
            yield "a row twice", [*path, "literals"], row["literals"] * 2
            yield "no literals", [*path, "literals"], []
            yield "a square", [*path, "square"], [[["a"], "1"]]
    data = ["statement", "property", "parameters", "worth"]
    yield "another number", data, {"form": "a + 1"}
    yield "an unknown of nobody", data, {"form": "c"}
    yield "an unknown in a map", data, {"map": [[{"text": "x"}, {"form": "c"}]]}
    where = ["statement", "subject", "data", "where"]
    yield "fewer premises", where, ["a > 0"]
    yield "the opposite verdict", ["verdict"], "REFUTED"
    yield "more instances", ["payload", "instances"], 2


def test_every_change_of_a_certificate_is_rejected():
    certificate = _proved("a - a*b")
    assert certificate["payload"]["lemmas"]
    changes = list(_changes(certificate))
    assert len(changes) > 10
    for what, path, value in changes:
        bad = copy.deepcopy(certificate)
        place = bad
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value
        bad = make_certificate(
            bad["statement"], bad["verdict"], bad["kind"], bad["payload"]
        )
        try:
            passed = _accepted(bad)
        except AccordError:
            passed = False
        assert not passed, what


# --- problems with parameters --------------------------------------------------------


def test_a_problem_with_parameters_at_numbers():
    found = SOME.at({"a": 2, "b": Fraction(1, 2)})
    assert found.outcomes == ((2, 0), (0, Fraction(1, 2)))
    assert found.where is None
    assert "all real a, b with a > 0, b > 0" in SOME.scope
    assert SOME.knowing(("b > a",)).unknowns == {"a", "b"}
    with pytest.raises(AccordError):
        SOME.at({"a": 0, "b": 1})
    with pytest.raises(AccordError):
        SOME.at({"a": 1})


@pytest.mark.parametrize(
    "given",
    [
        {"where": ("a >",)},
        {"where": ("a",)},
        {"outcomes": (("a +", 0),), "where": ()},
        {"outcomes": (("a", 0), (0, 1))},
        {"outcomes": ((0.5, 0),), "where": ()},
        {"outcomes": (), "inequalities": ("x <= 1",), "where": ("a > 0",)},
    ],
)
def test_what_is_no_problem_with_parameters_is_refused(given):
    stated = {"players": ("x", "y"), "outcomes": ((1, 1),), "disagreement": (0, 0)}
    with pytest.raises(AccordError):
        BargainingProblem(**{**stated, **given})


def test_no_engine_solves_a_problem_with_parameters():
    from accord.verifiers.engines.bargaining import solve

    with pytest.raises(AccordError, match="parameters"):
        solve("nash", SOME)


def test_definitions_run_on_parameters_as_on_numbers():
    proof = {"solution": (read_form("1/2*a"), read_form("1/2*b"))}
    proof["lottery"] = ((0, Fraction(1, 2)), (1, Fraction(1, 2)))
    given = {"point": proof["solution"], "proof": proof}
    statement = Statement(find_property("nash-bargaining"), SOME, given)
    lemmas = prove_by_products(statement, Limits())
    assert lemmas.instances == 1


def test_a_problem_with_parameters_as_data_and_back():
    from accord.theory.formats.data import from_data, to_data

    data = to_data(SOME)
    assert data["where"] == ["a > 0, b > 0"]
    assert data["outcomes"] == [["a", 0], [0, "b"]]
    again = from_data(data, "data")
    assert to_data(again) == data
    assert again.scope == SOME.scope
    for bad in (
        {**data, "where": ["a >"]},
        {**data, "outcomes": [["a +", 0], [0, "b"]]},
        {key: value for key, value in data.items() if key != "where"},
        {**data, "where": [1]},
    ):
        with pytest.raises(AccordError):
            from_data(bad, "data")
