"""Coalitional games as plain data."""

from collections.abc import Mapping, Sequence
from typing import Any

from accord.theory.coalitional_games import (
    CoalitionalGame,
    check_players,
    from_worths,
    members_of,
    weighted_majority,
)
from accord.theory.errors import ModelError
from accord.theory.exact import Exact
from accord.theory.formats.plain import (
    Data,
    Kind,
    check_keys,
    located,
    read_list,
    read_member,
    read_names,
    read_number,
    read_table,
    read_text,
    value_to_data,
    wrong,
)

_ENTRY = 'write "Ann,Bob" = 1, or [["Ann", "Bob"], 1] in a list'


def read_coalitional(data: Mapping[str, Any], where: str) -> CoalitionalGame:
    """Return the coalitional game that the data state.

    players  names
    worths   a table, "Ann,Bob" = 1, or a list of pairs [["Ann", "Bob"], 1]
    default  what a coalition is worth that is not named (default: 0)
    quota    in place of worths, with `weights`, one of each player: a coalition is
             worth 1 if its weights reach the quota, else 0
    """
    known = "kind title worths default quota weights"
    check_keys(data, known, where, "players")
    names = read_names(data["players"], f"{where}: players")
    located(f"{where}: players", lambda: check_players(names))
    title = read_text(data.get("title", ""), f"{where}: title")
    if "quota" in data or "weights" in data:
        return _majority(data, names, title, where)
    if "worths" not in data:
        raise ModelError(
            f"{where}: expected the key `worths`, or `quota` and `weights`, got neither"
        )
    worths: dict[tuple[str, ...], Exact] = {}
    for coalition, worth, place in _entries(data["worths"], names, f"{where}: worths"):
        if coalition in worths:
            raise wrong(place, "each coalition once", list(coalition))
        worths[coalition] = read_number(worth, place)
    default = read_number(data.get("default", 0), f"{where}: default")
    game: CoalitionalGame = located(
        f"{where}: worths", lambda: from_worths(names, worths, default, title)
    )
    return game


def _majority(
    data: Mapping[str, Any], names: tuple[str, ...], title: str, where: str
) -> CoalitionalGame:
    check_keys(data, "kind title players", where, "quota weights")
    quota = read_number(data["quota"], f"{where}: quota")
    place = f"{where}: weights"
    weights = [read_number(w, place) for w in read_list(data["weights"], place)]
    game: CoalitionalGame = located(
        where, lambda: weighted_majority(quota, weights, names, title)
    )
    return game


def _entries(
    data: Any, names: Sequence[str], where: str
) -> list[tuple[tuple[str, ...], Any, str]]:
    """Return coalitions with their worths and places, of a table or a list."""
    rows: list[tuple[Sequence[Any], Any]] = []
    if isinstance(data, Mapping):
        # A key names the players of a coalition with commas between them.
        table = read_table(data, where)
        for key in table:
            if key not in names and len(key.split()) > 1 and "," not in key:
                raise wrong(where, "players with commas between them", key, _ENTRY)
        rows = [(key.split(","), worth) for key, worth in table.items()]
    else:
        for row in read_list(data, where):
            if not isinstance(row, (list, tuple)) or len(row) != 2:
                raise wrong(where, "pairs of a coalition and a number", row, _ENTRY)
            rows.append((read_list(row[0], where), row[1]))
    found = []
    for parts, worth in rows:
        members = [p.strip() if isinstance(p, str) else p for p in parts]
        place = f"{where}.{','.join(map(str, members))}"
        chosen = [read_member(name, names, place) for name in members]
        if len(set(chosen)) != len(chosen):
            raise wrong(place, "each player once", chosen)
        found.append((tuple(n for n in names if n in chosen), worth, place))
    return found


def coalitional_data(game: CoalitionalGame) -> Data:
    """Return a coalitional game as plain data, without the coalitions worth 0."""
    if game.unknowns:
        raise ModelError("a game with unknown worths cannot be written to a file")
    worths = [
        [[game.players[i] for i in members_of(number)], value_to_data(worth)]
        for number, worth in enumerate(game.worths)
        if worth != 0
    ]
    return {
        "kind": "coalitional-game",
        "title": game.title,
        "players": list(game.players),
        "worths": worths,
    }


KIND = Kind(CoalitionalGame, read_coalitional, coalitional_data)
