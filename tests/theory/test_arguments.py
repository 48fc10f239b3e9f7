"""Arguments as people type them."""

from fractions import Fraction

import pytest

from accord.theory.arguments import normalize, read_argument
from accord.theory.errors import ModelError
from accord.theory.games import bayesian_game, from_arrays
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
