"""Moulin 1988: Condorcet rules and the no-show paradox."""

import gzip
import itertools
import operator
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from accord.counterexamples.asking import check
from accord.papers.claim import Claim, Paper, Part, fails_at, holds, some_rule
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.verifiers.limits import Limits
from accord.verifiers.verdict import Verdict

_AXIOMS = ("condorcet-winner", "participation")
_CYCLE = ((1, 2, 0, 3), (2, 0, 3, 1), (3, 1, 0, 2))
_ROTATED = ((0, 1, 2, 3), (3, 0, 1, 2), (3, 0, 1, 2), (1, 2, 3, 0))
# The last voter of each electorate would rather have stayed at home; it is a smallest.
_PARADOXES = {
    "copeland": _ROTATED,
    "black": _ROTATED,
    "schulze": _CYCLE,
    "ranked-pairs": ((2, 3, 0, 1), (3, 0, 1, 2), (1, 2, 0, 3)),
    "minimax": _CYCLE,
}


def _paradox(rule: str) -> Part:
    """Return the part that a rule suffers it at its electorate."""
    voters = _PARADOXES[rule]
    instance = (len(voters) - 1, Profile(voters))
    size: dict[str, Any] = {"agents": len(voters), "alternatives": 4}
    return fails_at(instance, rule, "participation", **size)


def _smallest(rule: str) -> Iterator[Part]:
    """Yield the parts that a rule suffers it at this size, and at none below.

    A lone voter leaves nobody behind, so two voters are the first to be looked at.
    """
    voters = len(_PARADOXES[rule])
    for fewer in range(2, voters):
        yield holds(rule, "participation", agents=fewer, alternatives=4)
    yield _paradox(rule)


# --- a rule for all electorates of up to eleven voters --------------------------------

_ORDERS = tuple(itertools.permutations(range(4)))
_PAIRS = tuple(itertools.combinations(range(4), 2))
_BITS = tuple(6 * k for k in range(len(_PAIRS)))  # a margin is a digit, -32..31
_ZERO = sum(32 << bits for bits in _BITS)
_STEPS = tuple(
    sum(
        1 << bits if order.index(x) < order.index(y) else -1 << bits
        for bits, (x, y) in zip(_BITS, _PAIRS, strict=True)
    )
    for order in _ORDERS
)
# The place of the margin of x over y among those of all pairs and their opposites.
_PLACE = {(x, y): k for k, (x, y) in enumerate(_PAIRS)}
_PLACE |= {(y, x): k + len(_PAIRS) for (x, y), k in _PLACE.items()}
_OTHERS = tuple(
    operator.itemgetter(*(_PLACE[x, y] for y in range(4) if y != x)) for x in range(4)
)
_IMAGES = tuple(
    operator.itemgetter(*(_PLACE[old[x], old[y]] for x, y in _PAIRS)) for old in _ORDERS
)


def _margins(electorate: int) -> tuple[int, ...]:
    """Return the margin of x over y for each pair x < y, then those of y over x."""
    above = [((electorate + _ZERO) >> bits & 63) - 32 for bits in _BITS]
    return (*above, *(-margin for margin in above))


def _margin(profile: Profile, x: int, y: int) -> int:
    place = _PLACE[x, y]
    bits = _BITS[place % len(_BITS)]
    above: int = ((profile[0] + _ZERO) >> bits & 63) - 32
    return above if place < len(_BITS) else -above


@cache
def _table() -> dict[tuple[int, ...], int]:
    """Return the outcomes where no alternative beats all others.

    Up to names: where no renaming keeps the margins, one of the 24 images stands for
    all. `accord.verifiers.engines.margin_rules` has found it.
    """
    file = files("accord.papers") / "moulin1988_eleven.txt.gz"
    lines = gzip.decompress(file.read_bytes()).decode("ascii").splitlines()
    rows = (tuple(map(int, line.split())) for line in lines)
    return {row[:-1]: row[-1] for row in rows}


