"""Processes of actions and percepts as universes: the same law, the same agents."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from universe_classes import CD, classes, histories

from accord.theory import joint_universes as module
from accord.theory.embedded_agents import Planner
from accord.theory.errors import ModelError, ScopeError
from accord.theory.joint_universes import conditionals, joint_universes
from accord.theory.processes import Mixture, Process, coin

F = Fraction
# A hidden coin is tossed once: heads, and percepts repeat actions for ever; tails, and
# they contradict them. The agent acts at random.
HIDDEN = Process(
    (CD, CD),
    (F(1, 2), F(1, 2), 0, 0, 0, 0),
    (
        ((0, 2, F(1, 2)), (1, 3, F(1, 2))),
        ((0, 4, F(1, 2)), (1, 5, F(1, 2))),
        ((0, 0, 1),),
        ((1, 0, 1),),
        ((1, 1, 1),),
        ((0, 1, 1),),
    ),
    "a hidden coin",
)
STOPS = Process((CD, CD), (1, 0), (((0, 1, 1),), ((0, 0, F(1, 2)),)))


def words(rounds):
    for history in histories(rounds):
        yield history
        if len(history) < 2 * rounds:
            yield from ((*history, a) for a in (0, 1))


def test_a_hidden_state_is_in_the_conditionals():
    u = joint_universes(Mixture((1,), (HIDDEN,)), ((2, 0), (3, 1)), 3)
    for word in words(3):
        assert u.probability(word) == HIDDEN.probability(word)
    assert u.environment_model((), 0) == (F(1, 2), F(1, 2))
    assert u.environment_model((0, 0), 1) == (0, 1)
    assert u.environment_model((0, 1), 1) == (1, 0)
    # Explore first: C or D tell the same, and then the better answer is known.
    assert Planner(u.lasting(2)).values(()) == (F(7, 2), F(9, 2))


@settings(max_examples=10, deadline=None)
@given(classes())
def test_a_class_and_its_mixture_as_one_process_are_one_agent(u):
    whole = u.mixture().process()
    joint = joint_universes(Mixture((1,), (whole,)), u.rewards, 2, u.discount)
    each = joint_universes(u.mixture(), u.rewards, 2, u.discount)
    for word in words(2):
        assert joint.probability(word) == each.probability(word) == u.probability(word)
    values = Planner(u).table()
    assert Planner(joint).table() == values == Planner(each).table()


def test_what_is_no_universe_is_refused(monkeypatch):
    with pytest.raises(ModelError, match="over 1 alphabet"):
        conditionals(coin(CD, (F(1, 2), F(1, 2))), 2)
    with pytest.raises(ModelError, match="stops with a positive probability"):
        conditionals(STOPS, 1)
    monkeypatch.setattr(module, "MAX_STATES", 12)
    with pytest.raises(ScopeError, match="more than the 12 histories"):
        conditionals(HIDDEN, 3)


def test_after_the_last_round_it_is_not_defined():
    u = joint_universes(Mixture((1,), (HIDDEN,)), ((2, 0), (3, 1)), 1)
    with pytest.raises(ModelError, match="not defined after a history"):
        u.self_model((0, 0))
    policy, _ = conditionals(HIDDEN, 2)
    assert len(policy.laws) == 1 + 4
