"""Values as JSON and back by lookup: nothing of a stranger's file is constructed.

A certificate names the values of an instance by their codes. The kernel never
decodes one: it takes, from the range that the definition itself quantifies over, the
value whose code is the one given.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from accord.theory.errors import CertificateError
from accord.theory.exact import exact
from accord.theory.lotteries import Lottery
from accord.theory.profiles import Profile

_ENCODE = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode


def code(value: Any) -> Any:
    """Return a JSON value for a type, report, outcome or number; equal iff equal.

    >>> code((1, Fraction(1, 2), frozenset({2, 1})))
    [1, '1/2', {'set': [1, 2]}]
    """
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, Fraction):
        # An integral Fraction and the int have one code, as they are equal.
        return str(value) if value.denominator != 1 else value.numerator
    if isinstance(value, str):
        return {"text": value}
    if isinstance(value, (tuple, list)):
        return [code(item) for item in value]
    if isinstance(value, (frozenset, set)):
        return {"set": sorted((code(item) for item in value), key=canonical)}
    if isinstance(value, (Lottery, Mapping)):
        pairs = [[code(key), code(item)] for key, item in value.items()]
        return {"map": sorted(pairs, key=canonical)}
    if hasattr(value, "terms"):
        return {"form": str(value)}
    if hasattr(value, "as_data"):  # an algebraic number, which is only a parameter
        return {"algebraic": value.as_data()}
    return {"object": repr(value)}


def canonical(value: Any) -> str:
    """Return the one text of a JSON value: sorted keys, no spaces."""
    return str(value) if type(value) is int else _ENCODE(value)


def digest(value: Any) -> str:
    """Return the SHA-256 of a JSON value's canonical text."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def look_up(values: Iterable[Any], given: Any, what: str) -> Any:
    """Return the value with this code, or raise CertificateError.

    A profile is looked up agent by agent elsewhere: its range is a product.
    """
    find = getattr(values, "find_code", None)
    if find is not None:  # a domain of real numbers finds them by itself
        return find(given)
    wanted = canonical(given)
    for value in values:
        if canonical(code(value)) == wanted:
            return value
    raise CertificateError(
        f"step `instance`: expected `{what}` in its range, got `{wanted[:80]}`"
    )


def look_up_profile(domains: tuple[tuple[Any, ...], ...], given: Any) -> Profile:
    """Return the profile with this code, each entry taken from its agent's domain."""
    if not isinstance(given, list) or len(given) != len(domains):
        raise CertificateError(
            f"step `instance`: expected a profile of {len(domains)} reports, "
            f"got `{canonical(given)[:80]}`"
        )
    pairs = zip(domains, given, strict=True)
    return Profile(look_up(domain, item, "profile") for domain, item in pairs)


def plain(data: Any, depth: int = 0) -> Any:
    """Return the number, text, tuple or map that a code stands for (no other kinds).

    >>> plain(["1/2", 3, {"text": "a"}])
    (Fraction(1, 2), 3, 'a')
    """
    if depth > 20:
        raise CertificateError("step `parameters`: nested too deep")
    if data is None or isinstance(data, (bool, int)):
        return data
    if isinstance(data, str):
        return exact(data)
    if isinstance(data, list):
        return tuple(plain(item, depth + 1) for item in data)
    if (
        isinstance(data, dict)
        and set(data) == {"text"}
        and isinstance(data["text"], str)
    ):
        return data["text"]
    if (
        isinstance(data, dict)
        and set(data) == {"map"}
        and isinstance(data["map"], list)
    ):
        return {plain(k, depth + 1): plain(v, depth + 1) for k, v in data["map"]}
    if isinstance(data, dict) and set(data) == {"algebraic"}:
        from accord.theory.algebraic import read_algebraic

        return read_algebraic(data["algebraic"])
    raise CertificateError(f"step `parameters`: unknown value `{str(data)[:40]}`")
