"""Comparisons: two mechanisms side by side, over the same agents and types."""

from dataclasses import dataclass
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.lotteries import Lottery
from accord.theory.mechanisms import Mechanism, Outcome
from accord.theory.profiles import Profile


@dataclass(frozen=True, kw_only=True)
class Comparison(Mechanism):
    """Two mechanisms that get the same reports; the outcome is the pair of theirs.

    What only one mechanism can have (a utility, decisions) is left out.
    """

    first: Mechanism
    second: Mechanism

    @property
    def both(self) -> tuple[Mechanism, Mechanism]:
        """The two mechanisms."""
        return self.first, self.second


def compare(first: Any, second: Any) -> Comparison:
    """Return the comparison of two mechanisms.

    Raises ModelError unless they have the same agents with the same types. What is
    known of unknown parameters of either is known of both.
    """
    for m in (first, second):
        if not isinstance(m, Mechanism):
            raise ModelError(
                f"expected two mechanisms to compare, got a {type(m).__name__}"
            )
    if first.domains != second.domains:
        raise ModelError(
            f"`{first.name}` and `{second.name}` have other agents or types: "
            f"{first.scope}; {second.scope}",
            "both get the same reports: choose the same --agents and --values",
        )

    def rule(reports: tuple[Any, ...]) -> tuple[Any, Any]:
        profile = Profile(reports)
        return first.run(profile), second.run(profile)

    def of_one(*_: Any) -> bool:
        raise ModelError(
            f"`{first.name}` and `{second.name}` are compared, and this property is "
            "about one mechanism",
            "leave out `than`, or ask for `earns-at-least` or `same-outcomes`",
        )

    scopes = dict.fromkeys((first.scope, second.scope))
    where = dict.fromkeys((*_where(first), *_where(second)))
    facts = {"unknowns": first.unknowns | second.unknowns, "where": tuple(where)}
    return Comparison(
        rule=rule,
        domains=first.domains,
        prefers=of_one,
        name=f"{first.name} against {second.name}",
        scope="; ".join(scopes),
        setting=first.setting if first.setting == second.setting else "",
        facts=facts,
        first=first,
        second=second,
    )


def _where(m: Mechanism) -> tuple[Any, ...]:
    return tuple(m.facts.get("where", ()))


def revenue(outcome: Any) -> Any:
    """Return what all agents together pay in an outcome, expected if it is a lottery.

    Raises ModelError where an outcome has no payments.
    """
    if isinstance(outcome, Lottery):
        return outcome.expect(revenue)
    if not isinstance(outcome, Outcome):
        raise ModelError(
            f"expected an outcome with payments, got `{outcome!r:.60}`",
            "compare auctions or other rules with payments",
        )
    return sum(outcome.payments)
