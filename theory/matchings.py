"""Matchings of two sides: blocking pairs, stable matchings, justified envy.

A two-sided market with n agents on each side is a profile of 2n strict orders:
agents 0..n-1 propose, agents n..2n-1 receive, and an order lists the *places* 0..n-1
of the other side, best first (place k of the receivers is agent n + k). A matching is
a tuple of length 2n: the agent to whom each is matched, or None.
"""

import itertools
from collections.abc import Iterator, Sequence

Matching = tuple[int | None, ...]
Orders = Sequence[tuple[int, ...]]


def matchings(side: int, *, single: bool = False) -> Iterator[Matching]:
    """Yield the matchings of a market with `side` agents on each side.

    Perfect ones only, unless agents can stay `single`.
    """
    sizes = range(side + 1) if single else [side]
    for size in reversed(sizes):
        for asking in itertools.combinations(range(side), size):
            for asked in itertools.permutations(range(side), size):
                partner: list[int | None] = [None] * (2 * side)
                for i, j in zip(asking, asked, strict=True):
                    partner[i], partner[side + j] = side + j, i
                yield tuple(partner)


def blocking_pairs(profile: Orders, matching: Matching) -> list[tuple[int, int]]:
    """Return the pairs (proposer, receiver) who prefer each other to their partners.

    Everybody is acceptable, and being single is worse than any partner.
    Source: Gale and Shapley 1962 (a matching with such a pair is unstable).
    """
    side = len(profile) // 2
    pairs = []
    for i in range(side):
        own = matching[i]
        for place in profile[i]:
            j = side + place
            if j == own:
                break
            holder = matching[j]
            order = profile[j]
            if holder is None or order.index(i) < order.index(holder):
                pairs.append((i, j))
    return pairs


def is_stable(profile: Orders, matching: Matching) -> bool:
    """Return whether no pair blocks the matching."""
    return not blocking_pairs(profile, matching)


def stable_matchings(profile: Orders) -> list[Matching]:
    """Return all stable matchings of the market (never empty, all perfect).

    By trying all n! perfect ones, so for small markets: with complete lists a
    matching that leaves two agents single is blocked by them.
    """
    every = matchings(len(profile) // 2)
    return [matching for matching in every if is_stable(profile, matching)]


def justified_envy(
    preferences: Orders,
    priorities: Orders,
    capacities: Sequence[int],
    assignment: Sequence[int | None],
) -> list[tuple[int, int]]:
    """Return the pairs (student, school) that block an assignment of seats.

    The student prefers the school to her own, and the school has an empty seat or
    holds a student of lower priority. `priorities`: for each school, the students,
    highest first. Source: Abdulkadiroglu and Sonmez 2003.
    """
    held: list[list[int]] = [[] for _ in capacities]
    for student, school in enumerate(assignment):
        if school is not None:
            held[school].append(student)
    pairs: list[tuple[int, int]] = []
    for student, order in enumerate(preferences):
        for school in order:
            if school == assignment[student]:
                break
            place = priorities[school].index
            empty = len(held[school]) < capacities[school]
            if empty or any(place(student) < place(other) for other in held[school]):
                pairs.append((student, school))
    return pairs
