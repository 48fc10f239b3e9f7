"""The claims on decision auctions and bidding, and second routes to what they find."""

import itertools
from fractions import Fraction
from types import SimpleNamespace

import pytest
from paper_claims import assert_as_expected

from accord.counterexamples.asking import check
from accord.papers import oesterheld2023
from accord.papers.ngo2025 import auctions
from accord.theory.decision_auctions import DecisionAuction, Hypothesis
from accord.theory.properties import property_of
from accord.theory.statements import Statement
from accord.verifiers.limits import Limits

HALF = Fraction(1, 2)
VICKREY = ["au-3-first-price-shading", "au-4-second-price-truth"]
CLAIMS = [
    *(f"oesterheld2023.{c.id}" for c in oesterheld2023.PAPER.claims if c.parts),
    *(f"ngo2025.{claim.id}" for claim in auctions.CLAIMS),
    *(f"vickrey1961.{name}" for name in VICKREY),
]


@pytest.mark.parametrize("name", CLAIMS)
def test_the_claim_comes_out_as_expected(name):
    assert_as_expected(name)


def test_as_many_run_as_are_said():
    assert sum(bool(c.parts) for c in oesterheld2023.PAPER.claims) == 22
    assert sum(bool(c.parts) for c in auctions.CLAIMS) == 11


@pytest.mark.parametrize("claim", [*oesterheld2023.PAPER.claims, *auctions.CLAIMS])
def test_a_claim_that_is_refuted_has_a_part_that_fails_alone(claim):
    """Not merely one of several: where it is refuted, the others hold."""
    if claim.expected == "REFUTED":
        words = [part.word(part.ask(Limits())) for part in claim.parts]
        assert "REFUTED" in words
        assert set(words) <= {"PROVED", "REFUTED"}


# --- a round from any start -------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "paid"),
    [
        ("solvent", {"payment": "first + second"}),
        ("wealth-balance", {"payment": "second"}),
        ("wealth-balance", {"estimate": "second"}),
        ("bounded-record", {"payment": "first + second"}),
    ],
)
def test_a_round_from_any_start_tells_wrong_payments(name, paid):
    assert check(oesterheld2023.any_start(2), name).status == "PROVED"
    wrong = oesterheld2023.any_start(2, **paid)
    # after a refutation the region is sought for a quarter of the time
    assert check(wrong, name, limits=Limits(3)).status == "REFUTED"


def test_a_round_from_any_start_is_each_round_of_a_run():
    """Its numbers, put in, give what the next round of the two arms gives."""
    arms, start = oesterheld2023.arms(6), oesterheld2023.any_start(2)
    for t in range(1, 7):
        r = arms.round(t)
        now = r.before.exactly
        numbers = {"p1": HALF, "p2": Fraction(9, 10), "r": now(r.reward)}
        numbers |= dict(zip(("w1", "w2"), map(now, r.before.wealths), strict=True))
        numbers |= {"a1": Fraction(1, t), "a2": Fraction(1, 4 * t)}
        end = start.at(numbers).round(1).after
        after = list(map(r.after.exactly, r.after.wealths))
        assert list(map(end.exactly, end.wealths)) == after


# --- over three rounds of all real numbers ----------------------------------------

KEPT = ("wealth-balance", "no-overestimation", "reward-bound")


@pytest.mark.slow
@pytest.mark.parametrize("paid", ["first", "second"])
@pytest.mark.parametrize("name", [*KEPT, "solvent", "finite-coverage"])
def test_three_rounds_of_all_real_numbers(name, paid):
    auction = oesterheld2023.all_reals(3, payment=paid, estimate=paid)
    given = {"of": "losers"} if name == "finite-coverage" and paid == "second" else {}
    assert check(auction, name, given=given).status == "PROVED"


@pytest.mark.slow
def test_three_bidders_of_all_real_numbers_are_truthful_at_the_second_price():
    auction = oesterheld2023.one_round(3, "second")
    assert check(auction, "truth-earns-most").status == "PROVED"


# --- the repair of the second price, by hand --------------------------------------


def deterministic_rules(levels):
    """Yield for one bidder whether she wins at each bid, and what she pays there."""
    winning = itertools.product((False, True), repeat=len(levels))
    for won in winning:
        yield from (
            (won, paid) for paid in itertools.product(levels, repeat=len(levels))
        )


def is_truthful(levels, won, paid):
    worth = [
        [value * won[bid] - paid[bid] for bid in range(len(levels))] for value in levels
    ]
    return all(worth[k][k] == max(worth[k]) for k in range(len(levels)))


@pytest.mark.parametrize("levels", [(HALF, 1), (0, HALF, 1)])
def test_no_table_for_one_bidder_is_truthful_and_covered(levels):
    found = [
        (won, paid)
        for won, paid in deterministic_rules(levels)
        if is_truthful(levels, won, paid)
    ]
    assert found
    for won, paid in found:
        bids = list(zip(levels, won, paid, strict=True))
        within = all(price <= level * wins for level, wins, price in bids)
        covers = all(price >= level for level, _, price in bids)
        assert not (within and covers)


