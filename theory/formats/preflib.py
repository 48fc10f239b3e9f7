"""PrefLib's election files: .soc .soi .toc .toi are read and written, .cat is read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from accord.theory.errors import ModelError, ScopeError
from accord.theory.formats.source import check_length, error_at, quoted
from accord.theory.preferences import Order

KINDS = ("soc", "soi", "toc", "toi", "cat")
_MAX_ALTERNATIVES = 100_000
_MAX_VOTERS = 10**12


@dataclass(frozen=True, slots=True)
class Election:
    """An election: the alternatives' names, and how many voters cast each order.

    kind         soc, soi (strict, complete or not), toc, toi (with ties), cat
    names        alternative number k, from 0, is called `names[k]`
    lines        pairs (order, number of voters). A strict order is a tuple of
                 alternatives; one with ties, and any order of a toc or toi file, a
                 tuple of frozensets. In a cat file class number k is category k
    categories   the names of the categories of a cat file
    meta         the other metadata, as pairs (key, value) in the order of the file
    warnings     what is unusual in the file but was understood
    """

    kind: str
    names: tuple[str, ...]
    lines: tuple[tuple[Order, int], ...]
    categories: tuple[str, ...] = ()
    meta: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ModelError(
                f"expected one of the kinds {', '.join(KINDS)}, got `{self.kind}`"
            )
        for order, voters in self.lines:
            fault = _fault(order, self.kind, len(self.names), len(self.categories))
            if fault:
                raise ModelError(fault)
            if voters < 1:
                raise ModelError(f"expected at least one voter of a line, got {voters}")

    @property
    def voters(self) -> int:
        """The number of voters."""
        return sum(count for _, count in self.lines)


def _classes(order: Order) -> list[frozenset[int]]:
    return [x if isinstance(x, frozenset) else frozenset((x,)) for x in order]


def _fault(order: Order, kind: str, size: int, categories: int) -> str:
    """Return why this order does not fit the kind of its file, or an empty text."""
    classes = _classes(order)
    listed = [x for tied in classes for x in tied]
    if len(set(listed)) != len(listed):
        return "expected each alternative once in an order, got one twice"
    if any(not 0 <= x < size for x in listed):
        return f"expected alternatives from 0 to {size - 1} in an order"
    if kind == "cat":
        if len(classes) != categories:
            return f"expected {categories} categories, got {len(classes)}"
        return ""
    if not listed:
        return "expected at least one alternative in an order, got none"
    if not all(classes):
        return "expected at least one alternative in a group of ties, got none"
    if kind in ("soc", "soi") and any(isinstance(x, frozenset) for x in order):
        return f"expected a strict order in a {kind} election, got one with ties"
    if kind in ("soc", "toc") and len(listed) != size:
        return (
            f"expected all {size} alternatives in an order of a {kind} election, "
            f"got {len(listed)}"
        )
    return ""


_NAME = re.compile(r"(ALTERNATIVE|CATEGORY) NAME (\S+)")
_LINE = re.compile(r"\s*([0-9]+)\s*:\s*(.*)")
_ENTRY = re.compile(r"\s*(?:([0-9]+)|\{([0-9,\s]*)\})\s*")
_COUNT = re.compile(r"[0-9]{1,18}")


@dataclass
class _Header:
    meta: list[tuple[str, str]]
    found: dict[str, tuple[str, int]]
    alternatives: dict[int, str]
    categories: dict[int, str]


def read_preflib(text: str, file: str = "<text>") -> Election:
    """Return the election that a PrefLib text states, alternatives numbered from 0.

    The header's counts are compared with the body; every order must fit the data type
    of the file. Alternatives are renumbered in the order of the header: numbers from
    0, or with gaps, are accepted with a warning. Raises ModelError with file, line and
    column; the format without `#` lines, older than 2022, is refused.
    """
    check_length(text, file)
    lines = text.splitlines()
    header = _read_header(lines, file)
    kind = _kind(header, file)
    warnings = []
    size = _header_count(header, "NUMBER ALTERNATIVES", file, _MAX_ALTERNATIVES)
    line = header.found["NUMBER ALTERNATIVES"][1]
    if size != len(header.alternatives):
        raise error_at(
            file,
            line,
            1,
            f"expected {size} `ALTERNATIVE NAME` lines (NUMBER ALTERNATIVES), "
            f"got {len(header.alternatives)}",
        )
    numbers = list(header.alternatives)
    if numbers != list(range(1, size + 1)):
        first = "0" if 0 in numbers else "1 without gaps"
        shown = f"from {first}" if 0 in numbers else "with gaps or out of order"
        warnings.append(
            f"alternatives are numbered {shown}, not 1 to {size}; they were renumbered "
            "in the order of the header"
        )
    names = tuple(header.alternatives.values())
    if len(set(names)) != len(names):
        warnings.append("two alternatives have the same name")
    if kind == "cat":
        size = _header_count(header, "NUMBER CATEGORIES", file, _MAX_ALTERNATIVES)
        if size != len(header.categories):
            line = header.found["NUMBER CATEGORIES"][1]
            raise error_at(
                file,
                line,
                1,
                f"expected {size} `CATEGORY NAME` lines (NUMBER CATEGORIES), "
                f"got {len(header.categories)}",
            )
    categories = tuple(header.categories.values())
    body = _read_body(lines, file, kind, numbers, len(categories))
    unique = "NUMBER UNIQUE PREFERENCES" if kind == "cat" else "NUMBER UNIQUE ORDERS"
    _compare(header, "NUMBER VOTERS", sum(n for _, n in body), "voters", file)
    _compare(header, unique, len(body), "lines of orders", file)
    tightest = tightest_kind([order for order, _ in body], len(names))
    if kind in KINDS[:4] and body and tightest != kind:
        warnings.append(
            f"the data type is {kind}, though the orders would fit {tightest}"
        )
    meta = tuple(header.meta)
    return Election(kind, names, tuple(body), categories, meta, tuple(warnings))


def _read_header(lines: Sequence[str], file: str) -> _Header:
    header = _Header([], {}, {}, {})
    first = next((k for k, line in enumerate(lines) if line.strip()), None)
    if first is None:
        raise error_at(file, 1, 1, "expected metadata lines, got an empty file")
    if not lines[first].lstrip().startswith("#"):
        raise error_at(
            file,
            first + 1,
            1,
            "expected a metadata line such as `# DATA TYPE: soc`, "
            f"got {quoted(lines[first].strip())}",
            "the PrefLib format without `#` lines, older than 2022, is not read: "
            "fetch the file again from preflib.org, or add the metadata",
        )
    for number, line in enumerate(lines, start=1):
        if not line.lstrip().startswith("#"):
            continue
        before, colon, after = line.partition(":")
        key, value = before.strip().removeprefix("#").strip().upper(), after.strip()
        if not colon:
            raise error_at(
                file, number, 1, f"expected `# KEY: value`, got {quoted(line)}"
            )
        name = _NAME.fullmatch(key)
        if name is not None:
            table = header.alternatives if name[1][0] == "A" else header.categories
            _add_name(table, name, value, file, number)
            continue
        if key in header.found:
            line_before = header.found[key][1]
            raise error_at(
                file,
                number,
                1,
                f"expected `{key}` once, got it on line {line_before} too",
            )
        header.found[key] = (value, number)
        if key not in _COUNTED:
            header.meta.append((key, value))
    return header


_COUNTED = (
    "DATA TYPE",
    "NUMBER ALTERNATIVES",
    "NUMBER VOTERS",
    "NUMBER UNIQUE ORDERS",
    "NUMBER UNIQUE PREFERENCES",
    "NUMBER CATEGORIES",
)


def _add_name(
    table: dict[int, str], name: re.Match[str], value: str, file: str, line: int
) -> None:
    what = f"{name[1]} NAME"
    if not _COUNT.fullmatch(name[2]):
        raise error_at(
            file, line, 1, f"expected a number after `{what}`, got `{name[2]}`"
        )
    number = int(name[2])
    if number in table:
        raise error_at(file, line, 1, f"expected `{what} {number}` once, got it twice")
    table[number] = value


def _kind(header: _Header, file: str) -> str:
    value, line = header.found.get("DATA TYPE", ("", 1))
    kind = value.lower()
    shown = ", ".join(KINDS)
    if kind not in KINDS:
        found = quoted(value) if value else "none"
        raise error_at(
            file, line, 1, f"expected a `DATA TYPE` among {shown}, got {found}"
        )
    ending = PurePath(file).suffix.lower().removeprefix(".")
    if ending in KINDS and ending != kind:
        raise error_at(
            file,
            line,
            1,
            f"expected the data type `{ending}` of the file's name, got `{kind}`",
            "rename the file, or correct its `DATA TYPE` line",
        )
    return kind


def _header_count(header: _Header, key: str, file: str, most: int) -> int:
    if key not in header.found:
        raise error_at(file, 1, 1, f"expected a line `# {key}: ...`, got none")
    value, line = header.found[key]
    if not _COUNT.fullmatch(value):
        raise error_at(
            file,
            line,
            1,
            f"expected a number as `{key}`, got {quoted(value) or 'none'}",
        )
    if int(value) > most:
        raise ScopeError(
            f"{file}:{line}:1: `{key}` is {value}, more than the {most:,} that are read"
        )
    return int(value)


def _compare(header: _Header, key: str, found: int, what: str, file: str) -> None:
    stated = _header_count(header, key, file, _MAX_VOTERS)
    if stated != found:
        line = header.found[key][1]
        raise error_at(
            file, line, 1, f"expected {stated} {what} ({key}), got {found} in the body"
        )


def _read_body(
    lines: Sequence[str], file: str, kind: str, numbers: list[int], categories: int
) -> list[tuple[Order, int]]:
    place = {number: k for k, number in enumerate(numbers)}
    body: list[tuple[Order, int]] = []
    seen: dict[Order, int] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None or not _COUNT.fullmatch(match[1]) or int(match[1]) == 0:
            raise error_at(
                file,
                number,
                1,
                "expected a line `count: order` with a count of at least 1, "
                f"got {quoted(line.strip())}",
            )
        order = _read_order(match, file, number, kind, place)
        fault = _fault(order, kind, len(numbers), categories)
        if fault:
            raise error_at(file, number, match.start(2) + 1, fault)
        if order in seen:
            raise error_at(
                file,
                number,
                1,
                f"expected each order once, got that of line {seen[order]} again",
                "add the two counts on one line",
            )
        seen[order] = number
        body.append((order, int(match[1])))
    return body


def _read_order(
    match: re.Match[str], file: str, line: int, kind: str, place: dict[int, int]
) -> Order:
    text, start = match[2].rstrip(), match.start(2)
    entries: list[frozenset[int] | int] = []
    at = 0
    while at <= len(text):
        entry = _ENTRY.match(text, at)
        if entry is None or (entry.end() < len(text) and text[entry.end()] != ","):
            wrong = text[entry.end() if entry else at :]
            raise error_at(
                file,
                line,
                start + (entry.end() if entry else at) + 1,
                "expected an alternative or a group `{1,2}`, and a comma between them, "
                f"got {quoted(wrong) if wrong else 'the end of the line'}",
            )
        parts = [entry[1]] if entry[1] else entry[2].split(",")
        if entry[1] is None and not entry[2].strip():
            parts = []
        members = []
        for part in parts:
            member = part.strip()
            if not _COUNT.fullmatch(member) or int(member) not in place:
                raise error_at(
                    file,
                    line,
                    start + entry.start() + 1,
                    "expected an alternative that the header names, "
                    f"got {quoted(member) if member else 'none'}",
                )
            members.append(place[int(member)])
        if len(set(members)) != len(members):
            raise error_at(
                file,
                line,
                start + entry.start() + 1,
                "expected each alternative once in a group, got one twice",
            )
        grouped = entry[1] is None or kind not in ("soc", "soi")
        entries.append(frozenset(members) if grouped else members[0])
        at = entry.end() + 1
    return tuple(entries)


def tightest_kind(orders: Sequence[Order], size: int) -> str:
    """Return the narrowest of soc, soi, toc, toi that all these orders fit."""
    ties = any(len(tied) > 1 for order in orders for tied in _classes(order))
    complete = all(sum(map(len, _classes(order))) == size for order in orders)
    return ("to" if ties else "so") + ("c" if complete else "i")


def write_preflib(election: Election) -> str:
    """Return an election as PrefLib text, alternatives numbered from 1.

    `read_preflib` reads back an equal election, but for its warnings.
    """
    for text in (*election.names, *election.categories, *sum(election.meta, ())):
        if text != text.strip() or len(text.splitlines()) > 1:
            raise ModelError(
                f"expected a name on one line, no spaces at its ends, got `{text!r}`"
            )
    unique = "PREFERENCES" if election.kind == "cat" else "ORDERS"
    head = [f"# {key}: {value}" for key, value in election.meta]
    head += [
        f"# DATA TYPE: {election.kind}",
        f"# NUMBER ALTERNATIVES: {len(election.names)}",
        f"# NUMBER VOTERS: {election.voters}",
        f"# NUMBER UNIQUE {unique}: {len(election.lines)}",
    ]
    if election.kind == "cat":
        head.append(f"# NUMBER CATEGORIES: {len(election.categories)}")
        names = enumerate(election.categories, start=1)
        head += [f"# CATEGORY NAME {k}: {name}" for k, name in names]
    names = enumerate(election.names, start=1)
    head += [f"# ALTERNATIVE NAME {k}: {name}" for k, name in names]
    body = [f"{count}: {_order_text(order)}" for order, count in election.lines]
    return "\n".join(head + body) + "\n"


def _order_text(order: Order) -> str:
    groups = []
    for tied in _classes(order):
        inner = ",".join(str(x + 1) for x in sorted(tied))
        groups.append(inner if len(tied) == 1 else f"{{{inner}}}")
    return ",".join(groups)
