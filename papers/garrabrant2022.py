"""Garrabrant 2022: geometric rationality, a preference that wants fairness."""

from collections.abc import Sequence
from fractions import Fraction

from accord.counterexamples.asking import ask
from accord.papers.claim import Claim, Paper, Part, fails, fails_at, holds
from accord.theory.aggregation import Aggregation, score
from accord.theory.properties import find_property, prop
from accord.theory.specifications import data_spec
from accord.verifiers.decide import Question
from accord.verifiers.limits import Limits
from accord.verifiers.verdict import Verdict

_HALF, _THIRD, _SIXTH = Fraction(1, 2), Fraction(1, 3), Fraction(1, 6)
CAKE = Aggregation(("1", "2"), ("A", "B"), ((1, 0), (0, 1)), title="cake")
# Two utilities and three outcomes; the best lottery mixes the last two of these.
THREE = Aggregation(("1", "2"), ("u", "v", "w"), ((6, 5, 0), (0, 1, 3)), title="three")
ARMS = Aggregation(
    ("first", "second", "third"),
    ("arm 1", "arm 2", "arm 3"),
    ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    title="arms",
)
# A bet on world w pays the odds o_w > 0 if w comes about, else nothing.
BETS = Aggregation(
    ("world 1", "world 2", "world 3"),
    ("bet on 1", "bet on 2", "bet on 3"),
    (("o1", 0, 0), (0, "o2", 0), (0, 0, "o3")),
    title="bets",
    where=("o1 > 0", "o2 > 0", "o3 > 0"),
)
_EQUAL = {"powers": (1, 1)}
_BEST = {"law": (0, Fraction(3, 4), Fraction(1, 4)), "powers": (1, 1)}
_NOT_BEST = {"law": (0, 1, 0), "powers": (1, 1)}
_BELIEF = {"law": (_HALF, _THIRD, _SIXTH), "powers": (3, 2, 1)}
_WEIGHTED = {"law": (Fraction(2, 3), _THIRD), "powers": (2, 1)}
# A and B score alike; each mixed evenly with A, they do not.
_MIXED = ((1, 0), (0, 1), (1, 0), _HALF)
_TRIES = 500


# Two lotteries, called outcomes here, of any worths: the first passes the test of
# `nash-supported` against the second, by the sum x/u + y/v <= 2 without divisions.
SUPPORTED = Aggregation(
    ("1", "2"),
    ("supported", "other"),
    (("u", "x"), ("v", "y")),
    title="any two lotteries",
    where=("u > 0", "v > 0", "x >= 0", "y >= 0", "x*v + y*u <= 2*u*v"),
)


@prop(Aggregation)
def first_scores_most(a: Aggregation, *, powers: Sequence[int]) -> bool:
    """The first outcome has at least the score of the second."""
    return bool(score(a, a.sure(0), powers) >= score(a, a.sure(1), powers))


def _scores(law: tuple[object, ...], number: object) -> dict[str, object]:
    return {"law": law, "powers": (1, 1), "number": number}


def sampled(subject: Aggregation, name: str, powers: tuple[int, ...]) -> Part:
    """Return the part "none of some sampled instances fails", which proves nothing."""

    def search(limits: Limits) -> Verdict:
        asked = Question(find_property(name), data_spec(subject), {"powers": powers})
        return ask(asked, limits, search=_TRIES)

    return Part("PROVED", search)


PAPER = Paper(
    "garrabrant2022",
    "S. Garrabrant, Geometric rationality, LessWrong (2022)",
    (
        Claim(
            "ha7-independence-fails",
            "Geometric preference violates von Neumann-Morgenstern independence: with "
            "U1=(1,0), U2=(0,1), equal weights, A ~ B score 0 while their even mixture "
            "scores 1/4.",
            (
                holds(CAKE, "scores", given=_scores((1, 0), 0)),
                holds(CAKE, "scores", given=_scores((0, 1), 0)),
                holds(CAKE, "scores", given=_scores((_HALF, _HALF), Fraction(1, 4))),
                fails_at(_MIXED, CAKE, "vnm-independence", given=_EQUAL),
            ),
        ),
        Claim(
            "expected-utility-keeps-independence",
            "A society with an expected utility satisfies von Neumann-Morgenstern "
            "independence, whatever real utilities it has of 3 outcomes.",
            (
                holds(
                    Aggregation(
                        ("1",), ("A", "B", "C"), ((0, 0, 0),), ("x", "y", "z"), where=()
                    ),
                    "vnm-independence",
                ),
            ),
        ),
        Claim(
            "ha7-quasi-concave",
            "Geometric preference is quasi-concave: L <= M implies L <= tL + (1-t)M, "
            "for rational weights.",
            (
                sampled(THREE, "quasi-concave", (2, 1)),
                sampled(ARMS, "quasi-concave", (3, 2, 1)),
            ),
            expected="UNFALSIFIED",
        ),
        Claim(
            "quasi-concave-equal-weights",
            "With U1=(1,0), U2=(0,1) and equal weights geometric preference is "
            "quasi-concave, over all lotteries and all mixtures.",
            (holds(CAKE, "quasi-concave", given=_EQUAL),),
        ),
        Claim(
            "g3-nash-welfare",
            "A lottery maximises the geometric expectation iff sum_i P_i "
            "E_v[U_i]/E_*[U_i] <= 1 at every outcome v: weighted Nash with d=0 (2 "
            "utilities, 3 outcomes: one that does both, and one that does neither).",
            (
                holds(THREE, "nash-supported", given=_BEST),
                holds(THREE, "geometric-best", given=_BEST),
                fails(THREE, "nash-supported", given=_NOT_BEST),
                fails(THREE, "geometric-best", given=_NOT_BEST),
            ),
        ),
        Claim(
            "g3-supported-suffices",
            "Whatever two lotteries are worth to two utilities of equal weight: if the "
            "worths u, v > 0 of one and x, y >= 0 of the other have x/u + y/v <= 2, "
            "the first has at least the geometric expectation of the second.",
            (holds(SUPPORTED, first_scores_most, given=_EQUAL),),
            covers="base case",
        ),
        Claim(
            "g4-kelly",
            "With any odds > 0 the product of (q_w o_w)^{p_w} is largest at q = p (3 "
            "outcomes, p = (1/2,1/3,1/6) and (1/3,1/3,1/3), certificate sum q_w <= 1).",
            (
                holds(BETS, "nash-supported", given=_BELIEF),
                holds(
                    BETS,
                    "nash-supported",
                    given={"law": (_THIRD,) * 3, "powers": (1, 1, 1)},
                ),
            ),
        ),
        Claim(
            "g5-probability-matching",
            "If each hypothesis values only its own arm, the maximiser of the product "
            "of q_h^{p_h} is q = p (3 arms, p = (1/2,1/3,1/6)).",
            (
                holds(ARMS, "nash-supported", given=_BELIEF),
                holds(ARMS, "geometric-best", given=_BELIEF),
            ),
        ),
        Claim(
            "g6-weighted-cake",
            "With weights 2/3 and 1/3 the geometric maximiser splits the cake 2/3 to "
            "1/3, while linear weights give all to the first.",
            (
                holds(CAKE, "geometric-best", given=_WEIGHTED),
                holds(CAKE, "nash-supported", given=_WEIGHTED),
                holds(
                    Aggregation(
                        ("1", "2"),
                        ("A", "B"),
                        ((1, 0), (0, 1)),
                        (Fraction(2, 3), _THIRD),
                        "cake",
                    ),
                    "unique-optimum",
                    given={"choice": 0},
                ),
            ),
        ),
    ),
)
