"""Voting rules that read only majority margins, and Black's, which falls back on Borda.

All but `kemeny`'s search run in polynomial time. The margin of x over y is the number
of voters who rank x above y minus the number who rank y above x.
"""

from accord.theory.errors import ScopeError
from accord.theory.exact import Exact
from accord.theory.rules import rule
from accord.theory.rules.voting_scoring import borda
from accord.theory.rules.voting_tallies import (
    Ballots,
    Ties,
    condorcet_winner,
    count_alternatives,
    first_best,
    majority_margins,
    priority,
)

_KEMENY_LIMIT = 16


@rule(
    "voting",
    size={"agents": 3, "alternatives": 3},
    has="anonymous unanimous onto nondictatorial weakly-pareto "
    "strongly-pareto condorcet-winner condorcet-loser majority "
    "participation reinforcement candidate-monotone",
    lacks="strategyproof weakly-group-strategyproof neutral tops-only maskin-monotone",
)
def copeland(
    ballots: Ballots, *, ties: Ties = None, alternatives: int | None = None
) -> int:
    """Return the alternative with most pairwise wins minus pairwise defeats."""
    m = count_alternatives(ballots, alternatives)
    margins = majority_margins(ballots, m)
    return first_best([sum((x > 0) - (x < 0) for x in row) for row in margins], ties)


@rule(
    "voting",
    size={"agents": 3, "alternatives": 3},
    has="anonymous unanimous onto nondictatorial weakly-pareto "
    "strongly-pareto condorcet-winner condorcet-loser majority "
    "participation reinforcement candidate-monotone",
    lacks="strategyproof weakly-group-strategyproof neutral tops-only maskin-monotone",
)
def minimax(
    ballots: Ballots, *, ties: Ties = None, alternatives: int | None = None
) -> int:
    """Return the alternative whose worst pairwise margin is best (Simpson, Kramer)."""
    m = count_alternatives(ballots, alternatives)
    # The diagonal is 0: an unbeaten alternative scores 0 however large its wins are.
    return first_best([min(row) for row in majority_margins(ballots, m)], ties)


@rule(
    "voting",
    size={"agents": 3, "alternatives": 3},
    has="anonymous unanimous onto nondictatorial weakly-pareto "
    "strongly-pareto condorcet-winner condorcet-loser majority "
    "participation reinforcement candidate-monotone",
    lacks="strategyproof weakly-group-strategyproof neutral tops-only maskin-monotone",
)
def ranked_pairs(
    ballots: Ballots, *, ties: Ties = None, alternatives: int | None = None
) -> int:
    """Return the alternative that no locked pair beats (Tideman).

    The pairs with a positive margin are locked in turn, largest margin first, unless
    a pair would close a cycle. Of equal margins the pair whose loser stands later in
    the tie priority goes first, then the pair whose winner stands earlier.
    """
    m = count_alternatives(ballots, alternatives)
    margins = majority_margins(ballots, m)
    order = priority(ties, m)
    pairs = [(x, y) for y in reversed(order) for x in order if margins[x][y] > 0]
    pairs.sort(key=lambda pair: -margins[pair[0]][pair[1]])
    below = [{x} for x in range(m)]  # below[x]: reached from x by locked pairs
    beaten = set()
    for x, y in pairs:
        if x not in below[y]:
            beaten.add(y)
            for reached in below:
                if x in reached:
                    reached.update(below[y])
    return next(x for x in order if x not in beaten)


@rule(
    "voting",
    size={"agents": 3, "alternatives": 3},
    has="anonymous unanimous onto nondictatorial weakly-pareto "
    "strongly-pareto condorcet-winner condorcet-loser majority "
    "participation reinforcement candidate-monotone",
    lacks="strategyproof weakly-group-strategyproof neutral tops-only maskin-monotone",
)
def schulze(
    ballots: Ballots, *, ties: Ties = None, alternatives: int | None = None
) -> int:
    """Return an alternative that no other beats by a stronger beatpath (Schulze).

    The strength of a path of majority victories is its smallest margin. Of several
    such alternatives the first in the tie priority wins.
    """
    m = count_alternatives(ballots, alternatives)
    strength = [[max(x, 0) for x in row] for row in majority_margins(ballots, m)]
    everything = range(m)
    for via in everything:
        for x in everything:
            for y in everything:
                through = min(strength[x][via], strength[via][y])
                strength[x][y] = max(strength[x][y], through)
    return next(
        x
        for x in priority(ties, m)
        if all(strength[x][y] >= strength[y][x] for y in everything if y != x)
    )


@rule(
    "voting",
    size={"agents": 3, "alternatives": 3},
    has="anonymous unanimous onto nondictatorial weakly-pareto "
    "strongly-pareto condorcet-winner condorcet-loser majority "
    "participation reinforcement candidate-monotone",
    lacks="strategyproof weakly-group-strategyproof neutral tops-only maskin-monotone",
)
def kemeny(
    ballots: Ballots, *, ties: Ties = None, alternatives: int | None = None
) -> int:
    """Return the top of a ranking that agrees with the voters on most pairs (Kemeny).

    Such a ranking has the largest sum of margins of the higher over the lower. If
    several rankings do, the first in the tie priority that tops one of them wins.
    ScopeError above 16 alternatives: all 2^m sets of alternatives are visited.
    """
    m = count_alternatives(ballots, alternatives)
    if m > _KEMENY_LIMIT:
        raise ScopeError(
            f"`kemeny` visits 2^{m} sets of alternatives, more than the 2^16 that fit",
            f"the largest that fits is {_KEMENY_LIMIT} alternatives",
        )
    margins = majority_margins(ballots, m)

    def top(x: int, chosen: int) -> Exact:
        """Return the best sum of a ranking of the set `chosen` with x at its top."""
        rest = chosen & ~(1 << x)
        wins = sum(margins[x][y] for y in range(m) if rest >> y & 1)
        return wins + best[rest]

    best: list[Exact] = [0] * (1 << m)
    for chosen in range(1, 1 << m):
        best[chosen] = max(top(x, chosen) for x in range(m) if chosen >> x & 1)
    return first_best([top(x, (1 << m) - 1) for x in range(m)], ties)


@rule(
    "voting",
    size={"agents": 3, "alternatives": 3},
    has="anonymous unanimous onto nondictatorial weakly-pareto "
    "strongly-pareto condorcet-winner condorcet-loser majority "
    "participation reinforcement candidate-monotone",
    lacks="strategyproof weakly-group-strategyproof neutral tops-only maskin-monotone",
)
def black(
    ballots: Ballots, *, ties: Ties = None, alternatives: int | None = None
) -> int:
    """Return the Condorcet winner, or the Borda winner where there is none (Black)."""
    m = count_alternatives(ballots, alternatives)
    winner = condorcet_winner(majority_margins(ballots, m))
    return borda(ballots, ties=ties, alternatives=m) if winner is None else winner
