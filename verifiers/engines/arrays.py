"""The fast engine: all profiles of a finite domain as one array of outcomes.

For definitions that read two outcomes and the agent's own type (kind `options`): the
definition is run once for each such quadruple, and the array only says which occur.
"""

import itertools
import math
from typing import Any

import numpy as np

from accord.theory.domains import places
from accord.theory.hidden import HiddenRead
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.statements import Statement
from accord.verifiers.engines.enumerate import Found
from accord.verifiers.kernel.options import run_masked
from accord.verifiers.limits import Limits

KEEP = 5_000
COUNT = 10**6  # up to this much work, failing instances are counted exactly
_EVERY = 1 << 12
_SETS = 12  # up to this many outcomes, sets of outcomes are counted as bit masks


def tabulate(m: Mechanism, limits: Limits) -> tuple[Any, list[Any]]:
    """Return the array of outcome numbers, one axis an agent, and the outcomes.

    Where the library says that the rule is anonymous, the domain is common and the
    outcome is one for all, each multiset of reports is run once. The engine is no
    judge: the kernel runs every profile by itself and compares.
    """
    outcomes: list[Any] = []
    numbers: dict[Any, int] = {}
    declared = m.facts.get("declared", ())
    common = all(domain == m.domains[0] for domain in m.domains)
    # Where agents have shares, permuting the reports permutes the outcome as well.
    symmetric = "anonymous" in declared and common and "exchange" not in m.facts
    choose = itertools.combinations_with_replacement if symmetric else None
    indices: Any = (
        choose(range(len(m.domains[0])), len(m.domains))
        if choose
        else itertools.product(*(range(len(d)) for d in m.domains))
    )
    total = (
        math.comb(len(m.domains[0]) + len(m.domains) - 1, len(m.domains))
        if choose
        else m.size
    )
    values = np.empty(total, dtype=np.uint32)
    run, domains = m.run, m.domains
    for k, index in enumerate(indices):
        outcome = run(Profile(map(tuple.__getitem__, domains, index)))
        key = type(outcome), outcome  # as the kernel tells outcomes apart
        number = numbers.get(key)
        if number is None:
            number = numbers[key] = len(outcomes)
            outcomes.append(outcome)
        values[k] = number
        if k % _EVERY == 0:
            limits.tick(k, total)
    if len(outcomes) <= 1 << 8:
        values = values.astype(np.uint8)
    shape = tuple(map(len, m.domains))
    return _spread(values, shape) if symmetric else values.reshape(shape), outcomes


def _spread(values: Any, shape: tuple[int, ...]) -> Any:
    """Return the full table of an anonymous rule from its values on multisets."""
    size, agents = shape[0], len(shape)
    pairs = itertools.combinations_with_replacement(range(size), agents)
    multisets = np.fromiter(
        itertools.chain.from_iterable(pairs), dtype=np.int64, count=len(values) * agents
    ).reshape(-1, agents)
    radix = size ** np.arange(agents - 1, -1, -1, dtype=np.int64)
    cells = np.empty(size**agents, dtype=values.dtype)
    for order in itertools.permutations(range(agents)):
        cells[multisets @ radix[list(order)]] = values
    return cells.reshape(shape)


