"""Known rules whose agents are alike: whether they have some properties."""

from functools import partial

from accord.theory.errors import CertificateError, ScopeError
from accord.theory.names import counted
from accord.theory.properties import name_of
from accord.theory.subjects import build
from accord.verifiers.certificates import make_certificate
from accord.verifiers.limits import Limits, OutOfBounds, bounded
from accord.verifiers.problems import ProblemQuestion
from accord.verifiers.verdict import Verdict, verdict_of


def decide_alike(question: ProblemQuestion, limits: Limits | None = None) -> Verdict:
    """Return PROVED if the rule is seen to have all the properties, else UNKNOWN.

    For a rule without unknown numbers, that is anonymous, and for definitions about one
    agent's lies, exchanges of two agents and new names of alternatives (kind `alike`):
    the rule runs at every profile once, and little else does. UNKNOWN, with the reason,
    also where the rule lacks a property: the loop over all instances finds a failing
    one.
    """
    limits = limits or Limits()
    m = build(question.spec, question.given)
    about = " and ".join(map(name_of, question.records))
    unknown = partial(Verdict, "UNKNOWN", about, m.name, m.scope)
    payload = {"runs": m.size}
    made = make_certificate(question.as_data(), "PROVED", "alike", payload)
    try:
        with bounded(limits):
            accepted = question.check(made, limits)
    except ScopeError:
        return unknown(
            reason=f"the rule was not run: there are {m.size:,} profiles, more than "
            f"the kernel's budget of {limits.kernel_budget:,} "
            f"(--kernel-budget {m.size} runs it on all)"
        )
    except CertificateError as error:
        return unknown(reason=error.message)
    except OutOfBounds as stop:
        return unknown(reason=stop.covered)
    covered = counted(accepted.instances, "instance")
    return verdict_of(
        accepted,
        about,
        m.name,
        made,
        notes=(f"the rule ran on {m.size:,} profiles, which tell {covered}",),
    )
