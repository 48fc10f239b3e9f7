"""Ask a question and get the whole answer: decided, made small, told."""

import dataclasses
import inspect
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from accord.counterexamples.minimize import is_complete, minimize
from accord.counterexamples.story import tell
from accord.theory.errors import ModelError
from accord.theory.mechanisms import Mechanism
from accord.theory.names import dashed
from accord.theory.properties import Property, find_property, property_of
from accord.theory.subjects import Spec, python_spec, rule_spec, setting_names
from accord.verifiers.decide import Question, decide
from accord.verifiers.engines.enumerate import Found
from accord.verifiers.kernel.statements import Statement
from accord.verifiers.limits import Limits
from accord.verifiers.verdict import Verdict

Subject = str | Callable[..., Any] | Mechanism | object


def check(
    subject: Subject,
    prop: str | Callable[..., Any],
    *,
    setting: str | None = None,
    params: Mapping[str, Any] | None = None,
    limits: Limits | None = None,
    given: Mapping[str, Any] | None = None,
    **options: Any,
) -> Verdict:
    """Return the verdict on whether `subject` has the property.

    subject   a library rule's name, a plain function of the tuple of reports (with
              `setting`: "voting", "auction", ...), a Mechanism, or a game
    prop      a property's name, or a definition decorated with `prop`
    params    further arguments of the rule (`{"reserve": 2}`)
    given     parameters of the property (`{"profile": ...}` for nash)
    options   the setting's options: agents=3, values="0..4", ties="lexicographic"

    >>> check("second-price", "strategyproof", agents=2, values="0..3").status
    'PROVED'
    """
    spec, object_given = specify(subject, setting, params, options)
    record = prop if isinstance(prop, Property) else _property(prop)
    library = record.body.__module__.startswith("accord.theory.properties.")
    name = "" if library else f"{Path(record.file).name}:{record.body.__name__}"
    question = Question(record, spec, dict(given or {}), object_given, name)
    return ask(question, limits or Limits())


def ask(question: Question, limits: Limits) -> Verdict:
    """Return the decided verdict, its counterexample the least, and told."""
    kept: list[Found] = []

    def choose(statement: Statement, found: Found) -> tuple[Any, ...]:
        kept.append(found)
        return minimize(statement, found)

    verdict = decide(question, limits, choose)
    if verdict.status != "REFUTED" or verdict.accepted is None:
        return verdict
    story = tell(verdict.statement, verdict.accepted.values)
    if kept and isinstance(verdict.statement.subject, Mechanism):
        least = "of all in this scope" if is_complete(kept[0]) else "that single steps reach"
        minimal = f"minimal: the least {least} (fewest deviators, simplest types, nearest lie)"
        verdict = dataclasses.replace(verdict, notes=(*verdict.notes, minimal))
    return dataclasses.replace(verdict, story=story)


def specify(
    subject: Subject,
    setting: str | None,
    params: Mapping[str, Any] | None,
    options: Mapping[str, Any],
) -> tuple[Spec, object]:
    """Return the specification of a subject, and the object that it needs, if any."""
    if isinstance(subject, str):
        if setting is not None:
            raise ModelError(
                f"`{subject}` is a library rule and has its own setting",
                "leave the setting out",
            )
        return rule_spec(subject, options, params), None
    if isinstance(subject, Mechanism) or not inspect.isroutine(subject):
        from accord.theory.formats.data import to_data

        if options or params:
            raise ModelError(
                "a finished mechanism or game takes no options",
                f"leave out {', '.join([*options, *(params or {})])}",
            )
        data = None if isinstance(subject, Mechanism) else to_data(subject)
        if data is not None:
            return {"kind": "data", "object": data[0], "data": data[1]}, None
        return python_spec(subject, f"python:{getattr(subject, 'name', '')}", None), subject
    if setting is None:
        raise ModelError(
            f"`{getattr(subject, '__name__', subject)}` is a plain function: "
            "how is its result to be read?",
            f"name the setting, one of {', '.join(setting_names())}",
        )
    file = inspect.getsourcefile(subject) or "python"
    where = f"{Path(file).name}:{getattr(subject, '__name__', 'rule')}"
    return python_spec(subject, where, dashed(setting), options, params), subject


def _property(prop: str | Callable[..., Any]) -> Property:
    return find_property(prop) if isinstance(prop, str) else property_of(prop)
