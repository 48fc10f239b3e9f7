"""What aggregates of expected-utility maximisers are, and what they are not."""

from fractions import Fraction
from typing import Any

from accord.papers.claim import (
    Claim,
    fails,
    fails_at,
    holds,
    holds_exactly,
    impossible,
    left_open,
)
from accord.papers.harsanyi1955 import half_cake
from accord.theory.aggregation import Aggregation
from accord.theory.properties import assume, prop
from accord.theory.specifications import data_spec
from accord.theory.unknowns import UNKNOWN

_HALF = Fraction(1, 2)
_COIN = (_HALF, _HALF)
_BOTH = ("Alice", "Bob")
_ENDS = ("all to Alice", "all to Bob")


def ends(*society: object, where: tuple[str, ...] | None = ()) -> Aggregation:
    """Return the two ends of dividing a cake, and a society with these utilities."""
    rows = ((1, 0), (0, 1))
    return Aggregation(_BOTH, _ENDS, rows, society or None, "the cake", where)


@prop(Aggregation, forall=("chance",))
def all_is_best(a: Aggregation, chance: Any, *, choice: int) -> bool:
    """Giving the whole cake to `choice`, 0 or 1, is better than every other division.

    Of two ends of a cake: with Alice's share x (here called chance: any number from 0
    to 1) and linear utilities x and 1 - x, everybody's utility is x times that of the
    first end and 1 - x times that of the second.
    """
    share = (chance, 1 - chance)
    assume(share[choice] < 1)
    return bool(a.social_worth(a.sure(choice)) > a.social_worth(share))


@prop(Aggregation, forall=("chance",))
def all_divisions_alike(a: Aggregation, chance: Any) -> bool:
    """Every division of the cake is as good as giving all to the first."""
    own, first = a.social_worth((chance, 1 - chance)), a.social_worth(a.sure(0))
    return bool(own >= first) and bool(first >= own)


@prop(Aggregation, exists=("outcome", "second_outcome"))
def fails_or_has_weights(a: Aggregation, outcome: int, second_outcome: int) -> bool:
    """Preference Pareto fails at sure outcomes, or no individual has a negative weight.

    Where an individual's utility is 1 at her own outcome and 0 at all others, the last
    of which is nobody's: her weight is what society gains from the last to her own.
    """
    x, y = outcome, second_outcome
    unanimous = all(row[x] >= row[y] for row in a.utilities)
    if unanimous and a.social[x] < a.social[y]:
        return True
    return all(bool(a.social[i] >= a.social[-1]) for i in a.members)


INDEPENDENT = Aggregation(
    _BOTH,
    ("to Alice", "to Bob", "to nobody"),
    ((1, 0, 0), (0, 1, 0)),
    ("x", "y", "z"),
    "one thing",
    (),
)


def concave(share: Fraction) -> Fraction:
    """Return 1 - (1 - x)^2, a strictly concave utility of a share x."""
    return 1 - (1 - share) ** 2


_SHARES = tuple(Fraction(k, 4) for k in range(5))
_ROWS = tuple(map(concave, _SHARES)), tuple(concave(1 - x) for x in _SHARES)
CONCAVE = Aggregation(
    _BOTH,
    tuple(map(str, _SHARES)),
    _ROWS,
    tuple(map(sum, zip(*_ROWS, strict=True))),
    "a concave cake",
)
_EQUAL = {"powers": (1, 1)}
_HALVES = half_cake(0, 0, 1)


def _scores(law: tuple[object, ...], number: object) -> dict[str, object]:
    return {"law": law, "powers": (1, 1), "number": number}


def _expects(law: tuple[object, ...], *utilities: object) -> dict[str, object]:
    return {"law": law, "utilities": utilities}


def _better_half(end: int) -> tuple[str, dict[str, Any]]:
    return "society-prefers", {"better": (0, 0, 1), "worse": _HALVES.sure(end)}


