"""The kernel: what it accepts and refuses, and that these tests notice its faults.

The last test plants faults: it turns each comparison, each connective and each branch
of the kernel's functions round, leaves out each call made for its effect, and demands
of the checks above it that one of them fails.
"""

import copy
import functools
import itertools
import random

import pytest
from planting import functions_of, unnoticed

from accord.counterexamples.asking import check as ask
from accord.papers.claim import any_rule, left_open
from accord.theory import coding, forms, tables
from accord.theory.errors import CertificateError, ModelError, ScopeError
from accord.theory.forms import Form, literal, write_literal
from accord.theory.games import from_arrays
from accord.theory.hidden import HiddenRead
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import (
    all_properties,
    assume,
    find_property,
    prop,
    property_of,
)
from accord.theory.specifications import python_spec, rule_spec
from accord.theory.statements import Statement, check_fits
from accord.theory.subjects import build, source_hash
from accord.theory.unknowns import UNKNOWN
from accord.verifiers import decide as deciding
from accord.verifiers import kernel
from accord.verifiers.certificates import make_certificate
from accord.verifiers.decide import Question, reads_two_cells
from accord.verifiers.implications import Conclusion, implies
from accord.verifiers.kernel import (
    linear,
    loops,
    options,
    points,
    regions,
    statements,
)
from accord.verifiers.limits import Limits
from accord.verifiers.open_questions import decide_open
from accord.verifiers.problems import ProblemQuestion, solve_problem
from accord.verifiers.synthesis import find_rule

SMALL = {"agents": 2, "values": "{0,3}"}
STRATEGYPROOF = find_property("strategyproof")


def resealed(certificate, **changed):
    fresh = {**copy.deepcopy(certificate), **changed}
    return {**fresh, "seal": kernel.seal(fresh)}


@functools.cache
def refuted():
    return ask("first-price", "strategyproof", **SMALL).certificate


@functools.cache
def refuted_by_two():
    return ask("second-price", "strongly-group-strategyproof", **SMALL).certificate


@functools.cache
def proved():
    return ask("second-price", "strategyproof", **SMALL).certificate


@functools.cache
def pareto():
    return ask("dictatorship", "nondictatorial", agents=2, alternatives=3).certificate


@prop(Mechanism, forall=("profile", "second_profile"))
def differ(m, profile, second_profile):
    return profile != second_profile  # False only of what is no instance


@functools.cache
def largest():
    law = {"law": UNKNOWN}
    spec = {**left_open("payoffs", [2, 2]), "values": {"u1.1.1": 3, "u2.2.2": 1}}
    equilibrium = [("correlated-equilibrium", law)]
    question = ProblemQuestion(spec, equilibrium, ("payoff-sum", law))
    return solve_problem(question, Limits()).certificate


@functools.cache
def impossible():
    worths = {"v1.1": 1, "v1.3": 2, "v2.1": 2, "v2.2": 1, "v3.2": 2, "v3.3": 1}
    spec = {**left_open("worths", 3), "values": worths}
    question = ProblemQuestion(left_open("payments", spec), [("strategyproof", {})])
    return solve_problem(question, Limits()).certificate


def instance(agent, profile, report):
    return {"instance": {"agent": agent, "profile": profile, "report": report}}


def refuse(certificate, message="", error=CertificateError, **options):
    with pytest.raises(error, match=message):
        kernel.check(certificate, **options)


# --- the checks: each is a test, and each must pass on the kernel as it is ---------


def good_ones_are_accepted():
    for certificate, status in (
        (refuted(), "REFUTED"),
        (refuted_by_two(), "REFUTED"),
        (proved(), "PROVED"),
        (pareto(), "REFUTED"),
        (largest(), "PROVED"),
        (impossible(), "REFUTED"),
    ):
        assert kernel.check(certificate).status == status
    accepted = kernel.check(proved())
    assert (accepted.instances, accepted.met, accepted.vacuous) == (8, 8, "")
    assert kernel.check(refuted()).values == (0, Profile((3, 0)), 0)
    premises = ask("plurality", "unanimous", agents=2, alternatives=3)
    assert premises.accepted.instances > premises.accepted.met > 0
    assert premises.vacuous == ""


def the_envelope_is_checked():
    refuse({**refuted(), "format": "other"}, "step `format`")
    refuse({**refuted(), "more": 1}, "step `format`")
    refuse({**refuted(), "seal": "0"}, "step `seal`")
    refuse({**refuted(), "verdict": "PROVED"}, "step `seal`")
    refuse(resealed(refuted(), verdict="PROVED"), "step `verdict`")
    refuse(resealed(refuted(), kind="proof"), "step `kind`")
    refuse(resealed(refuted(), payload=[]), "step `payload`")


