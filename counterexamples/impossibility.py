"""An impossibility in steps: each an instance of a property, at few profiles.

The clauses of a proof are followed as a person would: what has one outcome left gets
it, what is forbidden goes, and where nothing follows a profile is split into cases.
Only what the contradiction rests on is told.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from accord.counterexamples.story import show_outcome, show_report
from accord.theory.cells import cell_of
from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import Property
from accord.verifiers.engines.clauses import Clause

Fact = tuple[str, int]  # a cell, and an outcome that it cannot have


@dataclass
class Step:
    """A fact with its reasons: other facts, and a clause or the cases of a split.

    fact     what is ruled out; None: a contradiction
    uses     the facts that it follows from
    clause   the instance that rules it out, None for a split
    cases    for a split: the outcome assumed, and the steps up to a contradiction
    """

    fact: Fact | None
    uses: frozenset[Fact]
    clause: Clause | None = None
    cases: list[tuple[Fact, list["Step"]]] = field(default_factory=list)


Known = dict[Fact, Step]


def derive(clauses: Sequence[Clause], size: int) -> list[Step]:
    """Return the steps from the clauses to a contradiction, only those that count."""
    named = [clause for clause in clauses if clause.origin is not None]
    cells = sorted({cell for clause in clauses for cell in clause.cells})
    return _kept(_search(named, cells, size, {}))


def _search(
    clauses: Sequence[Clause], cells: Sequence[str], size: int, known: Known
) -> list[Step]:
    """Return steps, the last of them a contradiction."""
    steps: list[Step] = []
    local = dict(known)
    while True:
        found = _next(clauses, cells, size, local)
        if found is None:
            break
        steps.append(found)
        if found.fact is None:
            return steps
        local[found.fact] = found
    cell = min(
        (c for c in cells if len(_left(c, size, local)) > 1),
        key=lambda c: (len(_left(c, size, local)), -_weight(c, clauses), c),
    )
    split = Step(None, frozenset())
    uses: set[Fact] = set()
    for place in _left(cell, size, local):
        # Assuming one outcome rules out the others.
        assumed = {(cell, k) for k in range(size) if k != place} - set(local)
        inner = {**local, **{f: Step(f, frozenset()) for f in assumed}}
        sub = _kept(_search(clauses, cells, size, inner))
        rests = {f for s in sub for f in s.uses} - {s.fact for s in sub}
        if not rests & assumed:
            return [*steps, *sub]
        split.cases.append(((cell, place), sub))
        uses |= rests - assumed
    uses |= {(cell, k) for k in range(size) if (cell, k) in local}
    split.uses = frozenset(uses)
    return [*steps, split]


def _left(cell: str, size: int, known: Known) -> list[int]:
    return [k for k in range(size) if (cell, k) not in known]


def _weight(cell: str, clauses: Sequence[Clause]) -> int:
    return sum(cell in clause.cells for clause in clauses)


def _next(
    clauses: Sequence[Clause], cells: Sequence[str], size: int, known: Known
) -> Step | None:
    """Return a step that follows at once, a contradiction first."""
    for cell in cells:
        if not _left(cell, size, known):
            return Step(None, frozenset((cell, k) for k in range(size)))
    best: Step | None = None
    for clause in clauses:
        open_literals, uses = [], set()
        for (cell, place), sign in clause.literals:
            left = _left(cell, size, known)
            true = left == [place] if sign else place not in left
            false = place not in left if sign else left == [place]
            if true:
                break
            if not false:
                open_literals.append(((cell, place), sign))
            elif sign:
                uses.add((cell, place))
            else:
                uses |= {(cell, k) for k in range(size) if k != place}
        else:
            if not open_literals:
                return Step(None, frozenset(uses), clause)
            if len(open_literals) == 1 and best is None:
                (((cell, place), sign),) = open_literals
                ruled = [k for k in _left(cell, size, known) if (k == place) != sign]
                best = Step((cell, ruled[0]), frozenset(uses), clause)
    return best


def _kept(steps: Sequence[Step]) -> list[Step]:
    """Return the steps that the last one rests on."""
    needed: set[Fact | None] = {None}
    kept = []
    for step in reversed(steps):
        if step.fact in needed:
            kept.append(step)
            needed |= step.uses
    return kept[::-1]


# --- in words -------------------------------------------------------------------------


def tell(m: Mechanism, properties: Sequence[Property], core: Sequence[Clause]) -> str:
    """Return the proof as text: the profiles, then the steps."""
    steps = derive(core, len(m.outcomes or ()))
    order = list(dict.fromkeys(_cells(steps)))
    names = {cell: f"P{k + 1}" for k, cell in enumerate(order)}
    profiles = _profiles(m, core)
    lines = ["The profiles:", ""]
    for cell in order:
        shown = ", ".join(show_report(m, i, t) for i, t in enumerate(profiles[cell]))
        lines.append(f"  {names[cell]:<4} {shown}")
    lines += ["", "The steps:", ""]
    lines += _steps(m, properties, steps, names, "  ", [0])
    return "\n".join(lines)


def _cells(steps: Sequence[Step]) -> Iterator[str]:
    for step in steps:
        if step.fact is not None:
            yield step.fact[0]
        yield from sorted(cell for cell, _ in step.uses)
        for (cell, _), sub in step.cases:
            yield cell
            yield from _cells(sub)


def _profiles(m: Mechanism, core: Sequence[Clause]) -> dict[str, Profile]:
    """Return what the rule sees in each cell, also when one agent stays away."""
    import itertools

    known: dict[str, Profile] = {}
    for p in map(Profile, itertools.product(*m.domains)):
        parts = [p.without(i) for i in m.facts.get("strategic", m.agents)]
        for seen in map(m.seen, [p, *(parts if m.variable else ())]):
            known.setdefault(cell_of(seen), seen)
    return known


def _steps(
    m: Mechanism,
    properties: Sequence[Property],
    steps: Sequence[Step],
    names: Mapping[str, str],
    indent: str,
    count: list[int],
) -> list[str]:
    lines = []
    for step in steps:
        count[0] += 1
        head = f"{indent}{count[0]}. "
        if step.cases:
            lines.append(f"{head}One of these must hold, and none can:")
            for (cell, place), sub in step.cases:
                chosen = _outcome(m, place)
                lines.append(f"{indent}   Suppose {names[cell]} gives {chosen}.")
                lines += _steps(m, properties, sub, names, indent + "     ", count)
            continue
        said = "a contradiction"
        if step.fact is not None:
            cell, place = step.fact
            said = f"{names[cell]} does not give {_outcome(m, place)}"
        lines.append(f"{head}{said}: {_reason(m, properties, step, names)}.")
    return lines


def _outcome(m: Mechanism, place: int) -> str:
    return show_outcome(m, (m.outcomes or ())[place])


def _reason(
    m: Mechanism, properties: Sequence[Property], step: Step, names: Mapping[str, str]
) -> str:
    if step.clause is None or step.clause.origin is None:
        (cell, _) = next(iter(step.uses))
        return f"nothing is left for {names[cell]}"
    which, instance = step.clause.origin
    prop = properties[which]
    named = dict(zip(prop.forall, instance, strict=True))
    if "report" in named and "agent" in named:
        agent, profile = named["agent"], named["profile"]
        there = profile.with_report(agent, named["report"])
        true, lie = (
            names.get(cell_of(m.seen(p)), "elsewhere") for p in (profile, there)
        )
        return f"{prop.name}, {agent_name(agent)} at {true} reporting as at {lie}"
    if "agent" in named and len(named) == 1:
        return f"{prop.name}, {agent_name(named['agent'])}"
    if "profile" in named:
        cell = cell_of(m.seen(named["profile"]))
        return f"{prop.name} at {names.get(cell, 'a profile')}"
    return prop.name
