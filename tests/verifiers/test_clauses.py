"""Rules for lists of axioms: counts that are known, and certificates that are wrong."""

import copy
import itertools
import math

import pytest

from accord.papers.claim import any_rule
from accord.theory.cells import explore_cells
from accord.theory.errors import CertificateError, ModelError
from accord.theory.forms import Form
from accord.theory.mechanisms import Mechanism
from accord.theory.preferences import weakly_above
from accord.theory.profiles import Profile
from accord.theory.properties import PROPERTIES, assume, find_property, prop
from accord.theory.specifications import rule_spec
from accord.theory.subjects import build
from accord.theory.terms import own_order, society
from accord.verifiers.engines.clauses import Clauses, _universal, collect
from accord.verifiers.kernel import check, seal
from accord.verifiers.kernel.statements import read_problem
from accord.verifiers.limits import Limits
from accord.verifiers.problems import ProblemQuestion
from accord.verifiers.synthesis import all_rules, find_rule

TWO = {"agents": 2, "alternatives": 3}
GIBBARD = ("strategyproof", "onto", "nondictatorial")
ARROW = (
    "weakly-paretian",
    "independence-of-irrelevant-alternatives",
    "no-arrow-dictator",
)
SETS = (
    "optimist-strategyproof",
    "pessimist-strategyproof",
    "non-imposed",
    "no-nominator",
)
MAY = ("anonymous", "neutral", "positively-responsive")
TIES = {"alternatives": 2, "ballots": "weak", "society": "weak"}


def question(setting, axioms, **options):
    pairs = [(a, {}) if isinstance(a, str) else a for a in axioms]
    return ProblemQuestion(any_rule(setting, **options), pairs)


def find(setting, axioms, at=None, **options):
    return find_rule(question(setting, axioms, **options), Limits(), at=at)


def count(setting, axioms, named=(), most=10_000, **options):
    asked = question(setting, axioms, **options)
    return all_rules(asked, Limits(), named=named, most=most).verdict


def statements(setting, axioms, **options):
    data = question(setting, axioms, **options).as_data()
    return read_problem(data).statements(Form.unknown)


# --- counts that are known -------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "setting", "axioms", "options"),
    [
        (17, "voting", ["strategyproof"], TWO),
        (3, "voting", ["strategyproof", "constant"], TWO),
        (2, "voting", ["strategyproof", "onto"], TWO),
        (17, "voting", ["maskin-monotone"], TWO),
        (2, "welfare", ARROW[:2], TWO),
        (1, "welfare", MAY, {"agents": 3, **TIES}),
        (3, "voting", ["strategyproof"], {"agents": 1, "alternatives": 2}),
        (6, "voting", ["strategyproof"], {"agents": 2, "alternatives": 2}),
        (20, "voting", ["strategyproof"], {"agents": 3, "alternatives": 2}),
        (168, "voting", ["strategyproof"], {"agents": 4, "alternatives": 2}),
    ],
)
def test_there_are_as_many_rules_as_are_known(number, setting, axioms, options):
    verdict = count(setting, axioms, **options)
    assert verdict.status == "PROVED"
    assert verdict.accepted.values == (number,)
    assert check(verdict.certificate).values == (number,)


def test_profiles_of_which_no_property_speaks_are_counted_too():
    # Unanimity settles 2 of 4 profiles; at the others each outcome is another rule.
    verdict = count("voting", ["unanimous"], agents=2, alternatives=2)
    assert verdict.accepted.values == (4,)


def test_named_rules_are_among_those_counted():
    named = [rule_spec("dictatorship", TWO, {"dictator": i}) for i in range(2)]
    verdict = count("voting", GIBBARD[:2], named, **TWO)
    assert verdict.certificate["payload"]["rules"] == named
    assert verdict.accepted.values == (2,)


def test_a_named_rule_without_the_properties_is_no_count():
    named = [rule_spec("borda", TWO)]
    with pytest.raises(CertificateError, match="strategyproof"):
        count("voting", ["strategyproof"], named, **TWO)


def test_more_rules_than_wanted_are_not_counted():
    verdict = count("voting", ["strategyproof"], most=16, **TWO)
    assert verdict.status == "UNKNOWN"
    assert "more than 16" in verdict.reason


