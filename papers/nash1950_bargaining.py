"""Nash 1950: the bargaining problem, here on textbook polygons and his barter."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

from accord.counterexamples.asking import check
from accord.counterexamples.bargaining_axioms import searched
from accord.counterexamples.bargaining_proofs import (
    VERTICES,
    Draft,
    disagreement_monotone,
    proved,
)
from accord.counterexamples.bargaining_searches import in_order, nash_is_between
from accord.papers.claim import Claim, Paper, Part, by_proof, fails, holds
from accord.theory.algebraic import Field
from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_axioms import in_units, other_problem
from accord.theory.bargaining_terms import Proof, nash_point
from accord.theory.errors import CertificateError
from accord.theory.expressions import read_form
from accord.theory.properties import PremiseNotMet, find_property, prop, property_of
from accord.theory.properties.nash_axioms_leave import AXIOMS
from accord.verifiers.engines.bargaining import solve
from accord.verifiers.limits import Limits
from accord.verifiers.verdict import Verdict

TINY = Fraction(1, 10**12)
Point = tuple[Any, ...]
_FRONTIERS = {
    "P1": "0,1 3/4,3/4 1,0",
    "P2": "0,1 1,7/10",
    "P3": "0,1 1,0",
    "P4": "0,1 1/2,1/2",
    "P5": "0,6 4,4 6,0",
    "P6": "0,1 2,0",
    "P7": "0,5 4,4 7,1",
    "P8": "0,10 6,8 8,5 9,0",
}


def read_points(text: str) -> tuple[Point, ...]:
    """Return the points of a text such as "0,1 3/4,3/4"."""
    return tuple(tuple(map(Fraction, word.split(","))) for word in text.split())


POLYGONS = {
    name: BargainingProblem(
        ("Ann", "Bob"), read_points(text), (0, 0), comprehensive=True, title=name
    )
    for name, text in _FRONTIERS.items()
}
NASH = "3/4,3/4 1,7/10 1/2,1/2 1/2,1/2 4,4 1,1/2 4,4 6,8"
EQUAL = "3/4,3/4 10/13,10/13 1/2,1/2 1/2,1/2 4,4 2/3,2/3 4,4 34/5,34/5"
LARGEST_SUM = "3/4,3/4 1,7/10 1,0 1/2,1/2 4,4 2,0 4,4 6,8"


def solved(text: str, solution: str) -> tuple[Part, ...]:
    """Return the parts that these are the solutions of the polygons, in order."""
    return tuple(
        holds(problem, f"{solution}-bargaining", given={"point": point})
        for problem, point in zip(POLYGONS.values(), read_points(text), strict=True)
    )


def _moved_along(problem: BargainingProblem, point: Point) -> tuple[Point, ...]:
    """Return the points a tiny step along the frontier from a point on it."""
    corners = sorted(problem.outcomes)
    found = []
    for p, q in itertools.pairwise(corners):
        way = (q[0] - p[0], q[1] - p[1])
        if (point[0] - p[0]) * way[1] == (point[1] - p[1]) * way[0]:
            for sign in (1, -1):
                step = Fraction(sign * TINY) / way[0]
                moved = tuple(x + step * w for x, w in zip(point, way, strict=True))
                if p[0] <= moved[0] <= q[0]:
                    found.append(moved)
    return tuple(found)


def _unmoved() -> tuple[Part, ...]:
    points = zip(POLYGONS.values(), read_points(NASH), strict=True)
    return tuple(
        fails(problem, "nash-bargaining", given={"point": moved})
        for problem, point in points
        for moved in _moved_along(problem, point)
    )


HALVES = (Fraction(1, 2), Fraction(1, 2))


def cut(solution: str, after: Point) -> tuple[Part, ...]:
    """Return the parts on P3 and its cut at x <= 1/2: from (1/2,1/2) to `after`.

    The first point is feasible in the cut, so independence of irrelevant alternatives
    would have it chosen there too.
    """
    wide, narrow = POLYGONS["P3"], POLYGONS["P4"]
    given = {"solution": solution, "more": wide.outcomes}
    asked = holds if after == HALVES else fails
    return (
        asked(narrow, "nash-iia", given=given),
        holds(wide, f"{solution}-bargaining", given={"point": HALVES}),
        holds(narrow, f"{solution}-bargaining", given={"point": after}),
    )


# --- three players -------------------------------------------------------------------

SEGMENT = BargainingProblem(
    ("Ann", "Bob", "Cleo"),
    ((0, 1, 1), (1, 0, 2)),
    (0, 0, 0),
    comprehensive=True,
    title="segment",
)
_ROOT = Field((-1, 0, 3), Fraction(0), Fraction(1)).generator  # 1 / sqrt 3
_IRRATIONAL = {"point": (_ROOT, 1 - _ROOT, 1 + _ROOT)}


@prop(BargainingProblem)
def first_payoff_is_irrational(problem: BargainingProblem, *, point: Point) -> bool:
    """The first payoff t has 3t^2 = 1, which no fraction has.

    In lowest terms the numerator of one would divide 1, and the denominator 3.
    """
    fractions = [Fraction(p, q) for p in (1, -1) for q in (1, 3)]
    return bool(3 * point[0] * point[0] == 1) and all(3 * t * t != 1 for t in fractions)


# --- the barter ----------------------------------------------------------------------

# For each good what it is worth to Bill and to Jack, and who owns it.
BILLS = {"book": (2, 4), "whip": (2, 2), "ball": (2, 1), "bat": (2, 2), "box": (4, 1)}
JACKS = {"pen": (10, 1), "toy": (4, 1), "knife": (6, 2), "hat": (2, 2)}


def gains(handed: frozenset[str]) -> tuple[int, int]:
    """Return what Bill and Jack gain if these goods change hands."""
    bill = jack = 0
    for good, (to_bill, to_jack) in {**BILLS, **JACKS}.items():
        if good in handed:
            to = 1 if good in JACKS else -1
            bill, jack = bill + to * to_bill, jack - to * to_jack
    return bill, jack


def swaps() -> tuple[frozenset[str], ...]:
    """Return every set of goods that can change hands."""
    goods = (*BILLS, *JACKS)
    chosen = itertools.product((False, True), repeat=len(goods))
    return tuple(frozenset(itertools.compress(goods, each)) for each in chosen)


def _barter(*, lotteries: bool) -> BargainingProblem:
    rows = tuple(map(gains, swaps()))
    return BargainingProblem(
        ("Bill", "Jack"), rows, (0, 0), lotteries=lotteries, title="barter"
    )


BARTER = _barter(lotteries=False)


@prop(BargainingProblem)
def best_swaps(
    problem: BargainingProblem, *, best: int, second: int, handed: tuple[str, ...]
) -> bool:
    """Of all 512 swaps only this one has the product `best`, and the next `second`.

    Only swaps from which both gain count.
    """
    every = swaps()
    products = {
        swap: bill * jack
        for swap in every
        for bill, jack in [gains(swap)]
        if bill > 0 and jack > 0
    }
    chosen = products.pop(frozenset(handed))
    return (
        len(every) == 512
        and set(map(gains, every)) == set(problem.outcomes)
        and chosen == best
        and max(products.values()) == second
    )


# --- for all real coordinates --------------------------------------------------------


@prop(BargainingProblem)
def nash_on_triangle(problem: BargainingProblem, *, proof: Proof) -> bool:
    """On x/a + y/b <= 1 Nash's x is (a (1 - d_2/b) + d_1) / 2, and y like it.

    Whatever proof shows it; the outcomes are (a, 0) and (0, b).
    """
    (a, _), (_, b) = problem.outcomes
    d = problem.disagreement
    try:
        x, y = nash_point(problem, d, (1, 1), proof)
    except CertificateError as error:
        raise PremiseNotMet from error  # what is refused says nothing
    first = 2 * b * x == a * (b - d[1]) + b * d[0]
    return bool(first) and bool(2 * a * y == b * (a - d[0]) + a * d[1])


def _triangle() -> Draft:
    draft = Draft("nash", [("a", "0"), ("0", "b")], title="every triangle")
    draft.positive("a", "b")
    return draft


def monotone_on_triangle() -> Verdict:
    """Prove that a higher d_1 is no loss to the first player."""
    return disagreement_monotone(_triangle())


def formula_on_triangle() -> Verdict:
    """Prove where Nash's solution is, if nobody has less than 0 without agreement."""
    draft = _triangle()
    draft.at_least_zero("d1", "d2")
    _, proof = draft.choice()
    return proved(property_of(nash_on_triangle), draft.problem(), {"proof": proof})


