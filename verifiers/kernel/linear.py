"""Kinds `cases`, `farkas`, `dual` and `point`: definitions run on unknown numbers.

A row is a literal `form sense 0` that some instance of a definition implies. Rows
with multipliers that add up to a contradiction show that no values are possible; the
kernel gets each row by running the definition on forms, never from the file.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from accord.theory.coding import look_up, plain
from accord.theory.errors import CertificateError, ModelError
from accord.theory.exact import Exact, exact
from accord.theory.forms import Form, Literal, explore, literal
from accord.theory.ranges import instances, values_of
from accord.verifiers.kernel.accepted import Accepted
from accord.verifiers.kernel.statements import Problem, Statement, settle

MAX_PATHS = 200_000


def contradicts(rows: Sequence[Literal], multipliers: Sequence[Exact]) -> bool:
    """Return whether rows with these multipliers add up to something false.

    Farkas: if every row holds, so does the sum of multiplier times form, taken >= 0
    where the multipliers of inequalities are >= 0 (those of equalities are free). A
    sum without unknowns that is negative, or is zero though a strict row counts,
    cannot be.
    """
    total = Form({})
    strict = False
    for row, multiplier in zip(rows, multipliers, strict=True):
        if row.sense == "!=" or (multiplier < 0 and row.sense != "=="):
            return False
        total = total + row.form * multiplier
        strict = strict or (row.sense == ">" and multiplier > 0)
    value = total.constant
    return value is not None and (value < 0 or (value == 0 and strict))


# --- cases: for all values -------------------------------------------------------


def check_cases(statement: Statement, payload: Mapping[str, Any]) -> Accepted:
    """Accept PROVED for all values of the unknowns: no path that is possible fails.

    Sound because the paths are exhaustive, and each on which the body returns False
    (or raises) holds the literals of a lemma that cannot be true together.
    """
    if set(payload) != {"instances", "lemmas"}:
        raise CertificateError("step `payload`: expected `instances` and `lemmas`")
    if not isinstance(payload["lemmas"], list):
        raise CertificateError("step `lemmas`: expected a list")
    lemmas = [_read_lemma(k, lemma) for k, lemma in enumerate(payload["lemmas"])]

    def closed(path: frozenset[Literal]) -> bool:
        return any(lemma <= path for lemma in lemmas)

    count = met = 0
    for universal in instances(statement.subject, statement.prop.forall):
        count += 1
        some = False
        for path, result in _runs(lambda u=universal: statement.holds(*u), closed):  # type: ignore[misc]
            if result is False and not closed(frozenset(path)):
                shown = " and ".join(map(str, path)) or "always"
                raise CertificateError(
                    f"step `instance {count - 1}`: expected the definition True, got "
                    f"False where {shown[:200]}"
                )
            some = some or result is not None
        met += some
    settle(statement.subject)
    if payload["instances"] != count:
        raise CertificateError(f"step `count`: expected {count} instances")
    return Accepted("PROVED", statement.scope, count, met)


def _runs(
    run: Callable[[], bool | None], closed: Callable[[frozenset[Literal]], bool]
) -> Iterable[tuple[tuple[Literal, ...], bool | None]]:
    try:
        yield from explore(run, closed, MAX_PATHS)
    except ModelError as error:
        raise CertificateError(f"step `run`: {error.message}") from error


def _read_lemma(number: int, data: Any) -> frozenset[Literal]:
    try:
        rows = [(read_literal(row["literal"]), exact(row["times"])) for row in data]
    except (KeyError, TypeError, ValueError, ModelError) as error:
        raise CertificateError(f"step `lemma {number}`: ill-formed") from error
    if not contradicts([row for row, _ in rows], [times for _, times in rows]):
        raise CertificateError(
            f"step `lemma {number}`: expected rows that add up to a contradiction"
        )
    return frozenset(row for row, _ in rows)


def write_literal(row: Literal) -> list[Any]:
    """Return a literal as JSON data."""
    return [[[list(names), str(c)] for names, c in row.terms], row.sense]


def read_literal(data: Any) -> Literal:
    """Return the literal that `write_literal` wrote."""
    terms, sense = data
    if sense not in (">", ">=", "==", "!="):
        raise ValueError(sense)
    form = Form({tuple(map(str, names)): exact(c) for names, c in terms})
    return literal(form, sense)


# --- problems: is there a value of the unknowns? ---------------------------------


def implied(statement: Statement, universal: tuple[Any, ...]) -> tuple[Literal, ...]:
    """Return the literals that an instance implies: those of its only True path.

    Every other path returns False, so where the instance holds, so do these. With no
    True path it never holds, and implies -1 >= 0. An instance with two True paths is a
    disjunction and implies nothing here.
    """
    true = [
        path
        for path, result in _runs(lambda: statement.holds(*universal), lambda _: False)
        if result is not False
    ]
    if not true:
        return (literal(Form({(): -1}), ">="),)
    if len(true) != 1:
        raise CertificateError(
            f"step `row`: expected one way in which {universal!r} holds, "
            f"got {len(true)}"
        )
    return true[0]


def _rows(
    statements: list[Statement], data: Any
) -> tuple[list[Literal], list[Exact], int]:
    """Return the rows that a payload names, from the definitions, with multipliers."""
    rows: list[Literal] = []
    multipliers: list[Exact] = []
    if not isinstance(data, list):
        raise CertificateError("step `rows`: expected a list")
    for k, entry in enumerate(data):
        try:
            which, given, place, times = (
                entry[name] for name in ("property", "instance", "literal", "times")
            )
            statement = statements[which] if which >= 0 else statements[len(statements)]
            bound: dict[str, Any] = {}
            for name, item in zip(statement.prop.forall, given, strict=True):
                values = values_of(statement.subject, name, bound)
                bound[name] = look_up(values, item, name)
            literals = implied(statement, tuple(bound.values()))
            rows.append(literals[place] if place >= 0 else literals[len(literals)])
            multipliers.append(exact(times))
        except (KeyError, TypeError, ValueError, IndexError, ModelError) as error:
            raise CertificateError(f"step `row {k}`: ill-formed, {error!r}") from error
    return rows, multipliers, len(data)


def check_farkas(problem: Problem, payload: Mapping[str, Any]) -> Accepted:
    """Accept REFUTED: no values of the unknowns satisfy the definitions."""
    if set(payload) != {"rows"}:
        raise CertificateError("step `payload`: expected the field `rows` alone")
    rows, multipliers, count = _rows(problem.statements(Form.unknown), payload["rows"])
    if not contradicts(rows, multipliers):
        raise CertificateError("step `sum`: expected rows that contradict each other")
    return Accepted("REFUTED", problem.scope, count, count)


def check_point(problem: Problem, payload: Mapping[str, Any]) -> Accepted:
    """Accept PROVED: at these values every instance of every definition holds."""
    if set(payload) != {"values"} or not isinstance(payload["values"], dict):
        raise CertificateError("step `payload`: expected the field `values` alone")
    values = _values(payload["values"])
    count = _check_values(problem, values)
    return Accepted("PROVED", problem.scope, count, count, (values,))


def _values(data: Mapping[str, Any]) -> dict[str, Exact]:
    try:
        return {str(name): exact(plain(number)) for name, number in data.items()}
    except (ModelError, TypeError) as error:
        raise CertificateError("step `values`: expected exact numbers") from error


def _check_values(problem: Problem, values: Mapping[str, Exact]) -> int:
    def make(name: str) -> Exact:
        if name not in values:
            raise CertificateError(f"step `values`: expected a value of `{name}`")
        return values[name]

    count = 0
    for statement in problem.statements(make):
        for universal in instances(statement.subject, statement.prop.forall):
            count += 1
            if statement.holds(*universal) is False:
                raise CertificateError(
                    f"step `{statement.prop.name}`: expected True, got False "
                    f"at {universal!r}"
                )
    return count


def check_dual(problem: Problem, payload: Mapping[str, Any]) -> Accepted:
    """Accept PROVED: the bound is the largest value of the measure, and is reached.

    Sound because the point shows that it is reached, and bound minus measure is a
    sum of rows with multipliers as in `contradicts` plus a number that is >= 0.
    """
    if set(payload) != {"values", "rows", "bound"} or problem.measure is None:
        raise CertificateError("step `payload`: expected `values`, `rows` and `bound`")
    values = _values(payload["values"])
    bound = exact(payload["bound"])
    count = _check_values(problem, values)
    reached = problem.measure(values.__getitem__)
    if reached != bound:
        raise CertificateError(
            f"step `point`: expected the value {bound}, got {reached}"
        )
    rows, multipliers, _ = _rows(problem.statements(Form.unknown), payload["rows"])
    # measure > bound together with the rows is a contradiction: measure <= bound.
    above = literal(problem.measure(Form.unknown) - bound, ">")
    scale = _scale(problem.measure(Form.unknown) - bound, above)
    if not contradicts([*rows, above], [*multipliers, scale]):
        raise CertificateError("step `sum`: expected rows that bound the measure")
    return Accepted("PROVED", problem.scope, count, count, (values, bound))


def _scale(form: Form, row: Literal) -> Exact:
    """Return the number by which the canonical literal was scaled down."""
    for names, coefficient in row.terms:
        return abs(Fraction(form.terms[names]) / Fraction(coefficient))
    return 1
