"""Games without transfers: Harsanyi points, variable threats, what is forced alone."""

import itertools
import json
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from two_player_problems import OUTCOMES, TINY
from two_player_problems import points as read_points

from accord.counterexamples.asking import check
from accord.counterexamples.bargaining import bargain, problem_of
from accord.counterexamples.disagreement import fallback
from accord.theory.algebraic import Algebraic
from accord.theory.bargaining import BargainingProblem
from accord.theory.errors import (
    AccordError,
    CertificateError,
    ModelError,
)
from accord.theory.games import StrategicGame, from_arrays
from accord.theory.threats import agreements, shown_threats
from accord.verifiers.engines import weighted_values
from accord.verifiers.engines.bargaining import solve
from accord.verifiers.engines.frontiers import frontier
from accord.verifiers.engines.largest_products import largest_product
from accord.verifiers.engines.weighted_values import difference, points, threats
from accord.verifiers.kernel import check as recheck
from accord.verifiers.kernel import seal

F = Fraction
HALF = F(1, 2)
FRONTIERS = {
    **OUTCOMES,
    # A game of 7 x 7: too large to try all equations.
    "six": "0,20 5,19 9,17 12,14 14,10 15,0",
}
SEXES = from_arrays([[3, 0], [0, 1]], [[1, 0], [0, 2]])
CHICKEN = from_arrays([[6, 2], [7, 0]], [[6, 7], [2, 0]])
# With a third action the first player hurts the second whatever he does.
QUIET = from_arrays([[2, 0], [0, 1]], [[1, 0], [0, 2]])
TORTURE = from_arrays([[2, 0], [0, 1], [-1, -1]], [[1, 0], [0, 2], [-8, -8]])
# The corner (3,2) is a point of coco where r^2 + 5r = 3.
IRRATIONAL = from_arrays([[2, 1, 3], [1, 0, 2]], [[1, 3, 2], [1, 0, 0]])
# The second player can hurt the first at no cost: the weights are (0, 1).
FREE = from_arrays([[1, 0]], [[1, 1]])


def read(name):
    return list(read_points(FRONTIERS[name]))


def proposing(name, d=(0, 0)):
    """Return the game in which either proposes a corner, and the other accepts it."""
    corners = read(name)
    n = len(corners)
    rows = [
        corners[i] if i < n == j else corners[j] if j < n == i else d
        for i, j in itertools.product(range(n + 1), repeat=2)
    ]
    actions = (*(f"propose {k}" for k in range(n)), "accept")
    return StrategicGame(("Ann", "Bob"), (actions, actions), tuple(rows), name)


def polygon(name):
    return BargainingProblem(("Ann", "Bob"), read(name), (0, 0), True)


def claimed(game, kernel, point, weights, **more):
    about = {"kernel": kernel, "point": point, "weights": weights, **more}
    return check(game, "harsanyi-point", given=about)


# --- pure bargaining: what the equations say there ----------------------------------


@pytest.mark.parametrize("name", FRONTIERS)
def test_of_pure_bargaining_coco_is_nash_and_r1_has_the_points_of_its_problem(name):
    game, problem = proposing(name), polygon(name)
    assert [p.point for p in points(game, "coco")] == [bargain(problem, "nash").point]
    wanted = bargain(problem, "rose-points", kernel="R1").each
    assert [p.point for p in points(game, "R1")] == [each.point for each in wanted]


@pytest.mark.parametrize("name", FRONTIERS)
def test_of_pure_bargaining_r2_is_nash_from_the_meet_minimum(name):
    game, problem = proposing(name), polygon(name)
    (u,) = (each.point for each in bargain(problem, "rose-points", kernel="R2").each)
    corners = [c for c, _ in frontier(problem)]
    meet = (corners[0][0], corners[-1][1])
    weights = (u[1] - meet[1], u[0] - meet[0])
    assert claimed(game, "R2", u, weights).status == "PROVED"
    moved = (u[0] - TINY, u[1])
    assert claimed(game, "R2", moved, weights).status == "REFUTED"


def test_points_of_a_game_are_each_proved_and_shown():
    answer = bargain(proposing("P1"), "harsanyi-points", kernel="R1")
    assert [each.point for each in answer.each] == [
        (HALF, F(5, 6)),
        (F(3, 4), F(3, 4)),
        (F(5, 6), HALF),
    ]
    assert "reconstruction" in answer.solution
    for each in answer.each:
        assert each.verdict.status == "PROVED"
        assert recheck(json.loads(json.dumps(each.verdict.certificate))).status == (
            "PROVED"
        )


