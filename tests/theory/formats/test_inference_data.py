"""Generative models and chains as TOML and as data: read, written, and refused."""

import copy
import json

import pytest

from accord.counterexamples.gallery import SENSORS
from accord.papers.bogacz2017 import CHAIN, SQUARE, TWO_SOURCES
from accord.papers.friston2015 import ANY, CERTAIN, CUE, INSTANCES, MIRRORED, PRIORS
from accord.theory.errors import AccordError
from accord.theory.formats.data import from_data, to_data
from accord.theory.formats.toml_file import read_toml

TEXT = """
kind = "generative-model"
title = "two sensors"
states = ["bit 1, blind", "bit 2, blind", "bit 1, seen", "bit 2, seen"]
outcomes = ["o1", "o2"]
actions = ["sensor 0", "sensor 1"]
prior = ["1/2", "1/2", 0, 0]
policies = [["sensor 0"], ["sensor 1"]]

[preferences]
o1 = "2/3"
o2 = "1/3"

[likelihood]
o1 = [1, 1, 1, 0]
o2 = [0, 0, 0, 1]

[transitions]
"sensor 0" = [[1, 0, 1, 0], [0, 1, 0, 1], [0, 0, 0, 0], [0, 0, 0, 0]]
"sensor 1" = [[0, 0, 0, 0], [0, 0, 0, 0], [1, 0, 1, 0], [0, 1, 0, 1]]
"""
LINE = """
kind = "predictive-chain"
title = "a chain of two levels"
precisions = [1, 2, 3]
datum = 6
prior = 0
"""


def test_a_file_states_a_model_and_a_chain():
    assert read_toml(TEXT) == SENSORS
    assert read_toml(LINE) == CHAIN


MODELS = [SENSORS, ANY, CERTAIN, CUE, MIRRORED, *INSTANCES, *PRIORS]
CHAINS = [CHAIN, SQUARE, TWO_SOURCES]


@pytest.mark.parametrize("subject", [*MODELS, *CHAINS], ids=lambda x: x.title)
def test_what_is_written_is_read_back(subject):
    data = to_data(subject)
    assert json.loads(json.dumps(data)) == data
    assert from_data(data) == subject


def test_a_model_at_values_is_written_with_them():
    at = MIRRORED.at({"a": "3/4", "q": "1/5", "p": "2/3"})
    assert from_data(to_data(at)) == at


def changed(data, path, value):
    data = copy.deepcopy(data)
    *outer, last = path
    inner = data
    for key in outer:
        inner = inner[key]
    if value is None:
        del inner[last]
    else:
        inner[last] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        (["states"], None, "expected the key `states`"),
        (["policies"], None, "expected the key `policies`"),
        (["bias"], 1, "expected known keys, got `bias`"),
        (["states"], ["a", "a", "b", "c"], "distinct names"),
        (["prior"], ["1/2", "1/2"], "prior: expected 4 numbers"),
        (["prior"], ["1/2", "1/4", 0, 0], "D, the prior"),
        (["prior"], "1/2", "expected a list"),
        (["prior"], ["x", 0, 0, 1], "prior"),
        (["prior"], [0.5, 0.5, 0, 0], "the float `0.5`"),
        (["preferences", "o1"], None, "expected an entry of `o1`"),
        (["preferences", "o3"], 1, "got `o3`"),
        (["preferences", "o1"], -1, "preferences of at least 0"),
        (["likelihood", "o1"], [1, 1, 1], "likelihood.o1: expected 4 numbers"),
        (["likelihood", "o1"], [1, 1, 1, 1], "A in state `bit 2, seen`"),
        (["transitions", "sensor 0"], [[1, 1, 1, 1]], "expected 4 rows"),
        (["transitions", "sensor 1"], None, "expected an entry of `sensor 1`"),
        (["transitions", "sensor 1", 0], [1, 0, 0, 0], "under `sensor 1`"),
        (["policies"], [["sensor 2"]], "no action is called `sensor 2`"),
        (["policies"], [[0]], "expected a text"),
        (["policies"], ["sensor 0"], "expected a list"),
        (["where"], ["p >"], "where"),
        (["title"], 3, "expected a text"),
    ],
)
def test_what_is_no_model_is_refused_with_its_place(path, value, says):
    with pytest.raises(AccordError) as error:
        from_data(changed(to_data(SENSORS), path, value), "m.toml")
    assert says in str(error.value)
    assert "m.toml" in str(error.value)


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        (["precisions"], None, "expected the key `precisions`"),
        (["precisions"], [1], "at least 2 precisions"),
        (["precisions"], [1, 0, 1], "positive precisions"),
        (["precisions"], "1,2", "expected a list"),
        (["datum"], "u", "datum"),
        (["prior"], 0.5, "the float `0.5`"),
        (["levels"], [1], "expected 2 levels"),
        (["levels"], ["x", 1], "levels"),
        (["function"], [1], "function of degree"),
        (["rate"], 1, "expected known keys, got `rate`"),
    ],
)
def test_what_is_no_chain_is_refused_with_its_place(path, value, says):
    with pytest.raises(AccordError) as error:
        from_data(changed(to_data(CHAIN), path, value), "c.toml")
    assert says in str(error.value)
    assert "c.toml" in str(error.value)
