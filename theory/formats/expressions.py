"""Small expressions in text, such as "type - paid if outcome == 'win' else 0".

They are parsed into a tree and run by us: nothing of them is executed by Python.
"""

import ast
import operator
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import is_exact, simplest

MAX_LENGTH = 2000
MAX_DEPTH = 50
MAX_EXPONENT = 64
_MAX_BITS = 4096

Names = Mapping[str, Any]
_Run = Callable[[Names], Any]

_ALLOWED = (
    "write numbers, names, text in quotes, tuples, + - * / **, comparisons, "
    "`in`, `and`, `or`, `not`, `x if c else y`, min(...) and max(...)"
)


@dataclass(frozen=True)
class Expression:
    """An expression over some names, which `value` runs in exact arithmetic.

    Its text decides whether two expressions are equal.

    >>> utility = parse_expression("(type - paid) / 2", ("type", "paid"))
    >>> utility.value({"type": 3, "paid": 1})
    1
    """

    text: str
    names: tuple[str, ...]
    where: str
    used: frozenset[str] = field(repr=False, compare=False)
    quasilinear: bool = field(repr=False, compare=False)
    run: _Run = field(repr=False, compare=False)

    def value(self, names: Names) -> Any:
        """Return the value under these names, an exact number, form, text or tuple."""
        return self.run(names)


def parse_expression(
    text: str, names: tuple[str, ...], where: str = "expression"
) -> Expression:
    """Return the expression that `text` is, over the given names.

    Allowed are integers, text in quotes, True and False, tuples, the names, + - * /,
    ** with a constant exponent from 0 to 64, comparisons, `in`, `and`, `or`, `not`,
    `x if c else y`, `min` and `max`. Anything else is a ModelError with its column.
    """
    if len(text) > MAX_LENGTH:
        raise ModelError(
            f"{where}: expected at most {MAX_LENGTH} characters, got {len(text)}"
        )
    source = text.strip()
    shift = len(text) - len(text.lstrip())
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # such as an unknown escape in a text
            tree = ast.parse(source, mode="eval")
    except SyntaxError as error:
        column = (error.offset or 1) + shift
        raise ModelError(
            f"{where}: expected an expression, got {_short(text)} (column {column}: "
            f"{error.msg.lower()})",
            _ALLOWED,
        ) from error
    except (RecursionError, MemoryError, ValueError) as error:
        raise ModelError(
            f"{where}: expected an expression, got {_short(text)}"
        ) from error
    compiler = _Compiler(source, shift, names, where)
    run = compiler.compile(tree.body, 0)
    used = frozenset(n.id for n in ast.walk(tree) if isinstance(n, ast.Name))
    return Expression(text, names, where, used, _minus_paid(tree.body), run)


def _short(text: str) -> str:
    return f"`{text if len(text) <= 60 else text[:57] + '...'}`"


def _minus_paid(body: ast.expr) -> bool:
    """Return whether the expression is, as written, `something without paid - paid`."""
    return (
        isinstance(body, ast.BinOp)
        and isinstance(body.op, ast.Sub)
        and isinstance(body.right, ast.Name)
        and body.right.id == "paid"
        and all(getattr(node, "id", "") != "paid" for node in ast.walk(body.left))
    )


_ARITHMETIC: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}

_COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


def _is_number(value: Any) -> bool:
    return is_exact(value) or hasattr(value, "terms")


def _bits(value: Any) -> int:
    if not is_exact(value):
        return 1
    if isinstance(value, Fraction):
        return max(value.numerator.bit_length(), value.denominator.bit_length())
    return value.bit_length()


