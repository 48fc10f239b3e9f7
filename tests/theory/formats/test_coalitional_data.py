"""Coalitional games as TOML and as data: read, written, refused with the place."""

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.theory.coalitional_games import (
    CoalitionalGame,
    airport,
    bankruptcy,
    from_function,
    from_worths,
    gloves,
    weighted_majority,
)
from accord.theory.errors import AccordError, ModelError, ScopeError
from accord.theory.formats import read_json
from accord.theory.formats.data import from_data, to_data
from accord.theory.formats.toml_file import read_toml

HALF = Fraction(1, 2)
ABC = ("Ann", "Bob", "Cleo")
TEXT = """
kind = "coalitional-game"
title = "gloves"
players = ["Ann", "Bob", "Cleo"]
default = 0

[worths]
"Ann,Bob" = 1
"Cleo, Ann" = "1/2"
"Ann,Bob,Cleo" = 1
"""
LISTED = """
kind = "coalitional-game"
players = ["Ann, the first", "Bob"]
worths = [[["Ann, the first"], "1/3"], [["Bob", "Ann, the first"], 2]]
"""
MAJORITY = """
kind = "coalitional-game"
players = ["A", "B", "C"]
quota = 3
weights = [2, "1/2", 1]
"""


def test_a_file_states_a_game():
    game = read_toml(TEXT)
    assert game == from_worths(
        ABC, {("Ann", "Bob"): 1, ("Ann", "Cleo"): HALF, ABC: 1}, title="gloves"
    )
    assert "3 players, 3 coalitions worth something" in game.scope


def test_coalitions_may_be_listed():
    game = read_toml(LISTED)
    assert game.worths == (0, Fraction(1, 3), 0, 2)


def test_what_is_not_named_has_the_default():
    game = read_toml(TEXT.replace("default = 0", "default = -1"))
    assert game.worths == (0, -1, -1, 1, -1, HALF, -1, 1)


def test_a_weighted_majority():
    game = read_toml(MAJORITY)
    assert [game.worth(s) for s in ((0,), (0, 1), (0, 2), (1, 2), (0, 1, 2))] == [
        *(0, 0, 1, 0, 1)
    ]


@given(st.lists(st.fractions(), min_size=7, max_size=7))
def test_what_is_written_is_read_back(worths):
    game = CoalitionalGame(ABC, (0, *worths), "some game")
    assert from_data(to_data(game)) == game
    assert read_json(json.dumps(to_data(game))) == game


