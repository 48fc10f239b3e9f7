"""Strategic and Bayesian games: tables, expectations, normal forms, bad input."""

import itertools
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.theory.errors import AccordError, ModelError, ScopeError
from accord.theory.games import (
    BayesianGame,
    StrategicGame,
    bayesian_game,
    bayesian_normal_form,
    from_arrays,
    profile_count,
    with_names,
)
from accord.theory.priors import Prior, uniform_prior

DILEMMA = from_arrays([[3, 0], [5, 1]], [[3, 5], [0, 1]])
HALF = Fraction(1, 2)


def test_payoffs_are_read_off_the_arrays() -> None:
    assert DILEMMA.payoffs((0, 1)) == (0, 5)
    assert DILEMMA.payoff(1, (1, 0)) == 0
    assert list(DILEMMA.profiles()) == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert (DILEMMA.size, DILEMMA.sizes) == (4, (2, 2))


def test_three_players_have_three_axes() -> None:
    arrays = [np.arange(12).reshape(2, 3, 2) + 100 * player for player in range(3)]
    game = from_arrays(*arrays)
    for profile in game.profiles():
        assert game.payoffs(profile) == tuple(int(a[profile]) for a in arrays)
        assert all(type(value) is int for value in game.payoffs(profile))


@given(st.lists(st.integers(1, 9), min_size=4, max_size=4))
def test_expectation_is_the_weighted_sum(weights: list[int]) -> None:
    p, q = (
        Fraction(weights[0], sum(weights[:2])),
        Fraction(weights[2], sum(weights[2:])),
    )
    mixed = ((p, 1 - p), (q, 1 - q))
    for player in range(2):
        plain = sum(
            mixed[0][a] * mixed[1][b] * DILEMMA.payoff(player, (a, b))
            for a, b in itertools.product(range(2), repeat=2)
        )
        assert DILEMMA.expected(player, mixed) == plain


class Letter:
    """A value that knows only + and *, as a form does."""

    terms = ()

    def __init__(self, text: str) -> None:
        self.text = text

    def __mul__(self, other: object) -> "Letter":
        return Letter(f"{self.text}*{getattr(other, 'text', other)}")

    __rmul__ = __mul__

    def __add__(self, other: object) -> "Letter":
        return Letter(f"{getattr(other, 'text', other)}+{self.text}")

    __radd__ = __add__


def test_expectation_runs_on_forms() -> None:
    mixed = ((Letter("p"), 0), (0, Letter("q")))
    assert DILEMMA.expected(1, mixed).text == "0+p*1*q*5"
    game = from_arrays([[Letter("x"), 0]], [[0, 0]])
    assert game.expected(0, ((1,), (HALF, HALF))).text == "0+0+x*1/2"


REJECTED = [
    ("no array", from_arrays, "one payoff array for each player"),
    ("one array of two axes", lambda: from_arrays([[1, 2]]), "got a list"),
    ("a float payoff", lambda: from_arrays([0.5]), "the float `0.5`"),
    ("a float array", lambda: from_arrays(np.array([0.5])), "the float"),
    ("a truth value", lambda: from_arrays([True]), "expected an exact payoff"),
    ("a ragged array", lambda: from_arrays([[1, 2], [3]], [[1, 2], [3, 4]]), "got 1"),
    ("two shapes", lambda: from_arrays([[1, 2]], [[1], [2]]), "1 entries"),
    ("too few axes", lambda: from_arrays([1, 2], [1, 2]), "with 2 axes"),
    ("an empty axis", lambda: from_arrays([]), "with 1 axes"),
    ("no player", lambda: StrategicGame((), (), ()), "at least one player"),
    ("no action", lambda: StrategicGame(("a",), ((),), ()), "at least one action"),
    (
        "actions of another number of players",
        lambda: StrategicGame(("a",), (("x",), ("y",)), ((1,),)),
        "got 2 lists",
    ),
    (
        "a missing row",
        lambda: StrategicGame(("a",), (("x", "y"),), ((1,),)),
        "payoffs at 2 profiles, got 1",
    ),
    (
        "a short row",
        lambda: StrategicGame(("a", "b"), (("x",), ("y",)), ((1,),)),
        "2 payoffs at profile number 0, got 1",
    ),
]


