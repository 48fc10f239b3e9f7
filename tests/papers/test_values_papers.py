"""Voting over values, negotiated learning: every claim, and second routes to some."""

import itertools
from fractions import Fraction

import pytest
from paper_claims import assert_as_expected

from accord.counterexamples.asking import check
from accord.counterexamples.merging_graphs import as_svg, merging_graph
from accord.papers import critch2017, newberry_ord2021
from accord.papers.claim import impossible, possible
from accord.papers.newberry_ord2021 import (
    CLIMB,
    COMPROMISE,
    LINE,
    NEAR_BEST,
    PAIR,
    RANKINGS,
    TRIANGLE,
    climbers,
)
from accord.papers.ngo2025 import divergence, negotiation, values
from accord.theory.aggregation import Aggregation
from accord.theory.ballots import ballot_game, drawn, merged, merging
from accord.theory.errors import ModelError, ScopeError
from accord.theory.logarithms import ln
from accord.theory.mechanisms import Mechanism
from accord.verifiers.limits import Limits

HALF = Fraction(1, 2)
SLOW = {"critch2017.nr1-pareto-iff-weights", "critch2017.nr6-weight-intervals"}
SLOW |= {"critch2017.nr2-node-condition", "newberry-ord2021.vo-8-pairwise-axioms"}
SLOW |= {"ngo2025.dodges-arrow", "ngo2025.market-is-default"}
SLOW |= {"ngo2025.random-ballot-truthful", "ngo2025.dv-1-ballot-drawn"}
SLOW |= {"ngo2025.dv-2-deterministic-plan"}
CLAIMS = [
    *(f"critch2017.{claim.id}" for claim in critch2017.PAPER.claims),
    *(f"newberry-ord2021.{claim.id}" for claim in newberry_ord2021.PAPER.claims),
    "bostrom2009.rb4-plurality-reading",
    *(
        f"ngo2025.{claim.id}"
        for module in (negotiation, values, divergence)
        for claim in module.CLAIMS
        if claim.parts
    ),
]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[pytest.mark.slow] if name in SLOW else [])
        for name in CLAIMS
    ],
)
def test_the_claim_comes_out_as_expected(name):
    assert_as_expected(name)


# --- random ballots, counted voter by voter -------------------------------------------


def mean(utilities, ballots):
    """Return the worth of drawing one of the ballots, without any lottery."""
    return sum(Fraction(utilities[x]) for x in ballots) / len(ballots)


@pytest.mark.parametrize("a", [PAIR, NEAR_BEST, TRIANGLE, climbers(Fraction(2, 5))])
def test_a_drawn_ballot_is_worth_the_mean_of_what_is_named(a: Aggregation):
    voters, options = len(a.individuals), range(len(a.outcomes))
    for ballots in itertools.islice(itertools.product(options, repeat=voters), 500):
        law = drawn(a, ballots)
        for i in a.members:
            assert a.expected(i, law) == mean(a.utilities[i], ballots)


def test_the_numbers_of_the_compromise_are_those_that_are_printed():
    rows = {}
    for ballots in itertools.product((0, 2), (1, 2)):
        rows[ballots] = tuple(mean(row, ballots) for row in NEAR_BEST.utilities)
    assert tuple(rows.values()) == COMPROMISE.table
    nine, more, less = Fraction(9, 10), Fraction(95, 100), Fraction(45, 100)
    printed = ((HALF, HALF), (more, less), (less, more), (nine, nine))
    assert tuple(rows.values()) == printed
    # a prisoner's dilemma: temptation > reward > punishment > sucker's payoff
    assert more > nine > HALF > less


def test_the_hierarchy_is_climbed_as_printed_and_nothing_else_is_accepted():
    a = climbers(Fraction(2, 5))
    for ballots, worths in zip(
        ((0, 1, 2, 3), (4, 4, 2, 3), (4, 4, 5, 5), (6, 6, 6, 6)),
        CLIMB["worths"],
        strict=True,
    ):
        assert tuple(mean(row, ballots) for row in a.utilities) == worths
    for change in (
        {"pacts": (((0, 1), 5), *CLIMB["pacts"][1:])},  # no gain for 1 and 2
        {"pacts": CLIMB["pacts"][:2]},  # one row of worths too many
        {"ballots": (0, 1, 2, 2)},
        {"worths": (*CLIMB["worths"][:3], (HALF,) * 4)},
        {"pacts": (((0,), 0), *CLIMB["pacts"][1:])},  # a bloc of one is none
    ):
        given = {**CLIMB, **change}
        assert check(a, "blocs-merge", given=given).status == "REFUTED", change
    with pytest.raises(ModelError, match="whole blocs"):
        merged(((0, 1), (2, 3)), (1, 2))


