"""Repeated games: what plays are worth, by another route; what is refused."""

import itertools
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.theory.errors import ModelError, ScopeError
from accord.theory.formats.data import from_data, to_data
from accord.theory.formats.toml_file import read_toml
from accord.theory.games import from_arrays
from accord.theory.repeated_games import (
    Automaton,
    Play,
    RepeatedGame,
    StrategyTable,
    always,
    count_strategies,
    expected,
    path_law,
    play_of,
    pure_strategies,
    tabled,
)

TEXT = """
kind = "repeated-game"
rounds = "infinite"
discount = "1 - d"
where = ["0 < d < 1"]

[game]
players = ["Ann", "Bob"]
actions = { Ann = ["C", "D"], Bob = ["C", "D"] }
payoffs = [[[2, 2], [0, 3]], [[3, 0], [1, 1]]]
"""
DILEMMA = from_arrays(
    [[2, 0], [3, 1]],
    [[2, 3], [0, 1]],
    players=("Ann", "Bob"),
    actions=("CD", "CD"),
)
CC, CD, DC, DD = itertools.product((0, 1), repeat=2)
HALF = Fraction(1, 2)


def dilemma(rounds=None, discount=1, where=None):
    return RepeatedGame(DILEMMA, rounds, discount, where=where)


def tit_for_tat(player):
    moves = {profile: profile[1 - player] for profile in DILEMMA.profiles()}
    return Automaton(((1, 0), (0, 1)), (moves, moves))


def test_a_file_states_a_repeated_game():
    read = read_toml(TEXT)
    assert read.game == DILEMMA
    assert read.rounds is None
    assert read.unknowns == {"d"}
    assert from_data(to_data(read)) == read
    assert read.at({"d": "1/4"}).discount == Fraction(3, 4)
    for number in (0, 1, 2):
        with pytest.raises(ModelError, match="does not hold"):
            read.at({"d": number})
    for game in (dilemma(3), dilemma(3, "1/3"), dilemma(None, 0)):
        assert from_data(to_data(game)) == game


def test_payoffs_may_have_parameters():
    stage = from_arrays([["a", 0], [0, 0]], [[0, 0], [0, 0]], where=["a > 1"])
    game = RepeatedGame(stage, 2)
    assert game.unknowns == {"a"}
    assert from_data(to_data(game)) == game
    assert game.at({"a": 3}).worth(0, Play((CC, CC))) == 6
    with pytest.raises(ModelError):
        game.at({"a": 1})


COINS = [Automaton(((HALF, HALF),), ({},))] * 2
ENDLESS = Play((), (CC,))
REFUSED = [
    ("a discount above 1", lambda: dilemma(2, "3/2")),
    ("a negative discount", lambda: dilemma(2, -1)),
    ("a discount of 1 for ever", lambda: dilemma(None, 1)),
    ("a float", lambda: dilemma(2, 0.5)),
    ("no rounds", lambda: dilemma(0)),
    ("half a round", lambda: dilemma(HALF)),
    ("more rounds than fit", lambda: dilemma(10**9)),
    ("a play that is too short", lambda: dilemma(3).worth(0, Play((CC, CC)))),
    ("a play that is too long", lambda: dilemma(1).worth(0, Play((CC, CC)))),
    ("an endless play of a game with an end", lambda: dilemma(2).worth(0, ENDLESS)),
    ("an end of an endless play", lambda: dilemma(None, 0).worth(0, Play((CC,)))),
    ("an action that is not there", lambda: dilemma(1).worth(0, Play(((0, 2),)))),
    ("a profile of three", lambda: dilemma(1).worth(0, Play(((0, 0, 0),)))),
    ("all plays of an endless game", lambda: list(dilemma(None, 0).plays())),
    ("all plays of many rounds", lambda: list(dilemma(10).plays())),
    ("a path law without an end", lambda: path_law(dilemma(None, 0), COINS)),
    ("one strategy for two", lambda: path_law(dilemma(2), [tit_for_tat(0)])),
    ("a law of sum 2", lambda: play_of(dilemma(1), [Automaton(((1, 1),), ({},))] * 2)),
    ("a mixing strategy", lambda: play_of(dilemma(1), COINS)),
    ("a state that is not there", lambda: Automaton(((1, 0),), ({CC: 1},))),
    ("no states", lambda: Automaton((), ())),
]  # fmt: skip


@pytest.mark.parametrize("ask", [r[1] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_what_is_refused(ask):
    with pytest.raises((ModelError, ScopeError)):
        ask()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1 - d", "2"),
        ('"infinite"', '"often"'),
        ('"infinite"', "true"),
        ('"infinite"', "-1"),
        ('rounds = "infinite"', ""),
        ("0 < d < 1", "d <"),
        ("[game]", "[stage]"),
        ("[game]", '[game]\nkind = "market"'),
        ("[[2, 2], [0, 3]]", "[[2, 2]]"),
    ],
)
def test_an_ill_formed_file_is_refused(old, new):
    with pytest.raises(ModelError):
        read_toml(TEXT.replace(old, new))


