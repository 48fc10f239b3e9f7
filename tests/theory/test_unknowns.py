"""Numbers left open: how parameters and subjects are laid out, and filled in."""

from fractions import Fraction

import pytest

from accord.theory.errors import ModelError, ScopeError
from accord.theory.forms import Form
from accord.theory.games import bayesian_game, from_arrays
from accord.theory.open_lotteries import premises_of
from accord.theory.priors import Prior
from accord.theory.profiles import Profile
from accord.theory.specifications import data_spec, rule_spec
from accord.theory.subjects import build
from accord.theory.unknowns import (
    LOTTERIES,
    UNKNOWN,
    closed,
    coded,
    filled,
    is_open,
    lay_out,
    open_up,
)

GAME = from_arrays([[0, 0], [0, 0], [0, 0]], [[0, 0]] * 3)
TYPED = bayesian_game(
    ["Ann"], [("t",)], [["x"]], Prior({Profile(("t",)): 1}), lambda *_: 0
)
LAYOUTS = [
    ("law", {}, ["law.1.1", "law.1.2", "law.2.1", "law.2.2", "law.3.1", "law.3.2"]),
    ("profile", {}, ["x1.1", "x1.2", "x1.3", "x2.1", "x2.2"]),
    ("mixture", {"player": 1}, ["mix.1", "mix.2"]),
    ("punishment", {"player": 0}, ["pun.1.1", "pun.1.2"]),
    ("weights", {"equilibria": (1, 2)}, ["w.1", "w.2"]),
]


@pytest.mark.parametrize(
    ("name", "known", "asked"), LAYOUTS, ids=[r[0] for r in LAYOUTS]
)
def test_a_parameter_is_laid_out(name, known, asked):
    made = []
    lay_out(name, GAME, lambda n: made.append(n) or 0, known)
    assert made == asked


def opened(what, of, **more):
    return {"kind": "unknown", "what": what, "of": of, **more}


AUCTION = rule_spec("first-price", {"agents": 2, "values": "0..1"})
PAID = [
    ("payments", {"pay1[1,0]": "1/2"}, (Fraction(1, 2), 0)),
    ("constants", {"c1": 3, "c2": "-1"}, (4, -1)),
    ("fees", {"h1[0]": 5, "h2[0]": 7, "h1[1]": 9}, (6, 0)),
]


@pytest.mark.parametrize(("what", "values", "paid"), PAID, ids=[r[0] for r in PAID])
def test_payments_are_filled_in(what, values, paid):
    m = build(opened(what, AUCTION, values=values))
    assert m(Profile((1, 0))).payments == paid
    assert m(Profile((1, 0))).decision == 0
    assert m.scope.endswith(f"{what} as listed")


def test_payments_stay_open():
    m = build(opened("constants", AUCTION))
    assert m(Profile((1, 0))).payments[0] == 1 + Form.unknown("c1")
    assert m.scope.endswith("constants unknown")


def test_payoffs_and_worths_stay_open():
    game = build(opened("payoffs", [1, 2]))
    assert game.payoff(1, (0, 1)) == Form.unknown("u2.1.2")
    assert game.scope == "unknown payoffs, 2 players, 1 x 2 actions"
    m = build(opened("worths", 2))
    assert m.value(0, Profile((1,)), 0) == Form.unknown("v2.1")


def test_values_close_every_layer():
    spec = opened("payments", opened("worths", 2))
    assert is_open(spec)
    assert not is_open(closed(spec, {"v1.1": "1/2"}))
    assert not is_open(data_spec(GAME))
    m = build(closed(spec, {"v1.1": "1/2", "pay1[0]": "1/3"}))
    assert m.utility_at(0, Profile((0,)), m(Profile((0,)))) == Fraction(1, 6)


def test_a_game_with_parameters_is_open_until_they_have_values():
    spec = data_spec(from_arrays(["a", 0], where=["a > 0"]))
    assert is_open(spec)
    assert is_open({**data_spec(GAME), "where": ["0 <= p"]})
    whole = closed({**spec, "where": ["a > 1"]}, {"a": "2"})
    assert not is_open(whole)
    assert build(whole).table == ((2,), (0,))
    with pytest.raises(ModelError, match="does not hold at a = 1"):
        build({**whole, "values": {"a": 1}})
    with pytest.raises(ModelError, match="expected a strategic game"):
        build({**data_spec(TYPED), "where": ["a > 1"]})


def test_what_is_not_listed_is_zero():
    assert filled({"a": "1/2"})("b") == 0


