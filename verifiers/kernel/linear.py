"""Kinds `cases`, `farkas` and `dual`: definitions run on unknown numbers.

A row is a literal `form sense 0` that some instance of a definition implies. Rows
with multipliers that add up to a contradiction show that no values are possible; the
kernel gets each row by running the definition on forms, never from the file.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

from accord.theory.coding import look_up, look_up_profile
from accord.theory.errors import CertificateError, ModelError
from accord.theory.exact import Exact, exact
from accord.theory.forms import (
    Form,
    Literal,
    Product,
    contradicts,
    literal,
    read_form,
    read_literal,
)
from accord.theory.open_lotteries import premises_of
from accord.theory.paths import Pool, explore
from accord.theory.ranges import instances, values_of
from accord.theory.statements import Statement
from accord.theory.tables import settle
from accord.verifiers.kernel.accepted import Accepted, expect, reject
from accord.verifiers.kernel.points import check_values, read_values
from accord.verifiers.kernel.statements import Problem

MAX_FACTORS = 4  # in a product of literals, so that it stays small

# --- cases: for all values -------------------------------------------------------


def check_cases(statement: Statement, payload: Mapping[str, Any]) -> Accepted:
    """Accept PROVED for all values of the unknowns: no path that is possible fails.

    Sound because the paths are exhaustive, and each on which the body returns False
    (or raises) holds the literals of a lemma that cannot be true together.
    """
    expect(set(payload) == {"instances", "lemmas"}, "payload", "`instances`, `lemmas`")
    count, met = all_hold(statement, read_pool(payload["lemmas"]), ())
    expect(payload["instances"] == count, "count", count, payload["instances"])
    return Accepted("PROVED", statement.scope, count, met)


def all_hold(
    statement: Statement, lemmas: Pool, facts: tuple[Literal, ...]
) -> tuple[int, int]:
    """Return how many instances there are and how many met their premises.

    Refuses where one fails on a path that no lemma closes, the facts being known.
    """
    premises = (*statement.premises, *facts)
    count = met = 0
    for universal in instances(statement.subject, statement.prop.forall):
        count += 1
        some = False
        holds = partial(statement.holds, *universal)
        for path, result in explore(holds, lemmas, premises=premises, split=True):
            if result is False:
                shown = " and ".join(map(str, path)) or "always"
                where = f"False where {shown}"
                reject(f"instance {count - 1}", "the definition True", where)
            some = some or result is not None
        met += some
    settle(statement.subject)
    return count, met


def read_pool(data: Any) -> Pool:
    """Return the lemmas of a certificate, each seen to contradict itself."""
    expect(isinstance(data, list), "lemmas", "a list")
    return Pool(_read_lemma(k, lemma) for k, lemma in enumerate(data))


def _read_lemma(number: int, data: Any) -> frozenset[Literal]:
    try:
        rows = [_read_product(row) for row in data]
        multipliers = [exact(row["times"]) for row in data]
    except (KeyError, TypeError, ValueError, ModelError) as error:
        raise CertificateError(f"step `lemma {number}`: ill-formed") from error
    false = contradicts(rows, multipliers)
    expect(false, f"lemma {number}", "rows that add up to a contradiction")
    return frozenset(literal for row in rows for literal in row.literals)


def _read_product(row: Mapping[str, Any]) -> Product:
    literals, square = row["literals"], row["square"]
    if len(row) != 3 or len(literals) > MAX_FACTORS:
        raise ValueError(row)
    form = None if square is None else read_form(square)
    return Product(tuple(map(read_literal, literals)), form)


# --- problems: is there a value of the unknowns? ---------------------------------


def implied(statement: Statement, universal: tuple[Any, ...]) -> tuple[Literal, ...]:
    """Return the literals that an instance implies: those of its only True path.

    Every other path returns False, so where the instance holds, so do these. With no
    True path it never holds, and implies -1 >= 0. An instance with two True paths is a
    disjunction and implies nothing here.
    """
    paths = explore(partial(statement.holds, *universal))
    true = [path for path, result in paths if result is not False]
    if not true:
        return (literal(Form({(): -1}), ">="),)
    expect(len(true) == 1, "row", f"one way that {universal!r} holds", len(true))
    return true[0]


def _rows(
    statements: list[Statement], data: Any
) -> tuple[list[Literal], list[Exact], int]:
    """Return the rows that a payload names, from the definitions, with multipliers."""
    rows: list[Literal] = []
    multipliers: list[Exact] = []
    expect(isinstance(data, list), "rows", "a list")
    for k, entry in enumerate(data):
        try:
            which, given, place, times = (
                entry[name] for name in ("property", "instance", "literal", "times")
            )
            literals = _literals(statements, which, given)
            rows.append(literals[place] if place >= 0 else literals[len(literals)])
            multipliers.append(exact(times))
        except (KeyError, TypeError, ValueError, IndexError, ModelError) as error:
            raise CertificateError(f"step `row {k}`: ill-formed, {error!r}") from error
    return rows, multipliers, len(data)


def _literals(
    statements: list[Statement], which: int | None, given: Any
) -> tuple[Literal, ...]:
    """Return the literals of an instance, or for None those of every lottery."""
    if which is None:
        m = statements[0].subject
        return premises_of(m(look_up_profile(m.domains, given)))
    statement = statements[which] if which >= 0 else statements[len(statements)]
    bound: dict[str, Any] = {}
    for name, item in zip(statement.prop.forall, given, strict=True):
        values = values_of(statement.subject, name, bound)
        bound[name] = look_up(values, item, name)
    return implied(statement, tuple(bound.values()))


def check_farkas(problem: Problem, payload: Mapping[str, Any]) -> Accepted:
    """Accept REFUTED: no values of the unknowns satisfy the definitions."""
    expect(set(payload) == {"rows"}, "payload", "the field `rows` alone")
    expect(problem.measure is None, "measure", "none for this kind")
    rows, multipliers, count = _rows(problem.statements(Form.unknown), payload["rows"])
    expect(contradicts(rows, multipliers), "sum", "rows that contradict each other")
    return Accepted("REFUTED", problem.scope, count, count)


def check_dual(problem: Problem, payload: Mapping[str, Any]) -> Accepted:
    """Accept PROVED: the bound is the largest value of the measure, and is reached.

    Sound because the point shows that it is reached, and bound minus measure is a
    sum of rows with multipliers as in `contradicts` plus a number that is >= 0.
    """
    if set(payload) != {"values", "rows", "bound"} or problem.measure is None:
        reject("payload", "`values`, `rows`, `bound`, and a measure")
    values = read_values(payload["values"])
    bound = exact(payload["bound"])
    count = check_values(problem, values)
    reached = problem.measure(values.__getitem__)
    expect(reached == bound, "point", f"the value {bound}", reached)
    rows, multipliers, _ = _rows(problem.statements(Form.unknown), payload["rows"])
    # measure > bound together with the rows is a contradiction: measure <= bound.
    excess = Form({}) + problem.measure(Form.unknown) - bound
    above = Literal(tuple(excess.terms.items()), ">")
    bounded = contradicts([*rows, above], [*multipliers, 1])
    expect(bounded, "sum", "rows that bound the measure")
    return Accepted("PROVED", problem.scope, count, count, (values, bound))
