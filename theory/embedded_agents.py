"""Agents that plan in a class of universes: embedded and decoupled, near and far.

An embedded agent conditions on its own actions as on anything else that happens: its
value of an action is that of the universes that are left after it. A decoupled agent
updates what it thinks of environments by percepts alone (Meulemans et al. 2025,
equations 4-9, Definitions 3.2 and 3.5).

    Q^k(h, a) = E[ r + gamma V^(k-1)(h a e) | h, a ]

V^k is the greatest Q^k, and V^0 the value of acting as the self-model predicts. A best
response plans to the horizon, of finitely many rounds; so nothing is scaled by
1 - gamma, as the paper does for endless play, and gamma = 1 is the plain sum.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from accord.theory.constraints import simple
from accord.theory.errors import ModelError, ScopeError
from accord.theory.names import counted, in_digits
from accord.theory.policies import NOWHERE, Law
from accord.theory.processes import Word
from accord.theory.ratios import is_zero, ratio
from accord.theory.universes import Belief, Universes, mass_of

MAX_HISTORIES = 200_000
UPDATES = ("evidential", "causal")
Machine = tuple[int, int, Any]  # a policy or an environment, its state, the mass
Apart = tuple[tuple[Machine, ...], tuple[Machine, ...]]


@dataclass(frozen=True, slots=True)
class Planner:
    """How an agent believes and plans in a class of universes.

    universes  what it holds possible, with its prior, rewards, horizon and discount
    update     "evidential": an embedded agent, by actions and percepts; "causal": a
               decoupled one, policies by actions and environments by percepts, each
               from its marginal prior
    steps      k, how many actions it plans before the self-model goes on; None for a
               best response. A causal one with 1 step is Self-AIXI

    >>> from accord.theory.policies import plays, shows
    >>> cd = ("C", "D")
    >>> twins = Universes(
    ...     cd, cd, tuple(plays(cd, cd, x) for x in cd),
    ...     tuple(shows(cd, cd, x) for x in cd),
    ...     (("7/16", "1/16"), ("1/16", "7/16")), ((2, 0), (3, 1)),
    ... )
    >>> Planner(twins).values((), 1), Planner(twins, "causal").values((), 1)
    ((Fraction(7, 4), Fraction(5, 4)), (1, 2))
    """

    universes: Universes
    update: str = "evidential"
    steps: int | None = None

    def __post_init__(self) -> None:
        if self.update not in UPDATES:
            raise ModelError(
                f"expected an update, one of {', '.join(UPDATES)}, got `{self.update}`"
            )
        if self.steps is not None and (type(self.steps) is not int or self.steps < 1):
            raise ModelError(
                f"expected a whole number of steps, at least 1, got `{self.steps}`"
            )

    def told(self, history: Word) -> str:
        """Return what each action is worth after a history, as a sentence."""
        pairs = zip(self.universes.actions, self.values(history), strict=True)
        return f"{', '.join(f'Q({a}) = {q}' for a, q in pairs)}."

    def values(self, history: Word, left: int | None = None) -> Law:
        """Return Q of each action after a history of whole rounds, to the horizon.

        `left` rounds are still to be played; by default those of the horizon.
        """
        more = self.universes.rounds - len(history) // 2 if left is None else left
        check_size(self.universes, more)
        return self.values_of(self.belief(history), history, more)

    def best(self, history: Word, left: int | None = None) -> tuple[int, ...]:
        """Return the actions with the greatest Q after a history, in order."""
        return greatest(self.values(history, left))

    def belief(self, history: Word) -> Any:
        """Return what it believes after a history of whole rounds."""
        belief = self.beliefs.at_first
        for k in range(0, len(history), 2):
            belief = self.after(belief, history[k], history[k + 1])
        return belief

    def table(self) -> dict[Word, Law]:
        """Return Q of each action after each history that it holds possible."""
        u = self.universes
        check_size(u, u.rounds, every=True)
        return {
            history: self.values_of(belief, history, u.rounds - len(history) // 2)
            for history, belief in self.histories()
        }

    @property
    def beliefs(self) -> Any:
        """What it believes, as masses that are never divided."""
        kind = Embedded if self.update == "evidential" else Decoupled
        return kind(self.universes)

    def after(self, belief: Any, action: int, percept: int) -> Any:
        """Return the belief after one more round."""
        beliefs = self.beliefs
        return beliefs.perceive(beliefs.act(belief, action), action, percept)

    def histories(self) -> Iterator[tuple[Word, Any]]:
        """Yield the histories of whole rounds that are held possible, and beliefs."""
        u = self.universes
        level: list[tuple[Word, Any]] = [((), self.beliefs.at_first)]
        for _ in range(u.rounds):
            yield from level
            level = [
                ((*history, a, e), then)
                for history, belief in level
                for a in range(len(u.actions))
                for e in range(len(u.percepts))
                if not is_zero(self.beliefs.mass(then := self.after(belief, a, e)))
            ]

    def values_of(self, belief: Any, history: Word, left: int) -> Law:
        """Return Q of each action, given what is believed after the history."""
        return self._values(belief, history, left, self.steps)

    def self_model(self, belief: Any, history: Word) -> Law:
        """Return how likely it thinks that it does each action."""
        u, beliefs = self.universes, self.beliefs
        masses = [
            beliefs.own_mass(beliefs.act(belief, a)) for a in range(len(u.actions))
        ]
        total = simple(sum(masses))
        if is_zero(total):
            raise ModelError(
                f"no policy of {u.name} acts as was done in {u.say(history)}",
                "a self-model needs a policy of positive weight that does",
            )
        return tuple(ratio(mass, total) for mass in masses)

    def environment_model(self, belief: Any, history: Word, action: int) -> Law:
        """Return how likely it thinks that each percept answers an action."""
        beliefs = self.beliefs
        acted = self._acted(belief, history, action)
        whole = beliefs.mass(acted)
        percepts = range(len(self.universes.percepts))
        masses = (beliefs.mass(beliefs.perceive(acted, action, e)) for e in percepts)
        return tuple(ratio(mass, whole) for mass in masses)

    def _acted(self, belief: Any, history: Word, action: int) -> Any:
        """Return the belief once the action is done; raise if that is impossible."""
        u = self.universes
        acted = self.beliefs.act(belief, action)
        if is_zero(self.beliefs.mass(acted)):
            raise ModelError(
                f"{u.name} gives the action `{u.actions[action]}` probability 0 after "
                f"{u.say(history)}: there is no grain of uncertainty",
                "mix in a universe that acts at random",
            )
        return acted

    def _values(self, belief: Any, history: Word, left: int, steps: int | None) -> Law:
        """Return Q of each action; with 0 steps what follows is the self-model's."""
        actions = range(len(self.universes.actions))
        return tuple(self._value(belief, history, a, left, steps) for a in actions)

    def _value(
        self, belief: Any, history: Word, action: int, left: int, steps: int | None
    ) -> Any:
        gamma, beliefs = self.universes.discount, self.beliefs
        acted = self._acted(belief, history, action)
        fewer = None if steps is None else max(steps - 1, 0)
        total: Any = 0
        for e, reward in enumerate(self.universes.rewards[action]):
            then = beliefs.perceive(acted, action, e)
            mass = beliefs.mass(then)
            if is_zero(mass):
                continue
            worth = reward
            if left > 1 and gamma:
                later = (*history, action, e)
                worth = worth + gamma * self._worth(then, later, left - 1, fewer)
            total = total + mass * worth
        return ratio(total, beliefs.mass(acted))

    def _worth(self, belief: Any, history: Word, left: int, steps: int | None) -> Any:
        """Return V: of the best action, or with no steps left of what it would do."""
        if steps == 0:
            total: Any = 0
            for a, p in enumerate(self.self_model(belief, history)):
                if not is_zero(p):
                    total = total + p * self._value(belief, history, a, left, 0)
            return total
        return max(self._values(belief, history, left, steps))