@pytest.mark.parametrize(
    ("build", "message"), [r[1:] for r in REJECTED], ids=[r[0] for r in REJECTED]
)
def test_rejects(build: object, message: str) -> None:
    with pytest.raises(ModelError) as caught:
        build()  # type: ignore[operator]
    assert message in caught.value.message


def test_a_game_too_large_is_refused_with_its_size() -> None:
    with pytest.raises(ScopeError, match="1,048,576 profiles"):
        profile_count([2] * 20)
    with pytest.raises(ScopeError, match=r"about 10\^30103"):
        profile_count([2] * 100_000)


# Bayesian games: a buyer of value 1 or 3 names a price to a seller of cost 0 or 2.
TYPES = ((1, 3), (0, 2))
PRIOR = Prior({(1, 0): HALF, (3, 2): Fraction(1, 4), (3, 0): Fraction(1, 4)})


def trade(
    player: int, types: tuple[int, ...], actions: tuple[int, ...]
) -> Fraction | int:
    price, accepts = (1, 2)[actions[0]], actions[1] == 1
    gain = types[0] - price if player == 0 else price - types[1]
    return gain if accepts else 0


TRADE = bayesian_game(
    ("buyer", "seller"), TYPES, (("low", "high"), ("no", "yes")), PRIOR, trade
)


def test_payoffs_depend_on_all_types() -> None:
    for types in TRADE.type_profiles():
        for actions in itertools.product(range(2), repeat=2):
            for player in range(2):
                assert TRADE.payoff(player, types, actions) == trade(
                    player, types, actions
                )
    assert TRADE.given((3, 2)).payoffs((1, 1)) == (1, 0)


def test_expectations_before_and_after_types_are_known() -> None:
    low, yes = (1, 0), (0, 1)
    strategies = ((low, (0, 1)), (yes, yes))
    assert TRADE.expected(0, strategies) == HALF
    assert TRADE.interim(0, 3, low, strategies) == HALF * 2
    total = sum(
        TRADE.interim(0, t, strategies[0][k], strategies) for k, t in enumerate((1, 3))
    )
    assert total == TRADE.expected(0, strategies)


def test_normal_form_of_plans() -> None:
    game = bayesian_normal_form(TRADE)
    assert game.sizes == (4, 4)
    assert game.actions[0] == ("low/low", "low/high", "high/low", "high/high")
    pure = ((1, 0), (0, 1))
    for plans in game.profiles():
        strategies = tuple(tuple(pure[a] for a in divmod(plan, 2)) for plan in plans)
        for player in range(2):
            assert game.payoff(player, plans) == TRADE.expected(player, strategies)
    with pytest.raises(ScopeError, match="4 x 4 profiles"):
        bayesian_normal_form(TRADE, limit=15)


ONE = (("x",),)
BAYESIAN = [
    ("no types", ((), ()), uniform_prior(((1,), (1,))), (), "at least one, got none"),
    ("a type twice", ((1, 1), (1,)), uniform_prior(((1,), (1,))), (), "got 1 repeated"),
    ("types of one player", ((1,),), uniform_prior(((1,),)), (), "types of 2 players"),
    (
        "a prior over other types",
        ((1,), (1,)),
        uniform_prior(((2,), (1,))),
        (((0, 0),),),
        "2, 1",
    ),
    (
        "a missing table",
        ((1, 2), (1,)),
        uniform_prior(((1,), (1,))),
        (((0, 0),),),
        "at 2",
    ),
    (
        "a short table",
        ((1,), (1,)),
        uniform_prior(((1,), (1,))),
        ((),),
        "1 profiles, got 0",
    ),
]


@pytest.mark.parametrize(
    ("types", "prior", "tables", "message"),
    [r[1:] for r in BAYESIAN],
    ids=[r[0] for r in BAYESIAN],
)
def test_rejects_bayesian(
    types: tuple, prior: Prior, tables: tuple, message: str
) -> None:  # type: ignore[type-arg]
    with pytest.raises(AccordError) as caught:
        BayesianGame(("a", "b"), types, (("x",), ("y",)), prior, tables)
    assert message in caught.value.message


