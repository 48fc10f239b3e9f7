"""Games whose payoffs are expressions in parameters: proved for all of them."""

import copy
import itertools
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from accord.counterexamples.asking import check as ask
from accord.counterexamples.asking import open_question, questions
from accord.theory.errors import CertificateError, ModelError
from accord.theory.formats import read_file
from accord.theory.games import StrategicGame, from_arrays
from accord.theory.properties import find_property
from accord.theory.ranges import instances
from accord.theory.specifications import data_spec
from accord.theory.statements import Statement
from accord.theory.unknowns import UNKNOWN
from accord.verifiers.decide import Question, decide, sample
from accord.verifiers.kernel import check, seal
from accord.verifiers.limits import Limits
from accord.verifiers.problems import solve_problem

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)
C, D = (1, 0), (0, 1)
FILE = str(Path(__file__).parent.parent.parent / "examples" / "dilemma.toml")
DILEMMA = from_arrays(
    [["R", "S"], ["T", "P"]],
    [["R", "T"], ["S", "P"]],
    actions=[["C", "D"]] * 2,
    title="dilemma",
    where=["T > R > P > S"],
)
PENNIES = from_arrays(
    [["a", "-b"], ["-b", "a"]],
    [["-a", "b"], ["b", "-a"]],
    title="pennies",
    where=["a > 0", "b > 0"],
)
# Four different stakes; the equilibrium is mixed, and no expression without quotients.
STAKES = from_arrays(
    [["a", "-b"], ["-c", "d"]],
    [["-a", "b"], ["c", "-d"]],
    title="stakes",
    where=["a > 0, b > 0, c > 0, d > 0"],
)
HUNT = from_arrays(
    [["a", "c"], ["b", "d"]],
    [["a", "b"], ["c", "d"]],
    actions=[["stag", "hare"]] * 2,
    title="stag hunt",
    where=["a > b >= d > c"],
)
SEXES = from_arrays(
    [["a", 0], [0, "b"]],
    [["b", 0], [0, "a"]],
    actions=[["opera", "football"]] * 2,
    title="battle of the sexes",
    where=["a > b > 0"],
)
CHICKEN = from_arrays(
    [["R", "S"], ["T", "P"]],
    [["R", "T"], ["S", "P"]],
    actions=[["dove", "hawk"]] * 2,
    title="chicken",
    where=["T > R > S > P"],
)
LAW = {"law": (0, HALF, HALF, 0)}
DEFECT = {"player": 0, "action": 1}
COOPERATE = {"player": 0, "action": 0}

P, K = "PROVED", "REFUTED"
ROWS = [
    ("defection is an equilibrium", DILEMMA, "nash", {"profile": (D, D)}, P),
    ("cooperation is none", DILEMMA, "nash", {"profile": (C, C)}, K),
    ("it is strict", DILEMMA, "strict-nash", {"profile": (D, D)}, P),
    ("it dominates", DILEMMA, "strictly-dominant-strategy", DEFECT, P),
    ("cooperation does not", DILEMMA, "strictly-dominant-strategy", COOPERATE, K),
    ("weak dominance", DILEMMA, "dominant-strategy", DEFECT, P),
    ("cooperation is dominated", DILEMMA, "strictly-dominated", COOPERATE, P),
    ("and weakly so", DILEMMA, "weakly-dominated", COOPERATE, P),
    ("defection is not", DILEMMA, "weakly-dominated", DEFECT, K),
    ("by elimination", DILEMMA, "dominance-solvable", {}, P),
    ("what is left", DILEMMA, "survives-elimination", DEFECT, P),
    ("what goes", DILEMMA, "survives-elimination", COOPERATE, K),
    (
        "mutual cooperation is optimal",
        DILEMMA,
        "pareto-optimal",
        {"profile": (C, C)},
        P,
    ),
    ("mutual defection is not", DILEMMA, "pareto-optimal", {"profile": (D, D)}, K),
    ("mutual defection", DILEMMA, "pareto-dominated", {"profile": (D, D)}, P),
    ("the minmax", DILEMMA, "individually-rational", {"profile": (D, D)}, P),
    ("a pure equilibrium", DILEMMA, "no-pure-nash", {}, K),
    ("pennies have no pure one", PENNIES, "no-pure-nash", {}, P),
    ("nor have other stakes", STAKES, "no-pure-nash", {}, P),
    ("even chances", PENNIES, "nash", {"profile": ((HALF, HALF),) * 2}, P),
    ("are special", STAKES, "nash", {"profile": ((HALF, HALF),) * 2}, K),
    ("all hunt the stag", HUNT, "strict-nash", {"profile": (C, C)}, P),
    ("all hunt hares", HUNT, "strict-nash", {"profile": (D, D)}, P),
    ("they do not mix", HUNT, "nash", {"profile": (C, D)}, K),
    ("the stag is best", HUNT, "pareto-optimal", {"profile": (C, C)}, P),
    ("both at the opera", SEXES, "strict-nash", {"profile": (C, C)}, P),
    ("a coin", SEXES, "correlated-equilibrium", {"law": (HALF, 0, 0, HALF)}, P),
    ("a coin in chicken", CHICKEN, "correlated-equilibrium", LAW, P),
    ("its expectation", CHICKEN, "coarse-correlated-equilibrium", LAW, P),
    (
        "thirds need more",
        CHICKEN,
        "correlated-equilibrium",
        {"law": (THIRD, THIRD, THIRD, 0)},
        K,
    ),
]


