"""Statements about all values of unknown numbers: explored, closed by lemmas.

The definition runs on forms. Each way to answer its comparisons that ends in False is
either impossible, which a lemma shows (literals that contradict each other, with their
multipliers), or a counterexample, of which a rational point is found.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any

from accord.theory.errors import ModelError, SolverError
from accord.theory.exact import Exact, simplest, text_of
from accord.theory.forms import Literal, Product, literal, write_form, write_literal
from accord.theory.paths import Path, Pool, explore, order_of
from accord.theory.ranges import count_instances, instances
from accord.theory.statements import Statement
from accord.verifiers.engines.identities import Lemma, find_lemma, find_longer_lemma
from accord.verifiers.engines.linear_programs import solve
from accord.verifiers.engines.needed import literals_of, needed
from accord.verifiers.limits import Limits, OutOfBounds

MAX_RUNS = 200_000
Z3_MILLISECONDS = 5_000
_ROUND = (0, 3, 4, *(k * 10**e for e in range(7) for k in (1, 2, 5)))
_DENOMINATOR = 6  # the largest in simpler points


class Unclosed(SolverError):  # noqa: N818 - it is a doubt, not a failure
    """No identity closes a case, though solvers find no values that meet it."""

    def __init__(self, case: str, solvers: tuple[str, ...]) -> None:
        find = "finds" if len(solvers) == 1 else "find"
        self.says = f"{' and '.join(solvers)} {find} no values"
        self.case = case
        super().__init__(
            f"no identity was found that excludes one case, though {self.says}: {case}"
        )


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


class Cases:
    """The lemmas found so far, and what an exploration asks of them."""

    def __init__(self, premises: Sequence[Literal], tick: Callable[[], None]) -> None:
        self.premises, self.tick = tuple(premises), tick
        self.lemmas: list[Lemma] = []
        self.pool = Pool()
        self.count = 0  # of the cases done

    def note(self, lemma: Lemma) -> None:
        """Add a lemma."""
        self.lemmas.append(lemma)
        self.pool.add(literals_of(lemma))

    def guide(self, path: Path, asked: Literal, opposite: Literal) -> bool | None:
        """Say which branch comes first; where one is impossible, add the lemma.

        Each branch that is left open has a point of its own, if all is linear.
        """
        self.tick()
        if path.plain and order_of(asked) is not None:
            return None  # what the closure of an order leaves open is possible
        facts = [*self.premises, *path.taken]
        if path.point is None:
            found = _lemma_or_linear_point(facts)
            path.point = found if isinstance(found, dict) else None
        here = path.point is not None and asked.holds(_all(path.point, asked))
        ways = [opposite if here else asked]
        if path.point is None:
            ways = [asked, opposite]
        for way in ways:
            # Where the facts can be met, only what hangs together with `way` matters.
            rows = [*facts, way] if path.point is None else _near(facts, way)
            found = _lemma_or_linear_point(rows)
            if isinstance(found, tuple):
                self.note(found)
                return None
            if found is not None:
                path.other_point = {**(path.point or {}), **found}
        return here

    def failing(self, run: Callable[[], Any]) -> Iterator[tuple[Literal, ...]]:
        """Yield the literals of each path on which `run` is False, with the premises.

        Raises SolverError where the run cannot be explored.
        """
        paths = explore(run, self.pool, MAX_RUNS, self.premises, self.guide, split=True)
        try:
            for path, result in paths:
                self.count += 1
                self.tick()
                if result is False:
                    yield (*path, *self.premises)
        except ModelError as error:
            raise SolverError(error.message, error.help) from error
        except (OutOfBounds, MemoryError) as stop:
            reason = getattr(stop, "covered", "out of memory")
            raise OutOfBounds(f"{reason}; {self.count:,} cases done") from stop

    def close(
        self, run: Callable[[], Any], doubts: list[Unclosed] | None = None
    ) -> dict[str, Exact] | None:
        """Note lemmas that close every path on which `run` is False, or return a point.

        Raises SolverError where one can be neither closed nor met. Where `doubts` are
        given, paths of which solvers alone say that no values lie on them go there.
        """
        for rows in self.failing(run):
            try:
                found = lemma_or_point(rows)
            except Unclosed as doubt:
                if doubts is None:
                    raise
                doubts.append(doubt)
                continue
            if isinstance(found, dict):
                return simplify(rows, found)
            self.note(found)
        return None


def search(
    statement: Statement,
    limits: Limits,
    facts: Sequence[Literal] = (),
    doubts: list[Unclosed] | None = None,
) -> Explored:
    """Return lemmas that prove the statement where the facts hold, or a refutation.

    Raises SolverError where a path can be neither closed nor realised, or there are
    too many paths. With `doubts` as in `Cases.close`: if some come, the lemmas alone
    prove nothing.
    """
    premises = (*statement.premises, *facts)
    total = count_instances(statement.subject, statement.prop.forall)
    done = 0
    cases = Cases(premises, lambda: limits.tick(done, total))
    runs: list[Callable[[], Any]] = []
    for universal in instances(statement.subject, statement.prop.forall):
        runs.append(partial(statement.holds, *universal))
        point = cases.close(runs[-1], doubts)
        if point is not None:
            return Explored((), done, point, universal)
        done += 1
    if doubts:
        return Explored(tuple(cases.lemmas), done)
    return Explored(needed(runs, premises, cases.lemmas), done)


def _near(facts: Sequence[Literal], way: Literal) -> list[Literal]:
    """Return `way` and the facts that share unknowns with it, directly or not."""
    chosen: list[Literal] = [way]
    names = _names(way)
    left = [(fact, _names(fact)) for fact in facts]
    grown = True
    while grown:
        apart = [(fact, own) for fact, own in left if names.isdisjoint(own)]
        near = [(fact, own) for fact, own in left if not names.isdisjoint(own)]
        grown = bool(near)
        chosen += [fact for fact, _ in near]
        names = names.union(*(own for _, own in near))
        left = apart
    return chosen


def _names(fact: Literal) -> frozenset[str]:
    return frozenset(name for monomial, _ in fact.terms for name in monomial)


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
        return tuple((Product((row,)), times) for row, times in pairs if times)
    if not _is_linear(rows):
        return find_lemma(rows)
    return {m[0]: value for m, value in found.values.items() if m}


def lemma_or_point(path: Sequence[Literal]) -> Lemma | dict[str, Exact]:
    """Return literals of the path that contradict each other, or a point on it.

    Raises SolverError where neither is found: Unclosed, if solvers find no point.
    """
    found = _lemma_or_linear_point(path)
    if found is None:
        found = _lemma_or_real_point(path)
    names = sorted({name for row in path for m, _ in row.terms for name in m})
    if isinstance(found, dict):
        return {name: found.get(name, 0) for name in names}
    return found


def _lemma_or_real_point(path: Sequence[Literal]) -> Lemma | dict[str, Exact]:
    from accord.verifiers.engines.z3_rows import ask_about

    answer = ask_about(path, Z3_MILLISECONDS)
    shown = " and ".join(map(str, path))[:300]
    if answer.values is not None:
        return answer.values
    if answer.word == "irrational":
        raise SolverError(
            "one case can be neither excluded nor met by rational numbers: z3 finds "
            f"irrational ones alone: {shown}"
        )
    rows = [path[k] for k in answer.core] or path
    weak = [literal(row.form, ">=") if row.sense == ">" else row for row in rows]
    lemma = find_longer_lemma(rows, ask_about(weak, Z3_MILLISECONDS).values)
    if lemma is not None:
        return lemma
    if answer.word == "none":
        raise Unclosed(shown, answer.solvers)
    raise SolverError(
        "one case can be neither excluded by an identity that was found nor met: "
        f"{shown}"
    )


def simplify(rows: Sequence[Literal], point: Mapping[str, Exact]) -> dict[str, Exact]:
    """Return a point of the rows with numbers as simple as a greedy search finds.

    One unknown after the other takes the first of these that the rows allow: numbers
    in use, small or round integers, integers near its value, fractions near it.
    """
    found = dict(point)
    settled: dict[str, Exact] = {}
    for name in sorted(found):
        for value in _simpler(found[name], set(settled.values())):
            other = _with(rows, found, {**settled, name: value})
            if other is not None:
                found = other
                break
        settled[name] = found[name]
    return found


def _simpler(value: Exact, used: set[Exact]) -> list[Exact]:
    """Return numbers simpler than a value, the simplest first."""
    near: set[Exact] = set()
    for d in range(1, _DENOMINATOR + 1):
        below = math.floor(Fraction(value) * d)
        near |= {Fraction(below, d), Fraction(below + 1, d)}
    most = abs(Fraction(value)) + 3
    whole = {sign * x for sign in (1, -1) for x in _ROUND if x <= most}
    numbers = {simplest(x) for x in (*whole, *near, *used, value)}

    def order(x: Exact) -> tuple[Any, ...]:
        return x.denominator, x not in (0, *used), abs(x), x < 0

    ordered = sorted(numbers, key=order)
    return ordered[: ordered.index(simplest(value))]


def _with(
    rows: Sequence[Literal], point: Mapping[str, Exact], settled: Mapping[str, Exact]
) -> dict[str, Exact] | None:
    """Return a point of the rows with the settled values; None if none is found."""
    moved = {**point, **settled}
    if all(row.holds(moved) for row in rows):
        return moved
    left = [literal(row.form.put(settled), row.sense) for row in rows]
    if not _is_linear(left) or any(row.sense == "!=" for row in left):
        return None
    values = solve(left).values
    if values is None:
        return None
    return {**moved, **{m[0]: value for m, value in values.items() if m}}


def payload(explored: Explored) -> dict[str, Any]:
    """Return what a certificate of kind `cases` holds."""
    lemmas = [lemma_data(lemma) for lemma in explored.lemmas]
    return {"instances": explored.instances, "lemmas": lemmas}


def lemma_data(lemma: Lemma) -> list[dict[str, Any]]:
    """Return a lemma as a certificate holds it."""
    return [
        {
            "literals": [write_literal(row) for row in product.literals],
            "square": None if product.square is None else write_form(product.square),
            "times": text_of(times),
        }
        for product, times in lemma
    ]