def test_rules_for_electorates_of_every_size_are_not_counted():
    verdict = count("voting", ["participation"], agents=2, alternatives=2)
    assert verdict.status == "UNKNOWN"
    assert "other electorates" in verdict.reason


def test_where_there_is_no_rule_the_count_is_an_impossibility():
    assert count("voting", GIBBARD, **TWO).status == "REFUTED"


def test_the_clauses_of_gibbard_satterthwaite_at_4_alternatives_are_163014():
    made = collect(statements("voting", GIBBARD, agents=2, alternatives=4), Limits())
    assert made.given == 163_014
    assert len(made.lists) < made.given, "two instances often give one clause"


# --- one run for all the others' reports ------------------------------------------


@pytest.mark.parametrize(
    ("setting", "axiom", "options"),
    [
        ("voting", "strategyproof", TWO),
        ("voting", "maskin-monotone", TWO),
        ("voting", "tops-only", TWO),
        ("voting", "constant", {"agents": 3, "alternatives": 2}),
        ("welfare", "positively-responsive", {"agents": 2, **TIES}),
        ("welfare", ARROW[1], {"agents": 2}),
        ("committees", "subset-strategyproof", {"agents": 2, "alternatives": 3}),
        ("set-voting", "pessimist-strategyproof", {"agents": 2}),
    ],
)
def test_hiding_the_others_reports_loses_no_clause(setting, axiom, options):
    options = {"seats": 2, **options} if setting == "committees" else options
    (statement,) = statements(setting, [axiom], **options)
    quick = collect([statement], Limits())
    plain = Clauses(quick.size)
    plain.cells, plain.names = dict(quick.cells), list(quick.names)
    from accord.theory.ranges import instances

    for universal in instances(statement.subject, statement.prop.forall):
        for literals in _universal(statement, plain, universal):
            plain.add(literals, (0, universal))
    made = {c for c, o in zip(quick.lists, quick.origins, strict=True) if o is not None}
    assert made == set(plain.lists)


# --- dropping an axiom, and getting one wrong --------------------------------------


@pytest.mark.parametrize(
    ("setting", "axioms", "options"),
    [
        ("voting", GIBBARD, TWO),
        ("welfare", ARROW, TWO),
        pytest.param("set-voting", SETS, TWO, marks=pytest.mark.slow),
        pytest.param(
            "committees",
            ("weakly-proportional", "subset-strategyproof"),
            {},
            marks=pytest.mark.slow,
        ),
        ("voting", ("anonymous", "neutral"), {"agents": 2, "alternatives": 2}),
        ("matching", ("stable", "gender-indifferent"), {"side": 2}),
    ],
    ids=lambda x: x if isinstance(x, str) else None,
)
def test_dropping_any_axiom_of_an_impossibility_leaves_a_rule(setting, axioms, options):
    if setting != "matching":
        assert find(setting, axioms, **options).verdict.status == "REFUTED"
    for dropped in axioms:
        rest = [axiom for axiom in axioms if axiom != dropped]
        found = find(setting, rest, **options)
        assert found.verdict.status == "PROVED", f"without {dropped}"
        assert check(found.verdict.certificate).status == "PROVED"
        table = dict(found.table)
        m = statements(setting, rest, **options)[0].subject
        assert len(table) == m.size
        assert set(table.values()) <= set(m.outcomes)


def wrong(name, forall):
    """Return the decorator that puts another definition in a property's place."""
    original = find_property(name)

    def register(body):
        body.__name__ = original.body.__name__
        prop(Mechanism, forall=forall)(body)
        return body.accord_property

    return register


def test_weak_for_strict_in_pareto_changes_the_verdict(monkeypatch):
    @wrong(ARROW[0], ("profile", "alternative", "second_alternative"))
    def weak(m, profile, alternative, second_alternative):
        x, y = alternative, second_alternative
        assume(all(not weakly_above(own_order(m, i, profile), y, x) for i in m.agents))
        return weakly_above(society(m, profile), x, y)

    assert find("welfare", ARROW, society="weak", **TWO).verdict.status == "REFUTED"
    monkeypatch.setitem(PROPERTIES, ARROW[0], weak)
    assert find("welfare", ARROW, society="weak", **TWO).verdict.status == "PROVED"


