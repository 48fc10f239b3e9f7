"""When twins who look one round ahead begin to cooperate."""

from typing import Any

from accord.theory.embedded_play import EmbeddedAgents
from accord.theory.errors import ModelError
from accord.theory.properties import prop
from accord.theory.ratios import ratio


@prop(EmbeddedAgents)
def switches_by_threshold(play: EmbeddedAgents, *, copy: Any) -> bool:
    """All defect until the first round k with alpha > m_k / (1 + m_k), then cooperate.

    m_k is the weight of the policies that defect in each of k rounds, so far as the
    first player's prior says. Example 4.13 of Meulemans et al. (2025), where the
    dilemma has T - R = P - S and nothing later counts.
    """
    players = range(len(play.agents))
    every = (0,) * len(players), (1,) * len(players)
    turn = _turn(play, copy)
    path = tuple(every[t < turn] for t in range(play.rounds))
    return set(play.law()) == {path}


def _turn(play: EmbeddedAgents, copy: Any) -> int:
    """Return the first round whose threshold is passed; if none, their number."""
    if any(own != ("C", "D") for own in play.game.game.actions):
        raise ModelError("expected the actions C and D, in this order, of each player")
    for k in range(play.rounds):
        mass = _defecting(play, k)
        if copy > ratio(mass, 1 + mass):
            return k
    return play.rounds


def _defecting(play: EmbeddedAgents, rounds: int) -> Any:
    """Return the weight of the own policies that defect so often, unprovoked."""
    u = play.universes(0)
    total: Any = 0
    for policy, weight in zip(u.policies, u.marginals[0], strict=True):
        state, share = 0, weight
        for _ in range(rounds):
            share = share * policy.laws[state][1]
            state = policy.moves[state][1][1]
        total = total + share
    return total


def because(play: EmbeddedAgents, *, copy: Any) -> str:
    """Return the thresholds."""
    masses = [_defecting(play, k) for k in range(play.rounds)]
    told = ", ".join(str(ratio(m, 1 + m)) for m in masses)
    (path,) = list(play.law())[:1]
    return f"the thresholds are {told}, and {play.game.say(path)} is played."