def _elected(electorate: int) -> int:
    """Return what beats all others; else what the table says up to names."""
    margins = _margins(electorate)
    for x, others in enumerate(_OTHERS):
        if min(others(margins)) > 0:
            return x
    table = _table()
    for old, image in zip(_ORDERS, _IMAGES, strict=True):
        # The image calls the alternative old[k] by the number k.
        place = table.get(image(margins))
        if place is not None:
            return old[place]
    raise KeyError(margins)


def rule_of_the_table(voters: int) -> Mechanism:
    """Return the rule on all electorates of up to `voters` voters, 11 at most.

    One agent, the electorate, whose type is its margins written as digits of a number.
    What she is with one voter more is that number and the voter's own.
    """
    found = last = {0}
    for _ in range(voters):
        last = {one + step for one in last for step in _STEPS}
        found = found | last
    return Mechanism(
        rule=lambda reports: _elected(reports[0]),
        domains=(tuple(sorted(found, key=lambda one: (abs(one), one))),),
        outcomes=(0, 1, 2, 3),
        facts={
            "strategic": (),
            "interdependent": False,
            "margin": _margin,
        },
        name="the rule of the table",
        scope=f"up to {voters} voters, 4 alternatives, strict orders, seen as margins",
    )


@prop(Mechanism, forall=("profile",))
def welcomes_each_voter(m: Mechanism, profile: Profile) -> bool:
    """Whoever comes to an electorate likes the outcome then at least as much.

    What `participation` says of her and of these others, all orders at once.
    """
    without = m(profile)
    return all(
        order.index(m(Profile((profile[0] + step,)))) <= order.index(without)
        for order, step in zip(_ORDERS, _STEPS, strict=True)
    )


def table_parts(voters: int) -> tuple[Part, ...]:
    """Return the parts that the rule of the table is as wanted up to `voters` voters.

    The electorates are listed when they are asked for, and not before.
    """

    def comes(limits: Limits) -> Verdict:
        # one voter more than these electorates have
        return check(rule_of_the_table(voters - 1), welcomes_each_voter, limits=limits)

    def chosen(limits: Limits) -> Verdict:
        return check(rule_of_the_table(voters), "condorcet-winner", limits=limits)

    return Part("PROVED", comes), Part("PROVED", chosen)


PAPER = Paper(
    "moulin1988",
    "H. Moulin, Condorcet's principle implies the no show paradox, "
    "Journal of Economic Theory 45 (1988)",
    (
        Claim(
            "condorcet-participation-three",
            "With 3 alternatives and up to 5 voters some resolute Condorcet-consistent "
            "rule satisfies participation.",
            (some_rule("electorates", _AXIOMS, agents=5, alternatives=3),),
        ),
        Claim(
            "no-show-four",
            "With 4 alternatives Copeland, Black, Schulze, ranked pairs and minimax "
            "(lexicographic ties) each suffer the no-show paradox at some electorate "
            "of at most 12 voters.",
            tuple(map(_paradox, _PARADOXES)),
        ),
        Claim(
            "smallest-paradox",
            "With 4 alternatives and lexicographic ties the smallest electorate that "
            "shows the no-show paradox, counting the voter who should stay at home, "
            "has 4 voters under Copeland and Black, and 3 under Schulze, ranked pairs "
            "and minimax.",
            tuple(part for rule in _PARADOXES for part in _smallest(rule)),
        ),
        Claim(
            "largest-possible-four",
            "With 4 alternatives a resolute Condorcet rule with participation, which "
            "reads margins alone, is found for electorates of up to 11 voters. What "
            "runs here is its table on all electorates of up to 6 voters; a slow test "
            "runs it on all of up to 11. For 12 there is none of this kind "
            "(brandt-geist-peters2017, impossible-twelve-by-margins), and none at all "
            "(impossible-twelve, cited).",
            table_parts(6),
        ),
    ),
)
