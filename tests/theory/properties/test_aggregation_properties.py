"""Every property of aggregations: one that has it, one that lacks it, a degenerate and
a vacuous one; and each small change of each definition is noticed by some row.

What runs over all lotteries is run here over those with small denominators.
"""

import itertools
from fractions import Fraction

import pytest
from definition_rows import K, P, V, assert_complete, assert_noticed, each_row, word_in

from accord.counterexamples.asking import check
from accord.theory.aggregation import Aggregation, is_lottery
from accord.theory.errors import ModelError
from accord.theory.properties import all_properties, property_of
from accord.theory.ranges import values_of
from accord.theory.statements import Statement

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)


def two(society, *rows):
    """Return two individuals with these utilities, and a society with these."""
    outcomes = tuple("abc"[: len(rows[0])])
    return Aggregation(("Ann", "Bob")[: len(rows)], outcomes, rows, society)


def thing(*society):
    return two(society, (1, 0, 0), (0, 1, 0))


def cake(*society):
    return two(society, (1, 0, HALF), (0, 1, HALF))


def ends(*society):
    return two(society, (1, 0), (0, 1))


AGREED = two((3, 2, 0), (2, 1, 0), (1, 1, 0))
ALONE = two((0,), (0,))
SAME = two((1, 1), (0, 0), (0, 0))
EQUAL = {"powers": (1, 1)}
SCORES = {"law": (HALF, HALF), "powers": (1, 1), "number": Fraction(1, 4)}
WIDE = two((0, 0, 0), (6, 5, 0), (0, 1, 3))
BEST = {"law": (0, Fraction(3, 4), Fraction(1, 4)), "powers": (1, 1)}
TILTED = {"law": (Fraction(2, 3), THIRD), "powers": (2, 1)}
FROM_HALF = {"law": (0, 1, 0), "powers": (1, 1), "disagreement": (1, HALF)}
WEAK = two((0, 0, 0), (4, 3, 0), (0, 2, 3))
PAIRS = (((1, 0, 0), (0, 0, 1)), ((0, 1, 0), (0, 0, 1)))
EACH_ONE = ((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1))
THREE = Aggregation(("Ann", "Bob", "Cleo"), tuple("abcd"), EACH_ONE[:3])
FOR_THREE = (EACH_ONE[:2], EACH_ONE[1::2], EACH_ONE[2:])
COIN = {"better": (HALF, HALF), "worse": (1, 0)}
SURE = {"first": (1, 0), "second": (0, 1)}


def changed(given, **parts):
    return {**given, **parts}


# Two voters, each with an option of her own, and one that is nearly as good to both.
NINE = Fraction(9, 10)
BALLOTS = two(None, (1, 0, NINE), (0, 1, NINE))
PACT = {
    "ballots": (0, 1),
    "pacts": (((0, 1), 2),),
    "worths": ((HALF, HALF), (NINE, NINE)),
}
APART = {"ballots": (0, 1), "pacts": (), "worths": ((HALF, HALF),)}
POOR = two(None, (1, 0, HALF), (0, 1, HALF))  # the common option is no gain


