"""Values of games with transferable utility: table, second routes, what is invariant.

Each point comes from an engine and PROVED from the definition. The table was computed
elsewhere; z3, a grid and Shapley's formula are further routes.
"""

import itertools
import json
from fractions import Fraction
from math import factorial

import pytest
import z3
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.counterexamples.asking import check
from accord.counterexamples.bargaining import bargain, bargain_all
from accord.theory.errors import AccordError, CertificateError, ModelError, ScopeError
from accord.theory.games import StrategicGame, from_arrays, without_action
from accord.theory.initiative import (
    KERNELS,
    fallbacks,
    label,
    leads,
    rose_kernel,
)
from accord.theory.properties import find_property
from accord.theory.transferable import (
    against,
    coalitions,
    difference,
    largest_sum,
    others,
    shares,
    transposed,
)
from accord.verifiers.engines.bargaining import parameters_of, solve
from accord.verifiers.engines.bargaining.rose import _ranges
from accord.verifiers.engines.matrix_games import solve_matrix
from accord.verifiers.kernel import check as recheck
from accord.verifiers.kernel import seal
from accord.verifiers.limits import Limits

F = Fraction
TINY = F(1, 10**12)
# A and B by rows, M, CoCo, (V_A, V_B), R1, and R2, which leaves the last game open.
TABLE = {
    "base": ("5", "5", 10, "5,5", "5,5", "5,5", "5,5"),
    "torturizer": ("5;4", "5;-10", 10, "12,-2", "5,5", "5,5", "5,5"),
    "conditional threat": (
        "5,5;10,4",
        "5,5;0,-10",
        10,
        "10,0",
        "10,5",
        "15/2,5/2",
        "15/2,5/2",
    ),
    "dilemma": ("2,0;3,1", "2,3;0,1", 4, "2,2", "2,2", "2,2", "2,2"),
    "asymmetric": ("2,0;4,1", "2,3;0,1", 4, "2,2", "3,2", "5/2,3/2", "2,2"),
    "pennies": ("1,-1;-1,1", "-1,1;1,-1", 0, "0,0", "0,0", "0,0", "0,0"),
    "team": ("3,0;0,1", "3,0;0,1", 6, "3,3", "3,3", "3,3", "3,3"),
    "sexes": ("2,0;0,1", "1,0;0,2", 3, "3/2,3/2", "2,2", "3/2,3/2", "3/2,3/2"),
    "skewed": ("4,0;0,1", "1,0;0,2", 5, "5/2,5/2", "4,2", "7/2,3/2", "5/2,5/2"),
    "polluter": ("0,0;1,1", "0,1;-4,-3", 1, "5/2,-3/2", "1,0", "1,0", "5/2,-3/2"),
    "destroyer": ("2,2;2,2", "3,1;-7,-9", 5, "7,-2", "2,3", "2,3", None),
}
NAMES = list(TABLE)
SOLUTIONS = [("coco", {}), *(("rose", {"kernel": k}) for k in KERNELS)]


def rows(text):
    return [list(map(F, row.split(","))) for row in text.split(";")]


def point(text):
    return tuple(map(F, text.split(",")))


def game_of(name):
    first, second, *_ = TABLE[name]
    return from_arrays(rows(first), rows(second), players=("Alice", "Bob"))


def defined(solution):
    return "coco-value" if solution == "coco" else "rose-value"


def solved(solution, game, given):
    """Return the point, checked by the definition; None where it is open."""
    found = solve(solution, game, **given)
    if not found.point:
        name, about = found.instead
        body = find_property(name).body
        assert body(game, proof=found.proof, **about)
        return None
    body = find_property(defined(solution)).body
    assert body(game, point=found.point, proof=found.proof, **given)
    return found.point


# --- the table ----------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_the_table(name):
    game = game_of(name)
    *_, total, coco, leaders, r1, r2 = TABLE[name]
    assert largest_sum(game) == total
    for solution, given_, text in (
        ("coco", {}, coco),
        ("transferable-threats", {}, coco),
        ("rose", {"kernel": "R1"}, r1),
        ("rose", {"kernel": "R2"}, r2),
    ):
        answer = bargain(game, solution, **given_)
        assert answer.verdict.status == "PROVED"
        kept = json.loads(json.dumps(answer.verdict.certificate))
        assert recheck(kept).status == "PROVED"
        if text is not None:
            assert answer.point == point(text)
    own, other = against(game, (0,))
    proof = solve("rose", game, kernel="R1").proof["pairs"][0]
    sides = (own, other), (transposed(other), transposed(own))
    shown = tuple(
        leads(*side, proof[which])
        for side, which in zip(sides, ("first", "second"), strict=True)
    )
    assert shown == point(leaders)
    by_z3 = [z3_leader(*side) for side in sides]
    assert tuple(v for v, _, _ in by_z3) == point(leaders)
    expected = (-7, 3) if r2 is None else by_z3[0][1:2] * 2
    assert by_z3[0][1:] == expected


