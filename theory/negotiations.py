"""Negotiations: principals with their own beliefs agree on one policy in advance.

In each of some draws something is observed, and then an action is taken; to each
principal every action is worth something, and what it comes to is added up. The
principals agree on the actions, whatever is observed, before anything is; each judges
by her own beliefs. Actions change no later observation. Source: Critch 2017, "Toward
negotiable reinforcement learning", for finitely many steps.
"""

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from accord.theory.constraints import (
    all_real,
    check_where,
    evaluated,
    premises_of,
    read_entry,
    unknowns_of,
)
from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import is_exact
from accord.theory.expressions import (
    values_of_names,
)
from accord.theory.forms import Form, Literal, literal
from accord.theory.names import counted
from accord.theory.parameters import positive

MAX_SEQUENCES, MAX_DRAWS = 1_000, 100
History = tuple[int, ...]
Policy = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Negotiation:
    """Principals who agree on a policy, before observations that they judge apart.

    principals    their names
    observations  the labels of what can be observed in a draw
    actions       the labels of what can be done after it
    beliefs       for each principal her probability of each observation, in draws that
                  she holds independent; or of each sequence of observations, in order
    utilities     for each principal what each action is worth to her
    draws         how often something is observed and done
    weights       for each principal a weight of at least 0, that the policy is to
                  maximise the weighted sum by; None where none are given
    title         what it is called
    where         None where all is numbers. Else beliefs, utilities and weights may be
                  text, expressions in parameters, of which these constraints are known,
                  and besides that no probability and no weight is negative
    values        in words, the values that its parameters were given

    >>> n = Negotiation(("1", "2"), ("H", "T"), ("to 1", "to 2"),
    ...                 (("9/10", "1/10"), ("1/10", "9/10")), ((1, 0), (0, 1)))
    >>> n.worth(0, (0, 1))
    Fraction(9, 10)
    """

    principals: tuple[str, ...]
    observations: tuple[str, ...]
    actions: tuple[str, ...]
    beliefs: tuple[tuple[Any, ...], ...]
    utilities: tuple[tuple[Any, ...], ...]
    draws: int = 1
    weights: tuple[Any, ...] | None = None
    title: str = ""
    where: tuple[str, ...] | None = None
    values: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        for what in ("principals", "observations", "actions"):
            labels = getattr(self, what)
            if not labels or len(set(labels)) != len(labels):
                raise ModelError(f"expected distinct {what}, at least one")
        draws = positive(self.draws, "draws")
        if draws > MAX_DRAWS or len(self.observations) ** draws > MAX_SEQUENCES:
            raise ScopeError(
                f"{len(self.observations):,} observations in {draws:,} draws have more "
                f"than the {MAX_SEQUENCES:,} sequences that fit, or {MAX_DRAWS} draws"
            )
        check_where(self.where)
        made: dict[str, Any] = {
            "draws": draws,
            "beliefs": self._rows(self.beliefs, "beliefs", self._law),
            "utilities": self._rows(self.utilities, "utilities", self._worths),
        }
        if self.weights is not None:
            made["weights"] = self._weights(self.weights)
        for name, value in made.items():
            object.__setattr__(self, name, value)

    def _rows(self, rows: Sequence[Any], what: str, read: Any) -> tuple[Any, ...]:
        if len(rows) != len(self.principals):
            raise ModelError(
                f"expected a row of {what} for each of {len(self.principals)} "
                f"principals, got {len(rows)}"
            )
        pairs = zip(self.principals, rows, strict=True)
        return tuple(read(row, f"`{name}`") for name, row in pairs)

    def _worths(self, row: Sequence[Any], whose: str) -> tuple[Any, ...]:
        return self._listed(row, (len(self.actions),), f"utilities of {whose}")

    def _law(self, row: Sequence[Any], whose: str) -> tuple[Any, ...]:
        """Return the probabilities of all sequences of observations."""
        single = len(self.observations)
        what = f"probabilities of {whose}"
        read = self._listed(row, (single, single**self.draws), what)
        if any(is_exact(p) and p < 0 for p in read) or not _is_zero(sum(read) - 1):
            raise ModelError(
                f"expected {what} that are at least 0 and sum to 1, "
                f"got {', '.join(map(str, read))}"
            )
        if len(read) == single:
            each = itertools.product(read, repeat=self.draws)
            return tuple(math.prod(ps[1:], start=ps[0]) for ps in each)
        return read

    def _weights(self, row: Sequence[Any]) -> tuple[Any, ...]:
        read = self._listed(row, (len(self.principals),), "weights")
        if any(is_exact(w) and w < 0 for w in read) or all(map(_is_zero, read)):
            raise ModelError(
                "expected weights that are at least 0, not all of them 0, "
                f"got {', '.join(map(str, read))}"
            )
        return read

    def _listed(
        self, row: Sequence[Any], sizes: tuple[int, ...], what: str
    ) -> tuple[Any, ...]:
        if isinstance(row, str) or len(row) not in sizes:
            wanted = " or ".join(map(str, dict.fromkeys(sizes)))
            raise ModelError(f"expected {wanted} {what}, got {len(row)}")
        return tuple(read_entry(value, self.where, what) for value in row)

    # --- what is known ---------------------------------------------------------------

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title or "the negotiation"

    @property
    def scope(self) -> str:
        """The scope in words: these numbers, or all parameters."""
        size = ", ".join(
            (
                counted(len(self.principals), "principal"),
                counted(len(self.observations), "observation"),
                counted(len(self.actions), "action"),
                counted(self.draws, "draw"),
            )
        )
        if self.where is not None:
            known = all_real(self.unknowns, self.where)
            return f"{size}, {known}, no probability or weight negative"
        return f"{size}, at {self.values}" if self.values else f"{size}, as given"

    @property
    def members(self) -> range:
        """The principals by number."""
        return range(len(self.principals))

    def _entries(self) -> Iterator[Any]:
        for row in (*self.beliefs, *self.utilities, self.weights or ()):
            yield from row

    @property
    def unknowns(self) -> frozenset[str]:
        """The names of the parameters: those of its numbers and of `where`."""
        return unknowns_of(self._entries(), self.where)

    @property
    def premises(self) -> tuple[Literal, ...]:
        """What is known of the parameters."""
        rows = (*self.beliefs, self.weights or ())
        forms = (x for row in rows for x in row if isinstance(x, Form))
        return premises_of(self.where, [literal(x, ">=") for x in forms])

    def at(self, numbers: Mapping[str, Any]) -> "Negotiation":
        """Return it at these values of its parameters, which satisfy what is known."""
        values, shown = values_of_names(self.unknowns, self.premises, numbers)
        return replace(
            self,
            beliefs=evaluated(values, self.beliefs),
            utilities=evaluated(values, self.utilities),
            weights=evaluated(values, self.weights),
            where=None,
            values=shown,
        )

    def knowing(self, where: Sequence[str]) -> "Negotiation":
        """Return it with more constraints, perhaps on further unknown numbers."""
        return replace(self, where=(*(self.where or ()), *where))

    # --- histories, policies and what they are worth ---------------------------------

    @property
    def histories(self) -> tuple[History, ...]:
        """What can have been observed when something is done: by length, in order."""
        kinds = range(len(self.observations))
        return tuple(
            history
            for length in range(1, self.draws + 1)
            for history in itertools.product(kinds, repeat=length)
        )

    @property
    def policies(self) -> Iterator[Policy]:
        """The deterministic policies: for each history, in order, an action."""
        return itertools.product(range(len(self.actions)), repeat=len(self.histories))

    def likelihood(self, principal: int, history: Sequence[int]) -> Any:
        """Return the probability that a principal gives to what was observed."""
        kinds = range(len(self.observations))
        sequences = itertools.product(kinds, repeat=self.draws)
        total: Any = 0
        for sequence, chance in zip(sequences, self.beliefs[principal], strict=True):
            if sequence[: len(history)] == tuple(history):
                total = total + chance
        return total

    @property
    def given_weights(self) -> tuple[Any, ...]:
        """The weights of the principals, or ModelError where none are given."""
        if self.weights is None:
            raise ModelError(
                f"`{self.name}` states no weights of its principals",
                "add `weights`, a number of at least 0 for each",
            )
        return self.weights

    def influence(self, history: Sequence[int]) -> tuple[Any, ...]:
        """Return for each principal her weight times the likelihood of what she saw."""
        pairs = enumerate(self.given_weights)
        return tuple(w * self.likelihood(j, history) for j, w in pairs)

    def worth(self, principal: int, policy: Sequence[int]) -> Any:
        """Return what a deterministic policy is worth in a principal's own eyes."""
        total: Any = 0
        for history, action in zip(self.histories, policy, strict=True):
            chance = self.likelihood(principal, history)
            total = total + chance * self.utilities[principal][action]
        return total

    def sure(self, action: int) -> tuple[int, ...]:
        """Return the lottery over the actions that gives one for certain."""
        return tuple(int(k == action) for k in range(len(self.actions)))

    def mixed_worth(self, principal: int, policy: Sequence[Sequence[Any]]) -> Any:
        """Return what a policy with lotteries over actions is worth to a principal.

        A mixture of policies that is drawn at the start is worth the same as the policy
        that draws, after each history, with what the mixture does there.
        """
        total: Any = 0
        for history, law in zip(self.histories, policy, strict=True):
            chance = self.likelihood(principal, history)
            for p, u in zip(law, self.utilities[principal], strict=True):
                total = total + chance * (p * u)
        return total

    def weighted_worth(self, policy: Sequence[int]) -> Any:
        """Return the weighted sum of what a policy is worth to the principals."""
        total: Any = 0
        for j, weight in enumerate(self.given_weights):
            total = total + weight * self.worth(j, policy)
        return total

    def worth_at(self, history: Sequence[int], action: int) -> Any:
        """Return what an action is worth after a history, by influence there."""
        total: Any = 0
        for j, weight in enumerate(self.influence(history)):
            total = total + weight * self.utilities[j][action]
        return total

    def check_policy(self, policy: Sequence[int]) -> None:
        """Raise unless there is an action, by number, for each history."""
        size, known = len(self.histories), range(len(self.actions))
        if len(policy) != size or not all(
            type(a) is int and a in known for a in policy
        ):
            raise ModelError(
                f"expected a policy of {counted(size, 'action')}, one after each "
                f"history, got `{policy}`"
            )

    def say_policy(self, policy: Sequence[int]) -> str:
        """Return a policy in words: `all to 1 after H, all to 2 after T`."""
        pairs = zip(self.histories, policy, strict=True)
        return ", ".join(
            f"{self.actions[a]} after {self.say_history(h)}" for h, a in pairs
        )

    def say_mixed(self, policy: Sequence[Sequence[Any]]) -> str:
        """Return a policy with lots in words: `1/2 to 1 or 1/2 to 2 after H`."""

        def say(law: Sequence[Any]) -> str:
            pairs = [(p, a) for p, a in zip(law, self.actions, strict=True) if p]
            if len(pairs) == 1:
                return pairs[0][1]
            return " or ".join(f"{p} {a}" for p, a in pairs)

        pairs = zip(self.histories, policy, strict=True)
        return ", ".join(f"{say(law)} after {self.say_history(h)}" for h, law in pairs)

    def say_history(self, history: Sequence[int]) -> str:
        """Return what was observed, by labels: `H, T`."""
        return " then ".join(self.observations[o] for o in history)

    # --- what quantified names stand for ---------------------------------------------

    def known_of(self, names: Sequence[str]) -> tuple[Literal, ...]:
        """Return what is known of the unknowns of these quantified names."""
        if "mixed_policy" not in names:
            return ()
        chances = (p for law in self.unknown_policy() for p in law)
        return tuple(literal(p, ">=") for p in chances if isinstance(p, Form))

    def unknown_policy(self) -> tuple[tuple[Any, ...], ...]:
        """Return unknown lotteries over the actions, one for each history."""
        return tuple(
            self._unknown_law(f"x{k + 1}.") for k in range(len(self.histories))
        )

    def _unknown_law(self, letter: str) -> tuple[Any, ...]:
        free = [Form.unknown(f"{letter}{k + 1}") for k in range(len(self.actions) - 1)]
        return (*free, 1 - sum(free))


def _is_zero(value: Any) -> bool:
    """Return whether a number is 0, or a form is the number 0."""
    constant = value.constant if isinstance(value, Form) else value
    return constant is not None and bool(constant == 0)
