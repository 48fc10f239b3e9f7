"""Synthesis: a rule that satisfies a list of properties, or a proof that none does.

The definitions are run on a rule that is open, which gives clauses; a SAT solver finds
a model, which is a rule, or a proof. The kernel checks either by running the
definitions again: on the rule found, or clause by clause.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from accord.theory.cells import cell_of
from accord.theory.coding import code
from accord.theory.errors import SolverError
from accord.theory.forms import Form
from accord.theory.mechanisms import Mechanism
from accord.theory.names import counted
from accord.theory.profiles import Profile
from accord.theory.properties import find_property
from accord.theory.ranges import values_of
from accord.theory.unknowns import closed
from accord.verifiers.certificates import make_certificate
from accord.verifiers.engines import sat
from accord.verifiers.engines.clauses import Clause, Clauses, collect
from accord.verifiers.engines.derivations import Derivation, derive, proof_of, smallest
from accord.verifiers.kernel import check
from accord.verifiers.kernel.rules import table_of_rule
from accord.verifiers.kernel.statements import Problem, read_problem
from accord.verifiers.limits import Limits, OutOfBounds, bounded
from accord.verifiers.problems import ProblemQuestion, describe
from accord.verifiers.verdict import Verdict

EFFORT = 4_000_000  # propagations spent on making a core small
READABLE = 60  # profiles of which all may be named in steps
LOOK, LONG_LOOK = 600_000, 2_400_000  # links followed to find steps to tell


@dataclass(frozen=True)
class Found:
    """What a search for a rule came to.

    verdict   PROVED with the rule (a point), REFUTED with clauses, or UNKNOWN
    table     the outcome at each profile, if there is a rule
    core      the clauses that contradict each other, if there is none
    clauses   those in which the steps were looked for
    derived   the steps that the certificate takes, where they are few enough to tell
    """

    verdict: Verdict
    table: tuple[tuple[Profile, Any], ...] = ()
    core: tuple[Clause, ...] = ()
    clauses: Clauses | None = None
    derived: Derivation | None = None


def find_rule(
    question: ProblemQuestion,
    limits: Limits,
    *,
    small: bool = True,
    at: Sequence[Profile] | None = None,
) -> Found:
    """Return a rule with all the properties of the question, or that there is none.

    With `small`, the clauses of an impossibility are reduced: first to few profiles,
    then to few instances, until none is left to spare or the effort is used up.
    With `at`, only what the properties say of these profiles is looked at: where that
    is contradictory, there is no rule on the whole domain.
    """
    return _guarded(question, limits, lambda p: _find(question, p, limits, small, at))


def _guarded(
    question: ProblemQuestion, limits: Limits, run: Callable[[Problem], Found]
) -> Found:
    problem = read_problem(question.as_data(), question.given)
    try:
        with bounded(limits):
            return run(problem)
    except SolverError as error:
        return Found(_unknown(question, problem, error.message))
    except OutOfBounds as stop:
        return Found(_unknown(question, problem, stop.covered))


def _find(
    question: ProblemQuestion,
    problem: Problem,
    limits: Limits,
    small: bool,
    at: Sequence[Profile] | None,
) -> Found:
    clauses = collect(problem.statements(Form.unknown), limits, at)
    model = sat.find_model(clauses.lists)
    if model is None:
        return _impossible(question, clauses, limits, small=small)
    if at is not None:
        reason = f"some rule does on {counted(len(at), 'profile')} that were looked at"
        return Found(_unknown(question, problem, reason))
    return _possible(question, problem, clauses, model, limits)


def reduce_core(clauses: Clauses, effort: int = EFFORT) -> list[int]:
    """Return the numbers of clauses that contradict each other.

    First few profiles, then few instances at them.

    A clause about more than two profiles (an existence) is about all, and belongs to
    none of them.
    """
    origins: dict[Any, int] = {}
    for origin in clauses.origins:
        if origin is not None:
            origins.setdefault(origin, len(origins))
    everything = list(range(len(clauses.lists)))

    def by_origin(k: int) -> list[int]:
        origin = clauses.origins[k]
        return [] if origin is None else [origins[origin]]

    def by_profile(k: int) -> list[int]:
        cells = clauses.cells_of(k)
        return list(cells) if len(cells) <= 2 else []

    kept = everything
    for needs, groups in (
        (by_profile, len(clauses.names)),
        (by_origin, len(origins)),
    ):
        guarded = [(clauses.lists[k], needs(k)) for k in kept]
        chosen = set(sat.smallest_core(guarded, groups, effort))
        pairs = zip(kept, guarded, strict=True)
        kept = [k for k, (_, used) in pairs if chosen.issuperset(used)]
    return kept


def _impossible(
    question: ProblemQuestion, clauses: Clauses, limits: Limits, *, small: bool
) -> Found:
    part, derived = clauses, None
    if small:
        part, derived = _derived(clauses, _existences(question))
    if derived is None:
        used, payload = _payload(part, sat.prove(part.lists))
        told = "not told in steps: no short proof was found within the effort"
    else:
        proof, _ = proof_of(part, derived.steps)
        used, payload = _payload(part, proof)
        told = f"told in {counted(derived.count, 'step')} at "
        told += counted(len(derived.named), "named profile")
        seen, fewer = (
            len({part.origins[k] for k in chosen} - {None})
            for chosen in (derived.used, smallest(part, derived.used))
        )
        if fewer < seen:
            told += f"; {fewer:,} of the instances suffice, in more steps"
    certificate = make_certificate(question.as_data(), "REFUTED", "clauses", payload)
    verdict = _checked(question, certificate, limits)
    notes = (*_notes(used, payload), told)
    return Found(
        replace(verdict, notes=notes),
        core=tuple(used),
        clauses=part,
        derived=derived,
    )


def _derived(
    clauses: Clauses, exists: Sequence[int]
) -> tuple[Clauses, Derivation | None]:
    """Return steps to tell, and the clauses in which they were found.

    First among all clauses, then among few. Without steps the clauses are few.
    """
    readable = len(clauses.names) <= READABLE
    derived = derive(clauses, exists, LONG_LOOK if readable else LOOK)
    if derived is not None:
        return clauses, derived
    part = clauses.part(reduce_core(clauses))
    cells = {cell for k in range(len(part.lists)) for cell in part.cells_of(k)}
    readable = len(cells) <= READABLE < len(clauses.names)
    return part, derive(part, exists, LONG_LOOK) if readable else None


def _existences(question: ProblemQuestion) -> list[int]:
    """Return the numbers of the properties that ask for a witness."""
    named = enumerate(name for name, _ in question.properties)
    return [which for which, name in named if find_property(name).exists]


def _payload(clauses: Clauses, proof: sat.Proof) -> tuple[list[Clause], dict[str, Any]]:
    """Return the clauses that a proof uses, and the proof as a certificate has it."""
    used = [clauses.clause(k - 1) for k in proof.core]
    places = {number: k for k, number in enumerate(proof.core, 1)}
    for number, _, _ in proof.steps:
        places[number] = len(places) + 1
    steps = [
        [
            places[number],
            [[*clauses.atom(abs(x)), x > 0] for x in literals],
            [places[hint] for hint in hints],
        ]
        for number, literals, hints in proof.steps
    ]
    return used, {"clauses": [clause.entry for clause in used], "steps": steps}


def _notes(used: Sequence[Clause], payload: Mapping[str, Any]) -> tuple[str, ...]:
    cells = {cell for clause in used for cell in clause.cells}
    count = len({clause.origin for clause in used if clause.origin is not None})
    seen, steps = counted(count, "instance"), counted(len(payload["steps"]), "step")
    where, clauses = counted(len(cells), "profile"), counted(len(used), "clause")
    return (
        f"{seen} of the properties at {where} contradict each other",
        f"{clauses}, each seen by running its definition, and {steps} of resolution",
    )


def _possible(
    question: ProblemQuestion,
    problem: Problem,
    clauses: Clauses,
    model: Sequence[int],
    limits: Limits,
) -> Found:
    values = _values(clauses, model)
    payload = {"values": values}
    certificate = make_certificate(question.as_data(), "PROVED", "point", payload)
    verdict = _checked(question, certificate, limits)
    m: Mechanism = problem.statements(Form.unknown)[0].subject
    table = tuple(
        (p, (m.outcomes or ())[int(values[cell_of(p)])])
        for p in values_of(m, "profile", {})
    )
    note = f"the rule found has all properties on {counted(len(table), 'profile')}"
    return Found(replace(verdict, notes=(note,)), table=table)


def _values(clauses: Clauses, model: Iterable[int]) -> dict[str, str]:
    """Return the place of the outcome in each cell, as a specification lists it."""
    chosen = map(clauses.atom, sorted(x for x in model if x > 0))
    return {cell: str(place) for cell, place in chosen}


def _checked(
    question: ProblemQuestion, certificate: dict[str, Any], limits: Limits
) -> Verdict:
    accepted = check(certificate, question.given, None, limits.kernel_budget)
    return Verdict(
        accepted.status,
        describe(question),
        "a rule",
        accepted.scope,
        accepted=accepted,
        certificate=certificate,
    )


def _unknown(question: ProblemQuestion, problem: Problem, reason: str) -> Verdict:
    return Verdict(
        "UNKNOWN", describe(question), "a rule", problem.scope, reason=reason
    )


def all_rules(
    question: ProblemQuestion,
    limits: Limits,
    *,
    named: Sequence[Mapping[str, Any]] = (),
    most: int = 10_000,
) -> Found:
    """Return the number of all rules with the properties (`accepted.values[0]`).

    The certificate lists them, those `named` by a specification first, and shows that
    there is no other. UNKNOWN where there are more than `most`.
    """
    return _guarded(
        question, limits, lambda p: _find_all(question, p, limits, named, most)
    )


def _find_all(
    question: ProblemQuestion,
    problem: Problem,
    limits: Limits,
    named: Sequence[Mapping[str, Any]],
    most: int,
) -> Found:
    statements = problem.statements(Form.unknown)
    clauses = collect(statements, limits)
    if len(clauses.names) > statements[0].subject.size:
        raise SolverError("the properties ask what a rule does with other electorates")
    rules = [dict(spec) for spec in named]
    for number, spec in enumerate(rules):
        clauses.add_other(number, table_of_rule(problem, spec).items())
    numbers = range(1, len(clauses.names) * clauses.size + 1)
    for true in sat.models(clauses.lists, numbers, most):
        clauses.add_other(len(rules), map(clauses.atom, true))
        rules.append(closed(question.spec, _values(clauses, true)))
    if not rules:
        return _impossible(question, clauses, limits, small=True)
    if sat.find_model(clauses.lists) is not None:
        reason = f"there are more than {len(rules):,} rules"
        return Found(_unknown(question, problem, reason))
    used, payload = _payload(clauses, sat.prove(clauses.lists))
    payload = {"rules": rules, **payload}
    certificate = make_certificate(question.as_data(), "PROVED", "rules", payload)
    verdict = _checked(question, certificate, limits)
    note = f"{counted(len(rules), 'rule')} and no other"
    return Found(replace(verdict, notes=(note, *_notes(used, payload))))


def table_of(found: Found) -> list[list[Any]]:
    """Return the rule that was found as JSON data: each profile with its outcome."""
    return [[code(profile), code(outcome)] for profile, outcome in found.table]