def the_statement_is_checked():
    stated = refuted()["statement"]
    for changed, message in (
        ({**stated, "scope": "everything"}, "step `scope`"),
        ({**stated, "more": 1}, "step `statement`"),
        ({**stated, "subject": 3}, "step `subject`"),
        ({**stated, "property": 3}, "step `statement`"),
        ({**stated, "property": {**stated["property"], "note": 1}}, "step `statement`"),
    ):
        refuse(resealed(refuted(), statement=changed), message)
    changed = {**stated, "property": {**stated["property"], "source": "0"}}
    refuse(resealed(refuted(), statement=changed), "has changed since")
    changed = {**stated, "subject": {**stated["subject"], "source": "0"}}
    refuse(resealed(refuted(), statement=changed), "has changed since")
    other = {"name": "nash", "source": source_hash(find_property("nash").body)}
    changed = {**stated, "property": {**other, "parameters": {}}}
    refuse(resealed(refuted(), statement=changed), "is about", ModelError)
    other = {**stated["property"], "parameters": {"count": 1}}
    refuse(
        resealed(refuted(), statement={**stated, "property": other}),
        "takes the parameters",
        ModelError,
    )
    problem = impossible()["statement"]
    changed = {**problem, "scope": "everything"}
    refuse(resealed(impossible(), statement=changed), "step `scope`")


def a_witness_is_run_on_values_of_its_ranges():
    for payload, message in (
        (instance(0, [0, 0], 3), "step `run`"),
        (instance(0, [3, 0], 1), "step `instance`"),  # it would gain
        (instance(0, [2, 0], 0), "step `instance`"),  # it would gain
        (instance(0, [3, 0, 0], 0), "step `instance`"),
        (instance(0, {}, 0), "step `instance`"),
        (instance(0, [3, 0], 3), "step `instance`"),
        (instance(2, [3, 0], 0), "step `instance`"),
        ({"instance": {"agent": 0}}, "step `instance`"),
        ({"instance": 3}, "step `payload`"),
        ({**instance(0, [3, 0], 0), "more": 1}, "step `payload`"),
    ):
        refuse(resealed(refuted(), payload=payload), message)
    two = {"coalition": [0, 1], "profile": [0, 0]}
    for joint, message in (
        ([0, 0], "step `instance`"),
        ([1, 0], "step `instance`"),
        ([0], "step `instance`"),
        ([3, 0], "step `run`"),
    ):
        payload = {"instance": {**two, "joint_report": joint}}
        refuse(resealed(refuted_by_two(), payload=payload), message)
    own = {"name": "f.py:differ", "source": source_hash(differ), "parameters": {}}
    stated = {**refuted()["statement"], "property": own}
    for second, message in (([3, 0], "step `instance`"), ([0, 0], "step `run`")):
        payload = {"instance": {"profile": [3, 0], "second_profile": second}}
        certificate = resealed(refuted(), statement=stated, payload=payload)
        refuse(certificate, message, property_given=differ)


def a_table_is_run_whole():
    payload = proved()["payload"]
    refuse(resealed(proved(), payload={**payload, "instances": 7}), "step `count`")
    refuse(resealed(proved(), payload={**payload, "table": "0"}), "step `table`")
    refuse(resealed(proved(), payload={**payload, "more": 0}), "step `payload`")
    wrong = resealed(refuted(), kind="table", verdict="PROVED", payload=payload)
    refuse(wrong, "step `instance 2`")
    refuse(proved(), "more than the kernel's budget", ScopeError, budget=15)
    kernel.check(proved(), budget=16)  # an upper bound: 2 agents, 4 profiles, 2 types


def random_table(chance):
    sizes = [chance.randint(1, 3) for _ in range(chance.randint(1, 3))]
    domains = tuple(tuple(range(size)) for size in sizes)
    table = {p: chance.randrange(3) for p in itertools.product(*domains)}
    worth = {
        (i, t, x): chance.randrange(3)
        for i in range(3)
        for t in range(3)
        for x in range(3)
    }
    strategic = {"strategic": (0,)} if chance.random() < 0.2 else {}
    return Mechanism(
        rule=table.__getitem__,
        domains=domains,
        utility=lambda i, p, x: worth[i, p[i], x],
        name="a table",
        facts=strategic,
    )


