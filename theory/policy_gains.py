"""What the subagents of an agent could gain by another policy, agreed on in advance.

Each judges by her own beliefs, and a policy may draw lots. All that policies are worth
is linear in their laws, so weights on the subagents bound every gain (weak duality),
and a policy that comes up to the bound shows that it is the largest.
"""

from collections.abc import Sequence
from typing import Any

from accord.theory.bargaining_terms import Proof, need, part
from accord.theory.coalitional_agents import CoalitionalAgent
from accord.theory.exact import is_exact

Row = Sequence[Any]


def gains(agent: CoalitionalAgent, policy: Sequence[Row]) -> list[Any]:
    """Return for each subagent what a policy is worth more than the realised one."""
    need(
        len(policy) == len(agent.histories)
        and all(_is_law(law, len(agent.actions)) for law in policy),
        "a policy: for each history the probabilities of the actions",
    )
    return [
        agent.worth(i, policy) - agent.worth(i, agent.realised) for i in agent.members
    ]


def bound(agent: CoalitionalAgent, weights: Row) -> Any:
    """Return the most that the weighted sum of the gains comes to under any policy.

    After each history an action is best that has the largest sum of weight times
    likelihood times worth: what is done elsewhere does not matter there.
    """
    total: Any = 0
    for history in agent.histories:
        share = [w * agent.likelihood(i, history) for i, w in enumerate(weights)]
        total += max(
            sum(s * agent.expects(i, action, i) for i, s in enumerate(share))
            for action in range(len(agent.actions))
        )
    return total - sum(
        w * agent.worth(i, agent.realised) for i, w in enumerate(weights)
    )


def equal_gain(agent: CoalitionalAgent, proof: Proof) -> Any:
    """Return the largest gain that all subagents can have at once.

    The proof has a `policy` by which all gain as much, and `weights` that are at least
    0 and sum to 1: the least of the gains is at most their weighted mean.
    """
    weights = _weights(agent, proof)
    need(all(w >= 0 for w in weights), "weights that are at least 0")
    need(sum(weights) == 1, "weights with the sum 1")
    most = bound(agent, weights)
    need(min(gains(agent, part(proof, "policy"))) >= most, "a policy as good as shown")
    return most


def total_gain(agent: CoalitionalAgent, proof: Proof) -> Any:
    """Return the largest sum of the gains under policies by which nobody loses.

    The proof has a `policy` with that sum, and `weights` that are at least 1: where no
    gain is negative the sum is at most the weighted one.
    """
    weights = _weights(agent, proof)
    need(all(w >= 1 for w in weights), "weights that are at least 1")
    found = gains(agent, part(proof, "policy"))
    need(min(found) >= 0, "a policy by which nobody loses")
    most = bound(agent, weights)
    need(sum(found) >= most, "a policy as good as shown")
    return most


def _weights(agent: CoalitionalAgent, proof: Proof) -> Row:
    weights: Row = part(proof, "weights")
    need(
        len(weights) == len(agent.subagents) and all(map(is_exact, weights)),
        "a weight of each subagent",
    )
    return weights


def _is_law(law: Row, size: int) -> bool:
    right = len(law) == size and all(map(is_exact, law))
    return right and min(law) >= 0 and sum(law) == 1
