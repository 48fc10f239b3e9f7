"""Traces: what happens when an object is run, round by round, to be read or drawn.

An object can be run if it has `rounds`, a method `lasting(rounds)` that returns it with
another number of these, and a method `trace(only)` that returns a Trace.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Trace:
    """A run as a table of exact numbers and words.

    headers   what the columns are; the first one numbers the rounds
    rows      its cells, for each round or for those that were asked for
    totals    what the whole run came to, each by name one number or word
    drawn     the columns that a picture shows, by their headers
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    totals: Mapping[str, Any] = field(default_factory=dict)
    drawn: tuple[str, ...] = ()
