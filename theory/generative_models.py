"""Generative models: hidden states, outcomes and actions, and what is preferred.

    P(s at first) = D[s]        P(o | s) = A[o][s]        P(s' | s, u) = B[s'][s][u]

These are the finite models of active inference, in the conventions of pymdp.
"""

from collections.abc import Iterator, Mapping, Sequence
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
from accord.theory.exact import is_exact
from accord.theory.expressions import (
    values_of_names,
)
from accord.theory.forms import Form, Literal, literal
from accord.theory.names import counted

MAX_ENTRIES = 100_000
BELIEFS = {"belief": "b"}  # the letter of a quantified belief's unknowns
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class GenerativeModel:
    """A finite generative model with exact probabilities.

    states, outcomes, actions  their names
    likelihood   A: for each outcome a row with its probability in each state
    transitions  B: for each next state, for each state, a row with the probability of
                 the next state under each action
    preferences  a weight of each outcome, at least 0 and not all 0: the preferred
                 probability Pt(o) is its share of their sum. The utility of an
                 outcome is ln Pt(o), which is minus infinity at 0
    prior        D: the probability of each state before the first action
    policies     sequences of actions by name or number, all of one length
    title        what it is called
    where        None where all entries are numbers. Else they may be text, expressions
                 in parameters, of which these constraints are known
    values       in words, the values that its parameters were given
    """

    states: tuple[str, ...]
    outcomes: tuple[str, ...]
    actions: tuple[str, ...]
    likelihood: tuple[Row, ...]
    transitions: tuple[tuple[Row, ...], ...]
    preferences: Row
    prior: Row
    policies: tuple[tuple[int, ...], ...]
    title: str = ""
    where: tuple[str, ...] | None = None
    values: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        named = ("states", "outcomes", "actions")
        for what in named:
            names = tuple(getattr(self, what))
            if not names or len(set(names)) != len(names) or not all(names):
                raise ModelError(f"expected distinct {what}, at least one, got {names}")
            object.__setattr__(self, what, names)
        s, o, u = (len(getattr(self, what)) for what in named)
        if s * (o + s * u) > MAX_ENTRIES:
            raise ScopeError(
                f"{s} states, {o} outcomes and {u} actions have more than the "
                f"{MAX_ENTRIES:,} probabilities that fit"
            )
        put = object.__setattr__
        a = self._rows(self.likelihood, o, s, "A (an outcome's) has one for each state")
        put(self, "likelihood", a)
        if len(self.transitions) != s:
            raise ModelError(
                f"expected {s} tables of B, one for each next state, "
                f"got {len(self.transitions)}"
            )
        row = "B (a next state's, in a state) has one for each action"
        put(
            self,
            "transitions",
            tuple(self._rows(t, s, u, row) for t in self.transitions),
        )
        put(self, "preferences", self._row(self.preferences, o, "one for each outcome"))
        put(self, "prior", self._row(self.prior, s, "one for each state"))
        check_where(self.where)
        self._check_laws()
        put(self, "policies", self._read_policies())

    def _rows(
        self, rows: Sequence[Any], count: int, size: int, what: str
    ) -> tuple[Row, ...]:
        if isinstance(rows, str) or len(rows) != count:
            raise ModelError(f"expected {count} rows, where a row of {what}")
        return tuple(self._row(row, size, f"a row of {what}") for row in rows)

    def _row(self, row: Any, size: int, what: str) -> Row:
        if isinstance(row, str) or len(row) != size:
            shown = row if isinstance(row, str) else len(row)
            raise ModelError(f"expected {size} entries, {what}, got {shown}")
        return tuple(read_entry(x, self.where, "probability") for x in row)

    def _laws(self) -> Iterator[tuple[str, Row]]:
        """Yield everything that is a law, with the place where it stands."""
        yield "D, the prior", self.prior
        for k, state in enumerate(self.states):
            yield f"A in state `{state}`", tuple(row[k] for row in self.likelihood)
            for j, action in enumerate(self.actions):
                law = tuple(table[k][j] for table in self.transitions)
                yield f"B in state `{state}` under `{action}`", law

    def _check_laws(self) -> None:
        for place, law in self._laws():
            shown = ", ".join(map(str, law))
            total = simple(sum(law))
            is_law = is_exact(total) and total == 1
            if not is_law or any(is_exact(p) and p < 0 for p in law):
                hint = "" if self.where is None else "write the last one as 1 - p - q"
                raise ModelError(
                    f"expected probabilities that sum to 1 of {place}, got ({shown})",
                    hint,
                )
        known = [w for w in self.preferences if is_exact(w)]
        shown = ", ".join(map(str, self.preferences))
        if any(w < 0 for w in known) or (
            len(known) == len(self.outcomes) and not any(known)
        ):
            raise ModelError(
                "expected preferences of at least 0, one of them positive, "
                f"got ({shown})",
                "a weight is e to the power of the utility",
            )

    def _read_policies(self) -> tuple[tuple[int, ...], ...]:
        listed = tuple(tuple(map(self._action, policy)) for policy in self.policies)
        if not listed or not listed[0] or len({len(p) for p in listed}) != 1:
            raise ModelError(
                "expected at least one policy, all of the same number of actions, "
                f"got lengths {[len(p) for p in listed]}",
                "the utilities of sequences of other lengths cannot be compared",
            )
        if len(listed) * len(listed[0]) > MAX_ENTRIES:
            raise ScopeError(
                f"{len(listed):,} policies of {counted(len(listed[0]), 'step')} are "
                f"more than the {MAX_ENTRIES:,} steps that fit"
            )
        if len(set(listed)) != len(listed):
            raise ModelError("expected distinct policies, got one twice")
        return listed

    def _action(self, given: Any) -> int:
        if isinstance(given, str) and given in self.actions:
            return self.actions.index(given)
        if type(given) is int and 0 <= given < len(self.actions):
            return given
        raise ModelError(
            f"no action is called `{given}`",
            f"the actions are {', '.join(self.actions)}",
        )

    @property
    def name(self) -> str:
        """What the model is called."""
        return self.title or "the model"

    @property
    def scope(self) -> str:
        """The scope in words: this one model, or every one of its parameters."""
        many = len(self.policies)
        counts = (
            counted(len(self.states), "state"),
            counted(len(self.outcomes), "outcome"),
            "1 policy" if many == 1 else f"{many} policies",
            counted(len(self.policies[0]), "step"),
        )
        size = ", ".join(counts)
        if self.where is not None:
            return f"the model as given, {size}, {all_real(self.unknowns, self.where)}"
        where = f"at {self.values}" if self.values else "as given"
        return f"the model {where}, {size}"

    def policy_name(self, policy: int) -> str:
        """Return a policy's actions by name."""
        return ",".join(self.actions[u] for u in self.policies[policy])

    def entries(self) -> Iterator[Any]:
        """Yield every number or form of the model."""
        yield from self.preferences
        for _, law in self._laws():
            yield from law

    @property
    def unknowns(self) -> frozenset[str]:
        """The names of the parameters: those of the entries and of `where`."""
        return unknowns_of(self.entries(), self.where)

    @property
    def premises(self) -> tuple[Literal, ...]:
        """What is known of the parameters: `where`, and that entries are not below 0.

        A preference that is unknown is positive.
        """
        forms = (x for _, law in self._laws() for x in law if isinstance(x, Form))
        weights = (w for w in self.preferences if isinstance(w, Form))
        rows = [literal(x, ">=") for x in forms]
        rows += [literal(w, ">") for w in weights]
        return premises_of(self.where, rows)

    def known_of(self, names: Sequence[str]) -> tuple[Literal, ...]:
        """Return what is known of the unknowns of a quantified belief."""
        laws = (self.belief(name) for name in names if name in BELIEFS)
        return tuple(literal(p, ">=") for law in laws for p in law if not is_exact(p))

    def belief(self, name: str) -> Row:
        """Return unknown probabilities of the states; the last is what is left over."""
        letter = BELIEFS[name]
        free = tuple(
            Form.unknown(f"{letter}.{k + 1}") for k in range(len(self.states) - 1)
        )
        return (*free, simple(1 - sum(free)))

    def at(self, numbers: Mapping[str, Any]) -> "GenerativeModel":
        """Return it at these values of its parameters, which satisfy `where`."""
        values, shown = values_of_names(self.unknowns, self.premises, numbers)
        return replace(
            self,
            likelihood=evaluated(values, self.likelihood),
            transitions=evaluated(values, self.transitions),
            preferences=evaluated(values, self.preferences),
            prior=evaluated(values, self.prior),
            where=None,
            values=shown,
        )

    def knowing(self, where: Sequence[str]) -> "GenerativeModel":
        """Return it with more constraints, perhaps on further unknown numbers."""
        return replace(self, where=(*(self.where or ()), *where))
