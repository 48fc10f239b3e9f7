"""Lottery rules at listed profiles: that none satisfies the properties, proved.

The definitions are run on an open lottery at each listed profile. z3 finds the few
profiles and instances that contradict each other; lemmas with Farkas multipliers and
resolution make a proof of them, which the kernel checks by running the definitions.
Whatever contradicts itself at some profiles does so on the whole domain.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from accord.theory.coding import code
from accord.theory.errors import SolverError
from accord.theory.exact import text_of
from accord.theory.forms import Form
from accord.theory.mechanisms import Mechanism
from accord.theory.names import counted
from accord.theory.profiles import Profile
from accord.verifiers.certificates import make_certificate
from accord.verifiers.engines.lotteries import (
    Demand,
    Listed,
    collect_demands,
    collect_laws,
    entry,
    without_implied,
)
from accord.verifiers.engines.mixed import Atoms, Groups, refute
from accord.verifiers.engines.orbits import Orbits
from accord.verifiers.engines.stepwise import Inference, infer, spell
from accord.verifiers.kernel import check
from accord.verifiers.kernel.statements import Problem, read_problem
from accord.verifiers.limits import Limits, OutOfBounds, bounded
from accord.verifiers.problems import ProblemQuestion, describe
from accord.verifiers.verdict import Verdict

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
        lotteries = [self.listed.plain(profile) for profile in self.profiles]
        return [lottery[x] for lottery in lotteries for x in lottery.possible]

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
    question: ProblemQuestion, profiles: Sequence[Profile], limits: Limits | None = None
) -> Facts:
    """Return what the properties demand at these profiles, by running them all.

    With anonymity and neutrality among the properties each profile stands for all that
    renaming agents and alternatives makes of it.
    """
    problem = read_problem(question.as_data(), question.given)
    statements = problem.statements(Form.unknown)
    m: Mechanism = statements[0].subject
    image_of = None
    if {s.prop.name for s in statements} >= SYMMETRIES and _same_types(m):
        image_of = Orbits(m).image
        profiles = [image_of(profile).of for profile in profiles]
    listed = Listed(m, profiles, image_of)
    statements = [replace(s, subject=listed.mechanism) for s in statements]
    found = collect_demands(statements, listed, limits or Limits())
    return Facts(listed, (*collect_laws(listed), *without_implied(list(found))))


def _same_types(m: Mechanism) -> bool:
    return all(domain == m.domains[0] for domain in m.domains)


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
    problem = read_problem(question.as_data(), question.given)
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
    for lemma in needed:
        rows = [[atoms.number(row), text_of(times)] for row, times in lemma]
        entries.append(["lemma", rows])
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
    accepted = check(certificate, question.given, None, limits.kernel_budget)
    verdict = Verdict(
        accepted.status,
        describe(question),
        "a lottery rule",
        accepted.scope,
        accepted=accepted,
        certificate=certificate,
        notes=_notes(used, facts, len(needed), len(resolved)),
    )
    return NoRule(verdict, facts, steps or ())


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
    assert listed.image_of is not None
    read = dict.fromkeys(p for demand in used for p in demand.reads)
    images = [listed.image_of(p) for p in read if p not in listed.kept]
    return [[code(i.of), list(i.agents), code(i.names)] for i in images]


def _unknown(question: ProblemQuestion, problem: Problem, reason: str) -> Verdict:
    about = describe(question)
    return Verdict("UNKNOWN", about, "a lottery rule", problem.scope, reason=reason)
