"""Kinds `witness` and `table`: the definition run on one instance, or on all."""

from collections.abc import Mapping
from typing import Any

from accord.theory.coding import look_up, look_up_profile
from accord.theory.mechanisms import Mechanism
from accord.theory.ranges import instances, values_of
from accord.theory.statements import Statement
from accord.theory.tables import settle, table_hash
from accord.verifiers.kernel.accepted import Accepted, expect, reject

_PRODUCTS = {"profile", "second_profile", "witness_profile"}


def check_witness(statement: Statement, payload: Mapping[str, Any]) -> Accepted:
    """Accept REFUTED: the definition is False on the instance that is named.

    Sound because each value is taken from the range that the definition quantifies
    over, and the body itself is run on them; one False instance refutes "for all".
    """
    given = payload.get("instance")
    if set(payload) != {"instance"} or not isinstance(given, dict):
        reject("payload", "the field `instance` alone")
    names = sorted(statement.prop.forall)
    expect(sorted(given) == names, "instance", f"the names {names}", sorted(given))
    bound: dict[str, Any] = {}
    for name in statement.prop.forall:
        bound[name] = _find(statement.subject, name, bound, given[name])
    values = tuple(bound.values())
    result = statement.holds(*values)
    settle(statement.subject)
    found = "True" if result else "a premise that is not met"
    expect(result is False, "run", "the definition False", found)
    return Accepted("REFUTED", statement.scope, 1, 1, values)


def _find(subject: Any, name: str, bound: dict[str, Any], given: Any) -> Any:
    listed = isinstance(subject, Mechanism) and "profiles" in subject.facts
    if name in _PRODUCTS and isinstance(subject, Mechanism) and not listed:
        # The range is the product of the domains, so membership is agent by agent.
        found = look_up_profile(subject.domains, given)
        same = name == "second_profile" and found == bound["profile"]
        expect(not same, "instance", "two different profiles")
        return found
    if name == "joint_report" and isinstance(subject, Mechanism):
        members, truth = bound["coalition"], bound["profile"].only(bound["coalition"])
        found = look_up_profile(tuple(subject.domains[i] for i in members), given)
        expect(found != truth, "instance", "a joint report other than the truth")
        return tuple(found)
    return look_up(values_of(subject, name, bound), given, name)


def check_table(statement: Statement, payload: Mapping[str, Any]) -> Accepted:
    """Accept PROVED: the definition holds on every instance, in a plain loop.

    Sound because the loop runs over the definition's own ranges and runs its body
    on each instance. Count and hash are only compared: they tell which loop it was.
    """
    expect(set(payload) == {"instances", "table"}, "payload", "`instances`, `table`")
    count = met = 0
    for universal in instances(statement.subject, statement.prop.forall):
        result = statement.holds(*universal)
        if result is False:
            where = f"False at {universal!r}"
            reject(f"instance {count}", "the definition True", where)
        count += 1
        met += result is not None
    settle(statement.subject)
    expect(payload["instances"] == count, "count", count, payload["instances"])
    hashed = table_hash(statement.subject)
    expect(payload["table"] == hashed, "table", "the outcomes that were recorded")
    return Accepted("PROVED", statement.scope, count, met)
