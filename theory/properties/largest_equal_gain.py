"""Largest equal gain: by how much all subagents could be better off at once."""

from typing import Any

from accord.theory.bargaining_terms import Proof, part
from accord.theory.coalitional_agents import CoalitionalAgent
from accord.theory.policy_gains import equal_gain, gains
from accord.theory.properties import prop
from accord.theory.traces import show_cell


@prop(CoalitionalAgent)
def largest_equal_gain(agent: CoalitionalAgent, *, amount: Any, proof: Proof) -> bool:
    """Another policy gives every subagent this much more, and none gives all more.

    More than the policy of the run, in which all tell the truth, before a ballot is
    drawn; each by her own values and beliefs. The amount is 0 where the run is weakly
    Pareto optimal. The proof has a `policy` and `weights` of the subagents.
    """
    return bool(equal_gain(agent, proof) == amount)


def because(agent: CoalitionalAgent, *, amount: Any, proof: Proof) -> str:
    """Return the largest gain and what it needs."""
    return tell(agent, equal_gain(agent, proof), "the largest equal gain", proof)


def tell(agent: CoalitionalAgent, most: Any, what: str, proof: Proof) -> str:
    """Return a gain, by which policy it is had, and what each gains by that."""
    policy = part(proof, "policy")
    pairs = zip(agent.subagents, gains(agent, policy), strict=True)
    shown = ", ".join(f"{name} gains {show_cell(gain)}" for name, gain in pairs)
    return f"{what} is {show_cell(most)}: by `{agent.say_policy(policy)}` {shown}."
