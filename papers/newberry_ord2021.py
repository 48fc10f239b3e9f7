"""Newberry and Ord 2021: random ballots, and bargaining from what they bring about."""

import itertools
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from accord.papers.claim import Claim, Paper, Part, fails, fails_at, holds
from accord.theory.aggregation import Aggregation
from accord.theory.ballots import ballot_game, drawn
from accord.theory.domains import strict_orders
from accord.theory.lotteries import Lottery
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.properties.nash_supported import nash_supported

_F = Fraction
# T is for the first voter a little worse than A, and very bad for the second.
THREAT = Aggregation(
    ("voter 1", "voter 2"),
    ("A", "C", "B", "T"),
    ((1, _F(7, 10), 0, _F(9, 10)), (0, _F(7, 10), 1, -1)),
    title="a threat",
)


def meet_minimum(a: Aggregation) -> tuple[Any, ...]:
    """Return the Pareto meet minimum of two: what each has of the other's best outcome.

    That is her least Pareto-efficient payoff. Of outcomes that are equally good for the
    other the best for her counts: the rest are not efficient.
    """
    first, second = a.utilities

    def of(own: Sequence[Any], other: Sequence[Any]) -> Any:
        return max((v, u) for u, v in zip(own, other, strict=True))[1]

    return of(first, second), of(second, first)


@prop(Aggregation, forall=("outcome", "second_outcome"))
def nash_from_meet_minimum(
    a: Aggregation, outcome: int, second_outcome: int, *, law: Sequence[Any]
) -> bool:
    """Whatever the two voters declare, the agreement is `law`.

    They bargain by Nash's solution, from the Pareto meet minimum: not from the random
    ballot of what they declare, which is any two outcomes and is not looked at. `law`
    is the agreement if it is supported there.
    """
    least = meet_minimum(a)
    return all(
        nash_supported(a, v, law=law, powers=(1, 1), disagreement=least)
        for v in range(len(a.outcomes))
    )


def _agreement(law: Sequence[Any], declared: Sequence[int]) -> dict[str, Any]:
    fallback = drawn(THREAT, declared)
    worth = tuple(THREAT.expected(i, fallback) for i in THREAT.members)
    return {"law": law, "powers": (1, 1), "disagreement": worth}


def _expects(law: Sequence[Any], *utilities: object) -> dict[str, Any]:
    return {"law": law, "utilities": utilities}


_C = (0, 1, 0, 0)
_AFTER = (_F(1, 12), _F(11, 12), 0, 0)
_SINCERE, _DECLARED = (0, 2), (3, 2)


# --- random ballots: alone, in pairs, and in hierarchies ------------------------------

_HALF, _QUARTER, _SIX = _F(1, 2), _F(1, 4), _F(6, 10)
_TWO = ("voter 1", "voter 2")
PAIR = Aggregation(
    _TWO, ("A", "B", "C"), ((1, 0, _F(7, 10)), (0, 1, _F(7, 10))), title="a pair"
)
NEAR_BEST = Aggregation(
    _TWO, ("a", "b", "c"), ((1, 0, _F(9, 10)), (0, 1, _F(9, 10))), title="near the best"
)
ANY_VOTERS = Aggregation(
    ("1", "2", "3"),
    ("a", "b", "c", "d"),
    tuple(tuple(f"{letter}{k}" for k in range(1, 5)) for letter in "uvt"),
    title="any three voters",
    where=(),
)


def climbers(all_four: Fraction) -> Aggregation:
    """Return four voters with compromises of 1 and 2, of 3 and 4, and of all."""
    rows = []
    for i in range(4):
        own = [int(k == i) for k in range(4)]
        rows.append((*own, _SIX * (i < 2), _SIX * (i >= 2), all_four))
    names = tuple(f"voter {k}" for k in range(1, 5))
    options = ("1's", "2's", "3's", "4's", "C12", "C34", "C")
    return Aggregation(names, options, tuple(rows), title="four voters")


# Three voters, of whom each pair has a compromise that is nothing to the third.
_PAIRS = tuple(itertools.combinations(range(3), 2))
TRIANGLE = Aggregation(
    ("1", "2", "3"),
    ("1's", "2's", "3's", "C12", "C13", "C23"),
    tuple(
        (*(int(k == i) for k in range(3)), *(_SIX * (i in pair) for pair in _PAIRS))
        for i in range(3)
    ),
    title="three voters",
)


