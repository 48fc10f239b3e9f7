"""Rules that see a part of a profile: ballots without names, margins, a majority."""

import itertools

import pytest

from accord.counterexamples.asking import check
from accord.papers.claim import no_rule, some_rule
from accord.theory.cells import cell_of
from accord.theory.domains import strict_orders, tournaments, weak_orders
from accord.theory.errors import ModelError, ScopeError
from accord.theory.profiles import Profile
from accord.theory.rules import find_rule
from accord.theory.rules.tournaments import copeland_set, top_cycle, uncovered_set
from accord.theory.rules.voting_tallies import majority_margins
from accord.theory.settings import electorates, set_voting
from accord.theory.settings import tournaments as tournament_setting
from accord.verifiers.limits import Limits

CYCLE = frozenset({(0, 1), (1, 2), (2, 0)})
ORDERS = strict_orders(3)


def many(rule, **options):
    return electorates.mechanism(rule, name="rule", **options)


def of_tournaments(rule, **options):
    return tournament_setting.mechanism(rule, name="rule", **options)


def sets(rule, **options):
    return set_voting.mechanism(rule, name="rule", **options)


# --- electorates -------------------------------------------------------------------


@pytest.mark.parametrize(("voters", "number"), [(0, 1), (1, 7), (2, 28), (4, 210)])
def test_electorates_without_names_are_multisets(voters, number):
    m = many(lambda ballots: 0, agents=voters + 1)
    assert len(set(m.domains[1])) == len(m.domains[1]) == number


@pytest.mark.parametrize("reads", ["ballots", "margins"])
def test_what_is_seen_is_one_electorate_and_stays_it(reads):
    m = many(lambda electorate: 0, agents=3, reads=reads)
    for profile in itertools.islice(itertools.product(*m.domains), 0, None, 5):
        seen = m.seen(Profile(profile))
        assert len(seen) == 1
        assert m.seen(seen) == seen
        assert m.seen(m.seen(Profile(profile[:1]))) == m.seen(Profile(profile[:1]))


def test_ballots_are_counted_without_names():
    m = many(lambda ballots: 0, agents=3)
    a, b, c = ORDERS[:3]
    assert m.seen(Profile((c, (a, b)))) == m.seen(Profile((a, (b, c))))
    assert m.seen(Profile((a, ()))) == m.seen(Profile((a,)))


def test_margins_are_those_of_the_library():
    m = many(lambda margins: 0, agents=3, alternatives=3, reads="margins")
    by_ballots = many(lambda ballots: 0, agents=3)
    for order, rest in itertools.product(*by_ballots.domains):
        whole = [list(row) for row in majority_margins((*rest, order), 3)]
        (kept,) = m.seen(Profile((order, _as_margins(rest))))
        assert [list(row) for row in kept] == whole
        for x, y in itertools.permutations(range(3), 2):
            profile = Profile((order, rest))
            assert by_ballots.facts["margin"](profile, x, y) == whole[x][y]
            seen = Profile((order, _as_margins(rest)))
            assert m.facts["margin"](seen, x, y) == whole[x][y]


def _as_margins(ballots):
    found = electorates.no_margins(3)
    for order in ballots:
        found = electorates.add_margins(found, order)
    return found


@pytest.mark.parametrize("name", ["borda", "copeland", "instant-runoff", "plurality"])
@pytest.mark.parametrize("prop", ["participation", "condorcet-winner"])
def test_a_rule_of_all_electorates_has_what_it_has_at_every_size(name, prop):
    rule = find_rule(name).function
    whole = check(rule, prop, setting="electorates", agents=4, alternatives=3)
    sizes = [check(name, prop, agents=n, alternatives=3).status for n in (2, 3, 4)]
    assert whole.status == ("PROVED" if set(sizes) == {"PROVED"} else "REFUTED")


def last_of_two(ballots):
    """The worst of the first of two voters, else the best of the first, if any."""
    return ballots[0][-1 if len(ballots) == 2 else 0] if ballots else 0