def test_r2_and_r3_leave_open_what_the_destroyer_gets():
    game = game_of("destroyer")
    for kernel, shown, least, most in (
        ("R2", ("[2, 7]", "[-2, 3]"), (2, -2), (7, 3)),
        ("R3", ("[2, 9/2]", "[1/2, 3]"), (2, F(1, 2)), (F(9, 2), 3)),
    ):
        answer = bargain(game, "rose", kernel=kernel)
        assert answer.point is None
        assert answer.shown == shown
        assert answer.notes == ("tie (F_Bob anywhere in [-7, 3])",)
        assert answer.verdict.status == "PROVED"
        stated = answer.verdict.certificate["statement"]["property"]
        assert stated["name"] == "rose-range"
        given_ = {"kernel": kernel, "least": least, "most": most}
        assert check(game, "rose-range", given=given_).status == "PROVED"
        for end in (least, most, (F(5, 2), F(5, 2))):
            verdict = check(game, "rose-value", given={"kernel": kernel, "point": end})
            assert verdict.status == "REFUTED"
            assert shown[0] in verdict.story


@pytest.mark.parametrize("name", NAMES)
def test_a_point_moved_by_the_least_bit_is_refuted(name):
    game = game_of(name)
    for solution, given_ in [*SOLUTIONS, ("transferable-threats", {})]:
        found = solve(solution, game, **given_)
        if not found.point:
            continue
        x, y = found.point
        stated = defined(solution) if solution != "transferable-threats" else solution
        for moved in ((x + TINY, y - TINY), (x - TINY, y), (x, y + TINY)):
            verdict = check(game, stated, given={"point": moved, **given_})
            assert verdict.status == "REFUTED"
            assert recheck(verdict.certificate).status == "REFUTED"
        proved = check(game, stated, given={"point": (x, y), **given_})
        data = json.loads(json.dumps(proved.certificate))
        data["statement"]["property"]["parameters"]["point"] = [str(x + TINY), str(y)]
        data["seal"] = seal(data)
        with pytest.raises(CertificateError):
            recheck(data)


# --- no output is called ROSE alone --------------------------------------------------


@pytest.mark.parametrize("kernel", KERNELS)
def test_every_answer_and_verdict_says_that_the_kernel_is_a_reconstruction(kernel):
    said = "(reconstruction; the author's own equation is not available)"
    assert label(kernel) == f"ROSE-{kernel} {said}"
    for name in ("skewed", "destroyer"):
        game = game_of(name)
        answer = bargain(game, "rose", kernel=kernel)
        assert answer.solution == label(kernel)
        assert label(kernel) in answer.verdict.property
        given_ = {"kernel": kernel, "point": (0, 0)}
        refuted = check(game, "rose-value", given=given_)
        assert label(kernel) in refuted.property
        assert label(kernel) in refuted.story
    with pytest.raises(ModelError, match="kernel"):
        solve("rose", game_of("base"))
    everything = bargain_all(game_of("base"), Limits())
    names = ["coco", "transferable-threats", "variable-threats"]
    assert [a.solution for a in everything] == names


# --- certificates: what is tampered with is rejected --------------------------------


def damaged(shown, path=()):
    """Yield (path, value) for each way to damage one number or part of a proof."""
    if isinstance(shown, dict):
        for key, inner in shown.items():
            yield (*path, key, "gone"), {k: v for k, v in shown.items() if k != key}
            for where, changed in damaged(inner, (*path, key)):
                yield where, {**shown, key: changed}
    elif isinstance(shown, tuple):
        if shown:
            yield (*path, "short"), shown[:-1]
            yield (*path, "long"), (*shown, shown[-1])
        for k, inner in enumerate(shown):
            for where, changed in damaged(inner, (*path, k)):
                yield where, (*shown[:k], changed, *shown[k + 1 :])
    elif shown is not None:
        yield (*path, "more"), shown + TINY
        yield (*path, "minus"), -shown - 1