# --- by hand ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("game", "kernel", "point", "weights"),
    [
        # The edge u + 2v = 5; A - 2B has the value 0: worth 5/2 each.
        pytest.param(SEXES, "coco", (F(5, 2), F(5, 4)), (1, 2), id="sexes by coco"),
        # V = 3 and 4, M = 5: worth 2 and 3.
        pytest.param(SEXES, "R1", (2, F(3, 2)), (1, 2), id="sexes by R1"),
        # F = 2 for him and 1 for her at the best commitments.
        pytest.param(SEXES, "R2", (2, F(3, 2)), (1, 2), id="sexes by R2"),
        pytest.param(CHICKEN, "coco", (6, 6), (1, 1), id="chicken by coco"),
        pytest.param(CHICKEN, "R1", (6, 6), (1, 1), id="chicken by R1"),
        pytest.param(QUIET, "coco", (F(3, 2), F(3, 2)), (1, 1), id="quiet by coco"),
        pytest.param(TORTURE, "R1", (F(3, 2), F(3, 2)), (1, 1), id="torture by R1"),
        # At (2,1) the row that tortures is worth 8 - r, as much as 2 r - 1 at r = 3.
        pytest.param(TORTURE, "coco", (2, 1), (3, 1), id="torture by coco"),
    ],
)
def test_points_by_hand(game, kernel, point, weights):
    verdict = claimed(game, kernel, point, weights)
    assert verdict.status == "PROVED"
    # Other units of the weights are the same; other weights, points, kernels are not.
    doubled = tuple(2 * a for a in weights)
    assert claimed(game, kernel, point, doubled).status == "PROVED"
    for moved in ((TINY, 0), (0, TINY), (-TINY, 0), (TINY, -TINY)):
        other = tuple(x + y for x, y in zip(point, moved, strict=True))
        assert claimed(game, kernel, other, weights).status == "REFUTED"
    for wrong in ((1, 3), (0, 1), (-1, -2), (0, 0)):
        refuted = claimed(game, kernel, point, wrong)
        assert refuted.status == "REFUTED"
        assert recheck(refuted.certificate).status == "REFUTED"


def test_coco_rewards_a_torturer_and_r1_does_not():
    even = [(F(3, 2), F(3, 2))]
    at = {k: [p.point for p in points(TORTURE, k)] for k in ("coco", "R1")}
    before = {k: [p.point for p in points(QUIET, k)] for k in ("coco", "R1")}
    assert before == {"coco": even, "R1": even}
    assert at == {"coco": [(2, 1)], "R1": even}


def test_an_irrational_ratio_of_weights_is_found_and_proved():
    (one,) = points(IRRATIONAL, "coco")
    assert isinstance(one.weights[0], Algebraic)
    answer = bargain(IRRATIONAL, "harsanyi-points", kernel="coco")
    assert answer.verdict.status == "PROVED"
    text = json.dumps(answer.verdict.certificate)
    assert recheck(json.loads(text)).status == "PROVED"
    # The same in other units, and with irrational units of rational weights.
    r = one.weights[0]
    for weights in ((1, 1 / r), (2 * r, 2), (r * r, r)):
        assert claimed(IRRATIONAL, "coco", one.point, weights).status == "PROVED"
        assert claimed(IRRATIONAL, "R1", one.point, weights).status == "REFUTED"
    assert claimed(SEXES, "R1", (2, F(3, 2)), (r, 2 * r)).status == "PROVED"
    assert claimed(FREE, "coco", (1, 1), (0, r)).status == "PROVED"
    near = one.weights[0].enclosure(F(1, 10**12))[0]
    assert claimed(IRRATIONAL, "coco", one.point, (near, 1)).status == "REFUTED"
    assert bargain(IRRATIONAL, "variable-threats").point == one.point
    with pytest.raises(ModelError, match="irrational"):
        fallback(IRRATIONAL, "threats")


# --- random games -------------------------------------------------------------------

number = st.integers(-4, 4)


