"""Elections told: who wins with which tallies, and which move of a line pays."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from accord.theory.elections import ElectionRule
from accord.theory.exact import Exact
from accord.theory.preferences import Order
from accord.theory.tallies import Tally, tallies

Table = tuple[list[str], list[list[str]]]


def show_order(e: ElectionRule, order: Order) -> str:
    """Return an order by the alternatives' names, best first."""
    return " > ".join(_entry(e, entry) for entry in order)


def _entry(e: ElectionRule, entry: Any) -> str:
    if isinstance(entry, frozenset):
        return "{" + ", ".join(e.names[x] for x in sorted(entry)) + "}"
    return str(e.names[entry])


def show_number(number: Exact) -> str:
    """Return a number for people: thousands apart, a fraction after the whole part.

    >>> show_number(Fraction(24691, 2)), show_number(-3)
    ('12,345 1/2', '-3')
    """
    whole, rest = divmod(abs(Fraction(number)), 1)
    sign = "-" if number < 0 else ""
    if not rest:
        return f"{sign}{whole:,}"
    return f"{sign}{whole:,} {rest}" if whole else f"{sign}{rest}"


def tell_move(
    e: ElectionRule, line: int, report: Order
) -> tuple[list[str], list[Table]]:
    """Return who moves and what it changes: sentences, and tables of the tallies."""
    order, voters = e.lines[line]
    then = e.winner_if(line, report)
    many = f"{voters:,} voters rank" if voters != 1 else "1 voter ranks"
    who = "all of them report" if voters != 1 else "she reports"
    sentences = [
        f"{many} {show_order(e, order)}.",
        f"If {who} {show_order(e, report)},",
        f"then {e.names[then]} wins and not {e.names[e.winner]}.",
    ]
    before, after = tallies(e, e.electorate), tallies(e, e.moved(line, report))
    if len(before) == len(after) == 1:
        heads = ["before", "after"]
        return sentences, [_side_by_side([*before, *after], heads, before[0].caption)]
    return sentences, [
        _side_by_side(before, _rounds(before), "before"),
        _side_by_side(after, _rounds(after), "after"),
    ]


def tell_count(e: ElectionRule) -> Table:
    """Return the tallies of an election as it is, one column for each step."""
    steps = tallies(e, e.electorate)
    return _side_by_side(steps, _rounds(steps), "")


def _side_by_side(steps: Sequence[Tally], heads: Sequence[str], corner: str) -> Table:
    labels = dict.fromkeys(label for step in steps for label, _ in step.entries)
    columns = [dict(step.entries) for step in steps]
    rows = [
        [label, *(show_number(c[label]) if label in c else "" for c in columns)]
        for label in labels
    ]
    return [corner, *heads], rows


def _rounds(steps: Sequence[Tally]) -> list[str]:
    """Return a heading for each step: what is counted, then "then" while it stays."""
    captions = [step.caption for step in steps]
    pairs = zip(["", *captions], captions, strict=False)
    return ["then" if now == before else now for before, now in pairs]
