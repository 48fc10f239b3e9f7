"""Plans judged by how far what they bring about is from a vote over outcomes."""

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from accord.papers.claim import (
    Claim,
    Part,
    fails_at,
    holds,
    impossible,
    left_open,
    possible,
)
from accord.papers.newberry_ord2021 import TRUTHFUL
from accord.theory.aggregation import Aggregation
from accord.theory.divergences import DIVERGENCES, kl, mean_log, squared
from accord.theory.lotteries import Lottery
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.subjects import Spec

_F = Fraction
_HALF, _FIFTH = _F(1, 2), _F(1, 5)
FIVE = ((0, 1, 2), (0, 1, 2), (1, 0, 2), (1, 0, 2), (2, 1, 0))  # shares 2, 2, 1
_LAST, _SWITCH = 4, (1, 2, 0)  # who wants c, then b, and what she says instead


def shares(ballots: Sequence[Sequence[int]]) -> tuple[Fraction, ...]:
    """Return for each option the share of the voters who rank it first."""
    firsts = [order[0] for order in ballots]
    return tuple(_F(firsts.count(x), len(firsts)) for x in range(len(ballots[0])))


def sure(option: int, options: int) -> tuple[int, ...]:
    """Return the plan that brings one option about for certain."""
    return tuple(int(x == option) for x in range(options))


# --- one option -----------------------------------------------------------------------


def least_divergence(ballots: Sequence[Any], *, divergence: str = "kl") -> int:
    """Return the option whose sure plan diverges least from the vote; ties to a."""
    vote = shares(ballots)

    def far(option: int) -> tuple[bool, Any]:
        found = DIVERGENCES[divergence](sure(option, len(vote)), vote)
        return found is None, 0 if found is None else found

    return min(range(len(vote)), key=far)


@prop(Mechanism, forall=("profile",))
def is_plurality(m: Mechanism, profile: Profile) -> bool:
    """The outcome is the option that most rank first, of several the first letter."""
    vote = shares(profile)
    return bool(m(profile) == vote.index(max(vote)))


def _deterministic(divergence: str) -> tuple[Part, Part]:
    rule = {"setting": "voting", "params": {"divergence": divergence}}
    return (
        holds(least_divergence, is_plurality, agents=4, **rule),
        fails_at(
            (_LAST, FIVE, _SWITCH), least_divergence, "strategyproof", agents=5, **rule
        ),
    )


# --- plans that cannot reach c --------------------------------------------------------


def project(ballots: Sequence[Any], *, divergence: str = "squared") -> Lottery:
    """Return the plan on a and b alone that diverges least from the vote.

    In squared distance what c has is split evenly, as far as a and b go; by relative
    entropy of plan from vote it is split in proportion: the vote given a or b.
    """
    a, b, c = shares(ballots)
    if divergence == "squared":
        return Lottery({0: a + c / 2, 1: b + c / 2})
    return Lottery({0: a / (a + b), 1: b / (a + b)} if a + b else {0: 1})


def feasible_ballots(ballots: Sequence[Any]) -> Lottery:
    """Return the draw of a ballot that names what its voter likes best of a and b."""
    best = [next(x for x in order if x != 2) for order in ballots]
    return Lottery({x: _F(best.count(x), len(best)) for x in (0, 1)})


THREE = Aggregation(("vote",), ("a", "b", "c"), ((0, 0, 0),), title="three options")


@prop(Aggregation, forall=("chance",))
def nearest_to(
    a: Aggregation, chance: Any, *, vote: Sequence[Any], plan: Sequence[Any]
) -> bool:
    """No plan on the first two options is nearer to the vote, in squared distance."""
    other = (chance, 1 - chance, *(0 for _ in a.outcomes[2:]))
    return bool(squared(other, vote) >= squared(plan, vote))


