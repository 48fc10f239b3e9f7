"""The institutions of an agent of subagents, each as an object of its own.

And what these would have agreed on without any of them, by negotiating in advance.
"""

from collections.abc import Sequence

from accord.theory.aggregation import Aggregation
from accord.theory.coalitional_agents import CoalitionalAgent, Row, Step
from accord.theory.decision_auctions import DecisionAuction, Hypothesis
from accord.theory.forecasts import Forecasts
from accord.theory.negotiations import Negotiation


def market_of(agent: CoalitionalAgent, step: Step) -> Forecasts:
    """Return the market of a step as forecasts with weights, half-quadratic."""
    return Forecasts(
        agent.subagents,
        agent.observations,
        step.reports,
        step.wealths,
        "half-quadratic",
        f"the market of {agent.name}",
    )


def auction_of(
    agent: CoalitionalAgent, step: Step, goal: int, observation: int
) -> DecisionAuction:
    """Return the auction of a step as a decision auction of one round."""
    return DecisionAuction(
        agent.actions,
        tuple(
            Hypothesis(name, agent.actions[a], promise, (1 - agent.wager) * w)
            for name, (a, promise), w in zip(
                agent.subagents, step.offers, step.wealths, strict=True
            )
        ),
        tuple(row[observation] for row in agent.values[goal]),
        1,
        0,
        agent.payment,
        title=f"the auction of {agent.name}",
    )


def ballot_of(agent: CoalitionalAgent, counts: str) -> Aggregation:
    """Return what each subagent expects of each goal, as an aggregation."""
    return Aggregation(
        agent.subagents,
        agent.subagents,
        tuple(
            tuple(agent.expected(i, goal, (), counts) for goal in agent.members)
            for i in agent.members
        ),
        title=f"the ballot of {agent.name}",
    )


def negotiation_of(agent: CoalitionalAgent) -> Negotiation:
    """Return the same subagents as principals who agree on a policy in advance.

    Their weights are the wealths at the start, and each values an action by what
    she expects of it. An action after a history here is one after the same draws
    there; the first step, before any, is weighed by the weights alone.
    """
    return Negotiation(
        agent.subagents,
        agent.observations,
        agent.actions,
        agent.beliefs,
        tuple(
            tuple(agent.expects(i, a, i) for a in range(len(agent.actions)))
            for i in agent.members
        ),
        max(1, agent.steps - 1),
        agent.wealths,
        f"the subagents of {agent.name}",
    )


def negotiated_worths(agent: CoalitionalAgent, history: Sequence[int]) -> Row:
    """Return what each action is worth to the principals after a history."""
    n = negotiation_of(agent)
    return tuple(n.worth_at(history, action) for action in range(len(agent.actions)))
