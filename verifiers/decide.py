"""Decide a question: estimate it, pick the engine, and have the kernel check it."""

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from accord.theory.arguments import show_argument
from accord.theory.coding import code
from accord.theory.errors import CertificateError, ModelError, ScopeError, Undecided
from accord.theory.hidden import HiddenRead
from accord.theory.mechanisms import Mechanism
from accord.theory.names import counted, in_digits
from accord.theory.profiles import Profile
from accord.theory.properties import Property
from accord.theory.ranges import count_instances, runs_on_symbols, values_of
from accord.theory.statements import Statement, check_fits
from accord.theory.subjects import build, source_hash
from accord.theory.tables import hash_cells, settle, table_hash
from accord.theory.unknowns import UNKNOWN, coded, is_open
from accord.verifiers.certificates import make_certificate
from accord.verifiers.engines import blocks
from accord.verifiers.engines.enumerate import Found, search
from accord.verifiers.kernel import check
from accord.verifiers.kernel.options import SHAPE, run_masked
from accord.verifiers.limits import Limits, OutOfBounds
from accord.verifiers.verdict import Verdict, verdict_of

# Conditions on an aggregation that weights prove, and two lotteries refute.
PARETO = ("pareto-indifference", "preference-pareto", "weak-pareto", "strong-pareto")
# Conditions on prices that weights on worlds prove, and stakes refute.
COHERENCE = ("coherent", "no-weak-arbitrage")
MAX_INSTANCES = 10**9
ARRAYS_FROM = 50_000
_PROBES = 200


@dataclass(frozen=True)
class Question:
    """A property, its parameters, and a subject by specification.

    `given` and `property_name` say, for objects of a person's own file, the object
    and the `file.py:name` under which the certificate will ask for it.
    `for_which` names the unknowns of the subject, where the question is for which
    values of these the property holds.
    """

    prop: Property
    spec: Mapping[str, Any]
    parameters: Mapping[str, Any] = field(default_factory=dict)
    given: object = None
    property_name: str = ""
    for_which: tuple[str, ...] = ()

    @property
    def own_property(self) -> object:
        """The person's own definition, None for one of the library."""
        return self.prop.body if self.property_name else None

    @property
    def is_open(self) -> bool:
        """Whether it is about all values of some unknown numbers."""
        given = any(value == UNKNOWN for value in self.parameters.values())
        symbols = runs_on_symbols(self.prop.on, self.prop.forall)
        handed = self.given if isinstance(self.given, tuple) else (self.given,)
        record = any(getattr(one, "is_real", False) for one in handed)
        return given or symbols or leaves_open(self.spec) or record

    def statement(self) -> Statement:
        """Return the statement over a freshly built subject."""
        statement = Statement(
            self.prop, build(self.spec, self.given), dict(self.parameters)
        )
        check_fits(statement)
        return statement

    def as_data(self, scope: str) -> dict[str, Any]:
        """Return the statement as a certificate holds it."""
        return {
            "property": {
                "name": self.property_name or self.prop.name,
                "source": source_hash(self.prop.body),
                "parameters": coded(self.parameters),
            },
            "subject": dict(self.spec),
            "scope": scope,
        }


def leaves_open(spec: Mapping[str, Any]) -> bool:
    """Return whether the subject of this specification has unknown numbers."""
    if spec.get("kind") == "pair":
        return leaves_open(spec["first"]) or leaves_open(spec["second"])
    real = str(dict(spec.get("options") or {}).get("values", ""))
    params = dict(spec.get("params") or {}).values()
    known = "where" in spec and "values" not in spec
    unknown = known or any(isinstance(value, Mapping) for value in params)
    return is_open(spec) or "reals" in real or unknown


Minimize = Callable[[Statement, Found], tuple[Any, ...]]


def decide(question: Question, limits: Limits, minimize: Minimize) -> Verdict:
    """Return the verdict on a question over a finite scope.

    `minimize` chooses, among the failing instances found, the one to show.
    Raises ScopeError at once if the scope is too large to enumerate. A question with
    unknowns is about all their values.
    """
    if question.for_which:
        from accord.verifiers.regions import decide_region

        return decide_region(question, limits)
    verdict = _by_own_engine(question, limits)
    if verdict is not None:
        return verdict
    if question.is_open:
        from accord.verifiers.open_questions import decide_open

        return decide_open(question, limits, minimize)
    statement = question.statement()
    total = estimate(statement)
    try:
        if total >= ARRAYS_FROM and reads_two_cells(statement):
            try:
                return _by_arrays(question, statement, total, limits, minimize)
            except (HiddenRead, CertificateError):
                # The probe ran one instance: on another the body reads more, or asks
                # for a lie that changes nothing to be refused. The loop does both.
                pass
        return _by_loop(question, statement, total, limits, minimize)
    except OutOfBounds as stop:
        return weaker(question, statement, "UNKNOWN", stop.covered)
    except Undecided as doubt:
        return weaker(question, statement, "UNCHECKED", doubt.message)


