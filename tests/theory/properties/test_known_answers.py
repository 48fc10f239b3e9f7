"""What is known of particular rules, and that the names of things do not matter."""

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.counterexamples.asking import check
from accord.theory.domains import strict_orders
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import find_property
from accord.theory.settings import voting
from accord.theory.statements import Statement
from accord.verifiers.engines.enumerate import search
from accord.verifiers.limits import Limits

# Alphabetical ties, 3 alternatives, 4 voters: the profiles of 1,296 at which a given
# voter can manipulate.
COUNTS = [
    ("plurality", 72),
    ("borda", 159),
    ("instant-runoff", 48),
    ("instant-runoff-all-tied", 72),
]


@pytest.mark.parametrize(("rule", "count"), COUNTS)
def test_a_voter_can_manipulate_at_so_many_profiles(rule, count):
    size = {"agents": 4, "alternatives": 3}
    asked = check(rule, "manipulable-at", given={"agent": 0, "count": count}, **size)
    assert asked.status == "PROVED"
    other = {"agent": 0, "count": count + 1}
    assert check(rule, "manipulable-at", given=other, **size).status == "REFUTED"


CYCLIC = {"priorities": "012;120;201"}
ANSWERS = [
    ("pivotal-signal", "ex-post-ic", {}, "PROVED"),
    ("pivotal-signal", "strategyproof", {}, "REFUTED"),
    ("pivotal-signal", "strategyproof", {"weight": 0}, "PROVED"),
    ("boston", "not-obviously-manipulable", CYCLIC, "REFUTED"),
    ("top-trading-cycles", "not-obviously-manipulable", CYCLIC, "PROVED"),
    ("top-trading-cycles", "stable", CYCLIC, "REFUTED"),
    ("probabilistic-serial", "strongly-sd-strategyproof", {"size": 2}, "PROVED"),
    ("probabilistic-serial", "strongly-sd-strategyproof", {"size": 3}, "REFUTED"),
    ("probabilistic-serial", "weakly-sd-strategyproof", {"size": 3}, "PROVED"),
    ("probabilistic-serial", "sd-efficient", {"size": 3}, "PROVED"),
    ("probabilistic-serial", "sd-envy-free", {"size": 3}, "PROVED"),
    ("random-priority", "strongly-sd-strategyproof", {"size": 3}, "PROVED"),
    ("random-priority", "sd-efficient", {"size": 3}, "PROVED"),
    ("random-priority", "sd-envy-free", {"size": 3}, "REFUTED"),
]


@pytest.mark.parametrize(("rule", "name", "size", "word"), ANSWERS)
def test_the_library_agrees_with_the_literature(rule, name, size, word):
    if "size" in size:
        size = {"agents": size["size"], "objects": size["size"]}
    assert check(rule, name, **size).status == word


def test_random_priority_with_four_agents_leaves_a_trade():
    # Two agents rank a > b > c > d and two b > a > d > c.
    from accord.theory.specifications import rule_spec
    from accord.theory.subjects import build

    m = build(rule_spec("random-priority", {"agents": 4, "objects": 4}))
    profile = Profile([(0, 1, 2, 3)] * 2 + [(1, 0, 3, 2)] * 2)
    body = find_property("sd-efficient").body
    assert body(m, profile, (0, 1)) is False
    assert body(m, profile, (0, 2)) is True


def changed(m, **fields):
    kept = {k: getattr(m, k) for k in Mechanism.__dataclass_fields__ if k != "_cells"}
    return Mechanism(**{**kept, **fields})


# --- planted violations ----------------------------------------------------------


def decides_but_at(profile):
    """The first voter decides, but at one profile she had better lie."""

    def rule(ballots):
        return ballots[0][1] if ballots == profile else ballots[0][0]

    m = voting.mechanism(rule, name="planted", agents=3, alternatives=3)
    return changed(m, facts={"strategic": (0,)})


@pytest.mark.parametrize("seed", range(5))
def test_one_planted_violation_among_all_profiles_is_found(seed):
    choose = random.Random(seed)
    profile = tuple(choose.choices(strict_orders(3), k=3))
    verdict = check(decides_but_at(profile), "strategyproof")
    assert verdict.status == "REFUTED"
    assert verdict.counterexample["profile"] == Profile(profile)


# --- names do not matter ---------------------------------------------------------

ORDINAL = [
    "strategyproof",
    "ex-post-ic",
    "weakly-group-strategyproof",
    "strongly-group-strategyproof",
    "not-obviously-manipulable",
    "strongly-sd-strategyproof",
    "weakly-sd-strategyproof",
    "weakly-pareto",
    "strongly-pareto",
    "ex-post-pareto",
    "anonymous",
    "neutral",
    "unanimous",
    "onto",
    "nondictatorial",
    "tops-only",
    "nonbossy",
    "condorcet-winner",
    "condorcet-loser",
    "majority",
    "candidate-monotone",
    "maskin-monotone",
    "participation",
    "reinforcement",
]
SOME_ORDERS = [
    ((0, 1, 2), (1, 2, 0)),
    ((0, 1, 2), (2, 1, 0), (1, 0, 2)),
    ((2, 0, 1), (2, 1, 0), (0, 1, 2)),
]


def verdicts(m):
    return {name: word_of(name, m) for name in ORDINAL}


def word_of(name, m):
    found = search(Statement(find_property(name), m, {}), Limits())
    if found.count:
        return "REFUTED"
    return "PROVED" if found.met else "VACUOUS"


def tabulated(table, domains):
    """Return the voting mechanism of a table, of electorates of every size."""
    m = voting.mechanism(lambda b: table[b], name="table", agents=2, alternatives=3)
    return changed(m, domains=domains)


@st.composite
def tables(draw):
    """Two voters with two or three orders each, and any outcome at each profile."""
    domains = tuple(draw(st.sampled_from(SOME_ORDERS)) for _ in range(2))
    profiles = [*itertools.product(*domains)]
    profiles += [(order,) for domain in domains for order in domain]
    chosen = st.lists(st.integers(0, 2), min_size=len(profiles), max_size=len(profiles))
    return dict(zip(profiles, draw(chosen), strict=True)), domains


@settings(max_examples=40, deadline=None, derandomize=True)
@given(tables())
def test_renaming_the_agents_changes_no_verdict(drawn):
    table, domains = drawn
    exchanged = {profile[::-1]: x for profile, x in table.items()}
    other = tabulated(exchanged, domains[::-1])
    assert verdicts(tabulated(table, domains)) == verdicts(other)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(tables(), st.sampled_from(strict_orders(3)))
def test_renaming_the_outcomes_changes_no_verdict(drawn, names):
    table, domains = drawn

    def order(ranked):
        return tuple(names[x] for x in ranked)

    renamed = {tuple(map(order, p)): names[x] for p, x in table.items()}
    other = tabulated(renamed, tuple(tuple(map(order, d)) for d in domains))
    assert verdicts(tabulated(table, domains)) == verdicts(other)


def test_a_renaming_that_no_exchange_of_two_leads_to_is_tried_too():
    # On single-peaked orders of 4 only the reversal stays in the domain everywhere.
    line, reverse = (0, 1, 2, 3), (3, 2, 1, 0)

    def rule(ballots):
        return 0 if set(ballots) == {line, reverse} else ballots[0][0]

    options = {"agents": 2, "alternatives": 4, "ballots": "single-peaked"}
    verdict = check(rule, "neutral", setting="voting", **options)
    assert verdict.status == "REFUTED"
    assert verdict.counterexample["renaming"] == reverse
