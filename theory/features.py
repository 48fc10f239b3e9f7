"""Expressible features: continuous expressions in prices, as small trees.

A tree has rational numbers, prices, sums, products, maxima and safe reciprocals, which
are 1 / max(1, x): so it is continuous, and has a value everywhere. Differences, minima
and powers are made of these. Source: Garrabrant, Benson-Tilsen, Critch, Soares and
Taylor 2016, "Logical induction".
"""

import ast
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import exact, is_exact, simplest

MAX_LENGTH = 2_000
MAX_NODES = 2_000
MAX_DEPTH = 100
MAX_POWER = 12
MAX_PIECES = 64
_HINT = (
    "numbers, names, + - * ( ), ** with a whole power, max(...), min(...), and / by a "
    "number or by max(1, ...)"
)


@dataclass(frozen=True, slots=True)
class Feature:
    """A tree.

    kind   "number", "price", "+", "*", "max", or "inverse", which is 1 / max(1, x)
    parts  the number; the name and the day (None: today); or the features below
    """

    kind: str
    parts: tuple[Any, ...]

    def value(self, price: Callable[[str, int | None], Any]) -> Any:
        """Return the value, where `price` says what a name is worth on a day."""
        if self.kind == "number":
            return self.parts[0]
        if self.kind == "price":
            return price(*self.parts)
        values = [part.value(price) for part in self.parts]
        if self.kind == "inverse":
            return Fraction(1) / max([1, values[0]])
        if self.kind == "max":
            return max(values)
        first, second = values
        found = first + second if self.kind == "+" else first * second
        return simplest(found) if is_exact(found) else found

    def pieces(
        self, price: Callable[[str, int | None], Any]
    ) -> tuple[tuple[Any, Any], ...]:
        """Return numerators and denominators, of which one pair is the value anywhere.

        Of a maximum both sides are pieces, of 1 / max(1, x) so are 1 and 1 / x. Where
        a piece is the value its denominator is not 0; elsewhere it may be.
        """
        if self.kind == "number":
            return ((self.parts[0], 1),)
        if self.kind == "price":
            return ((price(*self.parts), 1),)
        below = [part.pieces(price) for part in self.parts]
        found: list[tuple[Any, Any]]
        if self.kind == "max":
            found = [*below[0], *below[1]]
        elif self.kind == "inverse":
            found = [(1, 1), *((q, p) for p, q in below[0])]
        else:
            pairs = [(one, two) for one in below[0] for two in below[1]]
            if self.kind == "+":
                found = [(p * s + r * q, q * s) for (p, q), (r, s) in pairs]
            else:
                found = [(p * r, q * s) for (p, q), (r, s) in pairs]
        if len(found) > MAX_PIECES:
            raise ScopeError(
                f"an expression has more than the {MAX_PIECES} pieces that fit",
                "fewer max(...) and min(...) in one expression",
            )
        return tuple(found)

    def names(self) -> Iterator[tuple[str, int | None]]:
        """Yield each name with its day, as often as it occurs."""
        if self.kind == "price":
            yield self.parts[0], self.parts[1]
        elif self.kind != "number":
            for part in self.parts:
                yield from part.names()


def number(value: Any) -> Feature:
    """Return the feature that is a number everywhere."""
    return Feature("number", (value,))


def _scaled(feature: Feature, factor: Any) -> Feature:
    return Feature("*", (number(simplest(Fraction(factor))), feature))


def parse_feature(
    text: str, names: Collection[str], where: str = "demand", days: int = 0
) -> Feature:
    """Return the feature that a text such as `max(p, q) - 1/2` is.

    `names` are those it may have; `p[2]` is the price on day 2, one of the first
    `days`. Raises ModelError for another name, or for what may not be continuous.
    """
    tree = parse_bounded(text, where, "an expression", _HINT)
    found = _Reader(text.strip(), names, where, days).read(tree)
    _check_size(found, where)
    return found


def parse_bounded(text: str, where: str, what: str, help: str) -> ast.expr:
    """Return the syntax tree of a text, of bounded length and depth, or raise."""
    if len(text) > MAX_LENGTH:
        raise ModelError(
            f"{where}: expected at most {MAX_LENGTH} characters, got {len(text)}"
        )
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ModelError(
            f"{where}: expected {what}, got `{text[:60]}`", help
        ) from error
    level: list[ast.AST] = [tree]
    for _ in range(MAX_DEPTH):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
        if not level:
            return tree
    raise ModelError(f"{where}: expected at most {MAX_DEPTH} levels, got more")