def options_agree_with_the_definition():
    chance = random.Random(5)
    outcomes = set()
    for _ in range(60):
        m = random_table(chance)
        statement = Statement(STRATEGYPROOF, m, {})
        cells, found = tables.tabulate(m)
        assert [found[k] for k in cells] == [
            m.rule(p) for p in itertools.product(*m.domains)
        ]
        failing = 0
        total = 0
        for agent in m.facts.get("strategic", m.agents):
            for profile in map(Profile, itertools.product(*m.domains)):
                for lie in m.domains[agent]:
                    if lie != profile[agent]:
                        total += 1
                        failing += statement.body(agent, profile, lie) is False
        payload = {"profiles": len(cells), "table": tables.hash_cells(cells, found)}
        try:
            accepted = options.check_options(statement, payload)
        except CertificateError as error:
            assert "step `agent" in error.message  # noqa: PT017 - one way of two
            assert failing
        else:
            assert not failing
            assert (accepted.instances, bool(accepted.met)) == (total, total > 0)
        outcomes.add(bool(failing))
        for wrong in ({"profiles": 0}, {"table": ""}, {"more": 1}):
            with pytest.raises(CertificateError, match=r"step `(count|table|payload)`"):
                options.check_options(statement, {**payload, **wrong})
    assert outcomes == {True, False}


def options_are_for_definitions_that_read_two_cells():
    masked = {"profiles": 4, "table": ""}
    wrong = resealed(pareto(), kind="options", verdict="PROVED", payload=masked)
    refuse(wrong, "step `kind`")
    m = Mechanism(
        rule=lambda r: r[0],
        domains=((0, 1), (0, 1)),
        utility=lambda i, p, x: p[0] * p[1],  # interdependent
        name="common",
    )
    statement = Statement(STRATEGYPROOF, m, {})
    assert not reads_two_cells(statement)
    empty = Mechanism(rule=lambda r: 0, domains=((), (0,)), name="empty")
    assert not reads_two_cells(Statement(STRATEGYPROOF, empty, {}))
    cells = tables.tabulate(m)
    payload = {"profiles": 4, "table": tables.hash_cells(*cells)}
    with pytest.raises(CertificateError, match="step `kind`"):
        options.check_options(statement, payload)
    private = Mechanism(
        rule=lambda r: r[0],
        domains=((0, 1), (0, 1)),
        utility=lambda i, p, x: p[i],
        name="private",
    )
    assert reads_two_cells(Statement(STRATEGYPROOF, private, {}))


@prop(Mechanism, forall=("agent", "profile", "report"))
def looks_away(m, agent, profile, report):
    """A definition that hides that it looked."""
    try:
        return report != 1
    except BaseException:  # noqa: BLE001 - it is what is tried
        return True


def a_look_leaves_its_mark_though_its_signal_is_swallowed():
    m = Mechanism(rule=lambda r: 0, domains=((0, 1), (0, 1)), name="m")
    statement = Statement(property_of(looks_away), m, {})
    with pytest.raises(HiddenRead):
        options.run_masked(statement, 0, 0, 0, 0)


CALLS = [0]


@prop(Mechanism, forall=("agent", "profile", "report"))
def anything(m, agent, profile, report):
    return m(profile).decision in (0, 1)


def every_other_time(bids):
    CALLS[0] += 1
    return CALLS[0] % 2, [0, 0]


def what_is_no_function_is_refused():
    spec = python_spec(every_other_time, "f.py:g", "auction", SMALL)
    scope = build(spec, every_other_time).scope
    stated = {**refuted()["statement"], "subject": spec, "scope": scope}
    for kind, payload in (
        ("witness", instance(0, [3, 0], 0)),
        ("table", {"instances": 8, "table": ""}),
        ("options", {"profiles": 4, "table": ""}),
    ):
        CALLS[0] = 0
        if kind == "table":  # a definition that this rule has
            property_ = {**stated["property"], "name": "f.py:anything"}
            property_["source"] = source_hash(anything)
            stated = {**stated, "property": property_}
        certificate = make_certificate(stated, "REFUTED", kind, payload)
        given = {"given": every_other_time, "property_given": anything}
        refuse(certificate, "is not a function", ModelError, **given)
    m = Mechanism(rule=lambda r: next(turns), domains=((0, 1), (0, 1)), name="turns")
    turns = itertools.count()
    with pytest.raises(ModelError, match="is not a function"):
        tables.tabulate(m)
    m(Profile((0, 0)))
    m(Profile((0, 1)))
    with pytest.raises(ModelError, match="is not a function"):
        tables.settle(m)


def rows_contradict_only_with_fitting_multipliers():
    x = Form.unknown("x")
    above, below = literal(x - 1, ">="), literal(-x, ">=")
    strictly = literal(-x + 1, ">")
    equal, other = literal(x - 2, "=="), literal(x - 2, "!=")
    for rows, multipliers, expected in (
        ([above, below], [1, 1], True),
        ([above, below], [1, 0], False),
        ([above, below], [-1, -1], False),
        ([above, strictly], [1, 1], True),  # 0 > 0
        ([above, strictly], [0, 0], False),
        ([above, literal(-x + 1, ">=")], [1, 1], False),  # 0 >= 0
        ([equal, below], [1, 1], True),
        ([equal, above], [-1, -1], False),
        ([equal, literal(-x + 1, ">=")], [1, 1], True),
        ([literal(x - 3, ">="), equal], [1, -1], True),
        ([other, other], [1, 1], False),
        ([literal(Form({(): -1}), ">=")], [1], True),
        ([literal(Form({(): 1}), ">=")], [1], False),
        ([literal(x, ">="), literal(x + 1, ">=")], [1, -1], False),
        ([other, literal(-x + 1, ">=")], [1, 1], False),
        ([], [], False),
    ):
        assert forms.contradicts(rows, multipliers) is expected, (rows, multipliers)


