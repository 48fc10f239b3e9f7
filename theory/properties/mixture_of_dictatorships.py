"""Mixture of dictatorships: a lottery draws one agent, whose favourite is chosen."""

from typing import Any

from accord.theory.errors import ModelError
from accord.theory.lotteries import Lottery
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.ranges.mechanisms import alternatives
from accord.theory.terms import favourites, public_lottery


@prop(Mechanism, forall=("profile",))
def mixture_of_dictatorships(m: Mechanism, profile: Profile) -> bool:
    """One fixed lottery over the agents tells what is drawn: the favourite of one.

    There are weights w_i, the same at every profile, with which each alternative has
    as its probability the sum of the w_i of the agents who rank it first. They can be
    read off: w_i is the probability of alternative 1 where agent i ranks it first and
    all others rank alternative 2 first. That they sum to 1 is what is said of a
    profile with one favourite. A sure rule is a dictatorship if this holds. For
    domains in which everybody has one favourite, and any two first ones are possible.
    Source: Gibbard 1977.
    """
    law = public_lottery(m, profile)
    weights = [_weight(m, i) for i in m.agents]
    firsts = [_first(m, i, profile) for i in m.agents]
    return all(
        law[x] == sum(w for w, first in zip(weights, firsts, strict=True) if first == x)
        for x in alternatives(m)
    )


def _first(m: Mechanism, agent: int, profile: Profile) -> Any:
    best, *others = favourites(m, agent, profile)
    if others:
        raise ModelError(
            "a dictatorship is told by one favourite, and some agent has several",
            "strict orders have one",
        )
    return best


def _weight(m: Mechanism, agent: int) -> Any:
    """Return how likely the favourite of `agent` is where all others agree on another.

    With one alternative, nobody can be told apart: then agent 0 has the weight 1.
    """
    one, *others = alternatives(m)
    if not others:
        return int(agent == 0)
    heads = [one if i == agent else others[0] for i in m.agents]
    types = [
        next(t for t in domain if _first(m, i, Profile((t,) * len(heads))) == head)
        for i, (domain, head) in enumerate(zip(m.domains, heads, strict=True))
    ]
    law: Lottery = public_lottery(m, Profile(types))
    return law[one]


def because(m: Mechanism, profile: Profile) -> str:
    """Return the weights."""
    weights = ", ".join(str(_weight(m, i)) for i in m.agents)
    return (
        f"where one agent alone ranks the first alternative first it has the "
        f"probabilities {weights}; with these as weights something else is drawn here."
    )