@dataclass
class _Compiler:
    source: str
    shift: int
    names: tuple[str, ...]
    where: str

    def wrong(self, node: ast.expr, message: str, help: str = "") -> ModelError:
        # Python counts columns in bytes of UTF-8, people in characters.
        line = self.source.splitlines()[node.lineno - 1]
        column = len(line.encode()[: node.col_offset].decode(errors="ignore")) + 1
        column += self.shift if node.lineno == 1 else 0
        place = f"column {column}" if node.lineno == 1 else f"line {node.lineno}"
        return ModelError(f"{self.where}: {message} at {place}", help)

    def compile(self, node: ast.expr, depth: int) -> _Run:
        if depth > MAX_DEPTH:
            raise self.wrong(node, f"expected at most {MAX_DEPTH} levels, got more")
        parts: dict[type[ast.expr], Callable[[Any, int], _Run]] = {
            ast.Constant: self.constant,
            ast.Name: self.name,
            ast.Tuple: self.several,
            ast.UnaryOp: self.unary,
            ast.BinOp: self.binary,
            ast.BoolOp: self.boolean,
            ast.Compare: self.comparison,
            ast.IfExp: self.choice,
            ast.Call: self.call,
        }
        part = parts.get(type(node))
        if part is None:
            what = type(node).__name__.lower()
            raise self.wrong(
                node, f"expected a simple expression, got `{what}`", _ALLOWED
            )
        return part(node, depth + 1)

    def several(self, node: ast.Tuple, depth: int) -> _Run:
        parts = [self.compile(part, depth) for part in node.elts]
        return lambda names: tuple(part(names) for part in parts)

    def choice(self, node: ast.IfExp, depth: int) -> _Run:
        test = self.condition(node.test, depth)
        yes, no = self.compile(node.body, depth), self.compile(node.orelse, depth)
        return lambda names: yes(names) if test(names) else no(names)

    def constant(self, node: ast.Constant, _: int) -> _Run:
        value = node.value
        if isinstance(value, (float, complex)):
            shown = ast.get_source_segment(self.source, node) or str(value)
            raise self.wrong(
                node,
                f"expected an exact number, got the float `{shown}`",
                "write a fraction such as 1/10 for 0.1",
            )
        if not isinstance(value, (int, str)):  # a bool is an int
            raise self.wrong(
                node, "expected a number or a text, got another constant", _ALLOWED
            )
        if not isinstance(value, str) and _bits(int(value)) > _MAX_BITS:
            raise self.wrong(node, "expected a number of at most 1000 digits, got more")
        return lambda _: value

    def name(self, node: ast.Name, _: int) -> _Run:
        key = node.id
        if key not in self.names:
            known = ", ".join(f"`{name}`" for name in self.names)
            raise self.wrong(
                node, f"expected a known name, got `{key}`", f"the names are {known}"
            )
        return lambda names: names[key]

    def unary(self, node: ast.UnaryOp, depth: int) -> _Run:
        if isinstance(node.op, ast.Not):
            test = self.condition(node.operand, depth)
            return lambda names: not test(names)
        if isinstance(node.op, ast.Invert):
            raise self.wrong(node, "expected a simple expression, got `~`", _ALLOWED)
        run = self.number(node.operand, depth)
        return run if isinstance(node.op, ast.UAdd) else lambda names: -run(names)

    def number(self, node: ast.expr, depth: int) -> _Run:
        """Compile a part whose value must be a number."""
        run = self.compile(node, depth)

        def checked(names: Names) -> Any:
            value = run(names)
            if not _is_number(value):
                raise self.wrong(node, f"expected a number, got `{value}`")
            return value

        return checked

    def condition(self, node: ast.expr, depth: int) -> _Run:
        """Compile a part whose value must be true or false."""
        run = self.compile(node, depth)

        def checked(names: Names) -> bool:
            value = run(names)
            if is_exact(value) or isinstance(value, (str, tuple)):
                raise self.wrong(
                    node, f"expected a comparison, got the value `{value}`"
                )
            return bool(value)

        return checked

    def binary(self, node: ast.BinOp, depth: int) -> _Run:
        run = _ARITHMETIC.get(type(node.op))
        if run is None:
            what = type(node.op).__name__.lower()
            raise self.wrong(node, f"expected + - * / or **, got {what}", _ALLOWED)
        left, right = self.number(node.left, depth), self.number(node.right, depth)
        power = isinstance(node.op, ast.Pow)
        division = isinstance(node.op, ast.Div)
        if power:
            exponent = getattr(node.right, "value", None)
            if type(exponent) is not int or not 0 <= exponent <= MAX_EXPONENT:
                raise self.wrong(
                    node.right,
                    f"expected a constant exponent from 0 to {MAX_EXPONENT}",
                )

        def computed(names: Names) -> Any:
            x, y = left(names), right(names)
            if division and is_exact(y):
                if y == 0:
                    raise self.wrong(node, "expected a divisor other than 0, got 0")
                y = Fraction(y)
            size = _bits(x) * y if power else _bits(x) + _bits(y)
            if size > _MAX_BITS:
                raise self.wrong(
                    node, "expected numbers of at most 1000 digits, got more"
                )
            value = run(x, y)
            return simplest(value) if is_exact(value) else value

        return computed

    def boolean(self, node: ast.BoolOp, depth: int) -> _Run:
        parts = [self.condition(part, depth) for part in node.values]
        if isinstance(node.op, ast.And):
            return lambda names: all(part(names) for part in parts)
        return lambda names: any(part(names) for part in parts)

    def comparison(self, node: ast.Compare, depth: int) -> _Run:
        parts = [self.compile(part, depth) for part in (node.left, *node.comparators)]
        tests = [self.test(node, op) for op in node.ops]

        def compared(names: Names) -> bool:
            left = parts[0](names)
            for test, part in zip(tests, parts[1:], strict=True):
                right = part(names)
                if not test(left, right):
                    return False
                left = right
            return True

        return compared

    def test(self, node: ast.Compare, op: ast.cmpop) -> Callable[[Any, Any], Any]:
        if isinstance(op, (ast.In, ast.NotIn)):
            wanted = isinstance(op, ast.In)

            def member(x: Any, y: Any) -> bool:
                if not isinstance(y, (tuple, frozenset)):
                    raise self.wrong(node, f"expected a tuple after `in`, got `{y}`")
                return any(x == entry for entry in y) == wanted

            return member
        run = _COMPARISONS.get(type(op))
        if run is None:
            raise self.wrong(
                node, "expected a comparison of values, got `is`", _ALLOWED
            )
        if isinstance(op, (ast.Eq, ast.NotEq)):
            return run

        def ordered(x: Any, y: Any) -> Any:
            for value in (x, y):
                if not _is_number(value):
                    raise self.wrong(
                        node, f"expected numbers to compare, got `{value}`"
                    )
            return run(x, y)

        return ordered

    def call(self, node: ast.Call, depth: int) -> _Run:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name not in ("min", "max") or node.keywords or not node.args:
            raise self.wrong(
                node, "expected `min(...)` or `max(...)`, got another call", _ALLOWED
            )
        parts = [self.number(part, depth) for part in node.args]
        choose = min if name == "min" else max
        return lambda names: choose([part(names) for part in parts])
