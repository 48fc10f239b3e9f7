"""The command `solve`: the solution sets of a game, each member proved."""

import argparse
import json
from pathlib import Path
from typing import Any

from accord import cli
from accord.theory.errors import AccordError

_YES = {"PROVED": "yes", "REFUTED": "no"}
_COMPLETE = {True: "yes", False: "no", None: "unknown"}


def add_solve(commands: Any) -> None:
    """Add the command `solve`."""
    parser = cli.add_command(
        commands,
        "solve",
        _solve,
        "list equilibria and other solution sets of a game, and say which are complete",
    )
    parser.add_argument("game", metavar="GAME", help=".nfg, .toml or file.py:name")
    parser.add_argument(
        "--concepts", default="all", metavar="NAME,NAME", help="nash, ..., or all"
    )
    parser.add_argument(
        "--profiles",
        type=cli.count,
        metavar="N",
        help="ask about so many pure profiles, one by one, at most (100)",
    )
    parser.add_argument("--certificate", metavar="FOLDER", help="keep the certificates")
    parser.add_argument(
        "--plot",
        metavar="FILE.svg",
        help="draw which games with two parameters have which embedded equilibria",
    )
    cli.add_limits(parser, "print the lists without the table")


def _solve(known: argparse.Namespace, _: list[str]) -> int:
    from accord.counterexamples.solving import MOST_PROFILES, solve_game

    game = _game(known.game)
    named = [name.strip() for name in known.concepts.split(",") if name.strip()]
    if named == ["embedded"] and game.unknowns:
        return _solve_classes(game, known)
    if not named:
        raise AccordError("expected the name of a concept", "or --concepts all")
    if known.plot:
        raise AccordError(
            "only games with two parameters are drawn, by their embedded equilibria",
            'payoffs such as "S" and "T" with `where`, and --concepts embedded',
        )
    solved = solve_game(
        game,
        () if named == ["all"] else named,
        limits=cli.limits_of(known),
        profiles=known.profiles or MOST_PROFILES,
    )
    kept = _keep(_certificates(solved), known.certificate)
    if known.json:
        print(json.dumps(_data(solved), indent=1))
    else:
        _print(solved, kept, quiet=known.quiet)
    return cli.worst(solved.statuses)


def _solve_classes(game: Any, known: argparse.Namespace) -> int:
    """Print which games with parameters have which pure embedded equilibria."""
    from accord.counterexamples.exporters import verdict_data
    from accord.counterexamples.game_classes import classes_of, draw
    from accord.counterexamples.regions import tell_region
    from accord.verifiers.certificates import write_whole

    classes = classes_of(game, cli.limits_of(known))
    if known.plot:
        write_whole(known.plot, draw(classes, game.name))
    certificates = {
        f"class-{k}": one.verdict.certificate for k, one in enumerate(classes, 1)
    }
    kept = _keep(certificates, known.certificate)
    told = [(one.name, tell_region(one.region), one.verdict) for one in classes]
    if known.json:
        data = [
            {"equilibria": name, "where": where, "verdict": verdict_data(verdict)}
            for name, where, verdict in told
        ]
        listed = {"game": game.name, "scope": game.scope, "classes": data}
        print(json.dumps(listed, indent=1))
        return 0
    print(game.name)
    print(cli.line("over", game.scope))
    for name, where, verdict in told:
        print(f"\n{verdict.status:<12}pure embedded equilibria (limit): {name}")
        print(cli.line("", where))
    if not known.quiet:
        print("\n" + cli.line("complete", "yes: every game is in one of these classes"))
        print(cli.line("recheck", f"accord recheck {kept}" if kept else _KEEP))
    return 0


def _game(file: str) -> Any:
    """Return the game of a file, in strategic form."""
    from dataclasses import replace

    from accord.theory.formats import read_file
    from accord.theory.game_forms import Tree, normal_form
    from accord.theory.games import StrategicGame
    from accord.theory.loading import load_object

    own = ".py:" in file
    found: Any = load_object(file) if own else read_file(file)
    if isinstance(found, Tree):
        found = normal_form(found)
    if not isinstance(found, StrategicGame):
        raise AccordError(
            f"expected a strategic game, got a {type(found).__name__}",
            'a .nfg or .efg file, or TOML with kind = "strategic-game"',
        )
    if not found.title and not own and file != "-":
        found = replace(found, title=Path(file).stem)
    return found