def _after(pair: tuple[int, ...]) -> tuple[tuple[int, ...], dict[str, Any]]:
    """Return the ballots of the three when a pair has merged, and its steps."""
    option = 3 + _PAIRS.index(pair)
    ballots = tuple(option if i in pair else i for i in range(3))
    worths = tuple(_F(2, 5) if i in pair else _F(1, 3) for i in range(3))
    given = {
        "ballots": (0, 1, 2),
        "pacts": ((pair, option),),
        "worths": ((_F(1, 3),) * 3, worths),
    }
    return ballots, given


def _first_pair(pair: tuple[int, ...]) -> tuple[Part, Part]:
    """Return the parts: these two merge, and then nobody else does."""
    ballots, given = _after(pair)
    third = next(i for i in range(3) if i not in pair)
    stays = {"ballots": ballots, "blocs": (pair, (third,))}
    return (
        holds(TRIANGLE, "blocs-merge", given=given),
        holds(TRIANGLE, "no-bloc-gains", given=stays),
    )


def _ends(a: Aggregation, *ends: tuple[Fraction, ...]) -> Part:
    """Return the part: from single voters merging can end at these worths alone."""
    given = {"ballots": tuple(a.members), "ends": ends}
    return holds(a, "merging-ends", given=given)


CLIMB = {
    "ballots": (0, 1, 2, 3),
    "pacts": (((0, 1), 4), ((2, 3), 5), ((0, 1, 2, 3), 6)),
    "worths": (
        (_QUARTER,) * 4,
        (_F(3, 10), _F(3, 10), _QUARTER, _QUARTER),
        (_F(3, 10),) * 4,
        (_F(2, 5),) * 4,
    ),
}
_EVERY = ((0, 1, 2, 3), 6)
_SMALL = climbers(_F(7, 25))
_ACCEPTED = {
    "ballots": (0, 1, 2, 3),
    "pacts": (_EVERY,),
    "worths": ((_QUARTER,) * 4, (_F(7, 25),) * 4),
}
_STUCK = {"ballots": (4, 4, 5, 5), "blocs": ((0, 1), (2, 3))}
TRUTHFUL = (holds(ANY_VOTERS, "own-ballot-best"),)
HIERARCHY = (holds(climbers(_F(4, 10)), "blocs-merge", given=CLIMB),)

# Each of two names her own best option, or the compromise.
COMPROMISE = ballot_game(NEAR_BEST, ((0, 2), (1, 2)))
_BEST, _KEPT, _BROKEN = (_HALF, _HALF), (_F(9, 10),) * 2, (_F(95, 100), _F(45, 100))


def _plays(place: int, payoffs: tuple[Fraction, ...]) -> Part:
    law = tuple(int(k == place) for k in range(4))
    return holds(COMPROMISE, "has-payoffs", given={"law": law, "payoffs": payoffs})


JOINT_GAIN = (_plays(0, _BEST), _plays(3, _KEPT))
DILEMMA = (
    *JOINT_GAIN,
    _plays(1, _BROKEN),
    _plays(2, _BROKEN[::-1]),
    *(
        holds(
            COMPROMISE,
            "strictly-dominant-strategy",
            given={"player": i, "action": 0},
        )
        for i in (0, 1)
    ),
    fails(COMPROMISE, "nash", given={"profile": ("c", "c")}),
)

# The frontier is u1 + u2 = 7/5 between a and b; t is announced in place of a.
LINE = Aggregation(
    _TWO, ("a", "b", "t"), ((1, _F(2, 5), _F(19, 20)), (_F(2, 5), 1, 0)), title="a line"
)
_AT_START = (_HALF, _HALF, 0)
_AGREED = (_F(31, 48), _F(17, 48), 0)
_BALLOT_OF_T = (0, _HALF, _HALF)


# --- rankings -------------------------------------------------------------------------


def draw_ranking(rankings: Sequence[Any]) -> Lottery:
    """Return the lottery of a ranking that is drawn from the voters' own."""
    named = list(rankings)
    return Lottery({r: _F(named.count(r), len(named)) for r in dict.fromkeys(named)})


def _renamed(names: Mapping[Any, Any], thing: Any) -> Any:
    if isinstance(thing, Lottery):
        return thing.renamed({r: _renamed(names, r) for r in thing})
    return tuple(names[x] for x in thing)


RANKINGS = Mechanism(
    draw_ranking,
    (strict_orders(3),) * 3,
    rename=_renamed,
    name="random dictatorship over rankings",
    scope="3 voters, 3 options, strict orders, a lottery over orders",
    facts={"alternatives": (0, 1, 2)},
)


