"""Trading on finitely many days, against a plain second computation."""

import itertools
from fractions import Fraction

import pytest

from accord.counterexamples.asking import check
from accord.papers.garrabrant2016 import ALWAYS, FOUR, SIX_DAYS, buys_ten, trading
from accord.theory.errors import CertificateError, ModelError, ScopeError
from accord.theory.formats.data import from_data, to_data
from accord.theory.trading_days import (
    TradingDays,
    assignments,
    budget_factor,
    budgeted_value,
    factor_on,
    firm_on,
    firm_value,
    fits,
    plausible,
    value,
)
from accord.verifiers.engines import market_maker
from accord.verifiers.engines.market_maker import grids, price_days
from accord.verifiers.kernel import check as recheck
from accord.verifiers.kernel import seal

F = Fraction
BOUNDS = (
    "market-maker-bound",
    "budgeter-bound",
    "budgeter-inert",
    "trading-firm-bound",
    "component-bound",
)
# Two sentences that exclude each other; on day 3 one more fact becomes known.
WEATHER = TradingDays(
    ("rain", "snow"),
    ("rain", "dry"),
    ("rain", "not rain and not snow"),
    (("not (rain and snow)",), (), ("not snow",), ()),
    ("bull", "bear"),
    (
        tuple(("2", "rain - 1/3") for _ in range(4)),
        (("0", "0"), ("-3*rain", "1"), ("rain[2] - rain", "dry[1]"), ("-1", "-1")),
    ),
)


# --- worlds ------------------------------------------------------------------------


def test_plausible_worlds_agree_with_what_is_known():
    assert set(plausible(WEATHER, 1)) == {(0, 0), (0, 1), (1, 0)}
    assert plausible(WEATHER, 2) == plausible(WEATHER, 1)
    assert set(plausible(WEATHER, 3)) == {(0, 1), (1, 0)}
    assert len(assignments(WEATHER)) == 4


# --- the same by hand ----------------------------------------------------------------


def by_hand(m, functions, budgets):
    """Return (firm values, budgeted values) by world, from Python functions.

    One sentence, nothing known. functions[k](n, history) is what trader k + 1 buys on
    day n, history[n - 1] being that day's price.
    """
    prices = [row[0] for row in m.prices]
    firm, single = {0: F(0), 1: F(0)}, {}
    for k, f in enumerate(functions, 1):
        own = [f(n, prices[:n]) if n >= k else F(0) for n in range(1, len(prices) + 1)]
        raw = {w: [F(0)] for w in (0, 1)}
        for a, p in zip(own, prices, strict=True):
            for w in (0, 1):
                raw[w].append(raw[w][-1] + a * (w - p))
        for b in range(1, budgets + 1):
            total = {0: F(0), 1: F(0)}
            for n, (a, p) in enumerate(zip(own, prices, strict=True), 1):
                broke = any(raw[w][i] <= -b for w in (0, 1) for i in range(1, n))
                scale = F(0)
                if not broke:
                    scale = min(
                        1 / max(F(1), -a * (w - p) / (b + raw[w][n - 1]))
                        for w in (0, 1)
                    )
                for w in (0, 1):
                    total[w] += scale * a * (w - p)
                    single[k, b, n, w] = total[w]
            for w in (0, 1):
                firm[w] += total[w] / 2 ** (k + b)
    return firm, single


def follow(n, h):
    if n < 4:
        return F(0)
    return 4 * (h[n - 2] - h[n - 3]) / max(F(1), 2 * h[n - 2])


FUNCTIONS = (
    lambda _, __: F(1),
    lambda _, __: F(-2),
    lambda _, h: 3 * (F(1, 2) - h[-1]),
    follow,
)


def test_six_days_are_as_computed_by_hand():
    m = SIX_DAYS
    firm, single = by_hand(m, FUNCTIONS, m.budgets)
    for (k, b, n, w), number in single.items():
        assert budgeted_value(m, k - 1, b, n, (w,)) == number
    # What the hand left out: all larger budgets, which come to 2^(-k-40) times S^k.
    rest = {
        w: sum(value(m, k, 6, (w,), k + 1) / F(2) ** (k + 1 + 40) for k in m.who)
        for w in (0, 1)
    }
    for w in (0, 1):
        assert firm_value(m, 6, (w,)) == firm[w] + rest[w]


def test_more_budgets_leave_the_firm_as_it_is():
    fewer = TradingDays(**{**_fields(SIX_DAYS), "budgets": 12})
    for n in SIX_DAYS.days:
        assert firm_on(fewer, n) == firm_on(SIX_DAYS, n)


