"""Kind `blocks`: the definition run on many reports at once, where they agree."""

from collections.abc import Mapping
from typing import Any

from accord.theory.statements import Statement
from accord.verifiers.kernel.accepted import Accepted, expect, reject

SHAPE = ("line", "report")


def applies(statement: Statement) -> bool:
    """Return whether this kind can be about the statement."""
    from accord.theory.elections import ElectionRule

    asked = (statement.prop.forall, statement.prop.exists)
    return isinstance(statement.subject, ElectionRule) and asked == (SHAPE, ())


def check_blocks(statement: Statement, payload: Mapping[str, Any]) -> Accepted:
    """Accept PROVED: the definition holds for each line and block of its reports.

    Sound by `walk`. It also runs the line's own order, which is no instance; that can
    only reject more.
    """
    from accord.theory.blocks import size_of, walk

    stated = payload.get("runs")
    if set(payload) != {"runs"} or not isinstance(stated, int):
        reject("payload", "the number of `runs` alone")
    expect(applies(statement), "kind", f"an election and a definition over {SHAPE}")
    alternatives = len(statement.subject.names)
    reports = frozenset(statement.subject.reports)
    runs = count = met = 0
    for line, (own, _) in enumerate(statement.subject.lines):
        covered, premise = 0, False
        for part, result in walk(statement.holds, line, alternatives):
            if result is False:
                reject(f"line {line}", "the definition True", "False")
            runs += 1
            if runs > stated:
                break
            covered += size_of(part)
            premise = premise or result is not None
        expect(covered == len(reports), "runs", f"more than {stated}")
        count += covered - (own in reports)
        met += (covered - (own in reports)) * premise
    expect(runs == stated, "runs", runs, stated)
    return Accepted("PROVED", statement.scope, count, met)
