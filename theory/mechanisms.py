"""Mechanisms: a rule with its agents, their types, what they want, and a prior."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, NamedTuple

from accord.theory.errors import AccordError, ModelError
from accord.theory.exact import Exact, exact, is_exact
from accord.theory.lotteries import Lottery
from accord.theory.names import counted, in_digits
from accord.theory.profiles import Domain, Profile


class Outcome(NamedTuple):
    """A decision together with what each agent pays (negative: receives)."""

    decision: Any
    payments: tuple[Any, ...]


@dataclass(frozen=True)
class Prior:
    """A common prior: the exact probability of each profile of types.

    `independent` is computed: whether the law is the product of its marginals.
    """

    law: Mapping[Profile, Exact]

    def __post_init__(self) -> None:
        law = {Profile(p): exact(w, "probability") for p, w in self.law.items()}
        if any(weight < 0 for weight in law.values()):
            raise ModelError(
                "expected a prior of at least 0, got a negative probability"
            )
        total = sum(law.values())
        if total != 1:
            raise ModelError(f"expected a prior that sums to 1, got sum {total}")
        object.__setattr__(self, "law", law)

    def marginal(self, agent: int) -> dict[Any, Exact]:
        """Return the probability of each type of `agent`."""
        law: dict[Any, Exact] = {}
        for profile, weight in self.law.items():
            law[profile[agent]] = law.get(profile[agent], 0) + weight
        return law

    def given(self, agent: int, own_type: Any) -> list[tuple[Profile, Exact]]:
        """Return the profiles in which `agent` has this type, with their prior weight.

        The weights are not divided by the probability of the type: every comparison
        of two interim expectations of one type is unchanged by that factor.
        """
        law = self.law.items()
        return [(p, w) for p, w in law if p[agent] == own_type and w != 0]

    @property
    def independent(self) -> bool:
        """Whether the types are independent."""
        if not self.law:
            return True
        agents = range(len(next(iter(self.law))))
        marginals = [self.marginal(agent) for agent in agents]
        support = math.prod(sum(1 for w in m.values() if w) for m in marginals)
        positive = [(p, w) for p, w in self.law.items() if w]
        return len(positive) == support and all(
            w == math.prod(m[t] for m, t in zip(marginals, p, strict=True))
            for p, w in positive
        )


def uniform_prior(domains: tuple[Domain, ...]) -> Prior:
    """Return the prior under which all profiles are equally likely."""
    import itertools

    weight = Fraction(1, math.prod(map(len, domains)))
    return Prior({Profile(p): weight for p in itertools.product(*domains)})


def _same(outcome: Any) -> Any:
    return outcome


def _whole(agent: int, outcome: Any) -> Any:
    return outcome


@dataclass(frozen=True)
class Mechanism:
    """A direct mechanism over finite domains of types.

    rule       takes the tuple of reports and returns an outcome
    domains    the types of each agent, simplest first; agents are 0..n-1
    outcomes   every outcome (alternative, matching) that could be chosen, if listed
    utility    (agent, profile of true types, outcome) -> exact number. It sees the
               whole profile, so common values can be said
    prior      the common prior, for Bayesian questions
    prefers    (agent, profile of true types, outcome, outcome) -> bool: weak
               preference, by default by utility. An ordinal mechanism has no utility
    read       checks what the rule returned and puts it into normal form
    share      (agent, outcome) -> what this agent gets of it (her object, her lottery)
    value      (agent, profile, decision) -> worth of a decision before payments
    decisions  every feasible decision, for efficiency; outcomes are then `Outcome`s
    rename     (mapping of alternatives, type or outcome) -> the same thing renamed
    variable   whether the rule makes sense for any sub-electorate of the agents
    scope      the scope in words: "3 bidders, values 0..4, ties to the lowest index"
    setting    the file of `accord.theory.settings` that tells its stories, if any
    facts      what only some settings have, by name. `strategic`: who chooses her
               report (all, if left out); `interdependent`: whether what one wants
               depends on the others' types; `names` of the agents; `objects` or
               `alternatives`: what the types rank; `exchange`, `sides`,
               `blocking_pairs`, `whole`, `worth`: see the settings that state them;
               `declared`: properties that the library says the rule has
    """

    rule: Callable[..., Any]
    domains: tuple[Domain, ...]
    outcomes: tuple[Any, ...] | None = None
    utility: Callable[[int, Profile, Any], Any] | None = None
    prior: Prior | None = None
    prefers: Callable[[int, Profile, Any, Any], bool] | None = None
    read: Callable[[Any], Any] = _same
    share: Callable[[int, Any], Any] = _whole
    value: Callable[[int, Profile, Any], Any] | None = None
    decisions: tuple[Any, ...] | None = None
    rename: Callable[[Mapping[Any, Any], Any], Any] | None = None
    variable: bool = False
    name: str = ""
    scope: str = ""
    setting: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    _cells: dict[Profile, Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        if not self.scope:  # no claim goes without one
            agents = counted(len(self.domains), "agent")
            words = f"{agents}, {in_digits(self.size)} profiles of types"
            object.__setattr__(self, "scope", words)

    @property
    def agents(self) -> range:
        """The agents, 0..n-1."""
        return range(len(self.domains))

    @property
    def size(self) -> int:
        """The number of profiles, computed without listing them."""
        return math.prod(map(len, self.domains))

    def __call__(self, profile: Profile) -> Any:
        """Return the outcome at `profile`, run once and remembered."""
        if profile not in self._cells:
            self._cells[profile] = self.run(profile)
        return self._cells[profile]

    def run(self, profile: Profile) -> Any:
        """Run the rule afresh at `profile`; raise ModelError on any misbehaviour."""
        try:
            return self.read(self.rule(tuple(profile)))
        except AccordError as error:
            where = f"at the profile {tuple(profile)!r}: {error.message}"
            raise type(error)(f"`{self.name}` {where}", error.help) from error
        except MemoryError:
            raise
        except Exception as error:
            raise ModelError(
                f"`{self.name}` raised {type(error).__name__}: {error}, "
                f"at the profile {tuple(profile)!r}",
                "a rule must return an outcome at every profile of its domain; "
                "reports are tuples and cannot be changed in place",
            ) from error

    def visited(self) -> Iterator[tuple[Profile, Any]]:
        """Yield every profile run so far with its outcome, latest first."""
        yield from reversed(self._cells.items())

    def weakly_prefers(self, agent: int, profile: Profile, x: Any, y: Any) -> bool:
        """Return whether `agent`, at these true types, likes `x` at least as `y`."""
        if self.prefers is not None:
            return self.prefers(agent, profile, x, y)
        return bool(
            self.utility_at(agent, profile, x) >= self.utility_at(agent, profile, y)
        )

    def strictly_prefers(self, agent: int, profile: Profile, x: Any, y: Any) -> bool:
        """Return whether `agent`, at these true types, likes `x` more than `y`."""
        return not self.weakly_prefers(agent, profile, y, x)

    def utility_at(self, agent: int, profile: Profile, outcome: Any) -> Any:
        """Return the (expected) utility of `outcome` to `agent` at these true types."""
        if self.utility is None:
            raise ModelError(
                f"`{self.name}` has ordinal preferences, and this asks for utility",
                "choose a property that reads preferences, or state a utility",
            )
        if isinstance(outcome, Lottery):
            return outcome.expect(lambda x: self._utility(agent, profile, x))
        return self._utility(agent, profile, outcome)

    def _utility(self, agent: int, profile: Profile, outcome: Any) -> Any:
        assert self.utility is not None
        number = self.utility(agent, profile, outcome)
        if isinstance(number, float) or not (
            is_exact(number) or hasattr(number, "terms")
        ):
            return exact(number, "utility")
        return number


def is_public(m: Mechanism) -> bool:
    """Return whether every agent gets the whole outcome (an alternative, a lottery)."""
    return m.share is _whole


def replace_rule(m: Mechanism, rule: Callable[..., Any]) -> Mechanism:
    """Return `m` with another rule that already returns well-formed outcomes."""
    import dataclasses

    return dataclasses.replace(m, rule=rule, read=_same)