CLAIMS = (
    Claim(
        "harsanyi-weights",
        "An expected-utility aggregate that satisfies preference Pareto has "
        "non-negative weights on the subagents' utilities (2 subagents, 3 "
        "outcomes: one thing that goes to either or to nobody, all real utilities "
        "of society), and one with such weights satisfies it.",
        (
            holds(INDEPENDENT, fails_or_has_weights),
            holds(INDEPENDENT.knowing(["x >= z", "y >= z"]), "preference-pareto"),
        ),
    ),
    Claim(
        "ha2-cake-trichotomy",
        "With linear utilities the weighted average gives Alice all the cake, "
        "gives Bob all of it, or is indifferent, according to the sign of a-b (all "
        "real weights).",
        (
            holds_exactly(
                "a > b",
                ends("a", "b"),
                all_is_best,
                given={"choice": 0},
                for_which="a,b",
            ),
            holds_exactly(
                "a < b",
                ends("a", "b"),
                all_is_best,
                given={"choice": 1},
                for_which="a,b",
            ),
            holds_exactly(
                "a == b", ends("a", "b"), all_divisions_alike, for_which="a,b"
            ),
        ),
        covers="whole",
    ),
    Claim(
        "ha3-concave-escapes",
        "Linearity is essential: with u = 1-(1-x)^2 for both and equal weights the "
        "optimum is x = 1/2, worth 3/2 against 1 (of the shares 0, 1/4, 1/2, 3/4 "
        "and 1).",
        (
            holds(CONCAVE, "weighted-sum", given={"weights": (1, 1)}),
            holds(CONCAVE, "unique-optimum", given={"choice": 2}),
            holds(
                CONCAVE,
                "expects",
                given=_expects((0, 0, 1, 0, 0), Fraction(3, 4), Fraction(3, 4)),
            ),
            holds(CONCAVE, "expects", given=_expects((0, 0, 0, 0, 1), 1, 0)),
            fails(CONCAVE, "unique-optimum", given={"choice": 0}),
            fails(CONCAVE, "unique-optimum", given={"choice": 4}),
            fails(CONCAVE, "indifferent-to-all"),
        ),
    ),
    Claim(
        "indifferent-not-robust",
        "Option 3 is not robust: from a = b any change of a makes giving "
        "everything to one side the unique optimum.",
        (
            holds(
                ends("a + e", "a", where=("e > 0",)),
                all_is_best,
                given={"choice": 0},
            ),
            holds(
                ends("a + e", "a", where=("e < 0",)),
                all_is_best,
                given={"choice": 1},
            ),
        ),
        covers="whole",
    ),
    Claim(
        "ha4-no-strict-coin",
        "No expected-utility society strictly prefers the coin between two options "
        "to both of them, nor any other lottery between them.",
        (
            impossible(
                left_open("society", data_spec(ends(where=None))),
                ("society-prefers", {"better": _COIN, "worse": (1, 0)}),
                ("society-prefers", {"better": _COIN, "worse": (0, 1)}),
            ),
            holds(ends("x", "y"), "best-is-sure"),
        ),
        covers="whole",
    ),
    Claim(
        "coin-loser-reneges",
        "After the toss the loser has 0 instead of 1/2, and a product-of-utilities "
        "society that scored the coin 1/4 scores the result 0, so it would toss "
        "again.",
        (
            holds(ends(where=None), "expects", given=_expects(_COIN, _HALF, _HALF)),
            holds(ends(where=None), "expects", given=_expects((1, 0), 1, 0)),
            holds(ends(where=None), "scores", given=_scores(_COIN, Fraction(1, 4))),
            holds(ends(where=None), "scores", given=_scores((1, 0), 0)),
            holds(
                ends(where=None),
                "society-prefers",
                given={"better": _COIN, "worse": (1, 0), **_EQUAL},
            ),
        ),
    ),
    Claim(
        "fairness-cannot-be-added",
        "A strict preference for the half-half split over both extremes is no "
        "weighted average of the two linear utilities.",
        (
            impossible(
                left_open("society", data_spec(_HALVES)),
                ("weighted-sum", {"weights": UNKNOWN, "constant": UNKNOWN}),
                _better_half(0),
                _better_half(1),
            ),
        ),
    ),
    Claim(
        "rejects-independence",
        "Geometric expectation, which locks in fairness, violates von "
        "Neumann-Morgenstern independence (not Nash's independence of irrelevant "
        "alternatives, which is another axiom).",
        (
            fails_at(
                ((1, 0), (0, 1), (1, 0), _HALF),
                ends(where=None),
                "vnm-independence",
                given=_EQUAL,
            ),
        ),
    ),
)
