"""The claims on the simplest decision procedures, and second routes to them."""

import itertools
from fractions import Fraction

import pytest
from paper_claims import assert_as_expected

from accord.counterexamples.asking import check
from accord.papers import brams_taylor1996
from accord.papers.brams_taylor1996 import (
    PAPER,
    chooser,
    chooser_content,
    cutter,
    guarantees,
    half_point,
    known_cake,
    left_of,
    luckier,
    perfect_play_halves,
    perfect_plays,
)
from accord.papers.ngo2025 import procedures
from accord.papers.ngo2025.procedures import (
    BOTH,
    FIRST,
    MAJORITY,
    MONOTONE,
    ORDERS,
    SEPARABLE,
    dominance_needs_own_wish,
    is_monotone,
    is_separable,
    largest_sum,
    lots,
    matching,
    product,
    rights,
    votes,
    wish,
)
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.rules.division import cut_and_choose
from accord.theory.settings.goods import valuations

HALF = Fraction(1, 2)
LONG = {"mixed-mechanisms-all-preferences", "randomise-issue-by-issue"}
NAMES = [
    *(f"brams-taylor1996.{claim.id}" for claim in PAPER.claims if claim.parts),
    *(f"ngo2025.{c.id}" for c in procedures.CLAIMS if c.id not in LONG),
    *(pytest.param(f"ngo2025.{c}", marks=pytest.mark.slow) for c in sorted(LONG)),
    pytest.param("gibbard1973.vo-4-monotone-boolean", marks=pytest.mark.slow),
]


@pytest.mark.parametrize("name", NAMES)
def test_the_claim_comes_out_as_expected(name):
    assert_as_expected(name)


def test_as_many_run_as_are_said():
    assert sum(bool(c.parts) for c in PAPER.claims) == 8
    assert len(procedures.CLAIMS) == 12


# --- cut-and-choose, with measures instead of numbers --------------------------------


@pytest.mark.parametrize("mine", valuations(3, 4))
def test_a_cut_brings_what_the_numbers_say(mine):
    """Every quarter cut of a cake of cells; the chooser wants one quarter cell."""
    points = [Fraction(k, 4) for k in range(13)]
    for point in points[1:-1]:
        x = left_of(mine, point) / 4
        brought = {1 - x if wanted < point else x for wanted in points[:-1]}
        assert brought == {x, 1 - x}
        assert min(brought) == min(x, 1 - x) <= HALF
        assert (min(brought) == HALF) == (max(brought) == HALF) == (x == HALF)


@pytest.mark.parametrize("hers", [(4, 0, 0, 0), (1, 1, 1, 1), (0, 1, 3, 0)])
def test_the_rule_brings_the_cutter_half_by_the_truth(hers):
    for mine in valuations(4, 4):
        left, right = cut_and_choose((mine, hers))
        assert sum(v * x for v, x in zip(mine, left, strict=True)) == 2
        assert sum(v * x for v, x in zip(hers, right, strict=True)) >= 2


def test_half_points():
    assert half_point((1, 1, 1, 1)) == 2
    assert half_point((2, 1, 1, 0)) == 1
    assert half_point((4, 0, 0, 0)) == HALF
    assert half_point((0, 0, 1, 3)) == 3 + Fraction(1, 3)
    assert all(left_of(v, half_point(v)) == 2 for v in valuations(4, 4))


def test_a_chooser_who_takes_the_left_piece_always_is_noticed():
    honest = chooser(1)
    wrong = Mechanism(
        lambda _: "the left piece",
        honest.domains,
        outcomes=honest.outcomes,
        utility=honest.utility,
    )
    assert check(wrong, chooser_content).status == "REFUTED"


def test_a_chooser_of_the_smaller_piece_is_not_truthful():
    honest = chooser(2)
    wrong = Mechanism(
        lambda reports: honest.rule((tuple(reversed(reports[0])),)),
        honest.domains,
        outcomes=honest.outcomes,
        utility=honest.utility,
    )
    assert check(wrong, "strategyproof").status == "REFUTED"


@pytest.mark.parametrize(
    ("where", "definition", "given"),
    [
        ("x == 1/2", luckier, {}),
        ("0 <= x", luckier, {}),
        ("1/3 < x", guarantees, {"cut": 1, "value": Fraction(1, 3)}),
        ("x == 1/4", guarantees, {"cut": 1, "value": Fraction(1, 3)}),
        ("0 <= x", guarantees, {"cut": 0, "value": Fraction(51, 100)}),
    ],
)
def test_too_much_is_not_claimed_of_a_cut(where, definition, given):
    game = cutter(where, "x <= 1")
    assert check(game, definition, given=given).status == "REFUTED"


