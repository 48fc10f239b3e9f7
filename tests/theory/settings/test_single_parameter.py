"""Levels of something at payments: what a rule returns, and what that is worth."""

from fractions import Fraction

import pytest

from accord.counterexamples.asking import check
from accord.theory.errors import ModelError
from accord.theory.mechanisms import Outcome
from accord.theory.payments import exchange_shares
from accord.theory.profiles import Profile
from accord.theory.rules.screening import two_step
from accord.theory.settings.single_parameter import mechanism, worth

HALF = Fraction(1, 2)


def built(rule, **options):
    return mechanism(rule, name="rule", **{"agents": 2, "values": "0..2", **options})


def test_a_level_is_worth_the_type_times_the_level():
    m = built(lambda reports: ((HALF, 3), (1, 0)))
    profile = Profile((2, 1))
    assert m(profile) == Outcome((HALF, 3), (1, 0))
    assert [m.utility_at(i, profile, m(profile)) for i in m.agents] == [0, 3]
    assert worth(1, profile, (0, HALF)) == HALF


REFUSED = [
    ("one level for two agents", ((1,), (0, 0)), "a level for each of 2"),
    ("a number alone", (1, (0, 0)), "a level for each of 2"),
    ("a float", ((0.5, 0), (0, 0)), "float"),
    ("a word", (("much", 0), (0, 0)), "exact level"),
    ("levels without payments", ((0, 0),), "payments"),
    ("a payment too few", ((0, 0), (0,)), "expected 2 payments"),
]


@pytest.mark.parametrize(
    ("result", "says"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_what_is_no_outcome_is_refused(result, says):
    with pytest.raises(ModelError, match=says):
        built(lambda _: result)(Profile((0, 0)))


@pytest.mark.parametrize("options", [{"agents": 0}, {"values": "2..0"}, {"prior": "x"}])
def test_options_that_make_no_sense_are_refused(options):
    with pytest.raises(ModelError):
        built(two_step, **options)


def test_places_are_exchanged_with_levels_and_payments():
    assert exchange_shares(0, 2, Outcome((1, 2, 3), (4, 5, 6))) == Outcome(
        (3, 2, 1), (6, 5, 4)
    )


@pytest.mark.parametrize(
    ("report", "outcome"),
    [
        (0, ((5,), (7,))),
        (Fraction(99, 100), ((5,), (7,))),
        (1, ((6,), (8,))),
        (2, ((4,), (9,))),
        (3, ((4,), (9,))),
    ],
)
def test_a_step_is_reached_by_a_report_of_its_value(report, outcome):
    offers = {"steps": (1, 2), "levels": (5, 6, 4), "payments": (7, 8, 9)}
    assert two_step((report,), **offers) == outcome


def test_each_agent_is_offered_the_steps_alone():
    assert two_step((0, 3, 2)) == ((0, 2, 1), (0, 4, 1))


def test_a_lie_is_told_with_levels():
    verdict = check("two-step", "strategyproof", params={"payments": "0,1,2"})
    assert verdict.status == "REFUTED"
    assert "values a level of 1 at" in verdict.story
    assert "levels" in verdict.story


GRIDS = [
    ("0,1,4", "0..4", "PROVED"),
    ("0,1,4", "reals", "PROVED"),
    ("0,1,3", "0..4", "PROVED"),  # 2 is indifferent, and 5/2 is not there
    ("0,1,3", "{0,1,5/2,3}", "REFUTED"),
    ("0,1,3", "reals", "REFUTED"),
]


@pytest.mark.parametrize(("payments", "values", "word"), GRIDS)
def test_the_reals_show_what_a_coarse_grid_hides(payments, values, word):
    ask = {"params": {"payments": payments}, "values": values}
    assert check("two-step", "strategyproof", **ask).status == word
