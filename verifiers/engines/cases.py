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
from accord.theory.forms import Literal, write_literal
from accord.theory.paths import Path, Pool, explore, order_of
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
    pool = Pool()
    premises = tuple(getattr(statement.subject, "premises", ()))

    def note(lemma: Lemma) -> None:
        lemmas.append(lemma)
        pool.add(frozenset(row for row, _ in lemma))

    def guide(path: Path, asked: Literal, opposite: Literal) -> bool | None:
        """Say which branch comes first; where one is impossible, add the lemma."""
        limits.tick(done, total)
        if path.plain and order_of(asked) is not None:
            return None  # what the closure of an order leaves open is possible
        facts = [*premises, *path.taken]
        if path.point is None:
            found = _lemma_or_linear_point(facts)
            path.point = found if isinstance(found, dict) else None
        here = path.point is not None and asked.holds(_all(path.point, asked))
        ways = [opposite if here else asked]
        if path.point is None:
            ways = [asked, opposite]
        for way in ways:
            found = _lemma_or_linear_point([*facts, way])
            if isinstance(found, tuple):
                note(found)
                return None
            path.other_point = found
        return here

    total = count_instances(statement.subject, statement.prop.forall)
    done = 0
    for universal in instances(statement.subject, statement.prop.forall):
        holds = partial(statement.holds, *universal)
        try:
            paths = explore(holds, pool, MAX_RUNS, premises, guide, split=True)
            for path, result in paths:
                limits.tick(done, total)
                if result is not False:
                    continue
                found = lemma_or_point([*path, *premises])
                if isinstance(found, dict):
                    return Explored((), done, found, universal)
                note(found)
        except ModelError as error:
            raise SolverError(error.message, error.help) from error
        done += 1
    return Explored(tuple(lemmas), done)


def _all(point: dict[str, Exact], fact: Literal) -> dict[str, Exact]:
    """Return the point with 0 for the unknowns of `fact` that it does not name."""
    return {name: point.get(name, 0) for m, _ in fact.terms for name in m}


def _is_linear(rows: Sequence[Literal]) -> bool:
    return all(len(monomial) <= 1 for row in rows for monomial, _ in row.terms)


def _lemma_or_linear_point(rows: Sequence[Literal]) -> Lemma | dict[str, Exact] | None:
    """Return a lemma, or a point if the rows are linear.

    None: no sum of the rows is a contradiction, products of unknowns counted as one.
    """
    found = solve(rows)
    if found.values is None:
        assert found.multipliers is not None
        pairs = zip(rows, found.multipliers, strict=True)
        return tuple((row, times) for row, times in pairs if times)
    if not _is_linear(rows):
        return None
    return {m[0]: value for m, value in found.values.items() if m}


def lemma_or_point(path: Sequence[Literal]) -> Lemma | dict[str, Exact]:
    """Return literals of the path that contradict each other, or a point on it."""
    found = _lemma_or_linear_point(path)
    if found is None:
        from accord.verifiers.engines.z3_rows import real_point

        found = real_point(path, Z3_MILLISECONDS)
    if found is None:
        shown = " and ".join(map(str, path))
        raise SolverError(
            "one case can be neither excluded by a linear combination of its "
            f"comparisons nor met: {shown[:300]}"
        )
    names = sorted({name for row in path for m, _ in row.terms for name in m})
    if isinstance(found, dict):
        return {name: found.get(name, 0) for name in names}
    return found


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
