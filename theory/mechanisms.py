"""Mechanisms: a rule with its agents, their types, what they want, and a prior."""

import functools
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from accord.theory.errors import AccordError, ModelError
from accord.theory.exact import exact_or_form
from accord.theory.lotteries import Lottery
from accord.theory.names import counted, in_digits
from accord.theory.places import in_file
from accord.theory.profiles import Domain, Profile

if TYPE_CHECKING:
    from accord.theory.priors import Prior


class Outcome(NamedTuple):
    """A decision together with what each agent pays (negative: receives)."""

    decision: Any
    payments: tuple[Any, ...]


def _same(outcome: Any) -> Any:
    """Return what a rule of a plain record returned: fixed, and exact where it pays."""
    if isinstance(outcome, Outcome):
        paid = (exact_or_form(p, "payment") for p in outcome.payments)
        outcome = Outcome(outcome.decision, tuple(paid))
    if type(outcome).__hash__ is None:
        raise ModelError(
            f"expected an outcome that cannot change, got `{outcome!r:.60}`",
            "return a tuple, not a list; a frozenset, not a set",
        )
    return outcome


def _whole(agent: int, outcome: Any) -> Any:
    return outcome


@dataclass(frozen=True)
class Mechanism:
    """A direct mechanism over finite domains of types.

    rule       takes the tuple of reports and returns an outcome
    domains    the types of each agent, simplest first; agents are 0..n-1. Or `Reals`
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
               `declared`: properties that the library says the rule has; `profiles`:
               those that can occur, where not every combination of types can; `view`:
               what the rule sees of a profile, as a profile (of ballots without names,
               of a majority); `candidates`: what sets are chosen from; `margin`: how
               far x leads y in a profile where a type speaks for several agents
    """

    rule: Callable[..., Any]
    domains: tuple[Domain, ...]
    outcomes: tuple[Any, ...] | None = None
    utility: Callable[[int, Profile, Any], Any] | None = None
    prior: "Prior | None" = None
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
            if self.is_real:
                types = dict.fromkeys(str(domain) for domain in self.domains)
                words = f"{agents}, types: all {' and '.join(types)}"
            object.__setattr__(self, "scope", words)
        if self.is_real:  # each agent's unknown type is an unknown of its own
            real: list[Any] = list(self.domains)
            for i, domain in enumerate(real):
                if hasattr(domain, "marked"):
                    real[i] = domain.named(f"v{i + 1}")
            object.__setattr__(self, "domains", tuple(real))

    @property
    def agents(self) -> range:
        """The agents, 0..n-1."""
        return range(len(self.domains))

    @property
    def size(self) -> int:
        """The number of profiles, computed without listing them."""
        if "profiles" in self.facts:
            return len(self.facts["profiles"])
        return math.prod(map(len, self.domains))

    def __call__(self, profile: Profile) -> Any:
        """Return the outcome at `profile`, run once and remembered.

        What is said of a profile that cannot occur says nothing (`PremiseNotMet`).
        """
        if "profiles" in self.facts and profile not in self.facts["profiles"]:
            from accord.theory.properties import PremiseNotMet

            raise PremiseNotMet
        if self.unknowns or (self.is_real and any(map(_open, profile))):
            return self.run(profile)  # what it is depends on the case that is explored
        profile = self.seen(profile)
        if profile not in self._cells:
            self._cells[profile] = self.run(profile)
        return self._cells[profile]

    @functools.cached_property
    def is_real(self) -> bool:
        """Whether some types are all real numbers, for which symbols stand."""
        return any(hasattr(domain, "marked") for domain in self.domains)

    @functools.cached_property
    def unknowns(self) -> frozenset[str]:
        """The names of unknown parameters of the rule."""
        return frozenset(self.facts.get("unknowns", ()))

    @property
    def premises(self) -> tuple[Any, ...]:
        """What is known of unknown types, reports and parameters."""
        real: list[Any] = [d for d in self.domains if hasattr(d, "marked")]
        known = (row for domain in real for row in domain.premises())
        return (*known, *self.facts.get("where", ()))

    def seen(self, profile: Profile) -> Profile:
        """Return what the rule sees of `profile`: where it looks alike it does alike.

        By default all of it. What is seen of what is seen is the same.
        """
        view: Callable[[Profile], Profile] | None = self.facts.get("view")
        return profile if view is None else view(profile)

    def run(self, profile: Profile) -> Any:
        """Run the rule afresh at `profile`; raise ModelError on any misbehaviour."""
        try:
            return self.read(self.rule(tuple(self.seen(profile))))
        except AccordError as error:
            where = f"at the profile {tuple(profile)!r}: {error.message}"
            message = f"`{self.name}` {where}{in_file(error)}"
            raise type(error)(message, error.help) from error
        except MemoryError:
            raise
        except Exception as error:
            raise ModelError(
                f"`{self.name}` raised {type(error).__name__}: {error}, "
                f"at the profile {tuple(profile)!r}{in_file(error)}",
                "a rule must return an outcome at every profile of its domain; "
                "reports are tuples and cannot be changed in place",
            ) from error

    def visited(self) -> Iterator[tuple[Profile, Any]]:
        """Yield every profile run so far with its outcome, latest first."""
        yield from reversed(self._cells.items())

    def weakly_prefers(self, agent: int, profile: Profile, x: Any, y: Any) -> bool:
        """Return whether `agent`, at these true types, likes `x` at least as `y`."""
        if self.prefers is not None:
            liked = self.prefers(agent, profile, x, y)
            if liked is not True and liked is not False:
                raise ModelError(f"`prefers` returned {liked!r:.40}, not True or False")
            return liked
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
        return exact_or_form(self.utility(agent, profile, outcome), "utility")


def _open(report: Any) -> bool:
    if isinstance(report, tuple):
        return any(map(_open, report))
    return hasattr(report, "terms")


def is_public(m: Mechanism) -> bool:
    """Return whether every agent gets the whole outcome (an alternative, a lottery)."""
    return m.share is _whole
