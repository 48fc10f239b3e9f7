"""The terms in which properties are stated: what a definition asks of a mechanism.

Each function reads one thing off a mechanism, or raises ModelError where the
mechanism does not say it. They compare nothing that a definition should compare.
"""

import itertools
from collections.abc import Iterable, Mapping
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import Exact, exact_or_form
from accord.theory.lotteries import Lottery, sure
from accord.theory.mechanisms import Mechanism, Outcome, is_public
from accord.theory.preferences import Order, Relation, rank, sd_weakly_prefers
from accord.theory.priors import Prior
from accord.theory.profiles import Profile
from accord.theory.ranges.mechanisms import alternatives, listed_outcomes


def true_profiles(
    m: Mechanism, members: tuple[int, ...], profile: Profile
) -> Iterable[Profile]:
    """Return the profiles of true types that the others' reports leave possible.

    The members' true types are those in `profile`. With private values nothing else
    matters to them, and `profile` speaks for all; where values depend on the others'
    types (the fact `interdependent`), these can be any.
    """
    if not m.facts.get("interdependent"):
        return (profile,)
    types = [(profile[i],) if i in members else d for i, d in enumerate(m.domains)]
    return map(Profile, itertools.product(*types))


def support(m: Mechanism, profile: Profile) -> tuple[Any, ...]:
    """Return the outcomes that can come about at `profile`: one, or a lottery's.

    A table of one lottery for each agent has many decompositions into outcomes, and
    raises ModelError unless it is sure.
    """
    outcome = m(profile)
    if isinstance(outcome, Lottery):
        return tuple(outcome)
    if isinstance(outcome, tuple) and any(isinstance(x, Lottery) for x in outcome):
        if any(len(lottery) > 1 for lottery in outcome):
            raise ModelError(
                f"`{m.name}` gives each agent a lottery, and this property reads "
                "outcomes",
                "ask for `sd-efficient`, `sd-envy-free`, `strongly-sd-strategyproof`",
            )
        return (tuple(next(iter(lottery)) for lottery in outcome),)
    return (outcome,)


def winners(m: Mechanism, profile: Profile) -> tuple[Any, ...]:
    """Return the candidates that can win in the end: members of the set, or `support`.

    Where a set of candidates is chosen, one of its members is to win.
    """
    chosen = m(profile)
    if "candidates" in m.facts and isinstance(chosen, frozenset):
        return tuple(sorted(chosen))
    return support(m, profile)


def lead(m: Mechanism, profile: Profile, x: Any, y: Any) -> Any:
    """Return how many agents strictly prefer x to y, less those who prefer y to x.

    Where a type speaks for several agents the mechanism states the fact `margin`.
    """
    if "margin" in m.facts:
        return m.facts["margin"](profile, x, y)
    return sum(
        m.strictly_prefers(i, profile, x, y) - m.strictly_prefers(i, profile, y, x)
        for i in m.agents
    )


def chosen_at(m: Mechanism, profile: Profile) -> Any:
    """Return the outcome at `profile`, which must be sure."""
    outcome, *others = support(m, profile)
    if others:
        raise ModelError(
            f"`{m.name}` draws lots at the profile {tuple(profile)!r}, and "
            "this property is about sure outcomes",
            "choose a property of lotteries, such as `strongly-sd-strategyproof`",
        )
    return outcome


def best_outcomes(m: Mechanism, agent: int, profile: Profile) -> list[Any]:
    """Return the listed outcomes that `agent` likes at least as much as every other."""
    every = listed_outcomes(m)
    return [
        x for x in every if all(m.weakly_prefers(agent, profile, x, y) for y in every)
    ]


def among(m: Mechanism, profile: Profile, agents: Iterable[int]) -> Any:
    """Return the outcome when only `agents` report, as they do in `profile`."""
    if not m.variable:
        raise ModelError(
            f"`{m.name}` is a rule for {len(m.domains)} agents only, and this asks "
            "what it does with fewer",
            "choose a property of a fixed electorate; voting rules have `variable`",
        )
    return m(profile.only(agents))


def prior_of(m: Mechanism) -> Prior:
    """Return the common prior."""
    if m.prior is None:
        raise ModelError(
            f"`{m.name}` has no prior, and this property takes expectations",
            'state one: prior="uniform" (--prior uniform), or a file',
        )
    return m.prior


def payments(m: Mechanism, profile: Profile) -> tuple[Any, ...]:
    """Return what each agent pays at `profile`."""
    outcome = m(profile)
    if not isinstance(outcome, Outcome):
        raise ModelError(
            f"`{m.name}` makes no payments, and this property adds them up",
            "choose a property that does not speak of money",
        )
    return outcome.payments


def decision_at(m: Mechanism, profile: Profile) -> Any:
    """Return the decision at `profile`, without the payments."""
    outcome = m(profile)
    return outcome.decision if isinstance(outcome, Outcome) else outcome


def worth(m: Mechanism, agent: int, profile: Profile, decision: Any) -> Any:
    """Return what `decision` is worth to `agent` at these true types."""
    if m.value is None:
        raise ModelError(
            f"`{m.name}` gives no worth to its decisions, and this property adds it up",
            "state `value` in the mechanism, or choose an ordinal property",
        )
    return exact_or_form(m.value(agent, profile, decision), "worth")


