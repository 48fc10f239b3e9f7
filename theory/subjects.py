"""Subjects as data: what a statement is about, and the one way to build it again.

A specification is a JSON object. These kinds exist:

    {"kind": "rule", "rule": "borda", "setting": "voting", "options": {...},
     "params": {...}, "source": "..."}              a library rule, found by name
    {"kind": "python", "file": "my.py", "name": "f", "setting": "auction" or None,
     "options": {...}, "params": {...}, "source": "..."}   a person's own function
    {"kind": "table", "setting": "voting", "options": {...}, "params": {},
     "table": [...]}                                the outcome at each profile
    {"kind": "data", "object": "strategic-game", "data": {...}}   a game, whole; its
     parameters, if it has any, have the further constraints "where", or "values"
    {"kind": "direct", "of": {...}}   the rule that a game form induces under truth
    {"kind": "domain", "setting": "voting", "options": {...}}   agents and types without
     a rule, for `unknown` to leave it open; "profiles" lists those that can occur,
     where not every combination of types can
    {"kind": "unknown", "what": "payments", "of": {...}}   one in which numbers are
     left open (`accord.theory.unknowns`), or filled in by "values": {name: number}
    {"kind": "election", "lines": [...], "rule": "borda", ...}   ballots and a rule
    {"kind": "pair", "first": {...}, "second": {...}}   two mechanisms, to be compared

A parameter of a rule may be {"unknown": "1 - k"}, an expression in unknown numbers, of
which the constraints "where": ["0 <= k <= 1"] are known.

`build` never imports what a specification names: a person's own function is handed
to it. The source hash tells another version early; soundness comes from re-running.
"""

import hashlib
import inspect
import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from accord.theory.coding import look_up_profile, plain
from accord.theory.errors import CertificateError, ModelError
from accord.theory.mechanisms import Mechanism
from accord.theory.names import counted, dashed
from accord.theory.rules import find_rule
from accord.theory.settings import find_setting, setting_options

Spec = dict[str, Any]
Make = Callable[[str], Any]


def unknown(name: str) -> Any:
    """Return an unknown number of this name, loading forms where one is needed."""
    from accord.theory.forms import Form

    return Form.unknown(name)


def source_hash(function: object) -> str:
    """Return the SHA-256 of a function's source text ("" where there is none)."""
    try:
        text = inspect.getsource(function)  # type: ignore[arg-type]
    except (OSError, TypeError):
        return ""
    return hashlib.sha256(text.encode()).hexdigest()


def full_options(setting: str, chosen: dict[str, Any]) -> dict[str, Any]:
    """Return all options of a setting, the given ones put in."""
    known = setting_options(setting)
    for option in chosen:
        if option not in known:
            raise ModelError(
                f"the setting `{dashed(setting)}` has no option `{option}`",
                f"its options: {', '.join(known) or 'none'}",
            )
    return {**known, **chosen}


def is_any_rule(spec: Mapping[str, Any]) -> bool:
    """Return whether a specification leaves the rule of a domain open."""
    inner = spec.get("of")  # for some parts only numbers: how many actions, types
    open_rule = isinstance(inner, Mapping) and inner["kind"] == "domain"
    return spec["kind"] == "unknown" and open_rule


def build(
    spec: Mapping[str, Any],
    given: object = None,
    make: Make = unknown,
) -> Any:
    """Return the subject that a specification describes.

    `make` gives each number that the specification leaves open.
    `given` is a person's own function (or Mechanism or game), needed for kind
    `python` and for nothing else; for two of a pair, a tuple of both. Raises
    CertificateError when it is missing or is another version, ModelError when the
    specification is ill-formed.
    """
    kind = spec.get("kind")
    if kind not in _BUILDERS:
        known = ", ".join(_BUILDERS)
        raise ModelError(f"expected a subject of kind {known}, got `{kind}`")
    fields = _FIELDS[str(kind)]
    if not set(spec) <= fields:
        odd = ", ".join(sorted(map(str, set(spec) - fields)))
        raise ModelError(f"a subject of kind {kind} has no field `{odd}`")
    return _BUILDERS[str(kind)](spec, given, make)


def _library(spec: Mapping[str, Any], given: object, _: Make) -> Any:
    entry = find_rule(str(spec["rule"]))
    current = ("", source_hash(entry.function))
    if given is None and spec.get("source") not in current:
        raise CertificateError(
            f"step `subject`: the library's rule `{entry.name}` has changed since",
            "make the certificate again with `accord check`",
        )
    built = _in_setting(spec, entry.function, entry.name)
    if not isinstance(built, Mechanism):
        return built
    declared = frozenset(f.property for f in entry.facts if f.holds)
    return replace(built, facts={**built.facts, "declared": declared})


def _own(spec: Mapping[str, Any], given: object, _: Make) -> Any:
    where = f"{spec['file']}:{spec['name']}"
    if given is None:
        raise ModelError(
            f"the subject is the Python object `{where}`, which is never imported",
            f"if you trust that file, add --subject {where}",
        )
    source = given if spec["setting"] else getattr(given, "rule", given)
    if spec.get("source") != source_hash(source):
        raise CertificateError(
            f"step `subject`: `{spec['name']}` is another version than the one "
            "that the certificate was made for",
            "make the certificate again with `accord check`",
        )
    if spec["setting"]:
        return _in_setting(spec, given, str(spec["name"]))
    if not isinstance(given, Mechanism):
        return given
    from accord.theory.records import checked

    return checked(given)


