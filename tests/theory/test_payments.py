"""Parameters of rules with money: read exactly, told in the name."""

from fractions import Fraction

import pytest

from accord.theory.errors import ModelError
from accord.theory.payments import bind_exact, read_values, shorten, values_in_words


def rule(reports, *, reserve=1, table=None, ties=None):
    return reports, reserve, table, ties


GIVEN = [
    ("a fraction as text", {"reserve": "1/2"}, Fraction(1, 2)),
    ("a decimal as text", {"reserve": "0.1"}, Fraction(1, 10)),
    ("a number", {"reserve": 3}, 3),
    ("several numbers", {"reserve": "2,1/2"}, (2, Fraction(1, 2))),
    ("a list", {"reserve": ["2", 1]}, (2, 1)),
    ("another spelling", {"Reserve": 3}, 3),
    ("the default", {}, 1),
]


@pytest.mark.parametrize(
    ("params", "value"), [r[1:] for r in GIVEN], ids=[r[0] for r in GIVEN]
)
def test_parameter(params, value):
    bound, _ = bind_exact(rule, "rule", params, {})
    assert bound((1, 2)) == ((1, 2), value, None, None)


def test_a_table_has_tuples_of_numbers_as_keys():
    params = {"table": [{"0,1/2": "3"}, {"2": 1}]}
    bound, name = bind_exact(rule, "rule", params, {"ties": (0, 1)})
    half = Fraction(1, 2)
    assert bound(()) == ((), 1, ({(0, half): 3}, {(2,): 1}), (0, 1))
    assert name == "rule(reserve 1, table as given)"


BAD = [
    ("an unknown one", {"reserved": 1}, "no parameter `reserved`", "`reserve`"),
    ("one of the setting", {"ties": 1}, "no parameter `ties`", ""),
    ("a float", {"reserve": 0.5}, "the float `0.5`", '"1/2"'),
    ("a word", {"reserve": "high"}, "exact `reserve`, got `'high'`", ""),
    ("a bool", {"reserve": True}, "exact `reserve`, got `True`", ""),
    ("a float in a table", {"table": {"1": 0.5}}, "the float `0.5`", ""),
    ("a table with words", {"table": {"x": 1}}, "got `'x'`", ""),
]


@pytest.mark.parametrize(
    ("params", "message", "help_text"), [r[1:] for r in BAD], ids=[r[0] for r in BAD]
)
def test_refused_parameter(params, message, help_text):
    with pytest.raises(ModelError) as error:
        bind_exact(rule, "rule", params, {"ties": (0,)})
    assert message in error.value.message
    assert help_text in error.value.help


@pytest.mark.parametrize(
    ("text", "words"),
    [("0..3", "0..3"), ("{0,1,2}", "0..2"), ("{0,1/2}", "{0,1/2}"), ("2..2", "{2}")],
)
def test_values_in_words_read_back(text, words):
    values = read_values(text)
    assert values_in_words(values) == words
    assert read_values(words) == values


def test_shorten_survives_a_broken_repr():
    class Broken:
        def __repr__(self):
            raise RuntimeError

    assert shorten(Broken()) == "an object of type Broken"
