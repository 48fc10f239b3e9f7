"""The command `find`: a rule for a list of axioms, or a counterexample."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from accord import cli

if TYPE_CHECKING:
    from accord.counterexamples.axioms import Answer

_WORDS = ("values", "ties", "prior")  # options that stay as they are written


def add_find(commands: Any) -> None:
    """Add the command's arguments."""
    find = cli.add_command(
        commands, "find", run_find, "find a rule for axioms, or a counterexample"
    )
    find.add_argument("--axioms", default="", metavar="A,B", help="of the rule wanted")
    find.add_argument("--map", action="store_true", help="which axioms go together")
    find.add_argument("--count", action="store_true", help="how many rules there are")
    find.add_argument("--as", dest="setting", default="voting", help="its setting")
    find.add_argument("--outcome", default="sure", help="lottery, assignment, ...")
    find.add_argument("--largest", metavar="MEASURE", help="as large as can be")
    find.add_argument("--implies", metavar="C", help="does every such rule have C?")
    find.add_argument("--profiles", metavar="FILE", help="those that can occur")
    find.add_argument("--at", metavar="FILE", help="look at these profiles alone")
    find.add_argument("--given", default="", metavar="A,B", help="properties it has")
    find.add_argument("--not", dest="fails", metavar="C", help="the property it lacks")
    find.add_argument("--family", default="voting", help="accord list families")
    cli.add_common(find)
    find.add_argument("--certificate", metavar="FILE", help="keep the last certificate")
    find.add_argument("--explain", metavar="FILE", help="the proof as .txt, .md, .tex")
    find.add_argument("--plot", metavar="FILE", help="its profiles as .svg or .png")


def run_find(known: argparse.Namespace, extra: list[str]) -> int:
    """Answer the command."""
    from accord.theory.errors import ModelError

    if known.axioms:
        return _find_rule(known, extra)
    if not known.fails:
        raise ModelError(
            "expected --not C, the property that should fail, or --axioms A,B"
        )
    return _find_counterexample(known, extra)


def _given_options(known: argparse.Namespace, extra: list[str]) -> dict[str, Any]:
    from accord.theory.arguments import read_argument

    return {
        k: v if k in _WORDS or not isinstance(v, str) else read_argument(v)
        for k, v in cli.read_options(known, extra).items()
    }


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _find_counterexample(known: argparse.Namespace, extra: list[str]) -> int:
    from accord.counterexamples.exporters import verdict_data
    from accord.counterexamples.finding import find
    from accord.verifiers.certificates import save_certificate

    options = _given_options(known, extra)
    limits = cli.limits_of(known)
    result = find(
        _names(known.given), known.fails, known.family, limits=limits, **options
    )
    if known.certificate and result.verdicts:
        save_certificate(result.verdicts[-1].certificate or {}, known.certificate)
    if known.json:
        data = {
            "status": result.status,
            "conjecture": result.conjecture,
            "tried": result.tried,
            "family": result.family,
            "skipped": list(result.skipped),
            "verdicts": [verdict_data(v) for v in result.verdicts],
        }
        print(json.dumps(data, indent=1))
    else:
        print(f"{result.status:<12}{result.conjecture}")
        print(f"  over      {result.family}")
        print(f"  tried     {result.tried:,}; the smallest first")
        for verdict in result.verdicts:
            last = verdict is result.verdicts[-1]
            kept = known.certificate if last else ""
            print(cli.told(verdict, kept, quiet=not last))
    return 1 if result.status == "REFUTED" else 3


def _find_rule(known: argparse.Namespace, extra: list[str]) -> int:
    from accord.counterexamples.axioms import (
        count_rules,
        find_rule,
        implies,
        leave_one_out,
        map_axioms,
    )

    axioms = [_axiom(name) for name in _names(known.axioms)]
    options = _given_options(known, extra)
    listed = {
        name: _profiles(path, known.setting, options)
        for name, path in (("profiles", known.profiles), ("at", known.at))
        if path
    }
    options.update(listed)
    asked: tuple[Any, ...] = (axioms, known.setting, cli.limits_of(known))
    if known.count:
        counted = count_rules(*asked, **options)
        return _show(known, counted.verdict, counted.names)
    options["outcome"] = known.outcome
    if known.map:
        return _show_map(known, map_axioms(*asked, **options))
    if known.implies:
        asked = (axioms, known.implies, *asked[1:])
        return _show(known, implies(*asked, **options), ())
    answer = find_rule(*asked, largest=known.largest, **options)
    if not known.quiet:
        answer = leave_one_out(answer, cli.limits_of(known))
    if known.explain or known.plot:
        _write_proof(answer, known.explain, known.plot)
    return _show(known, answer.verdict, answer.names)


def _show(known: argparse.Namespace, verdict: Any, names: Sequence[str]) -> int:
    from accord.counterexamples.exporters import verdict_data

    _keep(verdict, known.certificate)
    if known.json:
        data = {**verdict_data(verdict), "names": list(names)}
        print(json.dumps(data, indent=1))
    else:
        print(cli.told(verdict, known.certificate or "", quiet=known.quiet))
    return cli.worst([verdict.status])


def _write_proof(answer: "Answer", explain_to: str | None, plot_to: str | None) -> None:
    """Write the proof in steps; where there is none is a complaint."""
    from accord.counterexamples.profile_graphs import draw_graph
    from accord.theory.errors import AccordError
    from accord.verifiers.certificates import write_whole

    none = AccordError("there is no proof in steps", "see the lines of evidence")
    try:
        if explain_to:
            text = answer.written(explain_to)
            if text is None:
                raise none
            write_whole(explain_to, text)
        if plot_to:
            if answer.explanation is None:
                raise none
            write_whole(plot_to, draw_graph(answer.explanation, plot_to))
    except AccordError as error:
        cli.complain(error, "not written")


def _axiom(name: str) -> Any:
    from accord.theory.loading import load_object

    return load_object(name) if ":" in name else name


def _profiles(path: str, setting: str, options: dict[str, Any]) -> list[Any]:
    from accord.counterexamples.profile_lists import read_profiles
    from accord.theory.formats.source import load_text
    from accord.theory.subjects import build, full_options

    full = full_options(setting, options)
    m = build({"kind": "domain", "setting": setting, "options": full})
    return list(read_profiles(load_text(path), m, path))


def _keep(verdict: Any, path: str | None) -> None:
    from accord.verifiers.certificates import save_certificate

    if path and verdict.certificate:
        save_certificate(verdict.certificate, path)


def _show_map(known: argparse.Namespace, found: Any) -> int:
    """Print which sets of axioms go together; keep a certificate for each."""
    from accord.counterexamples.exporters import verdict_data

    if known.certificate:
        folder = Path(known.certificate)
        folder.mkdir(parents=True, exist_ok=True)
        for number, answer in enumerate(found.answers, 1):
            _keep(answer.verdict, str(folder / f"{number:02}-{_file(answer)}.json"))
    if known.json:
        data = [
            {**verdict_data(a.verdict), "axioms": a.axioms, "names": a.names}
            for a in found.answers
        ]
        print(json.dumps(data, indent=1))
    else:
        print(f"{found.title}\n{cli.line('over', found.scope)}\n\n{found.story}\n")
        kept = (
            f"accord recheck {known.certificate}/*.json"
            if known.certificate
            else "add --certificate FOLDER, then recheck what is in it"
        )
        print(cli.line("recheck", kept))
    return 3 if found.open else 0


def _file(answer: "Answer") -> str:
    word = {"PROVED": "possible", "REFUTED": "impossible"}
    return word.get(answer.verdict.status, "open")
