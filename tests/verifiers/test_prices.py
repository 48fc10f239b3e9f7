"""Coherence decided: against known bounds, at some size, and what is shown."""

import itertools
import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.counterexamples.asking import check
from accord.theory.errors import CertificateError
from accord.theory.prices import Prices
from accord.verifiers.certificates import make_certificate
from accord.verifiers.kernel import check as recheck
from accord.verifiers.prices import largest_book, weights_on_worlds

TENTHS = st.integers(0, 10).map(lambda k: Fraction(k, 10))


def frechet(p, q, r):
    """Return whether r can be the probability of two things together (Fréchet)."""
    return max(0, p + q - 1) <= r <= min(p, q)


@settings(max_examples=40)
@given(TENTHS, TENTHS, TENTHS)
def test_two_propositions_and_both_are_coherent_within_the_bounds(p, q, r):
    prices = Prices(("a", "b"), ("a", "b", "a and b"), (p, q, r))
    verdict = check(prices, "coherent")
    assert (verdict.status == "PROVED") == frechet(p, q, r)
    inside = max(0, p + q - 1) < r < min(p, q)
    assert (check(prices, "no-weak-arbitrage").status == "PROVED") == inside
    if verdict.status == "PROVED":
        return
    stakes, gain = verdict.counterexample.values()
    assert min(prices.gains(stakes)) == gain > 0
    given = {"book": stakes, "most": gain}
    assert check(prices, "largest-book", given=given).status == "PROVED"


@pytest.mark.parametrize(
    "count", [4, 5, pytest.param(8, marks=pytest.mark.slow, id="8, 256 worlds")]
)
def test_prices_of_a_measure_on_many_worlds_are_coherent(count):
    names = tuple(f"p{k}" for k in range(count))
    drawn = random.Random(1)
    sentences = (*names, *(f"{a} and not {b}" for a, b in itertools.pairwise(names)))
    blank = Prices(names, sentences, (0,) * len(sentences))
    weights = [drawn.randint(1, 9) for _ in blank.worlds]
    priced = [
        Fraction(sum(w for w, t in zip(weights, row, strict=True) if t), sum(weights))
        for row in blank.truths
    ]
    whole = Prices(names, sentences, tuple(priced))
    assert check(whole, "coherent").status == "PROVED"
    assert check(whole, "no-weak-arbitrage").status == "PROVED"
    # what is part of the first costs more than the first
    dearer = (*priced[:count], priced[0] + Fraction(1, 100), *priced[count + 1 :])
    assert check(Prices(names, sentences, dearer), "coherent").status == "REFUTED"


def test_the_weights_are_told():
    prices = Prices(("a",), ("a",), ("1/3",))
    verdict = check(prices, "coherent")
    assert verdict.notes[-1] == "weights that give the prices: 1/3 on a; 2/3 on not a"
    assert weights_on_worlds(prices) == (Fraction(1, 3), Fraction(2, 3))
    assert largest_book(prices) == ((0,), 0)


def test_the_story_says_what_is_bought_and_sold():
    prices = Prices(("x", "y"), ("x", "y"), ("1/2", "1/3"), exclusive=True)
    verdict = check(prices, "coherent")
    assert verdict.story.splitlines()[0] == ("  Buy `x` at 1/2, buy `y` at 1/3.")
    assert "gain at least 1/6." in verdict.story


BASE = Prices(("a", "b"), ("a", "b", "a and b"), ("7/10", "7/10", "2/5"))


def tampered():
    proof = check(BASE, "coherent").certificate
    lemma = proof["payload"]["lemmas"][0]
    for k in range(len(lemma)):
        yield "a weight changed", _put(proof, [{**lemma[k], "times": "1/7"}], k)
        yield "a weight left out", _put(proof, [], k)
        yield "a weight negative", _put(proof, [{**lemma[k], "times": "-1"}], k)
    yield "no lemma", {**proof, "payload": {"instances": 1, "lemmas": []}}
    data = proof["statement"]["subject"]["data"]
    dearer = {**data, "prices": {**data["prices"], "a and b": "3/10"}}
    statement = proof["statement"]
    subject = {**statement["subject"], "data": dearer}
    yield "another price", {**proof, "statement": {**statement, "subject": subject}}


def _put(proof, new, k):
    lemma = proof["payload"]["lemmas"][0]
    lemmas = [[*lemma[:k], *new, *lemma[k + 1 :]]]
    return {**proof, "payload": {**proof["payload"], "lemmas": lemmas}}


@pytest.mark.parametrize("what", sorted({name for name, _ in tampered()}))
def test_a_proof_that_was_tampered_with_is_rejected(what):
    for name, proof in tampered():
        if name == what:
            sealed = make_certificate(
                proof["statement"], proof["verdict"], proof["kind"], proof["payload"]
            )
            with pytest.raises(CertificateError):
                recheck(sealed)


@pytest.mark.parametrize(
    "instance",
    [
        {"stakes": [-1, -1], "gain": "1/4"},
        {"stakes": [1, 1], "gain": "1/5"},
        {"stakes": [-1, -1], "gain": 0},
        {"stakes": [-1], "gain": "1/5"},
        {"stakes": [-1, {"text": "a"}], "gain": "1/5"},
        {"stakes": [-1, -1], "gain": ["1/5"]},
        {"stakes": [-1, -1]},
    ],
)
def test_a_book_that_gains_nothing_for_sure_is_rejected(instance):
    prices = Prices(("a",), ("a", "not a"), ("3/5", "3/5"))
    good = check(prices, "coherent").certificate
    assert recheck(good).status == "REFUTED"
    payload = {"instance": instance}
    bad = make_certificate(good["statement"], "REFUTED", good["kind"], payload)
    with pytest.raises(CertificateError):
        recheck(bad)


TRIVIAL = [
    ("a or not a", 1, "PROVED"),
    ("a or not a", Fraction(1, 2), "REFUTED"),
    ("a and not a", 0, "PROVED"),
    ("a and not a", Fraction(1, 2), "REFUTED"),
]


@pytest.mark.parametrize(("sentence", "price", "word"), TRIVIAL)
def test_what_is_always_or_never_true_has_one_coherent_price(sentence, price, word):
    prices = Prices(("a",), (sentence,), (price,))
    assert check(prices, "coherent").status == word
    assert check(prices, "no-weak-arbitrage").status == word
