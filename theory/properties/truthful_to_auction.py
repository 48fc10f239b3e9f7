"""Truthful to the auction: no subagent gains by one offer that is not the truth."""

from typing import Any

from accord.theory.auction_rounds import put
from accord.theory.coalitional_agents import CoalitionalAgent, History, Offer
from accord.theory.properties import prop
from accord.theory.traces import show_cell


@prop(CoalitionalAgent, forall=("goal", "history", "subagent", "offer"))
def truthful_to_auction(
    agent: CoalitionalAgent,
    goal: int,
    history: History,
    subagent: int,
    offer: Offer,
    *,
    counts: str = "wealth",
) -> bool:
    """No subagent expects more by another offer in one step, where all else is true.

    An offer is an action that is recommended and a reward that is promised. All others
    tell the truth, and she does everywhere else. She knows the goal and what was
    observed, and expects by her own beliefs: her wealth at the end, her values of what
    is done from now on, or the sum of `both`. Promises are on the grid.
    """
    truth = agent.expected(subagent, goal, history, counts)
    return bool(truth >= _by_lie(agent, goal, history, subagent, offer, counts))


def _by_lie(
    agent: CoalitionalAgent,
    goal: int,
    history: History,
    subagent: int,
    offer: Offer,
    counts: str,
) -> Any:
    wealths = agent.wealths_at(goal, history)
    offers = put(agent.truth(goal), subagent, offer)
    step = agent.step(goal, wealths, offers=offers)
    return agent.expected(subagent, goal, history, counts, step)


def because(
    agent: CoalitionalAgent,
    goal: int,
    history: History,
    subagent: int,
    offer: Offer,
    *,
    counts: str = "wealth",
) -> str:
    """Return what she expects by both."""
    truth = agent.expected(subagent, goal, history, counts)
    lie = _by_lie(agent, goal, history, subagent, offer, counts)
    return (
        f"{agent.say_history(history)}, with the goal of {agent.subagents[goal]}, "
        f"{agent.subagents[subagent]} expects "
        f"{show_cell(truth)} ({counts}) by the truth, "
        f"`{agent.say_offer(agent.truth(goal)[subagent])}`, and {show_cell(lie)} by "
        f"`{agent.say_offer(offer)}`."
    )
