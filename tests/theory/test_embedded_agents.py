"""Planners against brute force over all policies, and laws that always hold."""

import itertools
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from universe_classes import classes, histories, mixed

from accord.counterexamples.gallery import COUPLED, DELAYED_TWINS, ONE_STEP
from accord.papers.meulemans2025.agents import THREE_ROUNDS, at_weight
from accord.theory.embedded_agents import Planner, greatest
from accord.theory.errors import ModelError, ScopeError

F = Fraction


def value_of(u, choose, history, left):
    """Return V of a policy in rho^pi: it acts, and rho answers (equation 9)."""
    if not left:
        return F(0)
    total = F(0)
    for a, p in enumerate(choose(history)):
        if not p:
            continue
        acted = mixed(u, (*history, a))
        for e in (0, 1):
            q = mixed(u, (*history, a, e))
            if q:
                later = value_of(u, choose, (*history, a, e), left - 1)
                total += p * q / acted * (u.rewards[a][e] + u.discount * later)
    return total


def all_policies(rounds):
    known = list(histories(rounds - 1))
    for chosen in itertools.product((0, 1), repeat=len(known)):
        table = dict(zip(known, chosen, strict=True))
        yield lambda h, table=table: [(1, 0), (0, 1)][table[h]]


@settings(max_examples=10, deadline=None)
@given(classes())
def test_the_best_response_is_the_best_of_all_policies(u):
    values = Planner(u).values(())
    best = max(value_of(u, policy, (), 2) for policy in all_policies(2))
    assert max(values) == best


@settings(max_examples=10, deadline=None)
@given(classes())
def test_a_plan_of_no_more_steps_is_worth_what_the_self_model_does(u):
    """V of the self-model is the weighted Q^1, and the mixture's own expected sum."""

    def self_model(history):
        whole = mixed(u, history)
        return [mixed(u, (*history, a)) / whole for a in (0, 1)]

    planner = Planner(u, steps=1)
    law = planner.self_model(planner.belief(()), ())
    assert list(law) == self_model(())
    values = planner.values(())
    mean = sum(p * q for p, q in zip(law, values, strict=True))
    assert mean == value_of(u, self_model, (), 2)
    plain = sum(
        mixed(u, h) * (u.rewards[h[0]][h[1]] + u.discount * u.rewards[h[2]][h[3]])
        for h in histories(2)
        if len(h) == 4
    )
    assert mean == plain


@settings(max_examples=10, deadline=None)
@given(classes(rounds=3))
def test_longer_plans_are_never_worse_and_full_ones_are_best(u):
    for history in histories(1):
        left = 3 - len(history) // 2
        rows = [Planner(u, steps=k).values(history) for k in range(1, 5)]
        for one, two in itertools.pairwise(rows):
            assert all(x <= y for x, y in zip(one, two, strict=True))
        assert all(row == Planner(u).values(history) for row in rows[left - 1 :])


@settings(max_examples=10, deadline=None)
@given(classes(product=True), st.sampled_from([None, 1, 2]))
def test_with_a_product_prior_both_agents_are_one(u, steps):
    embedded, decoupled = (Planner(u, x, steps) for x in ("evidential", "causal"))
    for history in histories(1):
        beliefs = [p.belief(history) for p in (embedded, decoupled)]
        assert embedded.self_model(beliefs[0], history) == decoupled.self_model(
            beliefs[1], history
        )
        for a in (0, 1):
            assert embedded.environment_model(
                beliefs[0], history, a
            ) == decoupled.environment_model(beliefs[1], history, a)
        assert embedded.values(history) == decoupled.values(history)


@settings(max_examples=10, deadline=None)
@given(classes())
def test_a_decoupled_agent_is_an_embedded_one_with_the_split_prior(u):
    for history in histories(1):
        assert Planner(u, "causal").values(history) == Planner(u.decoupled()).values(
            history
        )


def test_a_table_has_each_history_that_is_held_possible():
    table = Planner(THREE_ROUNDS).table()
    assert set(table) == set(histories(2))
    for history, values in table.items():
        assert values == Planner(THREE_ROUNDS).values(history)
    assert set(Planner(COUPLED).table()) == {()}


def test_twins_by_hand():
    rows = {
        "3/4": (F(7, 4), F(5, 4)),
        "1/2": (F(3, 2), F(3, 2)),
        "1/4": (F(5, 4), F(7, 4)),
    }
    for alpha, values in rows.items():
        assert Planner(at_weight(alpha)).values(()) == values
        assert Planner(at_weight(alpha), "causal").values(()) == (1, 2)
    assert Planner(at_weight("1/2")).best(()) == (0, 1)


def test_the_planner_of_one_step_takes_the_little():
    assert Planner(ONE_STEP, steps=1).values(()) == (F(1, 4), F(1, 10))
    assert Planner(ONE_STEP, steps=2).values(()) == (F(1, 4), 1)
    assert Planner(ONE_STEP, "causal", 1).best(()) == (0,)


def test_the_greatest_are_listed_in_order():
    assert greatest((1, 3, 2, 3)) == (1, 3)
    assert greatest((2,)) == (0,)


def test_without_a_grain_of_uncertainty_there_is_no_value():
    with pytest.raises(
        ModelError, match=r"`D` probability 0 after \(D,D\) \(D,D\) \(C,C\)"
    ):
        Planner(DELAYED_TWINS).values((1, 1, 1, 1, 0, 0))


def test_a_self_model_needs_a_policy_that_acts_so():
    planner = Planner(DELAYED_TWINS, "causal", 1)
    belief = planner.belief((0, 0, 1, 0))
    with pytest.raises(ModelError, match="no policy of"):
        planner.self_model(belief, (0, 0, 1, 0))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"update": "magical"}, "one of evidential, causal, got `magical`"),
        ({"steps": 0}, "whole number of steps, at least 1, got `0`"),
        ({"steps": F(1, 2)}, "whole number of steps"),
        ({"steps": True}, "whole number of steps"),
    ],
)
def test_bad_planners_are_refused(options, message):
    with pytest.raises(ModelError) as error:
        Planner(COUPLED, **options)
    assert message in error.value.message


def test_a_horizon_that_is_too_far_is_refused_with_its_size():
    far = replace(THREE_ROUNDS, rounds=10)
    with pytest.raises(ScopeError, match=r"10 rounds.*349,525 histories") as error:
        Planner(far).values(())
    assert error.value.help == "9 rounds would fit"
    assert Planner(replace(far, discount=0)).values(())
    with pytest.raises(ScopeError, match="349,525 histories"):
        Planner(replace(far, discount=0)).table()
