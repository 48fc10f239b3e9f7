"""Arguments of properties of coalitional agents: labels of subagents and histories."""

from collections.abc import Mapping
from typing import Any

from accord.theory.arguments.reading import find, listed, rows
from accord.theory.coalitional_agents import CoalitionalAgent
from accord.theory.errors import ModelError


def _apart(
    agent: CoalitionalAgent, given: Any, _: Mapping[str, Any]
) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """Return places: each a goal by name, and what was observed: "Fear,calm;Fear"."""
    return tuple(_place(agent, row) for row in rows(given))


def _place(agent: CoalitionalAgent, row: Any) -> tuple[int, tuple[int, ...]]:
    goal, *seen = listed(row)
    if len(seen) == 1 and isinstance(seen[0], (tuple, list)):
        seen = list(seen[0])
    history = tuple(find(o, agent.observations, "observation") for o in seen)
    if history not in agent.histories:
        raise ModelError(f"expected at most {agent.steps - 1} observations, got {seen}")
    return find(goal, agent.subagents, "subagent"), history


READERS = {"apart": _apart}
LABELS = {
    **dict.fromkeys(("goal", "subagent", "named"), lambda agent: agent.subagents),
    "next_observation": lambda agent: agent.observations,
}


def show(agent: CoalitionalAgent, name: str, value: Any, _: Mapping[str, Any]) -> str:
    """Return a history, an offer or places in labels, "" for anything else."""
    if name == "history":
        return agent.say_history(value)
    if name == "offer":
        return agent.say_offer(value)
    if name == "apart":
        each = (f"{agent.subagents[g]} {agent.say_history(h)}" for g, h in value)
        return "; ".join(each) or "nowhere"
    return ""
