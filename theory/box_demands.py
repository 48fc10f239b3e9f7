"""Demands on a box: numbers x_1 .. x_k from 0 to 1, and a demand for each.

A fixed point is an x at which every coordinate with a positive demand is 1, and every
coordinate with a negative demand is 0. There is one for continuous demands (Brouwer).
The prices of a market maker, the answers of a reflective oracle and the equilibria of
games with two actions are fixed points of such demands.
"""

import keyword
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from accord.theory.algebraic import is_number, sign_of
from accord.theory.coding import plain
from accord.theory.constraints import all_real, check_where, premises_of
from accord.theory.errors import CertificateError, ModelError, ScopeError
from accord.theory.exact import exact, is_exact
from accord.theory.expressions import names_in, values_of_names
from accord.theory.features import Feature, parse_feature
from accord.theory.forms import Form, Literal, literal
from accord.theory.names import counted

MAX_COORDINATES = 100
SYMBOLS = "x."  # of the coordinates, where all points of the box are meant


@dataclass(frozen=True, slots=True)
class BoxDemands:
    """Coordinates by name, each from 0 to 1, and the demand for each as an expression.

    names    of the coordinates, such as the sentences that have prices
    demands  an expression in the names for each: numbers, + - *, max, min, and / by a
             number or by max(1, ...), so that it is continuous
    title    what it is called
    where    None where the names are all there is. Else the demands may have further
             parameters, of which these constraints are known
    values   in words, the values that its parameters were given

    >>> market = BoxDemands(("rain",), ("1 - 3*rain",))
    >>> market.demand(0, (1,))
    -2
    """

    names: tuple[str, ...]
    demands: tuple[str, ...]
    title: str = ""
    where: tuple[str, ...] | None = None
    values: str = field(default="", compare=False)
    known: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)
    trees: tuple[Feature, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        names = tuple(self.names)
        plain = all(n.isidentifier() and not keyword.iskeyword(n) for n in names)
        if not names or len(set(names)) != len(names) or not plain:
            raise ModelError(
                f"expected distinct names of coordinates, at least one, each a word, "
                f"got {names!r:.80}"
            )
        if len(names) > MAX_COORDINATES:
            raise ScopeError(
                f"{len(names):,} coordinates, more than the {MAX_COORDINATES} that fit"
            )
        demands = tuple(self.demands)
        if len(demands) != len(names):
            raise ModelError(
                f"expected a demand for each of {counted(len(names), 'coordinate')}, "
                f"got {len(demands)}"
            )
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "demands", demands)
        check_where(self.where)
        known = {*names, *self.known, *self._parameters()}
        pairs = zip(names, demands, strict=True)
        trees = tuple(
            parse_feature(t, sorted(known), f"demand of `{n}`") for n, t in pairs
        )
        object.__setattr__(self, "trees", trees)

    def _parameters(self) -> frozenset[str]:
        if self.where is None:
            return frozenset()
        used = frozenset().union(*map(names_in, (*self.demands, *self.where)))
        return used - set(self.names) - {"max", "min"}

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title or "the demands"

    @property
    def scope(self) -> str:
        """The scope in words."""
        size = f"{counted(len(self.names), 'demand')} as given"
        if self.where is not None:
            return f"{size}, {all_real(self.unknowns, self.where)}"
        return f"{size}, at {self.values}" if self.values else size

    @property
    def is_given(self) -> bool:
        """Whether the demands have no parameters."""
        return self.where is None

    @property
    def coordinates(self) -> range:
        """The coordinates by number."""
        return range(len(self.names))

    @property
    def unknowns(self) -> frozenset[str]:
        """The names of the parameters."""
        return self._parameters()

    @property
    def premises(self) -> tuple[Literal, ...]:
        """What is known of the parameters."""
        return premises_of(self.where)

    def at(self, numbers: Mapping[str, Any]) -> "BoxDemands":
        """Return the demands at these values of the parameters."""
        values, shown = values_of_names(self.unknowns, self.premises, numbers)
        return replace(self, where=None, values=shown, known=values)

    def knowing(self, where: Sequence[str]) -> "BoxDemands":
        """Return the demands with more constraints on the parameters."""
        return replace(self, where=(*(self.where or ()), *where))

    def known_of(self, names: Sequence[str]) -> tuple[Literal, ...]:
        """Return what is known of the symbols of a quantified point: 0 <= x_i <= 1."""
        if "box_point" not in names:
            return ()
        return tuple(
            row
            for x in self.symbols
            for row in (literal(x, ">="), literal(1 - x, ">="))
        )

    @property
    def symbols(self) -> tuple[Form, ...]:
        """The coordinates as unknowns."""
        return tuple(Form.unknown(f"{SYMBOLS}{k + 1}") for k in self.coordinates)

    def named(self, point: Sequence[Any]) -> dict[str, Any]:
        """Return what each name of an expression is worth at a point."""
        found: dict[str, Any] = {n: Form.unknown(n) for n in self.unknowns}
        return {**found, **self.known, **dict(zip(self.names, point, strict=True))}

    def demand(self, coordinate: int, point: Sequence[Any]) -> Any:
        """Return the demand for a coordinate at a point."""
        worth = self.named(point)
        return self.trees[coordinate].value(lambda name, _: worth[name])

    def exactly(self, given: Sequence[Any]) -> tuple[Any, ...]:
        """Return a point as exact numbers, or forms in the parameters; or raise."""
        if len(given) != len(self.names):
            raise ModelError(
                f"expected a point of {counted(len(self.names), 'number')}, one for "
                f"each coordinate, got {len(given)}"
            )
        return tuple(
            x if is_number(x) or isinstance(x, Form) else exact(x, "coordinate")
            for x in given
        )

    def checked(self, given: Sequence[Any]) -> tuple[Any, ...]:
        """Return a point as exact numbers, or raise unless it is in the box."""
        found = self.exactly(given)
        for name, x in zip(self.names, found, strict=True):
            if is_number(x) and (sign_of(x) < 0 or sign_of(1 - x) < 0):
                raise ModelError(f"expected `{name}` from 0 to 1, got {x}")
        return found

    def is_fixed(self, point: Sequence[Any]) -> bool:
        """Return whether a point of the box is a fixed point."""
        return all(self.is_complementary(i, point) for i in self.coordinates)

    def is_complementary(self, coordinate: int, point: Sequence[Any]) -> bool:
        """Return whether a demand and its coordinate are as at a fixed point."""
        xi = self.demand(coordinate, point)
        if xi > 0:
            return bool(point[coordinate] == 1)
        return bool(xi >= 0) or bool(point[coordinate] == 0)


@dataclass(frozen=True)
class BoxPoints:
    """The points of a box as one symbol; a certificate names any of them."""

    symbol: tuple[Form, ...]

    def __iter__(self) -> Iterator[Any]:
        yield self.symbol

    def find_code(self, given: Any) -> Any:
        """Return the point that a certificate names."""
        found = plain(given)
        right = isinstance(found, tuple) and len(found) == len(self.symbol)
        if not right or not all(is_exact(x) and 0 <= x <= 1 for x in found):
            raise CertificateError(
                f"step `instance`: expected {len(self.symbol)} exact numbers from 0 to "
                f"1, got `{str(given)[:60]}`"
            )
        return found
