"""Faults planted in the kernel's check of how many profiles are needed are noticed."""

import copy
import itertools
from functools import cache

import pytest
from planting import functions_of, unnoticed

from accord.papers.claim import any_lotteries
from accord.theory.coding import code
from accord.theory.errors import AccordError, CertificateError
from accord.theory.lotteries import sure
from accord.theory.mechanisms import Mechanism
from accord.theory.preferences import weakly_above
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.specifications import python_spec
from accord.verifiers.certificates import make_certificate
from accord.verifiers.fewest_profiles import fewest_profiles
from accord.verifiers.kernel import check, minimum, seal
from accord.verifiers.problems import ProblemQuestion

# No two are alike. At the last two, with the agents and the names exchanged (0 is
# called 1, 1 is called 2, 2 is called 0), the definitions read the first of them.
FIRST = Profile([(0, 1, 2), (0, 1, 2)])
SECOND = Profile([(0, 1, 2), (0, 2, 1)])
THIRD = Profile([(0, 1, 2), (1, 2, 0)])
THREE = [FIRST, SECOND, THIRD]
SECOND_RENAMED = Profile([(1, 0, 2), (1, 2, 0)])
UNLISTED = Profile([(0, 1, 2), (2, 1, 0)])


@prop(Mechanism, forall=("profile",))
def none_for_the_first(m, profile):
    """At each of the three alternative 0 has no chance."""
    assume(profile in THREE)
    return m(profile)[0] <= 0


@prop(Mechanism, forall=("profile",))
def more_than_at_the_next(m, profile):
    """At each of the three 0 has more chances than at the next, an image of it."""
    assume(profile in THREE)
    if profile == FIRST:
        return m(FIRST)[0] > m(SECOND_RENAMED)[1]
    return m(profile)[0] > m(FIRST if profile == THIRD else THIRD)[0]


@prop(Mechanism, forall=("profile",))
def reads_another(m, profile):
    """At the first, 1 has more chances than where the two disagree."""
    assume(profile == FIRST)
    return m(profile)[1] > m(UNLISTED)[1]


OWN = (none_for_the_first, more_than_at_the_next, reads_another)
AXIOMS = ("anonymous", "neutral", *OWN)


def question(axioms=AXIOMS, **size):
    size = {"agents": 2, "alternatives": 3, **size}
    return ProblemQuestion(any_lotteries("voting", **size), [(a, {}) for a in axioms])


@cache
def two_of_three():
    """Any two of the three contradict the definitions, and none alone."""
    return fewest_profiles(question(), THREE).verdict.certificate


def edited(edit, axioms=AXIOMS):
    bad = copy.deepcopy(two_of_three())
    edit(bad["payload"])
    bad["statement"] = question(axioms).as_data()
    bad["seal"] = seal(bad)
    return bad


def refuse(edit, message, axioms=AXIOMS, own=OWN):
    with pytest.raises(AccordError, match=message):
        check(edited(edit, axioms), None, own)


def put(*path, to):
    """Return the edit that puts a value at a path of keys."""

    def edit(payload):
        place = payload
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = to

    return edit


def nothing(_):
    """Edit nothing."""


# --- the checks -----------------------------------------------------------------------


def the_good_one_is_accepted():
    made = two_of_three()
    sets = made["payload"]["sets"]
    assert [s["weight"] for s in sets] == ["1/2"] * 3
    assert sorted(sorted(s["without"]) for s in sets) == [[0, 1], [0, 2], [1, 2]]
    accepted = check(made, None, OWN)
    assert (accepted.status, accepted.values) == ("PROVED", (2,))
    # At each one exchange of the agents, 6 renamings, `none_for_the_first`; and twice
    # `reads_another`, where it reads nothing. What reads two profiles is left out.
    assert accepted.instances == 3 * (1 + 6 + 1 + 2)


def the_payload_has_its_fields_alone():
    refuse(lambda p: p.update(more=[]), "step `payload`")
    for field in ("profiles", "sets", "least"):
        refuse(lambda p, f=field: p.pop(f), "step `payload`")


def nothing_is_measured():
    bad = copy.deepcopy(two_of_three())
    bad["statement"]["measure"] = {"name": "payoff-sum", "parameters": {}}
    bad["seal"] = seal(bad)
    with pytest.raises(CertificateError, match="none for this kind"):
        check(bad, None, OWN)


def sets_are_of_listed_profiles():
    for wrong in (3, -1, "0"):
        refuse(lambda p, k=wrong: p["sets"][0]["without"].append(k), "numbers of")


