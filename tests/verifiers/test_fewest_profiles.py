"""The least number of profiles: what proves it, and what the kernel refuses."""

import copy
import json
from fractions import Fraction

import pytest

from accord.cli import run
from accord.papers.brandl2018 import EIGHT, NINE, PUBLISHED, TWENTY_NINE, question
from accord.theory.errors import AccordError, CertificateError
from accord.verifiers.fewest_profiles import all_meet, fewest_profiles, weights
from accord.verifiers.kernel import check, seal
from accord.verifiers.lottery_rules import no_rule_at

SPARE = [*EIGHT, *NINE[:2]]


@pytest.fixture(scope="module")
def ten():
    return fewest_profiles(question(), SPARE)


def test_of_ten_profiles_the_eight_are_needed(ten):
    assert ten.verdict.status == "PROVED"
    assert ten.verdict.accepted.values == (8,)
    assert len(ten.profiles) == 8
    assert no_rule_at(question(), ten.profiles).verdict.status == "REFUTED"


def test_the_kernel_alone_accepts_it(ten):
    assert check(ten.verdict.certificate).values == (8,)


def test_its_title_does_not_say_that_the_properties_are_possible(ten, tmp_path, capsys):
    assert ten.verdict.property.startswith("10 profiles, of which at least 8 refute")
    path = tmp_path / "least.json"
    path.write_text(json.dumps(ten.verdict.certificate), encoding="utf-8")
    assert run(["recheck", str(path)]) == 0
    said = capsys.readouterr().out
    assert "10 profiles, of which at least 8 refute: anonymous" in said
    assert "possible" not in said


def test_where_lotteries_at_all_profiles_exist_there_is_nothing_to_count():
    found = fewest_profiles(question(), NINE[:4])
    assert found.verdict.status == "UNKNOWN"
    assert "exist" in found.verdict.reason


def test_every_contradiction_is_about_a_profile_without_which_there_is_none():
    assert all_meet(question(), SPARE, EIGHT[:1]).status == "PROVED"


def test_a_contradiction_may_miss_a_profile_that_is_not_needed():
    assert all_meet(question(), SPARE, NINE[:1]).status == "UNKNOWN"


@pytest.mark.slow
def test_of_the_published_profiles_twenty_nine_are_needed():
    found = fewest_profiles(question(), PUBLISHED)
    assert found.verdict.accepted.values == (29,)
    assert no_rule_at(question(), TWENTY_NINE, small=False).verdict.status == "REFUTED"


@pytest.mark.slow
def test_of_sixty_two_profiles_eight_are_needed():
    profiles = list(dict.fromkeys([*PUBLISHED, *EIGHT, *NINE]))
    assert fewest_profiles(question(), profiles).verdict.accepted.values == (8,)


# --- weights --------------------------------------------------------------------------


def test_sets_apart_weigh_one_each():
    assert weights([frozenset({1}), frozenset({2, 3})]) == [1, 1]


def test_three_pairs_of_three_weigh_one_half_each():
    sets = [frozenset(pair) for pair in ((1, 2), (2, 3), (1, 3))]
    assert weights(sets) == [Fraction(1, 2)] * 3


def test_a_set_and_its_part_weigh_one_together():
    assert sum(weights([frozenset({1}), frozenset({1, 2})])) == 1


# --- what the kernel refuses ----------------------------------------------------------


def _claim_one_more(payload):
    payload["least"] += 1


def _claim_one_less(payload):
    payload["least"] -= 1


def _weigh_a_set_twice(payload):
    payload["sets"][0]["weight"] = "2"


def _weigh_a_set_negatively(payload):
    payload["sets"][0]["weight"] = "-1"


def _weigh_a_set_by_a_float(payload):
    payload["sets"][0]["weight"] = 1.0


def _count_a_set_twice(payload):
    payload["sets"].append(copy.deepcopy(payload["sets"][0]))


def _leave_out_a_set(payload):
    payload["sets"].pop()


def _forget_a_profile_of_a_set(payload):
    payload["sets"][0]["without"].pop()


def _name_a_profile_that_is_not_there(payload):
    payload["sets"][0]["without"] = [len(payload["profiles"])]


def _count_from_the_end(payload):
    payload["sets"][0]["without"] = [-1]


def _name_a_profile_by_text(payload):
    payload["sets"][0]["without"] = ["0"]


def _change_a_value(payload):
    values = payload["sets"][0]["values"]
    name = next(name for name, value in values.items() if value == "0")
    values[name] = "1/7"


def _let_a_probability_be_negative(payload):
    values = payload["sets"][0]["values"]
    values[next(iter(values))] = "-1"


def _forget_a_value(payload):
    payload["sets"][0]["values"].popitem()


def _drop_the_values(payload):
    payload["sets"][0]["values"] = {}


def _forget_a_profile(payload):
    payload["profiles"].pop(0)


def _list_a_profile_twice(payload):
    payload["profiles"].append(payload["profiles"][0])


def _list_an_image_of_a_profile(payload):
    payload["profiles"].append(payload["profiles"][0][::-1])


def _list_a_profile_of_three(payload):
    payload["profiles"][0] = payload["profiles"][0][:3]


def _list_a_profile_of_another_domain(payload):
    payload["profiles"][0][0] = [{"set": [0, 1]}]


def _add_a_field(payload):
    payload["images"] = []


def _leave_out_the_number(payload):
    del payload["least"]


EDITS = (
    _claim_one_more,
    _claim_one_less,
    _weigh_a_set_twice,
    _weigh_a_set_negatively,
    _weigh_a_set_by_a_float,
    _count_a_set_twice,
    _leave_out_a_set,
    _forget_a_profile_of_a_set,
    _name_a_profile_that_is_not_there,
    _count_from_the_end,
    _name_a_profile_by_text,
    _change_a_value,
    _let_a_probability_be_negative,
    _forget_a_value,
    _drop_the_values,
    _forget_a_profile,
    _list_a_profile_twice,
    _list_an_image_of_a_profile,
    _list_a_profile_of_three,
    _list_a_profile_of_another_domain,
    _add_a_field,
    _leave_out_the_number,
)


@pytest.mark.parametrize("edit", EDITS, ids=[e.__name__.strip("_") for e in EDITS])
def test_the_kernel_refuses_a_count_that_was_edited(ten, edit):
    other = copy.deepcopy(ten.verdict.certificate)
    edit(other["payload"])
    other["seal"] = seal(other)
    with pytest.raises(AccordError):
        check(other)


@pytest.mark.parametrize("missing", ["anonymous", "neutral"])
def test_images_of_profiles_need_both_axioms(ten, missing):
    other = copy.deepcopy(ten.verdict.certificate)
    statement = other["statement"]
    kept = [entry for entry in statement["properties"] if entry["name"] != missing]
    statement["properties"] = kept
    other["seal"] = seal(other)
    with pytest.raises(CertificateError, match="both axioms"):
        check(other)


def test_a_property_that_is_about_no_profile_gives_no_facts(ten):
    other = copy.deepcopy(ten.verdict.certificate)
    from accord.theory.properties import find_property
    from accord.theory.subjects import source_hash

    onto = find_property("onto")
    source = source_hash(onto.body)
    entry = {"name": "onto", "source": source, "parameters": {}}
    other["statement"]["properties"].append(entry)
    other["seal"] = seal(other)
    with pytest.raises(CertificateError, match="onto"):
        check(other)


def test_another_verdict_is_refused(ten):
    other = copy.deepcopy(ten.verdict.certificate)
    other["verdict"] = "REFUTED"
    other["seal"] = seal(other)
    with pytest.raises(CertificateError, match="verdict"):
        check(other)
