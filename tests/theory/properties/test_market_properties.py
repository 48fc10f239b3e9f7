"""Every property of prices, forecasts, markets and their makers: who has it, who lacks
it, degenerate and vacuous ones.

Each definition is decided twice: by its own engine, if it has one, and as a person's
definition by the general one. Each small change of a definition is noticed by some row.
"""

from fractions import Fraction

import pytest
from definition_rows import (
    E,
    K,
    P,
    V,
    as_written,
    assert_complete,
    assert_noticed,
    each_row,
    word_in,
)

from accord.counterexamples.asking import check
from accord.theory.errors import AccordError
from accord.theory.forecasts import Forecasts
from accord.theory.information_markets import Market
from accord.theory.market_makers import MarketMaker
from accord.theory.prices import Prices
from accord.theory.properties import all_properties

F = Fraction
U = "UNKNOWN"


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


def experts(*forecasts, score="quadratic", weights=()):
    """Return experts with these forecasts; a number is that of one event."""
    rows = tuple(p if isinstance(p, tuple) else (F(p), 1 - F(p)) for p in forecasts)
    names, ends = "ABCD"[: len(rows)], "xyz"[: len(rows[0])]
    return Forecasts(tuple(names), tuple(ends), rows, weights, score)


THREE = experts("1/10", "1/4", "7/10")
TWO_LOG = experts("9/10", "1/2", score="logarithmic")
NEVER = experts("0", "1/2", score="logarithmic")
WIDE = experts(("1/2", "1/4", "1/4"), ("1/4", "1/4", "1/2"), weights=(2, 1))
POOL, LOG_POOL = (F(7, 20), F(13, 20)), (F(3, 4), F(1, 4))


def pooled(*law, **more):
    return {"pooled": law, **more}


def over(forecast, *gains, **more):
    return {"forecast": forecast, "gains": gains, **more}


def bits(order, pays="11", maker="quadratic", traders=2):
    """Return a market on whether two fair bits are among `pays`, of who sees each."""
    states = ("00", "01", "10", "11")
    return Market(
        ("Alice", "Bob", "Cleo")[:traders],
        states,
        (F(1, 4),) * 4,
        ("yes", "no"),
        tuple(int(s not in pays.split()) for s in states),
        (("0", "0", "1", "1"), ("0", "1", "0", "1"), ("-",) * 4)[:traders],
        order,
        maker,
        F(1, 2),
    )


# Alice's pretence is found out: she and Bob see the same.
SAME = Market(
    ("Alice", "Bob"),
    ("0", "1"),
    (F(1, 2), F(1, 2)),
    ("yes", "no"),
    (1, 0),
    (("0", "1"), ("0", "1")),
    (0, 1, 0),
)


def telling(signal, pretended, amount, trader="Alice"):
    given = {"trader": trader, "signal": signal, "pretended": pretended}
    return {**given, "amount": amount}


LMSR, UNEVEN = MarketMaker("logarithmic"), MarketMaker("logarithmic", 2, 2, "1/4,3/4")
MEAN, SQUARES = MarketMaker("average-price"), MarketMaker("quadratic")
ONE_STATE = MarketMaker("logarithmic", 2, steps=1)

