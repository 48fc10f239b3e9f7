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
from accord.theory.errors import ScopeError, SolverError
from accord.theory.forms import Form
from accord.theory.mechanisms import Mechanism
from accord.theory.names import counted, in_digits
from accord.theory.profiles import Profile
from accord.theory.properties import name_of
from accord.theory.ranges import values_of
from accord.theory.statements import Statement
from accord.theory.terms import renamed
from accord.theory.unknowns import closed
from accord.verifiers.certificates import make_certificate
from accord.verifiers.engines import local_search, sat
from accord.verifiers.engines.clauses import (
    Clause,
    Clauses,
    collect,
    estimate,
    images_read,
)
from accord.verifiers.engines.derivations import Derivation, derive, proof_of, smallest
from accord.verifiers.engines.orbits import Orbits, orbits_of
from accord.verifiers.kernel.rules import table_of_rule
from accord.verifiers.kernel.statements import Problem
from accord.verifiers.limits import Limits, OutOfBounds, bounded
from accord.verifiers.problems import ProblemQuestion, describe
from accord.verifiers.verdict import Verdict, verdict_of

MANY_PROFILES = 2_000  # more than these: profiles that are alike count once
MOST_INSTANCES = 1_000_000
MOST_PROFILES = 10**7  # that are gone through to find those that are alike
EFFORT = 4_000_000  # propagations spent on making a core small
MANY_CLAUSES = 1_000_000  # so many or more: local search looks for a rule first
FLIPS = 20_000  # and so many changes are tried before the SAT solver is asked
READABLE = 60  # profiles of which all may be named in steps
LOOK = 2_400_000  # links followed to find steps to tell


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
    alike: bool | None = None,
) -> Found:
    """Return a rule with all the properties of the question, or that there is none.

    With `small`, the clauses of an impossibility are reduced: first to few profiles,
    then to few instances, until none is left to spare or the effort is used up.
    With `at`, only what the properties say of these profiles is looked at: where that
    is contradictory, there is no rule on the whole domain.
    With `alike`, profiles that anonymity and neutrality make alike are one, if these
    are among the properties (None: where that makes a large domain smaller).
    Raises ScopeError where there are too many instances to run.
    """

    def run(problem: Problem) -> Found:
        statements = problem.statements(Form.unknown)
        orbits = None if at is not None or alike is False else _orbits(statements)
        if alike is None and statements[0].subject.size <= MANY_PROFILES:
            orbits = None
        return _find(question, problem, limits, small, at, orbits)

    return _guarded(question, limits, run)


def _orbits(statements: Sequence[Statement]) -> Orbits | None:
    m = statements[0].subject
    return orbits_of(m, [name_of(statement.prop) for statement in statements])


def _guarded(
    question: ProblemQuestion, limits: Limits, run: Callable[[Problem], Found]
) -> Found:
    problem = question.problem()
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
    orbits: Orbits | None,
) -> Found:
    statements = problem.statements(Form.unknown)
    if at is None:
        _refuse_too_many(question, statements, orbits)
    clauses = collect(statements, limits, at, orbits)
    model = _model(clauses)
    if model is None:
        try:
            return _impossible(question, clauses, limits, small=small, orbits=orbits)
        except OutOfBounds as stop:
            found = f"{sat.SOLVER} finds {len(clauses.lists):,} clauses contradictory"
            reason = f"{found}; no certificate was made of that: {stop.covered}"
            return Found(_unknown(question, problem, reason, "UNCHECKED"))
    if at is not None:
        reason = f"some rule does on {counted(len(at), 'profile')} that were looked at"
        return Found(_unknown(question, problem, reason))
    values = _values(clauses, model)
    if orbits is not None:
        values = _everywhere(statements[0].subject, orbits, values)
    return _possible(question, problem, values, limits)


def _refuse_too_many(
    question: ProblemQuestion, statements: Sequence[Statement], orbits: Orbits | None
) -> None:
    """Raise ScopeError, before any work, where there are too many instances to run."""
    kinds = None
    if orbits is not None and statements[0].subject.size <= MOST_PROFILES:
        kinds = [orbits.profile(places) for places in orbits.representatives()]
    total = estimate(statements, kinds)
    if total <= MOST_INSTANCES:
        return
    raise ScopeError(
        f"the properties have {in_digits(total)} instances to run on an open rule, "
        f"more than the {MOST_INSTANCES:,} that are",
        _largest_that_fits(question),
    )


def _largest_that_fits(question: ProblemQuestion) -> str:
    domain = question.spec["of"]
    for agents in range(int(domain["options"].get("agents", 1)) - 1, 0, -1):
        options = {**domain["options"], "agents": agents}
        spec = {**question.spec, "of": {**domain, "options": options}}
        smaller = replace(question, spec=spec).problem().statements(Form.unknown)
        total = estimate(smaller)
        if total <= MOST_INSTANCES:
            return f"with {counted(agents, 'agent')} there are {total:,}"
    return "take fewer alternatives, or list the profiles that matter"


