"""Kind `rules`: these are all the rules that satisfy the definitions, and no other."""

from collections.abc import Mapping
from typing import Any

from accord.theory.cells import cell_of
from accord.theory.forms import Form
from accord.theory.ranges import values_of
from accord.theory.subjects import build
from accord.verifiers.kernel.accepted import Accepted, expect
from accord.verifiers.kernel.clauses import contradict
from accord.verifiers.kernel.points import check_values
from accord.verifiers.kernel.statements import Problem


def check_rules(problem: Problem, payload: Mapping[str, Any]) -> Accepted:
    """Accept PROVED: these are all the rules that satisfy all the definitions.

    Sound because the listed rules do, and no two of them are alike; and any further
    one would make each clause true, also that it differs from each of them.
    """
    known = {"rules", "clauses", "steps"}
    expect(set(payload) == known, "payload", "`rules`, `clauses`, `steps`")
    tables = [table_of_rule(problem, spec) for spec in payload["rules"]]
    expect(tables, "rules", "a rule: where there is none, the kind `clauses`")
    count = 0
    for number, table in enumerate(tables):
        expect(table not in tables[:number], f"rule {number}", "a rule listed once")
        count += check_values(problem, table)
    contradict(problem, payload, tables)
    return Accepted("PROVED", problem.scope, count, count, (len(tables),))


def table_of_rule(problem: Problem, spec: Mapping[str, Any]) -> dict[str, int]:
    """Return the place of the outcome at each profile, of the rule so specified."""
    m, rule = problem.statements(Form.unknown)[0].subject, build(spec)
    outcomes = list(m.outcomes)
    profiles = values_of(m, "profile", {})
    return {cell_of(m.seen(p)): outcomes.index(rule(p)) for p in profiles}
