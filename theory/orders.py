"""The order of unknown numbers: what follows from facts `a >= b` by transitivity."""

from collections.abc import Sequence
from typing import Any


class Orders:
    """The transitive closure of facts `a >= b` and `a > b` between unknowns and 0.

    `above[a][b]` is there when a >= b is known, and True when a > b is.
    """

    def __init__(self) -> None:
        self.above: dict[str, dict[str, bool]] = {}

    def tells(self, pair: tuple[str, str], *, strict: bool) -> bool | None:
        """Return whether the facts say `a > b` (or >=), None where they leave it."""
        a, b = pair
        known = self.above.get(a, {}).get(b)
        if known is not None and (known or not strict):
            return True
        opposite = self.above.get(b, {}).get(a)
        if opposite is not None and (opposite or strict):
            return False
        return None

    def add(self, pair: tuple[str, str], *, strict: bool) -> None:
        """Add a fact, and all that follow from it and the others."""
        a, b = pair
        over = [(a, False), *((x, of[a]) for x, of in self.above.items() if a in of)]
        under = [(b, False), *self.above.get(b, {}).items()]
        for x, before in over:
            row = self.above.setdefault(x, {})
            for y, after in under:
                if x != y:
                    row[y] = row.get(y, False) or before or strict or after

    def pair(
        self, terms: Sequence[tuple[tuple[str, ...], Any]]
    ) -> tuple[str, str] | None:
        """Return (a, b) if a form is a - b, a or -b alone (0 is ""), else None."""
        signed = {c: m[0] for m, c in terms if len(m) == 1}
        if len(signed) != len(terms) or not set(signed) <= {1, -1}:
            return None
        return signed.get(1, ""), signed.get(-1, "")
