"""Deciding: known answers, misbehaving rules, sizes, and renamed agents."""

import itertools
import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import accord
from accord import Limits, Mechanism, ModelError, Outcome, ScopeError, assume, prop
from accord.theory.lotteries import Lottery
from accord.theory.profiles import Profile
from accord.verifiers.certificates import load_certificate, save_certificate
from accord.verifiers.kernel import check as recheck
from accord.verifiers.verdict import Verdict

# --- known answers ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "count"), [("plurality", 72), ("borda", 159), ("instant-runoff", 48)]
)
@pytest.mark.parametrize("agent", range(4))
def test_a_voter_can_manipulate_at_so_many_of_1296_profiles(rule, count, agent):
    scope = {"agents": 4, "alternatives": 3}
    right, wrong = (
        accord.check(
            rule, "manipulable-at", **scope, given={"agent": agent, "count": number}
        )
        for number in (count, count + 1)
    )
    assert (right.status, wrong.status) == ("PROVED", "REFUTED")
    assert f"at {count} of the 1,296 profiles" in wrong.story


def test_30_of_200_deviations_gain_in_the_first_price_auction():
    verdict = accord.check("first-price", "strategyproof", agents=2, values="0..4")
    assert verdict.violations == 30
    assert "30 of 200 instances fail" in verdict.notes[0]
    for count, status in ((30, "PROVED"), (31, "REFUTED")):
        counted = accord.check(
            "first-price",
            "gaining-deviations",
            agents=2,
            values="0..4",
            given={"count": count},
        )
        assert counted.status == status


def paying(tiny):
    """Return a sealed bid in which a bid of 1 saves `tiny`."""
    return Mechanism(
        rule=lambda bids: Outcome(0, (1 - (bids[0] == 1) * tiny,)),
        domains=((0, 1),),
        utility=lambda i, types, outcome: types[i] - outcome.payments[i],
        name="nearly constant",
        scope="1 bidder, values 0..1",
    )


@pytest.mark.parametrize(
    ("tiny", "status"),
    [
        (Fraction(4, 10**9), "REFUTED"),
        (Fraction(1, 10**300), "REFUTED"),
        (0, "PROVED"),
        (Fraction(-1, 10**300), "REFUTED"),  # then it is 1 who lies
    ],
)
def test_a_gain_is_a_gain_however_small(tiny, status):
    verdict = accord.check(paying(tiny), "strategyproof")
    assert verdict.status == status
    if status == "REFUTED":
        assert str(abs(tiny)) in verdict.story


# --- rules that misbehave --------------------------------------------------------

_calls = [0]
_last = [None]


def counts_its_calls(bids):
    _calls[0] += 1
    return _calls[0] % len(bids), [0] * len(bids)


def changes_its_mind_once(bids):
    _calls[0] += 1
    return int(_calls[0] > 9), [0] * len(bids)


def remembers_the_last(bids):
    before, _last[0] = _last[0], bids
    return int(before is not None and max(before) % 2), [0] * len(bids)


def changes_its_argument(bids):
    bids[0] = 0
    return 0, [0] * len(bids)


def runs_for_ever(bids):
    return runs_for_ever(bids)


MISBEHAVING = {
    "random": (lambda b: (random.randrange(2), [0, 0]), "is not a function"),
    "a counter": (counts_its_calls, "is not a function"),
    "a switch": (changes_its_mind_once, "is not a function"),
    "a memory": (remembers_the_last, "is not a function"),
    "a changed argument": (changes_its_argument, "does not support item assignment"),
    "sorting in place": (lambda b: b.sort(), "has no attribute 'sort'"),
    "raising": (lambda b: {}[b], "raised KeyError"),
    "recursion": (runs_for_ever, "raised RecursionError"),
    "nothing returned": (lambda b: None, "got `None`"),
    "an unknown winner": (lambda b: (2, [0, 0]), "got `2`"),
    "a winner by name": (lambda b: ("Ann", [0, 0]), "got"),
    "a winner who is True": (lambda b: (True, [0, 0]), "got"),
    "too few payments": (lambda b: (0, [0]), "expected 2 payments"),
    "a float": (lambda b: (0, [0.5, 0]), "got the float `0.5`"),
    "not a number": (lambda b: (0, [float("nan"), 0]), ""),
    "infinity": (lambda b: (0, [float("inf"), 0]), ""),
    "a number as text": (lambda b: (0, ["x", 0]), "expected an exact payment"),
}


@pytest.mark.parametrize("which", MISBEHAVING)
def test_a_rule_that_misbehaves_is_one_clear_error(which):
    _calls[0], _last[0] = 0, None
    rule, message = MISBEHAVING[which]
    with pytest.raises(ModelError) as caught:
        accord.check(rule, "strategyproof", setting="auction", agents=2, values="0..2")
    assert message in caught.value.message
    assert caught.value.help


VOTES = {
    "an unknown alternative": (lambda r: 3, "unknown outcome `3`"),
    "a float": (lambda r: 1.0, "unknown outcome `1.0`"),
    "True": (lambda r: True, "unknown outcome `True`"),
    "a lottery of floats": (lambda r: {0: 0.5, 1: 0.5}, "got the float `0.5`"),
    "a lottery that sums to 2": (lambda r: {0: 1, 1: 1}, "got sum 2"),
    "a negative lottery": (lambda r: {0: 2, 1: -1}, "negative"),
    "a lottery on nothing": (lambda r: {}, "got sum 0"),
}


@pytest.mark.parametrize("which", VOTES)
def test_a_voting_rule_that_misbehaves_is_one_clear_error(which):
    rule, message = VOTES[which]
    with pytest.raises(ModelError) as caught:
        accord.check(rule, "onto", setting="voting", agents=2, alternatives=3)
    assert message in caught.value.message


