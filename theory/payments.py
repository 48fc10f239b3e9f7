"""What the settings with money share: options, parameters, payments, utilities.

Payments are made by the agents; a negative payment is received. Everybody's utility
is the worth of the decision to her minus what she pays.
"""

import inspect
import math
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from accord.theory.domains import parse_values
from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import Exact, exact, exact_or_form, is_exact
from accord.theory.forms import RUNNING, Form
from accord.theory.mechanisms import Outcome
from accord.theory.names import agent_name, dashed, in_digits
from accord.theory.parameters import bind, choose, indices
from accord.theory.priors import Prior, uniform_prior
from accord.theory.profiles import Domain, Profile
from accord.theory.reals import Reals, read_reals
from accord.theory.shares import swapped

MAX_PRIOR = 1_000_000


def read_numbers(numbers: Any, what: str) -> tuple[Exact, ...]:
    """Return the exact numbers of a text such as "2,1" or of a sequence."""
    if isinstance(numbers, str):
        numbers = numbers.split(",")
    if not isinstance(numbers, Sequence) or not numbers:
        raise ModelError(
            f"expected one or more {what}s, got `{numbers!r}`",
            'write numbers with commas between them, such as "2,1"',
        )
    return tuple(exact(number, what) for number in numbers)


def read_domains(
    values: str | Sequence[Any],
    agents: int,
    what: str = "value",
    types: Callable[[Any], Any] = lambda numbers: numbers,
) -> tuple[Any, ...]:
    """Return a domain for each agent, of finite values or of real ones: "reals>=0".

    The unknown value of the first agent is called v1, of the second v2, and so on.
    `types` makes the types out of the numbers, where a type has several.
    """
    domain = read_reals(values) if isinstance(values, str) else None
    if domain is None:
        return (types(read_values(values, what)),) * agents
    real = types(domain)
    return tuple(replace(real, name=f"v{i + 1}") for i in range(agents))


def read_values(values: str | Sequence[Any], what: str = "value") -> Domain:
    """Return the values that a text such as "0..4" or a sequence of numbers names."""
    if isinstance(values, str):
        return parse_values(values)
    numbers = tuple(exact(value, what) for value in values)
    if not numbers or len(set(numbers)) != len(numbers):
        raise ModelError(f"expected distinct {what}s, at least one, got `{values!r}`")
    return numbers


def values_in_words(values: Domain) -> str:
    """Return values as people write them: `0..4`, `{0,1/2,1}`, `all reals >= 0`."""
    if isinstance(values, Reals):
        return f"all {values}"
    whole = len(values) > 1 and isinstance(values[0], int)
    if whole and values == tuple(range(values[0], values[0] + len(values))):
        return f"{values[0]}..{values[-1]}"
    return "{" + ",".join(map(str, values)) + "}"


def read_ties(ties: str | Sequence[int], agents: int) -> tuple[int, ...]:
    """Return the order, best first, in which ties favour the agents.

    >>> read_ties("highest-index", 3), read_ties("1,0,2", 3)
    ((2, 1, 0), (1, 0, 2))
    """
    if not isinstance(ties, str) or ties[:1].isdecimal():
        return indices(ties, agents, "ties")
    order = tuple(range(agents))
    word = choose(ties, ("lowest-index", "highest-index"), "ties")
    return order if word == "lowest-index" else order[::-1]


def ties_in_words(bound: Callable[..., Any], name: str, order: tuple[int, ...]) -> str:
    """Return how ties are broken, in words: `ties to the lowest index`.

    A rule that was given no `ties` breaks them by itself; to ask it for another order
    than the usual one is an error.
    """
    lowest = tuple(range(len(order)))
    if "ties" not in getattr(bound, "keywords", {}):
        if order != lowest:
            raise ModelError(
                f"`{name}` has no keyword `ties`, so its ties cannot be chosen",
                "add a keyword `ties` to the rule: the agents, best first",
            )
        return "ties as the rule breaks them"
    if order == lowest:
        return "ties to the lowest index"
    if order == lowest[::-1]:
        return "ties to the highest index"
    return f"ties in the order {', '.join(map(str, order))}"


