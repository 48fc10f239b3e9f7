"""Auction invariants: all that a decision auction keeps in every round, in one run."""

import sys
from collections.abc import Callable, Iterator
from typing import Any

from accord.theory.decision_auctions import DecisionAuction
from accord.theory.names import dashed
from accord.theory.properties import PremiseNotMet, prop
from accord.theory.properties.bounded_record import bounded_record
from accord.theory.properties.finite_coverage import finite_coverage
from accord.theory.properties.honest_never_rejected import honest_never_rejected
from accord.theory.properties.no_overestimation import no_overestimation
from accord.theory.properties.reward_bound import reward_bound
from accord.theory.properties.solvent import solvent
from accord.theory.properties.wealth_balance import wealth_balance
from accord.theory.properties.wealth_identity import wealth_identity

_Definition = Callable[..., bool]
_OF_ALL: tuple[_Definition, ...] = (wealth_balance, no_overestimation)
_OF_EACH: tuple[_Definition, ...] = (
    solvent,
    wealth_identity,
    bounded_record,
    finite_coverage,
    honest_never_rejected,
    reward_bound,
)


@prop(DecisionAuction, forall=("round",))
def auction_invariants(auction: DecisionAuction, round: int) -> bool:
    """In every round, all of these hold, for every hypothesis.

    wealth-balance, no-overestimation, solvent, wealth-identity, bounded-record,
    finite-coverage, honest-never-rejected and reward-bound: each by its own definition.
    In a first-price auction whose estimate is the winning bid they do. (Oesterheld,
    Demski and Conitzer 2023, the finite content of theorems 1 and 3)
    """
    return next(broken(auction, round), None) is None


def broken(auction: DecisionAuction, round: int) -> Iterator[tuple[Any, ...]]:
    """Yield each definition that is False of a round, with its further arguments."""
    for definition in _OF_ALL:
        if not definition(auction, round):
            yield (definition,)
    for definition in _OF_EACH:
        for hypothesis in auction.members:
            try:
                if not definition(auction, round, hypothesis):
                    yield definition, hypothesis
            except PremiseNotMet:
                pass  # it says nothing of this hypothesis in this round


def because(auction: DecisionAuction, round: int) -> str:
    """Return which of them fails first, and how."""
    definition, *named = next(broken(auction, round))
    told = sys.modules[definition.__module__].because(auction, round, *named)
    return f"{dashed(definition.__name__)} fails: {told}"
