"""Voting rules that add up points: positional scoring, approval and score voting."""

from fractions import Fraction
from functools import lru_cache
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import Exact, simplest
from accord.theory.rules import rule
from accord.theory.rules.voting_tallies import (
    Ballots,
    Row,
    Ties,
    count_alternatives,
    first_best,
    numbers,
    positional_scores,
    total,
)


@lru_cache(maxsize=64)
def _first_only(m: int) -> Row:
    return (1,) + (0,) * (m - 1)


@lru_cache(maxsize=64)
def _all_but_last(m: int) -> Row:
    return (1,) * (m - 1) + (0,)


@lru_cache(maxsize=64)
def borda_vector(m: int) -> Row:
    """Return the points of the Borda count: m-1 for the first place, 0 for the last."""
    return tuple(range(m - 1, -1, -1))


@rule(
    "voting",
    size={"agents": 3, "alternatives": 3},
    has="anonymous unanimous onto nondictatorial weakly-pareto "
    "strongly-pareto tops-only majority participation reinforcement "
    "candidate-monotone",
    lacks="strategyproof weakly-group-strategyproof neutral condorcet-winner "
    "condorcet-loser maskin-monotone",
)
def plurality(
    ballots: Ballots, *, ties: Ties = None, alternatives: int | None = None
) -> int:
    """Return the alternative that most voters rank first."""
    m = count_alternatives(ballots, alternatives)
    return first_best(positional_scores(ballots, _first_only(m)), ties)


@rule(
    "voting",
    size={"agents": 3, "alternatives": 3},
    has="anonymous onto nondictatorial participation reinforcement candidate-monotone",
    lacks="strategyproof weakly-group-strategyproof neutral unanimous "
    "weakly-pareto strongly-pareto tops-only condorcet-winner "
    "condorcet-loser majority maskin-monotone",
)
def anti_plurality(
    ballots: Ballots, *, ties: Ties = None, alternatives: int | None = None
) -> int:
    """Return the alternative that fewest voters rank last (also called veto)."""
    m = count_alternatives(ballots, alternatives)
    return first_best(positional_scores(ballots, _all_but_last(m)), ties)


@rule(
    "voting",
    size={"agents": 3, "alternatives": 3},
    has="anonymous unanimous onto nondictatorial weakly-pareto "
    "strongly-pareto condorcet-loser participation reinforcement "
    "candidate-monotone",
    lacks="strategyproof weakly-group-strategyproof neutral tops-only "
    "condorcet-winner majority maskin-monotone",
)
def borda(
    ballots: Ballots, *, ties: Ties = None, alternatives: int | None = None
) -> int:
    """Return the alternative of highest Borda score: m-1 points, m-2, ..., 0.

    Tied alternatives, and those that a truncated ballot leaves out, share equally the
    points of the places that they take up.

    >>> borda(((0, 1, 2), (0, 1, 2), (1, 2, 0)))  # 4, 4, 1: a tie, to the first
    0
    >>> borda({(0, 1, 2): 2, (1, 2, 0): 1}, ties=(1, 0, 2))
    1
    """
    m = count_alternatives(ballots, alternatives)
    return first_best(positional_scores(ballots, borda_vector(m)), ties)


@lru_cache(maxsize=64)
def _points(vector: Any, m: int) -> Row:
    if vector is None:
        return tuple(simplest(Fraction(1, place)) for place in range(1, m + 1))
    points = numbers(vector, "number of points")
    if len(points) != m:
        raise ModelError(
            f"expected a `vector` of {m} points, one a place, got {len(points)}",
            'write the points from the first place to the last: "3,1,0"',
        )
    return points


@rule(
    "voting",
    size={"agents": 3, "alternatives": 3},
    has="anonymous unanimous onto nondictatorial weakly-pareto "
    "strongly-pareto condorcet-winner condorcet-loser majority "
    "participation reinforcement candidate-monotone",
    lacks="strategyproof weakly-group-strategyproof neutral tops-only maskin-monotone",
)
def scoring(
    ballots: Ballots,
    *,
    vector: Any = None,
    ties: Ties = None,
    alternatives: int | None = None,
) -> int:
    """Return the alternative with most points when place k is worth `vector[k]`.

    vector  any m exact numbers, as text ("3,1,0") or a tuple; default: the harmonic
            points 1, 1/2, 1/3, ... of Dowdall
    """
    m = count_alternatives(ballots, alternatives)
    points = _points(vector, m)
    return first_best(positional_scores(ballots, points), ties)


@lru_cache(maxsize=1 << 16)
def _approval_row(ballot: Any, m: int) -> tuple[int, ...]:
    if not isinstance(ballot, frozenset) or not ballot <= frozenset(range(m)):
        raise ModelError(
            f"expected a set of approved alternatives 0..{m - 1}, got `{ballot!r}`",
            "`approval` is for approval ballots: `ballots=approval`",
        )
    return tuple(int(x in ballot) for x in range(m))


@rule(
    "voting",
    size={"agents": 3, "alternatives": 3},
    has="strategyproof weakly-group-strategyproof anonymous unanimous onto "
    "nondictatorial weakly-pareto strongly-pareto participation reinforcement",
    lacks="neutral",
    ballots="approval",
)
def approval(
    ballots: Ballots, *, ties: Ties = None, alternatives: int | None = None
) -> int:
    """Return the alternative that most voters approve of.

    ballots  frozensets of the alternatives approved
    """
    m = count_alternatives(ballots, alternatives)
    return first_best(total(_approval_row, ballots, m, m), ties)


def _score_row(ballot: Any, m: int) -> tuple[Exact, ...]:
    if not isinstance(ballot, tuple) or len(ballot) != m:
        raise ModelError(
            f"expected {m} scores, one for each alternative, got `{ballot!r}`",
            "`score` is for score ballots: `ballots=score:0..2`",
        )
    return ballot


@rule(
    "voting",
    size={"agents": 2, "alternatives": 3},
    has="anonymous unanimous onto nondictatorial weakly-pareto strongly-pareto "
    "participation reinforcement",
    lacks="strategyproof neutral",
    ballots="score:0..2",
)
def score(
    ballots: Ballots, *, ties: Ties = None, alternatives: int | None = None
) -> int:
    """Return the alternative with the highest sum of scores.

    ballots  tuples of exact numbers, one score for each alternative
    """
    if alternatives is None:
        alternatives = max((len(ballot) for ballot in ballots), default=1)
    return first_best(total(_score_row, ballots, alternatives, alternatives), ties)