def problems_are_checked_row_by_row():
    best, none = largest(), impossible()
    for payload, message in (
        ({**best["payload"], "bound": "100"}, "step `point`"),
        ({**best["payload"], "rows": []}, "step `sum`"),
        ({**best["payload"], "values": {}}, "step `values`"),
        ({**best["payload"], "more": 1}, "step `payload`"),
    ):
        refuse(resealed(best, payload=payload), message)
    zero = dict.fromkeys(best["payload"]["values"], "0")
    refuse(
        resealed(best, payload={**best["payload"], "values": zero}),
        "step `correlated-eq",
    )
    rows = none["payload"]["rows"]
    refuse(resealed(none, payload={"rows": rows[1:]}), "step `sum`")
    refuse(resealed(none, payload={"rows": []}), "step `sum`")
    for name, value in (
        ("property", 1),
        ("property", -1),
        ("literal", -1),
        ("literal", 9),
    ):
        changed = [{**rows[0], name: value}, *rows[1:]]
        refuse(resealed(none, payload={"rows": changed}), "step `row 0`")
    changed = [{**rows[0], "times": "-1"}, *rows[1:]]
    refuse(resealed(none, payload={"rows": changed}), "step `sum`")


def points_and_rows_are_read_strictly():
    best, none = largest(), impossible()
    measured = {**none["statement"], "measure": {"name": "x", "parameters": {}}}
    refuse(resealed(none, statement=measured), "step `measure`")
    unread = {"values": best["payload"]["values"]}
    refuse(resealed(best, kind="point", payload=unread), "step `measure`")
    values = best["payload"]["values"]
    statement = {**best["statement"], "measure": None}
    point = resealed(
        best, kind="point", statement=statement, payload={"values": values}
    )
    assert kernel.check(point).status == "PROVED"
    for payload, message in (
        ({"values": values, "more": 1}, "step `payload`"),
        ({"values": [1]}, "step `"),
        ({"values": {**values, next(iter(values)): "many"}}, "step `values`"),
        ({"values": {}}, "step `values`"),
    ):
        refuse(resealed(point, payload=payload), message)
    rows = none["payload"]["rows"]
    refuse(resealed(none, payload={"rows": rows, "more": 1}), "step `payload`")
    refuse(resealed(none, payload={"rows": {"0": rows[0]}}), "step `rows`")


@functools.cache
def for_all_worths():
    spec = left_open("payments", left_open("worths", 2))
    question = Question(find_property("payments-iff-cycles"), spec)
    return decide_open(question, Limits()).certificate


def lemmas_of(certificate):
    return certificate["payload"]["lemmas"]


def every_case_is_closed_by_a_lemma():
    good = for_all_worths()
    payload = good["payload"]
    accepted = kernel.check(good)
    assert (accepted.status, accepted.met > 0) == ("PROVED", True)
    refuse(resealed(good, payload={**payload, "lemmas": []}), "step `instance 0`")
    refuse(resealed(good, payload={**payload, "lemmas": {}}), "step `lemmas`|payload")
    refuse(resealed(good, payload={**payload, "instances": 9}), "step `count`")
    refuse(resealed(good, payload={**payload, "more": 9}), "step `payload`")
    for number in range(len(payload["lemmas"])):
        lemmas = copy.deepcopy(payload["lemmas"])
        lemmas[number][0]["times"] = "0"
        changed = resealed(good, payload={**payload, "lemmas": lemmas})
        refuse(changed, f"step `lemma {number}`: expected rows that add up")
        fewer = [*payload["lemmas"][:number], *payload["lemmas"][number + 1 :]]
        changed = resealed(good, payload={**payload, "lemmas": fewer})
        refuse(changed, "step `instance 0`")
    below = write_literal(literal(Form({(): -1}), ">="))
    for factors, odd in ((3, {}), (5, {}), (3, {"more": 1})):
        row = {"literals": factors * [below], "square": None, "times": "1", **odd}
        changed = resealed(
            good, payload={**payload, "lemmas": [*lemmas_of(good), [row]]}
        )
        if factors == 3 and not odd:
            assert kernel.check(changed).status == "PROVED"
        else:
            refuse(changed, "ill-formed")
    lemmas = [*payload["lemmas"], [{"literals": 3}]]
    refuse(resealed(good, payload={**payload, "lemmas": lemmas}), "ill-formed|: ")


