"""Solutions: one file each, found by its name, that proposes the point.

The definition is the property that the file names as DEFINITION, else the one of the
same name followed by `-bargaining`; what it is a property of is what the solution
solves. What is found here is a proposal with its proof, which the definition checks.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType, ModuleType
from typing import Any

from accord.theory.algebraic import is_number
from accord.theory.bargaining import BargainingProblem
from accord.theory.errors import ModelError
from accord.theory.exact import Exact, exact
from accord.theory.games import StrategicGame, without_action
from accord.theory.names import dashed, nearest
from accord.theory.properties import Property, find_property
from accord.verifiers.engines.feasible_sets import feasible_proof, pareto_proof
from accord.verifiers.engines.proofs import find_proof, has_finder
from accord.verifiers.engines.security import security

Row = tuple[Exact, ...]
# A BargainingProblem or a game: what a solution's definition is a property of.
Problem = Any
SUFFIX = "-bargaining"
# Definitions of which no solution has the proof: mostly it is about the given point.
_ABOUT_POINTS: dict[str, Callable[..., dict[str, Any]]] = {
    "feasible-payoffs": feasible_proof,
    "pareto-optimal-payoffs": pareto_proof,
    "utilitarian-bargaining": feasible_proof,
    "security-levels": lambda game, _: security(game)[1],
}
# Of what solution a property speaks that does not start with its name: raiffa-steps
# speaks of raiffa.
_SPEAKS_OF = {
    "reconstructed-rose-point": "rose-points",
    **dict.fromkeys(("balanced-game", "core-empty", "single-core-point"), "core"),
}


@dataclass(frozen=True)
class Found:
    """A proposed solution.

    point    the payoffs; none where the solution leaves them open
    proof    what its definition asks for
    notes    what else is worth saying of it, each a short sentence
    shown    the payoffs as text, where that says more than the numbers
    instead  what is proved where it is not that the point is the solution: a property,
             and its parameters
    points   all points that the property speaks of, where these are several
    others   further points with proofs of their own
    """

    point: tuple[Any, ...]
    proof: dict[str, Any]
    notes: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    instead: tuple[str, Mapping[str, Any]] = ("", MappingProxyType({}))
    points: tuple[tuple[Any, ...], ...] = ()
    others: tuple["Found", ...] = ()


def solution_names(on: type = BargainingProblem) -> list[str]:
    """Return the names of all solutions of such a problem, or game."""
    return [s for s in _names() if find_property(property_name(s)).on is on]


@cache
def _names() -> list[str]:
    return [dashed(module.name) for module in pkgutil.iter_modules(__path__)]


def fitting(solution: str, problem: Problem) -> str:
    """Return the solution of this name for such a problem.

    Where there is none it is the one named after its points: rose of a bargaining
    problem is rose-points.
    """
    known, points = solution_names(type(problem)), f"{dashed(solution)}-points"
    return points if points in known and dashed(solution) not in known else solution


def property_name(solution: str) -> str:
    """Return the name of the property that defines a solution."""
    name: str = getattr(engine_of(solution), "DEFINITION", dashed(solution) + SUFFIX)
    return name


def engine_of(solution: str) -> ModuleType:
    """Return the file of a solution, or raise ModelError with the nearest name."""
    known = _names()
    name = dashed(solution).removesuffix(SUFFIX)
    if name not in known:
        raise ModelError(
            f"no solution is named `{solution}`", nearest(name, known, "properties")
        )
    return importlib.import_module(f"{__name__}.{name.replace('-', '_')}")


def parameters_of(solution: str) -> tuple[str, ...]:
    """Return the names of what a solution takes beside the problem."""
    arguments = inspect.signature(engine_of(solution).solve).parameters
    return tuple(arguments)[1:]


def name_of(solution: str, given: Mapping[str, Any]) -> str:
    """Return the name of a solution with what it takes, as an answer shows it."""
    module = engine_of(solution)
    if hasattr(module, "name") and set(given) == set(parameters_of(solution)):
        return str(module.name(**given))
    words = ", ".join(
        f"{k} {v if isinstance(v, str) else ':'.join(map(str, v))}"
        for k, v in given.items()
    )
    name = dashed(module.__name__.rpartition(".")[2])
    return f"{name} ({words})" if words else name


_OTHERWISE = {
    BargainingProblem: "; those of a game are asked for without --disagreement",
    StrategicGame: "; --disagreement makes a bargaining problem of a game",
}


def check_solves(solution: str, problem: Problem) -> None:
    """Raise ModelError unless the solution is one of such problems, or games."""
    on = find_property(property_name(solution)).on
    if not isinstance(problem, on):
        named = solution_names(type(problem))
        known = ", ".join(f"`{name}`" for name in named) or "none"
        raise ModelError(
            f"`{dashed(solution)}` solves a {on.__name__}, got a "
            f"{type(problem).__name__}",
            f"its solutions are {known}{_OTHERWISE.get(type(problem), '')}",
        )


def solve(solution: str, problem: Problem, **given: Any) -> Found:
    """Return the proposed point of a solution, with its proof."""
    check_solves(solution, problem)
    if getattr(problem, "where", None) is not None:
        raise ModelError("expected payoffs in numbers, got one with parameters")
    takes = parameters_of(solution)
    if sorted(given) != sorted(takes):
        raise ModelError(
            f"`{dashed(solution)}` takes {list(takes) or 'nothing more'}, got "
            f"{sorted(given) or 'nothing'}"
        )
    found: Found = engine_of(solution).solve(problem, **given)
    return found


def _read(
    prop: Property, problem: Problem, parameters: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the parameters with points and rows of numbers read."""
    known = dict(parameters)
    for name in ("point", "limit", "least", "most"):
        if name in known:
            known[name] = read_point(known[name], problem)
    if "points" in known:
        known["points"] = tuple(read_point(row, problem) for row in known["points"])
    for name in ("weights", "shares"):
        if name in known:
            # Those of solutions are positive; where a game has them they may be any.
            read = exact_row if prop.on is BargainingProblem else read_point
            known[name] = read(known[name], problem, name)
    return known


