"""Specifications: how a subject is written down so that it can be built again."""

from collections.abc import Mapping
from typing import Any

from accord.theory.priors import Prior
from accord.theory.rules import find_rule
from accord.theory.subjects import Spec, full_options, source_hash


def rule_spec(
    name: str,
    options: Mapping[str, Any] | None = None,
    params: Mapping[str, Any] | None = None,
) -> Spec:
    """Return the specification of a library rule at these options."""
    entry = find_rule(name)
    chosen = {**entry.options, **(options or {})}
    return {
        "kind": "rule",
        "rule": entry.name,
        "setting": entry.setting,
        "options": _written(entry.setting, chosen),
        "params": dict(params or {}),
        "source": source_hash(entry.function),
    }


def python_spec(
    subject: object,
    where: str,
    setting: str | None,
    options: Mapping[str, Any] | None = None,
    params: Mapping[str, Any] | None = None,
) -> Spec:
    """Return the specification of a person's own rule, or own `Mechanism` or game."""
    file, _, name = where.rpartition(":")
    return {
        "kind": "python",
        "file": file,
        "name": name,
        "setting": setting,
        "options": _written(setting, dict(options or {})) if setting else {},
        "params": dict(params or {}),
        "source": source_hash(
            subject if setting else getattr(subject, "rule", subject)
        ),
    }


def data_spec(subject: object) -> Spec:
    """Return the specification of a game, game form or tabulated mechanism as data."""
    from accord.theory.formats.data import to_data
    from accord.theory.games import StrategicGame, with_names

    if isinstance(subject, StrategicGame):
        subject = with_names(subject)  # Gambit's files may leave labels out
    data = to_data(subject)
    return {"kind": "data", "object": data["kind"], "data": data}


def _written(setting: str, chosen: dict[str, Any]) -> dict[str, Any]:
    return {k: _plain(v) for k, v in full_options(setting, chosen).items()}


def _plain(option: Any) -> Any:
    """Return an option as JSON data: tuples as lists, a prior as its table."""
    if isinstance(option, Prior):
        from accord.theory.formats.plain import prior_data

        return prior_data(option)
    return list(option) if isinstance(option, tuple) else option