def a_square_is_not_negative():
    # Not x*x < 0: the literal, and the square of x on its own.
    square = Form({("x", "x"): 1})
    below = {"literals": [write_literal(literal(-square, ">"))], "square": None}
    rows = [{**below, "times": "1"}, {"literals": [], "square": [[["x"], "1"]]}]
    rows[1]["times"] = "1"
    (lemma,) = linear.read_pool([rows]).lemmas
    assert lemma == {literal(-square, ">")}
    rows[1]["square"] = [[["y"], "1"]]
    with pytest.raises(CertificateError, match="add up"):
        linear.read_pool([rows])


def nobody_wins(bids):
    return None, [0, 0]


@prop(Mechanism, forall=("profile",))
def below_one(m, profile):
    return not m(profile).payments[0] >= 1  # an unknown constant: false


def a_lemma_closes_only_what_holds_all_of_it():
    own = python_spec(nobody_wins, "f.py:g", "auction", {**SMALL, "values": "{0}"})
    spec = left_open("constants", own)
    entry = {"name": "f.py:b", "source": source_hash(below_one), "parameters": {}}
    scope = build(spec, nobody_wins).scope
    stated = {"property": entry, "subject": spec, "scope": scope}
    above, below = [[[[], "-1"], [["c1"], "1"]], ">="], [[[["c1"], "-1"]], ">="]
    rows = [{"literals": [row], "square": None} for row in (above, below)]
    lemma = [{**row, "times": "1"} for row in rows]
    payload = {"instances": 1, "lemmas": [lemma]}
    certificate = make_certificate(stated, "PROVED", "cases", payload)
    given = {"given": nobody_wins, "property_given": below_one}
    refuse(certificate, "step `instance 0`: expected the definition True", **given)


def a_row_comes_from_the_one_way_in_which_an_instance_holds():
    x = Form.unknown("x")
    m = Mechanism(rule=lambda r: 0, domains=((0,),), name="m")

    def rows(body):
        definition = property_of(prop(Mechanism)(body))
        return linear.implied(Statement(definition, m, {}), ())

    assert rows(lambda m: x >= 1 and x >= 2) == (
        literal(x - 1, ">="),
        literal(x - 2, ">="),
    )
    assert rows(lambda m: True) == ()
    assert forms.contradicts(rows(lambda m: x >= 1 and x <= 0 and x > 3 and False), [1])
    with pytest.raises(CertificateError, match="step `row`"):
        rows(lambda m: x >= 1 or x <= 0)


def no_function_has_unknowns_added_to_it():
    own = python_spec(every_other_time, "f.py:g", "auction", SMALL)
    spec = left_open("constants", own)
    entry = {"name": "f.py:anything", "source": source_hash(anything), "parameters": {}}
    scope = build(spec, every_other_time).scope
    stated = {"property": entry, "subject": spec, "scope": scope}
    payload = {"instances": 8, "lemmas": []}
    certificate = make_certificate(stated, "PROVED", "cases", payload)
    given = {"given": every_other_time, "property_given": anything}
    refuse(certificate, "is not a function", ModelError, **given)
    plain = {**stated, "subject": own, "scope": build(own, every_other_time).scope}
    certificate = make_certificate(plain, "PROVED", "cases", payload)
    refuse(certificate, "is not a function", ModelError, **given)


def shared(bids, k=0):
    first, second = sorted(bids, reverse=True)[:2]
    return bids.index(first), {bids.index(first): k * second}


def free(bids, k=0):
    return 0, {0: k}


@functools.cache
def region(rule, name, **options):
    asked = {"setting": "auction", "values": "reals>=0", "params": {"k": "k"}}
    return ask(rule, name, for_which="k", **{**asked, "agents": 2, **options})


def with_tree(certificate, tree):
    return resealed(certificate, payload={"tree": tree})


