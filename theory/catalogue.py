"""What the library holds, in words: listings and definitions for people."""

import inspect

from accord.theory.errors import ModelError
from accord.theory.measures import MEASURES
from accord.theory.names import dashed, nearest
from accord.theory.properties import all_properties
from accord.theory.rules import all_rules
from accord.theory.settings import find_setting, setting_names, setting_options

Listing = list[tuple[str, str]]


def _first_line(thing: object) -> str:
    return (inspect.getdoc(thing) or "").partition("\n")[0]


def rules() -> Listing:
    """Return every library rule with its setting and first line."""
    return [
        (name, f"[{entry.setting}] {_first_line(entry.function)}")
        for name, entry in all_rules().items()
    ]


def properties() -> Listing:
    """Return every property with what it is about and its first line."""
    return [
        (name, f"[{entry.on.__name__}] {entry.summary}")
        for name, entry in all_properties().items()
    ]


def settings() -> Listing:
    """Return every setting with its options."""
    return [
        (name, "--" + " --".join(setting_options(name))) for name in setting_names()
    ]


def measures() -> Listing:
    """Return every measure with its first line."""
    return [(name, _first_line(f)) for name, f in sorted(MEASURES.items())]


def describe(name: str) -> str:
    """Return the definition that a name stands for: its source, as it runs."""
    wanted = dashed(name)
    found = []
    if wanted in all_properties():
        entry = all_properties()[wanted]
        header = f"property of a {entry.on.__name__}"
        if entry.forall or entry.exists:
            header += f": for all {', '.join(entry.forall) or 'nothing'}"
        if entry.exists:
            header += f", there are {', '.join(entry.exists)}"
        found.append(f"{wanted}: {header}\n\n{inspect.getsource(entry.body)}")
    if wanted in all_rules():
        rule = all_rules()[wanted]
        facts = "".join(
            f"\n  {'has' if f.holds else 'lacks':<6}{f.property} at {f.size}"
            for f in rule.facts
        )
        source = inspect.getsource(rule.function)
        found.append(f"{wanted}: rule of the setting {rule.setting}{facts}\n\n{source}")
    if wanted in setting_names():
        found.append(f"{wanted}: setting\n\n{inspect.getsource(find_setting(wanted))}")
    if not found:
        known = [*all_properties(), *all_rules(), *setting_names()]
        raise ModelError(f"nothing is named `{name}`", nearest(name, known, "rules"))
    return "\n".join(found).rstrip()
