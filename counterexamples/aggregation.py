"""Lotteries that refute a condition on an aggregation, with what they are worth."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from accord.theory.aggregation import LOTTERIES, PROSPECTS, Aggregation, score
from accord.theory.exact import Exact

_PLACES = ("first", "second", "third")
_LONGEST = 24  # of a number in a table
_LISTED = 12  # outcomes of a lottery


def tell_lotteries(
    a: Aggregation, named: Mapping[str, Any], powers: Sequence[int] = ()
) -> tuple[list[str], list[str], list[list[str]]]:
    """Return a sentence for each lottery, and the table of what each is worth.

    `named` has the quantified names with their values; those that are no lotteries
    are left out here. With `powers` it is their product that society goes by.
    """
    known = [n for n in (*PROSPECTS, *LOTTERIES) if n in named]
    laws = [named[name] for name in known]
    labels = _PLACES[: len(laws)] if len(laws) > 1 else ("the lottery",)
    pairs = zip(labels, laws, strict=True)
    said = [
        f"{label[0].upper()}{label[1:]}: {say_law(a, law)}." for label, law in pairs
    ]
    if "chance" in named:
        said.append(f"Chance: {named['chance']}.")
    rows = [
        [name, *(short(a.expected(i, law)) for law in laws)]
        for i, name in enumerate(a.individuals)
    ]
    if powers:
        rows.append(["product", *(short(score(a, law, powers)) for law in laws)])
    elif a.society is not None:
        rows.append(["society", *(short(a.social_worth(law)) for law in laws)])
    return said, ["worth to", *labels], rows


def say_law(a: Aggregation, law: Sequence[Exact]) -> str:
    """Return a lottery in words: `all to Ann 1/2, all to Bob 1/2`."""
    parts = [(x, p) for x, p in zip(a.outcomes, law, strict=True) if p]
    if len(parts) == 1:
        return f"{parts[0][0]} for sure"
    shown = ", ".join(f"{x} {short(p)}" for x, p in parts[:_LISTED])
    more = len(parts) - _LISTED
    return f"{shown}, and {more} more outcomes" if more > 0 else shown


def short(number: Exact) -> str:
    """Return a number as text; a long one by the decimals that it lies between."""
    text = str(number)
    if len(text) <= _LONGEST:
        return text
    scaled = Fraction(number) * 1000
    below = scaled.numerator // scaled.denominator
    return f"{_decimal(below)} to {_decimal(below + 1)}"


def _decimal(thousandths: int) -> str:
    whole, rest = divmod(abs(thousandths), 1000)
    return f"{'-' if thousandths < 0 else ''}{whole}.{rest:03}"
