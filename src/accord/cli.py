"""The command line: the only place that prints. Everything it shows is a value."""

import argparse
import json
import sys
import textwrap
import traceback
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from accord.theory.errors import AccordError, CertificateError

EPILOG = """\
SUBJECT is a library rule (borda), file.py:name, file.toml, file.nfg, file.efg, or an
election (.soc .soi .toc .toi) with --rule. Every option of the subject's setting, of
its rule and of the property can be given by its own name: --reserve 2, --profile "C,D".

exit status: 0 all PROVED, 1 something REFUTED, 2 wrong use or bad input,
3 anything weaker (UNCHECKED, UNFALSIFIED, UNKNOWN), 4 certificate rejected
"""
EXIT = {"PROVED": 0, "REFUTED": 1}
_SUBJECT_OPTIONS = ("agents", "alternatives", "values", "ties", "prior")


_Command = Callable[[argparse.Namespace, list[str]], int]


def run(arguments: Sequence[str]) -> int:
    """Run one command and return the exit status; errors are printed, not raised."""
    parser = _parser()
    known, extra = parser.parse_known_args(list(arguments))
    command: _Command | None = getattr(known, "command", None)
    if command is None:
        parser.print_help()
        return 2
    takes = hasattr(known, "agents") or command is _winners  # only subjects have more
    if extra and not takes:
        parser.error(f"unrecognized arguments: {' '.join(extra)}")
    try:
        return command(known, extra)
    except CertificateError as error:
        complain(error, "rejected")
        return 4
    except AccordError as error:
        complain(error, "error")
        return 2
    except KeyboardInterrupt:
        print("interrupted: nothing was decided and nothing written", file=sys.stderr)
        return 3
    except BrokenPipeError:
        sys.stderr.close()
        return 3
    except (Exception, SystemExit) as error:  # noqa: BLE001 - see below
        # 0 and 1 are answers: no failure, not even sys.exit() in a person's file, may
        # look like one.
        traceback.print_exception(error, file=sys.stderr)
        print("error: accord or a file that it ran broke", file=sys.stderr)
        return 2


def complain(error: AccordError, word: str) -> None:
    """Say on the error stream what went wrong, and what to do about it."""
    print(f"{word}: {error.message}", file=sys.stderr)
    if error.help:
        print(f"  help: {error.help}", file=sys.stderr)


