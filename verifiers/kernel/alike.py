"""Kind `alike`: a known rule that does not ask who reports what has the properties.

The rule is run at every profile, and seen to do the same wherever the same types are
reported by others. So its outcomes are few: one for each list of types in order. Each
definition is then run for all profiles whose lists are the same at once, or on one of
them, as said where it is done; nothing else is taken from the file.
"""

import itertools
import math
from array import array
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from operator import itemgetter
from typing import Any

from accord.theory.hidden import (
    Hidden,
    HiddenOutcome,
    HiddenRead,
    HiddenTruth,
    with_few_cells,
)
from accord.theory.lotteries import Lottery
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import name_of
from accord.theory.ranges import instances
from accord.theory.statements import Statement
from accord.verifiers.kernel.accepted import Accepted, expect, reject
from accord.verifiers.kernel.statements import Problem


def check_alike(problem: Problem, payload: Mapping[str, Any]) -> Accepted:
    """Accept PROVED: the rule has every one of the properties.

    `runs` is how many profiles there are, at each of which the rule is run.
    """
    from accord.theory.symmetry import agents_are_alike

    expect(set(payload) == {"runs"}, "payload", "the number of `runs` alone")
    expect(problem.measure is None, "measure", "none for this kind")
    statements = problem.statements(_nothing_open)
    m = statements[0].subject
    known = isinstance(m, Mechanism) and not m.is_real and "view" not in m.facts
    expect(known and not m.unknowns, "rule", "one over finite types, seen whole")
    expect(agents_are_alike(m), "rule", "agents who differ in their names alone")
    expect(len(m.agents) > 1, "rule", "agents who could be exchanged")
    expect(payload["runs"] == m.size, "runs", m.size, payload["runs"])
    checks = [_find(statement) for statement in statements]
    table = tabulate(m)
    counts = [run(s, table) for run, s in zip(checks, statements, strict=True)]
    # A property that says nothing here makes the whole say nothing.
    met = sum(met for _, met in counts) if all(met for _, met in counts) else 0
    return Accepted("PROVED", problem.scope, sum(n for n, _ in counts), met)


def _nothing_open(name: str) -> Any:
    reject("rule", "one without unknown numbers", name)


def _find(statement: Statement) -> Callable[[Statement, "Table"], tuple[int, int]]:
    prop = statement.prop
    known = prop.forall in _CHECKS and not prop.exists
    expect(known, prop.name, f"a definition over one of {list(_CHECKS)}", prop.forall)
    found: Callable[[Statement, Table], tuple[int, int]] = _CHECKS[prop.forall]
    return found


# --- the outcomes ---------------------------------------------------------------------


@dataclass(frozen=True)
class Table(Mechanism):
    """A rule whose outcome depends on the types reported, and not on who reports them.

    places    of each type in the domain
    results   the outcomes, each once
    cells     the number of the outcome for the types at k_1 <= k_2 <= ... in the
              domain, at place C(k_1, 1) + C(k_2 + 1, 2) + ...: a number of its own
    """

    places: dict[Any, int] = field(default_factory=dict)
    results: list[Any] = field(default_factory=list)
    cells: "array[int]" = field(default_factory=lambda: array("I"))
    steps: tuple[tuple[int, ...], ...] = ()

    def __call__(self, profile: Profile) -> Any:
        """Return the outcome at a profile."""
        return self.results[self.cells[self.place(map(self.places.get, profile))]]

    def place(self, places: Any) -> int:
        """Return the place in `cells` of the types at these places in the domain."""
        return sum([row[k] for row, k in zip(self.steps, sorted(places), strict=True)])


