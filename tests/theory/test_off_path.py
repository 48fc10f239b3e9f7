"""Terms of what is believed off the path: each fault planted in them is noticed."""

from fractions import Fraction

import pytest
from definition_rows import mutants_of, value_of

from accord.theory import off_path
from accord.theory.errors import ModelError
from accord.theory.forms import Form
from accord.theory.games import from_arrays
from accord.theory.off_path import READINGS, check_reading, supports

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)
C, D = (1, 0), (0, 1)
CC = (C, C)
EVEN = ((HALF, HALF), (HALF, HALF))
DILEMMA = from_arrays([[2, 0], [3, 1]], [[2, 3], [0, 1]])
PENNIES = from_arrays([[1, -1], [-1, 1]], [[-1, 1], [1, -1]])
KNIFE = from_arrays([[0, 0], [1, 0]], [[0, 0], [0, 1]])
FLAT = from_arrays([[0, 0], [0, 0]], [[0, 0], [0, 0]])
# The second row gains everywhere, the second column in one of its cells alone.
HALFWAY = from_arrays([[0, 0], [1, 1]], [[0, 0], [0, 0]])
# One row gets 3, 2 and 1 against three columns.
STEPS = from_arrays([[3, 2, 1]], [[0, 0, 0]])
CORNER, SPREAD = (0, 0, 0, 1), (0, THIRD, THIRD, THIRD)
UNIFORM = (HALF / 2,) * 4
# What must be so: the name of a term, its arguments, its value.
FACTS = [
    ("off_path", (DILEMMA, CC), ((0, 1), (1, 1))),
    ("off_path", (DILEMMA, EVEN), ()),
    ("optimal_on_path", (DILEMMA, CC), True),
    ("optimal_on_path", (DILEMMA, EVEN), False),
    ("optimal_on_path", (DILEMMA, EVEN, HALF), True),
    ("optimal_on_path", (PENNIES, EVEN), True),
    ("optimal_on_path", (KNIFE, (D, C)), True),
    ("optimal_on_path", (KNIFE, CC), True),
    ("marginal", (DILEMMA, (0, 1), SPREAD), 2 * THIRD),
    ("conditional", (DILEMMA, (0, 1), ((1, 0, 0, 0), CORNER)), CORNER),
    ("conditional", (DILEMMA, (0, 1), ((1, 0, 0, 0),)), None),
    ("believed_gain", (DILEMMA, (0, 1), SPREAD, 2), 0),
    ("fits_reading", (DILEMMA, (CORNER,), "limit"), True),
    ("fits_reading", (DILEMMA, (CORNER, UNIFORM), "limit"), True),
    ("fits_reading", (DILEMMA, (CORNER, UNIFORM), "closed"), False),
    ("fits_reading", (DILEMMA, (CORNER,), "closed"), True),
    ("fits_reading", (DILEMMA, (CORNER,), "full"), False),
    ("fits_reading", (DILEMMA, (UNIFORM,), "full"), True),
    ("fits_reading", (DILEMMA, ((0, 0, 0, 2),), "limit"), False),
    ("fits_reading", (DILEMMA, ((0, 0, 1),), "limit"), False),
    ("fits_reading", (DILEMMA, (("1", 0, 0, 0),), "limit"), False),
    ("fits_reading", (DILEMMA, 3, "limit"), False),
    ("fits_reading", (DILEMMA, (CORNER, (0, 0, 0, 2)), "limit"), False),
    ("are_rows", (((1, 2), [3]),), True),
    ("are_rows", (((1, None),),), False),
    ("are_rows", (((1, 2), 3),), False),
    ("are_rows", (((True, 1),),), False),
    ("are_rows", ((1, 2),), False),
    ("supports", (DILEMMA, CC, (UNIFORM,), "full"), True),
    ("supports", (DILEMMA, CC, ((0, HALF, HALF, 0),), "limit"), False),
    ("supports", (DILEMMA, CC, ((0, HALF, HALF, 0),), "limit", 1), True),
    ("supports", (DILEMMA, CC, ((0, HALF, HALF, 0),), "limit", HALF), False),
    ("supports", (DILEMMA, CC, (), "limit"), False),
    ("supports", (KNIFE, CC, ((0, 1, 0, 0), CORNER), "limit"), True),
    ("supports", (KNIFE, CC, ((0, HALF, 0, HALF),), "closed"), False),
    ("excludes", (KNIFE, CC, (D, D), "closed"), True),
    ("excludes", (KNIFE, CC, (D, (0, 0)), "closed"), False),
    ("excludes", (KNIFE, CC, (D, D), "limit"), False),
    ("excludes", (KNIFE, CC, (D, (0, 0)), "full"), True),
    ("excludes", (PENNIES, CC, ((0, 0), D), "full"), True),
    ("excludes", (PENNIES, CC, ((0, 0), D), "closed"), False),
    ("excludes", (DILEMMA, CC, (D, D), "full"), False),
    ("excludes", (FLAT, CC, (D, D), "full"), False),
    ("excludes", (FLAT, CC, (D, D), "limit"), False),
    ("excludes", (HALFWAY, CC, (D, (0, 0)), "limit"), True),
    ("excludes", (HALFWAY, CC, (D, D), "limit"), False),
    ("excludes", (HALFWAY, CC, (D, (0, 0)), "limit", 1), False),
    ("excludes", (HALFWAY, CC, ((0, 0), (0, 0)), "limit"), False),
    ("excludes", (HALFWAY, CC, ((1, 1), (0, 0)), "limit"), False),
    ("excludes", (HALFWAY, CC, ((0, -1), (0, 0)), "limit"), False),
    ("excludes", (HALFWAY, CC, (D,), "limit"), False),
    ("excludes", (HALFWAY, CC, (D, (0, 0, 0)), "limit"), False),
    ("excludes", (HALFWAY, CC, 7, "limit"), False),
    ("path_law", (DILEMMA, ((HALF, HALF), C)), (HALF, 0, HALF, 0)),
    ("variation_within", (CORNER, UNIFORM, Fraction(3, 4)), True),
    ("variation_within", (UNIFORM, CORNER, Fraction(2, 3)), False),
    ("best_nearby", (DILEMMA, (0, 0), (C, D), THIRD), 2 * THIRD),
    ("best_nearby", (DILEMMA, (0, 0), EVEN, THIRD), 5 * THIRD),
    ("best_nearby", (DILEMMA, (0, 0), EVEN, 1), 2),
    ("best_nearby", (STEPS, (0, 0), (C, (HALF, THIRD, HALF * THIRD)), HALF), 3),
    ("best_nearby", (STEPS, (0, 0), (C, (HALF, THIRD, HALF * THIRD)), 0), 7 * THIRD),
    ("expects_at_most", (DILEMMA, (0, 0), (0, 1), ((HALF, 0, 0, HALF),)), True),
    ("expects_at_most", (DILEMMA, (0, 1), (0, 0), ((HALF, 0, 0, HALF),)), False),
    ("expects_at_most", (DILEMMA, (0, 0), (0, 1), ((1, 0, 0, 0),)), False),
    ("expects_at_most", (DILEMMA, (0, 1), (0, 0), ((1, 0, 0, 0),)), False),
    ("expects_at_most", (FLAT, (0, 0), (0, 1), (UNIFORM,)), True),
    (
        "expects_at_most",
        (
            DILEMMA,
            (0, 0),
            (0, 1),
            ((Fraction(3, 4), 0, Fraction(1, 8), Fraction(1, 8)),),
        ),
        True,
    ),
]


