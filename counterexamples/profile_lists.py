"""Lists of profiles as a person writes them: a line each, the reports between bars.

    a > b > c | b > a > c
    ab > c    | c > ab

A report is written as stories show it; spaces, braces and commas can be left out, and
`>` too, where it is still told apart. `#` starts a comment.
"""

import difflib
import re
from collections.abc import Mapping
from typing import Any

from accord.counterexamples.story import show_report
from accord.theory.errors import ModelError, ScopeError
from accord.theory.formats.source import check_length, error_at, quoted
from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile

MAX_TYPES = 100_000
_SPACES, _MARKS = re.compile(r"\s+"), re.compile(r"[\s{},]+")


def read_profiles(text: str, m: Mechanism, file: str) -> list[Profile]:
    """Return the profiles of a text, each report a type of its agent in `m`.

    Raises ModelError with file, line and column where something else stands.
    """
    check_length(text, file)
    known = [_written(m, i) for i in m.agents]
    profiles: dict[Profile, None] = {}
    for number, line in enumerate(text.splitlines(), 1):
        body = line.partition("#")[0]
        if not body.strip():
            continue
        reports, column = [], 1
        parts = body.split("|")
        if len(parts) != len(known):
            raise error_at(
                file,
                number,
                1,
                f"expected {len(known)} reports, got {len(parts)}",
                "write one for each agent, with `|` between them",
            )
        for i, part in enumerate(parts):
            start = column + len(part) - len(part.lstrip())
            reports.append(_read(part, known[i], i, (file, number, start)))
            column += len(part) + 1
        profiles[Profile(reports)] = None
    if not profiles:
        raise ModelError(f"`{file}` lists no profile", "write one a line: `a>b | b>a`")
    return list(profiles)


def _read(
    part: str, known: Mapping[str, Any], agent: int, place: tuple[str, int, int]
) -> Any:
    for key in (_SPACES.sub("", part), _MARKS.sub("", part)):
        if key in known:
            return known[key]
    close = difflib.get_close_matches(_SPACES.sub("", part), known, n=3, cutoff=0)
    raise error_at(
        *place,
        f"{quoted(part.strip())} is no report of {agent_name(agent)}",
        f"write it like {' or '.join(map(quoted, close))}",
    )


def _written(m: Mechanism, agent: int) -> dict[str, Any]:
    """Return the types of an agent by the ways to write them; none for two types."""
    domain = m.domains[agent]
    if len(domain) > MAX_TYPES:
        raise ScopeError(
            f"an agent has {len(domain):,} types", f"at most {MAX_TYPES:,}"
        )
    shown = [(show_report(m, agent, own), own) for own in domain]
    found = {_SPACES.sub("", text): own for text, own in shown}
    short: dict[str, list[Any]] = {}
    for text, own in shown:
        for key in {_MARKS.sub("", text), _MARKS.sub("", text).replace(">", "")}:
            short.setdefault(key, []).append(own)
    alone = {text: owns[0] for text, owns in short.items() if len(owns) == 1}
    return {**alone, **found}