def rational_point(used: int) -> Verdict:
    """Prove that the solution is a rational expression of the coordinates.

    Of any polygon with four outcomes, the first `used` of which are in the lottery.
    """
    draft = Draft("nash")
    draft.outcomes = draft.four()
    _, proof = draft.choice(size=used)
    prop_of = find_property("nash-from-coordinates")
    return proved(prop_of, draft.problem(), {"proof": proof})


_NAMES = ("q1", "q2", "r1", "r2", "t1", "t2")


def axioms_leave(problem: BargainingProblem, point: Point, without: str = "") -> Part:
    """Return the part that the axioms, but for one, leave Nash's point alone.

    What is chosen of the problem, of it rescaled and of the triangle is any numbers.
    """
    known = tuple(f"{name} == {name}" for name in _NAMES)
    numbers = tuple(map(read_form, _NAMES))
    given = {
        "point": point,
        "chosen": (numbers[:2], numbers[2:4], numbers[4:]),
        "axioms": tuple(name for name in AXIOMS if name != without),
    }
    subject = replace(problem, where=known)
    axioms = find_property("nash-axioms-leave")
    return by_proof(proved, axioms, subject, given)


def _left(
    problem: BargainingProblem, point: Point, without: str, chosen: Callable[[], Any]
) -> Part:
    """Return the part that what is chosen has the axioms but one, and is another."""
    axioms = tuple(name for name in AXIOMS if name != without)

    def ask(limits: Limits) -> Verdict:
        given = {"point": point, "chosen": tuple(chosen()), "axioms": axioms}
        return check(problem, "nash-axioms-leave", given=given, limits=limits)

    return Part("REFUTED", ask)