def _check_size(feature: Feature, where: str) -> None:
    """Raise where a tree has too many parts, those that occur twice counted twice."""
    count, pending = 0, [feature]
    while pending:
        found = pending.pop()
        count += 1
        if count > MAX_NODES:
            raise ModelError(f"{where}: expected at most {MAX_NODES} parts, got more")
        if found.kind not in ("number", "price"):
            pending += found.parts


@dataclass(frozen=True)
class _Reader:
    source: str
    names: Collection[str]
    where: str
    days: int

    def wrong(self, node: ast.expr, expected: str) -> ModelError:
        shown = ast.get_source_segment(self.source, node) or self.source
        return ModelError(f"{self.where}: expected {expected}, got `{shown}`", _HINT)

    def read(self, node: ast.expr) -> Feature:
        if isinstance(node, ast.Constant):
            shown = ast.get_source_segment(self.source, node) or ""
            if type(node.value) not in (int, float):
                raise self.wrong(node, "a number")
            return number(exact(shown, "number"))
        if isinstance(node, (ast.Name, ast.Subscript)):
            return self._price(node)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.UAdd)):
            inner = self.read(node.operand)
            return _scaled(inner, -1) if isinstance(node.op, ast.USub) else inner
        if isinstance(node, ast.BinOp):
            return self._binary(node)
        if isinstance(node, ast.Call) and not node.keywords and node.args:
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            if name in ("max", "min"):
                return self._extreme(name, [self.read(part) for part in node.args])
        raise self.wrong(node, "a continuous expression")

    def _price(self, node: ast.Name | ast.Subscript) -> Feature:
        name: ast.expr = node
        day = None
        if isinstance(node, ast.Subscript):
            name, at = node.value, node.slice
            day = at.value if isinstance(at, ast.Constant) else None
            if type(day) is not int or not 1 <= day <= self.days:
                past = f"a day from 1 to {self.days}" if self.days else "no day"
                raise self.wrong(node, past)
        if not isinstance(name, ast.Name) or name.id not in self.names:
            known = ", ".join(f"`{n}`" for n in self.names)
            raise self.wrong(node, f"one of the names {known}")
        return Feature("price", (name.id, day))

    def _binary(self, node: ast.BinOp) -> Feature:
        left, right = self.read(node.left), self.read(node.right)
        if isinstance(node.op, (ast.Add, ast.Mult)):
            return Feature("+" if isinstance(node.op, ast.Add) else "*", (left, right))
        if isinstance(node.op, ast.Sub):
            return Feature("+", (left, _scaled(right, -1)))
        if isinstance(node.op, ast.Pow):
            power = right.parts[0] if right.kind == "number" else None
            if type(power) is not int or not 0 <= power <= MAX_POWER:
                raise self.wrong(node, f"a whole power from 0 to {MAX_POWER}")
            found = number(1)
            for _ in range(power):
                found = left if found.kind == "number" else Feature("*", (found, left))
            _check_size(found, self.where)
            return found
        if not isinstance(node.op, ast.Div):
            raise self.wrong(node, "a continuous expression")
        return self._over(node, left, right)

    def _over(self, node: ast.BinOp, left: Feature, right: Feature) -> Feature:
        """Return a quotient: by a number, or by a maximum with a number above 0."""
        divisor = _constant(right)
        if divisor is not None:
            if divisor == 0:
                raise self.wrong(node, "a divisor other than 0")
            return _scaled(left, Fraction(1) / divisor)
        least = None
        if right.kind == "max":
            constants = [c for part in right.parts if (c := _constant(part))]
            least = max(constants, default=None)
        if least is None or least <= 0:
            raise self.wrong(node, "a divisor that is at least a number above 0")
        # right / least >= 1, so 1 / max(1, right / least) is least / right
        inverse = Feature("inverse", (_scaled(right, Fraction(1) / least),))
        return Feature("*", (_scaled(left, Fraction(1) / least), inverse))

    def _extreme(self, name: str, parts: list[Feature]) -> Feature:
        sign = 1 if name == "max" else -1
        inner = [part if sign == 1 else _scaled(part, -1) for part in parts]
        found = inner[0]
        for part in inner[1:]:
            found = Feature("max", (found, part))
        return found if sign == 1 else _scaled(found, -1)


def _constant(feature: Feature) -> Any:
    """Return the number that a feature without prices is, None with prices."""
    if next(feature.names(), None) is not None:
        return None
    return feature.value(lambda *_: None)
