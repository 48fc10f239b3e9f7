"""Kind `blocks`: the definition run on many reports at once, where they agree."""

from collections.abc import Iterator, Mapping
from typing import Any

from accord.theory.errors import CertificateError
from accord.verifiers.kernel.accepted import Accepted
from accord.verifiers.kernel.statements import Statement

SHAPE = ("line", "report")


def applies(statement: Statement) -> bool:
    """Return whether this kind can be about the statement."""
    from accord.theory.elections import ElectionRule

    asked = (statement.prop.forall, statement.prop.exists)
    return isinstance(statement.subject, ElectionRule) and asked == (SHAPE, ())


def walk(statement: Statement, line: int) -> Iterator[tuple[Any, bool | None]]:
    """Yield (block or single report, result of the definition) over all reports.

    Sound because a block's tallies are intervals around those of each of its reports,
    and a comparison that they leave open raises Undecided: a run that ends took, at
    every comparison, the way that the run on each of these reports takes. The parts
    of a block make up the block.
    """
    from accord.theory.blocks import Block, Undecided, all_reports

    todo: list[Any] = [all_reports(len(statement.subject.names))]
    while todo:
        part = todo.pop()
        try:
            yield part, statement.holds(line, part)
        except Undecided:
            assert isinstance(part, Block), "a single report decides everything"
            todo.extend(reversed(part.parts))


def size_of(part: Any) -> int:
    """Return how many reports a part stands for."""
    from accord.theory.blocks import Block

    return part.size if isinstance(part, Block) else 1


def check_blocks(statement: Statement, payload: Mapping[str, Any]) -> Accepted:
    """Accept PROVED: the definition holds for each line and block of its reports.

    Sound by `walk`. It also runs the line's own order, which is no instance; that can
    only reject more.
    """
    if set(payload) != {"runs"} or not isinstance(payload["runs"], int):
        raise CertificateError("step `payload`: expected the number of `runs` alone")
    if not applies(statement):
        raise CertificateError(
            f"step `kind`: `blocks` needs an election and a definition over {SHAPE}"
        )
    reports = frozenset(statement.subject.reports)
    runs = count = met = 0
    for line, (own, _) in enumerate(statement.subject.lines):
        covered, premise = 0, False
        for part, result in walk(statement, line):
            if result is False:
                raise CertificateError(
                    f"step `line {line}`: expected the definition True, got False"
                )
            runs += 1
            if runs > payload["runs"]:
                break
            covered += size_of(part)
            premise = premise or result is not None
        if covered != len(reports):
            found = str(payload["runs"])[:40]
            raise CertificateError(f"step `runs`: expected more than {found}")
        count += covered - (own in reports)
        met += (covered - (own in reports)) * premise
    if runs != payload["runs"]:
        raise CertificateError(
            f"step `runs`: expected {runs}, got `{str(payload['runs'])[:40]}`"
        )
    return Accepted("PROVED", statement.scope, count, met)
