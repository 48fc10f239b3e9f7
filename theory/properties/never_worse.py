"""Never worse: one way to report is at least as good as another, whatever happens."""

from fractions import Fraction
from functools import lru_cache
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import is_exact
from accord.theory.expressions import names_in, read_form
from accord.theory.forms import Form
from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.reals import Reals
from accord.theory.terms import true_profiles

_OWN = "v"


@prop(Mechanism, forall=("agent", "profile"))
def never_worse(
    m: Mechanism, agent: int, profile: Profile, *, than: Any, bid: Any = _OWN
) -> bool:
    """To report `bid` is at least as good as to report `than`, whatever others report.

    Both are expressions in the agent's own type v, a number: "v", "v/2", "v - 1", or
    in unknown parameters too. For every agent, every type v of hers and all reports of
    the others; where one of the two is outside her domain nothing is said. This is
    "very weakly dominates" (Shoham and Leyton-Brown 2009, definition 3.4.7). `bid`
    weakly dominates `than` if moreover the two exchanged make it fail: then it is
    better against some reports of the others, for some type.
    """
    own = profile[agent]
    one, two = (reported(m, agent, own, text) for text in (bid, than))
    assume(_is_type(m, agent, one) and _is_type(m, agent, two))
    good, other = (m(profile.with_report(agent, report)) for report in (one, two))
    return all(
        m.weakly_prefers(agent, types, good, other)
        for types in true_profiles(m, (agent,), profile)
    )


def reported(m: Mechanism, agent: int, own: Any, text: Any) -> Any:
    """Return the report that an expression in the own type v comes to."""
    if not is_exact(own) and not isinstance(own, Form):
        raise ModelError(
            f"the types of `{m.name}` are no numbers, got {own!r:.40}",
            "strategies are expressions in the own value v, a number",
        )
    form = _form(str(text))
    odd = sorted(names_in(str(text)) - {_OWN} - m.unknowns)
    if odd:
        raise ModelError(
            f"`{text}` has `{odd[0]}`, expected an expression in the own value {_OWN}",
            f'a constraint makes it an unknown number: --where "0 <= {odd[0]} <= 1"',
        )
    values: dict[str, Any] = {name: Form.unknown(name) for name in m.unknowns}
    values[_OWN] = own
    found: Any = form.at(values)
    # A rule's own division stays exact on a Fraction, as on what stands for it.
    real = isinstance(m.domains[agent], Reals) and is_exact(found)
    return Fraction(found) if real else found


@lru_cache
def _form(text: str) -> Form:
    form: Form = read_form(text)
    return form


def _is_type(m: Mechanism, agent: int, report: Any) -> bool:
    domain = m.domains[agent]
    if not isinstance(domain, Reals):
        return report in domain
    above = domain.minimum is None or report >= domain.minimum
    return bool(above and (domain.maximum is None or report <= domain.maximum))


def because(
    m: Mechanism, agent: int, profile: Profile, *, than: Any, bid: Any = _OWN
) -> str:
    """Return the two reports, and what each is worth."""
    told = []
    for text in (bid, than):
        report = reported(m, agent, profile[agent], text)
        outcome = m(profile.with_report(agent, report))
        gets = m.utility_at(agent, profile, outcome) if m.utility else outcome
        told.append(f"{report} ({text}) gets {gets}")
    return f"{agent_name(agent)}'s type is {profile[agent]}: {' and '.join(told)}."