def read_prior(
    prior: Prior | str | Sequence[Any] | Mapping[str, Any] | None,
    domains: tuple[Domain, ...],
) -> Prior | None:
    """Return the prior that an option names: none, "uniform", a `Prior`, or its table.

    A table has one row a profile, as in a mechanism's TOML file.
    """
    if prior is None:
        return None
    if any(isinstance(domain, Reals) for domain in domains):
        raise ModelError(
            "a prior lists the chance of every profile, and real values have no list",
            "finite values have one: --values 0..3",
        )
    if isinstance(prior, (list, Mapping)):
        from accord.theory.formats import plain

        return plain.read_prior(prior, domains, "the prior")
    if isinstance(prior, Prior):
        for profile in prior.law:
            if len(profile) != len(domains) or any(
                t not in domain for t, domain in zip(profile, domains, strict=True)
            ):
                raise ModelError(
                    f"the prior has the profile {tuple(profile)!r}, "
                    "which is outside the domain"
                )
        return prior
    if prior != "uniform":
        raise ModelError(
            f"expected the prior `uniform`, a Prior or none, got `{prior}`",
            "write `uniform`, or give a table of probabilities",
        )
    size = math.prod(map(len, domains))
    if size > MAX_PRIOR:
        raise ScopeError(
            f"a uniform prior over {size:,} profiles is more than the "
            f"{MAX_PRIOR:,} that fit",
            "use fewer agents or fewer values",
        )
    return uniform_prior(domains)


def bind_exact(
    rule: Callable[..., Any],
    name: str,
    params: Mapping[str, Any],
    offered: Mapping[str, Any],
) -> tuple[Callable[..., Any], str]:
    """Return the rule as a function of the reports, and its name with its parameters.

    As `accord.theory.parameters.bind`, but the parameters are exact numbers (also as
    text), tuples of them ("2,1"), tables from numbers to a number, or functions; the
    name tells those left at their defaults as well; and an offer of None is none.
    """
    read = {key: _parameter(value, key) for key, value in params.items()}
    there = {word: value for word, value in offered.items() if value is not None}
    bound, _ = bind(rule, name=name, params=read, offered=there)
    return bound, _with_parameters(name, bound, offered)


