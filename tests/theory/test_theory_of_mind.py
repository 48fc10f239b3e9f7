"""Theory of mind of order k: cycles, settling, contraction."""

import json
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.cli import run
from accord.counterexamples.asking import check
from accord.counterexamples.traces import draw_trace, tell_trace
from accord.papers.fallenstein2015 import PENNIES, SEXES
from accord.papers.meulemans2025.reflection import LEVELS, SOFT
from accord.theory.errors import CertificateError, ModelError, ScopeError
from accord.theory.formats import read_file
from accord.theory.formats.data import from_data, to_data
from accord.theory.game_terms import is_strictly_dominated, surviving_actions
from accord.theory.games import from_arrays
from accord.theory.theory_of_mind import LevelReplies, SoftReplies, distance
from accord.verifiers.kernel import check as recheck
from accord.verifiers.kernel import seal

F = Fraction
HALF, THIRD = F(1, 2), F(1, 3)
H, T = 0, 1
MIDDLE = (HALF, HALF)
DILEMMA = from_arrays([[2, 0], [3, 1]], [[2, 3], [0, 1]])
# The last row goes, then the last column, then the middle row.
STEPS = from_arrays([[3, 3], [2, 4], [0, 0]], [[1, 0], [1, 0], [0, 1]])


# --- best replies ---------------------------------------------------------------


def test_pennies_go_round_with_period_4():
    path = [LEVELS.order(k) for k in range(9)]
    assert path[:5] == [(H, H), (H, T), (T, T), (T, H), (H, H)]
    assert path[4:] == path[:5]
    assert LEVELS.order(4 * 10**12 + 3) == (T, H)
    for start in PENNIES.profiles():
        assert LEVELS.starting(start).cycle == (0, 4)


def test_ties_go_to_the_first_action_or_to_the_predicted_one():
    flat = from_arrays([[0, 0], [0, 0]], [[0, 0], [0, 0]])
    assert LevelReplies(flat, (1, 1)).order(1) == (0, 0)
    assert LevelReplies(flat, (1, 1), ties="stay").order(1) == (1, 1)
    stays = LevelReplies(flat, (1, 0), ties="stay")
    assert check(stays, "replies-settle", given={"order": 0}).status == "PROVED"
    assert "ties to the predicted action" in stays.scope
    assert "ties to the first action" in LevelReplies(flat, (1, 0)).scope


def test_the_pure_equilibria_are_the_consistent_predictions():
    """With ties to the prediction itself a fixed point is a Nash equilibrium."""
    for game in (PENNIES, SEXES, DILEMMA, STEPS):
        for profile in game.profiles():
            m = LevelReplies(game, profile, ties="stay")
            pure = tuple(
                tuple(int(k == a) for k in range(size))
                for a, size in zip(profile, game.sizes, strict=True)
            )
            nash = check(game, "nash", given={"profile": pure})
            settled = check(m, "replies-settle", given={"order": 0})
            assert nash.status == settled.status


def rounds_of_elimination(game):
    """Return how many rounds iterated strict dominance takes."""
    kept = tuple(tuple(range(size)) for size in game.sizes)
    count = 0
    while True:
        left = tuple(
            tuple(a for a in own if not is_strictly_dominated(game, i, a, kept))
            for i, own in enumerate(kept)
        )
        if left == kept:
            return count
        kept, count = left, count + 1


small = st.integers(0, 4)


def tables(rows, columns):
    return st.lists(
        st.lists(small, min_size=columns, max_size=columns),
        min_size=rows,
        max_size=rows,
    )


@settings(max_examples=120, deadline=None)
@given(tables(3, 3), tables(3, 3), st.tuples(st.integers(0, 2), st.integers(0, 2)))
def test_dominance_solvable_games_settle_by_their_number_of_rounds(first, second, at):
    game = from_arrays(first, second)
    m = LevelReplies(game, at)
    left = surviving_actions(game)
    rounds = rounds_of_elimination(game)
    for k in range(rounds, rounds + 3):  # what is played at order k survives k rounds
        assert all(a in own for a, own in zip(m.order(k), left, strict=True))
    if all(len(own) == 1 for own in left):
        assert check(m, "replies-settle", given={"order": rounds}).status == "PROVED"
        assert m.order(rounds) == tuple(own[0] for own in left)


