"""Diamond 1967: fairness against the expected utility of society."""

from fractions import Fraction

from accord.papers.claim import Claim, Paper, holds, impossible, left_open
from accord.theory.aggregation import Aggregation
from accord.theory.specifications import data_spec

_COIN = (Fraction(1, 2), Fraction(1, 2))
# Who gets the one good: the first person, (1,0), or the second, (0,1).
ONE_GOOD = Aggregation(
    ("the first", "the second"), ("(1,0)", "(0,1)"), ((1, 0), (0, 1)), title="one good"
)
_POWERS = (1, 1)


def _scores(law: tuple[object, ...], number: object) -> dict[str, object]:
    return {"law": law, "powers": _POWERS, "number": number}


PAPER = Paper(
    "diamond1967",
    "P. A. Diamond, Cardinal welfare, individualistic ethics, and interpersonal "
    "comparison of utility: comment, Journal of Political Economy 75 (1967)",
    (
        Claim(
            "ha6-triple-inconsistent",
            "No expected-utility society is indifferent between (1,0) and (0,1) and "
            "strictly prefers the fair coin between them to (1,0) for sure.",
            (
                impossible(
                    left_open("society", data_spec(ONE_GOOD)),
                    ("society-indifferent", {"first": (1, 0), "second": (0, 1)}),
                    ("society-prefers", {"better": _COIN, "worse": (1, 0)}),
                ),
            ),
            covers="whole",
        ),
        Claim(
            "ha6-without-independence",
            "Without independence of von Neumann and Morgenstern the triple is "
            "consistent: the product of expected utilities scores the coin 1/4 and "
            "each sure outcome 0.",
            (
                holds(ONE_GOOD, "scores", given=_scores(_COIN, Fraction(1, 4))),
                holds(ONE_GOOD, "scores", given=_scores((1, 0), 0)),
                holds(ONE_GOOD, "scores", given=_scores((0, 1), 0)),
                holds(
                    ONE_GOOD,
                    "society-indifferent",
                    given={"first": (1, 0), "second": (0, 1), "powers": _POWERS},
                ),
                holds(
                    ONE_GOOD,
                    "society-prefers",
                    given={"better": _COIN, "worse": (1, 0), "powers": _POWERS},
                ),
            ),
        ),
    ),
)
