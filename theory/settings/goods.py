"""Division of goods or of a cake: additive values, goods divisible, no money."""

import itertools
import math
from collections.abc import Callable, Mapping
from typing import Any

from accord.theory.domains import MAX_TYPES
from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import Exact
from accord.theory.mechanisms import Mechanism
from accord.theory.parameters import NO_PARAMS, bind, positive
from accord.theory.profiles import Domain, Profile
from accord.theory.shares import exchange, listed, quantity

Share = tuple[Exact, ...]


def mechanism(
    rule: Callable[..., Any],
    *,
    name: str,
    params: Mapping[str, Any] = NO_PARAMS,
    agents: int = 2,
    goods: int = 3,
    total: int = 3,
) -> Mechanism:
    """Return the mechanism of a rule that divides goods 0..k-1, wholly or in parts.

    A type is a tuple of whole numbers, the value of each good, with sum `total`. A
    cake is a row of goods, its cells: the measure of an agent is spread evenly inside
    each cell. The rule takes the tuples and returns for each agent, as a sequence or
    a dict, what she gets: the fraction of each good (a sequence of k exact numbers, or
    a dict good -> fraction in which a missing good is 0); the fractions of each good
    sum to 1. Utility is the value of one's own share. Facts: `exchange`, `whole` (the
    share that has everything), `worth` (of agent, profile, share).
    """
    agents, goods = positive(agents, "agents"), positive(goods, "goods")
    total = positive(total, "total")
    bound, title = bind(rule, name=name, params=params, offered={})
    return Mechanism(
        rule=bound,
        domains=(valuations(goods, total),) * agents,
        utility=lambda agent, profile, outcome: worth(agent, profile, outcome[agent]),
        read=lambda result: _read(result, agents, goods),
        share=lambda agent, outcome: outcome[agent],
        name=title,
        scope=f"{agents} agents, {goods} divisible goods or cells, whole values "
        f"with sum {total}",
        setting="goods",
        facts={"exchange": exchange, "whole": (1,) * goods, "worth": worth},
    )


def valuations(goods: int, total: int) -> Domain:
    """Return the tuples of `goods` whole numbers >= 0 with sum `total`."""
    count = math.comb(total + goods - 1, goods - 1)
    if count > MAX_TYPES:
        raise ScopeError(
            f"{goods} goods with values that sum to {total} give {count:,} types, more "
            f"than the {MAX_TYPES:,} that fit",
            "use fewer goods or a smaller total",
        )
    # Stars and bars: the values are the gaps between k-1 bars.
    return tuple(
        tuple(
            high - low - 1
            for low, high in itertools.pairwise((-1, *bars, total + goods - 1))
        )
        for bars in itertools.combinations(range(total + goods - 1), goods - 1)
    )


def worth(agent: int, profile: Profile, share: Share) -> Exact:
    """Return the value of a share to an agent."""
    values: tuple[int, ...] = profile[agent]
    return sum((v * x for v, x in zip(values, share, strict=True)), 0)


def _read(result: Any, agents: int, goods: int) -> tuple[Share, ...]:
    shares = tuple(
        tuple(quantity(x, "fraction") for x in _row(agent, share, goods))
        for agent, share in enumerate(listed(result, agents, "agent"))
    )
    for good in range(goods):
        given = sum(share[good] for share in shares)
        if given != 1:
            raise ModelError(
                f"good {good} is given {given} times in total, expected 1",
                "everything is divided: the fractions of each good sum to 1",
            )
    return shares


def _row(agent: int, share: Any, goods: int) -> tuple[Any, ...]:
    if isinstance(share, Mapping):
        for good in share:
            if type(good) is not int or not 0 <= good < goods:
                raise ModelError(
                    f"agent {agent} gets of good `{good!r}`, expected 0..{goods - 1}"
                )
        return tuple(share.get(good, 0) for good in range(goods))
    if isinstance(share, (tuple, list)) and len(share) == goods:
        return tuple(share)
    raise ModelError(
        f"agent {agent} gets `{str(share)[:60]}`, expected a fraction of each of the "
        f"{goods} goods",
        "return for each agent a sequence of fractions, or a dict good -> fraction",
    )
