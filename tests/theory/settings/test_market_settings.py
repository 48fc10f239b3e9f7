"""Prediction markets, decision markets and experts: what is read, and what is best."""

from fractions import Fraction

import pytest

from accord.counterexamples.asking import check
from accord.theory.errors import ModelError, ScopeError
from accord.theory.logarithms import Infinite, ln
from accord.theory.profiles import Profile
from accord.theory.rules.decision_markets import (
    decision_market,
    weighted_decision_market,
)
from accord.theory.rules.experts import (
    confidence_credit,
    own_score,
    pool,
    shared_score,
    weighted_score_wagering,
)
from accord.theory.rules.prediction_markets import (
    logarithmic_market,
    quadratic_market,
    staked_market,
)
from accord.theory.settings import decision_market as decisions
from accord.theory.settings import experts, forecast, line
from accord.theory.settings import prediction_market as markets
from accord.verifiers import kernel

F = Fraction
HALF = F(1, 2)
EVEN = (HALF, HALF)

# --- prediction markets ------------------------------------------------------------


def test_each_move_gains_over_the_one_before():
    first, second = quadratic_market(((F(3, 4), F(1, 4)), EVEN), opening=EVEN)
    # 2 r_i - r.r: 1/2, then 7/8 and -1/8, then 1/2 again
    assert first == (F(3, 8), F(-5, 8))
    assert second == (F(-3, 8), F(5, 8))
    logs = logarithmic_market(((F(3, 4), F(1, 4)), EVEN), opening=EVEN, liquidity=2)
    assert logs == ((2 * ln(F(3, 2)), -2 * ln(2)), (-2 * ln(F(3, 2)), 2 * ln(2)))


def test_a_price_of_nothing_costs_without_bound():
    ((yes, no),) = logarithmic_market(((1, 0),), opening=EVEN)
    assert (yes, no) == (ln(2), Infinite(-1))


def test_a_stake_is_paid_where_the_last_price_is_high():
    pushed = staked_market(((F(9, 10), F(1, 10)),), opening=EVEN, liquidity=HALF)
    (left,) = staked_market((EVEN,), opening=EVEN)
    assert left == (0, 0)
    cost = -(pushed[0][0] - 1 + pushed[0][1] - 1) / 2
    assert cost == F(4, 25)


PROVED = [
    ("quadratic-market", {"values": "reals"}),
    ("quadratic-market", {"values": "reals", "outcomes": 3, "agents": 1}),
    ("quadratic-market", {"values": "grid 4", "agents": 3, "opening": "1/4,3/4"}),
    ("logarithmic-market", {"values": "inner 4"}),
    ("logarithmic-market", {"values": "inner 5", "agents": 1, "outcomes": 3}),
    ("weighted-decision-market", {"values": "0<=reals<=1"}),
    ("weighted-decision-market", {"actions": 3}),
    ("own-score", {"values": "0<=reals<=1"}),
    ("weighted-score-wagering", {"values": "0<=reals<=1", "confidences": "2,1"}),
]


@pytest.mark.parametrize(("rule", "options"), PROVED)
def test_truth_is_strictly_best(rule, options):
    verdict = check(rule, "strictly-proper", **options)
    assert (verdict.status, verdict.vacuous) == ("PROVED", "")
    assert kernel.check(verdict.certificate).status == "PROVED"


REFUTED = [
    ("staked-market", {"values": "grid 10", "agents": 1}),
    ("decision-market", {"values": "0<=reals<=1"}),
    ("shared-score", {"values": "0<=reals<=1"}),
    ("confidence-credit", {"reported": "both", "confidences": "1,2"}),
    ("weighted-mean-of-peaks", {"agents": 2, "values": "reals", "loss": "square"}),
]


@pytest.mark.parametrize(("rule", "options"), REFUTED)
def test_a_lie_pays(rule, options):
    verdict = check(rule, "strategyproof", **options)
    assert verdict.status == "REFUTED"
    assert kernel.check(verdict.certificate).status == "REFUTED"
    agent, profile, report = verdict.counterexample.values()
    m = verdict.statement.subject
    lie = m(profile.with_report(agent, report))
    assert m.utility_at(agent, profile, lie) > m.utility_at(agent, profile, m(profile))


def test_a_stake_pays_just_above_what_the_push_costs():
    options = {"agents": 1, "values": "grid 10"}
    for stake, word in (("4/25", "PROVED"), ("1/5", "REFUTED")):
        params = {"stake": stake, "liquidity": "1/2"}
        m = markets.mechanism(staked_market, name="m", params=params, **options)
        truth, lie = (
            m.utility_at(0, Profile([EVEN]), m(Profile([p])))
            for p in (EVEN, (F(9, 10), F(1, 10)))
        )
        assert (lie > truth) == (word == "REFUTED")


# --- decision markets --------------------------------------------------------------


def test_the_numbers_of_a_decision_market():
    told = ((F(9, 10), F(4, 5)),)
    chances = decision_market(told, prices=(F(2, 5), F(17, 20)))
    assert [row[0] for row in chances] == [1, 0]
    m = decisions.mechanism(
        decision_market, name="m", values="{4/5,9/10,19/20}", prices="2/5,17/20"
    )
    true = Profile([(F(9, 10), F(19, 20))])
    assert m.utility_at(0, true, m(true)) == F(1, 100)
    assert m.utility_at(0, true, m(Profile(told))) == F(1, 4)


