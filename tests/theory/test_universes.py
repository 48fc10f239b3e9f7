"""Universes of policies in environments, and what couples them."""

import itertools
from fractions import Fraction

import pytest

from accord.theory.errors import ModelError, ScopeError
from accord.theory.logarithms import ln
from accord.theory.universes import CoupledMixture, Environment, Policy, universe

BITS = ("0", "1")
LOW, HIGH = Fraction(1, 4), Fraction(3, 4)


def policy(p, title=""):
    return Policy(BITS, BITS, ((1 - p, p),), title=title)


def environment(p, title=""):
    return Environment(BITS, BITS, (((1 - p, p),) * 2,), title=title)


COUPLED = CoupledMixture(
    (policy(LOW), policy(HIGH)),
    (environment(LOW), environment(HIGH)),
    (("2/5", "1/10"), ("1/10", "2/5")),
)
# It does again what it saw last, and answers by the action before.
MIRROR = Policy(BITS, BITS, ((1, 0), (0, 1)), (((0, 1),) * 2,) * 2)
LATE = Environment(BITS, BITS, (((1, 0),) * 2, ((0, 1),) * 2), (((0, 0), (1, 1)),) * 2)


def test_a_universe_is_the_product_of_both_parts():
    flat = universe(policy(LOW), environment(HIGH))
    for word in itertools.product((0, 1), repeat=4):
        chances = [(LOW, HIGH)[k % 2] for k in range(4)]
        each = [p if x else 1 - p for x, p in zip(word, chances, strict=True)]
        assert flat.probability(word) == each[0] * each[1] * each[2] * each[3]


def test_states_follow_what_happens():
    one = universe(MIRROR, LATE)
    assert one.probability((0, 0) * 3) == 1
    biased = Policy(BITS, BITS, ((HIGH, LOW), (LOW, HIGH)), MIRROR.after)
    both = universe(biased, LATE)
    # act 1, see the first state's 0, act 0 after a 0, see the 1 of the first act
    assert both.probability((1, 0, 0, 1)) == LOW * HIGH
    assert both.probability((1, 1)) == 0


def test_the_similarity_and_the_mutual_information():
    assert COUPLED.ratio(0, 0) == Fraction(8, 5)
    assert COUPLED.ratio(0, 1) == Fraction(2, 5)
    information = COUPLED.mutual_information()
    assert information == ln(Fraction(8, 5)) * Fraction(4, 5) + ln(
        Fraction(2, 5)
    ) * Fraction(1, 5)
    assert Fraction(19274, 10**5) < information < Fraction(19275, 10**5)
    assert COUPLED.decoupled().mutual_information() == 0
    assert COUPLED.decoupled().decoupled() == COUPLED.decoupled()


def test_a_coupled_prior_predicts_by_the_own_action():
    whole = COUPLED.mixture().process()
    assert whole.conditional((0,))[1] == Fraction(17, 40)
    assert whole.conditional((1,))[1] == Fraction(23, 40)
    apart = COUPLED.decoupled().mixture().process()
    assert apart.conditional((0,)) == apart.conditional((1,)) == (Fraction(1, 2),) * 2


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Policy(BITS, BITS, (("1/2", "1/4"),)), "sum to 1"),
        (lambda: Policy(BITS, BITS, ((2, -1),)), "sum to 1"),
        (lambda: Policy(BITS, BITS, ((1,),)), "2 probabilities"),
        (lambda: Policy(BITS, BITS, ((1, 0),), (((0, 1),) * 2,)), "a next state"),
        (lambda: Environment(BITS, BITS, (((1, 0),),)), "a law of percepts"),
        (lambda: Environment(BITS, BITS, (((1, 0), (1, 1)),)), "sum to 1"),
        (
            lambda: universe(policy(LOW), Environment("ab", BITS, (((1, 0),) * 2,))),
            "of the same names",
        ),
        (
            lambda: CoupledMixture((policy(LOW),), (environment(LOW),), ((1, 0),)),
            "a weight for each of 1 policy and 1 environment",
        ),
        (
            lambda: CoupledMixture((policy(LOW),), (environment(LOW),), (("1/2",),)),
            "sum to 1",
        ),
        (
            lambda: CoupledMixture(
                (policy(LOW),), (environment(LOW), environment(HIGH)), ((1, 0),)
            ),
            "leave out what has none",
        ),
    ],
)
def test_what_is_no_universe_is_refused(make, message):
    with pytest.raises(ModelError) as error:
        make()
    assert message in f"{error.value.message} {error.value.help}"


def test_rounds_are_bounded():
    with pytest.raises(ScopeError, match="rounds"):
        COUPLED.lasting(0)
    with pytest.raises(ScopeError, match="rounds"):
        COUPLED.lasting(1000)
