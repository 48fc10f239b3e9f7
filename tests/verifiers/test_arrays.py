"""The fast engine and kind `options` against the plain definition, on small tables."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.counterexamples.asking import check as ask
from accord.counterexamples.minimize import minimize
from accord.theory.errors import CertificateError, ModelError
from accord.theory.hidden import HiddenRead
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import assume, find_property, prop, property_of
from accord.theory.ranges import instances
from accord.theory.rules import RULES, all_rules
from accord.theory.specifications import rule_spec
from accord.theory.statements import Statement
from accord.theory.subjects import build
from accord.theory.tables import hash_cells, table_hash, tabulate
from accord.verifiers import decide as deciding
from accord.verifiers.decide import reads_two_cells
from accord.verifiers.engines import arrays
from accord.verifiers.engines.enumerate import search as plain_search
from accord.verifiers.kernel.loops import check_table
from accord.verifiers.kernel.options import check_options
from accord.verifiers.limits import Limits

STRATEGYPROOF = find_property("strategyproof")


@prop(Mechanism, forall=("agent", "profile", "report"))
def lies_that_change_gain_nothing(m, agent, profile, report):
    truth, lie = m(profile), m(profile.with_report(agent, report))
    assume(truth != lie)
    return m.weakly_prefers(agent, profile, truth, lie)


@prop(Mechanism, forall=("agent", "profile", "report"))
def every_lie_changes_something(m, agent, profile, report):
    return m(profile) != m(profile.with_report(agent, report))


def table_mechanism(sizes, outcomes, utilities):
    """Return the mechanism with these outcomes, by profile, and u(agent, type, x)."""
    domains = tuple(tuple(range(size)) for size in sizes)
    table = dict(zip(itertools.product(*domains), outcomes, strict=True))
    return Mechanism(
        rule=table.__getitem__,
        domains=domains,
        outcomes=tuple(range(4)),
        utility=lambda i, profile, x: utilities[i, profile[i], x],
        name="a table",
        scope="as listed",
    )


@st.composite
def mechanisms(draw):
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    profiles = list(itertools.product(*map(range, sizes)))
    count = len(profiles)
    outcomes = draw(st.lists(st.integers(0, 3), min_size=count, max_size=count))
    keys = [(i, t, x) for i, n in enumerate(sizes) for t in range(n) for x in range(4)]
    count = len(keys)
    numbers = draw(st.lists(st.integers(0, 2), min_size=count, max_size=count))
    return table_mechanism(sizes, outcomes, dict(zip(keys, numbers, strict=True)))


def plainly_failing(statement):
    return [
        universal
        for universal in instances(statement.subject, statement.prop.forall)
        if statement.body(*universal) is False
    ]


def by_arrays(statement):
    table, outcomes = arrays.tabulate(statement.subject, Limits())
    return arrays.search(statement, table, outcomes, Limits())


def places_sum(instance):
    return sum(instance[1])  # the types of these tables are 0, 1, 2: their own places


# --- the engine ------------------------------------------------------------------


@pytest.mark.parametrize(
    "definition",
    [STRATEGYPROOF, property_of(lies_that_change_gain_nothing)],
    ids=lambda d: d.name,
)
@given(m=mechanisms())
def test_arrays_and_the_plain_loop_meet_the_same_failures(definition, m):
    statement = Statement(definition, m, {})
    failing = plainly_failing(statement)
    found, plain = by_arrays(statement), plain_search(statement, Limits())
    assert sorted(plain.violations) == sorted(failing)
    assert found.count == plain.count == len(failing)
    assert found.instances == plain.instances
    assert bool(found.met) == bool(plain.met)
    least = min(map(places_sum, failing), default=0)
    simplest = sorted(i for i in failing if places_sum(i) == least)
    assert sorted(found.violations) == simplest
    assert found.least
    assert plain.least
    if failing:
        assert minimize(statement, found) == minimize(statement, plain)


@given(m=mechanisms())
def test_more_outcomes_than_fit_a_mask_are_found_the_same(m):
    statement = Statement(STRATEGYPROOF, m, {})
    usual = by_arrays(statement)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(arrays, "_SETS", 0)
        unmasked = by_arrays(statement)
    assert sorted(unmasked.violations) == sorted(usual.violations)
    assert unmasked.count == usual.count


@given(m=mechanisms())
def test_options_are_accepted_exactly_where_the_table_is(m):
    statement = Statement(STRATEGYPROOF, m, {})
    fails = bool(plainly_failing(statement))
    cells, outcomes = tabulate(m)
    options = {"profiles": len(cells), "table": hash_cells(cells, outcomes)}
    count = sum(1 for _ in instances(m, STRATEGYPROOF.forall))
    for profile in itertools.product(*m.domains):
        m(Profile(profile))
    if fails:
        with pytest.raises(CertificateError, match="step `agent"):
            check_options(statement, options)
        with pytest.raises(CertificateError, match="step `instance"):
            check_table(statement, {"instances": count, "table": table_hash(m)})
        return
    by_options = check_options(statement, options)
    table = plain_search(statement, Limits())
    by_table = check_table(
        statement, {"instances": table.instances, "table": table_hash(m)}
    )
    assert by_options.status == by_table.status == "PROVED"
    assert by_options.instances == by_table.instances


@given(m=mechanisms())
def test_a_definition_that_a_harmless_lie_fails_is_left_to_the_loop(m):
    statement = Statement(property_of(every_lie_changes_something), m, {})
    with pytest.raises(HiddenRead):
        by_arrays(statement)


def test_a_kept_list_that_was_cut_is_not_called_least(monkeypatch):
    # 4 x 4 profiles, all failing in the same way at sums of places that tie
    m = table_mechanism(
        (1, 5),
        range(5),
        {(i, t, x): x for i in range(2) for t in range(5) for x in range(5)},
    )
    statement = Statement(STRATEGYPROOF, m, {})
    assert by_arrays(statement).least
    monkeypatch.setattr(arrays, "KEEP", 4)
    assert not by_arrays(statement).least


# --- the shortcut for anonymous rules --------------------------------------------


def anonymous_rules():
    return [
        (name, {"agents": n, "alternatives": 3})
        for name, rule in all_rules().items()
        if rule.setting == "voting"
        and not any(word in name for word in ("scoring", "delegat"))
        and any(f.property == "anonymous" and f.holds for f in rule.facts)
        for n in (2, 3)
    ]


def test_a_declared_rule_spread_from_multisets_is_the_plain_table():
    tried = 0
    for name, options in anonymous_rules():
        try:
            m = build(rule_spec(name, options))
            table, outcomes = arrays.tabulate(m, Limits())
        except ModelError:
            continue  # it needs parameters of its own, or is for two alternatives
        assert "anonymous" in m.facts["declared"]
        flat = [outcomes[k] for k in table.reshape(-1)]
        assert flat == [m.run(Profile(p)) for p in itertools.product(*m.domains)], name
        tried += 1
    assert tried > 10


def test_a_rule_declared_anonymous_that_is_not_is_never_certified(monkeypatch):
    """The engine believes the declaration; the kernel runs every profile itself."""
    spec = rule_spec("dictatorship", {"agents": 2, "alternatives": 3})
    honest = RULES["borda"].facts
    monkeypatch.setattr(deciding, "ARRAYS_FROM", 0)
    entry = RULES[spec["rule"]]
    monkeypatch.setitem(
        RULES,
        spec["rule"],
        type(entry)(entry.name, entry.setting, entry.function, entry.options, honest),
    )
    with pytest.raises(ModelError):
        ask("dictatorship", "strategyproof", agents=2, alternatives=3)


# --- decide: which way, and back where it closes ----------------------------------


def test_decide_takes_the_short_way_where_it_is_open(monkeypatch):
    monkeypatch.setattr(deciding, "ARRAYS_FROM", 0)
    verdict = ask("second-price", "strategyproof", agents=2, values="0..2")
    assert verdict.certificate["kind"] == "options"


@prop(Mechanism, forall=("agent", "profile", "report"))
def looks_late(m, agent, profile, report):
    """It reads the others' reports only after a lie that changes the outcome."""
    truth, lie = m(profile), m(profile.with_report(agent, report))
    return truth == lie or all(r >= 0 for r in profile)


