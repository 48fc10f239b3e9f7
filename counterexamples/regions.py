"""Regions of parameters in words: where a statement holds, cell by cell.

What is told comes from the cells that the kernel hands out; neighbours that are alike
are joined, and comparisons that follow from the others are left out.
"""

import itertools
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from accord.theory.errors import AccordError
from accord.theory.exact import Exact, simplest
from accord.theory.forms import Form, Literal, literal
from accord.verifiers.engines.regions import eliminate, numbers_on
from accord.verifiers.engines.roots import (
    Poly,
    Root,
    between,
    common_divisor,
    poly_of,
    roots_of,
    simplest_between,
)
from accord.verifiers.kernel.accepted import Accepted

Facts = tuple[Literal, ...]
MAX_CELLS = 40  # beyond this, cells of several parameters are not put together
DIGITS = 5
NOWHERE = "nowhere"
_TRIED = (1, 0, 2, -1, Fraction(1, 2), 3, -2, Fraction(3, 2))
_TURNED = str.maketrans("<>", "><")


@dataclass(frozen=True)
class Region:
    """The cells that a certificate proves, in its order.

    names   the parameters, in alphabetical order
    cells   for each the literals that say where it is, and whether the statement holds
    where   what is known of the parameters
    """

    names: tuple[str, ...]
    cells: tuple[tuple[Facts, bool], ...]
    where: Facts


@dataclass(frozen=True)
class Interval:
    """A part of the line, and the cells that it lies in; None is no bound."""

    low: Root | None
    high: Root | None
    closed_low: bool
    closed_high: bool
    cells: tuple[int, ...]

    @property
    def is_point(self) -> bool:
        """Whether it is one number."""
        return self.low is not None and self.low == self.high

    def holds(self, region: Region) -> bool:
        """Return whether the statement holds in the first of its cells."""
        return region.cells[self.cells[0]][1]


def region_of(accepted: Accepted, subject: Any) -> Region:
    """Return the region of an accepted certificate of kind `region`."""
    names = tuple(sorted(subject.unknowns))
    where = tuple(
        row for row in subject.premises if _names(row.form.terms) <= set(names)
    )
    return Region(names, accepted.values[0], where)


def _names(terms: Iterable[tuple[str, ...]]) -> set[str]:
    return {name for monomial in terms for name in monomial}


def tell_region(region: Region) -> str:
    """Return where the statement holds: `exactly for 0 <= k <= 1/2`, `for no r`."""
    if len(region.names) == 1:
        return _tell_line(region)
    holding, failing = (_tell_cells(region, holds=side) for side in (True, False))
    names = " and ".join(region.names)
    if not failing or not holding:
        return f"for {'every' if holding else 'no'} {names}"
    if len(holding) > 1:
        holding = [f"({text})" if " and " in text else text for text in holding]
    return f"exactly for {' or '.join(holding)}"


def _tell_line(region: Region) -> str:
    name = region.names[0]
    parts = joined(region, lambda cell: region.cells[cell][1])
    holding = [part for part in parts if part.holds(region)]
    failing = [part for part in parts if not part.holds(region)]
    if not failing or not holding:
        return f"for {'every' if holding else 'no'} {name}"
    if all(part.is_point for part in failing):
        shown = " and ".join(tell_interval(part, region) for part in failing)
        return f"for every {name} but {shown}"
    return f"exactly for {' or '.join(tell_interval(p, region) for p in holding)}"


# --- one parameter --------------------------------------------------------------------