def _another(
    problem: BargainingProblem, point: Point, without: str, solution: str, **given: Any
) -> Part:
    """Return the part that without an axiom another solution is left.

    It is chosen of the problem, of that rescaled, and of the triangle. Without scale
    covariance the rescaled problem has (1, 1) by independence, as in the triangle.
    """

    def chosen() -> list[Point]:
        factors = tuple(1 / Fraction(x) for x in point)
        family = (
            problem,
            in_units(problem, factors, (0, 0)),
            other_problem(problem, ((2, 0), (0, 2))),
        )
        points = [solve(solution, each, **given).point for each in family]
        if without == "scale":
            points[1] = (1, 1)
        return points

    return _left(problem, point, without, chosen)


# Without this axiom the others determine the point: of a symmetric polygon symmetry and
# Pareto optimality do, and P6 rescaled is the triangle itself.
_DETERMINED = {
    "scale": ("P1", "P3", "P5"),
    "independence": ("P1", "P3", "P5", "P6"),
}


def axiom_parts() -> tuple[Part, ...]:
    """Return, for each polygon, what the four axioms leave, and each three of them."""
    found: list[Part] = []
    for (name, problem), point in zip(POLYGONS.items(), read_points(NASH), strict=True):
        nothing = _left(problem, point, "pareto", lambda: ((0, 0),) * 3)
        found += [axioms_leave(problem, point), nothing]
        weights = {"weights": (Fraction(1), Fraction(9))}
        found.append(_another(problem, point, "symmetry", "weighted-nash", **weights))
        for without, names in _DETERMINED.items():
            if name in names:
                found.append(axioms_leave(problem, point, without))
            else:
                other = "kalai-smorodinsky"
                if without == "scale" and name == "P6":
                    other = "egalitarian"
                found.append(_another(problem, point, without, other))
    return tuple(found)


_HANDED = ("book", "whip", "ball", "bat", "pen", "toy", "knife")

