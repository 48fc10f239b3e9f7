"""Measures on histories, and how a mixture's predictions merge with the truth.

Section 2 and Theorem 3.18 of the paper. The example throughout is three coins that show
1 with probability 1/4, 1/2 or 3/4, equally likely at first, and the first one true.
"""

import itertools
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from accord.counterexamples.gallery import COINS, STOPPING, THREE_COINS
from accord.papers.claim import Claim, Part, fails_at, holds
from accord.theory.merging import Prediction
from accord.theory.processes import Mixture, Process, coin, from_values, writes

BITS = ("0", "1")
_THIRD, _HALF = Fraction(1, 3), Fraction(1, 2)


def coins(truth: Process, horizon: int) -> Prediction:
    """Return the prediction of a truth by the three coins."""
    mixture = Mixture((_THIRD,) * 3, COINS)
    title = f"three coins predict {truth.name}"
    return Prediction(mixture, truth, horizon, title)


def against(first: Process, second: Process, horizon: int, **more: Any) -> Prediction:
    """Return the prediction of the second process by the first one alone."""
    return Prediction(Mixture((1,), (first,)), second, horizon, **more)


def any_measure(letter: str, length: int) -> Process:
    """Return the process that writes each word of this length with any probability.

    The numbers of the words are unknown, at least 0; that of the last is what the
    others leave, so that every measure on these words is one of them.
    """
    words = list(itertools.product((0, 1), repeat=length))
    names = [letter + "".join(map(str, word)) for word in words[:-1]]
    last = " - ".join(["1", *names])
    values = dict(zip(words, [*names, last], strict=True))
    return from_values([BITS], values, f"any measure {letter}", ())


def any_two(length: int, where: Sequence[str] = ()) -> Prediction:
    """Return two unknown measures on binary words of this length, side by side."""
    first, second = any_measure("p", length), any_measure("q", length)
    known = tuple(where)
    return against(first, second, length, title="any two measures", where=known)


def term(p: Prediction, what: str, time: int, value: Any, steps: int = 1) -> Part:
    """Return the part that a term expected after so many symbols is this number."""
    given = {"term": what, "time": time, "value": value, "steps": steps}
    return holds(p, "merging-term-is", given=given)


def least(p: Prediction, value: Any, at: tuple[int, ...]) -> Part:
    """Return the part that this is the least ratio, and this the first such word."""
    return holds(p, "least-ratio", given={"value": value, "at": at})


FIVE, EIGHT = THREE_COINS, coins(COINS[0], 8)
LEAST = Fraction(92, 243)
FAIR = coin(BITS, (_HALF, _HALF), "a fair coin")
CONSTANT = writes(BITS, "", "0", "the truth that always writes 0")
ALTERNATING = writes(BITS, "", "01", "the truth 0101...")
HALTING = STOPPING.truth
# Three laws of one truth, one after another: a coin 1/4, a coin 3/4, and then 01 again
# and again. No hypothesis that does not know of the changes is near it.
CHANGING = Process(
    (BITS,),
    (1, *(0,) * 9),
    (
        *(((0, k + 1, "3/4"), (1, k + 1, "1/4")) for k in range(4)),
        *(((0, k + 1, "1/4"), (1, k + 1, "3/4")) for k in range(4, 8)),
        ((0, 9, 1),),
        ((1, 8, 1),),
    ),
    "the truth that changes its law twice",
)
PROSPECTIVE = Prediction(
    Mixture(("3/10", "3/10", "3/10", "1/10"), (*COINS, CHANGING)),
    CHANGING,
    11,
    "three coins and a changing law",
)
# Each of any two measures, with the weights 1/3 and 2/3.
_PAIR = Mixture((_THIRD, 2 * _THIRD), (any_measure("p", 3), any_measure("q", 3)))
BOTH = tuple(Prediction(_PAIR, own, 3, "any two measures") for own in _PAIR.hypotheses)
# The truth alone writes only zeros; the other hypothesis may write ones.
HALTED = Prediction(Mixture((_HALF, _HALF), (CONSTANT, FAIR)), CONSTANT, 3)
DOUBTS = (
    Fraction(2, 3),
    Fraction(7, 12),
    Fraction(73, 140),
    Fraction(17, 36),
    Fraction(33101, 76636),
)
LATE_DOUBT = Fraction(20997658611701, 65083939531996)  # at t = 8
BELOW_LN_3 = Fraction(1098612, 10**6)