def _by_own_engine(question: Question, limits: Limits) -> Verdict | None:
    """Return the verdict of the engine that such properties have, if it gives one."""
    if question.prop.of_the_library and question.prop.name in PARETO:
        from accord.verifiers.aggregation import decide_pareto

        return decide_pareto(question, limits)
    if question.prop.of_the_library and question.prop.name in COHERENCE:
        from accord.verifiers.prices import decide_coherence

        return decide_coherence(question, limits)
    return None


def reads_two_cells(statement: Statement) -> bool:
    """Return whether kind `options` can apply to this statement.

    False only means that this short way is closed; `table` remains.
    """
    m = statement.subject
    if statement.prop.forall != SHAPE or statement.prop.exists:
        return False
    if not isinstance(m, Mechanism) or m.size == 0 or "profiles" in m.facts:
        return False
    outcome = m(Profile(domain[0] for domain in m.domains))
    try:
        same = run_masked(statement, 0, m.domains[0][0], outcome, outcome)
    except HiddenRead:
        return False
    # A definition that fails where truth and lie have one outcome is no case for
    # this way, which asks about the truth itself too.
    return same is not False


def _by_arrays(
    question: Question,
    statement: Statement,
    total: int,
    limits: Limits,
    minimize: Minimize,
) -> Verdict:
    from accord.verifiers.engines import arrays

    table, outcomes = arrays.tabulate(statement.subject, limits)
    found = arrays.search(statement, table, outcomes, limits)
    if found.violations:
        probe(statement.subject)
        return refute(question, statement, minimize(statement, found), found, limits)
    if table.size > limits.kernel_budget:
        return _unchecked(question, statement, total, int(table.size), limits)
    hashed = hash_cells(*_in_order(table, outcomes))
    payload = {"profiles": int(table.size), "table": hashed}
    certificate = make_certificate(
        question.as_data(statement.scope), "PROVED", "options", payload
    )
    return prove(question, statement, certificate, limits)


def probe(m: Any) -> None:
    """Run a rule twice on some profiles: one that is random is no counterexample.

    The kernel runs the profiles of the counterexample alone twice, and a rule that
    draws lots may well answer alike there.
    """
    if not isinstance(m, Mechanism) or m.is_real:
        return
    for profile in itertools.islice(values_of(m, "profile", {}), _PROBES):
        m(profile)
    settle(m)


def _by_loop(
    question: Question,
    statement: Statement,
    total: int,
    limits: Limits,
    minimize: Minimize,
) -> Verdict:
    payload: dict[str, Any]
    if blocks.applies(statement):
        found, cost = blocks.search(statement, limits)
        kind, payload = "blocks", {"runs": cost}
    else:
        found, cost, kind = search(statement, limits), total, "table"
        hashed = table_hash(statement.subject)
        payload = {"instances": found.instances, "table": hashed}
    if found.violations:
        settle(statement.subject)
        return refute(question, statement, minimize(statement, found), found, limits)
    if cost > limits.kernel_budget:
        return _unchecked(question, statement, total, cost, limits)
    certificate = make_certificate(
        question.as_data(statement.scope), "PROVED", kind, payload
    )
    try:
        return prove(question, statement, certificate, limits)
    except CertificateError as error:
        # The kernel ran the same definition; only other outcomes can differ.
        raise ModelError(
            f"`{statement.name}` is not a function: run again, it gave other "
            f"outcomes ({error.message})",
            "a rule must not be random, keep state or change its arguments",
        ) from error


def _unchecked(
    question: Question, statement: Statement, total: int, cost: int, limits: Limits
) -> Verdict:
    reason = (
        f"the engine met no failing instance in {total:,}; the kernel's budget is "
        f"{limits.kernel_budget:,} (--kernel-budget {cost} would check it)"
    )
    return weaker(question, statement, "UNCHECKED", reason)


def unknown(question: Question, reason: str) -> Verdict:
    """Return UNKNOWN with the reason, without running anything of the subject."""
    return weaker(question, question.statement(), "UNKNOWN", reason)