def test_the_story_tells_of_a_voter_and_the_rest():
    verdict = check(
        last_of_two,
        "participation",
        setting="electorates",
        agents=2,
    )
    assert verdict.status == "REFUTED"
    assert "The voter ranks" in verdict.story
    assert "The rest is" in verdict.story
    assert "up to 2 voters" in verdict.scope


def test_margins_are_told():
    assert electorates.show_report(_as_margins(ORDERS[:1])) == (
        "a leads b by 1, a leads c by 1, b leads c by 1"
    )
    assert electorates.show_report(_as_margins(())) == "level"
    assert electorates.show_report(()) == "nobody"
    assert electorates.show_report(((1, 0),)) == "b > a"
    assert electorates.show_report(((0, 1), (1, 0))) == "a > b, b > a"


@pytest.mark.parametrize("reads", ["ballots", "margins"])
def test_renaming_an_electorate_renames_what_it_elects(reads):
    def clear(electorate):
        """What all agree on, else 0: neutral but for the 0."""
        return 0

    same = check(clear, "neutral", setting="electorates", agents=2, reads=reads)
    assert same.status == "REFUTED"
    m = many(clear, agents=3, reads=reads)
    names = {0: 1, 1: 2, 2: 0}
    for order, rest in itertools.product(*m.domains):
        whole = m.seen(Profile((order, rest)))
        moved = Profile((m.rename(names, order), m.rename(names, rest)))
        assert m.seen(moved)[0] == m.rename(names, whole[0])


def test_the_rest_has_no_preference_and_sizes_are_bounded():
    m = many(lambda b: 0, agents=2)
    with pytest.raises(ModelError, match="no preference of its own"):
        m.weakly_prefers(1, Profile((ORDERS[0], ())), 0, 1)
    with pytest.raises(ScopeError, match="electorates that fit"):
        many(lambda b: 0, agents=9, alternatives=4)
    with pytest.raises(ModelError, match="reads"):
        many(lambda b: 0, reads="tea leaves")


def test_an_open_rule_has_a_cell_for_each_electorate():
    part = some_rule("electorates", ("participation",), agents=3)
    certificate = part.ask(Limits()).certificate
    m = many(lambda b: 0, agents=4)
    cells = {cell_of(Profile((electorate,))) for electorate in m.domains[1]}
    assert set(certificate["payload"]["values"]) == cells


# --- tournaments -------------------------------------------------------------------


@pytest.mark.parametrize(("m", "number"), [(1, 1), (2, 2), (3, 8), (4, 64), (5, 1024)])
def test_tournaments_are_as_many_as_ways_to_orient_each_pair(m, number):
    found = tournaments(m)
    assert len(set(found)) == number
    assert all(
        (x, y) in t or (y, x) in t
        for t in found[::7]
        for x, y in itertools.combinations(range(m), 2)
    )


def test_tournaments_of_many_alternatives_are_refused():
    with pytest.raises(ScopeError):
        tournaments(7)


@pytest.mark.parametrize("size", [3, 4, 5])
def test_solutions_lie_in_one_another(size):
    for beats in tournaments(size):
        copeland = copeland_set(beats, alternatives=size)
        uncovered = uncovered_set(beats, alternatives=size)
        assert copeland <= uncovered <= top_cycle(beats, alternatives=size)


@pytest.mark.parametrize("size", [3, 4])
def test_uncovered_are_those_that_reach_all_in_two_steps(size):
    every = range(size)
    for beats in tournaments(size):
        reaches = {
            x
            for x in every
            if all(
                y == x
                or (x, y) in beats
                or any({(x, z), (z, y)} <= beats for z in every)
                for y in every
            )
        }
        assert uncovered_set(beats, alternatives=size) == reaches


@pytest.mark.parametrize("size", [3, 4])
def test_the_top_cycle_is_what_reaches_all(size):
    for beats in tournaments(size):
        reached = {x: {x} for x in range(size)}
        for _ in range(size):
            for x, y in beats:
                reached[x] |= reached[y]
        best = {x for x in reached if len(reached[x]) == size}
        assert top_cycle(beats, alternatives=size) == best