def test_a_game_of_three_rounds_settles_at_order_3_and_not_before():
    assert rounds_of_elimination(STEPS) == 3
    assert check(STEPS, "dominance-solvable").status == "PROVED"
    orders = [LevelReplies(STEPS, at).cycle for at in STEPS.profiles()]
    assert max(entry for entry, _ in orders) == 3
    assert all(period == 1 for _, period in orders)


@settings(max_examples=80, deadline=None)
@given(tables(2, 3), tables(2, 3), st.tuples(st.integers(0, 1), st.integers(0, 2)))
def test_consistent_to_all_orders_is_a_fixed_point(first, second, at):
    m = LevelReplies(from_arrays(first, second), at)
    to_all = all(m.order(k) == at for k in range(1, 8))
    assert to_all == (m.reply(at) == at)
    # One order that agrees is not enough: in pennies order 4 does, and none before.
    entry, period = m.cycle
    again = [k for k in range(1, 8) if m.order(k) == at]
    assert again == ([k for k in range(1, 8) if k % period == 0] if not entry else [])


def test_order_4_agrees_in_pennies_and_is_not_consistent():
    assert LEVELS.order(4) == LEVELS.start
    for k in range(9):
        assert check(LEVELS, "replies-settle", given={"order": k}).status == "REFUTED"


# --- soft replies ---------------------------------------------------------------


def test_soft_replies_of_the_paper():
    assert SOFT.order(1) == (F(1, 4), F(1, 4))
    assert SOFT.order(8) == (F(257, 512), F(255, 512))
    assert distance(SOFT.order(8), MIDDLE) == F(1, 2**9)
    assert SOFT.slope == HALF
    for k in range(40):
        assert distance(SOFT.order(k), MIDDLE) == F(1, 2 ** (k + 1))


def test_the_limit_by_another_route():
    sympy = pytest.importorskip("sympy")
    p, q = sympy.symbols("p q")
    quarter, half = sympy.Rational(1, 4), sympy.Rational(1, 2)
    found = sympy.solve([p - quarter - q * half, q - 3 * quarter + p * half], [p, q])
    assert found == {p: half, q: half}
    step = sympy.Matrix([[0, half], [-half, 0]])
    assert step**8 * sympy.Matrix([half, -half]) == sympy.Matrix([half, -half]) / 2**8


coefficients = st.integers(-4, 4).map(lambda k: F(k, 8))


@settings(max_examples=60, deadline=None)
@given(st.lists(coefficients, min_size=6, max_size=6), st.integers(0, 4))
def test_replies_are_as_close_as_their_slope_says(c, start):
    texts = [f"{a} + {b}*p + {d}*q" for a, b, d in (c[:3], c[3:])]
    m = SoftReplies(("p", "q"), texts, (F(start, 4), 1))
    assert m.slope == max(abs(c[1]) + abs(c[2]), abs(c[4]) + abs(c[5]))
    points = [m.order(k) for k in range(5)]
    for x in points:
        for y in points:
            assert distance(m.reply(x), m.reply(y)) <= m.slope * distance(x, y)
            assert all(0 <= z <= 1 for z in m.reply(x))


def test_a_fixed_point_at_the_end_of_the_box():
    m = SoftReplies(("p", "q"), ("1/2 + q", "p/2 + 3/4"), (0, 0))
    assert m.order(3) == (1, 1)
    point = {"point": (1, 1)}
    assert check(m, "only-consistent-prediction", given=point).status == "PROVED"