@st.composite
def games(draw, most=3):
    sizes = draw(st.tuples(st.integers(1, most), st.integers(1, most)))
    row = st.lists(number, min_size=sizes[1], max_size=sizes[1])
    array = st.lists(row, min_size=sizes[0], max_size=sizes[0])
    return from_arrays(draw(array), draw(array))


def transformed(game, scale, shift):
    table = tuple(
        tuple(a * x + b for a, x, b in zip(scale, row, shift, strict=True))
        for row in game.table
    )
    return StrategicGame(game.players, game.actions, table)


def exchanged(game):
    rows, columns = game.sizes
    table = tuple(
        game.payoffs((i, j))[::-1] for j in range(columns) for i in range(rows)
    )
    return StrategicGame(game.players, game.actions[::-1], table)


@settings(max_examples=40)
@given(games())
def test_variable_threats_are_proved_and_are_the_point_of_coco(game):
    answer = bargain(game, "variable-threats")
    assert answer.verdict.status == "PROVED"
    found = [p.point for p in points(game, "coco")]
    assert found in ([answer.point], [])
    if not found:  # then a weight of 0 does
        given = answer.verdict.statement.parameters["proof"]
        assert 0 in given["weights"]


def nash_from(problem, d):
    """Return Nash's solution from d, by the definition of largest products."""
    better = [v for v in problem.outcomes if v != d]
    corners = [c for c, _ in frontier(problem)]
    at = BargainingProblem(problem.players, problem.outcomes, d)
    inside = any(
        (p[1] - q[1]) * (d[0] - p[0]) + (q[0] - p[0]) * (d[1] - p[1]) < 0
        for p, q in itertools.pairwise(corners)
        if p[0] <= d[0] < q[0]
    )
    below = d[0] < corners[-1][0] and d[1] < corners[0][1]
    if better and below and (inside or d[0] < corners[0][0]):
        return largest_product(at, d, (1, 1))[0]
    return None


@settings(max_examples=25)
@given(games(2), st.integers(0, 4))
def test_no_other_threat_leads_to_more(game, k):
    """The threat game itself: against optimal threats nobody gains by another."""
    one, (x, y) = threats(game)
    problem = agreements(game)
    if isinstance(one.weights[0], Algebraic):
        return
    for player, law in ((0, y), (1, x)):
        size = game.sizes[player]
        tried = (F(k, 4), 1 - F(k, 4)) if size == 2 else (1,)
        profile = (tried, law) if player == 0 else (law, tried)
        d = tuple(game.expected(i, profile) for i in (0, 1))
        reached = nash_from(problem, d)
        if reached is not None:
            assert reached[player] <= one.point[player]


@settings(max_examples=20)
@given(games(2), st.tuples(st.integers(1, 3), st.integers(1, 3)), number)
def test_points_follow_scales_translations_and_names(game, scale, shift):
    for kernel in ("coco", "R1"):
        found = {p.point for p in points(game, kernel)}
        twin = transformed(game, scale, (shift, -shift))
        assert {p.point for p in points(twin, kernel)} == {
            (scale[0] * x + shift, scale[1] * y - shift) for x, y in found
        }
        assert {p.point[::-1] for p in points(exchanged(game), kernel)} == found


@settings(max_examples=20)
@given(games(2))
def test_each_point_found_is_proved(game):
    for kernel in ("coco", "R1"):
        answer = bargain(game, "harsanyi-points", kernel=kernel)
        for each in answer.each:
            assert each.verdict.status == "PROVED"
        if not answer.each:
            assert answer.open


@settings(max_examples=30)
@given(games(2))
def test_at_a_corner_left_out_no_ratio_changes_the_sign(game):
    """A second route to what is not found: the sign over a grid of ratios."""
    corners = [c for c, _ in frontier(agreements(game))]
    for kernel in ("coco", "R1"):
        known = difference(game, kernel)
        found = {p.point for p in points(game, kernel)}
        ends = [F(0)]
        for p, q in itertools.pairwise(corners):
            ends.append(F(p[1] - q[1]) / (q[0] - p[0]))
        for k, u in enumerate(corners):
            low = ends[k]
            high = ends[k + 1] if k + 1 < len(corners) else low + 9
            grid = [low + F(j, 12) * (high - low) for j in range(1, 12)]
            if u not in found:
                at = [known.at(r) - r * u[0] + u[1] for r in grid]
                assert min(at) > 0 or max(at) < 0


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(game=games())
def test_where_equations_are_too_many_sampled_ones_find_the_same(monkeypatch, game):
    for kernel in ("coco", "R1"):
        found = points(game, kernel)
        monkeypatch.setattr(weighted_values, "MAX_EQUATIONS", -1)
        assert [p.point for p in points(game, kernel)] == [p.point for p in found]
        monkeypatch.undo()


