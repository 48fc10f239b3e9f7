"""Bargaining solutions: table, second routes, invariances, degenerate problems.

For every solution the point comes from an engine and PROVED from the definition; the
expected points of the table were computed elsewhere, and more routes are here.
"""

import itertools
import json
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tampering import damaged
from two_player_problems import (
    TINY,
    outcome,
    points,
    polygon,
    polygons,
    rescaled,
)

from accord.counterexamples.asking import check
from accord.counterexamples.bargaining import bargain, bargain_all, problem_of
from accord.theory.algebraic import Algebraic, Field
from accord.theory.bargaining import BargainingProblem
from accord.theory.errors import AccordError, CertificateError, ModelError
from accord.theory.games import from_arrays
from accord.verifiers.certificates import make_certificate
from accord.verifiers.engines.bargaining import (
    parameters_of,
    property_name,
    solution_names,
    solve,
)
from accord.verifiers.engines.bargaining.raiffa import step_from
from accord.verifiers.engines.frontiers import frontier, rational_frontier
from accord.verifiers.engines.radicals import in_one_field, read_radical
from accord.verifiers.kernel import check as recheck
from accord.verifiers.kernel import seal
from accord.verifiers.limits import Limits
from accord.verifiers.trust import trusted_files

F = Fraction
BEYOND_FLOATS = F(1, 10**40)
COLUMNS = (
    "nash kalai-smorodinsky egalitarian utilitarian perles-maschler raiffa pmm-nash"
)
TABLE = {
    "P1": "3/4,3/4 3/4,3/4 3/4,3/4 3/4,3/4 3/4,3/4 3/4,3/4 3/4,3/4",
    "P2": "1,7/10 10/13,10/13 10/13,10/13 1,7/10 1/2,17/20 43/48,117/160 1/2,17/20",
    "P3": "1/2,1/2 1/2,1/2 1/2,1/2 0,1 1/2,1/2 1/2,1/2 1/2,1/2",
    "P4": "1/2,1/2 1/3,2/3 1/2,1/2 0,1 1/4,3/4 3/8,5/8 1/4,3/4",
    "P5": "4,4 4,4 4,4 4,4 4,4 4,4 4,4",
    "P6": "1,1/2 1,1/2 2/3,2/3 2,0 1,1/2 1,1/2 1,1/2",
    "P7": "4,4 14/3,10/3 4,4 4,4 9/2,7/2 147/32,109/32 4,4",
    "P8": "6,8 306/47,340/47 34/5,34/5 6,8 IRRATIONAL 157/24,115/16 6,8",
}
IRRATIONAL = ("7 - sqrt(2) + sqrt(30)/6", "13/2 + 3*sqrt(2)/2 - sqrt(30)/4")
CELLS = [
    (problem, solution, point)
    for problem, row in TABLE.items()
    for solution, point in zip(COLUMNS.split(), row.split(), strict=True)
]


def read(text):
    if text == "IRRATIONAL":
        return tuple(in_one_field(list(map(read_radical, IRRATIONAL))))
    return points(text)[0]


SEGMENT = BargainingProblem(
    ("Ann", "Bob", "Cleo"), ((0, 1, 1), (1, 0, 2)), (0, 0, 0), True, title="segment"
)
THIRD = Field((-1, 0, 3), F(0), F(1)).generator  # 1 / sqrt 3


@pytest.mark.parametrize(("name", "solution", "text"), CELLS)
def test_the_table(name, solution, text):
    problem, expected = polygon(name), read(text)
    answer = bargain(problem, solution)
    assert answer.verdict.status == "PROVED"
    assert answer.verdict.accepted.instances == 1
    assert all(x == y for x, y in zip(answer.point, expected, strict=True))
    # From the file alone, with the claimed point stated in its own field.
    prop = property_name(solution)
    verdict = check(problem, prop, given={"point": expected})
    assert verdict.status == "PROVED"
    assert recheck(json.loads(json.dumps(verdict.certificate))).status == "PROVED"


