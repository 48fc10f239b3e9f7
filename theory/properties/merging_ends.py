"""Merging ends: what blocs that merge as long as all of them gain can end with."""

from collections.abc import Sequence
from typing import Any

from accord.theory.aggregation import Aggregation
from accord.theory.ballots import merging, worths
from accord.theory.properties import prop


@prop(Aggregation)
def merging_ends(
    a: Aggregation, *, ballots: Sequence[int], ends: Sequence[Sequence[Any]]
) -> bool:
    """These are all rows of worths at which merging can end, whatever its order.

    From these ballots, of which one is drawn uniformly, each voter a bloc of her own:
    two blocs or more merge, and all name one option, if that is a strict gain for each
    member; it ends where no merger is. More than one row: the order matters.
    """
    found = _ends(a, ballots)
    return found == {tuple(row) for row in ends} and len(found) == len(ends)


def _ends(a: Aggregation, ballots: Sequence[int]) -> set[tuple[Any, ...]]:
    after = merging(a, ballots)
    return {worths(a, state[1]) for state, pacts in after.items() if not pacts}


def because(
    a: Aggregation, *, ballots: Sequence[int], ends: Sequence[Sequence[Any]]
) -> str:
    """Return how it can end."""
    shown = (f"({', '.join(map(str, row))})" for row in sorted(_ends(a, ballots)))
    return f"it can end at {', '.join(shown)}."
