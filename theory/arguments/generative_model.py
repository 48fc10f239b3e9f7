"""Arguments of properties of generative models.

`policy` by number or actions, and `posterior` as a law on policies.
"""

from collections.abc import Mapping
from typing import Any

from accord.theory.arguments.reading import find, law
from accord.theory.generative_models import GenerativeModel


def _names(m: GenerativeModel) -> tuple[str, ...]:
    return tuple(map(m.policy_name, range(len(m.policies))))


def _policy(m: GenerativeModel, given: Any, _: Mapping[str, Any]) -> int:
    is_row = isinstance(given, (tuple, list))
    return find(",".join(map(str, given)) if is_row else given, _names(m), "policy")


def _posterior(m: GenerativeModel, given: Any, _: Mapping[str, Any]) -> tuple[Any, ...]:
    return law(given, len(m.policies), "one for each policy")


READERS = {"policy": _policy, "posterior": _posterior}
LABELS = {
    **dict.fromkeys(("policy", "second_policy"), _names),
    "observation": lambda m: m.outcomes,
}