def with_proof(
    prop: Property, problem: Problem, parameters: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the parameters of a definition read, and the proof that it asks for.

    Points are rows of numbers, of texts such as "7 - sqrt(2)" too. A proof that is
    given stays; else it is found by the solution's engine.
    """
    known = _read(prop, problem, parameters)
    if prop.of_the_library and "solution" in prop.parameters:
        from accord.verifiers.engines.bargaining_axioms import with_choices

        return with_choices(prop, problem, known)
    wanted = prop.of_the_library and "proof" in prop.parameters
    if wanted and "proof" not in known and set(prop.required) - {"proof"} <= set(known):
        if has_finder(prop):
            if isinstance(problem, prop.on):  # else the statement is refused
                known["proof"] = find_proof(prop, problem, known)
            return known
        if prop.name in _ABOUT_POINTS:
            known["proof"] = _ABOUT_POINTS[prop.name](problem, known["point"])
            return known
        if prop.name == "threat-proof":
            known["proof"] = _with_and_without(problem, known)
            return known
        solution = _solution_of(prop)
        module = engine_of(solution)
        if hasattr(module, "proof_at"):
            known["proof"] = module.proof_at(prop.name, problem, known)
        else:
            given = {name: known[name] for name in parameters_of(solution)}
            known["proof"] = solve(solution, problem, **given).proof
    return known


def _with_and_without(game: StrategicGame, known: Mapping[str, Any]) -> dict[str, Any]:
    """Return the proofs of the values of a game, and of that without an action."""
    kernel = known["kernel"]
    less = without_action(game, known["player"], known["action"])
    solution, given = ("coco", {}) if kernel == "coco" else ("rose", {"kernel": kernel})
    return {
        name: solve(solution, each, **given).proof
        for name, each in (("with", game), ("without", less))
    }


def _solution_of(prop: Property) -> str:
    """Return the solution that a property defines, or speaks of."""
    for name in solution_names(prop.on):
        if property_name(name) == prop.name:
            return name
    return _SPEAKS_OF.get(prop.name) or prop.name.partition("-")[0]


def read_point(given: Any, problem: Problem, what: str = "payoff") -> tuple[Any, ...]:
    """Return a payoff of each player, irrational ones in one number field."""
    row = given if isinstance(given, (tuple, list)) else (given,)
    if len(row) != len(problem.players):
        raise ModelError(
            f"expected a {what} of each of {len(problem.players)} players, "
            f"got {given!r:.60}"
        )
    if not any(isinstance(x, str) and "sqrt" in x for x in row):
        return tuple(x if is_number(x) else exact(x, what) for x in row)
    from accord.verifiers.engines.radicals import in_one_field, read_radical

    return tuple(in_one_field([read_radical(str(x)) for x in row]))


def exact_row(given: Any, problem: Problem, what: str) -> Row:
    """Return a positive number for each player, from a row or from text such as 1,2."""
    parts = given.split(",") if isinstance(given, str) else given
    parts = parts if isinstance(parts, (tuple, list)) else (parts,)
    row = tuple(exact(x, what) for x in parts)
    if len(row) != len(problem.players) or not all(x > 0 for x in row):
        raise ModelError(
            f"expected a positive {what} of each of {len(problem.players)} players, "
            f"got `{given}`"
        )
    return row