@pytest.mark.parametrize(("name", "solution", "text"), CELLS)
def test_a_point_moved_by_the_least_bit_is_refuted_and_its_certificate_rejected(
    name, solution, text
):
    problem, (x, y) = polygon(name), read(text)
    proved = check(problem, property_name(solution), given={"point": (x, y)})
    if (name, solution) not in {(p, "utilitarian") for p in ("P3", "P4", "P7")}:
        less = BEYOND_FLOATS
        for moved in ((x + TINY, y - TINY), (x - TINY, y), (x, y - less)):
            refuted = check(problem, property_name(solution), given={"point": moved})
            assert refuted.status == "REFUTED"
            assert recheck(refuted.certificate).status == "REFUTED"
            if solution != "utilitarian":
                assert "(" in refuted.story  # the better point is told
    else:  # on an edge of best points: off it, not along it
        refuted = check(
            problem, property_name(solution), given={"point": (x, y - TINY)}
        )
        assert refuted.status == "REFUTED"
    # The claim changed in the file, the proof as it was.
    data = json.loads(json.dumps(proved.certificate))
    pair = data["statement"]["property"]["parameters"]["point"]
    pair[1] = str(F(pair[1]) - TINY) if not isinstance(pair[1], dict) else "7"
    data["seal"] = seal(data)
    with pytest.raises(CertificateError):
        recheck(data)
    data["verdict"], data["kind"], data["payload"] = (
        "REFUTED",
        "witness",
        {"instance": {}},
    )
    data["seal"] = seal(data)
    if solution != "utilitarian":  # whose proof is about the point itself
        assert recheck(data).status == "REFUTED"
    back = json.loads(json.dumps(proved.certificate))
    back |= {"verdict": "REFUTED", "kind": "witness", "payload": {"instance": {}}}
    back["seal"] = seal(back)
    with pytest.raises(CertificateError):
        recheck(back)


def test_the_irrational_point_of_three_players():
    answer = bargain(SEGMENT, "nash")
    assert answer.point == (THIRD, 1 - THIRD, 1 + THIRD)
    assert answer.verdict.status == "PROVED"
    assert answer.shown[0] == "sqrt(3)/3 (0.57735)"
    for moved in (THIRD + TINY, THIRD - TINY, F(577350269190, 10**12)):
        point = (moved, 1 - moved, 1 + moved)
        verdict = check(SEGMENT, "nash-bargaining", given={"point": point})
        assert verdict.status == "REFUTED"
        assert recheck(verdict.certificate).status == "REFUTED"


def test_the_irrational_point_has_the_shown_decimals():
    answer = bargain(polygon("P8"), "perles-maschler")
    assert answer.shown == (
        f"{IRRATIONAL[0]} (6.49866)",
        f"{IRRATIONAL[1]} (7.25201)",
    )


# --- certificates: what is tampered with is rejected --------------------------------


def proof_of(solution, problem):
    found = solve(solution, problem)
    return found.point, found.proof


def more(path, number):
    return number + BEYOND_FLOATS if path[-1] != 0 else number + 1


SOLVED = [
    pytest.param(polygon("P8"), s, id=s)
    for s in solution_names()
    if not parameters_of(s)
]
# A damage that leaves a proof of the same thing: another normal or multiplier that
# still bounds the set, or another split of an edge in two.
HARMLESS = ("normal", "normals", "caps", "scale")


@pytest.mark.parametrize(("problem", "solution"), SOLVED)
def test_no_damaged_proof_shows_another_point(problem, solution):
    point, proof = proof_of(solution, problem)
    prop, accepted = property_name(solution), 0
    rejected = 0
    for where, changed in damaged(proof, more):
        try:
            verdict = check(problem, prop, given={"point": point, "proof": changed})
        except AccordError:
            rejected += 1
            continue
        accepted += 1
        assert verdict.status == "PROVED", where
        assert solution == "raiffa" or any(part in HARMLESS for part in where), where
    assert rejected > accepted


def test_a_proof_of_another_problem_is_rejected():
    point, proof = proof_of("nash", polygon("P7"))
    for name in ("P1", "P2", "P3", "P4", "P6", "P8"):
        with pytest.raises(AccordError):
            check(
                polygon(name), "nash-bargaining", given={"point": point, "proof": proof}
            )


