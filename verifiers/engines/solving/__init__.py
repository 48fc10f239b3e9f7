"""Solution concepts of games: one file each, found by its name.

A file says TITLE, what its members are called, and PLACE, where it stands among the
concepts, and has a function `find` of the game and of a bound on how many profiles are
tried. What that returns is a proposal: statements for the kernel, that this and that is
a member and that there are no others. COUNTED = False: their number says nothing. With
COLUMN, a short name, and `asked`, the
statement that a profile is a member, it is a column of the table of profiles.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import ModuleType
from typing import Any

from accord.theory.arguments import show_argument
from accord.theory.errors import ModelError
from accord.theory.games import Mixed, StrategicGame
from accord.theory.names import counted, dashed, nearest
from accord.theory.properties.all_pure_equilibria import as_mixed


@dataclass(frozen=True)
class Asked:
    """A statement: a property of the game with its parameters.

    measure  instead: what a law with the property makes as large as can be, and shows
    """

    prop: str
    given: Mapping[str, Any] = field(default_factory=dict)
    measure: str = ""


@dataclass(frozen=True)
class Candidate:
    """A possible member, as it is shown, and the statement that it is one."""

    shown: str
    asked: Asked


@dataclass(frozen=True)
class Found:
    """What a concept proposes.

    candidates  who is a member is seen when the statements are asked
    all_of      the statement that the members are all that there are
    extent      in words, how the members make up the whole set
    part        whether the members are only a part of it, though no more is asked
    open        why it was not found out whether there are more, "" where it was
    """

    candidates: Iterable[Candidate]
    all_of: Asked | None = None
    extent: str = ""
    part: bool = False
    open: str = ""


@cache
def concept_names() -> tuple[str, ...]:
    """Return the names of all concepts, in the order in which they are shown."""
    names = [module.name for module in pkgutil.iter_modules(__path__)]
    return tuple(map(dashed, sorted(names, key=lambda n: (_load(n).PLACE, n))))


def _load(name: str) -> ModuleType:
    return importlib.import_module(f"{__name__}.{name}")


def concept_of(name: str) -> ModuleType:
    """Return the file of a concept, or raise ModelError with the nearest name."""
    wanted = dashed(name)
    if wanted not in concept_names():
        raise ModelError(
            f"no solution concept is named `{name}`",
            nearest(name, concept_names(), "concepts"),
        )
    return _load(wanted.replace("-", "_"))


def columns() -> list[str]:
    """Return the names of the concepts that are columns of the table."""
    return [name for name in concept_names() if hasattr(concept_of(name), "COLUMN")]


# --- what several concepts have -------------------------------------------------------


def show(game: StrategicGame, profile: Mixed) -> str:
    """Return a profile as text, in the labels of the game."""
    return show_argument(game, "profile", profile, {})


def pure_profiles(game: StrategicGame, most: int) -> list[Mixed]:
    """Return the first of the pure profiles, as rows of probabilities."""
    profiles = zip(game.profiles(), range(most), strict=False)
    return [as_mixed(game, p) for p, _ in profiles]


def each_decided(game: StrategicGame, asked: Callable[..., Asked], most: int) -> Found:
    """Return the proposal in which each pure profile is asked by itself."""
    tried = pure_profiles(game, most)
    candidates = (Candidate(show(game, p), asked(game, p)) for p in tried)
    if game.size > most:
        covered = f"{most:,} of {counted(game.size, 'pure profile')} were asked about"
        return Found(candidates, open=f"{covered}: --profiles N asks about more")
    said = f"each of {counted(game.size, 'pure profile')} is decided"
    return Found(candidates, extent=f"{said}; mixed ones are not listed", part=True)
