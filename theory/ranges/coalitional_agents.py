"""What the quantified names of properties of coalitional agents run over."""

import math
from collections.abc import Iterator

from accord.theory.coalitional_agents import CoalitionalAgent, History, Offer, Row
from accord.theory.ranges import ranges


def _members(agent: CoalitionalAgent) -> int:
    return len(agent.subagents)


@ranges(CoalitionalAgent, _members)
def subagent(agent: CoalitionalAgent) -> range:
    """Run over the subagents."""
    return agent.members


@ranges(CoalitionalAgent, _members)
def goal(agent: CoalitionalAgent) -> range:
    """Run over the subagents whose ballot can be drawn, one that names herself."""
    return agent.members


@ranges(CoalitionalAgent, _members)
def named(agent: CoalitionalAgent) -> range:
    """Run over the subagents that a ballot can name."""
    return agent.members


@ranges(CoalitionalAgent, lambda agent: len(agent.histories))
def history(agent: CoalitionalAgent) -> tuple[History, ...]:
    """Run over what can have been observed before a step."""
    return agent.histories


@ranges(CoalitionalAgent, lambda agent: len(agent.observations))
def next_observation(agent: CoalitionalAgent) -> range:
    """Run over what can be observed in a step."""
    return range(len(agent.observations))


def _laws(agent: CoalitionalAgent) -> int:
    more = len(agent.observations) - 1
    return math.comb(agent.grid + more, more)


@ranges(CoalitionalAgent, _laws)
def market_report(agent: CoalitionalAgent) -> Iterator[Row]:
    """Run over the laws on the observations that are on the grid."""
    return agent.laws()


@ranges(CoalitionalAgent, lambda agent: len(agent.actions) * (agent.grid + 1))
def offer(agent: CoalitionalAgent) -> Iterator[Offer]:
    """Run over the actions, with the promises that are on the grid."""
    return agent.offers()
