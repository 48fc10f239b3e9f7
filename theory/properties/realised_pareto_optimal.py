"""Realised Pareto optimal: no policy is as good for all subagents, better for one."""

from accord.theory.bargaining_terms import Proof
from accord.theory.coalitional_agents import CoalitionalAgent
from accord.theory.policy_gains import total_gain
from accord.theory.properties import prop
from accord.theory.properties.largest_equal_gain import tell


@prop(CoalitionalAgent)
def realised_pareto_optimal(agent: CoalitionalAgent, *, proof: Proof) -> bool:
    """Before a ballot is drawn no policy is better for a subagent and worse for none.

    Than that of the run in which all tell the truth, each by her own values and
    beliefs; policies may draw lots. The proof has a `policy` by which nobody loses, and
    `weights` of the subagents: these show that the gains have at most the sum that they
    have under the policy, which is to be 0.
    """
    return bool(total_gain(agent, proof) == 0)


def because(agent: CoalitionalAgent, *, proof: Proof) -> str:
    """Return a policy that is better."""
    return tell(agent, total_gain(agent, proof), "the largest sum of gains", proof)
