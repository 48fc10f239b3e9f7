"""Faults planted in the kernel's check of what follows from properties are noticed."""

import copy
from functools import cache

import pytest
from planting import functions_of, unnoticed

from accord.papers.claim import any_lotteries, any_rule
from accord.theory.errors import CertificateError, ModelError
from accord.theory.mechanisms import Mechanism
from accord.theory.properties import assume, prop
from accord.theory.subjects import source_hash
from accord.verifiers.certificates import make_certificate
from accord.verifiers.implications import Conclusion, implies
from accord.verifiers.kernel import check, exceptions, implied, seal
from accord.verifiers.problems import ProblemQuestion

SMALL = {"agents": 2, "alternatives": 2}
CELL = "f[[0,1],[0,1]]"


def concluded(spec, axioms, conclusion):
    asked = ProblemQuestion(spec, [(axiom, {}) for axiom in axioms])
    return implies(asked, Conclusion(conclusion)).certificate


@cache
def sure():
    axioms = ("strategyproof", "onto")
    return concluded(any_rule("voting", **SMALL), axioms, "unanimous")


@cache
def lotteries():
    axioms = ("strongly-sd-strategyproof", "unanimous", "neutral")
    spec = any_lotteries("voting", **SMALL)
    return concluded(spec, axioms, "mixture-of-dictatorships")


@cache
def like_each_other():
    axioms = ("anonymous", "neutral", "strongly-sd-strategyproof", "ex-post-pareto")
    spec = any_lotteries("voting", **SMALL)
    return concluded(spec, axioms, "mixture-of-dictatorships")


@cache
def exception():
    return concluded(any_rule("voting", **SMALL), ("onto",), "unanimous")


def edited(certificate, edit):
    bad = copy.deepcopy(certificate)
    edit(bad["payload"])
    bad["seal"] = seal(bad)
    return bad


def refuse(certificate, edit, message, own=None):
    with pytest.raises((CertificateError, ModelError), match=message):
        check(edited(certificate, edit), None, own)


def said_by_hand(definition, payload):
    """Return that a definition follows for the rules that are unanimous."""
    asked = ProblemQuestion(any_rule("voting", **SMALL), [("unanimous", {})])
    data = asked.as_data()
    del data["measure"]
    name = f"f.py:{definition.__name__}"
    entry = {"name": name, "source": source_hash(definition), "parameters": {}}
    data["implies"] = {"property": entry, "than": None}
    values = {f"f[[{p}],[{q}]]": 0 for p in ("0,1", "1,0") for q in ("0,1", "1,0")}
    values["f[[1,0],[1,0]]"] = 1
    whole = {"values": values, "clauses": [], "steps": [], "excluding": [], **payload}
    return make_certificate(data, "PROVED", "implied", whole)


# --- the checks -----------------------------------------------------------------------


def good_ones_are_accepted():
    for made, instances in ((sure, 8), (lotteries, 4), (like_each_other, 4)):
        accepted = check(made())
        assert (accepted.status, accepted.instances) == ("PROVED", instances)
    assert check(sure()).met == 2  # elsewhere the two have no best in common
    assert check(lotteries()).met == 4
    assert like_each_other()["payload"]["images"]
    assert check(exception()).status == "REFUTED"


def the_payload_has_its_fields_alone():
    for made in (sure, lotteries, exception):
        refuse(made(), lambda p: p.update(more=[]), "step `payload`")
    for field in ("clauses", "steps", "excluding", "values"):
        refuse(sure(), lambda p, f=field: p.pop(f), "step `payload`")
    for field in ("values", "instance"):
        refuse(exception(), lambda p, f=field: p.pop(f), "step `payload`")


def each_way_that_fails_is_excluded():
    for made in (sure, lotteries, like_each_other):
        for number in range(len(made()["payload"]["excluding"])):
            refuse(
                made(),
                lambda p, k=number: p["excluding"].pop(k),
                "a clause that excludes this",
            )


