"""Voting rules in rounds: runoffs, eliminations, and Bucklin's widening count."""

from functools import lru_cache
from typing import Any

from accord.theory.rules import rule
from accord.theory.rules.voting_tallies import (
    Ballots,
    Ties,
    count_alternatives,
    count_voters,
    first_best,
    first_places,
    indifference_classes,
    last_places,
    majority_margins,
    priority,
    total,
)


@rule(
    "voting",
    size={"agents": 3, "alternatives": 3},
    has="anonymous unanimous onto nondictatorial weakly-pareto "
    "strongly-pareto condorcet-loser majority participation reinforcement "
    "candidate-monotone",
    lacks="strategyproof weakly-group-strategyproof neutral tops-only "
    "condorcet-winner maskin-monotone",
)
def plurality_with_runoff(
    ballots: Ballots, *, ties: Ties = None, alternatives: int | None = None
) -> int:
    """Return the majority winner between the two alternatives with most first places.

    The tie priority decides who reaches the runoff, and a tied runoff.
    """
    m = count_alternatives(ballots, alternatives)
    order = tuple(priority(ties, m))
    firsts = first_places(ballots, m, order)
    finalists = sorted(order, key=lambda x: -firsts[x])[:2]
    runoff = first_places(ballots, m, tuple(finalists))
    return max((x for x in order if x in finalists), key=lambda x: runoff[x])


@rule(
    "voting",
    size={"agents": 3, "alternatives": 3},
    has="anonymous unanimous onto nondictatorial weakly-pareto "
    "strongly-pareto condorcet-loser majority participation reinforcement "
    "candidate-monotone",
    lacks="strategyproof weakly-group-strategyproof neutral tops-only "
    "condorcet-winner maskin-monotone",
)
def instant_runoff(
    ballots: Ballots, *, ties: Ties = None, alternatives: int | None = None
) -> int:
    """Return who is left when those with fewest first places go, one at a time.

    Of several with fewest first places the last in the tie priority goes first. A
    ballot counts for its best alternative still there; a truncated one that lists
    none of those counts for nobody. Also called the alternative vote, or Hare's rule.

    It can elect another when all that changes is that voters raise the winner:

    >>> instant_runoff({(0, 1, 2): 39, (1, 2, 0): 35, (2, 0, 1): 26})
    0
    >>> instant_runoff({(0, 1, 2): 49, (1, 2, 0): 25, (2, 0, 1): 26})
    2
    """
    m = count_alternatives(ballots, alternatives)
    remaining = tuple(priority(ties, m))
    while len(remaining) > 1:
        firsts = first_places(ballots, m, remaining)
        out = min(reversed(remaining), key=lambda x: firsts[x])
        remaining = tuple(x for x in remaining if x != out)
    return remaining[0]


@rule(
    "voting",
    size={"agents": 3, "alternatives": 3},
    has="anonymous unanimous onto nondictatorial weakly-pareto "
    "strongly-pareto tops-only majority participation reinforcement "
    "candidate-monotone",
    lacks="strategyproof weakly-group-strategyproof neutral condorcet-winner "
    "condorcet-loser maskin-monotone",
)
def instant_runoff_all_tied(
    ballots: Ballots, *, ties: Ties = None, alternatives: int | None = None
) -> int:
    """Return the winner of an instant runoff that strikes out all who tie for fewest.

    If all that remain are tied, the first of them in the tie priority wins.
    """
    m = count_alternatives(ballots, alternatives)
    remaining = tuple(priority(ties, m))
    while True:
        firsts = first_places(ballots, m, remaining)
        fewest = min(firsts[x] for x in remaining)
        left = tuple(x for x in remaining if firsts[x] > fewest)
        if not left:
            return remaining[0]
        remaining = left


@rule(
    "voting",
    size={"agents": 3, "alternatives": 3},
    has="anonymous unanimous onto nondictatorial weakly-pareto "
    "strongly-pareto condorcet-winner condorcet-loser majority "
    "participation reinforcement candidate-monotone",
    lacks="strategyproof weakly-group-strategyproof neutral tops-only maskin-monotone",
)
def coombs(
    ballots: Ballots, *, ties: Ties = None, alternatives: int | None = None
) -> int:
    """Return who is left when those with most last places go, one at a time.

    It stops as soon as more than half of the voters put one alternative first among
    those that remain. Of several with most last places the last in the tie priority
    goes first.
    """
    m = count_alternatives(ballots, alternatives)
    remaining = tuple(priority(ties, m))
    voters = count_voters(ballots)
    while len(remaining) > 1:
        firsts = first_places(ballots, m, remaining)
        leader = max(remaining, key=lambda x: firsts[x])
        if 2 * firsts[leader] > voters:
            return leader
        lasts = last_places(ballots, m, remaining)
        out = max(reversed(remaining), key=lambda x: lasts[x])
        remaining = tuple(x for x in remaining if x != out)
    return remaining[0]


@lru_cache(maxsize=1 << 16)
def _listed_row(ballot: Any, key: tuple[int, int]) -> tuple[int, ...]:
    alternatives, depth = key
    indifference_classes(ballot, alternatives)  # refuses an ill-formed ballot
    row = [0] * alternatives
    above = 0
    for entry in (ballot,) if isinstance(ballot, frozenset) else ballot:
        members = entry if isinstance(entry, frozenset) else (entry,)
        if above >= depth:
            break
        for x in members:
            row[x] = 1
        above += len(members)
    return tuple(row)


@rule(
    "voting",
    size={"agents": 3, "alternatives": 3},
    has="anonymous unanimous onto nondictatorial weakly-pareto "
    "strongly-pareto condorcet-winner condorcet-loser majority "
    "participation reinforcement candidate-monotone",
    lacks="strategyproof weakly-group-strategyproof neutral tops-only maskin-monotone",
)
def bucklin(
    ballots: Ballots, *, ties: Ties = None, alternatives: int | None = None
) -> int:
    """Return the most listed alternative at the first depth where one has a majority.

    At depth k a ballot counts for each alternative that it lists with fewer than k
    others above. If no alternative is ever listed by more than half of the voters
    (truncated ballots), the one that most voters list wins.
    """
    m = count_alternatives(ballots, alternatives)
    voters = count_voters(ballots)
    for depth in range(1, m):
        counts = total(_listed_row, ballots, (m, depth), m)
        if 2 * max(counts) > voters:
            return first_best(counts, ties)
    return first_best(total(_listed_row, ballots, (m, m), m), ties)


@rule(
    "voting",
    size={"agents": 3, "alternatives": 3},
    has="anonymous unanimous onto nondictatorial weakly-pareto "
    "strongly-pareto condorcet-winner condorcet-loser majority "
    "participation reinforcement candidate-monotone",
    lacks="strategyproof weakly-group-strategyproof neutral tops-only maskin-monotone",
)
def nanson(
    ballots: Ballots, *, ties: Ties = None, alternatives: int | None = None
) -> int:
    """Return who survives when all with at most the average Borda score are struck out.

    Borda scores are counted afresh among those that remain, until all of them are
    equal; then the first in the tie priority wins.
    """
    m = count_alternatives(ballots, alternatives)
    margins = majority_margins(ballots, m)
    remaining = tuple(priority(ties, m))
    while True:
        # A sum of margins is twice the Borda score's distance from the average.
        left = tuple(x for x in remaining if sum(margins[x][y] for y in remaining) > 0)
        if not left:
            return remaining[0]
        remaining = left