def test_perfect_play_by_another_route():
    """Both orders of ties of the chooser, all strategies listed, on small cakes."""
    cake = known_cake(4, 3)
    for profile in map(Profile, itertools.product(*cake.domains)):
        mine, hers = profile
        points = cake(profile)
        pieces = [
            [
                (left_of(mine, p), 4 - left_of(hers, p), left_of(hers, p))
                for p in points
            ],
            [
                (4 - left_of(mine, p), left_of(hers, p), 4 - left_of(hers, p))
                for p in points
            ],
        ]
        found = set()
        for answers in itertools.product((0, 1), repeat=len(points)):
            played = [pieces[a][k] for k, a in enumerate(answers)]
            if any(taken < other for _, taken, other in played):
                continue
            best = max(own for own, *_ in played)
            found |= {(own, taken) for own, taken, _ in played if own == best}
        assert found == set(perfect_plays(cake, profile))


def test_perfect_play_of_the_example():
    cake = known_cake(4)
    plays = perfect_plays(cake, Profile(((1, 1, 1, 1), (4, 0, 0, 0))))
    assert plays == [(3, 4)]
    cake = known_cake(6, positive=False)
    plays = perfect_plays(cake, Profile(((6, 0, 0, 0), (0, 2, 2, 2))))
    assert set(plays) == {(6, 6), (6, 4)}
    assert check(cake, perfect_play_halves).status == "REFUTED"


# --- two issues -------------------------------------------------------------------


def test_separable_orders_by_another_route():
    """Those that weights of the issues make: two signs, and which weighs more."""
    made = set()
    for a, b in itertools.product((-2, -1, 1, 2), repeat=2):
        if abs(a) != abs(b):
            worth = [a * (x & 1) + b * (x >> 1) for x in range(4)]
            made.add(tuple(sorted(range(4), key=lambda x: -worth[x])))
    assert set(SEPARABLE) == made
    assert len(SEPARABLE) == 8
    assert [is_separable(order) for order in ORDERS].count(True) == 8


def test_wishes():
    order = (0b00, 0b11, 0b01, 0b10)
    assert [wish(order, 0, other) for other in (0, 1)] == [0, 1]
    assert [wish(order, 1, other) for other in (0, 1)] == [0, 1]
    assert [wish((2, 3, 0, 1), 0, other) for other in (0, 1)] == [0, 0]
    assert [wish((2, 3, 0, 1), 1, other) for other in (0, 1)] == [1, 1]


@pytest.mark.parametrize(("voters", "count"), [(1, 3), (2, 6), (3, 20), (4, 168)])
def test_monotone_votes_are_counted_by_dedekind(voters, count):
    assert sum(map(is_monotone, votes(voters))) == count


@pytest.mark.parametrize("vote", set(votes(2)) - set(MONOTONE))
def test_a_vote_that_is_not_monotone_is_not_truthful(vote):
    m = product(vote, FIRST, 2, SEPARABLE, SEPARABLE)
    assert check(m, "strategyproof").status == "REFUTED"


def test_majority_is_the_majority():
    ballots = itertools.product((0, 1), repeat=3)
    assert tuple(int(sum(b) >= 2) for b in ballots) == MAJORITY


def test_the_product_that_the_statement_names_is_manipulated_here():
    """Voter 1 would settle issue 1 alone; that it matches issue 0 matters more."""
    m = product(FIRST, BOTH, 2, ORDERS, ORDERS)
    lies = [
        (profile, voter, lie)
        for profile in map(Profile, itertools.product(ORDERS, repeat=2))
        for voter in (0, 1)
        for lie in ORDERS
        if m.strictly_prefers(
            voter, profile, m(profile.with_report(voter, lie)), m(profile)
        )
    ]
    assert lies
    assert all(not is_separable(p[voter]) for p, voter, _ in lies)


def test_decision_rights_by_another_route():
    """The game of two actions at each order of the outcomes."""
    for agent, order in itertools.product((0, 1), ORDERS):
        other = 1 - agent
        outcomes = {
            (own, theirs): own << agent | theirs << other
            for own in (0, 1)
            for theirs in (0, 1)
        }
        dominant = [
            own
            for own in (0, 1)
            if all(
                order.index(outcomes[own, theirs])
                <= order.index(outcomes[1 - own, theirs])
                for theirs in (0, 1)
            )
        ]
        assert bool(dominant) == (wish(order, agent, 0) == wish(order, agent, 1))
    assert check(rights(ORDERS, ORDERS), dominance_needs_own_wish).status == "PROVED"


def test_matching_payoffs():
    assert matching().table == ((3, 2), (0, 1), (1, 0), (2, 3))


def test_lots():
    both = Profile(((0b00, 1, 2, 3), (0b11, 0, 1, 2)))
    apart = lots(ORDERS, together=False)(both)
    assert {x: apart[x] for x in range(4)} == dict.fromkeys(range(4), Fraction(1, 4))
    drawn = lots(ORDERS, together=True)(both)
    assert {x: drawn[x] for x in drawn} == {0b00: HALF, 0b11: HALF}


def test_a_sum_of_two():
    assert largest_sum()(Profile(((0, 1), (1, 0)))) == 1
    assert largest_sum()(Profile(((0, 1), (HALF, 0)))) == 2


def test_the_paper_names_its_citation():
    (cited,) = [c for c in brams_taylor1996.PAPER.claims if not c.parts]
    assert cited.id == "cc-7-strategyproof-dictatorial"
