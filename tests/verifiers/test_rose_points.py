"""ROSE points of bargaining problems: table, second routes, tampering, invariances."""

import itertools
import json
from fractions import Fraction

import pytest
import z3
from definition_rows import mutants_of
from hypothesis import given, settings
from hypothesis import strategies as st
from two_player_problems import (
    OUTCOMES,
    TINY,
    coordinate,
    outcome,
    points,
    polygon,
    polygons,
    rescaled,
)

from accord.counterexamples.asking import check
from accord.counterexamples.bargaining import bargain
from accord.theory import rose_points
from accord.theory.bargaining import BargainingProblem
from accord.theory.errors import AccordError, CertificateError, ModelError
from accord.theory.initiative import label
from accord.verifiers.engines.bargaining import solve
from accord.verifiers.engines.frontiers import rational_frontier
from accord.verifiers.kernel import check as recheck
from accord.verifiers.kernel import seal

F = Fraction
KERNELS = ("R1", "R2", "R3")
# The column of R1, and that of Nash from the Pareto meet minimum, which is R2. R3 was
# computed here.
R1 = {
    "P1": "1/2,5/6 3/4,3/4 5/6,1/2",
    "P2": "1/2,17/20",
    "P3": "1/2,1/2",
    "P4": "1/4,3/4",
    "P5": "3,9/2 4,4 9/2,3",
    "P6": "1,1/2",
    "P7": "7/2,33/8 4,4 5,3",
    "P8": "9/2,17/2 6,8 41/6,27/4 8,5",
}
R2 = {
    "P1": "3/4,3/4",
    "P2": "1/2,17/20",
    "P3": "1/2,1/2",
    "P4": "1/4,3/4",
    "P5": "4,4",
    "P6": "1,1/2",
    "P7": "4,4",
    "P8": "6,8",
}
R3 = {**R2, "P7": "17/4,15/4", "P8": "25/4,61/8"}
CELLS = [
    (kernel, name, text)
    for kernel, column in zip(KERNELS, (R1, R2, R3), strict=True)
    for name, text in column.items()
]


def claim(problem, kernel, listed, **more):
    given = {"kernel": kernel, "points": listed, **more}
    return check(problem, "all-reconstructed-rose-points", given=given)


def single(problem, kernel, point, **more):
    given = {"kernel": kernel, "point": point, **more}
    return check(problem, "reconstructed-rose-point", given=given)


@pytest.mark.parametrize(("kernel", "name", "text"), CELLS)
def test_the_table(kernel, name, text):
    problem, expected = polygon(name), points(text)
    answer = bargain(problem, "rose-points", kernel=kernel)
    assert answer.solution == f"ROSE-{kernel} (reconstruction)"
    assert "own equation is not available" in answer.notes[0]
    assert tuple(each.point for each in answer.each) == expected
    assert answer.verdict.status == "PROVED"
    assert recheck(json.loads(json.dumps(answer.verdict.certificate))).status == (
        "PROVED"
    )
    # The list in another order is the same set; each point is one by itself.
    assert claim(problem, kernel, expected[::-1]).status == "PROVED"
    for point in expected:
        verdict = single(problem, kernel, point)
        assert verdict.status == "PROVED"
        assert recheck(verdict.certificate).status == "PROVED"


@pytest.mark.parametrize(("kernel", "name", "text"), CELLS)
def test_what_is_moved_missing_or_more_is_refuted(kernel, name, text):
    problem, expected = polygon(name), points(text)
    for k, (x, y) in enumerate(expected):
        rest = (*expected[:k], *expected[k + 1 :])
        assert claim(problem, kernel, rest).status == "REFUTED"
        steps = ((TINY, -TINY), (0, -TINY), (0, TINY))
        for a, b in steps:
            moved = (x + a, y + b)
            assert claim(problem, kernel, (*rest, moved)).status == "REFUTED"
            refuted = single(problem, kernel, moved)
            assert refuted.status == "REFUTED"
        assert recheck(refuted.certificate).status == "REFUTED"
    corners = [corner for corner, _ in rational_frontier(problem)]
    for corner in corners:
        if corner not in expected:
            more = claim(problem, kernel, (*expected, corner))
            assert more.status == "REFUTED"
            assert label(kernel) in " ".join(more.story.split())
            assert single(problem, kernel, corner).status == "REFUTED"