CLAIMS = (
    Claim(
        "dom-mixture",
        "A Bayesian mixture dominates each of its members, with the weight of the "
        "member as the constant: xi(h) >= w mu(h) at each history (Definition 2.3; "
        "three coins, horizon 5, and any two measures on 3 bits, weights 1/3 and 2/3).",
        (
            *(holds(coins(truth, 5), "dominates") for truth in COINS),
            *(holds(p, "dominates") for p in BOTH),
        ),
    ),
    Claim(
        "dom-constant-sharp",
        "No constant above the least ratio of a leaf works: for the three coins at "
        "horizon 5 it is 92/243, at 00000, and all real constants up to it do.",
        (
            least(FIVE, LEAST, (0,) * 5),
            holds(FIVE, "dominates", given={"constant": LEAST}),
            fails_at(
                ((0,) * 5,),
                FIVE,
                "dominates",
                given={"constant": LEAST + Fraction(1, 10**6)},
            ),
            holds(FIVE.knowing(["c <= 92/243"]), "dominates", given={"constant": "c"}),
        ),
    ),
    Claim(
        "dom-leaf-measures",
        "Of two measures the least ratio over all histories is attained at a leaf "
        "(binary, horizon 3, symbolic: all real values of the leaves, all constants).",
        (
            holds(
                any_two(3, ("c >= 0",)),
                "dominance-from-leaves",
                given={"constant": "c"},
            ),
        ),
    ),
    Claim(
        "dom-leaf-semimeasures-fail",
        "Of semimeasures it need not be: fair bits against a truth that stops at once "
        "with probability 1/2 have the ratio 1 at the empty history and 2 at all "
        "others.",
        (
            least(STOPPING, 1, ()),
            fails_at(((),), STOPPING, "dominance-from-leaves", given={"constant": 2}),
        ),
    ),
    Claim(
        "dom-fail",
        "A fair coin does not dominate a constant truth: the least ratio at horizon T "
        "is exactly 2^-T (T = 1..12).",
        tuple(
            least(against(FAIR, CONSTANT, t), Fraction(1, 2**t), (0,) * t)
            for t in range(1, 13)
        ),
    ),
    Claim(
        "tv-monotone",
        "Total variation over k+1 symbols is at least that over k (Definition 2.2; "
        "binary, k <= 4, symbolic: all real values of the words of 5 symbols).",
        (holds(any_two(5), "tv-monotone"),),
    ),
    Claim(
        "tv-posterior",
        "After each history the total variation between mixture and truth is at most 1 "
        "minus the posterior of the truth (three coins, t <= 8, k <= 3).",
        (holds(EIGHT, "tv-posterior-bound", given={"steps": 3}),),
    ),
    Claim(
        "inv-posterior",
        "The expected inverse posterior of the truth never exceeds 1/w; it is a "
        "supermartingale, and 3 at each t <= 8 for the three coins.",
        (
            *(term(EIGHT, "inverse-posterior", t, 3) for t in range(9)),
            holds(EIGHT, "inverse-posterior-supermartingale"),
            holds(HALTED, "inverse-posterior-supermartingale"),
            term(HALTED, "inverse-posterior", 3, Fraction(9, 8)),
        ),
    ),
    Claim(
        "merging-bound",
        "For the three coins the bound B_t, the expected posterior weight of all that "
        "is false, runs 2/3, 7/12, 73/140, 17/36, ..., never rises, and bounds the "
        "expected variation over k symbols (t <= 8, k <= 3).",
        (
            holds(EIGHT, "merging-bound", given={"steps": 3}),
            *(term(EIGHT, "doubt", t, value) for t, value in enumerate(DOUBTS)),
            term(EIGHT, "doubt", 8, LATE_DOUBT),
        ),
    ),
    Claim(
        "solomonoff-bound",
        "For coins 1/4, 1/2, 3/4 with equal weights and the truth 1/4 the expected "
        "squares 2TV^2, summed over steps 0..8, are at most ln 3, and 1.098612 is "
        "between the two.",
        (holds(EIGHT, "solomonoff-bound", given={"below": BELOW_LN_3}),),
    ),
    Claim(
        "cumulative-divergence",
        "For those coins the expected divergence, summed over steps 0..8, is at most "
        "ln 3: it is 0.6098 when rounded.",
        (
            holds(
                EIGHT,
                "loss-bound",
                given={"between": (Fraction(60975, 10**5), Fraction(60985, 10**5))},
            ),
        ),
    ),
    Claim(
        "misspecified",
        "For the truth 0101..., outside the class of three coins, each prediction is "
        "off by at least 1/4 in total variation (t <= 12).",
        (
            holds(
                coins(ALTERNATING, 12),
                "variation-at-least",
                given={"bound": Fraction(1, 4)},
            ),
        ),
    ),
    Claim(
        "theorem-3.18",
        "The divergence of a mixture from a member is at most -ln w (Theorem 3.18), "
        "for each of the three coins and every n <= 8.",
        tuple(holds(coins(truth, 7), "loss-bound") for truth in COINS),
    ),
    Claim(
        "rem-2.6",
        "Nothing has to be stationary: where the truth changes its law twice and has "
        "the weight 1/10, all 12 predictions together lose at most ln 10 (Remark 2.6).",
        (
            holds(PROSPECTIVE, "loss-bound"),
            holds(PROSPECTIVE, "solomonoff-bound"),
            holds(PROSPECTIVE, "merging-bound"),
        ),
    ),
)
