"""Statements and problems: what a certificate is about, built from definitions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from accord.theory import properties
from accord.theory.coding import plain
from accord.theory.errors import CertificateError, ModelError
from accord.theory.statements import Statement, check_fits
from accord.theory.subjects import build, source_hash, unknown
from accord.verifiers.kernel.accepted import expect, reject

UNKNOWN = {"unknown": True}  # accord.theory.unknowns, not loaded where none is
Make = Callable[[str], Any]


@dataclass(frozen=True)
class Problem:
    """Whether some values of the unknowns make every definition hold everywhere.

    `statements(make)` are the definitions over unknowns made by `make`, all of one
    subject; `measure(make)` is the number to be made large, if there is one.
    """

    statements: Callable[[Make], list[Statement]]
    measure: Callable[[Make], Any] | None
    scope: str


# A problem, and a further definition as a statement about the problem's subject.
Implication = tuple[Problem, Callable[[Any], Statement]]


def read_statement(
    data: Any, given: object = None, property_given: object = None
) -> Statement:
    """Return the statement that a certificate is about; unknowns stay open in it."""
    named, subject = _read(data, {"property", "subject", "scope"}, given)
    statement = _statement(named["property"], subject, property_given, unknown)
    expect(
        statement.scope == data["scope"], "scope", f"`{statement.scope}`", data["scope"]
    )
    return statement


def read_problem(
    data: Any, given: object = None, property_given: object = None
) -> Problem:
    """Return the problem that a certificate is about.

    `property_given` is a person's own definition, or a tuple of them.
    """
    fields = {"properties", "subject", "scope", "measure"}
    named, open_subject = _read(data, fields, given)
    from accord.theory.measures import find_measure

    def statements(make: Make) -> list[Statement]:
        whole = build(data["subject"], given, make)
        entries = named["properties"]
        return [_statement(entry, whole, property_given, make) for entry in entries]

    def measure(make: Make) -> Any:
        entry, whole = named["measure"], build(data["subject"], given, make)
        parameters = _parameters(entry["parameters"], whole, make)
        return find_measure(str(entry["name"]))(whole, **parameters)

    scope = str(getattr(open_subject, "scope", ""))
    expect(scope == named["scope"], "scope", f"`{scope}`", named["scope"])
    return Problem(statements, None if named["measure"] is None else measure, scope)


def read_implication(
    data: Any, given: object = None, property_given: object = None
) -> Implication:
    """Return what a certificate says to follow, perhaps by comparison with a rule."""
    named, _ = _read(data, {"properties", "subject", "scope", "implies"}, given)
    entry = named["implies"]
    odd = not isinstance(entry, dict) or set(entry) != {"property", "than"}
    expect(not odd, "implies", "the fields `property`, `than`")
    rest = {name: value for name, value in named.items() if name != "implies"}
    problem = read_problem({**rest, "measure": None}, given, property_given)

    def conclusion(subject: Any) -> Statement:
        if entry["than"] is not None:
            from accord.theory.comparisons import compare

            other = build(entry["than"], None, _nothing_open)
            expect(not other.unknowns, "than", "a rule without unknown numbers")
            subject = compare(subject, other)
        return _statement(entry["property"], subject, property_given, _nothing_open)

    return problem, conclusion


def _nothing_open(name: str) -> Any:
    reject("implies", "no unknown numbers in what follows", name)


def _read(data: Any, fields: set[str], given: object) -> tuple[Mapping[str, Any], Any]:
    if not isinstance(data, dict) or set(data) != fields:
        reject("statement", f"the fields {sorted(fields)}")
    try:
        return data, build(data["subject"], given)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CertificateError(f"step `subject`: ill-formed, {error!r}") from error


def _statement(data: Any, subject: Any, given: object, make: Make) -> Statement:
    try:
        name, source, raw = (data[k] for k in ("name", "source", "parameters"))
        expect(len(data) == 3, "statement", "no other fields", sorted(data))
        own = ":" in name
        if isinstance(given, tuple):  # which of them is told by the name
            wanted = name.rpartition(":")[2]
            given = next((g for g in given if g.__name__ == wanted), None)
        if own and given is None:
            raise ModelError(
                f"the property is the Python function `{name}`, never imported",
                f"if you trust that file, add --property {name}",
            )
        prop = properties.property_of(given) if own else properties.find_property(name)
        statement = Statement(prop, subject, _parameters(raw, subject, make))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CertificateError(f"step `statement`: ill-formed, {error!r}") from error
    for key in {"player", "agent", "action"} & set(statement.parameters):
        number = statement.parameters[key]
        known = not isinstance(number, bool) and (number == UNKNOWN or number >= 0)
        expect(known, "parameters", f"`{key}` by its number from 0", number)
    if source_hash(prop.body) != source:
        raise CertificateError(
            f"step `statement`: the definition of `{prop.name}` has changed since",
            "make the certificate again with `accord check`",
        )
    check_fits(statement)
    return statement


def _parameters(raw: Mapping[str, Any], subject: Any, make: Make) -> dict[str, Any]:
    known = {
        name: _plain(value, subject) for name, value in raw.items() if value != UNKNOWN
    }
    if len(known) == len(raw):
        return known
    from accord.theory.unknowns import lay_out

    return {
        name: lay_out(name, subject, make, known) if value == UNKNOWN else known[name]
        for name, value in raw.items()
    }


def _plain(data: Any, subject: Any) -> Any:
    """Return the value that a code stands for; forms are in the subject's unknowns."""
    if isinstance(data, list):
        return tuple(_plain(item, subject) for item in data)
    if isinstance(data, dict) and set(data) == {"map"}:
        return {_plain(k, subject): _plain(v, subject) for k, v in data["map"]}
    if not isinstance(data, dict) or set(data) != {"form"}:
        return plain(data)
    from accord.theory.expressions import is_expression, read_form

    known: frozenset[str] = getattr(subject, "unknowns", frozenset())
    text = data["form"]
    expect(is_expression(text, known), "parameters", f"forms in {sorted(known)}", text)
    return read_form(text)