def greatest(values: Sequence[Any]) -> tuple[int, ...]:
    """Return the numbers of the greatest values."""
    top = values[0]
    for value in values[1:]:
        top = max(top, value)
    return tuple(k for k, value in enumerate(values) if value >= top)


def check_size(u: Universes, rounds: int, *, every: bool = False) -> None:
    """Raise ScopeError if the histories of so many rounds are too many to plan in.

    At discount 0 a plan looks one round ahead, unless `every` history is planned in.
    """
    pairs = len(u.actions) * len(u.percepts)
    depth = rounds if u.discount or every else 1
    fits, count = 0, 0
    for k in range(depth):
        count += pairs**k
        fits = k + 1 if count <= MAX_HISTORIES else fits
    if count > MAX_HISTORIES:
        raise ScopeError(
            f"a plan of {counted(depth, 'round')} with {len(u.actions)} actions and "
            f"{len(u.percepts)} percepts has {in_digits(count)} histories, more than "
            f"the {MAX_HISTORIES:,} that fit",
            f"{counted(fits, 'round')} would fit",
        )


@dataclass(frozen=True, slots=True)
class Embedded:
    """Masses of universes, by actions and percepts."""

    universes: Universes

    @property
    def at_first(self) -> Belief:
        """The prior."""
        return self.universes.at_first

    def act(self, belief: Belief, action: int) -> Belief:
        """Return the masses once the action is done: it is evidence."""
        return self.universes.after_action(belief, action)

    def perceive(self, acted: Belief, action: int, percept: int) -> Belief:
        """Return the masses after the percept as well."""
        return self.universes.after_percept(acted, action, percept)

    def mass(self, belief: Belief) -> Any:
        """Return what predictions are shares of."""
        return mass_of(belief)

    own_mass = mass

    def share(self, belief: Belief, pairs: Collection[tuple[int, int]]) -> Any:
        """Return the posterior weight of some universes."""
        part = tuple(place for place in belief if place[:2] in pairs)
        return ratio(mass_of(part), mass_of(belief))


