"""The claims on repeated games, and the numbers behind them by another route."""

import itertools
from fractions import Fraction

import pytest

from accord.counterexamples.asking import check
from accord.papers.claim import all_papers, run_claim
from accord.papers.meulemans2025 import repeated
from accord.papers.meulemans2025.repeated import (
    CLAIMS,
    DILEMMA,
    PENNIES,
    closed_form_is_exact,
    dogma_supports,
    random_games,
)
from accord.theory.errors import ModelError
from accord.theory.games import from_arrays
from accord.theory.predictions import Layer, q_table
from accord.theory.repeated_games import Play, RepeatedGame
from accord.verifiers.limits import Limits

PAPER = all_papers()["meulemans2025"]
SLOW = {"see-path-brute-force", "dogma-unknown-rewards"}
CC, CD, DC, DD = itertools.product((0, 1), repeat=2)


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param(c, id=c.id, marks=pytest.mark.slow if c.id in SLOW else ())
        for c in CLAIMS
    ],
)
def test_each_claim_comes_out_as_expected(claim):
    assert run_claim(PAPER, claim, Limits).agrees


def test_the_sample_of_games_is_what_it_was():
    """The same 60 games wherever it runs, of all kinds of payoffs, no two alike."""
    games = list(random_games(60))
    assert games == list(random_games(60))
    assert {u for g in games for row in g.table for u in row} == {0, 1, 2, 3}
    assert len({g.table for g in games}) == 60
    assert games[0].table == ((3, 0), (1, 0), (3, 3), (0, 3))


def test_a_few_of_the_sample():
    for game in random_games(3):
        assert check(RepeatedGame(game, 2), closed_form_is_exact).status == "PROVED"


# --- dogmatic beliefs ------------------------------------------------------------


@pytest.mark.parametrize("path", list(itertools.product((CC, CD, DC, DD), repeat=2)))
def test_dogma_supports_each_path_for_small_weights_too(path):
    """With e = 1/1000 in place of a limit, wherever the path pays more than nothing."""
    game, play, e = RepeatedGame(DILEMMA, 2), Play(path), Fraction(1, 1000)
    dogma = repeated._Dogma(game, play, 0)
    hypotheses = [layer.hypotheses[0] for layer in dogma.layers()]
    mixed = Layer((1 - e - e * e, e, e * e), tuple(hypotheses))
    table = q_table(dogma.decisions, (mixed,))
    left = game.worths(0, play)
    for k, profile in enumerate(path):
        word = tuple(dogma.symbols.index(x) for x in dogma.true[:k])
        values = table[word]
        if left[k]:
            assert values[profile[0]] == max(values)
            assert abs(values[profile[0]] - left[k]) <= 10 * e
        assert abs(values[1 - profile[0]]) <= 10 * e  # the dogma: nothing, for ever


def test_no_dogma_of_known_rewards_supports_one_sided_cooperation():
    game = RepeatedGame(DILEMMA, 2)
    path = {"path": (CD, CD)}
    assert check(game, "subjective-embedded-path", given=path).status == "REFUTED"
    assert check(game, dogma_supports).status == "PROVED"


def test_without_the_dogma_the_claim_fails(monkeypatch):
    """Truth and chance alone: chance makes a deviation worth more than nothing."""
    whole = repeated._Dogma.layers
    monkeypatch.setattr(repeated._Dogma, "layers", lambda self: whole(self)[::2])
    assert check(RepeatedGame(PENNIES, 2), dogma_supports).status == "REFUTED"


def test_rewards_below_zero_are_refused():
    game = RepeatedGame(from_arrays([[0, -1], [1, 0]], [[0, 1], [1, 0]]), 2)
    with pytest.raises(ModelError, match="rewards of at least 0"):
        check(game, dogma_supports)
