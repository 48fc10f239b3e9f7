"""Repeated games as plain data."""

from collections.abc import Mapping
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.formats.games import (
    number_reader,
    payoff_data,
    read_strategic,
    read_where,
    strategic_data,
    where_data,
)
from accord.theory.formats.plain import (
    Data,
    Kind,
    check_keys,
    located,
    read_table,
    read_text,
    wrong,
)
from accord.theory.repeated_games import RepeatedGame

ENDLESS = "infinite"


def read_repeated(data: Mapping[str, Any], where: str) -> RepeatedGame:
    """Return the repeated game that the data state.

    game      the stage game: players, actions and payoffs as in a strategic game
    rounds    how often it is played, or "infinite"
    discount  what a round counts for against the round before it (default: 1)
    where     if the discount is an expression in parameters: a list of constraints on
              these; it may be empty. Parameters of payoffs are stated with the game
    """
    check_keys(data, "kind title discount where", where, "game rounds")
    game = dict(read_table(data["game"], f"{where}: game"))
    if game.setdefault("kind", "strategic-game") != "strategic-game":
        raise ModelError(
            f"{where}: game: expected a strategic game, got `{game['kind']!s:.40}`"
        )
    stage = read_strategic(game, f"{where}: game")
    rounds = data["rounds"]
    if rounds != ENDLESS and type(rounds) is not int:
        raise wrong(f"{where}: rounds", f'a number, or "{ENDLESS}"', rounds)
    known = read_where(data.get("where"), f"{where}: where")
    read = number_reader(known)
    discount = read(data.get("discount", 1), f"{where}: discount")
    title = read_text(data.get("title", ""), f"{where}: title")
    times = None if rounds == ENDLESS else rounds
    made: RepeatedGame = located(
        where, lambda: RepeatedGame(stage, times, discount, title, known)
    )
    return made


def repeated_data(game: RepeatedGame) -> Data:
    """Return a repeated game as plain data."""
    return {
        "kind": "repeated-game",
        "title": game.title,
        **where_data(game.where),
        "rounds": ENDLESS if game.rounds is None else game.rounds,
        "discount": payoff_data(game.discount),
        "game": strategic_data(game.game),
    }


KIND = Kind(RepeatedGame, read_repeated, repeated_data)
