"""Axioms on solutions: where each holds, fails, says nothing, and refuses a proof.

A planted solution that chooses whatever it is told to makes every case reachable; the
rows about it are followed by some about solutions that there are. Then every mutant of
every definition must be noticed by some row.
"""

import sys
from dataclasses import replace
from fractions import Fraction

import pytest
from definition_rows import assert_complete, assert_noticed, each_row, word_by_loop

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_axioms import all_can_gain, chooses, named
from accord.theory.errors import CertificateError, ModelError
from accord.theory.games import from_arrays
from accord.theory.properties import (
    PROPERTIES,
    all_properties,
    find_property,
    prop,
    property_of,
)
from accord.verifiers.engines.bargaining import solve
from accord.verifiers.engines.bargaining_axioms import with_choices

F = Fraction
HALF = F(1, 2)


@prop(BargainingProblem)
def fool_bargaining(problem, *, point, proof):
    """Any point is the solution."""
    return proof != {"wrong": 1}


@pytest.fixture(autouse=True, scope="module")
def fool():
    PROPERTIES["fool-bargaining"] = property_of(fool_bargaining)
    yield
    del PROPERTIES["fool-bargaining"]


def polygon(*outcomes, d=(0, 0)):
    players = ("Ann", "Bob", "Cleo")[: len(d)]
    return BargainingProblem(players, outcomes, d, comprehensive=True)


def chosen(*points, **change):
    choices = tuple((point, {}) for point in points)
    return {"solution": "fool", "choices": choices, **change}


def by(solution, *problems, **change):
    found = [solve(solution, problem) for problem in problems]
    choices = tuple((each.point, each.proof) for each in found)
    return {"solution": solution, "choices": choices, **change}


def wrong(*points, **change):
    choices = tuple((point, {"wrong": 1}) for point in points)
    return {"solution": "fool", "choices": choices, **change}


TRIANGLE = polygon((0, 2), (2, 0))
SQUARE = polygon((1, 1))
CUT = polygon((0, 2), (1, 1))
NOTHING = polygon((0, 1))
LARGE = polygon((0, 1), (2, 0), (3, 3))
LONG = polygon((0, 1), (2, 0))
CUBE = polygon((1, 1, 1), d=(0, 0, 0))
MIDDLE = ((0, HALF), (1, HALF))
SURE = ((0, 1),)
P, K, V = "PROVED", "REFUTED", "VACUOUS"
REFUSED, UNFIT = "CertificateError", "ModelError"


def ideal(problem):
    found = solve("kalai-smorodinsky", problem).proof
    return {name: found[name] for name in ("ideal", "caps")}


def wider(problem, more):
    return replace(problem, outcomes=(*problem.outcomes, *more))


BUMP = ((2, 1),)
IDEALS = (ideal(CUT), ideal(wider(CUT, BUMP)))
FLAT = ((1, 2),)  # player 1's ideal payoff stays, and so does player 2's
LEVEL = (ideal(CUT), ideal(wider(CUT, FLAT)))
INSIDE, OUTSIDE = {"lottery": SURE}, {"normal": (1, 1)}


def way(first, last, moved, proof=None):
    """Return a way on which the point runs from `first` to `last`."""
    return {"moved": moved, "choices": ((first, proof or {}), (last, proof or {}))}


STILL = TRIANGLE.outcomes
OUT = ((0, 2), (3, 0))

ONE = from_arrays([[0]], [[0]])
TORTURE = from_arrays([[5], [4]], [[5], [-10]])
MATCH = from_arrays([[0, 0], [1, 0]], [[0, 1], [0, 0]])
CHOICE = from_arrays([[3, 0], [1, 2]], [[0, 0], [0, 0]])
BETTER = from_arrays([[3, 1]], [[2, 1]])
LEAD = {"column": 0, "commitment": (1,)}
TRIO = from_arrays([[[0, 0]]], [[[0, 0]]], [[[0, 0]]])


def threat(*rows, lead=LEAD, player=0):
    return {"player": player, "threat": rows, "lead": lead}


SELF = from_arrays([[4, 0], [3, 0]], [[0, 0], [0, 0]])
SAME = from_arrays([[0], [0]], [[0], [0]])
BOTH = {"column": 0, "commitment": (1, 0)}
LAST = {"column": 0, "commitment": (0, 1)}