def search(
    statement: Statement, table: Any, outcomes: list[Any], limits: Limits
) -> Found:
    """Return the simplest failing instances in a table of outcome numbers.

    Those whose types have the least sum of places (about KEEP of them at most).
    Raises HiddenRead if the definition is False where truth and lie have one outcome:
    the truth itself is no lie, and the outcomes alone do not tell the two apart.
    """
    m: Mechanism = statement.subject
    strategic = tuple(m.facts.get("strategic", m.agents))
    simple = [np.array([places(d)[t] for t in d]) for d in m.domains]
    kept: list[tuple[Any, ...]] = []
    least, instances, met = math.inf, 0, 0
    counted = 0 if table.size * max(table.shape) <= COUNT else None
    for agent in strategic:
        types = m.domains[agent]
        rows = np.moveaxis(table, agent, 0).reshape(len(types), -1)
        instances += rows.size * (len(types) - 1)
        limits.tick(instances, rows.size * (len(types) - 1) * len(strategic))
        sums = _sums([s for i, s in enumerate(simple) if i != agent])
        reach = _reach(rows, len(outcomes))
        for own, truth, lies in _occurring(rows, reach, len(outcomes)):
            results = {
                lie: run_masked(
                    statement, agent, types[own], outcomes[truth], outcomes[lie]
                )
                for lie in lies
            }
            if results.get(truth) is False:
                raise HiddenRead
            met += any(result is not None for result in results.values())
            forbidden: Any = np.array(
                [results.get(x) is False for x in range(len(outcomes))]
            )
            if not forbidden.any():
                continue
            here = rows[own] == truth
            if counted is not None:
                counted += int(np.count_nonzero(forbidden[rows[:, here]]))
            columns = _hit(rows, reach, here, forbidden)
            size = int(sums[columns].min()) + int(simple[agent][own])
            if size < least:
                least, kept = size, []
            if size == least:
                close = columns[sums[columns] + simple[agent][own] == least]
                for column in close[: KEEP - len(kept)]:
                    profile = _profile(m, agent, types[own], int(column))
                    gains = np.flatnonzero(forbidden[rows[:, column]])
                    kept += [(agent, profile, types[lie]) for lie in gains]
    enough = len(kept) < KEEP
    return Found(tuple(kept), counted, instances, instances if met else 0, least=enough)


def _hit(rows: Any, reach: Any, here: Any, forbidden: Any) -> Any:
    """Return the columns among `here` in which a forbidden outcome is reachable."""
    if reach is None:
        columns = np.flatnonzero(here)
        return columns[forbidden[rows[:, columns]].any(axis=0)]
    mask = sum(1 << x for x in np.flatnonzero(forbidden))
    return np.flatnonzero(here & ((reach & np.uint16(mask)) != 0))


def _sums(simple: list[Any]) -> Any:
    """Return, for each profile of the others, the sum of the places of their types."""
    total = np.zeros((1,), dtype=np.int64)
    for place in simple:
        total = (total[:, None] + place[None, :]).reshape(-1)
    return total


def _profile(m: Mechanism, agent: int, own_type: Any, column: int) -> Profile:
    """Return the profile of one column of the others' reports."""
    reports = []
    for i in reversed(m.agents):
        if i != agent:
            column, digit = divmod(column, len(m.domains[i]))
            reports.append(m.domains[i][digit])
        else:
            reports.append(own_type)
    return Profile(reversed(reports))


def _reach(rows: Any, outcomes: int) -> Any:
    """Return, for each profile of the others, the reachable outcomes as a bit mask."""
    if outcomes > _SETS:
        return None
    masks = np.zeros(rows.shape[1], dtype=np.uint16)
    bits = (np.uint16(1) << np.arange(outcomes, dtype=np.uint16)).astype(np.uint16)
    for row in rows:
        masks |= bits[row]
    return masks


def _occurring(
    rows: Any, reach: Any, outcomes: int
) -> list[tuple[int, int, list[int]]]:
    """Return (own type, outcome at the truth, outcomes reachable beside it)."""
    found = []
    for own, row in enumerate(rows):
        if reach is None:
            for truth in np.unique(row):
                beside = np.unique(rows[:, row == truth])
                found.append((own, int(truth), [int(x) for x in beside]))
            continue
        # 12 outcomes need 4 bits beside the 12 of the mask, so 16 bits hold both.
        both = row.astype(np.uint16) << np.uint16(outcomes) | reach
        present = np.flatnonzero(np.bincount(both, minlength=outcomes << outcomes))
        union = [0] * outcomes
        for pair in present:
            union[int(pair) >> outcomes] |= int(pair) & ((1 << outcomes) - 1)
        for truth, mask in enumerate(union):
            lies = [x for x in range(outcomes) if mask >> x & 1]
            if lies:
                found.append((own, truth, lies))
    return found
