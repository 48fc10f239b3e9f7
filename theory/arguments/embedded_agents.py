"""Arguments of properties of embedded agents: plays in labels, rows by round."""

from collections.abc import Mapping
from typing import Any

from accord.theory.arguments.reading import (
    find,
    finder,
    listed,
    number,
    row_of_numbers,
    rows_of_numbers,
)
from accord.theory.embedded_play import EmbeddedAgents
from accord.theory.errors import ModelError
from accord.theory.repeated_games import History


def _path(play: EmbeddedAgents, given: Any, _: Mapping[str, Any]) -> History:
    """Return a play, a profile for each round: by labels together, or by numbers."""
    actions = play.game.game.actions
    found = []
    for entry in listed(given):
        labels = entry.split("/") if isinstance(entry, str) and "/" in entry else entry
        if isinstance(labels, int) or len(labels) != len(actions):
            raise ModelError(
                f"expected {len(actions)} actions in each round, got `{entry}`"
            )
        pairs = zip(labels, actions, strict=True)
        found.append(tuple(find(label, own, "action") for label, own in pairs))
    if len(found) != play.rounds:
        raise ModelError(f"expected {play.rounds} rounds of a play, got {len(found)}")
    return tuple(found)


def _number(_: EmbeddedAgents, given: Any, __: Mapping[str, Any]) -> Any:
    return number(given)


READERS = {
    "path": _path,
    "player": finder(lambda play: play.game.players, "player"),
    "weight": _number,
    "copy": _number,
    "distances": row_of_numbers,
    "worths": rows_of_numbers,
}
LABELS = {"player": lambda play: play.game.players}


def show(play: EmbeddedAgents, name: str, value: Any, _: Mapping[str, Any]) -> str:
    """Return a play in labels, "" for anything else."""
    return play.game.say(value) if name in ("path", "play_path") else ""
