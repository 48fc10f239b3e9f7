"""Statements about all values of unknown numbers: explored, closed by lemmas.

The definition runs on forms. Each way to answer its comparisons that ends in False is
either impossible, which a lemma shows (literals that contradict each other, with their
multipliers), or a counterexample, of which a rational point is found.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from accord.theory.errors import ModelError, SolverError
from accord.theory.exact import Exact, text_of
from accord.theory.forms import Literal, explore, literal, write_literal
from accord.theory.ranges import count_instances, instances
from accord.theory.statements import Statement
from accord.verifiers.engines.linear_programs import solve
from accord.verifiers.limits import Limits

Lemma = tuple[tuple[Literal, Exact], ...]
MAX_RUNS = 200_000
Z3_MILLISECONDS = 5_000


@dataclass(frozen=True)
class Explored:
    """What the exploration came to.

    lemmas      what closes every path that returns False, if `values` is None
    instances   how many instances were explored
    values      values of the unknowns at which `instance` fails
    """

    lemmas: tuple[Lemma, ...]
    instances: int
    values: dict[str, Exact] | None = None
    instance: tuple[Any, ...] = ()


def search(statement: Statement, limits: Limits) -> Explored:
    """Return lemmas that prove the statement, or values that refute it.

    Raises SolverError where a path can be neither closed nor realised: it takes more
    than a linear combination of comparisons, or there are too many paths.
    """
    lemmas: list[Lemma] = []
    sets: list[frozenset[Literal]] = []

    premises = tuple(getattr(statement.subject, "premises", ()))

    def closed(path: frozenset[Literal]) -> bool:
        known = path.union(premises)
        return any(lemma <= known for lemma in sets)

    total = count_instances(statement.subject, statement.prop.forall)
    done = 0
    for universal in instances(statement.subject, statement.prop.forall):
        holds = partial(statement.holds, *universal)
        paths = explore(holds, closed, MAX_RUNS, premises)
        try:
            for path, result in paths:
                limits.tick(done, total)
                if result is not False or closed(frozenset(path)):
                    continue
                found = lemma_or_point([*path, *premises])
                if isinstance(found, dict):
                    return Explored((), done, found, universal)
                lemmas.append(found)
                sets.append(frozenset(row for row, _ in found))
        except ModelError as error:
            raise SolverError(error.message, error.help) from error
        done += 1
    return Explored(tuple(lemmas), done)


def lemma_or_point(path: Sequence[Literal]) -> Lemma | dict[str, Exact]:
    """Return literals of the path that contradict each other, or a point on it."""
    rows = [row for row in path if row.sense != "!="]
    found = solve(rows)
    if found.values is None:
        assert found.multipliers is not None
        pairs = zip(rows, found.multipliers, strict=True)
        return tuple((row, times) for row, times in pairs if times)
    point = _point(path)
    if point is None:
        shown = " and ".join(map(str, path))
        raise SolverError(
            "one case can be neither excluded by a linear combination of its "
            f"comparisons nor met: {shown[:300]}"
        )
    return point


def _point(path: Sequence[Literal]) -> dict[str, Exact] | None:
    """Return values of the unknowns on a path; None means not found, not absent."""
    if any(len(monomial) > 1 for row in path for monomial, _ in row.terms):
        from accord.verifiers.engines.z3_rows import real_point

        return real_point(path, Z3_MILLISECONDS)
    rows = [row for row in path if row.sense != "!="]
    found = solve(rows)
    if found.values is None:
        return None
    point = {m[0]: value for m, value in found.values.items() if m}
    names = {m[0] for row in path for m, _ in row.terms if m}
    point = {name: point.get(name, 0) for name in sorted(names)}
    for row in path:
        if not row.holds(point):  # it says !=: more, or less
            rest = [other for other in path if other != row]
            sides = (literal(row.form, ">"), literal(-row.form, ">"))
            tries = (_point([*rest, side]) for side in sides)
            return next((p for p in tries if p is not None), None)
    return point


def payload(explored: Explored) -> dict[str, Any]:
    """Return what a certificate of kind `cases` holds."""
    lemmas = [
        [
            {"literal": write_literal(row), "times": text_of(times)}
            for row, times in lemma
        ]
        for lemma in explored.lemmas
    ]
    return {"instances": explored.instances, "lemmas": lemmas}