@pytest.mark.parametrize(("kernel", "name", "text"), CELLS)
def test_a_point_taken_out_of_a_file_is_rejected(kernel, name, text):
    proved = claim(polygon(name), kernel, points(text)).certificate
    for change in ("moved", "missing", "twisted"):
        data = json.loads(json.dumps(proved))
        listed = data["statement"]["property"]["parameters"]["points"]
        if change == "moved":
            listed[0][0] = str(F(listed[0][0]) + TINY)
        elif change == "missing":
            listed.pop()
        else:
            listed[0] = [0, 0]
        data["seal"] = seal(data)
        with pytest.raises(CertificateError):
            recheck(data)


def test_no_point_of_another_kernel_passes():
    problem = polygon("P7")
    for kernel, other in itertools.permutations(KERNELS, 2):
        listed = points({"R1": R1, "R2": R2, "R3": R3}[other]["P7"])
        assert claim(problem, kernel, listed).status == "REFUTED"


def damaged_lotteries(lotteries):
    """Yield lists of lotteries that give another frontier, or none."""
    for k in range(len(lotteries)):
        yield (*lotteries[:k], *lotteries[k + 1 :])
        yield (*lotteries[:k], ((0, F(1, 2)),), *lotteries[k + 1 :])
        yield (*lotteries[:k], ((99, 1),), *lotteries[k + 1 :])
        yield (*lotteries[:k], ((0, F(1, 2)), (3, F(1, 2))), *lotteries[k + 1 :])
    yield tuple(reversed(lotteries))
    yield ()


def test_no_other_frontier_is_accepted():
    problem = polygon("P8")
    lotteries = solve("rose-points", problem, kernel="R1").proof["frontier"]
    for changed in damaged_lotteries(lotteries):
        for text in (R1["P8"], "6,8"):
            with pytest.raises(AccordError):
                claim(problem, "R1", points(text), proof={"frontier": changed})
    with pytest.raises(AccordError):
        claim(problem, "R1", points(R1["P8"]), proof={})


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"ends": ()}, id="no ends"),
        pytest.param({"ends": (((1, 1),), ((3, 1),))}, id="a corner for an end"),
        pytest.param({"ends": (((3, 1),), ((0, 1),))}, id="the ends exchanged"),
        pytest.param({"normals": ((1, 0), (1, 1))}, id="a weight of 0"),
        pytest.param({"normals": ((1, 1), (1, 1))}, id="normals of no end"),
        pytest.param({"lottery": ((2, 1),)}, id="a lottery for another point"),
        pytest.param({"lottery": ((1, F(1, 2)),)}, id="no lottery"),
        pytest.param({"normal": (1, 1)}, id="parted though feasible"),
    ],
)
def test_a_wrong_proof_about_a_point_is_no_verdict(change):
    problem = polygon("P8")
    good = {
        "ends": (((0, 1),), ((3, 1),)),
        "normals": ((2, 6), (5, 1)),
        "lottery": ((1, 1),),
    }
    assert single(problem, "R1", (6, 8), proof=good).status == "PROVED"
    with pytest.raises(AccordError):
        single(problem, "R1", (6, 8), proof={**good, **change})


def test_every_small_change_of_the_walk_is_noticed():
    cases = [
        (kernel, [c for c, _ in rational_frontier(polygon(name))], list(points(text)))
        for kernel, name, text in CELLS
    ]
    cases.append(("R1", [(2, 3)], [(2, 3)]))

    def walks(all_points):
        return all(all_points(kernel, at) == found for kernel, at, found in cases)

    assert walks(rose_points.all_points)
    survivors = []
    for change, names in mutants_of(rose_points):
        try:
            if walks(names["all_points"]):
                survivors.append(change)
        except (IndexError, TypeError, ZeroDivisionError):
            pass  # noticed, by what cannot be computed
    assert not survivors


# --- second routes -------------------------------------------------------------------


