"""What a definition may not look at, if two outcomes and a type are all it is given."""

import pytest

from accord.theory.errors import AccordError
from accord.theory.hidden import Hidden, HiddenRead, mask
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop, property_of
from accord.theory.statements import Statement
from accord.verifiers.decide import reads_two_cells
from accord.verifiers.kernel.options import check_options, run_masked

SHAPE = ("agent", "profile", "report")
ORDERS = ((0, 1), (1, 0))


def choose(reports):
    return reports[0][0]


RULE = Mechanism(
    rule=choose,
    domains=(ORDERS, ORDERS, ORDERS),
    outcomes=(0, 1),
    prefers=lambda i, p, x, y: p[i].index(x) <= p[i].index(y),
    name="first voter's top",
    scope="3 voters",
)


def other(m, agent):
    return (agent + 1) % len(m.domains)


def lie_of(m, agent, profile, report):
    return m(profile.with_report(agent, report))


PEEKS = {
    "compares another's report": lambda m, i, p, r: p[other(m, i)] == p[i],
    "sorts all reports": lambda m, i, p, r: sorted(p) == list(p) or True,
    "asks what another ranks first": lambda m, i, p, r: p[other(m, i)][0] == 0,
    "lists another's report": lambda m, i, p, r: list(p[other(m, i)]) != [],
    "looks for a value in another's report": lambda m, i, p, r: 0 in p[other(m, i)],
    "counts another's report": lambda m, i, p, r: len(p[other(m, i)]) == 2,
    "uses another's report as a key": lambda m, i, p, r: {p[other(m, i)]: 1} != {},
    "counts a report in the profile": lambda m, i, p, r: p.count(p[i]) > 0,
    "prints the profile": lambda m, i, p, r: str(p) != "",
    "formats another's report": lambda m, i, p, r: f"{p[other(m, i)]}" != "",
    "calls a method of another's report": lambda m, i, p, r: p[2 - i].index(0) >= 0,
    "looks at the lie": lambda m, i, p, r: r[0] != p[i][0],
    "compares the lie": lambda m, i, p, r: r != p[i],
    "asks whether the lie is empty": lambda m, i, p, r: bool(r),
    "does sums with the lie": lambda m, i, p, r: r + p[i] != (),
    "asks for a third outcome": lambda m, i, p, r: (
        m(p.with_report(other(m, i), r)) == 0
    ),
    "asks for an outcome without the agent": lambda m, i, p, r: m(p.without(i)) == 0,
    "lets everybody tell the lie": lambda m, i, p, r: m(Profile((r,) * 3)) == 0,
    "asks what another prefers": lambda m, i, p, r: m.weakly_prefers(
        other(m, i), p, m(p), lie_of(m, i, p, r)
    ),
}
UNREAD = {
    "looks at nothing": lambda m, i, p, r: True,
    "compares the two outcomes": lambda m, i, p, r: m(p) in (0, lie_of(m, i, p, r)),
    "asks what she prefers": lambda m, i, p, r: m.weakly_prefers(
        i, p, m(p), lie_of(m, i, p, r)
    ),
    "looks at her own type": lambda m, i, p, r: p[i][0] in (0, 1),
    "counts the agents": lambda m, i, p, r: len(p) == len(m.domains) == 3,
    "tells the lie twice": lambda m, i, p, r: (
        m(p.with_report(i, p[i]).with_report(i, r)) in (0, 1)
    ),
}


def statement(body):
    def definition(m, agent, profile, report):
        return body(m, agent, profile, report)

    return Statement(property_of(prop(Mechanism, forall=SHAPE)(definition)), RULE, {})


@pytest.mark.parametrize("what", PEEKS)
def test_a_definition_that_peeks_is_never_certified_by_options(what):
    asked = statement(PEEKS[what])
    assert not reads_two_cells(asked)
    with pytest.raises(HiddenRead):
        run_masked(asked, 0, ORDERS[0], 0, 1)
    with pytest.raises(AccordError):
        check_options(asked, {"profiles": 8, "table": ""})


@pytest.mark.parametrize("what", UNREAD)
def test_a_definition_that_reads_two_outcomes_and_a_type_runs_masked(what):
    assert reads_two_cells(statement(UNREAD[what]))


@pytest.mark.parametrize("what", UNREAD)
def test_the_masked_run_is_the_run_on_every_instance_with_these_outcomes(what):
    asked = statement(UNREAD[what])
    for agent in RULE.agents:
        for profile in map(
            Profile, [(a, b, c) for a in ORDERS for b in ORDERS for c in ORDERS]
        ):
            for lie in ORDERS:
                truth, lying = RULE(profile), RULE(profile.with_report(agent, lie))
                masked = run_masked(asked, agent, profile[agent], truth, lying)
                assert masked == asked.body(agent, profile, lie)


def caught(m, i, p, r):
    try:
        return r[0] != 1
    except Exception:  # noqa: BLE001
        return True


def swallowed(m, i, p, r):
    try:
        return r[0] != 1
    except BaseException:  # noqa: BLE001
        return True


LEAKS = {
    "catches whatever looking raises": caught,
    "asks for the class of the lie": lambda m, i, p, r: not isinstance(r, tuple),
    "catches even a bare signal": swallowed,
}


@pytest.mark.parametrize("what", LEAKS)
def test_a_definition_that_peeks_unnoticed_is_never_certified_by_options(what):
    assert not reads_two_cells(statement(LEAKS[what]))


USES = {
    "divides": lambda x: x / 2,
    "divides by": lambda x: 2 / x,
    "floors": lambda x: x // 2,
    "takes the remainder": lambda x: x % 2,
    "raises to a power": lambda x: x**2,
    "takes the absolute value": abs,
    "rounds": round,
    "intersects": lambda x: x & {1},
    "unites": lambda x: {1} | x,
    "writes": lambda x: x.__setattr__("a", 1),
}


@pytest.mark.parametrize("use", USES)
def test_every_use_of_a_hidden_report_says_that_it_is_hidden(use):
    with pytest.raises(HiddenRead):
        USES[use](Hidden([]))


def test_the_mask_keeps_what_the_mechanism_is():
    view, masked, lie, seen = mask(RULE, 1, ORDERS[1], 0, 1)
    assert view.domains == RULE.domains
    assert list(view.agents) == [0, 1, 2]
    assert masked[1] == ORDERS[1]
    assert view(masked) == 0
    assert view(masked.with_report(1, lie)) == 1
    assert not seen
    with pytest.raises(HiddenRead):
        view(Profile((ORDERS[0],) * 3))
    assert seen
