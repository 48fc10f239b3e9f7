"""Rows of the properties of embedded agents in games that are played once."""

from fractions import Fraction

from accord.theory.games import StrategicGame, from_arrays

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)
C, D = (1, 0), (0, 1)
EVEN = ((HALF, HALF), (HALF, HALF))
P, K, V = "PROVED", "REFUTED", "VACUOUS"
REFUSED, UNFIT = "CertificateError", "ModelError"

DILEMMA = from_arrays([[2, 0], [3, 1]], [[2, 3], [0, 1]])
PENNIES = from_arrays([[1, -1], [-1, 1]], [[-1, 1], [1, -1]])
ONE = from_arrays([[0]], [[0]])
# The column's second action ties where the row plays the first, and is better below.
WEAK = from_arrays([[1, 0], [1, 2]], [[1, 0], [0, 1]])
KNIFE = from_arrays([[0, 0], [1, 0]], [[0, 0], [0, 1]])
# Whatever the column, the second row is better than the first at its best.
STEP = from_arrays([[1, 2], [3, 4]], [[0, 0]] * 2)
PAPER = from_arrays(
    [[2, 0, 0], [7, 6, 1], [7, 1, 6]], [[2, 7, 7], [0, 1, 6], [0, 6, 1]]
)
THREE = StrategicGame(
    ("Ann", "Bob", "Cleo"),
    (("a", "b"), ("a", "b"), ("a", "b")),
    tuple(
        (3 * (i == j == k) - i, 3 * (i == j == k) - j, 3 * (i == j == k) - k)
        for i in (0, 1)
        for j in (0, 1)
        for k in (0, 1)
    ),
)
A = (1, 0, 0)
CORNER, SPREAD = (0, 0, 0, 1), (0, THIRD, THIRD, THIRD)
UNIFORM = (HALF / 2,) * 4
ONES = {"multipliers": ((0, 1, 1), (0, 1, 1))}
BOTH = {"multipliers": (D, D)}
LEVELS = ((0, 1, 0, 0), CORNER)


def said(profile, proof, reading="limit", **more):
    return {"profile": profile, "proof": proof, "reading": reading, **more}


def of(*laws):
    return {"beliefs": laws}


CC, DD = (C, C), (D, D)
ALL_PURE = ((C, C), (C, D), (D, C), (D, D))
INNER = (0, 0, 0, 0, HALF / 2, HALF / 2, 0, HALF / 2, HALF / 2)
NEAR = (Fraction(5, 8), Fraction(1, 8), 0, Fraction(1, 4))
HIT = (0, 0, 0, 0, 0, 0, 0, 1)
NOTHING = {"player": 0, "times": (-1, 1)}  # of two rows the second is better
# Of the pairs of supports 1/1, 1/2, 1/12, 2/1, 2/2, 2/12, 12/1, 12/2, 12/12.
DILEMMA_PAIRS = (
    of(CORNER),
    {"multipliers": (D, (0, 0))},
    {"player": 1, "times": (-1, 1)},
    {"multipliers": ((0, 0), D)},
    of((0, HALF, HALF, 0)),
    {"player": 1, "times": (-1, 1)},
    NOTHING,
    NOTHING,
    NOTHING,
)


def listed(*profiles, pairs=DILEMMA_PAIRS, reading="limit"):
    return {"equilibria": profiles, "proof": {"pairs": pairs}, "reading": reading}


def pairs_with(place, evidence):
    return (*DILEMMA_PAIRS[:place], evidence, *DILEMMA_PAIRS[place + 1 :])


