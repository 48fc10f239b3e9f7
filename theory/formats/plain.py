"""Plain data: the values and the pieces that every kind of file is made of.

Data are dicts with text keys, lists, text, integers and booleans, as JSON holds them. A
number is an integer or text such as "1/3"; floats are refused. Every function here
takes the place in the file, for its messages.
"""

import difflib
import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from accord.theory.errors import AccordError, ModelError, ScopeError
from accord.theory.exact import Exact, exact, is_exact, text_of
from accord.theory.formats.source import exact_number
from accord.theory.games import profile_count
from accord.theory.lotteries import Lottery
from accord.theory.mechanisms import Outcome
from accord.theory.priors import Prior, uniform_prior
from accord.theory.profiles import Domain, Profile

_MAX_DEPTH = 20
_MAX_PLAYERS = 100

Data = dict[str, Any]


@dataclass(frozen=True)
class Kind:
    """A kind of data: the objects that it states, and how they are read and written.

    `read` takes the table and the place that errors name.
    """

    on: type
    read: Callable[[Mapping[str, Any], str], Any]
    write: Callable[[Any], Data]


def value_to_data(value: Any) -> Any:
    """Return a type or an outcome as plain data that `value_from_data` reads back.

    Tuples become lists; text that looks like a number, and every other shape, becomes
    a table with one key that starts with "$".
    """
    if value is None or isinstance(value, (bool, int)):
        return value
    if is_exact(value):
        return text_of(value)
    if isinstance(value, str):
        return value if exact_number(value) is None else {"$text": value}
    if isinstance(value, Outcome):
        paid = [value_to_data(p) for p in value.payments]
        return {"$outcome": [value_to_data(value.decision), paid]}
    if isinstance(value, tuple):
        return [value_to_data(part) for part in value]
    if isinstance(value, frozenset):
        parts = [value_to_data(part) for part in value]
        return {"$set": sorted(parts, key=_sort_key)}
    if isinstance(value, Lottery):
        law = [[value_to_data(x), text_of(p)] for x, p in value.items()]
        return {"$lottery": sorted(law, key=_sort_key)}
    raise ModelError(
        f"expected a value that a file can hold, got a {type(value).__name__}",
        "use numbers, text, tuples, frozensets, lotteries and outcomes with payments",
    )


def _sort_key(data: Any) -> tuple[bool, Any, str]:
    number = data if isinstance(data, int) else None
    return (number is None, number or 0, repr(data))


def value_from_data(data: Any, where: str = "value", depth: int = 0) -> Any:
    """Return the value that `value_to_data` wrote; text such as "1/3" is a number."""
    if depth > _MAX_DEPTH:
        raise ModelError(f"{where}: expected at most {_MAX_DEPTH} levels, got more")
    match data:
        case None | bool():
            return data
        case float() | int():
            return read_number(data, where)
        case str():
            number = exact_number(data)
            return data if number is None else number
        case list() | tuple():
            return tuple(value_from_data(part, where, depth + 1) for part in data)
        case dict() if len(data) == 1:
            return _tagged(data, where, depth + 1)
    raise wrong(where, "a number, a text or a list", data)


def _tagged(data: dict[str, Any], where: str, depth: int) -> Any:
    """Return a value that is written as a table with one key, such as "$set"."""
    match data:
        case {"$text": str() as text}:
            return text
        case {"$set": list() as parts}:
            return frozenset(value_from_data(part, where, depth) for part in parts)
        case {"$outcome": [decision, list() as paid]}:
            payments = tuple(read_number(p, where) for p in paid)
            return Outcome(value_from_data(decision, where, depth), payments)
        case {"$lottery": list() as pairs}:
            law = {}
            for pair in pairs:
                if not isinstance(pair, list) or len(pair) != 2:
                    raise wrong(where, "pairs [outcome, probability]", pair)
                outcome = value_from_data(pair[0], where, depth)
                law[outcome] = read_number(pair[1], where)
            return located(where, lambda: Lottery(law))
    raise wrong(where, "a number, a text or a list", data)


def wrong(where: str, expected: str, found: Any, help: str = "") -> ModelError:
    """Return the error that something else was expected at this place."""
    try:
        text = repr(found)
    except (ValueError, RecursionError):  # an integer of too many digits
        text = type(found).__name__
    shown = text if len(text) <= 60 else text[:57] + "..."
    return ModelError(f"{where}: expected {expected}, got `{shown}`", help)


def located(where: str, build: Callable[[], Any]) -> Any:
    """Return what `build` returns; an error of it says where."""
    try:
        return build()
    except AccordError as error:
        raise type(error)(f"{where}: {error.message}", error.help) from error


def read_number(data: Any, where: str) -> Exact:
    """Return a number, exactly, or raise."""
    if isinstance(data, str):
        number = exact_number(data)
        if number is not None:
            return number
    elif isinstance(data, float) and math.isfinite(data):
        located(where, lambda: exact(data))
    elif is_exact(data):
        if not isinstance(data, int) or data.bit_length() <= 3322:  # 1000 digits
            return data
        raise ModelError(f"{where}: expected a number of at most 1000 digits, got more")
    raise wrong(where, 'an integer or a fraction such as "1/3"', data)


def read_text(data: Any, where: str) -> str:
    """Return a text, or raise."""
    if not isinstance(data, str):
        raise wrong(where, "a text", data)
    return data


def read_list(data: Any, where: str) -> Sequence[Any]:
    """Return a list, or raise."""
    if not isinstance(data, (list, tuple)):
        raise wrong(where, "a list", data)
    return data