# Its kernels take mixtures of three rows and columns, and nothing is tied.
GENERIC = from_arrays(
    [[5, -7, 2], [-3, 8, 1], [4, 0, -6]], [[-2, 6, -9], [7, -1, 3], [0, -4, 8]]
)
CUBE = StrategicGame(
    ("Ann", "Bob", "Cleo"),
    (("1", "2"),) * 3,
    tuple((k * k % 7 - 3, 3 * k % 5, (k + 2) ** 3 % 11 - 4) for k in range(8)),
)


@pytest.mark.parametrize("game", [GENERIC, CUBE, game_of("destroyer")])
@pytest.mark.parametrize(("solution", "given_"), SOLUTIONS)
def test_no_damaged_proof_shows_another_point(game, solution, given_):
    found = solve(solution, game, **given_)
    stated, about = (
        found.instead
        if not found.point
        else (defined(solution), {"point": found.point, **given_})
    )
    body = find_property(stated).body
    assert body(game, proof=found.proof, **about)
    rejected = accepted = 0
    for where, changed in damaged(found.proof):
        try:
            # A multiplier of a constraint that does not bind may be another one, and
            # a cap that is not tight may be looser; the point remains.
            assert body(game, proof=changed, **about), where
            accepted += 1
        except (AccordError, TypeError, ValueError):
            rejected += 1
    assert rejected > 2 * accepted


def test_a_mixture_moved_by_the_least_bit_is_rejected():
    for solution, given_ in SOLUTIONS:
        found = solve(solution, GENERIC, **given_)
        (pair,) = found.proof["pairs"]
        mixtures = (
            [("rows",), ("columns",)]
            if solution == "coco"
            else [("first", "commitment"), ("second", "commitment")]
        )
        for place in mixtures:
            shown = pair
            for key in place:
                shown = shown[key]
            used = [k for k, weight in enumerate(shown) if weight]
            first, last = used[0], used[-1]
            if first == last:  # a pure one: towards another
                last = (first + 1) % len(shown)
            row = list(shown)
            row[first], row[last] = row[first] - TINY, row[last] + TINY
            changed = _with(pair, place, tuple(row))
            about = {"point": found.point, "proof": {"pairs": (changed,)}, **given_}
            with pytest.raises(CertificateError):
                check(GENERIC, defined(solution), given=about)


def _with(shown, place, inner):
    key, *rest = place
    return {**shown, key: _with(shown[key], rest, inner) if rest else inner}


def test_a_proof_for_another_kernel_shows_nothing():
    game = game_of("skewed")
    for kernel, other in itertools.permutations((*KERNELS, "coco"), 2):
        solution, given_ = (
            ("coco", {}) if kernel == "coco" else ("rose", {"kernel": kernel})
        )
        found = solve(solution, game, **given_)
        body = find_property("coco-value" if other == "coco" else "rose-value").body
        named = {} if other == "coco" else {"kernel": other}
        right = solved("coco" if other == "coco" else "rose", game, named)
        try:
            held = body(game, point=found.point, proof=found.proof, **named)
        except CertificateError:
            continue
        # What shows R2 or R3 shows R1 too, and then it is R1's own point or refuted.
        assert {kernel, other} & {"R2", "R3"}
        assert held == (found.point == right)


def test_each_pair_of_coalitions_has_to_be_shown_in_its_place():
    for solution, given_ in SOLUTIONS[:2]:
        found = solve(solution, CUBE, **given_)
        pairs = found.proof["pairs"]
        assert len(pairs) == 3
        body = find_property(defined(solution)).body
        for wrong in ((), pairs[:2], pairs[1:], (*pairs, pairs[0]), pairs[::-1]):
            with pytest.raises(CertificateError):
                body(CUBE, point=found.point, proof={"pairs": wrong}, **given_)
        with pytest.raises(CertificateError):
            body(CUBE, point=found.point, proof={}, **given_)
        with pytest.raises(CertificateError):
            body(CUBE, point=found.point, proof=pairs, **given_)


# --- second routes -------------------------------------------------------------------


