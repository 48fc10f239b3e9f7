"""Terms of the axioms on bargaining solutions: what is chosen, before and after.

An axiom speaks of a solution, and an instance of it of a problem and a change of it.
For each of the problems that this makes (`problems` in the axiom's file lists them) the
instance has a choice: a point, and the proof that the definition of the solution asks
for. Where that definition does not accept it the instance is refused, so that an axiom
fails only at points that the solution was shown to choose.

Some solutions choose several points. Of those an axiom is asked only where they choose
one: what fails there, fails however ties are broken.
"""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from accord.theory.bargaining import MAX_OUTCOMES, BargainingProblem
from accord.theory.bargaining_terms import Proof, Row, convex, need
from accord.theory.errors import ModelError
from accord.theory.games import StrategicGame
from accord.theory.properties import assume, find_property

Rows = Sequence[Row]
Choices = Sequence[tuple[Row, Proof]]
# Solutions that may choose several points, and what says that they choose one.
SINGLE = {"utilitarian": "single-utilitarian-point"}
_KERNELS = ("r1", "r2", "r3")
_DEFINITIONS = {
    "coco": "coco-value",
    "rose": "rose-value",
    "rose-points": "all-reconstructed-rose-points",
}


def named(solution: str) -> tuple[str, dict[str, str]]:
    """Return a solution's own name and, if it ends with a kernel's, the kernel.

    >>> named("rose-r1"), named("nash")
    (('rose', {'kernel': 'R1'}), ('nash', {}))
    """
    base, _, kernel = solution.rpartition("-")
    return (base, {"kernel": kernel.upper()}) if kernel in _KERNELS else (solution, {})


def chooses(
    problem: Any, solution: str, point: Row, proof: Proof, weights: Row = ()
) -> bool:
    """Return whether by its definition a solution has this point.

    `weights` are those of the solution, or its shares, if it takes any. Of ROSE-R1 the
    point has to be the only one.
    """
    base, kernel = named(solution)
    definition = find_property(_DEFINITIONS.get(base, f"{base}-bargaining"))
    given: dict[str, Any] = {**kernel, "proof": proof}
    if "points" in definition.parameters:
        given["points"] = (point,)
    else:
        given["point"] = point
    takes = set(definition.parameters) - set(given)
    need(len(takes) == bool(weights), "weights where the solution takes some")
    given.update((name, weights) for name in takes)
    return bool(definition.body(problem, **given))


def chosen(
    problem: Any, solution: str, point: Row, proof: Proof, weights: Row = ()
) -> tuple[Any, ...]:
    """Return the point, refused unless it is shown to be what the solution chooses.

    That all players can gain, and that it chooses no other point, are premises.
    """
    convex(problem)
    is_it = chooses(problem, solution, point, proof, weights)
    need(is_it, f"a point that {solution} chooses")
    if solution in SINGLE:
        assume(find_property(SINGLE[solution]).body(problem))
    assume(all_can_gain(problem, point))
    return tuple(point)


def all_can_gain(problem: Any, point: Row) -> bool:
    """Return whether something feasible is seen to be better for everybody than d.

    It is looked for at the point, the outcomes, and halfway between any two of these.
    """
    d = problem.disagreement
    if all(x > y for x, y in zip(point, d, strict=True)):
        return True
    rows = problem.outcomes
    return any(
        all(x + y > 2 * z for x, y, z in zip(v, w, d, strict=True))
        for v, w in itertools.combinations_with_replacement(rows, 2)
    )


def points_of(
    problems: Sequence[Any], solution: str, choices: Choices, weights: Row
) -> list[tuple[Any, ...]]:
    """Return what the solution chooses at each problem, shown."""
    need(len(choices) == len(problems), f"{len(problems)} choices")
    return [
        chosen(problem, solution, point, proof, weights)
        for problem, (point, proof) in zip(problems, choices, strict=True)
    ]


def values_of(
    games: Sequence[StrategicGame], solution: str, choices: Choices
) -> list[tuple[Any, ...]]:
    """Return the values of games with transferable utility, shown."""
    need(len(choices) == len(games), f"{len(games)} choices")
    for game, (point, proof) in zip(games, choices, strict=True):
        is_it = chooses(game, solution, point, proof)
        need(is_it, f"the value that {solution} gives")
    return [tuple(point) for point, _ in choices]


def weakly_more(after: Row, before: Row) -> bool:
    """Return whether nobody has less."""
    return all(bool(y >= x) for x, y in zip(before, after, strict=True))


# --- changes of a problem ------------------------------------------------------------


def expect(holds: object, what: str) -> None:
    """Raise ModelError unless a change of a problem or game is what an axiom means."""
    if not holds:
        raise ModelError(f"expected {what}")


def with_more(problem: BargainingProblem, more: Rows) -> BargainingProblem:
    """Return the problem in which further outcomes can be agreed on."""
    return replace(problem, outcomes=(*problem.outcomes, *map(tuple, more)))


def in_units(problem: BargainingProblem, factors: Row, shift: Row) -> BargainingProblem:
    """Return the problem with each player's payoffs times a factor, plus a shift."""
    n = len(problem.players)
    expect(len(factors) == len(shift) == n, "a number for each player")
    expect(all(c > 0 for c in factors), "positive factors")
    return replace(
        problem,
        outcomes=tuple(turned(v, factors, shift) for v in problem.outcomes),
        disagreement=turned(problem.disagreement, factors, shift),
    )


def turned(row: Row, factors: Row, shift: Row) -> tuple[Any, ...]:
    """Return each player's number times her factor, plus her shift."""
    return tuple(c * x + s for x, c, s in zip(row, factors, shift, strict=True))


def raised_for(
    problem: BargainingProblem, player: int, raised: Any
) -> BargainingProblem:
    """Return the problem with another disagreement payoff of one player."""
    d = problem.disagreement
    expect(type(player) is int and 0 <= player < len(d), "the number of a player")
    expect(raised >= d[player], "a disagreement payoff that is no lower")
    return replace(problem, disagreement=(*d[:player], raised, *d[player + 1 :]))


def other_problem(problem: BargainingProblem, other: Rows) -> BargainingProblem:
    """Return the problem with other outcomes and the same disagreement."""
    return replace(problem, outcomes=tuple(map(tuple, other)))


def sum_of(problem: BargainingProblem, other: Rows) -> BargainingProblem:
    """Return the problem of both at once: an outcome of each, the payoffs added."""
    count = len(problem.outcomes) * len(other)
    expect(count <= MAX_OUTCOMES, f"at most {MAX_OUTCOMES:,} pairs of outcomes")
    pairs = itertools.product(problem.outcomes, other)
    sums = tuple(tuple(x + y for x, y in zip(*pair, strict=True)) for pair in pairs)
    return replace(problem, outcomes=sums)


# --- words ---------------------------------------------------------------------------


def moved(choices: Choices) -> str:
    """Return from where to where the solution moves."""
    (before, _), (after, _) = choices
    return f"the solution moves from {told(before)} to {told(after)}"


def told(row: Row) -> str:
    """Return a point as text."""
    return f"({', '.join(map(str, row))})"