def count(text: str) -> int:
    """Read a whole number of at least 1."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"expected at least 1, got {text}")
    return number


def mebibytes(text: str) -> int:
    """Read a bound on memory; below 200 MiB not even numpy can be loaded."""
    number = int(text)
    if number < 200:
        raise argparse.ArgumentTypeError(f"expected at least 200 MiB, got {text}")
    return number


def seconds(text: str) -> float:
    """Read a bound on time: positive and finite."""
    number = float(text)
    if not 0 < number < 10**8:
        raise argparse.ArgumentTypeError(f"expected a positive number, got {text}")
    return number


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="accord",
        description="State a mechanism, name a property, get a verdict with a "
        "certificate that needs no solver.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    check = add_command(
        commands, "check", _check, "decide whether a subject has properties"
    )
    check.add_argument("subject", metavar="SUBJECT")
    check.add_argument("property", metavar="PROPERTY", nargs="+")
    add_common(check)
    check.add_argument(
        "--as", dest="setting", help="how a plain function is to be read"
    )
    check.add_argument("--rule", help="the rule of an election file")
    check.add_argument("--certificate", metavar="FILE", help="keep the certificate")
    check.add_argument(
        "--export", metavar="FILE", help="keep the answer as .json, .py, .nfg or .soc"
    )
    check.add_argument("--where", metavar="TEXT", help='such as "0 <= r <= 1"')
    check.add_argument("--for-which", metavar="A,B", help="ask for their region")
    check.add_argument("--plot", metavar="FILE.svg", help="draw the region")
    check.add_argument("--open", metavar="WHAT", help="ask for payments, a law, ...")
    check.add_argument("--largest", metavar="MEASURE", help="as large as can be")
    check.add_argument("--search", type=count, metavar="N", help="sample N instances")
    check.add_argument("--seed", type=int, default=0, help="of what is sampled")
    winners = add_command(commands, "winners", _winners, "count an election by rules")
    winners.add_argument("election", metavar="FILE")
    winners.add_argument("--rule", action="append", help="may be given several times")
    winners.add_argument("--ties", default="lexicographic", help='reverse, or "3,1,2"')
    winners.add_argument("--json", action="store_true", help="print JSON")
    winners.add_argument("--quiet", action="store_true", help="leave out the tallies")
    recheck = add_command(
        commands, "recheck", _recheck, "check certificates, kernel alone"
    )
    recheck.add_argument("certificate", metavar="CERTIFICATE", nargs="+")
    recheck.add_argument("--subject", metavar="FILE.py:NAME", action="append")
    recheck.add_argument("--property", metavar="FILE.py:NAME", action="append")
    add_limits(recheck, "print the first lines only")
    _add_others(commands)
    reproduce = add_command(
        commands, "reproduce", _reproduce, "run the claims of papers"
    )
    reproduce.add_argument("paper", metavar="PAPER[.CLAIM]", nargs="*")
    add_limits(reproduce, "print the first lines only")
    trusts = add_command(commands, "trusts", _trusts, "list what a verdict rests on")
    trusts.add_argument("certificate", metavar="CERTIFICATE")
    show = add_command(commands, "show", _show, "show the definition of a name")
    show.add_argument("name", metavar="NAME")
    listing = add_command(
        commands, "list", _list, "list rules, properties, settings ..."
    )
    listing.add_argument("what", metavar="WHAT", nargs="?", choices=sorted(_LISTS))
    return parser


def _add_others(commands: Any) -> None:
    """Add the commands that have files of their own."""
    from accord.cli_aggregate import add_aggregate
    from accord.cli_bargain import add_bargain
    from accord.cli_find import add_find
    from accord.cli_infer import add_infer
    from accord.cli_run import add_run
    from accord.cli_solve import add_solve

    for add in (add_find, add_solve, add_aggregate, add_bargain, add_run, add_infer):
        add(commands)


def add_command(
    commands: Any,
    name: str,
    function: _Command,
    summary: str,
) -> argparse.ArgumentParser:
    """Add a command, and return the parser of its arguments."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=summary, description=summary, allow_abbrev=False
    )
    parser.set_defaults(command=function)
    return parser


def add_common(parser: argparse.ArgumentParser) -> None:
    """Add the options that several commands have."""
    parser.add_argument("--agents", "--voters", dest="agents", type=int, metavar="N")
    parser.add_argument("--alternatives", type=int, metavar="M")
    parser.add_argument("--values", help='"0..4" or "{0,1/2,1}"')
    parser.add_argument("--ties", help="lexicographic, lowest-index, or an order")
    parser.add_argument("--prior", help="uniform, or a TOML file")
    add_limits(parser, "print the first lines only")


def add_limits(parser: argparse.ArgumentParser, quiet: str) -> None:
    """Add the bounds on time, memory and checking, and what is printed."""
    parser.add_argument("--timeout", type=seconds, default=600.0, metavar="SECONDS")
    parser.add_argument("--memory", type=mebibytes, default=4096, metavar="MIB")
    parser.add_argument("--kernel-budget", type=int, default=2 * 10**7, metavar="N")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--quiet", action="store_true", help=quiet)


def read_options(known: argparse.Namespace, extra: list[str]) -> dict[str, Any]:
    """Return the options by their own names, those of the parser and all others."""
    from accord.theory.errors import ModelError
    from accord.theory.names import dashed

    names = _SUBJECT_OPTIONS
    options = {n: getattr(known, n) for n in names if getattr(known, n) is not None}
    rest = list(extra)
    while rest:
        flag = rest.pop(0)
        if not flag.startswith("--") or (not rest and "=" not in flag):
            raise ModelError(f"expected an option with a value, got `{flag}`")
        name, equals, value = flag[2:].partition("=")
        options[dashed(name).replace("-", "_")] = value if equals else rest.pop(0)
    return options