def _everywhere(m: Mechanism, orbits: Orbits, values: dict[str, str]) -> dict[str, str]:
    """Return the place of the outcome at every profile, from that at one of a kind."""
    outcomes = m.outcomes or ()
    places = {outcome: k for k, outcome in enumerate(outcomes)}
    found = dict(values)
    for profile in values_of(m, "profile", {}):
        image = orbits.other(profile)
        if image is not None:
            own = outcomes[int(values[cell_of(image.of)])]
            found[cell_of(profile)] = str(places[renamed(m, image.renaming(m), own)])
    return found


def _model(clauses: Clauses) -> Iterable[int] | None:
    """Return what is true of a rule, None if the clauses contradict each other."""
    if len(clauses.lists) >= MANY_CLAUSES:
        cells, size = len(clauses.names), clauses.size
        model = local_search.find_model(clauses.lists, cells, size, FLIPS)
        if model is not None:
            return model
    return sat.find_model(clauses.lists)


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
    question: ProblemQuestion,
    clauses: Clauses,
    limits: Limits,
    *,
    small: bool,
    orbits: Orbits | None = None,
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
    if orbits is not None:
        statements = question.problem().statements(Form.unknown)
        origins = [c.origin for c in used if c.origin is not None]
        payload["images"] = [
            [code(image.of), list(image.agents), code(image.names)]
            for image in images_read(statements, orbits, origins)
        ]
    certificate = make_certificate(question.as_data(), "REFUTED", "clauses", payload)
    verdict = _checked(question, certificate, limits)
    notes = (*_notes(used, payload), *_alike(orbits, len(clauses.names)), told)
    return Found(
        replace(verdict, notes=notes),
        core=tuple(used),
        clauses=part,
        derived=derived,
    )


def _alike(orbits: Orbits | None, kinds: int) -> tuple[str, ...]:
    """Return the line of evidence on profiles that are alike, if they count once."""
    if orbits is None:
        return ()
    names = "agents" * orbits.permuted, "alternatives" * (len(orbits.tables) > 1)
    words = " and of ".join(filter(None, names))
    return (f"profiles that differ in the names of {words} alone are one: {kinds:,}",)


def _derived(
    clauses: Clauses, exists: Sequence[int]
) -> tuple[Clauses, Derivation | None]:
    """Return steps to tell, and the clauses in which they were found.

    Among all clauses where few profiles are looked at, else among few that clash.
    Without steps the clauses are few.
    """
    if len(clauses.names) <= READABLE:
        derived = derive(clauses, exists, LOOK)
        if derived is not None:
            return clauses, derived
    part = clauses.part(reduce_core(clauses))
    cells = {cell for k in range(len(part.lists)) for cell in part.cells_of(k)}
    readable = len(cells) <= READABLE < len(clauses.names)
    return part, derive(part, exists, LOOK) if readable else None


def _existences(question: ProblemQuestion) -> list[int]:
    """Return the numbers of the properties that ask for a witness."""
    return [which for which, prop in enumerate(question.records) if prop.exists]


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
    clash = "contradicts itself" if count == 1 else "contradict each other"
    return (
        f"there is no such rule: {seen} of the properties at {where} {clash}",
        f"{clauses}, each seen by running its definition, and {steps} of resolution",
    )


def _possible(
    question: ProblemQuestion,
    problem: Problem,
    values: Mapping[str, str],
    limits: Limits,
) -> Found:
    payload = {"values": values}
    certificate = make_certificate(question.as_data(), "PROVED", "point", payload)
    verdict = _checked(question, certificate, limits)
    m: Mechanism = problem.statements(Form.unknown)[0].subject
    table = tuple(
        (p, (m.outcomes or ())[int(values[cell_of(m.seen(p))])])
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
    accepted = question.check(certificate, limits)
    return verdict_of(
        accepted,
        describe(question),
        "some rule",
        certificate,
    )


def _unknown(
    question: ProblemQuestion, problem: Problem, reason: str, status: str = "UNKNOWN"
) -> Verdict:
    return Verdict(
        status, describe(question), "some rule", problem.scope, reason=reason
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
    _refuse_too_many(question, statements, None)
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
    exactly = f"exactly {counted(len(rules), 'rule')}"
    note = f"{counted(len(rules), 'rule')} and no other"
    verdict = replace(
        verdict, subject=exactly, notes=(note, *_notes(used, payload)[1:])
    )
    return Found(verdict)


def table_of(found: Found) -> list[list[Any]]:
    """Return the rule that was found as JSON data: each profile with its outcome."""
    return [[code(profile), code(outcome)] for profile, outcome in found.table]