ROWS = {
    "blocs-merge": [
        ("has", BALLOTS, PACT, P),
        ("has: nobody merges", BALLOTS, APART, P),
        ("lacks: other worths", BALLOTS, changed(PACT, worths=((1, 0), (0, 1))), K),
        ("lacks: one worth alone", BALLOTS, changed(PACT, worths=((HALF, HALF),)), K),
        ("lacks: no gain", POOR, changed(PACT, worths=((HALF, HALF),) * 2), K),
        (
            "lacks: one alone is no merger",
            BALLOTS,
            changed(PACT, ballots=(2, 2), pacts=(((0,), 0),), worths=((NINE, NINE),)),
            K,
        ),
        (
            "lacks: one alone who gains",
            BALLOTS,
            {
                "ballots": (1, 1),
                "pacts": (((0,), 0),),
                "worths": ((0, 1), (HALF, HALF)),
            },
            K,
        ),
        ("degenerate", ALONE, {"ballots": (0,), "pacts": (), "worths": ((0,),)}, P),
    ],
    "merging-ends": [
        ("has", BALLOTS, {"ballots": (0, 1), "ends": ((NINE, NINE),)}, P),
        ("has: no merger", POOR, {"ballots": (0, 1), "ends": ((HALF, HALF),)}, P),
        ("lacks: the start", BALLOTS, {"ballots": (0, 1), "ends": ((HALF, HALF),)}, K),
        ("lacks: twice", BALLOTS, {"ballots": (0, 1), "ends": ((NINE, NINE),) * 2}, K),
        ("degenerate", ALONE, {"ballots": (0,), "ends": ((0,),)}, P),
    ],
    "no-bloc-gains": [
        ("has", POOR, {"ballots": (0, 1)}, P),
        ("lacks: together", BALLOTS, {"ballots": (0, 1)}, K),
        ("lacks: alone", POOR, {"ballots": (1, 1)}, K),
        ("has: merged", BALLOTS, {"ballots": (2, 2), "blocs": ((0, 1),)}, P),
        ("lacks: not merged", BALLOTS, {"ballots": (2, 2)}, K),
        ("degenerate", ALONE, {"ballots": (0,)}, P),
    ],
    "own-ballot-best": [
        ("has", two(None, (1, 0), (0, 1)), {}, P),
        ("has: three options", BALLOTS, {}, P),
        ("degenerate", ALONE, {}, P),
    ],
    "lottery-pareto-optimal": [
        ("has", BALLOTS, {"law": (0, 0, 1)}, P),
        ("has: an end", BALLOTS, {"law": (1, 0, 0)}, P),
        ("lacks", BALLOTS, {"law": (HALF, HALF, 0)}, K),
        ("lacks: one gains", two(None, (1, 1), (0, 1)), {"law": (1, 0)}, K),
        ("lacks: no lottery", BALLOTS, {"law": (1, 1, 1)}, K),
        ("degenerate", ALONE, {"law": (1,)}, P),
    ],
    "pareto-indifference": [
        ("has", thing(2, 1, 0), {}, P),
        ("has: a negative weight", thing(1, -1, 0), {}, P),
        ("has: one of two alike", two((0, 1, 0), (1, 0, 0), (1, 1, 0)), {}, P),
        ("lacks", cake(0, 0, 1), {}, K),
        ("lacks: society minds alone", two((1, 0), (0, 0)), {}, K),
        ("degenerate", ALONE, {}, P),
    ],
    "preference-pareto": [
        ("has", thing(1, 0, 0), {}, P),
        ("lacks", thing(1, -1, 0), {}, K),
        ("lacks: society minds alone", two((1, 0), (0, 0)), {}, K),
        ("degenerate", ALONE, {}, P),
    ],
    "weak-pareto": [
        ("has", AGREED, {}, P),
        ("has: a weight of 0", thing(1, 0, 0), {}, P),
        ("lacks: society the other way", two((0, 1), (1, 0), (2, 0)), {}, K),
        ("lacks: society indifferent", two((0, 0), (1, 0), (2, 0)), {}, K),
        ("vacuous: the cake", cake(0, 0, 1), {}, V),
        ("degenerate: vacuous too", ALONE, {}, V),
    ],
    "strong-pareto": [
        ("has", thing(2, 1, 0), {}, P),
        ("lacks: a weight of 0", thing(1, 0, 0), {}, K),
        ("lacks: a negative weight", thing(1, -1, 0), {}, K),
        ("lacks: society minds alone", two((1, 0), (0, 0)), {}, K),
        ("degenerate", ALONE, {}, P),
    ],
    "weighted-sum": [
        ("has", thing(2, 1, 0), {"weights": (2, 1)}, P),
        ("has: with a constant", thing(5, 4, 3), {"weights": (2, 1), "constant": 3}, P),
        ("lacks", thing(2, 1, 0), {"weights": (1, 2)}, K),
        ("degenerate", ALONE, {"weights": (7,)}, P),
    ],
    "unique-weights": [
        ("lacks: not these", ends(2, 1), {"weights": (7, 7)}, K),
        ("lacks: the cake", ends(2, 1), {"weights": (2, 1)}, K),
        ("has: one alone", two((1, 0), (1, 0)), {"weights": (1,)}, P),
        ("lacks: it is another", two((1, 0), (1, 0)), {"weights": (2,)}, K),
        (
            "lacks: the constant is another",
            two((1, 0), (1, 0)),
            {"weights": (1,), "constant": 1},
            K,
        ),
        ("vacuous: none does it", two((1, 0), (0, 0)), {"weights": (1,)}, V),
        ("degenerate: one outcome", ALONE, {"weights": (0,)}, K),
    ],
    "independent-prospects": [
        ("has", thing(0, 0, 0), {"pairs": PAIRS}, P),
        ("lacks: worth the same", thing(0, 0, 0), {"pairs": (PAIRS[0], PAIRS[0])}, K),
        ("lacks: not to her", thing(0, 0, 0), {"pairs": (PAIRS[1], PAIRS[1])}, K),
        (
            "lacks: to both",
            thing(0, 0, 0),
            {"pairs": (((1, 0, 0), (0, 1, 0)), PAIRS[1])},
            K,
        ),
        (
            "lacks: the first no lottery",
            thing(0, 0, 0),
            {"pairs": (((2, 0, 0), (0, 0, 1)), PAIRS[1])},
            K,
        ),
        (
            "lacks: the second no lottery",
            thing(0, 0, 0),
            {"pairs": (((1, 0, 0), (0, 0, 2)), PAIRS[1])},
            K,
        ),
        ("lacks: to one of two others", THREE, {"pairs": FOR_THREE}, K),
        ("degenerate", ALONE, {"pairs": (((1,), (1,)),)}, K),
    ],
    "dependent-utilities": [
        ("has", cake(0, 0, 0), {"weights": (1, 1), "constant": 1}, P),
        ("lacks", thing(0, 0, 0), {"weights": (1, 1), "constant": 1}, K),
        ("lacks: no weights", thing(0, 0, 0), {"weights": (0, 0)}, K),
        ("has: one weight of 0", two((0, 0), (1, 0), (2, 2)), {"weights": (0, 0)}, K),
        (
            "has: one of two",
            two((0, 0), (1, 0), (2, 2)),
            {"weights": (0, 1), "constant": 2},
            P,
        ),
        ("degenerate", ALONE, {"weights": (1,)}, P),
    ],
    "vnm-independence": [
        ("has: expected utility", ends(2, 1), {}, P),
        ("has: the other way", ends(1, 2), {}, P),
        ("has: indifferent", ends(1, 1), {}, P),
        ("lacks: geometric", ends(0, 0), EQUAL, K),
        ("degenerate", ALONE, {}, P),
    ],
    "quasi-concave": [
        ("has: expected utility", ends(2, 1), {}, P),
        ("has: geometric", ends(0, 0), EQUAL, P),
        ("has: the other way", ends(1, 2), {}, P),
        ("degenerate", ALONE, {}, P),
    ],
    "best-is-sure": [
        ("has", ends(2, 1), {}, P),
        ("has: geometric", two((0, 0), (1, 0), (1, 0)), EQUAL, P),
        ("lacks", ends(0, 0), EQUAL, K),
        ("degenerate", ALONE, {}, P),
    ],
    "society-prefers": [
        ("has", ends(0, 0), {**COIN, **EQUAL}, P),
        ("lacks: expected utility", ends(1, 1), COIN, K),
        ("lacks: the other way", ends(2, 1), COIN, K),
        ("lacks: no lottery", ends(2, 1), {"better": (2, 0), "worse": (1, 0)}, K),
        ("lacks: no lottery", ends(2, 1), {"better": (1, 0), "worse": (0, 0)}, K),
        ("degenerate", ALONE, {"better": (1,), "worse": (1,)}, K),
    ],
    "society-indifferent": [
        ("has", ends(1, 1), SURE, P),
        ("has: geometric", ends(1, 2), {**SURE, **EQUAL}, P),
        ("lacks", ends(1, 2), SURE, K),
        ("lacks: no lottery", ends(0, 0), {"first": (2, 0), "second": (1, 0)}, K),
        ("lacks: no lottery", ends(0, 0), {"first": (1, 0), "second": (2, 0)}, K),
        ("degenerate", ALONE, {"first": (1,), "second": (1,)}, P),
    ],
    "unique-optimum": [
        ("has", thing(2, 1, 0), {"choice": 0}, P),
        ("lacks: it ties", thing(2, 2, 0), {"choice": 0}, K),
        ("lacks: another", thing(2, 1, 0), {"choice": 1}, K),
        ("vacuous: no other", ALONE, {"choice": 0}, V),
        ("degenerate: vacuous too", ALONE, {"choice": 0}, V),
    ],
    "indifferent-to-all": [
        ("has", ends(1, 1), {}, P),
        ("lacks", ends(1, 2), {}, K),
        ("degenerate", ALONE, {}, P),
    ],
    "expects": [
        ("has", ends(0, 0), {"law": (HALF, HALF), "utilities": (HALF, HALF)}, P),
        ("lacks", ends(0, 0), {"law": (1, 0), "utilities": (1, 1)}, K),
        ("lacks: no lottery", ends(0, 0), {"law": (2, 0), "utilities": (2, 0)}, K),
        ("degenerate", ALONE, {"law": (1,), "utilities": (0,)}, P),
    ],
    "scores": [
        ("has", ends(0, 0), SCORES, P),
        ("lacks", ends(0, 0), changed(SCORES, number=0), K),
        (
            "lacks: no lottery",
            ends(0, 0),
            changed(SCORES, law=(2, 1), number=2),
            K,
        ),
        ("degenerate", ALONE, {"law": (1,), "powers": (1,), "number": 0}, P),
    ],
    "geometric-best": [
        ("has", ends(0, 0), {"law": (HALF, HALF), **EQUAL}, P),
        ("has: other weights", ends(0, 0), TILTED, P),
        ("has: from a disagreement", WEAK, FROM_HALF, P),
        ("lacks", ends(0, 0), {"law": (1, 0), **EQUAL}, K),
        ("lacks: no lottery", ends(0, 0), {"law": (1, 1), **EQUAL}, K),
        (
            "lacks: below the disagreement",
            two((0, 0), (0, 2), (0, 2)),
            {"law": (1, 0), "powers": (1, 1), "disagreement": (1, 1)},
            K,
        ),
        (
            "has: what is below the disagreement does not count",
            two((0, 0), (0, 5), (0, 5)),
            {"law": (0, 1), "powers": (1, 1), "disagreement": (4, 4)},
            P,
        ),
        (
            "has: two losses make no gain",
            two((0, 0), (-9, 2), (-9, 2)),
            {"law": (0, 1), "powers": (1, 1), "disagreement": (1, 1)},
            P,
        ),
        (
            "has: a square of a loss is no gain",
            two((0, 0), (0, 5), (5, 5)),
            {"law": (0, 1), "powers": (2, 1), "disagreement": (4, 4)},
            P,
        ),
        (
            "lacks: a square of a loss",
            two((0, 0), (0, 5), (5, 5)),
            {"law": (1, 0), "powers": (2, 1), "disagreement": (4, 4)},
            K,
        ),
        (
            "has: at the disagreement itself",
            two((0, 0), (1, 0), (1, 0)),
            {"law": (1, 0), "powers": (1, 1), "disagreement": (1, 1)},
            P,
        ),
        (
            "vacuous: nothing is worth the disagreement",
            ends(0, 0),
            {"law": (1, 0), "powers": (1, 1), "disagreement": (9, 9)},
            V,
        ),
        ("degenerate", ALONE, {"law": (1,), "powers": (1,)}, P),
    ],
    "nash-supported": [
        ("has", WIDE, BEST, P),
        ("has: other weights", ends(0, 0), TILTED, P),
        ("has: from a disagreement", WEAK, FROM_HALF, P),
        ("lacks", WIDE, changed(BEST, law=(0, 1, 0)), K),
        ("lacks: other weights", ends(0, 0), changed(TILTED, powers=(1, 2)), K),
        ("lacks: no lottery", ends(0, 0), {"law": (1, 1), **EQUAL}, K),
        ("lacks: worth nothing", ends(0, 0), {"law": (1, 0), **EQUAL}, K),
        (
            "lacks: below the disagreement",
            two((0, 0), (0, 2), (0, 2)),
            {"law": (1, 0), "powers": (1, 1), "disagreement": (1, 1)},
            K,
        ),
        (
            "lacks: one is below the disagreement",
            two((0,), (2,), (0,)),
            {"law": (1,), "powers": (1, 1), "disagreement": (1, 1)},
            K,
        ),
        ("degenerate: worth nothing", ALONE, {"law": (1,), "powers": (1,)}, K),
    ],
    "violates-strong-pareto": [
        ("has", ends(1, 1), {}, K),
        ("lacks", AGREED, {}, K),
        ("has: society the other way", two((0, 1), (1, 0), (1, 0)), {}, P),
        ("has: society indifferent", two((0, 0), (1, 0), (1, 1)), {}, P),
        ("lacks: they disagree", two((0, 1), (1, 0), (0, 1)), {}, K),
        ("lacks: nobody minds", two((0, 1), (0, 0), (1, 1)), {}, K),
        ("degenerate", ALONE, {}, K),
    ],
}
# No premise, or one that is met by two equal lotteries.
NEVER_VACUOUS = set(ROWS) - {
    "weak-pareto",
    "unique-weights",
    "unique-optimum",
    "geometric-best",
}
# No society that orders lotteries in a way known here lacks the one, no voters lack
# the other.
THEOREMS = {"quasi-concave", "own-ballot-best"}
EQUIVALENT = {
    # All are indifferent there, and the two lotteries can be exchanged.
    ("strong-pareto", "a.social_worth(p) >= a.social_worth(q) -> LtE"),
    # No weight that is sampled here is negative: over all numbers these do not hold.
    (
        "own-ballot-best",
        "all((weight >= 0 for weight in voting_weights)) -> any",
    ),
    ("own-ballot-best", "weight >= 0 -> LtE"),
    ("own-ballot-best", "weight >= 0 -> Gt"),
    (
        "own-ballot-best",
        "assume(all((weight >= 0 for weight in voting_weights))) dropped",
    ),
}
LAWS = ("law", "better", "worse", "first", "second")