@pytest.mark.parametrize(
    "proof",
    [
        pytest.param({}, id="empty"),
        pytest.param({"solution": (6, 8)}, id="no lottery"),
        pytest.param({"solution": (6, 8), "lottery": ()}, id="an empty lottery"),
        pytest.param({"solution": (6, 8), "lottery": ((9, 1),)}, id="no such outcome"),
        pytest.param({"solution": (6, 8), "lottery": ((-3, 1),)}, id="from the end"),
        pytest.param({"solution": (6, 8), "lottery": ((True, 1),)}, id="no number"),
        pytest.param(
            {"solution": (6, 8), "lottery": ((1, F(1, 2)), (1, F(1, 2)))}, id="twice"
        ),
        pytest.param(
            {"solution": (6, 8), "lottery": ((1, 2), (0, -1))}, id="a negative weight"
        ),
        pytest.param({"solution": (6, 8), "lottery": ((1, F(1, 2)),)}, id="sum 1/2"),
        pytest.param({"solution": (8, 5), "lottery": ((2, 1),)}, id="another vertex"),
        pytest.param({"solution": (7, 9), "lottery": ((1, 1),)}, id="not feasible"),
        pytest.param({"solution": (0, 10), "lottery": ((0, 1),)}, id="no gain"),
        pytest.param({"solution": (6,), "lottery": ((1, 1),)}, id="one payoff"),
        pytest.param({"solution": 6, "lottery": ((1, 1),)}, id="a number"),
    ],
)
def test_a_wrong_nash_proof_is_no_verdict(proof):
    for point in ((6, 8), (8, 5)):
        with pytest.raises(AccordError):
            check(
                polygon("P8"), "nash-bargaining", given={"point": point, "proof": proof}
            )


# --- random problems ----------------------------------------------------------------

TWO = [s for s in solution_names() if not parameters_of(s)]


def dominated(problem, x):
    """Return whether a corner or an edge point of the frontier is better for both."""
    corners = [c for c, _ in frontier(problem)]
    if any(c[0] > x[0] and c[1] > x[1] for c in corners):
        return True
    for (a, b), (c, d) in itertools.pairwise(corners):
        if (b - d) * (x[0] - a) + (c - a) * (x[1] - b) < 0 and a <= x[0] <= c:
            return True
    return False


@settings(max_examples=20)
@given(polygons)
def test_every_solution_is_proved_a_gain_for_all_and_efficient(problem):
    for solution in TWO:
        answer = bargain(problem, solution)
        if solution == "kalai-smorodinsky" and answer.point is None:
            assert not problem.comprehensive
            continue
        assert answer.verdict is not None, (solution, answer.reason)
        assert answer.verdict.status == "PROVED"
        assert not dominated(problem, answer.point)
        d = problem.disagreement
        if solution != "utilitarian":
            assert all(x > y for x, y in zip(answer.point, d, strict=True))


@settings(max_examples=15)
@given(polygons, st.permutations([0, 1]))
def test_anonymity_and_scale_and_translation(problem, order):
    image, twin = rescaled(problem, (F(2), F(3, 5)), (F(-1), F(7, 2)), order)
    for solution in (
        "nash",
        "kalai-smorodinsky",
        "raiffa",
        "perles-maschler",
        "pmm-nash",
    ):
        first, second = bargain(problem, solution), bargain(twin, solution)
        assert (first.point is None) == (second.point is None)
        if first.point is not None:
            expected = image(first.point)
            assert all(x == y for x, y in zip(second.point, expected, strict=True))


