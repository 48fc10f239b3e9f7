"""Arguments of properties of believed plays: `eps` is a number of at least 0."""

from collections.abc import Mapping
from typing import Any

from accord.theory.believed_plays import BelievedPlay
from accord.theory.errors import ModelError
from accord.theory.exact import exact


def _eps(_: BelievedPlay, given: Any, __: Mapping[str, Any]) -> Any:
    eps = exact(given, "eps")
    if eps < 0:
        raise ModelError(f"expected an eps of at least 0, got {eps}")
    return eps


READERS = {"eps": _eps}
LABELS = {"player": lambda p: p.game.players}