def test_three_agents_contract():
    m = SoftReplies(("p", "q", "r"), ("1 - q/3 - r/3", "p/2", "q/4 + p/4"), (0, 1, 0))
    assert m.slope == F(2, 3)
    # q = p/2 and r = 3p/8, so that p (1 + 1/6 + 1/8) = 1.
    point = (F(24, 31), F(12, 31), F(9, 31))
    assert m.reply(point) == point
    given_ = {"point": point, "rate": F(2, 3)}
    assert check(m, "error-within-rate", given=given_).status == "PROVED"


@pytest.mark.parametrize(
    ("name", "given_", "parameters"),
    [
        ("replies-contract", {"rate": HALF}, {"rate": "1/3"}),
        ("replies-contract", {"rate": HALF}, {"rate": "half"}),
        ("only-consistent-prediction", {"point": MIDDLE}, {"point": ["1/2", "1/3"]}),
        ("only-consistent-prediction", {"point": MIDDLE}, {"point": ["1/2"]}),
        ("error-within-rate", {"point": MIDDLE, "rate": HALF}, {"point": [0, 0]}),
    ],
)
def test_a_tampered_certificate_is_rejected(name, given_, parameters):
    certificate = check(SOFT, name, given=given_).certificate
    assert recheck(certificate).status == "PROVED"
    named = certificate["statement"]
    known = {**named["property"]["parameters"], **parameters}
    edited = {
        **certificate,
        "statement": {**named, "property": {**named["property"], "parameters": known}},
    }
    with pytest.raises((CertificateError, ModelError)):
        recheck({**edited, "seal": seal(edited)})


def test_a_lemma_that_is_left_out_is_noticed():
    certificate = check(SOFT, "replies-contract", given={"rate": HALF}).certificate
    lemmas = certificate["payload"]["lemmas"]
    for k in range(len(lemmas)):
        fewer = {**certificate["payload"], "lemmas": lemmas[:k] + lemmas[k + 1 :]}
        edited = {**certificate, "payload": fewer}
        with pytest.raises(CertificateError):
            recheck({**edited, "seal": seal(edited)})


# --- runs -----------------------------------------------------------------------

SOFT_TOML = """
kind = "soft-replies"
title = "soft replies"
orders = 8
replies = {p = "1/4 + q/2", q = "3/4 - p/2"}
start = {p = 1, q = 0}
"""
LEVEL_TOML = """
kind = "level-replies"
title = "who shows which side"
orders = 5
start = ["heads", "heads"]

[game]
players = ["Row", "Column"]
payoffs = [[[1, 0], [0, 1]], [[0, 1], [1, 0]]]
[game.actions]
Row = ["heads", "tails"]
Column = ["heads", "tails"]
"""


def test_soft_replies_run_as_a_table(tmp_path, capsys):
    path = tmp_path / "soft.toml"
    path.write_text(SOFT_TOML)
    assert read_file(path) == SOFT
    plot = tmp_path / "soft.svg"
    assert run(["run", str(path), "--plot", str(plot)]) == 0
    shown = capsys.readouterr().out
    assert "order" in shown.splitlines()[3]
    assert "257/512" in shown
    assert "after the last order" in shown
    assert "distance from the fixed point, at most: 3/512" in shown
    assert "order 8" in plot.read_text()


