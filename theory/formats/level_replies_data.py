"""Best replies of increasing order in a game, as plain data."""

from collections.abc import Mapping
from typing import Any

from accord.theory.formats.games import read_strategic, strategic_data
from accord.theory.formats.plain import (
    Data,
    Kind,
    check_keys,
    located,
    read_list,
    read_member,
    read_table,
    read_text,
    wrong,
)
from accord.theory.theory_of_mind import LevelReplies


def read_levels(data: Mapping[str, Any], where: str) -> LevelReplies:
    """Return the best replies of increasing order that the data state.

    game     as a strategic game: `players`, `actions`, `payoffs`
    start    the label of an action of each player
    orders   how many a run shows; 8 if left out
    ties     "first" (if left out), or "stay"
    """
    check_keys(data, "kind title orders ties", where, "game start")
    game = read_strategic(read_table(data["game"], f"{where}: game"), f"{where}: game")
    labels = read_list(data["start"], f"{where}: start")
    if len(labels) != len(game.players):
        raise wrong(f"{where}: start", f"{len(game.players)} actions", list(labels))
    start = tuple(
        own.index(read_member(label, own, f"{where}: start"))
        for label, own in zip(labels, game.actions, strict=True)
    )
    ties = read_text(data.get("ties", "first"), f"{where}: ties")
    title = read_text(data.get("title", ""), f"{where}: title")
    orders = data.get("orders", 8)
    made: LevelReplies = located(
        where, lambda: LevelReplies(game, start, orders, ties, title)
    )
    return made


def levels_data(m: LevelReplies) -> Data:
    """Return best replies of increasing order as plain data."""
    pairs = zip(m.game.actions, m.start, strict=True)
    return {
        "kind": "level-replies",
        "title": m.title,
        "game": strategic_data(m.game),
        "start": [own[k] for own, k in pairs],
        "orders": m.rounds,
        "ties": m.ties,
    }


KIND = Kind(LevelReplies, read_levels, levels_data)
