"""Kind `exception`: a rule that has these properties, and lacks another one."""

from collections.abc import Mapping
from typing import Any

from accord.theory.coding import look_up
from accord.theory.errors import CertificateError
from accord.theory.ranges import values_of
from accord.verifiers.kernel.accepted import Accepted, expect
from accord.verifiers.kernel.points import check_values, read_values
from accord.verifiers.kernel.statements import Implication


def check_exception(asked: Implication, payload: Mapping[str, Any]) -> Accepted:
    """Accept REFUTED: at these values all properties hold, and not the further one."""
    expect(set(payload) == {"values", "instance"}, "payload", "`values`, `instance`")
    problem, conclusion = asked
    values = read_values(payload["values"])
    count = check_values(problem, values)
    statements = problem.statements(values.__getitem__)
    statement = conclusion(statements[0].subject)
    bound: dict[str, Any] = {}
    try:
        for name, item in zip(statement.prop.forall, payload["instance"], strict=True):
            bound[name] = look_up(values_of(statement.subject, name, bound), item, name)
    except (TypeError, ValueError) as error:
        raise CertificateError(f"step `instance`: ill-formed, {error!r}") from error
    result = statement.holds(*bound.values())
    expect(result is False, "instance", "the definition False", result)
    return Accepted("REFUTED", problem.scope, count, count, tuple(bound.values()))