def z3_leader(own, other):
    """Return V and the least and the most F, each as z3 finds it, column by column."""
    height, width = len(own), len(own[0])
    sums = [
        [a + b for a, b in zip(*r, strict=True)] for r in zip(own, other, strict=True)
    ]

    def mixtures(j, solver):
        weights = [z3.Real(f"w{a}") for a in range(height)]
        solver.add(*(w >= 0 for w in weights), z3.Sum(weights) == 1)
        reached = z3.Sum([w * sums[a][j] for a, w in enumerate(weights)])
        fallback = [
            z3.Sum([w * other[a][k] for a, w in enumerate(weights)])
            for k in range(width)
        ]
        return reached, fallback

    best = []
    for j in range(width):
        solver, t = z3.Optimize(), z3.Real("t")
        reached, fallback = mixtures(j, solver)
        solver.add(*(reached - f >= t for f in fallback))
        top = solver.maximize(t)
        assert solver.check() == z3.sat
        best.append(F(str(top.value())))
    leader, ends = max(best), []
    for j in range(width):
        if best[j] == leader:
            for direction in ("minimize", "maximize"):
                solver = z3.Optimize()
                reached, fallback = mixtures(j, solver)
                solver.add(*(reached - f >= leader for f in fallback))
                # F is the most that the follower could get, a column of its own.
                f = z3.Real("f")
                solver.add(
                    *(f >= x for x in fallback), z3.Or(*(f == x for x in fallback))
                )
                end = getattr(solver, direction)(f)
                assert solver.check() == z3.sat
                ends.append(F(str(end.value())))
    return leader, min(ends), max(ends)


small = st.integers(-4, 4)


@st.composite
def games(draw, sizes=None, entries=small):
    shape = sizes or draw(
        st.sampled_from([(1, 2), (2, 1), (2, 2), (2, 3), (3, 2), (3, 3)])
    )
    row = st.lists(entries, min_size=shape[1], max_size=shape[1])
    table = st.lists(row, min_size=shape[0], max_size=shape[0])
    return from_arrays(draw(table), draw(table), players=("Alice", "Bob"))


@settings(max_examples=20, deadline=None)
@given(games())
def test_leaders_and_followers_by_z3(game):
    own, other = against(game, (0,))
    total = largest_sum(game)
    one, two = z3_leader(own, other), z3_leader(transposed(other), transposed(own))
    lead, fall = one[0] - two[0], (two[1] - one[2], two[2] - one[1])
    expected = {
        "R1": (lead, lead),
        "R2": fall,
        "R3": tuple((lead + x) / 2 for x in fall),
    }
    for kernel, (low, high) in expected.items():
        proof = solve("rose", game, kernel=kernel).proof
        least, most = shares(game, rose_kernel(kernel), proof)
        assert (least[0], most[0]) == ((total + low) / 2, (total + high) / 2)
        assert (least[1], most[1]) == ((total - high) / 2, (total - low) / 2)
    gap, _, _ = solve_matrix(difference(own, other))  # z3 finds the same elsewhere
    assert solve("coco", game).point == ((total + gap) / 2, (total - gap) / 2)


@settings(max_examples=40)
@given(games(sizes=(2, 3)))
def test_no_commitment_on_a_grid_keeps_more_than_v(game):
    own, other = against(game, (0,))
    proof = solve("rose", game, kernel="R2").proof["pairs"][0]["first"]
    best = leads(own, other, proof)
    ends = fallbacks(own, other, best, proof)
    steps, near = 48, None
    for n in range(steps + 1):
        p = F(n, steps)
        mixed = [
            [p * a + (1 - p) * b for a, b in zip(*matrix, strict=True)]
            for matrix in (own, other)
        ]
        most = max(a + b for a, b in zip(*mixed, strict=True))
        kept = most - max(mixed[1])
        assert kept <= best
        near = kept if near is None else max(near, kept)
        if kept == best:
            assert any(low <= max(mixed[1]) <= high for low, high in ends)
    # What is kept changes by at most 24 a unit of p, a step of the grid is 1/48.
    assert best - near <= F(24, 2 * steps)


@st.composite
def games_of_three(draw):
    sizes = draw(st.sampled_from([(2, 2, 2), (2, 1, 3), (1, 2, 2)]))
    count = sizes[0] * sizes[1] * sizes[2]
    row = st.tuples(small, small, small)
    table = draw(st.lists(row, min_size=count, max_size=count))
    labels = tuple(tuple(map(str, range(size))) for size in sizes)
    return StrategicGame(("Ann", "Bob", "Cleo"), labels, tuple(table))