def _data(spec: Mapping[str, Any], _: object, __: Make) -> Any:
    from accord.theory.formats.data import from_data

    found: Any = from_data(spec["data"], "data")
    if {"where", "values"}.isdisjoint(spec):
        return found
    if not hasattr(found, "knowing"):
        raise ModelError(
            "expected a strategic game or an aggregation, whose numbers can be "
            f"parameters, got a {type(found).__name__}"
        )
    known = found.knowing(spec.get("where", ()))
    return known.at(spec["values"]) if "values" in spec else known


def _election(spec: Mapping[str, Any], _: object, __: Make) -> Any:
    from accord.theory.elections import from_spec

    return from_spec(spec)


def _opened(spec: Mapping[str, Any], given: object, make: Make) -> Any:
    from accord.theory.unknowns import filled, open_up

    of = spec["of"]
    whole = build(of, given, make) if isinstance(of, Mapping) else of
    if "values" in spec:
        return open_up(spec["what"], whole, filled(spec["values"]), "as listed")
    return open_up(spec["what"], whole, make, "unknown")


def _in_setting(spec: Mapping[str, Any], rule: object, name: str) -> Mechanism:
    module = find_setting(str(spec["setting"]))
    options = full_options(str(spec["setting"]), dict(spec["options"]))
    build_mechanism: Callable[..., Mechanism] = module.mechanism
    params, names = _read_params(spec["params"])
    built = build_mechanism(rule, name=name, params=params, **options)
    if names or "where" in spec:
        built = _assuming(built, names, spec.get("where", ()))
    if getattr(built, "prior", None) is None:
        return built
    words = "uniform prior" if options["prior"] == "uniform" else "prior as listed"
    return replace(built, scope=f"{built.scope}, {words}")


def _read_params(written: Mapping[str, Any]) -> tuple[dict[str, Any], set[str]]:
    """Return the parameters of a rule, forms for the unknown ones, and their names."""
    params = dict(written)
    names: set[str] = set()
    for key, value in written.items():
        if isinstance(value, Mapping) and set(value) == {"unknown"}:
            from accord.theory.expressions import names_in, read_forms

            params[key] = read_forms(value["unknown"])
            names |= names_in(value["unknown"])
    return params, names


def _assuming(m: Mechanism, names: set[str], where: Sequence[str]) -> Mechanism:
    """Return `m` with unknown parameters of which the constraints `where` are known."""
    from accord.theory.constraints import all_real, premises_of
    from accord.theory.expressions import names_in

    names = names.union(*map(names_in, where))
    taken = sorted(name for name in names if name[0] == "v" and name[1:].isdecimal())
    if taken:
        raise ModelError(
            f"`{taken[0]}` stands for a value of an agent", "give it another name"
        )
    facts = {**m.facts, "unknowns": frozenset(names), "where": premises_of(where)}
    return replace(m, facts=facts, scope=f"{m.scope}, {all_real(names, where)}")


def _from_table(spec: Mapping[str, Any], _: object, __: Make) -> Mechanism:
    """Return the mechanism whose outcomes are listed, one for each profile in order."""
    cells = [plain(item) for item in spec["table"]]
    places: dict[Any, int] = {}
    m = _in_setting(spec, lambda reports: cells[places[reports]], "table")
    if m.size != len(cells):
        raise ModelError(f"expected a table of {m.size:,} outcomes, got {len(cells):,}")
    places.update({p: k for k, p in enumerate(itertools.product(*m.domains))})
    return m


def _domain(spec: Mapping[str, Any], _: object, __: Make) -> Mechanism:
    def no_rule(_: tuple[Any, ...]) -> Any:
        raise ModelError("a domain has no rule")

    m = _in_setting({**spec, "params": {}}, no_rule, "some rule")
    if "profiles" not in spec:
        return m
    listed = dict.fromkeys(look_up_profile(m.domains, p) for p in spec["profiles"])
    words = f"{m.scope}, {counted(len(listed), 'listed profile')}"
    return replace(m, scope=words, facts={**m.facts, "profiles": listed})


def _direct(spec: Mapping[str, Any], given: object, make: Make) -> Any:
    from accord.theory.game_forms import direct_mechanism

    return direct_mechanism(build(spec["of"], given, make))


def _pair(spec: Mapping[str, Any], given: object, make: Make) -> Any:
    from accord.theory.comparisons import compare

    parts = spec["first"], spec["second"]
    pair = given if isinstance(given, tuple) and len(given) == 2 else (given, given)
    # A rule of the library is never one that was handed over.
    own = [g if p["kind"] != "rule" else None for p, g in zip(parts, pair, strict=True)]
    return compare(*(build(p, g, make) for p, g in zip(parts, own, strict=True)))


_FIELDS = {
    "rule": {"kind", "rule", "setting", "options", "params", "source", "where"},
    "python": {
        *("kind", "file", "name", "setting", "options", "params", "source", "where")
    },
    "table": {"kind", "setting", "options", "params", "table"},
    "data": {"kind", "object", "data", "where", "values"},
    "domain": {"kind", "setting", "options", "profiles"},
    "direct": {"kind", "of"},
    "unknown": {"kind", "what", "of", "values"},
    "pair": {"kind", "first", "second"},
    "election": {"kind", "title", "names", "lines", "rule", "ties", "params", "source"},
}
_BUILDERS: dict[str, Callable[[Mapping[str, Any], object, Make], Any]] = {
    "rule": _library,
    "python": _own,
    "table": _from_table,
    "data": _data,
    "domain": _domain,
    "direct": _direct,
    "unknown": _opened,
    "pair": _pair,
    "election": _election,
}
