"""Expressions and constraints in unknown numbers, read from text and never executed.

read_form("2*R - S")                    a Form
read_constraints("0 <= k <= 1, T > R")  the literals that they say
"""

import ast
from collections.abc import Iterable, Mapping
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import Exact, exact
from accord.theory.forms import Form, Literal, literal

_LONGEST = 400
_HINT = "numbers, names, + - * / and ( ), such as `2*R - S/3`"


def names_in(text: str) -> frozenset[str]:
    """Return the names that an expression or constraint has, none if it is neither."""
    try:
        tree = _parsed(text)
    except ModelError:
        return frozenset()
    return frozenset(n.id for n in ast.walk(tree) if isinstance(n, ast.Name))


def is_expression(text: object, names: Iterable[str]) -> bool:
    """Return whether a text is one or more expressions in these names, and has one."""
    if not isinstance(text, str):
        return False
    found = names_in(text)
    return bool(found) and found <= set(names)


def read_form(text: str) -> Any:
    """Return the polynomial that a text such as `2*R - S` names."""
    return _whole(_parsed(text), text)


def read_forms(text: str) -> Any:
    """Return the form of a text, a tuple of them where it has commas outside ( )."""
    tree = _parsed(text)
    if isinstance(tree, ast.Tuple):
        return tuple(_whole(part, text) for part in tree.elts)
    return _whole(tree, text)


def read_constraints(text: str) -> tuple[Literal, ...]:
    """Return the literals of comparisons such as `T > R > 0, 0 <= k <= 1`."""
    tree = _parsed(text)
    parts = tree.elts if isinstance(tree, ast.Tuple) else [tree]
    found: list[Literal] = []
    for part in parts:
        if not isinstance(part, ast.Compare):
            raise ModelError(
                f"expected a comparison, got `{text}`",
                "write constraints such as `0 <= k <= 1` or `T > R > P > S`",
            )
        sides = [part.left, *part.comparators]
        pairs = zip(sides, sides[1:], part.ops, strict=False)
        for left, right, sign in pairs:
            difference = _whole(left, text) - _whole(right, text)
            if isinstance(sign, (ast.Lt, ast.LtE)):
                difference = -difference
            if isinstance(sign, (ast.NotEq, ast.Is, ast.IsNot, ast.In, ast.NotIn)):
                raise ModelError(f"expected > >= < <= or ==, got `{text}`")
            strict = isinstance(sign, (ast.Gt, ast.Lt))
            sense = "==" if isinstance(sign, ast.Eq) else (">" if strict else ">=")
            found.append(literal(difference, sense))
    return tuple(found)


def values_of_names(
    names: Iterable[str], known: Iterable[Literal], numbers: Mapping[str, Any]
) -> tuple[dict[str, Exact], str]:
    """Return the numbers of the named parameters, and that in words.

    Raises ModelError where one is missing, or what is known of them does not hold.
    """
    values: dict[str, Exact] = {}
    for name in sorted(names):
        if name not in numbers:
            raise ModelError(f"expected a value of the parameter `{name}`, got none")
        values[name] = exact(numbers[name], f"value of `{name}`")
    shown = ", ".join(f"{name} = {number}" for name, number in values.items())
    for row in known:
        if not row.holds(values):
            raise ModelError(f"the constraint {row} does not hold at {shown}")
    return values, shown


def _parsed(text: str) -> ast.expr:
    if len(text) > _LONGEST:
        raise ModelError(f"the expression has more than {_LONGEST} characters", _HINT)
    if "#" in text:  # what follows would be shown and not be read
        raise ModelError(
            f"expected an expression without `#`, got `{text[:60]}`", _HINT
        )
    try:
        return ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ModelError(f"expected an expression, got `{text[:60]}`", _HINT) from error


def _whole(tree: ast.expr, text: str) -> Any:
    found = _form(tree, text)
    return found if isinstance(found, Form) else Form({(): found})


def _form(tree: ast.expr, text: str) -> Any:
    if isinstance(tree, ast.Name):
        return Form.unknown(tree.id)
    if isinstance(tree, ast.Constant):
        return exact(ast.get_source_segment(text.strip(), tree) or "", "number")
    if isinstance(tree, ast.UnaryOp) and isinstance(tree.op, (ast.USub, ast.UAdd)):
        inner = _form(tree.operand, text)
        return -inner if isinstance(tree.op, ast.USub) else inner
    if isinstance(tree, ast.BinOp):
        left, right = _form(tree.left, text), _form(tree.right, text)
        if isinstance(tree.op, ast.Add):
            return left + right
        if isinstance(tree.op, ast.Sub):
            return left - right
        if isinstance(tree.op, ast.Mult):
            return left * right
        if isinstance(tree.op, ast.Div):
            divisor = right.constant if isinstance(right, Form) else right
            if divisor:  # neither zero nor unknown
                return left * (Form({(): 1}) / divisor)
    raise ModelError(f"cannot read `{text}` as an expression", _HINT)
