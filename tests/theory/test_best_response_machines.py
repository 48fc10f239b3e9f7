"""Best-response machines: reflective oracles and Nash equilibria, by two routes."""

import itertools
import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.counterexamples.asking import check
from accord.papers.fallenstein2015 import (
    ANY,
    PENNIES,
    ROSHAMBO,
    THREE,
    TRIO,
    TRIO_ORACLE,
    WORTHS,
)
from accord.papers.meulemans2025.reflection import HUNT
from accord.theory import best_response_machines as module
from accord.theory.best_response_machines import (
    best_response_machines,
    comparisons,
    oracle_of,
    play,
    played,
    query_names,
)
from accord.theory.box_points import Endless
from accord.theory.errors import CertificateError, ModelError, ScopeError, Undecided
from accord.theory.expressions import read_form
from accord.theory.game_terms import is_mixed
from accord.theory.games import from_arrays
from accord.theory.oracle_programs import Ask, Write, told
from accord.theory.properties.all_equilibria import best_replies
from accord.theory.properties.conditional_play_is_subjective import is_subjective
from accord.theory.properties.reflective_iff_nash import reflective_iff_nash
from accord.theory.unknowns import UNKNOWN
from accord.verifiers.engines.supports import find_equilibria
from accord.verifiers.kernel import check as recheck
from accord.verifiers.kernel import seal

F = Fraction
HALF, THIRD = F(1, 2), F(1, 3)
small = st.integers(-2, 3)


def games(*sizes):
    count = math.prod(sizes)
    rows = st.lists(small, min_size=count, max_size=count)

    def nested(flat, sizes):
        if len(sizes) == 1:
            return flat
        step = len(flat) // sizes[0]
        parts = [flat[k : k + step] for k in range(0, len(flat), step)]
        return [nested(part, sizes[1:]) for part in parts]

    return st.tuples(*(rows for _ in sizes)).map(
        lambda tables: from_arrays(*(nested(t, sizes) for t in tables))
    )


def test_a_player_goes_through_her_actions():
    assert told(play(PENNIES, 0)) == "x1? 1 : 0"
    assert told(play(ROSHAMBO, 1)) == ("x2_1_0? x2_2_1? 2 : 1 : x2_2_0? 2 : 0")
    assert query_names(ROSHAMBO)[:3] == ("x1_1_0", "x1_2_0", "x1_2_1")
    assert len(comparisons(from_arrays(*[[[0] * 4] * 4] * 2))) == 12


def test_a_machine_outputs_1_the_oftener_the_better_the_action_is():
    m = best_response_machines(HUNT)
    # Payoffs differ by up to 4: (1 + (u_1 - u_0) / 4) / 2 against an even opponent.
    assert m.output(0, 1, (0, HALF)) == (1 + (F(2) - F(5, 2)) / 4) / 2
    assert m.output(0, 0, (0, HALF)) == 1 - m.output(0, 1, (0, HALF))


@settings(max_examples=25, deadline=None)
@given(games(2, 2))
def test_two_by_two_games_against_the_enumeration_of_supports(game):
    try:
        found = best_response_machines(game).reflective_oracles()
    except (Endless, Undecided):
        return
    profiles = [played(game, oracle) for oracle in found]
    assert all(best_replies(game, profile) for profile in profiles)
    other = [tuple(map(tuple, e)) for e in find_equilibria(game)]
    assert sorted(profiles) == sorted(other)
    verdict = check(game, "reflective-oracles-play", given={"equilibria": other})
    assert verdict.status == "PROVED"
    listed = {"equilibria": other, "profile": UNKNOWN}
    assert check(game, "all-equilibria", given=listed).status == "PROVED"


answers = st.sampled_from([F(0), F(1, 4), THIRD, HALF, F(2, 3), F(1)])


@settings(max_examples=120, deadline=None)
@given(games(2, 2), answers, answers)
def test_reflective_iff_nash_on_numbers(game, x, y):
    assert reflective_iff_nash(game, oracle=(x, y))


@settings(max_examples=60, deadline=None)
@given(games(2, 2, 2), st.lists(answers, min_size=3, max_size=3))
def test_reflective_iff_nash_with_three_players(game, oracle):
    assert reflective_iff_nash(game, oracle=oracle)
    profile = played(game, oracle)
    assert best_response_machines(game).is_reflective(oracle) == best_replies(
        game, profile
    )