# --- certificates -------------------------------------------------------------------

GOOD = solve("variable-threats", SEXES).proof


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"solution": (2, F(3, 2))}, id="another point"),
        pytest.param({"solution": (F(5, 2) + TINY, F(5, 4))}, id="moved"),
        pytest.param({"solution": (F(5, 2),)}, id="one payoff"),
        pytest.param({"weights": (1, 1)}, id="other weights"),
        pytest.param({"weights": (0, 0)}, id="no weights"),
        pytest.param({"weights": (-1, -2)}, id="negative"),
        pytest.param({"weights": (1, 2, 3)}, id="three weights"),
        pytest.param({"weights": (1, 2 + TINY)}, id="nearly"),
        pytest.param({"threats": ((0, 1), (0, 1))}, id="other threats"),
        pytest.param({"threats": ((1, 0),)}, id="one threat"),
        pytest.param({"threats": ((2, -1), (0, 1))}, id="no law"),
        pytest.param({"threats": ((1 - TINY, TINY), (0, 1))}, id="nearly optimal"),
        pytest.param({"lottery": ((0, 1),)}, id="another lottery"),
        pytest.param({"lottery": ((0, HALF),)}, id="no lottery"),
        pytest.param({"lottery": ((9, 1),)}, id="no such payoffs"),
    ],
)
def test_wrong_threats_are_no_verdict(change):
    given = {"point": (F(5, 2), F(5, 4)), "proof": GOOD}
    assert check(SEXES, "variable-threats", given=given).status == "PROVED"
    with pytest.raises(AccordError):
        check(SEXES, "variable-threats", given={**given, "proof": {**GOOD, **change}})
    for part in GOOD:
        less = {k: v for k, v in GOOD.items() if k != part}
        with pytest.raises(AccordError):
            check(SEXES, "variable-threats", given={**given, "proof": less})


@pytest.mark.parametrize("kernel", ["coco", "R1"])
def test_a_wrong_proof_about_a_point_is_no_verdict(kernel):
    (one,) = points(SEXES, kernel)
    found = solve("harsanyi-points", SEXES, kernel=kernel)
    (pair,) = found.proof["pairs"]
    assert claimed(SEXES, kernel, one.point, (1, 2), proof=found.proof).status == (
        "PROVED"
    )
    wrong = [
        {},
        {**found.proof, "pairs": ()},
        {**found.proof, "pairs": (pair, pair)},
        {**found.proof, "pairs": ({},)},
        {**found.proof, "lottery": ((0, 1),)},
        {**found.proof, "lottery": ((0, HALF),)},
        {**found.proof, "normal": (1, 1)},
    ]
    laws = ((0, 1), (1, 0), (HALF, HALF), (2, -1), (1 - TINY, TINY))
    if kernel == "coco":
        wrong += [
            {**found.proof, "pairs": ({**pair, name: other},)}
            for name, law in pair.items()
            for other in laws
            if other != tuple(law)
        ]
    if kernel == "R1":
        for side, shown in pair.items():
            for name, other in (
                ("column", 5),
                ("column", 1 - shown["column"]),
                ("commitment", (HALF, HALF)),
                ("commitment", (2, -1)),
                ("caps", ()),
                ("caps", tuple((F(1, 3), F(2, 3)) for _ in shown["caps"])),
            ):
                changed = {**pair, side: {**shown, name: other}}
                wrong.append({**found.proof, "pairs": (changed,)})
    for proof in wrong:
        with pytest.raises(AccordError):
            claimed(SEXES, kernel, one.point, (1, 2), proof=proof)


def test_another_point_is_refuted_by_the_solution():
    for point in ((F(5, 2) + TINY, F(5, 4)), (3, 1), (0, 0)):
        verdict = check(SEXES, "variable-threats", given={"point": point})
        assert verdict.status == "REFUTED"
        assert "(5/2, 5/4)" in verdict.story
        assert recheck(verdict.certificate).status == "REFUTED"


