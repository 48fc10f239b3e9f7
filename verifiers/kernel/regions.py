"""Kind `region`: for which values of its unknown parameters a statement holds.

A certificate is a tree of comparisons of the parameters, so its leaves leave out no
value. Each leaf says that the statement holds there, with lemmas as in kind `cases`,
or that it fails there: at values of the other unknowns that are forms in the
parameters. The kernel runs the definition on both kinds.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.forms import Form, Literal, read_form, read_literal
from accord.theory.paths import explore
from accord.theory.profiles import Profile
from accord.theory.ranges import instances
from accord.theory.statements import Statement
from accord.verifiers.kernel.accepted import Accepted, expect, reject
from accord.verifiers.kernel.linear import all_hold, read_pool

MAX_DEPTH = 200
Facts = tuple[Literal, ...]
Cell = tuple[Facts, bool]


def check_region(statement: Statement, payload: Mapping[str, Any]) -> Accepted:
    """Accept PROVED: in each cell the statement holds, or fails, as the tree says.

    The values handed out are the cells, each the literals of its parameters and
    whether the statement holds there.
    """
    expect(set(payload) == {"tree"}, "payload", "the field `tree` alone")
    unknowns = statement.subject.unknowns
    expect(unknowns, "statement", "a subject with unknown parameters")
    cells: list[Cell] = []
    count = met = 0
    pending: list[tuple[Any, Facts]] = [(payload["tree"], ())]
    while pending:
        node, facts = pending.pop()
        fields = set(node) if isinstance(node, dict) else set()
        if fields == {"ask", "no", "yes"}:
            expect(len(facts) < MAX_DEPTH, "tree", f"at most {MAX_DEPTH} levels")
            asked = _asked(node["ask"], unknowns)
            pending.append((node["no"], (*facts, asked.negation())))
            pending.append((node["yes"], (*facts, asked)))
        elif fields == {"holds"}:
            more, some = all_hold(statement, read_pool(node["holds"]), facts)
            count, met = count + more, met + some
            cells.append((facts, True))
        elif fields == {"instance", "values", "lemmas"}:
            _check_fails(statement, node, facts)
            count, met = count + 1, met + 1
            cells.append((facts, False))
        else:
            reject("tree", "a comparison, `holds` or an instance", sorted(fields))
    return Accepted("PROVED", statement.scope, count, met, (tuple(cells),))


def _asked(data: Any, unknowns: frozenset[str]) -> Literal:
    try:
        asked = read_literal(data)
    except (TypeError, ValueError, ModelError):
        reject("tree", "a comparison")
    mine = _names(asked.form) <= unknowns
    expect(mine and asked.sense in (">", ">="), "tree", "a > or >= of parameters")
    return asked


def _check_fails(statement: Statement, node: Mapping[str, Any], facts: Facts) -> None:
    """Accept that one instance fails wherever the facts are true.

    Its symbols are replaced by forms of the parameters. Each of them is in its range,
    and the definition is False, on every path that the lemmas leave.
    """
    unknowns, premises = statement.subject.unknowns, statement.premises
    values = {str(name): read_form(form) for name, form in node["values"].items()}
    all_instances = enumerate(instances(statement.subject, statement.prop.forall))
    found = next((v for k, v in all_instances if k == node["instance"]), None)
    if found is None:
        reject("instance", "the number of an instance", node["instance"])
    given = all(_names(form) <= unknowns for form in values.values())
    expect(given, "values", f"forms in {sorted(unknowns)}")
    fails = partial(is_failing, statement, found, values)
    known = tuple(row for row in premises if _names(row.form) <= unknowns)
    lemmas = read_pool(node["lemmas"])
    for path, result in explore(fails, lemmas, premises=(*known, *facts), split=True):
        if not result:
            where = " and ".join(map(str, (*facts, *path))) or "everywhere"
            reject("fails", "an instance in its range that fails", f"none: {where}")


def is_failing(
    statement: Statement, instance: tuple[Any, ...], values: Mapping[str, Form]
) -> bool:
    """Return whether an instance, with these forms for its symbols, fails.

    The symbols are to be in their ranges there: what is known of them must be true.
    """
    here = {**values, **{n: Form.unknown(n) for n in statement.subject.unknowns}}
    for row in statement.premises:
        if _names(row.form) <= set(here):
            form = _put(row.form, here)
            inside = form == 0 if row.sense == "==" else form >= 0
            if not inside or (row.sense == ">" and form == 0):
                return False
    return statement.holds(*(_put(value, here) for value in instance)) is False


def _names(form: Form) -> set[str]:
    return {name for monomial in form.terms for name in monomial}


def _put(value: Any, values: Mapping[str, Any]) -> Any:
    """Return a value of an instance with forms of the parameters for its symbols."""
    if isinstance(value, Form):
        found = value.at(values)
        return found if isinstance(found, Form) else Form({(): found})
    if isinstance(value, Profile):
        return Profile(_put(part, values) for part in value)
    return tuple(_put(v, values) for v in value) if isinstance(value, tuple) else value