@dataclass(frozen=True, slots=True)
class Decoupled:
    """Masses of policies by actions, and of environments by percepts, apart."""

    universes: Universes

    @property
    def at_first(self) -> Apart:
        """The two marginals of the prior."""
        rows, columns = self.universes.marginals
        return (
            tuple((i, 0, w) for i, w in enumerate(rows) if not is_zero(w)),
            tuple((j, 0, w) for j, w in enumerate(columns) if not is_zero(w)),
        )

    def act(self, belief: Apart, action: int) -> Apart:
        """Return the masses once the action is done: no evidence of environments."""
        u = self.universes
        found = []
        for i, s, mass in belief[0]:
            if s == NOWHERE:
                raise u.undefined(u.policies[i], "policy", i)
            if not is_zero(p := u.policies[i].laws[s][action]):
                found.append((i, s, mass * p))
        return tuple(found), belief[1]

    def perceive(self, acted: Apart, action: int, percept: int) -> Apart:
        """Return the masses after the percept as well."""
        u = self.universes
        own = tuple(
            (i, u.policies[i].moves[s][action][percept], mass)
            for i, s, mass in acted[0]
        )
        found = []
        for j, t, mass in acted[1]:
            nu = u.environments[j]
            if t == NOWHERE:
                raise u.undefined(nu, "environment", j)
            if not is_zero(p := nu.laws[t][action][percept]):
                found.append((j, nu.moves[t][action][percept], mass * p))
        return own, tuple(found)

    def mass(self, belief: Apart) -> Any:
        """Return what predictions of percepts are shares of."""
        return _sum(belief[1])

    def own_mass(self, belief: Apart) -> Any:
        """Return what predictions of actions are shares of."""
        return _sum(belief[0])

    def share(self, belief: Apart, pairs: Collection[tuple[int, int]]) -> Any:
        """Return the posterior weight of some universes, of independent halves."""
        own = {i: mass for i, _, mass in belief[0]}
        faced = {j: mass for j, _, mass in belief[1]}
        part = sum(own.get(i, 0) * faced.get(j, 0) for i, j in pairs)
        return ratio(simple(part), simple(_sum(belief[0]) * _sum(belief[1])))


def _sum(machines: Sequence[Machine]) -> Any:
    return simple(sum(mass for *_, mass in machines))