def test_a_point_moved_in_a_file_is_rejected():
    for game, kernel, old, new in (
        (SEXES, "coco", '"5/2"', '"5000000000001/2000000000000"'),
        (SEXES, "R1", '"3/2"', '"3000000000001/2000000000000"'),
    ):
        proved = bargain(game, "harsanyi-points", kernel=kernel).verdict.certificate
        text = json.dumps(proved)
        assert old in text
        data = json.loads(text.replace(old, new))
        data["seal"] = seal(data)
        with pytest.raises(CertificateError):
            recheck(data)


# --- without an agreement -----------------------------------------------------------

THREE = StrategicGame(
    ("Ann", "Bob", "Cleo"),
    (("l", "r"),) * 3,
    tuple(
        (int(a == b), int(b == c), int(a != c))
        for a, b, c in itertools.product((0, 1), repeat=3)
    ),
)


def test_every_rule_for_disagreement_has_a_certificate():
    for game, rule, point, word in (
        (SEXES, "security", (F(3, 4), F(2, 3)), "sure of 3/4"),
        (from_arrays([[3, 0], [5, 1]], [[3, 5], [0, 1]]), "nash", (1, 1), "plays `2`"),
        (SEXES, "threats", (0, 0), "threatens `1`"),
        (THREE, "security", (HALF, HALF, HALF), "sure of 1/2"),
    ):
        found = fallback(game, rule)
        assert found.point == point
        assert found.verdict.status == "PROVED"
        assert recheck(json.loads(json.dumps(found.verdict.certificate))).status == (
            "PROVED"
        )
        assert word in "; ".join(found.words)
    assert fallback(SEXES, "1,1").verdict is None


@settings(max_examples=25)
@given(games())
def test_security_levels_are_proved_and_no_others(game):
    found = fallback(game, "security")
    assert found.verdict.status == "PROVED"
    for moved in (TINY, -TINY):
        point = (found.point[0] + moved, *found.point[1:])
        refuted = check(game, "security-levels", given={"point": point})
        assert refuted.status == "REFUTED"


@pytest.mark.parametrize(
    "proof",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"laws": ((1, 0), (0, 1))}, id="no punishments"),
        pytest.param(
            {"laws": ((1, 0), (0, 1)), "punishments": ((1, 0), (0, 1))}, id="not best"
        ),
        pytest.param(
            {"laws": ((F(1, 4), F(3, 4)),), "punishments": ((F(1, 4), F(3, 4)),)},
            id="of one player",
        ),
        pytest.param(
            {"laws": ((2, -1), (0, 1)), "punishments": ((1, 0), (0, 1))}, id="no law"
        ),
        pytest.param(
            {
                "laws": ((F(1, 4), F(3, 4)), (F(2, 3), F(1, 3))),
                "punishments": ((F(1, 4), F(3, 4)), (1, 0)),
            },
            id="a punishment that does not hold",
        ),
    ],
)
def test_wrong_security_levels_are_no_verdict(proof):
    with pytest.raises(AccordError):
        check(
            SEXES,
            "security-levels",
            given={"point": (F(3, 4), F(2, 3)), "proof": proof},
        )


def test_equilibrium_payoffs():
    def word(profile, point):
        given = {"profile": profile, "point": point}
        return check(SEXES, "equilibrium-payoffs", given=given).status

    mixed = ((F(2, 3), F(1, 3)), (F(1, 4), F(3, 4)))
    assert word(((1, 0), (1, 0)), (3, 1)) == "PROVED"
    assert word(mixed, (F(3, 4), F(2, 3))) == "PROVED"
    assert word(mixed, (F(3, 4), F(2, 3) + TINY)) == "REFUTED"
    assert word(((1, 0), (0, 1)), (0, 0)) == "REFUTED"
    assert word(((1, 0), (1, 0)), (1, 2)) == "REFUTED"
    with pytest.raises(ModelError, match="probabilities"):
        word(((2, -1), (1, 0)), (6, 2))


def test_the_problem_of_optimal_threats_has_their_solution():
    for game in (SEXES, CHICKEN, TORTURE):
        problem = problem_of(game, "threats")
        solution = bargain(game, "variable-threats").point
        nash = bargain(problem, "nash")
        assert nash.point == solution
        assert nash.verdict.status == "PROVED"


# --- degenerate games ---------------------------------------------------------------


