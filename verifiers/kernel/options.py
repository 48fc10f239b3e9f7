"""Kind `options`: for one agent and the others' reports, the outcomes she can reach.

For a definition over (agent, profile, report) that reads two outcomes and the
agent's own type, a million instances need only a few thousand runs.
"""

import hashlib
import itertools
from array import array
from collections.abc import Mapping
from typing import Any

from accord.theory.coding import canonical, code
from accord.theory.domains import Profile
from accord.theory.errors import CertificateError, ModelError
from accord.theory.hidden import HiddenRead, mask
from accord.theory.mechanisms import Mechanism
from accord.verifiers.kernel.accepted import Accepted
from accord.verifiers.kernel.statements import Statement

SHAPE = ("agent", "profile", "report")


def run_masked(
    statement: Statement, agent: int, own: Any, at_truth: Any, at_lie: Any
) -> bool | None:
    """Run the body knowing only the agent, her type and two outcomes (`mask`).

    Sound: whatever else the body reads raises HiddenRead, so a result that comes
    back is the body's result on every instance with this agent, type and outcomes.
    """
    view, masked, lie = mask(statement.subject, agent, own, at_truth, at_lie)
    return Statement(statement.prop, view, statement.parameters).body(
        agent, masked, lie
    )


def reads_two_cells(statement: Statement) -> bool:
    """Return whether kind `options` can apply to this statement.

    False only means that this short way is closed; `table` remains.
    """
    m = statement.subject
    if statement.prop.forall != SHAPE or statement.prop.exists:
        return False
    if not isinstance(m, Mechanism) or m.size == 0:
        return False
    outcome = m(Profile(domain[0] for domain in m.domains))
    try:
        same = run_masked(statement, 0, m.domains[0][0], outcome, outcome)
    except HiddenRead:
        return False
    # A definition that fails where truth and lie have one outcome is no case for
    # this way, which asks about the truth itself too.
    return same is not False


def check_options(statement: Statement, payload: Mapping[str, Any]) -> Accepted:
    """Accept PROVED: no agent of any type reaches an outcome that the body forbids.

    Sound because the outcome at each profile is computed by the rule itself, and for
    every (agent, type, outcome at the truth, outcome at a lie) that occurs the body
    was run, knowing only these four (see `run_masked`).
    """
    if set(payload) != {"profiles", "table"}:
        raise CertificateError("step `payload`: expected `profiles` and `table`")
    if statement.prop.forall != SHAPE or statement.prop.exists:
        raise CertificateError(
            f"step `kind`: `options` needs a definition over {SHAPE}"
        )
    m: Mechanism = statement.subject
    cells, outcomes = tabulate(m)
    if payload["profiles"] != len(cells):
        raise CertificateError(
            f"step `count`: expected {len(cells)}, "
            f"got `{str(payload['profiles'])[:40]}`"
        )
    if payload["table"] != hash_cells(cells, outcomes):
        raise CertificateError("step `table`: the outcomes are not those recorded")
    met = 0
    try:
        for agent in m.facts.get("strategic", m.agents):
            met += _check_agent(statement, agent, cells, outcomes)
    except HiddenRead as error:
        raise CertificateError(
            "step `kind`: the definition reads more than two outcomes and one type"
        ) from error
    strategic = m.facts.get("strategic", m.agents)
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
    decided: set[tuple[int, int, int]] = set()
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
                    # instance; running it too can only reject more.
                    if (own, truth, lie) in decided:
                        continue
                    decided.add((own, truth, lie))
                    args = agent, types[own], outcomes[truth], outcomes[lie]
                    result = run_masked(statement, *args)
                    if result is False:
                        raise CertificateError(
                            f"step `agent {agent}`: expected the definition True, "
                            f"got False for the type, truth and lie {args[1:]!r}"
                        )
                    met += result is not None
    return met


def tabulate(m: Mechanism) -> "tuple[array[int], list[Any]]":
    """Return the index of the outcome at each profile, and the outcomes.

    Every profile is run twice, the second time in the opposite order, so a rule with
    state or chance is refused.
    """
    outcomes: list[Any] = []
    numbers: dict[Any, int] = {}
    cells = array("I")
    for profile in itertools.product(*m.domains):
        outcome = m.run(Profile(profile))
        if outcome not in numbers:
            numbers[outcome] = len(outcomes)
            outcomes.append(outcome)
        cells.append(numbers[outcome])
    backwards = itertools.product(*(domain[::-1] for domain in m.domains))
    for profile, cell in zip(backwards, reversed(cells), strict=True):
        if m.run(Profile(profile)) != outcomes[cell]:
            raise ModelError(
                f"`{m.name}` is not a function: two outcomes at {profile!r}",
                "a rule must not be random, keep state or change its arguments",
            )
    return cells, outcomes


def hash_cells(cells: Any, outcomes: list[Any]) -> str:
    """Return the hash of a table: the outcomes in order of appearance, then indices."""
    hashed = hashlib.sha256(canonical([code(x) for x in outcomes]).encode())
    hashed.update(array("I", cells).tobytes())
    return hashed.hexdigest()