def test_level_replies_run_as_a_table(tmp_path, capsys):
    path = tmp_path / "levels.toml"
    path.write_text(LEVEL_TOML)
    assert run(["run", str(path), "--check", "no-consistent-prediction"]) == 0
    shown = capsys.readouterr().out
    assert "predictions: repeated with period 4 from order 0 on" in shown
    assert "PROVED" in shown
    assert run(["run", str(path), "--json", "--rounds", "2"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [row[:3] for row in data["rows"]] == [
        [0, "heads", "heads"],
        [1, "heads", "tails"],
        [2, "tails", "tails"],
    ]


def test_a_long_run_shows_its_ends():
    trace = SOFT.lasting(100).trace(frozenset({1, 2, 99, 100}))
    assert [row[0] for row in trace.rows] == [0, 1, 2, 99, 100]
    assert "..." in tell_trace(trace)
    assert draw_trace(trace, "soft").count("<polyline") == 2
    settled = LevelReplies(DILEMMA, (0, 0)).trace()
    assert settled.totals == {"predictions": "consistent from order 1 on"}


@pytest.mark.parametrize("m", [SOFT, LEVELS, LevelReplies(STEPS, (2, 1), 3, "stay")])
def test_data_are_read_back(m):
    assert from_data(json.loads(json.dumps(to_data(m)))) == m


OPEN = from_arrays([["a", 0], [0, 1]], [[0, 1], [1, 0]], where=())


@pytest.mark.parametrize(
    ("make", "error", "says"),
    [
        (lambda: LevelReplies(PENNIES, (0,)), ModelError, "an action of each"),
        (lambda: LevelReplies(PENNIES, (0, 2)), ModelError, "an action of each"),
        (lambda: LevelReplies(PENNIES, (0, "H")), ModelError, "an action of each"),
        (lambda: LevelReplies(PENNIES, (0, 0), 0), ModelError, "orders"),
        (lambda: LevelReplies(PENNIES, (0, 0), 2_001), ScopeError, "2,001 orders"),
        (lambda: LevelReplies(PENNIES, (0, 0), ties="last"), ModelError, "the ties"),
        (lambda: LevelReplies(OPEN, (0, 0)), ModelError, "exact payoffs"),
        (lambda: SoftReplies((), (), ()), ModelError, "at least one"),
        (lambda: SoftReplies(("p", "p"), ("p", "p"), (0, 0)), ModelError, "distinct"),
        (lambda: SoftReplies(("p",), ("q",), (0,)), ModelError, "`q` is no agent"),
        (lambda: SoftReplies(("p",), ("p*p",), (0,)), ModelError, "degree 1"),
        (lambda: SoftReplies(("p",), ("1/p",), (0,)), ModelError, "expression"),
        (lambda: SoftReplies(("p",), ("p", "p"), (0,)), ModelError, "a reply of each"),
        (lambda: SoftReplies(("p",), ("p",), (2,)), ModelError, "a probability of"),
        (lambda: SoftReplies(("p",), ("p",), (0, 1)), ModelError, "a probability of"),
        (lambda: SoftReplies(("p",), ("p",), (0.5,)), ModelError, "float"),
        (lambda: SoftReplies(("p",), ("p",), (0,), 10**6), ScopeError, "orders"),
        (
            lambda: SoftReplies(
                tuple(f"p{k}" for k in range(101)), ("0",) * 101, (0,) * 101
            ),
            ScopeError,
            "101 agents",
        ),
    ],
)
def test_bad_input_is_told(make, error, says):
    with pytest.raises(error, match=says):
        make()


@pytest.mark.parametrize(
    ("m", "change", "says"),
    [
        (LEVELS, {"start": ["heads"]}, "2 actions"),
        (LEVELS, {"start": ["heads", "edge"]}, "known names"),
        (LEVELS, {"ties": 1}, "a text"),
        (LEVELS, {"ties": "last"}, "the ties"),
        (LEVELS, {"orders": "many"}, "orders"),
        (LEVELS, {"game": []}, "a table"),
        (LEVELS, {"players": []}, "known keys"),
        (SOFT, {"replies": {"p": "q"}}, "known names"),
        (SOFT, {"replies": {"p": 1, "q": "p"}}, "a text"),
        (SOFT, {"start": {"p": 1}}, "an entry of `q`"),
        (SOFT, {"start": {"p": 0.5, "q": 0}}, "float"),
        (SOFT, {"orders": -1}, "orders"),
        (SOFT, {"ties": "first"}, "known keys"),
    ],
)
def test_wrong_data_are_told(m, change, says):
    with pytest.raises(ModelError, match=says):
        from_data({**to_data(m), **change})
