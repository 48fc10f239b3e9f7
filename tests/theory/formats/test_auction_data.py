"""Decision auctions as TOML and as data: read, written, and refused with the place."""

import json
from fractions import Fraction

import pytest

from accord.counterexamples.asking import check
from accord.theory.decision_auctions import DecisionAuction, Hypothesis
from accord.theory.errors import AccordError, ModelError
from accord.theory.formats.data import from_data, to_data
from accord.theory.formats.toml_file import read_toml

TEXT = """
kind = "decision-auction"
title = "two arms"
options = ["safe", "risky"]
rounds = 12
allowance = "1/(t*i**2)"
payment = "first"
estimate = "first"
ties = ["bold", "cautious"]
grid = 8

[rewards]
safe = "1/2"
risky = [0, 0, 0, 1]

[[hypotheses]]
name = "cautious"
recommends = "safe"
promises = "1/2"

[[hypotheses]]
name = "bold"
recommends = ["risky", "safe"]
promises = ["9/10", "1/t"]
wealth = "1/4"
"""
ARMS = DecisionAuction(
    ("safe", "risky"),
    (
        Hypothesis("cautious", "safe", Fraction(1, 2)),
        Hypothesis("bold", ("risky", "safe"), (Fraction(9, 10), "1/t"), "1/4"),
    ),
    (Fraction(1, 2), (0, 0, 0, 1)),
    12,
    "1/(t*i**2)",
    ties=(1, 0),
    grid=8,
    title="two arms",
)


def test_a_file_states_a_decision_auction():
    assert read_toml(TEXT) == ARMS


def test_what_is_left_out_has_a_default():
    short = "\n".join(
        line
        for line in TEXT.splitlines()
        if line.partition(" ")[0]
        not in ("title", "allowance", "payment", "estimate", "ties", "grid", "wealth")
    )
    read = read_toml(short)
    assert (read.allowance, read.ties, read.grid) == (("1/(t*i**2)",), (0, 1), None)
    assert (read.payment, read.estimate) == ("first", "first")
    assert read.hypotheses[1].wealth == 0


def test_what_is_written_is_read_back_by_way_of_json():
    assert from_data(json.loads(json.dumps(to_data(ARMS), sort_keys=True))) == ARMS


def test_promises_may_be_expressions_in_parameters():
    text = TEXT.replace('promises = "1/2"', 'promises = "p"').replace(
        "grid = 8", 'grid = 8\nwhere = ["0 <= p <= 1"]'
    )
    read = read_toml(text)
    assert read.unknowns == {"p"}
    assert from_data(to_data(read)) == read


def test_values_of_parameters_are_not_written_with_it():
    known = ("0 <= p <= 1",)
    h = Hypothesis("h", "stay", "p")
    open_one = DecisionAuction(("stay",), (h,), (0,), 2, where=known)
    with pytest.raises(ModelError, match="values"):
        to_data(open_one.at({"p": 1}))


def test_a_certificate_of_an_auction_is_checked_from_its_data_alone():
    from accord.verifiers.kernel import check as recheck

    verdict = check(ARMS, "auction-invariants")
    again = json.loads(json.dumps(verdict.certificate))
    assert recheck(again).status == "PROVED"


def _second_price(statement, payload):
    statement["subject"]["data"]["payment"] = "second"


def _another_estimate(statement, payload):
    statement["subject"]["data"]["estimate"] = "1"


def _more_rounds(statement, payload):
    statement["subject"]["data"]["rounds"] = 13


def _fewer_instances(statement, payload):
    payload["instances"] = 11


def _another_definition(statement, payload):
    statement["property"]["name"] = "solvent"


def _a_parameter(statement, payload):
    statement["property"]["parameters"] = {"of": {"text": "losers"}}


def _an_unknown_option(statement, payload):
    statement["subject"]["data"]["hypotheses"][0]["recommends"] = ["sofa"]


def _broken_promises(statement, payload):
    statement["subject"]["data"]["hypotheses"][0]["promises"] = "2"


@pytest.mark.parametrize(
    "change",
    [
        _second_price,
        _another_estimate,
        _more_rounds,
        _fewer_instances,
        _another_definition,
        _a_parameter,
        _an_unknown_option,
        _broken_promises,
    ],
)
def test_a_certificate_that_was_changed_and_sealed_anew_is_rejected(change):
    from accord.verifiers.kernel import check as recheck
    from accord.verifiers.kernel import seal

    verdict = check(ARMS, "auction-invariants")
    made = json.loads(json.dumps(verdict.certificate))
    change(made["statement"], made["payload"])
    made["seal"] = seal(made)
    with pytest.raises(AccordError):
        recheck(made)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('["safe", "risky"]', '["safe", "safe"]', "options: expected distinct names"),
        ("rounds = 12", "rounds = 0", "rounds"),
        ("rounds = 12", 'rounds = "many"', "rounds"),
        ("rounds = 12", "", "expected the key `rounds`"),
        ("rounds = 12", "turns = 12", "expected known keys, got `turns`"),
        ('safe = "1/2"', "safe = 0.5", "rewards.safe: expected an exact number"),
        ('safe = "1/2"', 'safe = "3/2"', "reward of `safe` in round 1: expected a nu"),
        ('safe = "1/2"', 'safe = "u/2"', "expected a known name, got `u`"),
        ('safe = "1/2"', "sofa = 1", "expected one of 2 known names, got `sofa`"),
        ("[0, 0, 0, 1]", "[]", "empty list"),
        ('name = "bold"', 'name = "cautious"', "ties: expected each hypothesis"),
        ('name = "bold"', "name = 3", "hypotheses: expected a text"),
        (
            'recommends = "safe"',
            'recommends = "sofa"',
            "expected one of `safe`",
        ),
        ('recommends = "safe"', "", "expected the key `recommends`"),
        ('promises = "1/2"', "promises = 2", "promise of `cautious` in round 1"),
        ('wealth = "1/4"', 'wealth = "-1/4"', "wealth of `bold`: expected a number of"),
        ('ties = ["bold", ', 'ties = ["shy", ', "ties: expected each hypothesis once"),
        ('payment = "first"', 'payment = "third"', "payment: expected a known name"),
        ('estimate = "first"', "estimate = 1", "estimate: expected a text"),
        ('"decision-auction"', '"decision-action"', "decision-auction"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(old, new, says):
    text = TEXT.replace(old, new, 1)
    assert text != TEXT
    with pytest.raises(ModelError) as caught:
        read_toml(text, "arms.toml")
    assert caught.value.message.startswith("arms.toml")
    assert says in f"{caught.value.message} {caught.value.help}"
