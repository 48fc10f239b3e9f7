"""Weakly group-strategyproof in play: no coalition gains by other plans in the tree."""

from typing import Any

from accord.theory.game_forms import GameForm
from accord.theory.lotteries import Lottery
from accord.theory.profiles import Profile
from accord.theory.properties import prop


@prop(GameForm, forall=("coalition", "profile", "joint_plan"))
def weakly_group_strategyproof_in_play(
    form: GameForm,
    coalition: tuple[int, ...],
    profile: Profile,
    joint_plan: tuple[tuple[int, ...], ...],
) -> bool:
    """No coalition has plans by which every member does better than by the truth.

    The others play the truthful plans of their types. A plan is any way to act at the
    member's information sets, also one that is no type's truth. Coalitions of one say
    that truth is a best reply to the others' truth. Source: Li 2017.
    """
    plans = [form.truth[key] for key in enumerate(profile)]
    truth = form.play(plans)
    for member, actions in zip(coalition, joint_plan, strict=True):
        plans[member] = dict(zip(form.tree.own(member), actions, strict=True))
    after = form.play(plans)
    return any(_as_good(form, i, profile[i], truth, after) for i in coalition)


def _as_good(form: GameForm, agent: int, own_type: Any, x: Any, y: Any) -> bool:
    if not isinstance(x, Lottery) and not isinstance(y, Lottery):
        return form.weakly_prefers(agent, own_type, x, y)

    def expected(outcome: Any) -> Any:
        law = outcome if isinstance(outcome, Lottery) else Lottery({outcome: 1})
        return law.expect(lambda z: form.utility(agent, own_type, z))

    return bool(expected(x) >= expected(y))


def because(
    form: GameForm,
    coalition: tuple[int, ...],
    profile: Profile,
    joint_plan: tuple[tuple[int, ...], ...],
) -> str:
    """Return both outcomes."""
    plans = [form.truth[key] for key in enumerate(profile)]
    truth = form.play(plans)
    for member, actions in zip(coalition, joint_plan, strict=True):
        plans[member] = dict(zip(form.tree.own(member), actions, strict=True))
    after = form.play(plans)
    return f"truth ends in {truth!r}, the plans of the coalition in {after!r}."