def limits_of(known: argparse.Namespace) -> Any:
    """Return the bounds that the options set, with progress on a terminal."""
    from accord.verifiers.limits import Limits

    show = _progress if sys.stderr.isatty() and not known.quiet else None
    return Limits(known.timeout, known.kernel_budget, show, known.memory)


def _progress(done: int, total: int) -> None:
    print(f"\r{done:,} of {total:,}\x1b[K", end="\r", file=sys.stderr, flush=True)


# --- check -----------------------------------------------------------------------


def _check(known: argparse.Namespace, extra: list[str]) -> int:
    from accord.counterexamples.exporters import verdict_data
    from accord.verifiers.certificates import save_certificate

    options = read_options(known, extra)
    for name in ("rule", "where", "for_which"):
        if getattr(known, name) is not None:
            options[name] = getattr(known, name)
    _warn(known.subject)
    asked = _asked(known, options)
    if (known.certificate or known.export or known.plot) and len(asked) > 1:
        raise AccordError("a file keeps one verdict", "name one property")
    verdicts = []
    for decide in asked:
        verdict = decide()
        verdicts.append(verdict)
        kept = ""
        if known.certificate and verdict.certificate:
            save_certificate(verdict.certificate, known.certificate)
            kept = known.certificate
        if not known.json:
            print(told(verdict, kept, quiet=known.quiet))
        _write_forms(verdict, known.export, known.plot)
    if known.json:
        data = [verdict_data(v) for v in verdicts]
        print(json.dumps(data if len(data) != 1 else data[0], indent=1))
    return worst(v.status for v in verdicts)


def _write_forms(verdict: Any, export_to: str | None, plot_to: str | None) -> None:
    """Write a verdict in other forms; one that it does not have is a complaint."""
    from accord.counterexamples.evidence import proved_region
    from accord.counterexamples.exporters import export
    from accord.verifiers.certificates import write_whole

    if export_to:
        try:
            for path, text in export(verdict, export_to).items():
                write_whole(path, text)
        except AccordError as error:
            complain(error, "not exported")
    if plot_to:
        from accord.counterexamples.plots import draw

        try:
            region = proved_region(verdict)
            title = f"{verdict.subject}: {verdict.property}"
            write_whole(plot_to, draw(region, title))
        except AccordError as error:
            complain(error, "not drawn")


def _warn(subject: str) -> None:
    """Say on the error stream what was read leniently in an election file."""
    if Path(subject).suffix.lower() in (".soc", ".soi", ".toc", ".toi"):
        from accord.counterexamples.asking import election_warnings

        for warning in election_warnings(subject):
            print(f"warning: {subject}: {warning}", file=sys.stderr)


def _asked(
    known: argparse.Namespace, options: dict[str, Any]
) -> list[Callable[[], Any]]:
    """Return what is to be decided: each property, or one joint open question."""
    from functools import partial

    from accord.counterexamples.asking import ask, open_question, questions

    named = (known.subject, known.property, known.setting, options)
    if known.open or known.largest:
        from accord.verifiers.problems import bounded_solve

        problem = open_question(*named, known.open or "payments", known.largest)
        return [lambda: bounded_solve(problem, limits_of(known))]
    return [
        partial(ask, question, limits_of(known), known.search, known.seed)
        for question in questions(*named)
    ]


def worst(statuses: Iterable[str]) -> int:
    """Return the exit status of several answers: 1 before 3 before 0."""
    codes = {EXIT.get(status, 3) for status in statuses}
    return next(code for code in (1, 3, 0) if code in codes | {0})


def line(label: str, text: str) -> str:
    """Return a labelled line, wrapped under itself."""
    return textwrap.fill(
        text,
        88,
        initial_indent=f"  {label:<10}",
        subsequent_indent=" " * 12,
        break_long_words=False,
        break_on_hyphens=False,
    )


_KEEP = "add --certificate FILE, then recheck"


def _own(stated: Any) -> str:
    """Return the options that a re-check needs for objects of a person's own file."""
    spec = stated["subject"]
    named = [e["name"] for e in stated.get("properties") or [stated["property"]]]
    parts = [spec["first"], spec["second"]] if spec["kind"] == "pair" else [spec]
    files = [f"{p['file']}:{p['name']}" for p in parts if p["kind"] == "python"]
    options = [("--subject", file) for file in dict.fromkeys(files)]
    options += [("--property", name) for name in named if ":" in name]
    return "".join(f" {option} {name}" for option, name in options)