@prop(Aggregation)
def nearest_by_entropy(
    a: Aggregation, *, vote: Sequence[Any], plan: Sequence[Any], steps: int
) -> bool:
    """No plan on the first two options has a smaller relative entropy from the vote.

    Of the plans in multiples of 1/steps.
    """
    least = kl(plan, vote)
    rest = (0,) * (len(a.outcomes) - 2)
    others = (
        kl((_F(k, steps), _F(steps - k, steps), *rest), vote) for k in range(steps + 1)
    )
    return least is not None and all(x is None or x >= least for x in others)


_VOTE = (2 * _FIFTH, 2 * _FIFTH, _FIFTH)
_MOVED = (2 * _FIFTH, 3 * _FIFTH, 0)


def _nearest(vote: Sequence[Any], plan: Sequence[Any]) -> tuple[Part, Part]:
    given = {"vote": vote, "plan": plan}
    return (
        holds(THREE, nearest_to, given=given),
        holds(THREE, nearest_by_entropy, given={**given, "steps": 20}),
    )


@prop(Mechanism)
def draws(m: Mechanism, *, reports: Sequence[Any], law: Sequence[Any]) -> bool:
    """At these reports the options are drawn with these chances."""
    found = m(Profile(map(tuple, reports)))
    return all(found[x] == p for x, p in enumerate(law))


def _projected(divergence: str) -> tuple[Part, ...]:
    rule = {"setting": "voting", "params": {"divergence": divergence}, "agents": 5}
    lied = (*FIVE[:_LAST], _SWITCH)
    return (
        holds(
            project, draws, given={"reports": FIVE, "law": (_HALF, _HALF, 0)}, **rule
        ),
        holds(project, draws, given={"reports": lied, "law": _MOVED}, **rule),
        fails_at((_LAST, FIVE, _SWITCH), project, "weakly-sd-strategyproof", **rule),
    )


# --- directions, payments and draws ---------------------------------------------------


def laws(options: int, steps: int) -> Iterator[tuple[Fraction, ...]]:
    """Yield all laws on the options in multiples of 1/steps."""
    for counts in itertools.product(range(steps + 1), repeat=options):
        if sum(counts) == steps:
            yield tuple(_F(k, steps) for k in counts)


@prop(Aggregation)
def infinite_by_support(a: Aggregation, *, steps: int) -> bool:
    """Relative entropy is infinite just where the first law has what the other has not.

    For all pairs of laws in multiples of 1/steps; elsewhere it is at least 0, and 0
    for equal laws alone.
    """
    every = list(laws(len(a.outcomes), steps))
    for plan, vote in itertools.product(every, repeat=2):
        found = kl(plan, vote)
        outside = any(q and not v for q, v in zip(plan, vote, strict=True))
        if (found is None) != outside:
            return False
        if found is not None and not (found == 0 if plan == vote else found > 0):
            return False
    return True


PAYMENTS: Spec = left_open("scores", "quadratic-score", outcomes=2, values="grid 2")
_TRUTHFUL_WORTH = (
    "strategyproof",
    ("worth-minus-divergence", {"vote": (_HALF, _HALF)}),
)


@prop(Aggregation, forall=("lottery", "second_lottery"))
def two_draws_measure(
    a: Aggregation, lottery: Sequence[Any], second_lottery: Sequence[Any]
) -> bool:
    """Two draws w, w' of the plan estimate its squared distance from the vote.

    With Q the plan and V the vote, any laws: the mean of [w = w'] - V(w) - V(w') + the
    sum of all V(x)^2, under independent w and w' of the law Q, is |Q - V|^2.
    """
    plan, vote = lottery, second_lottery
    own = sum(v * v for v in vote)
    mean: Any = 0
    for w, x in itertools.product(range(len(a.outcomes)), repeat=2):
        mean = mean + plan[w] * plan[x] * (int(w == x) - vote[w] - vote[x] + own)
    return bool(mean == squared(plan, vote))


@prop(Aggregation)
def log_vote_prefers(
    a: Aggregation, *, vote: Sequence[Any], better: Sequence[Any], worse: Sequence[Any]
) -> bool:
    """The mean of ln V of what a plan brings about is larger for the better one."""
    one, two = mean_log(better, vote), mean_log(worse, vote)
    sizes = {len(row) for row in (vote, better, worse)} == {len(a.outcomes)}
    return sizes and one is not None and (two is None or one > two)


