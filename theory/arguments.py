"""Arguments as people type them: the text of an option read into a value."""

from collections.abc import Mapping
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import exact
from accord.theory.games import StrategicGame


def read_argument(text: str) -> Any:
    """Return a number, a tuple of numbers, a tuple of such rows, or the text itself.

    >>> read_argument("1/2"), read_argument("1,0;0,1"), read_argument("C,D")
    (Fraction(1, 2), ((1, 0), (0, 1)), ('C', 'D'))
    """
    if ";" in text:
        return tuple(_row(part) for part in text.split(";"))
    return _row(text) if "," in text else _item(text)


def _row(text: str) -> tuple[Any, ...]:
    return tuple(_item(part) for part in text.split(",") if part.strip())


def _item(text: str) -> Any:
    try:
        return exact(text)
    except ModelError:
        return text.strip()


def normalize(subject: Any, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments of a property in the form that its definition reads.

    For a strategic game: `player` and `action` by number or label; `profile` as a
    mixed profile, where "C,D" is the pure one and "1/2,1/2;1,0" has one row a player.
    """
    if not isinstance(subject, StrategicGame):
        return dict(arguments)
    named = dict(arguments)
    if "player" in named:
        named["player"] = _find(named["player"], subject.players, "player")
    if "action" in named and "player" in named:
        labels = subject.actions[named["player"]]
        named["action"] = _find(named["action"], labels, "action")
    if "profile" in named:
        named["profile"] = _mixed(subject, named["profile"])
    return named


def _find(given: Any, labels: tuple[str, ...], what: str) -> int:
    if labels.count(str(given)) == 1:
        return labels.index(str(given))
    if isinstance(given, int) and 0 <= given < len(labels):
        return given
    shown = ", ".join(f"`{label}`" for label in labels)
    raise ModelError(f"no {what} is named `{given}`", f"the {what}s are {shown}")


def _mixed(game: StrategicGame, given: Any) -> tuple[tuple[Any, ...], ...]:
    rows = given if isinstance(given, tuple) else (given,)
    if len(rows) != len(game.players):
        raise ModelError(
            f"expected a strategy for each of {len(game.players)} players, "
            f"got {len(rows)}",
            'pure "C,D", or mixed with one row a player "1/2,1/2;1,0"',
        )
    mixed = []
    for row, labels in zip(rows, game.actions, strict=True):
        if not isinstance(row, tuple):
            pure = _find(row, labels, "action")
            row = tuple(int(k == pure) for k in range(len(labels)))  # noqa: PLW2901
        if len(row) != len(labels) or sum(row) != 1 or any(p < 0 for p in row):
            raise ModelError(
                f"expected {len(labels)} probabilities that sum to 1, got {row}"
            )
        mixed.append(row)
    return tuple(mixed)
