"""Paths of Nash and subjective Nash equilibria, against the definitions spelled out."""

import itertools

import pytest

from accord.counterexamples.asking import check
from accord.theory.errors import ModelError, ScopeError
from accord.theory.games import from_arrays
from accord.theory.properties import subjective_path_is_nash_path as definition
from accord.theory.repeated_games import Play, RepeatedGame
from accord.theory.subjective_paths import histories, path, paths, strategies

DILEMMA = from_arrays([[2, 0], [3, 1]], [[2, 3], [0, 1]])
CHICKEN = from_arrays([[3, 1], [4, 0]], [[3, 4], [1, 0]])
HUNT = from_arrays([[4, 0], [3, 2]], [[4, 3], [0, 2]])
WEAK = from_arrays([[1, 1], [1, 1]], [[0, 1], [1, 1]])
PENNIES = from_arrays([[1, -1], [-1, 1]], [[-1, 1], [1, -1]])
GAMES = {"dilemma": DILEMMA, "chicken": CHICKEN, "hunt": HUNT, "weak": WEAK}
D = (1, 1)


def spelled_out(game):
    """Return both sets of paths by the definitions, for two players."""
    places = {h: k for k, h in enumerate(histories(game))}
    mine, theirs = list(strategies(game, 0)), list(strategies(game, 1))
    played = {
        pair: path(places, game.rounds, pair)
        for pair in itertools.product(mine, theirs)
    }
    worth = {
        (i, pair): game.worth(i, Play(one))
        for pair, one in played.items()
        for i in (0, 1)
    }
    best = {
        0: {y: max(worth[0, (x, y)] for x in mine) for y in theirs},
        1: {x: max(worth[1, (x, y)] for y in theirs) for x in mine},
    }
    nash, subjective = set(), set()
    for (x, y), one in played.items():
        first = [b for b in theirs if played[x, b] == one]
        second = [b for b in mine if played[b, y] == one]
        if any(worth[0, (x, b)] == best[0][b] for b in first) and any(
            worth[1, (b, y)] == best[1][b] for b in second
        ):
            subjective.add(one)
        if worth[0, (x, y)] == best[0][y] and worth[1, (x, y)] == best[1][x]:
            nash.add(one)
    return nash, subjective


@pytest.mark.parametrize("game", GAMES.values(), ids=GAMES)
def test_the_paths_are_those_of_the_definitions(game):
    twice = RepeatedGame(game, 2)
    assert paths(twice) == spelled_out(twice)


@pytest.mark.parametrize(
    ("game", "count"),
    [(DILEMMA, 1), (CHICKEN, 4), (HUNT, 6), (WEAK, 9), (PENNIES, 0)],
    ids=["dilemma", "chicken", "hunt", "weak", "pennies"],
)
def test_so_many_paths_are_subjective_and_all_are_nash(game, count):
    nash, subjective = paths(RepeatedGame(game, 2))
    assert len(subjective) == count
    assert nash == subjective


def test_in_the_dilemma_all_defect_twice_and_have_32_strategies():
    twice = RepeatedGame(DILEMMA, 2)
    assert [len(list(strategies(twice, i))) for i in (0, 1)] == [32, 32]
    assert paths(twice) == ({(D, D)}, {(D, D)})


def test_played_once_both_are_the_pure_equilibria():
    assert paths(RepeatedGame(CHICKEN, 1)) == ({((0, 1),), ((1, 0),)},) * 2


def test_with_a_discount_later_rounds_count_less():
    assert paths(RepeatedGame(DILEMMA, 2, "1/2"))[0] == {(D, D)}


def test_three_players():
    three = from_arrays(*[[[[1, 0], [0, 0]], [[0, 0], [0, 1]]]] * 3)
    nash, subjective = paths(RepeatedGame(three, 1))
    assert nash == subjective == {((0, 0, 0),), ((1, 1, 1),)}


@pytest.mark.parametrize(
    ("game", "status"), [(DILEMMA, "PROVED"), (PENNIES, "PROVED")], ids=["has", "none"]
)
def test_the_property_is_decided(game, status):
    verdict = check(RepeatedGame(game, 2), "subjective-path-is-nash-path")
    assert verdict.status == status
    assert bool(verdict.vacuous) == (game is PENNIES)
    assert "2 rounds" in verdict.scope


def test_a_subjective_path_that_is_no_nash_path_would_be_told(monkeypatch):
    found = frozenset({((0, 0), D)})
    monkeypatch.setattr(definition, "paths", lambda game: (frozenset(), found))
    verdict = check(RepeatedGame(DILEMMA, 2), "subjective-path-is-nash-path")
    assert verdict.status == "REFUTED"
    assert "is a subjective Nash path; the Nash paths are none" in verdict.story


def test_three_rounds_have_too_many_strategies():
    with pytest.raises(ScopeError, match="4,398,046,511,104 profiles"):
        paths(RepeatedGame(DILEMMA, 3))


def test_a_game_without_an_end_has_no_list_of_strategies():
    with pytest.raises(ModelError, match="finitely many rounds"):
        paths(RepeatedGame(DILEMMA, None, "1/2"))


def test_parameters_are_refused():
    game = from_arrays([["R", 0], [3, 1]], [["R", 3], [0, 1]], where=["3 > R > 1"])
    with pytest.raises(ModelError, match="parameters"):
        paths(RepeatedGame(game, 2))