def shapley(players, worth):
    """Return the average over all orders of what each player adds."""
    total = [F(0)] * players
    for order in itertools.permutations(range(players)):
        for k, i in enumerate(order):
            before = tuple(sorted(order[:k]))
            total[i] += worth[tuple(sorted((*before, i)))] - worth[before]
    return tuple(x / factorial(players) for x in total)


@settings(max_examples=30, deadline=None)
@given(games_of_three())
def test_values_of_three_are_shapley_values(game):
    total = largest_sum(game)
    for solution, given_ in SOLUTIONS[:2]:
        worth = {(): F(0), (0, 1, 2): F(total)}
        for coalition in coalitions(3):
            own, other = against(game, coalition)
            # Two players who stand for the coalitions: what they get by the same value.
            table = [tuple(zip(*r, strict=True)) for r in zip(own, other, strict=True)]
            pair = StrategicGame(
                ("S", "T"),
                (tuple(map(str, range(len(own)))), tuple(map(str, range(len(own[0]))))),
                tuple(cell for r in table for cell in r),
            )
            v = solve(solution, pair, **given_).point
            # They share the largest sum of all, which is that of the whole game.
            worth[coalition], worth[others(coalition, 3)] = v
        assert solved(solution, game, given_) == shapley(3, worth)


# --- what is invariant --------------------------------------------------------------


@settings(max_examples=12)
@given(games())
def test_what_players_get_adds_up_and_follows_shifts_and_names(game):
    first, second = (
        [
            [game.payoff(i, (a, k)) for k in range(game.sizes[1])]
            for a in range(game.sizes[0])
        ]
        for i in (0, 1)
    )
    changes = {
        "shift": from_arrays([[x + 3 for x in r] for r in first], second),
        "scale": from_arrays(
            *([[x * 3 for x in r] for r in t] for t in (first, second))
        ),
        "players": from_arrays(*map(_turned, (second, first))),
        "actions": from_arrays(first[::-1], second[::-1]),
        "columns": from_arrays(*([r[::-1] for r in t] for t in (first, second))),
        "twice": from_arrays([*first, first[0]], [*second, second[0]]),
        "mixed": from_arrays(*([*t, _mean(t[0], t[-1])] for t in (first, second))),
        "mixed columns": from_arrays(
            *([[*r, (r[0] + 2 * r[-1]) * F(1, 3)] for r in t] for t in (first, second))
        ),
    }
    for solution, given_ in SOLUTIONS:
        x = solved(solution, game, given_)
        y = {name: solved(solution, other, given_) for name, other in changes.items()}
        if x is None:
            assert set(y.values()) == {None}
            continue
        assert sum(x) == largest_sum(game)
        assert y.pop("shift") == (x[0] + 3, x[1])
        assert y.pop("scale") == (3 * x[0], 3 * x[1])
        assert y.pop("players") == x[::-1]
        assert set(y.values()) == {x}


def _turned(table):
    return [list(column) for column in zip(*table, strict=True)]


def _mean(first, second):
    return [(a + b) * F(1, 2) for a, b in zip(first, second, strict=True)]


@settings(max_examples=30)
@given(games())
def test_zero_sum_games_give_minimax_and_teams_halves(game):
    matrix, _ = against(game, (0,))
    number, _, _ = solve_matrix(matrix)
    top = max(map(max, matrix))
    zero = from_arrays(matrix, [[-x for x in row] for row in matrix])
    for solution, given_ in [*SOLUTIONS, ("transferable-threats", {})]:
        assert solve(solution, zero, **given_).point in {(number, -number), ()}
        team = solve(solution, from_arrays(matrix, matrix), **given_).point
        assert team in {(top, top), ()}
        if given_.get("kernel", "R1") == "R1":
            assert team


@settings(max_examples=60)
@given(games())
def test_threats_with_payments_give_the_coco_value(game):
    found = solve("transferable-threats", game)
    assert found.point == solve("coco", game).point
    assert find_property("transferable-threats").body(
        game, point=found.point, proof=found.proof
    )


@settings(max_examples=60)
@given(games())
def test_what_is_proved_of_r1_and_coco_on_paper(game):
    coco, r1 = (solved(s, game, g) for s, g in SOLUTIONS[:2])
    for player in (0, 1):
        own, _ = against(game, (player,))
        assert r1[player] >= solve_matrix(own)[0]  # maximin
        for action in range(game.sizes[player]):
            if game.sizes[player] > 1:
                less = without_action(game, player, action)
                assert solved("coco", less, {})[player] <= coco[player]
    own, other = against(game, (0,))
    raised = [list(map(max, *pair)) for pair in zip(own, other, strict=True)]
    for solution, given_ in SOLUTIONS[:2]:
        x, y = solved(solution, from_arrays(raised, other), given_)
        assert x >= y  # payoff dominance


