"""z3 on rows: points, infeasible sets of rows, largest values. Only a guesser."""

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import z3

from accord.theory.errors import SolverError
from accord.theory.exact import Exact, exact
from accord.theory.forms import Form, Literal, Monomial

Values = dict[Monomial, Exact]
_DIGITS = 12  # of a rational number near an irrational one


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


@dataclass(frozen=True)
class Answer:
    """What solvers say of rows with products of unknowns.

    word      "point", "none", "irrational" (there is a point, but no rational one was
              found) or "unknown"
    values    the rational point, where there is one
    core      of "none": numbers of rows that have no point together
    solvers   of "none": who says so
    """

    word: str
    values: dict[str, Exact] | None = None
    core: tuple[int, ...] = ()
    solvers: tuple[str, ...] = ()


class _Fresh:
    """The terms of z3 in a context of their own.

    In the common one an answer may depend on what was asked before, and the same
    question is to have the same answer in every process.
    """

    def __init__(self) -> None:
        self.context = z3.Context()

    def RealVal(self, value: int) -> Any:  # noqa: N802 - z3's own name
        return z3.RealVal(value, self.context)

    def Q(self, numerator: int, denominator: int) -> Any:  # noqa: N802 - z3's own name
        return z3.Q(numerator, denominator, self.context)

    def Real(self, name: str) -> Any:  # noqa: N802 - z3's own name
        return z3.Real(name, self.context)


def ask_about(rows: Sequence[Literal], milliseconds: int) -> Answer:
    """Return whether all rows hold somewhere, products of unknowns taken as such.

    z3 answers; where it finds no point, cvc5 is asked too if it is installed.
    """
    fresh = _Fresh()
    solver = z3.Solver(ctx=fresh.context)
    solver.set("timeout", milliseconds)
    names: dict[str, Any] = {}
    solver.add(*(_compared(_polynomial(fresh, row, names), row.sense) for row in rows))
    answer = solver.check()
    if answer == z3.sat:
        values = _rational(solver.model(), names)
        if all(row.holds(values) for row in rows):
            return Answer("point", values)
        return Answer("irrational")
    if answer != z3.unsat:
        return Answer("unknown")
    also = ("cvc5",) if _cvc5_finds_none(rows, milliseconds) else ()
    return Answer("none", core=_core(rows, milliseconds), solvers=("z3", *also))


def _core(rows: Sequence[Literal], milliseconds: int) -> tuple[int, ...]:
    """Return rows that have no point together, all of them if z3 tells no fewer."""
    fresh = _Fresh()
    solver = z3.Solver(ctx=fresh.context)
    solver.set("timeout", milliseconds)
    names: dict[str, Any] = {}
    marks = [z3.Bool(f"row{k}", fresh.context) for k in range(len(rows))]
    for mark, row in zip(marks, rows, strict=True):
        held = _compared(_polynomial(fresh, row, names), row.sense)
        solver.add(z3.Implies(mark, held))
    if solver.check(*marks) != z3.unsat:
        return tuple(range(len(rows)))
    core = {mark.decl().name() for mark in solver.unsat_core()}
    return tuple(k for k in range(len(rows)) if f"row{k}" in core)


def _cvc5_finds_none(rows: Sequence[Literal], milliseconds: int) -> bool:
    """Return whether cvc5 is installed and says that the rows have no point."""
    try:
        cvc5 = importlib.import_module("cvc5.pythonic")
    except ImportError:
        return False
    solver = cvc5.SolverFor("QF_NRA")
    solver.setOption("tlimit-per", str(milliseconds))
    names: dict[str, Any] = {}
    for row in rows:
        solver.add(_compared(_polynomial(cvc5, row, names), row.sense))
    return bool(solver.check() == cvc5.unsat)


def _polynomial(module: Any, row: Literal, names: dict[str, Any]) -> Any:
    """Return the form of a row in the terms of z3, or of cvc5, which speaks alike."""
    total: Any = module.RealVal(0)
    for monomial, coefficient in row.terms:
        product: Any = module.Q(coefficient.numerator, coefficient.denominator)
        for name in monomial:
            product = product * names.setdefault(name, module.Real(name))
        total = total + product
    return total


def _rational(model: Any, names: dict[str, Any]) -> dict[str, Exact]:
    """Return the values of a model, rational ones near those that are not."""
    found = {}
    for name, unknown in names.items():
        value = model.eval(unknown, model_completion=True)
        near = value if z3.is_rational_value(value) else value.approx(_DIGITS)
        found[name] = _exact(near)
    return found


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
