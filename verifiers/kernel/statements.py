"""Statements: a property, its parameters and a subject, read from a certificate."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from accord.theory.coding import plain
from accord.theory.errors import AccordError, CertificateError, ModelError
from accord.theory.mechanisms import Mechanism
from accord.theory.properties import (
    PremiseNotMet,
    Property,
    find_property,
    property_of,
)
from accord.theory.ranges import instances
from accord.theory.subjects import build, source_hash


@dataclass(frozen=True)
class Statement:
    """For all `forall` there are `exists` such that the body is True of the subject."""

    prop: Property
    subject: Any
    parameters: dict[str, Any]

    @property
    def scope(self) -> str:
        """The scope in words, computed from the subject that was built."""
        return str(getattr(self.subject, "scope", ""))

    def body(self, *values: Any) -> bool | None:
        """Run the definition on one full instance; None if its premise is not met."""
        try:
            return bool(self.prop.body(self.subject, *values, **self.parameters))
        except PremiseNotMet:
            return None

    def holds(self, *universal: Any) -> bool | None:
        """Return whether the instance holds, searching its existential witnesses.

        None: no premise was met. An instance without an existential part is one run;
        otherwise one True among all witnesses suffices, and False needs them all.
        """
        if not self.prop.exists:
            return self.body(*universal)
        bound = dict(zip(self.prop.forall, universal, strict=True))
        met = False
        for witness in instances(self.subject, self.prop.exists, bound):
            result = self.body(*universal, *witness)
            if result:
                return True
            met = met or result is not None
        return False if met or not self.prop.forall else self._empty(universal)

    def _empty(self, universal: tuple[Any, ...]) -> bool | None:
        # Every witness failed its premise (or there is none). If one raises the
        # premise for all, the instance says nothing; if there is no witness at all,
        # "there is" is plainly false.
        bound = dict(zip(self.prop.forall, universal, strict=True))
        some = next(iter(instances(self.subject, self.prop.exists, bound)), None)
        return False if some is None else None


def read_statement(
    data: Any, given: object = None, property_given: object = None
) -> Statement:
    """Return the statement that a certificate is about, built from definitions."""
    try:
        named, spec = data["property"], data["subject"]
        name, source = named["name"], named["source"]
        parameters = {str(k): plain(v) for k, v in named["parameters"].items()}
        scope = data["scope"]
    except (KeyError, TypeError, AttributeError) as error:
        raise CertificateError(f"step `statement`: ill-formed, {error!r}") from error
    if set(data) != {"property", "subject", "scope"} or not isinstance(spec, Mapping):
        raise CertificateError("step `statement`: missing or unknown fields")
    prop = _property(str(name), property_given)
    if source_hash(prop.body) != source:
        raise CertificateError(
            f"step `statement`: the definition of `{prop.name}` has changed since",
            "make the certificate again with `accord check`",
        )
    try:
        subject = build(spec, given)
    except (ModelError, CertificateError):
        raise
    except (AccordError, KeyError, TypeError, ValueError) as error:
        raise CertificateError(f"step `subject`: ill-formed, {error!r}") from error
    statement = Statement(prop, subject, parameters)
    check_fits(statement)
    if statement.scope != scope:
        raise CertificateError(
            f"step `scope`: expected `{statement.scope}`, got `{str(scope)[:80]}`"
        )
    return statement


def _property(name: str, given: object) -> Property:
    if ":" not in name:
        return find_property(name)
    if given is None:
        raise ModelError(
            f"the property is the Python function `{name}`, which is never imported",
            f"if you trust that file, add --property {name}",
        )
    return property_of(given)  # type: ignore[arg-type]


def check_fits(statement: Statement) -> None:
    """Raise ModelError unless the property speaks of this kind of subject."""
    prop, subject = statement.prop, statement.subject
    if not isinstance(subject, prop.on):
        raise ModelError(
            f"`{prop.name}` is a property of a {prop.on.__name__}, "
            f"got a {type(subject).__name__}",
            "`accord list properties` says what each is about",
        )
    missing = set(prop.required) - set(statement.parameters)
    unknown = set(statement.parameters) - set(prop.parameters)
    if missing or unknown:
        raise ModelError(
            f"`{prop.name}` takes the parameters {list(prop.parameters)}, "
            f"got {sorted(statement.parameters)}",
            f"missing: {sorted(missing)}; unknown: {sorted(unknown)}",
        )


def settle(subject: Any) -> None:
    """Run every visited profile of a mechanism again, in the opposite order.

    A rule that is random, counts its calls or remembers what it saw last gives
    another outcome on some profile; then nothing about it can be certified.
    """
    if not isinstance(subject, Mechanism):
        return
    for profile, outcome in subject.visited():
        again = subject.run(profile)
        if again != outcome:
            raise ModelError(
                f"`{subject.name}` is not a function: at the profile {tuple(profile)!r} "
                f"it returned {outcome!r}, then {again!r}",
                "a rule must not be random, keep state or change its arguments",
            )
