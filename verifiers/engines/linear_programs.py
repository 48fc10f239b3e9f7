"""Exact linear programs: a float solver guesses the basis, rationals decide.

Rows are literals `form sense 0` with sense >=, > or ==; each monomial of a form counts
as one unknown of its own. HiGHS proposes a basis, one exact solve turns it into a
point with multipliers, and both are checked in rationals. Where the guess is wrong z3
decides, and the multipliers are found by elimination. Nothing here is trusted: the
kernel checks what comes out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from accord.theory.directions import null_space
from accord.theory.errors import SolverError
from accord.theory.exact import Exact, simplest
from accord.theory.forms import Form, Literal, Monomial, literal

Values = dict[Monomial, Exact]


@dataclass(frozen=True)
class Solution:
    """What a linear program came to; exactly one of three.

    values        a point that satisfies every row (with `bound`: the best one)
    multipliers   for each row a number. Without values: the rows times these add up to
                  a contradiction (Farkas). With values: bound minus measure is the sum
                  of the rows times these (dual)
    bound         the largest value of the measure; None where none was asked
    """

    values: Values | None
    multipliers: tuple[Exact, ...] | None
    bound: Exact | None = None


def solve(rows: Sequence[Literal], measure: Form | None = None) -> Solution:
    """Return a point of the rows, or multipliers that contradict them.

    With a measure, the point is one at which it is largest, with dual multipliers.
    Raises SolverError if the measure has no largest value: it is unbounded, or strict
    rows keep it from being reached.
    """
    if any(row.sense == "!=" for row in rows):
        raise SolverError("expected rows with >=, > or ==, got one with !=")
    found = feasible(rows)
    if measure is None or found.values is None:
        return found
    best = _optimum(rows, measure)
    if best is None:
        best = _slow_optimum(rows, measure)
    if best.values is None or not all(_holds(row, best.values) for row in rows):
        raise SolverError(
            "the measure has no largest value: it approaches one that strict "
            "comparisons exclude"
        )
    return best


def feasible(rows: Sequence[Literal]) -> Solution:
    """Return a point that satisfies every row, or multipliers that contradict them."""
    found = by_basis(rows)
    return _slow_feasible(rows) if found is None else found


def by_basis(rows: Sequence[Literal]) -> Solution | None:
    """Return what `feasible` does, None where the basis that floats propose is wrong.

    It takes no longer than one linear program in floats and two exact systems.
    """
    fixed = [k for k, row in enumerate(rows) if not any(m for m, _ in row.terms)]
    for k in fixed:
        if not _holds(rows[k], {}):
            value = rows[k].form.at({})
            return Solution(None, _only(len(rows), k, -1 if value > 0 else 1))
    # How far must the rows give way? Not at all, or there is a contradiction.
    slack = ("slack",)
    relaxed = [
        part for row in rows for part in _relaxed(row.form, row.sense, Form({slack: 1}))
    ]
    owners = [k for k, row in enumerate(rows) for _ in range(_parts(row.sense))]
    relaxed.append(Form({slack: 1}))
    found = _basic_optimum(relaxed, [False] * len(relaxed), Form({slack: -1}))
    if found is None:
        return None
    values, multipliers, bound = found
    if bound < 0:
        return Solution(None, _gathered(rows, owners, multipliers))
    values.pop(slack, None)
    if all(_holds(row, values) for row in rows):
        return Solution(values, None)
    return _strictly(rows)


def _strictly(rows: Sequence[Literal]) -> Solution | None:
    """Return a point of rows some of which are strict, or a contradiction."""
    slack = ("slack",)
    parts = [
        row.form - Form({slack: 1}) if row.sense == ">" else row.form for row in rows
    ]
    equal = [row.sense == "==" for row in rows]
    parts.append(1 - Form({slack: 1}))
    found = _basic_optimum(parts, [*equal, False], Form({slack: 1}))
    if found is None:
        return None
    values, multipliers, bound = found
    if bound <= 0:
        return Solution(None, tuple(multipliers[: len(rows)]))
    values.pop(slack, None)
    return Solution(values, None)


def _relaxed(form: Form, sense: str, slack: Form) -> list[Form]:
    return [form + slack, slack - form] if sense == "==" else [form + slack]


def _parts(sense: str) -> int:
    return 2 if sense == "==" else 1


def _gathered(
    rows: Sequence[Literal], owners: Sequence[int], multipliers: Sequence[Exact]
) -> tuple[Exact, ...]:
    """Return one multiplier a row from those of its one or two relaxed parts."""
    total: list[Exact] = [0] * len(rows)
    seen: set[int] = set()
    for owner, multiplier in zip(owners, multipliers, strict=False):
        total[owner] += -multiplier if owner in seen else multiplier
        seen.add(owner)
    return tuple(total)


def _only(size: int, place: int, value: Exact) -> tuple[Exact, ...]:
    return tuple(value if k == place else 0 for k in range(size))


def _value(form: Form, values: Mapping[Monomial, Exact]) -> Exact:
    total: Exact = 0
    for monomial, coefficient in form.terms.items():
        total += coefficient * (values.get(monomial, 0) if monomial else 1)
    return simplest(total)


def _holds(row: Literal, values: Mapping[Monomial, Exact]) -> bool:
    value = _value(row.form, values)
    if row.sense == ">":
        return value > 0
    return value == 0 if row.sense == "==" else value >= 0


# --- the basis, guessed in floats and solved exactly -----------------------------


def _optimum(rows: Sequence[Literal], measure: Form) -> Solution | None:
    equal = [row.sense == "==" for row in rows]
    found = _basic_optimum([row.form for row in rows], equal, measure)
    if found is None:
        return None
    values, multipliers, bound = found
    return Solution(values, tuple(multipliers), bound)


def _basic_optimum(
    parts: Sequence[Form], equal: Sequence[bool], measure: Form
) -> tuple[Values, list[Exact], Exact] | None:
    """Return point, multipliers and value of: measure largest, parts >= 0 or == 0.

    None if the basis that floats propose does not give an exact optimum.
    """
    names = sorted({m for form in (*parts, measure) for m in form.terms if m})
    basis = _guess(parts, equal, measure, names)
    if basis is None:
        return None
    columns, tight = basis
    if len(columns) != len(tight):
        return None
    matrix = [[parts[k].terms.get(names[j], 0) for j in columns] for k in tight]
    point = solve_square(matrix, [-parts[k].terms.get((), 0) for k in tight])
    transposed = [list(column) for column in zip(*matrix, strict=True)]
    dual = solve_square(transposed, [-measure.terms.get(names[j], 0) for j in columns])
    if point is None or dual is None:
        return None
    values = {names[j]: x for j, x in zip(columns, point, strict=True) if x}
    multipliers: list[Exact] = [0] * len(parts)
    for k, y in zip(tight, dual, strict=True):
        multipliers[k] = y
    bound = _value(measure, values)
    checked = (
        all(
            _value(form, values) == 0 if is_equal else _value(form, values) >= 0
            for form, is_equal in zip(parts, equal, strict=True)
        )
        and all(
            is_equal or y >= 0 for y, is_equal in zip(multipliers, equal, strict=True)
        )
        and (_total(parts, multipliers) + measure - bound).constant == 0
    )
    return (values, multipliers, bound) if checked else None


def _total(parts: Sequence[Form], multipliers: Sequence[Exact]) -> Form:
    terms: dict[Monomial, Exact] = {}
    for form, multiplier in zip(parts, multipliers, strict=True):
        if multiplier:
            for monomial, coefficient in form.terms.items():
                terms[monomial] = terms.get(monomial, 0) + multiplier * coefficient
    return Form(terms)


def _guess(
    parts: Sequence[Form],
    equal: Sequence[bool],
    measure: Form,
    names: Sequence[Monomial],
) -> tuple[list[int], list[int]] | None:
    """Return the basic columns and the tight rows that HiGHS ends with.

    None too where HiGHS cannot be loaded: another package in the process may have
    loaded a library of the same name (ortools does). Then z3 answers.
    """
    try:
        import highspy
    except ImportError:
        return None
    import numpy as np

    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("presolve", "off")
    place = {name: k for k, name in enumerate(names)}
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(names), len(parts)
    lp.col_cost_ = np.array([-float(measure.terms.get(m, 0)) for m in names])
    lp.col_lower_ = np.full(len(names), -highspy.kHighsInf)
    lp.col_upper_ = np.full(len(names), highspy.kHighsInf)
    low = np.array([-float(form.terms.get((), 0)) for form in parts])
    lp.row_lower_ = low
    lp.row_upper_ = np.where(np.array(equal, dtype=bool), low, highspy.kHighsInf)
    starts, indices, entries = [0], [], []
    for form in parts:
        for monomial, coefficient in form.terms.items():
            if monomial:
                indices.append(place[monomial])
                entries.append(float(coefficient))
        starts.append(len(indices))
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.array(starts, dtype=np.int32)
    lp.a_matrix_.index_ = np.array(indices, dtype=np.int32)
    lp.a_matrix_.value_ = np.array(entries, dtype=np.float64)
    solver.passModel(lp)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    basis = solver.getBasis()
    basic = highspy.HighsBasisStatus.kBasic
    columns = [k for k, status in enumerate(basis.col_status) if status == basic]
    tight = [k for k, status in enumerate(basis.row_status) if status != basic]
    return columns, tight


def solve_square(
    matrix: Sequence[Sequence[Exact]], right: Sequence[Exact]
) -> list[Exact] | None:
    """Return the exact solution of a square system, None if it is singular."""
    if not matrix:
        return []
    import flint

    size = len(matrix)
    none = flint.fmpq(0)  # most entries
    entries = [_fmpq(x) if x else none for row in matrix for x in row]
    left = flint.fmpq_mat(size, size, entries)
    try:
        found = left.solve(flint.fmpq_mat(size, 1, [_fmpq(x) for x in right]))
    except ZeroDivisionError:
        return None
    return [simplest(Fraction(int(x.p), int(x.q))) for x in found.entries()]


def eliminate(
    rows: Sequence[Sequence[Exact]], last: Sequence[Exact]
) -> tuple[list[int], tuple[Exact, ...] | None]:
    """Return columns at which the rows are independent, as many as their rank, and z.

    z has row . z = 0 for all rows and last . z other than 0, and few entries besides
    those columns; None where `last` is a sum of multiples of the rows.
    """
    import flint

    size = len(last)
    entries = [_fmpq(x) for row in rows for x in row]
    reduced, rank = flint.fmpq_mat(len(rows), size, entries).rref()
    columns: list[int] = []
    for k in range(rank):
        start = columns[-1] + 1 if columns else 0
        columns.append(next(c for c in range(start, size) if reduced[k, c] != 0))
    # Column c is the sum of the chosen columns, each times its entry in column c.
    padded = [_fmpq(last[c]) for c in columns] + [flint.fmpq(0)] * (len(rows) - rank)
    product = flint.fmpq_mat(1, len(rows), padded) * reduced
    apart = (c for c in range(size) if product[0, c] != _fmpq(last[c]))
    place = next(apart, None)
    if place is None:
        return columns, None
    z: list[Exact] = [0] * size
    for k, c in enumerate(columns):
        entry = reduced[k, place]
        z[c] = simplest(Fraction(-int(entry.p), int(entry.q)))
    z[place] = 1
    return columns, tuple(z)


def _fmpq(value: Exact) -> Any:
    import flint

    exact = Fraction(value)
    return flint.fmpq(exact.numerator, exact.denominator)


# --- the slow way: z3 and elimination --------------------------------------------


def _slow_feasible(rows: Sequence[Literal]) -> Solution:
    from accord.verifiers.engines import z3_rows

    values, chosen = z3_rows.point_or_core(rows)
    if values is not None:
        return Solution(values, None)
    found = multipliers_of([rows[k] for k in chosen])
    total: list[Exact] = [0] * len(rows)
    for k, multiplier in zip(chosen, found, strict=True):
        total[k] = multiplier
    return Solution(None, tuple(total))


def _slow_optimum(rows: Sequence[Literal], measure: Form) -> Solution:
    from accord.verifiers.engines import z3_rows

    values, bound = z3_rows.largest(rows, measure)
    above = literal(measure - bound, ">")
    refuted = _slow_feasible([*rows, above])
    if refuted.multipliers is None:
        raise SolverError("the largest value that z3 gave is not the largest")
    *multipliers, last = refuted.multipliers
    lead = next((c for m, c in above.terms if m), 1)
    name = next((m for m, _ in above.terms if m), ())
    scale = Fraction(last) * lead / Fraction(measure.terms.get(name, 1))
    return Solution(values, tuple(simplest(y / scale) for y in multipliers), bound)


def multipliers_of(core: Sequence[Literal]) -> tuple[Exact, ...]:
    """Return Farkas multipliers of a minimal infeasible set of rows.

    They are unique up to scale: the null space of the transposed coefficients.
    Raises SolverError if the set turns out not to be minimal.
    """
    names = sorted({m for row in core for m, _ in row.terms if m})
    forms = [row.form for row in core]
    system = [tuple(form.terms.get(m, 0) for form in forms) for m in names]
    kernel = null_space(system, len(core))
    if len(kernel) != 1:
        raise SolverError(
            "expected a minimal set of contradicting rows, got a larger one"
        )
    signed = [y for y, row in zip(kernel[0], core, strict=True) if row.sense != "=="]
    total = sum(
        (y * form.terms.get((), 0) for y, form in zip(kernel[0], forms, strict=True)),
        Fraction(0),
    )
    flip = any(y < 0 for y in signed) or (not any(signed) and total > 0)
    return tuple(simplest(-y if flip else y) for y in kernel[0])