def test_the_first_of_equal_prices_is_chosen():
    rows = decision_market((EVEN,), prices=EVEN)
    assert [row[0] for row in rows] == [1, 0]


def test_all_actions_are_tried_with_some_chance():
    rows = weighted_decision_market(((HALF, F(3, 4)),), prices=EVEN, trial="1/5")
    assert [row[0] for row in rows] == [F(1, 10), F(9, 10)]


# --- experts -----------------------------------------------------------------------

REPORTS = ((F(9, 10), 1), (F(1, 10), 3))


def test_the_pool_and_what_is_paid():
    assert pool(REPORTS) == F(3, 10)
    assert own_score(REPORTS)[0] == (F(99, 100), F(19, 100))
    assert shared_score(REPORTS) == ((F(51, 100), F(91, 100)),) * 2
    first, second = confidence_credit(REPORTS)
    assert (first, second) == (
        (F(51, 400), F(91, 400)),
        (F(153, 400), F(273, 400)),
    )


def test_wagers_of_a_known_example():
    # beliefs 9/10 and 1/10, stakes of 1: the truth is worth 33/25, a report 1 263/200
    belief = F(9, 10)

    def worth(report):
        (yes, no), _ = weighted_score_wagering(((report, 1), (F(1, 10), 1)))
        return belief * yes + (1 - belief) * no

    assert (worth(belief), worth(1)) == (F(33, 25), F(263, 200))


@pytest.mark.parametrize("rule", [weighted_score_wagering])
def test_wagers_pay_out_what_was_staked(rule):
    paid = rule(((F(1, 3), 2), (F(3, 4), 5), (0, 1)))
    assert [sum(column) for column in zip(*paid, strict=True)] == [8, 8]


# --- what is refused ---------------------------------------------------------------


def rows_of(*rows):
    return lambda _: rows


BAD = [
    (markets, rows_of((0, 0)), {}, "for each of 2 traders what she gains"),
    (markets, rows_of((0, 0), (0,)), {}, "for each of 2 traders"),
    (markets, lambda _: 1, {}, "for each of 2 traders"),
    (markets, rows_of((0, 0.5), (0, 0)), {}, "float"),
    (decisions, rows_of((1, 0, 0)), {}, "for each of 2 actions its chance"),
    (decisions, rows_of((1, 0, 0), (1, 0, 0)), {}, "chances of the actions"),
    (decisions, lambda _: None, {}, "for each of 2 actions"),
    (experts, rows_of((1, 0)), {}, "for each of 2 experts"),
    (experts, rows_of((1, 0), 1), {}, "for each of 2 experts"),
    (experts, lambda _: 0, {}, "for each of 2 experts"),
]


@pytest.mark.parametrize(("setting", "rule", "options", "message"), BAD)
def test_what_a_rule_may_not_return(setting, rule, options, message):
    m = setting.mechanism(rule, name="rule", **options)
    with pytest.raises(ModelError, match=message):
        m(Profile(domain[0] for domain in m.domains))


OPTIONS = [
    (markets, {"opening": "1/2,1/3"}, "opening prices above 0"),
    (markets, {"opening": "1,0"}, "opening prices above 0"),
    (markets, {"values": "inner 1"}, "no belief in 2 outcomes"),
    (markets, {"values": "outer 4"}, "beliefs `reals` or `grid 4`"),
    (forecast, {"values": "inner 2", "outcomes": 3}, "no belief in 3 outcomes"),
    (decisions, {"values": "{0,2}"}, "probabilities, from 0 to 1"),
    (decisions, {"values": "reals"}, "probabilities, from 0 to 1"),
    (decisions, {"prices": "1/2,1/2,1/2"}, "a price from 0 to 1 of each of 2"),
    (decisions, {"prices": "3/2"}, "a price from 0 to 1"),
    (experts, {"values": "{-1,1}"}, "probabilities, from 0 to 1"),
    (experts, {"confidences": "0,1"}, "confidences above 0"),
    (experts, {"confidences": "1,2,3"}, "a confidence of each of 2 experts, got 3"),
    (experts, {"reported": "neither"}, "one of beliefs, both"),
    (experts, {"reported": "both", "values": "0<=reals<=1"}, "a finite list"),
    (line, {"loss": "cube"}, "one of distance, square"),
]


@pytest.mark.parametrize(("setting", "options", "message"), OPTIONS)
def test_options_that_make_no_sense(setting, options, message):
    with pytest.raises(ModelError, match=message):
        setting.mechanism(lambda _: 0, name="rule", **options)


def test_too_many_beliefs_are_refused():
    with pytest.raises(ScopeError, match="more than the 100,000 beliefs"):
        decisions.mechanism(
            decision_market, name="m", actions=10, values="{0,1/4,1/2,1}"
        )


def test_inner_beliefs_are_those_above_zero():
    m = markets.mechanism(quadratic_market, name="m", values="inner 3")
    assert m.domains[0] == ((F(2, 3), F(1, 3)), (F(1, 3), F(2, 3)))
    assert "in multiples of 1/3 above 0" in m.scope


def test_squared_losses_on_the_line():
    m = line.mechanism(lambda peaks: peaks[0], name="first", agents=2, loss="square")
    assert m.utility_at(1, Profile([1, 3]), 1) == -4
    assert m.scope == "2 agents, peaks 0..4, nearer is better, losses squared"
