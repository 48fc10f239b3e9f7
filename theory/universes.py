"""Universes: a policy and an environment that bring about a history together.

    rho(h) = sum over i, j of  w[i][j] pi_i(actions of h) nu_j(percepts of h)

A history is a word of actions and percepts in turn. The prior w may couple policies
with environments: then an action of the agent is evidence of its environment
(Meulemans et al. 2025, section 3). Policies and environments are finite machines.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from accord.theory.constraints import (
    all_real,
    check_where,
    evaluated,
    premises_of,
    read_entry,
    simple,
    unknowns_of,
)
from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import exact, is_exact
from accord.theory.expressions import values_of_names
from accord.theory.forms import Form, Literal, literal
from accord.theory.names import counted
from accord.theory.policies import NOWHERE, Environment, Law, Policy
from accord.theory.processes import Mixture, Move, Process, Word
from accord.theory.ratios import is_zero, ratio

MAX_UNIVERSES = 100_000
MAX_ENTRIES = 1_000_000

Place = tuple[int, int, int, int, Any]  # policy, environment, their states, the mass
Belief = tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Universes:
    """A class of universes with a prior that may couple policies and environments.

    actions, percepts  their names
    policies           at least one
    environments       at least one
    weights            for each policy a row with the weight of it and each environment;
                       at least 0, with sum 1
    rewards            for each action a row: the reward when a percept answers it
    rounds             how many actions are chosen
    discount           gamma from 0 to 1: what a round counts for against the round
                       before it. 1, by default, is the plain sum of the rewards
    title              what it is called
    where              None where all numbers are given. Else weights, laws and rewards
                       may be expressions in parameters with these constraints
    values             in words, the values that its parameters were given

    >>> names = ("C", "D")
    >>> from accord.theory.policies import plays, shows
    >>> twins = Universes(
    ...     names, names,
    ...     tuple(plays(names, names, x) for x in ("C", "D")),
    ...     tuple(shows(names, names, x) for x in ("C", "D")),
    ...     (("7/16", "1/16"), ("1/16", "7/16")),
    ...     ((2, 0), (3, 1)),
    ... )
    >>> twins.environment_model((), 0), twins.posterior((0,))[0]
    ((Fraction(7, 8), Fraction(1, 8)), (Fraction(7, 8), Fraction(1, 8)))
    """

    actions: tuple[str, ...]
    percepts: tuple[str, ...]
    policies: tuple[Policy, ...]
    environments: tuple[Environment, ...]
    weights: tuple[Law, ...]
    rewards: tuple[Law, ...]
    rounds: int = 1
    discount: Any = 1
    title: str = ""
    where: tuple[str, ...] | None = None
    values: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        put = object.__setattr__
        for what in ("actions", "percepts"):
            names = tuple(getattr(self, what))
            if not names or len(set(names)) != len(names) or not all(names):
                raise ModelError(f"expected distinct {what}, at least one, got {names}")
            put(self, what, names)
        if type(self.rounds) is not int or self.rounds < 1:
            raise ModelError(
                f"expected a whole number of rounds, at least 1, got `{self.rounds}`"
            )
        put(self, "discount", exact(self.discount, "discount"))
        if not 0 <= self.discount <= 1:
            raise ModelError(f"expected a discount from 0 to 1, got {self.discount}")
        count = len(self.policies) * len(self.environments)
        if count > MAX_UNIVERSES:
            raise ScopeError(
                f"{count:,} universes, more than the {MAX_UNIVERSES:,} that fit"
            )
        check_where(self.where)
        policies = (self._policy(k, p) for k, p in enumerate(self.policies))
        put(self, "policies", tuple(policies))
        environments = (
            self._environment(k, n) for k, n in enumerate(self.environments)
        )
        put(self, "environments", tuple(environments))
        if not self.policies or not self.environments:
            raise ModelError("expected at least one policy and one environment")
        size = "one for each environment"
        rows = self._table(self.weights, len(self.policies), "weights")
        put(
            self,
            "weights",
            tuple(
                self._row(r, len(self.environments), f"weights, {size}") for r in rows
            ),
        )
        self._check_law("the weights", [w for row in self.weights for w in row])
        rows = self._table(self.rewards, len(self.actions), "rewards")
        put(
            self,
            "rewards",
            tuple(
                self._row(r, len(self.percepts), "rewards of percepts") for r in rows
            ),
        )

    # --- what is read -----------------------------------------------------------------

    def _table(self, rows: Any, count: int, what: str) -> Sequence[Any]:
        found: Sequence[Any] = rows
        if isinstance(rows, str) or len(rows) != count:
            raise ModelError(f"expected {count} rows of {what}, got {len(rows)}")
        return found

    def _row(self, row: Any, size: int, what: str) -> Law:
        if isinstance(row, str) or len(row) != size:
            shown = row if isinstance(row, str) else len(row)
            raise ModelError(f"expected a row of {size} {what}, got {shown}")
        return tuple(map(self._entry, row))

    def _entry(self, value: Any) -> Any:
        return read_entry(value, self.where, "number")

    def _law(self, row: Any, size: int, what: str, place: str) -> Law:
        found = self._row(row, size, f"probabilities of {what} in {place}")
        self._check_law(place, found)
        return found

    def _check_law(self, place: str, law: Sequence[Any]) -> None:
        total = simple(sum(law))
        is_law = is_exact(total) and total == 1
        if not is_law or any(is_exact(p) and p < 0 for p in law):
            shown = ", ".join(map(str, law[:12])) + ", ..." * (len(law) > 12)
            hint = "" if self.where is None else "write the last one as 1 - p - q"
            raise ModelError(
                f"expected numbers of at least 0 that sum to 1 of {place}, got sum "
                f"{total} of ({shown})",
                hint,
            )

    def _policy(self, number: int, policy: Policy) -> Policy:
        place = f"policy {policy.title or number + 1}"
        laws = tuple(
            self._law(row, len(self.actions), "actions", place) for row in policy.laws
        )
        self._check_moves(policy, place)
        return replace(policy, laws=laws)

    def _environment(self, number: int, nu: Environment) -> Environment:
        place = f"environment {nu.title or number + 1}"
        size = len(self.percepts)
        laws = tuple(
            tuple(
                self._law(row, size, "percepts", place)
                for row in self._table(rows, len(self.actions), f"laws in {place}")
            )
            for rows in nu.laws
        )
        self._check_moves(nu, place)
        return replace(nu, laws=laws)

    def _check_moves(self, machine: Policy | Environment, place: str) -> None:
        states, sizes = len(machine.laws), (len(self.actions), len(self.percepts))
        if states * sizes[0] * sizes[1] > MAX_ENTRIES:
            raise ScopeError(
                f"{place} has more than the {MAX_ENTRIES:,} moves that fit"
            )
        right = states > 0 and len(machine.moves) == states
        right = right and all(
            len(rows) == sizes[0]
            and all(len(row) == sizes[1] for row in rows)
            and all(type(s) is int and NOWHERE <= s < states for r in rows for s in r)
            for rows in machine.moves
        )
        if not right:
            raise ModelError(
                f"expected in {place} for each of {counted(states, 'state')}, action "
                f"and percept a next state, or {NOWHERE}"
            )

    # --- what it is called, and its parameters ---------------------------------------

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title or "the universes"

    @property
    def size(self) -> str:
        """How many universes and rounds, in words."""
        many = sum(not is_zero(w) for row in self.weights for w in row)
        rounds = counted(self.rounds, "round")
        value = "sum of rewards" if self.discount == 1 else f"discount {self.discount}"
        return f"{counted(many, 'universe')}, horizon {rounds}, {value}"

    @property
    def scope(self) -> str:
        """The scope in words."""
        if self.where is not None:
            return f"{self.size}, {all_real(self.unknowns, self.where)}"
        return f"{self.size}, at {self.values}" if self.values else self.size

    def _laws(self) -> Iterator[Law]:
        yield from self.weights
        for policy in self.policies:
            yield from policy.laws
        for nu in self.environments:
            for rows in nu.laws:
                yield from rows

    @property
    def unknowns(self) -> frozenset[str]:
        """The names of the parameters: those of the entries and of `where`."""
        entries = (x for row in (*self._laws(), *self.rewards) for x in row)
        return unknowns_of(entries, self.where)

    @property
    def premises(self) -> tuple[Literal, ...]:
        """What is known of the parameters: `where`, and that no probability is < 0."""
        forms = (x for law in self._laws() for x in law if isinstance(x, Form))
        return premises_of(self.where, (literal(x, ">=") for x in forms))

    def at(self, numbers: Mapping[str, Any]) -> "Universes":
        """Return it at these values of its parameters, which satisfy what is known."""
        values, shown = values_of_names(self.unknowns, self.premises, numbers)

        def put(machines: tuple[Any, ...]) -> tuple[Any, ...]:
            return tuple(replace(m, laws=evaluated(values, m.laws)) for m in machines)

        return replace(
            self,
            policies=put(self.policies),
            environments=put(self.environments),
            weights=evaluated(values, self.weights),
            rewards=evaluated(values, self.rewards),
            where=None,
            values=shown,
        )

    def knowing(self, where: Sequence[str]) -> "Universes":
        """Return it with more constraints, perhaps on further unknown numbers."""
        return replace(self, where=(*(self.where or ()), *where))

    def lasting(self, rounds: int) -> "Universes":
        """Return it with another number of rounds."""
        return replace(self, rounds=rounds)

    # --- beliefs: the mass of each universe, and the states of its machines -----------

    @property
    def at_first(self) -> Belief:
        """The prior."""
        return tuple(
            (i, j, 0, 0, w)
            for i, row in enumerate(self.weights)
            for j, w in enumerate(row)
            if not is_zero(w)
        )

    def after_action(self, belief: Belief, action: int) -> Belief:
        """Return the masses of having done this as well: w rho(h a)."""
        found = []
        for i, j, s, t, mass in belief:
            if s == NOWHERE:
                raise self.undefined(self.policies[i], "policy", i)
            p = self.policies[i].laws[s][action]
            if not is_zero(p):
                found.append((i, j, s, t, mass if p == 1 else mass * p))
        return tuple(found)

    def after_percept(self, belief: Belief, action: int, percept: int) -> Belief:
        """Return the masses of having perceived this after the action as well."""
        found = []
        for i, j, s, t, mass in belief:
            nu = self.environments[j]
            if t == NOWHERE:
                raise self.undefined(nu, "environment", j)
            p = nu.laws[t][action][percept]
            if not is_zero(p):
                after = (
                    self.policies[i].moves[s][action][percept],
                    nu.moves[t][action][percept],
                )
                found.append((i, j, *after, mass if p == 1 else mass * p))
        return tuple(found)

    def undefined(self, machine: Any, what: str, number: int) -> ModelError:
        """Return the error that a machine is not defined where it is asked."""
        return ModelError(
            f"the {what} `{machine.title or number + 1}` is not defined after a "
            f"history that is reached",
            "fewer rounds, or a longer word; `DD(C)` plays C for ever after",
        )

    def after(self, history: Word) -> Belief:
        """Return the masses of a history, whose last symbol may be an action."""
        belief = self.at_first
        for k, symbol in enumerate(history):
            belief = (
                self.after_percept(belief, history[k - 1], symbol)
                if k % 2
                else self.after_action(belief, symbol)
            )
        return belief

    def probability(self, history: Word) -> Any:
        """Return rho(history)."""
        return mass_of(self.after(history))

    def self_model(self, history: Word) -> Law:
        """Return rho(a | h) of each action; raise where rho(h) = 0."""
        belief = self.after(history)
        return tuple(
            self._share(self.after_action(belief, a), belief, history)
            for a in range(len(self.actions))
        )

    def environment_model(self, history: Word, action: int) -> Law:
        """Return rho(e | h, a) of each percept; raise where rho(h a) = 0."""
        belief = self.after((*history, action))
        return tuple(
            self._share(
                self.after_percept(belief, action, e), belief, (*history, action)
            )
            for e in range(len(self.percepts))
        )

    def posterior(self, history: Word) -> tuple[Law, ...]:
        """Return each universe's weight after a history, which may end in an action.

        By actions and percepts (equation 8 of the paper).
        """
        belief = self.after(history)
        self._share(belief, belief, history)  # raises where it has no probability
        rows = [[0] * len(self.environments) for _ in self.policies]
        for i, j, *_, mass in belief:
            rows[i][j] = self._share(((i, j, 0, 0, mass),), belief, history)
        return tuple(map(tuple, rows))

    def _share(self, part: Belief, whole: Belief, history: Word) -> Any:
        total = mass_of(whole)
        if is_zero(total):
            raise ModelError(
                f"{self.name} gives `{self.say(history)}` no probability",
                "there is no grain of uncertainty here",
            )
        return ratio(mass_of(part), total)

    # --- the same as processes --------------------------------------------------------

    @property
    def marginals(self) -> tuple[Law, Law]:
        """The weight of each policy, and of each environment."""
        columns = zip(*self.weights, strict=True)
        return tuple(map(_sum, self.weights)), tuple(map(_sum, columns))

    def decoupled(self) -> "Universes":
        """Return it with the product of the prior's marginals for prior (rho_d)."""
        rows, columns = self.marginals
        weights = tuple(tuple(simple(p * q) for q in columns) for p in rows)
        return replace(self, weights=weights, title=f"{self.name}, decoupled")

    def universe(self, policy: int, environment: int) -> Process:
        """Return one universe as a process that writes actions and percepts in turn.

        It stops where the policy or the environment is not defined.
        """
        pi, nu = self.policies[policy], self.environments[environment]
        keys: list[tuple[int, int, int | None]] = [(0, 0, None)]
        number = {keys[0]: 0}
        moves: list[tuple[Move, ...]] = []
        for s, t, a in keys:  # grows as places are reached
            own = []
            for x, key, p in self._moves(pi, nu, s, t, a):
                if key not in number:
                    number[key] = len(keys)
                    keys.append(key)
                own.append((x, number[key], p))
            moves.append(tuple(own))
        start = (1,) + (0,) * (len(keys) - 1)
        title = f"{pi.title or policy + 1} and {nu.title or environment + 1}"
        return Process((self.actions, self.percepts), start, tuple(moves), title)

    @staticmethod
    def _moves(
        pi: Policy, nu: Environment, s: int, t: int, a: int | None
    ) -> Iterator[tuple[int, tuple[int, int, int | None], Any]]:
        """Yield the symbols that can be written next, where that leads, how likely."""
        if NOWHERE in (s, t):
            return
        if a is None:
            yield from ((x, (s, t, x), p) for x, p in enumerate(pi.laws[s]) if p)
            return
        for e, p in enumerate(nu.laws[t][a]):
            if p:
                yield e, (pi.moves[s][a][e], nu.moves[t][a][e], None), p

    def mixture(self) -> Mixture:
        """Return the class as a mixture of processes, those of weight 0 left out."""
        pairs = [(i, j, w) for i, j, _, _, w in self.at_first]
        hypotheses = tuple(self.universe(i, j) for i, j, _ in pairs)
        return Mixture(tuple(w for *_, w in pairs), hypotheses, self.title)

    def say(self, history: Word) -> str:
        """Return a history in words: pairs of action and percept."""
        names = (self.actions, self.percepts)
        word = [names[k % 2][x] for k, x in enumerate(history)]
        pairs = (word[k : k + 2] for k in range(0, len(word), 2))
        return " ".join(f"({','.join(pair)})" for pair in pairs) or "the start"


def _sum(row: Iterable[Any]) -> Any:
    return simple(sum(row))


def mass_of(belief: Belief) -> Any:
    """Return the sum of the masses."""
    return simple(sum(mass for *_, mass in belief))