@pytest.mark.parametrize(
    ("text", "old", "new", "says"),
    [
        (TEXT, '"Cleo"]', '"Ann"]', "players: expected distinct names"),
        (TEXT, '["Ann", "Bob", "Cleo"]', "[]", "players: expected distinct names"),
        (TEXT, '["Ann", "Bob", "Cleo"]', "3", "players: expected a list"),
        (TEXT, "title", "titel", "did you mean `title`"),
        (TEXT, "default", "defaults", "did you mean `default`"),
        (TEXT, "default = 0", "default = 0.5", "default: expected an exact number"),
        (TEXT, '"Ann,Bob" = 1', '"Ann,Bub" = 1', "did you mean `Bob`"),
        (TEXT, '"Ann,Bob" = 1', '"Ann,Bub" = 1', "worths.Ann,Bub"),
        (TEXT, '"Ann,Bob" = 1', '"Ann,Ann" = 1', "each player once"),
        (TEXT, '"Ann,Bob" = 1', '"Cleo,Ann" = 1', "each coalition once"),
        (TEXT, '"Ann,Bob" = 1', '"Ann Bob" = 1', "commas between them"),
        (TEXT, '"Ann,Bob" = 1', '"" = 1', "worths."),
        (TEXT, '"Ann,Bob" = 1', '"Ann,Bob" = 0.5', "float"),
        (TEXT, '"Ann,Bob" = 1', '"Ann,Bob" = "1/0"', "integer or a fraction"),
        (TEXT, '"Ann,Bob" = 1', '"Ann,Bob" = true', "integer or a fraction"),
        (TEXT, '"Ann,Bob" = 1', '"Ann,Bob" = "x"', "integer or a fraction"),
        (TEXT, "[worths]", "[worth]", "did you mean `worths`"),
        (TEXT, "default = 0", "quota = 1", "worths"),
        (TEXT, 'kind = "coalitional-game"', 'kind = "coalition"', "coalitional-game"),
        (LISTED, "2]]", "2, 3]]", "pairs of a coalition and a number"),
        (LISTED, '[["Bob", "Ann, the first"], 2]', "2", "pairs of a coalition"),
        (LISTED, '[["Bob", "Ann, the first"], 2]', '["Bob", 2]', "expected a list"),
        (LISTED, '[["Bob", "Ann, the first"], 2]', "[[1], 2]", "known names"),
        (LISTED, '[["Bob", "Ann, the first"], 2]', "[[], 2]", "worth of nobody"),
        (LISTED, "worths = ", "worth = ", "did you mean `worths`"),
        (MAJORITY, "quota = 3", "quota = 0", "positive quota"),
        (MAJORITY, "quota = 3", "", "expected the key `quota`"),
        (MAJORITY, 'weights = [2, "1/2", 1]', "", "expected the key `weights`"),
        (MAJORITY, "[2, ", "[-2, ", "weight of at least 0"),
        (MAJORITY, "[2, ", "[", "of each of 3 players"),
        (MAJORITY, "[2, ", "[2.5, ", "weights: expected an exact"),
        (MAJORITY, "quota = 3", "quota = 3\ndefault = 0", "expected known keys"),
        (MAJORITY, "quota = 3\nweights", "weight", "did you mean `weights`"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text, old, new, says):
    changed = text.replace(old, new)
    assert changed != text
    with pytest.raises(ModelError) as caught:
        read_toml(changed, "game.toml")
    assert caught.value.message.startswith("game.toml")
    assert says in f"{caught.value.message} {caught.value.help}"


def test_too_many_players_are_refused_before_any_work():
    names = [f"p{k}" for k in range(17)]
    text = f'kind = "coalitional-game"\nplayers = {names}\nquota = 9\nweights = []'
    with pytest.raises(ScopeError, match=r"2\^17 coalitions, more than the 2\^16"):
        read_toml(text, "game.toml")
    with pytest.raises(ScopeError, match="at most 16"):
        weighted_majority(10**6, [1] * 10**6)
    with pytest.raises(ScopeError):
        from_function(names, lambda _: pytest.fail("work began"))


# --- in Python ------------------------------------------------------------------------


def test_the_ready_made_games():
    assert gloves(2, 1).worth((0, 1)) == 0
    assert gloves(2, 2).worths[-1] == 2
    assert gloves(1, 2).players == ("L1", "R1", "R2")
    assert airport((1, 3)).worths == (0, -1, -3, -3)
    assert bankruptcy(100, (100, 200)).worths == (0, 0, 0, 100)
    assert bankruptcy("250", (100, 200)).worths == (0, 50, 150, 250)
    assert weighted_majority(2, (1, 1)).players == ("Ann", "Bob")


@pytest.mark.parametrize(
    "build",
    [
        pytest.param(lambda: CoalitionalGame(ABC, (0, 1)), id="too few worths"),
        pytest.param(lambda: CoalitionalGame((), (0,)), id="no players"),
        pytest.param(lambda: CoalitionalGame(("a", "a"), (0,) * 4), id="one twice"),
        pytest.param(lambda: CoalitionalGame(("a", ""), (0,) * 4), id="no name"),
        pytest.param(lambda: CoalitionalGame(("a",), (1, 1)), id="nobody is worth 1"),
        pytest.param(lambda: CoalitionalGame(("a",), (0, 0.5)), id="a float"),
        pytest.param(lambda: CoalitionalGame(("a",), (0, "x")), id="a text"),
        pytest.param(lambda: CoalitionalGame(("a",), (0, None)), id="None"),
        pytest.param(lambda: from_worths(ABC, {"Ann": 1}), id="letters"),
        pytest.param(lambda: from_worths(ABC, {("Dan",): 1}), id="a stranger"),
        pytest.param(lambda: from_worths(ABC, {("Ann", "Ann"): 1}), id="twice in one"),
        pytest.param(lambda: from_worths(ABC, {(): 1}), id="nobody named"),
        pytest.param(
            lambda: from_worths(ABC, {ABC[:2]: 1, ABC[1::-1]: 1}), id="two orders"
        ),
        pytest.param(lambda: weighted_majority(0, (1,)), id="quota 0"),
        pytest.param(lambda: weighted_majority(1, (1, -1)), id="a negative weight"),
        pytest.param(lambda: weighted_majority(1, (1,), ABC), id="one weight"),
        pytest.param(lambda: weighted_majority(0.5, (1,)), id="a quota as float"),
        pytest.param(lambda: bankruptcy(0.5, (1,)), id="an estate as float"),
        pytest.param(lambda: gloves(0, 0), id="no gloves"),
    ],
)
def test_ill_formed_games_are_refused(build):
    with pytest.raises(AccordError) as caught:
        build()
    assert caught.value.message