def _parameter(value: Any, word: str) -> Any:
    if callable(value) or hasattr(value, "terms"):
        return value
    if isinstance(value, str) and "," in value:
        return read_numbers(value, f"`{word}`")
    if isinstance(value, Mapping):
        return {_key(k, word): _parameter(v, word) for k, v in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(_parameter(v, word) for v in value)
    return exact(value, f"`{word}`")


def _key(key: Any, word: str) -> tuple[Exact, ...]:
    return read_numbers(key if isinstance(key, (str, tuple)) else (key,), f"`{word}`")


def _with_parameters(
    name: str, bound: Callable[..., Any], offered: Mapping[str, Any]
) -> str:
    try:
        signature = inspect.signature(bound)
    except (TypeError, ValueError):  # a builtin without a signature
        return name
    shown = [
        f"{dashed(word)} {_in_words(parameter.default)}"
        for word, parameter in list(signature.parameters.items())[1:]
        if parameter.default is not parameter.empty and word not in offered
    ]
    return f"{name}({', '.join(shown)})" if shown else name


def _in_words(parameter: Any) -> str:
    many = parameter if isinstance(parameter, tuple) else (parameter,)
    if all(is_exact(p) or p is None or isinstance(p, (str, Form)) for p in many):
        return ",".join(map(str, many)) or "none"
    return "as given"


def as_agent(value: Any, agents: int) -> int | None:
    """Return `value` as the number of one of the agents, or None if it is not one."""
    if isinstance(value, bool):
        return None
    try:
        number = operator.index(value)
    except TypeError:
        return None
    return number if 0 <= number < agents else None


def read_outcome(
    result: Any, agents: int, decision: Callable[[Any], Any], shape: str
) -> Outcome:
    """Return what a rule returned, (decision, payments), checked and in normal form.

    decision  checks the decision and puts it into normal form
    shape     the form of the decision in words, for the error
    The payments: one exact number for each agent, or a dict from agent to number in
    which whoever is missing pays nothing, or a function of the agent. A linear form may
    stand for a number.
    """
    if not isinstance(result, (tuple, list)) or len(result) != 2:
        raise ModelError(
            f"expected the pair ({shape}, payments), got `{shorten(result)}`",
            "payments are made by the agents: one exact number for each, "
            "negative for money received",
        )
    return Outcome(decision(result[0]), _payments(result[1], agents))


@dataclass(frozen=True)
class _Asked(Sequence[Any]):
    """Payments by a function of the agent, asked for those alone that are read."""

    pay: Callable[[int], Any]
    agents: range

    def __len__(self) -> int:
        return len(self.agents)

    def __getitem__(self, agent: Any) -> Any:
        if isinstance(agent, slice):
            return tuple(self)[agent]
        return exact_or_form(self.pay(self.agents[agent]), "payment")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


def _by_function(pay: Callable[[int], Any], agents: int) -> Any:
    asked = _Asked(pay, range(agents))
    # On numbers all are asked; on unknown ones each would multiply the cases.
    return tuple(asked) if RUNNING.get() is None else asked


def _payments(payments: Any, agents: int) -> Any:
    if callable(payments):
        return _by_function(payments, agents)
    if isinstance(payments, Mapping):
        numbers: list[Any] = [0] * agents
        for key, payment in payments.items():
            agent = as_agent(key, agents)
            if agent is None:
                raise ModelError(
                    f"expected payments of the agents 0..{agents - 1}, "
                    f"got one of `{shorten(key)}`",
                    "agents are numbered from 0",
                )
            numbers[agent] = payment
    elif isinstance(payments, (tuple, list)):
        numbers = list(payments)
        if len(numbers) != agents:
            raise ModelError(
                f"expected {agents} payments, one for each agent, got {len(numbers)}",
                "whoever pays nothing pays 0; or return a dict from agent to payment",
            )
    else:
        raise ModelError(
            f"expected a sequence of {agents} payments or a dict, "
            f"got `{shorten(payments)}`",
            "return (decision, payments), one payment for each agent",
        )
    return tuple(exact_or_form(p, "payment") for p in numbers)


def few_decisions(count: int) -> None:
    """Raise ScopeError where the feasible decisions are too many to be listed."""
    if count > MAX_PRIOR:
        raise ScopeError(
            f"there are {in_digits(count)} decisions, more than the {MAX_PRIOR:,} "
            "that are listed",
            "fewer agents or items",
        )


def read_yes_no(decision: Any) -> bool:
    """Return a decision that must be True or False."""
    if not isinstance(decision, bool):
        raise ModelError(
            f"expected True or False, got `{shorten(decision)}`",
            "write the comparison itself, such as `value >= price`",
        )
    return decision


def shorten(thing: object) -> str:
    """Return a short text of anything, for an error."""
    try:
        text = repr(thing)
    except Exception:  # noqa: BLE001 - a broken repr must not hide the error
        text = f"an object of type {type(thing).__name__}"
    return text if len(text) <= 60 else text[:57] + "..."


def quasilinear(
    value: Callable[[int, Profile, Any], Any],
) -> Callable[[int, Profile, Outcome], Any]:
    """Return the utility: the worth of the decision minus the payment."""

    def utility(agent: int, profile: Profile, outcome: Outcome) -> Any:
        return value(agent, profile, outcome.decision) - outcome.payments[agent]

    return utility


def paid_in_words(outcome: Outcome) -> str:
    """Return who pays how much, "nobody" if all payments are 0: `Ann 2, Bob -1`."""
    payments = enumerate(outcome.payments)
    paid = [f"{agent_name(i)} {amount}" for i, amount in payments if amount != 0]
    return ", ".join(paid) or "nobody"


def named_or_nobody(agent: int | None) -> str:
    """Return the agent's name, "nobody" for None."""
    return "nobody" if agent is None else agent_name(agent)


def exchange_shares(i: int, j: int, outcome: Outcome) -> Outcome:
    """Return the outcome in which two agents have each other's share and payment."""
    return Outcome(swapped(outcome.decision, i, j), swapped(outcome.payments, i, j))


def exchange_owners(i: int, j: int, outcome: Outcome) -> Outcome:
    """Return the outcome in which two agents own, and pay, what the other did.

    A decision lists the owner of each thing, which may be None.
    """
    names = {i: j, j: i}
    owners = tuple(names.get(owner, owner) for owner in outcome.decision)
    return Outcome(owners, swapped(outcome.payments, i, j))
