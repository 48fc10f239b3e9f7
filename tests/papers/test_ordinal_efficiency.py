"""Ordinal efficiency by trading cycles against its own definition, as linear programs.

`sd-efficient` rests on the characterisation of Bogomolnaia and Moulin; here the table
of probabilities that dominates, or its absence, is found directly.
"""

import itertools
from fractions import Fraction

import pytest

from accord.theory.exact import Exact
from accord.theory.forms import Form, literal
from accord.theory.lotteries import Lottery, sure, uniform
from accord.theory.mechanisms import Mechanism
from accord.theory.preferences import upper_sets
from accord.theory.profiles import Profile
from accord.theory.properties.sd_efficient import sd_efficient
from accord.theory.ranges.mechanisms import trading_cycle
from accord.theory.specifications import rule_spec
from accord.theory.subjects import build
from accord.theory.unknowns import replace_rule
from accord.verifiers.engines.linear_programs import solve

# One profile of each kind: who agrees with whom on 3 objects, up to renaming.
KINDS = [
    Profile(((0, 1, 2), second, third))
    for second, third in itertools.combinations_with_replacement(
        itertools.permutations(range(3)), 2
    )
]
OPPOSED = Profile(((0, 1, 2, 3),) * 2 + ((1, 0, 3, 2),) * 2)


def _efficient(m: Mechanism, profile: Profile) -> bool:
    return all(sd_efficient(m, profile, cycle) for cycle in trading_cycle(m))


def _most_improvement(m: Mechanism, profile: Profile) -> Exact:
    """Return the largest sum of improvements of upper sets by a dominating table."""
    outcome = m(profile)
    agents = objects = range(len(profile))
    table = {(i, x): Form.unknown(f"q{i}{x}") for i in agents for x in objects}
    rows = [literal(q, ">=") for q in table.values()]
    rows += [literal(sum(table[i, x] for x in objects) - 1, "==") for i in agents]
    rows += [literal(sum(table[i, x] for i in agents) - 1, "==") for x in objects]
    gains = [
        sum(table[i, x] - outcome[i][x] for x in upper)
        for i in agents
        for upper in upper_sets(profile[i], objects)
    ]
    bound = solve([*rows, *(literal(gain, ">=") for gain in gains)], sum(gains)).bound
    assert bound is not None
    return bound


@pytest.mark.parametrize("rule", ["probabilistic-serial", "random-priority"])
def test_no_cycle_means_that_no_table_dominates(rule: str):
    m = build(rule_spec(rule, {"agents": 3, "objects": 3}))
    for profile in KINDS:
        assert _efficient(m, profile)
        assert _most_improvement(m, profile) == 0


def test_where_there_is_a_cycle_a_table_dominates():
    m = build(rule_spec("random-priority", {"agents": 4, "objects": 4}))
    assert not _efficient(m, OPPOSED)
    assert _most_improvement(m, OPPOSED) > 0


def test_serial_eating_has_no_such_cycle():
    m = build(rule_spec("probabilistic-serial", {"agents": 4, "objects": 4}))
    assert _efficient(m, OPPOSED)
    assert _most_improvement(m, OPPOSED) == 0


def test_random_priority_gives_five_twelfths_of_the_first():
    m = build(rule_spec("random-priority", {"agents": 4, "objects": 4}))
    first, rest = Fraction(5, 12), Fraction(1, 12)
    assert dict(m(OPPOSED)[0]) == {0: first, 1: rest, 2: first, 3: rest}


@pytest.mark.parametrize(
    ("profile", "dominated"),
    [
        pytest.param(((0, 1, 2),) * 3, False, id="all alike: equal lots are efficient"),
        pytest.param(
            ((0, 1, 2), (1, 2, 0), (2, 0, 1)), True, id="all could have their first"
        ),
        pytest.param(
            ((0, 1, 2), (0, 1, 2), (1, 0, 2)), True, id="two agree and one does not"
        ),
    ],
)
def test_equal_lots(profile: tuple[tuple[int, ...], ...], dominated: bool):
    m = _always((uniform(range(3)),) * 3)
    assert _efficient(m, Profile(profile)) is not dominated
    assert (_most_improvement(m, Profile(profile)) > 0) is dominated


def test_a_sure_table_picked_in_turn_is_efficient():
    m = _always((sure(0), sure(2), sure(1)))
    profile = Profile(((0, 1, 2), (0, 2, 1), (1, 0, 2)))
    assert _efficient(m, profile)
    assert _most_improvement(m, profile) == 0


def _always(table: tuple[Lottery, ...]) -> Mechanism:
    m = build(rule_spec("random-priority", {"agents": 3, "objects": 3}))
    return replace_rule(m, lambda reports: table)
