"""The voting setting: what it builds, and what it refuses."""

from fractions import Fraction

import pytest

from accord.theory.errors import ModelError, ScopeError
from accord.theory.lotteries import Lottery
from accord.theory.profiles import Profile
from accord.theory.rules.voting_lotteries import random_ballot
from accord.theory.rules.voting_scoring import approval, borda, score, scoring
from accord.theory.settings import voting


def first(ballots):
    return ballots[0][0]


def test_a_library_rule_becomes_a_mechanism():
    m = voting.mechanism(borda, name="borda", agents=3, alternatives=4)
    assert (
        m.scope == "3 voters, 4 alternatives, strict orders, ties to the first letter"
    )
    assert (m.name, m.setting, m.outcomes) == ("borda", "voting", (0, 1, 2, 3))
    assert m.size == 24**3
    assert m.variable
    assert m(Profile(((0, 1, 2, 3), (1, 0, 2, 3), (3, 2, 1, 0)))) == 1


SCOPES = [
    ("one voter is told as one", {"agents": 1}, "1 voter, 3 alternatives"),
    ("numbers may be text", {"agents": "2"}, "2 voters, 3 alternatives"),
    ("reverse ties are told", {"ties": "reverse"}, "ties to the last letter"),
    ("a tie priority is told", {"ties": "c,a,b"}, "ties in the order c,a,b"),
    ("weak orders", {"ballots": "weak"}, "weak orders"),
    ("truncated orders", {"ballots": "truncated"}, "truncated strict orders"),
    ("single-peaked orders", {"ballots": "single-peaked"}, "single-peaked orders"),
]


@pytest.mark.parametrize(
    ("options", "part"), [r[1:] for r in SCOPES], ids=[r[0] for r in SCOPES]
)
def test_the_scope_says(options, part):
    assert part in voting.mechanism(borda, name="borda", **options).scope


DOMAINS = [("strict", 6), ("weak", 13), ("truncated", 9), ("single-peaked", 4)]
DOMAINS += [("approval", 8), ("score:0..2", 27), ("score:{0,1/2}", 8)]


@pytest.mark.parametrize(("ballots", "types"), DOMAINS)
def test_each_kind_of_ballot_has_its_types(ballots, types):
    m = voting.mechanism(first, name="first", ballots=ballots)
    assert [len(domain) for domain in m.domains] == [types] * 3


@pytest.mark.parametrize(
    ("ties", "winner"),
    [("lexicographic", 0), ("reverse", 2), ("b,a,c", 1), ("c, a, b", 2)],
)
def test_ties_go_to_the_first_of_the_priority(ties, winner):
    m = voting.mechanism(borda, name="borda", ties=ties)
    cycle = Profile(((0, 1, 2), (1, 2, 0), (2, 0, 1)))
    assert m(cycle) == winner


def test_parameters_reach_the_rule_and_the_name():
    profile = Profile(((0, 1, 2), (1, 2, 0), (1, 2, 0)))
    for vector, winner in (("3,2,0", 1), ("2,2,1", 1), ("-1,-1,0", 0)):
        m = voting.mechanism(scoring, name="scoring", params={"vector": vector})
        assert m(profile) == winner
        assert m.name == f"scoring(vector {vector})"


def test_a_rule_without_keywords_is_given_none():
    m = voting.mechanism(first, name="first")
    assert "ties" not in m.scope
    assert m(Profile(((2, 0, 1), (0, 1, 2), (0, 1, 2)))) == 2


PREFERENCES = [
    ("a higher place", "strict", (2, 0, 1), 2, 1, True),
    ("a lower place", "strict", (2, 0, 1), 1, 2, False),
    ("an outcome against itself", "strict", (2, 0, 1), 1, 1, True),
    ("two unlisted ones are tied", "truncated", (2,), 0, 1, True),
    ("listed beats unlisted", "truncated", (2,), 0, 2, False),
    ("tied in a class", "weak", (frozenset({0, 1}), frozenset({2})), 1, 0, True),
    ("a worse class", "weak", (frozenset({0, 1}), frozenset({2})), 2, 0, False),
    ("approved beats the rest", "approval", frozenset({1}), 0, 1, False),
    ("both approved", "approval", frozenset({0, 1}), 0, 1, True),
    ("neither approved", "approval", frozenset({0, 1}), 2, 2, True),
    ("more points", "score:0..2", (2, 0, 1), 2, 1, True),
    ("fewer points", "score:0..2", (2, 0, 1), 2, 0, False),
]


@pytest.mark.parametrize(
    ("ballots", "own", "x", "y", "expected"),
    [row[1:] for row in PREFERENCES],
    ids=[row[0] for row in PREFERENCES],
)
def test_weak_preference(ballots, own, x, y, expected):
    m = voting.mechanism(first, name="first", agents=1, ballots=ballots)
    assert m.weakly_prefers(0, Profile((own,)), x, y) is expected


RENAMES = [
    ("an alternative", "strict", 0, 1),
    ("an order", "strict", (2, 0, 1), (0, 1, 2)),
    ("a truncated order", "truncated", (2,), (0,)),
    ("a weak order", "weak", (frozenset({0, 1}),), (frozenset({1, 2}),)),
    ("an approval ballot", "approval", frozenset({2}), frozenset({0})),
    ("scores", "score:0..2", (0, 1, 2), (2, 0, 1)),
    ("a lottery", "strict", Lottery({0: 1}), Lottery({1: 1})),
    ("the outcome of scores", "score:0..2", 2, 0),
]


@pytest.mark.parametrize(
    ("ballots", "thing", "expected"),
    [row[1:] for row in RENAMES],
    ids=[row[0] for row in RENAMES],
)
def test_rename_a_to_b_to_c_to_a(ballots, thing, expected):
    m = voting.mechanism(first, name="first", ballots=ballots)
    assert m.rename({0: 1, 1: 2, 2: 0}, thing) == expected


