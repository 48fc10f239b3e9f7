"""Arguments of properties of negotiations: `policy` and `history` in labels."""

from collections.abc import Mapping
from typing import Any

from accord.theory.arguments.reading import find, listed
from accord.theory.errors import ModelError
from accord.theory.negotiations import Negotiation


def _policy(n: Negotiation, given: Any, _: Mapping[str, Any]) -> tuple[int, ...]:
    found = tuple(find(entry, n.actions, "action") for entry in listed(given))
    n.check_policy(found)
    return found


def _history(n: Negotiation, given: Any, _: Mapping[str, Any]) -> tuple[int, ...]:
    found = tuple(find(entry, n.observations, "observation") for entry in listed(given))
    if found not in n.histories:
        raise ModelError(f"expected a history of 1 to {n.draws} observations")
    return found


READERS = {"policy": _policy, "history": _history}
LABELS = {
    **dict.fromkeys(("principal", "other_principal"), lambda n: n.principals),
    "action": lambda n: n.actions,
}


def show(n: Negotiation, name: str, value: Any, _: Mapping[str, Any]) -> str:
    """Return a policy or a history in labels, "" for anything else."""
    if name in ("policy", "other_policy"):
        return n.say_policy(value)
    if name == "mixed_policy":
        return n.say_mixed(value)
    return n.say_history(value) if name == "history" else ""
