"""Bargaining problems solved: each solution proposed, proved, and shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from accord.counterexamples.asking import ask
from accord.counterexamples.disagreement import fallback
from accord.theory.algebraic import Algebraic
from accord.theory.bargaining import BargainingProblem
from accord.theory.errors import ModelError, ScopeError, SolverError
from accord.theory.games import StrategicGame
from accord.theory.properties import find_property
from accord.theory.specifications import data_spec
from accord.verifiers.decide import Question
from accord.verifiers.engines import bargaining as engines
from accord.verifiers.limits import Limits, OutOfBounds, bounded
from accord.verifiers.verdict import Verdict


@dataclass(frozen=True)
class Answer:
    """What came out of one solution.

    solution  its name, with its weights or shares
    point     the payoffs, None where there are none
    verdict   PROVED by the definition, with the certificate; where the solution leaves
              the payoffs open, of what is proved instead; else None without a point
    shown     the payoffs as text, ranges where they are open
    notes     what else is to be said
    reason    why there is no point, where that is not proved
    open      whether that is only because it was not found
    more      further points, where the solution has several
    """

    solution: str
    point: tuple[Any, ...] | None = None
    verdict: Verdict | None = None
    shown: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    reason: str = ""
    open: bool = False
    more: tuple["Answer", ...] = ()

    @property
    def each(self) -> tuple["Answer", ...]:
        """The answer of each point that there is."""
        further = (each for answer in self.more for each in answer.each)
        return () if self.verdict is None else (self, *further)


def bargain(
    problem: engines.Problem,
    solution: str,
    *,
    limits: Limits | None = None,
    **given: Any,
) -> Answer:
    """Return the point of a solution with the verdict of its definition.

    `given` has what the solution takes: weights=(2, 1) for weighted-nash, shares for
    proportional, kernel="R1" for rose. A solution that is not defined for the problem
    is an answer with the reason.

    >>> problem = BargainingProblem(("Ann", "Bob"), ((0, 1), (2, 0)), (0, 0))
    >>> bargain(problem, "nash").shown
    ('1', '1/2')
    """
    bounds = limits or Limits()
    given = {k: _read(k, v, problem) for k, v in given.items()}
    name = engines.name_of(solution, given)
    try:
        with bounded(bounds):
            found = engines.solve(solution, problem, **given)
    except OutOfBounds as error:
        return Answer(name, reason=error.covered, open=True)
    except (SolverError, ScopeError) as error:
        return Answer(name, reason=error.message, open=True)
    except ModelError as error:
        return Answer(name, reason=error.message)
    return _answer(name, solution, problem, given, found, bounds)


def _answer(
    name: str,
    solution: str,
    problem: engines.Problem,
    given: Mapping[str, Any],
    found: engines.Found,
    bounds: Limits,
) -> Answer:
    """Return what is found with the verdict of its definition, and further points."""
    stated, about = found.instead
    if not stated:
        stated, about = engines.property_name(solution), {"point": found.point, **given}
    prop = find_property(stated)
    proof = {"proof": found.proof} if "proof" in prop.parameters else {}
    verdict = ask(Question(prop, data_spec(problem), {**about, **proof}), bounds)
    first, *others = (
        Answer(name, point or None, verdict, _shown(found.shown, point))
        for point in found.points or (found.point,)
    )
    others += [
        _answer(name, solution, problem, given, other, bounds) for other in found.others
    ]
    return replace(first, notes=found.notes, more=tuple(others))


def _read(name: str, value: Any, problem: engines.Problem) -> Any:
    return (
        engines.exact_row(value, problem, name)
        if name in ("weights", "shares")
        else value
    )


def _shown(given: tuple[str, ...], point: tuple[Any, ...]) -> tuple[str, ...]:
    from accord.verifiers.engines.radicals import said

    texts = given or tuple(map(said, point))
    if not point:
        return texts
    return tuple(
        f"{text} ({_decimal(x)})"
        if isinstance(x, Algebraic) and "about" not in text
        else text
        for text, x in zip(texts, point, strict=True)
    )


def _decimal(x: Algebraic) -> str:
    return str(x).removeprefix("about ")


_EXAMPLES = {"weights": '"2,1"', "shares": '"2,1"', "kernel": "R1"}


def bargain_all(
    problem: engines.Problem,
    limits: Limits,
    solutions: Sequence[str] = (),
    **given: Any,
) -> list[Answer]:
    """Return the answers of these solutions, or of all that take what is given."""
    chosen = list(solutions) or [
        name
        for name in engines.solution_names(type(problem))
        if set(engines.parameters_of(name)) <= set(given)
    ]
    answers = []
    for name in (engines.fitting(name, problem) for name in chosen):
        engines.check_solves(name, problem)
        takes = engines.parameters_of(name)
        for parameter in takes:
            if parameter not in given:
                raise ModelError(
                    f"`{name}` takes {parameter}",
                    f"give --{parameter} {_EXAMPLES[parameter]}",
                )
        own = {k: given[k] for k in takes}
        answers.append(bargain(problem, name, limits=limits, **own))
    return answers


# --- problems that games make ------------------------------------------------------


def problem_of(
    game: StrategicGame, disagreement: Any, *, comprehensive: bool = False
) -> BargainingProblem:
    """Return the problem of agreeing on a lottery over the profiles of a game.

    `disagreement` is a point, or a rule that `fallback` knows.
    """
    point = fallback(game, disagreement).point
    return BargainingProblem(
        game.players, game.table, point, comprehensive, title=game.title
    )


def approximate(point: Sequence[Any]) -> tuple[Fraction, ...]:
    """Return rational numbers that are near enough for a picture."""
    near = []
    for x in point:
        if isinstance(x, Algebraic):
            low, high = x.enclosure(Fraction(1, 10**9))
            near.append((low + high) / 2)
        else:
            near.append(Fraction(x))
    return tuple(near)