def _certificates(solved: Any) -> dict[str, Any]:
    """Return the certificates by the names of their files."""
    found: dict[str, Any] = {}
    for answer in solved.answers:
        asked = (*answer.members, *answer.excluded)
        for number, member in enumerate(asked, 1):
            found[f"{answer.concept}-{number}"] = member.verdict.certificate
        if answer.every is not None and answer.every.certificate:
            found[f"{answer.concept}-all"] = answer.every.certificate
    for place, row in enumerate(solved.rows, 1):
        for (concept, _), verdict in zip(solved.columns, row.cells, strict=True):
            if verdict.certificate:
                found[f"table-{place}-{concept}"] = verdict.certificate
    return found


def _keep(found: dict[str, Any], path: str | None) -> str:
    """Write the certificates, one to the file, several to the folder of this name."""
    from accord.verifiers.certificates import save_certificate

    if path is None or not found:
        return ""
    if len(found) == 1:
        save_certificate(next(iter(found.values())), path)
        return path
    folder = Path(path)
    folder.mkdir(parents=True, exist_ok=True)
    for name, certificate in found.items():
        save_certificate(certificate, folder / f"{name}.json")
    return f"{path}/*.json"


def _data(solved: Any) -> dict[str, Any]:
    from accord.counterexamples.exporters import verdict_data
    from accord.theory.coding import code

    def members(listed: Any) -> list[dict[str, Any]]:
        return [
            {"shown": one.shown, "verdict": verdict_data(one.verdict)} for one in listed
        ]

    concepts = [
        {
            "concept": answer.concept,
            "title": answer.title,
            "status": answer.status,
            "complete": answer.complete,
            "extent": answer.extent,
            "reason": answer.reason,
            "members": members(answer.members),
            "excluded": members(answer.excluded),
            "undecided": members(answer.doubtful),
            "all": None if answer.every is None else verdict_data(answer.every),
        }
        for answer in solved.answers
    ]
    rows = [
        {
            "profile": row.shown,
            "payoffs": code(row.payoffs),
            "cells": {
                concept: {"answer": _answer(verdict), "verdict": verdict_data(verdict)}
                for (concept, _), verdict in zip(solved.columns, row.cells, strict=True)
            },
        }
        for row in solved.rows
    ]
    return {
        "game": solved.game.name,
        "scope": solved.game.scope,
        "concepts": concepts,
        "table": {"rows": rows, "left_out": solved.left_out},
    }


def _answer(verdict: Any) -> str:
    return _YES.get(verdict.status, "?")


def _print(solved: Any, kept: str, *, quiet: bool) -> None:
    from accord.counterexamples.story import table

    print(solved.game.name)
    print(cli.line("over", solved.game.scope))
    for answer in solved.answers:
        print()
        count = f": {len(answer.members)}" if answer.counted else ""
        none = ": none" if answer.status == "PROVED" else ": none found"
        count = count if answer.members else none
        print(f"{answer.status:<12}{answer.title}{count}")
        for member in answer.members:
            print(cli.line("", member.shown))
        for member in answer.doubtful:
            reason = member.verdict.reason
            print(cli.line("undecided", f"{member.shown}: {reason}"))
        print(cli.line("complete", _complete(answer)))
    if solved.rows and not quiet:
        short = [column for _, column in solved.columns]
        rows = [
            [_profile(row), ", ".join(map(str, row.payoffs)), *map(_answer, row.cells)]
            for row in solved.rows
        ]
        print()
        print(table(["profile", "payoffs", *short], rows))
        print()
        for row in (row for row in solved.rows if row.mixed):
            print(cli.line(_profile(row), row.shown))
        titles = {answer.concept: answer.title for answer in solved.answers}
        told = (f"{column}: {titles[concept]}" for concept, column in solved.columns)
        print(cli.line("columns", "; ".join(told)))
    if solved.left_out:
        print(cli.line("left out", solved.left_out))
    if not quiet:
        print()
        how = f"accord recheck {kept}" if kept else _KEEP
        print(cli.line("recheck", how))


def _profile(row: Any) -> str:
    """Return a profile as the table has it: a mixed one by its number."""
    return f"mixed {row.mixed}" if row.mixed else str(row.shown)


_KEEP = "add --certificate FOLDER, then recheck"


def _complete(answer: Any) -> str:
    """Return whether the list is complete, by what, in words."""
    if answer.complete is None:
        every = answer.every
        reason = answer.reason or (every.reason if every else "") or "see above"
        return f"unknown: {reason}"
    word = "yes" if answer.complete else "no"
    by = f" ({answer.every.property.partition('(')[0]})" if answer.every else ""
    return f"{word}: {answer.extent}{by}"
