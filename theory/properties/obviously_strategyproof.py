"""Obviously strategyproof: the worst of truth is no worse than the best of a lie."""

from typing import Any

from accord.theory.game_forms import GameForm, infoset_name
from accord.theory.properties import prop


@prop(GameForm, forall=("agent", "own_type", "departure"))
def obviously_strategyproof(
    form: GameForm, agent: int, own_type: Any, departure: tuple[int, int]
) -> bool:
    """At every first lie, the worst that truth can bring is as good as its best.

    `departure` is (information set, action): an information set that the truthful plan
    of this type can reach, and another action there. Whatever the others and chance do
    from there, every outcome of staying truthful is at least as good for this type as
    every outcome that can follow the lie. Source: Li 2017, "Obviously strategy-proof
    mechanisms".
    """
    infoset, action = departure
    truths = form.outcomes_of_truth(agent, own_type, infoset)
    lies = form.outcomes_of_lie(agent, own_type, infoset, action)
    return all(form.weakly_prefers(agent, own_type, x, y) for x in truths for y in lies)


def because(
    form: GameForm, agent: int, own_type: Any, departure: tuple[int, int]
) -> str:
    """Return the worst outcome of truth and the best of the lie."""
    infoset, action = departure
    for x in form.outcomes_of_truth(agent, own_type, infoset):
        for y in form.outcomes_of_lie(agent, own_type, infoset, action):
            if not form.weakly_prefers(agent, own_type, x, y):
                label = form.tree.infosets[infoset].actions[action]
                return (
                    f"at {infoset_name(form.tree, infoset)}, type {own_type}: truth "
                    f"may end in {x!r}, and `{label}` in {y!r}, which is better."
                )
    return ""
