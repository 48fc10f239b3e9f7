"""Arguments of properties of best replies of increasing order: profiles by label."""

from collections.abc import Mapping
from typing import Any

from accord.theory.theory_of_mind import LevelReplies


def show(m: LevelReplies, name: str, value: Any, _: Mapping[str, Any]) -> str:
    """Return a profile of actions by its labels, "" for anything else."""
    return m.say(value) if name == "pure_profile" else ""