def _fields(m):
    names = ("atoms", "sentences", "formulas", "known", "traders", "trades", "prices")
    return {name: getattr(m, name) for name in names}


def test_too_few_budgets_are_told():
    fewer = TradingDays(**{**_fields(SIX_DAYS), "budgets": 1})
    with pytest.raises(ModelError, match="can lose more than 1 by day"):
        firm_on(fewer, 6)


# --- the market maker ----------------------------------------------------------------


def test_the_prices_of_the_paper_are_the_first_that_will_do():
    assert price_days(trading(FOUR)) == trading(
        FOUR, [row[0] for row in SIX_DAYS.prices]
    )


def test_two_sentences_are_priced_and_every_bound_holds():
    m = price_days(WEATHER)
    assert len(m.prices) == 4
    for name in BOUNDS:
        verdict = check(m, name)
        assert verdict.status == "PROVED", name
        assert not verdict.vacuous
        assert recheck(verdict.certificate).status == "PROVED"


def test_the_enumeration_has_each_dyadic_point_once():
    first = list(itertools.islice(grids(1), 9))
    assert first[:5] == [(0,), (1,), (F(1, 2),), (F(1, 4),), (F(3, 4),)]
    two = list(itertools.islice(grids(2), 25))
    assert len(set(two)) == 25


def test_a_search_without_an_end_is_stopped(monkeypatch):
    monkeypatch.setattr(market_maker, "MAX_TRIED", 2)
    hard = trading({"a": ("1000*(1/3 - phi)",)})
    with pytest.raises((ScopeError, ModelError)):
        price_days(hard)


# --- bounds are noticed when they fail ------------------------------------------------


def with_prices(*prices):
    return trading(FOUR, prices)


def test_other_prices_break_the_market_makers_bound():
    verdict = check(with_prices(1, 1, 0, 0, 1, 1), "market-maker-bound")
    assert verdict.status == "REFUTED"
    assert "the firm gains" in verdict.story


def test_the_bounds_of_budgets_hold_at_any_prices():
    for prices in ((1, 1, 0, 0, 1, 1), (F(1, 3),) * 6, (0, F(9, 10), 0, 1, 0, 1)):
        m = with_prices(*prices)
        for name in ("budgeter-bound", "budgeter-inert", "trading-firm-bound"):
            assert check(m, name).status == "PROVED"


def test_a_component_gains_too_much_at_prices_that_are_not_the_makers():
    traders = {"buyer": ("100", "100")}
    m = TradingDays(**{**_fields(trading(traders, (0, 0))), "budgets": 40})
    verdict = check(m, "component-bound")
    assert verdict.status == "REFUTED"
    assert verdict.accepted.values == (0, 1, 1, (1,))  # 100 > 3 * 4 - 1


@pytest.mark.parametrize(
    ("least", "most", "status"),
    [(-6, 6, "PROVED"), (F(-59, 10), 6, "REFUTED"), (-6, F(59, 10), "REFUTED")],
)
def test_what_traders_have_lies_between_tight_bounds(least, most, status):
    given = {"least": least, "most": most}
    assert check(SIX_DAYS, "worth-between", given=given).status == status


def test_a_planted_budget_factor_is_noticed():
    """A budgeter that forgets the day's loss breaks its bound."""
    m = ALWAYS
    assert [factor_on(m, 0, 1, n) for n in m.days] == [1, 0, 0, 0, 0, 0]
    assert [factor_on(m, 0, 3, n) for n in m.days] == [1, 1, 1, 0, 0, 0]
    assert value(m, 0, 6, (0,)) == -6
    assert fits(m, 0, 3, 3, (1,))
    assert not fits(m, 0, 3, 4, (1,))
    assert not fits(m, 0, 2, 3, (1,))
    # At half the price the fourth day would still fit in part.
    assert budget_factor(m, 0, 4, 4, (F(1, 2),)) == 1


@pytest.mark.parametrize(
    ("price", "factor"), [(1, F(1, 5)), (F(2, 5), F(1, 2)), (F(1, 5), 1), (0, 1)]
)
def test_budget_factors(price, factor):
    assert factor_on(buys_ten(price), 0, 2, 1) == factor


# --- data and certificates -----------------------------------------------------------


@pytest.mark.parametrize("m", [SIX_DAYS, ALWAYS, WEATHER, buys_ten(F(2, 5))])
def test_data_are_read_back(m):
    assert from_data(to_data(m)) == m


DATA = {
    "kind": "trading-days",
    "atoms": ["rain"],
    "sentences": {"rain": "rain"},
    "days": 2,
    "traders": {"Ann": {"rain": "1"}, "Bob": {"rain": ["0", "rain[1] - rain"]}},
    "prices": [["1/2"], ["1/4"]],
}