def test_with_less_for_all_the_pairs_refuse_what_single_voters_would_take():
    a = climbers(Fraction(7, 25))
    stuck = {"ballots": (4, 4, 5, 5), "blocs": ((0, 1), (2, 3))}
    assert check(a, "no-bloc-gains", given=stuck).status == "PROVED"
    enough = climbers(Fraction(31, 100))
    assert check(enough, "no-bloc-gains", given=stuck).status == "REFUTED"


def ends_by_recursion(a: Aggregation, blocs, ballots):
    """Return the rows of worths where merging ends, blocs as a set of sets."""
    found = set()
    for size in range(2, len(blocs) + 1):
        for chosen in itertools.combinations(sorted(blocs, key=sorted), size):
            who = frozenset().union(*chosen)
            for x in range(len(a.outcomes)):
                then = [x if i in who else b for i, b in enumerate(ballots)]
                rows = [a.utilities[i] for i in who]
                if all(mean(row, then) > mean(row, ballots) for row in rows):
                    fewer = (blocs - set(chosen)) | {who}
                    found |= ends_by_recursion(a, fewer, then)
    return found or {tuple(mean(row, ballots) for row in a.utilities)}


@pytest.mark.parametrize(
    ("a", "count"),
    [
        (TRIANGLE, 3),
        (climbers(Fraction(2, 5)), 5),
        (climbers(Fraction(7, 25)), 2),
        (NEAR_BEST, 1),
    ],
)
def test_the_ends_of_merging_are_those_that_recursion_finds(a: Aggregation, count: int):
    start = frozenset(frozenset((i,)) for i in a.members)
    ends = ends_by_recursion(a, start, list(a.members))
    assert len(ends) == count
    given = {"ballots": tuple(a.members), "ends": tuple(ends)}
    assert check(a, "merging-ends", given=given).status == "PROVED"
    fewer = {**given, "ends": tuple(ends)[1:]}
    twice = {**given, "ends": (*ends, *ends)}
    for wrong in (fewer, twice):
        assert check(a, "merging-ends", given=wrong).status == "REFUTED"


def test_the_graph_of_merging_is_drawn_with_every_state_and_pact():
    a = climbers(Fraction(2, 5))
    graph = merging_graph(a, (0, 1, 2, 3))
    ends = {row for s, row in graph.nodes(data="worths") if not graph.out_degree(s)}
    assert (graph.number_of_nodes(), len(ends)) == (9, 5)
    svg = as_svg(a, (0, 1, 2, 3))
    assert svg.count('class="state"') == 9
    assert svg.count('class="pact"') == graph.number_of_edges()
    assert "11/20" in svg


def test_too_many_mergers_are_refused_before_they_are_tried():
    many = Aggregation(
        tuple(map(str, range(30))), ("x", "y"), ((1, 0),) * 30, title="many"
    )
    with pytest.raises(ScopeError, match="mergers of 30 voters"):
        merging(many, (0,) * 30)


def test_ballots_that_name_no_option_are_refused():
    for wrong in ((0,), (0, 3), (0, -1), (0, True)):
        with pytest.raises(ModelError, match="ballot of each"):
            drawn(PAIR, wrong)
    with pytest.raises(ModelError, match="no outcome is named"):
        check(PAIR, "no-bloc-gains", given={"ballots": ("A", "D")})


def test_a_game_of_ballots_has_the_labels_of_its_options():
    game = ballot_game(PAIR, ((0, 2), (1, 2)))
    assert game.actions == (("A", "C"), ("B", "C"))
    assert game.payoffs((1, 0)) == (Fraction(7, 20), Fraction(17, 20))


def test_on_the_line_the_agreement_is_half_way_between_the_two_claims():
    # where u1 + u2 is fixed, Nash's solution gives both the same gain over d
    total = Fraction(7, 5)
    for ballots, agreed in (
        ((0, 1), (Fraction(7, 10),) * 2),
        ((2, 1), (Fraction(63, 80), Fraction(49, 80))),
    ):
        d = [mean(row, ballots) for row in LINE.utilities]
        gain = (total - sum(d)) / 2
        assert tuple(x + gain for x in d) == agreed


def test_a_ranking_that_is_drawn_has_the_shares_of_the_votes():
    abc, acb, cba = (0, 1, 2), (0, 2, 1), (2, 1, 0)
    law = RANKINGS.run((abc, acb, cba))
    assert newberry_ord2021.chance_above(law, 0, 1) == Fraction(2, 3)
    assert newberry_ord2021.chance_above(law, 1, 2) == Fraction(1, 3)


def first_only(rankings):
    return newberry_ord2021.draw_ranking(rankings[:1])


def middle_first(rankings):
    """Return the first ranking, turned where the last voter likes c best."""
    turned = rankings[0][::-1] if rankings[-1][0] == 2 else rankings[0]
    return newberry_ord2021.draw_ranking((turned,))


def test_planted_faults_in_drawing_a_ranking_are_noticed():
    def made(rule):
        return Mechanism(
            rule, RANKINGS.domains, rename=RANKINGS.rename, facts=RANKINGS.facts
        )

    for rule, faults in (
        (first_only, ("chances_are_vote_shares", "anonymous")),
        (middle_first, ("independence_in_chances", "pareto_in_chances", "neutral")),
    ):
        for name in faults:
            own = getattr(newberry_ord2021, name, name)
            assert check(made(rule), own).status == "REFUTED", (rule, name)