def read_table(data: Any, where: str) -> Mapping[str, Any]:
    """Return a table with text keys, or raise."""
    if not isinstance(data, Mapping) or not all(isinstance(k, str) for k in data):
        raise wrong(where, "a table", data)
    return data


def nearest_help(key: object, known: Iterable[str]) -> str:
    """Return a help line that names the nearest of the known names."""
    names = list(known)
    close = difflib.get_close_matches(str(key), names, n=1, cutoff=0.5)
    if close:
        return f"did you mean `{close[0]}`?"
    return "known are " + ", ".join(f"`{name}`" for name in names[:20])


def read_member(key: Any, known: Collection[str], where: str) -> str:
    """Return `key` if it is one of the known names, or raise with the nearest."""
    if not isinstance(key, str) or key not in known:
        shown = key if isinstance(key, str) else repr(key)
        raise ModelError(
            f"{where}: expected one of {len(known)} known names, got `{shown[:60]}`",
            nearest_help(key, known),
        )
    return str(key)


def check_keys(
    data: Mapping[str, Any], known: str, where: str, needed: str = ""
) -> None:
    """Raise unless all keys are known or needed, and the needed ones are there."""
    names = known.split() + needed.split()
    for key in data:
        if key not in names:
            raise ModelError(
                f"{where}: expected known keys, got `{key[:60]}`",
                nearest_help(key, names),
            )
    for key in needed.split():
        if key not in data:
            raise ModelError(f"{where}: expected the key `{key}`, got none")


def read_names(data: Any, where: str) -> tuple[str, ...]:
    """Return distinct names, at least one and at most 100, or raise."""
    names = tuple(read_text(name, where) for name in read_list(data, where))
    if not names or len(set(names)) != len(names) or not all(names):
        raise wrong(where, "distinct names, at least one", list(names))
    if len(names) > _MAX_PLAYERS:
        raise ScopeError(
            f"{where}: {len(names):,} agents, more than the {_MAX_PLAYERS} that fit"
        )
    return names


def read_each(data: Any, names: Sequence[str], where: str) -> list[Any]:
    """Return the entry of each name in a table, which must have no others."""
    table = read_table(data, where)
    for key in table:
        read_member(key, names, where)
    for name in names:
        if name not in table:
            raise ModelError(f"{where}: expected an entry of `{name}`, got none")
    return [table[name] for name in names]


def read_labels(
    data: Any, names: Sequence[str], where: str
) -> tuple[tuple[str, ...], ...]:
    """Return the action labels of each player, distinct for each, or raise."""
    entries = read_each(data, names, where)
    found = []
    for name, own in zip(names, entries, strict=True):
        place = f"{where}.{name}"
        labels = tuple(read_text(label, place) for label in read_list(own, place))
        if not labels or len(set(labels)) != len(labels):
            raise wrong(place, "distinct actions, at least one", list(labels))
        found.append(labels)
    return tuple(found)


def read_types(data: Any, names: Sequence[str], where: str) -> tuple[Domain, ...]:
    """Return the types of each agent, distinct for each, or raise."""
    entries = read_each(data, names, where)
    found = []
    for name, own in zip(names, entries, strict=True):
        place = f"{where}.{name}"
        values = tuple(value_from_data(value, place) for value in read_list(own, place))
        if not values or len(set(values)) != len(values):
            raise wrong(
                place, "distinct types, at least one", list(read_list(own, place))
            )
        found.append(values)
    return tuple(found)


def read_profile(data: Any, types: Sequence[Collection[Any]], where: str) -> Profile:
    """Return a profile of types that the agents have, or raise."""
    entries = read_list(data, where)
    if len(entries) != len(types):
        raise wrong(where, f"{len(types)} types, one of each agent", data)
    profile = Profile(value_from_data(value, where) for value in entries)
    for value, own in zip(profile, types, strict=True):
        if value not in own:
            raise wrong(where, "types that the agents have", data)
    return profile


def read_prior(data: Any, types: tuple[Domain, ...], where: str) -> Prior | None:
    """Return the prior ("uniform", a table, a list of rows), None if there is none."""
    if data is None:
        return None
    if data == "uniform":
        profile_count([len(own) for own in types], where)
        return uniform_prior(types)
    if isinstance(data, Mapping):
        # A key such as "0,1/3" has one type of each agent, without spaces or commas.
        table = read_table(data, where)
        rows = [(key.split(","), weight) for key, weight in table.items()]
    else:
        rows = []
        for row in read_list(data, where):
            check_keys(read_table(row, where), "", where, "types probability")
            rows.append((row["types"], row["probability"]))
    known = [frozenset(own) for own in types]
    law: dict[Profile, Exact] = {}
    for parts, weight in rows:
        bare = [p.strip() if isinstance(p, str) else p for p in read_list(parts, where)]
        profile = read_profile(bare, known, where)
        if profile in law:
            raise wrong(where, "each profile once", parts)
        law[profile] = read_number(weight, f"{where}.{','.join(map(str, parts))}")
    prior: Prior = located(where, lambda: Prior(law))
    return prior


def prior_data(prior: Prior) -> list[Data]:
    """Return a prior as a list of rows."""
    return [
        {"types": value_to_data(tuple(p)), "probability": text_of(w)}
        for p, w in prior.law.items()
    ]


def check_distinct(names: Sequence[str], what: str) -> None:
    """Raise unless the names are distinct and none is empty."""
    if len(set(names)) != len(names) or not all(names):
        raise ModelError(
            f"expected distinct names of the {what}, got one twice or none",
            "rename them before writing",
        )
