"""Faults planted in a function, one at a time, and whether checks notice them."""

import ast
import inspect
import sys
import textwrap

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


def faults(function):
    """Yield (what was planted, the tree) for every fault in a function."""
    source = textwrap.dedent(inspect.getsource(function))
    sites = [
        (k, node)
        for k, node in enumerate(ast.walk(ast.parse(source)))
        if isinstance(node, (ast.Compare, ast.If))
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call))
    ]
    for k, site in sites:
        tree = ast.parse(source)
        node = list(ast.walk(tree))[k]
        if isinstance(node, ast.Compare):
            node.ops = [TURNED[type(op)]() for op in node.ops]
        elif isinstance(node, ast.If):
            node.test = ast.Constant(value=False)
        else:
            node.value = ast.Constant(value=None)
        yield f"{type(site).__name__}: {ast.unparse(site).splitlines()[0]}", tree


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
        for check in checks:
            try:
                check()
            except (Exception, pytest.fail.Exception):  # noqa: BLE001 - any will do
                return True
    return False
