"""Gambit's .nfg files: strategic games, in the payoff and in the outcome version."""

import itertools
from collections.abc import Sequence
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import is_exact, text_of
from accord.theory.formats.source import Reader
from accord.theory.games import StrategicGame, numbered, profile_count


def read_nfg(text: str, file: str = "<text>") -> StrategicGame:
    """Return the game that a .nfg text states; every number is read exactly.

    In the file the first player's strategy runs fastest. The payoff version lists the
    payoffs of all players at each profile; the outcome version names outcomes first
    and then lists a number of an outcome at each profile, 0 for payoffs of zero.
    Labels may repeat. Raises ModelError with file, line and column.
    """
    reader = Reader(text, file)
    title, players = reader.header("NFG", "1", "a .nfg file")
    actions = _read_actions(reader, players)
    if reader.at_string():
        reader.take()  # a comment
    sizes = tuple(map(len, actions))
    count = profile_count(sizes, f"`{file}`")
    rows = (
        _read_outcomes(reader, len(players), count)
        if reader.at("{")
        else _read_payoffs(reader, len(players), count)
    )
    if reader.next is not None:
        raise reader.expected(f"the end of the file after {count} profiles")
    # Profile number k of the file has the first player's strategy running fastest.
    strides = [1]
    for size in sizes[:-1]:
        strides.append(strides[-1] * size)
    table = tuple(
        rows[sum(s * a for s, a in zip(strides, profile, strict=True))]
        for profile in itertools.product(*map(range, sizes))
    )
    return StrategicGame(players, actions, table, title)


def _read_actions(
    reader: Reader, players: Sequence[str]
) -> tuple[tuple[str, ...], ...]:
    reader.mark("{", "`{` and the strategies")
    actions = []
    for name in players:
        what = f"the strategies of player `{name}`"
        if reader.at("{"):
            place = reader.next
            labels = reader.strings(f"a name among {what}")
            if not labels:
                assert place is not None
                raise reader.error_at(place.start, f"expected {what}, got none")
        else:
            size = reader.count(f"the number of {what[4:]}", 1, 10**6)
            labels = numbered(size)
        actions.append(labels)
        reader.skip(",")
    reader.mark("}", f"`}}` after the strategies of {len(players)} players")
    return tuple(actions)


def _read_payoffs(reader: Reader, players: int, count: int) -> list[tuple[Any, ...]]:
    rows = []
    for place in range(count):
        row = []
        for player in range(players):
            what = f"payoff {player + 1} of profile {place + 1} (of {count})"
            row.append(reader.number(what))
            reader.skip(",")
        rows.append(tuple(row))
    return rows


def _read_outcomes(reader: Reader, players: int, count: int) -> list[tuple[Any, ...]]:
    outcomes: list[tuple[Any, ...]] = [(0,) * players]
    reader.mark("{")
    while not reader.skip("}"):
        reader.mark("{", "`{` and an outcome, or `}`")
        if reader.at_string():
            reader.take()  # the name of the outcome
        row = []
        for player in range(players):
            reader.skip(",")
            row.append(reader.number(f"payoff {player + 1} of outcome {len(outcomes)}"))
        reader.skip(",")
        reader.mark("}", f"`}}` after {players} payoffs")
        outcomes.append(tuple(row))
        reader.skip(",")
    rows = []
    for place in range(count):
        what = f"the outcome number of profile {place + 1} (of {count})"
        rows.append(outcomes[reader.count(what, 0, len(outcomes) - 1)])
        reader.skip(",")
    return rows


def write_nfg(game: StrategicGame, *, outcomes: bool = False) -> str:
    """Return a game as .nfg text, in the payoff version or with `outcomes` listed once.

    `read_nfg` reads back an equal game. Symbolic payoffs are refused.
    """
    for row in game.table:
        for value in row:
            if not is_exact(value):
                raise ModelError(f"expected numbers as payoffs, got `{value}`")
    names = " ".join(_quote(name) for name in game.players)
    actions = "\n".join(
        "{ " + " ".join(_quote(label) for label in own) + " }" for own in game.actions
    )
    head = f"NFG 1 R {_quote(game.title)} {{ {names} }}\n\n{{ {actions}\n}}\n\n"
    reverse = itertools.product(*map(range, reversed(game.sizes)))
    rows = [game.payoffs(profile[::-1]) for profile in reverse]
    if not outcomes:
        return head + "\n".join(" ".join(map(text_of, row)) for row in rows) + "\n"
    number = {row: k + 1 for k, row in enumerate(dict.fromkeys(rows))}
    lines = "\n".join('{ "" ' + ", ".join(map(text_of, row)) + " }" for row in number)
    body = " ".join(str(number[row]) for row in rows)
    return f"{head}{{\n{lines}\n}}\n{body}\n"


def _quote(text: str) -> str:
    if text.endswith("\\"):
        raise ModelError(
            "expected a label that does not end in a backslash (.nfg has none), "
            f"got `{text}`"
        )
    return '"' + text.replace('"', '\\"') + '"'
