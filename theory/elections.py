"""Elections as subjects: the lines of a ballot file with the rule that counts them.

A line is an order and the number of voters who cast it. `ElectionRule.winner_if` says
who would win if the voters of one line, moving together, reported another order. The
library's rules read ballots only through tallies, sums over the voters of a row that
depends on the ballot; so the changed tally is the old one, less the line's rows for
its order, plus as many rows for the report. The report can be a whole `Block` of them.
"""

import functools
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NoReturn

from accord.theory.blocks import Block, Row, Undecided
from accord.theory.domains import truncated_orders
from accord.theory.errors import CertificateError, ModelError
from accord.theory.exact import exact
from accord.theory.names import counted
from accord.theory.parameters import NO_PARAMS, bind
from accord.theory.preferences import Order
from accord.theory.rules import Rule, find_rule
from accord.theory.rules.voting_tallies import Electorate, indifference_classes

if TYPE_CHECKING:
    from accord.theory.formats.preflib import Election

Line = tuple[Order, int]


class Moved(Electorate):
    """An electorate in which the voters of one line have moved to another report.

    Every tally is a sum over the voters; so it is that of the electorate before, with
    the row of `order` exchanged, `voters` times, for the row of `report`.
    """

    def __init__(
        self, before: Electorate, order: Order, voters: int, report: Order | Block
    ) -> None:
        self._before, self._order, self._moving = before, order, voters
        self._report = report
        self.tallies = {}
        self.voters = before.voters

    def counts(self) -> Mapping[Any, int]:
        """Return how many voters cast each ballot now."""
        if isinstance(self._report, Block):
            raise Undecided
        counts = dict(self._before.counts())
        counts[self._order] -= self._moving
        counts[self._report] = counts.get(self._report, 0) + self._moving
        return {order: voters for order, voters in counts.items() if voters}

    def add_up(self, row: Row, key: Any, width: int) -> list[Any]:
        """Return the sum over the voters of `row(ballot, key)`."""
        report, n = self._report, self._moving
        gained = report.row(row, key) if isinstance(report, Block) else row(report, key)
        sums = zip(
            self._before.total(row, key, width),
            row(self._order, key),
            gained,
            strict=True,
        )
        return [total + n * (gain - loss) for total, loss, gain in sums]


@dataclass(frozen=True)
class ElectionRule:
    """An election with the rule that counts it: who wins, and who would win if.

    names    alternative number k, from 0, is called `names[k]`
    lines    pairs (order, number of voters); an order is a strict order, possibly
             truncated, or a tuple of frozensets where alternatives are tied
    rule     the name of a library rule of the voting setting
    ties     "lexicographic" (the first alternative of the file wins ties), "reverse",
             or the numbers 1 to m in the order in which they win: "3,1,2"
    params   further arguments of the rule (`{"vector": "3,1,0"}`)
    title    what the election is called, "" if nothing

    Raises ModelError for ill-formed lines, an unknown rule, and a rule that asks who
    cast which ballot or that draws lots.
    """

    names: tuple[str, ...]
    lines: tuple[Line, ...]
    rule: str
    ties: str = "lexicographic"
    params: Mapping[str, Any] = field(default_factory=dict)
    title: str = ""

    def __post_init__(self) -> None:
        if not self.names:
            raise ModelError("expected an election with alternatives, got none")
        seen = set()
        for order, voters in self.lines:
            if not isinstance(order, tuple) or not order:
                raise ModelError(f"expected an order of alternatives, got `{order!r}`")
            if any(not isinstance(x, (int, frozenset)) for x in order):
                raise ModelError(f"expected numbers of alternatives in `{order!r}`")
            indifference_classes(order, len(self.names))
            if isinstance(voters, bool) or not isinstance(voters, int) or voters < 1:
                raise ModelError(
                    f"expected a whole number of voters of a line, got `{voters!r}`"
                )
            if order in seen:
                raise ModelError(
                    f"expected each order once, got `{order!r}` on two lines",
                    "add the two counts on one line",
                )
            seen.add(order)
        entry = self.entry
        if entry.setting != "voting":
            raise ModelError(
                f"`{entry.name}` is a rule of the setting {entry.setting}, "
                "and an election needs one of the setting voting",
                "`accord list rules` shows them",
            )
        ballots = entry.options.get("ballots", "strict")
        if ballots not in ("strict", "truncated", "weak"):
            raise ModelError(
                f"`{entry.name}` counts ballots of the kind {ballots}, "
                "and the ballots of an election file are orders",
                "choose a rule that reads orders",
            )
        _ = self.priority, self._bound

    @property
    def entry(self) -> Rule:
        """The library's record of the rule."""
        return find_rule(self.rule)

    @functools.cached_property
    def priority(self) -> tuple[int, ...]:
        """The alternatives, the one that wins ties first."""
        m = len(self.names)
        if self.ties in ("lexicographic", "reverse"):
            return tuple(range(m))[:: 1 if self.ties == "lexicographic" else -1]
        words = [word.strip() for word in str(self.ties).split(",")]
        if sorted(words) != sorted(map(str, range(1, m + 1))):
            raise ModelError(
                "expected `ties` to be lexicographic, reverse, or the numbers "
                f"1 to {m} in some order, got `{self.ties}`",
                'write all, the winner of ties first, such as "3,1,2" for three',
            )
        return tuple(int(word) - 1 for word in words)

    @functools.cached_property
    def _bound(self) -> tuple[Callable[..., Any], str]:
        given = {
            k: v if isinstance(v, str) else exact(v) for k, v in self.params.items()
        }
        offered = {"ties": self.priority, "alternatives": len(self.names)}
        entry = self.entry
        return bind(entry.function, name=entry.name, params=given, offered=offered)

    @property
    def name(self) -> str:
        """What verdicts call it: the rule with its parameters, and the title."""
        named = self._bound[1]
        return f"{named} in {self.title}" if self.title else named

    @property
    def scope(self) -> str:
        """The scope in words."""
        return (
            f"{self.size_in_words}, {self.ties_in_words}; the voters of one line move "
            "together to any other strict order, complete or truncated; what an order "
            "leaves out is tied at its bottom"
        )

    @property
    def size_in_words(self) -> str:
        """How many voters, lines and alternatives there are, in words."""
        voters = counted(self.electorate.voters, "voter")
        lines = counted(len(self.lines), "line")
        return f"{voters} on {lines}, {counted(len(self.names), 'alternative')}"

    @property
    def ties_in_words(self) -> str:
        """How ties are broken, in words."""
        words = {"lexicographic": "first", "reverse": "last"}
        if self.ties in words:
            return f"ties to the {words[self.ties]} in the file"
        return "ties in the order " + ",".join(str(x + 1) for x in self.priority)

    @functools.cached_property
    def electorate(self) -> Electorate:
        """The electorate as it is, which remembers its tallies."""
        return Electorate(dict(self.lines))

    @functools.cached_property
    def winner(self) -> int:
        """Who wins."""
        return self.count(self.electorate)

    @functools.cached_property
    def reports(self) -> tuple[Order, ...]:
        """The orders that a line may move to: all strict ones, complete or truncated.

        An order of all but one alternative is left out: it says what that of all says.
        """
        return truncated_orders(len(self.names))

    def moved(self, line: int, report: Order) -> Electorate:
        """Return the electorate after the voters of a line have moved to `report`."""
        return Moved(self.electorate, *self.lines[line], report)

    def winner_if(self, line: int, report: "Order | Block") -> int:
        """Return who wins if all voters of a line report `report`.

        For a block, it is the winner for each of its reports; or Undecided is raised.
        """
        moved = Moved(self.electorate, *self.lines[line], report)
        if not isinstance(report, Block):
            return self.count(moved)
        try:
            return self.count(moved)
        except Undecided:
            raise
        except Exception as error:  # what intervals cannot do, single reports can
            raise Undecided from error

    def count(self, electorate: Electorate) -> int:
        """Return who wins when the rule counts this electorate."""
        winner = self._bound[0](electorate)
        if type(winner) is not int or winner not in range(len(self.names)):
            self._refuse(winner)
        return winner

    def _refuse(self, outcome: Any) -> NoReturn:
        what = "a lottery" if isinstance(outcome, Mapping) else f"`{outcome!r}`"
        raise ModelError(
            f"`{self.rule}` returned {what}, expected the number of an alternative",
            "choose a rule with a single winner and no chance",
        )


