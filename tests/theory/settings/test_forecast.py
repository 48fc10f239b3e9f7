"""Forecasts that are scored: beliefs, scores, and what makes a score proper."""

from fractions import Fraction

import pytest

from accord.counterexamples.asking import check
from accord.theory.algebraic import square_root
from accord.theory.errors import AccordError, ModelError, ScopeError
from accord.theory.forms import Form
from accord.theory.logarithms import MINUS_INFINITY, ln
from accord.theory.profiles import Profile
from accord.theory.rules.scoring_rules import logarithmic_score, spherical_score
from accord.theory.settings import forecast
from accord.verifiers import kernel

HALF, THIRD, QUARTER = Fraction(1, 2), Fraction(1, 3), Fraction(1, 4)


def made(rule, **options):
    return forecast.mechanism(rule, name="rule", **options)


def quadratic(reports):
    (forecast,) = reports
    return [2 * x - sum(y * y for y in forecast) for x in forecast]


def test_a_grid_lists_every_belief_once_sure_ones_first():
    m = made(quadratic, outcomes=3, values="grid 4")
    (beliefs,) = m.domains
    assert beliefs[:3] == ((1, 0, 0), (0, 1, 0), (0, 0, 1))
    assert len(beliefs) == len(set(beliefs)) == 15
    assert all(sum(p) == 1 and min(p) >= 0 for p in beliefs)
    assert m.scope == "1 forecaster, 3 outcomes, beliefs in multiples of 1/4"


def test_all_beliefs_are_probabilities():
    m = made(quadratic, outcomes=3, values="reals")
    (beliefs,) = m.domains
    assert (HALF, THIRD, 1 - HALF - THIRD) in beliefs
    assert (HALF, HALF, HALF) not in beliefs
    assert (Fraction(3, 2), -HALF, 0) not in beliefs
    assert sum(beliefs.symbol, start=Form({})).constant == 1
    assert m.scope == "1 forecaster, 3 outcomes, all real beliefs"


def test_utility_is_the_expected_score_under_the_belief():
    m = made(quadratic)
    belief = (3 * QUARTER, QUARTER)
    outcome = m(Profile([(1, 0)]))
    assert outcome == (1, -1)
    assert m.utility_at(0, Profile([belief]), outcome) == HALF


WRONG = [
    pytest.param(lambda reports: (1,), "expected 2 scores", id="too few"),
    pytest.param(lambda reports: (0.5, 0), "float", id="a float"),
    pytest.param(lambda reports: None, "expected 2 scores", id="nothing"),
]


@pytest.mark.parametrize(("rule", "message"), WRONG)
def test_scores_are_one_exact_number_for_each_outcome(rule, message):
    with pytest.raises(ModelError, match=message):
        made(rule)(Profile([(1, 0)]))


ILL = ["0..4", "grid", "grid 0", "grid x", "reals>=0", "reals 3", ""]


@pytest.mark.parametrize("values", ILL)
def test_beliefs_are_all_or_a_grid(values):
    with pytest.raises(ModelError):
        made(quadratic, values=values)


def test_a_grid_too_fine_is_refused():
    with pytest.raises(ScopeError, match="more than"):
        made(quadratic, outcomes=4, values="grid 100")


PROPER = [
    ("quadratic-score", "strategyproof", "PROVED"),
    ("quadratic-score", "strictly-proper", "PROVED"),
    ("quadratic-score", "regret-is-squared-distance", "PROVED"),
    ("linear-score", "strategyproof", "REFUTED"),
    ("linear-score", "strictly-proper", "REFUTED"),
    ("linear-score", "regret-is-squared-distance", "REFUTED"),
    ("most-likely-score", "strategyproof", "PROVED"),
    ("most-likely-score", "strictly-proper", "REFUTED"),
]


# What takes logarithms or roots, on grids alone.
ON_GRIDS = [
    ("logarithmic-score", "strategyproof", "PROVED"),
    ("logarithmic-score", "strictly-proper", "PROVED"),
    ("logarithmic-score", "regret-is-divergence", "PROVED"),
    ("logarithmic-score", "regret-is-squared-distance", "REFUTED"),
    ("spherical-score", "strategyproof", "PROVED"),
    ("spherical-score", "strictly-proper", "PROVED"),
    ("spherical-score", "regret-is-squared-distance", "REFUTED"),
    ("quadratic-score", "regret-is-divergence", "REFUTED"),
]


@pytest.mark.parametrize("outcomes", [2, 3])
@pytest.mark.parametrize(("rule", "name", "word"), ON_GRIDS)
def test_the_scores_of_logarithms_and_roots(rule, name, word, outcomes):
    verdict = check(rule, name, outcomes=outcomes, values="grid 4")
    assert (verdict.status, verdict.vacuous) == (word, "")
    assert kernel.check(verdict.certificate).status == word