def cells_are_proved_or_refuted_each_on_its_own():
    good = region(shared, "ex-post-ir").certificate  # exactly for k <= 1
    accepted = kernel.check(good, shared)
    assert (accepted.status, accepted.met) == ("PROVED", 3)
    assert accepted.instances == 3
    at = [{"k": x} for x in (0, 1, 2)]
    told = [
        [h for f, h in accepted.values[0] if all(r.holds(x) for r in f)] for x in at
    ]
    assert told == [[True], [True], [False]]
    given = {"given": shared}
    tree = good["payload"]["tree"]
    holds, fails = sorted((tree["yes"], tree["no"]), key=lambda x: "instance" in x)
    assert (set(holds), "instance" in fails) == ({"holds"}, True)
    more = {**good["payload"], "more": 1}
    refuse(resealed(good, payload=more), "step `payload`", **given)
    refuse(with_tree(good, {**holds, "note": 1}), "step `tree`", **given)
    refuse(with_tree(good, [tree]), "step `tree`", **given)
    refuse(with_tree(good, holds), "the definition True", **given)
    refuse(with_tree(good, fails), "an instance in its range that fails", **given)
    swapped = {**tree, "yes": tree["no"], "no": tree["yes"]}
    refuse(with_tree(good, swapped), "expected", **given)
    for ask_for in (
        [[[["v1"], "1"]], ">"],  # of a value
        [[[["k"], "1"]], "=="],
        [[[["k"], "one"]], ">"],
        "k > 0",
    ):
        refuse(with_tree(good, {**tree, "ask": ask_for}), "step `tree`", **given)
    deep = tree
    for _ in range(regions.MAX_DEPTH):
        deep = {**tree, "yes": deep, "no": holds}
    refuse(with_tree(good, deep), "levels", **given)
    side = "yes" if "instance" in tree["yes"] else "no"
    for changed, step in (
        ({"instance": 2}, "step `instance`"),
        ({"values": {**fails["values"], "v1": [[["v2"], "1"]]}}, "step `values`"),
        ({"values": {name: [[[], "-1"]] for name in fails["values"]}}, "range"),
        ({"values": {name: [] for name in fails["values"]}}, "range"),
    ):
        bad = {**tree, side: {**fails, **changed}}
        refuse(with_tree(good, bad), step, **given)
    plain = {"values": "reals>=0", "agents": 2, "setting": "auction"}
    known = ask(shared, "strategyproof", params={"k": 1}, **plain).certificate
    numbers = {**known, "kind": "region", "payload": {"tree": {"holds": []}}}
    refuse(resealed(numbers), "unknown parameters", given=shared)


def what_is_known_of_parameters_counts_in_every_cell():
    # It fails for k > 0, wherever that is allowed; nowhere else is it asked.
    good = region(free, "ex-post-ir", where="k >= 2").certificate
    assert "instance" in good["payload"]["tree"]
    assert kernel.check(good, free).values[0] == (((), False),)
    equal = region(free, "ex-post-ir", where="k == 2").certificate
    assert kernel.check(equal, free).values[0] == (((), False),)
    lies = region(shared, "strategyproof", where="k > 1").certificate
    assert kernel.check(lies, shared).values[0] == (((), False),)
    bounded = region(free, "ex-post-ir", values="1<=reals<=2", where="k > 2")
    leaf = bounded.certificate["payload"]["tree"]
    for number, message in (("1", ""), ("0", "range"), ("3", "range")):
        values = {name: [[[], number]] for name in leaf["values"]}
        changed = with_tree(bounded.certificate, {**leaf, "values": values})
        if message:
            refuse(changed, message, given=free)
        else:
            kernel.check(changed, free)


def symbols_inside_what_is_quantified_are_replaced():
    lies = region(shared, "strongly-group-strategyproof", where="k > 1").certificate
    assert "instance" in lies["payload"]["tree"]
    assert kernel.check(lies, shared).values[0] == (((), False),)


def a_file_is_asked_for_before_anything_else_is_said():
    named = {**refuted()["statement"]["property"], "name": "f.py:differ"}
    changed = {**refuted()["statement"], "property": named}
    refuse(resealed(refuted(), statement=changed), "never imported", ModelError)


def the_budget_counts_what_the_kind_runs():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(deciding, "ARRAYS_FROM", 0)
        short = ask("second-price", "strategyproof", **SMALL).certificate
    assert short["kind"] == "options"
    kernel.check(short, budget=4)
    refuse(short, "up to 4 runs", ScopeError, budget=3)
    kernel.check(refuted(), budget=1)
    whole = ask("plurality", "onto", agents=2, alternatives=2).certificate
    refuse(whole, "up to 8 runs", ScopeError, budget=7)


@prop(Mechanism, forall=("agent", "profile", "report"))
def never_asked(m, agent, profile, report):
    """A definition whose premise no lie meets."""
    assume(m(profile) == m(profile.with_report(agent, report)))
    return True


def copied(bids):
    return 0, tuple(bids)


def a_premise_that_only_the_truth_meets_is_none():
    own = python_spec(copied, "f.py:copied", "auction", SMALL)
    entry = {"name": "f.py:never_asked", "parameters": {}}
    entry["source"] = source_hash(never_asked)
    m = build(own, copied)
    cells, outcomes = tables.tabulate(m)
    stated = {"property": entry, "subject": own, "scope": m.scope}
    payload = {"profiles": len(cells), "table": tables.hash_cells(cells, outcomes)}
    certificate = make_certificate(stated, "PROVED", "options", payload)
    accepted = kernel.check(certificate, copied, never_asked)
    assert "meets its premises" in accepted.vacuous


