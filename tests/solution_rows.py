"""Rows of the properties that `solve` asks about, for test_game_properties."""

from fractions import Fraction

from accord.theory.games import StrategicGame, from_arrays

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)
EIGHTH = Fraction(1, 8)
C, D = (1, 0), (0, 1)
L, M, R = (1, 0, 0), (0, 1, 0), (0, 0, 1)
P, K, V = "PROVED", "REFUTED", "VACUOUS"
REFUSED, UNFIT = "CertificateError", "ModelError"

DILEMMA = from_arrays([[2, 0], [3, 1]], [[2, 3], [0, 1]])
PENNIES = from_arrays([[1, -1], [-1, 1]], [[-1, 1], [1, -1]])
SEXES = from_arrays([[2, 0], [0, 1]], [[1, 0], [0, 2]])
CHICKEN = from_arrays([[3, 1], [4, 0]], [[3, 4], [1, 0]])
ZERO = from_arrays([[0, 0]] * 2, [[0, 0]] * 2)
ONE = from_arrays([[0]], [[0]])
HUNT = from_arrays([[4, 0], [3, 2]], [[4, 3], [0, 2]])
# The middle row is dominated by the even mixture of the others, and by no pure one.
MIXED = from_arrays([[3, 0], [1, 1], [0, 3]], [[0, 0]] * 3)
# The last row goes, then the last column, then the middle row.
STEPS = from_arrays([[3, 3], [2, 4], [0, 0]], [[1, 0], [1, 0], [0, 1]])
THREE = StrategicGame(
    ("Ann", "Bob", "Cleo"),
    (("a", "b"),) * 3,
    tuple((int(i == j == k),) * 3 for i in (0, 1) for j in (0, 1) for k in (0, 1)),
)
# Given the second action of either more is expected of one of the others alone.
PAPER = from_arrays(
    [[2, 0, 0], [7, 6, 1], [7, 1, 6]], [[2, 7, 7], [0, 1, 6], [0, 6, 1]]
)
CC, DD = (C, C), (D, D)
EVEN = ((HALF, HALF),) * 2
SLICE = (3 * EIGHTH, EIGHTH, EIGHTH, 3 * EIGHTH)
AT = [tuple(int(k == j) for j in range(4)) for k in range(4)]


def law(given, **proof):
    return {"law": given, "proof": proof}


# Her first action gets what the second one gets against the first column.
SWITCH = from_arrays([[1, 1], [1, 2]], [[0, 0], [0, 0]])


def kept(left, steps, beliefs, said=None):
    proof = {"steps": steps, "kept": left, "beliefs": beliefs}
    return {"left": left if said is None else said, "proof": proof}


GONE = ((0, 0, D), (1, 0, D))
AFTER = (((1,),), ((1,),))
TO_ONE = ((0, 2, L), (1, 1, C), (0, 1, L))
THIRDS = (((2 * THIRD, THIRD), (THIRD, 2 * THIRD)),)
MIX = ((2 * THIRD, THIRD), (THIRD, 2 * THIRD))
HALFWAY = ((HALF, HALF), (HALF, HALF))