def told(verdict: Any, kept: str, *, quiet: bool) -> str:
    """Return a verdict as text; `kept` is the file of its certificate."""
    lines = [f"{verdict.status:<12}{verdict.subject}: {verdict.property}"]
    lines.append(line("over", verdict.scope))
    if verdict.vacuous:
        lines.append(line("vacuous", verdict.vacuous))
    if verdict.reason:
        lines.append(line("because", verdict.reason))
    if quiet:
        return "\n".join(lines)
    lines += [line("evidence", note) for note in verdict.notes]
    if verdict.story:
        lines += ["", verdict.story.rstrip(), ""]
    if verdict.certificate:
        stated = verdict.certificate["statement"]
        how = f"accord recheck {kept}{_own(stated)}" if kept else _KEEP
        lines.append(line("recheck", how))
    return "\n".join(lines)


# --- winners ---------------------------------------------------------------------

_RULES = ("plurality", "borda", "instant-runoff", "copeland", "minimax")


def _winners(known: argparse.Namespace, extra: list[str]) -> int:
    from accord.counterexamples.asking import read_election
    from accord.counterexamples.elections import tell_count
    from accord.counterexamples.story import table
    from accord.theory.coding import code
    from accord.theory.tallies import tallies

    _warn(known.election)
    params = read_options(argparse.Namespace(**dict.fromkeys(_SUBJECT_OPTIONS)), extra)
    rules = known.rule or _RULES
    elections = [
        read_election(known.election, rule, known.ties, **params) for rule in rules
    ]
    if known.json:
        rows = [
            {
                "rule": e.entry.name,
                "winner": e.names[e.winner],
                "ties": e.ties_in_words,
                "tallies": [
                    {
                        "caption": t.caption,
                        "numbers": {k: code(x) for k, x in t.entries},
                    }
                    for t in tallies(e, e.electorate)
                ],
            }
            for e in elections
        ]
        print(json.dumps(rows, indent=1))
        return 0
    first = elections[0]
    lines = [first.title or known.election]
    lines.append(f"  over      {first.size_in_words}, {first.ties_in_words}")
    lines += [f"  {e.entry.name:<18} {e.names[e.winner]}" for e in elections]
    print("\n".join(lines))
    if not known.quiet:
        for e in elections:
            print(f"\n{e.entry.name}: {e.names[e.winner]} wins\n")
            print(table(*tell_count(e)))
    return 0


# --- certificates ----------------------------------------------------------------


def _recheck(known: argparse.Namespace, _: list[str]) -> int:
    from accord.theory.loading import load_object
    from accord.theory.names import counted
    from accord.verifiers.certificates import load_certificate
    from accord.verifiers.kernel import check
    from accord.verifiers.limits import Limits, OutOfBounds, bounded

    handed = tuple(map(load_object, known.subject or ()))
    given = handed[0] if len(handed) == 1 else handed or None
    prop = tuple(map(load_object, known.property or ())) or None
    rows = []
    for path in known.certificate:
        certificate = load_certificate(path)
        bounds = Limits(known.timeout, known.kernel_budget, None, known.memory)
        try:
            with bounded(bounds):
                accepted = check(certificate, given, prop, known.kernel_budget)
                region = _region(certificate, accepted, given)
        except OutOfBounds as stop:
            print(f"UNKNOWN     `{path}`: {stop.covered}", file=sys.stderr)
            return 3
        except AccordError as error:
            raise type(error)(f"`{path}`: {error.message}", error.help) from error
        rows.append(
            {
                "certificate": path,
                "status": accepted.status,
                "kind": certificate["kind"],
                "scope": accepted.scope,
                "instances": accepted.instances,
                "vacuous": accepted.vacuous,
                "statement": certificate["statement"],
                **({"holds": region} if region else {}),
            }
        )
        if not known.json:
            print(f"{accepted.status:<12}{_title(certificate)} {region}".rstrip())
            if not known.quiet:
                scope = "".join(c if c.isprintable() else "?" for c in accepted.scope)
                print(line("over", scope))
                print(
                    f"  kernel    accepted {path}: kind {certificate['kind']}, ", end=""
                )
                print(f"{counted(accepted.instances, 'instance')} covered")
                if accepted.vacuous:
                    print(f"  vacuous   {accepted.vacuous}")
    if known.json:
        print(json.dumps(rows, indent=1))
    return 0