@pytest.mark.parametrize(
    ("name", "arguments", "value"),
    FACTS,
    ids=[f"{k} {f[0]}" for k, f in enumerate(FACTS)],
)
def test_a_term_has_its_value(name, arguments, value):
    assert value_of(vars(off_path), name, arguments) == value


# The order of two equal numbers, and what a later condition repeats.
EQUIVALENT = {
    "x >= y -> Gt",
    "pay <= each[0] -> Lt",
    "mass <= left -> Lt",
    "weight > 0 -> GtE",
}


def test_every_mutant_of_a_term_is_noticed():
    survivors = set()
    for change, scope in mutants_of(off_path):
        if all(value_of(scope, name, given) == value for name, given, value in FACTS):
            survivors.add(change)
    assert survivors == EQUIVALENT


def test_an_unknown_reading_names_the_three():
    assert [check_reading(each) for each in READINGS] == list(READINGS)
    with pytest.raises(ModelError, match="`open`") as refused:
        check_reading("open")
    assert "limit, closed, full" in refused.value.help


def test_terms_run_on_forms():
    # The belief given D that the other plays C is a form; payoffs in numbers.
    x = Form.unknown("x")
    game = from_arrays([["r", 0], [3, 1]], [["r", 3], [0, 1]], where=["r == r"])
    assert off_path.believed_gain(game, (0, 1), (0, 0, x, 1 - x), 2) == 2 * x - 1
    assert supports(DILEMMA, CC, (CORNER,), "closed")
