"""The command `infer`: the free energies of a generative model's policies."""

import argparse
import json
from typing import Any

from accord import cli
from accord.theory.errors import AccordError, ModelError


def add_infer(commands: Any) -> None:
    """Add the command `infer`."""
    parser = cli.add_command(
        commands,
        "infer",
        _infer,
        "expected free energy and utility of each policy, exactly",
    )
    parser.add_argument("file", metavar="MODEL.toml")
    parser.add_argument(
        "--observe", metavar="OUTCOME", help="what is believed after this outcome"
    )
    cli.add_limits(parser, "print the choices only")


def _infer(known: argparse.Namespace, _: list[str]) -> int:
    from accord.counterexamples import inference
    from accord.theory.formats import read_file
    from accord.theory.generative_models import GenerativeModel
    from accord.verifiers.limits import OutOfBounds, bounded

    m: Any = read_file(known.file)
    if not isinstance(m, GenerativeModel):
        raise ModelError(
            f"expected a generative model, got a {type(m).__name__}",
            'a TOML file with kind = "generative-model"',
        )
    try:
        with bounded(cli.limits_of(known)):
            if known.json:
                told = json.dumps(inference.policies_data(m), indent=1)
            elif known.observe is not None:
                told = inference.tell_observation(m, known.observe)
            elif known.quiet:
                told = "\n".join(inference.tell_choices(m))
            else:
                told = inference.tell_policies(m)
    except OutOfBounds as stop:
        raise AccordError(
            f"the calculation was given up: {stop.covered}",
            "fewer policies or steps, or --timeout",
        ) from stop
    if not known.json:
        print(m.name)
        print(cli.line("over", m.scope))
        print()
    print(told)
    return 0