@settings(max_examples=40)
@given(polygons)
def test_nash_by_stationarity_and_by_a_grid(problem):
    x = bargain(problem, "nash").point
    d = problem.disagreement

    def product(v):
        return (v[0] - d[0]) * (v[1] - d[1])

    # Second route: the best of all corners and of all edges' stationary points.
    candidates = list(problem.outcomes)
    for p, q in itertools.combinations(problem.outcomes, 2):
        a, b = p[0] - d[0], p[1] - d[1]
        c, e = q[0] - p[0], q[1] - p[1]
        if c * e < 0:
            t = -(a * e + b * c) / (2 * c * e)
            if 0 < t < 1:
                candidates.append((p[0] + t * c, p[1] + t * e))
    best = max((v for v in candidates if v[0] > d[0] and v[1] > d[1]), key=product)
    assert x == best
    # Third route: nothing on a grid of lotteries is better.
    for p, q in itertools.combinations(problem.outcomes, 2):
        for k in range(11):
            v = tuple(a + F(k, 10) * (b - a) for a, b in zip(p, q, strict=True))
            if v[0] > d[0] and v[1] > d[1]:
                assert product(v) <= product(x)


@settings(max_examples=40)
@given(polygons)
def test_ways_from_disagreement_by_bisection(problem):
    problem = BargainingProblem(
        problem.players, problem.outcomes, problem.disagreement, comprehensive=True
    )
    d = problem.disagreement
    corners = rational_frontier(problem)
    ideal = (corners[-1][0][0], corners[0][0][1])
    ways = {
        "egalitarian": (1, 1),
        "kalai-smorodinsky": (ideal[0] - d[0], ideal[1] - d[1]),
    }
    for solution, way in ways.items():
        x = bargain(problem, solution).point
        low, high = F(0), F(100)
        for _ in range(40):
            middle = (low + high) / 2
            v = (d[0] + middle * way[0], d[1] + middle * way[1])
            low, high = (middle, high) if dominated(problem, v) else (low, middle)
        assert all(
            a + low * w <= y <= a + high * w for a, w, y in zip(d, way, x, strict=True)
        )


@settings(max_examples=30)
@given(polygons)
def test_raiffa_steps_come_near_its_limit(problem):
    answer = bargain(problem, "raiffa")
    x = problem.disagreement
    for _ in range(12):
        before, (_, _, x) = x, step_from(problem, x)
        assert all(a <= b for a, b in zip(before, x, strict=True))
    gaps = [abs(a - b) for a, b in zip(x, answer.point, strict=True)]
    assert max(gaps) < F(1, 50)


@settings(max_examples=30)
@given(polygons)
def test_perles_maschler_halves_the_length_in_floats(problem):
    x = [float(c) for c in _near(bargain(problem, "perles-maschler").point)]
    corners = [tuple(map(float, c)) for c, _ in rational_frontier(problem)]
    before = after = 0.0
    for (a, b), (c, d) in itertools.pairwise(corners):
        left, right = min(max(x[0], a), c), max(min(x[0], c), a)
        up = b + (left - a) * (d - b) / (c - a)
        before += max((left - a) * (b - up), 0) ** 0.5
        down = b + (right - a) * (d - b) / (c - a)
        after += max((c - right) * (down - d), 0) ** 0.5
    assert before == pytest.approx(after, abs=1e-6)


def _near(point):
    return [
        sum(x.enclosure(F(1, 10**9))) / 2 if isinstance(x, Algebraic) else x
        for x in point
    ]


@settings(max_examples=25)
@given(polygons, outcome)
def test_nash_and_egalitarian_are_independent_of_irrelevant_alternatives(problem, more):
    wider = BargainingProblem(
        problem.players,
        (*problem.outcomes, more),
        problem.disagreement,
        problem.comprehensive,
    )
    x = bargain(wider, "nash").point
    narrow = BargainingProblem(
        problem.players, (*problem.outcomes, x), problem.disagreement
    )
    # The point of the wider problem stays the solution wherever it stays feasible.
    assert bargain(narrow, "nash").point == x


@settings(max_examples=25)
@given(polygons, st.tuples(st.integers(1, 4), st.integers(1, 4)))
def test_weights_and_shares(problem, row):
    weighted = bargain(problem, "weighted-nash", weights=row)
    assert weighted.verdict.status == "PROVED"
    shared = bargain(problem, "proportional", shares=row)
    gains = [x - y for x, y in zip(shared.point, problem.disagreement, strict=True)]
    assert gains[0] * row[1] == gains[1] * row[0]
    equal = bargain(problem, "weighted-nash", weights=(row[0], row[0]))
    assert equal.point == bargain(problem, "nash").point
    same = bargain(problem, "proportional", shares=(row[1], row[1]))
    assert same.point == bargain(problem, "egalitarian").point