def test_strict_for_weak_in_strategyproofness_changes_the_verdict(monkeypatch):
    @wrong("strategyproof", ("agent", "profile", "report"))
    def strict(m, agent, profile, report):
        truth, lie = m(profile), m(profile.with_report(agent, report))
        return m.strictly_prefers(agent, profile, truth, lie)

    assert find("voting", ["strategyproof"], **TWO).verdict.status == "PROVED"
    monkeypatch.setitem(PROPERTIES, "strategyproof", strict)
    assert find("voting", ["strategyproof"], **TWO).verdict.status == "REFUTED"


# --- some profiles only -------------------------------------------------------------


def test_few_profiles_can_show_that_there_is_no_rule_on_all():
    side = ((1, 2, 0), (2, 0, 1), (0, 1, 2))
    axioms = ("stable", "gender-indifferent")
    found = find("matching", axioms, at=[Profile(side + side)], side=3)
    assert found.verdict.status == "REFUTED"
    assert "profiles" not in found.verdict.certificate["statement"]["subject"]["of"]
    assert found.verdict.scope.startswith("3 proposers, 3 receivers")


def test_a_rule_at_few_profiles_decides_nothing():
    found = find(
        "voting",
        ["strategyproof"],
        at=[Profile(((0, 1), (0, 1)))],
        agents=2,
        alternatives=2,
    )
    assert found.verdict.status == "UNKNOWN"


def test_a_witness_is_not_looked_for_at_few_profiles():
    found = find(
        "voting",
        ["onto"],
        at=[Profile(((0, 1), (0, 1)))],
        agents=2,
        alternatives=2,
    )
    assert found.verdict.status == "UNKNOWN"
    assert "witness" in found.verdict.reason


ORDERS = tuple(itertools.permutations(range(3)))
CONFLICTS = [((1, 0, 2), (0, 2, 1)), ((2, 0, 1), (1, 2, 0))]
LIBERAL = (
    "weakly-paretian",
    ("decisive-pair", {"agent": 0, "pair": (0, 1)}),
    ("decisive-pair", {"agent": 1, "pair": (1, 2)}),
)


def test_sen_is_contradictory_at_2_of_36_profiles():
    bad = [
        profile
        for profile in itertools.product(ORDERS, repeat=2)
        if find(
            "welfare", LIBERAL, society="acyclic", profiles=[profile]
        ).verdict.status
        == "REFUTED"
    ]
    assert bad == CONFLICTS


def test_profiles_that_cannot_occur_say_nothing():
    spec = any_rule("voting", agents=1, alternatives=2, profiles=[((0, 1),)])
    m = build({**spec, "values": {"f[[0,1]]": "1"}})
    assert m.size == 1
    assert "1 listed profile" in m.scope
    kept = count(
        "voting", ["strategyproof"], agents=1, alternatives=2, profiles=[((0, 1),)]
    )
    assert kept.accepted.values == (2,)


def test_a_listed_profile_is_one_of_the_domain():
    with pytest.raises((ModelError, CertificateError)):
        build(any_rule("voting", agents=1, alternatives=2, profiles=[((0, 2),)]))


# --- certificates that are wrong ----------------------------------------------------


@pytest.fixture(scope="module")
def impossible():
    return find("voting", GIBBARD, **TWO).verdict.certificate


@pytest.fixture(scope="module")
def seventeen():
    return count("voting", ["strategyproof"], **TWO).certificate


def changed(certificate, change):
    bad = copy.deepcopy(certificate)
    change(bad["payload"])
    bad["seal"] = seal(bad)
    return bad


def entry_of(payload, kind, which=None):
    for k, entry in enumerate(payload["clauses"]):
        if entry[0] == kind and which in (None, entry[1] if kind == "axiom" else None):
            return k
    raise AssertionError(kind)


def not_implied(payload):
    # The lie gives the same outcome as the truth: nobody gains.
    entry = payload["clauses"][entry_of(payload, "axiom", 0)]
    entry[3][1][1] = entry[3][0][1]


def other_instance(payload):
    entry = payload["clauses"][entry_of(payload, "axiom", 0)]
    entry[2][0] = 1 - entry[2][0]


def no_instance(payload):
    # The truth is no lie.
    entry = payload["clauses"][entry_of(payload, "axiom", 0)]
    agent, profile, _ = entry[2]
    entry[2][2] = profile[agent]


def unread_cell(payload):
    payload["clauses"][entry_of(payload, "axiom", 0)][3].pop()


