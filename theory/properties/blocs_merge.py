"""Blocs merge: one merger after another is a strict gain for all who merge."""

from collections.abc import Sequence
from typing import Any

from accord.theory.aggregation import Aggregation
from accord.theory.ballots import Pact, all_gain, merged, singles, together
from accord.theory.ballots import worths as worths_of
from accord.theory.properties import prop


@prop(Aggregation)
def blocs_merge(
    a: Aggregation,
    *,
    ballots: Sequence[int],
    pacts: Sequence[Pact],
    worths: Sequence[Sequence[Any]],
) -> bool:
    """Each pact merges whole blocs, to a strict gain of all their members.

    From these ballots, of which one is drawn uniformly, each voter a bloc of her own:
    in each pact (members, option) the members, who are two blocs or more, all name the
    option from then on. `worths` has what the lottery is worth to every voter at the
    start and after each pact. Source: Newberry and Ord 2021.
    """
    blocs: tuple[Any, ...] = singles(a)
    now = tuple(ballots)
    found = [worths_of(a, now)]
    for members, option in pacts:
        fewer, then = merged(blocs, members), together(now, members, option)
        if len(fewer) >= len(blocs) or not all_gain(a, members, now, then):
            return False
        blocs, now = fewer, then
        found.append(worths_of(a, now))
    return found == [tuple(row) for row in worths]
