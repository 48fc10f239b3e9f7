"""Voting rules with few decisive reports: medians, dictators, owners of issues."""

from functools import lru_cache
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import Exact, exact
from accord.theory.rules import rule
from accord.theory.rules.voting_tallies import (
    Ballots,
    Ties,
    count_alternatives,
    first_best,
    first_places,
    indifference_classes,
    majority_margins,
    numbers,
    priority,
    voters_in_order,
)


@lru_cache(maxsize=64)
def _fixed_peaks(phantoms: Any, m: int) -> tuple[Exact, ...]:
    peaks = numbers(phantoms, "phantom")
    for peak in peaks:
        if peak not in range(m):
            raise ModelError(
                f"expected `phantoms` among the alternatives 0..{m - 1}, got `{peak}`",
                'write the numbers of alternatives: "0,3"',
            )
    return peaks


@rule(
    "voting",
    size={"agents": 3, "alternatives": 3},
    has="strategyproof weakly-group-strategyproof anonymous unanimous onto "
    "nondictatorial weakly-pareto strongly-pareto tops-only "
    "condorcet-winner condorcet-loser majority participation "
    "reinforcement candidate-monotone maskin-monotone",
    ballots="single-peaked",
)
def median(
    ballots: Ballots, *, phantoms: Any = "", alternatives: int | None = None
) -> int:
    """Return the median of the voters' peaks and of the fixed peaks `phantoms`.

    Alternatives stand on the line 0 < 1 < ... < m-1. Of the two middle peaks of an
    even number the lower is taken, as if one more phantom stood at 0. (Moulin 1980:
    with n-1 phantoms, one for each anonymous, strategyproof and efficient rule that
    reads only peaks.)

    phantoms  numbers of alternatives, as text ("0,3") or a tuple
    """
    m = count_alternatives(ballots, alternatives)
    counts = first_places(ballots, m, tuple(range(m)))
    for peak in _fixed_peaks(phantoms, m):
        counts[int(peak)] += 1
    peaks = sum(counts)
    seen: Exact = 0
    for x, count in enumerate(counts):
        seen += count
        if 2 * seen >= peaks:
            return x
    raise AssertionError("half of the peaks lie at or below the last alternative")


def _voter(number: Any, voters: int, what: str) -> int:
    voter = exact(number, what)
    if voter not in range(voters):
        raise ModelError(
            f"expected `{what}` among the voters 0..{voters - 1}, got `{number}`",
            "voters are numbered from 0",
        )
    return int(voter)


@rule(
    "voting",
    size={"agents": 3, "alternatives": 3},
    has="strategyproof weakly-group-strategyproof neutral unanimous onto "
    "weakly-pareto strongly-pareto tops-only participation reinforcement "
    "candidate-monotone maskin-monotone",
    lacks="anonymous nondictatorial condorcet-winner condorcet-loser majority",
)
def dictatorship(
    ballots: Ballots,
    *,
    dictator: Any = 0,
    ties: Ties = None,
    alternatives: int | None = None,
) -> int:
    """Return the alternative that voter number `dictator` ranks first.

    If she ranks several first, the other voters choose among those in turn, by
    number, each keeping what she likes best (serial dictatorship); what is still tied
    then is decided by the tie priority. With strict orders only she matters.
    """
    m = count_alternatives(ballots, alternatives)
    voters = voters_in_order(ballots, "dictatorship")
    first = _voter(dictator, len(voters), "dictator")
    remaining = tuple(priority(ties, m))
    for ballot in (voters[first], *voters[:first], *voters[first + 1 :]):
        remaining = _best(ballot, m, remaining)
        if len(remaining) == 1:
            break
    return remaining[0]


@lru_cache(maxsize=1 << 16)
def _best(ballot: Any, m: int, remaining: tuple[int, ...]) -> tuple[int, ...]:
    for members in indifference_classes(ballot, m):
        best = tuple(x for x in remaining if x in members)
        if best:
            return best
    return remaining


@rule(
    "voting",
    size={"agents": 3, "alternatives": 2},
    has="strategyproof weakly-group-strategyproof anonymous neutral unanimous "
    "onto nondictatorial weakly-pareto strongly-pareto "
    "condorcet-winner condorcet-loser majority participation "
    "reinforcement candidate-monotone maskin-monotone",
)
def majority_of_two(
    ballots: Ballots, *, ties: Ties = None, alternatives: int | None = None
) -> int:
    """Return which of two alternatives more voters prefer (May 1952)."""
    m = count_alternatives(ballots, alternatives)
    if m != 2:
        raise ModelError(
            f"`majority-of-two` expected 2 alternatives, got {m}",
            "choose a Condorcet rule such as `minimax` for more",
        )
    return first_best([row[0] + row[1] for row in majority_margins(ballots, 2)], ties)


@rule(
    "voting",
    size={"agents": 3, "alternatives": 3},
    has="neutral unanimous onto nondictatorial weakly-pareto strongly-pareto "
    "condorcet-loser majority candidate-monotone",
    lacks="strategyproof weakly-group-strategyproof anonymous tops-only "
    "condorcet-winner maskin-monotone",
)
def delegation(
    ballots: Ballots,
    *,
    chooser: Any = 0,
    ties: Ties = None,
    alternatives: int | None = None,
) -> int:
    """Return the favourite of the delegate whom the chooser appoints.

    Every other voter is a delegate, and announces by her ballot which alternative she
    would choose: her first. Voter number `chooser` appoints the delegate whose choice
    stands highest on her own ballot. A voter without delegates chooses for herself.
    """
    m = count_alternatives(ballots, alternatives)
    voters = voters_in_order(ballots, "delegation")
    first = _voter(chooser, len(voters), "chooser")
    order = tuple(priority(ties, m))
    delegates = [*voters[:first], *voters[first + 1 :]]
    offered = {_best(ballot, m, order)[0] for ballot in delegates} or order
    return _best(voters[first], m, tuple(x for x in order if x in offered))[0]


@rule(
    "voting",
    size={"agents": 2, "alternatives": 4},
    has="unanimous onto nondictatorial tops-only candidate-monotone",
    lacks="strategyproof anonymous neutral weakly-pareto strongly-pareto "
    "maskin-monotone",
)
def decision_rights(ballots: Ballots, *, alternatives: int | None = None) -> int:
    """Return the outcome in which each voter settles her own yes-or-no issue.

    There is one issue for each of the n voters, and 2^n alternatives: bit i of an
    alternative's number (bit 0 is the last) says how the issue of voter i is settled.
    Each voter ranks whole alternatives; her issue is settled as in the one that she
    ranks first. Truth is dominant where her wish for her own issue does not depend on
    the others' issues, and not in general.
    """
    m = count_alternatives(ballots, alternatives)
    voters = voters_in_order(ballots, "decision-rights")
    if m != 1 << len(voters):
        raise ModelError(
            f"`decision-rights` with {len(voters)} voters expected "
            f"{1 << len(voters)} alternatives, got {m}",
            "each voter has one issue with two ways to settle it",
        )
    tops = [_best(ballot, m, tuple(range(m)))[0] for ballot in voters]
    return sum(top & 1 << i for i, top in enumerate(tops))
