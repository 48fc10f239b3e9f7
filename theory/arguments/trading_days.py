"""Arguments of properties of trading days: `trader` by number or name."""

from collections.abc import Mapping
from typing import Any

from accord.theory.arguments.reading import finder
from accord.theory.trading_days import TradingDays

READERS = {"trader": finder(lambda days: days.traders, "trader")}
LABELS = {"trader": lambda days: days.traders}


def show(days: TradingDays, name: str, value: Any, _: Mapping[str, Any]) -> str:
    """Return which sentences are true in a world, "" for anything else."""
    if name not in ("world", "assignment"):
        return ""
    pairs = zip(days.sentences, value, strict=True)
    return ", ".join(f"{s} is {'true' if w else 'false'}" for s, w in pairs)
