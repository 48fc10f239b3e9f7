"""Truthful to the ballot: no subagent gains by naming another one's values."""

from accord.theory.auction_rounds import put
from accord.theory.ballots import drawn
from accord.theory.coalitional_agents import CoalitionalAgent
from accord.theory.institutions import ballot_of
from accord.theory.properties import prop
from accord.theory.traces import show_cell


@prop(CoalitionalAgent, forall=("subagent", "named"))
def truthful_to_ballot(
    agent: CoalitionalAgent, subagent: int, named: int, *, counts: str = "values"
) -> bool:
    """No subagent expects more by a ballot for the values of another one as the goal.

    All others name themselves, and all tell the truth later. One of the ballots is
    drawn, each as likely as any other. She expects by her own beliefs: her wealth at
    the end, her values of what is done, or the sum of `both`.
    """
    worths = ballot_of(agent, counts)
    true = tuple(agent.members)
    truth = worths.expected(subagent, drawn(worths, true))
    lie = worths.expected(subagent, drawn(worths, put(true, subagent, named)))
    return bool(truth >= lie)


def because(
    agent: CoalitionalAgent, subagent: int, named: int, *, counts: str = "values"
) -> str:
    """Return what she expects of both goals."""
    worths = ballot_of(agent, counts).utilities[subagent]
    own, other = worths[subagent], worths[named]
    name = agent.subagents[subagent]
    return (
        f"{name} expects {show_cell(own)} ({counts}) if her own values are the goal, "
        f"and {show_cell(other)} if those of {agent.subagents[named]} are."
    )
