"""`accord bargain --axioms`: the matrix of axioms and solutions, or a cell of it."""

import argparse
import json
from pathlib import Path
from typing import Any

from accord import cli
from accord.theory.errors import AccordError


def bargain_axioms(known: argparse.Namespace) -> int:
    """Print the matrix, one of its lines or columns, or a cell with its witness."""
    from accord.counterexamples.bargaining_axioms import TRIES, matrix

    if known.problem is not None:
        raise AccordError(
            f"--axioms asks of all problems, got `{known.problem}`", "leave it out"
        )
    tries = TRIES if known.search is None else known.search
    if tries < 1:
        raise AccordError(f"expected at least 1 instance, got --search {tries}")
    axioms, solutions = _listed(known.axioms), _listed(known.solution)
    cells = matrix(axioms, solutions, tries, proofs=known.prove)
    kept = _keep(cells, known.certificate)
    if known.json:
        print(json.dumps([_data(cell) for cell in cells], indent=1))
    elif len(cells) == 1:
        _print_cell(cells[0], kept, quiet=known.quiet)
    else:
        _print_matrix(cells, kept, quiet=known.quiet)
    return cli.worst(cell.verdict.status for cell in cells)


def _listed(text: str) -> list[str]:
    return [] if text == "all" else [name.strip() for name in text.split(",")]


def _keep(cells: list[Any], path: str | None) -> str:
    """Write the certificates: one to the file, several to the folder of this name."""
    from accord.verifiers.certificates import save_certificate

    found = [cell for cell in cells if cell.verdict.certificate]
    if path is None or not found:
        return ""
    if len(cells) == 1:
        save_certificate(found[0].verdict.certificate, path)
        return path
    folder = Path(path)
    folder.mkdir(parents=True, exist_ok=True)
    for cell in found:
        name = f"{cell.axiom}-{cell.solution}.json"
        save_certificate(cell.verdict.certificate, folder / name)
    return f"{path}/*.json"


def _print_matrix(cells: list[Any], kept: str, *, quiet: bool) -> None:
    from accord.counterexamples.axiom_stories import legend, matrix_tables

    print(matrix_tables(cells))
    print()
    open_cells = [cell for cell in cells if cell.verdict.status == "UNFALSIFIED"]
    for scope in dict.fromkeys(cell.verdict.scope for cell in open_cells):
        print(cli.line("over", scope))
    for text in legend(cells):
        print(cli.line("note", text))
    if not quiet:
        how = f"accord recheck {kept}" if kept else "add --certificate FOLDER"
        tells = "--axioms AXIOM --solution NAME tells one, and proves it if it can"
        print(cli.line("cell", tells))
        print(cli.line("recheck", how))


def _print_cell(cell: Any, kept: str, *, quiet: bool) -> None:
    from accord.counterexamples.axiom_stories import name_of, tell_witness
    from accord.counterexamples.bargaining_arguments import REMARKS
    from accord.counterexamples.bargaining_axioms import axiom_of
    from accord.theory.properties import find_property

    verdict, title = cell.verdict, axiom_of(cell.axiom).title
    print(f"{verdict.status:<12}{name_of(cell)}: {title}")
    print(cli.line("asks", find_property(cell.axiom).summary))
    print(cli.line("over", verdict.scope))
    if verdict.reason:
        print(cli.line("because", verdict.reason))
    if quiet:
        return
    if cell.argument is not None:
        print(cli.line("argument", cell.argument[0]))
        print(cli.line("source", cell.argument[1]))
    if cell.instance is not None:
        print(f"\n{tell_witness(cell)}\n\n{verdict.story.rstrip()}\n")
        print(cli.line("note", "the least that steps reach from what a search found"))
        remark = REMARKS.get((cell.axiom, cell.solution))
        if remark:
            print(cli.line("remark", remark))
    if verdict.certificate:
        how = f"accord recheck {kept}" if kept else "add --certificate FILE"
        print(cli.line("recheck", how))


def _data(cell: Any) -> dict[str, Any]:
    from accord.counterexamples.exporters import verdict_data

    argument, source = cell.argument or (None, None)
    return {
        "axiom": cell.axiom,
        "solution": cell.solution,
        "status": cell.verdict.status,
        "searched": cell.searched,
        "argument": argument,
        "source": source,
        "verdict": verdict_data(cell.verdict),
    }
