"""Arguments as people type them."""

import importlib
import pkgutil
from fractions import Fraction

import pytest

from accord.theory import arguments
from accord.theory.arguments import normalize, read_argument
from accord.theory.errors import ModelError
from accord.theory.formats.data import kind_names
from accord.theory.games import bayesian_game, from_arrays
from accord.theory.information_markets import Market
from accord.theory.prices import Prices
from accord.theory.priors import Prior
from accord.theory.profiles import Profile
from accord.theory.unknowns import UNKNOWN

HALF = Fraction(1, 2)
GAME = from_arrays([[2, 0], [3, 1]], [[2, 3], [0, 1]], actions=(("C", "D"),) * 2)
BAYES = bayesian_game(
    ["Ann", "Bob"],
    [("a", "b"), ("-",)],
    [["l", "r"]] * 2,
    Prior({Profile(("a", "-")): HALF, Profile(("b", "-")): HALF}),
    lambda player, types, actions: 0,
)
C, D = (1, 0), (0, 1)
READ = [
    ("player", "Player 2", {}, 1),
    ("player", "0", {}, 0),
    ("action", "D", {"player": 0}, 1),
    ("profile", "C,D", {}, (C, D)),
    ("profile", "1/2,1/2;1,0", {}, ((HALF, HALF), C)),
    ("equilibria", "C,D|1/2,1/2;1,0", {}, ((C, D), ((HALF, HALF), C))),
    ("equilibria", "D,D", {}, ((D, D),)),
    ("equilibria", "1,0;0,1", {}, ((C, D),)),
    ("mixture", "1/2,1/2", {"player": 0}, (HALF, HALF)),
    ("mixture", "D", {"player": 0}, D),
    ("law", "1/2,0,0,1/2", {}, (HALF, 0, 0, HALF)),
    ("punishment", "0,1", {"player": 0}, D),
    ("law", "?", {}, UNKNOWN),
    ("profile", "?", {}, UNKNOWN),
]


@pytest.mark.parametrize(("name", "text", "others", "value"), READ)
def test_a_game_reads_what_is_typed(name, text, others, value):
    named = {**others, name: read_argument(text)}
    assert normalize(GAME, named)[name] == value


STRATEGIES = [
    ("1,0;0,1|1/2,1/2", ((C, D), ((HALF, HALF),))),
    ("l,r|l", ((C, D), (C,))),
    ("l,r|1,0", ((C, D), (C,))),
]


@pytest.mark.parametrize(("text", "value"), STRATEGIES)
def test_a_bayesian_game_reads_what_is_typed(text, value):
    given = {"strategies": read_argument(text)}
    assert normalize(BAYES, given)["strategies"] == value


BAD = [
    ("an unknown player", GAME, "player", "Cleo", {}, "no player"),
    ("an unknown action", GAME, "action", "E", {"player": 0}, "no action"),
    ("an action of nobody", GAME, "action", "C", {}, "whose"),
    ("too few rows", GAME, "profile", "C", {}, "each of 2 players"),
    ("too many weights", GAME, "profile", "1,0,0;1,0", {}, "2 probabilities"),
    ("a sum above 1", GAME, "profile", "1,1;1,0", {}, "sum to 1"),
    ("a negative weight", GAME, "law", "2,-1,0,0", {}, "sum to 1"),
    ("a law of another game", GAME, "law", "1,0", {}, "4 probabilities"),
    ("a label in a law", GAME, "law", "C,D,C,D", {}, "exact probability"),
    ("a mixture of nobody", GAME, "mixture", "1,0", {}, "whose"),
    ("a punishment too long", GAME, "punishment", "1,0,0,0", {"player": 0}, "2 prob"),
    ("a list with one bad profile", GAME, "equilibria", "C,D|E,D", {}, "no action"),
    ("one player's strategy", BAYES, "strategies", "l", {}, "2 players"),
    ("one type's row", BAYES, "strategies", "l|l", {}, "each of 2 types"),
]


@pytest.mark.parametrize(
    ("subject", "name", "text", "others", "message"),
    [r[1:] for r in BAD],
    ids=[r[0] for r in BAD],
)
def test_what_does_not_fit_is_refused(subject, name, text, others, message):
    with pytest.raises(ModelError, match=message):
        normalize(subject, {**others, name: read_argument(text)})


def test_other_subjects_take_arguments_as_they_are():
    assert normalize(object(), {"x": 1}) == {"x": 1}


# Parameters named as an action is, and others on which constraints are known.
OPEN = from_arrays(
    [["C", 0], [3, 1]],
    [["C", 3], [0, 1]],
    actions=(("C", "D"),) * 2,
    where=["0 <= p <= 1", "q == p"],
)


def test_weights_are_expressions_in_the_parameters_of_a_game():
    read = normalize(OPEN, {"profile": read_argument("p,1-p;1/2*C,0")})["profile"]
    assert [[str(x) for x in row] for row in read] == [["p", "1 - p"], ["1/2*C", "0"]]
    [law] = normalize(OPEN, {"law": read_argument("p,0,0,1 - q")}).values()
    assert [str(x) for x in law] == ["p", "0", "0", "1 - q"]
    [listed] = normalize(
        OPEN, {"equilibria": read_argument("C,D|p,1-p;q,1-q")}
    ).values()
    assert listed[0] == (C, D)
    assert str(listed[1][1][1]) == "1 - q"


def test_labels_come_before_parameters():
    assert normalize(OPEN, {"profile": read_argument("C,D")}) == {"profile": (C, D)}


@pytest.mark.parametrize("game", [GAME, OPEN])
def test_an_unknown_of_which_nothing_is_said_is_no_weight(game):
    with pytest.raises(ModelError, match=r"expected an exact probability, got `.*z`"):
        normalize(game, {"profile": read_argument("z,1-z;0,1")})


def test_as_many_weights_are_needed_as_of_numbers():
    with pytest.raises(ModelError, match="expected 2 probabilities"):
        normalize(OPEN, {"profile": read_argument("p,q,p;0,1")})


def test_rows_of_prices_and_forecasts_and_labels_of_markets():
    prices = Prices(("a",), ("a",), ("1/2",))
    assert normalize(prices, {"stakes": 1, "weights": ("1/3", "2/3")}) == {
        "stakes": (1,),
        "weights": (Fraction(1, 3), Fraction(2, 3)),
    }
    with pytest.raises(ModelError, match="got `q`"):
        normalize(prices, {"weights": ("q", "1 - q")})
    asked = {"trader": "Ann", "signal": 0, "pretended": 1, "amount": 1}
    market = Market(
        ("Ann",), ("0", "1"), ("1/2", "1/2"), ("x", "y"), (0, 1), (("0", "1"),), (0,)
    )
    assert normalize(market, asked) == {**asked, "signal": "0", "pretended": "1"}


FILES = sorted(m.name for m in pkgutil.iter_modules(arguments.__path__))


@pytest.mark.parametrize("name", [n for n in FILES if n != "reading"])
def test_a_file_of_arguments_is_named_as_a_kind_of_data(name: str):
    file = importlib.import_module(f"accord.theory.arguments.{name}")
    assert name.replace("_", "-") in kind_names()
    assert any(hasattr(file, table) for table in ("READERS", "LABELS", "show"))
