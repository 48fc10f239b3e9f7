"""Faults planted in the kernel's check of clauses, rules and points are noticed."""

import copy
import itertools
from fractions import Fraction
from functools import cache

import pytest
from planting import functions_of, unnoticed

from accord.papers.claim import any_rule
from accord.theory.errors import CertificateError, ModelError
from accord.theory.forms import Form, literal, write_literal
from accord.theory.mechanisms import Mechanism
from accord.theory.preferences import weakly_above
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.specifications import python_spec, rule_spec
from accord.verifiers.certificates import make_certificate
from accord.verifiers.kernel import check, clauses, points, rules, seal
from accord.verifiers.limits import Limits
from accord.verifiers.lottery_rules import no_rule_at
from accord.verifiers.problems import ProblemQuestion
from accord.verifiers.synthesis import all_rules, find_rule

SMALL = {"agents": 2, "alternatives": 2}
PROFILES = [Profile(p) for p in itertools.product([(0, 1), (1, 0)], repeat=2)]
DICTATORS = [rule_spec("dictatorship", SMALL, {"dictator": i}) for i in range(2)]


def question(axioms, what="rule", setting="voting", **options):
    chosen = {k: v for k, v in {**SMALL, **options}.items() if v is not None}
    spec = {**any_rule(setting, **chosen), "what": what}
    return ProblemQuestion(spec, [(a, {}) for a in axioms])


@cache
def alike():
    asked = question(("anonymous", "neutral"))
    return find_rule(asked, Limits(), alike=True).verdict.certificate


@cache
def plain():
    asked = question(("strategyproof", "onto", "anonymous", "neutral"))
    return find_rule(asked, Limits(), small=False).verdict.certificate


@cache
def witnesses():
    return find_rule(question(("constant", "onto")), Limits()).verdict.certificate


@cache
def lotteries():
    return no_rule_at(
        question(("ex-post-pareto", "constant"), "lottery"), PROFILES
    ).verdict.certificate


@cache
def lotteries_alike():
    axioms = ("ex-post-pareto", "anonymous", "neutral", "constant")
    return no_rule_at(question(axioms, "lottery"), PROFILES).verdict.certificate


@cache
def laws():
    axioms = (never_first, "ex-post-pareto")
    return no_rule_at(question(axioms, "lottery"), PROFILES).verdict.certificate


@prop(Mechanism, forall=("profile",))
def never_first(m, profile):
    """What Ann ranks first has less than no probability."""
    return m(profile)[profile[0][0]] < 0


@cache
def counted():
    asked = question(("strategyproof", "onto"))
    return all_rules(asked, Limits(), named=DICTATORS).verdict.certificate


@cache
def found():
    return find_rule(question(("strategyproof", "onto")), Limits()).verdict.certificate


def edited(certificate, edit):
    bad = copy.deepcopy(certificate)
    edit(bad["payload"])
    bad["seal"] = seal(bad)
    return bad


def refuse(certificate, edit, message=None, own=None):
    with pytest.raises((CertificateError, ModelError), match=message):
        check(edited(certificate, edit), None, own)


def first(payload, kind):
    return next(entry for entry in payload["clauses"] if entry[0] == kind)


def put(path, value):
    """Return the edit that puts a value at a path of keys."""

    def edit(payload):
        place = payload
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value

    return edit


# --- the checks -----------------------------------------------------------------------


def good_ones_are_accepted():
    for made in (alike, plain, witnesses, lotteries, lotteries_alike):
        assert check(made()).status == "REFUTED", made.__name__
        assert check(made()).instances == len(made()["payload"]["clauses"])
    assert check(laws(), None, never_first).status == "REFUTED"
    assert check(counted()).values[0] >= 2
    assert check(found()).status == "PROVED"


def the_payload_has_its_fields_alone():
    for made in (plain, counted, found):
        refuse(made(), lambda p: p.update(more=[]), "step `payload`")
    refuse(plain(), lambda p: p.pop("steps"), "step `payload`")
    refuse(counted(), lambda p: p.pop("steps"), "step `payload`")


def a_clause_is_what_the_definition_says():
    def other_outcome(payload):
        reads = first(payload, "axiom")[3]
        reads[0][1] = 1 - reads[0][1]

    def read_less(payload):
        next(e for e in payload["clauses"] if e[0] == "axiom" and e[3])[3].pop()

    refuse(plain(), other_outcome)
    refuse(plain(), read_less, "all cells that are read")
    refuse(plain(), lambda p: put([1], -1)(first(p, "axiom")), "number of a property")
    refuse(plain(), lambda p: put([0], "unheard")(first(p, "axiom")))
    refuse(plain(), lambda p: put([2], [])(first(p, "axiom")))
    refuse(plain(), lambda p: put([0], "other")(first(p, "some")))