three = st.tuples(*[st.integers(0, 5)] * 3)


@settings(max_examples=20)
@given(st.lists(three, min_size=1, max_size=7), three)
def test_three_players(rows, top):
    problem = BargainingProblem(
        ("Ann", "Bob", "Cleo"), (*rows, tuple(c + 1 for c in top)), (0, 0, 0), True
    )
    for solution in ("nash", "kalai-smorodinsky", "egalitarian", "utilitarian"):
        assert bargain(problem, solution).verdict.status == "PROVED"
    x = bargain(problem, "nash").point
    for k, v in itertools.product(range(1, 10), problem.outcomes):
        moved = [a + F(k, 10) * (b - a) for a, b in zip(x, v, strict=True)]
        assert moved[0] * moved[1] * moved[2] <= x[0] * x[1] * x[2]


def test_five_players_and_a_root_of_degree_five():
    rows = ((0, 1, 4, 2, 3), (4, 0, 1, 3, 2), (1, 4, 2, 0, 5))
    problem = BargainingProblem(tuple("abcde"), rows, (0,) * 5)
    answer = bargain(problem, "nash")
    assert answer.verdict.status == "PROVED"
    assert isinstance(answer.point[0], Algebraic)
    assert len(answer.point[0].field.polynomial) == 6
    moved = (answer.point[0] + BEYOND_FLOATS, *answer.point[1:])
    assert check(problem, "nash-bargaining", given={"point": moved}).status == "REFUTED"


four = st.tuples(*[st.integers(0, 6)] * 4)


@settings(max_examples=15)
@given(st.lists(four, min_size=4, max_size=7), four)
def test_four_players(rows, top):
    problem = BargainingProblem(
        tuple("abcd"), (*rows, tuple(c + 1 for c in top)), (0, 0, 0, 0)
    )
    answer = bargain(problem, "nash")
    assert answer.verdict is not None, answer.reason
    assert answer.verdict.status == "PROVED"


# --- degenerate problems ------------------------------------------------------------


def test_one_player_gets_the_most():
    problem = BargainingProblem(("Ann",), ((1,), (5,), (3,)), (0,))
    for solution in (
        "nash",
        "kalai-smorodinsky",
        "egalitarian",
        "utilitarian",
        "raiffa",
    ):
        answer = bargain(problem, solution)
        assert answer.point == (5,)
        assert answer.verdict.status == "PROVED"
    for solution in ("perles-maschler", "pmm-nash"):
        answer = bargain(problem, solution)
        assert answer.verdict is None
        assert "2 players" in answer.reason


def test_duplicates_and_points_inside_change_nothing():
    plain = polygon("P8")
    more = (*plain.outcomes, *plain.outcomes, (1, 1), (0, 0), (3, 9))
    problem = BargainingProblem(("Ann", "Bob"), more, (0, 0), True)
    assert len(problem.outcomes) == 7
    for solution in TWO:
        first, second = bargain(plain, solution), bargain(problem, solution)
        assert all(x == y for x, y in zip(first.point, second.point, strict=True))
        assert second.verdict.status == "PROVED"


@pytest.mark.parametrize(
    ("outcomes", "d", "word"),
    [
        pytest.param(
            ((0, 1), (1, 0)), (F(1, 2), F(1, 2)), "on the frontier", id="on it"
        ),
        pytest.param(((0, 1), (1, 0)), (1, 1), "beyond", id="beyond it"),
        pytest.param(((0, 0),), (0, 0), "on the frontier", id="one point"),
        pytest.param(((0, 3), (0, 1)), (0, 0), "on the frontier", id="one gains"),
    ],
)
def test_no_gain_is_said_in_words(outcomes, d, word):
    problem = BargainingProblem(("Ann", "Bob"), outcomes, d)
    for solution in TWO:
        answer = bargain(problem, solution)
        if solution == "utilitarian":
            assert answer.verdict.status == "PROVED"
        else:
            assert answer.verdict is None
            assert not answer.open
            assert word in answer.reason