def by_z3(problem, kernel):
    """Return all points by solving for weights and points, none of it walked along."""
    corners = [tuple(v) for v in problem.outcomes]
    d = problem.disagreement
    best = [c for c, _ in rational_frontier(problem)]
    ideal, least = (best[-1][0], best[0][1]), (best[0][0], best[-1][1])
    middle = tuple(F(a + b) / 2 for a, b in zip(ideal, least, strict=True))
    base = {"R1": ideal, "R2": least, "R3": middle}[kernel]
    u, a = z3.Reals("u v"), z3.Reals("a b")
    law = z3.Reals(" ".join(f"w{k}" for k in range(len(corners))))
    solver = z3.Solver()
    solver.add(*[w >= 0 for w in law], z3.Sum(law) == 1)

    def q(x):
        return z3.Q(F(x).numerator, F(x).denominator)

    for i in (0, 1):
        given = z3.Sum([w * q(v[i]) for w, v in zip(law, corners, strict=True)])
        solver.add(u[i] <= given if problem.comprehensive else u[i] == given)
        solver.add(u[i] >= q(d[i]), a[i] > 0)
    solver.add(a[0] + a[1] == 1)
    for v in corners:
        solver.add(a[0] * q(v[0]) + a[1] * q(v[1]) <= a[0] * u[0] + a[1] * u[1])
    solver.add(a[0] * (u[0] - q(base[0])) == a[1] * (u[1] - q(base[1])))
    found = []
    while solver.check() == z3.sat:
        model = solver.model()
        point = tuple(model[x].as_fraction() for x in u)
        found.append(point)
        solver.add(z3.Or(u[0] != q(point[0]), u[1] != q(point[1])))
        assert len(found) < 9
    return sorted(found)


@pytest.mark.parametrize(("kernel", "name", "text"), CELLS)
def test_z3_finds_the_same_points_and_no_others(kernel, name, text):
    assert by_z3(polygon(name), kernel) == sorted(points(text))


def by_scan(problem):
    """Return the points of R1 as stationary points of the product of what lacks.

    On each edge by its parabola, at each corner by the slopes on both sides.
    """
    corners = [c for c, _ in rational_frontier(problem)]
    right, top = corners[-1][0], corners[0][1]

    def product(p, q, t):
        x, y = (a + t * (b - a) for a, b in zip(p, q, strict=True))
        return (right - x) * (top - y)

    def slopes(p, q):
        # The product on an edge is c0 + c1 t + c2 t^2: read off three of its values.
        low, half, high = (product(p, q, t) for t in (F(0), F(1, 2), F(1)))
        bend = 2 * low - 4 * half + 2 * high
        first = high - low - bend
        return first, first + 2 * bend, bend

    found, before = set(), None
    for p, q in itertools.pairwise(corners):
        first, last, bend = slopes(p, q)
        if first * last < 0:
            t = -first / (2 * bend)
            found.add(tuple(a + t * (b - a) for a, b in zip(p, q, strict=True)))
        # At a concave corner the normal turns from one side to the other: stationary
        # where the one-sided slopes, each over its edge, do not have one strict sign.
        if before is not None and min(before, first) <= 0 <= max(before, first):
            found.add(p)
        before = last
    return found


def solved(problem, kernel):
    answer = bargain(problem, "rose-points", kernel=kernel)
    assert answer.verdict.status == "PROVED"
    return {each.point for each in answer.each}


@settings(max_examples=8)
@given(polygons)
def test_r1_is_stationary_for_the_product_of_what_lacks(problem):
    if len(rational_frontier(problem)) > 1:
        assert solved(problem, "R1") == by_scan(problem)


@settings(max_examples=8)
@given(polygons)
def test_z3_agrees_on_random_problems(problem):
    for kernel in KERNELS:
        assert sorted(solved(problem, kernel)) == by_z3(problem, kernel)


@settings(max_examples=15)
@given(polygons)
def test_r2_is_nash_from_the_meet_minimum_and_r3_from_halfway(problem):
    assert solved(problem, "R2") == {bargain(problem, "pmm-nash").point}
    corners = [c for c, _ in rational_frontier(problem)]
    (low, top), (right, bottom) = corners[0], corners[-1]
    halfway = ((low + right) / F(2), (bottom + top) / F(2))
    from_there = BargainingProblem(problem.players, problem.outcomes, halfway)
    nash = bargain(from_there, "nash")
    if nash.point is not None:
        assert solved(problem, "R3") == {nash.point}
    else:  # on a frontier of one edge there is nothing more to gain
        assert solved(problem, "R3") == {halfway}


