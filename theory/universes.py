"""Universes: policies that act in environments, as one process of both, and mixtures.

A universe is a process in which actions and percepts take turns. Of a policy pi and an
environment nu it is their product, pi(a_1) nu(e_1 | a_1) pi(a_2 | a_1 e_1) ... A prior
over pairs is coupled where w(pi, nu) is not w(pi) w(nu), the product of its marginals.
Source: Meulemans et al. 2025, section 3.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import exact, simplest
from accord.theory.logarithms import ln
from accord.theory.names import counted
from accord.theory.processes import Mixture, Move, Process
from accord.theory.word_masses import divergence

MAX_STATES, MAX_ROUNDS = 10_000, 100
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy with finitely many states, which it changes as it sees what happens.

    actions, percepts  their names
    laws    for each state the probability of each action
    after   for each state, action and percept the next state; left out, the state stays
    title   what it is called

    It starts in state 0.
    """

    actions: tuple[str, ...]
    percepts: tuple[str, ...]
    laws: tuple[Row, ...]
    after: tuple[tuple[tuple[int, ...], ...], ...] = ()
    title: str = ""

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "actions", tuple(self.actions))
        put(self, "percepts", tuple(self.percepts))
        rows = tuple(_law(row, len(self.actions), "an action") for row in self.laws)
        put(self, "laws", rows)
        sizes = (len(rows), len(self.actions), len(self.percepts))
        put(self, "after", _checked_moves(self.after, *sizes))


@dataclass(frozen=True, slots=True)
class Environment:
    """An environment with finitely many states, which answers actions by percepts.

    actions, percepts  their names
    laws    for each state and action the probability of each percept
    after   for each state, action and percept the next state; left out, the state stays
    title   what it is called

    It starts in state 0.
    """

    actions: tuple[str, ...]
    percepts: tuple[str, ...]
    laws: tuple[tuple[Row, ...], ...]
    after: tuple[tuple[tuple[int, ...], ...], ...] = ()
    title: str = ""

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "actions", tuple(self.actions))
        put(self, "percepts", tuple(self.percepts))
        for rows in self.laws:
            if len(rows) != len(self.actions):
                raise ModelError(
                    f"expected a law of percepts for each of "
                    f"{counted(len(self.actions), 'action')}, got {len(rows)}"
                )
        size = len(self.percepts)
        laws = tuple(
            tuple(_law(row, size, "a percept") for row in rows) for rows in self.laws
        )
        put(self, "laws", laws)
        sizes = (len(laws), len(self.actions), size)
        put(self, "after", _checked_moves(self.after, *sizes))


def _policies(count: int) -> str:
    return "1 policy" if count == 1 else f"{count:,} policies"


def _law(row: Sequence[Any], size: int, what: str) -> Row:
    found = tuple(exact(p, "probability") for p in row)
    if len(found) != size or any(p < 0 for p in found) or sum(found) != 1:
        shown = ", ".join(map(str, found))
        raise ModelError(
            f"expected {size} probabilities of {what} that sum to 1, got ({shown})"
        )
    return found


def _checked_moves(
    after: Sequence[Any], states: int, actions: int, percepts: int
) -> tuple[tuple[tuple[int, ...], ...], ...]:
    """Return the next states, or raise unless there is one for each case."""
    if not 0 < states <= MAX_STATES:
        raise ScopeError(f"expected from 1 to {MAX_STATES:,} states, got {states:,}")
    if not after:
        return tuple(((s,) * percepts,) * actions for s in range(states))
    made = tuple(tuple(tuple(row) for row in rows) for rows in after)
    shape = len(made) == states and all(
        len(rows) == actions and all(len(row) == percepts for row in rows)
        for rows in made
    )
    if not shape or not all(s in range(states) for r in made for c in r for s in c):
        raise ModelError(
            f"expected a next state, from 0 to {states - 1}, for each of "
            f"{counted(states, 'state')}, {counted(actions, 'action')} and "
            f"{counted(percepts, 'percept')}"
        )
    return made


def universe(policy: Policy, environment: Environment, title: str = "") -> Process:
    """Return the process of a policy in an environment: actions and percepts in turn.

    >>> acts = Policy("CD", "cd", (("1/4", "3/4"),))
    >>> repeats = Environment("CD", "cd", (((1, 0), (0, 1)),))
    >>> universe(acts, repeats).probability((1, 1, 0, 0))
    Fraction(3, 16)
    """
    if (policy.actions, policy.percepts) != (environment.actions, environment.percepts):
        raise ModelError("expected a policy and an environment of the same names")
    pairs = [(0, 0)]  # grows; then a state of its own for each action taken in a pair
    moves: dict[Any, list[Any]] = {}
    for s, t in pairs:
        moves[s, t] = [(a, (s, t, a), p) for a, p in enumerate(policy.laws[s]) if p]
        for a, _, _ in moves[s, t]:
            answers = environment.laws[t][a]
            moves[s, t, a] = [
                (e, (policy.after[s][a][e], environment.after[t][a][e]), p)
                for e, p in enumerate(answers)
                if p
            ]
            new = {then for _, then, _ in moves[s, t, a]}.difference(pairs)
            pairs.extend(sorted(new))
        if len(pairs) > MAX_STATES:
            raise ScopeError(f"more states than the {MAX_STATES:,} that fit")
    number = {state: k for k, state in enumerate(moves)}
    rows: list[tuple[Move, ...]] = [
        tuple((x, number[then], p) for x, then, p in own) for own in moves.values()
    ]
    start = (1,) + (0,) * (len(rows) - 1)
    alphabets = (tuple(policy.actions), tuple(policy.percepts))
    return Process(alphabets, start, tuple(rows), title)


