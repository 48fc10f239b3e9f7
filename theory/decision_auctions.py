"""Decision auctions: hypotheses bid their wealth for the right to say what is done.

In each round every hypothesis recommends an option and promises a reward; it bids its
promise, or its wealth if that is less. The highest bid wins: the agent does what the
winner recommends, and the winner gets the reward and pays. Besides, every round each
hypothesis is paid an allowance. Source: Oesterheld, Demski and Conitzer 2023, "A theory
of bounded inductive rationality", the construction of theorem 1.
"""

import math
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from accord.theory.auction_rounds import (
    Round,
    Standing,
    added,
    added_up,
    put,
    times,
    units,
)
from accord.theory.constraints import all_real, check_where, premises_of
from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import Exact, exact, is_exact
from accord.theory.expressions import names_in, values_of_names
from accord.theory.forms import Form, Literal
from accord.theory.names import counted
from accord.theory.parameters import positive
from accord.theory.schedules import (
    Reader,
    is_common,
    labels_of,
    read_schedule,
    reader,
)
from accord.theory.traces import Trace

MAX_BIDS = 10**7
BIDS = ("first", "second")  # what prices and estimates are said in
HARMONIC = "1/(t*i**2)"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What bids in a decision auction.

    name        what it is called
    recommends  an option, or a list of them, repeated from its start when used up
    promises    the reward that it promises, from 0 to 1: a number, an expression in the
                round t, a list of these, repeated, or a function of t
    wealth      what it has at the start, at least 0
    """

    name: str
    recommends: Any
    promises: Any
    wealth: Any = 0


@dataclass(frozen=True)
class DecisionAuction:
    """A decision auction that is run for some rounds.

    options     what the agent can do
    hypotheses  who bids
    rewards     of each option its reward, from 0 to 1, as promises are written
    rounds      how many are run
    allowance   what hypothesis number i (from 1) is paid in round t, at least 0: a
                number, an expression in t and i, or a list of these, repeated
    payment     what the winner pays: an expression in the `first` (the winner's) and
                the `second` highest bid, 0 where there is no other
    estimate    the reward that the agent itself expects, such an expression too
    ties        the order in which ties favour the hypotheses, by number; that of the
                list if left out
    grid        where one hypothesis may change its promises: the plans that are looked
                at have multiples of 1/grid; None where none are
    title       what it is called
    where       None where all is numbers. Else promises, rewards and allowances may be
                expressions in parameters, of which these constraints are known: that
                they are in bounds is for these to say
    numbers     the values that its parameters were given

    >>> a = DecisionAuction(("stay",), (Hypothesis("hope", "stay", 1),), (0,), 3)
    >>> end = a.round(3).after
    >>> end.exactly(end.overestimation), end.exactly(end.wealths[0])
    (Fraction(3, 2), Fraction(1, 3))
    """

    options: tuple[str, ...]
    hypotheses: tuple[Hypothesis, ...]
    rewards: tuple[Any, ...]
    rounds: int
    allowance: Any = HARMONIC
    payment: str = "first"
    estimate: str = "first"
    ties: tuple[int, ...] = ()
    grid: int | None = None
    title: str = ""
    where: tuple[str, ...] | None = None
    numbers: tuple[tuple[str, Exact], ...] = ()
    _kept: dict[str, Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        options, bidders = tuple(self.options), tuple(self.hypotheses)
        if not options or len(set(options)) != len(options) or not all(options):
            raise ModelError(f"expected distinct options, at least one, got {options}")
        names = tuple(h.name for h in bidders)
        if not names or len(set(names)) != len(names) or not all(names):
            raise ModelError(
                f"expected distinct names of hypotheses, at least one, got {names}"
            )
        rounds = positive(self.rounds, "rounds")
        if rounds * len(bidders) > MAX_BIDS:
            raise ScopeError(
                f"{_bidders(len(bidders))} in {counted(rounds, 'round')} "
                f"make more than the {MAX_BIDS:,} bids that fit"
            )
        if len(self.rewards) != len(options):
            raise ModelError(
                f"expected a reward of each of {len(options)} options, "
                f"got {len(self.rewards)}"
            )
        check_where(self.where)
        taken = sorted(self.parameters & {"t", "i", *BIDS})
        if taken:
            raise ModelError(
                f"expected parameters with other names than `{taken[0]}`",
                "t is the round, i the number of a hypothesis, first and second bids",
            )
        rewards = tuple(
            read_schedule(given, rounds, f"reward of `{option}`")
            for option, given in zip(options, self.rewards, strict=True)
        )
        made = {
            "options": options,
            "hypotheses": tuple(self._hypothesis(h, options, rounds) for h in bidders),
            "rewards": rewards,
            "rounds": rounds,
            "allowance": read_schedule(self.allowance, rounds, "allowance"),
            "ties": self._order(len(bidders)),
            "grid": None if self.grid is None else positive(self.grid, "grid"),
        }
        for name, value in made.items():
            object.__setattr__(self, name, value)
        self._kept["readers"] = self._readers()

    def _hypothesis(
        self, h: Hypothesis, options: Sequence[str], rounds: int
    ) -> Hypothesis:
        wealth = h.wealth
        if not (isinstance(wealth, str) and self.parameters & names_in(wealth)):
            wealth = exact(wealth, f"wealth of `{h.name}`")
            if wealth < 0:
                raise ModelError(
                    f"wealth of `{h.name}`: expected a number of at least 0, "
                    f"got `{wealth}`"
                )
        return Hypothesis(
            h.name,
            labels_of(h.recommends, options, f"recommendation of `{h.name}`"),
            read_schedule(h.promises, rounds, f"promise of `{h.name}`"),
            wealth,
        )

    def _order(self, bidders: int) -> tuple[int, ...]:
        order = tuple(self.ties) or tuple(range(bidders))
        if sorted(order) != list(range(bidders)):
            raise ModelError(
                f"expected ties to name each of {bidders} hypotheses once, got {order}"
            )
        return order

    def _readers(self) -> dict[str, Any]:
        """Return what gives the numbers of a round, errors in the text told now."""
        from accord.theory.formats.expressions import parse_expression

        known: dict[str, Any] = dict(self.numbers)
        for name in self.parameters - set(known):
            known[name] = Form.unknown(name)

        def one(schedule: Any, what: str, most: int | None = 1) -> Reader:
            return reader(schedule, what, known, (0, most))

        starts = (
            reader((h.wealth,), f"wealth of `{h.name}`", known, (0, None))(1, 1)
            for h in self.hypotheses
        )
        said = {"payment": self.payment, "estimate": self.estimate}
        return {
            "promises": [
                one(h.promises, f"promise of `{h.name}`") for h in self.hypotheses
            ],
            "rewards": {
                option: one(schedule, f"reward of `{option}`")
                for option, schedule in zip(self.options, self.rewards, strict=True)
            },
            "allowance": one(self.allowance, "allowance", None),
            "common": is_common(self.allowance, known),
            "wealths": tuple(starts),
            "known": known,
            **{
                k: None if t in BIDS else parse_expression(t, (*BIDS, *known), k)
                for k, t in said.items()
            },
        }

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title or "the decision auction"

    @property
    def scope(self) -> str:
        """The scope in words: this one auction and its rounds, or all its numbers."""
        size = f"{_bidders(len(self.hypotheses))}, {counted(self.rounds, 'round')}"
        paid = f"the winner pays `{self.payment}`, estimate `{self.estimate}`"
        words = f"the auction as given, {size}, {paid}"
        if self.grid is not None:
            words += f", plans in steps of 1/{self.grid}"
        if self.is_open:
            return f"{words}, {all_real(self.parameters, self.where)}"
        if self.numbers:
            shown = ", ".join(f"{name} = {number}" for name, number in self.numbers)
            return f"{words}, at {shown}"
        return words

    @property
    def parameters(self) -> frozenset[str]:
        """The names of its parameters: those of `where`, or that have values."""
        known = {name for name, _ in self.numbers}
        return frozenset(known.union(*map(names_in, self.where or ())))

    @property
    def is_open(self) -> bool:
        """Whether some parameters have no values."""
        return self.where is not None

    @property
    def unknowns(self) -> frozenset[str]:
        """The names of the parameters without values."""
        return self.parameters if self.is_open else frozenset()

    @property
    def premises(self) -> tuple[Literal, ...]:
        """What is known of the parameters."""
        return premises_of(self.where)

    def at(self, numbers: Mapping[str, Any]) -> "DecisionAuction":
        """Return it at these values of its parameters, which satisfy `where`."""
        values, _ = values_of_names(self.unknowns, self.premises, numbers)
        return replace(self, where=None, numbers=tuple(values.items()))

    def knowing(self, where: Sequence[str]) -> "DecisionAuction":
        """Return it with more constraints, perhaps on further unknown numbers."""
        return replace(self, where=(*(self.where or ()), *where))

    @property
    def members(self) -> range:
        """The hypotheses by number."""
        return range(len(self.hypotheses))

    def promising(self, hypothesis: int, plan: Sequence[Any]) -> "DecisionAuction":
        """Return it where a hypothesis promises in round t what the plan has there."""
        bidders = list(self.hypotheses)
        bidders[hypothesis] = replace(bidders[hypothesis], promises=tuple(plan))
        return replace(self, hypotheses=tuple(bidders))

    def rewarding(self, rewards: Sequence[Any]) -> "DecisionAuction":
        """Return it where in round t whatever is done has the reward number t."""
        return replace(self, rewards=(tuple(rewards),) * len(self.options))

    # --- the run ---------------------------------------------------------------------

    def round(self, number: int) -> Round:
        """Return a round by its number, from 1.

        The rounds are run one after the other and only the last one is kept, so to ask
        for them in order takes time for each once. Where numbers are unknown nothing is
        kept: how a round goes depends on the case that is explored.
        """
        kept: Round | None = self._kept.get("round")
        if kept is not None and kept.number == number:
            return kept
        if not 1 <= number <= self.rounds:
            raise ModelError(f"expected a round from 1 to {self.rounds}, got {number}")
        if kept is not None and kept.number > number:
            kept = None
        while kept is None or kept.number < number:
            before = self._start() if kept is None else kept.after
            kept = self._run(1 if kept is None else kept.number + 1, before)
        if not self.is_open:
            self._kept["round"] = kept
        return kept

    def _start(self) -> Standing:
        wealths = self._kept["readers"]["wealths"]
        zeros = (0,) * len(wealths)
        truths = (True,) * len(wealths)
        rest = (zeros, zeros, truths, zeros, zeros, sum(wealths))
        start = Standing(1, wealths, wealths, *rest)
        if self.is_open:
            return start
        one = math.lcm(*(w.denominator for w in wealths))
        whole = units(wealths, one)
        return replace(
            start, one=one, wealths=whole, allowances=whole, given=sum(whole)
        )

    def _run(self, t: int, before: Standing) -> Round:
        read = self._kept["readers"]
        promises = tuple(one(t, 0) for one in read["promises"])
        allowance, bidders = read["allowance"], len(self.hypotheses)
        if read["common"]:  # asked for and written in units once, for all
            given = (allowance(t, 0),)
        else:
            given = tuple(allowance(t, i + 1) for i in self.members)
        before = self._fitting(before, (*promises, *given))
        promises = self._in_units(promises, before)
        bids = tuple(map(min, promises, before.wealths))
        winner = max(self.ties, key=bids.__getitem__)
        first = bids[winner]
        second = max((b for k, b in enumerate(bids) if k != winner), default=0)
        option = self._recommended(winner, t)
        reward = read["rewards"][option](t, 0)
        said = [
            self._said(what, first, second, before) for what in ("payment", "estimate")
        ]
        finer = self._fitting(before, (reward, *filter(is_exact, said)))
        if finer.one != before.one:
            factor = finer.one // before.one
            promises, bids = times(promises, factor), times(bids, factor)
            first, second = first * factor, second * factor
            before = finer
        (reward,) = self._in_units((reward,), before)
        price, estimate = (
            {"first": first, "second": second}[value]
            if isinstance(value, str)
            else self._in_units((value,), before)[0]
            for value in said
        )
        paid = self._in_units(given, before)
        paid = paid * bidders if read["common"] else paid
        after = Standing(
            before.one,
            added(added_up(before.wealths, paid), winner, reward - price),
            added_up(before.allowances, paid),
            added(before.earned, winner, reward - price),
            added(before.records, winner, reward - promises[winner]),
            put(
                before.honest,
                winner,
                before.honest[winner] and bool(promises[winner] <= reward),
            ),
            tuple(
                total + promise if given >= promise else total
                for total, promise, given in zip(
                    before.guaranteed, promises, before.allowances, strict=True
                )
            ),
            added(before.wins, winner, 1),
            before.given + sum(paid),
            before.overestimation + estimate - reward,
            before.reward + reward,
        )
        return Round(
            t, before, after, promises, bids, winner, option, price, estimate, reward
        )

    def _said(self, what: str, first: Any, second: Any, now: Standing) -> Any:
        """Return a price or an estimate as a number, or which of the bids it is."""
        read = self._kept["readers"]
        if read[what] is None:
            return getattr(self, what)
        bids = {"first": now.exactly(first), "second": now.exactly(second)}
        value = read[what].run({**read["known"], **bids})
        if not is_exact(value) and not isinstance(value, Form):
            raise ModelError(f"{what}: expected a number, got `{value}`")
        return value

    def _fitting(self, now: Standing, numbers: Iterable[Any]) -> Standing:
        """Return the same in units in which these numbers are whole as well."""
        if self.is_open:
            return now
        need = math.lcm(*{x.denominator for x in numbers})
        return (
            now if now.one % need == 0 else now.finer(need // math.gcd(need, now.one))
        )

    def _in_units(self, numbers: Sequence[Any], now: Standing) -> tuple[Any, ...]:
        return tuple(numbers) if self.is_open else units(numbers, now.one)

    def reward_of(self, hypothesis: int, t: int) -> Any:
        """Return what the recommendation of a hypothesis yields in round t."""
        return self._kept["readers"]["rewards"][self._recommended(hypothesis, t)](t, 0)

    def _recommended(self, hypothesis: int, t: int) -> str:
        listed = self.hypotheses[hypothesis].recommends
        return str(listed[(t - 1) % len(listed)])

    def lasting(self, rounds: int) -> "DecisionAuction":
        """Return it with this number of rounds."""
        return replace(self, rounds=rounds)

    def trace(self, only: Container[int] | None = None) -> Trace:
        """Return the run: for each round the wealths before it, and what was done.

        Of the rounds alone that are asked for; the totals are those of all.
        """
        if self.is_open:
            raise ModelError(
                f"`{self.name}` has parameters without values, and cannot be run",
                "`accord check` decides for all their values",
            )
        names = tuple(h.name for h in self.hypotheses)
        rows = []
        for t in range(1, self.rounds + 1):
            r = self.round(t)
            if only is None or t in only:
                held = map(r.before.exactly, r.before.wealths)
                told = map(r.before.exactly, (r.estimate, r.price, r.reward))
                rows.append((t, *held, names[r.winner], r.option, *told))
        end = self.round(self.rounds).after
        wealths = map(end.exactly, end.wealths)
        totals = {
            **{f"wealth of {n}": w for n, w in zip(names, wealths, strict=True)},
            "rewards": end.exactly(end.reward),
            "allowances": end.exactly(end.given),
            "overestimation": end.exactly(end.overestimation),
        }
        headers = ("round", *names, "winner", "option", "estimate", "price", "reward")
        return Trace(headers, tuple(rows), totals, names)


def _bidders(count: int) -> str:
    return f"{count:,} hypothes{'is' if count == 1 else 'es'}"
