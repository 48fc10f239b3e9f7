"""Division of an amount among agents with single-peaked preferences."""

import itertools
from collections.abc import Callable, Mapping
from typing import Any

from accord.theory.domains import parse_values
from accord.theory.errors import ModelError
from accord.theory.exact import Exact
from accord.theory.mechanisms import Mechanism
from accord.theory.parameters import NO_PARAMS, bind, positive
from accord.theory.profiles import Profile
from accord.theory.shares import exchange, listed, quantity


def mechanism(
    rule: Callable[..., Any],
    *,
    name: str,
    params: Mapping[str, Any] = NO_PARAMS,
    agents: int = 3,
    amount: int = 4,
    slopes: str = "{1/2,1,2}",
) -> Mechanism:
    """Return the mechanism of a rule that divides `amount` completely.

    A type is a pair (peak, slope): utility rises by 1 for each unit up to the peak, a
    whole number 0..amount, and falls by `slope` for each unit beyond it. That is a
    finite part of the single-peaked preferences on shares; whether one share is
    preferred to another on the other side of the peak depends on the slope alone. The
    rule takes the pairs and, if it has an argument `amount`, the amount; it returns
    exact shares of at least 0 with this sum, as a sequence or a dict. Shares can be
    fractions, so outcomes are not listed. Fact: `exchange`.
    """
    agents, amount = positive(agents, "agents"), positive(amount, "amount")
    falls = parse_values(slopes)
    if any(fall <= 0 for fall in falls):
        raise ModelError(
            f"expected `slopes` above 0, got `{slopes}`",
            "a slope is how fast utility falls beyond the peak: {1/2,1,2}",
        )
    bound, title = bind(rule, name=name, params=params, offered={"amount": amount})
    return Mechanism(
        rule=bound,
        domains=(tuple(itertools.product(range(amount + 1), falls)),) * agents,
        utility=_utility,
        read=lambda result: _read(result, agents, amount),
        share=lambda agent, outcome: outcome[agent],
        name=title,
        scope=f"{agents} agents, amount {amount}, peaks 0..{amount}, slopes {slopes}",
        setting="division",
        facts={"exchange": exchange},
    )


def _utility(agent: int, profile: Profile, outcome: tuple[Exact, ...]) -> Exact:
    peak, slope = profile[agent]
    share = outcome[agent]
    worth: Exact = share - peak if share <= peak else (peak - share) * slope
    return worth


def _read(result: Any, agents: int, amount: int) -> tuple[Exact, ...]:
    shares = tuple(quantity(x, "share") for x in listed(result, agents, "agent"))
    if sum(shares) != amount:
        raise ModelError(
            f"expected shares that sum to {amount}, got {sum(shares)}",
            "the whole amount is divided, nothing is thrown away",
        )
    return shares
