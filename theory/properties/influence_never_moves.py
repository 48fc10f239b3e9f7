"""Influence never moves: after all histories the effective weights are the first."""

from accord.theory.negotiations import History, Negotiation
from accord.theory.properties import prop


@prop(Negotiation, forall=("history", "principal", "other_principal"))
def influence_never_moves(
    n: Negotiation, history: History, principal: int, other_principal: int
) -> bool:
    """Weight times likelihood stays in the proportion of the weights themselves.

    For two principals i, j and a history h: w_i P_i(h) w_j = w_j P_j(h) w_i. True where
    all have the same beliefs.
    """
    after, before = n.influence(history), n.given_weights
    i, j = principal, other_principal
    return bool(after[i] * before[j] == after[j] * before[i])


def because(
    n: Negotiation, history: History, principal: int, other_principal: int
) -> str:
    """Return the effective weights after the history."""
    after = " to ".join(
        str(n.influence(history)[j]) for j in (principal, other_principal)
    )
    before = " to ".join(str(n.given_weights[j]) for j in (principal, other_principal))
    return f"after {n.say_history(history)} they stand {after}, at first {before}."