def _region(certificate: Any, accepted: Any, given: object) -> str:
    """Return where the statement holds, for a kind that says so, else ""."""
    if certificate["kind"] != "region":
        return ""
    from accord.counterexamples.regions import region_of, tell_region
    from accord.theory.subjects import build

    # Of the cells that the kernel hands out, not of what the file says.
    subject = build(certificate["statement"]["subject"], given)
    return tell_region(region_of(accepted, subject))


def _is_open(parameter: Any) -> bool:
    return isinstance(parameter, dict) and set(parameter) == {"unknown"}


_NAMELESS = {"table": "table", "domain": "some rule"}


def _named(spec: Any) -> str:
    """Return what a specification names, with its parameters."""
    name, params = "", {}
    while isinstance(spec, dict) and not name:
        if spec.get("kind") == "pair":
            return f"{_named(spec['first'])} against {_named(spec['second'])}"
        title = dict(spec.get("data") or {}).get("title") or spec.get("title")
        name = spec.get("rule") or spec.get("name") or title or ""
        params = dict(spec.get("params") or {})
        if spec.get("kind") in _NAMELESS:
            name = _NAMELESS[spec["kind"]]
        spec = spec.get("of")
    given = {k: v["unknown"] if _is_open(v) else v for k, v in params.items()}
    shown = ", ".join(f"{k} {v}" for k, v in given.items())
    return f"{name}({shown})" if shown else name


def _short(data: Any) -> Any:
    """Return a parameter's data with algebraic numbers as decimals, for a person."""
    if isinstance(data, list):
        return [_short(item) for item in data]
    if isinstance(data, dict) and set(data) == {"algebraic"}:
        from accord.theory.algebraic import read_algebraic

        return str(read_algebraic(data["algebraic"]))
    return data


def _argument(name: str, data: Any) -> str:
    """Return a parameter's data as text; a reconstruction is called so."""
    if name == "kernel" and isinstance(data, dict):
        from accord.theory.initiative import KERNELS, label

        if data.get("text") in KERNELS:
            return label(data["text"])
    return json.dumps(_short(data))


def _title(certificate: Any) -> str:
    """Return what a certificate is about, with all parameters, from its statement."""
    from accord.theory.names import counted
    from accord.theory.subjects import is_any_rule

    statement = certificate["statement"]
    name = _named(statement["subject"])
    entries = statement.get("properties") or [statement["property"]]
    shown = []
    for entry in entries:
        given = ", ".join(
            f"{k}={_argument(k, v)}"
            for k, v in entry["parameters"].items()
            if k != "proof"  # it shows the answer, and is no part of what is asked
        )
        shown.append(entry["name"] + (f"({given})" if given else ""))
    asked = ""
    if "properties" in statement:
        measure = statement.get("measure")
        whole = is_any_rule(statement["subject"]) or certificate["kind"] == "alike"
        asked = "" if whole else "possible: "
        asked = f"largest {measure['name']} with " if measure else asked
    if certificate["kind"] == "rules":
        name = f"exactly {counted(len(certificate['payload']['rules']), 'rule')}"
    if certificate["kind"] == "minimum":
        payload = certificate["payload"]
        asked = f"{len(payload['profiles'])} profiles, of which at least "
        asked += f"{payload['least']} refute: "
    text = f"{name}: {asked}{' and '.join(shown)}"
    if "implies" in statement:
        said = statement["implies"]["property"]["name"]
        text = f"{name}: {' and '.join(shown)} implies {said}"
    if certificate["kind"] == "dual":
        text += f" is {certificate['payload']['bound']}"
    # A title of a stranger's file may not end the line, or hide what follows.
    return "".join(c if c.isprintable() else "?" for c in text)