def with_rule(
    election: "Election",
    rule: str,
    ties: str = "lexicographic",
    params: Mapping[str, Any] = NO_PARAMS,
) -> ElectionRule:
    """Return an election of a file with the rule that is to count it.

    Raises ModelError for a .cat election, which has categories and no orders.
    """
    if election.kind == "cat":
        raise ModelError(
            "expected an election of orders, got one of categories (`cat`)",
            "the kinds soc, soi, toc and toi have orders",
        )
    lines = tuple((_untied(order), voters) for order, voters in election.lines)
    title = dict(election.meta).get("TITLE", "")
    return ElectionRule(election.names, lines, rule, ties, dict(params), title)


def _untied(order: Order) -> Order:
    """Return an order of groups as a strict one, if it is one."""
    if any(len(entry) > 1 for entry in order if isinstance(entry, frozenset)):
        return order
    return tuple(x for entry in order for x in members(entry))


# --- as data ---------------------------------------------------------------------


def election_spec(e: ElectionRule) -> dict[str, Any]:
    """Return the specification of an election: all that the kernel needs of it."""
    from accord.theory.subjects import source_hash

    return {
        "kind": "election",
        "title": e.title,
        "names": list(e.names),
        "lines": [[_entries(order), voters] for order, voters in e.lines],
        "rule": e.entry.name,
        "ties": e.ties,
        "params": dict(e.params),
        "source": source_hash(e.entry.function),
    }


def _entries(order: Order) -> list[Any]:
    return [sorted(x) if isinstance(x, frozenset) else x for x in order]


def from_spec(spec: Mapping[str, Any]) -> ElectionRule:
    """Return the election of a specification, or raise as `subjects.build` does."""
    from accord.theory.subjects import source_hash

    e = ElectionRule(
        tuple(str(name) for name in spec["names"]),
        tuple((_order(order), voters) for order, voters in spec["lines"]),
        str(spec["rule"]),
        str(spec["ties"]),
        dict(spec["params"]),
        str(spec["title"]),
    )
    if spec["source"] != source_hash(e.entry.function):
        raise CertificateError(
            f"step `subject`: the library's rule `{e.rule}` has changed since",
            "make the certificate again with `accord check`",
        )
    return e


def _order(entries: list[Any]) -> Order:
    return tuple(
        frozenset(x) if isinstance(x, list) else operator.index(x) for x in entries
    )


def members(entry: Any) -> frozenset[int]:
    """Return the alternatives of one entry of an order: one, or a group of ties."""
    return entry if isinstance(entry, frozenset) else frozenset((entry,))
