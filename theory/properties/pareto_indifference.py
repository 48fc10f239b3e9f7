"""Pareto indifference: where all individuals are indifferent, society is."""

from accord.theory.aggregation import Aggregation
from accord.theory.properties import assume, prop


@prop(Aggregation, forall=("prospect", "second_prospect"))
def pareto_indifference(
    a: Aggregation, prospect: tuple[object, ...], second_prospect: tuple[object, ...]
) -> bool:
    """If two lotteries are worth the same to everybody, they are so to society.

    For all lotteries p and q over the outcomes: U_i p = U_i q for every individual i
    implies W p = W q. Equivalent to W = sum a_i U_i + b with real weights a_i.
    Source: Harsanyi 1955.
    """
    p, q = prospect, second_prospect
    assume(all(a.expected(i, p) == a.expected(i, q) for i in a.members))
    return bool(a.social_worth(p) == a.social_worth(q))


def because(
    a: Aggregation, prospect: tuple[object, ...], second_prospect: tuple[object, ...]
) -> str:
    """Return who wants what."""
    return "everybody is indifferent between the two, and society is not."
