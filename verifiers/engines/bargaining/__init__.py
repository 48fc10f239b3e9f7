"""Bargaining solutions: one file each, found by its name, that proposes the point.

The definition is the property of the same name followed by `-bargaining`; what is
found here is a proposal with its proof, which the definition checks.
"""

import importlib
import inspect
import pkgutil
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from accord.theory.bargaining import BargainingProblem
from accord.theory.errors import ModelError
from accord.theory.exact import Exact, exact
from accord.theory.names import dashed, nearest

Row = tuple[Exact, ...]
SUFFIX = "-bargaining"


@dataclass(frozen=True)
class Found:
    """A proposed solution.

    point   the payoffs
    proof   what its definition asks for
    notes   what else is worth saying of it, each a short sentence
    shown   the payoffs as text, where that says more than a decimal
    """

    point: tuple[Any, ...]
    proof: dict[str, Any]
    notes: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()


def solution_names() -> list[str]:
    """Return the names of all solutions."""
    return [dashed(module.name) for module in pkgutil.iter_modules(__path__)]


def property_name(solution: str) -> str:
    """Return the name of the property that defines a solution."""
    return dashed(solution) + SUFFIX


def engine_of(solution: str) -> ModuleType:
    """Return the file of a solution, or raise ModelError with the nearest name."""
    known = solution_names()
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


def solve(solution: str, problem: BargainingProblem, **given: Any) -> Found:
    """Return the proposed point of a solution, with its proof."""
    takes = parameters_of(solution)
    if sorted(given) != sorted(takes):
        raise ModelError(
            f"`{dashed(solution)}` takes {list(takes) or 'nothing more'}, got "
            f"{sorted(given) or 'nothing'}"
        )
    found: Found = engine_of(solution).solve(problem, **given)
    return found


def proof_for(
    prop: str, problem: BargainingProblem, point: tuple[Any, ...], **given: Any
) -> dict[str, Any]:
    """Return the proof with which a definition decides whether `point` is the solution.

    It shows which point is; where there may be several, it is about the point itself.
    """
    module = engine_of(prop)
    if hasattr(module, "proof_at"):
        found: dict[str, Any] = module.proof_at(problem, point)
        return found
    return solve(prop.removesuffix(SUFFIX), problem, **given).proof


def exact_row(given: Any, problem: BargainingProblem, what: str) -> Row:
    """Return a positive number for each player, from a row or from text such as 1,2."""
    parts = given.split(",") if isinstance(given, str) else given
    row = tuple(exact(x, what) for x in parts)
    if len(row) != len(problem.players) or not all(x > 0 for x in row):
        raise ModelError(
            f"expected a positive {what} of each of {len(problem.players)} players, "
            f"got `{given}`"
        )
    return row