def immune(solution, game, player, *rows):
    """Return what is asked of a threat, with all that engines find for it."""
    given = {"solution": solution, "player": player, "threat": rows}
    return with_choices(find_property("threat-immunity"), game, given)


ROWS = {
    "weak-pareto-optimality": [
        ("has", TRIANGLE, chosen((1, 1), better=MIDDLE), P),
        ("has: better for one", TRIANGLE, chosen((1, HALF), better=MIDDLE), P),
        ("has: Nash", TRIANGLE, by("nash", TRIANGLE, better=MIDDLE), P),
        ("lacks", TRIANGLE, chosen((HALF, HALF), better=MIDDLE), K),
        ("refused", TRIANGLE, wrong((HALF, HALF), better=MIDDLE), REFUSED),
        ("refused: two", TRIANGLE, chosen((1, 1), (1, 1), better=MIDDLE), REFUSED),
        ("refused: no law", TRIANGLE, chosen((1, 1), better=((0, 2),)), REFUSED),
        ("degenerate", SQUARE, chosen((1, 1), better=SURE), P),
        ("vacuous", NOTHING, chosen((0, 0), better=SURE), V),
    ],
    "strong-pareto-optimality": [
        ("has", TRIANGLE, chosen((1, 1), better=MIDDLE), P),
        ("has: worse for one", TRIANGLE, chosen((2, 0), better=MIDDLE), P),
        ("lacks", TRIANGLE, chosen((HALF, HALF), better=MIDDLE), K),
        ("lacks: for one", TRIANGLE, chosen((1, HALF), better=MIDDLE), K),
        ("lacks: egalitarian", LONG, chosen((0, HALF), better=SURE), K),
        ("refused", TRIANGLE, wrong((1, HALF), better=MIDDLE), REFUSED),
        ("degenerate", SQUARE, chosen((1, 1), better=SURE), P),
        ("vacuous", NOTHING, chosen((0, 0), better=SURE), V),
    ],
    "symmetry": [
        ("has", TRIANGLE, chosen((HALF, HALF)), P),
        ("lacks", TRIANGLE, chosen((2, 0)), K),
        ("lacks: of three", CUBE, chosen((1, 1, HALF)), K),
        ("lacks: the second", CUBE, chosen((1, HALF, 1)), K),
        ("refused", TRIANGLE, wrong((2, 0)), REFUSED),
        ("degenerate", polygon((3,), d=(0,)), chosen((3,)), P),
        ("vacuous: outcomes", LONG, chosen((2, 0)), V),
        ("vacuous: more", polygon((0, 1), (2, 0), (0, 2)), chosen((2, 0)), V),
        (
            "vacuous: d",
            replace(TRIANGLE, disagreement=(0, 1)),
            chosen((HALF, F(3, 2))),
            V,
        ),
        (
            "vacuous: only two of three trade places",
            polygon((2, 1, 1), (1, 2, 1), d=(0, 0, 0)),
            chosen((1, 1, HALF)),
            V,
        ),
        (
            "vacuous: the others do",
            polygon((1, 2, 1), (1, 1, 2), d=(0, 0, 0)),
            chosen((1, 1, HALF)),
            V,
        ),
    ],
    "scale-covariance": [
        ("has", TRIANGLE, chosen((1, 1), (3, 2), factors=(3, 2)), P),
        ("lacks", TRIANGLE, chosen((1, 1), (3, 1), factors=(3, 2)), K),
        ("lacks: shifted", TRIANGLE, chosen((1, 1), (4, 3), factors=(3, 2)), K),
        ("refused", TRIANGLE, wrong((1, 1), (1, 1), factors=(3, 2)), REFUSED),
        ("unfit", TRIANGLE, chosen((1, 1), (1, 1), factors=(0, 1)), UNFIT),
        ("unfit: one", TRIANGLE, chosen((1, 1), (1, 1), factors=(1,)), UNFIT),
        ("degenerate", SQUARE, chosen((1, 1), (1, 1), factors=(1, 1)), P),
        ("vacuous", NOTHING, chosen((0, 1), (0, 1), factors=(1, 1)), V),
    ],
    "translation-covariance": [
        ("has", TRIANGLE, chosen((1, 1), (4, 0), shift=(3, -1)), P),
        ("lacks", TRIANGLE, chosen((1, 1), (4, 1), shift=(3, -1)), K),
        ("lacks: scaled", TRIANGLE, chosen((1, 1), (3, -1), shift=(3, -1)), K),
        ("refused", TRIANGLE, wrong((1, 1), (1, 1), shift=(3, -1)), REFUSED),
        ("unfit", TRIANGLE, chosen((1, 1), (1, 1), shift=(1,)), UNFIT),
        ("degenerate", SQUARE, chosen((1, 1), (1, 1), shift=(0, 0)), P),
        ("vacuous", NOTHING, chosen((0, 1), (0, 1), shift=(0, 0)), V),
    ],
    "nash-iia": [
        (
            "has",
            CUT,
            chosen((0, 2), (0, 2), more=((2, 0),), inside=INSIDE),
            P,
        ),
        (
            "has: Nash",
            CUT,
            by(
                "nash",
                CUT,
                wider(CUT, ((2, 0),)),
                more=((2, 0),),
                inside={"lottery": ((1, 1),)},
            ),
            P,
        ),
        ("lacks", CUT, chosen((1, 1), (0, 2), more=((2, 0),), inside=INSIDE), K),
        ("refused", CUT, wrong((1, 1), (0, 2), more=((2, 0),), inside=INSIDE), REFUSED),
        (
            "refused: not shown inside",
            CUT,
            chosen((1, 1), (0, 3), more=((2, 0),), inside=INSIDE),
            REFUSED,
        ),
        ("degenerate", SQUARE, chosen((1, 1), (1, 1), more=(), inside=INSIDE), P),
        (
            "vacuous",
            CUT,
            chosen((1, 1), (2, 1), more=((2, 0),), inside=OUTSIDE),
            V,
        ),
    ],
    "individual-monotonicity": [
        (
            "has: the same",
            CUT,
            chosen((1, 1), (0, 1), player=1, more=FLAT, ideals=LEVEL),
            P,
        ),
        ("has", CUT, chosen((1, 1), (2, 0), player=0, more=BUMP, ideals=IDEALS), P),
        ("lacks", CUT, chosen((1, 1), (0, 2), player=0, more=BUMP, ideals=IDEALS), K),
        (
            "lacks: the second",
            CUT,
            chosen((1, 1), (2, 0), player=1, more=FLAT, ideals=LEVEL),
            K,
        ),
        (
            "refused",
            CUT,
            wrong((1, 1), (0, 2), player=0, more=BUMP, ideals=IDEALS),
            REFUSED,
        ),
        (
            "refused: one ideal point",
            CUT,
            chosen((1, 1), (0, 2), player=0, more=BUMP, ideals=IDEALS[:1]),
            REFUSED,
        ),
        (
            "refused: another ideal point",
            CUT,
            chosen((1, 1), (0, 2), player=0, more=BUMP, ideals=IDEALS[:1] * 2),
            REFUSED,
        ),
        (
            "unfit: no player",
            CUT,
            chosen((1, 1), (0, 2), player=2, more=BUMP, ideals=IDEALS),
            UNFIT,
        ),
        (
            "unfit: text",
            CUT,
            chosen((1, 1), (0, 2), player="0", more=BUMP, ideals=IDEALS),
            UNFIT,
        ),
        (
            "unfit: a fraction",
            CUT,
            chosen((1, 1), (0, 2), player=F(0), more=BUMP, ideals=IDEALS),
            UNFIT,
        ),
        (
            "unfit: three players",
            CUBE,
            chosen((1, 1, 1), (1, 1, 1), player=0, more=(), ideals=()),
            UNFIT,
        ),
        (
            "degenerate",
            SQUARE,
            chosen((1, 1), (1, 1), player=0, more=(), ideals=(ideal(SQUARE),) * 2),
            P,
        ),
        (
            "vacuous",
            CUT,
            chosen((1, 1), (2, 0), player=1, more=BUMP, ideals=IDEALS),
            V,
        ),
    ],
    "strong-monotonicity": [
        ("has", CUT, chosen((1, 1), (1, 2), more=((2, 0),)), P),
        ("lacks", CUT, chosen((1, 1), (0, 2), more=((2, 0),)), K),
        ("refused", CUT, wrong((1, 1), (0, 2), more=((2, 0),)), REFUSED),
        ("degenerate", SQUARE, chosen((1, 1), (1, 1), more=()), P),
        ("vacuous", NOTHING, chosen((0, 1), (1, 1), more=((1, 1),)), V),
    ],
    "disagreement-monotonicity": [
        ("has", TRIANGLE, chosen((1, 1), (1, 0), player=0, raised=HALF), P),
        ("lacks", TRIANGLE, chosen((1, 1), (HALF, 1), player=0, raised=HALF), K),
        ("refused", TRIANGLE, wrong((1, 1), (0, 1), player=0, raised=1), REFUSED),
        ("unfit", TRIANGLE, chosen((1, 1), (0, 1), player=0, raised=-1), UNFIT),
        ("unfit: player", TRIANGLE, chosen((1, 1), (0, 1), player=2, raised=1), UNFIT),
        ("degenerate", SQUARE, chosen((1, 1), (1, 1), player=0, raised=0), P),
        ("vacuous", SQUARE, chosen((1, 1), (1, 1), player=0, raised=2), V),
    ],
    "superadditivity": [
        ("has", TRIANGLE, chosen((1, 1), (1, 1), (2, 2), other=((1, 1),)), P),
        ("lacks", TRIANGLE, chosen((1, 1), (1, 1), (3, 1), other=((1, 1),)), K),
        ("refused", TRIANGLE, wrong((1, 1), (1, 1), (0, 0), other=((1, 1),)), REFUSED),
        (
            "refused: a part is missing",
            TRIANGLE,
            chosen((1, 1), (1, 1), other=((1, 1),)),
            REFUSED,
        ),
        (
            "unfit",
            replace(TRIANGLE, disagreement=(0, HALF)),
            chosen((1, 1), (1, 1), (0, 0), other=((1, 1),)),
            UNFIT,
        ),
        ("degenerate", SQUARE, chosen((1, 1), (1, 1), (2, 2), other=((1, 1),)), P),
        ("vacuous", NOTHING, chosen((0, 1), (1, 1), (1, 2), other=((1, 1),)), V),
    ],
    "midpoint-domination": [
        ("has", LONG, chosen((1, HALF), ideals=(ideal(LONG),)), P),
        ("lacks", LONG, chosen((2, 0), ideals=(ideal(LONG),)), K),
        ("lacks: little", LONG, chosen((1, F(2, 5)), ideals=(ideal(LONG),)), K),
        (
            "lacks: d counts",
            replace(LONG, disagreement=(HALF, 0)),
            chosen((1, HALF), ideals=(ideal(replace(LONG, disagreement=(HALF, 0))),)),
            K,
        ),
        ("refused", LONG, wrong((2, 0), ideals=(ideal(LONG),)), REFUSED),
        ("refused: two", LONG, chosen((2, 0), ideals=(ideal(LONG),) * 2), REFUSED),
        ("refused: another", LONG, chosen((2, 0), ideals=(ideal(LARGE),)), REFUSED),
        ("degenerate", SQUARE, chosen((1, 1), ideals=(ideal(SQUARE),)), P),
        ("vacuous", NOTHING, chosen((0, 1), ideals=()), V),
    ],
    "continuity": [
        (
            "has",
            TRIANGLE,
            {
                "solution": "fool",
                "ways": (way((1, 1), (2, 2), OUT), way((1, 1), (1, 1), STILL)),
            },
            P,
        ),
        (
            "lacks",
            TRIANGLE,
            {
                "solution": "fool",
                "ways": (way((0, 2), (0, 2), OUT), way((1, 1), (1, 1), STILL)),
            },
            K,
        ),
        (
            "lacks: utilitarian",
            TRIANGLE,
            {
                "solution": "utilitarian",
                "ways": (
                    way((2, 0), (3, 0), OUT, {"lottery": ((1, 1),)}),
                    way((0, 2), (0, 3), ((0, 3), (2, 0)), {"lottery": SURE}),
                ),
            },
            K,
        ),
        (
            "refused: utilitarian goes elsewhere",
            TRIANGLE,
            {
                "solution": "utilitarian",
                "ways": (
                    way((0, 2), (0, 2), OUT, {"lottery": SURE}),
                    way((2, 0), (3, 0), OUT, {"lottery": ((1, 1),)}),
                ),
            },
            REFUSED,
        ),
        (
            "refused: one way",
            TRIANGLE,
            {"solution": "fool", "ways": (way((1, 1), (1, 1), STILL),)},
            REFUSED,
        ),
        (
            "refused: one end",
            TRIANGLE,
            {
                "solution": "fool",
                "ways": ({"moved": OUT, "choices": (((1, 1), {}),)},) * 2,
            },
            REFUSED,
        ),
        (
            "refused: an outcome is missing",
            TRIANGLE,
            {"solution": "fool", "ways": (way((1, 1), (1, 1), ((0, 2),)),) * 2},
            REFUSED,
        ),
        (
            "degenerate",
            SQUARE,
            {"solution": "fool", "ways": (way((1, 1), (1, 1), ((1, 1),)),) * 2},
            P,
        ),
        (
            "vacuous",
            NOTHING,
            {"solution": "fool", "ways": (way((0, 1), (1, 1), ((1, 1),)),) * 2},
            V,
        ),
        (
            "vacuous: utilitarian ties",
            TRIANGLE,
            {
                "solution": "utilitarian",
                "ways": (
                    way((2, 0), (2, 0), STILL, {"lottery": ((1, 1),)}),
                    way((0, 2), (0, 2), STILL, {"lottery": SURE}),
                ),
            },
            V,
        ),
    ],
    "maximin-rationality": [
        ("has", TORTURE, chosen((5, 5), player=0, mixture=(1, 0)), P),
        ("has: CoCo", TORTURE, by("coco", TORTURE, player=0, mixture=(1, 0)), P),
        (
            "has: in spite of one column",
            CHOICE,
            chosen((1, 0), player=0, mixture=(0, 1)),
            P,
        ),
        ("lacks", TORTURE, chosen((4, 6), player=0, mixture=(1, 0)), K),
        ("lacks: the second", TORTURE, chosen((20, -11), player=1, mixture=(1,)), K),
        ("refused", TORTURE, wrong((4, 6), player=0, mixture=(1, 0)), REFUSED),
        ("refused: no law", TORTURE, chosen((4, 6), player=0, mixture=(2, 0)), REFUSED),
        ("degenerate", ONE, chosen((0, 0), player=0, mixture=(1,)), P),
    ],
    "action-monotonicity": [
        ("has", MATCH, chosen((1, 0), (1, 0), player=0, action=0), P),
        ("lacks", MATCH, chosen((HALF, HALF), (1, 0), player=0, action=0), K),
        ("refused", MATCH, wrong((HALF, HALF), (1, 0), player=0, action=0), REFUSED),
        ("unfit", ONE, chosen((0, 0), (0, 0), player=0, action=0), UNFIT),
        ("degenerate", SAME, chosen((0, 0), (0, 0), player=0, action=1), P),
    ],
    "payoff-dominance": [
        ("has", BETTER, chosen((2, 2), player=0), P),
        ("lacks", BETTER, chosen((2, 3), player=0), K),
        ("refused", BETTER, wrong((2, 3), player=0), REFUSED),
        ("unfit: three players", TRIO, chosen((0, 0, 0), player=0), UNFIT),
        ("degenerate", ONE, chosen((0, 0), player=0), P),
        ("vacuous", BETTER, chosen((2, 3), player=1), V),
        ("vacuous: at one profile", MATCH, chosen((0, 1), player=0), V),
    ],
    "threat-immunity": [
        (
            "has",
            CHOICE,
            chosen((3, 0), (3, 0), **threat((3, -9), (0, -9), lead=BOTH)),
            P,
        ),
        ("has: ROSE-R1", MATCH, immune("rose-r1", MATCH, 0, (0, -9), (0, -9)), P),
        ("has: of the second", MATCH, immune("rose-r1", MATCH, 1, (-9, 0), (-9, 0)), P),
        ("lacks", ONE, chosen((0, 0), (1, -1), **threat((0, -1))), K),
        ("lacks: as good", ONE, chosen((0, 0), (1, -1), **threat((0, 0))), K),
        (
            "lacks: the second",
            ONE,
            chosen((0, 0), (-1, 1), **threat((-1, 0), player=1)),
            K,
        ),
        ("refused", ONE, wrong((0, 0), (1, -1), **threat((0, -1))), REFUSED),
        (
            "refused: no lead",
            ONE,
            chosen((0, 0), (1, -1), **threat((0, -1), lead={})),
            REFUSED,
        ),
        (
            "unfit: rows",
            ONE,
            chosen((0, 0), (1, -1), **threat((0, -1), (0, -1))),
            UNFIT,
        ),
        (
            "unfit: player",
            ONE,
            chosen((0, 0), (1, -1), **threat((0, -1), player=2)),
            UNFIT,
        ),
        ("unfit: three", TRIO, chosen((0, 0, 0), (1, -1, 0), **threat((0, -1))), UNFIT),
        ("degenerate", ONE, chosen((0, 0), (0, 0), **threat((0, -1))), P),
        (
            "vacuous: it depends",
            CHOICE,
            chosen((3, 0), (4, -1), **threat((0, -1), (0, -2), lead=BOTH)),
            V,
        ),
        (
            "vacuous: worth more than to lead",
            SELF,
            chosen((4, 0), (4, 1), **threat((4, -9), (0, -9), lead=LAST)),
            V,
        ),
        (
            "vacuous: not covered",
            CHOICE,
            chosen((3, 0), (4, -1), **threat((2, -9), (2, -9), lead=BOTH)),
            V,
        ),
        ("vacuous: a larger sum", ONE, chosen((0, 0), (1, 0), **threat((0, 1))), V),
    ],
}