def chance_above(law: Lottery, x: int, y: int) -> Fraction:
    """Return the probability that x is above y in the ranking that is drawn."""
    return _F(sum(p for r, p in law.items() if r.index(x) < r.index(y)))


def _votes(profile: Profile, x: int, y: int) -> tuple[bool, ...]:
    return tuple(r.index(x) < r.index(y) for r in profile)


@prop(Mechanism, forall=("profile",))
def chances_are_vote_shares(m: Mechanism, profile: Profile) -> bool:
    """The chance that x comes out above y is the share of voters who rank it so."""
    law = m(profile)
    return all(
        chance_above(law, x, y) == _F(sum(_votes(profile, x, y)), len(profile))
        for x, y in itertools.permutations(m.facts["alternatives"], 2)
    )


@prop(Mechanism, forall=("profile",))
def pareto_in_chances(m: Mechanism, profile: Profile) -> bool:
    """What all rank above another comes out above it for sure."""
    law = m(profile)
    return all(
        chance_above(law, x, y) == 1
        for x, y in itertools.permutations(m.facts["alternatives"], 2)
        if all(_votes(profile, x, y))
    )


@prop(Mechanism, forall=("profile", "second_profile"))
def independence_in_chances(
    m: Mechanism, profile: Profile, second_profile: Profile
) -> bool:
    """The chance that x is above y depends on how voters rank these two alone."""
    one, two = m(profile), m(second_profile)
    return all(
        chance_above(one, x, y) == chance_above(two, x, y)
        for x, y in itertools.combinations(m.facts["alternatives"], 2)
        if _votes(profile, x, y) == _votes(second_profile, x, y)
    )


IN_CHANCES = (
    holds(RANKINGS, chances_are_vote_shares),
    holds(RANKINGS, independence_in_chances),
    holds(RANKINGS, pareto_in_chances),
    holds(RANKINGS, "anonymous"),
)
_NEUTRAL = holds(RANKINGS, "neutral")


def _dominated(a: Aggregation, ballots: Sequence[int], better: Any) -> Part:
    return fails_at(
        (better,), a, "lottery-pareto-optimal", given={"law": drawn(a, ballots)}
    )


THREATENED = (
    holds(THREAT, "expects", given=_expects(_C, _F(7, 10), _F(7, 10))),
    holds(THREAT, "nash-supported", given=_agreement(_C, _SINCERE)),
    holds(THREAT, "expects", given=_expects(_AFTER, _F(29, 40), _F(77, 120))),
    holds(THREAT, "nash-supported", given=_agreement(_AFTER, _DECLARED)),
)