def a_cell_has_one_outcome():
    def one_twice(payload):
        entry = first(payload, "one")
        entry[3] = entry[2]

    for made in (plain, witnesses, counted):
        if any(entry[0] == "one" for entry in made()["payload"]["clauses"]):
            refuse(made(), one_twice, "two outcomes")


def an_outcome_twice_in_one_cell_is_not_excluded_by_itself():
    def one_and_the_same(payload):
        payload["clauses"] = [["one", "f[]", 0, 0], ["some", "f[]"]]
        payload["steps"] = [[3, [], [2, 1]]]

    refuse(plain(), one_and_the_same, "two outcomes")


def each_step_follows():
    def edits(payload):
        yield lambda p: p["steps"][-1][2].pop()
        yield lambda p: p["steps"].pop()
        yield lambda p: put([0], 1)(p["steps"][0])
        yield lambda p: p["steps"][-1][2].append(1)
        yield lambda p: p["steps"][-1][2].insert(0, p["steps"][-1][0])
        yield lambda p: p.update(steps=[])
        if payload["steps"][0][1]:
            yield lambda p: p["steps"][0][1].pop()

    for made in (plain, witnesses, lotteries, alike):
        for edit in edits(made()["payload"]):
            refuse(made(), edit)


def a_hint_with_two_literals_left_says_nothing():
    def all_at_once(payload):
        payload["steps"] = [[len(payload["clauses"]) + 1, [], [1]]]

    refuse(plain(), all_at_once)
    refuse(witnesses(), all_at_once)


def images_are_what_symmetric_axioms_allow():
    for made in (alike, lotteries_alike):
        refuse(made(), lambda p: p["images"].pop())
        refuse(made(), lambda p: put([1], [0, 0])(p["images"][0]), "permutation")
        refuse(made(), lambda p: put([2], [0, 0])(p["images"][0]))
        refuse(made(), lambda p: put([0], [[0, 1], [9, 9]])(p["images"][0]))
        for name in ("anonymous", "neutral"):
            bad = copy.deepcopy(made())
            entries = bad["statement"]["properties"]
            kept = next(entry for entry in entries if entry["name"] != name)
            entries[:] = [kept if e["name"] == name else e for e in entries]
            bad["seal"] = seal(bad)
            with pytest.raises(CertificateError):
                check(bad)


def only_rules_whose_outcome_all_share_have_images():
    bad = copy.deepcopy(alike())
    asked = question(("anonymous", "neutral"), setting="assignment", alternatives=None)
    bad["statement"] = asked.as_data()
    bad["seal"] = seal(bad)
    with pytest.raises(CertificateError, match="names alone"):
        check(bad)


def a_lemma_adds_up():
    def more(payload):
        row = first(payload, "lemma")[1][0]
        row[1] = str(Fraction(row[1]) + 1)

    refuse(lotteries(), more, "add up")
    refuse(lotteries(), lambda p: first(p, "lemma")[1].pop(), "add up")
    refuse(lotteries(), lambda p: put([1, 0, 0], 99)(first(p, "lemma")))
    refuse(lotteries(), lambda p: put([1, 0, 0], 0)(first(p, "lemma")))


def comparisons_are_what_the_definition_asks():
    def edits():
        yield lambda p: first(p, "when")[3].pop()
        yield lambda p: first(p, "when")[3].__setitem__(0, -first(p, "when")[3][0])
        yield lambda p: put([1], 1 - first(p, "when")[1])(first(p, "when"))

    for edit in edits():
        refuse(lotteries(), edit)


def a_law_says_that_a_probability_is_not_negative():
    assert any(entry[0] == "law" for entry in laws()["payload"]["clauses"])
    for place in (-1, 2, 7):
        refuse(
            laws(), lambda p, k=place: put([2], k)(first(p, "law")), None, never_first
        )


def a_list_of_rules_is_whole_and_has_each_once():
    refuse(counted(), lambda p: p["rules"].append(p["rules"][0]), "listed once")
    refuse(counted(), lambda p: p["rules"].pop())
    refuse(counted(), lambda p: p.update(rules=[]))
    refuse(counted(), lambda p: put([0], rule_spec("borda", SMALL))(p["rules"]))
    refuse(counted(), lambda p: put([0, "rules"], [])([p]), "where there is none")


