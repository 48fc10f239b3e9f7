"""The command `run`: what an object of rounds does, as a table, and checks of it."""

import argparse
import json
from pathlib import Path
from typing import Any

from accord import cli
from accord.theory.errors import AccordError


def add_run(commands: Any) -> None:
    """Add the command `run`."""
    parser = cli.add_command(
        commands, "run", _run, "run an auction or agent and print what happens"
    )
    parser.add_argument("subject", metavar="SUBJECT", help=".toml, .json or file.py:x")
    parser.add_argument("--rounds", type=int, metavar="N", help="in place of its own")
    parser.add_argument(
        "--check", metavar="A,B", help="properties, decided over these rounds"
    )
    parser.add_argument(
        "--certificate", metavar="FOLDER", help="keep a certificate of each property"
    )
    parser.add_argument("--plot", metavar="FILE.svg", help="draw the run")
    cli.add_limits(parser, "print the totals only")


def _run(known: argparse.Namespace, _: list[str]) -> int:
    from accord.counterexamples import traces
    from accord.counterexamples.exporters import verdict_data
    from accord.verifiers.certificates import write_whole
    from accord.verifiers.limits import OutOfBounds, bounded

    subject = traces.run_of(_subject(known.subject), known.rounds)
    wanted = traces.some_rounds(subject.rounds, 0 if known.quiet else traces.MOST_ROWS)
    drawn = traces.spread_rounds(subject.rounds, traces.MOST_POINTS)
    try:
        with bounded(cli.limits_of(known)):
            trace = subject.trace(None if known.json else frozenset(wanted))
            picture = subject.trace(frozenset(drawn)) if known.plot else None
    except OutOfBounds as stop:
        raise AccordError(
            f"the run was given up: {stop.covered}", "fewer rounds, or --timeout"
        ) from stop
    names = [name.strip() for name in (known.check or "").split(",") if name.strip()]
    if not known.json:
        print(subject.name)
        print(cli.line("over", subject.scope))
        print()
        print(traces.tell_trace(trace))
    if picture is not None:
        write_whole(known.plot, traces.draw_trace(picture, subject.name))
    decided = [_decide(subject, name, known) for name in names]
    if known.json:
        data = {"name": subject.name, "scope": subject.scope}
        data |= traces.trace_data(trace)
        data["verdicts"] = [verdict_data(verdict) for verdict, _ in decided]
        print(json.dumps(data, indent=1))
    else:
        for verdict, kept in decided:
            print()
            print(cli.told(verdict, kept, quiet=known.quiet))
    return cli.worst(verdict.status for verdict, _ in decided)


def _decide(subject: Any, name: str, known: argparse.Namespace) -> tuple[Any, str]:
    """Return the verdict on a property, and the file that its certificate is in."""
    from accord.counterexamples.asking import check
    from accord.verifiers.certificates import save_certificate

    verdict = check(subject, name, limits=cli.limits_of(known))
    if known.certificate is None or not verdict.certificate:
        return verdict, ""
    kept = Path(known.certificate) / f"{name}.json"
    kept.parent.mkdir(parents=True, exist_ok=True)
    save_certificate(verdict.certificate, str(kept))
    return verdict, str(kept)


def _subject(name: str) -> Any:
    from dataclasses import replace

    from accord.theory.formats import read_file
    from accord.theory.loading import load_object

    if ".py:" in name:
        return load_object(name)
    found: Any = read_file(name)
    if not getattr(found, "title", "x") and name != "-":
        found = replace(found, title=Path(name).stem)
    return found
