"""How many rules have to be looked at to come near the best one, class by class.

On the domains of `adoption`, of rules without lots: all that there are, and those that
are strategyproof. In the worst order one that is near is found as soon as all others
have been looked at: that takes as many as are not near, and one more.
"""

import itertools
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import Any

from accord.counterexamples.asking import check
from accord.papers.claim import Claim, Part, holds
from accord.papers.ngo2025.adoption import (
    CAKE,
    COMPROMISE,
    LINE,
    ORDERS,
    Domain,
    among,
    by_lot,
    number,
)
from accord.theory.exact import simplest
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import ex_ante
from accord.verifiers.limits import Limits
from accord.verifiers.verdict import Verdict

WITHIN = (10, 5, 1)
Vector = tuple[Any, ...]  # an outcome for each type of the first agent


@prop(Mechanism)
def strategyproof_candidates(
    m: Mechanism, *, best: Any, counts: tuple[int, ...]
) -> bool:
    """So many rules without lots are strategyproof, and so many come near.

    Rules for these agents, types and outcomes, with private values: that of `m` does
    not matter. Near is within 10, 5 and 1 per cent of `best`, an expected sum of
    utilities before types are drawn. The rules are gone through one by one.
    """
    one, worths = worths_of(m)
    sums: Counter[Any] = Counter()
    for worth, number_of_rules in worths.items():
        sums[Fraction(sum(worth), one)] += number_of_rules
    return _near(sums, best) == tuple(counts)


@prop(Mechanism)
def strategyproof_worths(m: Mechanism, *, points: tuple[Any, ...]) -> bool:
    """These points, and no others, are what strategyproof rules without lots bring.

    Rules for these agents, types and outcomes: what all expect before types are drawn.
    """
    return set(_points(m)) == set(points)


@cache
def points_of(domain: Domain) -> tuple[tuple[Any, ...], ...]:
    """Return what the strategyproof rules of a domain bring everybody, each once."""
    return _points(by_lot(domain))


def _points(m: Mechanism) -> tuple[tuple[Any, ...], ...]:
    one, worths = worths_of(m)
    return tuple(
        tuple(simplest(Fraction(x, one)) for x in worth) for worth in sorted(worths)
    )


@prop(Mechanism)
def all_candidates(m: Mechanism, *, best: Any, counts: tuple[int, ...]) -> bool:
    """So many rules without lots there are, and so many come near.

    As for those that are strategyproof. Sums are counted profile by profile, each with
    how many rules have it: what a rule does at one profile is free of what it does at
    another.
    """
    found: Counter[Any] = Counter({Fraction(0): 1})
    for profile, chance in ex_ante(m):
        more: Counter[Any] = Counter()
        for x in m.outcomes or ():
            here = sum(m.utility_at(i, profile, x) for i in m.agents) * chance
            for total, count in found.items():
                more[total + here] += count
        found = more
    return _near(found, best) == tuple(counts)


def _near(sums: Counter[Any], best: Any) -> tuple[int, ...]:
    """Return how many there are, and within 10, 5 and 1 per cent of the best."""
    near = (
        sum(n for total, n in sums.items() if 100 * total >= (100 - within) * best)
        for within in WITHIN
    )
    return (sum(sums.values()), *near)


def worths_of(m: Mechanism) -> tuple[int, Counter[tuple[int, ...]]]:
    """Return what the strategyproof rules bring everybody, in units, and how many do.

    The first number says how many units make 1: so all is whole.
    """
    chances = dict(ex_ante(m))
    first, *others = m.domains
    vectors = vectors_of(m)

    def worth(rest: tuple[Any, ...], vector: Vector) -> tuple[Fraction, ...]:
        """Return what a vector adds for everybody where the others report this."""
        reports = [Profile((s, *rest)) for s in first]
        return tuple(
            Fraction(
                sum(
                    chances[p] * m.utility_at(i, p, x)
                    for p, x in zip(reports, vector, strict=True)
                )
            )
            for i in m.agents
        )

    exactly = [
        [worth(place, vector) for vector in vectors]
        for place in itertools.product(*others)
    ]
    one = math.lcm(*(x.denominator for row in exactly for each in row for x in each))
    units = [[[int(x * one) for x in each] for each in row] for row in exactly]
    found: Counter[tuple[int, ...]] = Counter()
    for rule in strategyproof_rules(m, vectors):
        rows = [row[k] for row, k in zip(units, rule, strict=True)]
        found[tuple(map(sum, zip(*rows, strict=True)))] += 1
    return one, found


def vectors_of(m: Mechanism) -> tuple[Vector, ...]:
    """Return what the first agent's types can get, by what the others report.

    Each of her types has to like best what it gets, of all that she can get there.
    """
    first = m.domains[0]
    return tuple(
        row
        for row in itertools.product(m.outcomes or (), repeat=len(first))
        if all(_likes(m, 0, t, row[k], x) for k, t in enumerate(first) for x in row)
    )


def strategyproof_rules(
    m: Mechanism, vectors: Sequence[Vector]
) -> Iterator[tuple[int, ...]]:
    """Yield every strategyproof rule: a vector, by number, for all others' reports.

    Where one other agent reports two types, and the rest the same, the vectors have to
    be such that neither type of hers likes better what the other one gets. For each
    vector those that fit are a set of bits, and what fits with all that are chosen so
    far is what these sets have in common.
    """
    others = m.domains[1:]
    fits = {
        (i, s, t): _fitting(m, i + 1, s, t, vectors)
        for i, domain in enumerate(others)
        for s, t in itertools.combinations(domain, 2)
    }
    places = list(itertools.product(*others))
    number_of = {place: k for k, place in enumerate(places)}
    before = [
        [
            (fits[i, s, own], number_of[*place[:i], s, *place[i + 1 :]])
            for i, own in enumerate(place)
            for s in others[i][: others[i].index(own)]
        ]
        for place in places
    ]
    chosen = [0] * len(places)

    def extend(depth: int) -> Iterator[tuple[int, ...]]:
        if depth == len(places):
            yield tuple(chosen)
            return
        left = (1 << len(vectors)) - 1
        for fitting, place in before[depth]:
            left &= fitting[chosen[place]]
        while left:
            k = left.bit_length() - 1
            left ^= 1 << k
            chosen[depth] = k
            yield from extend(depth + 1)

    yield from extend(0)


