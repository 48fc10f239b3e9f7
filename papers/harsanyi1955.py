"""Harsanyi 1955: a society with an expected utility that respects its members."""

from fractions import Fraction

from accord.papers.claim import Claim, Paper, fails, fails_at, holds, holds_vacuously
from accord.theory.aggregation import Aggregation

_HALF = Fraction(1, 2)
_BOTH = ("Ann", "Bob")


def half_cake(*society: object) -> Aggregation:
    """Return two people who want a cake, that may go to one or be shared, and these."""
    outcomes = ("all to Ann", "all to Bob", "half each")
    utilities = ((1, 0, _HALF), (0, 1, _HALF))
    return Aggregation(_BOTH, outcomes, utilities, society, "half a cake")


def with_nothing(*society: object) -> Aggregation:
    """Return two people of whom one gets a thing, or neither does, and a society."""
    outcomes = ("to Ann", "to Bob", "to nobody")
    return Aggregation(_BOTH, outcomes, ((1, 0, 0), (0, 1, 0)), society, "one thing")


def shares(*society: object) -> Aggregation:
    """Return a cake of which Ann gets all, half or nothing, Bob the rest."""
    return Aggregation(
        _BOTH, ("1", "1/2", "0"), ((1, _HALF, 0), (0, _HALF, 1)), society, "cake"
    )


def all_sums(*where: str) -> Aggregation:
    """Return 2 individuals, 3 outcomes and a society a*U1 + b*U2 + c: all real ones."""
    rows = (("u1", "u2", "u3"), ("v1", "v2", "v3"))
    society = tuple(f"a*{u} + b*{v} + c" for u, v in zip(*rows, strict=True))
    return Aggregation(_BOTH, ("1", "2", "3"), rows, society, "all sums", where)


_COIN_AGAINST_HALF = ((_HALF, _HALF, 0), (0, 0, 1))
_TWO_ONE = {"weights": (2, 1), "constant": 0}
_SIGNED = {"weights": (1, -1), "constant": 0}
_FIRST = {"weights": (1, 0), "constant": 0}
# For each of the two a pair of lotteries that only she cares about.
_PAIRS = {"pairs": (((1, 0, 0), (0, 0, 1)), ((0, 1, 0), (0, 0, 1)))}

PAPER = Paper(
    "harsanyi1955",
    "J. C. Harsanyi, Cardinal welfare, individualistic ethics, and interpersonal "
    "comparisons of utility, Journal of Political Economy 63 (1955)",
    (
        Claim(
            "ha1-weights-exist",
            "With individual utilities (1,0,1/2), (0,1,1/2) the social utility "
            "(2,1,3/2) has weights (2,1), and (1,1,1) has weights (1,1); both are "
            "strongly Pareto.",
            (
                holds(half_cake(2, 1, Fraction(3, 2)), "weighted-sum", given=_TWO_ONE),
                holds(half_cake(2, 1, Fraction(3, 2)), "strong-pareto"),
                holds(half_cake(1, 1, 1), "weighted-sum", given={"weights": (1, 1)}),
                holds(half_cake(1, 1, 1), "strong-pareto"),
            ),
        ),
        Claim(
            "ha1-half-cake-fails",
            "With individual utilities (1,0,1/2), (0,1,1/2) the social utility (0,0,1) "
            "violates Pareto indifference: the coin between the first two outcomes and "
            "the sure third differ for society only.",
            (fails_at(_COIN_AGAINST_HALF, half_cake(0, 0, 1), "pareto-indifference"),),
        ),
        Claim(
            "ha1-indifference-not-preference",
            "With U = (1,0,0), (0,1,0) the social utility (1,-1,0) satisfies Pareto "
            "indifference but not preference Pareto (weights (1,-1)).",
            (
                holds(with_nothing(1, -1, 0), "pareto-indifference"),
                holds(with_nothing(1, -1, 0), "unique-weights", given=_SIGNED),
                holds(with_nothing(1, -1, 0), "weighted-sum", given=_SIGNED),
                fails(with_nothing(1, -1, 0), "preference-pareto"),
            ),
        ),
        Claim(
            "ha1-preference-not-strong",
            "With U = (1,0,0), (0,1,0) the social utility (1,0,0) satisfies preference "
            "Pareto but not strong Pareto.",
            (
                holds(with_nothing(1, 0, 0), "preference-pareto"),
                holds(with_nothing(1, 0, 0), "weighted-sum", given=_FIRST),
                fails(with_nothing(1, 0, 0), "strong-pareto"),
            ),
        ),
        Claim(
            "weights-suffice",
            "For 2 individuals and 3 outcomes, whatever their utilities: a society "
            "that is their weighted sum with a constant satisfies Pareto indifference, "
            "with weights >= 0 preference Pareto, if they are not both 0 weak Pareto, "
            "and with weights > 0 strong Pareto.",
            (
                holds(all_sums(), "pareto-indifference"),
                holds(all_sums("a >= 0", "b >= 0"), "preference-pareto"),
                holds(all_sums("a >= 0", "b >= 0", "a + b > 0"), "weak-pareto"),
                holds(all_sums("a > 0", "b > 0"), "strong-pareto"),
            ),
            covers="base case",
        ),
        Claim(
            "ha5-prospects-unique-weights",
            "For 2 individuals and 3 outcomes weights are unique iff the utility rows "
            "with the constant row have full rank: so it is with U = (1,0,0), (0,1,0), "
            "whose prospects are independent; on the cake the rank is 2 < 3 (the "
            "utilities sum to 1) and other weights do as well.",
            (
                holds(with_nothing(2, 1, 0), "independent-prospects", given=_PAIRS),
                holds(with_nothing(2, 1, 0), "weighted-sum", given=_TWO_ONE),
                holds(with_nothing(2, 1, 0), "unique-weights", given=_TWO_ONE),
                holds(
                    shares(2, Fraction(3, 2), 1),
                    "dependent-utilities",
                    given={"weights": (1, 1), "constant": 1},
                ),
                holds(shares(2, Fraction(3, 2), 1), "weighted-sum", given=_TWO_ONE),
                fails(shares(2, Fraction(3, 2), 1), "unique-weights", given=_TWO_ONE),
            ),
        ),
        Claim(
            "ha8-weak-pareto-vacuous",
            "Without minimum agreement weak Pareto constrains nothing: on the cake "
            "both W = x and W = -x satisfy it, vacuously.",
            (
                holds_vacuously(shares(1, _HALF, 0), "weak-pareto"),
                holds_vacuously(shares(-1, -_HALF, 0), "weak-pareto"),
            ),
        ),
        Claim(
            "theorem-all-sizes",
            "On the lottery simplex Pareto indifference holds iff the social utility "
            "is an affine combination of the individual ones, for all sizes.",
            covers="cited",
            reason="of all sizes at once; each table of numbers is decided, with the "
            "weights or two lotteries as evidence",
        ),
    ),
)