def test_where_a_player_can_be_hurt_at_no_cost():
    assert points(FREE, "coco") == []
    answer = bargain(FREE, "variable-threats")
    assert answer.point == (1, 1)
    assert answer.verdict.status == "PROVED"
    assert bargain(FREE, "harsanyi-points", kernel="coco").open
    assert claimed(FREE, "coco", (1, 1), (0, 1)).status == "PROVED"
    _, d = shown_threats(FREE, solve("variable-threats", FREE).proof)
    assert d[1] == 1


def test_degenerate_games():
    zero = from_arrays([[0, 0], [0, 0]], [[0, 0], [0, 0]])
    one = from_arrays([[5]], [[5]])
    pennies = from_arrays([[1, -1], [-1, 1]], [[-1, 1], [1, -1]])
    team = from_arrays([[3, 0], [0, 1]], [[3, 0], [0, 1]])
    for game, point in ((zero, (0, 0)), (one, (5, 5)), (team, (3, 3))):
        for kernel in ("coco", "R1"):
            assert [p.point for p in points(game, kernel)] == [point]
        assert bargain(game, "variable-threats").point == point
    for kernel in ("coco", "R1"):
        assert [p.point for p in points(pennies, kernel)] == [(0, 0)]
    # Nothing is to be gained: the threats are carried out, or it is agreed on as much.
    found = fallback(pennies, "threats")
    assert found.point == (0, 0)
    assert "frontier" in bargain(problem_of(pennies, "threats"), "nash").reason


def test_one_player_and_three():
    alone = StrategicGame(("Ann",), (("a", "b"),), ((1,), (4,)))
    assert bargain(alone, "harsanyi-points", kernel="coco").point == (4,)
    assert "2 players" in bargain(alone, "variable-threats").reason
    assert fallback(alone, "security").point == (4,)
    assert claimed(alone, "R1", (4,), (1,)).status == "PROVED"
    # Unanimity: all name one of three divisions, or nobody gets anything.
    shares = ((2, 1, 1), (1, 3, 1), (1, 1, 2))
    rows = [
        shares[a] if a == b == c < 3 else (0, 0, 0)
        for a, b, c in itertools.product(range(4), repeat=3)
    ]
    game = StrategicGame(("a", "b", "c"), (("x", "y", "z", "no"),) * 3, tuple(rows))
    answer = bargain(game, "harsanyi-points", kernel="coco")
    problem = BargainingProblem(("a", "b", "c"), (*shares, (0, 0, 0)), (0, 0, 0))
    assert answer.point == bargain(problem, "nash").point
    assert answer.verdict.status == "PROVED"
    assert "can be checked" in bargain(game, "harsanyi-points", kernel="R1").reason


def test_a_given_point_of_three_players():
    """The third may burn what the others have, 1 each; nothing can be paid."""
    burning = StrategicGame(
        ("Ann", "Bob", "Cleo"),
        (("wait",), ("wait",), ("rest", "burn")),
        ((1, 1, 0), (0, 0, 0)),
    )
    assert claimed(burning, "R1", (1, 1, 0), (1, 1, 1)).status == "PROVED"
    assert claimed(burning, "R1", (1, 1, 0), (1, 2, 1)).status == "PROVED"
    assert claimed(burning, "R1", (1, 1 - TINY, 0), (1, 1, 1)).status == "REFUTED"
    # By coco she would be paid for not burning, which cannot be done.
    for weights in ((1, 1, 1), (1, 2, 1), (1, 1, 9)):
        assert claimed(burning, "coco", (1, 1, 0), weights).status == "REFUTED"
    third = F(2, 3)
    refuted = claimed(burning, "coco", (third, third, third), (1, 1, 1))
    assert refuted.status == "REFUTED"
    assert "not feasible" in refuted.story


def test_what_is_not_sought_is_said():
    answer = bargain(SEXES, "harsanyi-points", kernel="R3")
    assert answer.open
    assert "not sought" in answer.reason
    with pytest.raises(ModelError, match="kernel"):
        bargain(SEXES, "harsanyi-points", kernel="R9")
    unknown = from_arrays([["a"]], [[1]], where=())
    for solution in ("variable-threats",):
        assert "numbers" in bargain(unknown, solution).reason
    with pytest.raises(ModelError, match="numbers"):
        fallback(unknown, "threats")
