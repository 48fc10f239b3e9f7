"""Lottery rules at listed profiles: that none satisfies the properties, proved.

The definitions are run on an open lottery at each listed profile. z3 finds the few
profiles and instances that contradict each other; lemmas with Farkas multipliers and
resolution make a proof of them, which the kernel checks by running the definitions.
Whatever contradicts itself at some profiles does so on the whole domain.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from accord.theory.coding import code
from accord.theory.errors import CertificateError, ScopeError, SolverError
from accord.theory.exact import Exact, text_of
from accord.theory.forms import Form
from accord.theory.lotteries import Lottery, sure
from accord.theory.mechanisms import Mechanism
from accord.theory.names import counted, in_digits
from accord.theory.open_lotteries import premises_of
from accord.theory.profiles import Profile
from accord.theory.properties import name_of
from accord.theory.ranges import count_instances, values_of
from accord.theory.statements import Statement
from accord.theory.symmetry import agents_are_alike
from accord.theory.unknowns import LOTTERIES
from accord.verifiers.certificates import make_certificate
from accord.verifiers.engines.linear_programs import feasible
from accord.verifiers.engines.lotteries import (
    Demand,
    Listed,
    collect_demands,
    collect_laws,
    entry,
    without_implied,
)
from accord.verifiers.engines.mixed import Atoms, Groups, Lemma, refute
from accord.verifiers.engines.orbits import Orbits
from accord.verifiers.engines.stepwise import Inference, infer, spell
from accord.verifiers.kernel.points import check_values
from accord.verifiers.kernel.statements import Problem
from accord.verifiers.limits import Limits, OutOfBounds, bounded
from accord.verifiers.problems import ProblemQuestion, describe, solve_problem
from accord.verifiers.verdict import Verdict, verdict_of

MAX_INSTANCES = 500_000
MOST_TOLD = 120  # clauses; with more, resolution by a solver is much faster
SYMMETRIES = frozenset({"anonymous", "neutral"})


@dataclass(frozen=True)
class Facts:
    """All that the properties demand of the lotteries at listed profiles.

    listed   the open rule at these profiles
    demands  the clauses, each with its instance, and the laws of all lotteries
    """

    listed: Listed
    demands: tuple[Demand, ...]

    def by_profile(self, milliseconds: int = 0) -> Groups:
        """Return the clauses as groups: those about a profile need it."""
        groups = Groups(milliseconds)
        places = {profile: k for k, profile in enumerate(self.listed.profiles)}
        for demand in self.demands:
            about = sorted(demand.profiles, key=places.__getitem__)
            groups.add(demand.literals, about)
        return groups

    def by_instance(self) -> Groups:
        """Return the clauses as groups: each belongs to its instance, a law to none."""
        groups = Groups()
        for demand in self.demands:
            groups.add(demand.literals, [] if demand.is_law else [demand.origin])
        return groups

    def at(self, profiles: Iterable[Profile]) -> "Facts":
        """Return those that are about these profiles alone."""
        kept = frozenset(profiles)
        left = tuple(d for d in self.demands if d.profiles <= kept)
        return replace(self, demands=left)

    def of(self, origins: Iterable[Any]) -> "Facts":
        """Return those that come from these instances, and the laws."""
        kept = frozenset(origins)
        left = tuple(d for d in self.demands if d.is_law or d.origin in kept)
        return replace(self, demands=left)

    @property
    def profiles(self) -> list[Profile]:
        """The profiles that they are about, as listed."""
        about = {p for d in self.demands for p in d.profiles}
        return [p for p in self.listed.profiles if p in about]

    @property
    def probabilities(self) -> list[Form]:
        """All probabilities of the lotteries at the profiles."""
        outcomes = [self.listed.plain(profile) for profile in self.profiles]
        laws = [row for outcome in outcomes for row in premises_of(outcome)]
        return [Form(dict(row.terms)) for row in laws]

    @property
    def origins(self) -> list[Any]:
        """The instances of the properties that they come from."""
        return list(dict.fromkeys(d.origin for d in self.demands if not d.is_law))


@dataclass(frozen=True)
class NoRule:
    """A proof that no lottery rule has the properties, or UNKNOWN.

    verdict  REFUTED with the certificate, or UNKNOWN with the reason
    facts    what contradicts itself
    steps    the proof step by step, if it needs no cases
    """

    verdict: Verdict
    facts: Facts | None = None
    steps: tuple[Inference, ...] = ()


def facts_at(
    question: ProblemQuestion,
    profiles: Sequence[Profile] | None,
    limits: Limits | None = None,
) -> Facts:
    """Return what the properties demand at these profiles, by running them all.

    None for all profiles of the domain. With anonymity and neutrality among the
    properties each profile stands for all that renaming agents and alternatives makes
    of it.
    """
    problem = question.problem()
    statements = problem.statements(Form.unknown)
    m: Mechanism = statements[0].subject
    image_of = None
    if {name_of(s.prop) for s in statements} >= SYMMETRIES and agents_are_alike(m):
        orbits = Orbits(m)
        image_of = orbits.image
        if profiles is None and "profiles" not in m.facts:
            profiles = list(map(orbits.profile, orbits.representatives()))
        profiles = [image_of(p).of for p in _listed(m, profiles)]
    profiles = _listed(m, profiles)
    listed = Listed(m, profiles, image_of)
    statements = [replace(s, subject=listed.mechanism) for s in statements]
    found = collect_demands(statements, listed, limits or Limits())
    return Facts(listed, (*collect_laws(listed), *without_implied(list(found))))


def _listed(m: Mechanism, profiles: Sequence[Profile] | None) -> Sequence[Profile]:
    return list(values_of(m, "profile", {})) if profiles is None else profiles


def few_enough(statements: Sequence[Statement]) -> None:
    """Raise ScopeError, before any work, where the instances are too many to be run."""
    total = sum(count_instances(s.subject, s.prop.forall) for s in statements)
    if total > MAX_INSTANCES:
        raise ScopeError(
            f"the properties have up to {in_digits(total)} instances, more than the "
            f"{MAX_INSTANCES:,} that are run on open lotteries",
            "list some profiles, or take fewer agents or alternatives",
        )


def homes(facts: Facts) -> dict[str, Profile]:
    """Return the listed profile of which each unknown number is a part."""
    return {
        name: profile
        for profile in facts.listed.profiles
        for name in unknowns_in(facts.listed.plain(profile))
    }


def unknowns_in(outcome: Any) -> list[str]:
    """Return the names of the unknown numbers in an outcome, each once."""
    names = (names for form, _ in _numbers(outcome, outcome) for names in form.terms)
    return list(dict.fromkeys(name for some in names for name in some))


def _numbers(opened: Any, outcome: Any) -> Iterator[tuple[Form, Any]]:
    """Yield the unknown numbers in an outcome, with those in a known one.

    Raises SolverError if the two are not of one kind.
    """
    if isinstance(opened, Form):
        yield opened, outcome
    elif isinstance(opened, Lottery):
        law = outcome if isinstance(outcome, Lottery) else sure(outcome)
        if not set(law.possible) <= set(opened.possible):
            raise SolverError("the rules have other outcomes")
        for x in opened.possible:
            yield from _numbers(opened[x], law[x])
    elif isinstance(opened, tuple):
        if not isinstance(outcome, tuple) or len(opened) != len(outcome):
            raise SolverError("the rules have other outcomes")
        for part, known in zip(opened, outcome, strict=True):
            yield from _numbers(part, known)


def values_like(m: Mechanism, rule: Mechanism) -> dict[str, Exact] | None:
    """Return the values at which an open rule does what a known one does, or None."""
    found: dict[str, Exact] = {}
    try:
        for profile in values_of(m, "profile", {}):
            for form, value in _numbers(m(profile), rule(profile)):
                if len(form.terms) == 1 and () not in form.terms:
                    ((name,),) = form.terms
                    found[name] = value
    except SolverError:
        return None
    return found


def has_all(problem: Problem, values: Mapping[str, Exact]) -> bool:
    """Return whether the rule that these values make has all the properties."""
    try:
        check_values(problem, values)
    except CertificateError:
        return False
    return True


def expanded(facts: Facts, values: Mapping[str, Exact]) -> dict[str, Exact]:
    """Return a value of every unknown: also at images of the listed profiles.

    What no comparison is about is 0.
    """
    listed = facts.listed
    found = {name: values.get(name, 0) for name in homes(facts)}
    if listed.image_of is None:
        return found
    forms = values_like(listed.plain, listed.mechanism) or {}
    return {name: (form + Form({})).at(found) for name, form in forms.items()}


def all_images(facts: Facts) -> list[Any]:
    """Return every profile that is not listed as the image of one that is."""
    listed = facts.listed
    every = values_of(listed.plain, "profile", {})
    return _as_images(listed, (p for p in every if p not in listed.kept))


def smaller(facts: Facts) -> Facts:
    """Return facts that still contradict each other: few profiles, few instances.

    None of the profiles left is to spare, and then none of the instances.
    """
    profiles: list[Any] = facts.by_profile().smallest(facts.profiles)
    facts = facts.at(profiles)
    return facts.of(facts.by_instance().smallest(facts.origins))


def no_rule_at(
    question: ProblemQuestion,
    profiles: Sequence[Profile],
    limits: Limits | None = None,
    *,
    small: bool = True,
) -> NoRule:
    """Return a proof that no lottery rule has the properties, from these profiles.

    With `small` no profile is to spare in it, and no instance.

    UNKNOWN where some lotteries at these profiles meet all that the properties demand
    there: that is no rule for the whole domain.
    """
    limits = limits or Limits()
    problem = question.problem()
    try:
        with bounded(limits):
            facts = facts_at(question, profiles, limits)
            core = facts.by_instance().core(facts.origins)
            if core is None:
                said = f"lotteries at {counted(len(facts.profiles), 'profile')} exist"
                return NoRule(_unknown(question, problem, said), facts)
            facts = smaller(facts) if small else facts.of(core)
            return prove(question, facts, limits)
    except SolverError as error:
        return NoRule(_unknown(question, problem, error.message))
    except OutOfBounds as stop:
        return NoRule(_unknown(question, problem, stop.covered))


def prove(question: ProblemQuestion, facts: Facts, limits: Limits) -> NoRule:
    """Return the certificate that these facts contradict each other, checked.

    Step by step, where few facts contradict each other without any cases.
    """
    atoms = Atoms()
    clauses = [demand.literals for demand in facts.demands]
    steps = infer(clauses, facts.probabilities) if len(clauses) <= MOST_TOLD else None
    lemmas, proof = (
        refute(clauses, atoms) if steps is None else spell(clauses, steps, atoms)
    )
    size = len(facts.demands)
    used = [facts.demands[k - 1] for k in proof.core if k <= size]
    needed = [lemmas[k - 1 - size] for k in proof.core if k > size]
    entries = [entry(demand, atoms.number) for demand in used]
    entries += [lemma_entry(lemma, atoms) for lemma in needed]
    places = {number: k for k, number in enumerate(proof.core, 1)}
    for number, _, _ in proof.steps:
        places[number] = len(places) + 1
    resolved = [
        [places[number], list(literals), [places[hint] for hint in hints]]
        for number, literals, hints in proof.steps
    ]
    payload = {"clauses": entries, "steps": resolved, "literals": atoms.written}
    if facts.listed.image_of is not None:
        payload["images"] = _images(facts.listed, used)
    certificate = make_certificate(question.as_data(), "REFUTED", "clauses", payload)
    accepted = question.check(certificate, limits)
    verdict = verdict_of(
        accepted,
        describe(question),
        "some lottery rule",
        certificate,
        notes=_notes(used, facts, len(needed), len(resolved)),
    )
    return NoRule(verdict, facts, steps or ())


@dataclass(frozen=True)
class LotteryRule:
    """What a search for a rule with open lotteries came to.

    verdict     PROVED with the rule, REFUTED with clauses that clash, or UNKNOWN. With
                a measure `accepted.values[1]` is its largest value, which is reached
    table       the outcome at each profile, if there is a rule
    impossible  what contradicts itself, if there is none and no measure was asked
    """

    verdict: Verdict
    table: tuple[tuple[Profile, Any], ...] = ()
    impossible: NoRule | None = None


def find_lottery_rule(
    question: ProblemQuestion,
    limits: Limits | None = None,
    *,
    at: Sequence[Profile] | None = None,
    small: bool = True,
) -> LotteryRule:
    """Return a rule with all the properties, whose lotteries are open, or that none is.

    Where every demand is one comparison an exact linear program decides, else z3 with
    case splits; a measure is made largest by a linear program. With `at`, only what
    the properties say of these profiles is looked at: a contradiction there is one on
    the whole domain, and otherwise the verdict is UNKNOWN. Raises ScopeError, before
    any work, where the instances are too many.
    """
    limits = limits or Limits()
    problem = question.problem()
    statements = problem.statements(Form.unknown)
    if at is None:
        few_enough(statements)
    if problem.measure is not None or LOTTERIES not in statements[0].subject.unknowns:
        verdict = solve_problem(question, limits)
        return LotteryRule(verdict, _table(problem, verdict))
    try:
        with bounded(limits):
            facts = facts_at(question, at, limits)
            values, core = _decide(facts)
            if core is not None:
                facts = facts.of(core)
                found = prove(question, smaller(facts) if small else facts, limits)
                return LotteryRule(found.verdict, (), found)
            if at is not None:
                said = f"lotteries at {counted(len(facts.profiles), 'profile')} exist"
                return LotteryRule(_unknown(question, problem, said))
            verdict = _with_values(question, expanded(facts, values), limits)
            return LotteryRule(verdict, _table(problem, verdict))
    except (SolverError, CertificateError) as error:
        return LotteryRule(_unknown(question, problem, error.message))
    except OutOfBounds as stop:
        return LotteryRule(_unknown(question, problem, stop.covered))


def _decide(facts: Facts) -> tuple[dict[str, Exact], list[Any] | None]:
    """Return values that meet all demands, or instances that contradict each other."""
    if any(len(demand.literals) != 1 for demand in facts.demands):
        groups = facts.by_instance()
        core = groups.core(facts.origins)
        return (groups.values() if core is None else {}), core
    solved = feasible([row for demand in facts.demands for row in demand.literals])
    if solved.values is not None:
        return {name: x for names, x in solved.values.items() for name in names}, None
    pairs = zip(facts.demands, solved.multipliers or (), strict=True)
    return {}, [demand.origin for demand, times in pairs if times]


def _with_values(
    question: ProblemQuestion, values: Mapping[str, Exact], limits: Limits
) -> Verdict:
    """Return PROVED with the rule that these values make, checked."""
    payload = {"values": {name: text_of(value) for name, value in values.items()}}
    certificate = make_certificate(question.as_data(), "PROVED", "point", payload)
    accepted = question.check(certificate, limits)
    return verdict_of(
        accepted,
        describe(question),
        "some lottery rule",
        certificate,
        notes=(f"a rule meets all {counted(accepted.instances, 'instance')}",),
    )


def _table(problem: Problem, verdict: Verdict) -> tuple[tuple[Profile, Any], ...]:
    """Return the outcome of the rule that was found at each profile."""
    if verdict.accepted is None or verdict.status != "PROVED":
        return ()
    values = verdict.accepted.values[0]
    m = problem.statements(lambda name: values[name])[0].subject
    return tuple((p, m(p)) for p in values_of(m, "profile", {}))


def lemma_entry(lemma: Lemma, atoms: Atoms) -> list[Any]:
    """Return a lemma as a certificate names it."""
    rows = [[atoms.number(row), text_of(times)] for row, times in lemma]
    return ["lemma", rows]


def _notes(
    used: Sequence[Demand], facts: Facts, lemmas: int, steps: int
) -> tuple[str, str]:
    left = facts.of(demand.origin for demand in used)
    profiles = {profile for demand in used for profile in demand.profiles}
    clash = (
        f"{counted(len(left.origins), 'instance')} of the properties at "
        f"{counted(len(profiles), 'profile')} contradict each other"
    )
    proof = (
        f"{counted(len(used), 'clause')}, {counted(lemmas, 'lemma')} of arithmetic and "
        f"{counted(steps, 'step')} of resolution"
    )
    return clash, proof


def _images(listed: Listed, used: Sequence[Demand]) -> list[Any]:
    """Return the profiles that a proof reads as images of the listed ones."""
    read = dict.fromkeys(p for demand in used for p in demand.reads)
    return _as_images(listed, (p for p in read if p not in listed.kept))


def _as_images(listed: Listed, profiles: Iterable[Profile]) -> list[Any]:
    assert listed.image_of is not None
    images = map(listed.image_of, profiles)
    return [[code(i.of), list(i.agents), code(i.names)] for i in images]


def _unknown(question: ProblemQuestion, problem: Problem, reason: str) -> Verdict:
    about = describe(question)
    return Verdict("UNKNOWN", about, "some lottery rule", problem.scope, reason=reason)