def test_an_unconditional_threat_changes_coco_and_not_r1():
    for name in ("base", "dilemma", "skewed", "asymmetric"):
        game = game_of(name)
        own, other = ([list(r) for r in m] for m in against(game, (0,)))
        worst = min(map(min, own))
        more = from_arrays(
            [*own, [worst - 1] * len(own[0])], [*other, [-50] * len(own[0])]
        )
        assert (
            solve("rose", more, kernel="R1").point
            == solve("rose", game, kernel="R1").point
        )
        assert solve("coco", more).point[0] > solve("coco", game).point[0]


# --- several players and degenerate games -------------------------------------------


def constant(*payoffs):
    return StrategicGame(
        tuple("abcdefgh"[: len(payoffs)]), (("x",),) * len(payoffs), (payoffs,)
    )


def test_without_choices_everybody_keeps_what_she_has():
    for payoffs in ((7,), (1, 2), (3, -1, F(1, 2)), (1, 2, 3, 4), (5, 4, 3, 2, 1)):
        for solution, given_ in SOLUTIONS:
            assert solved(solution, constant(*payoffs), given_) == payoffs


def test_four_players_two_of_whom_can_burn():
    # Ann and Bob have 6 each; Cleo and Dan have nothing, and both are needed to burn.
    rows_ = [
        (0, 0, 0, 0) if c == d == 1 else (6, 6, 0, 0) for c in (0, 1) for d in (0, 1)
    ]
    game = StrategicGame(
        ("Ann", "Bob", "Cleo", "Dan"),
        (("x",), ("x",), ("keep", "burn"), ("keep", "burn")),
        tuple(rows_),
    )
    x = solved("coco", game, {})
    assert x[0] == x[1]
    assert x[2] == x[3] > 0
    assert sum(x) == 12
    # By hand: d(S) = sum of S less the rest, but 0 where the rest, or S, can burn to
    # its own good.
    assert x == (F(5), F(5), F(1), F(1))
    assert solved("rose", game, {"kernel": "R1"}) == (6, 6, 0, 0)


def test_what_is_too_large_is_said_before_any_work():
    actions = (("1", "2"),) * 13
    table = ((0,) * 13,) * 2**13
    large = StrategicGame(tuple("abcdefghijklm"), actions, table)
    with pytest.raises(ScopeError, match="33,554,432 steps"):
        solve("coco", large)
    answer = bargain(large, "coco")
    assert answer.open
    assert "33,554,432" in answer.reason
    many = StrategicGame(tuple(map(str, range(200))), (("x",),) * 200, ((0,) * 200,))
    with pytest.raises(ScopeError, match="more than 10"):
        solve("rose", many, kernel="R1")


def test_games_that_have_no_value_here_are_refused():
    open_game = from_arrays([["a"]], [[0]], where=["a > 0"])
    for solution, given_ in SOLUTIONS:
        with pytest.raises(ModelError, match="parameters"):
            solve(solution, open_game, **given_)
    with pytest.raises(ModelError, match="2 players"):
        solve("transferable-threats", constant(1, 2, 3))
    for kernel in ("R4", "coco", "", None, 1):
        with pytest.raises(ModelError, match="kernel"):
            solve("rose", game_of("base"), kernel=kernel)
    with pytest.raises(ModelError, match="only action"):
        without_action(constant(1, 2), 0, 0)


def test_ranges_that_meet_are_one():
    assert _ranges([(4, 4), (0, 1), (1, 2)]) == "anywhere in [0, 2] or 4"
    assert _ranges([(-7, 3)]) == "anywhere in [-7, 3]"
    # Each of two columns has a best commitment of its own.
    game = from_arrays(
        [[-1, -2], [1, -1]], [[-1, -1], [-2, 1]], players=("Alice", "Bob")
    )
    answer = bargain(game, "rose", kernel="R2")
    assert answer.notes == ("tie (F_Bob -1 or 1)",)
    assert answer.shown == ("[-1, 0]", "[0, 1]")
    assert answer.verdict.status == "PROVED"


def test_what_a_solution_takes_is_known():
    assert parameters_of("coco") == ()
    assert parameters_of("rose") == ("kernel",)