def tabulate(m: Mechanism) -> Table:
    """Return the outcomes of a rule, or refuse one that asks who reports what.

    Sound because the rule is run at every profile: at the permutations of each list of
    types. It gives what it gave for the list itself, in another run, or the same object
    that cannot change. A rule with state is likely to be noticed, as in `settle`.
    """
    types = m.domains[0]
    places = {own: k for k, own in enumerate(types)}
    expect(len(places) == len(types), "rule", "types that differ")
    count, number = len(types), len(m.agents)
    steps = tuple(
        tuple(math.comb(k + j, j + 1) for k in range(count)) for j in range(number)
    )
    size = math.comb(count + number - 1, number)
    cells = array("I", bytes(4 * size))
    fields = {k: getattr(m, k) for k in Mechanism.__dataclass_fields__ if k != "_cells"}
    table = Table(**fields, places=places, cells=cells, steps=steps)
    numbers: dict[Any, int] = {}
    runs = 0
    for listed in itertools.combinations_with_replacement(range(count), number):
        reports = itemgetter(*listed)(types)
        first = m.rule(reports)
        outcome = m.read(first)
        fixed = type(first) in (int, Lottery)
        for order in _orders(tuple(map(listed.index, listed))):
            runs += 1
            again = m.rule(order(reports))
            if not (fixed and again is first):
                other = m.read(again)
                if other != outcome or type(other) is not type(outcome):
                    where = f"{other!r} at {order(reports)!r}"
                    reject("rule", f"{outcome!r}, as where others report this", where)
        # True is no 1, though the two are equal.
        key = type(outcome), outcome
        if key not in numbers:
            numbers[key] = len(table.results)
            table.results.append(outcome)
        cells[table.place(listed)] = numbers[key]
    expect(runs == m.size, "runs", m.size, runs)
    return table


@cache
def _orders(first: tuple[int, ...]) -> list[Callable[[Any], Any]]:
    """Return what permutes a list in every way that makes another one of it.

    `first` has for each entry the place where such an entry comes first.
    """
    orders = itertools.permutations(range(len(first)))
    found = {itemgetter(*order)(first): order for order in orders}
    return [itemgetter(*order) for order in found.values()]


# --- the definitions ------------------------------------------------------------------


def _exchanges(statement: Statement, table: Table) -> tuple[int, int]:
    """Accept that a definition holds where two agents exchange their reports.

    Sound because it is run knowing only the reports of the two, and that the outcome is
    the same there and where reports are exchanged, which is so at every profile.
    Whatever else it looks at leaves a mark.
    """
    seen: list[str] = []
    outcome = HiddenOutcome(seen)
    profile = Profile()

    def outcomes_at(asked: Any) -> tuple[Any, ...]:
        same = type(asked) is Profile and _identities(asked) == _identities(profile)
        return (outcome,) if same else ()

    opened = replace(statement, subject=with_few_cells(table, outcomes_at, seen))
    types = table.domains[0]
    pairs = list(instances(table, ("agent", "other")))
    met = 0
    for i, j in pairs:
        for own, theirs in itertools.product(types, repeat=2):
            known = {i: own, j: theirs}
            profile = Profile(
                known[k] if k in known else Hidden(seen) for k in table.agents
            )
            result = _unmarked(opened, seen, i, j, profile)
            where = f"False for {own!r}, {theirs!r}"
            expect(result is not False, f"agents {i}, {j}", "True", where)
            met += result is not None
    return len(pairs) * table.size, met


def _identities(profile: Profile) -> list[int]:
    return sorted(map(id, profile))


def _lies(statement: Statement, table: Table) -> tuple[int, int]:
    """Accept that a definition holds for every agent, profile and lie.

    Sound because, whoever she is, what she gets for each report is a row of the table:
    one for each list of the others' types. The definition is run for every type,
    outcome at the truth and outcome at a lie in a row, and knows nothing else: not who
    she is, nor the others' reports, nor the lie. Whatever it looks at leaves a mark.
    """
    seen: list[str] = []
    agent, lie, there = Hidden(seen), Hidden(seen), Hidden(seen)
    truth: Hidden = there
    at_truth = at_lie = None

    def outcomes_at(asked: Any) -> tuple[Any, ...]:
        if asked is truth:
            return (at_truth,)
        return (at_lie,) if asked is there else ()

    opened = replace(statement, subject=with_few_cells(table, outcomes_at, seen))
    types, results = table.domains[0], table.results
    met = 0
    for (own, first), reached in _reached(table).items():
        truth = HiddenTruth(seen, (agent, types[own], lie, there))
        at_truth = results[first]
        for other in reached:
            at_lie = results[other]
            result = _unmarked(opened, seen, agent, truth, lie)
            if result is False:
                where = f"False for {types[own]!r}, {at_truth!r}, {at_lie!r}"
                reject(statement.prop.name, "the definition True", where)
            met += result is not None
    return table.size * len(table.agents) * (len(types) - 1), met