def players_and_actions_are_numbered_from_zero():
    game = from_arrays([[1, 1], [0, 0]], [[0, 0], [0, 0]])
    verdict = ask(game, "dominant-strategy", given={"player": 0, "action": 0})
    good = verdict.certificate
    for name, number in (("player", -2), ("action", -2), ("player", False)):
        changed = copy.deepcopy(good["statement"])
        changed["property"]["parameters"][name] = number
        refuse(resealed(good, statement=changed), "by its number from 0")


def a_real_number_is_found_in_its_domain_alone():
    verdict = ask("first-price", "strategyproof", agents=1, values="reals>=0")
    good = verdict.certificate
    assert kernel.check(good).status == "REFUTED"
    for wrong in ("-1", {"text": "1"}):
        changed = copy.deepcopy(good["payload"]["instance"])
        changed["report"] = wrong
        refuse(resealed(good, payload={"instance": changed}), "step `instance`")


def what_goes_through_the_types_is_not_asked_of_real_ones():
    known = all_properties().values()
    on_rules = (p for p in known if p.on is Mechanism and not p.required)
    looping = next(p for p in on_rules if p.loops)
    real = build(rule_spec("second-price", {"agents": 2, "values": "reals>=0"}))
    with pytest.raises(ModelError, match="real ones have no end"):
        statements.check_fits(Statement(looping, real, {}))


def parameters_are_forms_in_what_the_subject_leaves_open():
    m = Mechanism(
        rule=lambda r: 0, domains=((0,),), name="m", facts={"unknowns": {"a", "b"}}
    )
    raw = {"x": {"form": "a - b"}, "y": [1, [{"form": "2*a"}]], "z": "1/2"}
    read = statements._parameters(raw, m, Form.unknown)
    assert (str(read["x"]), str(read["y"])) == ("a - b", "(1, (2*a,))")
    assert read["z"] == coding.plain("1/2")
    for text in ("a - c", "1", "__import__('os')"):
        with pytest.raises(CertificateError, match="step `parameters`"):
            statements._parameters({"x": [{"form": text}]}, m, Form.unknown)
    none = Mechanism(rule=lambda r: 0, domains=((0,),), name="m")
    with pytest.raises(CertificateError, match="step `parameters`"):
        statements._parameters({"x": {"form": "a"}}, none, Form.unknown)


@prop(Mechanism, forall=("profile",))
def never_the_last(m, profile):
    return m(profile) < 1


@prop(Mechanism, forall=("profile",))
def never_the_first(m, profile):
    return m(profile) != 0


def of_several_definitions_each_is_found_by_its_name():
    spec = any_rule("voting", agents=1, alternatives=2)
    asked = ProblemQuestion(spec, [(never_the_last, {}), ("strategyproof", {})])
    made = find_rule(asked, Limits()).verdict.certificate
    assert kernel.check(made, None, never_the_last).status == "PROVED"
    both = (never_the_first, never_the_last)
    assert kernel.check(made, None, both).status == "PROVED"
    refuse(made, "never imported", ModelError, property_given=(never_the_first,))


def no_probability_of_an_open_lottery_is_negative():
    of = {"kind": "domain", "setting": "voting", "options": VOTERS}
    spec = {"kind": "unknown", "what": "lottery", "of": of}
    measure = ("probability", {"profile": ((0, 1),) * 2, "outcomes": (0,)})
    asked = ProblemQuestion(spec, [("anonymous", {})], measure)
    good = solve_problem(asked).certificate
    assert kernel.check(good).values[1] == 1
    row = good["payload"]["rows"][0]
    assert row["property"] is None
    wrong = {**good["payload"], "rows": [{**row, "literal": 0}]}
    refuse(resealed(good, payload=wrong), "step `sum`")


def what_follows_is_read_strictly():
    sale = rule_spec("second-price", {"agents": 2, "values": "0..1"})
    spec = {"kind": "unknown", "what": "payments", "of": sale}
    asked = ProblemQuestion(spec, [("strategyproof", {})])
    other = rule_spec("first-price", {"agents": 2, "values": "0..1"})
    good = implies(asked, Conclusion("same-outcomes", than=other)).certificate
    assert kernel.check(good).status == "REFUTED"
    said = good["statement"]["implies"]
    for changed, match in (
        ({**said, "more": 1}, "step `implies`"),
        ({**said, "than": spec}, "no unknown numbers"),
        ({**said, "than": ROULETTE}, "step `than`"),
    ):
        statement = {**good["statement"], "implies": changed}
        refuse(resealed(good, statement=statement), match)
    alone = implies(asked, Conclusion("no-deficit")).certificate
    assert kernel.check(alone).status == "REFUTED"


