"""What each quantified name runs over: bounds, order, and nothing out of range."""

import itertools

import pytest

from accord.theory.errors import ModelError
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.ranges import (
    RANGES,
    count_instances,
    find_range,
    instances,
    ranges,
    values_of,
)

M = Mechanism(
    rule=lambda r: r[0],
    domains=((0, 1, 2), (0, 1), (5,)),
    outcomes=(0, 1, 2),
    decisions=("a", "b"),
    name="m",
)
BOUND = {
    "agent": 0,
    "other": 1,
    "profile": Profile((1, 0, 5)),
    "coalition": (0, 2),
    "own_type": 1,
    "outcome": 2,
    "alternative": 2,
}
KNOWN = sorted(name for kind, name in RANGES if kind is Mechanism)


@pytest.mark.parametrize("name", KNOWN)
def test_the_count_bounds_what_is_listed(name):
    needs = find_range(M, name).needs
    if not set(needs) <= set(BOUND):
        pytest.skip(f"needs {needs}")
    try:
        listed = list(values_of(M, name, BOUND))
    except ModelError:
        pytest.skip("the mechanism does not state it")
    assert len(listed) <= find_range(M, name).count(M)
    assert all(a != b for a, b in itertools.combinations(listed, 2))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("agent", [0, 1, 2]),
        ("other", [1, 2]),
        ("report", [0, 2]),
        ("own_type", [0, 1, 2]),
        ("lie", [0, 2]),
        ("coalition", [(0,), (1,), (2,), (0, 1), (0, 2), (1, 2), (0, 1, 2)]),
        ("joint_report", [(0, 5), (2, 5)]),
        ("part", [(0,), (1,), (2,), (0, 1), (0, 2), (1, 2)]),
        ("outcome", [0, 1, 2]),
        ("second_outcome", [0, 1]),
        ("decision", ["a", "b"]),
    ],
)
def test_a_name_runs_over_these_values_in_this_order(name, values):
    assert list(values_of(M, name, BOUND)) == values


def test_the_truth_is_no_lie_and_a_profile_is_no_second_one():
    truth = BOUND["profile"]
    assert len(list(values_of(M, "profile", {}))) == M.size == 6
    assert truth not in list(values_of(M, "second_profile", BOUND))


def test_instances_nest_the_ranges_in_order():
    listed = list(instances(M, ("agent", "profile", "report")))
    assert listed == [
        (i, Profile(p), r)
        for i in range(3)
        for p in itertools.product(*M.domains)
        for r in M.domains[i]
        if r != p[i]
    ]
    assert (
        len(listed)
        == 6 * (2 + 1 + 0)
        <= count_instances(M, ("agent", "profile", "report"))
    )
    assert list(instances(M, ())) == [()]
    assert count_instances(M, ()) == 1


def test_names_bound_before_are_used():
    inner = list(instances(M, ("report",), {"agent": 1, "profile": BOUND["profile"]}))
    assert inner == [(1,)]


def test_only_the_strategic_agents_report():
    one = Mechanism(rule=lambda r: 0, domains=((0, 1),) * 2, facts={"strategic": (1,)})
    assert list(values_of(one, "agent", {})) == [1]
    assert list(values_of(one, "coalition", {})) == [(1,)]


def test_counts_are_made_without_listing():
    big = Mechanism(rule=lambda r: 0, domains=(tuple(range(1000)),) * 20)
    assert count_instances(big, ("agent", "profile", "report")) == 20 * 1000**21


@pytest.mark.parametrize("name", ["nobody", "", "strategy", "Agent"])
def test_a_name_that_cannot_be_quantified_is_refused_with_those_that_can(name):
    with pytest.raises(ModelError) as caught:
        find_range(M, name)
    assert "agent" in caught.value.help


@pytest.mark.parametrize("name", ["outcome", "witness_outcome", "decision"])
def test_what_the_mechanism_does_not_list_cannot_be_run_over(name):
    with pytest.raises(ModelError, match="lists no"):
        list(values_of(Mechanism(rule=lambda r: 0, domains=((0,),)), name, {}))


def test_the_range_of_a_name_cannot_be_changed_from_outside():
    assert find_range(M, "report").needs == ("agent", "profile")

    def report(m, agent, profile):
        return []

    with pytest.raises(ModelError, match="has a range over a Mechanism already"):
        ranges(Mechanism, lambda m: 0)(report)
