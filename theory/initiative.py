"""Initiative games: one side commits itself, the other is paid to go along.

Kernels of ROSE, the value that Diffractor proposed in "Threat-Resistant Bargaining
Megapost: Introducing the ROSE Value" (2022). The author's own equation for two players
was not available, so these are reconstructions, and are always named as such.

The leader announces a mixture m of her actions. The follower could then get
F = max_k U(m, k), U his payoffs, and for that much he plays whatever the leader wants,
who keeps the rest of the largest sum: with G_j[a][k] = own[a][j] + other[a][j] -
other[a][k] she gets V = max_m (max_j sum(m, j) - F) = max_j val(G_j). A coin decides
who leads. What is lost of M, since the commitment may be wasteful, goes

    R1   to the follower
    R2   to the leader
    R3   to both, a half each

For R2 and R3 the follower's F has to be known, and may differ between the leader's best
commitments: then what they give is open, within bounds that are shown.
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from typing import Any

from accord.theory.bargaining_terms import Proof, Row, dot, need, part, same
from accord.theory.errors import CertificateError, ModelError
from accord.theory.games import StrategicGame
from accord.theory.properties import PremiseNotMet, assume
from accord.theory.transferable import (
    Kernel,
    Matrix,
    Span,
    allowed,
    coco_span,
    guaranteed,
    shares_of_any,
    transposed,
)

KERNELS = ("R1", "R2", "R3")
_HALF = Fraction(1, 2)


def short_label(kernel: str) -> str:
    """Return the name of a kernel for a table, whose notes say the rest.

    >>> short_label("R1")
    'ROSE-R1 (reconstruction)'
    """
    check_kernel(kernel)
    return f"ROSE-{kernel} (reconstruction)"


def label(kernel: str) -> str:
    """Return the name under which all results of a kernel are shown.

    >>> label("R1")
    "ROSE-R1 (reconstruction; the author's own equation is not available)"
    """
    check_kernel(kernel)
    return f"ROSE-{kernel} (reconstruction; the author's own equation is not available)"


def tell_span(least: Row, most: Row) -> tuple[str, ...]:
    """Return what each player gets as text, a range where it is open."""
    ends = zip(least, most, strict=True)
    return tuple(f"{a}" if a == b else f"[{a}, {b}]" for a, b in ends)


def check_kernel(kernel: object) -> None:
    """Raise ModelError unless this names a kernel."""
    if kernel not in KERNELS:
        raise ModelError(
            f"expected a kernel of ROSE, got `{kernel}`", "the kernels are R1, R2, R3"
        )


def follows(own: Matrix, other: Matrix, column: int) -> Matrix:
    """Return G_j: what the leader keeps if column j is played, by row and threat k.

    The follower is paid what column k would give him.
    """
    return [
        [mine[column] + his[column] - kept for kept in his]
        for mine, his in zip(own, other, strict=True)
    ]


def leads(own: Matrix, other: Matrix, proof: Proof) -> Any:
    """Return V, what the player of the rows gets as the leader, shown.

    With `commitment`, a mixture of the rows, she keeps that much where `column` is
    played; for each column one of `caps`, mixtures of the columns, allows no more.
    """
    columns = range(len(own[0]))
    chosen, caps = part(proof, "column"), part(proof, "caps")
    need(type(chosen) is int and chosen in columns, "the number of a column")
    need(len(caps) == len(columns), "a cap for each column")
    low = guaranteed(follows(own, other, chosen), part(proof, "commitment"))
    for j, cap in enumerate(caps):
        need(allowed(follows(own, other, j), cap) <= low, "caps that allow no more")
    return low


def fallbacks(own: Matrix, other: Matrix, best: Any, proof: Proof) -> list[Span]:
    """Return the least and the most of F at the best commitments, column by column.

    `best` is V, which `leads` shows. A best commitment m keeps V at some column j: then
    F = sum(m, j) - V, since else it would keep more. `ends` has for each column None if
    its cap allows less than V, so that no m does; else two pairs of such an m and
    multipliers y_k >= 0, for the least and the most. As m keeps V, sum_a m_a (G_j[a][k]
    - V) >= 0 for all k, so that sum(m, j) is at least the least entry of sum(., j) -
    (G_j - V) y, and at most the largest of sum(., j) + (G_j - V) y. Both are reached.
    """
    ends, caps = part(proof, "ends"), part(proof, "caps")
    need(len(ends) == len(caps), "ends for each column")
    found = []
    for j, shown in enumerate(ends):
        game = follows(own, other, j)
        if shown is None:
            need(allowed(game, caps[j]) < best, "a cap that allows less than V")
            continue
        sums = [mine[j] + his[j] for mine, his in zip(own, other, strict=True)]
        over = [[x - best for x in row] for row in game]
        need(len(shown) == 2, "two ends")
        low, high = (
            _end(over, sums, end, sign) - best
            for end, sign in zip(shown, (1, -1), strict=True)
        )
        found.append((low, high))
    return found


def _end(over: Matrix, sums: Row, shown: tuple[Row, Row], sign: int) -> Any:
    """Return the least (sign 1) or the most (-1) of the sums, at best commitments."""
    commitment, multipliers = shown
    need(guaranteed(over, commitment) >= 0, "a commitment that keeps V")
    need(all(y >= 0 for y in multipliers), "multipliers that are at least 0")
    reached = dot(commitment, sums)
    for total, row in zip(sums, over, strict=True):
        bound = sign * (total - reached) - dot(row, multipliers)
        need(bound >= 0, "multipliers that show the end")
    return reached


def rose_span(kernel: str, own: Matrix, other: Matrix, proof: Proof) -> Span:
    """Return the least and the most of v(S) - v(T) by one of the kernels, shown.

    `first` shows S as the leader, `second` T.
    """
    sides = (
        (own, other, part(proof, "first")),
        (transposed(other), transposed(own), part(proof, "second")),
    )
    best = [leads(*side) for side in sides]
    if kernel == "R1":
        return gap_of(kernel, best)
    pairs = zip(sides, best, strict=True)
    spans = [fallbacks(mine, his, v, shown) for (mine, his, shown), v in pairs]
    return gap_of(kernel, best, spans)


def gap_of(kernel: str, best: Row, spans: Sequence[Sequence[Span]] = ()) -> Span:
    """Return the least and the most of v(S) - v(T), S and T having led in turn.

    `best` has V_S and V_T, `spans` what T and S could get as the followers. By R1 it is
    V_S - V_T, by R2 F_S - F_T, F_S being what S could get when T leads; R3 is the mean.
    """
    lead = best[0] - best[1]
    if kernel == "R1":
        return lead, lead
    theirs, mine = spans
    low = min(a for a, _ in mine) - max(b for _, b in theirs)
    high = max(b for _, b in mine) - min(a for a, _ in theirs)
    if kernel == "R2":
        return low, high
    return _HALF * (lead + low), _HALF * (lead + high)


def rose_kernel(kernel: str) -> Kernel:
    """Return the function of a kernel of ROSE, for `shares`."""
    check_kernel(kernel)
    return partial(rose_span, kernel)


def kernel_of(kernel: str) -> Kernel:
    """Return the function of any kernel, coco or one of ROSE."""
    return coco_span if kernel == "coco" else rose_kernel(kernel)


def shown_shares(game: StrategicGame, kernel: str, proof: Proof) -> tuple[Any, ...]:
    """Return what a kernel gives each player.

    Where the proof does not show it, or the kernel leaves it open, a statement about it
    says nothing.
    """
    try:
        least, most = shares_of_any(game, kernel_of(kernel), proof)
    except CertificateError as error:
        raise PremiseNotMet from error
    assume(same(least, most))
    return least
