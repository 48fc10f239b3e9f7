"""The engine for elections: each line's reports in blocks that give one winner."""

from typing import Any

from accord.theory.blocks import Block, size_of, walk
from accord.theory.elections import ElectionRule
from accord.theory.preferences import Order, rank
from accord.theory.statements import Statement
from accord.verifiers.engines.enumerate import Found
from accord.verifiers.kernel.blocks import applies
from accord.verifiers.limits import Limits

__all__ = ["ORDER", "applies", "disagreement", "search"]
ORDER = "fewest voters, then the report nearest to their own order"


def search(statement: Statement, limits: Limits) -> tuple[Found, int]:
    """Return what was found, the least failing instance alone, and the runs it took.

    Lines are looked at from the one with fewest voters; all are counted.
    """
    e: ElectionRule = statement.subject
    best: tuple[Any, ...] | None = None
    runs = failed = met = 0
    reports = frozenset(e.reports)
    total = len(e.lines) * len(reports)
    done = 0
    for line in sorted(range(len(e.lines)), key=lambda k: e.lines[k][1]):
        own, voters = e.lines[line]
        premise = False
        for part, result in walk(statement.holds, line, len(e.names)):
            runs += 1
            premise = premise or result is not None
            if result is not False:
                continue
            failed += size_of(part)
            if best is not None and best[0] < voters:
                continue
            for report in part.orders if isinstance(part, Block) else (part,):
                move = (voters, disagreement(own, report, len(e.names)), line, report)
                best = move if best is None else min(best, move)
        others = len(reports) - (own in reports)
        done += others
        met += others * premise
        limits.tick(done, total)
    violations = () if best is None else (best[2:],)
    return Found(violations, failed, done, met, least=True), runs


def disagreement(x: Order, y: Order, alternatives: int) -> int:
    """Return how far two orders are apart: 2 for a pair reversed, 1 for a tie made."""
    everything = range(alternatives)
    ranks = [[rank(order, a) for a in everything] for order in (x, y)]

    def signs(place: list[int]) -> list[int]:
        return [
            (place[a] > place[b]) - (place[a] < place[b])
            for a in everything
            for b in range(a)
        ]

    return sum(abs(s - t) for s, t in zip(*map(signs, ranks), strict=True))
