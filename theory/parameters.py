"""Extra arguments of a rule: given by name as text or numbers, checked by name."""

import difflib
import functools
import inspect
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.names import dashed, letter

NO_PARAMS: Mapping[str, Any] = MappingProxyType({})
_FLAGS = ("true", "false")


def _hint(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(dashed(word), list(known), n=1, cutoff=0.5)
    return f"did you mean `{close[0]}`?" if close else ""


def closest(word: str, known: Iterable[str]) -> str:
    """Return a help line that names the nearest of the known words, and all."""
    words = list(known)
    close = difflib.get_close_matches(word, words, n=1, cutoff=0.5)
    listed = f"there are: {', '.join(words)}"
    return f"did you mean `{close[0]}`? {listed}" if close else listed


def bind(
    rule: Callable[..., Any],
    *,
    name: str,
    params: Mapping[str, Any] = NO_PARAMS,
    offered: Mapping[str, Any] = NO_PARAMS,
) -> tuple[Callable[..., Any], str]:
    """Return the rule as a function of the reports alone, and its name with `params`.

    `params` are the user's: each must be an argument of the rule, or ModelError names
    the nearest one. `offered` are the setting's (objects, priorities): each is passed
    only if the rule asks for it, and the user cannot set it.
    """
    arguments = _keywords(rule, name)
    known = {dashed(word) for word in arguments if word not in offered}
    given = {}
    for key, value in params.items():
        if dashed(key) not in known:
            shown = ", ".join(f"`{word}`" for word in sorted(known)) or "none"
            raise ModelError(
                f"`{name}` has no parameter `{dashed(key)}`, expected one of: {shown}",
                _hint(key, known),
            )
        given[dashed(key).replace("-", "_")] = value
    passed = {word: offered[word] for word in arguments if word in offered}
    for word, default in arguments.items():
        if default is inspect.Parameter.empty and word not in {*passed, *given}:
            raise ModelError(
                f"`{name}` needs the parameter `{dashed(word)}`",
                "give it, or write a default value in the function",
            )
    bound = functools.partial(rule, **passed, **given) if passed or given else rule
    words = ", ".join(f"{dashed(word)} {value}" for word, value in given.items())
    return bound, f"{name}({words})" if words else name


def _keywords(rule: Callable[..., Any], name: str) -> dict[str, Any]:
    """Return the arguments that the rule takes after its reports, with defaults."""
    try:
        arguments = list(inspect.signature(rule).parameters.values())
    except (TypeError, ValueError):  # a builtin without a signature
        return {}
    if not arguments or arguments[0].kind in (
        inspect.Parameter.KEYWORD_ONLY,
        inspect.Parameter.VAR_KEYWORD,
    ):
        raise ModelError(
            f"`{name}` takes no reports",
            "a rule takes one argument, the tuple of reports",
        )
    named = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
    return {a.name: a.default for a in arguments[1:] if a.kind in named}


def choose(value: str, known: tuple[str, ...], option: str) -> str:
    """Return `value` if it is one of the known words of an option, or ModelError."""
    if dashed(str(value)) not in known:
        raise ModelError(
            f"expected `{option}` to be one of {', '.join(known)}, got `{value}`",
            _hint(str(value), known),
        )
    return dashed(str(value))


def flag(value: Any, option: str) -> bool:
    """Return a yes-or-no option, given as a bool or as the text "true" or "false"."""
    return value if isinstance(value, bool) else choose(value, _FLAGS, option) == "true"


def positive(value: Any, option: str) -> int:
    """Return `value` as an int of at least 1 (text is read), or raise ModelError."""
    text = str(value).strip()
    if isinstance(value, (bool, float)) or not text.isdecimal() or int(text) < 1:
        raise ModelError(
            f"expected `{option}` to be an integer of at least 1, got `{value}`"
        )
    return int(text)


def indices(value: Any, size: int, option: str) -> tuple[int, ...]:
    """Return an order of 0..size-1, read from text such as "2,0,1" or "201".

    Raises ModelError unless each number appears exactly once.
    """
    if isinstance(value, str):
        text = value.strip()
        parts: list[Any] = text.split(",") if "," in text else list(text)
    else:
        parts = list(value)
    words = [str(part).strip() for part in parts]
    numbers = tuple(int(w) for w in words if w.isdecimal())
    if len(numbers) != len(words) or sorted(numbers) != list(range(size)):
        raise ModelError(
            f"expected `{option}` to be an order of 0..{size - 1}, got `{value}`",
            f'write each number once, best first: "{",".join(map(str, range(size)))}"',
        )
    return numbers


def priority_of(ties: Any, alternatives: int) -> tuple[int, ...]:
    """Return the order in which the option `ties` lets 0..alternatives-1 win ties.

    It is lexicographic, reverse, or all letters, the one that wins ties first.
    """
    letters = [letter(x) for x in range(alternatives)]
    if ties == "lexicographic":
        return tuple(range(alternatives))
    if ties == "reverse":
        return tuple(reversed(range(alternatives)))
    parts = [part.strip() for part in str(ties).split(",")]
    if sorted(parts) == sorted(letters):
        return tuple(letters.index(part) for part in parts)
    if len(parts) == 1 and alternatives > 1:
        raise ModelError(
            f"no tie-break is named `{ties}`",
            closest(str(ties), ("lexicographic", "reverse", ",".join(letters))),
        )
    raise ModelError(
        f"expected `ties` to list each of {', '.join(letters)} once, got `{ties}`",
        "write all letters, the one that wins ties first",
    )


def ties_in_words(order: tuple[int, ...]) -> str:
    """Return how ties are broken, as a scope says it."""
    if order == tuple(sorted(order)):
        return "ties to the first letter"
    if order == tuple(sorted(order, reverse=True)):
        return "ties to the last letter"
    return f"ties in the order {','.join(map(letter, order))}"
