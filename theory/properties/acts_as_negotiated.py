"""Acts as negotiated: what is done is what the subagents would have agreed on."""

from accord.theory.coalitional_agents import CoalitionalAgent, History
from accord.theory.institutions import negotiated_worths
from accord.theory.properties import prop

Place = tuple[int, History]


@prop(CoalitionalAgent, forall=("goal", "history"))
def acts_as_negotiated(
    agent: CoalitionalAgent,
    goal: int,
    history: History,
    *,
    apart: tuple[Place, ...] = (),
) -> bool:
    """After each history, whoever has set the goal, the action is a negotiated one.

    That is one with the largest sum of influence times worth: the influence of a
    subagent is her wealth at the start times the likelihood that she gave to what was
    observed, and the worth is what she expects by her own values (Critch 2017). At the
    places that are listed as `apart`, a goal and a history each, it is not.
    """
    return bool(_agrees(agent, goal, history) != ((goal, history) in apart))


def _agrees(agent: CoalitionalAgent, goal: int, history: History) -> bool:
    worths = negotiated_worths(agent, history)
    return bool(worths[agent.step_at(goal, history).action] == max(worths))


def because(
    agent: CoalitionalAgent,
    goal: int,
    history: History,
    *,
    apart: tuple[Place, ...] = (),
) -> str:
    """Return what is done and how the subagents weigh the actions there."""
    worths = negotiated_worths(agent, history)
    done = agent.actions[agent.step_at(goal, history).action]
    pairs = zip(agent.actions, worths, strict=True)
    shown = ", ".join(f"{action} {worth}" for action, worth in pairs)
    return (
        f"{agent.say_history(history)}, with the goal of {agent.subagents[goal]}, "
        f"`{done}` is done; weighed by influence the actions are worth {shown}."
    )