def test_with_one_level_above_0_a_rule_is_there():
    """So two levels above 0 are the fewest for the impossibility."""
    rules = [
        (won, paid)
        for won, paid in deterministic_rules((0, 1))
        if is_truthful((0, 1), won, paid) and won[1] and paid == (0, 1)
    ]
    assert rules


@pytest.mark.parametrize(
    ("price", "estimate"), list(itertools.product((0, HALF, 1), repeat=2))
)
def test_the_first_price_alone_covers_and_does_not_overestimate(price, estimate):
    """Of a promise of 1/2 that can be paid for, every price and every estimate."""
    if price > HALF:
        return

    def made(rounds, reward):
        return oesterheld2023.lone(
            rounds, HALF, reward, payment=str(price), estimate=str(estimate)
        )

    covered = check(made(8, HALF), "honest-never-rejected").status == "PROVED"
    bounded = check(made(60, price), "no-overestimation").status == "PROVED"
    assert (covered and bounded) == (price == estimate == HALF)


def test_a_hypothesis_alone_is_followed_and_disbelieved_at_the_second_price():
    auction = oesterheld2023.lone(9, HALF, HALF, **oesterheld2023.SECOND)
    rounds = [auction.round(t) for t in range(1, 10)]
    assert all(r.winner == 0 and r.estimate == 0 and r.rejects(0) for r in rounds)
    end = rounds[-1].after
    assert end.exactly(end.records[0]) == 0


def test_twins_need_each_other():
    """Without its twin an honest hypothesis is rejected: the claim says something."""
    pair = tuple(
        Hypothesis(f"h{k}", "stay", promise, 1)
        for k, promise in enumerate((HALF, Fraction(1, 4)))
    )
    unlike = DecisionAuction(("stay",), pair, (HALF,), 1, 0, "second", "second")
    assert check(unlike, oesterheld2023.honest_twins_believed).status == "REFUTED"


# --- bidding ----------------------------------------------------------------------


def two_rounds_by_hand(first, second):
    """Return what A earns by two bids against B, by the rules of the example."""
    a, b, earned = Fraction(1), Fraction(1, 4), Fraction(0)
    for bid, reward_a, reward_b in ((first, 0, 1), (second, 1, 1)):
        mine, other = min(bid, a), min(1, b)
        if mine > other:
            a, earned = a - mine + reward_a, earned - mine + reward_a
        else:
            b = b - other + reward_b
    return earned


def test_outbidding_a_rival_who_would_get_rich_is_best_by_hand_too():
    bids = [Fraction(k, 100) for k in range(101)]
    earned = {p: two_rounds_by_hand(*p) for p in itertools.product(bids, repeat=2)}
    assert max(earned.values()) == Fraction(12, 25)
    assert earned[Fraction(26, 100), Fraction(26, 100)] == Fraction(12, 25)
    assert max(v for (first, _), v in earned.items() if first == 0) == 0


def test_the_run_agrees_with_the_rules_written_out():
    auction = auctions.two_rounds(10)
    bids = [Fraction(k, 10) for k in range(11)]
    for plan in itertools.product(bids, repeat=2):
        end = auction.promising(0, plan).round(2).after
        assert end.exactly(end.earned[0]) == two_rounds_by_hand(*plan)


def test_the_naive_bid_loses_a_sixteenth_by_hand():
    """She sees 1: the other sees 0 or 1, with a half each; ties by lot."""
    against_0 = HALF - Fraction(3, 4)
    against_1 = HALF * (1 - Fraction(3, 4))
    assert HALF * against_0 + HALF * against_1 == Fraction(-1, 16)
    wins = HALF + HALF * HALF
    assert (HALF * HALF + HALF * HALF * 1) / wins == Fraction(2, 3)


def test_every_truthful_choice_between_two_proposers_is_constant_by_hand():
    profiles = list(itertools.product(range(3), repeat=2))
    constant = 0
    for winners in itertools.product((0, 1), repeat=9):
        rule = dict(zip(profiles, winners, strict=True))
        lies = any(
            rule[p] != i and rule[*p[:i], lie, *p[i + 1 :]] == i
            for p in profiles
            for i in (0, 1)
            for lie in range(3)
        )
        if not lies:
            assert len(set(winners)) == 1
            constant += 1
    assert constant == 2


def test_deviations_of_bits_by_hand():
    body = property_of(oesterheld2023.deviations_are_odd_halves).body
    for bits in itertools.product((0, 1), repeat=5):
        assert body(SimpleNamespace(), bits)
        assert not body(SimpleNamespace(), bits[:4])


def test_a_false_number_of_a_claim_is_noticed():
    auction = oesterheld2023.arms(12)
    row = {"round": 5, "wealths": (Fraction(31, 12), Fraction(25, 48))}
    row |= {"winner": "bold", "estimate": Fraction(25, 48), "reward": 0}
    body = property_of(oesterheld2023.goes)
    assert Statement(body, auction, row).holds() is True
    for change in (
        {"round": 6},
        {"wealths": (Fraction(31, 12), HALF)},
        {"winner": "cautious"},
        {"estimate": HALF},
        {"reward": 1},
    ):
        assert Statement(body, auction, row | change).holds() is False