def _trusts(known: argparse.Namespace, _: list[str]) -> int:
    from accord.verifiers.certificates import load_certificate
    from accord.verifiers.trust import trusted_files

    files, cited = trusted_files(load_certificate(known.certificate))
    print("This verdict rests on Python itself and on these files:")
    for name, lines, role in files:
        print(f"  {lines:>5}  {name}  ({role})")
    print(f"  {sum(lines for _, lines, _ in files):>5}  lines in all")
    for text in cited:
        print(f"  cited, not checked: {text}")
    return 0


# --- papers ----------------------------------------------------------------------


def _reproduce(known: argparse.Namespace, _: list[str]) -> int:
    from accord.counterexamples.story import table
    from accord.papers.claim import result_data, run_claim, select

    chosen = [pair for name in known.paper or [None] for pair in select(name)]
    to_run = [(paper, claim) for paper, claim in chosen if claim.parts]
    results = []
    for paper, claim in to_run:
        result = run_claim(paper, claim, lambda: limits_of(known))
        results.append(result)
        if not known.json:
            agrees = "as expected" if result.agrees else f"expected {claim.expected}"
            print(f"{result.verdict:<12}{paper.id}.{claim.id}  ({agrees})", flush=True)
            if not known.quiet:
                print(line("says", claim.statement))
                print(line("covers", f"{claim.covers}: {result.scope}"))
                for reason in () if result.agrees else result.reasons:
                    print(line("because", reason))
                if claim.table is not None:
                    words = [verdict.status for verdict in result.verdicts]
                    rows = claim.table.filled(words)
                    print(f"\n{table(claim.table.headers, rows)}\n")
    if known.json:
        print(json.dumps([result_data(result) for result in results], indent=1))
        return 0 if all(r.agrees for r in results) else 1
    agree = sum(result.agrees for result in results)
    listed = len(chosen) - len(to_run)
    print(f"{len(results)} claims run, {agree} as expected; {listed} listed, not run")
    return 0 if agree == len(results) else 1


# --- looking around --------------------------------------------------------------


def _show(known: argparse.Namespace, _: list[str]) -> int:
    from accord.theory.catalogue import describe

    print(describe(known.name))
    return 0


def _names(kind: str) -> Callable[[], list[tuple[str, str]]]:
    def names() -> list[tuple[str, str]]:
        from accord.theory import catalogue

        listing: list[tuple[str, str]] = getattr(catalogue, kind)()
        return listing

    return names


def _papers(*, claims: bool) -> list[tuple[str, str]]:
    from accord.papers.claim import all_papers

    known = all_papers().values()
    if not claims:
        return [(paper.id, paper.title) for paper in known]
    return [
        (f"{p.id}.{c.id}", f"[{c.covers}] {c.reason or c.statement}")
        for p in known
        for c in p.claims
    ]


def _families() -> list[tuple[str, str]]:
    from accord.counterexamples.finding import FAMILIES

    listed = [(n, (f.__doc__ or "").partition("\n")[0]) for n, f in FAMILIES.items()]
    return [*listed, ("SETTING", "the library's rules of any setting: voting, auction")]


def _concepts() -> list[tuple[str, str]]:
    from accord.verifiers.engines.solving import concept_names, concept_of

    return [(name, concept_of(name).TITLE) for name in concept_names()]


_LISTS: dict[str, Callable[[], list[tuple[str, str]]]] = {
    "rules": _names("rules"),
    "properties": _names("properties"),
    "settings": _names("settings"),
    "measures": _names("measures"),
    "families": _families,
    "concepts": _concepts,
    "papers": lambda: _papers(claims=False),
    "claims": lambda: _papers(claims=True),
}


def _list(known: argparse.Namespace, _: list[str]) -> int:
    for kind in [known.what] if known.what else sorted(_LISTS):
        if not known.what:
            print(f"{kind}:")
        for name, summary in _LISTS[kind]():
            print(
                f"  {name:<34} {summary}"[
                    : 110 if sys.stdout.isatty() else 200
                ].rstrip()
            )
    return 0
