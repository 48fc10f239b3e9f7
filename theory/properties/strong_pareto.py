"""Strong Pareto: society sides with whoever gains where nobody loses."""

from accord.theory.aggregation import Aggregation
from accord.theory.properties import assume, prop


@prop(Aggregation, forall=("prospect", "second_prospect"))
def strong_pareto(
    a: Aggregation, prospect: tuple[object, ...], second_prospect: tuple[object, ...]
) -> bool:
    """If nobody loses society does not either, and if somebody gains it does.

    For all lotteries p and q over the outcomes: U_i p >= U_i q for every individual i
    implies W p >= W q, and W p > W q if one of these is strict. Equivalent to
    W = sum a_i U_i + b with weights a_i > 0.
    """
    p, q = prospect, second_prospect
    first = [a.expected(i, p) for i in a.members]
    second = [a.expected(i, q) for i in a.members]
    assume(all(x >= y for x, y in zip(first, second, strict=True)))
    if sum(first) > sum(second):  # as nobody loses: somebody gains
        return bool(a.social_worth(p) > a.social_worth(q))
    return bool(a.social_worth(p) >= a.social_worth(q))


def because(
    a: Aggregation, prospect: tuple[object, ...], second_prospect: tuple[object, ...]
) -> str:
    """Return who wants what."""
    p, q = prospect, second_prospect
    if any(a.expected(i, p) > a.expected(i, q) for i in a.members):
        return "nobody prefers the second, somebody the first, and society does not."
    return "everybody is indifferent between the two, and society prefers the second."
