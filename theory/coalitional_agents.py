"""Coalitional agents: markets for beliefs, auctions for actions, a ballot for values.

An agent is made of subagents. Each has beliefs about what is observed next, values of
what is done in view of what then is observed, and wealth. It runs as follows.

    once    The ballot. Every subagent names one whose values are to be the goal; one of
            the ballots is drawn, each as likely as any other.
    then in every step, knowing the goal and all that was observed:
    market  Every subagent reports a law of the next observation, and stakes the share
            `wager` of her wealth on it. The mean of the reports by wealth is the
            belief of the agent, the prices of its market. When the observation is
            known, she wins her stake times the difference between the half-quadratic
            score of her report and the mean of all scores by stakes, or loses it.
    auction Every subagent recommends an action and promises a reward. She bids her
            promise, or what she has not staked, if that is less. The first of the
            highest bids wins: her action is done, she pays the highest other bid (or
            her own, at first price), and gets the reward, which is what the action
            turns out to be worth by the goal.

To tell the truth is: to name herself; to report her own beliefs; to recommend the first
of the actions that in her eyes are best for the goal, and to promise what she expects
of it. The market is the wagering of Lambert et al. 2008, the auction a round of that of
Oesterheld, Demski and Conitzer 2023 without allowance, the ballot that of Newberry and
Ord 2021; the essay of Ngo 2025 puts them together.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import exact, simplest
from accord.theory.names import counted
from accord.theory.parameters import positive
from accord.theory.traces import Trace

MAX_RUNS, MOST_SHOWN = 4_096, 3
PAYMENTS = ("second", "first")
COUNTS = ("wealth", "values", "both")
COLUMNS = ("winner", "bid", "pays", "action", "negotiated", "observed", "reward")
Row = tuple[Any, ...]
History = tuple[int, ...]
Offer = tuple[int, Any]  # the action that is recommended, the reward that is promised


class Step(NamedTuple):
    """What was reported, offered and done; subagents and actions by number."""

    wealths: Row
    reports: tuple[Row, ...]
    price: Row
    offers: tuple[Offer, ...]
    bids: Row
    winner: int
    action: int
    paid: Any


@dataclass(frozen=True)
class CoalitionalAgent:
    """An agent of subagents, whose beliefs, actions and goal they make together.

    subagents     their names
    observations  labels of what can be observed after an action
    actions       labels of what can be done
    beliefs       for each subagent her probability of each observation, in steps that
                  she holds independent of each other and of what is done
    values        for each subagent and action a row: what it is worth to her if this is
                  observed, from 0 to 1
    steps         how many there are
    wealths       what each subagent has at the start, at least 0; together more
    wager         the share of her wealth that each stakes in the market, above 0
    payment       what the winner of an auction pays: the `second` highest bid, which is
                  0 where there is no other, or the `first`, her own
    goal          the subagent whose ballot is drawn in the run that is shown
    observed      what is then observed, step by step; repeated when it is used up
    grid          misreports are looked at that have multiples of 1/grid
    title         what it is called

    >>> a = CoalitionalAgent(("Ann", "Bob"), ("H", "T"), ("act", "wait"),
    ...     ((1, 0), (0, 1)), (((1, 0), (0, 0)), ((0, 0), (1, 1))), 2, (1, 2))
    >>> a.step(0, (1, 2)).price, a.policy(0)
    ((Fraction(1, 3), Fraction(2, 3)), (0, 0, 0))
    """

    subagents: tuple[str, ...]
    observations: tuple[str, ...]
    actions: tuple[str, ...]
    beliefs: tuple[Row, ...]
    values: tuple[tuple[Row, ...], ...]
    steps: int
    wealths: Row
    wager: Any = Fraction(1, 2)
    payment: str = "second"
    goal: int = 0
    observed: tuple[int, ...] = (0,)
    grid: int = 4
    title: str = ""
    _kept: dict[Any, Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        for what in ("subagents", "observations", "actions"):
            labels = tuple(getattr(self, what))
            if not labels or len(set(labels)) != len(labels):
                raise ModelError(f"expected distinct {what}, at least one")
        steps = positive(self.steps, "steps")
        runs = len(self.subagents) * len(self.observations) ** min(steps, 13)
        if steps > 12 or runs > MAX_RUNS:
            raise ScopeError(
                f"{counted(len(self.subagents), 'subagent')} and "
                f"{counted(len(self.observations), 'observation')} in {steps:,} steps "
                f"have more than the {MAX_RUNS:,} runs that fit, or than 12 steps",
                "fewer steps",
            )
        if self.payment not in PAYMENTS:
            raise ModelError(
                f"expected a payment, one of {', '.join(PAYMENTS)}, "
                f"got `{self.payment}`"
            )
        made: dict[str, Any] = {
            "steps": steps,
            "grid": positive(self.grid, "grid"),
            "beliefs": self._each(self.beliefs, "beliefs", self._law),
            "values": self._each(self.values, "values", self._table),
            "wealths": self._purses(),
            "wager": exact(self.wager, "wager"),
        }
        if not 0 < made["wager"] <= 1:
            raise ModelError(
                f"expected a wager above 0 and of at most 1, got {self.wager}"
            )
        for name, value in made.items():
            object.__setattr__(self, name, value)
        if self.goal not in self.members:
            raise ModelError(f"expected a subagent's number as goal, got `{self.goal}`")
        known = range(len(self.observations))
        if not self.observed or not set(self.observed) <= set(known):
            raise ModelError(
                f"expected what is observed, by number, got `{self.observed}`"
            )

    def _each(self, rows: Sequence[Any], what: str, read: Any) -> tuple[Any, ...]:
        if len(rows) != len(self.subagents):
            raise ModelError(
                f"expected {what} of each of {len(self.subagents)} subagents, "
                f"got {len(rows)}"
            )
        pairs = zip(self.subagents, rows, strict=True)
        return tuple(read(row, f"{what} of `{name}`") for name, row in pairs)

    def _law(self, row: Sequence[Any], what: str) -> Row:
        law = self._numbers(row, what, 1)
        if sum(law) != 1:
            raise ModelError(f"expected {what} with the sum 1, got {_listed(law)}")
        return law

    def _table(self, rows: Sequence[Any], what: str) -> tuple[Row, ...]:
        if len(rows) != len(self.actions):
            raise ModelError(
                f"expected {what} of each of {len(self.actions)} actions, "
                f"got {len(rows)}"
            )
        pairs = zip(self.actions, rows, strict=True)
        return tuple(self._numbers(r, f"{what} at `{name}`", 1) for name, r in pairs)

    def _numbers(self, row: Sequence[Any], what: str, most: int) -> Row:
        size = len(self.observations)
        if isinstance(row, str) or len(row) != size:
            raise ModelError(
                f"expected {what}, one number for each of {size} observations, "
                f"got {len(row)}"
            )
        read = tuple(exact(value, what) for value in row)
        if any(not 0 <= value <= most for value in read):
            raise ModelError(f"expected {what} from 0 to {most}, got {_listed(read)}")
        return read

    def _purses(self) -> Row:
        read = tuple(exact(w, "wealth") for w in self.wealths)
        if len(read) != len(self.subagents) or min(read) < 0 or not any(read):
            raise ModelError(
                f"expected a wealth of at least 0 of each of {len(self.subagents)} "
                f"subagents, not all of them 0, got {_listed(read)}"
            )
        return read

    # --- what it is ------------------------------------------------------------------

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title or "the agent"

    @property
    def scope(self) -> str:
        """The scope in words."""
        size = ", ".join(
            counted(count, noun)
            for count, noun in (
                (len(self.subagents), "subagent"),
                (len(self.observations), "observation"),
                (len(self.actions), "action"),
                (self.steps, "step"),
            )
        )
        return (
            f"the agent as given, {size}, stakes of {self.wager} of all wealth, "
            f"{self.payment} price, misreports in steps of 1/{self.grid}"
        )

    @property
    def members(self) -> range:
        """The subagents by number."""
        return range(len(self.subagents))

    @cached_property
    def histories(self) -> tuple[History, ...]:
        """What can have been observed before a step: by length, in order."""
        kinds = range(len(self.observations))
        return tuple(
            history
            for length in range(self.steps)
            for history in itertools.product(kinds, repeat=length)
        )

    def likelihood(self, subagent: int, history: Sequence[int]) -> Any:
        """Return the probability that a subagent gives to what was observed."""
        chance: Any = 1
        for o in history:
            chance = chance * self.beliefs[subagent][o]
        return chance

    def expects(self, subagent: int, action: int, goal: int) -> Any:
        """Return what an action is worth by the goal, as a subagent expects."""
        pairs = zip(self.beliefs[subagent], self.values[goal][action], strict=True)
        return simplest(Fraction(sum(p * v for p, v in pairs)))

    def truth(self, goal: int) -> tuple[Offer, ...]:
        """Return what every subagent offers in the auction if she tells the truth."""
        return tuple(
            max(
                ((a, self.expects(i, a, goal)) for a in range(len(self.actions))),
                key=lambda offer: offer[1],
            )
            for i in self.members
        )

    # --- how it runs -----------------------------------------------------------------

    def step(
        self,
        goal: int,
        wealths: Row,
        reports: tuple[Row, ...] | None = None,
        offers: tuple[Offer, ...] | None = None,
    ) -> Step:
        """Return the step at these wealths; what is not given is told truly."""
        told = self.beliefs if reports is None else reports
        made = self.truth(goal) if offers is None else offers
        whole = Fraction(sum(wealths))
        price = tuple(
            simplest(
                sum(w * law[o] for w, law in zip(wealths, told, strict=True)) / whole
            )
            for o in range(len(self.observations))
        )
        bids = tuple(
            min(promise, (1 - self.wager) * w)
            for (_, promise), w in zip(made, wealths, strict=True)
        )
        winner = max(self.members, key=bids.__getitem__)
        paid = bids[winner]
        if self.payment == "second":
            paid = max((b for i, b in enumerate(bids) if i != winner), default=0)
        return Step(wealths, told, price, made, bids, winner, made[winner][0], paid)

    def after(self, step: Step, goal: int, observation: int) -> Row:
        """Return the wealths after a step in which this is observed."""
        scores = [half_quadratic(law, observation) for law in step.reports]
        whole = Fraction(sum(step.wealths))
        pairs = zip(step.wealths, scores, strict=True)
        mean = sum(w * s for w, s in pairs) / whole
        wealths = [
            w + self.wager * w * (s - mean)
            for w, s in zip(step.wealths, scores, strict=True)
        ]
        reward = self.values[goal][step.action][observation]
        wealths[step.winner] += reward - step.paid
        return tuple(map(simplest, wealths))

    def wealths_at(self, goal: int, history: Sequence[int]) -> Row:
        """Return the wealths after a history in which all told the truth."""
        place = "wealths", goal, tuple(history)
        if place not in self._kept:
            found = self.wealths
            if history:
                before = self.wealths_at(goal, history[:-1])
                found = self.after(self.step(goal, before), goal, history[-1])
            self._kept[place] = found
        kept: Row = self._kept[place]
        return kept

    def step_at(self, goal: int, history: Sequence[int]) -> Step:
        """Return the step after a history in which all told, and tell, the truth."""
        return self.step(goal, self.wealths_at(goal, history))

    def policy(self, goal: int) -> tuple[int, ...]:
        """Return what is done after each history, in order, if all tell the truth."""
        return tuple(self.step_at(goal, h).action for h in self.histories)

    def expected(
        self,
        subagent: int,
        goal: int,
        history: Sequence[int],
        counts: str,
        step: Step | None = None,
    ) -> Any:
        """Return what a subagent expects from here on, if all tell the truth later.

        Of `counts`: her wealth at the end; her own values of what is done from now on;
        or both, the sum of these. `step` is the present one, perhaps with a lie.
        """
        if counts not in COUNTS:
            raise ModelError(
                f"expected what counts, one of {', '.join(COUNTS)}, got `{counts}`"
            )
        left = self.steps - len(history)
        if step is not None:
            return self._rest(subagent, goal, step, left, counts)
        place = "expected", subagent, goal, tuple(history), counts
        if place not in self._kept:
            now = self.step_at(goal, history)
            self._kept[place] = self._rest(subagent, goal, now, left, counts)
        return self._kept[place]

    def _rest(
        self, subagent: int, goal: int, step: Step, left: int, counts: str
    ) -> Any:
        total: Any = 0
        for o, chance in enumerate(self.beliefs[subagent]):
            if not chance:
                continue
            then = self.after(step, goal, o)
            part: Any = 0
            if left > 1:
                part = self._rest(
                    subagent, goal, self.step(goal, then), left - 1, counts
                )
            elif counts != "values":
                part = then[subagent]
            if counts != "wealth":
                part = part + self.values[subagent][step.action][o]
            total = total + chance * part
        return total

    # --- policies and what they are worth ---------------------------------------------

    def worth(self, subagent: int, policy: Sequence[Sequence[Any]]) -> Any:
        """Return what a policy with lots is worth to a subagent in her own eyes."""
        total: Any = 0
        for history, law in zip(self.histories, policy, strict=True):
            chance = self.likelihood(subagent, history)
            for action, p in enumerate(law):
                total = total + p * (chance * self.expects(subagent, action, subagent))
        return total

    @cached_property
    def realised(self) -> tuple[Row, ...]:
        """The policy of a run before the ballot is drawn: the laws of the actions.

        All tell the truth. A goal that is drawn at the start is worth as much as one
        that is drawn, after each history, by the same chances.
        """
        policies = [self.policy(goal) for goal in self.members]
        return tuple(
            tuple(
                simplest(Fraction(done.count(action), len(policies)))
                for action in range(len(self.actions))
            )
            for done in zip(*policies, strict=True)
        )

    def say_policy(self, policy: Sequence[Sequence[Any]]) -> str:
        """Return a policy in words, the histories with the same law together."""
        groups: dict[str, list[str]] = {}
        for history, law in zip(self.histories, policy, strict=True):
            pairs = [(p, a) for p, a in zip(law, self.actions, strict=True) if p]
            sure = len(pairs) == 1
            told = pairs[0][1] if sure else " or ".join(f"{p} {a}" for p, a in pairs)
            groups.setdefault(told, []).append(self.say_history(history))
        if len(groups) == 1:
            return f"always {next(iter(groups))}"
        return "; ".join(f"{told} {_some(at)}" for told, at in groups.items())

    def say_offer(self, offer: Offer) -> str:
        """Return an offer in words: `act, promising 1/2`."""
        action, promise = offer
        return f"{self.actions[action]}, promising {promise}"

    def say_history(self, history: Sequence[int]) -> str:
        """Return what was observed, by labels: `after H, T`, or `at the start`."""
        shown = " ".join(self.observations[o] for o in history)
        return f"after {shown}" if shown else "at the start"

    # --- its run as a table -----------------------------------------------------------

    @property
    def rounds(self) -> int:
        """Its steps, as a run counts them."""
        return self.steps

    def lasting(self, rounds: int) -> "CoalitionalAgent":
        """Return it with this number of steps."""
        return replace(self, steps=rounds)

    def seen(self, number: int) -> int:
        """Return what is observed in a step of the run that is shown, from 1."""
        return self.observed[(number - 1) % len(self.observed)]

    def trace(self, only: Any = None) -> Trace:
        """Return the run with its goal and observations: what was done, by steps."""
        rows: list[tuple[Any, ...]] = []
        history: History = ()
        shown = len(self.observations) if len(self.observations) > 2 else 1
        worths: list[Any] = [0] * len(self.subagents)
        for t in range(1, self.steps + 1):
            step, o = self.step_at(self.goal, history), self.seen(t)
            if only is None or t in only:
                told = self._row(step, history, o)
                rows.append((t, *step.wealths, *step.price[:shown], *told))
            for i in self.members:
                worths[i] += self.values[i][step.action][o]
            history = (*history, o)
        last = self.wealths_at(self.goal, history)
        pairs = list(zip(self.subagents, last, worths, strict=True))
        prices = [f"P({name})" for name in self.observations[:shown]]
        headers = ("step", *self.subagents, *prices, *COLUMNS)
        totals = {
            "goal": f"the values of {self.subagents[self.goal]}, whose ballot is drawn",
            **{f"wealth of {name}": wealth for name, wealth, _ in pairs},
            **{f"worth to {name}": worth for name, _, worth in pairs},
        }
        return Trace(headers, tuple(rows), totals, (*self.subagents, prices[0]))

    def _row(self, step: Step, history: History, observation: int) -> tuple[Any, ...]:
        """Return what a run shows of a step besides wealths and prices."""
        from accord.theory.institutions import negotiated_worths

        worths = negotiated_worths(self, history)
        return (
            self.subagents[step.winner],
            step.bids[step.winner],
            step.paid,
            self.actions[step.action],
            self.actions[worths.index(max(worths))],
            self.observations[observation],
            self.values[self.goal][step.action][observation],
        )

    # --- what quantified names stand for ----------------------------------------------

    def laws(self) -> Iterator[Row]:
        """Yield the laws on the observations that have multiples of 1/grid."""
        size = len(self.observations)
        for cuts in itertools.product(range(self.grid + 1), repeat=size - 1):
            if sum(cuts) <= self.grid:
                parts = (self.grid - sum(cuts), *cuts)
                yield tuple(simplest(Fraction(k, self.grid)) for k in parts)

    def offers(self) -> Iterator[Offer]:
        """Yield the actions with the promises that are multiples of 1/grid."""
        for action in range(len(self.actions)):
            for k in range(self.grid + 1):
                yield action, simplest(Fraction(k, self.grid))


def half_quadratic(law: Sequence[Any], observation: int) -> Any:
    """Return the half-quadratic score, from 0 to 1, of a law if this is observed."""
    return law[observation] + (1 - sum(p * p for p in law)) / Fraction(2)


def _some(labels: Sequence[str]) -> str:
    """Return labels in a row, only the first of many."""
    more = len(labels) - MOST_SHOWN
    shown = ", ".join(labels[:MOST_SHOWN])
    return f"{shown} and {more} more" if more > 0 else shown


def _listed(row: Sequence[Any]) -> str:
    return ", ".join(map(str, row))