NEVER_VACUOUS = {"maximin-rationality", "action-monotonicity"}


@each_row(ROWS)
def test_an_axiom_says_what_it_should(name, subject, given, word):
    assert word_by_loop(name, subject, given) == word


def test_every_axiom_has_its_rows():
    axioms = {
        name
        for name, record in all_properties().items()
        if hasattr(sys.modules[record.body.__module__], "problems")
        or name == "continuity"
    }
    assert axioms == set(ROWS)
    assert_complete(ROWS, NEVER_VACUOUS, also=("refused",))


@pytest.mark.parametrize("name", ROWS)
def test_every_mutant_of_an_axiom_is_noticed(name):
    assert_noticed(name, ROWS[name])


def test_a_solution_is_known_by_its_definition_its_kernel_and_its_weights():
    assert named("rose-points-r1") == ("rose-points", {"kernel": "R1"})
    shown = solve("rose-points", TRIANGLE, kernel="R1")
    assert chooses(TRIANGLE, "rose-points-r1", (1, 1), shown.proof)
    assert not chooses(TRIANGLE, "rose-points-r1", (2, 0), shown.proof)
    weighted = solve("weighted-nash", TRIANGLE, weights=(2, 1))
    assert chooses(TRIANGLE, "weighted-nash", weighted.point, weighted.proof, (2, 1))
    for solution, weights in (("weighted-nash", ()), ("nash", (2, 1))):
        with pytest.raises(CertificateError, match="weights"):
            chooses(TRIANGLE, solution, weighted.point, weighted.proof, weights)
    with pytest.raises(ModelError, match="no property"):
        chooses(TRIANGLE, "nobody", (1, 1), {})


@pytest.mark.parametrize(
    ("problem", "point", "expected"),
    [
        (SQUARE, (1, 1), True),
        (SQUARE, (0, 0), True),  # by the outcome
        (TRIANGLE, (2, 0), True),  # halfway between two
        (NOTHING, (0, 1), False),
        (NOTHING, (0, 0), False),
        (polygon((2, -2), (0, 1)), (0, 0), False),
        (polygon((2, -1), (0, 2)), (0, 0), True),
    ],
)
def test_that_all_can_gain_is_seen(problem, point, expected):
    assert all_can_gain(problem, point) == expected
