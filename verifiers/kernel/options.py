"""Kind `options`: for one agent and the others' reports, the outcomes she can reach.

For a definition over (agent, profile, report) that reads two outcomes and the
agent's own type, a million instances need only a few thousand runs.
"""

from array import array
from collections.abc import Mapping
from typing import Any

from accord.theory.hidden import HiddenRead, mask
from accord.theory.mechanisms import Mechanism
from accord.theory.statements import Statement
from accord.theory.tables import hash_cells, tabulate
from accord.verifiers.kernel.accepted import Accepted, expect, reject

SHAPE = ("agent", "profile", "report")


def run_masked(
    statement: Statement, agent: int, own: Any, at_truth: Any, at_lie: Any
) -> bool | None:
    """Run the body knowing only the agent, her type and two outcomes (`mask`).

    Sound: whatever else the body reads leaves a mark and raises HiddenRead, so a result
    without a mark is the body's on every instance with this agent, type and outcomes.
    """
    view, masked, lie, seen = mask(statement.subject, agent, own, at_truth, at_lie)
    asked = Statement(statement.prop, view, statement.parameters)
    result = asked.body(agent, masked, lie)
    if seen:
        raise HiddenRead
    return result


def check_options(statement: Statement, payload: Mapping[str, Any]) -> Accepted:
    """Accept PROVED: no agent of any type reaches an outcome that the body forbids.

    Sound because the outcome at each profile is computed by the rule itself, and for
    every (agent, type, outcome at the truth, outcome at a lie) that occurs the body
    was run, knowing only these four (see `run_masked`).
    """
    expect(set(payload) == {"profiles", "table"}, "payload", "`profiles`, `table`")
    prop, m = statement.prop, statement.subject
    shaped = prop.forall == SHAPE and not prop.exists and isinstance(m, Mechanism)
    expect(shaped, "kind", f"a mechanism and a definition over {SHAPE}")
    cells, outcomes = tabulate(m)
    expect(payload["profiles"] == len(cells), "count", len(cells), payload["profiles"])
    hashed = hash_cells(cells, outcomes)
    expect(payload["table"] == hashed, "table", "the outcomes that were recorded")
    strategic = tuple(m.facts.get("strategic", m.agents))
    try:
        met = sum(_check_agent(statement, i, cells, outcomes) for i in strategic)
    except HiddenRead:
        reject("kind", "a definition that reads two outcomes and one type")
    count = len(cells) * sum(len(m.domains[i]) - 1 for i in strategic)
    return Accepted("PROVED", statement.scope, count, met and count)


def _check_agent(
    statement: Statement, agent: int, cells: "array[int]", outcomes: list[Any]
) -> int:
    m: Mechanism = statement.subject
    types = m.domains[agent]
    stride = 1
    for domain in m.domains[agent + 1 :]:
        stride *= len(domain)
    block = stride * len(types)
    rows_seen: set[bytes] = set()
    decided: set[tuple[int, int, int, bool]] = set()
    met = 0
    for start in range(0, len(cells), block):
        for base in range(start, start + stride):
            # The outcomes at her reports, in order, the others' reports fixed. Equal
            # rows need one look: what is run below depends on the row alone.
            row = cells[base : base + block : stride]
            key = row.tobytes()
            if key in rows_seen:
                continue
            rows_seen.add(key)
            reachable = set(row)
            for own, truth in enumerate(row):
                for lie in reachable:
                    # `lie == truth` may come from the truth itself, which is no
                    # instance: running it too can only reject more, and it counts as
                    # met only where another report leads there.
                    other = lie != truth or row.count(truth) > 1
                    if (own, truth, lie, other) in decided:
                        continue
                    decided.add((own, truth, lie, other))
                    args = agent, types[own], outcomes[truth], outcomes[lie]
                    result = run_masked(statement, *args)
                    if result is False:
                        where = f"False for the type, truth and lie {args[1:]!r}"
                        reject(f"agent {agent}", "the definition True", where)
                    met += other and result is not None
    return met