ROWS = {
    "dependency-equilibrium": [
        ("has", DILEMMA, law(SLICE), P),
        ("has: cooperation", DILEMMA, law(AT[0], laws=(AT[3],)), P),
        ("has: two laws", DILEMMA, law(AT[3], laws=(AT[1], AT[2])), P),
        ("refused: no laws for it", DILEMMA, law(AT[0]), REFUSED),
        ("refused: more is expected", DILEMMA, law(AT[0], laws=(AT[2],)), REFUSED),
        ("refused: one has no weight", DILEMMA, law(AT[3], laws=(AT[1],)), REFUSED),
        (
            "refused: the gains are negative",
            DILEMMA,
            law(AT[0], multipliers=((0, 1), (0, 0))),
            REFUSED,
        ),
        (
            "has: both rows of one player",
            SWITCH,
            law((HALF, 0, HALF, 0), laws=(AT[1],)),
            P,
        ),
        ("lacks", DILEMMA, law(AT[1], multipliers=((0, 1), (0, 0))), K),
        ("lacks: both are played", DILEMMA, law((HALF, 0, 0, HALF)), K),
        ("lacks: no law", DILEMMA, law((1, 1, 0, 0)), K),
        (
            "lacks: only together",
            PAPER,
            law((1, *[0] * 8), multipliers=((0, 1, 1), (0, 1, 1))),
            K,
        ),
        ("degenerate", ONE, law((1,)), P),
    ],
    "embedded-equilibrium-law": [
        (
            "has",
            DILEMMA,
            {"law": AT[0], "proof": {"beliefs": (AT[3],)}, "reading": "limit"},
            P,
        ),
        (
            "has: mixed",
            PENNIES,
            {"law": (HALF / 2,) * 4, "proof": {"beliefs": ()}, "reading": "limit"},
            P,
        ),
        ("lacks: no product", DILEMMA, {"law": SLICE, "proof": {}}, K),
        ("lacks: no law", DILEMMA, {"law": (1, 1, 0, 0), "proof": {}}, K),
        (
            "lacks: another product",
            DILEMMA,
            {"law": AT[1], "proof": {"multipliers": (D, (0, 0))}},
            K,
        ),
        ("degenerate", ONE, {"law": (1,), "proof": {"beliefs": ()}}, P),
    ],
    "all-pure-equilibria": [
        ("has", DILEMMA, {"equilibria": (DD,)}, P),
        ("has: two", SEXES, {"equilibria": (DD, CC)}, P),
        ("has: none", PENNIES, {"equilibria": ()}, P),
        (
            "has: weak ones",
            ZERO,
            {"equilibria": (CC, DD, (C, D), (D, C))},
            P,
        ),
        ("has: three players", THREE, {"equilibria": ((C,) * 3, (D,) * 3)}, P),
        ("lacks: one is missing", SEXES, {"equilibria": (DD,)}, K),
        ("lacks: one is none", DILEMMA, {"equilibria": (DD, CC)}, K),
        ("lacks: a mixed one", SEXES, {"equilibria": (DD, CC, MIX)}, K),
        ("lacks: no profile", SEXES, {"equilibria": (DD, CC, ())}, K),
        ("lacks: too short", SEXES, {"equilibria": (DD, CC, ((1,), (1,)))}, K),
        ("lacks: one mixes", SEXES, {"equilibria": (DD, CC, (C, MIX[1]))}, K),
        ("degenerate", ONE, {"equilibria": (((1,), (1,)),)}, P),
    ],
    "all-strict-equilibria": [
        ("has", DILEMMA, {"equilibria": (DD,)}, P),
        ("has: two", SEXES, {"equilibria": (CC, DD)}, P),
        ("has: none, as all are weak", ZERO, {"equilibria": ()}, P),
        ("lacks: a weak one", ZERO, {"equilibria": (CC,)}, K),
        ("lacks: one is missing", SEXES, {"equilibria": (CC,)}, K),
        ("lacks: a mixed one", PENNIES, {"equilibria": (EVEN,)}, K),
        ("degenerate", ONE, {"equilibria": (((1,), (1,)),)}, P),
    ],
    "iterated-dominance": [
        ("has", DILEMMA, kept(((1,), (1,)), GONE, AFTER), P),
        ("has: nothing goes", ZERO, kept(((0, 1), (0, 1)), (), (CC, CC)), P),
        (
            "has: a mixture",
            MIXED,
            kept(
                ((0, 2), (0, 1)),
                ((0, 1, (HALF, 0, HALF)),),
                (CD := (C, D), (C, C)),
            ),
            P,
        ),
        ("has: in steps", STEPS, kept(((0,), (0,)), TO_ONE, AFTER), P),
        (
            "lacks: something else is left",
            DILEMMA,
            kept(((1,), (1,)), GONE, AFTER, ((0, 1), (1,))),
            K,
        ),
        (
            "refused: no best reply",
            HUNT,
            kept(((0, 1), (0, 1)), (), (CC, CC)),
            REFUSED,
        ),
        (
            "refused: no laws",
            ZERO,
            kept(((0, 1), (0, 1)), (), (CC, (C, (1, 1)))),
            REFUSED,
        ),
        ("refused: too few", ZERO, kept(((0, 1), (0, 1)), (), (CC, (C,))), REFUSED),
        ("refused: no steps", DILEMMA, kept(((1,), (1,)), (), AFTER), REFUSED),
        ("degenerate", ONE, kept(((0,), (0,)), (), AFTER), P),
    ],
    "payoff-dominant-equilibrium": [
        ("has", HUNT, {"profile": CC}, P),
        ("has: the only one", PENNIES, {"profile": EVEN}, P),
        ("lacks: another is better", HUNT, {"profile": DD}, K),
        ("lacks: for the second only", SEXES, {"profile": CC}, K),
        ("lacks: for the first only", SEXES, {"profile": DD}, K),
        ("lacks: no equilibrium", DILEMMA, {"profile": CC}, K),
        ("lacks: no laws", HUNT, {"profile": (C, (2, 0))}, K),
        ("degenerate", ONE, {"profile": ((1,), (1,))}, P),
    ],
    "maximal-nash-subsets": [
        ("has", DILEMMA, {"subsets": (((D,), (D,)),)}, P),
        (
            "has: three points",
            SEXES,
            {"subsets": (((C,), (C,)), ((D,), (D,)), ((MIX[0],), (MIX[1],)))},
            P,
        ),
        ("has: all profiles", ZERO, {"subsets": (((C, D), (D, C)),)}, P),
        ("lacks: one is missing", SEXES, {"subsets": (((C,), (C,)), ((D,), (D,)))}, K),
        ("lacks: too small", ZERO, {"subsets": (((C,), (C, D)), ((D,), (C, D)))}, K),
        ("lacks: too many", DILEMMA, {"subsets": (((D,), (D,)), ((C,), (C,)))}, K),
        ("degenerate", ONE, {"subsets": ((((1,),), ((1,),)),)}, P),
    ],
}
EQUIVALENT: set[tuple[str, str]] = set()
NEVER_VACUOUS = {*ROWS}
