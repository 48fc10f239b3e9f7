"""Assignment: agents rank objects, and each gets one, or a lottery over them."""

import itertools
import math
from collections.abc import Callable, Mapping
from typing import Any

from accord.theory.domains import strict_orders
from accord.theory.errors import ModelError
from accord.theory.lotteries import Lottery, sure
from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name, letter
from accord.theory.parameters import NO_PARAMS, bind, positive
from accord.theory.preferences import weakly_above
from accord.theory.profiles import Profile
from accord.theory.shares import exchange, listed, whole

MAX_OUTCOMES = 20_000


def mechanism(
    rule: Callable[..., Any],
    *,
    name: str,
    params: Mapping[str, Any] = NO_PARAMS,
    agents: int = 3,
    objects: int = 3,
) -> Mechanism:
    """Return the mechanism of a rule that assigns objects 0..m-1, one to an agent.

    A type is a strict order of all objects; getting nothing (None) is worst, and
    happens only where objects are too few. The rule takes the orders and, if it has
    an argument `objects`, their number. It returns the object of each agent, as a
    sequence or a dict, or for a random assignment the law of each agent's object: a
    dict from object to exact probability, or a Lottery. Outcomes are then tuples of
    Lottery, one for each agent, in which every object has total probability 1 (at
    most 1 where agents are too few); by Birkhoff and von Neumann each such table is a
    lottery over assignments. An order does not compare lotteries: ask for
    SD properties. Facts: `objects`, `exchange` (agents i and j swap shares).
    """
    agents, objects = positive(agents, "agents"), positive(objects, "objects")
    few = math.perm(max(agents, objects), min(agents, objects)) <= MAX_OUTCOMES
    goods: list[int | None] = [*range(objects), *[None] * (agents - objects)]
    every = dict.fromkeys(itertools.permutations(goods, agents)) if few else None

    bound, title = bind(rule, name=name, params=params, offered={"objects": objects})

    def prefers(agent: int, profile: Profile, x: Any, y: Any) -> bool:
        if isinstance(x[agent], Lottery) or isinstance(y[agent], Lottery):
            raise ModelError(
                f"`{title}` gives lotteries, which an order does not compare",
                "ask for `strongly-sd-strategyproof`, `weakly-sd-strategyproof`, "
                "`sd-efficient` or `sd-envy-free`",
            )
        return weakly_above(profile[agent], x[agent], y[agent])

    return Mechanism(
        rule=bound,
        domains=(strict_orders(objects),) * agents,
        outcomes=None if every is None else tuple(every),
        prefers=prefers,
        read=lambda result: _read(result, agents, objects),
        share=lambda agent, outcome: outcome[agent],
        rename=_rename,
        name=title,
        scope=f"{agents} agents, {objects} objects, strict orders",
        setting="assignment",
        facts={"objects": tuple(range(objects)), "exchange": exchange},
    )


def _rename(names: Mapping[Any, Any], thing: Any) -> Any:
    """Return an order or an outcome with its objects renamed; nothing stays nothing."""
    if isinstance(thing, tuple):
        return tuple(_rename(names, part) for part in thing)
    if isinstance(thing, Lottery):
        return Lottery({names.get(x, x): p for x, p in thing.items()})
    return names.get(thing, thing)


def _read(result: Any, agents: int, objects: int) -> tuple[Any, ...]:
    given = listed(result, agents, "agent")
    shares = tuple(s if isinstance(s, Mapping) else whole(s) for s in given)
    random = any(isinstance(share, Mapping) for share in shares)
    for agent, share in enumerate(shares):
        for item in share if isinstance(share, Mapping) else (share,):
            if item is not None and (type(item) is not int or not 0 <= item < objects):
                raise ModelError(
                    f"agent {agent} gets `{str(item)[:40]}`, expected an object "
                    f"0..{objects - 1} or None"
                )
    if not random:
        _check_totals([shares.count(x) for x in range(objects)], agents)
        return shares
    laws = tuple(_law(agent, share) for agent, share in enumerate(shares))
    _check_totals([sum(law[x] for law in laws) for x in range(objects)], agents)
    return laws


def _law(agent: int, share: Any) -> Lottery:
    if isinstance(share, Lottery):
        return share
    if not isinstance(share, Mapping):
        return sure(share)
    try:
        return Lottery(share)
    except ModelError as error:
        raise ModelError(f"agent {agent}: {error.message}", error.help) from error


def _check_totals(totals: list[Any], agents: int) -> None:
    """Raise unless every object is given once, or as often as there are agents."""
    for item, total in enumerate(totals):
        if total > 1 or (agents >= len(totals) and total != 1):
            least = "1" if agents >= len(totals) else "at most 1"
            raise ModelError(
                f"object {item} is given {total} times in total, expected {least}",
                "each object goes to one agent; probabilities of one object sum to 1",
            )
    if agents < len(totals) and sum(totals) != agents:
        raise ModelError(
            f"the objects given sum to {sum(totals)}, expected one for each of the "
            f"{agents} agents",
            "None is for markets with more agents than objects",
        )


def show_outcome(outcome: Any) -> str:
    """Return who gets what as text, for stories: `Ann a, Bob c`."""
    return ", ".join(
        f"{agent_name(i)} {show_share(share)}" for i, share in enumerate(outcome)
    )


def show_share(share: Any) -> str:
    """Return an object, or a lottery over them, as text, for stories."""
    if isinstance(share, Mapping):
        return "(" + ", ".join(f"{letter(x)} {p}" for x, p in share.items()) + ")"
    return "nothing" if share is None else letter(share)
