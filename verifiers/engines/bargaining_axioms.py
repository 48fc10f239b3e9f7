"""What the axioms on bargaining solutions ask for: choices, ideal points, lotteries.

All of it is proposed here and checked where the axiom's definition runs.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_axioms import named
from accord.theory.bargaining_terms import Row
from accord.theory.errors import ModelError
from accord.theory.exact import exact, is_exact
from accord.theory.games import StrategicGame
from accord.theory.properties import Property
from accord.theory.transferable import against
from accord.verifiers.engines.bargaining import (
    Found,
    Problem,
    engine_of,
    exact_row,
    parameters_of,
    solve,
)
from accord.verifiers.engines.feasible_sets import farthest, feasible_proof, most
from accord.verifiers.engines.matrix_games import solve_matrix

_ROWS = ("more", "other", "threat")
_NUMBERS = ("factors", "shift")
# Axioms that add payoffs of several problems, which have to be in one number field.
_ADDING = ("superadditivity",)


def with_choices(
    prop: Property, problem: Problem, parameters: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the parameters of an axiom read, with all that it asks for.

    The change of the problem is given; what the solution chooses at the problems that
    it makes is found by the solution's engine, unless it is given too.
    """
    known = dict(parameters)
    for name in known.keys() & {*_ROWS, *_NUMBERS, "raised", "player", "weights"}:
        known[name] = _read(name, known[name], problem)
    asked = set(prop.parameters) - set(known)
    if "choices" not in asked or not given_change(prop) <= set(known):
        return known
    changed = changed_problems(prop, problem, known)
    solution, weights = known["solution"], known.get("weights", ())
    engine = engine_of(named(solution)[0])
    if prop.name in _ADDING and hasattr(engine, "solve_all"):
        found = engine.solve_all(changed)
    else:
        found = [choice(solution, each, weights) for each in changed]
    known["choices"] = tuple((each.point, each.proof) for each in found)
    further = ((name, _FURTHER[name]) for name in asked if name in _FURTHER)
    return known | {name: find(prop, changed, known) for name, find in further}


def given_change(prop: Property) -> set[str]:
    """Return the names of the parameters that say how an axiom changes the problem."""
    module = sys.modules[prop.body.__module__]
    code = module.problems.__code__
    names = code.co_varnames[code.co_argcount :][: code.co_kwonlyargcount]
    return {"solution", *names}


def changed_problems(
    prop: Property, problem: Problem, parameters: Mapping[str, Any]
) -> Sequence[Any]:
    """Return the problems at which an instance of an axiom looks at the solution."""
    names = given_change(prop) - {"solution"}
    change = {name: parameters[name] for name in names}
    found: Sequence[Any]
    found = sys.modules[prop.body.__module__].problems(problem, **change)
    return found


@lru_cache(maxsize=20_000)
def choice(solution: str, problem: Any, weights: Row = ()) -> Found:
    """Return what a solution chooses; `weights` may be its shares."""
    base, given = named(solution)
    takes = set(_takes(base)) - set(given)
    if len(takes) != bool(weights):
        wanted = f"takes {min(takes)}" if takes else "takes no weights"
        raise ModelError(f"`{solution}` {wanted}", 'give weights="2,1" where it takes')
    found = solve(base, problem, **given, **dict.fromkeys(takes, weights))
    if not found.point or len(found.points) > 1:
        raise ModelError(f"`{solution}` leaves open which of several points it chooses")
    return found


@cache
def _takes(solution: str) -> tuple[str, ...]:
    return parameters_of(solution)


@lru_cache(maxsize=20_000)
def ideal_proof(problem: BargainingProblem) -> dict[str, Any]:
    """Return what shows the ideal point of a problem."""
    d = problem.disagreement
    found = [most(problem, player, list(enumerate(d))) for player in range(len(d))]
    if None in found:
        raise ModelError("no feasible point is individually rational")
    known = [each for each in found if each is not None]
    return {
        "ideal": tuple(lottery for _, lottery, _ in known),
        "caps": tuple(caps for _, _, caps in known),
    }


def _inside(problem: BargainingProblem, point: Row) -> dict[str, Any]:
    """Return the proof that a point is feasible, or that it is not."""
    if not all(map(is_exact, point)):
        raise ModelError("whether irrational payoffs are feasible is not sought")
    if len(point) != 2 or not problem.comprehensive:
        return feasible_proof(problem, tuple(point))
    found = most(problem, 0, [(1, point[1])])
    if found is None:
        return {"normal": (0, 1)}
    best, lottery, (price,) = found
    return {"lottery": lottery} if best >= point[0] else {"normal": (1, price)}


def _better(prop: Property, problem: BargainingProblem, point: Row) -> Any:
    """Return a lottery that dominates the point, or one that does not if none does."""
    if not all(map(is_exact, point)):
        raise ModelError("what is better than irrational payoffs is not sought")
    found: Any
    if not prop.name.startswith("strong"):
        found = farthest(problem, tuple(point), (1,) * len(point), free=True)
        return found[1]
    for i, x in enumerate(point):
        floor = [(j, y) for j, y in enumerate(point) if j != i]
        found = most(problem, i, floor)
        if found is not None and found[0] > x:
            break
    return found[1]


def _lead(game: StrategicGame, player: int) -> dict[str, Any]:
    """Return what shows how much a player gets as the leader."""
    sides = choice("rose-r1", game).proof["pairs"][0]
    side = sides["first" if player == 0 else "second"]
    return {name: side[name] for name in ("column", "commitment")}


# What else axioms ask for, by the name of the parameter: of the axiom, the problems
# that are made, and what is known.
_FURTHER: dict[str, Callable[[Property, Any, Mapping[str, Any]], Any]] = {
    "ideals": lambda _, made, __: tuple(map(ideal_proof, made)),
    "inside": lambda _, made, known: _inside(made[0], known["choices"][1][0]),
    "better": lambda prop, made, known: _better(prop, made[0], known["choices"][0][0]),
    "mixture": lambda _, made, known: solve_matrix(
        against(made[0], (known["player"],))[0]
    )[1],
    "lead": lambda _, made, known: _lead(made[0], known["player"]),
}


def _read(name: str, given: Any, problem: Any) -> Any:
    if name in _ROWS:
        rows = given if given and isinstance(given[0], (tuple, list)) else (given,)
        return tuple(tuple(exact(x, "payoff") for x in row) for row in rows)
    if name in _NUMBERS:
        row = given if isinstance(given, (tuple, list)) else (given,)
        return tuple(exact(x, "number") for x in row)
    if name == "weights":
        return exact_row(given, problem, "weight") if given else ()
    if name == "player" and given in problem.players:
        return problem.players.index(given)
    return exact(given, name)
