"""Largest book: no stakes from -1 to 1 gain more for sure than these."""

from collections.abc import Sequence
from typing import Any

from accord.theory.prices import Prices
from accord.theory.properties import assume, prop


@prop(Prices, forall=("stakes", "gain"))
def largest_book(
    p: Prices, stakes: Sequence[Any], gain: Any, *, book: Sequence[Any], most: Any
) -> bool:
    """The stakes `book` gain `most` in every world, others from -1 to 1 no more.

    They are from -1 to 1 themselves, and `most` or more is what they gain. Without the
    bound a Dutch book could be made as large as one likes.
    """
    if not all(-1 <= s <= 1 for s in book) or min(p.gains(book)) < most:
        return False
    assume(gain > most)
    assume(all(bool(s >= -1) and bool(s <= 1) for s in stakes))
    return not all(bool(won >= gain) for won in p.gains(stakes))


def because(
    p: Prices, stakes: Sequence[Any], gain: Any, *, book: Sequence[Any], most: Any
) -> str:
    """Return what is wrong with the book, or that others gain more."""
    if not all(-1 <= s <= 1 for s in book):
        return "a stake of the book is not from -1 to 1."
    sure = min(p.gains(book))
    if sure < most:
        return f"the book gains {sure} for sure, not {most}."
    return (
        f"these stakes gain at least {gain} in every world, the book {sure} for sure."
    )