def some_rule_has_the_properties():
    for made, number in ((sure, "1"), (lotteries, "0"), (exception, "1")):
        refuse(made(), lambda p: p.update(values={}), "a value of")
        wrong = dict.fromkeys(made()["payload"]["values"], number)
        refuse(made(), lambda p, v=wrong: p.update(values=v), "True, got")


def put(place, value):
    """Return the edit that puts a value into the instance."""

    def edit(payload):
        payload["instance"][place] = value

    return edit


def the_instance_of_an_exception_fails():
    refuse(exception(), lambda p: p.update(instance=[]), "ill-formed")
    refuse(exception(), lambda p: p["instance"].append(0), "ill-formed")
    refuse(exception(), lambda p: p.update(instance=3), "ill-formed")
    for place, wrong in ((0, [[0, 0], [0, 1]]), (1, 2)):
        refuse(exception(), put(place, wrong), None)
    other = 1 - exception()["payload"]["instance"][1]
    refuse(exception(), put(1, other), "the definition False, got `None`")


@prop(Mechanism, forall=("profile",))
def at_the_first_zero(m, profile):
    """Where both rank alternative 0 first it is chosen."""
    assume(profile == ((0, 1), (0, 1)))
    return m(profile) == 0


def what_is_derived_by_hand_is_accepted():
    # Unanimity excludes 1 where both rank 0 first, and says nothing elsewhere.
    clause = ["axiom", 0, [[[0, 1], [0, 1]], 0], [[CELL, 1]]]
    made = said_by_hand(at_the_first_zero, {"clauses": [clause], "excluding": [1]})
    accepted = check(made, None, at_the_first_zero)
    assert (accepted.status, accepted.instances, accepted.met) == ("PROVED", 4, 1)


def a_clause_says_no_less_than_all_of_it():
    # Weaker clauses follow: with a literal of a comparison, or of another cell.
    clause = ["axiom", 0, [[[0, 1], [0, 1]], 0], [[CELL, 1]]]
    mixed = {
        "clauses": [clause],
        "steps": [
            [2, [[CELL, 1, False], 1], [1]],
            [3, [[CELL, 1, False], ["f[[0,1],[1,0]]", 0, True]], [1]],
        ],
        "literals": [[[[["x"], "1"]], ">="]],
    }
    for excluding, accepted in (([1, 2, 3], True), ([2, 3], False)):
        made = said_by_hand(at_the_first_zero, {**mixed, "excluding": excluding})
        if accepted:
            assert check(made, None, at_the_first_zero).status == "PROVED"
        else:
            with pytest.raises(CertificateError, match="a clause that excludes"):
                check(made, None, at_the_first_zero)


def a_clause_about_cells_excludes_no_lotteries():
    payload = copy.deepcopy(lotteries()["payload"])
    number = payload["excluding"][0]
    clause, hints = next((s[1], s[2]) for s in payload["steps"] if s[0] == number)
    new = 1 + max(step[0] for step in payload["steps"])
    payload["steps"].append([new, [*clause, [CELL, 0, True]], hints])

    def add(more):
        more.update(steps=payload["steps"], excluding=[*more["excluding"], new])

    def weaken(more):
        more.update(steps=payload["steps"], excluding=[*more["excluding"][1:], new])

    assert check(edited(lotteries(), add)).status == "PROVED"
    refuse(lotteries(), weaken, "a clause that excludes")


CHECKS = [
    good_ones_are_accepted,
    the_payload_has_its_fields_alone,
    each_way_that_fails_is_excluded,
    some_rule_has_the_properties,
    the_instance_of_an_exception_fails,
    what_is_derived_by_hand_is_accepted,
    a_clause_says_no_less_than_all_of_it,
    a_clause_about_cells_excludes_no_lotteries,
]


@pytest.mark.parametrize("check_one", CHECKS, ids=lambda check: check.__name__)
def test_the_kernel(check_one):
    check_one()


PLACES = functions_of(implied, exceptions)


@pytest.mark.parametrize("function", PLACES, ids=lambda f: f.__name__)
def test_a_planted_fault_is_noticed(function):
    assert unnoticed(function, CHECKS) == set()