@pytest.mark.parametrize(
    ("definition", "status"),
    [(looks_late, "PROVED"), (every_lie_changes_something, "REFUTED")],
    ids=["it looks at more on some instance", "a lie without effect fails"],
)
def test_where_the_short_way_closes_late_the_loop_decides(
    monkeypatch, definition, status
):
    monkeypatch.setattr(deciding, "ARRAYS_FROM", 0)
    verdict = ask("first-price", definition, agents=2, values="0..2")
    assert verdict.status == status
    if status == "PROVED":
        assert verdict.certificate["kind"] == "table"


def test_a_table_above_the_kernels_budget_is_unchecked(monkeypatch):
    monkeypatch.setattr(deciding, "ARRAYS_FROM", 0)
    verdict = ask(
        "second-price",
        "strategyproof",
        agents=2,
        values="0..4",
        limits=Limits(kernel_budget=24),
    )
    assert (verdict.status, verdict.certificate) == ("UNCHECKED", None)
    assert "--kernel-budget 25 would check it" in verdict.reason


def test_reads_two_cells_is_false_of_what_is_no_mechanism_of_that_shape():
    m = table_mechanism((2, 2), (0, 1, 2, 3), {})
    assert not reads_two_cells(Statement(find_property("anonymous"), m, {}))
    assert not reads_two_cells(Statement(find_property("onto"), m, {}))