def a_rule_that_is_found_has_the_properties():
    def other(payload):
        cell = next(iter(payload["values"]))
        payload["values"][cell] = str(1 - int(payload["values"][cell]))

    def none(payload):
        payload["values"].popitem()

    refuse(found(), other)
    refuse(found(), none, "a value of")
    refuse(found(), lambda p: p.update(values=[]), "exact numbers by name")


def nothing_is_measured_where_a_rule_is_sought():
    for made in (plain, found):
        bad = copy.deepcopy(made())
        bad["statement"]["measure"] = {"name": "payoff-sum", "parameters": {}}
        bad["seal"] = seal(bad)
        with pytest.raises(CertificateError, match="none for this kind"):
            check(bad)


def a_clause_of_two_literals_is_not_unit():
    def skip_the_first_hint(payload):
        step = max(payload["steps"], key=lambda step: len(step[2]))
        step[2].pop(0)

    for made in (plain, witnesses, counted):
        refuse(made(), skip_the_first_hint)


def literals_are_numbers_or_cells():
    def a_number_for_a_cell(payload):
        step = next(step for step in payload["steps"] if step[1])
        step[1][0] = 1

    refuse(plain(), a_number_for_a_cell)


def what_a_definition_allows_is_no_clause():
    # At the first profile both rank alternative 0 first: unanimity excludes 1 alone.
    cell = "f[[0,1],[0,1]]"
    instance = [[[0, 1], [0, 1]], 0]
    entries = [["axiom", 0, instance, [[cell, k]]] for k in range(2)]
    forged = {
        "clauses": [*entries, ["some", cell]],
        "steps": [[4, [], [1, 2, 3]]],
    }
    asked = question(("unanimous",))
    bad = make_certificate(asked.as_data(), "REFUTED", "clauses", forged)
    with pytest.raises(CertificateError, match="the definition False"):
        check(bad)


@prop(Mechanism, exists=("witness_profile",))
def somewhere_as_at_the_first(m, witness_profile):
    """At some profile the outcome is 0 and that at the first one is 1."""
    return m(witness_profile) == 0 and m(PROFILES[0]) == 1


def a_witness_that_reads_two_cells_is_no_literal():
    forged = {"clauses": [["axiom", 0, [], []]], "steps": [[2, [], [1]]]}
    asked = question((somewhere_as_at_the_first,))
    bad = make_certificate(asked.as_data(), "REFUTED", "clauses", forged)
    with pytest.raises(CertificateError, match="one cell that is read"):
        check(bad, None, somewhere_as_at_the_first)


def rules_that_are_not_listed_are_not_differed_from():
    refuse(plain(), lambda p: p["clauses"].append(["other", 0]), "a listed rule")
    refuse(counted(), lambda p: p["clauses"].append(["other", -1]), "a listed rule")


def outcomes_are_counted_from_zero():
    refuse(
        laws(), lambda p: put([2], -1)(first(p, "law")), "of a probability", never_first
    )


def a_clause_with_two_literals_left_is_told():
    forged = {"clauses": [["some", "f[[0,1],[0,1]]"]], "steps": [[2, [], [1]]]}
    asked = question(("unanimous",))
    bad = make_certificate(asked.as_data(), "REFUTED", "clauses", forged)
    with pytest.raises(CertificateError, match="a unit clause"):
        check(bad)


def steps_speak_of_comparisons_by_number():
    more = copy.deepcopy(lotteries())
    payload = more["payload"]
    place = next(k for k, e in enumerate(payload["clauses"], 1) if e[0] == "lemma")
    numbers = [-number for number, _ in payload["clauses"][place - 1][1]]
    new = 1 + max(step[0] for step in payload["steps"])
    for step in payload["steps"]:
        step[2] = [new if hint == place else hint for hint in step[2]]
    payload["steps"].insert(0, [new, numbers, [place]])
    more["seal"] = seal(more)
    assert check(more).status == "REFUTED"


def with_images_of(m, axioms, images):
    own = python_spec(m, "f.py:m", None)
    spec = {"kind": "unknown", "what": "rule", "of": own}
    asked = ProblemQuestion(spec, [(axiom, {}) for axiom in axioms], given=m)
    forged = {"clauses": [], "steps": [], "images": images}
    bad = make_certificate(asked.as_data(), "REFUTED", "clauses", forged)
    return lambda: check(bad, m)