@settings(max_examples=60, deadline=None)
@given(games(3, 3), st.lists(answers, min_size=6, max_size=6))
def test_champions_play_a_law_and_reflective_ones_best_replies(game, oracle):
    profile = played(game, oracle)
    assert is_mixed(game, profile)
    if best_response_machines(game).is_reflective(oracle):
        assert best_replies(game, profile)


@settings(max_examples=12, deadline=None)
@given(games(3, 3) | games(4, 2) | games(2, 3, 2))
def test_each_equilibrium_is_played_by_some_reflective_oracle(game):
    """Every pure one, and with two players also those that supports give."""
    pure = [
        tuple(
            tuple(int(k == a) for k in range(n))
            for a, n in zip(p, game.sizes, strict=True)
        )
        for p in game.profiles()
    ]
    mixed = find_equilibria(game) if len(game.players) == 2 else []
    for profile in [*pure, *mixed]:
        verdict = check(game, "played-by-reflective-oracle", given={"profile": profile})
        assert (verdict.status == "PROVED") == best_replies(game, profile)


def test_the_switching_probabilities_of_rock_paper_scissors():
    even = (THIRD, THIRD, THIRD)
    oracle = oracle_of(ROSHAMBO, (even, even))
    assert oracle == (HALF, THIRD, THIRD) * 2
    assert played(ROSHAMBO, oracle) == (even, even)
    assert best_response_machines(ROSHAMBO).is_reflective(oracle)


def test_another_reflective_oracle_may_play_the_same():
    """Which answers are drawn where nothing is better is not determined by the play."""
    x10, x20, x21 = HALF, F(1, 4), F(5, 12)
    oracle = (x10, x20, x21) * 2
    law = ((1 - x10) * (1 - x20), x10 * (1 - x21), x10 * x21 + (1 - x10) * x20)
    assert played(ROSHAMBO, oracle)[0] == law
    assert not best_response_machines(ROSHAMBO).is_reflective(oracle)
    same = (HALF, F(1, 3) - F(1, 12), F(1, 3) + F(1, 12)) * 2
    assert played(ROSHAMBO, same)[0][2] == THIRD


def test_three_players_with_an_irrational_equilibrium_by_sympy():
    sympy = pytest.importorskip("sympy")
    m = best_response_machines(TRIO)
    (found,) = m.reflective_oracles()
    assert all(x == y for x, y in zip(found, TRIO_ORACLE, strict=True))
    grid = [F(k, 12) for k in range(13)]
    assert not any(map(m.is_reflective, itertools.product(grid, repeat=3)))
    x, y, z = sympy.symbols("x y z")
    solved = sympy.solve([1 - 3 * y + z, x + z - 1, x + 2 * x * y - y], [x, y, z])
    inside = [row for row in solved if all(0 < value < 1 for value in row)]
    root = sympy.sqrt(3)
    expected = (2 - root, 1 / root, root - 1)
    assert len(inside) == 1
    assert all(
        sympy.simplify(a - b) == 0 for a, b in zip(inside[0], expected, strict=True)
    )


# --- statements about all real numbers ------------------------------------------------


@pytest.mark.parametrize("game", [PENNIES, HUNT])
def test_a_given_game_for_all_answers(game):
    verdict = check(game, "reflective-iff-nash", given={"oracle": UNKNOWN})
    assert verdict.status == "PROVED"
    assert recheck(verdict.certificate).status == "PROVED"


def test_every_game_with_two_actions_each_where_one_answer_is_yes():
    given_ = {"oracle": (read_form("x"), 1)}
    assert check(ANY, "reflective-iff-nash", given=given_).status == "PROVED"


def reversed_play(game, player):
    """Return the program of a player who keeps the first action that wins."""
    names = dict(zip(comparisons(game), query_names(game), strict=True))
    return Ask(
        names[player, 1, 0], Write(1), Ask(names[player, 2, 0], Write(2), Write(0))
    )


def test_a_planted_fault_in_the_way_of_playing_is_noticed(monkeypatch):
    """Who stops at the first better action may miss the best: a point shows it."""
    monkeypatch.setattr(module, "play", reversed_play)
    given_ = {"oracle": tuple(map(read_form, "xyz"))}
    game = WORTHS.knowing(["0 <= z <= 1"])
    verdict = check(game, "reflective-play-is-best", given=given_)
    assert verdict.status == "REFUTED"


@pytest.mark.slow
@pytest.mark.parametrize("game", [ROSHAMBO, THREE])
def test_reflective_play_of_three_actions_for_all_answers(game):
    verdict = check(game, "reflective-play-is-best", given={"oracle": UNKNOWN})
    assert verdict.status == "PROVED"


