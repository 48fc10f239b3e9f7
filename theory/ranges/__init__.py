"""What each quantified name of a definition runs over, for each kind of subject.

A range is a function of the subject and of the names bound before it; its own
argument names say which. `instances` nests the ranges of a property.
"""

import importlib.util
import inspect
import math
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from accord.theory.errors import ModelError


@dataclass(frozen=True)
class Range:
    """One quantifier: `values` lists what it runs over, `count` bounds how many.

    `needs` are the names, bound earlier, that `values` reads. `symbolic`: it runs over
    one symbol that stands for infinitely many values.
    """

    values: Callable[..., Iterable[Any]]
    count: Callable[[Any], int]
    needs: tuple[str, ...]
    symbolic: bool = False


# What runs over symbols of its own, or over no types at all: no existential does.
OVER_REALS = {"agent", "other", "profile", "report", "decision", "outcome", "candidate"}
OVER_REALS |= {"coalition", "joint_report", "own_type", "lie", "second_profile", "part"}
RANGES: dict[tuple[type, str], Range] = {}
_Values = Callable[..., Iterable[Any]]


def ranges(
    subject: type, count: Callable[[Any], int], *, symbolic: bool = False
) -> Callable[[_Values], _Values]:
    """Register the function below as the range of its own name for this subject.

    `count` returns an upper bound on the number of values, without listing them.
    Raises ModelError if the name has a range already: what a definition quantifies
    over cannot be changed from outside.
    """

    def register(values: _Values) -> _Values:
        known = RANGES.get((subject, values.__name__))
        if known is not None and known.values.__module__ != values.__module__:
            raise ModelError(
                f"`{values.__name__}` has a range over a {subject.__name__} already, "
                f"in `{known.values.__module__}`",
                "give the new range another name",
            )
        names = tuple(inspect.signature(values).parameters)[1:]
        RANGES[subject, values.__name__] = Range(values, count, names, symbolic)
        return values

    return register


def find_range(subject: Any, name: str) -> Range:
    """Return the range of a quantified name for this subject, or raise ModelError.

    The ranges of a class stand in the file of this folder that is called as the module
    of the class, and are imported when first asked for.
    """
    for kind in type(subject).__mro__:
        _load_home(kind)
        if (kind, name) in RANGES:
            if getattr(subject, "is_real", False) and name not in OVER_REALS:
                raise ModelError(
                    f"`{name}` cannot be quantified over real values yet",
                    f"the names that can: {', '.join(sorted(OVER_REALS))}",
                )
            return RANGES[kind, name]
    known = sorted(n for kind, n in RANGES if isinstance(subject, kind))
    raise ModelError(
        f"`{name}` cannot be quantified over a {type(subject).__name__}",
        f"the names that can: {', '.join(known)}",
    )


def _load_home(kind: type) -> None:
    home = f"{__name__}.{kind.__module__.rpartition('.')[2]}"
    if home not in sys.modules and importlib.util.find_spec(home) is not None:
        importlib.import_module(home)


def runs_on_symbols(kind: type, names: Sequence[str]) -> bool:
    """Return whether one of the names runs over a symbol, for subjects of a class."""
    _load_home(kind)
    return any((kind, n) in RANGES and RANGES[kind, n].symbolic for n in names)


def count_instances(subject: Any, names: Sequence[str]) -> int:
    """Return an upper bound on the number of instances, without listing them."""
    return math.prod(find_range(subject, name).count(subject) for name in names)


def values_of(subject: Any, name: str, bound: Mapping[str, Any]) -> Iterable[Any]:
    """Return what `name` runs over, given the names bound before it."""
    spec = find_range(subject, name)
    return spec.values(subject, *(bound[need] for need in spec.needs))


def instances(
    subject: Any,
    names: Sequence[str],
    bound: Mapping[str, Any] | None = None,
    only: Mapping[str, Sequence[Any]] | None = None,
) -> Iterator[tuple[Any, ...]]:
    """Yield the values of `names`, nested in order, over the whole subject.

    A name in `only` runs over what stands there, a part of its range.
    """
    outer = dict(bound or {})
    part = only or {}
    specs = [find_range(subject, name) for name in names]

    def nest(depth: int) -> Iterator[tuple[Any, ...]]:
        if depth == len(names):
            yield ()
            return
        spec, name = specs[depth], names[depth]
        values: Iterable[Any] | None = part.get(name)
        if values is None:
            values = spec.values(subject, *[outer[need] for need in spec.needs])
        if depth == len(names) - 1:
            for value in values:
                yield (value,)
            return
        for value in values:
            outer[name] = value
            for rest in nest(depth + 1):
                yield (value, *rest)

    yield from nest(0)
