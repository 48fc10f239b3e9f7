"""The command `aggregate`: society's utilities against those of the individuals."""

import argparse
import json
from pathlib import Path
from typing import Any

from accord import cli


def add_aggregate(commands: Any) -> None:
    """Add the command's arguments."""
    aggregate = cli.add_command(
        commands,
        "aggregate",
        run_aggregate,
        "weights of individuals in society, or the lotteries that rule them out",
    )
    aggregate.add_argument("file", metavar="FILE.toml")
    aggregate.add_argument(
        "--certificate", metavar="FOLDER", help="keep a certificate of each answer"
    )
    cli.add_limits(aggregate, "print the first lines only")


def run_aggregate(known: argparse.Namespace, _: list[str]) -> int:
    """Answer the command."""
    from accord.counterexamples.asking import ask, questions
    from accord.counterexamples.exporters import verdict_data
    from accord.verifiers.aggregation import weights_question
    from accord.verifiers.certificates import save_certificate
    from accord.verifiers.decide import PARETO

    statuses, data = [], []
    asked = questions(known.file, PARETO, None, {})
    weighted = weights_question(asked[0])
    for question in (*asked, *([weighted] if weighted else ())):
        verdict = ask(question, cli.limits_of(known))
        statuses.append(verdict.status)
        kept = ""
        if known.certificate and verdict.certificate:
            kept = str(Path(known.certificate) / f"{question.prop.name}.json")
            save_certificate(verdict.certificate, kept)
        if known.json:
            data.append(verdict_data(verdict))
        else:
            print(cli.told(verdict, kept, quiet=known.quiet), flush=True)
    if known.json:
        print(json.dumps(data, indent=1))
    return cli.worst(statuses)
