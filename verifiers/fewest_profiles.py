"""The least number of listed profiles whose facts contradict each other, proved.

Implicit hitting sets (`engines.hitting`) find a least set, and sets of profiles each of
which every contradiction meets. Weights on these, at most 1 at any profile, bound its
size from below: the dual of the linear program that lets profiles be taken in part.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from accord.theory.cells import cell_of
from accord.theory.coding import code
from accord.theory.errors import SolverError
from accord.theory.exact import Exact, exact, text_of
from accord.theory.forms import Form, literal
from accord.theory.names import counted
from accord.theory.profiles import Profile
from accord.theory.properties import name_of
from accord.verifiers.certificates import make_certificate
from accord.verifiers.engines.hitting import Least, least
from accord.verifiers.engines.linear_programs import solve
from accord.verifiers.engines.mixed import Groups
from accord.verifiers.limits import Limits, OutOfBounds, bounded
from accord.verifiers.lottery_rules import Facts, facts_at
from accord.verifiers.problems import ProblemQuestion, describe
from accord.verifiers.verdict import Verdict, verdict_of

_WHAT = "lottery rules"


@dataclass(frozen=True)
class Fewest:
    """A least set of profiles whose facts contradict each other, and the verdict on it.

    verdict   PROVED: no fewer of the listed profiles do; UNKNOWN with the reason
    profiles  such a set, as found
    """

    verdict: Verdict
    profiles: tuple[Profile, ...] = ()


def fewest_profiles(
    question: ProblemQuestion, profiles: Sequence[Profile], limits: Limits | None = None
) -> Fewest:
    """Return how many of these profiles a contradiction needs, and a least set.

    The verdict is that no fewer do (kind `minimum`, which says what a fact is); that
    these do is for `no_rule_at`. UNKNOWN where all together do not contradict each
    other, or the weights fall short of the number.
    """
    limits = limits or Limits()
    problem = question.problem()
    about = describe(question)
    try:
        with bounded(limits):
            facts = facts_at(question, profiles, limits)
            groups = facts.by_profile()
            found = least(groups, facts.listed.profiles)
            if found is None:
                said = "lotteries at all of the profiles exist"
                return Fewest(Verdict("UNKNOWN", about, _WHAT, problem.scope, said))
            return _proved(question, facts, groups, found, limits)
    except SolverError as error:
        reason = error.message
    except OutOfBounds as stop:
        reason = stop.covered
    return Fewest(Verdict("UNKNOWN", about, _WHAT, problem.scope, reason))


def all_meet(
    question: ProblemQuestion,
    profiles: Sequence[Profile],
    some: Sequence[Profile],
    limits: Limits | None = None,
) -> Verdict:
    """Return whether every contradiction among these profiles is about one of `some`.

    PROVED by lotteries at all the others that make the facts there true; else UNKNOWN.
    """
    limits = limits or Limits()
    problem = question.problem()
    try:
        with bounded(limits):
            facts = facts_at(question, profiles, limits)
            homes = {facts.listed.home(profile) for profile in some}
            met = Least((None,), (frozenset(homes),))
            return _proved(question, facts, facts.by_profile(), met, limits).verdict
    except SolverError as error:
        reason = error.message
    except OutOfBounds as stop:
        reason = stop.covered
    return Verdict("UNKNOWN", describe(question), _WHAT, problem.scope, reason)


def weights(sets: Sequence[frozenset[Any]]) -> list[Exact]:
    """Return weights of the sets, at most 1 at any member, as much in all as can be."""
    names = [f"w{k}" for k in range(len(sets))]
    unknowns = [Form.unknown(name) for name in names]
    rows = [literal(w, ">=") for w in unknowns]
    for member in dict.fromkeys(x for found in sets for x in found):
        pairs = zip(unknowns, sets, strict=True)
        total = sum((w for w, found in pairs if member in found), Form({}))
        rows.append(literal(1 - total, ">="))
    values = solve(rows, sum(unknowns, Form({}))).values
    assert values is not None, "weights of 0 are always possible"
    return [values.get((name,), 0) for name in names]


def _proved(
    question: ProblemQuestion,
    facts: Facts,
    groups: Groups,
    found: Least,
    limits: Limits,
) -> Fewest:
    listed = facts.listed.profiles
    sets = [frozenset(map(listed.index, rest)) for rest in found.meets]  # type: ignore[arg-type]
    entries = [
        {"without": sorted(inside), "weight": text_of(weight), "values": values}
        for inside, weight in zip(sets, weights(sets), strict=True)
        if weight
        for values in [_outcomes(groups, listed, inside)]
    ]
    size = len(found.groups)
    bound = math.ceil(sum(exact(entry["weight"]) for entry in entries))
    if bound < size:
        raise SolverError(f"{size} profiles are least, and weights show only {bound}")
    payload = {"profiles": list(map(code, listed)), "sets": entries, "least": size}
    certificate = make_certificate(question.as_data(), "PROVED", "minimum", payload)
    accepted = question.check(certificate, limits)
    shown = " and ".join(map(name_of, question.records))
    verdict = verdict_of(
        accepted,
        f"{len(listed)} profiles, of which at least {size} refute: {shown}",
        _WHAT,
        certificate,
        notes=_notes(len(listed), size, len(entries)),
    )
    return Fewest(verdict, tuple(p for p in listed if p in set(found.groups)))


def _notes(listed: int, size: int, sets: int) -> tuple[str, str]:
    needed = (
        f"of {counted(listed, 'profile')} at least {size} are needed for a "
        "contradiction"
    )
    why = (
        f"without any of {counted(sets, 'set')} of profiles the facts at the rest are "
        "true of the lotteries in the certificate"
    )
    return needed, why


def _outcomes(
    groups: Groups, listed: Sequence[Profile], inside: frozenset[int]
) -> dict[str, str]:
    """Return lotteries at the profiles outside a set that make the facts there true."""
    rest = [profile for k, profile in enumerate(listed) if k not in inside]
    if groups.core(rest) is not None:
        raise SolverError("a contradiction that misses a set that all should meet")
    cells = tuple(map(cell_of, rest))
    values = groups.values()
    return {name: text_of(p) for name, p in values.items() if name.startswith(cells)}