def instances(statement):
    """Yield values of the quantified names, of lotteries some."""
    names = statement.prop.forall
    ranges = (values_of(statement.subject, name, {}) for name in names)
    return itertools.product(*(list(getattr(r, "samples", r)) for r in ranges))


def word_of(body, a, given):
    """Return the word by a plain loop, or the name of what the definition raises."""
    try:
        statement = Statement(property_of(body), a, given)
        met = False
        for values in instances(statement):
            result = statement.holds(*values)
            if result is False:
                return K
            met = met or result is not None
    except Exception as error:  # noqa: BLE001 - a mutant may fail in any way
        return type(error).__name__
    return P if met else V


@each_row(ROWS)
def test_an_aggregation_has_the_property_or_not(name, subject, given, word):
    assert word_of(all_properties()[name].body, subject, given) == word
    laws = [given[key] for key in LAWS if key in given]
    if not all(is_lottery(subject, law) for law in laws):
        # A person is told; the definition, which a certificate may run, says False.
        with pytest.raises(ModelError, match="probabilities that sum to 1"):
            check(subject, name, given=given)
        return
    verdict = check(subject, name, given=given)
    decided = word_in(verdict)
    # The engines look at all lotteries, and do not see that a premise of unknown
    # numbers is never met where nothing is False for want of it.
    if word == V and not verdict.vacuous:
        decided = V if decided == P else decided
    assert decided == word
    if word == K:
        assert verdict.story


def test_every_property_of_aggregations_has_its_rows():
    named = {p.name for p in all_properties().values() if p.on is Aggregation}
    assert named == set(ROWS)
    assert_complete(ROWS, NEVER_VACUOUS, THEOREMS)


@pytest.mark.parametrize("name", ROWS)
def test_every_mutant_of_a_definition_of_aggregations_is_noticed(name):
    assert_noticed(name, ROWS[name], EQUIVALENT, word_of)