def welfare(m: Mechanism, profile: Profile, decision: Any) -> Any:
    """Return what `decision` is worth to all agents together."""
    return sum(worth(m, i, profile, decision) for i in m.agents)


def exchanged(m: Mechanism, i: int, j: int, outcome: Any) -> Any:
    """Return `outcome` with what agents `i` and `j` get exchanged."""
    return fact(m, "exchange", "exchanges what two agents get")(i, j, outcome)


def fact(m: Mechanism, name: str, purpose: str) -> Any:
    """Return a fact of the setting, which this property needs because it ..."""
    if name not in m.facts:
        where = f"the setting `{m.setting}`" if m.setting else "the mechanism"
        raise ModelError(
            f"`{m.name}` does not state `{name}`, and this property {purpose}",
            f"{where} has no such notion; `accord list properties` shows others",
        )
    return m.facts[name]


def renamed(m: Mechanism, names: Mapping[Any, Any], thing: Any) -> Any:
    """Return a type, profile or outcome with alternative x called `names[x]`."""
    if m.rename is None:
        raise ModelError(
            f"`{m.name}` does not say how alternatives are renamed",
            "state `rename` in the mechanism, or choose another property",
        )
    if isinstance(thing, Profile):
        return Profile(m.rename(names, part) for part in thing)
    return m.rename(names, thing)


def own_order(m: Mechanism, agent: int, profile: Profile) -> Order:
    """Return the order of alternatives that is the type of `agent`.

    An approval ballot is the order of two classes, what she approves of first.
    """
    own = profile[agent]
    if m.utility is None and isinstance(own, tuple):
        return own
    if m.utility is None and isinstance(own, frozenset):
        return (own,)
    raise ModelError(
        f"the types of `{m.name}` are not orders, and this property compares by order",
        "where there are utilities, `strategyproof` compares expected utilities",
    )


def society(m: Mechanism, profile: Profile) -> Order | Relation:
    """Return the order (or relation) of alternatives that society gets."""
    order = m(profile)
    if not isinstance(order, (tuple, frozenset)) or "alternatives" not in m.facts:
        raise ModelError(
            f"`{m.name}` chooses no order of alternatives, and this compares orders",
            "return an order, and state the fact `alternatives` in the mechanism",
        )
    return order


def approved(m: Mechanism, agent: int, profile: Profile) -> frozenset[Any]:
    """Return the alternatives on the approval ballot of `agent`."""
    own = profile[agent]
    if not isinstance(own, frozenset):
        raise ModelError(
            f"the types of `{m.name}` are no approval ballots, and this reads them",
            "the setting `committees` has them",
        )
    return own


def favourites(m: Mechanism, agent: int, profile: Profile) -> frozenset[Any]:
    """Return the alternatives that `agent` ranks first: one, or a class."""
    order = own_order(m, agent, profile)
    return frozenset(x for x in alternatives(m) if rank(order, x) == 0)


def chosen_set(m: Mechanism, profile: Profile) -> frozenset[Any]:
    """Return the set of alternatives chosen at `profile`: a committee, or a tie."""
    chosen = m(profile)
    if not isinstance(chosen, frozenset):
        raise ModelError(
            f"`{m.name}` chooses no sets of alternatives, and this looks into them",
            "the settings `committees` and `set-voting` do",
        )
    return chosen


def ranks_of_chosen(
    m: Mechanism, agent: int, profile: Profile, report: Any
) -> list[int]:
    """Return the ranks of the alternatives in the set chosen when `agent` reports this.

    By her order in `profile`, where the others report the truth; 0 is the best.
    """
    order = own_order(m, agent, profile)
    return [rank(order, x) for x in chosen_set(m, profile.with_report(agent, report))]


def lottery(m: Mechanism, agent: int, outcome: Any) -> Lottery:
    """Return the law of what `agent` gets."""
    share = m.share(agent, outcome)
    return share if isinstance(share, Lottery) else sure(share)


def public_lottery(m: Mechanism, profile: Profile) -> Lottery:
    """Return the lottery at `profile` over outcomes that are the same for all."""
    if not is_public(m):
        raise ModelError(
            f"`{m.name}` gives each agent a share, and this property is about "
            "lotteries over outcomes that all share",
            "for random assignments ask for `sd-efficient`",
        )
    return lottery(m, 0, m(profile))


def sd_likes(m: Mechanism, agent: int, profile: Profile, x: Any, y: Any) -> bool:
    """Return whether what `agent` gets in `x` stochastically dominates that in `y`.

    First order and weakly, by her own order; for sure outcomes her preference.
    """
    if not any(isinstance(m.share(agent, z), Lottery) for z in (x, y)):
        return m.weakly_prefers(agent, profile, x, y)
    order = own_order(m, agent, profile)
    return sd_weakly_prefers(order, lottery(m, agent, x), lottery(m, agent, y))


def interim(m: Mechanism, agent: int, own_type: Any) -> list[tuple[Profile, Exact]]:
    """Return the profiles in which `agent` has this type, with their prior weight."""
    return prior_of(m).given(agent, own_type)


def ex_ante(m: Mechanism) -> list[tuple[Profile, Exact]]:
    """Return the profiles of positive prior weight, with it."""
    return [(p, w) for p, w in prior_of(m).law.items() if w != 0]
