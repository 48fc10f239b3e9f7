"""Every property of prices: some that have it, some that lack it, degenerate, vacuous.

Each definition is decided twice: by its own engine, and as a person's definition by
the general one. Each small change of a definition must be noticed by some row.
"""

import ast
import importlib.util
import inspect
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from accord.counterexamples.asking import check
from accord.theory.errors import AccordError
from accord.theory.prices import Prices
from accord.theory.properties import all_properties

_spec = importlib.util.spec_from_file_location(
    "definitions", Path(__file__).with_name("test_definitions.py")
)
definitions = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(definitions)

F = Fraction
P, K = "PROVED", "REFUTED"


def on_two(*prices):
    """Return prices of two propositions and of their conjunction."""
    return Prices(("a", "b"), ("a", "b", "a and b"), prices)


def one(*prices):
    """Return prices of a proposition and perhaps of its negation."""
    return Prices(("a",), ("a", "not a")[: len(prices)], prices)


CERTAIN = Prices(("a",), ("a",), (1,), given=("a",))
NO_WORLD_BUT_ONE = Prices(("a",), ("a",), (F(1, 2),), given=("a",))
BOTH, FRECHET = one("3/5", "3/5"), on_two("7/10", "7/10", "3/10")
EDGE, INSIDE = on_two("7/10", "7/10", "2/5"), on_two("7/10", "7/10", "1/2")
ZERO = one(0)
THIRD = Prices(("a", "b"), ("a", "not a", "b"), ("3/5", "3/5", "1/2"))
SURE = Prices(("a",), ("a", "not a", "a or not a"), ("3/5", "3/5", 1))


def weights(*numbers):
    return {"weights": numbers}


def book(most, *stakes):
    return {"book": stakes, "most": most}


ROWS = {
    "coherent": [
        ("has: weights on the worlds give them", INSIDE, {}, P),
        ("has: at the edge of what is coherent", EDGE, {}, P),
        ("has: what is possible at price 0", ZERO, {}, P),
        ("lacks: both sold", BOTH, {}, K),
        ("lacks: both bought", one("2/5", "2/5"), {}, K),
        ("lacks: a conjunction below its bound", FRECHET, {}, K),
        ("lacks: a conjunction above a part", on_two("1/2", "1/4", "1/3"), {}, K),
        ("degenerate: one world, sure price", CERTAIN, {}, P),
        ("degenerate: one world, another price", NO_WORLD_BUT_ONE, {}, K),
    ],
    "no-weak-arbitrage": [
        ("has: weights above 0", INSIDE, {}, P),
        ("has: one bet", one("1/2"), {}, P),
        ("lacks: a world of weight 0", EDGE, {}, K),
        ("lacks: price 0 for what is possible", ZERO, {}, K),
        ("lacks: what is incoherent", FRECHET, {}, K),
        ("degenerate: one world", CERTAIN, {}, P),
    ],
    "has-weights": [
        ("has: the weights", EDGE, weights(F(2, 5), F(3, 10), F(3, 10), 0), P),
        ("lacks: others", EDGE, weights(F(1, 2), F(1, 5), F(1, 5), F(1, 10)), K),
        ("lacks: one price of two", one("1/2", "1/3"), weights(F(1, 2), F(1, 2)), K),
        ("lacks: below 0", one("1", "0"), weights(1, 0, 0), K),
        ("lacks: negative", one(1), weights(1, -1), K),
        ("lacks: a negative that sums to 1", one(1), weights(2, -1), K),
        (
            "lacks: negative weights that give the prices",
            Prices(("a", "b"), ("a",), ("1/2",)),
            weights(1, F(-1, 2), F(1, 2), 0),
            K,
        ),
        ("lacks: no sum of 1", ZERO, weights(0, F(1, 2)), K),
        ("degenerate: one world", CERTAIN, weights(1), P),
    ],
    "no-positive-measure": [
        ("has: a world of weight 0", EDGE, {}, P),
        ("has: price 0", ZERO, {}, P),
        ("has: incoherent", BOTH, {}, P),
        ("lacks: weights above 0", INSIDE, {}, K),
        ("degenerate: one world", CERTAIN, {}, K),
        ("degenerate: one world, another price", NO_WORLD_BUT_ONE, {}, P),
    ],
    "largest-book": [
        ("has: sell both", BOTH, book(F(1, 5), -1, -1), P),
        ("has: sell the parts, buy the whole", FRECHET, book(F(1, 10), -1, -1, 1), P),
        ("has: buy both", one("2/5", "2/5"), book(F(1, 5), 1, 1), P),
        ("has: nothing on a third", THIRD, book(F(1, 5), -1, -1, 0), P),
        ("lacks: one stake too large", SURE, book(F(1, 5), -1, -1, 2), K),
        ("lacks: half of it", BOTH, book(F(1, 10), F(-1, 2), F(-1, 2)), K),
        ("lacks: it gains less", BOTH, book(F(1, 4), -1, -1), K),
        ("lacks: stakes too large", BOTH, book(F(1, 5), -2, -2), K),
        ("lacks: others do better", BOTH, book(F(1, 6), -1, -1), K),
        ("lacks: a stake too large", one("2/5", "2/5"), book(F(1, 5), 2, 2), K),
        ("degenerate: nothing is gained", INSIDE, book(0, 0, 0, 0), P),
        ("degenerate: one world", NO_WORLD_BUT_ONE, book(F(1, 2), 1), P),
        ("degenerate: one world, sold", NO_WORLD_BUT_ONE, book(F(1, 2), -1), K),
    ],
}
FLAT = [(name, *row) for name, rows in ROWS.items() for row in rows]
# Mutants that say the same as the definition: (property, change) -> why.
LESS = "what gains this much gains a little less as well, still above the bound"
EQUIVALENT = {
    ("coherent", "won >= gain -> Gt"): LESS,
    ("largest-book", "won >= gain -> Gt"): LESS,
    ("largest-book", "s >= -1 -> Gt"): "stakes a little smaller gain a little less",
    ("largest-book", "s <= 1 -> Lt"): "stakes a little smaller gain a little less",
}


def word_of(body, prices, given):
    try:
        return check(prices, body, given=given).status
    except AccordError as error:
        return type(error).__name__


@pytest.mark.parametrize(
    ("name", "prices", "given", "word"),
    [(name, *row) for name, _, *row in FLAT],
    ids=[f"{row[0]} {row[1]}" for row in FLAT],
)
def test_prices_have_the_property_or_not(name, prices, given, word):
    verdict = check(prices, name, given=given)
    assert verdict.status == word
    if word == K:
        assert verdict.story


def test_every_property_of_prices_has_its_rows():
    named = {p.name for p in all_properties().values() if p.on is Prices}
    assert named == set(ROWS)
    for name, rows in ROWS.items():
        kinds = {row[0].partition(":")[0] for row in rows}
        assert kinds == {"has", "lacks", "degenerate"}, name


@pytest.mark.parametrize("name", ROWS)
def test_every_mutant_of_a_definition_of_prices_is_noticed(name):
    record = all_properties()[name]
    rows = [row[1:] for row in ROWS[name]]
    survivors = set()
    source = inspect.getsource(sys.modules[record.body.__module__])
    for change, code in [("", source), *definitions.mutants_of(ast.parse(source))]:
        scope = {"__name__": "mutant"}
        exec(code, scope)
        mutant = scope[record.body.__name__]
        same = all(word_of(mutant, p, g) == word for p, g, word in rows)
        assert same or change, "the general engine says the same"
        if same and change:
            survivors.add((name, change))
    assert survivors == {pair for pair in EQUIVALENT if pair[0] == name}
