"""Coalitional agents as plain data."""

from collections.abc import Mapping
from typing import Any

from accord.theory.coalitional_agents import CoalitionalAgent
from accord.theory.formats.plain import (
    Data,
    Kind,
    check_keys,
    located,
    read_each,
    read_list,
    read_member,
    read_names,
    read_number,
    read_table,
    read_text,
)


def read_agent(data: Mapping[str, Any], where: str) -> CoalitionalAgent:
    """Return the agent that the data state.

    subagents     names
    observations  labels of what can be observed after an action
    actions       labels of what can be done
    beliefs       for each subagent a list, her probability of each observation
    values        for each subagent a table: for each action a list, what it is worth to
                  her, from 0 to 1, if each observation follows
    steps         how many there are
    wealths       for each subagent a number of at least 0
    wager         the share of all wealth that is staked in the market (default: 1/2)
    payment       "second" or "first" price in the auction (default: second)
    goal          the subagent whose ballot is drawn in the run (default: the first)
    observed      a list of what is observed in the run, repeated (default: the first)
    grid          misreports are multiples of 1/grid (default: 4)
    """
    needed = "subagents observations actions beliefs values steps wealths"
    known = "kind title wager payment goal observed grid"
    check_keys(data, known, where, needed)
    names, seen, actions = (
        read_names(data[key], f"{where}: {key}")
        for key in ("subagents", "observations", "actions")
    )

    def row(entry: Any, of: str) -> tuple[Any, ...]:
        return tuple(read_number(x, of) for x in read_list(entry, of))

    def each(key: str) -> list[Any]:
        return read_each(data[key], names, f"{where}: {key}")

    def table(name: str, entry: Any) -> tuple[Any, ...]:
        of = f"{where}: values.{name}"
        rows = read_each(read_table(entry, of), actions, of)
        pairs = zip(actions, rows, strict=True)
        return tuple(row(values, f"{of}.{action}") for action, values in pairs)

    beliefs = zip(names, each("beliefs"), strict=True)
    values = zip(names, each("values"), strict=True)
    observed = read_list(data.get("observed", [seen[0]]), f"{where}: observed")
    goal = read_member(data.get("goal", names[0]), names, f"{where}: goal")
    made: CoalitionalAgent = located(
        where,
        lambda: CoalitionalAgent(
            names,
            seen,
            actions,
            tuple(row(law, f"{where}: beliefs.{name}") for name, law in beliefs),
            tuple(table(name, entry) for name, entry in values),
            data["steps"],
            tuple(read_number(w, f"{where}: wealths") for w in each("wealths")),
            read_number(data.get("wager", "1/2"), f"{where}: wager"),
            read_text(data.get("payment", "second"), f"{where}: payment"),
            names.index(goal),
            tuple(
                seen.index(read_member(o, seen, f"{where}: observed")) for o in observed
            ),
            data.get("grid", 4),
            read_text(data.get("title", ""), f"{where}: title"),
        ),
    )
    return made


def agent_data(agent: CoalitionalAgent) -> Data:
    """Return an agent as plain data."""

    def each(rows: Any) -> dict[str, Any]:
        return dict(zip(agent.subagents, rows, strict=True))

    def texts(row: Any) -> list[str]:
        return list(map(str, row))

    return {
        "kind": "coalitional-agent",
        "title": agent.title,
        "subagents": list(agent.subagents),
        "observations": list(agent.observations),
        "actions": list(agent.actions),
        "steps": agent.steps,
        "wager": str(agent.wager),
        "payment": agent.payment,
        "goal": agent.subagents[agent.goal],
        "observed": [agent.observations[o] for o in agent.observed],
        "grid": agent.grid,
        "wealths": each(texts(agent.wealths)),
        "beliefs": each(map(texts, agent.beliefs)),
        "values": each(
            dict(zip(agent.actions, map(texts, table), strict=True))
            for table in agent.values
        ),
    }


KIND = Kind(CoalitionalAgent, read_agent, agent_data)