def what_is_known_of_parameters_stays_known():
    game = from_arrays([[1, 1], [0, 0]], [[0, 0], [0, 0]])
    raw = {"player": 0, "law": {"unknown": True}}
    read = statements._parameters(raw, game, Form.unknown)
    assert read["player"] == 0
    assert len(read["law"]) == 4


VOTERS = {"agents": 2, "alternatives": 2}
ROULETTE = {
    "kind": "unknown",
    "what": "lottery_and_payments",
    "of": rule_spec("second-price", {"agents": 2, "values": "0..1"}),
}
CHECKS = [
    of_several_definitions_each_is_found_by_its_name,
    no_probability_of_an_open_lottery_is_negative,
    what_follows_is_read_strictly,
    what_is_known_of_parameters_stays_known,
    a_square_is_not_negative,
    symbols_inside_what_is_quantified_are_replaced,
    what_goes_through_the_types_is_not_asked_of_real_ones,
    parameters_are_forms_in_what_the_subject_leaves_open,
    a_premise_that_only_the_truth_meets_is_none,
    players_and_actions_are_numbered_from_zero,
    a_real_number_is_found_in_its_domain_alone,
    a_look_leaves_its_mark_though_its_signal_is_swallowed,
    no_function_has_unknowns_added_to_it,
    points_and_rows_are_read_strictly,
    every_case_is_closed_by_a_lemma,
    a_lemma_closes_only_what_holds_all_of_it,
    a_row_comes_from_the_one_way_in_which_an_instance_holds,
    cells_are_proved_or_refuted_each_on_its_own,
    what_is_known_of_parameters_counts_in_every_cell,
    a_file_is_asked_for_before_anything_else_is_said,
    the_budget_counts_what_the_kind_runs,
    good_ones_are_accepted,
    the_envelope_is_checked,
    the_statement_is_checked,
    a_witness_is_run_on_values_of_its_ranges,
    a_table_is_run_whole,
    options_agree_with_the_definition,
    options_are_for_definitions_that_read_two_cells,
    what_is_no_function_is_refused,
    rows_contradict_only_with_fitting_multipliers,
    problems_are_checked_row_by_row,
]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_kernel(check):
    check()


# --- planted faults ---------------------------------------------------------------

ELSEWHERE = [
    tables.tabulate,
    tables.settle,
    forms.contradicts,
    coding.look_up,
    coding.look_up_profile,
    check_fits,
]
MODULES = (kernel, loops, options, linear, points, regions, statements)
PLACES = [*functions_of(*MODULES), *ELSEWHERE]
# Without these the same is refused or accepted, only later or with other words.
HARMLESS = {
    # what is only faster: rows and quadruples that were run before, short look-ups
    "Expr: decided.add((own, truth, lie, other))",
    "Expr: rows_seen.add(key)",
    "If False: if (own, truth, lie, other) in decided:",
    "If False: if key in rows_seen:",
    "If False: if name == 'joint_report' and isinstance(subject, Mechanism):",
    "If False: if len(known) == len(raw):",
    # words alone
    "BoolOp: ' and '.join(map(str, path)) or 'always'",
    "BoolOp: ' and '.join(map(str, (*facts, *path))) or 'everywhere'",
    "IfExp False: 'True' if result else 'a premise that is not met'",
    "IfExp True: 'True' if result else 'a premise that is not met'",
    "IfExp False: f'give --{hint}' if hint else 'leave them out'",
    "IfExp True: f'give --{hint}' if hint else 'leave them out'",
    # then a row that never holds is refused instead of being a contradiction
    "If False: if not true:",
    # known of values alone, which can be: nothing about parameters follows from it
    (
        "comprehension without its condition:  for row in premises "
        "if _names(row.form) <= unknowns"
    ),
    # equalities are known of parameters alone, so that they hold on every path
    "IfExp False: form == 0 if row.sense == '==' else form >= 0",
    # a number is compared as a form without unknowns is
    "IfExp True: found if isinstance(found, Form) else Form({(): found})",
    # then parameters that are maps with forms are not read, and an honest certificate
    # is refused: those of tests/verifiers/test_products.py
    "If False: if isinstance(data, dict) and set(data) == {'map'}:",
    # kinds `blocks` and `alike` have tests of their own
    "Compare: kind in ('blocks', 'alike')",
    "BoolOp: kind in ('blocks', 'alike') and isinstance(payload.get('runs'), int)",
    (
        "If False: if kind in ('blocks', 'alike') and "
        "isinstance(payload.get('runs'), int):"
    ),
}


@pytest.mark.parametrize("function", PLACES, ids=lambda f: f.__name__)
def test_a_planted_fault_is_noticed(function):
    assert unnoticed(function, CHECKS) <= HARMLESS
