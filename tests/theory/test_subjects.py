"""Specifications: what they describe is built again, and by name only."""

import json

import pytest

from accord.theory.errors import AccordError, CertificateError, ModelError
from accord.theory.mechanisms import Mechanism
from accord.theory.settings import find_setting, setting_names, setting_options
from accord.theory.specifications import python_spec, rule_spec
from accord.theory.subjects import build, source_hash


def highest(bids):
    return bids.index(max(bids)), [max(bids)] + [0] * (len(bids) - 1)


def highest_again(bids):
    return bids.index(max(bids)), [max(bids)] + [0] * (len(bids) - 1)


OWN = python_spec(highest, "f.py:highest", "auction", {"agents": 2, "values": "0..1"})


def test_a_rule_is_built_again_from_json():
    spec = rule_spec("second-price", {"agents": 2, "values": "0..1"})
    first, again = build(spec), build(json.loads(json.dumps(spec)))
    assert (
        first.scope == again.scope == "2 bidders, values 0..1, ties to the lowest index"
    )
    assert first.domains == again.domains == ((0, 1), (0, 1))


def test_an_own_rule_is_handed_over():
    assert build(OWN, highest).name == "highest"


def test_an_own_rule_is_never_imported():
    with pytest.raises(ModelError) as caught:
        build(OWN)
    assert "never imported" in caught.value.message
    assert "--subject f.py:highest" in caught.value.help


def test_another_version_of_an_own_rule_is_refused():
    with pytest.raises(CertificateError, match="another version"):
        build(OWN, highest_again)


def test_a_library_rule_that_changed_is_refused():
    spec = {**rule_spec("borda", {"agents": 2}), "source": "0" * 64}
    with pytest.raises(CertificateError, match="rule `borda` has changed"):
        build(spec)


def test_an_own_mechanism_is_the_one_handed_over():
    m = Mechanism(rule=highest, domains=((0, 1),), name="m")
    built = build(python_spec(m, "f.py:m", None), m)
    assert (built.rule, built.domains, built.name) == (m.rule, m.domains, m.name)
    other = Mechanism(rule=highest_again, domains=((0, 1),), name="m")
    with pytest.raises(CertificateError):
        build(python_spec(m, "f.py:m", None), other)


@pytest.mark.parametrize(
    "spec",
    [
        {},
        {"kind": None},
        {"kind": "module"},
        {"kind": "rule"},
        {"kind": "rule", "rule": "bordo"},
        {**OWN, "kind": "rule"},
        {"kind": "data"},
        {"kind": "data", "object": "strategic-game", "data": {}},
        {"kind": "unknown", "what": "luck", "of": {}},
        {**rule_spec("borda", {"agents": 2}), "setting": "auction"},
        {**rule_spec("borda", {"agents": 2}), "setting": "../../etc"},
        {**rule_spec("borda", {"agents": 2}), "options": {"cows": 2}},
        {**rule_spec("borda", {"agents": 2}), "params": {"cows": 2}},
    ],
    ids=lambda spec: str(spec)[:60],
)
def test_what_describes_nothing_is_refused(spec):
    with pytest.raises((AccordError, KeyError, TypeError, ValueError, AttributeError)):
        build(spec).run((0, 0))


@pytest.mark.parametrize(
    "call",
    [
        lambda: rule_spec("bordo"),
        lambda: rule_spec("borda", {"cows": 1}),
        lambda: find_setting("auctoin"),
        lambda: setting_options("../subjects"),
        lambda: python_spec(highest, "f.py:g", "auctoin"),
        lambda: python_spec(highest, "f.py:g", "auction", {"cows": 1}),
    ],
)
def test_a_name_that_is_not_known_comes_with_help(call):
    with pytest.raises(ModelError) as caught:
        call()
    assert caught.value.help


@pytest.mark.parametrize("setting", setting_names())
def test_every_setting_says_its_options(setting):
    options = setting_options(setting)
    assert isinstance(options, dict)
    assert find_setting(setting).__doc__


def test_a_hash_of_a_source_tells_functions_apart():
    assert source_hash(highest) == source_hash(highest) != source_hash(highest_again)
    assert source_hash(len) == source_hash(3) == ""
