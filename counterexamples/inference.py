"""What a generative model's policies are worth, told as tables and as data."""

from collections.abc import Callable, Mapping
from typing import Any

from accord.counterexamples.story import table
from accord.theory.coding import code
from accord.theory.errors import ModelError
from accord.theory.free_energy import (
    PARTS,
    Terms,
    accuracy,
    all_terms,
    complexity,
    free_energy,
    joint,
    least,
    most_useful,
    posterior,
)
from accord.theory.generative_models import GenerativeModel
from accord.theory.logarithms import Infinite, ln

_DIGITS = 6
COLUMNS: Mapping[str, Callable[[Terms], Any]] = {
    "G": lambda t: t.expected_free_energy,
    "risk": lambda t: t.risk,
    "ambiguity": lambda t: t.ambiguity,
    "epistemic": lambda t: t.epistemic,
    "utility": lambda t: t.utility,
}


def need_numbers(m: GenerativeModel) -> None:
    """Raise ModelError where the model has parameters without values."""
    shown = ", ".join(sorted(m.unknowns))
    if shown:
        raise ModelError(
            f"`{m.name}` has parameters without values: {shown}",
            "`accord check` decides for all their values",
        )


def tell_policies(m: GenerativeModel) -> str:
    """Return the terms of every policy, rounded and exactly, and what is chosen."""
    need_numbers(m)
    names = map(m.policy_name, range(len(m.policies)))
    values = [[f(terms) for f in COLUMNS.values()] for terms in all_terms(m)]
    headers = ["policy", *COLUMNS]
    pairs = list(zip(names, values, strict=True))
    rounded = [[name, *map(show_rounded, row)] for name, row in pairs]
    exactly = [[name, *map(str, row)] for name, row in pairs]
    return "\n".join(
        [
            table(headers, rounded),
            "\n  exactly\n",
            table(headers, exactly),
            "",
            *tell_choices(m),
        ]
    )


def tell_choices(m: GenerativeModel) -> list[str]:
    """Return which policies have the least G, the most utility, the least of a part."""
    choices = chosen(m)
    useful = choices["most expected utility"]
    lines = []
    for what, names in choices.items():
        alike = "the same choice" if names == useful else "another choice"
        shown = f"  {what}: {'; '.join(names)}"
        lines.append(shown if names is useful else f"{shown} ({alike})")
    return lines


def chosen(m: GenerativeModel) -> dict[str, list[str]]:
    """Return the best policies for the utility, for G, and for G without a part."""
    need_numbers(m)
    found = {"most expected utility": most_useful(m), "least G": least(m)}
    found |= {f"least G without {part}": least(m, part) for part in PARTS}
    return {what: list(map(m.policy_name, best)) for what, best in found.items()}


def tell_observation(m: GenerativeModel, outcome: str) -> str:
    """Return what is believed after an outcome, and the free energy of that belief."""
    need_numbers(m)
    if outcome not in m.outcomes:
        raise ModelError(
            f"no outcome is called `{outcome}`",
            f"the outcomes are {', '.join(m.outcomes)}",
        )
    o = m.outcomes.index(outcome)
    evidence = sum(joint(m, o))
    if evidence == 0:
        return f"  {outcome} has probability 0: no belief accounts for it"
    after = posterior(m, o)
    rows = [[s, *map(str, r)] for s, *r in zip(m.states, m.prior, after, strict=True)]
    energies = [
        ["-ln P(o)", -ln(evidence)],
        ["F of the posterior", free_energy(m, o, after)],
        ["  complexity", complexity(m, after)],
        ["  accuracy", accuracy(m, o, after)],
        ["F of the prior", free_energy(m, o, m.prior)],
    ]
    told = [[name, str(x), show_rounded(x)] for name, x in energies]
    return "\n".join(
        [
            f"  after {outcome}, which has probability {evidence}\n",
            table(["state", "before", "after"], rows),
            "",
            table(["", "exactly", "rounded"], told),
        ]
    )


def show_rounded(x: Any) -> str:
    """Return a number rounded for reading alone.

    >>> show_rounded(ln(2)), show_rounded(-2)
    ('0.693147', '-2')
    """
    if isinstance(x, (Infinite, int)) or x == 0:
        return str(x)
    return f"{float(x):.{_DIGITS}f}"


def policies_data(m: GenerativeModel) -> dict[str, Any]:
    """Return the terms of every policy as JSON data: exact text, and rounded."""
    need_numbers(m)
    rows = []
    for policy, terms in zip(m.policies, all_terms(m), strict=True):
        found = {name: f(terms) for name, f in COLUMNS.items()}
        rows.append(
            {
                "policy": [m.actions[u] for u in policy],
                **{
                    name: {"exactly": str(x), "rounded": show_rounded(x)}
                    for name, x in found.items()
                },
            }
        )
    return {
        "name": m.name,
        "preferences": code(m.preferences),
        "policies": rows,
        "chosen": chosen(m),
    }