def test_the_size_of_a_tree_is_told_before_it_is_grown():
    with pytest.raises(ScopeError, match="1,398,101 histories"):
        dilemma(10).check_tree(10)
    with pytest.raises(ScopeError, match="more than 10"):
        dilemma(100).check_tree(100)


def test_a_history_that_is_reached_must_be_in_the_table():
    told = StrategyTable({(): (1, 0), (CC,): (1, 0)})
    game = dilemma(2)
    assert play_of(game, [told, always(game, 1, 0)]) == Play((CC, CC))
    with pytest.raises(ModelError, match="says nothing about a history"):
        play_of(game, [told, always(game, 1, 1)])
    with pytest.raises(ModelError, match="says nothing about a history"):
        play_of(dilemma(None, 0), [told, always(game, 1, 0)])


# --- worths ----------------------------------------------------------------------

profiles = st.sampled_from([CC, CD, DC, DD])
rationals = st.fractions(0, Fraction(9, 10), max_denominator=10)


@given(
    st.lists(profiles, max_size=4),
    st.lists(profiles, min_size=1, max_size=4),
    rationals,
)
def test_an_endless_play_is_worth_what_its_rounds_come_to(first, again, g):
    """The geometric sum against its first rounds and a bound on all that follow."""
    game, play = dilemma(None, g), Play(tuple(first), tuple(again))
    for player in (0, 1):
        rounds = 60
        part = (1 - g) * sum(
            g**k * DILEMMA.payoff(player, play.at(k)) for k in range(rounds)
        )
        assert 0 <= game.worth(player, play) - part <= 3 * g**rounds


@given(
    st.lists(profiles, max_size=3),
    st.lists(profiles, min_size=1, max_size=4),
    rationals,
)
def test_what_is_left_of_a_play_obeys_its_recursion(first, again, g):
    game, play = dilemma(None, g), Play(tuple(first), tuple(again))
    worths = game.worths(0, play)
    for k, (now, then) in enumerate(pairwise((*worths, worths[len(first)]))):
        assert now == (1 - g) * DILEMMA.payoff(0, play.at(k)) + g * then


@given(
    st.lists(profiles, max_size=2),
    st.lists(profiles, min_size=1, max_size=3),
    rationals,
)
def test_worths_with_a_symbol_are_those_with_a_number(first, again, g):
    symbolic, play = dilemma(None, "g", ()), Play(tuple(first), tuple(again))
    scaled, scale = symbolic.scaled_worths(1, play)
    factor = scale if isinstance(scale, int) else scale.at({"g": g})
    found = [(x if isinstance(x, int) else x.at({"g": g})) / factor for x in scaled]
    assert tuple(found) == dilemma(None, g).worths(1, play)


def test_a_play_of_finitely_many_rounds_is_a_sum():
    assert dilemma(3).worths(0, Play((CC, DC, DD))) == (6, 4, 1)
    assert dilemma(3, HALF).worths(0, Play((CC, DC, DD))) == (
        Fraction(15, 4),
        Fraction(7, 2),
        1,
    )


# --- strategies ------------------------------------------------------------------


def test_tit_for_tat_meets_defection():
    game = dilemma(None, HALF)
    play = play_of(game, [tit_for_tat(0), always(game, 1, 1)])
    assert play == Play((CD,), (DD,))
    assert game.say_play(play) == "CD and then DD again and again"
    assert play_of(dilemma(3), [tit_for_tat(0), always(game, 1, 1)]) == Play(
        (CD, DD, DD)
    )


def test_a_path_law_is_that_of_all_pairs_of_pure_strategies():
    """Kuhn's theorem in the small: mixing at histories is mixing of strategies."""
    game, third = dilemma(2), Fraction(1, 3)
    half = Automaton(((third, 1 - third),), ({},))
    law = path_law(game, [half, half])
    weights: dict[object, Fraction] = {}
    every = list(pure_strategies(game, 0))
    assert len(every) == count_strategies(game, 0) == 32
    for pair in itertools.product(every, repeat=2):
        p = Fraction(1)
        for one in pair:
            for own in one.laws.values():
                p *= third if own[0] else 1 - third
        play = play_of(game, pair).first
        weights[play] = weights.get(play, 0) + p
    assert law == weights
    assert expected(game, 0, law) == sum(
        p * game.worth(0, Play(h)) for h, p in weights.items()
    )


def test_a_table_is_made_from_a_function():
    game = dilemma(3)
    grim = tabled(game, 0, lambda h: int(any(p[1] for p in h)))
    late = tabled(game, 1, lambda h: int(len(h) == 1))
    assert play_of(game, [grim, late]) == Play((CC, CD, DC))


def test_labels_of_several_letters_are_kept_apart():
    stage = from_arrays([[1, 0]], [[1, 0]], actions=(["Stag"], ["Stag", "Hare"]))
    game = RepeatedGame(stage, 1)
    assert game.alphabet == ("Stag/Stag", "Stag/Hare")
    assert dilemma(1).alphabet == ("CC", "CD", "DC", "DD")
