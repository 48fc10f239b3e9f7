"""Brandl, Brandt, Eberl and Geist: the claims, and their numbers by a second route."""

import csv
import itertools
from math import factorial
from pathlib import Path

import pytest

from accord.counterexamples.asking import check
from accord.papers.brandl2018 import (
    EIGHT,
    PAPER,
    PUBLISHED,
    inefficient_kinds,
)
from accord.papers.claim import run_claim
from accord.theory.directions import directions
from accord.theory.domains import weak_orders
from accord.theory.lotteries import Lottery
from accord.theory.preferences import upper_sets
from accord.theory.specifications import rule_spec
from accord.theory.subjects import build
from accord.theory.unknowns import replace_rule
from accord.verifiers.engines.orbits import Orbits
from accord.verifiers.limits import Limits

REGISTER = Path(__file__).parents[3] / "shared" / "claims.tsv"
CLAIMS = {claim.id: claim for claim in PAPER.claims}
QUICK = ("base-4-4", "single-digit-proof", "inefficient-supports", "rsd-inefficient")
LONG = {"random-serial-dictatorship"}  # it runs at every profile
FOUR = {"agents": 4, "alternatives": 4, "ballots": "weak"}


@pytest.mark.parametrize("name", QUICK)
def test_a_claim_is_proved(name):
    result = run_claim(PAPER, CLAIMS[name], Limits)
    assert result.agrees, [v.reason or v.status for v in result.verdicts]


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted({*CLAIMS} - {*QUICK, *LONG, "lifting"}))
def test_a_claim_that_takes_longer_is_proved(name):
    result = run_claim(PAPER, CLAIMS[name], Limits)
    assert result.agrees, [v.reason or v.status for v in result.verdicts]


# The alarm may ring inside a callback of the garbage collector, and then rings again.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("name", LONG)
def test_what_runs_out_of_time_is_not_said_to_be_proved(name):
    result = run_claim(PAPER, CLAIMS[name], lambda: Limits(1))
    assert result.verdict == "UNKNOWN"


@pytest.mark.slow
@pytest.mark.parametrize("name", LONG)
def test_what_runs_at_every_profile_is_proved(name):
    result = run_claim(PAPER, CLAIMS[name], lambda: Limits(7200))
    assert result.verdict == "PROVED", [v.reason for v in result.verdicts]
    accepted = result.verdicts[1].accepted
    assert accepted.instances == 75**4 * (12 + 23 + 4 * 74)


# --- the register ---------------------------------------------------------------------


def _rows():
    if not REGISTER.exists():
        return []
    with REGISTER.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in rows if row["paper"] == PAPER.id]


def _numbers(text):
    words = "".join(c if c.isdigit() or c in ",/" else " " for c in text).split()
    return {word.strip(",/") for word in words} - {""}


@pytest.mark.skipif(not REGISTER.exists(), reason="the register of claims is not here")
def test_the_claims_are_those_of_the_register_with_its_numbers():
    for row in _rows():
        claim = CLAIMS[row["claim"]]
        assert claim.covers == row["covers"]
        assert bool(claim.parts) == (row["expected"] != "-")
        assert _numbers(row["statement"]) <= _numbers(claim.statement)


# --- profiles up to renaming ----------------------------------------------------------


def kinds(agents, alternatives):
    """Count the profiles up to renaming by Burnside: what each renaming leaves alone.

    A multiset of types stays as it is if it is a union of cycles of the renaming.
    """
    orders = weak_orders(alternatives)
    places = {order: k for k, order in enumerate(orders)}
    total = 0
    for new in itertools.permutations(range(alternatives)):
        image = [
            places[tuple(frozenset(new[x] for x in tied) for tied in order)]
            for order in orders
        ]
        ways = [1] + [0] * agents
        left = set(range(len(orders)))
        while left:
            cycle, at = 0, min(left)
            while at in left:
                left.remove(at)
                at, cycle = image[at], cycle + 1
            for size in range(cycle, agents + 1):
                ways[size] += ways[size - cycle]
        total += ways[agents]
    return total // factorial(alternatives)


def test_there_are_as_many_profiles_up_to_renaming_as_published():
    assert kinds(4, 4) == 60_865


@pytest.mark.parametrize(("agents", "alternatives"), [(2, 2), (2, 3), (3, 3), (2, 4)])
def test_the_representatives_are_as_many_as_burnside_counts(agents, alternatives):
    sizes = {"agents": agents, "alternatives": alternatives, "ballots": "weak"}
    m = build(rule_spec("random-serial-dictatorship", sizes))
    count = kinds(agents, alternatives)
    assert len(list(Orbits(m).representatives())) == count
    given = {"kinds": count, "inefficient": 0}
    rule = "random-serial-dictatorship"
    assert check(rule, inefficient_kinds, given=given, **sizes).status == "PROVED"
    for wrong in ({"kinds": count + 1}, {"inefficient": 1}):
        asked = check(rule, inefficient_kinds, given={**given, **wrong}, **sizes)
        assert asked.status == "REFUTED"


def test_the_profiles_at_which_a_constant_rule_is_bad_are_counted():
    m = build(rule_spec("random-serial-dictatorship", {**FOUR, "agents": 2}))
    constant = replace_rule(m, lambda _: Lottery({3: 1}))
    orbits = Orbits(m)
    profiles = map(orbits.profile, orbits.representatives())
    bad = sum(_is_bad(constant, profile) for profile in profiles)
    assert bad > 0
    assert inefficient_kinds(constant, kinds=kinds(2, 4), inefficient=bad)
    assert not inefficient_kinds(constant, kinds=kinds(2, 4), inefficient=bad - 1)


def _is_bad(m, profile):
    """Return whether a direction of the profile itself improves what is drawn."""
    for z in directions(m, profile):
        change = dict(z)
        gains = [
            sum(change.get(x, 0) for x in upper)
            for own in profile
            for upper in upper_sets(own, range(4))
        ]
        drawn = all(m(profile)[x] > 0 for x, c in z if c < 0)
        if drawn and min(gains, default=0) >= 0 and max(gains, default=0) > 0:
            return True
    return False


def test_random_serial_dictatorship_is_bad_where_it_draws_both_of_a_bad_pair():
    m = build(rule_spec("random-serial-dictatorship", FOUR))
    bad = [number for number, p in enumerate(PUBLISHED, 1) if _is_bad(m, p)]
    assert bad == [1, 2, 6, 10, 13, 15, 19, 25, 26, 27, 28, 29, 36, 39]
    assert [number for number, p in enumerate(EIGHT, 1) if _is_bad(m, p)] == [8]


def test_eight_and_published_profiles_share_one_kind():
    m = build(rule_spec("random-serial-dictatorship", FOUR))
    orbits = Orbits(m)
    ours, theirs = ({orbits.image(p).of for p in some} for some in (EIGHT, PUBLISHED))
    assert (len(ours), len(theirs), len(ours & theirs)) == (8, 47, 1)