def test_the_plurality_winner_changes_as_printed():
    blocs = {"ACB": 40, "BCA": 35, "CBA": 25}
    firsts = {x: sum(n for r, n in blocs.items() if r[0] == x) for x in "ABC"}
    assert firsts == {"A": 40, "B": 35, "C": 25}
    assert blocs["BCA"] + blocs["CBA"] > blocs["ACB"] > blocs["BCA"]


# --- divergences ----------------------------------------------------------------------


def test_relative_entropies_are_these_logarithms():
    even, quarter = (HALF, HALF), (Fraction(1, 4), Fraction(3, 4))
    assert divergence.kl(even, quarter) == HALF * ln(Fraction(4, 3))
    assert divergence.kl((1, 0), quarter) == ln(4)
    assert divergence.kl(even, (1, 0)) is None
    assert divergence.kl((1, 0), even) == ln(2)
    assert divergence.DIVERGENCES["chi-square"](even, quarter) == Fraction(1, 3)
    assert divergence.DIVERGENCES["chi-square"](even, (1, 0)) is None
    assert divergence.DIVERGENCES["variation"](even, quarter) == Fraction(1, 4)
    assert divergence.squared(even, quarter) == Fraction(1, 8)


def test_each_divergence_is_nought_for_equal_laws_alone():
    every = list(divergence.laws(3, 3))
    for far in divergence.DIVERGENCES.values():
        for p, q in itertools.product(every, repeat=2):
            found = far(p, q)
            assert found is None or (found == 0 if p == q else found > 0)


def test_the_sure_plan_diverges_as_the_share_alone_says():
    for vote in divergence.laws(3, 6):
        for x, share in enumerate(vote):
            plan = divergence.sure(x, 3)
            if not share:
                assert divergence.kl(plan, vote) is None
                continue
            assert divergence.kl(plan, vote) == -ln(share)
            chi = divergence.DIVERGENCES["chi-square"](plan, vote)
            assert chi == 1 / share - 1
            assert divergence.DIVERGENCES["variation"](plan, vote) == 1 - share
            own = sum(v * v for v in vote)
            assert divergence.squared(plan, vote) == 1 - 2 * share + own


def test_a_plan_that_is_not_nearest_is_noticed():
    vote = (Fraction(2, 5), Fraction(2, 5), Fraction(1, 5))
    given = {"vote": vote, "plan": (Fraction(2, 5), Fraction(3, 5), 0)}
    three = divergence.THREE
    assert check(three, divergence.nearest_to, given=given).status == "REFUTED"
    steps = {**given, "steps": 20}
    assert check(three, divergence.nearest_by_entropy, given=steps).status == "REFUTED"


def test_truth_and_divergence_exclude_each_other_only_together_and_inside():
    spec = divergence.PAYMENTS
    inside = ("worth-minus-divergence", {"vote": (HALF, HALF)})
    corner = ("worth-minus-divergence", {"vote": (1, 0)})
    for part in (
        possible(spec, "strategyproof"),
        possible(spec, inside),
        possible(spec, "strategyproof", corner),
        impossible(spec, "strategyproof", inside),
    ):
        assert part.ask(Limits()).status == part.expected


def test_two_draws_estimate_the_squared_distance_and_one_more_term_does_not():
    for plan, vote in itertools.product(divergence.laws(3, 3), repeat=2):
        own = sum(v * v for v in vote)
        mean_of_two = sum(
            plan[w] * plan[x] * ((w == x) - vote[w] - vote[x] + own)
            for w, x in itertools.product(range(3), repeat=2)
        )
        assert mean_of_two == divergence.squared(plan, vote)
    # of one draw the mean is linear in the plan's law, and the distance is not
    far = [divergence.squared((k, 1 - k), (HALF, HALF)) for k in (0, HALF, 1)]
    assert far[0] + far[2] != 2 * far[1]


def test_matching_the_vote_scores_less_than_its_favourite_for_sure():
    three, two = Fraction(3, 5), Fraction(2, 5)
    sure, matched = ln(three), three * ln(three) + two * ln(two)
    assert sure > matched
    assert sure - matched == two * ln(Fraction(3, 2))
    assert divergence.mean_log((three, two), (three, two)) == matched
    assert divergence.mean_log((0, 1), (1, 0)) is None


def test_scores_are_left_open_for_listed_forecasts_alone():
    for wrong in ("second-price", "quadratic-score"):
        options = {"outcomes": 2, "values": "reals"} if "quad" in wrong else {}
        spec = divergence.left_open("scores", wrong, **options)
        with pytest.raises(ModelError, match="forecasts that a mechanism lists"):
            possible(spec, "strategyproof").ask(Limits())
