"""The least counterexample is the least of all, not merely a small one."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

import accord
from accord import Mechanism
from accord.counterexamples import minimize as minimizing
from accord.counterexamples.minimize import idle_reports, minimize
from accord.theory.domains import distance
from accord.theory.profiles import Profile
from accord.theory.properties import find_property
from accord.theory.ranges import instances
from accord.theory.specifications import rule_spec
from accord.theory.statements import Statement
from accord.theory.subjects import build
from accord.verifiers import decide as deciding
from accord.verifiers.engines.enumerate import Found, search
from accord.verifiers.limits import Limits


def place(domain, own_type):
    """Return how simple a type is, said again: numbers by size, others as listed."""
    if all(isinstance(t, int) for t in domain):
        return sorted(domain, key=lambda t: (abs(t), t < 0)).index(own_type)
    return domain.index(own_type)


def stated_order(statement, instance):
    """Return what the order compares: liars, types, nearness of the lie, types."""
    named = dict(zip(statement.prop.forall, instance, strict=True))
    domains = statement.subject.domains
    profile = named["profile"]
    types = [place(d, t) for d, t in zip(domains, profile, strict=True)]
    if "coalition" in named:
        members = named["coalition"]
        pairs = zip(members, named["joint_report"], strict=True)
        far = sum(distance(profile[i], r) for i, r in pairs)
    else:
        members = ()
        far = distance(profile[named["agent"]], named["report"])
    return len(members), sum(types), far, types


def failing(statement):
    names = statement.prop.forall
    return [
        i for i in instances(statement.subject, names) if statement.body(*i) is False
    ]


CASES = [
    ("first-price", "strategyproof", {"agents": 2, "values": "0..3"}),
    ("first-price", "strategyproof", {"agents": 3, "values": "0..2"}),
    ("third-price", "strategyproof", {"agents": 3, "values": "{2,0,1}"}),
    ("all-pay", "strategyproof", {"agents": 2, "values": "{3,1,0}"}),
    ("second-price", "strongly-group-strategyproof", {"agents": 2, "values": "0..2"}),
    ("first-price", "weakly-group-strategyproof", {"agents": 2, "values": "0..2"}),
    ("borda", "strategyproof", {"agents": 3, "alternatives": 3}),
    ("plurality", "strategyproof", {"agents": 3, "alternatives": 3}),
    ("instant-runoff", "strategyproof", {"agents": 3, "alternatives": 3}),
]


@pytest.mark.parametrize("from_arrays", [False, True], ids=["loop", "arrays"])
@pytest.mark.parametrize(("rule", "name", "options"), CASES)
def test_the_counterexample_shown_is_the_minimum(
    rule, name, options, from_arrays, monkeypatch
):
    if from_arrays:
        monkeypatch.setattr(deciding, "ARRAYS_FROM", 0)
    verdict = accord.check(rule, name, **options)
    assert verdict.status == "REFUTED"
    statement = Statement(find_property(name), build(rule_spec(rule, options)), {})
    least = min(stated_order(statement, i) for i in failing(statement))
    shown = tuple(verdict.counterexample.values())
    assert stated_order(statement, shown) == least
    assert "the least in this scope" in verdict.notes[-1]


@st.composite
def refuted(draw):
    domains = ((0, -1, 2), (1, 0))
    outcomes = draw(st.lists(st.integers(0, 2), min_size=6, max_size=6))
    table = dict(zip(itertools.product(*domains), outcomes, strict=True))
    worth = draw(st.lists(st.integers(0, 2), min_size=15, max_size=15))
    keys = [(i, t, x) for i in (0, 1) for t in domains[i] for x in range(3)]
    utility = dict(zip(keys, worth, strict=True))
    return Mechanism(
        rule=table.__getitem__,
        domains=domains,
        utility=lambda i, p, x: utility[i, p[i], x],
        name="a table",
        scope="as listed",
    )


@given(refuted())
def test_single_steps_never_make_it_larger_and_end_where_no_step_helps(m):
    statement = Statement(find_property("strategyproof"), m, {})
    for start in failing(statement):
        once = Found((start,), None, 1, 1, least=False)
        end = minimize(statement, once)
        assert statement.body(*end) is False
        assert stated_order(statement, end) <= stated_order(statement, start)
        nearer = [
            i
            for i in failing(statement)
            if sum(a != b for a, b in zip(i[1], end[1], strict=True)) <= 1
            and i[0] == end[0]
            and stated_order(statement, i) < stated_order(statement, end)
        ]
        assert not nearer


@given(refuted())
def test_of_all_failures_the_minimum_is_taken(m):
    statement = Statement(find_property("strategyproof"), m, {})
    found = search(statement, Limits())
    assert found.least
    if found.violations:
        least = min(stated_order(statement, i) for i in failing(statement))
        assert stated_order(statement, minimize(statement, found)) == least


def test_a_local_minimum_is_called_what_it_is():
    verdict = accord.check("first-price", "strategyproof", agents=2, values="0..2")
    assert "the least in this scope" in verdict.notes[-1]
    assert minimizing.ORDER in verdict.notes[-1]


def test_what_is_no_mechanism_keeps_the_first_failure():
    game = accord.StrategicGame(
        players=("Ann", "Bob"),
        actions=(("C", "D"), ("C", "D")),
        table=((2, 2), (0, 3), (3, 0), (1, 1)),
    )
    mixed = {"profile": ((1, 0), (1, 0))}
    verdict = accord.check(game, "nash", given=mixed)
    assert verdict.status == "REFUTED"


# --- the parts that do not matter -------------------------------------------------


def outcome_of_the_first(domains):
    return Mechanism(
        rule=lambda r: r[0],
        domains=domains,
        utility=lambda i, p, x: -x,
        name="the first decides",
        scope="3 agents",
    )


@pytest.mark.parametrize(
    ("domains", "idle"),
    [
        (((0, 1), (0, 1), (0, 1)), [1, 2]),
        (((0, 1), (0,), (0, 1)), [2]),  # a report with no alternative is not told
        (((0, 1), (0,), (0,)), []),
    ],
    ids=["both others", "one has no choice", "nobody has"],
)
def test_reports_that_could_be_anything_are_named(domains, idle):
    m = outcome_of_the_first(domains)
    statement = Statement(find_property("strategyproof"), m, {})
    first = failing(statement)[0]
    assert idle_reports(statement, first) == idle


@given(refuted())
def test_a_report_is_idle_iff_every_other_one_fails_the_same(m):
    statement = Statement(find_property("strategyproof"), m, {})
    for agent, profile, report in failing(statement):
        other = 1 - agent
        same = all(
            statement.body(agent, profile.with_report(other, t), report) is False
            for t in m.domains[other]
        )
        found = idle_reports(statement, (agent, profile, report))
        assert found == ([other] if same else [])


def test_nothing_is_idle_without_a_profile():
    m = build(rule_spec("plurality", {"agents": 2, "alternatives": 2}))
    statement = Statement(find_property("onto"), m, {})
    assert idle_reports(statement, (0,)) == []
    assert Profile((1, 2)).without(0) == (2,)