def test_an_empty_interior_is_no_obstacle():
    problem = BargainingProblem(("Ann", "Bob"), ((0, 1), (1, 0)), (0, 0))
    for solution in TWO:
        assert bargain(problem, solution).verdict.status == "PROVED"
    line = BargainingProblem(("a", "b", "c"), ((0, 2, 0), (2, 0, 2)), (0, 0, 0))
    answer = bargain(line, "kalai-smorodinsky")
    assert answer.verdict.status == "PROVED"  # halfway to (2, 2, 2)
    missed = BargainingProblem(("a", "b", "c"), ((0, 1, 1), (1, 0, 5)), (0, 0, 0))
    answer = bargain(missed, "kalai-smorodinsky")
    assert answer.point is None
    assert "ideal point (1, 1, 5)" in answer.reason


def test_what_needs_payoffs_thrown_away_is_said():
    problem = BargainingProblem(("Ann", "Bob"), ((2, 1), (3, 0)), (0, 0))
    answer = bargain(problem, "egalitarian")
    assert answer.point == (1, 1)
    assert answer.notes == ("not feasible unless payoffs are thrown away",)
    verdict = check(problem, "feasible-payoffs", given={"point": answer.point})
    assert verdict.status == "REFUTED"
    free = BargainingProblem(("Ann", "Bob"), ((2, 1), (3, 0)), (0, 0), True)
    assert bargain(free, "egalitarian").notes == ()


def test_a_certificate_rests_on_a_small_kernel():
    for problem, algebraic in ((polygon("P8"), False), (SEGMENT, True)):
        files, cited = trusted_files(bargain(problem, "nash").verdict.certificate)
        kernel = sum(lines for _, lines, role in files if role == "the kernel")
        assert kernel < 700
        assert not cited
        names = {file for file, _, _ in files}
        assert ("accord/theory/algebraic.py" in names) == algebraic
        assert not any("engines" in name for name in names)


def test_one_best_point_for_all_is_every_solution():
    problem = BargainingProblem(("Ann", "Bob"), ((2, 3), (1, 1), (0, 3)), (0, 1))
    for solution in ("nash", "perles-maschler", "pmm-nash", "raiffa", "utilitarian"):
        answer = bargain(problem, solution)
        assert answer.point == (2, 3)
        assert answer.verdict.status == "PROVED"


def test_without_lotteries_the_outcomes_alone_count():
    problem = BargainingProblem(
        ("Ann", "Bob"), ((1, 4), (4, 1), (2, 2)), (0, 0), lotteries=False
    )
    answer = bargain(problem, "nash")
    assert answer.verdict.status == "PROVED"
    assert "3 outcomes have this product" in answer.notes[0]
    assert check(problem, "nash-bargaining", given={"point": (4, 1)}).status == "PROVED"
    for wrong in ((F(5, 2), F(5, 2)), (3, 3), (0, 0)):
        verdict = check(problem, "nash-bargaining", given={"point": wrong})
        assert verdict.status == "REFUTED"
    for solution in ("raiffa", "egalitarian", "kalai-smorodinsky", "perles-maschler"):
        assert "lotteries" in bargain(problem, solution).reason
    assert bargain(problem, "utilitarian").point == (1, 4)


def test_a_single_utilitarian_point():
    assert check(polygon("P8"), "single-utilitarian-point").status == "PROVED"
    assert check(polygon("P3"), "single-utilitarian-point").status == "REFUTED"


def test_raiffa_that_is_not_seen_to_repeat_is_left_open():
    answer = bargain(SEGMENT, "raiffa")
    assert answer.open
    assert "not ended" in answer.reason


def test_raiffa_unending_and_ending():
    verdict = check(polygon("P1"), "raiffa-unending", given={"limit": (F(3, 4),) * 2})
    assert verdict.status == "PROVED"
    near = {"limit": (F(3, 4), F(3, 4) - TINY)}
    assert check(polygon("P1"), "raiffa-unending", given=near).status == "REFUTED"
    with pytest.raises(ModelError, match="reached in 4 steps"):
        check(polygon("P2"), "raiffa-unending", given={"limit": (1, 1)})


