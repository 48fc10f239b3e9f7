"""z3 on rows: points, infeasible sets of rows, largest values. Only a guesser."""

from collections.abc import Sequence
from typing import Any

import z3

from accord.theory.errors import SolverError
from accord.theory.exact import Exact, exact
from accord.theory.forms import Form, Literal, Monomial

Values = dict[Monomial, Exact]


def point_or_core(rows: Sequence[Literal]) -> tuple[Values | None, list[int]]:
    """Return a point of the rows, or the numbers of a minimal set that has none.

    Each monomial counts as an unknown of its own.
    """
    terms: dict[Monomial, Any] = {}
    solver = z3.SolverFor("QF_LRA")
    solver.set("core.minimize", True)
    marks = [z3.Bool(f"row{k}") for k in range(len(rows))]
    for mark, row in zip(marks, rows, strict=True):
        solver.add(z3.Implies(mark, _literal(row, terms)))
    answer = solver.check(*marks)
    if answer == z3.sat:
        return _values(solver.model(), terms), []
    if answer != z3.unsat:
        raise SolverError(f"z3 gave up: {solver.reason_unknown()}")
    core = {mark.decl().name() for mark in solver.unsat_core()}
    return None, [k for k in range(len(rows)) if f"row{k}" in core]


def largest(rows: Sequence[Literal], measure: Form) -> tuple[Values, Exact]:
    """Return a point at which the measure is largest, strict rows taken weakly."""
    terms: dict[Monomial, Any] = {}
    solver = z3.Optimize()
    for row in rows:
        weak = ">=" if row.sense == ">" else row.sense
        solver.add(_literal(Literal(row.terms, weak), terms))
    goal = solver.maximize(_sum(measure, terms))
    if solver.check() != z3.sat:
        raise SolverError("z3 found no largest value of the measure")
    upper = solver.upper(goal)
    if not (z3.is_rational_value(upper) or z3.is_int_value(upper)):
        raise SolverError("the measure has no largest value: it is unbounded")
    return _values(solver.model(), terms), _exact(upper)


def real_point(rows: Sequence[Literal], milliseconds: int) -> dict[str, Exact] | None:
    """Return rational values of the unknowns at which all rows hold, products too.

    None means not found, not absent.
    """
    names: dict[str, Any] = {}
    solver = z3.Solver()
    solver.set("timeout", milliseconds)
    for row in rows:
        total: Any = z3.RealVal(0)
        for monomial, coefficient in row.terms:
            product: Any = _number(coefficient)
            for name in monomial:
                product = product * names.setdefault(name, z3.Real(name))
            total = total + product
        solver.add(_compared(total, row.sense))
    if solver.check() != z3.sat:
        return None
    model = solver.model()
    found = {name: model.eval(x, model_completion=True) for name, x in names.items()}
    if not all(z3.is_rational_value(value) for value in found.values()):
        return None
    values = {name: _exact(value) for name, value in found.items()}
    return values if all(row.holds(values) for row in rows) else None


def _literal(row: Literal, terms: dict[Monomial, Any]) -> Any:
    return _compared(_sum(row.form, terms), row.sense)


def _compared(total: Any, sense: str) -> Any:
    if sense == ">=":
        return total >= 0
    if sense == ">":
        return total > 0
    return total == 0 if sense == "==" else total != 0


def _sum(form: Form, terms: dict[Monomial, Any]) -> Any:
    total: Any = z3.RealVal(0)
    for monomial, coefficient in form.terms.items():
        part = _number(coefficient)
        if monomial:
            part = part * terms.setdefault(monomial, z3.Real("*".join(monomial)))
        total = total + part
    return total


def _number(value: Exact) -> Any:
    return z3.Q(value.numerator, value.denominator)


def _values(model: Any, terms: dict[Monomial, Any]) -> Values:
    return {m: _exact(model.eval(x, model_completion=True)) for m, x in terms.items()}


def _exact(value: Any) -> Exact:
    return exact(value.as_string())
