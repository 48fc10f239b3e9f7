"""What a definition asks of a mechanism, and what it is told where there is none."""

import itertools
from fractions import Fraction

import pytest

from accord.theory import ranges, terms
from accord.theory.domains import strict_orders
from accord.theory.errors import ModelError
from accord.theory.lotteries import Lottery
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.ranges.mechanisms import alternatives
from accord.theory.settings import assignment, auction, voting

HALF = Fraction(1, 2)
AGREED = Profile(((0, 1), (0, 1)))


def vote(rule, **options):
    return voting.mechanism(rule, name="vote", agents=2, alternatives=2, **options)


def toss(_):
    return {0: HALF, 1: HALF}


def first(ballots):
    return ballots[0][0]


def lots(_):
    return [{0: HALF, 1: HALF}, {0: HALF, 1: HALF}]


TOSS, VOTE, LOTS = (
    vote(toss),
    vote(first),
    assignment.mechanism(lots, name="lots", agents=2, objects=2),
)
AUCTION = auction.mechanism(lambda bids: (0, [0, 0]), name="gift", agents=2)
SCORES = vote(toss, ballots="score:0..1")
REFUSED = [
    ("a table of lotteries has no one support", terms.support, (LOTS, AGREED)),
    ("a toss has no sure outcome", terms.chosen_at, (TOSS, AGREED)),
    (
        "an auction lists no outcomes",
        terms.best_outcomes,
        (AUCTION, 0, Profile((0, 1))),
    ),
    ("an auction has a fixed electorate", terms.among, (AUCTION, Profile((0, 1)), [0])),
    ("a vote has no prior", terms.prior_of, (VOTE,)),
    ("a vote has no prior to expect by", terms.ex_ante, (VOTE,)),
    ("a vote has no prior given a type", terms.interim, (VOTE, 0, (0, 1))),
    ("a vote makes no payments", terms.payments, (VOTE, AGREED)),
    ("a vote has no worth", terms.worth, (VOTE, 0, AGREED, 0)),
    ("a vote has no welfare", terms.welfare, (VOTE, AGREED, 0)),
    ("a vote has nothing to exchange", terms.exchanged, (VOTE, 0, 1, 0)),
    ("a vote has no sides", terms.fact, (VOTE, "sides", "asks")),
    ("an auction renames nothing", terms.renamed, (AUCTION, {}, None)),
    ("scores are no order", terms.own_order, (SCORES, 0, Profile(((0, 1), (1, 1))))),
    ("values are no order", terms.own_order, (AUCTION, 0, Profile((0, 1)))),
]


@pytest.mark.parametrize(
    ("ask", "arguments"), [pytest.param(f, a, id=title) for title, f, a in REFUSED]
)
def test_what_is_not_there_is_refused_by_name(ask, arguments):
    with pytest.raises(ModelError, match=f"`{arguments[0].name}`") as caught:
        ask(*arguments)
    assert caught.value.help


def test_the_support_of_a_toss_and_of_a_sure_table():
    sure = assignment.mechanism(
        lambda _: [{0: 1}, {1: 1}], name="sure", agents=2, objects=2
    )
    assert set(terms.support(TOSS, AGREED)) == {0, 1}
    assert terms.support(sure, AGREED) == ((0, 1),)
    assert terms.support(VOTE, AGREED) == (0,)


def test_an_approval_ballot_is_an_order_of_two_classes():
    approving = vote(toss, ballots="approval")
    profile = Profile((frozenset({1}), frozenset()))
    assert terms.own_order(approving, 0, profile) == (frozenset({1}),)
    good, bad = Lottery({1: 1}), Lottery({0: 1})
    assert terms.sd_likes(approving, 0, profile, good, bad)
    assert not terms.sd_likes(approving, 0, profile, bad, good)


def test_true_profiles_are_one_unless_values_are_interdependent():
    private = Mechanism(rule=sum, domains=((0, 1), (0, 1)))
    depend = Mechanism(
        rule=sum, domains=((0, 1), (0, 1)), facts={"interdependent": True}
    )
    profile = Profile((1, 0))
    assert list(terms.true_profiles(private, (0,), profile)) == [profile]
    assert set(terms.true_profiles(depend, (0,), profile)) == {(1, 0), (1, 1)}
    assert set(terms.true_profiles(depend, (0, 1), profile)) == {profile}


# --- what the new quantifiers run over -------------------------------------------


@pytest.mark.parametrize("types", [1, 2, 3, 4])
def test_every_cycle_of_types_is_run_once(types):
    m = Mechanism(rule=sum, domains=(tuple(range(types)),))
    names = ("agent", "profile", "type_cycle")
    cycles = [cycle for *_, cycle in ranges.instances(m, names)]
    turned = {frozenset(zip(c, (*c[1:], c[0]), strict=True)) for c in cycles}
    every = {
        frozenset(zip(c, (*c[1:], c[0]), strict=True))
        for size in range(2, types + 1)
        for c in itertools.permutations(range(types), size)
    }
    assert turned == every
    assert len(cycles) == len(every) <= ranges.count_instances(m, names)


@pytest.mark.parametrize(("agents", "objects"), [(2, 2), (3, 3), (2, 3), (1, 2)])
def test_trading_cycles_pass_what_is_left_only_where_something_is(agents, objects):
    m = assignment.mechanism(lots, name="lots", agents=agents, objects=objects)
    cycles = list(ranges.values_of(m, "trading_cycle", {}))
    assert len(set(cycles)) == len(cycles)
    assert any(None in c for c in cycles) == (objects > agents)
    assert len(cycles) <= ranges.count_instances(m, ("trading_cycle",))


@pytest.mark.parametrize("strategic", [(0, 1, 2), (0, 2), (1,), ()])
@pytest.mark.parametrize("sizes", [(2, 2, 2), (1, 3, 2), (3, 1, 4)])
def test_the_count_of_joint_reports_is_a_bound(strategic, sizes):
    m = Mechanism(
        rule=sum,
        domains=tuple(tuple(range(k)) for k in sizes),
        facts={"strategic": strategic},
    )
    names = ("coalition", "profile", "joint_report")
    exact = sum(1 for _ in ranges.instances(m, names))
    assert exact <= ranges.count_instances(m, names)


def test_alternatives_are_the_objects_or_the_outcomes():
    assert alternatives(LOTS) == (0, 1)
    assert alternatives(VOTE) == (0, 1)
    stated = Mechanism(
        rule=first, domains=(strict_orders(3),), facts={"alternatives": (2, 1)}
    )
    assert alternatives(stated) == (2, 1)
