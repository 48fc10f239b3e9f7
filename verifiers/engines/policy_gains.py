"""The largest gains by another policy of an agent's subagents: linear programs."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from accord.theory.coalitional_agents import CoalitionalAgent
from accord.theory.exact import Exact, simplest
from accord.theory.forms import Form, literal
from accord.theory.properties import Property
from accord.verifiers.engines.linear_programs import solve


def with_proof(
    prop: Property, agent: CoalitionalAgent, known: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the parameters of a definition with the proof that it asks for.

    Where others that it asks for are missing, that is for its own complaint to say.
    """
    others = set(prop.required) - {"proof"}
    if "proof" in known or not prop.of_the_library or not others <= set(known):
        return dict(known)
    equal = prop.name == "largest-equal-gain"
    return {**known, "proof": proof_of(agent, equal=equal)}


def proof_of(agent: CoalitionalAgent, *, equal: bool) -> dict[str, Any]:
    """Return a policy with the largest gains, and weights that bound all gains.

    `equal`: the least gain is as large as it can be. Else the sum of the gains is, and
    nobody loses. The weights are the dual solution.
    """
    policy = [_unknown_law(agent, k) for k in range(len(agent.histories))]
    chances = [literal(p, ">=") for law in policy for p in law]
    least = Form.unknown("least.") if equal else Form({})
    floors = [
        agent.worth(i, policy) - agent.worth(i, agent.realised) - least
        for i in agent.members
    ]
    rows = [*chances, *(literal(floor, ">=") for floor in floors)]
    found = solve(rows, least if equal else sum(floors, start=Form({})))
    assert found.values is not None, "the realised policy is one"
    assert found.multipliers is not None, "a largest value comes with them"
    values = {m[0]: x for m, x in found.values.items() if m}
    at = {name: values.get(name, 0) for row in policy for p in row for name in _in(p)}
    weights = [
        Fraction(y) / _scale(floor) + (0 if equal else 1)
        for y, floor in zip(found.multipliers[len(chances) :], floors, strict=True)
    ]
    return {
        "policy": tuple(tuple(p.at(at) for p in law) for law in policy),
        "weights": tuple(map(simplest, weights)),
    }


def _unknown_law(agent: CoalitionalAgent, place: int) -> tuple[Form, ...]:
    """Return unknown chances of the actions after a history."""
    free = [Form.unknown(f"x{place}.{a}") for a in range(len(agent.actions) - 1)]
    return (*free, 1 - sum(free, start=Form({})))


def _in(form: Form) -> list[str]:
    return [name for monomial in form.terms for name in monomial]


def _scale(form: Form) -> Exact:
    """Return by what a literal of this form has been divided."""
    lead = min((m for m in form.terms if m), default=())
    scale: Exact = form.terms[lead] if lead else 1
    return scale if scale > 0 else -scale