_THREE_FIFTHS = (3 * _FIFTH, 2 * _FIFTH)
_TWO = Aggregation(("vote",), ("a", "b"), ((0, 0),), title="two options")

CLAIMS = (
    Claim(
        "dv-1-ballot-drawn",
        "If the vote shares are the lottery actually drawn, truthful ballots are "
        "dominant (3 voters, 4 options, symbolic utilities and weights).",
        TRUTHFUL,
    ),
    Claim(
        "dv-2-deterministic-plan",
        "Picking the single option of least f-divergence or distance from the vote is "
        "plurality, so manipulable: shares 2,2,1 with ties to a, where who wants c, "
        "then b, names b (relative entropy, chi-square, total variation and squared "
        "distance; 4 voters and 3 options for the first part).",
        tuple(part for name in DIVERGENCES for part in _deterministic(name)),
    ),
    Claim(
        "dv-3-projection",
        "Projecting the vote (2/5,2/5,1/5) on plans that cannot reach c gives "
        "(1/2,1/2,0); the c>b>a voter gains by voting b: (2/5,3/5,0). In squared "
        "distance (all real plans) and by relative entropy of plan from vote (plans "
        "in multiples of 1/20).",
        (
            *_nearest(_VOTE, (_HALF, _HALF, 0)),
            *_nearest(_MOVED, _MOVED),
            *_projected("squared"),
            *_projected("kl"),
        ),
    ),
    Claim(
        "dv-3-feasible-ballots",
        "Replacing each ballot by the voter's best feasible option and drawing a "
        "ballot is truthful, in the strong stochastic-dominance sense (3 voters, 3 "
        "options of which c is not feasible).",
        (
            holds(
                feasible_ballots,
                "strongly-sd-strategyproof",
                setting="voting",
                agents=3,
            ),
        ),
    ),
    Claim(
        "dv-4-direction",
        "KL(plan||vote) is infinite iff the plan can reach an option without votes, "
        "KL(vote||plan) iff the plan excludes an option with votes (3 options, all "
        "pairs of laws in multiples of 1/4, with every pair of supports).",
        (holds(THREE, infinite_by_support, given={"steps": 4}),),
    ),
    Claim(
        "dv-5-divergence-as-printed",
        "Measuring the divergence between vote and plan from the plan's own forecast "
        "and one outcome evaluates plans truthfully, for some divergence (vote "
        "(1/2,1/2), plans 0, 1/2, 1).",
        (possible(PAYMENTS, *_TRUTHFUL_WORTH),),
        expected="REFUTED",
    ),
    Claim(
        "dv-5-no-divergence",
        "For a vote inside the simplex no payment on a self-reported plan law and one "
        "outcome is truthful and worth minus a divergence at truth (binary grid 0, "
        "1/2, 1; the vote 1/2, and all real payments).",
        (impossible(PAYMENTS, *_TRUTHFUL_WORTH),),
    ),
    Claim(
        "dv-6-divergence-repaired",
        "Two independent outcomes w,w' of the plan make 1[w=w'] - V(w) - V(w') + sum "
        "V^2 an unbiased squared distance from vote to plan (3 outcomes, all real "
        "laws).",
        (holds(THREE, two_draws_measure),),
    ),
    Claim(
        "dv-6-no-finite-kl",
        "No finite number of independent outcomes gives an unbiased estimate of the "
        "divergence KL(plan||vote).",
        covers="cited",
        reason="about every number of outcomes: what k of them estimate without bias "
        "is a polynomial of degree at most k in the plan's law, and KL is none",
    ),
    Claim(
        "dv-7-log-vote-utility",
        "Scoring one outcome by ln V prefers the vote's favourite for sure over "
        "matching the vote V = (3/5,2/5).",
        (
            holds(
                _TWO,
                log_vote_prefers,
                given={
                    "vote": _THREE_FIFTHS,
                    "better": (1, 0),
                    "worse": _THREE_FIFTHS,
                },
            ),
        ),
    ),
)
