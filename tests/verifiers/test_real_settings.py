"""Every setting with real values: verdicts against the same question on a grid."""

import itertools
from fractions import Fraction
from typing import Any

import pytest

from accord.counterexamples.asking import check, witness
from accord.theory.errors import ModelError
from accord.theory.lotteries import Lottery
from accord.theory.paths import explore
from accord.theory.payments import read_domains, values_in_words
from accord.theory.profiles import Profile
from accord.theory.reals import Reals, read_reals
from accord.theory.rules import groves
from accord.theory.settings import auction, combinatorial, multi_unit, trade

REAL, ANY = "reals>=0", "reals"

# rule, options, the values, a grid inside them, then what holds and what fails
ROWS: list[tuple[str, dict[str, Any], str, str, str, str]] = [
    (
        "pivotal-project",
        {"agents": 2},
        ANY,
        "-2..2",
        "strategyproof no-deficit efficient weakly-monotone weakly-group-strategyproof",
        "ex-post-ir exactly-balanced envy-free",
    ),
    (
        "groves-project",
        {"agents": 2, "cost": 3},
        REAL,
        "0..4",
        "strategyproof efficient",
        "no-deficit exactly-balanced",
    ),
    (
        "bilateral-posted-price",
        {},
        REAL,
        "0..4",
        "strategyproof ex-post-ir exactly-balanced strongly-group-strategyproof",
        "efficient",
    ),
    (
        "k-double-auction",
        {},
        REAL,
        "0..4",
        "ex-post-ir exactly-balanced efficient",
        "strategyproof weakly-group-strategyproof",
    ),
    (
        "mcafee",
        {"buyers": 1, "sellers": 2},
        REAL,
        "0..3",
        "strategyproof ex-post-ir no-deficit weakly-monotone",
        "efficient",
    ),
    (
        "uniform-price",
        {"agents": 3, "units": 2},
        REAL,
        "0..3",
        "strategyproof ex-post-ir no-deficit envy-free",
        "exactly-balanced",
    ),
    (
        "uniform-price",
        {"agents": 2, "units": 2, "demand": 2},
        REAL,
        "0..2",
        "ex-post-ir no-deficit",
        "strategyproof",
    ),
    (
        "vickrey-multi-unit",
        {"agents": 2, "units": 2, "demand": 2},
        REAL,
        "0..2",
        "strategyproof ex-post-ir",
        "exactly-balanced",
    ),
    (
        "generalised-second-price",
        {"agents": 3, "rates": "2,1"},
        REAL,
        "0..4",
        "ex-post-ir no-deficit efficient weakly-monotone",
        "strategyproof envy-free weakly-group-strategyproof",
    ),
    (
        "pivotal-signal",
        {"agents": 2},
        REAL,
        "0..3",
        "ex-post-ic ex-post-ir no-deficit efficient",
        "exactly-balanced",
    ),
    (
        "vcg-combinatorial",
        {"agents": 2, "items": 1},
        REAL,
        "0..3",
        "strategyproof ex-post-ir no-deficit efficient",
        "exactly-balanced",
    ),
    (
        "second-price-lottery",
        {"agents": 3},
        REAL,
        "0..3",
        "strategyproof ex-post-ir efficient envy-free anonymous",
        "weakly-group-strategyproof",
    ),
    (
        "median-of-peaks",
        {"agents": 3},
        ANY,
        "-1..2",
        "strategyproof weakly-group-strategyproof anonymous",
        "",
    ),
    ("mean-of-peaks", {"agents": 2}, ANY, "-2..2", "anonymous", "strategyproof"),
]
CASES = [
    pytest.param(*row[:4], name, status, id=f"{row[0]}-{row[1]}-{name}")
    for row in ROWS
    for names, status in ((row[4], "PROVED"), (row[5], "REFUTED"))
    for name in names.split()
]


@pytest.mark.parametrize(("rule", "options", "real", "grid", "name", "status"), CASES)
def test_real_values_and_a_grid_agree(rule, options, real, grid, name, status):
    verdict = check(rule, name, values=real, **options)
    assert verdict.status == status, verdict.reason
    assert not verdict.vacuous
    assert "reals" in verdict.scope
    # A proof over all reals holds on every grid; these grids show what fails, too.
    assert check(rule, name, values=grid, **options).status == status


def test_what_fails_only_between_the_points_of_a_grid_is_refuted():
    def sold_at_half(bids):
        """Second price, but two bids that are one half apart let the lower one win."""
        winner = 0 if bids[0] >= bids[1] else 1
        if bids[0] - bids[1] == Fraction(1, 2):
            winner = 1
        return winner, {winner: bids[1 - winner]}

    assert (
        check(
            sold_at_half, "efficient", setting="auction", agents=2, values="0..4"
        ).status
        == "PROVED"
    )
    verdict = check(sold_at_half, "efficient", setting="auction", agents=2, values=REAL)
    assert verdict.status == "REFUTED"
    (first, second), _ = verdict.accepted.values
    assert first - second == Fraction(1, 2)


def test_unknown_parameters_of_a_project_and_its_cost():
    unknown = {"cost": {"unknown": "c"}, "h": {"unknown": "h1,h2"}}
    verdict = check(
        "groves-project", "strategyproof", agents=2, values=ANY, params=unknown
    )
    assert verdict.status == "PROVED"
    assert verdict.scope.endswith("cost c shared equally, all real c, h1, h2")


@pytest.mark.slow
def test_what_holds_for_unknown_phantoms_holds_for_each():
    options = {"agents": 3, "values": ANY}
    unknown = {"params": {"phantoms": {"unknown": "a,b"}}, "where": "a <= b"}
    verdict = check("median-of-peaks", "strategyproof", **unknown, **options)
    assert verdict.status == "PROVED"
    for phantoms in ("-1,3", "0,0", "1/2,7"):
        given = {"phantoms": phantoms}
        one = check("median-of-peaks", "strategyproof", params=given, **options)
        assert one.status == "PROVED"


