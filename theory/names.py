"""Names as people write them: hyphens or underscores, and the nearest match."""

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

AGENTS = ("Ann", "Bob", "Cleo", "Dan", "Eve", "Finn", "Gus", "Hal")


def dashed(name: str) -> str:
    """Return the command-line form of a name: lower case with hyphens."""
    return name.strip().lower().replace("_", "-")


def nearest(name: str, known: Iterable[str], kind: str) -> str:
    """Return a help line that names the nearest of the known names.

    >>> nearest("bordo", ["borda", "black"], "rules")
    'did you mean `borda`? `accord list rules` shows all'
    """
    close = difflib.get_close_matches(dashed(name), list(known), n=3, cutoff=0.5)
    if not close:
        return f"`accord list {kind}` shows all"
    shown = " or ".join(f"`{other}`" for other in close)
    return f"did you mean {shown}? `accord list {kind}` shows all"


def agent_name(agent: int) -> str:
    """Return the name under which agent number `agent` appears in stories."""
    return AGENTS[agent] if agent < len(AGENTS) else f"Agent {agent + 1}"


def letter(alternative: int) -> str:
    """Return the letter of alternative number `alternative`: a, b, c, ..."""
    return chr(ord("a") + alternative) if alternative < 26 else f"x{alternative}"


def counted(count: int, noun: str) -> str:
    """Return a count with its noun: `1 instance`, `1,500 instances`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def in_digits(count: int) -> str:
    """Return a count in digits, or its order of magnitude where these fill a line."""
    # 2 ** 10 > 10 ** 3, so this is a lower bound of the exponent.
    tens = (count.bit_length() - 1) * 3 // 10
    return f"{count:,}" if tens < 30 else f"more than 10^{tens}"


@dataclass(frozen=True)
class Words:
    """How a proof in steps names things, for a property that says what it forbids.

    at        the name of a profile, such as P3
    outcome   an outcome as text
    agent     the name of an agent
    """

    at: Callable[[Any], str]
    outcome: Callable[[Any], str]
    agent: Callable[[int], str]
