"""Brandl, Brandt, Eberl and Geist 2018: efficiency and incentives of lottery rules."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from typing import Any

from accord.papers.claim import Claim, Paper, Part, fails_at, holds
from accord.theory.directions import directions, elementary
from accord.theory.domains import weak_orders
from accord.theory.mechanisms import Mechanism
from accord.theory.preferences import upper_sets
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.ranges.mechanisms import listed_outcomes
from accord.theory.specifications import rule_spec
from accord.theory.subjects import build
from accord.theory.terms import own_order
from accord.verifiers.engines.orbits import Orbits
from accord.verifiers.fewest_profiles import all_meet, fewest_profiles
from accord.verifiers.known_rules import decide_alike
from accord.verifiers.limits import Limits
from accord.verifiers.lottery_rules import no_rule_at
from accord.verifiers.problems import ProblemQuestion
from accord.verifiers.verdict import Verdict

_FOUR = {"agents": 4, "alternatives": 4, "ballots": "weak"}
_DOMAIN = {"kind": "domain", "setting": "voting", "options": _FOUR}
_AXIOMS = ("anonymous", "neutral", "sd-pareto", "weakly-sd-strategyproof")

# The 47 profiles of the proof in print, R1 to R47; classes from best to worst.
_PUBLISHED = """
cd>ab bd>a>c a>b>cd ac>bd
ac>bd cd>a>b bd>a>c a>b>cd
ab>cd cd>ab d>ab>c c>a>bd
ab>cd ad>bc c>ab>d d>c>ab
cd>ab ab>cd ac>d>b d>ab>c
ab>cd cd>ab ac>bd d>b>a>c
ab>cd cd>ab a>c>d>b d>ab>c
ab>cd ac>bd d>ab>c d>c>ab
ab>cd ad>c>b d>c>ab abc>d
ab>cd cd>ab ac>d>b bd>a>c
ab>cd cd>ab d>ab>c c>a>b>d
cd>ab ab>cd ac>d>b abd>c
ac>bd cd>a>b bd>a>c a>b>d>c
ab>cd d>c>ab abc>d a>d>c>b
ab>cd cd>ab bd>a>c a>c>d>b
ab>cd cd>ab a>c>d>b abd>c
ab>cd cd>ab ac>bd d>ab>c
ab>cd ad>bc abc>d d>c>ab
ab>cd cd>ab bd>a>c ac>bd
bd>a>c b>a>cd a>c>bd d>c>ab
ad>c>b d>c>ab c>ab>d a>b>cd
ac>d>b d>c>ab d>ab>c a>b>cd
ab>cd cd>ab ac>bd abd>c
cd>ab d>b>a>c c>a>bd b>a>cd
cd>ab bd>a>c a>b>cd a>c>bd
bd>ac cd>ab a>b>cd a>c>bd
ab>cd bd>a>c ac>bd cd>a>b
cd>a>b bd>a>c a>b>cd a>c>bd
ac>d>b bd>a>c a>b>cd d>c>ab
ad>c>b d>c>ab c>ab>d ab>d>c
bd>a>c ac>d>b c>d>ab ab>c>d
ac>d>b d>c>ab d>ab>c ab>d>c
cd>ab ac>d>b a>b>cd d>ab>c
ab>cd a>c>d>b b>ad>c c>d>ab
ad>c>b a>b>cd abc>d d>c>ab
cd>ab ac>d>b bd>a>c a>b>cd
ac>bd bd>ac a>b>cd c>d>ab
cd>a>b bd>a>c a>b>cd ac>b>d
ac>d>b bd>a>c a>b>cd cd>a>b
ad>c>b ab>c>d abc>d d>c>ab
ad>c>b ab>d>c abc>d d>c>ab
cd>ab ab>cd d>b>a>c c>a>bd
ab>cd cd>ab d>ab>c a>cd>b
cd>ab ac>d>b ab>d>c abd>c
ac>d>b bd>a>c ab>c>d cd>b>a
bd>a>c d>c>ab ac>bd b>a>cd
ab>cd ad>c>b d>c>ab c>ab>d
"""
# 29 of them that contradict each other as well, and no fewer do.
_TWENTY_NINE = (
    *(3, 5, 6, 8, 9, 10, 11, 12, 14, 16, 17, 21, 22, 24, 25, 26, 28, 29, 31, 32),
    *(33, 35, 37, 38, 41, 42, 45, 46, 47),
)
# Eight profiles that do, none of them among the 47, and nine others.
_EIGHT = """
a>b>cd b>a>cd c>a>bd bc>ad
a>b>cd b>c>ad ac>b>d cd>ab
a>b>cd b>c>ad ac>bd cd>ab
a>b>cd c>b>ad ac>bd bd>ac
a>b>cd ac>b>d bc>a>d cd>ab
a>b>cd ac>bd bc>a>d bd>ac
ab>c>d ac>b>d ad>bc bc>ad
ab>c>d ac>bd bd>ac cd>b>a
"""
_NINE = """
ab>cd ac>bd a>b>d>c bd>ac
ab>cd a>c>d>b cd>ab d>b>a>c
ab>cd ab>cd ac>bd bc>ad
ab>cd ac>bd ad>bc bc>a>d
ab>cd ab>cd ac>bd c>d>b>a
ab>cd ac>bd bd>a>c cd>a>b
ab>cd ab>cd ac>bd cd>ab
ab>cd ac>bd b>a>c>d c>d>b>a
ab>cd ab>cd ac>bd cd>a>b
"""


def read_profile(line: str) -> Profile:
    """Return the profile of ballots like `ab>c>d`, one word for each agent.

    >>> read_profile("ab>c a>bc")
    Profile((frozenset({0, 1}), frozenset({2})), (frozenset({0}), frozenset({1, 2})))
    """
    return Profile(
        tuple(frozenset("abcd".index(x) for x in tied) for tied in ballot.split(">"))
        for ballot in line.split()
    )


def _profiles(text: str) -> list[Profile]:
    return [read_profile(line) for line in text.strip().splitlines()]


PUBLISHED = _profiles(_PUBLISHED)
TWENTY_NINE = [PUBLISHED[number - 1] for number in _TWENTY_NINE]
EIGHT = _profiles(_EIGHT)
NINE = _profiles(_NINE)


def question(
    axioms: Sequence[str] = _AXIOMS, **more: Mapping[str, Any]
) -> ProblemQuestion:
    """Return whether a lottery rule has the properties, with 4 agents and alternatives.

    Every profile of weak orders has an open lottery. `more` are properties with their
    parameters.
    """
    spec = {"kind": "unknown", "what": "lottery", "of": _DOMAIN}
    plain: list[tuple[str, Mapping[str, Any]]] = [(axiom, {}) for axiom in axioms]
    return ProblemQuestion(spec, [*plain, *more.items()])


def _none_at(profiles: Sequence[Profile], *, small: bool = True) -> Part:
    return Part(
        "REFUTED",
        lambda limits: no_rule_at(question(), profiles, limits, small=small).verdict,
    )


def _least_of(profiles: Sequence[Profile], least: int) -> Part:
    return Part(
        "PROVED",
        lambda limits: fewest_profiles(question(), profiles, limits).verdict,
        count=least,
    )


def _all_meet(profiles: Sequence[Profile], some: Sequence[Profile]) -> Part:
    return Part("PROVED", lambda limits: all_meet(question(), profiles, some, limits))


def forces(profile: Profile, law: Sequence[Any]) -> ProblemQuestion:
    """Return whether a rule with the properties draws another lottery at a profile."""
    places = {own: k for k, own in enumerate(weak_orders(4))}
    types = tuple(places[own] for own in profile)
    return question(draws_another={"types": types, "law": tuple(law)})


def _forced(number: int) -> Part:
    asked = forces(PUBLISHED[number - 1], (_HALF, 0, 0, _HALF))
    return Part(
        "REFUTED",
        lambda limits: no_rule_at(asked, FORCING, limits, small=False).verdict,
    )


@prop(Mechanism)
def inefficient_support(
    m: Mechanism, *, profiles: Any, support: Any, gains: Any = ()
) -> bool:
    """At each of the profiles no efficient lottery draws all of `support`.

    Some direction takes probability from `support` alone, and by stochastic dominance
    it is worse for nobody and better for somebody. With `gains` the direction is told:
    equal parts are taken from each of `support` and given to each of `gains`.
    """
    taken, given = frozenset(support), frozenset(gains)
    read = [Profile(tuple(map(frozenset, order)) for order in p) for p in profiles]
    return all(
        any(
            {x for x, change in z if change < 0} == taken
            and (not given or {x for x, change in z if change > 0} == given)
            and len({abs(change) for _, change in z}) <= (1 if given else len(z))
            and _improves(m, profile, z)
            for z in directions(m, profile)
        )
        for profile in read
    )


@prop(Mechanism)
def inefficient_kinds(m: Mechanism, *, kinds: int, inefficient: int) -> bool:
    """So many profiles there are up to renaming, and at so many the lottery is bad.

    Bad: some direction in which an alternative loses only if it is drawn is worse for
    nobody and better for somebody, by stochastic dominance. Renaming is of agents and
    alternatives. The directions are those of all sets that may be at the top of some
    order, which suffice for the sets of any profile.
    """
    names = listed_outcomes(m)
    subsets = [x for n in range(1, len(names)) for x in combinations(names, n)]
    rows = frozenset(tuple(int(x in some) for x in names) for some in subsets)
    moves = elementary(rows, len(names))
    losers = [tuple(x for x, c in zip(names, z, strict=True) if c < 0) for z in moves]
    orbits = Orbits(m)
    gains = [[_gain(own, names, z) for own in orbits.types] for z in moves]
    count = bad = 0
    for places in orbits.representatives():
        lottery = m(orbits.profile(places))
        count += 1
        bad += any(
            all(lottery[x] > 0 for x in lost)
            and all(gain[p] >= 0 for p in places)
            and any(gain[p] > 0 for p in places)
            for lost, gain in zip(losers, gains, strict=True)
        )
    return count == kinds and bad == inefficient


def _gain(own: Any, names: Sequence[Any], z: Sequence[Any]) -> int:
    """Return 1 if a change is better by an order, 0 if it is the same, else -1."""
    change = dict(zip(names, z, strict=True))
    sums = [sum(change[x] for x in upper) for upper in upper_sets(own, names)]
    return -1 if any(s < 0 for s in sums) else int(any(s > 0 for s in sums))


def _improves(m: Mechanism, profile: Profile, z: Sequence[Any]) -> bool:
    changes = [
        sum(change for x, change in z if x in upper)
        for i in m.agents
        for upper in upper_sets(own_order(m, i, profile), listed_outcomes(m))
    ]
    return bool(min(changes) >= 0 and max(changes) > 0)


def _inefficient(numbers: Sequence[int], support: str, gains: str = "") -> Part:
    given = {
        "profiles": tuple(
            tuple(tuple(tuple(sorted(tied)) for tied in order) for order in profile)
            for profile in (PUBLISHED[k - 1] for k in numbers)
        ),
        "support": tuple(map("abcd".index, support)),
        "gains": tuple(map("abcd".index, gains)),
    }
    return holds(
        "random-serial-dictatorship", inefficient_support, given=given, **_FOUR
    )


_B_ALONE = (
    *(3, 4, 5, 7, 8, 9, 11, 12, 14, 16, 17, 18, 21, 22, 23, 30, 32, 33, 35, 40),
    *(41, 43, 44, 47),
)
_BOTH = (10, 15, 19, 25, 26, 27, 28, 29, 39)
_SD = "weakly-sd-strategyproof"
_RSD = "random-serial-dictatorship"
_THREE = ("anonymous", "neutral", _SD)
_SMALL = {**_FOUR, "agents": 3, "alternatives": 3}


def _has_all(rule: str, axioms: Sequence[str], **options: Any) -> Part:
    """Return the part that a rule has the properties, for which it runs everywhere.

    The kernel may run it at every profile, whatever its budget is: it takes minutes.
    """
    asked = ProblemQuestion(rule_spec(rule, options), [(name, {}) for name in axioms])

    def ask(limits: Limits) -> Verdict:
        size = build(asked.spec).size
        wide = replace(limits, kernel_budget=max(size, limits.kernel_budget))
        return decide_alike(asked, wide)

    return Part("PROVED", ask)


_HALF = Fraction(1, 2)
_DRAWN = EIGHT[7]  # random serial dictatorship draws all four there
_TOWARDS_B_AND_C = ((0, -_HALF), (1, _HALF), (2, _HALF), (3, -_HALF))
_SAME_AS_R10 = (10, 5, 7, 13, 15, 19, 22, 27, 28, 39, 2)
FORCING = [PUBLISHED[k - 1] for k in (*_SAME_AS_R10, 29, 32, 33, 43)]
_INEFFICIENT = fails_at(
    (_DRAWN, _TOWARDS_B_AND_C), "random-serial-dictatorship", "sd-pareto", **_FOUR
)

PAPER = Paper(
    "brandl2018",
    "F. Brandl, F. Brandt, M. Eberl and C. Geist, Proving the incompatibility of "
    "efficiency and strategyproofness via SMT solving, Journal of the ACM 65 (2018)",
    (
        Claim(
            "base-4-4",
            "For 4 agents with weak preferences over 4 alternatives no lottery rule is "
            "anonymous, neutral, SD-efficient and SD-strategyproof.",
            (_none_at(EIGHT),),
            covers="base case",
        ),
        Claim(
            "forty-seven-profiles",
            "The facts at the 47 published profiles (47 lotteries, 17 equations of "
            "symmetry, 39 of efficiency, 383 of strategyproofness, or 421 with all "
            "ways to rename a symmetric profile) are contradictory.",
            (_none_at(PUBLISHED, small=False),),
            covers="base case",
        ),
        Claim(
            "twenty-nine-profiles",
            "29 of the 47 profiles already give the contradiction, and all are "
            "needed. So is what is left of the facts when those to spare are left out: "
            "11 equations of symmetry, 10 facts of efficiency (9 in another order of "
            "leaving out) and 41 of strategyproofness, which with 28 that there is a "
            "lottery at a profile makes 90 facts (28/11/10/41).",
            (_none_at(TWENTY_NINE),),
            covers="base case",
        ),
        Claim(
            "twenty-nine-minimum",
            "Inside the 47 published profiles no set of fewer than 29 gives a "
            "contradiction.",
            (_least_of(PUBLISHED, 29),),
        ),
        Claim(
            "single-digit-proof",
            "With profiles outside the 47, fewer than 10 profiles give the "
            "contradiction for 4 agents and 4 alternatives: eight do.",
            (_none_at(EIGHT),),
            covers="base case",
        ),
        Claim(
            "eight-minimum",
            "Of 62 profiles (the 47, these eight and nine others that give the "
            "contradiction as well) no set of fewer than 8 gives a contradiction.",
            (_least_of([*dict.fromkeys([*PUBLISHED, *EIGHT, *NINE])], 8),),
        ),
        Claim(
            "forced-lottery-r10",
            "The facts force R10 = R5 = R7 = R13 = R15 = R19 = R22 = R27 = R28 = R39 = "
            "R2 = (1/2,0,0,1/2), already those at these profiles, R29, R32, R33 and "
            "R43; all contradictions among the 47 are about R45, so that these are "
            "none.",
            (*map(_forced, _SAME_AS_R10), _all_meet(PUBLISHED, [PUBLISHED[44]])),
        ),
        Claim(
            "inefficient-supports",
            "The inefficient supports include {b} alone at 24 of the 47 profiles and "
            "{b,c} at R10, R15, R19, R25-R29 and R39, where a=1/2, d=1/2 dominates.",
            (_inefficient(_B_ALONE, "b"), _inefficient(_BOTH, "bc", "ad")),
        ),
        Claim(
            "rsd-inefficient",
            "Random serial dictatorship with 4 agents and 4 alternatives is not "
            "SD-efficient.",
            (_INEFFICIENT,),
        ),
        Claim(
            "random-serial-dictatorship",
            "Random serial dictatorship with 4 agents and 4 alternatives (weak "
            "preferences) is anonymous, neutral and SD-strategyproof but not "
            "SD-efficient.",
            (_INEFFICIENT, _has_all(_RSD, _THREE, **_FOUR)),
        ),
        Claim(
            "random-serial-dictatorship-small",
            "Random serial dictatorship with 3 agents and 3 alternatives (weak "
            "preferences) is anonymous, neutral and SD-strategyproof, also strongly.",
            tuple(
                holds("random-serial-dictatorship", name, **_SMALL)
                for name in ("anonymous", "neutral", _SD, "strongly-sd-strategyproof")
            ),
        ),
        Claim(
            "rsd-forty-two",
            "Up to renaming there are 60,865 profiles, and random serial dictatorship "
            "violates SD-efficiency at exactly 42 of them.",
            (
                holds(
                    "random-serial-dictatorship",
                    inefficient_kinds,
                    given={"kinds": 60_865, "inefficient": 42},
                    **_FOUR,
                ),
            ),
        ),
        Claim(
            "lifting",
            "The base case of 4 agents and 4 alternatives extends to all larger "
            "numbers with indifferent extra agents and bottom-ranked extra "
            "alternatives.",
            covers="cited",
            reason="a statement about all numbers of agents and alternatives",
        ),
    ),
)
