"""Rules that choose sets, committees or orders, and profiles that cannot occur."""

import math

import pytest

from accord.counterexamples.asking import check, witness
from accord.theory.domains import acyclic_relations, committees
from accord.theory.errors import ModelError, ScopeError
from accord.theory.mechanisms import Mechanism
from accord.theory.preferences import weakly_above
from accord.theory.profiles import Profile
from accord.theory.properties import PremiseNotMet
from accord.theory.ranges import values_of
from accord.theory.settings import committees as committee_setting
from accord.theory.settings import set_voting, welfare


def sets(rule, **options):
    return set_voting.mechanism(rule, name="rule", **options)


def elect(rule, **options):
    return committee_setting.mechanism(rule, name="rule", **options)


def order(rule, **options):
    return welfare.mechanism(rule, name="rule", **options)


# --- domains -----------------------------------------------------------------------


@pytest.mark.parametrize(("m", "number"), [(1, 1), (2, 3), (3, 25), (4, 543)])
def test_acyclic_relations_are_as_many_as_labelled_acyclic_graphs(m, number):
    relations = acyclic_relations(m)
    assert len(set(relations)) == len(relations) == number


def test_no_acyclic_relation_has_a_cycle():
    cycle = frozenset({(0, 1), (1, 2), (2, 0)})
    assert cycle not in acyclic_relations(3)
    assert not any(
        (x, y) in relation and (y, x) in relation
        for relation in acyclic_relations(3)
        for x in range(3)
        for y in range(3)
    )
    assert frozenset({(0, 1), (1, 2)}) in acyclic_relations(3), (
        "it need not be an order"
    )


def test_relations_of_many_alternatives_are_refused():
    with pytest.raises(ScopeError):
        acyclic_relations(5)


def test_committees_come_in_dictionary_order():
    found = committees(4, 2)
    assert len(found) == math.comb(4, 2)
    assert [tuple(sorted(c)) for c in found[:3]] == [(0, 1), (0, 2), (0, 3)]


def test_a_relation_says_what_is_above():
    relation = frozenset({(0, 1)})
    assert not weakly_above(relation, 1, 0)
    assert weakly_above(relation, 0, 1)
    assert weakly_above(relation, 1, 2)
    assert weakly_above(relation, 2, 1), "what it does not compare is level"


# --- settings ----------------------------------------------------------------------


def test_every_non_empty_set_can_be_chosen():
    m = sets(lambda ballots: [0, 1], agents=2, alternatives=3)
    assert len(m.outcomes) == 7
    assert m(Profile(((0, 1, 2), (0, 1, 2)))) == frozenset({0, 1})


@pytest.mark.parametrize("wrong", [set(), {3}, 0, None])
def test_what_is_no_set_of_alternatives_is_refused(wrong):
    m = sets(lambda ballots: wrong, agents=1, alternatives=3)
    with pytest.raises(ModelError, match="expected one of 7 sets"):
        m(Profile(((0, 1, 2),)))


def test_how_sets_compare_is_not_stated():
    m = sets(lambda ballots: {0}, agents=1, alternatives=2)
    with pytest.raises(ModelError, match="two sets of alternatives"):
        check(m, "strategyproof")


def test_ballots_are_not_empty_unless_they_may_be():
    assert len(elect(lambda b: {0, 1, 2}).domains[0]) == 15
    assert len(elect(lambda b: {0, 1, 2}, empty=True).domains[0]) == 16


@pytest.mark.parametrize("wrong", [{0}, {0, 1, 2}, {0, 4}, 1])
def test_what_is_no_committee_is_refused(wrong):
    m = elect(lambda ballots: wrong, agents=1, seats=2)
    with pytest.raises(ModelError, match="expected one of 6 sets"):
        m(Profile((frozenset({0}),)))


def test_more_seats_than_alternatives_are_refused():
    with pytest.raises(ScopeError):
        elect(lambda ballots: set(), alternatives=2, seats=3)


def test_society_can_have_an_acyclic_preference():
    m = order(lambda ballots: frozenset({(0, 1)}), society="acyclic")
    assert len(m.outcomes) == 25
    assert check(m, "weakly-paretian").status == "REFUTED"
    assert "an acyclic preference for society" in m.scope


def test_an_order_of_society_is_told_with_its_ties():
    tie = (frozenset({0, 1}), frozenset({2}))
    assert welfare.show_outcome(tie) == "a = b > c"
    assert welfare.show_outcome((2, 0, 1)) == "c > a > b"
    assert welfare.show_outcome(frozenset({(0, 1)})) == "a > b"
    assert set_voting.show_outcome(frozenset({2, 0})) == "{a,c}"


def test_a_refutation_about_sets_is_told():
    verdict = check(
        lambda ballots: {ballots[0][-1]},
        "optimist-strategyproof",
        setting="set-voting",
        agents=1,
    )
    assert verdict.status == "REFUTED"
    assert "best of the set" in verdict.story


# --- profiles that cannot occur -----------------------------------------------------

HERE, THERE = Profile((0, 0)), Profile((1, 1))
STATES = Mechanism(
    rule=lambda state: state[0],
    domains=((0, 1), (0, 1)),
    outcomes=(0, 1),
    prefers=lambda i, state, x, y: True,
    facts={"profiles": (HERE, THERE), "interdependent": False},
    name="states",
)


def test_only_profiles_that_can_occur_are_run_over():
    assert STATES.size == 2
    assert list(values_of(STATES, "profile", {})) == [HERE, THERE]
    assert list(values_of(STATES, "witness_profile", {})) == [HERE, THERE]
    assert list(values_of(STATES, "second_profile", {"profile": HERE})) == [THERE]


def test_what_is_said_of_a_profile_that_cannot_occur_says_nothing():
    with pytest.raises(PremiseNotMet):
        STATES(Profile((0, 1)))
    assert check(STATES, "constant").vacuous
    assert check(STATES, "monotone-in-states").status == "REFUTED"


def test_a_witness_that_cannot_occur_is_none():
    with pytest.raises(ModelError, match="no counterexample"):
        witness(STATES, "monotone-in-states", (HERE, Profile((0, 1))))
    with pytest.raises(ModelError, match="no counterexample"):
        witness(STATES, "constant", (0, HERE, 1))
