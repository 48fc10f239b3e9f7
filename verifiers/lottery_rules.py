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
from accord.verifiers.engines.mixed import Atoms, Groups, Lemma, refute
from accord.verifiers.engines.orbits import Orbits
from accord.verifiers.kernel.statements import Problem
from accord.verifiers.limits import Limits, OutOfBounds, bounded
from accord.verifiers.problems import ProblemQuestion, describe
from accord.verifiers.verdict import Verdict

SYMMETRIES = frozenset({"anonymous", "neutral"})


@dataclass(frozen=True)
class Facts:
    """All that the properties demand of the lotteries at listed profiles.

    listed   the open rule at these profiles
    demands  the clauses, each with its instance
    """

    listed: Listed
    demands: tuple[Demand, ...]

    def by_profile(self, milliseconds: int = 0) -> Groups:
        """Return the clauses as groups: those about a profile need it."""
        groups = Groups(milliseconds)
        for demand in self.demands:
            groups.add(demand.literals, demand.profiles)
        return groups

    def by_instance(self) -> Groups:
        """Return the clauses as groups: each belongs to its instance."""
        groups = Groups()
        for demand in self.demands:
            groups.add(demand.literals, [demand.origin])
        return groups

    def at(self, profiles: Iterable[Profile]) -> "Facts":
        """Return those that are about these profiles alone."""
        kept = frozenset(profiles)
        left = tuple(d for d in self.demands if d.profiles <= kept)
        return replace(self, demands=left)

    def of(self, origins: Iterable[Any]) -> "Facts":
        """Return those that come from these instances."""
        kept = frozenset(origins)
        left = tuple(d for d in self.demands if d.origin in kept)
        return replace(self, demands=left)

    @property
    def profiles(self) -> list[Profile]:
        """The profiles that they are about, as listed."""
        about = {p for d in self.demands for p in d.profiles}
        return [p for p in self.listed.profiles if p in about]

    @property
    def origins(self) -> list[Any]:
        """The instances that they come from, laws of lotteries first."""
        return list(dict.fromkeys(d.origin for d in self.demands))


@dataclass(frozen=True)
class NoRule:
    """A proof that no lottery rule has the properties, or UNKNOWN.

    verdict  REFUTED with the certificate, or UNKNOWN with the reason
    facts    what contradicts itself
    lemmas   sets of comparisons that cannot all be, with their multipliers
    """

    verdict: Verdict
    facts: Facts | None = None
    lemmas: tuple[Lemma, ...] = ()


def facts_at(
    question: ProblemQuestion, profiles: Sequence[Profile], limits: Limits | None = None
) -> Facts:
    """Return what the properties demand at these profiles, by running them all.

    With anonymity and neutrality among the properties each profile stands for all that
    renaming agents and alternatives makes of it.
    """
    problem = question.problem()
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
    """Return the certificate that these facts contradict each other, checked."""
    atoms = Atoms()
    lemmas, proof = refute([d.literals for d in facts.demands], atoms)
    size = len(facts.demands)
    used = [facts.demands[k - 1] for k in proof.core if k <= size]
    needed = [lemmas[k - 1 - size] for k in proof.core if k > size]
    clauses = [entry(demand, atoms.number) for demand in used]
    for lemma in needed:
        rows = [[atoms.number(row), text_of(times)] for row, times in lemma]
        clauses.append(["lemma", rows])
    places = {number: k for k, number in enumerate(proof.core, 1)}
    for number, _, _ in proof.steps:
        places[number] = len(places) + 1
    steps = [
        [places[number], list(literals), [places[hint] for hint in hints]]
        for number, literals, hints in proof.steps
    ]
    payload = {"clauses": clauses, "steps": steps, "literals": atoms.written}
    if facts.listed.image_of is not None:
        payload["images"] = _images(facts.listed, used)
    certificate = make_certificate(question.as_data(), "REFUTED", "clauses", payload)
    accepted = question.check(certificate, limits)
    left = facts.of(demand.origin for demand in used)
    verdict = Verdict(
        accepted.status,
        describe(question),
        "some lottery rule",
        accepted.scope,
        accepted=accepted,
        certificate=certificate,
        notes=_notes(left, len(used), len(needed), len(steps)),
    )
    return NoRule(verdict, left, tuple(needed))


def _notes(facts: Facts, clauses: int, lemmas: int, steps: int) -> tuple[str, str]:
    clash = (
        f"{counted(len(facts.origins), 'instance')} of the properties and laws of "
        f"lotteries at {counted(len(facts.profiles), 'profile')} contradict each other"
    )
    proof = (
        f"{counted(clauses, 'clause')}, {counted(lemmas, 'lemma')} of arithmetic and "
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
    return Verdict("UNKNOWN", about, "some lottery rule", problem.scope, reason=reason)
