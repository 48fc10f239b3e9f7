"""The electorates setting: one alternative is chosen, however many voters come.

A rule for all electorates up to a size, that counts ballots without names, or reads
nothing but the margins between alternatives.
"""

import functools
import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from accord.theory.domains import MAX_TYPES, strict_orders
from accord.theory.errors import ModelError, ScopeError
from accord.theory.mechanisms import Mechanism
from accord.theory.names import counted, letter
from accord.theory.parameters import (
    NO_PARAMS,
    bind,
    choose,
    positive,
    priority_of,
    ties_in_words,
)
from accord.theory.preferences import Order
from accord.theory.profiles import Domain, Profile
from accord.theory.settings import voting

Electorate = tuple[tuple[int, ...], ...]  # ballots in order, or a matrix of margins


def mechanism(
    rule: Callable[..., Any],
    *,
    name: str,
    params: Mapping[str, Any] = NO_PARAMS,
    agents: int = 5,
    alternatives: int = 3,
    ties: str = "lexicographic",
    reads: str = "ballots",
) -> Mechanism:
    """Return the mechanism of a rule for every electorate of up to `agents` voters.

    rule    takes an electorate: the tuple of its ballots, strict orders, as a
            dictionary has them, or with `reads` "margins" the matrix in which row x
            says at y how many put x above y, less those who put y above x; and
            returns an alternative 0..m-1. `alternatives` and `ties` are offered
    agents  the most voters that there are
    reads   ballots | margins

    Agent 0 is a voter, her type is her order. Agent 1 is all others, none of them
    or more, and chooses nothing: whoever has a question about one voter puts it to
    agent 0, because names do not matter. Without the voter the others are the whole
    electorate; where they are nobody the rule chooses something, too.
    """
    n, m = positive(agents, "agents"), positive(alternatives, "alternatives")
    orders = strict_orders(m)
    priority = priority_of(ties, m)
    offered = {"ties": priority, "alternatives": m}
    bound, named = bind(rule, name=name, params=params, offered=offered)
    by_margins = choose(reads, ("ballots", "margins"), "reads") == "margins"
    if not by_margins:
        _bounded(math.comb(len(orders) + n - 1, n - 1))
    nobody = no_margins(m) if by_margins else ()
    add = add_margins if by_margins else _add_ballot
    scope = f"up to {counted(n, 'voter')}, {counted(m, 'alternative')}, strict orders, "
    scope += "the margins alone are read" if by_margins else "counted without names"
    if "ties" in getattr(bound, "keywords", {}):
        scope += f", {ties_in_words(priority)}"
    return Mechanism(
        rule=lambda reports: bound(reports[0]),
        domains=(orders, electorates(nobody, add, orders, n - 1)),
        outcomes=tuple(range(m)),
        prefers=_prefers,
        read=functools.partial(voting.read_alternative, named, m),
        rename=_rename_margins if by_margins else _rename_ballots,
        variable=True,
        name=named,
        scope=scope,
        setting="electorates",
        facts={
            "strategic": (0,),
            "names": ("The voter", "The rest"),
            "view": functools.partial(_whole, nobody, add),
            "margin": _margin if by_margins else _margin_of_ballots,
        },
    )


def electorates(
    nobody: Electorate,
    add: Callable[[Electorate, Order], Electorate],
    orders: Iterable[Order],
    most: int,
) -> Domain:
    """Return all electorates of up to `most` voters, the smallest first."""
    found = dict.fromkeys([nobody])
    last = list(found)
    for _ in range(most):
        last = list(dict.fromkeys(add(one, order) for one in last for order in orders))
        found.update(dict.fromkeys(last))
        _bounded(len(found))
    return tuple(found)


def _bounded(number: int) -> None:
    if number > MAX_TYPES:
        raise ScopeError(
            f"there are more than the {MAX_TYPES:,} electorates that fit",
            "fewer voters or alternatives",
        )


def no_margins(alternatives: int) -> Electorate:
    """Return the matrix of margins of nobody."""
    return ((0,) * alternatives,) * alternatives


def add_margins(margins: Electorate, order: Order) -> Electorate:
    """Return the margins when a voter of this order comes."""
    rows = zip(margins, _matrix(order), strict=True)
    return tuple(tuple(map(int.__add__, *pair)) for pair in rows)


@functools.lru_cache(maxsize=math.factorial(6))
def _matrix(order: Order) -> Electorate:
    place = {x: k for k, x in enumerate(order)}
    every = range(len(order))
    return tuple(
        tuple((place[x] < place[y]) - (place[x] > place[y]) for y in every)
        for x in every
    )


def _add_ballot(ballots: Electorate, order: Order) -> Electorate:
    return tuple(sorted((*ballots, order)))


def _whole(
    nobody: Electorate,
    add: Callable[[Electorate, Order], Electorate],
    profile: Profile,
) -> Profile:
    """Return the electorate that a voter and the rest make together, or either."""
    *rest, last = profile
    if _is_order(last):
        last = add(nobody, last)
    for order in rest:
        last = add(last, order)
    return Profile((last,))


def _is_order(report: Any) -> bool:
    """Return whether it is one voter's order, and no electorate."""
    return bool(report) and isinstance(report[0], int)


def _margin(profile: Profile, x: int, y: int) -> int:
    *voter, rest = profile
    return sum((_matrix(order)[x][y] for order in voter), rest[x][y])


def _margin_of_ballots(profile: Profile, x: int, y: int) -> int:
    *voter, rest = profile
    return sum(_matrix(order)[x][y] for order in (*voter, *rest))


def _prefers(agent: int, profile: Profile, x: Any, y: Any) -> bool:
    if agent != 0:
        raise ModelError(
            "the rest of an electorate has no preference of its own",
            "choose a property that speaks of one voter, such as `participation`",
        )
    order = profile[0]
    return bool(order.index(x) <= order.index(y))


def _rename_ballots(names: Mapping[Any, Any], thing: Any) -> Any:
    if not isinstance(thing, tuple):
        return names[thing]
    if _is_order(thing):
        return tuple(names[x] for x in thing)
    return tuple(sorted(tuple(names[x] for x in order) for order in thing))


def _rename_margins(names: Mapping[Any, Any], thing: Any) -> Any:
    if not isinstance(thing, tuple) or _is_order(thing):
        return _rename_ballots(names, thing)
    old = sorted(names, key=names.__getitem__)
    return tuple(tuple(thing[x][y] for y in old) for x in old)


def say_type(agent: int, own_type: Any) -> str:
    """Return the verb phrase of a type, for stories."""
    return ("ranks " if agent == 0 else "is ") + show_report(own_type)


def show_report(report: Any) -> str:
    """Return an order, ballots or margins as text, for stories."""
    if _is_order(report):
        return " > ".join(map(letter, report))
    if not _is_matrix(report):
        return ", ".join(" > ".join(map(letter, order)) for order in report) or "nobody"
    ahead = [
        f"{letter(x)} leads {letter(y)} by {margin}"
        for x, row in enumerate(report)
        for y, margin in enumerate(row)
        if margin > 0
    ]
    return ", ".join(ahead) or "level"


def _is_matrix(report: Electorate) -> bool:
    """Return whether an electorate is given by margins, which are antisymmetric."""
    size = range(len(report))
    square = all(len(row) == len(report) for row in report) and report
    return bool(square) and all(
        report[x][y] == -report[y][x] for x in size for y in size
    )
