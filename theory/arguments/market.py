"""Arguments of properties of markets: labels."""

from collections.abc import Mapping
from typing import Any


def _label(_: Any, given: Any, __: Mapping[str, Any]) -> str:
    return str(given)


READERS = dict.fromkeys(("trader", "signal", "pretended"), _label)
LABELS = {"state": lambda market: market.states}