@pytest.mark.parametrize(
    ("game", "prop", "parameters", "word"),
    [row[1:] for row in ROWS],
    ids=[row[0] for row in ROWS],
)
def test_it_is_so_for_all_values_or_not(game, prop, parameters, word):
    verdict = ask(game, prop, given=parameters)
    assert verdict.status == word
    accepted = check(verdict.certificate)
    assert (accepted.status, accepted.scope) == (word, verdict.scope)
    if word == P:
        names = ", ".join(sorted(game.unknowns))
        assert f"all real {names} with {', '.join(game.where)}" in verdict.scope


@pytest.mark.parametrize(
    ("game", "equilibrium"),
    [(DILEMMA, (D, D)), (PENNIES, ((HALF, HALF),) * 2)],
    ids=["dilemma", "pennies"],
)
def test_it_is_the_only_equilibrium_pure_or_mixed(game, equilibrium):
    known = {"equilibria": [equilibrium], "profile": UNKNOWN}
    verdict = ask(game, "all-equilibria", given=known)
    assert verdict.status == P
    assert check(verdict.certificate).status == P
    none = {"equilibria": [], "profile": UNKNOWN}
    assert ask(game, "all-equilibria", given=none).status == K


def test_weights_that_are_quotients_are_told_by_equations():
    known = ["p*(a + b + c + d) == c + d", "q*(a + b + c + d) == b + d"]
    meeting = {"profile": (("p", "1 - p"), ("q", "1 - q"))}
    assert ask(STAKES.knowing(known), "nash", given=meeting).status == P


def test_a_law_with_parameters_is_an_equilibrium_where_it_is_said_to_be():
    known = ["p + 2*q == 1", "p >= 0", "q >= 0"]
    enough = "q*(S - P) >= p*(T - R)"
    given_law = {"law": ("p", "q", "q", 0)}
    whole = CHICKEN.knowing([*known, enough])
    assert ask(whole, "correlated-equilibrium", given=given_law).status == P
    part = CHICKEN.knowing(known)
    assert ask(part, "correlated-equilibrium", given=given_law).status == K


# --- refutations ------------------------------------------------------------------


def test_a_refutation_has_simple_numbers_that_satisfy_the_constraints():
    verdict = ask(DILEMMA, "nash", given={"profile": (C, C)})
    assert verdict.scope == (
        "the game at P = 0, R = 1, S = -1, T = 2, 2 players, 2 x 2 actions"
    )
    assert "it fails at P = 0, R = 1, S = -1, T = 2" in verdict.notes
    assert "expects 1, and would get 2 by playing D" in verdict.story
    subject = verdict.certificate["statement"]["subject"]
    assert subject["values"] == {"P": "0", "R": "1", "S": "-1", "T": "2"}


def test_a_refutation_gives_numbers_to_weights_too():
    game = DILEMMA.knowing(["0 < p < 1"])
    verdict = ask(game, "nash", given={"profile": (("p", "1 - p"), D)})
    assert verdict.status == K
    assert "p = 1/2" in verdict.scope
    assert "profile=(1/2 C, 1/2 D),D" in verdict.property
    assert check(verdict.certificate).status == K


