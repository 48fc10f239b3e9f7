"""Own ballot best: under random ballot no voter gains by naming another option."""

from collections.abc import Sequence
from typing import Any

from accord.theory.aggregation import Aggregation
from accord.theory.properties import assume, prop


@prop(Aggregation, forall=("ballots", "individual", "outcome", "voting_weights"))
def own_ballot_best(
    a: Aggregation,
    ballots: Sequence[int],
    individual: int,
    outcome: int,
    voting_weights: Sequence[Any],
) -> bool:
    """Whatever the others name, a best option is worth at least as much as another.

    Of ballots of which the voter's names an option that she likes best, one is drawn
    with chances in the proportion of the weights, which are any numbers of at least 0;
    worths are compared times the sum of these. Source: Gibbard 1977.
    """
    own = a.utilities[individual]
    assume(all(own[ballots[individual]] >= u for u in own))
    assume(all(weight >= 0 for weight in voting_weights))
    truth: Any = 0
    lie: Any = 0
    for voter, weight in enumerate(voting_weights):
        named = ballots[voter]
        truth = truth + weight * own[named]
        lie = lie + weight * own[outcome if voter == individual else named]
    return bool(truth >= lie)
