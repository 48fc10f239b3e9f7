"""Gibbard 1977: chance makes truthful rules that nobody dictates."""

from fractions import Fraction

from accord.papers.claim import Claim, Paper, any_lotteries, fails, holds, implied
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.ranges.mechanisms import listed_outcomes
from accord.theory.terms import lottery

_SMALL = {"agents": 3, "alternatives": 3}


@prop(Mechanism, forall=("profile",))
def mixes_dictatorships(m: Mechanism, profile: Profile) -> bool:
    """Each alternative has the probability that a voter drawn uniformly ranks it first.

    That is the equal mixture of the dictatorships of all voters.
    """
    law = lottery(m, 0, m(profile))
    firsts = [order[0] for order in profile]
    return all(
        law[x] == Fraction(firsts.count(x), len(firsts)) for x in listed_outcomes(m)
    )


PAPER = Paper(
    "gibbard1977",
    "A. Gibbard, Manipulation of schemes that mix voting with chance, "
    "Econometrica 45 (1977)",
    (
        Claim(
            "random-ballot-sd-strategyproof",
            "Random ballot with 3 voters and 3 strictly ranked alternatives is "
            "strategyproof in the strong stochastic-dominance sense.",
            (holds("random-ballot", "strongly-sd-strategyproof", **_SMALL),),
        ),
        Claim(
            "random-ballot-mixes-dictatorships",
            "Random ballot (3 voters, 3 strictly ranked alternatives) is the equal "
            "mixture of the three dictatorships.",
            (holds("random-ballot", mixes_dictatorships, **_SMALL),),
        ),
        Claim(
            "random-ballot-fair",
            "Random ballot (3 voters, 3 alternatives) treats voters and alternatives "
            "alike, never draws a dominated alternative, and takes for sure what all "
            "rank first.",
            tuple(
                holds("random-ballot", name, **_SMALL)
                for name in ("anonymous", "neutral", "ex-post-pareto", "unanimous")
            ),
        ),
        Claim(
            "maximal-lotteries-manipulable",
            "A lottery that respects majorities is another matter: maximal lotteries "
            "(3 voters, 3 alternatives) are not strategyproof in the strong "
            "stochastic-dominance sense.",
            (fails("maximal-lotteries", "strongly-sd-strategyproof", **_SMALL),),
        ),
        Claim(
            "vo-6-mixture-of-dictators",
            "With 2 voters and 3 strictly ranked alternatives every lottery rule that "
            "is strategyproof in the strong stochastic-dominance sense and ex-post "
            "efficient is one fixed mixture of the two dictatorships.",
            (
                implied(
                    any_lotteries("voting", agents=2, alternatives=3),
                    ("strongly-sd-strategyproof", "ex-post-pareto"),
                    "mixture-of-dictatorships",
                ),
            ),
            covers="base case",
        ),
        Claim(
            "vo-5-unilateral-duple",
            "Every strategyproof decision scheme on strict orders is a mixture of "
            "unilateral and duple schemes; if ex-ante Pareto it is dictatorial.",
            covers="cited",
            reason="about all numbers of voters and alternatives",
        ),
    ),
)
