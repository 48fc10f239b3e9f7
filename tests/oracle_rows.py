"""Rows for properties of games that are about oracles of their players' machines."""

from fractions import Fraction

from definition_rows import E, K, P, V

from accord.theory.games import from_arrays

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)
C, D = (1, 0), (0, 1)
SAME = (HALF, HALF)
EVEN = (SAME, SAME)
MIX = ((Fraction(2, 3), THIRD), (THIRD, Fraction(2, 3)))
MOSTLY = (Fraction(3, 4), Fraction(1, 4))
DILEMMA = from_arrays([[2, 0], [3, 1]], [[2, 3], [0, 1]])
PENNIES = from_arrays([[1, -1], [-1, 1]], [[-1, 1], [1, -1]])
SEXES = from_arrays([[2, 0], [0, 1]], [[1, 0], [0, 2]])
ROCK = from_arrays(
    [[0, -1, 1], [1, 0, -1], [-1, 1, 0]], [[0, 1, -1], [-1, 0, 1], [1, -1, 0]]
)
ZERO = from_arrays([[0, 0], [0, 0]], [[0, 0], [0, 0]])
ONE = from_arrays([[0]], [[0]])
ALONE = from_arrays([0, 1])
# The first player's second action is better, and the second player's first one.
APART = from_arrays([[0, 0], [1, 1]], [[1, 0], [1, 0]])


def given_own(oracle, completions):
    return {"oracle": oracle, "completions": completions}


ROWS = {
    "reflective-given-own-action": [
        ("has", DILEMMA, given_own((0, 0), ((C, D), (C, D))), P),
        ("has: defection", DILEMMA, given_own((1, 1), ((D, D), (D, D))), P),
        ("has: mixed", PENNIES, given_own(SAME, ((SAME, SAME), (SAME, SAME))), P),
        ("has: yes", SEXES, given_own((1, 1), ((D, D), (D, D))), P),
        ("lacks", DILEMMA, given_own((0, 0), ((C, C), (C, D))), K),
        ("lacks: the second", DILEMMA, given_own((0, 0), ((C, D), (C, C))), K),
        ("lacks: yes, and worse", SEXES, given_own((1, 1), ((C, D), (D, D))), K),
        ("lacks: drawn, and worse", SEXES, given_own((HALF, 0), ((C, C), (C, D))), K),
        (
            "lacks: drawn, and better",
            DILEMMA,
            given_own((HALF, 1), ((D, D), (D, D))),
            K,
        ),
        ("lacks: untrue", DILEMMA, given_own((0, 0), ((MOSTLY, D), (C, D))), K),
        ("has: one yes, one no", APART, given_own((1, 0), ((C, C), (D, D))), P),
        ("lacks: no law", DILEMMA, given_own((0, 0), ((C, (0, 2)), (C, D))), K),
        ("lacks: too few", DILEMMA, given_own((0, 0), ((C,), (C, D))), K),
        ("degenerate", ALONE, given_own((1,), (((1,), (1,)),)), P),
        ("degenerate: outside", ALONE, given_own((2,), (((1,), (1,)),)), E),
    ],
    "conditional-play-is-subjective": [
        ("has", DILEMMA, given_own((0, 0), ((C, D), (C, D))), P),
        ("has: mixed", PENNIES, given_own(SAME, ((SAME, SAME), (SAME, SAME))), P),
        ("degenerate", ALONE, given_own((1,), (((1,), (1,)),)), P),
        ("vacuous", DILEMMA, given_own((0, 0), ((C, C), (C, C))), V),
    ],
    "conditional-oracle-iff-subjective": [
        ("has", DILEMMA, {"oracle": (0, 0)}, P),
        ("has: neither", DILEMMA, {"oracle": (0, 1)}, P),
        ("has: mixed", PENNIES, {"oracle": SAME}, P),
        ("degenerate", ALONE, {"oracle": (1,)}, P),
        ("degenerate: three actions", ROCK, {"oracle": (0,) * 6}, E),
    ],
    "reflective-iff-nash": [
        ("has", PENNIES, {"oracle": SAME}, P),
        ("has: neither", PENNIES, {"oracle": (1, HALF)}, P),
        ("has: both, at an end", DILEMMA, {"oracle": (1, 1)}, P),
        ("degenerate", ALONE, {"oracle": (HALF,)}, P),
        ("degenerate: three actions", ROCK, {"oracle": (0,) * 6}, E),
    ],
    "reflective-play-is-best": [
        ("has", PENNIES, {"oracle": SAME}, P),
        ("has: three actions", ROCK, {"oracle": (HALF, THIRD, THIRD) * 2}, P),
        ("degenerate", ALONE, {"oracle": (1,)}, P),
        ("vacuous", DILEMMA, {"oracle": (0, 0)}, V),
    ],
    "played-by-reflective-oracle": [
        ("has", PENNIES, {"profile": EVEN}, P),
        ("has: pure", DILEMMA, {"profile": ((0, 1), (0, 1))}, P),
        ("has: mixed", SEXES, {"profile": MIX}, P),
        ("has: three actions", ROCK, {"profile": ((THIRD,) * 3,) * 2}, P),
        ("lacks", DILEMMA, {"profile": ((1, 0), (1, 0))}, K),
        ("lacks: one cooperates", DILEMMA, {"profile": ((0, 1), (1, 0))}, K),
        ("lacks: one deviates", SEXES, {"profile": ((1, 0), (0, 1))}, K),
        ("lacks: mixed", PENNIES, {"profile": (SAME, (1, 0))}, K),
        ("lacks: no law", ZERO, {"profile": ((1, 1), (1, 0))}, K),
        ("lacks: worse of three", ROCK, {"profile": ((0, 1, 0), (0, 1, 0))}, K),
        ("degenerate", ALONE, {"profile": ((0, 1),)}, P),
        ("degenerate: nothing to ask", ONE, {"profile": ((1,), (1,))}, E),
    ],
    "reflective-oracles-play": [
        ("has", PENNIES, {"equilibria": (EVEN,)}, P),
        ("has: three", SEXES, {"equilibria": (((1, 0),) * 2, MIX, ((0, 1),) * 2)}, P),
        ("lacks: one of three", SEXES, {"equilibria": (MIX,)}, K),
        ("lacks: another", DILEMMA, {"equilibria": (((1, 0), (1, 0)),)}, K),
        ("lacks: none", DILEMMA, {"equilibria": ()}, K),
        ("lacks: no laws", DILEMMA, {"equilibria": (((0, 1), (0, 2)),)}, K),
        (
            "lacks: one of them no law",
            DILEMMA,
            {"equilibria": (((0, 1), (0, 1)), ((1, 1), (0, 1)))},
            K,
        ),
        ("lacks: infinitely many", ZERO, {"equilibria": (EVEN,)}, K),
        ("degenerate", ALONE, {"equilibria": (((0, 1),),)}, P),
    ],
}
NEVER_VACUOUS = {
    "reflective-iff-nash",
    "played-by-reflective-oracle",
    "reflective-oracles-play",
    "reflective-given-own-action",
    "conditional-oracle-iff-subjective",
}
THEOREMS = {
    "reflective-iff-nash",
    "reflective-play-is-best",
    "conditional-play-is-subjective",
    "conditional-oracle-iff-subjective",
}
