"""Faults planted in a function, one at a time, and whether checks notice them."""

import ast
import inspect
import sys
import textwrap
from collections import Counter
from functools import cache

import pytest

from accord.verifiers import kernel

TURNED = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.GtE,
    ast.GtE: ast.Lt,
    ast.Gt: ast.LtE,
    ast.LtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
NOTICED = Counter()  # how many faults of a function a check has noticed
SWAPPED = {"all": "any", "any": "all"}


def faults(function):
    """Yield (what was planted, the tree) for every fault in a function.

    A statement that only calls is left out; a comparison, `and`, `all` and `not` are
    turned, a condition is taken to be False and to be True.
    """
    source = textwrap.dedent(inspect.getsource(function))
    for k, site in enumerate(ast.walk(ast.parse(source))):
        for number in range(len(_planted(site))):
            tree = ast.parse(source)
            node = list(ast.walk(tree))[k]
            words, plant = _planted(node)[number]
            said = f"{type(site).__name__}{words}: {ast.unparse(site).splitlines()[0]}"
            plant()
            yield said, tree


def _planted(node):
    """Return (words, what plants it) for the faults at one node of a tree."""

    def put(name, value):
        return lambda: setattr(node, name, value)

    def sure(name, *values):
        return [(f" {x}", put(name, ast.Constant(value=x))) for x in values]

    match node:
        case ast.Compare(ops=ops):
            return [("", put("ops", [TURNED[type(op)]() for op in ops]))]
        case ast.If() | ast.IfExp():
            return sure("test", False, True)
        case ast.Expr(value=ast.Call()):
            return [("", put("value", ast.Constant(value=None)))]
        case ast.BoolOp(op=op):
            return [("", put("op", ast.Or() if isinstance(op, ast.And) else ast.And()))]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return [("", put("operand", ast.UnaryOp(op=ast.Not(), operand=operand)))]
        case ast.Call(func=ast.Name(id="all" | "any" as which) as func):
            return [("", lambda: setattr(func, "id", SWAPPED[which]))]
        case ast.comprehension(ifs=[_, *_]):
            return [(" without its condition", put("ifs", []))]
    return []


def functions_of(*modules):
    """Return the functions that the modules define."""
    return [
        function
        for module in modules
        for function in vars(module).values()
        if inspect.isfunction(function) and function.__module__ == module.__name__
    ]


@cache
def _all_is_well(checks):
    """Run every check once without a fault, so that every certificate is made."""
    for check in checks:
        check()


def unnoticed(function, checks):
    """Return what was planted in a function where no check fails."""
    _all_is_well(tuple(checks))
    planted = list(faults(function))
    return {words for words, tree in planted if not notices(function, tree, checks)}


def notices(function, tree, checks):
    """Return whether one of the checks fails with this tree in place of a function."""
    code = compile(ast.fix_missing_locations(tree), "fault", "exec")
    exec(code, function.__globals__, space := {})
    faulty = space[function.__name__]
    with pytest.MonkeyPatch.context() as patch:
        for module in [m for n, m in sys.modules.items() if n.startswith("accord.")]:
            if getattr(module, function.__name__, None) is function:
                patch.setattr(module, function.__name__, faulty)
            for table in [x for x in vars(module).values() if isinstance(x, dict)]:
                for key in [k for k, known in table.items() if known is function]:
                    patch.setitem(table, key, faulty)
        for kind, known in list(kernel.KINDS.items()):
            if function in known:
                changed = tuple(faulty if f is function else f for f in known)
                patch.setitem(kernel.KINDS, kind, changed)
        # First what noticed another fault in this function: most often it does again.
        for check in sorted(checks, key=lambda c: -NOTICED[function, c]):
            try:
                check()
            except (Exception, pytest.fail.Exception):  # noqa: BLE001 - any will do
                NOTICED[function, check] += 1
                return True
    return False