def _reached(table: Table) -> dict[tuple[int, int], set[int]]:
    """Return (type, outcome at the truth) -> the outcomes that lies may lead to."""
    types = range(len(table.domains[0]))
    found: dict[tuple[int, int], set[int]] = {}
    rows: set[bytes] = set()
    number = len(table.agents) - 1
    for others in itertools.combinations_with_replacement(types, number):
        row = array("I", [table.cells[table.place((*others, own))] for own in types])
        # Equal rows need one look: what is noted below depends on the row alone.
        if (key := row.tobytes()) in rows:
            continue
        rows.add(key)
        counts = Counter(row)
        for own, first in enumerate(row):
            lies = found.setdefault((own, first), set())
            lies.update(x for x in counts if x != first or counts[x] > 1)
    return found


def _unmarked(statement: Statement, seen: list[str], *values: Any) -> bool | None:
    try:
        result = statement.body(*values)
    except HiddenRead:
        result = None
    expect(not seen, statement.prop.name, "a definition that reads no more than that")
    return result


def _new_names(statement: Statement, table: Table) -> tuple[int, int]:
    """Accept that the rule is neutral.

    Each list of types is the image of one, r, at which the definition was run with
    every renaming. Sound, as names given one after the other are, for the types and
    outcomes here, names given at once: let P be r renamed by s, up to the names of
    agents, and t a renaming. At r the definition says that the outcome at P is that at
    r renamed by s, and that at P renamed by t it is that at r renamed by t after s.
    """
    from accord.theory.ranges.mechanisms import alternatives

    expect(name_of(statement.prop) == "neutral", "renaming", "the library's `neutral`")
    names = tuple(alternatives(table))
    every = [names, *(new for (new,) in instances(table, ("renaming",)))]
    moves = {new: _move(table, dict(zip(names, new, strict=True))) for new in every}
    for (s, (types, outcomes)), t in itertools.product(moves.items(), every):
        after = tuple(t[names.index(x)] for x in s)
        once = moves[after]
        twice = _after(moves[t][0], types), _after(moves[t][1], outcomes)
        expect(once == twice, "renaming", "names that are given one after the other")
    same = list(range(len(table.places))), list(range(len(table.results)))
    expect(moves[names] == same, "renaming", "what is called as it was to be the same")
    done = bytearray(len(table.cells))
    holds = replace(statement, subject=table).holds
    for listed in itertools.combinations_with_replacement(
        range(len(table.places)), len(table.agents)
    ):
        if done[table.place(listed)]:
            continue
        profile = Profile(itemgetter(*listed)(table.domains[0]))
        for new, (types, _) in moves.items():
            done[table.place([types[k] for k in listed])] = True
            result = new == names or holds(profile, new)
            expect(result is True, "neutral", "the definition True", (profile, new))
    count = table.size * (len(every) - 1)
    return count, count


def _move(table: Table, called: Mapping[Any, Any]) -> tuple[list[int], list[int]]:
    """Return the places of the types and of the outcomes once they are renamed."""
    from accord.theory.terms import renamed

    places = [table.places[renamed(table, called, own)] for own in table.places]
    known = {x: k for k, x in enumerate(table.results)}
    return places, [known[renamed(table, called, x)] for x in table.results]


def _after(second: list[int], first: list[int]) -> list[int]:
    return [second[k] for k in first]


_CHECKS: dict[tuple[str, ...], Any] = {
    ("agent", "other", "profile"): _exchanges,
    ("agent", "profile", "report"): _lies,
    ("profile", "renaming"): _new_names,
}