# --- bounds and errors ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "error", "says"),
    [
        (
            lambda: best_response_machines(from_arrays([[0]], [[0]])),
            ModelError,
            "a player with two actions",
        ),
        (
            lambda: best_response_machines(from_arrays([list(range(15))], [[0] * 15])),
            ScopeError,
            "105 queries",
        ),
        (
            lambda: best_response_machines(from_arrays(*[[[0] * 9] * 9] * 2)),
            ScopeError,
            "262,144 instructions",
        ),
        (
            lambda: check(ROSHAMBO, "reflective-iff-nash", given={"oracle": (0,) * 6}),
            ModelError,
            "two actions",
        ),
        (
            lambda: check(PENNIES, "reflective-iff-nash", given={"oracle": (0,)}),
            ModelError,
            "2 queries, got 1",
        ),
    ],
)
def test_what_is_too_large_or_of_another_shape_is_told(make, error, says):
    with pytest.raises(error, match=says):
        make()


def test_three_actions_have_no_list_of_oracles():
    verdict = check(ROSHAMBO, "reflective-oracles-play", given={"equilibria": ()})
    assert verdict.status == "UNCHECKED"
    assert "6 coordinates" in verdict.reason


def tampered(certificate, **changes):
    named = certificate["statement"]
    prop = {**named["property"], "parameters": changes}
    edited = {**certificate, "statement": {**named, "property": prop}}
    return {**edited, "seal": seal(edited)}


@pytest.mark.parametrize(
    "equilibria",
    [
        [],
        [[["1/2", "1/2"], [1, 0]]],
        [[["1/2", "1/2"], ["1/2", "1/2"]]] * 2,
        [[["1/2", "1/2"]]],
        [[["1/2", "1/3"], ["1/2", "1/2"]]],
    ],
)
def test_a_tampered_certificate_is_rejected(equilibria):
    right = {"equilibria": (((HALF, HALF), (HALF, HALF)),)}
    verdict = check(PENNIES, "reflective-oracles-play", given=right)
    assert recheck(verdict.certificate).status == "PROVED"
    with pytest.raises((CertificateError, ModelError)):
        recheck(tampered(verdict.certificate, equilibria=equilibria))


def test_a_lemma_that_is_changed_is_rejected():
    within = PENNIES.knowing(["0 <= x <= 1", "0 <= y <= 1"])
    given_ = {"oracle": tuple(map(read_form, "xy"))}
    certificate = check(within, "reflective-iff-nash", given=given_).certificate
    lemmas = certificate["payload"]["lemmas"]
    for k in range(len(lemmas)):
        fewer = {**certificate["payload"], "lemmas": lemmas[:k] + lemmas[k + 1 :]}
        edited = {**certificate, "payload": fewer}
        with pytest.raises(CertificateError):
            recheck({**edited, "seal": seal(edited)})


# --- given one's own action ------------------------------------------------------


def some_completion(game, player, oracle):
    """Try every completion on a grid of twelfths, against a plain comparison."""
    own = [[1 - oracle[k], oracle[k]] for k in range(2)]
    true = tuple(own[1 - player])
    grid = [(1 - F(k, 12), F(k, 12)) for k in range(13)]
    ways = [[true] if weight > 0 else grid for weight in own[player]]
    for laws in itertools.product(*ways):
        worth = []
        for action, law in enumerate(laws):
            cells = [(action, k) if player == 0 else (k, action) for k in range(2)]
            pays = [game.payoff(player, cell) for cell in cells]
            worth.append(sum(p * w for p, w in zip(pays, law, strict=True)))
        x = oracle[player]
        if (x == 1 or worth[1] <= worth[0]) and (x == 0 or worth[1] >= worth[0]):
            return True
    return False


@settings(max_examples=120, deadline=None)
@given(games(2, 2), answers, answers, st.integers(0, 1))
def test_oracles_given_own_actions_against_a_plain_scan(game, x, y, player):
    profile = played(game, (x, y))
    assert is_subjective(game, player, profile) == some_completion(game, player, (x, y))


def test_cooperation_needs_that_the_other_is_asked_about_given_one_s_own_action():
    game = from_arrays([[2, 0], [3, 1]], [[2, 3], [0, 1]])
    assert best_response_machines(game).reflective_oracles() == ((1, 1),)
    both = [
        (x, y)
        for x, y in itertools.product((0, HALF, 1), repeat=2)
        if all(is_subjective(game, k, played(game, (x, y))) for k in range(2))
    ]
    assert both == [(0, 0), (1, 1)]