def test_two_units_are_worth_falling_amounts():
    domain = multi_unit.mechanism(
        lambda bids: ((0, 0), (0, 0)), name="none", agents=2, demand=2, values=REAL
    ).domains[1]
    assert (2, 1) in domain
    assert (1, 1) in domain
    assert (1, 2) not in domain
    assert (1, -1) not in domain
    assert all(first >= second for first, second in domain.grid(3))
    assert "v2.1 - v2.2 >= 0" in map(str, domain.bounds())
    assert str(domain) == "2 falling reals >= 0"


def test_each_agent_has_unknowns_of_her_own():
    assert [d.name for d in read_domains(REAL, 3)] == ["v1", "v2", "v3"]
    assert read_domains("0..2", 2) == ((0, 1, 2), (0, 1, 2))
    assert values_in_words(read_domains("0<=reals<=1", 1)[0]) == "all 0 <= reals <= 1"


def test_buyers_and_sellers_may_differ():
    m = trade.mechanism(
        lambda reports: (False, (0, 0)), name="no", values=REAL, costs="0..2"
    )
    assert isinstance(m.domains[0], Reals)
    assert m.domains[1] == (0, 1, 2)
    assert m.prior is None
    verdict = check(
        "bilateral-posted-price", "strategyproof", values=REAL, costs="0..2"
    )
    assert verdict.status == "PROVED"


def test_a_prior_over_real_values_is_refused():
    with pytest.raises(ModelError, match="real values have no list"):
        check("second-price", "strategyproof", values=REAL, prior="uniform")


def test_a_lottery_over_winners_gives_each_her_chance():
    m = auction.mechanism(
        lambda bids: ({0: "1/4", 1: "3/4"}, (1, 0, 0)), name="lots", values="0..4"
    )
    outcome = m(Profile((4, 4, 4)))
    assert [m.utility_at(i, Profile((4, 2, 1)), outcome) for i in m.agents] == [
        0,
        Fraction(3, 2),
        0,
    ]
    swapped = auction.exchange(0, 1, outcome)
    assert swapped.decision == Lottery({0: Fraction(3, 4), 1: Fraction(1, 4)})
    assert auction.winner_in_words(outcome.decision) == "Ann 1/4, Bob 3/4"


def test_a_sure_lottery_is_its_winner():
    assert auction.read_winner({2: 1, 0: 0}, 3) == 2


@pytest.mark.parametrize(
    ("law", "words"),
    [
        ({0: "1/2"}, "sum to 1"),
        ({0: 0.5, 1: 0.5}, "float"),
        ({0: "3/2", 1: "-1/2"}, "at least 0"),
        ({7: 1}, "winner from 0..2"),
    ],
)
def test_an_odd_lottery_is_refused(law, words):
    with pytest.raises(ModelError, match=words):
        auction.read_winner(law, 3)


def test_a_lie_is_replayed_at_fractions():
    verdict = witness(
        "first-price",
        "strategyproof",
        (0, (2, 1), Fraction(3, 2)),
        agents=2,
        values=REAL,
    )
    assert "1/2 (+1/2)" in verdict.story


def test_symbols_belong_to_a_real_domain_by_its_bounds():
    domain = read_reals("reals")
    assert domain is not None
    assert domain.symbol in domain


def by_function(bids):
    """Second price, with the payments as a function of the bidder."""
    winner = bids.index(max(bids))
    price = max(b for i, b in enumerate(bids) if i != winner)
    return winner, lambda agent: price if agent == winner else 0


def test_payments_by_a_function_are_those_of_a_tuple():
    options = {"setting": "auction", "agents": 3}
    for name in ("strategyproof", "no-deficit", "envy-free"):
        for values in ("0..3", REAL):
            verdict = check(by_function, name, values=values, **options)
            assert verdict.status == "PROVED"
    m = auction.mechanism(by_function, name="second price", values="0..4")
    assert m(Profile((1, 4, 3))).payments == (0, 3, 0)


def test_only_payments_that_are_read_are_asked_for_on_unknown_numbers():
    asked = set()

    def gift(bids):
        return 0, lambda agent: asked.add(agent) or 0

    m = auction.mechanism(gift, name="gift", agents=3, values=REAL)
    profile = Profile(domain.symbol for domain in m.domains)
    for _ in explore(lambda: m.utility_at(1, profile, m(profile))):
        assert asked == {1}
    m(Profile((1, 2, 3)))  # on numbers all payments are read
    assert asked == {0, 1, 2}


def test_a_payment_by_a_function_is_exact():
    with pytest.raises(ModelError, match=r"float `0.5`"):
        check(
            lambda bids: (0, lambda agent: 0.5),
            "strategyproof",
            setting="auction",
            agents=2,
            values=REAL,
        )


def test_two_items_are_sold_alike_by_both_rules():
    domain = combinatorial.mechanism(
        groves.vcg_combinatorial, name="vcg", values="0..1"
    ).domains[0]
    for bids in itertools.product(domain, repeat=2):
        (owners, pay), (same, payments) = (
            groves.vcg_two_items(bids),
            groves.vcg_combinatorial(bids),
        )

        def welfare(allocation, bids=bids):
            return sum(combinatorial.worth(i, bids, allocation) for i in (0, 1))

        assert welfare(owners) == welfare(same)
        earned = [combinatorial.worth(i, bids, owners) - pay(i) for i in (0, 1)]
        assert earned == [
            combinatorial.worth(i, bids, same) - payments[i] for i in (0, 1)
        ]