def test_short_data_stand_for_all_days():
    m = from_data(DATA)
    assert m.known == ((), ())
    assert m.trades == ((("1",), ("1",)), (("0",), ("rain[1] - rain",)))
    assert value(m, 1, 2, (1,)) == F(3, 16)
    assert m.scope == "2 days as given, 1 sentence, 2 traders"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"prices": [["3/2"]]}, "from 0 to 1, got 3/2"),
        ({"prices": [["-1/2"]]}, "from 0 to 1"),
        ({"prices": [[0.5]]}, "float"),
        ({"prices": [["1/2", 0]]}, "1 price a day"),
        ({"prices": [[0], [0], [0]]}, "at most 2 days"),
        ({"days": 0}, "a number of days"),
        ({"days": True}, "a number of days"),
        ({"known": [[], []]}, "one of them"),
        ({"atoms": []}, "at least one"),
        ({"atoms": ["rain", "rain"]}, "distinct"),
        ({"atoms": ["a rain"]}, "each a word"),
        ({"sentences": {"rain": "snow"}}, "which is no atom"),
        ({"sentences": {"rain": "rain + 1"}}, "a formula"),
        ({"sentences": {"rain": "rain if"}}, "a formula"),
        ({"sentences": {"rain": "not " * 300 + "rain"}}, "100 levels"),
        ({"sentences": {"rain": "rain and " * 300 + "rain"}}, "2000 characters"),
        ({"sentences": {}, "traders": {}}, "at least one"),
        ({"traders": {"Ann": {}}}, "an entry of `rain`"),
        ({"traders": {"Ann": {"rain": ["1"]}}}, "2 texts, one a day"),
        ({"traders": {"Ann": {"rain": "1/rain"}}}, "above 0"),
        ({"traders": {"Ann": {"rain": "1 if rain else 0"}}}, "continuous"),
        ({"traders": {"Ann": {"rain": ["1", "rain[2]"]}}}, "a day from 1 to 1"),
        ({"traders": {"Ann": {"rain": "rain[1]"}}}, "on day 1"),
        ({"traders": {"Ann": {"rain": "snow"}}}, "one of the names"),
        ({"budgets": 0}, "from 1 to 100"),
        ({"budgets": "many"}, "from 1 to 100"),
        ({"wealth": 1}, "known keys"),
    ],
)
def test_wrong_data_are_told(change, says):
    with pytest.raises(ModelError, match=says):
        from_data({**DATA, **change})


def test_contradictory_knowledge_is_told():
    rest = {k: v for k, v in DATA.items() if k != "days"}
    with pytest.raises(ModelError, match="true in no world"):
        from_data({**rest, "known": [["rain"], ["not rain"]]})


@pytest.mark.parametrize("name", BOUNDS)
def test_days_without_prices_prove_nothing(name):
    with pytest.raises(ModelError, match="has no prices on any day"):
        check(trading(FOUR), name)


def test_too_many_sentences_are_refused():
    names = [f"s{k}" for k in range(9)]
    wide = {**DATA, "sentences": dict.fromkeys(names, "rain"), "prices": []}
    wide["traders"] = {}
    with pytest.raises(ScopeError, match="8 that fit"):
        from_data(wide)


def tampered(certificate, key, new):
    named = certificate["statement"]
    data = {**named["subject"]["data"], key: new}
    statement = {**named, "subject": {**named["subject"], "data": data}}
    edited = {**certificate, "statement": statement}
    return {**edited, "seal": seal(edited)}


@pytest.mark.parametrize(
    ("key", "new"),
    [
        ("prices", [[1], [1], [0], [0], [1], [1]]),
        ("prices", [[0], [0], [1], [1], ["1/2"], [1]]),
        ("prices", [[0]]),
        ("prices", []),
        ("prices", [[2]] * 6),
        ("budgets", 1),
        ("known", [["phi"]] + [["not phi"]] * 5),
        ("atoms", ["psi"]),
        ("title", 1),
        ("traders", {"buyer": {"phi": ["100"] * 6}}),
    ],
)
def test_tampered_days_are_rejected(key, new):
    verdict = check(SIX_DAYS, "market-maker-bound")
    assert recheck(verdict.certificate).status == "PROVED"
    with pytest.raises((CertificateError, ModelError)):
        recheck(tampered(verdict.certificate, key, new))


def test_a_refutation_is_replayed():
    verdict = check(with_prices(1, 1, 0, 0, 1, 1), "market-maker-bound")
    assert recheck(verdict.certificate).status == "REFUTED"
