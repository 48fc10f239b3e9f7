"""ROSE, by a reconstruction of its kernel: both sides as leaders."""

from typing import Any

from accord.theory.games import StrategicGame
from accord.theory.initiative import (
    check_kernel,
    fallbacks,
    follows,
    label,
    rose_kernel,
    tell_span,
)
from accord.theory.transferable import (
    Coalition,
    Matrix,
    Span,
    against,
    coalitions,
    others,
    shares,
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
    pairs = []
    for coalition in coalitions(len(game.players)):
        own, other = against(game, coalition)
        ends = kernel != "R1"
        pairs.append(
            {
                "first": _lead(own, other, ends=ends),
                "second": _lead(transposed(other), transposed(own), ends=ends),
            }
        )
    proof = {"pairs": tuple(pairs)}
    least, most = shares(game, rose_kernel(kernel), proof)
    if least == most:
        return Found(least, proof)
    return Found(
        (),
        proof,
        (f"tie ({'; '.join(_ties(game, pairs))})",),
        instead=("rose-range", {"kernel": kernel, "least": least, "most": most}),
        shown=tell_span(least, most),
    )


def _lead(own: Matrix, other: Matrix, *, ends: bool) -> dict[str, Any]:
    """Return how V of the player of the rows is shown, with `ends` F of the other."""
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
    if ends:
        proof["ends"] = tuple(
            best_mixtures(
                [[x - best for x in row] for row in games[j]],
                [mine[j] + his[j] for mine, his in zip(own, other, strict=True)],
            )
            if values[j] == best
            else None
            for j in range(len(games))
        )
    return proof


def _ties(game: StrategicGame, pairs: list[Any]) -> list[str]:
    """Return what a follower could get where this differs between best commitments."""
    said = []
    n = len(game.players)
    for coalition, shown in zip(coalitions(n), pairs, strict=True):
        own, other = against(game, coalition)
        theirs = fallbacks(own, other, shown["first"])
        mine = fallbacks(transposed(other), transposed(own), shown["second"])
        for who, found in ((others(coalition, n), theirs), (coalition, mine)):
            if len({end for ends in found for end in ends}) > 1:
                said.append(f"F_{_named(game, who)} anywhere in {_ranges(found)}")
    return said


def _named(game: StrategicGame, who: Coalition) -> str:
    names = [game.players[i] for i in who]
    return names[0] if len(names) == 1 else f"{{{', '.join(names)}}}"


def _ranges(found: list[Span]) -> str:
    """Return the ranges as text, those that meet made one."""
    merged: list[Span] = []
    for low, high in sorted(found):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return " or ".join(f"[{low}, {high}]" for low, high in merged)
