"""Asking from Python: what can be a subject, and one clear error for what cannot."""

import functools
from fractions import Fraction

import pytest

import accord
from accord import AccordError, CertificateError, Mechanism, ModelError, prop
from accord.counterexamples.asking import questions, specify, witness

SMALL = {"agents": 2, "values": "0..2"}


def highest(bids):
    winner = bids.index(max(bids))
    return winner, [bids[winner] * (i == winner) for i in range(len(bids))]


def scaled(factor, bids):
    winner, payments = highest(bids)
    return winner, [factor * p for p in payments]


class Rule:
    def __call__(self, bids):
        return highest(bids)


@pytest.mark.parametrize("rule", [highest, Rule(), functools.partial(scaled, 1)])
def test_whatever_can_be_called_is_a_rule(rule):
    verdict = accord.check(rule, "strategyproof", setting="auction", **SMALL)
    assert verdict.status == "REFUTED"
    assert accord.recheck(verdict.certificate, rule).status == "REFUTED"


@pytest.mark.parametrize(
    ("options", "scope"),
    [
        ({"values": (0, Fraction(1, 2))}, "{0,1/2}"),
        ({"values": [0, 3]}, "{0,3}"),
        ({"values": range(2)}, "0..1"),
        ({"values": "{0,0.5}"}, "{0,1/2}"),
    ],
)
def test_exact_options_are_written_into_the_certificate(options, scope):
    verdict = accord.check("first-price", "strategyproof", agents=2, **options)
    assert scope in verdict.scope
    assert accord.recheck(verdict.certificate).scope == verdict.scope


@pytest.mark.parametrize(
    ("arguments", "options", "message"),
    [
        (("bordo", "onto"), {}, "no rule is named `bordo`"),
        (("borda", "ontoo"), {}, "no property is named `ontoo`"),
        (("borda", 3), {}, "is no property"),
        (("borda", highest), {}, "is no property"),
        (("borda", "onto"), {"setting": "voting"}, "has its own setting"),
        (("borda", "onto"), {"cows": 2}, "has no option `cows`"),
        (("borda", "onto"), {"agents": 0}, "expected `agents`"),
        (("borda", "onto"), {"agents": 2.0}, "expected `agents`"),
        (("borda", "onto"), {"given": {"agent": 1}}, "takes the parameters []"),
        (("borda", "nash"), {}, "is about"),
        ((highest, "onto"), {}, "how is its result to be read?"),
        ((highest, "onto"), {"setting": "auctoin"}, "no setting is named"),
        (("first-price", "onto"), {"values": (0, 0.5)}, "got the float `0.5`"),
        (("first-price", "onto"), {"values": object()}, "cannot be written"),
        (("first-price", "onto"), {"prior": object()}, "cannot be written"),
        (("first-price", "onto"), {"params": {"h": highest}}, "cannot be written"),
    ],
)
def test_what_cannot_be_asked_is_one_clear_error(arguments, options, message):
    with pytest.raises(ModelError) as caught:
        accord.check(*arguments, **options)
    assert message in caught.value.message


def test_a_finished_mechanism_takes_no_options():
    m = Mechanism(rule=lambda r: 0, domains=((0, 1),), name="m")
    with pytest.raises(ModelError, match="takes no options"):
        accord.check(m, "onto", agents=3)


def test_a_property_of_ones_own_is_named_by_its_file():
    @prop(Mechanism, forall=("agent",))
    def nobody(m, agent):
        return False

    verdict = accord.check("borda", nobody, agents=2)
    assert verdict.property == "test_asking.py:nobody"
    assert accord.recheck(verdict.certificate, None, nobody).status == "REFUTED"
    with pytest.raises(ModelError, match="never imported"):
        accord.recheck(verdict.certificate)


def test_a_header_that_does_not_fit_the_body_is_refused():
    with pytest.raises(ModelError, match="but its body takes"):

        @prop(Mechanism, forall=("agent", "profile"))
        def wrong(m, profile, agent):
            return True


def test_an_instance_of_ones_own_is_replayed():
    verdict = witness("first-price", "strategyproof", (0, (2, 0), 1), **SMALL)
    assert verdict.counterexample == {"agent": 0, "profile": (2, 0), "report": 1}
    assert "Ann lies" in verdict.story


@pytest.mark.parametrize(
    "instance", [(0, (0, 0), 1), (0, (2, 0), 2), (0, (9, 0), 1), (7, (2, 0), 1)]
)
def test_an_instance_that_shows_nothing_is_refused(instance):
    with pytest.raises((CertificateError, ModelError)):
        witness("first-price", "strategyproof", instance, **SMALL)


def test_options_go_to_whoever_has_an_argument_of_that_name():
    options = {"agents": 2, "alternatives": 2, "agent": "1", "count": "0"}
    (question,) = questions("plurality", ["manipulable-at"], None, options)
    assert question.parameters == {"agent": 1, "count": 0}
    assert question.spec["options"]["agents"] == 2


@pytest.mark.parametrize("subject", [3, None, object(), [1]])
def test_what_is_no_subject_is_refused(subject):
    with pytest.raises(AccordError):
        specify(subject, None, None, {})
