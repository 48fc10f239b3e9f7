"""A verdict in other forms: JSON data, a test for pytest, files of other tools."""

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from accord.counterexamples.evidence import proved_region, region_data
from accord.theory.coding import code
from accord.theory.elections import ElectionRule
from accord.theory.errors import ModelError
from accord.theory.games import StrategicGame
from accord.theory.mechanisms import Mechanism
from accord.theory.names import letter
from accord.theory.preferences import Order, rank
from accord.verifiers.verdict import Verdict


def verdict_data(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict as JSON data; every number is an integer or a text "p/q"."""
    instance = verdict.counterexample
    return {
        "status": verdict.status,
        "subject": verdict.subject,
        "property": verdict.property,
        "scope": verdict.scope,
        "vacuous": verdict.vacuous,
        "reason": verdict.reason,
        "notes": list(verdict.notes),
        "violations": verdict.violations,
        "counterexample": None
        if instance is None
        else {name: code(value) for name, value in instance.items()},
        "story": verdict.story,
        "certificate": verdict.certificate,
        **_region(verdict),
    }


def _region(verdict: Verdict) -> dict[str, Any]:
    region = proved_region(verdict)
    if region is None or verdict.certificate is None:
        return {}
    tree = verdict.certificate["payload"]["tree"]
    return {"region": region_data(verdict.statement, region, tree)}


def _handed(spec: Mapping[str, Any]) -> str:
    """Return the code of what a specification asks for."""
    if spec["kind"] == "pair":
        return f"({_handed(spec['first'])}, {_handed(spec['second'])})"
    if spec["kind"] != "python":
        return "None"
    return _loading(f"{spec['file']}:{spec['name']}")


def as_pytest(verdict: Verdict) -> str:
    """Return a pytest module that re-checks the verdict's certificate.

    It needs accord alone. A certificate about a person's own file imports that file,
    because the person who runs the test chose to.
    """
    if verdict.certificate is None:
        raise ModelError(f"{verdict.status} has no certificate to test")
    spec = verdict.certificate["statement"]["subject"]
    prop = verdict.certificate["statement"].get("property", {}).get("name", "")
    given = _handed(spec)
    own = f", {_loading(prop)}" if ":" in prop else ""
    called = f"{verdict.subject}_{verdict.property}"
    name = "".join(c if c.isascii() and c.isalnum() else "_" for c in called)
    text = json.dumps(verdict.certificate, indent=1, sort_keys=True)
    # Names come from people's files: none may end the text that it stands in.
    first = _escaped(f"{verdict.subject}: {verdict.property} is {verdict.status}.")
    return f'''"""{first}

Over {_escaped(verdict.scope)}.
"""

import json

from accord.theory.loading import load_object
from accord.verifiers.kernel import check

CERTIFICATE = json.loads(
    r"""
{text}
"""
)


def test_{name.lower()}():
    given = {given}
    assert check(CERTIFICATE, given{own}).status == "{verdict.status}"
'''


def _loading(where: str) -> str:
    if not where.partition(":")[0].endswith(".py"):
        raise ModelError(
            f"`{where}` is in no Python file, so no test can load it",
            "put it into a file and check `file.py:name`",
        )
    return f"load_object({json.dumps(where)})"


def _escaped(text: str) -> str:
    return json.dumps(text)[1:-1]


def as_preflib(verdict: Verdict) -> tuple[str, str]:
    """Return a move that pays as two PrefLib texts: the election before and after."""
    (names, title, before), after = _moved_lines(verdict)
    return _preflib(names, title, before, "before"), _preflib(
        names, title, after, "after"
    )


def as_pref_voting(verdict: Verdict) -> tuple[str, str]:
    """Return a move that pays as two Python lines, each a profile of pref_voting.

    `ProfileWithTies` with `use_extended_strict_preference` reads what a ballot leaves
    out as tied at its bottom, as accord does.
    """
    (names, _, before), after = _moved_lines(verdict)
    texts = []
    for lines in (before, after):
        places = [
            {x: rank(o, x) + 1 for x in range(len(names)) if rank(o, x) < len(o)}
            for o, _ in lines
        ]
        counts = [voters for _, voters in lines]
        texts.append(
            f"ProfileWithTies({places}, rcounts={counts}, "
            f"candidates={list(range(len(names)))})"
        )
    return texts[0], texts[1]


def as_gambit(verdict: Verdict) -> str:
    """Return the strategic game that a verdict is about as a .nfg text."""
    from accord.theory.formats.nfg import write_nfg

    game = getattr(verdict.statement, "subject", None)
    if not isinstance(game, StrategicGame):
        raise ModelError(
            f"`{verdict.subject}` is no strategic game, so there is no .nfg of it"
        )
    return write_nfg(game)


def export(verdict: Verdict, path: str) -> dict[str, str]:
    """Return the files (name to text) that `path` asks for, by its ending.

    .json: the verdict; .py: a test for pytest; .nfg: the game; .soc .soi .toc .toi: the
    ballots before and after the lie, as two PrefLib files with the ending that fits.
    """
    stem, dot, ending = path.rpartition(".")
    if ending == "json":
        return {path: json.dumps(verdict_data(verdict), indent=1) + "\n"}
    if ending == "py":
        return {path: as_pytest(verdict)}
    if ending == "nfg":
        return {path: as_gambit(verdict)}
    if dot and ending in ("soc", "soi", "toc", "toi"):
        texts = zip(("before", "after"), as_preflib(verdict), strict=True)
        return {f"{stem}-{when}.{_data_type(text)}": text for when, text in texts}
    raise ModelError(
        f"expected a file ending in .json, .py, .nfg, .soc, .soi, .toc or .toi, "
        f"got `{path}`"
    )


def _data_type(text: str) -> str:
    return text.partition("# DATA TYPE: ")[2].partition("\n")[0].strip()


Lines = list[tuple[Order, int]]
Ballots = tuple[tuple[str, ...], str, Lines]


def _moved_lines(verdict: Verdict) -> tuple[Ballots, Lines]:
    """Return (names, title, ballots before the lie) and the ballots after it."""
    instance = verdict.counterexample or {}
    subject = getattr(verdict.statement, "subject", None)
    if isinstance(subject, ElectionRule) and instance:
        after = subject.moved(instance["line"], instance["report"])
        return (subject.names, subject.title, list(subject.lines)), list(after.items())
    if (
        isinstance(subject, Mechanism)
        and subject.setting == "voting"
        and {"agent", "profile", "report"} <= set(instance)
        and isinstance(instance["report"], tuple)
    ):
        names = tuple(letter(x) for x in subject.outcomes or ())
        lie = instance["profile"].with_report(instance["agent"], instance["report"])
        truth = Counter(instance["profile"])
        lines = list(truth.items())
        return (names, subject.name, lines), list(Counter(lie).items())
    raise ModelError(
        f"expected a lie in an election that pays, got {verdict.status} of "
        f"{verdict.property}",
        "only ballots in orders have an election before and after",
    )


def _preflib(names: tuple[str, ...], title: str, lines: Lines, when: str) -> str:
    from accord.theory.formats.preflib import Election, tightest_kind, write_preflib

    kind = tightest_kind([order for order, _ in lines], len(names))
    title = f"{title} ({when})" if title else when
    groups = tuple((_groups(order, kind), voters) for order, voters in lines)
    return write_preflib(Election(kind, names, groups, (), (("TITLE", title),)))


def _groups(order: Order, kind: str) -> Order:
    """Return an order as an election of this kind has it: in groups, or strict."""
    grouped = (x if isinstance(x, frozenset) else frozenset((x,)) for x in order)
    return tuple(grouped) if kind[0] == "t" else order
