"""The threshold of the twin dilemma: when an embedded agent cooperates."""

from typing import Any

from accord.theory.embedded_agents import Planner
from accord.theory.errors import ModelError
from accord.theory.processes import Word
from accord.theory.properties import prop
from accord.theory.universes import Universes


@prop(Universes)
def twin_threshold(
    u: Universes,
    *,
    copy: Any,
    cooperating: Any,
    defecting: Any,
    history: Word = (),
) -> bool:
    """The first action is strictly best iff copying is likely enough.

    With payoffs T, R, P, S of a dilemma, the weight alpha of copies, and the weights
    m_C and m_D of the policies that have not been ruled out and now play C and D:
    Q(C) > Q(D) iff  alpha (R - P) > (1 - alpha)(m_C (T - R) + m_D (P - S)).
    """
    above = _above(u, copy, cooperating, defecting)
    values = Planner(u).values(history)
    return bool(values[0] > values[1]) is bool(above > 0)


def _above(u: Universes, copy: Any, cooperating: Any, defecting: Any) -> Any:
    if (len(u.actions), len(u.percepts)) != (2, 2):
        raise ModelError("a twin dilemma has 2 actions and 2 percepts")
    (r, s), (t, p) = u.rewards
    loss = cooperating * (t - r) + defecting * (p - s)
    return copy * (r - p) - (1 - copy) * loss


def because(
    u: Universes,
    *,
    copy: Any,
    cooperating: Any,
    defecting: Any,
    history: Word = (),
) -> str:
    """Return the values and the difference of the two sides."""
    values = ", ".join(map(str, Planner(u).values(history)))
    above = _above(u, copy, cooperating, defecting)
    return f"Q = ({values}), and the difference of the sides is {above}."
