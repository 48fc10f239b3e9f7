"""Bargaining problems solved: each solution proposed, proved, and shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from accord.counterexamples.asking import ask
from accord.theory.algebraic import Algebraic
from accord.theory.arguments import read_argument
from accord.theory.bargaining import BargainingProblem
from accord.theory.errors import ModelError, ScopeError, SolverError
from accord.theory.exact import Exact, exact
from accord.theory.forms import Form, Literal
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
    reason    why there is no point
    open      whether that is only because it was not found
    """

    solution: str
    point: tuple[Any, ...] | None = None
    verdict: Verdict | None = None
    shown: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    reason: str = ""
    open: bool = False


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
    stated, about = found.instead
    if not stated:
        stated, about = engines.property_name(solution), {"point": found.point, **given}
    question = Question(
        find_property(stated), data_spec(problem), {**about, "proof": found.proof}
    )
    verdict = ask(question, bounds)
    return Answer(name, found.point or None, verdict, _shown(found), found.notes)


def _read(name: str, value: Any, problem: engines.Problem) -> Any:
    return (
        engines.exact_row(value, problem, name)
        if name in ("weights", "shares")
        else value
    )


def _shown(found: engines.Found) -> tuple[str, ...]:
    from accord.verifiers.engines.radicals import said

    texts = found.shown or tuple(map(said, found.point))
    if not found.point:
        return texts
    return tuple(
        f"{text} ({_decimal(x)})"
        if isinstance(x, Algebraic) and "about" not in text
        else text
        for text, x in zip(texts, found.point, strict=True)
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
    for name in chosen:
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

    `disagreement` is a point, "security" (what each can make sure of by a mixed
    action), or "nash" for the only equilibrium of a two-player game that is found.
    """
    if game.where is not None:
        raise ModelError("expected a game with numbers, got one with parameters")
    point: Sequence[Any]
    if disagreement == "security":
        point = security_levels(game)
    elif disagreement == "nash":
        point = _equilibrium_payoffs(game)
    else:
        row = read_argument(disagreement) if isinstance(disagreement, str) else None
        point = disagreement if row is None else row
        if not isinstance(point, (tuple, list)):
            raise ModelError(
                f"expected a disagreement point of the game, got `{disagreement}`",
                'a payoff of each player "0,0", or security, or nash',
            )
    d = tuple(exact(x, "payoff") for x in point)
    return BargainingProblem(
        game.players, game.table, d, comprehensive, title=game.title
    )


def security_levels(game: StrategicGame) -> tuple[Exact, ...]:
    """Return the most that each player can make sure of by a mixed action.

    For player i the largest t with sum_a p_a u_i(a, b) >= t for every profile b of the
    others' actions, by one exact linear program.
    """
    from accord.verifiers.engines.linear_programs import solve

    levels: list[Exact] = []
    for player, size in enumerate(game.sizes):
        rows = [_at_least(Form({(f"p{a}",): 1})) for a in range(size)]
        total = {(f"p{a}",): 1 for a in range(size)}
        rows.append(Literal((*total.items(), ((), -1)), "=="))
        promised: dict[tuple[int, ...], dict[Any, Exact]] = {}
        for profile in game.profiles():
            others = (*profile[:player], *profile[player + 1 :])
            name = (f"p{profile[player]}",)
            row = promised.setdefault(others, {("t",): -1})
            row[name] = game.payoff(player, profile)
        rows += [_at_least(Form(row)) for row in promised.values()]
        found = solve(rows, Form({("t",): 1}))
        assert found.bound is not None, "a finite game has security levels"
        levels.append(found.bound)
    return tuple(levels)


def _at_least(form: Form) -> Literal:
    return Literal(tuple(form.terms.items()), ">=")


def _equilibrium_payoffs(game: StrategicGame) -> tuple[Exact, ...]:
    from accord.verifiers.engines.supports import find_equilibria

    found = find_equilibria(game)
    payoffs = {tuple(game.expected(i, e) for i in range(2)) for e in found}
    if len(payoffs) != 1:
        each = "; ".join(f"({', '.join(map(str, p))})" for p in sorted(payoffs))
        raise ModelError(
            f"expected one equilibrium payoff, found {len(payoffs)}: {each or 'none'}",
            'give the disagreement point itself: --disagreement "0,0"',
        )
    (point,) = payoffs
    return point


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
