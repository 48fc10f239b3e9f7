"""Weak Pareto: what everybody strictly prefers, society does."""

from accord.theory.aggregation import Aggregation
from accord.theory.properties import assume, prop


@prop(Aggregation, forall=("prospect", "second_prospect"))
def weak_pareto(
    a: Aggregation, prospect: tuple[object, ...], second_prospect: tuple[object, ...]
) -> bool:
    """If a lottery is worth more to everybody, it is worth more to society.

    For all lotteries p and q over the outcomes: U_i p > U_i q for every individual i
    implies W p > W q (strict unanimity). Where some pair is unanimous ("minimum
    agreement") it is equivalent to W = sum a_i U_i + b with weights a_i >= 0, not all
    of them 0. Where none is, it says nothing: it is vacuous.
    """
    p, q = prospect, second_prospect
    assume(all(a.expected(i, p) > a.expected(i, q) for i in a.members))
    return bool(a.social_worth(p) > a.social_worth(q))


def because(
    a: Aggregation, prospect: tuple[object, ...], second_prospect: tuple[object, ...]
) -> str:
    """Return who wants what."""
    return "everybody prefers the first, and society does not."