PAPER = Paper(
    "newberry-ord2021",
    "T. Newberry and T. Ord, The parliamentary approach to moral uncertainty, "
    "technical report, Future of Humanity Institute (2021)",
    (
        Claim(
            "pa1-single-voter-truthful",
            "Under random ballot no single voter gains by voting for another option "
            "(3 voters, 4 options, symbolic utilities and weights).",
            TRUTHFUL,
        ),
        Claim(
            "pa2-pair-deviates",
            "Random ballot is not group-strategyproof: two voters with tops (1,0) and "
            "(0,1) both gain by voting for C = (7/10,7/10).",
            (fails_at(((0, 1), 2), PAIR, "no-bloc-gains", given={"ballots": (0, 1)}),),
        ),
        Claim(
            "pa3-unilateral-compromise-loses",
            "Switching to the compromise C alone loses: 7/20 < 1/2.",
            (
                holds(
                    PAIR,
                    "expects",
                    given=_expects(drawn(PAIR, (2, 1)), _F(7, 20), _F(17, 20)),
                ),
                holds(
                    PAIR, "expects", given=_expects(drawn(PAIR, (0, 1)), _HALF, _HALF)
                ),
            ),
        ),
        Claim(
            "pa4-hierarchy",
            "Four voters climb from 1/4 to 3/10 by pair merges and to 2/5 by merging "
            "the pairs, each step a strict gain for all in the merging bloc.",
            HIERARCHY,
        ),
        Claim(
            "pa5-order-matters",
            "The order of merging matters: with three voters and pairwise compromises "
            "of 6/10 any first pair is stable at 2/5, 2/5, 1/3, and nothing else is "
            "an end of merging.",
            (
                *(part for pair in _PAIRS for part in _first_pair(pair)),
                _ends(TRIANGLE, *(_after(pair)[1]["worths"][1] for pair in _PAIRS)),
            ),
        ),
        Claim(
            "blocked-grand-compromise",
            "With a compromise of all four worth 7/25 to each, they would all take it "
            "at first (it beats 1/4), and not after the pairs have merged (at 3/10).",
            (
                holds(_SMALL, "blocs-merge", given=_ACCEPTED),
                holds(_SMALL, "no-bloc-gains", given=_STUCK),
                _ends(_SMALL, (_F(7, 25),) * 4, (_F(3, 10),) * 4),
            ),
        ),
        Claim(
            "one-stays-out",
            "The four voters need not all end at 2/5: any three of them can merge on "
            "the compromise of all first, to 3/10 each; then the fourth has 11/20 and "
            "stays out. There are no other ends of merging.",
            (
                _ends(
                    climbers(_F(4, 10)),
                    (_F(2, 5),) * 4,
                    *(
                        tuple(_F(11, 20) if i == out else _F(3, 10) for i in range(4))
                        for out in range(4)
                    ),
                ),
            ),
        ),
        Claim(
            "pa6-not-ex-ante-pareto",
            "The sincere random ballot lottery is not ex-ante Pareto: (1/2,1/2) is "
            "dominated by C = (7/10,7/10).",
            (
                _dominated(PAIR, (0, 1), (0, 0, 1)),
                holds(PAIR, "expects", given=_expects((0, 0, 1), _F(7, 10), _F(7, 10))),
                holds(
                    PAIR, "expects", given=_expects(drawn(PAIR, (0, 1)), _HALF, _HALF)
                ),
            ),
        ),
        Claim(
            "pa7-threat-pays",
            "Nash bargaining from the random ballot is not threat-resistant: declaring "
            "T = (9/10,-1) raises voter 1 from 7/10 to 29/40, and lowers voter 2 to "
            "77/120.",
            THREATENED,
        ),
        Claim(
            "pa8-pmm-nash-resists",
            "In that example Nash from the Pareto meet minimum gives (7/10,7/10) "
            "whatever both voters declare.",
            (
                holds(THREAT, nash_from_meet_minimum, given={"law": _C}),
                holds(THREAT, "expects", given=_expects(_C, _F(7, 10), _F(7, 10))),
            ),
        ),
        Claim(
            "vo-7-not-ex-ante-efficient",
            "Random ballot is not ex-ante efficient: utilities (1,0,9/10) and "
            "(0,1,9/10) give (1/2,1/2), the third option for sure (9/10,9/10).",
            (
                _dominated(NEAR_BEST, (0, 1), (0, 0, 1)),
                holds(
                    NEAR_BEST,
                    "expects",
                    given=_expects((0, 0, 1), _F(9, 10), _F(9, 10)),
                ),
                holds(
                    NEAR_BEST,
                    "expects",
                    given=_expects(drawn(NEAR_BEST, (0, 1)), _HALF, _HALF),
                ),
            ),
        ),
        Claim(
            "vo-8-pairwise-axioms",
            "Random dictatorship over rankings has P(x above y) = vote share of x over "
            "y, so pairwise independence, Pareto, anonymity and neutrality hold in "
            "probability (3 voters, 3 options).",
            (*IN_CHANCES, _NEUTRAL),
        ),
        Claim(
            "vo-9-compromise-not-self-enforcing",
            "On that profile the compromise is a prisoner's dilemma: (9/10,9/10) "
            "together, (95/100,45/100) after one reneges, own top strictly dominant "
            "and worth (1/2,1/2).",
            DILEMMA,
        ),
        Claim(
            "vo-10-threat",
            "On the frontier u1+u2 = 7/5 with a=(1,2/5), b=(2/5,1) announcing "
            "t=(19/20,0) moves Nash from (7/10,7/10) to (63/80,49/80), a gain of 7/80: "
            "the ballot of a and b is on the frontier, so nothing is left to gain.",
            (
                holds(LINE, "expects", given=_expects(_AT_START, _F(7, 10), _F(7, 10))),
                holds(LINE, "lottery-pareto-optimal", given={"law": _AT_START}),
                holds(LINE, "expects", given=_expects(_BALLOT_OF_T, _F(27, 40), _HALF)),
                holds(LINE, "expects", given=_expects(_AGREED, _F(63, 80), _F(49, 80))),
                holds(
                    LINE,
                    "nash-supported",
                    given={
                        "law": _AGREED,
                        "powers": (1, 1),
                        "disagreement": (_F(27, 40), _HALF),
                    },
                ),
            ),
        ),
    ),
)
