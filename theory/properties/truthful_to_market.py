"""Truthful to the market: no subagent gains by one report that is not her belief."""

from typing import Any

from accord.theory.auction_rounds import put
from accord.theory.coalitional_agents import CoalitionalAgent, History, Row
from accord.theory.properties import prop
from accord.theory.traces import show_cell


@prop(CoalitionalAgent, forall=("goal", "history", "subagent", "market_report"))
def truthful_to_market(
    agent: CoalitionalAgent,
    goal: int,
    history: History,
    subagent: int,
    market_report: Row,
    *,
    counts: str = "wealth",
) -> bool:
    """No subagent expects more by another report in one step, where all else is true.

    All others tell the truth, and she does everywhere else. She knows the goal and what
    was observed, and expects by her own beliefs: her wealth at the end, her values of
    what is done from now on, or the sum of `both`. Reports are on the grid.
    """
    truth = agent.expected(subagent, goal, history, counts)
    return bool(truth >= _by_lie(agent, goal, history, subagent, market_report, counts))


def _by_lie(
    agent: CoalitionalAgent,
    goal: int,
    history: History,
    subagent: int,
    report: Row,
    counts: str,
) -> Any:
    wealths = agent.wealths_at(goal, history)
    step = agent.step(goal, wealths, put(agent.beliefs, subagent, report))
    return agent.expected(subagent, goal, history, counts, step)


def because(
    agent: CoalitionalAgent,
    goal: int,
    history: History,
    subagent: int,
    market_report: Row,
    *,
    counts: str = "wealth",
) -> str:
    """Return what she expects by both."""
    truth = agent.expected(subagent, goal, history, counts)
    lie = _by_lie(agent, goal, history, subagent, market_report, counts)
    shown = ", ".join(map(str, market_report))
    return (
        f"{agent.say_history(history)}, with the goal of {agent.subagents[goal]}, "
        f"{agent.subagents[subagent]} expects "
        f"{show_cell(truth)} ({counts}) by reporting "
        f"({', '.join(map(str, agent.beliefs[subagent]))}), and {show_cell(lie)} by "
        f"({shown})."
    )