def test_raiffa_of_three_players_along_the_diagonal():
    corners = ((1, 0, 0), (0, 1, 0), (0, 0, 1), (F(1, 2),) * 3)
    problem = BargainingProblem(("a", "b", "c"), corners, (0, 0, 0), True)
    verdict = check(problem, "raiffa-unending", given={"limit": (F(1, 2),) * 3})
    assert verdict.status == "PROVED"
    lopsided = BargainingProblem(
        ("a", "b", "c"), ((2, 0, 0), (0, 1, 0), (0, 0, 1)), (0, 0, 0), True
    )
    answer = bargain(lopsided, "raiffa")
    assert answer.point == (F(2, 3), F(1, 3), F(1, 3))
    assert answer.notes == ("reached in 1 step",)


# --- points: feasible, Pareto optimal -----------------------------------------------


@settings(max_examples=20)
@given(polygons, outcome)
def test_feasible_and_pareto_optimal_points(problem, point):
    feasible = check(problem, "feasible-payoffs", given={"point": point})
    corners = [c for c, _ in frontier(problem)]
    beyond = dominated_strictly(corners, point)
    if problem.comprehensive:
        assert (feasible.status == "PROVED") == beyond
    elif feasible.status == "PROVED":
        assert beyond
    if feasible.status == "PROVED":
        optimal = check(problem, "pareto-optimal-payoffs", given={"point": point})
        better = [c for c in corners if c[0] >= point[0] and c[1] >= point[1]]
        if any(c != point for c in better):
            assert optimal.status == "REFUTED"
        assert recheck(optimal.certificate).status == optimal.status
    for solution in ("nash", "perles-maschler", "pmm-nash"):
        x = bargain(problem, solution).point
        if all(not isinstance(c, Algebraic) for c in x):
            good = check(problem, "pareto-optimal-payoffs", given={"point": x})
            assert good.status == "PROVED"


def dominated_strictly(corners, x):
    """Return whether some mixture of frontier corners is at least x for both."""
    if x[1] > corners[0][1] or x[0] > corners[-1][0]:
        return False
    return all(
        (b - d) * (x[0] - a) + (c - a) * (x[1] - b) <= 0
        for (a, b), (c, d) in itertools.pairwise(corners)
    )


@pytest.mark.parametrize(
    ("prop", "point", "proof"),
    [
        pytest.param("feasible-payoffs", (6, 8), {}, id="nothing"),
        pytest.param("feasible-payoffs", (6, 8), {"normal": (1, 1)}, id="it is inside"),
        pytest.param("feasible-payoffs", (9, 9), {"normal": (0, 1)}, id="not beyond"),
        pytest.param("feasible-payoffs", (9, 9), {"normal": (20, -1)}, id="negative"),
        pytest.param("feasible-payoffs", (9, 9), {"lottery": ((3, 1),)}, id="less"),
        pytest.param(
            "pareto-optimal-payoffs", (9, 0), {"better": ((3, 1),)}, id="itself"
        ),
        pytest.param(
            "pareto-optimal-payoffs", (6, 8), {"better": ((2, 1),)}, id="not better"
        ),
        pytest.param(
            "pareto-optimal-payoffs",
            (5, 8),
            {"lottery": ((1, 1),), "normal": (0, 1)},
            id="a weight of 0",
        ),
        pytest.param(
            "pareto-optimal-payoffs",
            (6, 8),
            {"lottery": ((1, 1),), "normal": (9, 1)},
            id="other weights",
        ),
        pytest.param(
            "utilitarian-bargaining", (6, 8), {"normal": (1, 1)}, id="feasible"
        ),
        pytest.param(
            "utilitarian-bargaining", (20, 20), {"lottery": ((1, 1),)}, id="too much"
        ),
    ],
)
def test_a_wrong_proof_about_a_point_is_no_verdict(prop, point, proof):
    with pytest.raises(CertificateError):
        check(polygon("P8"), prop, given={"point": point, "proof": proof})


