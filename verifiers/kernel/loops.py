"""Kinds `witness` and `table`: the definition run on one instance, or on all."""

import hashlib
from collections.abc import Mapping
from typing import Any

from accord.theory.coding import canonical, code, look_up, look_up_profile
from accord.theory.errors import CertificateError
from accord.theory.mechanisms import Mechanism
from accord.theory.ranges import instances, values_of
from accord.verifiers.kernel.accepted import Accepted
from accord.verifiers.kernel.statements import Statement, settle

_PRODUCTS = {"profile", "second_profile", "witness_profile"}


def check_witness(statement: Statement, payload: Mapping[str, Any]) -> Accepted:
    """Accept REFUTED: the definition is False on the instance that is named.

    Sound because each value is taken from the range that the definition quantifies
    over, and the body itself is run on them; one False instance refutes "for all".
    """
    if set(payload) != {"instance"} or not isinstance(payload["instance"], dict):
        raise CertificateError("step `payload`: expected the field `instance` alone")
    given = payload["instance"]
    if set(given) != set(statement.prop.forall):
        raise CertificateError(
            f"step `instance`: expected the names {sorted(statement.prop.forall)}, "
            f"got {sorted(given)}"
        )
    bound: dict[str, Any] = {}
    for name in statement.prop.forall:
        bound[name] = _find(statement.subject, name, bound, given[name])
    values = tuple(bound.values())
    result = statement.holds(*values)
    settle(statement.subject)
    if result is not False:
        found = "True" if result else "a premise that is not met"
        raise CertificateError(
            f"step `run`: expected the definition False, got {found}"
        )
    return Accepted("REFUTED", statement.scope, 1, 1, values)


def _find(subject: Any, name: str, bound: dict[str, Any], given: Any) -> Any:
    if name in _PRODUCTS and isinstance(subject, Mechanism):
        # The range is the product of the domains, so membership is agent by agent.
        found = look_up_profile(subject.domains, given)
        if name == "second_profile" and found == bound["profile"]:
            raise CertificateError("step `instance`: the two profiles are one")
        return found
    if name == "joint_report" and isinstance(subject, Mechanism):
        members, truth = bound["coalition"], bound["profile"].only(bound["coalition"])
        found = look_up_profile(tuple(subject.domains[i] for i in members), given)
        if found == truth:
            raise CertificateError("step `instance`: the joint report is the truth")
        return tuple(found)
    return look_up(values_of(subject, name, bound), given, name)


def check_table(statement: Statement, payload: Mapping[str, Any]) -> Accepted:
    """Accept PROVED: the definition holds on every instance, in a plain loop.

    Sound because the loop runs over the definition's own ranges and runs its body
    on each instance. Count and hash are only compared: they tell which loop it was.
    """
    if set(payload) != {"instances", "table"}:
        raise CertificateError("step `payload`: expected `instances` and `table`")
    count = met = 0
    for universal in instances(statement.subject, statement.prop.forall):
        result = statement.holds(*universal)
        if result is False:
            raise CertificateError(
                f"step `instance {count}`: expected the definition True, "
                f"got False at {universal!r}"
            )
        count += 1
        met += result is not None
    settle(statement.subject)
    if payload["instances"] != count:
        raise CertificateError(
            f"step `count`: expected {count}, got `{str(payload['instances'])[:40]}`"
        )
    if payload["table"] != table_hash(statement.subject):
        raise CertificateError("step `table`: the outcomes are not those recorded")
    return Accepted("PROVED", statement.scope, count, met)


def table_hash(subject: Any) -> str:
    """Return a hash of every outcome that was computed, "" where there is no rule."""
    if not isinstance(subject, Mechanism):
        return ""
    hashed = hashlib.sha256()
    for profile, outcome in subject.visited():
        hashed.update(canonical([code(profile), code(outcome)]).encode())
    return hashed.hexdigest()
