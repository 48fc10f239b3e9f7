"""ROSE, by a reconstruction of its kernel: both sides as leaders."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from accord.theory.bargaining_terms import dot
from accord.theory.exact import Exact
from accord.theory.games import StrategicGame
from accord.theory.initiative import (
    UNAVAILABLE,
    check_kernel,
    follows,
    gap_of,
    label,
    tell_span,
)
from accord.theory.transferable import (
    Coalition,
    Matrix,
    Span,
    against,
    coalitions,
    divided,
    largest_sum,
    others,
    transposed,
)
from accord.verifiers.engines.bargaining import Found
from accord.verifiers.engines.bargaining.coco import check_size
from accord.verifiers.engines.matrix_games import best_mixtures, solve_matrix

DEFINITION = "rose-value"


def name(kernel: Any) -> str:
    """Return under which name the kernel's results are shown, never as ROSE's own."""
    return label(kernel)


def solve(game: StrategicGame, kernel: str) -> Found:
    """Return the value, or where the kernel leaves it open within which bounds."""
    check_kernel(kernel)
    check_size(game, ("coalition", "pure_profile", "joint_action"))
    pairs, gaps, ties = list[Any](), list[Span](), list[str]()
    n = len(game.players)
    for coalition in coalitions(n):
        own, other = against(game, coalition)
        sides = (own, other), (transposed(other), transposed(own))
        first, second = (_lead(*side, ends=kernel != "R1") for side in sides)
        pairs.append({"first": first.proof, "second": second.proof})
        gaps.append(
            gap_of(kernel, (first.best, second.best), (first.spans, second.spans))
        )
        followers = (others(coalition, n), first), (coalition, second)
        ties += [
            f"F_{_named(game, who)} {_ranges(found.spans)}"
            for who, found in followers
            if len({end for ends in found.spans for end in ends}) > 1
        ]
    proof = {"pairs": tuple(pairs)}
    least, most = divided(n, largest_sum(game), gaps)
    if least == most:
        return Found(least, proof, (UNAVAILABLE,))
    return Found(
        (),
        proof,
        (f"tie ({'; '.join(ties)})", UNAVAILABLE),
        instead=("rose-range", {"kernel": kernel, "least": least, "most": most}),
        shown=tell_span(least, most),
    )


@dataclass(frozen=True)
class Lead:
    """V of a leader, what the follower could get, and how both are shown."""

    best: Exact
    spans: tuple[Span, ...]
    proof: dict[str, Any]


def _lead(own: Matrix, other: Matrix, *, ends: bool) -> Lead:
    """Return what the player of the rows gets as the leader, with `ends` also F."""
    games = [follows(own, other, j) for j in range(len(own[0]))]
    solved = [solve_matrix(game) for game in games]
    values = [value for value, _, _ in solved]
    best = max(values)
    chosen = values.index(best)
    proof: dict[str, Any] = {
        "column": chosen,
        "commitment": solved[chosen][1],
        "caps": tuple(columns for _, _, columns in solved),
    }
    if not ends:
        return Lead(best, (), proof)
    shown, spans = list[Any](), list[Span]()
    for j, game in enumerate(games):
        if values[j] < best:
            shown.append(None)
            continue
        sums = [mine[j] + his[j] for mine, his in zip(own, other, strict=True)]
        pair = best_mixtures([[x - best for x in row] for row in game], sums)
        shown.append(pair)
        low, high = (dot(mixture, sums) - best for mixture, _ in pair)
        spans.append((low, high))
    return Lead(best, tuple(spans), {**proof, "ends": tuple(shown)})


def _named(game: StrategicGame, who: Coalition) -> str:
    names = [game.players[i] for i in who]
    return names[0] if len(names) == 1 else f"{{{', '.join(names)}}}"


def _ranges(found: Sequence[Span]) -> str:
    """Return the ranges as text, those that meet made one."""
    merged: list[Span] = []
    for low, high in sorted(found):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return " or ".join(
        f"{low}" if low == high else f"anywhere in [{low}, {high}]"
        for low, high in merged
    )