def test_the_logarithmic_score_at_its_ends():
    certain = logarithmic_score(((1, 0),))
    assert certain == (0, MINUS_INFINITY)
    assert logarithmic_score(((Fraction(1, 2),) * 2,), 3) == (-3 * ln(2),) * 2
    m = made(logarithmic_score)
    half = Profile([(Fraction(1, 2), Fraction(1, 2))])
    assert m.utility_at(0, half, certain) == MINUS_INFINITY
    assert m.utility_at(0, Profile([(1, 0)]), certain) == 0


def test_the_spherical_score_is_the_share_of_the_length():
    scores = spherical_score(((Fraction(3, 5), Fraction(4, 5)),))
    assert scores == (Fraction(3, 5), Fraction(4, 5))
    (half, _) = spherical_score(((Fraction(1, 2), Fraction(1, 2)),))
    assert half * half == Fraction(1, 2)
    assert half > 0


def squared_length(reports):
    """An improper kin of the spherical score, its values in many fields."""
    (forecast,) = reports
    return [x * square_root(sum(y * y for y in forecast)) for x in forecast]


def test_a_gain_between_numbers_of_two_fields_is_told_without_the_difference():
    verdict = check(
        squared_length, "strategyproof", setting="forecast", values="grid 3"
    )
    assert verdict.status == "REFUTED"
    assert "about 0." in verdict.story


@pytest.mark.parametrize("name", ["logarithmic-score", "spherical-score"])
def test_logarithms_and_roots_of_unknown_numbers_are_refused(name):
    verdict = check(name, "strictly-proper", outcomes=2, values="reals")
    assert verdict.status == "UNKNOWN"
    assert "expected an exact number" in verdict.reason


@pytest.mark.parametrize("values", ["reals", "grid 3"])
@pytest.mark.parametrize("outcomes", [2, 3])
@pytest.mark.parametrize(("rule", "name", "word"), PROPER)
def test_the_scores_of_the_library(rule, name, word, outcomes, values):
    verdict = check(rule, name, outcomes=outcomes, values=values)
    assert (verdict.status, verdict.vacuous) == (word, "")
    assert kernel.check(verdict.certificate).status == word


def test_one_outcome_leaves_nothing_to_forecast():
    verdict = check("quadratic-score", "strictly-proper", outcomes=1, values="grid 4")
    assert (verdict.status, bool(verdict.vacuous)) == ("PROVED", True)


def shifted(reports):
    """Proper but for a bonus of a millionth for the forecast that names a tie."""
    ((p, q),) = reports
    bonus = Fraction(1, 10**6) if p == q else 0
    return 2 * p - p * p - q * q + bonus, 2 * q - p * p - q * q + bonus


def constant(reports):
    return 1, 1


def cubic(reports):
    """S(p, i) from the convex G(p) = sum p_i^3: its tangent planes."""
    (forecast,) = reports
    level = sum(x * x * x for x in forecast)
    slopes = [3 * x * x for x in forecast]
    mean = sum(x * s for x, s in zip(forecast, slopes, strict=True))
    return [level + s - mean for s in slopes]


OWN = [
    pytest.param(shifted, "strategyproof", "REFUTED", id="a bonus at one forecast"),
    pytest.param(constant, "strategyproof", "PROVED", id="a constant is proper"),
    pytest.param(constant, "strictly-proper", "REFUTED", id="but not strictly"),
    pytest.param(cubic, "strategyproof", "PROVED", id="a convex function's planes"),
    pytest.param(cubic, "strictly-proper", "PROVED", id="a strictly convex one's"),
]


@pytest.mark.parametrize(("rule", "name", "word"), OWN)
def test_a_score_of_ones_own(rule, name, word):
    verdict = check(rule, name, setting="forecast", values="reals")
    assert verdict.status == word
    assert kernel.check(verdict.certificate, rule).status == word


def test_logarithms_and_roots_of_a_belief_are_refused():
    import math

    def logarithmic(reports):
        return [math.log(x) for x in reports[0]]

    def spherical(reports):
        norm = sum(x * x for x in reports[0]) ** Fraction(1, 2)
        return [x / norm for x in reports[0]]

    for rule in (logarithmic, spherical):
        with pytest.raises(AccordError):
            check(rule, "strategyproof", setting="forecast", values="reals")


def test_a_lie_is_told_with_belief_and_scores():
    verdict = check("linear-score", "strategyproof", values="grid 3")
    assert "Ann believes in the probabilities 2/3, 1/3." in verdict.story
    assert "Ann forecasts" in verdict.story
    assert "2/3 (+1/9)" in verdict.story