def test_a_further_constraint_is_kept_with_the_numbers():
    profile = {"profile": (("p", "1 - p"), D)}
    verdict = ask(DILEMMA, "nash", given=profile, where="0 < p < 1")
    assert verdict.status == K
    assert "1 of 4 instances fails" in verdict.notes
    subject = verdict.certificate["statement"]["subject"]
    assert subject["where"] == ["0 < p < 1"]
    subject["values"]["p"] = "1"
    verdict.certificate["seal"] = seal(verdict.certificate)
    with pytest.raises((CertificateError, ModelError), match="does not hold"):
        check(verdict.certificate)


def test_the_kernel_refuses_numbers_that_break_a_constraint():
    good = ask(DILEMMA, "nash", given={"profile": (C, C)}).certificate
    for name, number in (("T", "1"), ("S", "1/2"), ("P", "1")):
        bad = copy.deepcopy(good)
        bad["statement"]["subject"]["values"][name] = number
        bad["seal"] = seal(bad)
        with pytest.raises((CertificateError, ModelError), match="does not hold"):
            check(bad)


def _changed(certificate, **changes):
    bad = copy.deepcopy(certificate)
    for key, value in changes.items():
        place = bad["statement"]["subject"]
        if key == "law":
            bad["statement"]["property"]["parameters"]["law"] = value
        elif key == "lemmas":
            bad["payload"]["lemmas"] = value
        else:
            place["data"][key] = value
    bad["seal"] = seal(bad)
    return bad


WEIGHTS = [{"form": text} for text in ("p", "q", "q")]
CHANGES = {
    "a constraint less": {"where": ["T > R > S > P", "p + 2*q == 1", "p >= 0"]},
    "no constraints": {"where": []},
    "no lemmas": {"lemmas": []},
    "another law": {"law": [WEIGHTS[0], *WEIGHTS[:2], 0]},
    "a law in other unknowns": {"law": [{"form": "z"}, *WEIGHTS[1:], 0]},
    "a law that is no expression": {"law": [{"form": "p +"}, *WEIGHTS[1:], 0]},
    "payoffs of another game": {
        "payoffs": [[["T", "R"], ["S", "T"]], [["R", "S"], ["P", "P"]]]
    },
}


@pytest.fixture(scope="module")
def certificate():
    known = ["p + 2*q == 1", "p >= 0", "q >= 0", "q*(S - P) >= p*(T - R)"]
    given_law = {"law": ("p", "q", "q", 0)}
    return ask(
        CHICKEN.knowing(known), "correlated-equilibrium", given=given_law
    ).certificate


def test_the_kernel_reads_weights_that_are_expressions(certificate):
    assert check(_changed(certificate, law=[*WEIGHTS, 0])).status == P


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_kernel_refuses_a_proof_of_something_else(certificate, change):
    bad = _changed(certificate, **change)
    with pytest.raises((CertificateError, ModelError)):
        check(bad)


# --- what cannot be asked ---------------------------------------------------------


def test_constraints_that_nothing_satisfies_are_an_error():
    with pytest.raises(ModelError, match="no real numbers satisfy"):
        ask(DILEMMA.knowing(["S > T"]), "dominance-solvable")


def test_a_solution_that_depends_on_parameters_is_not_sought():
    question = open_question(FILE, ["correlated-equilibrium"], None, {}, "law")
    with pytest.raises(ModelError, match="has the parameters P, R, S, T"):
        solve_problem(question)


def test_numbers_alone_are_sampled():
    [question] = questions(FILE, ["nash"], None, {"profile": "C,D"})
    with pytest.raises(ModelError, match="unknown parameters"):
        sample(question, Limits(), lambda *_: (), 10, 0)


def test_weights_have_no_unknowns_of_their_own():
    with pytest.raises(ModelError, match="expected an exact probability, got `z`"):
        ask(DILEMMA, "nash", given={"profile": (("z", "1 - z"), D)})


# --- as a file and on the command line ---------------------------------------------


def test_the_example_is_read_with_further_constraints():
    options = {"profile": "p,1-p;0,1", "where": "0 < p <= 1"}
    [question] = questions(FILE, ["nash"], None, options)
    subject = question.statement().subject
    assert subject.unknowns == {*"PRST", "p"}
    assert "with T > R > P > S, 0 < p <= 1" in subject.scope
    assert isinstance(read_file(FILE), StrategicGame)


