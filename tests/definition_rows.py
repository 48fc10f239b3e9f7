"""Rows (what, subject, given, word) about definitions, and mutants that they notice.

Each property has subjects that have it, lack it, are degenerate or vacuous; and each
small change of its definition is noticed by some row.
"""

import ast
import copy
import inspect
import sys

import pytest

from accord.counterexamples.asking import check
from accord.theory.parameters import NO_PARAMS
from accord.theory.properties import all_properties, property_of
from accord.theory.statements import Statement
from accord.verifiers.engines.enumerate import search
from accord.verifiers.limits import Limits

P, K, V, E = "PROVED", "REFUTED", "VACUOUS", "ModelError"

# --- rows ------------------------------------------------------------------------


def each_row(rows):
    """Run a test on every row, of every property."""
    flat = [(name, *row) for name, some in rows.items() for row in some]
    return pytest.mark.parametrize(
        ("name", "subject", "given", "word"),
        [(name, *row) for name, _, *row in flat],
        ids=[f"{name} {title}" for name, title, *_ in flat],
    )


def word_of(body, subject, given):
    """Return the verdict's word by a plain loop, or the name of what it raises."""
    try:
        found = search(Statement(property_of(body), subject, given), Limits())
    except Exception as error:  # noqa: BLE001 - a mutant may fail in any way
        return type(error).__name__
    if found.count:
        return K
    return P if found.met else V


def word_by_loop(name, subject, given):
    """Return the word of the property of this name by a plain loop."""
    return word_of(all_properties()[name].body, subject, given)


def word_in(verdict):
    return V if verdict.vacuous else verdict.status


def assert_decided(name, subject, given, word):
    """Whoever asks gets the word, and what is refuted is told."""
    verdict = check(subject, name, given=given)
    assert word_in(verdict) == word
    assert word != K or verdict.story


def assert_complete(rows, never_vacuous=(), theorems=(), also=()):
    """Each property has its kinds of rows; only what is a theorem nothing lacks."""
    for name, some in rows.items():
        groups = {row[0].partition(":")[0] for row in some}
        assert {"has", "degenerate", *also} <= groups, name
        assert ("lacks" in groups) != (name in theorems), name
        assert ("vacuous" in groups) != (name in never_vacuous), name


# --- mutants ---------------------------------------------------------------------

FLIPS = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
NAMES = {
    "all": "any",
    "any": "all",
    "weakly_prefers": "strictly_prefers",
    "strictly_prefers": "weakly_prefers",
}


def only_tells(function):
    """Whether it says something, and is no part of a definition."""
    words = ("because", "shows", "forbids", "asks")
    return function.name in words or function.name.startswith("told_")


def mutants_of(module):
    """Yield (change, mutated names) for each small change of a module's functions."""
    tree = ast.parse(inspect.getsource(module))
    nodes = [
        n
        for f in tree.body
        if isinstance(f, ast.FunctionDef) and not only_tells(f)
        for statement in f.body
        for n in ast.walk(statement)
    ]
    for node in nodes:
        text = ast.unparse(node)
        for change, apply in changes(node):
            saved = copy.copy(node.__dict__)
            apply()
            yield f"{text} {change}", unregistered(ast.unparse(tree))
            node.__dict__.update(saved)


def changes(node):
    """Yield (name of the change, function that makes it in place)."""
    if isinstance(node, ast.Compare):
        for op in FLIPS.get(type(node.ops[0]), ()):
            yield f"-> {op.__name__}", lambda op=op: setattr(node, "ops", [op()])
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        # Two negations leave the bare condition.
        yield (
            "not dropped",
            lambda: setattr(node, "operand", ast.UnaryOp(ast.Not(), node.operand)),
        )
    if isinstance(node, ast.BoolOp):
        other = ast.Or if isinstance(node.op, ast.And) else ast.And
        yield f"-> {other.__name__}", lambda: setattr(node, "op", other())
    if not isinstance(node, ast.Call):
        return
    called = node.func
    if isinstance(called, ast.Name) and called.id in NAMES:
        new = ast.Name(NAMES[called.id], ast.Load())
        yield f"-> {new.id}", lambda: setattr(node, "func", new)
    if isinstance(called, ast.Attribute) and called.attr in NAMES:
        other = ast.Attribute(called.value, NAMES[called.attr], ast.Load())
        yield f"-> {other.attr}", lambda: setattr(node, "func", other)
    if isinstance(called, ast.Name) and called.id == "assume":
        yield "dropped", lambda: setattr(node, "args", [ast.Constant(value=True)])


def value_of(names, name, arguments, options=NO_PARAMS):
    """Return what a term of a module comes to, or the name of what it raises."""
    try:
        return names[name](*arguments, **options)
    except Exception as error:  # noqa: BLE001 - a mutant may fail in any way
        return type(error).__name__


def unregistered(source):
    """Run a module's source and return its names; its properties register nowhere."""
    names = {"__name__": "mutant"}  # not named like the library
    exec(source, names)
    return names


def as_written(name):
    """Return the definition of a property, run again as a person's own."""
    body = all_properties()[name].body
    return unregistered(inspect.getsource(sys.modules[body.__module__]))[body.__name__]


def survivors(name, rows, word_of=word_of):
    """Return the changes of a definition that no row (.. subject, given, word) notices.

    None is noticed in one place and not in another.
    """
    body = all_properties()[name].body
    unnoticed, noticed = set(), set()
    for change, names in mutants_of(sys.modules[body.__module__]):
        mutant = names[body.__name__]
        same = all(word_of(mutant, x, given) == word for *_, x, given, word in rows)
        (unnoticed if same else noticed).add(change)
    assert not unnoticed & noticed
    return unnoticed


def assert_noticed(name, rows, equivalent=(), word_of=word_of):
    """Some row notices each change but those (name, change) that say the same."""
    same = {change for known, change in equivalent if known == name}
    assert survivors(name, rows, word_of) == same