def test_a_random_rule_is_refused_on_the_short_way_too():
    def rule(reports):
        return random.randrange(2)

    with pytest.raises(ModelError, match="is not a function"):
        accord.check(rule, "strategyproof", setting="voting", agents=4, alternatives=3)


# --- sizes -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "scope", "size"),
    [
        ("first-price", {"agents": 18}, "3,814,697,265,625 profiles"),
        ("first-price", {"agents": 2, "values": "0..99999"}, "10,000,000,000 profiles"),
        ("borda", {"agents": 12, "alternatives": 3}, "2,176,782,336 profiles"),
        ("first-price", {"agents": 500}, "more than 10^"),
        ("first-price", {"agents": 20_000}, "more than 10^"),
    ],
)
def test_what_is_too_large_is_refused_at_once_with_its_size(rule, scope, size):
    with pytest.raises(ScopeError) as caught:
        accord.check(rule, "strategyproof", **scope)
    assert size in caught.value.message
    assert "--search" in caught.value.help


def test_out_of_time_is_unknown_and_says_how_far_it_came():
    verdict = accord.check(
        "borda", "anonymous", agents=5, alternatives=3, limits=Limits(seconds=0.0)
    )
    assert verdict.status == "UNKNOWN"
    assert "4,096 of 194,400" in verdict.reason
    assert verdict.certificate is None


def test_a_budget_below_the_count_is_unchecked():
    verdict = accord.check(
        "borda", "unanimous", agents=3, alternatives=3, limits=Limits(kernel_budget=2)
    )
    assert verdict.status == "UNCHECKED"
    assert verdict.certificate is None
    assert verdict.accepted is None


# --- vacuous, and words that only the kernel says ---------------------------------


@prop(Mechanism, forall=("agent", "profile"))
def nothing_is_asked(m, agent, profile):
    assume(False)
    return False


def test_a_premise_that_is_never_met_is_vacuous():
    verdict = accord.check("borda", nothing_is_asked, agents=2, alternatives=2)
    assert verdict.status == "PROVED"
    assert verdict.vacuous == "none of the 8 instances meets its premises"


def test_no_instance_at_all_is_vacuous():
    verdict = accord.check("second-price", "strategyproof", agents=1, values="{3}")
    assert verdict.status == "PROVED"
    assert "there is no instance" in verdict.vacuous


@pytest.mark.parametrize("status", ["PROVED", "REFUTED", "TRUE"])
def test_no_verdict_is_proved_or_refuted_without_the_kernel(status):
    with pytest.raises(AssertionError):
        Verdict(status, "strategyproof", "a rule", "a scope")


# --- every verdict's certificate survives the way to a file -----------------------


@pytest.mark.parametrize(
    ("rule", "name", "options"),
    [
        ("first-price", "strategyproof", {}),
        ("first-price", "weakly-group-strategyproof", {}),
        ("second-price", "strongly-group-strategyproof", {}),
        ("first-price", "bayesian-ic", {"prior": "uniform"}),
        ("second-price", "efficient", {}),
        ("second-price", "strategyproof", {"values": (0, Fraction(1, 2), 1)}),
    ],
)
def test_a_certificate_read_back_from_a_file_is_accepted(rule, name, options, tmp_path):
    verdict = accord.check(rule, name, **{"agents": 2, "values": "0..2", **options})
    save_certificate(verdict.certificate, tmp_path / "c.json")
    accepted = recheck(load_certificate(tmp_path / "c.json"))
    assert accepted.status == verdict.status
    assert accepted.scope == verdict.scope


# --- renaming --------------------------------------------------------------------


@st.composite
def tables(draw):
    sizes = draw(st.lists(st.integers(1, 3), min_size=2, max_size=3))
    domains = [tuple(range(size)) for size in sizes]
    profiles = list(itertools.product(*domains))
    outcomes = draw(
        st.lists(st.integers(0, 2), min_size=len(profiles), max_size=len(profiles))
    )
    worth = {
        (i, t, x): draw(st.integers(0, 2))
        for i, domain in enumerate(domains)
        for t in domain
        for x in range(3)
    }
    order = draw(st.permutations(range(len(sizes))))
    return domains, dict(zip(profiles, outcomes, strict=True)), worth, order


def renamed(domains, table, worth, order):
    """Return the mechanism in which agent k is who was agent order[k]."""
    back = {old: new for new, old in enumerate(order)}

    def rule(reports):
        return table[tuple(reports[back[i]] for i in range(len(order)))]

    return Mechanism(
        rule=rule,
        domains=tuple(domains[i] for i in order),
        outcomes=(0, 1, 2),
        utility=lambda k, p, x: worth[order[k], p[k], x],
        name="renamed",
        scope="a table",
    )


@given(tables(), st.sampled_from(["strategyproof", "nondictatorial", "onto"]))
def test_renaming_agents_renames_the_failures_and_never_the_verdict(drawn, name):
    domains, table, worth, order = drawn
    before = accord.check(renamed(domains, table, worth, range(len(order))), name)
    after = accord.check(renamed(domains, table, worth, order), name)
    assert before.status == after.status
    assert before.violations == after.violations
    assert bool(before.vacuous) == bool(after.vacuous)


def test_lotteries_are_compared_exactly():
    m = Mechanism(
        rule=lambda r: Lottery({0: Fraction(1, 3), 1: Fraction(2, 3)}),
        domains=((0, 1), (0, 1)),
        utility=lambda i, p, x: x * p[i],
        name="a coin",
        scope="2 agents",
    )
    assert accord.check(m, "strategyproof").status == "PROVED"
    assert m.utility_at(0, Profile((1, 0)), m(Profile((1, 0)))) == Fraction(2, 3)
