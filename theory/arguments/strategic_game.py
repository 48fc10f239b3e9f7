"""Arguments of properties of strategic games.

`player` and `action` by number or label; `profile` as a mixed profile, where "C,D" is
the pure one and "1/2,1/2;1,0" has one row a player; `equilibria` as a list of such;
`mixture` as a row or the label of one action; `law` and `punishment` as one row of
probabilities. Probabilities may be expressions in the parameters: "p,1-p;q,1-q".
`beliefs` are laws, parted by ";"; `beliefs_of` such of each player, parted by "|", and
`expectations` a law on the others' profiles of each, parted by "|" or ";". `oracle` is
a row of an answer to each query, and `completions` rows of each player, parted by "|".
`reading` is a reading of embedded equilibrium, `epsilon` a tolerance.
"""

from collections.abc import Mapping
from typing import Any

from accord.theory.arguments.reading import (
    find,
    finder,
    law,
    listed,
    number,
    row_of_numbers,
    rows,
    rows_of_numbers,
    strategy,
    weights,
)
from accord.theory.errors import ModelError
from accord.theory.exact import is_exact
from accord.theory.forms import Form
from accord.theory.games import StrategicGame
from accord.theory.off_path import check_reading


def _action(game: StrategicGame, given: Any, named: Mapping[str, Any]) -> int:
    return find(given, game.actions[_of(named)], "action")


def _of(named: Mapping[str, Any]) -> int:
    if "player" not in named:
        raise ModelError("expected whose action or mixture it is", "give --player")
    player: int = named["player"]
    return player


def _mixture(game: StrategicGame, given: Any, named: Mapping[str, Any]) -> Any:
    return weights(given, game.actions[_of(named)])


def _profile(game: StrategicGame, given: Any, _: Mapping[str, Any]) -> Any:
    rows = listed(given)
    if len(rows) != len(game.players):
        raise ModelError(
            f"expected a strategy for each of {len(game.players)} players, "
            f"got {len(rows)}",
            'pure "C,D", or mixed with one row a player "1/2,1/2;1,0"',
        )
    return tuple(weights(row, own) for row, own in zip(rows, game.actions, strict=True))


def _equilibria(game: StrategicGame, given: Any, named: Mapping[str, Any]) -> Any:
    profiles = listed(given)
    if profiles and all(_is_strategy(part) for part in profiles):
        profiles = (profiles,)  # one profile: "C,D" or "1/2,1/2;1,0"
    return tuple(_profile(game, profile, named) for profile in profiles)


def _is_strategy(part: Any) -> bool:
    """Return whether this is a label or a row of numbers, and no profile."""
    if isinstance(part, (tuple, list)):
        return all(is_exact(entry) or isinstance(entry, Form) for entry in part)
    return True


def _law(game: StrategicGame, given: Any, _: Mapping[str, Any]) -> Any:
    return law(given, game.size, "one for each profile")


def _punishment(game: StrategicGame, given: Any, named: Mapping[str, Any]) -> Any:
    size = game.size // game.sizes[_of(named)]
    return law(given, size, "one for each profile of the others")


def _tolerance(_: StrategicGame, given: Any, __: Mapping[str, Any]) -> Any:
    found = number(given)
    if not isinstance(found, Form) and found < 0:
        raise ModelError(f"expected a tolerance of at least 0, got {found}")
    return found


def _reading(_: StrategicGame, given: Any, __: Mapping[str, Any]) -> str:
    return check_reading(given)


def _beliefs(game: StrategicGame, given: Any, named: Mapping[str, Any]) -> Any:
    return tuple(_law(game, row, named) for row in rows(given))


def _of_each(game: StrategicGame, given: Any, what: str) -> tuple[Any, ...]:
    each = listed(given)
    if len(each) != len(game.players):
        raise ModelError(
            f"expected {what} of each of {len(game.players)} players, got {len(each)}",
            'those of one player, "|", those of the next',
        )
    return each


def _beliefs_of(game: StrategicGame, given: Any, named: Mapping[str, Any]) -> Any:
    each = _of_each(game, given, "beliefs")
    return tuple(_beliefs(game, own, named) for own in each)


def _expectations(game: StrategicGame, given: Any, _: Mapping[str, Any]) -> Any:
    each = zip(_of_each(game, given, "an expectation"), game.sizes, strict=True)
    what = "one for each profile of the others"
    return tuple(law(own, game.size // size, what) for own, size in each)


def _completions(game: StrategicGame, given: Any, named: Mapping[str, Any]) -> Any:
    each = _of_each(game, given, "completions")
    return tuple(rows_of_numbers(game, own, named) for own in each)


READERS = {
    "player": finder(lambda game: game.players, "player"),
    "action": _action,
    "profile": _profile,
    "equilibria": _equilibria,
    "mixture": _mixture,
    "law": _law,
    "punishment": _punishment,
    "reading": _reading,
    "epsilon": _tolerance,
    "beliefs": _beliefs,
    "beliefs_of": _beliefs_of,
    "expectations": _expectations,
    "oracle": row_of_numbers,
    "completions": _completions,
}

_ACTIONS = ("action", "deviation")
_PROFILES = ("profile", "pure_profile")


def show(game: StrategicGame, name: str, value: Any, named: Mapping[str, Any]) -> str:
    """Return what has labels in a game as text, "" for anything else."""
    if name == "player":
        return str(game.players[value])
    if name in _ACTIONS and "player" in named:
        return str(game.actions[named["player"]][value])
    if name == "equilibria":
        each = (show(game, "profile", profile, named) for profile in value)
        return " | ".join(each) or "none"
    if name in _PROFILES and len(value) == len(game.players):
        pairs = zip(value, game.actions, strict=True)
        return ",".join(strategy(row, labels) for row, labels in pairs)
    return ""
