"""Rules that divide an amount, a cake or goods, without money."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import Exact, simplest
from accord.theory.rules import rule

Measure = tuple[int, ...]
Pieces = tuple[tuple[Exact, ...], ...]


@rule(
    "division",
    size={"agents": 3, "amount": 2},
    has="strategyproof weakly-group-strategyproof strongly-group-strategyproof "
    "envy-free anonymous nonbossy not-obviously-manipulable",
)
def uniform_rule(reports: Sequence[tuple[Exact, Any]], *, amount: int) -> list[Exact]:
    """Return the uniform division: everybody her peak, up to a common bound.

    If the peaks sum to more than the amount, shares are min(peak, b), otherwise
    max(peak, b), with the b for which they sum to it. Reads the peaks alone.
    Source: Sprumont 1991.
    """
    peaks = [peak for peak, _ in reports]
    scarce = sum(peaks) >= amount
    bounded = min if scarce else max
    shares: list[Exact] = [0] * len(peaks)
    left: Exact = amount
    waiting = sorted(range(len(peaks)), key=peaks.__getitem__, reverse=not scarce)
    for place, agent in enumerate(waiting):
        even = Fraction(left, len(peaks) - place)
        shares[agent] = simplest(bounded(peaks[agent], even))
        left -= shares[agent]
    return shares


def _mark(measure: Measure, start: Exact, worth: Exact) -> Exact:
    """Return the leftmost point x such that the cake from `start` to x has this worth.

    Cell c is the interval from c to c+1. The worth is positive; the end of the cake
    is returned if there is too little.
    """
    left = worth
    for cell, value in enumerate(measure):
        begin = max(start, cell)
        inside = max(0, cell + 1 - begin) * value
        if inside >= left:
            return begin + Fraction(left) / value
        left -= inside
    return len(measure)


def _piece(cells: int, start: Exact, end: Exact) -> tuple[Exact, ...]:
    """Return the fraction of each cell that lies between two points."""
    return tuple(
        simplest(max(0, min(end, cell + 1) - max(start, cell))) for cell in range(cells)
    )


def _worth(measure: Measure, piece: Sequence[Exact]) -> Exact:
    return sum((v * x for v, x in zip(measure, piece, strict=True)), 0)


def _two(reports: Sequence[Measure], name: str) -> tuple[Measure, Measure]:
    if len(reports) != 2:
        raise ModelError(f"`{name}` is for 2 agents, got {len(reports)}")
    return reports[0], reports[1]


@rule(
    "goods",
    size={"agents": 2, "goods": 3, "total": 3},
    has="proportional envy-free nonbossy",
    lacks="strategyproof weakly-group-strategyproof strongly-group-strategyproof "
    "not-obviously-manipulable anonymous",
)
def cut_and_choose(reports: Sequence[Measure]) -> Pieces:
    """Return the pieces when agent 0 cuts the cake in half and agent 1 chooses.

    As a direct mechanism: the cut is the leftmost point that halves the cake by the
    cutter's report (inside a cell if need be); the chooser gets the piece of larger
    reported worth, and the left one if they are equal. Source: Brams and Taylor 1996.
    """
    cutter, chooser = _two(reports, "cut-and-choose")
    cells = len(cutter)
    cut = _mark(cutter, 0, Fraction(sum(cutter), 2))
    left, right = _piece(cells, 0, cut), _piece(cells, cut, cells)
    if _worth(chooser, left) >= _worth(chooser, right):
        return right, left
    return left, right


@rule(
    "goods",
    size={"agents": 3, "goods": 3, "total": 3},
    has="proportional nonbossy",
    lacks="strategyproof envy-free not-obviously-manipulable anonymous",
    agents=3,
)
def last_diminisher(reports: Sequence[Measure]) -> Pieces:
    """Return the pieces of the Banach-Knaster procedure of the last diminisher.

    The lowest agent left marks, from the left end of what is left, a piece that she
    reports to be worth 1/n of the whole cake. In turn each other agent who reports
    that it is worth more trims it from the right to 1/n; the last who trimmed leaves
    with it. The last agent gets the rest. Source: Steinhaus 1948.
    """
    cells, agents = len(reports[0]), len(reports)
    pieces: list[tuple[Exact, ...]] = [()] * agents
    waiting, start = list(range(agents)), Fraction(0)
    while len(waiting) > 1:
        marks = {
            i: _mark(reports[i], start, Fraction(sum(reports[i]), agents))
            for i in waiting
        }
        taker = min(waiting, key=marks.__getitem__)
        pieces[taker] = _piece(cells, start, marks[taker])
        start = Fraction(marks[taker])
        waiting.remove(taker)
    pieces[waiting[0]] = _piece(cells, start, cells)
    return tuple(pieces)


@rule(
    "goods",
    size={"agents": 2, "goods": 3, "total": 3},
    has="proportional envy-free nonbossy",
    lacks="strategyproof weakly-group-strategyproof strongly-group-strategyproof "
    "not-obviously-manipulable anonymous",
)
def adjusted_winner(reports: Sequence[Measure]) -> Pieces:
    """Return the goods of two agents by the adjusted winner procedure.

    Each good goes to the agent who reports the larger value for it, to agent 0 on a
    tie. Then goods move from the agent whose own share has more points to the other,
    in increasing order of the ratio of her value to the other's (lower number first on
    a tie), the last one in part, until both have the same number of points. Source:
    Brams and Taylor 1996.
    """
    first, second = _two(reports, "adjusted-winner")
    owns: list[Exact] = [int(a >= b) for a, b in zip(first, second, strict=True)]
    gap = _worth(first, owns) - _worth(second, [1 - x for x in owns])
    ahead, behind = (first, second) if gap >= 0 else (second, first)
    holding = [g for g, x in enumerate(owns) if x == int(gap >= 0) and ahead[g]]
    gap = max(gap, -gap)
    for good in sorted(holding, key=lambda g: -Fraction(behind[g], ahead[g])):
        # Moving the fraction x closes the gap by x times the sum of the two values.
        both = ahead[good] + behind[good]
        x: Exact = 1
        if gap < both:
            x = simplest(Fraction(gap) / both)
        owns[good] = 1 - x if owns[good] else x
        gap -= x * both
    return tuple(owns), tuple(1 - x for x in owns)
