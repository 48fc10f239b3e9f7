"""Prices of bets: sentences, the worlds they are true in, and what bets gain."""

import itertools
import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.theory.errors import ModelError, ScopeError
from accord.theory.formats.data import from_data, to_data
from accord.theory.prices import Prices, is_true, read_sentence

TWO = ("a", "b")

# --- sentences ---------------------------------------------------------------------

TRUE_IN = [
    ("a", ["ab", "a"]),
    ("not a", ["b", ""]),
    ("a and b", ["ab"]),
    ("a or b", ["ab", "a", "b"]),
    ("not (a or b)", [""]),
    ("not a or b", ["ab", "b", ""]),
    ("a and not b or b and not a", ["a", "b"]),
    ("a and not a", []),
]


@pytest.mark.parametrize(("text", "worlds"), TRUE_IN, ids=[r[0] for r in TRUE_IN])
def test_a_sentence_is_true_in_these_worlds(text, worlds):
    p = Prices(TWO, (text,), (0,))
    found = [
        "".join(sorted(w))
        for w, true in zip(p.worlds, p.truths[0], strict=True)
        if true
    ]
    assert found == worlds


@given(
    st.recursive(
        st.sampled_from(TWO),
        lambda inner: st.one_of(
            st.tuples(st.just("not"), inner),
            st.tuples(inner, st.sampled_from(["and", "or"]), inner),
        ),
        max_leaves=8,
    )
)
def test_sentences_are_read_as_python_reads_them(tree):
    def text(part):
        if isinstance(part, str):
            return part
        return (
            "("
            + " ".join(w if w in ("not", "and", "or") else text(w) for w in part)
            + ")"
        )

    for bits in itertools.product((True, False), repeat=2):
        values = dict(zip(TWO, bits, strict=True))
        world = frozenset(n for n, true in values.items() if true)
        expected = eval(text(tree), {}, values)
        assert is_true(read_sentence(text(tree), TWO), world) == expected


def test_of_alternatives_exactly_one_is_true():
    p = Prices(("x", "y", "z"), ("x or y",), ("1/2",), exclusive=True)
    assert [p.say_world(k) for k in range(3)] == ["x", "y", "z"]
    assert p.truths == ((1, 1, 0),)


def test_what_is_given_leaves_worlds_out():
    p = Prices(TWO, ("a", "b"), ("1/2", "1/2"), given=("not (a and b)",))
    assert [p.say_world(k) for k in range(3)] == [
        "a, not b",
        "not a, b",
        "not a, not b",
    ]


def test_a_bet_gains_its_pay_less_its_price():
    p = Prices(TWO, ("a", "a or b"), ("1/3", "1/2"))
    assert list(p.gains((1, 0))) == [Fraction(2, 3)] * 2 + [-Fraction(1, 3)] * 2
    assert list(p.gains((0, -2))) == [-1, -1, -1, 1]


# --- bad input ---------------------------------------------------------------------

GOOD = {"kind": "prices", "propositions": ["a", "b"], "prices": {"a": "1/2", "b": 1}}
BAD = [
    ({"prices": {"a": "3/2"}}, "expected a price of `a` from 0 to 1, got 3/2"),
    ({"prices": {"a": -1}}, "from 0 to 1, got -1"),
    ({"prices": {"a": 0.5}}, "float"),
    ({"prices": {"a": "x"}}, "integer or a fraction"),
    ({"prices": {"c": "1/2"}}, "`c` in `c` is no proposition"),
    ({"prices": {"a and": "1/2"}}, "expected a sentence"),
    ({"prices": {"a + b": "1/2"}}, "cannot read `a \\+ b` as a sentence"),
    ({"prices": {"a if b else a": "1/2"}}, "as a sentence"),
    ({"prices": {"a # b": "1/2"}}, "without `#`"),
    ({"prices": {"not " * 200 + "a": "1/2"}}, "at most 400 characters"),
    ({"prices": {}}, "distinct sentences"),
    ({"prices": ["1/2"]}, "expected a table"),
    ({"propositions": []}, "distinct names"),
    ({"propositions": ["a", "a"]}, "distinct"),
    ({"propositions": ["a b"]}, "name of letters"),
    ({"propositions": ["not"]}, "name of letters"),
    ({"alternatives": ["a", "b"]}, "got both"),
    ({"given": ["a and not a"]}, "in no world are all of these true"),
    ({"given": "a"}, "expected a list"),
    ({"sentences": ["a"]}, "expected one of 1 known names, got `b`"),
    ({"sentences": ["a", "b", "not a"]}, "expected an entry of `not a`"),
    ({"sentences": ["a", "a"]}, "distinct names"),
    ({"price": {}}, "known keys, got `price`"),
    ({"where": ["p >"]}, "expected an expression"),
]


@pytest.mark.parametrize(("change", "message"), BAD, ids=[str(r[0])[:40] for r in BAD])
def test_bad_data_get_one_clear_error(change, message):
    with pytest.raises(ModelError, match=message):
        from_data({**GOOD, **change})


def test_neither_propositions_nor_alternatives_is_an_error():
    with pytest.raises(ModelError, match="got neither"):
        from_data({"kind": "prices", "prices": {"a": 1}})


def test_too_many_worlds_are_refused_before_any_is_listed():
    names = tuple(f"p{k}" for k in range(40))
    with pytest.raises(ScopeError, match="40 propositions have more than the 256"):
        Prices(names, ("p0",), (0,))
    assert len(Prices(names, ("p0",), (0,), exclusive=True).worlds) == 40


def test_as_many_stakes_as_sentences_are_expected():
    with pytest.raises(ModelError, match="a stake for each of 2 sentences, got 1"):
        Prices(TWO, TWO, (0, 0)).gain((1,), 0)


def test_a_price_for_each_sentence_is_expected():
    with pytest.raises(ModelError, match="a price for each of 2 sentences, got 1"):
        Prices(TWO, TWO, (0,))


# --- data and parameters -----------------------------------------------------------

WHOLE = [
    Prices(TWO, ("a", "not b"), ("1/2", 1), title="two bets"),
    Prices(TWO, ("b", "a and b"), ("1/2", "1/3"), given=("a or b",)),
    Prices(("x", "y"), ("x",), (0,), exclusive=True),
    Prices(TWO, TWO, ("p", "1 - p/2"), where=("0 <= p <= 1",)),
    Prices(TWO, TWO, ("p", "1/2"), where=()),
]


@pytest.mark.parametrize("p", WHOLE)
def test_data_read_back_are_the_same_prices(p):
    assert from_data(to_data(p)) == p
    sorted_keys = json.loads(json.dumps(to_data(p), sort_keys=True))
    assert from_data(sorted_keys) == p


def test_parameters_take_values():
    p = WHOLE[3]
    at = p.at({"p": "1/2"})
    assert (at.prices, at.scope) == (
        (Fraction(1, 2), Fraction(3, 4)),
        "prices at p = 1/2, 2 sentences, 4 worlds",
    )
    assert p.scope.endswith("all real p with 0 <= p <= 1")
    with pytest.raises(ModelError, match="does not hold at p = 2"):
        p.at({"p": 2})
    with pytest.raises(ModelError, match="from 0 to 1"):
        WHOLE[4].at({"p": 2})