def test_a_game_of_a_python_file_is_seen_to_have_parameters(tmp_path):
    (tmp_path / "mine.py").write_text(
        "from accord import StrategicGame\n"
        "GAME = StrategicGame(('a',), (('x', 'y'),), (('k',), (0,)), '', ('k > 0',))\n"
    )
    named = f"{tmp_path / 'mine.py'}:GAME"
    options = {"player": "a", "action": "x"}
    [question] = questions(named, ["strictly-dominant-strategy"], None, options)
    assert question.is_open


# --- against numbers ---------------------------------------------------------------

_coefficients = st.integers(-2, 2)
_texts = st.builds("{}*a + {}*b + {}".format, *[_coefficients] * 3)
_products = st.builds("{}*a*b + {}*a + {}".format, *[_coefficients] * 3)
_CONSTRAINTS = [
    [],
    ["a > b"],
    ["a >= b", "b > 0"],
    ["0 <= a <= 1", "b >= a"],
    ["a + b == 1", "a >= 0", "b >= 0"],
    ["a - 2*b >= 1"],
]
_ASKED = [
    ("nash", {"profile": (C, D)}),
    ("nash", {"profile": ((HALF, HALF), D)}),
    ("strict-nash", {"profile": (D, C)}),
    ("dominant-strategy", DEFECT),
    ("strictly-dominated", COOPERATE),
    ("weakly-dominated", DEFECT),
    ("dominance-solvable", {}),
    ("survives-elimination", {"player": 1, "action": 0}),
    ("pareto-optimal", {"profile": (C, C)}),
    ("weakly-pareto-optimal", {"profile": (D, C)}),
    ("pareto-dominated", {"profile": (C, C)}),
    ("individually-rational", {"profile": (C, D)}),
    ("no-pure-nash", {}),
    ("correlated-equilibrium", LAW),
    ("coarse-correlated-equilibrium", {"law": (HALF, 0, 0, HALF)}),
    ("coarse-iff-correlated", LAW),
    ("has-payoffs", {"law": (1, 0, 0, 0), "payoffs": (0, 1)}),
    ("lottery-improves", {"profile": (C, C), "law": (0, 0, 0, 1)}),
    ("weakly-dominated-by-mixture", {**DEFECT, "mixture": (1, 0)}),
    ("punishes", {"player": 0, "profile": (C, C), "punishment": (0, 1)}),
    ("eliminates-to", {"steps": ((0, 0, (0, 1)),), "left": ((1,), (0, 1))}),
]
_numbers = [Fraction(n, d) for d in (1, 2, 3) for n in range(-4, 5)]
_POINTS = sorted(set(itertools.product(_numbers, repeat=2)))[::3]


def _true_of(game, prop, parameters):
    """Return whether a game of numbers has a property: run on every instance."""
    statement = Statement(find_property(prop), game, parameters)
    every = instances(game, statement.prop.forall)
    return all(statement.holds(*values) is not False for values in every)


def _points(game):
    for a, b in _POINTS:
        numbers = {"a": a, "b": b}
        if all(row.holds(numbers) for row in game.premises):
            yield {name: numbers[name] for name in game.unknowns}


@settings(max_examples=100, deadline=None)
@given(
    texts=st.lists(st.one_of(_texts, _texts, _products), min_size=8, max_size=8),
    where=st.sampled_from(_CONSTRAINTS),
    asked=st.sampled_from(_ASKED),
)
def test_the_answer_for_all_values_agrees_with_that_at_each(texts, where, asked):
    rows = tuple(zip(texts[:4], texts[4:], strict=True))
    game = StrategicGame(("Ann", "Bob"), (("x", "y"),) * 2, rows, "", tuple(where))
    prop, parameters = asked
    question = Question(find_property(prop), data_spec(game), parameters)
    verdict = decide(question, Limits(), lambda _, found: found.violations[0])
    linear = not any("a*b" in text and not text.startswith("0") for text in texts)
    assume(linear or verdict.status != "UNKNOWN")
    if verdict.status == P:
        bad = [v for v in _points(game) if not _true_of(game.at(v), prop, parameters)]
        assert not bad
    else:
        assert verdict.status == K
        subject = verdict.certificate["statement"]["subject"]
        at = game.at(subject["values"])  # which raises if they break a constraint
        assert not _true_of(at, prop, parameters)
