"""Aggregations as TOML and as data: read, written, and refused with the place."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.theory.aggregation import Aggregation
from accord.theory.errors import ModelError
from accord.theory.formats.data import from_data, to_data
from accord.theory.formats.toml_file import read_toml

TEXT = """
kind = "aggregation"
title = "cake"
individuals = ["Ann", "Bob"]
outcomes = ["all to Ann", "all to Bob", "half each"]
society = [2, 1, "3/2"]

[utilities]
Ann = [1, 0, "1/2"]
Bob = [0, 1, "0.5"]
"""
HALF = Fraction(1, 2)
CAKE = Aggregation(
    ("Ann", "Bob"),
    ("all to Ann", "all to Bob", "half each"),
    ((1, 0, HALF), (0, 1, HALF)),
    (2, 1, Fraction(3, 2)),
    "cake",
)


def test_a_file_states_an_aggregation():
    assert read_toml(TEXT) == CAKE


def test_society_may_be_left_out():
    read = read_toml(TEXT.replace('society = [2, 1, "3/2"]', ""))
    assert isinstance(read, Aggregation)
    assert read.society is None


def test_utilities_may_be_expressions_in_parameters():
    text = TEXT.replace('[2, 1, "3/2"]', '["a", "b", "a/2 + b/2"]\nwhere = ["a > b"]')
    read = read_toml(text)
    assert isinstance(read, Aggregation)
    assert read.unknowns == {"a", "b"}
    assert from_data(to_data(read)) == read


@given(
    st.lists(st.lists(st.fractions(), min_size=3, max_size=3), min_size=2, max_size=2),
    st.none() | st.lists(st.fractions(), min_size=3, max_size=3),
)
def test_what_is_written_is_read_back(rows, society):
    row = None if society is None else tuple(society)
    a = Aggregation(("Ann", "Bob"), tuple("abc"), tuple(map(tuple, rows)), row)
    assert from_data(to_data(a)) == a


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"Ann", "Bob"]', '"Ann", "Ann"]', "individuals: expected distinct names"),
        ('["Ann", "Bob"]', "[]", "individuals: expected distinct names"),
        ('"half each"]', '"all to Bob"]', "outcomes: expected distinct outcomes"),
        ('"half each"]', "3]", "outcomes: expected a text"),
        ("[2, 1, ", "[1, ", "society: expected 3 utilities"),
        ("Ann = [1, 0, ", "Ann = [0, ", "utilities.Ann: expected 3 utilities"),
        ("Bob = [0, 1, ", "Bob = [0.5, 1, ", "float"),
        ("Bob = [0, 1, ", 'Bob = ["a", 1, ', "where = "),
        ("Bob = [0, 1, ", 'Bob = ["1/0", 1, ', "an integer or a fraction"),
        ("Bob = ", "Cleo = ", "Cleo"),
        ("[utilities]", "[worths]", "worths"),
        ("society", "sociaty", "did you mean `society`"),
        ("title", "society = 3\n#", "society: expected a list"),
        ('kind = "aggregation"', 'kind = "aggregate"', "did you mean `aggregation`"),
        ('kind = "aggregation"', 'kind = "aggregation"\nwhere = ["a <"]', "where"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(old, new, says):
    text = TEXT.replace(old, new)
    if new.startswith("society = 3"):
        text = text.replace('society = [2, 1, "3/2"]', "")
    assert text != TEXT
    with pytest.raises(ModelError) as caught:
        read_toml(text, "cake.toml")
    assert caught.value.message.startswith("cake.toml")
    assert says in f"{caught.value.message} {caught.value.help}"
