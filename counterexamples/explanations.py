"""A proof in steps as plain text, Markdown or LaTeX, all of one record."""

import re
import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path

from accord.counterexamples.impossibility import Explanation, Line
from accord.theory.errors import ModelError

WIDTH = 80
_GAP = 4


def form_of(path: str) -> Callable[[Explanation], str]:
    """Return what writes a proof in the form that the name of a file asks for."""
    form = _FORMS.get(Path(path).suffix.lower())
    if form is None:
        raise ModelError(
            f"a proof is written as {', '.join(sorted(_FORMS))}, got `{path}`",
            "give --explain a file with one of these endings",
        )
    return form


def render(explanation: Explanation, path: str) -> str:
    """Return the proof in the form that the name of a file asks for."""
    return form_of(path)(explanation)


def _why(line: Line) -> str:
    """Return the reasons of a line, and the numbers that it rests on."""
    rests = ", ".join(map(str, line.rests))
    text = "; ".join(line.reasons)
    if not rests:
        return text
    return f"{text} [{rests}]" if text else f"[{rests}]"


def _sentence(line: Line) -> str:
    why = _why(line)
    said = line.claim[0].upper() + line.claim[1:]
    return f"{said}: {why}." if line.reasons else f"{said} {why}".rstrip() + "."


# --- plain text -----------------------------------------------------------------------


_READING = (
    "Suppose that some rule does. The numbers in brackets are of the steps that a step "
    "rests on."
)


def as_text(explanation: Explanation) -> str:
    """Return the proof as plain text of 80 columns, on a page of its own."""
    about = f"{explanation.title}: {explanation.scope}."
    head = [*textwrap.wrap(about, WIDTH, break_on_hyphens=False)]
    head += textwrap.wrap(_READING, WIDTH)
    return "\n".join([*head, "", told_steps(explanation)])


def told_steps(explanation: Explanation) -> str:
    """Return the profiles, then the steps, as plain text of 80 columns."""
    lines = [*_profiles(explanation), ""]
    for line in explanation.lines:
        head = "  " * line.depth + f"{line.number}. "
        lines += textwrap.wrap(
            _sentence(line),
            WIDTH,
            initial_indent=head,
            subsequent_indent="  " * line.depth + "   ",
            break_long_words=False,
            break_on_hyphens=False,
        )
    return "\n".join(lines) + "\n"


def _profiles(explanation: Explanation) -> list[str]:
    """Return the table of profiles, in as many columns as the page takes."""
    rows = [(name, *reports) for name, reports in explanation.profiles]
    rows.insert(0, ("", *explanation.agents))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rows = [tuple(map(str.ljust, row, widths)) for row in rows]
    cells = [f"{name} {'  '.join(reports)}" for name, *reports in rows]
    wide = len(cells[0]) + _GAP
    columns = max(1, min((WIDTH + _GAP) // wide, len(cells) - 1))
    height = -(-(len(cells) - 1) // columns)
    shown = [cells[1 + k :: height] for k in range(height)]
    heads = [cells[0]] * min(columns, len(cells) - 1)
    return [(" " * _GAP).join(row).rstrip() for row in (heads, *shown)]


# --- Markdown -------------------------------------------------------------------------


def as_markdown(explanation: Explanation) -> str:
    """Return the proof as Markdown: a table and a list, suppositions nested."""
    lines = [f"# {explanation.title}", "", f"Over {explanation.scope}. {_READING}", ""]
    lines.append(f"| | {' | '.join(explanation.agents)} |")
    lines.append("|---" * (1 + len(explanation.agents)) + "|")
    for name, reports in explanation.profiles:
        lines.append(f"| {name} | {' | '.join(reports)} |")
    lines.append("")
    for line in explanation.lines:
        # The numbers go on through the nesting, which a numbered list would not.
        text = _sentence(line).replace("[", "\\[").replace("]", "\\]")
        lines.append(f"{'  ' * line.depth}- **{line.number}** {text}")
    return "\n".join(lines) + "\n"


# --- LaTeX ----------------------------------------------------------------------------

_SPECIAL = {c: f"\\{c}" for c in "&%$#_{}"} | {
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
    "<": "$<$",
    ">": r"$\succ$",
}
_PREAMBLE = r"""\documentclass{article}
\usepackage{enumitem}
\usepackage[T1]{fontenc}
\begin{document}
"""


def as_latex(explanation: Explanation) -> str:
    """Return the proof as an article that compiles: a table and nested lists."""
    head = f"\\section*{{{_latex(explanation.title)}}}\n"
    scope = _latex(f"Over {explanation.scope}. {_READING}")
    lines = [_PREAMBLE + head, scope, ""]
    columns = "l" * (1 + len(explanation.agents))
    lines.append(f"\\begin{{center}}\\begin{{tabular}}{{{columns}}}")
    lines.append(f" & {' & '.join(map(_latex, explanation.agents))} \\\\ \\hline")
    for name, reports in explanation.profiles:
        lines.append(f"{_latex(name)} & {' & '.join(map(_latex, reports))} \\\\")
    lines += ["\\end{tabular}\\end{center}", ""]
    lines += _items(explanation.lines)
    return "\n".join([*lines, "\\end{document}", ""])


def _items(lines: Sequence[Line]) -> list[str]:
    """Return the list; its items bear the numbers of the lines."""
    shown: list[str] = []
    depth = -1
    for line in lines:
        while depth < line.depth:
            depth += 1
            shown.append(f"{'  ' * depth}\\begin{{enumerate}}[leftmargin=*]")
        while depth > line.depth:
            shown.append(f"{'  ' * depth}\\end{{enumerate}}")
            depth -= 1
        text = _latex(_sentence(line))
        shown.append(f"{'  ' * depth}\\item[{line.number}.] {text}")
    while depth >= 0:
        shown.append(f"{'  ' * depth}\\end{{enumerate}}")
        depth -= 1
    return shown


def _latex(text: str) -> str:
    """Return a text with orders and the names of profiles as mathematics."""
    parts = re.split(r"(\b\w+(?: [>=] \w+)+\b|\bP\d+\b)", text)
    shown = []
    for k, part in enumerate(parts):
        if k % 2 == 0:
            shown.append("".join(_SPECIAL.get(c, c) for c in part))
        elif part.startswith("P") and part[1:].isdigit():
            shown.append(f"$P_{{{part[1:]}}}$")
        else:
            shown.append(
                f"${part.replace('>', chr(92) + 'succ').replace('=', chr(92) + 'sim')}$"
            )
    return "".join(shown)


_FORMS = {".txt": as_text, ".md": as_markdown, ".tex": as_latex}
