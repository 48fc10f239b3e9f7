"""Arguments of properties of repeated games.

A play is a row of profiles in labels, "CC,CD", or "Stag/Hare,Stag/Stag" where labels
are words: `path` is played first and `again` is played over and over after it. `paths`
has plays of finitely many rounds, parted by "|".
"""

from collections.abc import Mapping
from typing import Any

from accord.theory.arguments.reading import find, listed
from accord.theory.errors import ModelError
from accord.theory.repeated_games import History, Play, RepeatedGame


def _profile(game: RepeatedGame, given: Any) -> tuple[int, ...]:
    if isinstance(given, (tuple, list)):
        return tuple(given)
    profiles = tuple(game.profiles())
    return profiles[find(str(given), game.alphabet, "profile")]


def _rounds(game: RepeatedGame, given: Any, _: Mapping[str, Any]) -> History:
    rows = tuple(_profile(game, entry) for entry in listed(given) if entry != "")
    sizes = game.sizes
    for row in rows:
        pairs = zip(row, sizes, strict=False)
        if len(row) != len(sizes) or not all(a in range(k) for a, k in pairs):
            raise ModelError(
                f"expected profiles of {len(sizes)} actions, got `{row!r:.40}`"
            )
    return rows


def _paths(game: RepeatedGame, given: Any, named: Mapping[str, Any]) -> Any:
    rows = listed(given)
    if any(isinstance(row, str) for row in rows):
        rows = (rows,)  # one play
    found = tuple(_rounds(game, row, named) for row in rows)
    for path in found:
        game.check_play(Play(path))
    return found


READERS = {"path": _rounds, "again": _rounds, "paths": _paths}
LABELS = {"player": lambda game: game.players}


def show(game: RepeatedGame, name: str, value: Any, named: Mapping[str, Any]) -> str:
    """Return what has labels in a repeated game as text, "" for anything else."""
    if name == "action" and "player" in named:
        return str(game.actions[named["player"]][value])
    if name in ("path", "again", "play"):
        return game.say(value) if value else "nothing"
    if name == "paths":
        return ", ".join(map(game.say, value)) or "none"
    return ""
