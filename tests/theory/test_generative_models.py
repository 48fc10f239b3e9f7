"""Generative models: what one is, and what is refused with one clear error."""

import itertools
from dataclasses import replace
from fractions import Fraction

import pytest

from accord.theory.errors import ModelError, ScopeError
from accord.theory.forms import Form
from accord.theory.generative_models import GenerativeModel

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)
COIN = GenerativeModel(
    ("heads", "tails"),
    ("h", "t"),
    ("wait", "turn"),
    ((1, THIRD), (0, 2 * THIRD)),
    (((1, 0), (0, 1)), ((0, 1), (1, 0))),
    (2, 1),
    (HALF, HALF),
    (("wait", "turn"), (1, 1)),
    "a coin",
)
OPEN = replace(
    COIN,
    likelihood=(("a", THIRD), ("1 - a", 2 * THIRD)),
    preferences=("w", 1),
    where=("a > 1/2",),
)


def test_policies_are_read_by_name_or_number():
    assert COIN.policies == ((0, 1), (1, 1))
    assert COIN.policy_name(0) == "wait,turn"


def test_the_scope_is_told():
    assert COIN.scope == "the model as given, 2 states, 2 outcomes, 2 policies, 2 steps"
    assert "all real a, w with a > 1/2" in OPEN.scope
    one = replace(COIN, policies=((0,),))
    assert one.scope.endswith("1 policy, 1 step")


def test_parameters_have_what_is_known_of_them():
    assert OPEN.unknowns == {"a", "w"}
    shown = set(map(str, OPEN.premises))
    assert shown == {"-1/2 + a > 0", "a >= 0", "1 - a >= 0", "w > 0"}
    at = OPEN.at({"a": Fraction(3, 4), "w": 2})
    assert at.likelihood[0] == (Fraction(3, 4), THIRD)
    assert not at.unknowns
    assert "at a = 3/4, w = 2" in at.scope


@pytest.mark.parametrize(
    "numbers", [{"a": THIRD, "w": 1}, {"a": 2, "w": 1}, {"a": 1, "w": 0}, {"a": 1}]
)
def test_values_that_are_not_known_to_be_possible_are_refused(numbers):
    with pytest.raises(ModelError):
        OPEN.at(numbers)


def test_a_belief_is_a_law_of_unknowns():
    first, second = COIN.belief("belief")
    assert isinstance(first, Form)
    assert first + second == 1
    assert len(COIN.known_of(("belief", "observation"))) == 2
    single = GenerativeModel(
        ("s",), ("o",), ("u",), ((1,),), (((1,),),), (1,), (1,), ((0,),)
    )
    assert single.belief("belief") == (1,)
    assert single.known_of(("belief",)) == ()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"states": ()}, "distinct states, at least one"),
        ({"outcomes": ("h", "h")}, "distinct outcomes"),
        ({"actions": ("wait", "")}, "distinct actions"),
        ({"likelihood": ((1, THIRD),)}, "expected 2 rows"),
        ({"likelihood": ((1,), (0,))}, "expected 2 entries"),
        (
            {"likelihood": ((1, THIRD), (0, THIRD))},
            "A in state `tails`, got (1/3, 1/3)",
        ),
        ({"likelihood": ((2, 1), (-1, 0))}, "A in state `heads`, got (2, -1)"),
        ({"likelihood": ((0.5, 1), (0.5, 0))}, "expected an exact probability"),
        ({"transitions": (((1, 0), (0, 1)),)}, "expected 2 tables of B"),
        (
            {"transitions": (((1, 0), (0, 1)), ((0, 1), (1, 1)))},
            "B in state `tails` under `turn`, got (1, 1)",
        ),
        ({"transitions": (((1,), (0,)), ((0,), (1,)))}, "one for each action"),
        ({"preferences": (1,)}, "one for each outcome"),
        ({"preferences": (0, 0)}, "one of them positive"),
        ({"preferences": (2, -1)}, "expected preferences of at least 0"),
        ({"prior": (HALF, THIRD)}, "D, the prior, got (1/2, 1/3)"),
        ({"prior": "ab"}, "got ab"),
        ({"policies": ()}, "at least one policy"),
        ({"policies": ((),)}, "at least one policy"),
        ({"policies": ((0,), (0, 1))}, "got lengths [1, 2]"),
        ({"policies": ((0,), (0,))}, "distinct policies"),
        ({"policies": (("jump",),)}, "no action is called `jump`"),
        ({"policies": ((2,),)}, "no action is called `2`"),
        ({"where": ("a >",)}, "a >"),
        ({"where": (), "prior": ("p", "q")}, "sum to 1 of D, the prior, got (p, q)"),
    ],
)
def test_what_is_no_model_is_one_error(changes, says):
    with pytest.raises(ModelError) as error:
        replace(COIN, **changes)
    assert says in str(error.value)


def test_a_model_that_is_too_large_is_refused():
    names = tuple(map(str, range(400)))
    with pytest.raises(ScopeError, match="more than the 100,000"):
        GenerativeModel(names, ("o",), ("u",), (), (), (1,), (), ())
    many = tuple(itertools.product((0, 1), repeat=13))
    with pytest.raises(ScopeError, match="8,192 policies of 13 steps are more"):
        replace(COIN, policies=many)
