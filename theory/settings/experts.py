"""Experts who forecast one event, each with a belief and a confidence, and are paid."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import exact_or_form
from accord.theory.mechanisms import Mechanism
from accord.theory.parameters import NO_PARAMS, choose, positive
from accord.theory.payments import (
    bind_exact,
    read_domains,
    read_values,
    shorten,
    values_in_words,
)
from accord.theory.profiles import Profile
from accord.theory.settings.decision_market import read_probabilities


def mechanism(
    rule: Callable[..., Any],
    *,
    name: str,
    params: Mapping[str, Any] = NO_PARAMS,
    agents: int = 2,
    values: str | Sequence[Any] = "{0,1/2,1}",
    confidences: str | Sequence[Any] = "1",
    reported: str = "beliefs",
) -> Mechanism:
    """Return the mechanism of a rule that pays experts for their forecasts.

    rule         takes a pair (forecast, confidence) of each expert, and returns for
                 each (what she gets if the event comes about, what if not)
    values       the possible beliefs, probabilities: "{0,1/2,1}", "0<=reals<=1"
    confidences  with `reported` "beliefs" those of the experts, "2,1", which everybody
                 knows, or one for all; with "both" the possible ones, "1,2,3": a type
                 is then a pair
    Her utility is what she gets on average under her own belief. Confidences are above
    0: a precision, or a stake.
    """
    experts = positive(agents, "agents")
    both = choose(reported, ("beliefs", "both"), "reported") == "both"
    levels = read_probabilities(values)
    given = confidences
    if isinstance(given, str) and not given.lstrip().startswith("{"):
        given = given.split(",") if ".." not in given else given
    known = read_values(given, "confidence") if both else _given(given, experts)
    if not all(c > 0 for c in known):
        raise ModelError(
            f"expected confidences above 0, got `{', '.join(map(str, known))}`"
        )
    beliefs = read_domains(values, experts, "probability")
    domains: tuple[Any, ...] = beliefs
    words = f"confidences {', '.join(map(str, known))}"
    if both:
        if hasattr(levels, "marked"):
            raise ModelError(
                "expected a finite list of beliefs where confidences are reported too",
                'such as values "{0,1/2,1}"',
            )
        domains = (tuple(itertools.product(levels, known)),) * experts
        words = f"confidences in {values_in_words(known)}"
    bound, named = bind_exact(rule, name, params, {})

    def pairs(reports: tuple[Any, ...]) -> Any:
        return bound(reports if both else tuple(zip(reports, known, strict=True)))

    def utility(agent: int, profile: Profile, paid: tuple[Any, ...]) -> Any:
        belief = profile[agent][0] if both else profile[agent]
        happens, not_so = paid[agent]
        return belief * happens + (1 - belief) * not_so

    return Mechanism(
        rule=pairs,
        domains=domains,
        utility=utility,
        read=lambda result: _read(result, experts),
        share=lambda agent, paid: paid[agent],
        name=named,
        scope=f"{experts} experts, beliefs in {values_in_words(levels)}, {words}, "
        f"reported: {'both' if both else 'beliefs'}",
        setting="experts",
        facts={} if both else {"confidences": known},
    )


def _given(given: Any, experts: int) -> tuple[Any, ...]:
    numbers = tuple(exact_or_form(c, "confidence") for c in _texts(given))
    return numbers * experts if len(numbers) == 1 else _as_many(numbers, experts)


def _texts(given: Any) -> Sequence[Any]:
    return given if isinstance(given, (tuple, list)) else (given,)


def _as_many(numbers: tuple[Any, ...], experts: int) -> tuple[Any, ...]:
    if len(numbers) != experts:
        raise ModelError(
            f"expected a confidence of each of {experts} experts, got {len(numbers)}",
            "one for all, or one for each: `2,1`",
        )
    return numbers


def _read(result: Any, experts: int) -> tuple[Any, ...]:
    rows = result if isinstance(result, (tuple, list)) else ()
    sizes = [len(row) if isinstance(row, (tuple, list)) else -1 for row in rows]
    if sizes != [2] * experts:
        raise ModelError(
            f"expected for each of {experts} experts what she gets if the event comes "
            f"about and what if not, got `{shorten(result)}`"
        )
    return tuple(tuple(exact_or_form(x, "payment") for x in row) for row in rows)


verb = "reports"  # how a story says that an agent makes a report


def say_type(agent: int, own_type: Any) -> str:
    """Return the verb phrase of a type, for stories."""
    if isinstance(own_type, tuple):
        return f"believes in {own_type[0]} with confidence {own_type[1]}"
    return f"believes in the probability {own_type}"


def show_report(report: Any) -> str:
    """Return a report as text."""
    if isinstance(report, tuple):
        return f"{report[0]} with {report[1]}"
    return str(report)


def columns(paid: tuple[Any, ...]) -> list[tuple[str, str]]:
    """Return the cells of the payments in a story's table, with their headers."""
    shown = "; ".join(f"{x} or {y}" for x, y in paid)
    return [("paid if it happens or not", shown)]