PAPER = Paper(
    "nash1950-bargaining",
    "J. F. Nash, The bargaining problem, Econometrica 18 (1950)",
    (
        Claim(
            "nb1-nash-iia",
            "Nash's solution satisfies independence of irrelevant alternatives on the "
            "pair x+y<=1 and its cut at x<=1/2: both give (1/2,1/2).",
            cut("nash", HALVES),
        ),
        Claim(
            "nb4-hyperplane-certificate",
            "On every polygon of table 2.4 the listed Nash point passes, and points "
            "moved by 10^-12 along the frontier fail, the test "
            "sum (x_i-d_i)/(x*_i-d_i) <= n at all vertices.",
            (*solved(NASH, "nash"), *_unmoved()),
        ),
        Claim(
            "nb5-irrational-three-players",
            "For three players the segment (t,1-t,1+t) with d=0 has its Nash point at "
            "t = 1/sqrt(3), so no rational point is Nash.",
            (
                holds(SEGMENT, "nash-bargaining", given=_IRRATIONAL),
                holds(SEGMENT, first_payoff_is_irrational, given=_IRRATIONAL),
            ),
        ),
        Claim(
            "nb6-barter-optimum",
            "In the barter of Bill and Jack the only maximiser of the product over all "
            "512 swaps gives gains (12,5), product 60; the next best is 56.",
            (
                holds(BARTER, "nash-bargaining", given={"point": (12, 5)}),
                holds(
                    BARTER,
                    best_swaps,
                    given={"best": 60, "second": 56, "handed": _HANDED},
                ),
            ),
        ),
        Claim(
            "nb6-barter-lotteries",
            "The barter optimum (12,5) stays optimal over lotteries: b/12 + j/5 <= 2 "
            "for all 512 swaps.",
            (
                holds(
                    _barter(lotteries=True),
                    "nash-bargaining",
                    given={"point": (12, 5)},
                ),
            ),
        ),
        Claim(
            "nb7-between-table",
            "On P1..P8 of table 2.4 (d=0) the Nash point lies between the egalitarian "
            "and the utilitarian point.",
            (
                *solved(NASH, "nash"),
                *solved(EQUAL, "egalitarian"),
                *solved(LARGEST_SUM, "utilitarian"),
                *(
                    holds(
                        problem,
                        in_order,
                        given={"first": first, "second": second, "third": third},
                    )
                    for problem, first, second, third in zip(
                        POLYGONS.values(),
                        *map(read_points, (EQUAL, NASH, LARGEST_SUM)),
                        strict=True,
                    )
                ),
            ),
        ),
        Claim(
            "nb7-between-random",
            "For two players and comprehensive rational polygons the Nash point lies "
            "between the egalitarian and the utilitarian point.",
            (Part("PROVED", lambda _: nash_is_between()),),
            expected="UNFALSIFIED",
        ),
        Claim(
            "nb8-disagreement-monotone-random",
            "On comprehensive rational polygons raising d_1 alone never lowers player "
            "1's Nash payoff.",
            (
                Part(
                    "PROVED",
                    lambda _: searched("disagreement-monotonicity", "nash").verdict,
                ),
            ),
            expected="UNFALSIFIED",
        ),
        Claim(
            "nb8-disagreement-monotone-triangle",
            "On every triangle x/a + y/b <= 1 raising d_1 alone never lowers player "
            "1's Nash payoff, which for d_1, d_2 >= 0 is (a(1 - d_2/b) + d_1)/2.",
            (
                by_proof(monotone_on_triangle),
                by_proof(formula_on_triangle),
            ),
        ),
        Claim(
            "rational-two-players",
            "With two players and a rational polygon (at most 4 frontier vertices) the "
            "Nash point is rational: for all real coordinates it is an outcome or, on "
            "the line through two, halfway between where that meets d_1 and d_2.",
            tuple(by_proof(rational_point, k) for k in range(1, VERTICES + 1)),
        ),
        Claim(
            "axioms-determine",
            "For each polygon of table 2.4, on the family of it, its rescaling to Nash "
            "point (1,1) and the triangle x+y<=2, the four axioms leave exactly one "
            "point; without one of them another is left, unless the other three "
            "determine it already (P1, P3 and P5 are symmetric, and P6 rescaled is the "
            "triangle).",
            axiom_parts(),
        ),
        Claim(
            "whole-theorem",
            "On all convex compact problems Pareto, symmetry, scale covariance and "
            "independence of irrelevant alternatives hold for exactly one solution.",
            covers="cited",
            reason="a theorem about all convex compact sets; solutions of single "
            "problems are proved instead",
        ),
    ),
)
