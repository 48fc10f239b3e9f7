"""Rules that assign objects to agents, for sure or at random; strict preferences."""

import itertools
import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import Exact
from accord.theory.lotteries import Lottery
from accord.theory.matchings import Orders
from accord.theory.parameters import indices
from accord.theory.rules import rule

Objects = tuple[int | None, ...]

_SMALL = {"agents": 3, "objects": 3}


def _pick_in_turn(reports: Orders, order: Sequence[int]) -> list[int | None]:
    """Return the object of each agent when they pick in this order."""
    taken: set[int | None] = set()
    chosen: list[int | None] = [None] * len(reports)
    for agent in order:
        chosen[agent] = next((x for x in reports[agent] if x not in taken), None)
        taken.add(chosen[agent])
    return chosen


@rule(
    "assignment",
    size=_SMALL,
    has="strategyproof weakly-group-strategyproof strongly-group-strategyproof "
    "strongly-pareto weakly-pareto nonbossy neutral not-obviously-manipulable",
    lacks="envy-free anonymous",
)
def serial_dictatorship(reports: Orders, *, order: Any = None) -> Objects:
    """Return what each agent gets when they pick their best object left, in turn.

    `order` such as "2,0,1" says who picks first (default: agent 0). Source:
    Svensson 1999.
    """
    agents = len(reports)
    turns = range(agents) if order is None else indices(order, agents, "order")
    return tuple(_pick_in_turn(reports, turns))


@rule(
    "assignment",
    size=_SMALL,
    has="strategyproof weakly-group-strategyproof strongly-group-strategyproof "
    "strongly-pareto weakly-pareto nonbossy not-obviously-manipulable",
    lacks="envy-free anonymous neutral",
)
def trade_from_endowments(reports: Orders) -> Objects:
    """Return the top trading cycles of a market in which agent i owns object i.

    Needs as many objects as agents: the core of the housing market. Source: Shapley
    and Scarf 1974 (Gale's algorithm), Roth 1982 (truthful).
    """
    if any(len(order) != len(reports) for order in reports):
        raise ModelError(
            f"each agent owns an object: expected as many objects as agents, got "
            f"{len(reports)} agents and {len(reports[0])} objects"
        )
    got: list[int | None] = [None] * len(reports)
    waiting = list(range(len(reports)))
    while waiting:
        # Objects carry the numbers of their owners, and an owner leaves with hers.
        wants = {i: next(x for x in reports[i] if got[x] is None) for i in waiting}
        agent = waiting[0]
        for _ in waiting:
            agent = wants[agent]
        while got[agent] is None:
            got[agent] = wants[agent]
            waiting.remove(agent)
            agent = wants[agent]
    return tuple(got)


@rule(
    "assignment",
    size=_SMALL,
    has="weakly-sd-strategyproof sd-efficient sd-envy-free anonymous neutral nonbossy",
    lacks="strongly-sd-strategyproof",
)
def probabilistic_serial(reports: Orders) -> tuple[Lottery, ...]:
    """Return each agent's lottery when all eat their best object left at equal speed.

    Between time 0 and 1 everybody eats at speed 1; what she eats of an object is her
    probability of it. Exact. Source: Bogomolnaia and Moulin 2001.
    """
    agents = range(len(reports))
    left: dict[int, Exact] = dict.fromkeys(reports[0], 1)
    eaten: list[dict[int | None, Exact]] = [{} for _ in agents]
    time: Exact = 0
    while time < 1:
        meal = [next((x for x in reports[i] if left[x]), None) for i in agents]
        steps = [Fraction(left[x]) / meal.count(x) for x in left if x in meal]
        step = min([*steps, 1 - time])
        for i, x in enumerate(meal):
            eaten[i][x] = eaten[i].get(x, 0) + step
            if x is not None:
                left[x] -= step
        time += step
    return tuple(map(Lottery, eaten))


@rule(
    "assignment",
    size=_SMALL,
    has="strongly-sd-strategyproof weakly-sd-strategyproof sd-efficient anonymous "
    "neutral nonbossy",
    lacks="sd-envy-free",
)
def random_priority(reports: Orders) -> tuple[Lottery, ...]:
    """Return each agent's lottery when a random order of the agents picks in turn.

    The exact mixture of the serial dictatorships over all orders, equally likely;
    also called random serial dictatorship. Source: Abdulkadiroglu and Sonmez 1998.
    """
    agents = len(reports)
    times: list[dict[int | None, int]] = [{} for _ in reports]
    for order in itertools.permutations(range(agents)):
        for counts, x in zip(times, _pick_in_turn(reports, order), strict=True):
            counts[x] = counts.get(x, 0) + 1
    total = math.factorial(agents)
    return tuple(
        Lottery({x: Fraction(k, total) for x, k in counts.items()}) for counts in times
    )