def test_labels_that_are_empty_or_occur_twice_are_numbered() -> None:
    game = StrategicGame(("", ""), (("x", "x"), ("a", "b")), ((0, 0),) * 4)
    named = with_names(game)
    assert named.players == ("Player 1", "Player 2")
    assert named.actions == (("1", "2"), ("a", "b"))
    assert with_names(named) == named


# --- payoffs in parameters ----------------------------------------------------------

SYMBOLIC = from_arrays(
    [["R", "S"], ["T", "P"]],
    [["R", "T"], ["S", "P"]],
    title="dilemma",
    where=["T > R > P > S"],
)


def test_payoffs_are_read_as_expressions_where_constraints_are_said() -> None:
    game = from_arrays([["2*T - S", "1/2"]], [["-T/3", "0.5*S + 1 - 1"]], where=[])
    assert game.unknowns == {"S", "T"}
    assert game.premises == ()
    assert str(game.payoff(0, (0, 0))) == "-S + 2*T"
    assert game.payoff(0, (0, 1)) == HALF
    assert game.at({"S": 4, "T": 3}).table == ((2, -1), (HALF, 2))


def test_the_scope_names_the_parameters_and_what_is_known_of_them() -> None:
    size = "2 players, 2 x 2 actions"
    known = "all real P, R, S, T with T > R > P > S"
    assert SYMBOLIC.scope == f"the game as given, {size}, {known}"
    more = SYMBOLIC.knowing(["0  <= p"])
    further = "all real P, R, S, T, p with T > R > P > S, 0 <= p"
    assert more.scope == f"the game as given, {size}, {further}"
    assert from_arrays([1], where=[]).unknowns == frozenset()
    assert from_arrays(["a"], where=[]).scope.endswith("all real a")
    at = SYMBOLIC.at({"T": "7/2", "R": 3, "P": 1, "S": 0})
    assert at.scope == f"the game at P = 1, R = 3, S = 0, T = 7/2, {size}"
    assert DILEMMA.scope == f"the game as given, {size}"


def test_numbers_take_the_place_of_parameters() -> None:
    numbers = {"T": 5, "R": 3, "P": 1, "S": 0, "unused": 2}
    assert SYMBOLIC.at(numbers).table == DILEMMA.table
    assert SYMBOLIC.at(numbers).where is None
    assert with_names(SYMBOLIC).where == SYMBOLIC.where


NUMBERS = {"T": 5, "R": 3, "P": 1, "S": 0}
MISUSE = [
    ({"T": 3}, r"the constraint .* does not hold at P = 1, R = 3, S = 0, T = 3"),
    ({"S": 1}, "does not hold"),
    ({"T": None}, "expected an exact value of `T`"),
    ({"T": 0.5}, "the float"),
]


@pytest.mark.parametrize(("change", "words"), MISUSE)
def test_numbers_that_do_not_fit_are_refused(change: Any, words: str) -> None:
    with pytest.raises(ModelError, match=words):
        SYMBOLIC.at({**NUMBERS, **change})


def test_every_parameter_needs_a_number() -> None:
    with pytest.raises(ModelError, match="expected a value of the parameter `S`"):
        SYMBOLIC.at({"T": 5, "R": 3, "P": 1})


BAD = [
    ("no constraints", "R", None, "expected an exact payoff"),
    ("half an expression", "R +", (), "expected an expression"),
    ("a call", "max(R, 0)", (), "cannot read"),
    ("a quotient", "1/R", (), "cannot read `1/R`"),
    ("a float", 0.5, (), "the float"),
    ("half a constraint", "R", ("R >",), "expected an expression"),
    ("an inequation", "R", ("R != 0",), "expected > >= < <= or =="),
    ("a comment", "R", ("R > 0 # and R < 1",), "expected an expression without `#`"),
    ("no comparison", "R", ("R",), "expected a comparison"),
]


@pytest.mark.parametrize(
    ("payoff", "where", "words"), [row[1:] for row in BAD], ids=[row[0] for row in BAD]
)
def test_what_is_no_payoff_or_constraint_is_refused(
    payoff: Any, where: Any, words: str
) -> None:
    with pytest.raises(ModelError, match=words):
        from_arrays([[payoff]], [[0]], where=where)
