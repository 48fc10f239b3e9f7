"""Largest total gain: by how much the subagents together could be better off."""

from typing import Any

from accord.theory.bargaining_terms import Proof
from accord.theory.coalitional_agents import CoalitionalAgent
from accord.theory.policy_gains import total_gain
from accord.theory.properties import prop
from accord.theory.properties.largest_equal_gain import tell


@prop(CoalitionalAgent)
def largest_total_gain(agent: CoalitionalAgent, *, amount: Any, proof: Proof) -> bool:
    """Under policies by which no subagent loses, the gains sum up to at most this.

    And one has this sum. Compared with the policy of the run, in which all tell the
    truth, before a ballot is drawn; each by her own values and beliefs. The proof has a
    `policy` and `weights` of the subagents.
    """
    return bool(total_gain(agent, proof) == amount)


def because(agent: CoalitionalAgent, *, amount: Any, proof: Proof) -> str:
    """Return the largest sum and how it comes about."""
    return tell(agent, total_gain(agent, proof), "the largest sum of gains", proof)