def other_definition(payload):
    payload["clauses"][entry_of(payload, "axiom", 0)][1] = 1


def no_definition(payload):
    payload["clauses"][entry_of(payload, "axiom", 0)][1] = 3


def one_twice(payload):
    entry = payload["clauses"][entry_of(payload, "one")]
    entry[3] = entry[2]


def another_kind(payload):
    payload["clauses"][0] = ["assumed", *payload["clauses"][0][1:]]


def no_such_rule(payload):
    payload["clauses"][0] = ["other", 0]


def dropped_hint(payload):
    payload["steps"][-1][2].pop()


def unknown_hint(payload):
    payload["steps"][-1][2][0] = 10**6


def later_hint(payload):
    payload["steps"][0][2][0] = payload["steps"][-1][0]


def changed_literal(payload):
    step = next(step for step in payload["steps"] if step[1])
    step[1][0][2] = not step[1][0][2]


def dropped_literal(payload):
    step = next(step for step in payload["steps"] if step[1])
    step[1].pop()


def no_empty_clause(payload):
    payload["steps"].pop()


def number_taken(payload):
    payload["steps"][0][0] = 1


def one_field_more(payload):
    payload["extra"] = []


BAD = (
    *(not_implied, other_instance, no_instance, unread_cell, other_definition),
    *(no_definition, one_twice, another_kind, no_such_rule, dropped_hint),
    *(unknown_hint, later_hint, changed_literal, dropped_literal, no_empty_clause),
    *(number_taken, one_field_more),
)


@pytest.mark.parametrize("change", BAD, ids=[f.__name__ for f in BAD])
def test_a_wrong_impossibility_is_rejected(impossible, change):
    assert check(impossible).status == "REFUTED"
    with pytest.raises(CertificateError):
        check(changed(impossible, change))


def test_every_hint_of_a_step_counts(impossible):
    steps = impossible["payload"]["steps"]
    k = max(range(len(steps)), key=lambda k: len(steps[k][2]))
    for h in range(len(steps[k][2])):
        with pytest.raises(CertificateError):
            check(changed(impossible, lambda p, h=h: p["steps"][k][2].pop(h)))


def test_every_clause_of_a_proof_counts(impossible):
    def without(payload, k):
        payload["clauses"][k] = payload["clauses"][k - 1]

    for k in range(0, len(impossible["payload"]["clauses"]), 40):
        with pytest.raises(CertificateError):
            check(changed(impossible, lambda p, k=k: without(p, k)))


def a_rule_less(payload):
    payload["rules"].pop()


def a_rule_twice(payload):
    payload["rules"].append(payload["rules"][0])


def another_rule(payload):
    values = payload["rules"][0]["values"]
    cell = next(iter(values))
    values[cell] = str((int(values[cell]) + 1) % 3)


def no_rules(payload):
    payload["rules"] = []


def a_rule_of_another_size(payload):
    payload["rules"][0] = rule_spec("dictatorship", {"agents": 3, "alternatives": 3})


LESS = (a_rule_less, a_rule_twice, another_rule, no_rules, a_rule_of_another_size)


@pytest.mark.parametrize("change", LESS, ids=[f.__name__ for f in LESS])
def test_a_wrong_count_is_rejected(seventeen, change):
    assert check(seventeen).values == (17,)
    with pytest.raises((CertificateError, ModelError)):
        check(changed(seventeen, change))


def test_a_point_is_checked_like_any_rule():
    certificate = find("voting", GIBBARD[:2], **TWO).verdict.certificate

    def change(payload):
        cells = sorted(payload["values"])
        payload["values"][cells[7]] = str((int(payload["values"][cells[7]]) + 1) % 3)

    assert check(certificate).status == "PROVED"
    with pytest.raises(CertificateError):
        check(changed(certificate, change))


# --- explored runs -------------------------------------------------------------------


def test_a_definition_is_run_once_for_each_way_to_fill_what_it_reads():
    (statement,) = statements("voting", ["strategyproof"], **TWO)
    instance = (0, Profile(((0, 1, 2), (0, 1, 2))), (1, 0, 2))
    runs = list(explore_cells(lambda: statement.holds(*instance)))
    assert len(runs) == 9
    worse = [reads for reads, result in runs if result is False]
    assert len(worse) == math.comb(3, 2)
