"""Strategies and types as expressions: `v/2` in the own type v, `s` in a parameter."""

from fractions import Fraction
from functools import lru_cache
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import is_exact
from accord.theory.expressions import names_in, read_form
from accord.theory.forms import Form
from accord.theory.mechanisms import Mechanism
from accord.theory.reals import Reals

OWN = "v"


def number_at(m: Mechanism, agent: int, text: Any, own: Any = None) -> Any:
    """Return what an expression comes to for an agent: a number, or a form.

    It is in the unknown parameters of the mechanism and, if `own` is given, in v, the
    agent's own type, which must be a number.
    """
    values: dict[str, Any] = {name: Form.unknown(name) for name in m.unknowns}
    if own is not None:
        if not is_exact(own) and not isinstance(own, Form):
            raise ModelError(
                f"the types of `{m.name}` are no numbers, got `{own!r:.40}`",
                f"strategies are expressions in the own type {OWN}, a number",
            )
        values[OWN] = own
    odd = sorted(names_in(str(text)) - set(values))
    if odd:
        known = ", ".join(sorted(values)) or "nothing"
        raise ModelError(
            f"`{text}` has `{odd[0]}`, expected an expression in {known}",
            f'a constraint makes it an unknown number: --where "0 <= {odd[0]} <= 1"',
        )
    found: Any = _form(str(text)).at(values)
    # A rule's own division stays exact on a Fraction, as on what stands for it.
    real = isinstance(m.domains[agent], Reals) and is_exact(found)
    return Fraction(found) if real else found


@lru_cache
def _form(text: str) -> Form:
    form: Form = read_form(text)
    return form


def is_type(m: Mechanism, agent: int, number: Any) -> bool:
    """Return whether a number, or a form, is a type of an agent."""
    domain = m.domains[agent]
    if not isinstance(domain, Reals):
        return number in domain
    above = domain.minimum is None or number >= domain.minimum
    return bool(above and (domain.maximum is None or number <= domain.maximum))
