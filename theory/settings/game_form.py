"""Game forms: a tree with information sets, each type's truthful plan, outcomes."""

import inspect
from collections.abc import Callable, Mapping
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.game_forms import GameForm
from accord.theory.parameters import NO_PARAMS, positive


def mechanism(
    rule: Callable[..., GameForm],
    *,
    name: str,
    params: Mapping[str, Any] = NO_PARAMS,
    agents: int | None = None,
    values: int | None = None,
    objects: int | None = None,
) -> GameForm:
    """Return the game form that `rule` builds at these sizes.

    agents   how many play; values: the types are 0..values; objects: how many there are

    Sizes that are left out are the rule's own. Raises ModelError for a size that the
    rule does not take, or that is no positive whole number.
    """
    given = {"agents": agents, "values": values, "objects": objects, **params}
    sizes = {k: positive(v, k) for k, v in given.items() if v is not None}
    known = inspect.signature(rule).parameters
    for size in sizes:
        if size not in known:
            raise ModelError(f"`{name}` takes no `{size}`, only {', '.join(known)}")
    return rule(**sizes)