@settings(max_examples=8)
@given(polygons, st.permutations([0, 1]), st.tuples(coordinate, coordinate))
def test_scale_translation_and_exchange_of_the_players(problem, order, shift):
    image, twin = rescaled(problem, (F(2), F(3, 5)), shift, order)
    for kernel in KERNELS:
        assert solved(twin, kernel) == set(map(image, solved(problem, kernel)))


@settings(max_examples=8)
@given(polygons, outcome)
def test_a_point_not_listed_is_none(problem, point):
    for kernel in KERNELS:
        verdict = single(problem, kernel, point)
        listed = solved(problem, kernel)
        assert (verdict.status == "PROVED") == (point in listed)
        assert recheck(verdict.certificate).status == verdict.status


# --- degenerate problems ------------------------------------------------------------


def test_one_best_point_an_empty_interior_and_duplicates():
    best = BargainingProblem(("Ann", "Bob"), ((2, 3), (1, 1), (0, 3)), (0, 1))
    line = BargainingProblem(("Ann", "Bob"), ((0, 1), (1, 0), (0, 1)), (0, 0))
    flat = BargainingProblem(("Ann", "Bob"), ((0, 0), (2, 3)), (0, 0))
    inside = BargainingProblem(
        ("Ann", "Bob"), (*polygon("P8").outcomes, (3, 9), (1, 1), (7, F(13, 2))), (0, 0)
    )
    for kernel in KERNELS:
        assert solved(best, kernel) == {(2, 3)}
        assert single(best, kernel, (2, 3)).status == "PROVED"
        assert single(best, kernel, (1, 1)).status == "REFUTED"
        assert solved(line, kernel) == {(F(1, 2), F(1, 2))}
        assert single(line, kernel, (F(1, 2), F(1, 2))).status == "PROVED"
        assert solved(flat, kernel) == {(2, 3)}
        assert solved(inside, kernel) == solved(polygon("P8"), kernel)


def test_the_disagreement_point_cuts_the_frontier():
    cut = BargainingProblem(("Ann", "Bob"), points(OUTCOMES["P1"]), (F(1, 2), 0), True)
    # Of P1 right of 1/2: the ends are (1/2,5/6) and (1,0), I = (1,5/6).
    assert solved(cut, "R1") == set(by_z3(cut, "R1"))
    assert (F(1, 2), F(5, 6)) not in solved(cut, "R1")
    wrong = single(cut, "R1", (F(1, 4), F(11, 12)))
    assert wrong.status == "REFUTED"
    assert "without an agreement" in wrong.story


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        pytest.param(
            BargainingProblem(("Ann", "Bob"), ((0, 1), (1, 0)), (F(1, 2), F(1, 2))),
            "on the frontier",
            id="nothing to gain",
        ),
        pytest.param(
            BargainingProblem(("Ann", "Bob"), ((0, 1), (1, 0)), (1, 1)),
            "beyond",
            id="beyond",
        ),
        pytest.param(
            BargainingProblem(("Ann",), ((1,), (5,)), (0,)), "2 players", id="one"
        ),
        pytest.param(
            BargainingProblem(("a", "b", "c"), ((1, 1, 1),), (0, 0, 0)),
            "2 players",
            id="three",
        ),
        pytest.param(
            BargainingProblem(("a", "b"), ((1, 1),), (0, 0), lotteries=False),
            "lotteries",
            id="no lotteries",
        ),
    ],
)
def test_what_has_no_points_is_said_in_words(problem, words):
    for kernel in KERNELS:
        answer = bargain(problem, "rose-points", kernel=kernel)
        assert answer.each == ()
        assert not answer.open
        assert words in answer.reason
        with pytest.raises(ModelError, match=words):
            single(problem, kernel, problem.disagreement)


def test_a_kernel_is_one_of_three():
    with pytest.raises(ModelError, match="R4"):
        bargain(polygon("P1"), "rose-points", kernel="R4")
    for kernel in ("", "r1", "R0", 1):
        with pytest.raises(ModelError, match="kernel"):
            single(polygon("P1"), kernel, (F(3, 4), F(3, 4)))
    assert "takes ['kernel']" in bargain(polygon("P1"), "rose-points").reason
