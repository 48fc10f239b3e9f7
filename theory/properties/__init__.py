"""Properties: each one ordinary function in a file of its own, found by its name.

    @prop(Mechanism, forall=("agent", "profile", "report"))
    def strategyproof(m, agent, profile, report): ...

The header names what is quantified (`accord.theory.ranges` says what each name runs
over); the body is the whole definition. Positional arguments after the subject are
the universally quantified ones, then the existential ones, in the header's order.
Keyword-only arguments are parameters that the statement fixes (`--profile "C,D"`).

Beside it a file may say in words, with the definition's arguments:

    because(m, agent, profile, report)         why an instance fails, a sentence
    shows(m, ...)                              what a proof says, sentences
    forbids(m, words, agent, profile, report)  what an instance forbids, in a proof
    asks(m, words, outcome)                    for which witness an existence asks
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from accord.theory.errors import ModelError
from accord.theory.names import dashed, nearest


class PremiseNotMet(Exception):  # noqa: N818 - it is no error, only a way out
    """Raised by `assume`: the instance says nothing about the property."""


def assume(condition: object) -> None:
    """Mark a premise: where it is not met, the instance holds and does not count.

    A universal statement none of whose instances meets its premises is `vacuous`.
    """
    if not condition:
        raise PremiseNotMet


@dataclass(frozen=True)
class Property:
    """A definition with its quantifiers.

    The statement is: for all values of `forall` there are values of `exists` such
    that the body is True. `parameters` are the keyword-only arguments of the body,
    `cites` names what the definition rests on and nobody here checked; `loops` names
    what the body runs over by itself, for the estimate of its cost.
    """

    name: str
    on: type
    body: Callable[..., Any]
    forall: tuple[str, ...]
    exists: tuple[str, ...]
    parameters: tuple[str, ...]
    required: tuple[str, ...]
    file: str
    cites: str
    loops: tuple[str, ...] = ()

    @property
    def of_the_library(self) -> bool:
        """Whether it stands in a file here, and not in a person's own."""
        return self.body.__module__.startswith(f"{__name__}.")

    @property
    def summary(self) -> str:
        """The first line of the definition's docstring."""
        return (inspect.getdoc(self.body) or "").partition("\n")[0]


PROPERTIES: dict[str, Property] = {}
_F = TypeVar("_F", bound=Callable[..., Any])


def prop(
    on: type,
    *,
    forall: tuple[str, ...] = (),
    exists: tuple[str, ...] = (),
    cites: str = "",
    loops: tuple[str, ...] = (),
) -> Callable[[_F], _F]:
    """Register the definition below as a property of objects of class `on`.

    Raises ModelError if the header and the arguments of the body do not match.
    """

    def register(body: _F) -> _F:
        arguments = list(inspect.signature(body).parameters.values())
        positional = [a.name for a in arguments if a.kind != a.KEYWORD_ONLY]
        if positional[1:] != [*forall, *exists]:
            raise ModelError(
                f"the property `{body.__name__}` quantifies {[*forall, *exists]}, "
                f"but its body takes {positional[1:]}",
                "name the arguments after the subject as in the header, in that order",
            )
        keyword = [a for a in arguments if a.kind == a.KEYWORD_ONLY]
        record = Property(
            name=dashed(body.__name__),
            on=on,
            body=body,
            forall=forall,
            exists=exists,
            parameters=tuple(a.name for a in keyword),
            required=tuple(a.name for a in keyword if a.default is a.empty),
            file=inspect.getsourcefile(body) or "",
            cites=cites,
            loops=loops,
        )
        body.__dict__["accord_property"] = record
        if record.of_the_library:
            PROPERTIES[record.name] = record
        return body

    return register


def property_of(body: object) -> Property:
    """Return the record of a decorated definition."""
    record = getattr(body, "accord_property", None)
    if not isinstance(record, Property):
        raise ModelError(
            f"`{getattr(body, '__name__', body)}` is no property",
            "decorate the function with @accord.prop(Mechanism, forall=(...))",
        )
    return record


def name_of(prop: Property) -> str:
    """Return a property's name, that of a person's own with its file."""
    if prop.of_the_library:
        return prop.name
    return f"{Path(prop.file).name}:{prop.body.__name__}"


def all_properties() -> dict[str, Property]:
    """Return every property of the library by name, importing the files here."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return dict(sorted(PROPERTIES.items()))


def find_property(name: str) -> Property:
    """Return the library's property of this name, importing only its own file."""
    wanted = dashed(name)
    if wanted not in PROPERTIES:
        files = [module.name for module in pkgutil.iter_modules(__path__)]
        known = {dashed(file): file for file in files}
        if wanted not in known:
            raise ModelError(
                f"no property is named `{name}`", nearest(name, known, "properties")
            )
        importlib.import_module(f"{__name__}.{known[wanted]}")
    return PROPERTIES[wanted]
