"""Games with parameters, classed by their pure embedded equilibria.

Each class is a region of the parameters with a certificate: there these profiles are
the pure embedded equilibria, and elsewhere they are not. Classes are found at a point
that none has yet, until no point is left.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from accord.counterexamples.asking import check
from accord.counterexamples.plots import draw_classes
from accord.counterexamples.regions import Region, region_of
from accord.theory.arguments import show_argument
from accord.theory.errors import ModelError
from accord.theory.forms import literal
from accord.theory.game_terms import pure
from accord.theory.games import Mixed, StrategicGame
from accord.theory.properties.pure_embedded_equilibria import is_embedded
from accord.verifiers.engines.regions import numbers_on
from accord.verifiers.limits import Limits
from accord.verifiers.verdict import Verdict

MAX_CLASSES = 64


@dataclass(frozen=True)
class GameClass:
    """The games that have the same pure embedded equilibria.

    equilibria  these
    name        in the labels of the game
    region      where in the parameters
    verdict     that they are these exactly there
    """

    equilibria: tuple[Mixed, ...]
    name: str
    region: Region
    verdict: Verdict


def classes_of(game: StrategicGame, limits: Limits) -> tuple[GameClass, ...]:
    """Return the classes of a game of linear parameters, those on edges last.

    Each point is in one of them.
    Reading limit, two players of whom one has at most two actions. Raises ModelError
    where a class is not proved or has no straight borders.
    """
    if not game.unknowns:
        raise ModelError(
            "expected a game with parameters, got one whose payoffs are all given",
            'write payoffs such as "S" and "T", with `where`',
        )
    found: list[GameClass] = []
    open_cells = [tuple(game.premises)]
    while open_cells:
        numbers = numbers_on(open_cells[0])
        if numbers is None:
            del open_cells[0]
            continue
        if len(found) == MAX_CLASSES:
            raise ModelError(f"more than the {MAX_CLASSES} classes that fit")
        at = {name: numbers.get(name, 0) for name in game.unknowns}
        new = _class_at(game, game.at(at), limits)
        found.append(new)
        fails = [facts for facts, holds in new.region.cells if not holds]
        open_cells = [
            (*cell, *facts)
            for cell in open_cells
            for facts in fails
            if numbers_on((*cell, *facts)) is not None
        ]
    return tuple(sorted(found, key=_is_thin))


def _is_thin(one: GameClass) -> bool:
    """Return whether a class has edges and points only, and no games around them."""
    holding = (facts for facts, holds in one.region.cells if holds)
    # An equation is strict in neither sense: nothing is around it.
    inner = (
        [literal(row.form, ">") for row in facts]
        for facts in holding
        if all(row.sense != "==" for row in facts)
    )
    return not any(map(numbers_on, inner))


def _class_at(game: StrategicGame, one: StrategicGame, limits: Limits) -> GameClass:
    """Return the class of the game in which the parameters have these values."""
    profiles = (tuple(map(pure, one.sizes, cell)) for cell in one.profiles())
    equilibria = tuple(filter(partial(is_embedded, one), profiles))
    verdict = check(
        game,
        "pure-embedded-equilibria",
        given={"equilibria": equilibria},
        for_which=sorted(game.unknowns),
        limits=limits,
    )
    name = show_argument(game, "equilibria", equilibria, {})
    if verdict.accepted is None:
        message = f"where the equilibria are {name} was not decided"
        raise ModelError(message, verdict.reason)
    return GameClass(equilibria, name, region_of(verdict.accepted, game), verdict)


def draw(classes: Sequence[GameClass], title: str) -> str:
    """Return the picture of the classes of a game of two parameters as an SVG text."""
    return draw_classes([(c.name, c.region) for c in classes], title)