def weights_are_positive_and_at_most_one_at_each_profile():
    for wrong in ("0", "-1/2"):
        refuse(put("sets", 0, "weight", to=wrong), "a positive weight")
    refuse(put("sets", 0, "weight", to="2/3"), "at most 1")
    refuse(lambda p: p["sets"].append(p["sets"][0]), "at most 1")
    # The sum counts for no more than it is.
    for wrong in (1, 3):
        refuse(put("least", to=wrong), "step `least`")
    refuse(lambda p: p["sets"].pop(), "step `least`")
    refuse(lambda p: p.update(sets=[]), "step `least`")


def the_facts_outside_hold():
    for number in range(3):
        values = two_of_three()["payload"]["sets"][number]["values"]
        refuse(put("sets", number, "values", to={}), None)
        wrong = dict.fromkeys(values, "1/3")
        refuse(put("sets", number, "values", to=wrong), "fact 2 True")
        refuse(lambda p, k=number: p["sets"][k]["without"].pop(), None)


def facts_at_images_count():
    """Neutrality at the second profile, whose image it is, asks 1 and 2 alike."""
    number = next(
        k
        for k, s in enumerate(two_of_three()["payload"]["sets"])
        if sorted(s["without"]) == [0, 2]
    )
    cell = "f[[0,1,2],[0,2,1]]"
    values = {f"{cell}1": "0", f"{cell}2": "1/3"}
    refuse(put("sets", number, "values", to=values), "fact 1 True")


def one_contradiction_needs_all_profiles_it_reads():
    made = fewest_profiles(question(), [FIRST, SECOND]).verdict.certificate
    assert check(made, None, OWN).values == (2,)


def no_profile_is_the_image_of_another():
    for image in (SECOND, SECOND_RENAMED, SECOND[::-1], SECOND_RENAMED[::-1]):
        refuse(lambda p, q=image: p["profiles"].append(code(q)), "the image of another")


def images_need_both_axioms():
    for name in ("anonymous", "neutral"):
        left = tuple(axiom for axiom in AXIOMS if axiom != name)
        refuse(nothing, "both axioms", left)


@prop(Mechanism)
def anything(m):
    return True


@prop(Mechanism, forall=("profile",), exists=("outcome",))
def something(m, profile, outcome):
    return m(profile)[outcome] > 0


def every_definition_is_about_a_profile_and_asks_for_no_witness():
    for odd in (anything, something):
        own = (*OWN, odd)
        refuse(nothing, "a definition for each profile", (*AXIOMS, odd), own)


def agents_differ_in_their_names_alone():
    def lottery(reports):
        return sure(0)

    def ranks(i, profile, x, y):
        return weakly_above(profile[i], x, y)

    both = ((0, 1), (1, 0))
    profiles = tuple(map(Profile, itertools.product(both, repeat=2)))
    for domains, facts in (
        ((both, both[:1]), {}),
        ((both, both), {"strategic": (0,)}),
        ((both, both), {"profiles": profiles}),
    ):
        m = Mechanism(lottery, domains, (0, 1), prefers=ranks, facts=facts)
        spec = {
            "kind": "unknown",
            "what": "lottery",
            "of": python_spec(m, "f.py:m", None),
        }
        asked = ProblemQuestion(spec, [("anonymous", {}), ("neutral", {})], given=m)
        forged = {"profiles": [], "sets": [], "least": 0}
        bad = make_certificate(asked.as_data(), "PROVED", "minimum", forged)
        with pytest.raises(CertificateError, match="names alone"):
            check(bad, m)


CHECKS = [
    the_good_one_is_accepted,
    the_payload_has_its_fields_alone,
    nothing_is_measured,
    sets_are_of_listed_profiles,
    weights_are_positive_and_at_most_one_at_each_profile,
    the_facts_outside_hold,
    facts_at_images_count,
    one_contradiction_needs_all_profiles_it_reads,
    no_profile_is_the_image_of_another,
    images_need_both_axioms,
    every_definition_is_about_a_profile_and_asks_for_no_witness,
    agents_differ_in_their_names_alone,
]


@pytest.mark.parametrize("check_one", CHECKS, ids=lambda check: check.__name__)
def test_the_kernel(check_one):
    check_one()


PLACES = functions_of(minimum)


@pytest.mark.parametrize("function", PLACES, ids=lambda f: f.__name__)
def test_a_planted_fault_is_noticed(function):
    assert unnoticed(function, CHECKS) == set()
