"""The matrix of axioms and solutions as text: whole, or one cell with its witness."""

import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

from accord.counterexamples.bargaining_axioms import (
    AXIOMS,
    GAME_SOLUTIONS,
    SOLUTIONS,
    UNEQUAL,
    WEIGHTED,
    Cell,
    axiom_of,
)
from accord.counterexamples.story import table
from accord.theory.games import StrategicGame
from accord.theory.germs import Germ, near, run_straight
from accord.verifiers.engines.bargaining_axioms import changed_problems
from accord.verifiers.engines.radicals import said

WORDS = {"PROVED": "proved", "REFUTED": "NO", "UNFALSIFIED": "-"}
# Column heads of two lines, narrow enough for all to stand beside each other.
_HEADS = {
    "nash": ("Nash", ""),
    "weighted-nash": ("Nash", "2:1"),
    "kalai-smorodinsky": ("Kalai", "Smor."),
    "egalitarian": ("egal-", "itar."),
    "proportional": ("prop.", "2:1"),
    "utilitarian": ("util-", "itar."),
    "raiffa": ("Raiffa", ""),
    "perles-maschler": ("Perles", "Masch."),
    "pmm-nash": ("PMM", "Nash"),
    "rose-points-r1": ("ROSE", "R1"),
    "coco": ("CoCo", ""),
    "rose-r1": ("ROSE", "R1"),
    "rose-r2": ("ROSE", "R2"),
}
_TITLE, _COLUMN = 26, 7
_STAGES = {
    "nash-iia": ("without", "with more"),
    "superadditivity": ("the first", "the second", "both at once"),
    "action-monotonicity": ("with it", "without"),
}


def matrix_tables(cells: Sequence[Cell]) -> str:
    """Return the matrix: of bargaining solutions, and of values of games."""
    blocks = []
    for order, games in ((SOLUTIONS, False), (GAME_SOLUTIONS, True)):
        own = [cell for cell in cells if (cell.axiom not in AXIOMS) == games]
        columns = [s for s in order if any(cell.solution == s for cell in own)]
        if columns:
            blocks.append(_block(own, columns))
    return "\n\n".join(blocks)


def _block(cells: Sequence[Cell], columns: Sequence[str]) -> str:
    found = {(cell.axiom, cell.solution): cell for cell in cells}
    lines = [_line("", [_HEADS[s][k] for s in columns]) for k in (0, 1)]
    for axiom in dict.fromkeys(cell.axiom for cell in cells):
        words = [_word(found.get((axiom, s))) for s in columns]
        *before, last = textwrap.wrap(axiom_of(axiom).title, _TITLE - 1)
        lines += [f"  {text}" for text in before]
        lines.append(_line(last, words))
    return "\n".join(lines)


def _line(title: str, words: Sequence[str]) -> str:
    cells = "".join(f"{word:<{_COLUMN}}" for word in words)
    return f"  {title:<{_TITLE}}{cells}".rstrip()


def _word(cell: Cell | None) -> str:
    if cell is None:
        return ""
    word = WORDS[cell.verdict.status]
    return f"{word} arg" if cell.argument and word == "-" else word


def legend(cells: Iterable[Cell]) -> list[str]:
    """Return what the words of the matrix mean, those that occur."""
    listed = list(cells)
    held = [cell.searched for cell in listed if cell.verdict.status == "UNFALSIFIED"]
    meaning = {
        "REFUTED": "NO: REFUTED by a witness that the kernel replayed",
        "PROVED": "proved: PROVED, for all real payoffs in the proof's scope",
        "UNFALSIFIED": f"-: UNFALSIFIED, nothing found at {min(held, default=0):,} "
        "instances; arg: there is an argument in words, with source, not checked here",
    }
    statuses = {cell.verdict.status for cell in listed}
    return [text for status, text in meaning.items() if status in statuses]


def name_of(cell: Cell) -> str:
    """Return the solution's name with its weights.

    >>> from accord.counterexamples.bargaining_axioms import cell
    >>> name_of(cell("symmetry", "proportional"))
    'proportional (2:1)'
    """
    if cell.solution not in WEIGHTED:
        return cell.solution
    return f"{cell.solution} ({':'.join(map(str, UNEQUAL))})"


def tell_witness(cell: Cell) -> str:
    """Return the table of the problems of a counterexample and what is chosen there."""
    statement = cell.verdict.statement
    problem, given = statement.subject, statement.parameters
    if cell.axiom == "continuity":
        rows = [_of_way(problem, way) for way in given["ways"]]
    else:
        made = changed_problems(statement.prop, problem, given)
        points = [point for point, _ in given["choices"]]
        default = ("before", "after") if len(made) > 1 else ("",)
        stages = _STAGES.get(cell.axiom, default)
        rows = [
            [stage, *_columns(each), _told(point)]
            for stage, each, point in zip(stages, made, points, strict=True)
        ]
    games = isinstance(problem, StrategicGame)
    what = ["payoffs by row"] if games else ["outcomes", "disagreement"]
    return table(["", *what, name_of(cell)], rows)


def _of_way(problem: Any, way: Any) -> list[str]:
    moving = near(problem, way["moved"])
    point, _ = run_straight(*way["choices"])
    moves = moving.outcomes != problem.outcomes
    return ["as e goes to 0" if moves else "at e = 0", *_columns(moving), _told(point)]


def _columns(problem: Any) -> list[str]:
    if isinstance(problem, StrategicGame):
        width = problem.sizes[1]
        rows = [problem.table[k : k + width] for k in range(0, problem.size, width)]
        return [" / ".join(" ".join(map(_told, row)) for row in rows)]
    outcomes = " ".join(map(_told, problem.outcomes))
    return [outcomes, _told(problem.disagreement)]


def _told(row: Sequence[Any]) -> str:
    return f"({', '.join(map(_number, row))})"


def _number(value: Any) -> str:
    if not isinstance(value, Germ):
        return said(value)
    constant, slope = value.coefficients
    size = "e" if abs(slope) == 1 else f"{abs(slope)} e"
    sign = "-" if slope < 0 else "+"
    return f"{constant} {sign} {size}" if constant else f"{'-' * (slope < 0)}{size}"