ROWS = {
    "bets-pay": [
        (
            "has: bought below one's belief",
            one("1/2"),
            {**weights(F(2, 3), F(1, 3)), "stakes": (1,)},
            P,
        ),
        (
            "has: sold above it",
            one("1/2"),
            {**weights(F(1, 3), F(2, 3)), "stakes": (-1,)},
            P,
        ),
        (
            "lacks: bought above it",
            one("3/5"),
            {**weights(F(1, 2), F(1, 2)), "stakes": (1,)},
            K,
        ),
        ("lacks: at it", one("1/2"), {**weights(F(1, 2), F(1, 2)), "stakes": (1,)}, K),
        ("degenerate: no stake", one("1/2"), {**weights(1, 0), "stakes": (0,)}, K),
    ],
    "expected-gain": [
        (
            "has: the difference",
            one("1/2"),
            {**weights(F(2, 3), F(1, 3)), "stakes": (1,), "amount": F(1, 6)},
            P,
        ),
        (
            "lacks: another",
            one("1/2"),
            {**weights(F(2, 3), F(1, 3)), "stakes": (1,), "amount": F(1, 5)},
            K,
        ),
        (
            "degenerate: no stake",
            one("1/2"),
            {**weights(1, 0), "stakes": (0,), "amount": 0},
            P,
        ),
    ],
    "pools-to": [
        ("has: the mean", THREE, pooled(*POOL), P),
        ("has: the geometric mean", TWO_LOG, pooled(*LOG_POOL), P),
        ("has: with weights", WIDE, pooled(F(5, 12), F(1, 4), F(1, 3)), P),
        ("lacks: another", THREE, pooled(F(2, 5), F(3, 5)), K),
        ("lacks: the mean of another score", TWO_LOG, pooled(F(7, 10), F(3, 10)), K),
        ("lacks: no sum of 1", THREE, pooled(F(17, 20), F(23, 20)), K),
        ("lacks: too few", THREE, pooled(1), K),
        ("refused: what is called impossible", NEVER, pooled(F(1, 4), F(3, 4)), E),
        ("degenerate: one expert", experts("1/3"), pooled(F(1, 3), F(2, 3)), P),
    ],
    "gains-alike": [
        ("has: the mean", THREE, {}, P),
        ("has: with weights", WIDE, {}, P),
        ("has: the geometric mean", TWO_LOG, pooled(*LOG_POOL), P),
        ("lacks: no sum of 1", TWO_LOG, pooled(F(3, 8), F(1, 8)), K),
        (
            "lacks: alike in two outcomes of three",
            experts(("1/2", "1/4", "1/4")),
            pooled(F(5, 8), F(3, 8), 0),
            K,
        ),
        ("lacks: another pool", TWO_LOG, pooled(F(7, 10), F(3, 10)), K),
        (
            "lacks: another forecast",
            experts(("1/2", "1/4", "1/4"), ("1/2", "1/4", "1/4")),
            pooled(F(1, 4), F(1, 4), F(1, 2)),
            K,
        ),
        ("refused: no geometric mean given", TWO_LOG, {}, E),
        ("degenerate: one expert", experts("1/3"), {}, P),
    ],
    "gains-over-average": [
        ("has: the pool", THREE, over(POOL, F(13, 100), F(13, 100)), P),
        ("has: another", THREE, over((F(2, 5), F(3, 5)), F(51, 200), F(11, 200)), P),
        (
            "has: logarithms",
            TWO_LOG,
            over(LOG_POOL, F(1, 2), F(1, 2), logarithm_of=(F(5, 4), F(5, 4))),
            P,
        ),
        ("lacks: one of two", THREE, over(POOL, F(13, 100), F(12, 100)), K),
        ("lacks: too few", THREE, over(POOL, F(13, 100)), K),
        ("degenerate: one expert", experts("1/3"), over((F(1, 3), F(2, 3)), 0, 0), P),
    ],
    "max-min-pool": [
        ("has: the mean", THREE, {}, P),
        ("has: with weights", WIDE, {}, P),
        ("lacks: another forecast", THREE, pooled(F(2, 5), F(3, 5)), K),
        ("lacks: its mirror image", THREE, pooled(F(13, 20), F(7, 20)), K),
        ("degenerate: one expert", experts("1/3"), {}, P),
        ("vacuous: one outcome", experts((1,)), {}, V),
    ],
    "concave-in-weights": [
        ("has: three experts", THREE, {}, P),
        ("has: three outcomes", WIDE, {}, P),
        ("has: half the score", experts("1/3", "1/2", score="half-quadratic"), {}, P),
        ("degenerate: one expert", experts("1/3"), {}, P),
    ],
    "arbitrage-free": [
        ("has: all agree", experts("1/3", "1/3"), {}, P),
        ("lacks: two who differ", experts("4/5", "3/5"), {}, K),
        ("lacks: three outcomes", WIDE, {}, K),
        ("degenerate: one expert", experts("1/3"), {}, P),
    ],
    "commutes-with-update": [
        (
            "has: the geometric mean",
            TWO_LOG,
            pooled(*LOG_POOL, likelihood=(F(1, 3), F(2, 3))),
            P,
        ),
        ("has: no news", experts("9/10", "1/2"), {"likelihood": (1, 1)}, P),
        ("lacks: the mean", experts("9/10", "1/2"), {"likelihood": (F(1, 3), 1)}, K),
        (
            "lacks: no pool",
            TWO_LOG,
            pooled(F(7, 10), F(3, 10), likelihood=(1, 1)),
            K,
        ),
        ("refused: impossible news", experts("1"), {"likelihood": (0, 1)}, E),
        ("degenerate: one expert", experts("1/3"), {"likelihood": (F(1, 3), 1)}, P),
    ],
    "bluffing-never-pays": [
        ("has: all move once", bits((0, 1)), {}, P),
        ("has: the bits say nothing alone", bits((0, 1, 0), "01 10"), {}, P),
        ("lacks: the first moves twice", bits((0, 1, 0)), {}, K),
        ("lacks: with logarithms", bits((0, 1, 0), maker="logarithmic"), {}, K),
        ("degenerate: one trader, who moves twice", bits((0, 0)), {}, P),
        ("vacuous: nothing is seen", bits((2,), traders=3), {}, V),
        ("has: every bluff is found out", SAME, {}, P),
    ],
    "earns-by-telling": [
        ("has: the truth", bits((0, 1, 0)), telling("0", "0", F(1, 16)), P),
        ("has: a bluff", bits((0, 1, 0)), telling("0", "1", F(5, 16)), P),
        (
            "has: beyond bounds",
            bits((0, 1, 0), maker="logarithmic"),
            telling("0", "1", "infinity"),
            P,
        ),
        ("lacks: less", bits((0, 1, 0)), telling("0", "1", F(4, 16)), K),
        ("lacks: not beyond bounds", bits((0, 1, 0)), telling("0", "1", "infinity"), K),
        ("lacks: it is found out", SAME, telling("0", "1", 0), K),
        ("degenerate: who does not move", bits((1,)), telling("0", "1", 0), P),
    ],
    "aggregates-information": [
        ("has: both or not", bits((0, 1)), {}, P),
        ("has: either or not", bits((0, 1), "01 10 11"), {}, P),
        ("lacks: whether they differ", bits((0, 1, 0, 1), "01 10"), {}, K),
        ("lacks: one does not move", bits((0,)), {}, K),
        ("degenerate: all is known", bits((0,), "10 11"), {}, P),
    ],
    "path-independent": [
        ("has: a cost of logarithms", MarketMaker("logarithmic", steps=2), {}, P),
        ("has: any cost", MarketMaker("any-cost"), {}, P),
        ("has: a score of squares", SQUARES, {}, P),
        ("lacks: the mean of two prices", MEAN, {}, K),
        ("degenerate: one state", ONE_STATE, {}, P),
        ("degenerate: one outcome", MarketMaker("quadratic", 1), {}, P),
    ],
    "pays-log-score": [
        ("has: a cost of logarithms", LMSR, {}, P),
        ("has: another liquidity", UNEVEN, {}, P),
        ("lacks: the mean of two prices", MEAN, {}, K),
        ("refused: a score of squares", MarketMaker("any-cost"), {}, U),
        ("degenerate: one state", ONE_STATE, {}, P),
    ],
    "price-is-marginal": [
        ("has: a cost of logarithms", LMSR, {}, P),
        ("has: three outcomes", MarketMaker("logarithmic", 3, steps=2), {}, P),
        ("refused: a score of squares", SQUARES, {}, U),
        ("degenerate: one state", ONE_STATE, {}, P),
    ],
    "no-riskless-cash": [
        ("has: a cost of logarithms", LMSR, {"factor": 3}, P),
        ("has: sold", UNEVEN, {"factor": F(1, 2)}, P),
        ("refused: a score of squares", SQUARES, {"factor": 2}, U),
        ("degenerate: none", LMSR, {"factor": 1}, P),
    ],
    "loses-at-most": [
        ("has: ln 2", LMSR, {"most": 1, "logarithm_of": 2}, P),
        ("has: 2 ln 4", UNEVEN, {"most": 2, "logarithm_of": 4}, P),
        ("has: 1/2", SQUARES, {"most": F(1, 2)}, P),
        ("lacks: less than is lost at one", SQUARES, {"most": F(2, 5)}, K),
        (
            "lacks: 2 ln 2, and it opened at 1/4",
            UNEVEN,
            {"most": 2, "logarithm_of": 2},
            K,
        ),
        ("refused: it depends on the way", MEAN, {"most": 1}, U),
        ("degenerate: one state", ONE_STATE, {"most": 0}, P),
    ],
    "loses-less-than": [
        ("has: ln 2", LMSR, {"most": 1, "logarithm_of": 2}, P),
        ("has: 2 ln 4", UNEVEN, {"most": 2, "logarithm_of": 4}, P),
        ("lacks: 1/2 is reached", SQUARES, {"most": F(1, 2)}, K),
        ("lacks: less", LMSR, {"most": F(1, 4)}, K),
        ("refused: it depends on the way", MEAN, {"most": 1}, U),
        ("degenerate: one state", ONE_STATE, {"most": 0}, K),
    ],
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
# What every one has, or raises for.
THEOREMS = {"concave-in-weights", "price-is-marginal", "no-riskless-cash"}
# Mutants that say the same as the definition: (property, change) -> why.
ALL, ANY = "all((", ")) -> any"
NEAR = "others as near as one likes differ everywhere, and gain more than it as well"
LESS = "what gains this much gains a little less as well, still above the bound"
EQUIVALENT = {
    ("coherent", "won >= gain -> Gt"): LESS,
    ("largest-book", "won >= gain -> Gt"): LESS,
    ("largest-book", "s >= -1 -> Gt"): "stakes a little smaller gain a little less",
    ("largest-book", "s <= 1 -> Lt"): "stakes a little smaller gain a little less",
    (
        "concave-in-weights",
        f"{ALL}bool(m >= half * (a + b)) for m, a, b in zip(*scores, strict=True){ANY}",
    ): "the difference is the same square in all outcomes",
    (
        "path-independent",
        f"{ALL}bool(a + b == c) for (a, b), c in zip(pieces, whole, strict=True){ANY}",
    ): "the scores telescope in every outcome",
    (
        "pays-log-score",
        (
            f"{ALL}bool(a == b) for a, b in zip(m.payoff(state, second_state), score, "
            f"strict=True){ANY}"
        ),
    ): "what the charge differs by is the same in all outcomes",
    ("max-min-pool", "gain < least -> LtE"): "one forecast alone has the most",
    ("max-min-pool", f"{ALL}bool(q == p) for q, p in pairs{ANY}"): NEAR,
    (
        "no-riskless-cash",
        (
            "m.prices(state) == m.prices(after) and "
            "bool(cost == m.liquidity * ln(factor)) -> Or"
        ),
    ): "both makers that sell shares have both",
}


def word_of(body, subject, given):
    try:
        return word_in(check(subject, body, given=given))
    except AccordError as error:
        return type(error).__name__


@each_row(ROWS)
def test_it_has_the_property_or_not(name, subject, given, word):
    assert word_of(name, subject, given) == word
    if word == K:
        assert check(subject, name, given=given).story


def test_every_property_has_its_rows():
    kinds = (Prices, Forecasts, Market, MarketMaker)
    named = {p.name for p in all_properties().values() if p.on in kinds}
    assert named == set(ROWS)
    never_vacuous = set(ROWS) - {"max-min-pool", "bluffing-never-pays"}
    assert_complete(ROWS, never_vacuous, THEOREMS)


@pytest.mark.parametrize("name", ROWS)
def test_every_mutant_of_a_definition_is_noticed(name):
    mine = as_written(name)
    for _, subject, given, word in ROWS[name]:
        assert word_of(mine, subject, given) == word, "the general engine says the same"
    assert_noticed(name, ROWS[name], EQUIVALENT, word_of)