# --- problems of games --------------------------------------------------------------

SEXES = from_arrays([[2, 0], [0, 1]], [[1, 0], [0, 2]])
DILEMMA = from_arrays([[3, 0], [5, 1]], [[3, 5], [0, 1]])


def test_a_game_with_each_kind_of_disagreement():
    secure = problem_of(SEXES, "security")
    assert secure.disagreement == (F(2, 3), F(2, 3))
    assert bargain(secure, "nash").point == (F(3, 2), F(3, 2))
    assert problem_of(DILEMMA, "nash").disagreement == (1, 1)
    assert bargain(problem_of(DILEMMA, "nash"), "nash").point == (3, 3)
    assert problem_of(SEXES, "0,0").disagreement == (0, 0)
    with pytest.raises(ModelError, match="found 3"):
        problem_of(SEXES, "nash")
    with pytest.raises(ModelError, match="disagreement"):
        problem_of(SEXES, "somewhere")
    with pytest.raises(ModelError, match="payoff"):
        problem_of(SEXES, "1,2,3")


def test_all_solutions_at_once():
    given = {"weights": (1, 2), "shares": (2, 1), "kernel": "R1"}
    answers = bargain_all(polygon("P8"), Limits(), **given)
    names = [a.solution.partition(" ")[0] for a in answers]
    assert ["rose-points" if n == "ROSE-R1" else n for n in names] == solution_names()
    with pytest.raises(ModelError, match="weights"):
        bargain_all(polygon("P8"), Limits(), ["weighted-nash"])
    with pytest.raises(ModelError, match="positive"):
        bargain(polygon("P8"), "weighted-nash", weights=(1, 0))
    with pytest.raises(ModelError, match="did you mean `nash`"):
        bargain(polygon("P8"), "nahs")


def test_a_certificate_of_an_algebraic_point_is_checked_from_its_file():
    proved = bargain(SEGMENT, "nash").verdict.certificate
    text = json.dumps(proved)
    assert "algebraic" in text
    assert recheck(json.loads(text)).status == "PROVED"
    for old, new in (
        ('"polynomial": [-1, 0, 3]', '"polynomial": [-2, 0, 3]'),
        ('"polynomial": [-1, 0, 3]', '"polynomial": [-1, 0, 4]'),
        ('"interval": ["0", "1"]', '"interval": ["-1", "1"]'),
        ('"interval": ["0", "1"]', '"interval": ["-1", "0"]'),
        ('"value": ["0", "1"]', '"value": ["1/1000000000000", "1"]'),
        ('"value": ["0", "1"]', '"value": ["0", "-1"]'),
        ('"value": ["1", "-1"]', '"value": ["1", "1"]'),
    ):
        assert old in text, old
        data = json.loads(text.replace(old, new))
        data["seal"] = seal(data)
        with pytest.raises(AccordError):
            recheck(data)


def test_a_statement_about_a_game_is_not_one_about_a_problem():
    data = bargain(polygon("P1"), "nash").verdict.certificate
    other = bargain(polygon("P5"), "nash").verdict.certificate
    statement = {**data["statement"], "subject": other["statement"]["subject"]}
    forged = make_certificate(statement, "PROVED", "table", data["payload"])
    with pytest.raises(CertificateError):
        recheck(forged)


@settings(max_examples=20)
@given(polygons)
def test_nash_lies_between_the_egalitarian_and_a_utilitarian_point(problem):
    moved = BargainingProblem(
        problem.players,
        tuple((v[0] - F(1, 3), v[1] - F(1, 2)) for v in problem.outcomes),
        (0, 0),
        True,
    )
    nash, equal = bargain(moved, "nash").point, bargain(moved, "egalitarian").point
    best = max(map(sum, moved.outcomes))
    sums = [v[0] for v in moved.outcomes if sum(v) == best]
    assume(all(v[0] >= 0 and v[1] >= 0 for v in moved.outcomes if sum(v) == best))
    low, high = min(*sums, equal[0]), max(*sums, equal[0])
    assert low <= nash[0] <= high