def sample(
    question: Question, limits: Limits, minimize: Minimize, tries: int, seed: int
) -> Verdict:
    """Return REFUTED if one of `tries` sampled instances fails, else UNFALSIFIED.

    For scopes that are too large to enumerate. Finding nothing proves nothing.
    """
    from accord.verifiers.engines import sampling

    statement = question.statement()
    try:
        found = sampling.search(statement, limits, tries, seed)
    except OutOfBounds as stop:
        return weaker(question, statement, "UNFALSIFIED", stop.covered)
    if found.violations:
        probe(statement.subject)
        return refute(question, statement, minimize(statement, found), found, limits)
    reason = (
        f"none of {found.instances:,} sampled instances fails (seed {seed}); "
        "a search proves nothing"
    )
    return weaker(question, statement, "UNFALSIFIED", reason)


def prove(
    question: Question,
    statement: Statement,
    certificate: dict[str, Any],
    limits: Limits,
) -> Verdict:
    """Return the verdict that the kernel gives to a certificate of ours."""
    accepted = check(
        certificate, question.given, question.own_property, limits.kernel_budget
    )
    notes = (f"checked {counted(accepted.instances, 'instance')}; none fails",)
    return verdict_of(
        accepted,
        describe(question, statement),
        statement.name,
        certificate,
        notes=notes,
        statement=statement,
    )


def refute(
    question: Question,
    statement: Statement,
    instance: tuple[Any, ...],
    found: Found,
    limits: Limits,
) -> Verdict:
    """Return REFUTED with this failing instance, replayed by the kernel."""
    names = question.prop.forall
    payload = {"instance": {n: code(v) for n, v in zip(names, instance, strict=True)}}
    certificate = make_certificate(
        question.as_data(statement.scope), "REFUTED", "witness", payload
    )
    try:
        accepted = check(
            certificate, question.given, question.own_property, limits.kernel_budget
        )
    except CertificateError as error:
        # The engine ran the same definition; only another outcome can differ.
        raise ModelError(
            f"`{statement.name}` is not a function: run again on the failing "
            f"instance {instance!r}, it gave another outcome",
            "a rule must not be random, keep state or change its arguments",
        ) from error
    notes: tuple[str, ...] = ()
    if found.count is not None:
        fails = "fails" if found.count == 1 else "fail"
        notes = (f"{found.count:,} of {counted(found.instances, 'instance')} {fails}",)
    return verdict_of(
        accepted,
        describe(question, statement),
        statement.name,
        certificate,
        notes=notes,
        violations=found.count,
        statement=statement,
    )


def describe(question: Question, statement: Statement) -> str:
    """Return the property's name with its parameters."""
    name = question.property_name or question.prop.name
    # The proof of a solution shows the answer, and is no part of what is asked.
    given = {k: v for k, v in question.parameters.items() if k != "proof"}
    if not given:
        return name
    shown = (show_argument(statement.subject, k, v, given) for k, v in given.items())
    return f"{name}({', '.join(f'{k}={t}' for k, t in zip(given, shown, strict=True))})"


def weaker(
    question: Question, statement: Statement, status: str, reason: str
) -> Verdict:
    """Return a verdict for which there is no certificate, with the reason."""
    return Verdict(
        status,
        describe(question, statement),
        statement.name,
        statement.scope,
        reason=reason,
        statement=statement,
    )


def estimate(statement: Statement) -> int:
    """Return how many runs the definition needs; refuse what cannot be enumerated."""
    prop, subject = statement.prop, statement.subject
    total = count_instances(subject, (*prop.forall, *prop.exists, *prop.loops))
    if total > MAX_INSTANCES:
        profiles = (
            f" ({in_digits(subject.size)} profiles)"
            if isinstance(subject, Mechanism)
            else ""
        )
        raise ScopeError(
            f"`{prop.name}` over {statement.scope} has {in_digits(total)} "
            f"instances{profiles}, more than the {MAX_INSTANCES:,} that fit",
            "fewer agents, alternatives or values; or --search N, which samples and "
            "can only say UNFALSIFIED",
        )
    return total


def _in_order(table: Any, outcomes: list[Any]) -> tuple[Any, list[Any]]:
    """Return the cells with outcomes numbered as they appear, as the kernel does."""
    import numpy as np

    flat = table.reshape(-1)
    present, first = np.unique(flat, return_index=True)
    order = present[np.argsort(first)]
    renumber = np.zeros(len(outcomes), dtype=np.uint32)
    renumber[order] = np.arange(len(order), dtype=np.uint32)
    return renumber[flat], [outcomes[k] for k in order]