def images_need_the_same_types_and_all_agents():
    def nothing(reports):
        return 0

    def ranks(i, profile, x, y):
        return weakly_above(profile[i], x, y)

    both = ((0, 1), (1, 0))
    some = [[[0, 1], [0, 1]], [1, 0], [0, 1]]
    for domains, facts, message in (
        ((both, both[:1]), {}, "names alone"),
        ((both, both), {"strategic": (0,)}, "names alone"),
        ((both, both), {"profiles": tuple(PROFILES)}, "names alone"),
    ):
        m = Mechanism(nothing, domains, (0, 1), prefers=ranks, facts=facts)
        with pytest.raises(CertificateError, match=message):
            with_images_of(m, ("anonymous", "neutral"), [some])()


@cache
def named_anew():
    asked = question(("neutral", "constant"))
    return find_rule(asked, Limits(), alike=True).verdict.certificate


def new_names_are_a_permutation_and_need_neutrality():
    assert check(named_anew()).status == "REFUTED"
    assert [1, 0] in [image[2] for image in named_anew()["payload"]["images"]]
    refuse(named_anew(), lambda p: put([2], [1, 1])(p["images"][0]), "permutation")
    bad = copy.deepcopy(named_anew())
    bad["statement"] = question(("constant", "onto")).as_data()
    bad["seal"] = seal(bad)
    with pytest.raises(CertificateError, match="the axiom `neutral`"):
        check(bad)


@prop(Mechanism, forall=("profile",))
def first_is_heard(m, profile):
    """What Ann ranks first has more than even chances."""
    return m(profile)[profile[0][0]] > Fraction(1, 2)


def agents_alone_may_be_permuted():
    asked = question(("anonymous", first_is_heard), "lottery")
    second = Fraction(1, 2) - Form.unknown("f[[0,1],[1,0]]1")
    forged = {
        "clauses": [
            ["when", 1, [[[0, 1], [1, 0]]], [1]],
            ["when", 1, [[[1, 0], [0, 1]]], [2]],
            ["lemma", [[-1, "1"], [-2, "1"]]],
        ],
        "steps": [[4, [], [1, 2, 3]]],
        "literals": [write_literal(literal(x, ">=")) for x in (second, -second)],
        "images": [[[[0, 1], [1, 0]], [1, 0], [0, 1]]],
    }
    made = make_certificate(asked.as_data(), "REFUTED", "clauses", forged)
    assert check(made, None, first_is_heard).status == "REFUTED"


def one_new_name_needs_neutrality():
    asked = question(("anonymous",), alternatives=3)
    forged = {"clauses": [], "steps": []}
    forged["images"] = [[[[0, 1, 2], [0, 1, 2]], [0, 1], [0, 2, 1]]]
    bad = make_certificate(asked.as_data(), "REFUTED", "clauses", forged)
    with pytest.raises(CertificateError, match="the axiom `neutral`"):
        check(bad)


def only_an_open_rule_has_cells():
    some = ["some", "f[[0,1],[0,1]]"]
    refuse(lotteries(), lambda p: p["clauses"].append(some), "a rule that is open")


CHECKS = [
    agents_alone_may_be_permuted,
    one_new_name_needs_neutrality,
    only_an_open_rule_has_cells,
    what_a_definition_allows_is_no_clause,
    a_witness_that_reads_two_cells_is_no_literal,
    rules_that_are_not_listed_are_not_differed_from,
    outcomes_are_counted_from_zero,
    a_clause_with_two_literals_left_is_told,
    steps_speak_of_comparisons_by_number,
    images_need_the_same_types_and_all_agents,
    new_names_are_a_permutation_and_need_neutrality,
    a_clause_of_two_literals_is_not_unit,
    literals_are_numbers_or_cells,
    good_ones_are_accepted,
    the_payload_has_its_fields_alone,
    a_clause_is_what_the_definition_says,
    a_cell_has_one_outcome,
    an_outcome_twice_in_one_cell_is_not_excluded_by_itself,
    each_step_follows,
    a_hint_with_two_literals_left_says_nothing,
    images_are_what_symmetric_axioms_allow,
    only_rules_whose_outcome_all_share_have_images,
    a_lemma_adds_up,
    comparisons_are_what_the_definition_asks,
    a_law_says_that_a_probability_is_not_negative,
    a_list_of_rules_is_whole_and_has_each_once,
    a_rule_that_is_found_has_the_properties,
    nothing_is_measured_where_a_rule_is_sought,
]


@pytest.mark.parametrize("check_one", CHECKS, ids=lambda check: check.__name__)
def test_the_kernel(check_one):
    check_one()


PLACES = functions_of(clauses, rules, points)
# Without these the same is refused or accepted, only later or with other words.
HARMLESS: set[str] = set()


@pytest.mark.parametrize("function", PLACES, ids=lambda f: f.__name__)
def test_a_planted_fault_is_noticed(function):
    assert unnoticed(function, CHECKS) <= HARMLESS