def test_a_dict_becomes_a_lottery():
    half = Fraction(1, 2)
    m = voting.mechanism(lambda _: {0: half, 2: "1/2", 1: 0}, name="coin")
    assert m(Profile(((0, 1, 2),) * 3)) == Lottery({0: half, 2: half})


OUTCOMES = [
    ("one too large", 3, "unknown outcome `3`, expected one of 0, 1, 2"),
    ("a negative one", -1, "unknown outcome `-1`"),
    ("a bool", True, "unknown outcome `True`"),
    ("a float", 1.0, "unknown outcome `1.0`"),
    ("a letter", "a", "unknown outcome `'a'`"),
    ("nothing", None, "unknown outcome `None`"),
    ("a list", [0], r"unknown outcome `\[0\]`"),
    ("a lottery over an unknown one", {7: 1}, "unknown outcome `7`"),
    ("a lottery over a bool", {True: 1}, "unknown outcome `True`"),
    ("a lottery of floats", {0: 0.5, 1: 0.5}, "got the float `0.5`"),
    ("a lottery that sums to less", {0: "1/2"}, "sum to 1, got sum 1/2"),
    ("a lottery with a negative weight", {0: 2, 1: -1}, "negative"),
]


@pytest.mark.parametrize(
    ("outcome", "message"),
    [row[1:] for row in OUTCOMES],
    ids=[row[0] for row in OUTCOMES],
)
def test_a_rule_may_not_return(outcome, message):
    m = voting.mechanism(lambda _: outcome, name="mine")
    with pytest.raises(ModelError, match=message) as caught:
        m(Profile(((0, 1, 2),) * 3))
    assert "`mine`" in caught.value.message


OPTIONS = [
    ("no voters", {"agents": 0}, "`agents`", ""),
    ("half a voter", {"agents": 1.5}, "`agents`", ""),
    ("no alternatives", {"alternatives": 0}, "`alternatives`", ""),
    ("misspelt ballots", {"ballots": "strickt"}, "`strickt`", "`strict`"),
    ("ballots of no kind", {"ballots": 5}, "`5`", "strict, weak"),
    ("scores without values", {"ballots": "score"}, "`score`", "`score:0..2`"),
    ("scores of words", {"ballots": "score:low"}, "`low`", ""),
    ("misspelt ties", {"ties": "lexicografic"}, "`lexicografic`", "lexicographic"),
    ("ties that leave one out", {"ties": "a,b"}, "each of a, b, c once", "all letters"),
    ("ties that repeat one", {"ties": "a,b,b"}, "each of a, b, c once", ""),
    ("ties by number", {"ties": "0,1,2"}, "each of a, b, c once", ""),
    ("an unknown parameter", {"params": {"vectr": "1"}}, "`vectr`", "`vector`"),
    ("a float parameter", {"params": {"vector": 0.5}}, "float `0.5`", '"1/2"'),
    ("floats in a tuple", {"params": {"vector": (1, 0.5)}}, "float `0.5`", ""),
    ("ties as a parameter", {"params": {"ties": "a"}}, "`ties` is an option", ""),
]


@pytest.mark.parametrize(
    ("options", "message", "help_"),
    [row[1:] for row in OPTIONS],
    ids=[row[0] for row in OPTIONS],
)
def test_the_setting_refuses(options, message, help_):
    with pytest.raises(ModelError) as caught:
        voting.mechanism(scoring, name="scoring", **options)
    assert message in caught.value.message
    assert help_ in caught.value.help


def test_a_tie_break_for_a_rule_that_has_none_is_refused():
    with pytest.raises(ModelError, match="`first` has no tie-break"):
        voting.mechanism(first, name="first", ties="reverse")


@pytest.mark.parametrize(
    "options",
    [
        {"alternatives": 9},
        {"alternatives": 8, "ballots": "weak"},
        {"alternatives": 18, "ballots": "approval"},
        {"alternatives": 7, "ballots": "score:0..9"},
        {"alternatives": 1000},
    ],
)
def test_too_many_types_are_refused_at_once(options):
    with pytest.raises(ScopeError, match="types"):
        voting.mechanism(borda, name="borda", **options)


@pytest.mark.parametrize("ballots", ["strict", "truncated", "weak", "approval"])
def test_orders_do_not_compare_lotteries(ballots):
    m = voting.mechanism(random_ballot, name="random-ballot", ballots=ballots)
    profile = Profile((m.domains[0][0], m.domains[0][1], m.domains[0][1]))
    lottery = m(profile)
    assert isinstance(lottery, Lottery)
    with pytest.raises(ModelError) as caught:
        m.weakly_prefers(0, profile, lottery, lottery)
    assert "strongly-sd-strategyproof" in caught.value.help


def test_scores_compare_lotteries_by_expectation():
    m = voting.mechanism(lambda _: 0, name="a", agents=1, ballots="score:0..2")
    coin = Lottery({0: Fraction(1, 2), 1: Fraction(1, 2)})
    assert m.strictly_prefers(0, Profile(((2, 1, 1),)), coin, 2)
    assert not m.weakly_prefers(0, Profile(((2, 0, 2),)), coin, 2)


@pytest.mark.parametrize(
    ("rule", "ballots", "message"),
    [
        (approval, "strict", "approved alternatives"),
        (borda, "score:0..2", "at most once"),
        (score, "approval", "expected 3 scores"),
    ],
)
def test_a_rule_refuses_ballots_of_another_kind(rule, ballots, message):
    m = voting.mechanism(rule, name="rule", ballots=ballots)
    with pytest.raises(ModelError, match=message):
        m(Profile((m.domains[0][0],) * 3))
