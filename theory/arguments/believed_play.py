"""Arguments of properties of believed plays: `epsilon` is a number of at least 0."""

from collections.abc import Mapping
from typing import Any

from accord.theory.believed_plays import BelievedPlay
from accord.theory.errors import ModelError
from accord.theory.exact import exact


def _epsilon(_: BelievedPlay, given: Any, __: Mapping[str, Any]) -> Any:
    epsilon = exact(given, "epsilon")
    if epsilon < 0:
        raise ModelError(f"expected an epsilon of at least 0, got {epsilon}")
    return epsilon


READERS = {"epsilon": _epsilon}
LABELS = {"player": lambda p: p.game.players}