@dataclass(frozen=True, slots=True)
class CoupledMixture:
    """A mixture of universes, each a policy in an environment, with a prior on pairs.

    policies      Policy, each
    environments  Environment, each, of the same actions and percepts
    weights       for each policy a row: its weight with each environment, at least 0
    rounds        how many rounds of an action and a percept properties look at
    title         what it is called
    """

    policies: tuple[Policy, ...]
    environments: tuple[Environment, ...]
    weights: tuple[Row, ...]
    rounds: int = 1
    title: str = ""

    def __post_init__(self) -> None:
        rows = tuple(tuple(exact(w, "weight") for w in row) for row in self.weights)
        object.__setattr__(self, "weights", rows)
        sizes = {len(row) for row in rows}
        if len(rows) != len(self.policies) or sizes != {len(self.environments)}:
            raise ModelError(
                f"expected a weight for each of "
                f"{_policies(len(self.policies))} and "
                f"{counted(len(self.environments), 'environment')}"
            )
        every = [w for row in rows for w in row]
        if any(w < 0 for w in every) or sum(every) != 1:
            raise ModelError(
                f"expected weights of at least 0 that sum to 1, got "
                f"({', '.join(map(str, every))})"
            )
        if not all((*self.policy_weights, *self.environment_weights)):
            raise ModelError(
                "expected a positive weight of each policy and each environment",
                "leave out what has none",
            )
        if type(self.rounds) is not int or not 1 <= self.rounds <= MAX_ROUNDS:
            raise ScopeError(
                f"expected from 1 to {MAX_ROUNDS} rounds, got {self.rounds!r:.40}"
            )
        names = {(p.actions, p.percepts) for p in self.policies}
        if names | {(n.actions, n.percepts) for n in self.environments} != {
            (self.policies[0].actions, self.policies[0].percepts)
        }:
            raise ModelError("expected the same actions and percepts of all")

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title or "the mixture of universes"

    @property
    def scope(self) -> str:
        """The scope in words."""
        return (
            f"{_policies(len(self.policies))} and "
            f"{counted(len(self.environments), 'environment')} as given, "
            f"{counted(self.rounds, 'round')}"
        )

    def lasting(self, rounds: int) -> "CoupledMixture":
        """Return it with another number of rounds."""
        return replace(self, rounds=rounds)

    @property
    def policy_weights(self) -> Row:
        """The marginal weight w(pi) of each policy."""
        return tuple(sum(row) for row in self.weights)

    @property
    def environment_weights(self) -> Row:
        """The marginal weight w(nu) of each environment."""
        return tuple(map(sum, zip(*self.weights, strict=True)))

    def decoupled(self) -> "CoupledMixture":
        """Return the mixture with the product of the marginal weights, rho_d."""
        rows = tuple(
            tuple(p * q for q in self.environment_weights) for p in self.policy_weights
        )
        return replace(self, weights=rows)

    def universe(self, policy: int, environment: int) -> Process:
        """Return the universe of a policy in an environment, by number."""
        first, second = self.policies[policy], self.environments[environment]
        title = f"{first.title or policy} in {second.title or environment}"
        return universe(first, second, title)

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """The pairs of a policy and an environment that have a positive weight."""
        return tuple(
            (i, j) for i, row in enumerate(self.weights) for j, w in enumerate(row) if w
        )

    def mixture(self) -> Mixture:
        """Return the mixture of universes, rho = sum w(pi, nu) pi nu."""
        weights = tuple(self.weights[i][j] for i, j in self.pairs)
        each = tuple(self.universe(*pair) for pair in self.pairs)
        return Mixture(weights, each, self.title)

    def ratio(self, policy: int, environment: int) -> Any:
        """Return w(pi, nu) / (w(pi) w(nu)); its logarithm is the similarity S."""
        apart = self.policy_weights[policy] * self.environment_weights[environment]
        return simplest(Fraction(self.weights[policy][environment]) / apart)

    def mutual_information(self) -> Any:
        """Return I(pi; nu), the mean of the similarity, exactly (equations 12-14)."""
        total: Any = 0
        for i, j in self.pairs:
            total = total + ln(self.ratio(i, j)) * self.weights[i][j]
        return total


def coupling_gain(m: CoupledMixture, rounds: int) -> Any:
    """Return E_w[L_n(rho_d, lambda) - L_n(rho, lambda)] after these rounds.

    L_n(rho, lambda) = KL(lambda || rho): what the prior's own mixture loses less than
    the decoupled one, on the mean over the prior.
    """
    rho, rho_d = (one.mixture().process() for one in (m, m.decoupled()))
    found: Any = 0
    for i, j in m.pairs:
        own = m.universe(i, j)
        loss = divergence(own, rho_d, 2 * rounds) - divergence(own, rho, 2 * rounds)
        found = found + loss * m.weights[i][j]
    return found


def coupling_divergence(m: CoupledMixture, rounds: int, of: str = "rho") -> Any:
    """Return KL(rho || rho_d) on these rounds, with `of` "rho-d" KL(rho_d || rho)."""
    if of not in ("rho", "rho-d"):
        raise ModelError(f"expected `rho` or `rho-d`, got `{of}`")
    rho, rho_d = (one.mixture().process() for one in (m, m.decoupled()))
    first, second = (rho, rho_d) if of == "rho" else (rho_d, rho)
    return divergence(first, second, 2 * rounds)