def test_a_cycle_has_no_neutral_single_winner_and_sets_have():
    axioms = ("neutral", "condorcet-winner")
    one = no_rule("tournaments", axioms, alternatives=3, chooses="one").ask(Limits())
    assert one.status == "REFUTED"
    some = some_rule("tournaments", axioms, alternatives=3).ask(Limits())
    assert some.status == "PROVED"


def test_one_can_be_chosen_of_a_tournament():
    first = of_tournaments(lambda beats: 0, chooses="one")
    assert first(Profile((CYCLE,))) == 0
    assert check(first, "condorcet-winner").status == "REFUTED"
    with pytest.raises(ModelError):
        of_tournaments(lambda beats: {0}, chooses="one")(Profile((CYCLE,)))
    with pytest.raises(ModelError, match="expected one of"):
        of_tournaments(lambda beats: 0)(Profile((CYCLE,)))


def test_the_story_of_a_tournament_says_who_beats_whom():
    verdict = check(lambda beats: {0, 1, 2}, "condorcet-winner", setting="tournaments")
    assert verdict.status == "REFUTED"
    assert "The electorate says that a beats b" in verdict.story
    assert "not chosen alone" in verdict.story


# --- majorities of voters ----------------------------------------------------------


def test_a_majority_is_what_is_seen():
    m = sets(lambda beats: {0}, agents=3, reads="majority")
    profile = Profile(((0, 1, 2), (1, 2, 0), (2, 0, 1)))
    assert m.seen(profile) == Profile((CYCLE,))
    assert m.seen(m.seen(profile)) == Profile((CYCLE,))
    tied = Profile(((0, 1, 2), (2, 1, 0)))
    assert sets(lambda beats: {0}, reads="majority").seen(tied) == (frozenset(),)


def test_indifference_counts_on_neither_side():
    m = sets(lambda beats: {0}, ballots="weak", alternatives=2, reads="majority")
    tie, *_ = (o for o in weak_orders(2) if len(o) == 1)
    ahead = (frozenset({0}), frozenset({1}))
    assert m.seen(Profile((tie, ahead))) == Profile((frozenset({(0, 1)}),))


@pytest.mark.parametrize(
    ("rule", "kelly", "fishburn"),
    [(top_cycle, "PROVED", "PROVED"), (uncovered_set, "PROVED", "PROVED")],
)
def test_solutions_resist_at_three_voters_and_alternatives(rule, kelly, fishburn):
    options = {"agents": 3, "alternatives": 3, "reads": "majority"}
    for name, word in (("kelly", kelly), ("fishburn", fishburn)):
        verdict = check(rule, f"{name}-strategyproof", setting="set-voting", **options)
        assert verdict.status == word
    pareto = check(rule, "ex-post-pareto", setting="set-voting", **options)
    assert pareto.status == "PROVED"


def plurality_set(ballots):
    tops = [ballot[0] for ballot in ballots]
    return {x for x in tops if tops.count(x) == max(map(tops.count, tops))}


def test_fishburn_asks_more_than_kelly():
    """Who likes 0 best adds it to a set that loses nothing: Kelly does not mind."""

    def rule(ballots):
        return {1, 2} if ballots[0] == (0, 2, 1) else {0, 1, 2}

    words = [
        check(rule, f"{name}-strategyproof", setting="set-voting", agents=1).status
        for name in ("kelly", "fishburn")
    ]
    assert words == ["PROVED", "REFUTED"]


@pytest.mark.parametrize("name", ["kelly-strategyproof", "fishburn-strategyproof"])
def test_two_voters_have_an_anonymous_neutral_pareto_rule_that_resists(name):
    axioms = (name, "ex-post-pareto", "anonymous", "neutral")
    part = some_rule("set-voting", axioms, agents=2, alternatives=3)
    assert part.ask(Limits()).status == "PROVED"


@pytest.mark.slow
@pytest.mark.parametrize("reads", ["ballots", "majority"])
@pytest.mark.parametrize("name", ["kelly-strategyproof", "fishburn-strategyproof"])
def test_so_have_three_voters(name, reads):
    axioms = (name, "ex-post-pareto", "anonymous", "neutral")
    part = some_rule("set-voting", axioms, agents=3, alternatives=3, reads=reads)
    assert part.ask(Limits()).status == "PROVED"
