"""The command `bargain`: solutions of bargaining problems and games, each proved."""

import argparse
import json
from pathlib import Path
from typing import Any

from accord import cli
from accord.theory.errors import AccordError


def add_bargain(commands: Any) -> None:
    """Add the command `bargain`."""
    parser = cli.add_command(
        commands,
        "bargain",
        _bargain,
        "solve a bargaining problem or a game, with certificates",
    )
    parser.add_argument(
        "problem", metavar="PROBLEM", nargs="?", help=".toml, .json or .nfg"
    )
    parser.add_argument(
        "--axioms",
        metavar="AXIOM",
        nargs="?",
        const="all",
        help="which solutions satisfy them, or all axioms: no PROBLEM",
    )
    parser.add_argument(
        "--prove", action="store_true", help="of several --axioms too, in minutes"
    )
    parser.add_argument(
        "--search", type=int, metavar="N", help="instances to look at, for --axioms"
    )
    parser.add_argument(
        "--solution", default="all", metavar="NAME", help="nash, coco, ..., or all"
    )
    parser.add_argument("--weights", metavar="2,1", help="of weighted-nash")
    parser.add_argument("--shares", metavar="2,1", help="of proportional")
    parser.add_argument(
        "--kernel",
        default="R1",
        metavar="R1|R2|R3",
        help="of rose, a reconstruction; of harsanyi-points also coco",
    )
    parser.add_argument(
        "--disagreement",
        metavar="POINT",
        help='of a game: "0,0", security, nash (its only equilibrium) or threats',
    )
    parser.add_argument(
        "--comprehensive",
        action="store_true",
        help="payoffs of a game can be thrown away",
    )
    parser.add_argument(
        "--certificate", metavar="FILE", help="keep it; of several, a folder"
    )
    parser.add_argument("--plot", metavar="FILE.svg", help="draw the problem")
    cli.add_limits(parser, "print the table only")


def _bargain(known: argparse.Namespace, _: list[str]) -> int:
    if known.axioms is not None:
        from accord.cli_bargain_axioms import bargain_axioms

        return bargain_axioms(known)
    if known.problem is None:
        raise AccordError("expected a problem", "name its file, or ask for --axioms")
    from accord.counterexamples.bargaining import bargain_all
    from accord.theory.bargaining import BargainingProblem

    problem, without = _problem(known)
    drawn = isinstance(problem, BargainingProblem) and len(problem.players) == 2
    if known.plot and not drawn:
        raise AccordError(
            "a picture is of a bargaining problem with two players", "leave out --plot"
        )
    names = [] if known.solution == "all" else known.solution.split(",")
    given = {
        k: getattr(known, k)
        for k in ("weights", "shares", "kernel")
        if getattr(known, k) is not None
    }
    answers = bargain_all(
        problem, cli.limits_of(known), [n.strip() for n in names], **given
    )
    kept = _keep(answers, without, known.certificate)
    if known.json:
        rows = [_data(answer) for answer in answers]
        if without is not None and without.verdict is not None:
            rows.append(_data_of_disagreement(without))
        print(json.dumps(rows, indent=1))
    else:
        _print(problem, answers, without, kept, quiet=known.quiet)
    if known.plot:
        from accord.counterexamples.bargaining_pictures import draw_problem
        from accord.verifiers.certificates import write_whole

        write_whole(known.plot, draw_problem(problem, answers))
    if names and not any(a.verdict is not None or a.open for a in answers):
        return 2
    words = [
        one.verdict.status if one.verdict is not None else "UNKNOWN"
        for answer in answers
        for one in answer.each or (answer,)
        if one.verdict is not None or one.open
    ]
    if without is not None and without.verdict is not None:
        words.append(without.verdict.status)
    return cli.worst(words)


