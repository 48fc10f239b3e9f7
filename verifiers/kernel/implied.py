"""Kind `implied`: every rule with these properties has another one as well.

The clauses are those of the kind `clauses`, without a contradiction at the end. The
further definition is run on the open rule; each way to go on that ends in False must be
closed by a clause, all of whose literals are false on it.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from typing import Any

from accord.theory.cells import KnownClauses, explore_cells
from accord.theory.forms import Literal
from accord.theory.paths import Pool, explore
from accord.theory.ranges import instances
from accord.verifiers.kernel.accepted import Accepted, expect
from accord.verifiers.kernel.clauses import MAX_WAYS, SURE, Clause, derive
from accord.verifiers.kernel.points import check_values, read_values
from accord.verifiers.kernel.statements import Implication


def check_implied(asked: Implication, payload: Mapping[str, Any]) -> Accepted:
    """Accept PROVED: every rule with the properties has the further one as well.

    Sound because such a rule makes each clause true, so that what the definition does
    of it is none of the ways that a clause closes, and no other one is False. The
    values are of a rule that has the properties: something is said of some rule.
    """
    fields = {"clauses", "steps", "excluding", "values"}
    expect(fields <= set(payload), "payload", f"the fields {sorted(fields)}")
    expect(set(payload) <= {*fields, "literals", "images"}, "payload", "no other field")
    problem, conclusion = asked
    check_values(problem, read_values(payload["values"]))
    statements, clauses = derive(problem, payload, [])
    statement = conclusion(statements[0].subject)
    excluding = [clauses[number] for number in payload["excluding"]]
    ways = _ways(excluding, is_sure=statements[0].subject.unknowns == SURE)
    count = met = 0
    for universal in instances(statement.subject, statement.prop.forall):
        some = False
        for way, result in ways(partial(statement.holds, *universal)):
            step = f"instance {count}"
            expect(result is not False, step, "a clause that excludes this", way)
            some = some or result is not None
        count, met = count + 1, met + some
    return Accepted("PROVED", problem.scope, count, met)


def _ways(
    clauses: Collection[Clause], *, is_sure: bool
) -> Callable[[Callable[[], Any]], Iterator[tuple[Any, Any]]]:
    """Return how a definition is run on the open rule: in no way that a clause closes.

    On lotteries, that the opposites of all literals of a clause hold cannot be.
    """
    kind = tuple if is_sure else Literal
    # Whole clauses or none: part of a clause says more than it does.
    used: Any = [list(c) for c in clauses if all(isinstance(fact, kind) for fact in c)]
    if not is_sure:
        pool = Pool(frozenset(fact.negation() for fact in clause) for clause in used)
        return lambda run: explore(run, pool, MAX_WAYS, split=True)
    outcomes = KnownClauses(used)
    return lambda run: explore_cells(run, known=outcomes)
