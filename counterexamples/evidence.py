"""What shows that a region is right: cell by cell, told and as data."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from accord.counterexamples.regions import (
    NOWHERE,
    Region,
    joined,
    region_of,
    sample,
    say_form,
    tell_cell,
    tell_interval,
    tell_region,
)
from accord.counterexamples.story import tell
from accord.theory.arguments import show_argument
from accord.theory.errors import AccordError
from accord.theory.exact import Exact
from accord.theory.forms import Form, read_form, write_literal
from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name, counted
from accord.theory.ranges import instances
from accord.theory.statements import Statement
from accord.verifiers.decide import Question
from accord.verifiers.limits import Limits, OutOfBounds
from accord.verifiers.open_questions import with_numbers
from accord.verifiers.regions import decide_region
from accord.verifiers.verdict import Verdict

SHARE = 0.25  # of the time that is left, what goes into "holds if"
MOST_SECONDS = 10.0


def proved_region(verdict: Verdict) -> Region | None:
    """Return the region that a verdict proves, None if it is about something else."""
    certificate = verdict.certificate or {}
    if verdict.accepted is None or certificate.get("kind") != "region":
        return None
    return region_of(verdict.accepted, verdict.statement.subject)


def tell_cells(question: Question, verdict: Verdict) -> Verdict:
    """Return the verdict on a region with the region, its evidence and a story."""
    region = proved_region(verdict)
    if region is None or verdict.certificate is None:
        return verdict
    tree = verdict.certificate["payload"]["tree"]
    return dataclasses.replace(
        verdict,
        property=f"{verdict.property} {tell_region(region)}",
        notes=tuple(evidence(verdict.statement, region, tree)),
        story=_story(question, verdict.statement, region, tree),
    )


def _story(
    question: Question, statement: Statement, region: Region, tree: Mapping[str, Any]
) -> str:
    """Return the story of one failure, in numbers, "" where it fails nowhere."""
    failing = [
        (numbers, leaf)
        for cell, leaf in enumerate(leaves(tree))
        if "holds" not in leaf and (numbers := sample(region, cell)) is not None
    ]
    if not failing:
        return ""
    numbers, leaf = min(failing, key=lambda pair: _size(pair[0]))
    symbols = {n: read_form(f).at(numbers) for n, f in leaf["values"].items()}
    instance = witness_at(statement, leaf, {**symbols, **numbers})
    settled = with_numbers(dataclasses.replace(question, for_which=()), numbers)
    shown = ", ".join(f"{name} = {number}" for name, number in numbers.items())
    return f"  At {shown}:\n\n{tell(settled.statement(), instance)}"


def _size(numbers: Mapping[str, Exact]) -> tuple[int, Fraction]:
    """Return how far numbers are from simple: their denominators, then their sizes."""
    exact = list(map(Fraction, numbers.values()))
    return sum(x.denominator for x in exact), sum(map(abs, exact), Fraction(0))


def holds_if(question: Question, limits: Limits) -> tuple[str, ...]:
    """Return for which values of its parameters a refuted statement holds.

    Nothing where it has none, or the region is not found in a share of the time.
    """
    names: frozenset[str] = getattr(
        question.statement().subject, "unknowns", frozenset()
    )
    if not names:
        return ()
    asked = dataclasses.replace(question, for_which=tuple(sorted(names)))
    try:
        verdict = decide_region(asked, limits.share(SHARE, MOST_SECONDS))
    except (AccordError, OutOfBounds):
        return ()
    region = proved_region(verdict)
    if region is None:
        return ()
    option = f"--for-which {','.join(region.names)}"
    return (f"it holds {tell_region(region)} ({option} proves this)",)


def leaves(tree: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the leaves of a certificate's tree in the order of the kernel's cells."""
    pending = [tree]
    while pending:
        node = pending.pop()
        if "ask" in node:
            pending += [node["no"], node["yes"]]
        else:
            yield node


def evidence(
    statement: Statement, region: Region, tree: Mapping[str, Any]
) -> list[str]:
    """Return one line for each cell: how it is known that the statement holds, or not.

    Intervals that are next to each other and have the same evidence make one line.
    """
    cells = list(leaves(tree))
    told = [_evidence(statement, [leaf]) for leaf in cells]
    if len(region.names) == 1:
        return [
            f"{tell_interval(part, region)}: "
            + _evidence(statement, [cells[k] for k in part.cells])
            for part in joined(region, lambda k: "holds" in cells[k] or told[k])
        ]
    lines: dict[str, None] = {}
    for cell, text in enumerate(told):
        where = tell_cell(region, cell)
        if where != NOWHERE:
            lines[f"{where}: {text}"] = None
    return list(lines)


def _evidence(statement: Statement, alike: Sequence[Mapping[str, Any]]) -> str:
    """Return in words what leaves say that all hold, or fail at the same instance."""
    if "holds" in alike[0]:
        number = sum(len(leaf["holds"]) for leaf in alike)
        closed = f"closed by {counted(number, 'contradiction')}"
        return f"it holds, {closed if number else 'whatever is compared'}"
    shown = ", ".join(tell_witness(statement, alike[0])) or "the definition is False"
    return f"it fails: {shown}"


def tell_witness(statement: Statement, leaf: Mapping[str, Any]) -> list[str]:
    """Return what fails in a cell, by name, each value a form in the parameters."""
    values = {name: read_form(form) for name, form in leaf["values"].items()}
    given = witness_at(statement, leaf, values)
    return [
        f"{name.replace('_', ' ')} {_value(statement, name, value)}"
        for name, value in zip(statement.prop.forall, given, strict=True)
    ]


def witness_at(
    statement: Statement, leaf: Mapping[str, Any], values: Mapping[str, Any]
) -> tuple[Any, ...]:
    """Return the instance that a leaf names, with values for its symbols."""
    every = instances(statement.subject, statement.prop.forall)
    found = next(v for k, v in enumerate(every) if k == leaf["instance"])
    return tuple(_put(value, values) for value in found)


def _put(value: Any, values: Mapping[str, Any]) -> Any:
    if isinstance(value, Form):
        return value.at(values)
    if isinstance(value, tuple):
        parts = [_put(part, values) for part in value]
        return type(value)(parts)  # a Profile stays one
    return value


def _value(statement: Statement, name: str, value: Any) -> str:
    if isinstance(statement.subject, Mechanism):
        if name in ("agent", "other"):
            return agent_name(value)
        if name in ("coalition", "part"):
            return " and ".join(map(agent_name, value))
    if name in ("policy", "other_policy", "history"):
        return show_argument(statement.subject, name, value, {})
    if isinstance(value, tuple):
        return f"({', '.join(_value(statement, '', part) for part in value)})"
    if isinstance(value, Form):
        return say_form(value)
    return str(value)


# --- data -----------------------------------------------------------------------------


def region_data(
    statement: Statement, region: Region, tree: Mapping[str, Any]
) -> dict[str, Any]:
    """Return a region as JSON data: each cell with its literals, in words and as data.

    A literal is [[[names, coefficient], ...], sense]: the sum compared with zero.
    """
    told = [_evidence(statement, [leaf]) for leaf in leaves(tree)]
    return {
        "parameters": list(region.names),
        "where": [write_literal(row) for row in region.where],
        "holds": tell_region(region),
        "cells": [
            {
                "literals": [write_literal(row) for row in facts],
                "text": tell_cell(region, cell),
                "holds": holds,
                "evidence": text,
            }
            for cell, ((facts, holds), text) in enumerate(
                zip(region.cells, told, strict=True)
            )
        ],
    }