def _likes(m: Mechanism, agent: int, own: Any, x: Any, y: Any) -> bool:
    """Return whether a type of an agent likes x at least as much as y.

    Values are private: what the others are does not matter.
    """
    profile = Profile(own if i == agent else d[0] for i, d in enumerate(m.domains))
    return bool(m.utility_at(agent, profile, x) >= m.utility_at(agent, profile, y))


def _fitting(
    m: Mechanism, agent: int, s: Any, t: Any, vectors: Sequence[Any]
) -> list[int]:
    """Return for each vector, where `s` is reported, those that fit where `t` is."""
    pairs = {
        (x, y)
        for x, y in itertools.product(m.outcomes or (), repeat=2)
        if _likes(m, agent, s, x, y) and _likes(m, agent, t, y, x)
    }
    return [
        sum(
            1 << k
            for k, other in enumerate(vectors)
            if all(pair in pairs for pair in zip(row, other, strict=True))
        )
        for row in vectors
    ]


def _counted(
    asks: Any, domain: Domain, best: Fraction, counts: tuple[int, ...]
) -> Part:
    return holds(by_lot(domain), asks, given={"best": best, "counts": counts})


def _adopted(domain: Domain, share: Fraction) -> tuple[Part, ...]:
    """Return the parts: of all strategyproof rules four solutions adopt this for all.

    What they are about is made when they are asked.
    """

    def listed(limits: Limits) -> Verdict:
        given = {"points": points_of(domain)}
        return check(by_lot(domain), strategyproof_worths, given=given, limits=limits)

    def solution(name: str) -> Part:
        def ask(limits: Limits) -> Verdict:
            problem = among(domain, "strategyproof rules", points_of(domain))
            point = (share,) * len(domain.types)
            return check(problem, name, given={"point": point}, limits=limits)

        return Part("PROVED", ask)

    names = ("nash", "kalai-smorodinsky", "egalitarian", "utilitarian")
    solutions = (solution(f"{name}-bargaining") for name in names)
    return Part("PROVED", listed), *solutions


_TRUTHFUL, _EVERY = strategyproof_candidates, all_candidates
CLAIMS = (
    Claim(
        "candidates-orders-compromise",
        "Of all 19,683 rules without lots for two subagents with 3 types and 3 "
        "outcomes, 99, 7 and 1 are within 10, 5 and 1 per cent of the best sum of "
        "orders, and 1,955, 258 and 48 of that of intensities of a compromise; of the "
        "strategyproof ones 18, 7 and 1 of 33, and 1, 0 and 0 of 3.",
        (
            _counted(_EVERY, ORDERS, Fraction(5, 3), (19_683, 99, 7, 1)),
            _counted(_EVERY, COMPROMISE, Fraction(58, 45), (19_683, 1_955, 258, 48)),
            _counted(_TRUTHFUL, ORDERS, Fraction(5, 3), (33, 18, 7, 1)),
            _counted(_TRUTHFUL, COMPROMISE, Fraction(58, 45), (3, 1, 0, 0)),
        ),
    ),
    Claim(
        "adopted-of-all-truthful",
        "Before types are known, of all strategyproof rules without lots (33 for "
        "orders, 284,682 for a cake of 4 cells, 186 on a line) the Nash, "
        "Kalai-Smorodinsky, egalitarian and a utilitarian solution adopt one that "
        "brings all an equal part of the best sum: 5/6, 2/3 and 51/64.",
        (
            *_adopted(ORDERS, Fraction(5, 6)),
            *_adopted(CAKE, Fraction(2, 3)),
            *_adopted(LINE, Fraction(51, 64)),
        ),
    ),
    Claim(
        "candidates-cake",
        "For 2 subagents and a cake of 4 cells 284,682 rules without lots are "
        "strategyproof, of which 104,824, 25,420 and 1,584 are within 10, 5 and 1 per "
        "cent of the best sum 4/3, so that in the worst order 179,859, 259,263 and "
        "283,099 are looked at; of all 68,719,476,736 rules without lots 201,261,056, "
        "9,240,576 and 65,536 are.",
        (
            _counted(
                _TRUTHFUL, CAKE, Fraction(4, 3), (284_682, 104_824, 25_420, 1_584)
            ),
            _counted(
                _EVERY,
                CAKE,
                Fraction(4, 3),
                (68_719_476_736, 201_261_056, 9_240_576, 65_536),
            ),
        ),
    ),
    Claim(
        "candidates-line",
        "For 3 voters and 3 alternatives on a line, of the 186 strategyproof rules "
        "without lots 141, 80 and 7 are within 10, 5 and 1 per cent of the best sum "
        "153/64, so that in the worst order 46, 107 and 180 are looked at; of all "
        "3^64 rules 11,633,277,312,741,452,713, 24,458,449,583,556 and 349,248 are.",
        (
            number(186, LINE),
            _counted(_TRUTHFUL, LINE, Fraction(153, 64), (186, 141, 80, 7)),
            _counted(
                _EVERY,
                LINE,
                Fraction(153, 64),
                (3**64, 11_633_277_312_741_452_713, 24_458_449_583_556, 349_248),
            ),
        ),
    ),
)
