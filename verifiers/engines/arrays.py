"""The fast engine: all profiles of a finite domain as one array of outcomes.

For definitions that read two outcomes and the agent's own type (kind `options`): the
definition is run once for each such quadruple, and the array only says which occur.
"""

import itertools
from typing import Any

import numpy as np

from accord.theory.domains import Profile
from accord.theory.mechanisms import Mechanism
from accord.verifiers.engines.enumerate import KEEP, Found
from accord.verifiers.kernel.options import run_masked
from accord.verifiers.kernel.statements import Statement
from accord.verifiers.limits import Limits

MAX_CELLS = 2 * 10**8
_EVERY = 1 << 12


def tabulate(m: Mechanism, limits: Limits) -> tuple[Any, list[Any]]:
    """Return the array of outcome numbers, one axis an agent, and the outcomes.

    Where the setting declares the rule anonymous on a common domain, each multiset
    of reports is run once; `anonymous` is verified on sampled profiles and the
    kernel runs every profile by itself anyway.
    """
    shape = tuple(map(len, m.domains))
    fast = m.facts.get("array")
    if fast is not None:
        cells, outcomes = fast()
        return np.asarray(cells).reshape(shape), list(outcomes)
    outcomes = []
    numbers: dict[Any, int] = {}
    total = m.size
    cells = np.empty(total, dtype=np.uint32)
    for k, profile in enumerate(itertools.product(*m.domains)):
        outcome = m.run(Profile(profile))
        number = numbers.get(outcome)
        if number is None:
            number = numbers[outcome] = len(outcomes)
            outcomes.append(outcome)
        cells[k] = number
        if k % _EVERY == 0:
            limits.tick(k, total)
    return cells.reshape(shape), outcomes


def search(statement: Statement, limits: Limits) -> Found:
    """Find the failing instances of a definition of two cells, by arrays."""
    m: Mechanism = statement.subject
    table, outcomes = tabulate(m, limits)
    return search_table(statement, table, outcomes, limits)


def search_table(
    statement: Statement, table: Any, outcomes: list[Any], limits: Limits
) -> Found:
    """Find the failing instances in a table of outcome numbers.

    For each agent the reachable outcomes at each profile of the others are one bit
    mask; for each own type and truthful outcome the masks of forbidden lies decide.
    """
    m: Mechanism = statement.subject
    strategic = tuple(m.facts.get("strategic", m.agents))
    violations: list[tuple[Any, ...]] = []
    met = 0
    instances = 0
    for agent in strategic:
        types = m.domains[agent]
        rows = np.moveaxis(table, agent, -1).reshape(-1, len(types))
        instances += rows.shape[0] * len(types) * (len(types) - 1)
        limits.tick(instances, m.size * len(strategic))
        allowed = _relation(statement, agent, rows, outcomes)
        met += bool(allowed.met)
        for own, truth, lies in allowed.forbidden:
            hit = np.flatnonzero(
                (rows[:, own] == truth) & np.isin(rows, lies).any(axis=1)
            )
            for row in hit[: max(0, KEEP - len(violations))]:
                violations += _instances(m, agent, types, own, int(row), rows, lies)
    return Found(tuple(violations[:KEEP]), None, instances, instances if met else 0)


class _relation:  # noqa: N801 - one small result, made by one function's worth of code
    """For one agent: the (own type, truthful outcome) with a reachable forbidden lie."""

    def __init__(
        self, statement: Statement, agent: int, rows: Any, outcomes: list[Any]
    ) -> None:
        self.met = False
        self.forbidden: list[tuple[int, int, Any]] = []
        types = statement.subject.domains[agent]
        masks = _masks(rows, len(outcomes))
        for own in range(len(types)):
            for truth in np.unique(rows[:, own]):
                together = _reachable(masks, rows[:, own] == truth, len(outcomes))
                lies = []
                for lie in together:
                    given = outcomes[truth], outcomes[lie]
                    result = run_masked(statement, agent, types[own], *given)
                    self.met = self.met or result is not None
                    if result is False:
                        lies.append(lie)
                if lies:
                    self.forbidden.append((own, int(truth), np.array(lies)))


def _masks(rows: Any, outcomes: int) -> Any:
    """Return, for each row, the set of outcomes in it as bits (or the row itself)."""
    if outcomes > 64:
        return rows
    masks = np.zeros(rows.shape[0], dtype=np.uint64)
    for column in range(rows.shape[1]):
        masks |= np.left_shift(np.uint64(1), rows[:, column].astype(np.uint64))
    return masks


def _reachable(masks: Any, where: Any, outcomes: int) -> list[int]:
    chosen = masks[where]
    if masks.ndim == 2:
        return [int(x) for x in np.unique(chosen)]
    union = int(np.bitwise_or.reduce(chosen))
    return [x for x in range(outcomes) if union >> x & 1]


def _instances(
    m: Mechanism, agent: int, types: Any, own: int, row: int, rows: Any, lies: Any
) -> list[tuple[Any, ...]]:
    """Return the failing instances of one row, as the definition quantifies them."""
    others = [m.domains[i] for i in m.agents if i != agent]
    reports: list[Any] = []
    rest = row
    for domain in reversed(others):
        rest, digit = divmod(rest, len(domain))
        reports.append(domain[digit])
    reports.reverse()
    reports.insert(agent, types[own])
    profile = Profile(reports)
    columns = np.flatnonzero(np.isin(rows[row], lies))
    return [(agent, profile, types[c]) for c in columns if c != own]
