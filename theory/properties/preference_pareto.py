"""Preference Pareto: what nobody likes less, society does not like less."""

from accord.theory.aggregation import Aggregation
from accord.theory.properties import assume, prop


@prop(Aggregation, forall=("prospect", "second_prospect"))
def preference_pareto(
    a: Aggregation, prospect: tuple[object, ...], second_prospect: tuple[object, ...]
) -> bool:
    """If a lottery is worth at least as much to everybody, it is so to society.

    For all lotteries p and q over the outcomes: U_i p >= U_i q for every individual i
    implies W p >= W q. Equivalent to W = sum a_i U_i + b with weights a_i >= 0. Also
    called weak preference Pareto, or Pareto weak preference.
    """
    p, q = prospect, second_prospect
    assume(all(a.expected(i, p) >= a.expected(i, q) for i in a.members))
    return bool(a.social_worth(p) >= a.social_worth(q))


def because(
    a: Aggregation, prospect: tuple[object, ...], second_prospect: tuple[object, ...]
) -> str:
    """Return who wants what."""
    return "nobody prefers the second, and society does."
