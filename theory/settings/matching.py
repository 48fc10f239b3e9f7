"""Two-sided matching: each agent ranks the other side, everybody is acceptable."""

import math
from collections.abc import Callable, Mapping, Sequence
from types import NoneType
from typing import Any

from accord.theory.domains import strict_orders
from accord.theory.errors import ModelError, ScopeError
from accord.theory.matchings import Matching, blocking_pairs, matchings
from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.parameters import NO_PARAMS, bind, choose, flag, positive
from accord.theory.profiles import Profile
from accord.theory.shares import whole

MAX_SIDE = 6
_PLAIN = frozenset({int, NoneType})


def mechanism(
    rule: Callable[..., Any],
    *,
    name: str,
    params: Mapping[str, Any] = NO_PARAMS,
    side: int = 3,
    strategic: str = "all",
    single: bool = False,
) -> Mechanism:
    """Return the mechanism of a matching rule on two sides of `side` agents each.

    Agents 0..n-1 are the proposers, agents n..2n-1 the receivers. A type is a strict
    order of the *places* 0..n-1 of the other side: the order (2, 0, 1) of a proposer
    puts agent n+2 first, and that of a receiver puts agent 2 first. The rule takes
    the 2n orders and returns the partner of each agent, as a sequence of length 2n or
    a dict agent -> partner (one direction is enough). With `single`, agents can stay
    alone (None), which is worse than any partner. `strategic` says who chooses her
    report: all, the proposers, or the receivers. Facts: `sides`, `strategic`,
    `blocking_pairs` (of profile and outcome).
    """
    side, single = positive(side, "side"), flag(single, "single")
    if side > MAX_SIDE:
        raise ScopeError(
            f"a market with {side} agents on each side has {math.factorial(side):,} "
            f"types for each agent and as many matchings",
            f"the largest that fits is {MAX_SIDE}",
        )
    proposers, receivers = tuple(range(side)), tuple(range(side, 2 * side))
    liars = {
        "all": proposers + receivers,
        "proposers": proposers,
        "receivers": receivers,
    }
    who = choose(strategic, tuple(liars), "strategic")
    outcomes = tuple(matchings(side, single=single))
    known = frozenset(outcomes)

    def read(result: Any) -> Matching:
        partner = _listed(result, side) if isinstance(result, Mapping) else result
        if isinstance(partner, Sequence) and not isinstance(partner, str):
            partner = tuple(partner)
            if not _PLAIN.issuperset(map(type, partner)):
                partner = tuple(map(whole, partner))
            if _PLAIN.issuperset(map(type, partner)) and partner in known:
                return partner
        raise _misuse(partner, side, single=single)

    def prefers(agent: int, profile: Profile, x: Matching, y: Matching) -> bool:
        return _weakly_above(profile[agent], agent, side, x[agent], y[agent])

    bound, title = bind(rule, name=name, params=params)
    lists = "complete strict lists" + (", agents may stay single" if single else "")
    only = "" if who == "all" else f", only the {who} choose their lists"
    return Mechanism(
        rule=bound,
        domains=(strict_orders(side),) * (2 * side),
        outcomes=outcomes,
        prefers=prefers,
        read=read,
        share=lambda agent, outcome: outcome[agent],
        name=title,
        scope=f"{side} proposers, {side} receivers, {lists}{only}",
        setting="matching",
        facts={
            "sides": (proposers, receivers),
            "strategic": liars[who],
            "blocking_pairs": blocking_pairs,
        },
    )


def _weakly_above(
    order: tuple[int, ...], agent: int, side: int, x: int | None, y: int | None
) -> bool:
    if x == y or y is None:
        return True
    if x is None:
        return False
    first = side if agent < side else 0
    return order.index(x - first) < order.index(y - first)


def _listed(result: Mapping[Any, Any], side: int) -> tuple[Any, ...]:
    """Return the partner of each agent from a dict that may name each pair once."""
    pairs = {whole(agent): whole(other) for agent, other in result.items()}
    partner = dict(pairs)
    for agent, other in pairs.items():
        for one in (agent, other):
            if one is not None and (type(one) is not int or not 0 <= one < 2 * side):
                raise ModelError(
                    f"the matching names `{one!r}`, expected agents 0..{2 * side - 1}",
                    "return a dict from agent number to partner number or None",
                )
        if agent is None:
            raise ModelError("expected an agent as the key of a matching, got `None`")
        if other is not None and partner.setdefault(other, agent) != agent:
            raise ModelError(
                f"agent {agent} is matched to {other}, but {other} is matched to "
                f"{partner[other]}",
                "a matching is mutual: give each agent one partner",
            )
    return tuple(partner.get(agent) for agent in range(2 * side))


def _misuse(partner: Any, side: int, *, single: bool) -> ModelError:
    """Return the error that says why this is no matching."""
    shape = f"return {2 * side} partners, or a dict from agent to partner"
    if not isinstance(partner, tuple) or len(partner) != 2 * side:
        return ModelError(
            f"expected a matching of {2 * side} agents, got `{str(partner)[:60]}`",
            shape,
        )
    for agent, other in enumerate(partner):
        if other is None and not single:
            return ModelError(
                f"agent {agent} is left single, expected a partner for everybody",
                "give each agent a partner, or set `single` to allow None",
            )
        if other is None:
            continue
        across = range(side, 2 * side) if agent < side else range(side)
        if type(other) is not int or other not in across:
            return ModelError(
                f"agent {agent} is matched to `{other!r}`, expected an agent of the "
                f"other side, {across[0]}..{across[-1]}",
                shape,
            )
        if partner[other] != agent:
            return ModelError(
                f"agent {agent} is matched to {other}, but {other} is matched to "
                f"{partner[other]}",
                "a matching is mutual: give each agent one partner",
            )
    raise AssertionError("a mutual matching of the right length is a known one")


def show_outcome(partner: Matching) -> str:
    """Return a matching as text, for stories: `Ann-Dan, Bob-Eve`."""
    pairs = [(i, j) for i, j in enumerate(partner) if j is None or i < j]
    return ", ".join(
        agent_name(i) + ("" if j is None else f"-{agent_name(j)}") for i, j in pairs
    )


def show_share(partner: int | None) -> str:
    """Return a partner as text, for stories."""
    return "nobody" if partner is None else agent_name(partner)
