"""Subjective embedded paths: the closed form by other routes, and faults noticed."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.counterexamples.asking import check
from accord.papers.meulemans2025.repeated import (
    DILEMMA,
    closed_form_is_exact,
    random_games,
)
from accord.theory import embedded_paths as closed
from accord.theory.believed_plays import BelievedPlay
from accord.theory.embedded_paths import embedded_paths, is_embedded_path
from accord.theory.errors import ModelError, ScopeError
from accord.theory.games import from_arrays
from accord.theory.predictions import layer_of
from accord.theory.processes import Process, coin
from accord.theory.repeated_games import (
    Automaton,
    Play,
    RepeatedGame,
    StrategyTable,
    always,
    play_of,
    pure_strategies,
    sure,
)
from accord.verifiers.kernel import check as recheck

CC, CD, DC, DD = itertools.product((0, 1), repeat=2)
PATH, LAW = "subjective-embedded-path", "subjective-embedded-law"
HALF = Fraction(1, 2)
payoffs = st.integers(0, 3)


def arrays(rows, columns):
    row = st.lists(payoffs, min_size=columns, max_size=columns)
    return st.lists(row, min_size=rows, max_size=rows)


def games(rows=2, columns=2):
    both = st.tuples(arrays(rows, columns), arrays(rows, columns))
    return both.map(lambda pair: from_arrays(*pair))


discounts = st.sampled_from([0, Fraction(1, 3), HALF, 1])


# --- other routes ----------------------------------------------------------------


def against_all(game, play):
    """Return whether no player can secure more than the play off its path.

    By backward induction: off the path the others answer each action as they like, and
    the player best replies to that; nothing is said of a maximin.
    """

    def secured(player, length):
        if length == game.rounds:
            return 0
        return max(worst(player, length, a) for a in range(game.sizes[player]))

    def worst(player, length, action):
        then = game.discount * secured(player, length + 1)
        return then + min(
            game.game.payoff(player, p) for p in game.profiles() if p[player] == action
        )

    for player, k in itertools.product(range(len(game.players)), range(game.rounds)):
        left = sum(
            game.discount ** (n - k) * game.game.payoff(player, play.at(n))
            for n in range(k, game.rounds)
        )
        for action in range(game.sizes[player]):
            if action != play.at(k)[player] and worst(player, k, action) > left:
                return False
    return True


@settings(max_examples=6, deadline=None)
@given(games(2, 3), discounts)
def test_the_closed_form_is_backward_induction_against_all(stage, g):
    game = RepeatedGame(stage, 3, g)
    for play in game.plays():
        assert is_embedded_path(game, play) == against_all(game, play)


@given(games(2, 3))
def test_one_round_says_what_is_said_of_games_played_once(stage):
    game = RepeatedGame(stage, 1)
    for profile in stage.profiles():
        mixed = tuple(sure(game, i, a) for i, a in enumerate(profile))
        once = check(stage, "subjective-embedded-equilibrium", given={"profile": mixed})
        assert (once.status == "PROVED") == is_embedded_path(game, Play((profile,)))


@settings(max_examples=6, deadline=None)
@given(st.lists(payoffs, min_size=24, max_size=24), discounts)
def test_so_it_is_for_three_players(numbers, g):
    rows = [numbers[k : k + 2] for k in range(0, 24, 2)]
    cubes = [rows[k : k + 2] for k in range(0, 12, 2)]
    stage = from_arrays(*(cubes[k : k + 2] for k in range(0, 6, 2)))
    game = RepeatedGame(stage, 2, g)
    for play in game.plays():
        assert is_embedded_path(game, play) == against_all(game, play)


@settings(max_examples=3, deadline=None)
@given(games(), st.sampled_from([HALF, 1]))
def test_the_closed_form_is_brute_force_over_completions(stage, g):
    game = RepeatedGame(stage, 2, g)
    assert check(game, closed_form_is_exact).status == "PROVED"


def worst_beliefs(game, play, player):
    """Return the play as a measure, and below it the answers that are worst for her.

    In that second layer she takes each action alike, and the others answer it by what
    is worst for her, on the path by what they do there; below it is chance.
    """
    names = game.alphabet
    numbers = {h: k for k, h in enumerate(histories(game))}
    moves = []
    for history in numbers:
        own = []
        for action in range(game.sizes[player]) if len(history) < game.rounds else ():
            k = len(history)
            on = history == play.first[:k] and play.at(k)[player] == action
            said = [p for p in game.profiles() if p[player] == action]
            least = min(said, key=lambda p: game.game.payoff(player, p))
            profile = play.at(k) if on else least
            after = numbers[(*history, profile)]
            own.append((game.number(profile), after, Fraction(1, game.sizes[player])))
        moves.append(tuple(own))
    start = (1,) + (0,) * (len(moves) - 1)
    path = [((game.number(p), k + 1, 1),) for k, p in enumerate(play.first)]
    truth = Process((names,), (1,) + (0,) * game.rounds, (*path, ()))
    chance = coin(names, (Fraction(1, len(names)),) * len(names))
    worst = Process((names,), start, tuple(moves))
    return tuple(map(layer_of, (truth, worst, chance)))


def histories(game):
    return [h for n in range(game.rounds + 1) for h in game.histories(n)]


def on_path(game, play):
    """Return strategies that follow a play and say nothing about what is off it."""
    return tuple(
        StrategyTable(
            {play.first[:k]: sure(game, i, p[i]) for k, p in enumerate(play.first)}
        )
        for i in range(len(game.players))
    )


@settings(max_examples=6, deadline=None)
@given(games(), discounts)
def test_a_path_is_one_iff_the_worst_beliefs_support_it(stage, g):
    """By Definition 4.15 itself: layered beliefs, decided by dynamic programming."""
    game = RepeatedGame(stage, 2, g)
    for play in game.plays():
        beliefs = tuple(worst_beliefs(game, play, i) for i in (0, 1))
        believed = BelievedPlay(game, on_path(game, play), beliefs)
        supported = check(believed, "subjective-embedded-play").status == "PROVED"
        assert is_embedded_path(game, play) == supported


@settings(max_examples=5, deadline=None)
@given(games())
def test_paths_of_pure_nash_equilibria_are_among_them(stage):
    game = RepeatedGame(stage, 2)
    own = [list(pure_strategies(game, i)) for i in (0, 1)]
    plays = [
        [play_of(game, pair) for pair in itertools.product([s], own[1])] for s in own[0]
    ]
    worth = [[[game.worth(i, p) for p in row] for row in plays] for i in (0, 1)]
    best = [max(row[k] for row in worth[0]) for k in range(32)]
    found = {
        plays[j][k]
        for j, k in itertools.product(range(32), repeat=2)
        if worth[0][j][k] == best[k] and worth[1][j][k] == max(worth[1][j])
    }
    assert found <= set(embedded_paths(game))


@settings(max_examples=40)
@given(games(3, 2), discounts)
def test_a_repeated_nash_profile_is_among_them(stage, g):
    """And so is each path that plays such profiles in any order."""
    nash = [
        p
        for p in stage.profiles()
        if all(
            stage.payoff(i, p) >= stage.payoff(i, (*p[:i], a, *p[i + 1 :]))
            for i in (0, 1)
            for a in range(stage.sizes[i])
        )
    ]
    game = RepeatedGame(stage, 2, g)
    for path in itertools.product(nash, repeat=2):
        assert is_embedded_path(game, Play(path))
    if g < 1:
        for again in itertools.product(nash, repeat=2):
            assert is_embedded_path(RepeatedGame(stage, None, g), Play((), again))


@settings(max_examples=20)
@given(games(), st.fractions(0, Fraction(9, 10), max_denominator=10))
def test_a_long_game_says_what_an_endless_one_says(stage, g):
    """Where what is left over is more than the rest can change."""
    endless, again = RepeatedGame(stage, None, g), (CD, DC)
    rounds = 100
    for player, number in itertools.product((0, 1), repeat=2):
        left = endless.worths(player, Play((), again))[number]
        for action in (0, 1):
            least = closed.at_worst(endless, player, action)[0]
            finite = RepeatedGame(stage, rounds, g)
            path = Play(tuple(again[k % 2] for k in range(rounds)))
            share = (1 - g) * finite.worths(player, path)[number]
            worst = (1 - g) * closed.at_worst(finite, player, action)[number]
            assert abs(left - share) <= 3 * g ** (rounds - 2)
            assert abs(least - worst) <= 3 * g ** (rounds - 2)


# --- faults ----------------------------------------------------------------------


FAULTS = {
    "later_at_worst": lambda game, _: (0,) * game.rounds,
    "least_payoff": lambda game, i, a: max(
        game.payoff(i, p) for p in game.profiles() if p[i] == a
    ),
    "maximin": lambda game, i: min(game.payoff(i, p) for p in game.profiles()),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_closed_form_is_noticed(name, monkeypatch):
    monkeypatch.setattr(closed, name, FAULTS[name])
    sample = (RepeatedGame(game, 2) for game in random_games(20))
    assert any(
        closed.is_embedded_path(game, play) != against_all(game, play)
        for game in sample
        for play in game.plays()
    )


def test_a_strict_comparison_would_be_noticed():
    """Where a deviation is worth as much as the play, the play is one."""
    game = RepeatedGame(DILEMMA, 2)
    assert closed.at_worst(game, 0, 1)[0] == game.worth(0, Play((CD, CC))) == 2
    assert is_embedded_path(game, Play((CD, CC)))


# --- the dilemma -----------------------------------------------------------------


def dilemma(discount):
    return RepeatedGame(DILEMMA, None, discount)


@pytest.mark.parametrize(
    ("g", "alternation"),
    [(0, False), (Fraction(49, 100), False), (HALF, True), (Fraction(99, 100), True)],
)
def test_paths_of_the_dilemma(g, alternation):
    game = dilemma(g)
    assert is_embedded_path(game, Play((), (CC,)))
    assert is_embedded_path(game, Play((), (DD,)))
    assert not is_embedded_path(game, Play((), (CD,)))
    assert is_embedded_path(game, Play((), (CD, DC))) is alternation


def test_the_refutation_tells_round_and_worths():
    verdict = check(dilemma("1/3"), PATH, given={"again": ("CD", "DC")})
    assert verdict.status == "REFUTED"
    assert "left of the play is worth 3/4 to Ann" in verdict.story
    assert "playing D is worth 1 at least" in verdict.story
    assert recheck(verdict.certificate).status == "REFUTED"
    later = check(dilemma("1/3"), PATH, given={"path": ("CC",), "again": ("DC",)})
    assert "after CC" in later.story


def test_a_region_of_discounts():
    game = RepeatedGame(DILEMMA, None, "g", where=())
    verdict = check(game, PATH, given={"again": ("CD", "DC")}, for_which="g")
    assert verdict.property.endswith("exactly for 1/2 <= g < 1")
    assert recheck(verdict.certificate).status == "PROVED"


def test_the_paths_of_two_rounds_are_listed():
    game = RepeatedGame(DILEMMA, 2)
    listed = [p.first for p in embedded_paths(game)]
    assert listed == [(CC, CC), (CC, DD), (CD, CC), (DC, CC), (DD, CC), (DD, DD)]
    assert check(game, "subjective-embedded-paths", given={"paths": listed}).accepted
    verdict = check(game, "subjective-embedded-paths", given={"paths": listed[1:]})
    assert "CC CC is one; the subjective embedded paths are: CC CC, CC" in verdict.story
    more = (*listed, (CD, CD))
    verdict = check(game, "subjective-embedded-paths", given={"paths": more})
    assert "CD CD is none" in verdict.story


REFUSED = [
    ("a path that is too short", {"path": ("CC",)}),
    ("a path that is too long", {"path": ("CC", "CC", "CC")}),
    ("a path without an end", {"again": ("CC",)}),
    ("no path", {}),
    ("an action that is not there", {"path": ("CC", "CE")}),
    ("a profile of three", {"path": ("CC", (0, 0, 0))}),
]


@pytest.mark.parametrize("given", [r[1] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_what_is_refused(given):
    with pytest.raises(ModelError):
        check(RepeatedGame(DILEMMA, 2), PATH, given=given)


def test_what_is_refused_of_all_paths():
    with pytest.raises(ModelError, match="finitely many rounds"):
        check(dilemma("1/2"), "subjective-embedded-paths", given={"paths": ()})
    with pytest.raises((ModelError, ScopeError), match="instances"):
        check(
            RepeatedGame(DILEMMA, 30), "subjective-embedded-paths", given={"paths": ()}
        )
    with pytest.raises(ModelError):
        check(
            RepeatedGame(DILEMMA, 2),
            "subjective-embedded-paths",
            given={"paths": (("CC",),)},
        )


# --- laws of play ----------------------------------------------------------------

PENNIES = from_arrays([[1, 0], [0, 1]], [[0, 1], [1, 0]])


def mixing(*laws):
    return tuple(Automaton((law,), ({},)) for law in laws)


@settings(max_examples=6, deadline=None)
@given(games(), discounts)
def test_a_pure_law_is_judged_as_its_path(stage, g):
    game = RepeatedGame(stage, 2, g)
    for play in game.plays():
        verdict = check(BelievedPlay(game, on_path(game, play)), LAW)
        assert (verdict.status == "PROVED") == is_embedded_path(game, play)


@pytest.mark.parametrize("rounds", [1, 2, 3])
def test_repeated_pennies_are_a_subjective_embedded_law(rounds):
    game = RepeatedGame(PENNIES, rounds)
    half = mixing((HALF, HALF), (HALF, HALF))
    assert check(BelievedPlay(game, half), LAW).status == "PROVED"
    tilted = mixing((HALF, HALF), ("2/3", "1/3"))
    verdict = check(BelievedPlay(game, tilted), LAW)
    assert verdict.status == "REFUTED"
    # in the last round 2/3 are sure to be won by 1, and 1/3 by 2
    assert "Player 1 may take 2, worth" in verdict.story


def test_a_lottery_over_unequal_actions_is_told():
    game = RepeatedGame(DILEMMA, 1)
    verdict = check(BelievedPlay(game, mixing((HALF, HALF), (1, 0))), LAW)
    assert "at the start Ann may take C, worth 2, and D, worth 3" in verdict.story


def test_a_policy_undefined_at_a_reached_history_is_an_error():
    game = RepeatedGame(DILEMMA, 2)
    silent = StrategyTable({(): (1, 0)})
    with pytest.raises(ModelError, match="says nothing about a history"):
        check(BelievedPlay(game, (silent, always(game, 1, 0))), LAW)
