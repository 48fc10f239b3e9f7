"""Traces: what happens when an object is run, round by round, to be read or drawn.

An object can be run if it has a method `trace(rounds)` that returns a Trace.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Trace:
    """A run as a table of exact numbers and words.

    headers   what the columns are
    rows      for each round its cells
    totals    what it came to, by name, each in one number or word
    series    what can be drawn: by name a number for each round
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    totals: Mapping[str, Any] = field(default_factory=dict)
    series: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
