"""What the quantified names of properties of game forms run over."""

import itertools
import math
from collections.abc import Iterable, Iterator
from typing import Any

from accord.theory.game_forms import GameForm, plan_counts
from accord.theory.profiles import Profile
from accord.theory.ranges import ranges


@ranges(GameForm, lambda form: len(form.types))
def agent(form: GameForm) -> Iterable[int]:
    """Run over the agents."""
    return form.agents


@ranges(GameForm, lambda form: max(map(len, form.types)))
def own_type(form: GameForm, agent: int) -> Iterable[Any]:
    """Run over the types of `agent`."""
    return form.types[agent]


@ranges(GameForm, lambda form: sum(len(s.actions) for s in form.tree.infosets))
def departure(form: GameForm, agent: int, own_type: Any) -> Iterable[tuple[int, int]]:
    """Run over the pairs of an information set that truth can reach and a lie there."""
    return form.departures(agent, own_type)


@ranges(GameForm, lambda form: math.prod(map(len, form.types)))
def profile(form: GameForm) -> Iterator[Profile]:
    """Run over every profile of types."""
    return map(Profile, itertools.product(*form.types))


@ranges(GameForm, lambda form: 2 ** len(form.types) - 1)
def coalition(form: GameForm) -> Iterator[tuple[int, ...]]:
    """Run over the non-empty sets of agents, smallest first."""
    for size in range(1, len(form.types) + 1):
        yield from itertools.combinations(form.agents, size)


@ranges(GameForm, lambda form: math.prod(plan_counts(form.tree)))
def joint_plan(
    form: GameForm, coalition: tuple[int, ...]
) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Run over the joint plans of a coalition: an action at each information set."""
    infosets = [[form.tree.infosets[k] for k in form.tree.own(i)] for i in coalition]
    choices = [[range(len(s.actions)) for s in own] for own in infosets]
    return itertools.product(*(itertools.product(*own) for own in choices))
