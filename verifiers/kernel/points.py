"""Kind `point`: values of the unknowns at which every definition holds."""

from collections.abc import Mapping
from typing import Any

from accord.theory.coding import plain
from accord.theory.errors import ModelError
from accord.theory.exact import Exact, exact
from accord.theory.ranges import instances
from accord.verifiers.kernel.accepted import Accepted, expect, reject
from accord.verifiers.kernel.statements import Problem


def check_point(problem: Problem, payload: Mapping[str, Any]) -> Accepted:
    """Accept PROVED: at these values every instance of every definition holds."""
    expect(set(payload) == {"values"}, "payload", "the field `values` alone")
    expect(problem.measure is None, "measure", "none for this kind")
    values = read_values(payload["values"])
    count = check_values(problem, values)
    return Accepted("PROVED", problem.scope, count, count, (values,))


def read_values(data: Mapping[str, Any]) -> dict[str, Exact]:
    """Return the exact number that each name stands for."""
    try:
        return {str(name): exact(plain(number)) for name, number in data.items()}
    except (ModelError, TypeError, AttributeError):
        reject("values", "exact numbers by name")


def check_values(problem: Problem, values: Mapping[str, Exact]) -> int:
    """Accept that every definition holds at these values; return how many instances."""

    def make(name: str) -> Exact:
        expect(name in values, "values", f"a value of `{name}`")
        return values[name]

    count = 0
    for statement in problem.statements(make):
        for universal in instances(statement.subject, statement.prop.forall):
            count += 1
            if statement.holds(*universal) is False:
                reject(statement.prop.name, "True", f"False at {universal!r}")
    return count