def line(region: Region) -> list[list[Interval]]:
    """Return the parts of the line that the constraints leave, each cut at all roots.

    Every number of a part is in its cell. A part is a list of neighbours.
    """
    rows = (*region.where, *(row for facts, _ in region.cells for row in facts))
    cuts = roots_of({poly_of(row.form) for row in rows})
    found: list[list[Interval]] = [[]]
    for k, number in enumerate(between(cuts)):
        if not all(map(number.satisfies, region.where)):
            found.append([])
            continue
        cell = next(
            c for c, (f, _) in enumerate(region.cells) if all(map(number.satisfies, f))
        )
        if k % 2:
            found[-1].append(Interval(number, number, True, True, (cell,)))
        else:
            low = cuts[k // 2 - 1] if k else None
            high = cuts[k // 2] if k // 2 < len(cuts) else None
            found[-1].append(Interval(low, high, False, False, (cell,)))
    return [part for part in found if part]


def joined(region: Region, key: Callable[[int], Any]) -> list[Interval]:
    """Return the intervals of the line, neighbours joined whose cells have one key."""
    found: list[Interval] = []
    for part in line(region):
        pieces = [part[0]]
        for here in part[1:]:
            if key(here.cells[0]) == key(pieces[-1].cells[0]):
                pieces[-1] = _both(pieces[-1], here)
            else:
                pieces.append(here)
        found += pieces
    return found


def _both(left: Interval, right: Interval) -> Interval:
    cells = tuple(dict.fromkeys((*left.cells, *right.cells)))
    return Interval(left.low, right.high, left.closed_low, right.closed_high, cells)


def tell_interval(interval: Interval, region: Region) -> str:
    """Return an interval in signs: `0 <= r < 1.41421... (r^2 = 2)`."""
    name = region.names[0]
    low, high = interval.low, interval.high
    asked = [poly_of(row.form) for facts, _ in region.cells for row in facts]
    asked += [poly_of(row.form) for row in region.where]
    ends = [low, None] if interval.is_point else [low, high]
    named = [_equation(end, asked, name) for end in ends if end is not None]
    equations = list(dict.fromkeys(filter(None, named)))
    after = f" ({', '.join(equations)})" if equations else ""
    if interval.is_point:
        assert low is not None
        return f"{name} = {say_number(low)}{after}"
    if low is None and high is None:
        return f"every {name}"
    up, down = (
        " <= " if closed else " < "
        for closed in (interval.closed_high, interval.closed_low)
    )
    if low is None:
        assert high is not None
        return f"{name}{up}{say_number(high)}{after}"
    if high is None:
        return f"{name}{down.replace('<', '>')}{say_number(low)}{after}"
    return f"{say_number(low)}{down}{name}{up}{say_number(high)}{after}"


def say_number(root: Root) -> str:
    """Return a rational number as it is, another with its first digits: 1.41421..."""
    if root.rational is not None:
        return str(simplest(root.rational))
    scale = 10**DIGITS
    while math.floor(root.low * scale) != math.floor(root.high * scale):
        root = root.narrowed()
    digits = math.floor(root.low * scale)
    if digits < 0:  # cut off, so that the digits are those of the number
        digits += 1
    whole, rest = divmod(abs(digits), scale)
    return f"{'-' if root.high <= 0 else ''}{whole}.{rest:0{DIGITS}}..."


def _equation(root: Root, asked: Sequence[Poly], name: str) -> str:
    """Return the least polynomial asked that is zero at an irrational root."""
    if root.rational is not None:
        return ""
    least: Poly = root.poly
    for poly in asked:
        if len(poly) > 1 and root.sign_of(poly) == 0:
            least = common_divisor(least, poly)
    scale = math.lcm(*(c.denominator for c in least))
    whole = [int(c * scale) for c in least]
    divisor = math.gcd(*whole)
    powers = {(name,) * k: c // divisor for k, c in enumerate(whole) if k and c}
    left = say_form(Form(powers))
    return f"{left} = {-whole[0] // divisor}"


# --- several parameters ---------------------------------------------------------------


def _tell_cells(region: Region, *, holds: bool) -> list[str]:
    """Return the cells where the statement holds, or fails, as few as are found."""
    mine = [facts for facts, side in region.cells if side is holds]
    others = [facts for facts, side in region.cells if side is not holds]
    try:
        mine = [facts for facts in mine if possible((*region.where, *facts))]
        if len(region.cells) <= MAX_CELLS:
            mine = _fewest(mine, others, region.where)
    except AccordError:  # products of parameters: what the certificate says, as it is
        pass
    return [tell_facts(facts) or "anything" for facts in mine]


def possible(rows: Sequence[Literal]) -> bool:
    """Return False only if literals cannot be true together, found by elimination.

    A product of unknowns counts as one more, of which nothing else is known: that
    they exclude each other is then true, and may be missed.
    """
    plain = [
        literal(Form({("*".join(m),) if m else (): c for m, c in row.terms}), row.sense)
        for row in rows
    ]
    return eliminate(plain, frozenset())[0]


def _fewest(mine: list[Facts], others: list[Facts], where: Facts) -> list[Facts]:
    wide = list(dict.fromkeys(_widened(facts, others, where) for facts in mine))
    wide.sort(key=len)
    for facts in reversed(wide[:]):
        rest = [other for other in wide if other is not facts]
        if _covered((*where, *facts), rest):
            wide = rest
    return wide


def _widened(facts: Facts, others: Sequence[Facts], where: Facts) -> Facts:
    """Return a cell without the comparisons that no cell of the other kind needs."""
    kept = list(facts)
    for row in facts:
        fewer = [other for other in kept if other != row]
        if not any(possible((*where, *fewer, *other)) for other in others):
            kept = fewer
    return tuple(kept)


def _covered(rows: Sequence[Literal], cells: Sequence[Facts]) -> bool:
    """Return whether all points of the rows are in some of the cells."""
    if not possible(rows):
        return True
    if not cells:
        return False
    inside = list(rows)
    for row in cells[0]:
        if not _covered([*inside, row.negation()], cells[1:]):
            return False
        inside.append(row)
    return True


def tell_cell(region: Region, cell: int) -> str:
    """Return where a cell is, without what follows from the rest: `0 <= r < 1`."""
    facts = region.cells[cell][0]
    if len(region.names) == 1:
        parts = [p for p in joined(region, lambda k: k) if p.cells == (cell,)]
        return " or ".join(tell_interval(p, region) for p in parts) or NOWHERE
    try:
        if not possible((*region.where, *facts)):
            return NOWHERE
        facts = without_redundant(facts, region.where)
    except AccordError:  # products of parameters
        pass
    return tell_facts(facts) or "everywhere"


def without_redundant(facts: Facts, where: Facts) -> Facts:
    """Return the literals of a cell that do not follow from its others."""
    kept = list(facts)
    for row in facts:
        fewer = [other for other in kept if other != row]
        if not possible((*where, *fewer, row.negation())):
            kept = fewer
    return tuple(kept)


def tell_facts(facts: Sequence[Literal]) -> str:
    """Return literals in signs, joined by `and`: `r <= s and 0 <= s < 1`."""
    given = set(facts)
    shown: dict[str, None] = {}
    for row in facts:
        opposite = literal(-row.form, row.sense)
        above = next((x for x in facts if _bounds_from_above(x, row)), None)
        if row.sense == ">=" and opposite in given:
            shown[tell_literal(max(row, opposite, key=_lead), "=")] = None
        elif above is not None:
            low, high = tell_literal(row), tell_literal(above)
            name, sign, number = low.rsplit(" ", 2)
            less = sign.translate(_TURNED)
            shown[f"{number} {less} {name}{high.removeprefix(name)}"] = None
        elif not any(_bounds_from_above(row, other) for other in facts):
            shown[tell_literal(row)] = None
    return " and ".join(shown)


def _lead(row: Literal) -> Exact:
    """Return the number before the first unknown, in alphabetical order."""
    return next((c for m, c in sorted(row.terms) if m), 0)


def _bounds_from_above(row: Literal, low: Literal) -> bool:
    """Return whether a literal is `form < number`, and another `form > number`."""
    forms = [{m: c for m, c in x.terms if m} for x in (low, row)]
    if any(c < 0 for c in forms[0].values()) or not forms[0]:
        return False
    return forms[1] == {m: -c for m, c in forms[0].items()} and (
        Fraction(row.form.terms.get((), 0)) != -Fraction(low.form.terms.get((), 0))
    )


def tell_literal(row: Literal, sign: str = "") -> str:
    """Return a comparison with its unknowns on the left: `r < 1/2`, `r + s >= 1`."""
    form = row.form
    constant = Fraction(form.terms.get((), 0))
    left = {m: Fraction(c) for m, c in form.terms.items() if m}
    sign = sign or {">": ">", ">=": ">=", "==": "=", "!=": "is not"}[row.sense]
    if not left:
        return f"{simplest(constant)} {sign} 0"
    whole = math.lcm(*(c.denominator for c in left.values()))
    scale = Fraction(whole, math.gcd(*(int(c * whole) for c in left.values())))
    if all(c < 0 for c in left.values()):
        scale, sign = -scale, sign.translate(_TURNED)
    plus = Form({m: c * scale for m, c in left.items() if c * scale > 0})
    minus = Form({m: -c * scale for m, c in left.items() if c * scale < 0})
    number = -constant * scale
    if not minus.terms:
        return f"{say_form(plus)} {sign} {simplest(number)}"
    right = say_form(minus)
    if number:
        right += f" {'+' if number > 0 else '-'} {simplest(abs(number))}"
    return f"{say_form(plus)} {sign} {right}"


def say_form(form: Form) -> str:
    """Return a form as text, the highest powers first: `2*r^2 - r + 1`."""
    text = ""
    order = sorted(form.terms.items(), key=lambda term: (-len(term[0]), term[0]))
    for monomial, c in order:
        powers = {name: monomial.count(name) for name in dict.fromkeys(monomial)}
        names = "*".join(n if p == 1 else f"{n}^{p}" for n, p in powers.items())
        size = str(abs(c)) if not names else ("" if abs(c) == 1 else f"{abs(c)}*")
        sign = (" - " if c < 0 else " + ") if text else ("-" if c < 0 else "")
        text += f"{sign}{size}{names}"
    return text or "0"


def sample(region: Region, cell: int) -> dict[str, Exact] | None:
    """Return simple numbers of a cell, None if it has none that are rational."""
    facts = (*region.where, *region.cells[cell][0])
    if len(region.names) > 1:
        return _sample_of_several(facts, region.names)
    best: list[Exact] = []
    for part in joined(region, lambda k: k):
        if part.cells != (cell,):
            continue
        low, high = part.low, part.high
        if low is not None and part.closed_low and low.rational is not None:
            best.append(low.rational)
        if high is not None and part.closed_high and high.rational is not None:
            best.append(high.rational)
        if not part.is_point:
            above = None if low is None else low.high
            below = None if high is None else high.low
            best.append(simplest_between(above, below))
    if not best:
        return None
    number = min(best, key=lambda x: (Fraction(x).denominator, abs(x)))
    return {region.names[0]: simplest(number)}


def _sample_of_several(facts: Facts, names: tuple[str, ...]) -> dict[str, Exact] | None:
    """Return numbers at which literals are true, None if none were found."""
    if all(len(m) < 2 for row in facts for m, _ in row.terms):
        found = numbers_on(facts)
        return None if found is None else {n: found.get(n, 0) for n in names}
    last = names[-1]
    for given in itertools.product(_TRIED, repeat=len(names) - 1):
        values: dict[str, Any] = dict(zip(names, given, strict=False))
        given_last: dict[str, Any] = {**values, last: Form.unknown(last)}
        rest = [literal(Form({}) + row.form.at(given_last), row.sense) for row in facts]
        cuts = roots_of({poly_of(row.form) for row in rest})
        numbers = [
            root.rational
            for root in between(cuts)
            if root.rational is not None and all(map(root.satisfies, rest))
        ]
        if numbers:
            return values | {last: simplest(min(numbers, key=abs))}
    return None
