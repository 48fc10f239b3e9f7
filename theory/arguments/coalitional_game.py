"""Arguments of properties of coalitional games: `player` and `other` by name."""

from collections.abc import Mapping
from typing import Any

from accord.theory.arguments.reading import finder, listed
from accord.theory.coalitional_games import CoalitionalGame
from accord.theory.values import find_axiom


def _axioms(_: CoalitionalGame, given: Any, __: Mapping[str, Any]) -> tuple[str, ...]:
    for name in listed(given):
        find_axiom(str(name))
    return listed(given)


_PLAYERS = ("player", "other")
_COALITIONS = ("coalition", "second_coalition", "without", "without_both")

READERS = {
    **dict.fromkeys(_PLAYERS, finder(lambda game: game.players, "player")),
    "axioms": _axioms,
}
LABELS = dict.fromkeys(_PLAYERS, lambda game: game.players)


def show(game: CoalitionalGame, name: str, value: Any, _: Mapping[str, Any]) -> str:
    """Return a coalition by its members, "" for anything else."""
    return game.told(value) if name in _COALITIONS else ""