def test_unknown_parameters_stay_unknown_in_a_certificate():
    assert coded({"law": UNKNOWN, "player": 1}) == {
        "law": {"unknown": True},
        "player": 1,
    }


BAD = [
    (
        "a parameter without a layout",
        lambda: lay_out("player", GAME, str, {}),
        ModelError,
        "cannot be left unknown",
    ),
    (
        "a part that there is not",
        lambda: open_up("prices", GAME, str, ""),
        ModelError,
        "cannot be left open",
    ),
    (
        "payments of a game",
        lambda: open_up("payments", GAME, str, ""),
        ModelError,
        "a mechanism with payments",
    ),
    (
        "fees of a vote",
        lambda: build(opened("fees", rule_spec("borda"))),
        ModelError,
        "makes no payments",
    ),
    (
        "payoffs of no game",
        lambda: build(opened("payoffs", 2)),
        ModelError,
        "each player",
    ),
    (
        "payoffs of no actions",
        lambda: build(opened("payoffs", [2, 0])),
        ModelError,
        "at least 1",
    ),
    (
        "payoffs of a huge game",
        lambda: build(opened("payoffs", [10] * 9)),
        ScopeError,
        "profiles",
    ),
    (
        "worths of no types",
        lambda: build(opened("worths", 0)),
        ModelError,
        "at least 1",
    ),
    ("a float among the values", lambda: filled({"a": 0.5}), ModelError, "float"),
]


@pytest.mark.parametrize(
    ("call", "error", "message"), [r[1:] for r in BAD], ids=[r[0] for r in BAD]
)
def test_what_cannot_be_open_is_refused(call, error, message):
    with pytest.raises(error, match=message):
        call()


# --- open lotteries -------------------------------------------------------------------

SIZE = {"agents": 2, "objects": 2}
OBJECTS = {"kind": "domain", "setting": "assignment", "options": SIZE}
SALE = rule_spec("second-price", {"agents": 2, "values": "0..1", "prior": "uniform"})
SAME = Profile(((0, 1), (0, 1)))


def test_of_an_open_assignment_the_last_agent_gets_what_is_left():
    made = []
    m = open_up("assignment", build(OBJECTS), lambda n: made.append(n) or 0, "unknown")
    first, second = m(SAME)
    assert made == ["f[[0,1],[0,1]]1.1"]
    assert (first[1], second[0]) == (1, 1)


def test_an_assignment_is_filled_in_and_its_scope_says_so():
    m = build(opened("assignment", OBJECTS, values={"f[[0,1],[0,1]]1.1": "1/3"}))
    first, second = m(SAME)
    assert (first[0], first[1]) == (Fraction(1, 3), Fraction(2, 3))
    assert (second[0], second[1]) == (Fraction(2, 3), Fraction(1, 3))
    assert m.scope.endswith("assignment as listed")


def test_what_is_no_assignment_is_refused():
    m = build(opened("assignment", OBJECTS, values={"f[[0,1],[0,1]]1.1": "4/3"}))
    with pytest.raises(ModelError):
        m(SAME)


def test_an_open_assignment_says_that_nothing_is_negative():
    m = build(opened("assignment", OBJECTS))
    assert len(premises_of(m(SAME))) == 4
    assert m.unknowns == {LOTTERIES}


def test_lotteries_with_payments_are_filled_in():
    values = {"f[0,1]1": "1/4", "f[0,1]2": "1/2", "pay2[0,1]": "1/8"}
    m = build(opened("lottery_and_payments", SALE, values=values))
    outcome = m(Profile((0, 1)))
    assert outcome.decision[1] == Fraction(1, 2)
    assert outcome.decision[None] == Fraction(1, 4)
    assert m.utility_at(1, Profile((0, 1)), outcome) == Fraction(3, 8)
    assert m.scope.endswith("lottery and payments as listed")


def test_open_lotteries_with_payments_have_a_worth_for_each_decision_too():
    m = build(opened("lottery_and_payments", SALE))
    assert m.value(1, Profile((0, 1)), 1) == 1
    assert m.value(1, Profile((0, 1)), None) == 0
    assert len(premises_of(m(Profile((0, 1))))) == 3


@pytest.mark.parametrize(
    ("what", "of"),
    [
        ("assignment", {**OBJECTS, "options": {"agents": 2, "objects": 3}}),
        ("assignment", SALE),
        ("lottery_and_payments", OBJECTS),
        ("lottery", SALE),
    ],
)
def test_what_has_no_such_lotteries_is_refused(what, of):
    with pytest.raises(ModelError, match="open"):
        build(opened(what, of))
