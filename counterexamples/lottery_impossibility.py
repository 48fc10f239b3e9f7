"""Why no lottery rule has the properties, in steps: a proof to read.

First the profiles, then what each property demands of the lotteries there. A step
follows from a demand, or by adding up comparisons, and earlier steps; where nothing
follows there are two cases. Only what the contradiction rests on is told.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from accord.counterexamples.story import show_report
from accord.theory.cells import cell_of
from accord.theory.forms import Literal
from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name, letter
from accord.theory.properties import Property
from accord.verifiers.engines.lotteries import Demand
from accord.verifiers.engines.mixed import Lemma
from accord.verifiers.lottery_rules import NoRule

Clause = tuple[str, frozenset[Literal]]  # what it comes from, and its literals


@dataclass(frozen=True)
class Step:
    """A literal that holds (None: a contradiction), what by, and from which others.

    cases   for a split: a literal assumed, and the steps up to a contradiction
    """

    fact: Literal | None
    by: str
    uses: frozenset[Literal]
    cases: tuple[tuple[Literal, tuple["Step", ...]], ...] = field(default=())


def derive(
    clauses: Sequence[Clause], known: frozenset[Literal] = frozenset()
) -> tuple[Step, ...]:
    """Return the steps from the clauses to a contradiction, only those that count."""
    steps: list[Step] = []
    true = set(known)
    while (step := _next(clauses, true)) is not None:
        steps.append(step)
        if step.fact is None:
            return _kept(steps)
        true.add(step.fact)
    opens = [c for _, c in clauses if not c & true]
    shortest = min((_left(clause, true) for clause in opens), key=len)
    split = min(shortest, key=str)
    cases = []
    uses: set[Literal] = set()
    for case in (split, split.negation()):
        inner = derive(clauses, frozenset(true) | {case})
        rests = _rests(inner)
        if case not in rests:
            return _kept([*steps, *inner])
        cases.append((case, inner))
        uses |= rests - {case}
    return _kept([*steps, Step(None, "", frozenset(uses), tuple(cases))])


def _left(clause: frozenset[Literal], true: set[Literal]) -> list[Literal]:
    return [fact for fact in clause if fact.negation() not in true]


def _next(clauses: Sequence[Clause], true: set[Literal]) -> Step | None:
    """Return what follows at once from a clause, a contradiction first."""
    found: Step | None = None
    for by, clause in clauses:
        if clause & true:
            continue
        left = _left(clause, true)
        if not left:
            return Step(None, by, frozenset(f.negation() for f in clause))
        if len(left) == 1 and found is None:
            uses = frozenset(f.negation() for f in clause if f != left[0])
            found = Step(left[0], by, uses)
    return found


def _kept(steps: Sequence[Step]) -> tuple[Step, ...]:
    needed: set[Literal | None] = {None}
    kept = []
    for step in reversed(steps):
        if step.fact in needed:
            kept.append(step)
            needed |= step.uses
    return tuple(kept[::-1])


def _rests(steps: Sequence[Step]) -> set[Literal]:
    """Return what steps rest on that is not among them."""
    used = {fact for step in steps for fact in step.uses}
    return used - {step.fact for step in steps}


# --- in words -------------------------------------------------------------------------


def tell(m: Mechanism, properties: Sequence[Property], found: NoRule) -> str:
    """Return the proof as text: the profiles, the demands, the steps."""
    assert found.facts is not None
    profiles = found.facts.profiles
    names = {cell_of(p): f"P{k + 1}" for k, p in enumerate(profiles)}
    lines = ["The profiles:", ""]
    for profile in profiles:
        shown = [show_report(m, i, own) for i, own in enumerate(profile)]
        lines.append(f"  {names[cell_of(profile)]:<4} {',  '.join(shown)}")
    lines += ["", "What is demanded:", ""]
    clauses: list[Clause] = []
    for demand in found.facts.demands:
        if demand.origin[0] is None:
            clauses.append(("a probability", demand.literals))
            continue
        mark = f"({len(lines) - len(profiles) - 4})"
        clauses.append((mark, demand.literals))
        said = " or ".join(sorted(_show(fact, names) for fact in demand.literals))
        lines.append(f"  {mark:<5} {said}   [{_source(demand, properties, names)}]")
    clauses += [("sum", lemma_clause(lemma)) for lemma in found.lemmas]
    lines += ["", "The steps:", ""]
    lines += _steps(derive(clauses), names, "  ", [0])
    return "\n".join(lines)


def lemma_clause(lemma: Lemma) -> frozenset[Literal]:
    """Return that the comparisons of a lemma do not all hold."""
    return frozenset(fact.negation() for fact, _ in lemma)


def _source(
    demand: Demand, properties: Sequence[Property], names: dict[str, str]
) -> str:
    which, instance = demand.origin
    assert which is not None
    bound = dict(zip(properties[which].forall, instance, strict=True))
    where = ""
    if "profile" in bound:
        where = f" at {names[cell_of(bound['profile'])]}"
    who = f", {agent_name(bound['agent'])}" if "agent" in bound else ""
    return f"{properties[which].name}{where}{who}"


def _show(fact: Literal, names: dict[str, str]) -> str:
    """Return a comparison with nothing negative on either side."""
    sides: tuple[list[str], list[str]] = ([], [])
    for unknown, c in fact.terms:
        text = str(abs(c))
        if unknown:
            cell, place = unknown[0][:-1], int(unknown[0][-1]) - 1
            shown = f"{names.get(cell, cell)}({letter(place)})"
            text = shown if abs(c) == 1 else f"{text} {shown}"
        sides[c < 0].append(text)
    left, right = (" + ".join(side) or "0" for side in sides)
    return f"{left} {fact.sense} {right}"


def _steps(
    steps: Sequence[Step], names: dict[str, str], indent: str, count: list[int]
) -> list[str]:
    lines = []
    for step in steps:
        if step.cases:
            for case, inner in step.cases:
                lines.append(f"{indent}Suppose {_show(case, names)}.")
                lines += _steps(inner, names, indent + "  ", count)
            continue
        count[0] += 1
        said = "contradiction" if step.fact is None else _show(step.fact, names)
        lines.append(f"{indent}{count[0]}. {said}, by {step.by}.")
    return lines