TIED = from_arrays([[1, 1]], [[0, 0]])
ROWS = {
    "pure-embedded-equilibria": [
        ("has", DILEMMA, {"equilibria": (CC, DD)}, P),
        ("lacks: one more", DILEMMA, {"equilibria": (CC, (C, D), DD)}, K),
        ("lacks: one less", DILEMMA, {"equilibria": (CC,)}, K),
        ("has: ties", KNIFE, {"equilibria": ALL_PURE}, P),
        ("has: all of them", PENNIES, {"equilibria": ALL_PURE}, P),
        ("degenerate", ONE, {"equilibria": (((1,), (1,)),)}, P),
        ("unfit: three rows", PAPER, {"equilibria": ()}, UNFIT),
        ("unfit: three players", THREE, {"equilibria": ()}, UNFIT),
    ],
    "all-embedded-equilibria": [
        ("has", DILEMMA, listed(CC, DD), P),
        ("has: in any order", DILEMMA, listed(DD, CC), P),
        ("has: closed", DILEMMA, listed(CC, DD, reading="closed"), P),
        (
            "has: whatever is earned",
            DILEMMA,
            listed(CC, DD, pairs=pairs_with(1, {"whatever": (D, (0, 0))})),
            P,
        ),
        ("lacks: one is missing", DILEMMA, listed(CC), K),
        ("lacks: one is none", DILEMMA, listed(CC, DD, (C, D)), K),
        ("lacks: another one", DILEMMA, listed(CC, (C, D)), K),
        ("lacks: twice", DILEMMA, listed(CC, CC), K),
        ("lacks: no laws", DILEMMA, listed(CC, (D, (0, 2))), K),
        ("refused: no pairs", DILEMMA, listed(CC, DD, pairs=()), REFUSED),
        (
            "refused: too few",
            DILEMMA,
            listed(CC, DD, pairs=DILEMMA_PAIRS[:-1]),
            REFUSED,
        ),
        (
            "refused: multiples of nobody",
            DILEMMA,
            listed(CC, DD, pairs=pairs_with(8, {**NOTHING, "player": 2})),
            REFUSED,
        ),
        (
            "refused: multiples the wrong way",
            DILEMMA,
            listed(CC, DD, pairs=pairs_with(8, {**NOTHING, "times": (1, -1)})),
            REFUSED,
        ),
        (
            "refused: multiples of the other",
            DILEMMA,
            listed(CC, DD, pairs=pairs_with(6, {**NOTHING, "player": 1})),
            REFUSED,
        ),
        (
            "refused: whatever they earn there are beliefs",
            DILEMMA,
            listed(DD, pairs=pairs_with(0, {"whatever": (D, D)})),
            REFUSED,
        ),
        (
            "refused: infinitely many",
            TIED,
            listed(((1,), C), ((1,), D), pairs=(of((HALF, HALF)),) * 3),
            REFUSED,
        ),
        ("unfit: three players", THREE, listed(), UNFIT),
        ("unfit", DILEMMA, listed(CC, DD, reading="open"), UNFIT),
        ("degenerate", ONE, listed(((1,), (1,)), pairs=(of((1,)),)), P),
    ],
    "embedded-equilibrium": [
        ("has", DILEMMA, said(CC, of(CORNER)), P),
        ("has: closed", DILEMMA, said(CC, of(SPREAD), "closed"), P),
        ("has: full, at the edge", DILEMMA, said(CC, of(UNIFORM), "full"), P),
        ("has: two levels", KNIFE, said(CC, of(*LEVELS)), P),
        ("has: a mixed one", PENNIES, said(EVEN, of(UNIFORM), "full"), P),
        ("has: three players", THREE, said((*CC, C), of(HIT)), P),
        (
            "has: a tolerance",
            PAPER,
            said((A, A), of(INNER), epsilon=3 * HALF),
            P,
        ),
        ("lacks", PAPER, said((A, A), ONES), K),
        ("lacks: closed", PAPER, said((A, A), ONES, "closed"), K),
        ("lacks: full", PENNIES, said(CC, {"multipliers": ((0, 0), D)}, "full"), K),
        ("lacks: on the path", DILEMMA, said((EVEN[0], C), of(CORNER)), K),
        ("lacks: no laws", DILEMMA, said((C, (2, 0)), of(CORNER)), K),
        (
            "lacks: a tolerance below 0",
            DILEMMA,
            said(CC, of(CORNER), epsilon=-1),
            K,
        ),
        ("refused: full", DILEMMA, said(CC, of(CORNER), "full"), REFUSED),
        ("refused: not all told", DILEMMA, said(CC, of((1, 0, 0, 0))), REFUSED),
        ("refused: no part", DILEMMA, said(CC, {}), REFUSED),
        ("refused: it holds", DILEMMA, said(CC, BOTH), REFUSED),
        ("refused: levels turned", KNIFE, said(CC, of(*LEVELS[::-1])), REFUSED),
        ("unfit", DILEMMA, said(CC, of(CORNER), "open"), UNFIT),
        ("degenerate", ONE, said(((1,), (1,)), of((1,))), P),
    ],
    "embedded-best-response": [
        ("has", DILEMMA, {"profile": CC, "beliefs": (SPREAD,)}, P),
        ("has: levels", KNIFE, {"profile": CC, "beliefs": LEVELS}, P),
        ("has: mixed", PENNIES, {"profile": EVEN, "beliefs": ()}, P),
        (
            "has: a tolerance",
            DILEMMA,
            {"profile": CC, "beliefs": ((0, HALF, HALF, 0),), "epsilon": 1},
            P,
        ),
        ("lacks", DILEMMA, {"profile": CC, "beliefs": ((0, HALF, HALF, 0),)}, K),
        ("lacks: unequal on the path", DILEMMA, {"profile": EVEN, "beliefs": ()}, K),
        ("lacks: nothing told", DILEMMA, {"profile": CC, "beliefs": ()}, K),
        ("lacks: no law", DILEMMA, {"profile": CC, "beliefs": ((0, 0, 0, 2),)}, K),
        ("lacks: no laws", DILEMMA, {"profile": (C, (0, 2)), "beliefs": (SPREAD,)}, K),
        ("degenerate", ONE, {"profile": ((1,), (1,)), "beliefs": ()}, P),
    ],
    "subjective-embedded-equilibrium": [
        ("has", DILEMMA, {"profile": CC}, P),
        ("has: not embedded", PAPER, {"profile": (A, A)}, P),
        ("has: a tie at worst", KNIFE, {"profile": CC}, P),
        ("has: always worse", STEP, {"profile": (D, C)}, P),
        ("has: mixed", PENNIES, {"profile": EVEN}, P),
        ("lacks", DILEMMA, {"profile": (C, D)}, K),
        ("lacks: a law of 2", STEP, {"profile": (D, (1, 1))}, K),
        ("has: near", DILEMMA, {"profile": (C, D), "epsilon": HALF}, P),
        ("has: near, on the path", STEP, {"profile": (D, C), "epsilon": HALF}, P),
        ("lacks: not so near", DILEMMA, {"profile": (C, D), "epsilon": THIRD}, K),
        ("lacks: below 0", DILEMMA, {"profile": CC, "epsilon": -1}, K),
        ("unfit: mixed", PENNIES, {"profile": EVEN, "epsilon": HALF}, UNFIT),
        ("lacks: unequal on the path", DILEMMA, {"profile": EVEN}, K),
        ("lacks: no laws", DILEMMA, {"profile": (C, (-1, 2))}, K),
        ("degenerate", ONE, {"profile": ((1,), (1,))}, P),
    ],
    "subjective-beliefs": [
        (
            "has",
            DILEMMA,
            {"profile": CC, "beliefs_of": (((1, 0, 0, 0), CORNER),) * 2},
            P,
        ),
        (
            "has: near",
            DILEMMA,
            {
                "profile": CC,
                "beliefs_of": ((NEAR,), ((1, 0, 0, 0), CORNER)),
                "epsilon": Fraction(3, 8),
            },
            P,
        ),
        ("has: mixed", PENNIES, {"profile": EVEN, "beliefs_of": ((UNIFORM,),) * 2}, P),
        (
            "lacks: too far",
            DILEMMA,
            {"profile": CC, "beliefs_of": ((NEAR,),) * 2, "epsilon": THIRD},
            K,
        ),
        (
            "lacks: D is better",
            DILEMMA,
            {
                "profile": CC,
                "beliefs_of": (((1, 0, 0, 0), (0, HALF, HALF, 0)),) * 2,
            },
            K,
        ),
        (
            "lacks: nothing told of D",
            DILEMMA,
            {"profile": CC, "beliefs_of": (((1, 0, 0, 0),),) * 2},
            K,
        ),
        (
            "lacks: what is played is not told of",
            DILEMMA,
            {"profile": CC, "beliefs_of": ((CORNER,),) * 2, "epsilon": 1},
            K,
        ),
        ("lacks: none", DILEMMA, {"profile": CC, "beliefs_of": ((), ())}, K),
        (
            "lacks: unequal on the path",
            DILEMMA,
            {"profile": EVEN, "beliefs_of": ((UNIFORM,),) * 2},
            K,
        ),
        (
            "lacks: no law",
            DILEMMA,
            {"profile": CC, "beliefs_of": (((1, 0, 0, 1), CORNER),) * 2},
            K,
        ),
        (
            "lacks: of one player",
            DILEMMA,
            {"profile": CC, "beliefs_of": (((1, 0, 0, 0), CORNER),)},
            K,
        ),
        (
            "lacks: no laws",
            DILEMMA,
            {"profile": (C, (1, 1)), "beliefs_of": (((1, 0, 0, 0), CORNER),) * 2},
            K,
        ),
        (
            "degenerate",
            ONE,
            {"profile": ((1,), (1,)), "beliefs_of": (((1,),),) * 2},
            P,
        ),
    ],
    "subjective-nash": [
        ("has", DILEMMA, {"profile": DD, "expectations": (D, D)}, P),
        ("has: mixed", PENNIES, {"profile": EVEN, "expectations": EVEN}, P),
        (
            "has: expects another thing",
            PENNIES,
            {
                "profile": CC,
                "expectations": (C, EVEN[0]),
                "epsilon": HALF,
            },
            P,
        ),
        ("lacks", DILEMMA, {"profile": CC, "expectations": (C, C)}, K),
        ("lacks: too far", DILEMMA, {"profile": DD, "expectations": (C, D)}, K),
        ("lacks: unequal", DILEMMA, {"profile": EVEN, "expectations": EVEN}, K),
        ("lacks: no law", DILEMMA, {"profile": DD, "expectations": (D, (0, 2))}, K),
        ("lacks: of one", DILEMMA, {"profile": DD, "expectations": (D,)}, K),
        (
            "lacks: no laws",
            DILEMMA,
            {"profile": (D, (1, 1)), "expectations": (D, D)},
            K,
        ),
        ("degenerate", ONE, {"profile": ((1,), (1,)), "expectations": ((1,), (1,))}, P),
    ],
    "optimal-for-some-beliefs": [
        ("has", DILEMMA, {"profile": CC}, P),
        ("has: at the edge", KNIFE, {"profile": (C, D)}, P),
        ("has: the other is worse", STEP, {"profile": (D, C)}, P),
        ("lacks", STEP, {"profile": CC}, K),
        ("lacks: no laws", DILEMMA, {"profile": (C, (1, 1))}, K),
        ("degenerate", from_arrays([[0], [0]], [[0], [0]]), {"profile": (C, (1,))}, P),
        ("vacuous: no other action", ONE, {"profile": ((1,), (1,))}, V),
    ],
    "restricted-nash": [
        ("has", DILEMMA, {"profile": CC}, P),
        ("has: mixed", PENNIES, {"profile": EVEN}, P),
        ("lacks", DILEMMA, {"profile": EVEN}, K),
        ("lacks: no laws", DILEMMA, {"profile": (C, (1, 1))}, K),
        ("degenerate", ONE, {"profile": ((1,), (1,))}, P),
    ],
}
# The profile gets the average of what is played: none above is all equal.
EQUIVALENT = {
    ("restricted-nash", "reply(game, player, action, profile) <= worth -> GtE")
}
NEVER_VACUOUS = {*ROWS} - {"optimal-for-some-beliefs"}