def _problem(known: argparse.Namespace) -> tuple[Any, Any]:
    """Return the problem, and if a game makes it, what happens without agreement."""
    from dataclasses import replace

    from accord.counterexamples.bargaining import problem_of
    from accord.counterexamples.disagreement import fallback
    from accord.theory.bargaining import BargainingProblem
    from accord.theory.coalitional_games import CoalitionalGame
    from accord.theory.formats import read_file
    from accord.theory.games import StrategicGame, with_names
    from accord.theory.loading import load_object
    from accord.verifiers.engines.bargaining import solution_names

    own = ".py:" in known.problem
    found: Any = load_object(known.problem) if own else read_file(known.problem)
    without = None
    if isinstance(found, BargainingProblem):
        if known.disagreement is not None or known.comprehensive:
            raise AccordError(
                f"`{known.problem}` states its disagreement point itself",
                "leave out --disagreement and --comprehensive",
            )
    elif isinstance(found, StrategicGame) and known.disagreement is not None:
        game = with_names(found)
        without = fallback(game, known.disagreement, cli.limits_of(known))
        found = problem_of(game, without.point, comprehensive=known.comprehensive)
    elif isinstance(found, StrategicGame):
        if known.comprehensive:
            raise AccordError(
                "--comprehensive is said of a bargaining problem, got a game",
                'give --disagreement "0,0", security, nash or threats as well',
            )
        found = with_names(found)
    elif not solution_names(type(found)):
        raise AccordError(
            f"expected a bargaining problem or a game, got a {type(found).__name__}",
            'a TOML file with kind = "bargaining-problem" or "coalitional-game"',
        )
    elif isinstance(found, CoalitionalGame) and (
        known.disagreement is not None or known.comprehensive
    ):
        raise AccordError(
            "in a coalitional game every coalition states its worth itself",
            "leave out --disagreement and --comprehensive",
        )
    if not found.title and not own and known.problem != "-":
        found = replace(found, title=Path(known.problem).stem)
    return found, without


def _one_file(answers: list[Any]) -> bool:
    """Return whether the answers have one certificate in all."""
    return len({id(each.verdict) for a in answers for each in a.each}) <= 1


def _keep(answers: list[Any], without: Any, path: str | None) -> str:
    """Write the certificates: one to the file, several to the folder of this name."""
    from accord.verifiers.certificates import save_certificate

    found = [a for a in answers if a.verdict is not None and a.verdict.certificate]
    shown = None if without is None else without.verdict
    if path is None or not (found or shown):
        return ""
    if _one_file(answers) and found and not shown:
        save_certificate(found[0].verdict.certificate, path)
        return path
    folder = Path(path)
    folder.mkdir(parents=True, exist_ok=True)
    if shown and shown.certificate:
        save_certificate(shown.certificate, folder / "disagreement.json")
    for answer in found:
        name = answer.solution.partition(" ")[0]
        # One of all points together, or one of each.
        each = {id(one.verdict): one.verdict for one in answer.each}.values()
        for number, verdict in enumerate(each, 1):
            ending = f"-{number}" if number > 1 else ""
            save_certificate(verdict.certificate, folder / f"{name}{ending}.json")
    return f"{path}/*.json"


def _data(answer: Any) -> dict[str, Any]:
    from accord.counterexamples.exporters import verdict_data
    from accord.theory.coding import code

    verdict = answer.verdict
    return {
        "solution": answer.solution,
        "status": verdict.status if verdict is not None else None,
        "point": None if answer.point is None else code(answer.point),
        "shown": list(answer.shown),
        "more": [_data(each) for each in answer.more],
        "notes": list(answer.notes),
        "reason": answer.reason,
        "verdict": None if verdict is None else verdict_data(verdict),
    }


def _data_of_disagreement(without: Any) -> dict[str, Any]:
    from accord.counterexamples.exporters import verdict_data
    from accord.theory.coding import code

    return {
        "disagreement": without.rule,
        "status": without.verdict.status,
        "point": code(without.point),
        "notes": list(without.words),
        "verdict": verdict_data(without.verdict),
    }


def _print(
    problem: Any, answers: list[Any], without: Any, kept: str, *, quiet: bool
) -> None:
    from accord.counterexamples.story import table

    print(problem.name)
    print(cli.line("over", problem.scope))
    if without is not None and without.verdict is not None:
        words = "; ".join(without.words)
        verdict = without.verdict
        print(cli.line("without", f"{verdict.status} {without.rule}: {words}"))
    solved = [answer for answer in answers if answer.verdict is not None]
    if solved:
        each = [one for answer in solved for one in answer.each]
        blank = [""] * len(problem.players)
        rows = [
            [a.verdict.status, a.solution, *a.shown, *blank[len(a.shown) :]]
            for a in each
        ]
        print()
        print(table(["", "solution", *problem.players], rows))
        print()
    for answer in solved:
        for note in answer.notes:
            print(cli.line("note", f"{answer.solution}: {note}"))
    reasons: dict[tuple[str, str], list[str]] = {}
    for answer in answers:
        if answer.verdict is None:
            word = "not found" if answer.open else "undefined"
            reasons.setdefault((word, answer.reason), []).append(answer.solution)
    for (word, reason), named in reasons.items():
        print(cli.line(word, f"{', '.join(named)}: {reason}"))
    if solved and not quiet:
        one = _one_file(answers) and (without is None or without.verdict is None)
        how = f"add --certificate {'FILE' if one else 'FOLDER'}, then recheck"
        how = f"accord recheck {kept}" if kept else how
        print(cli.line("recheck", how))
