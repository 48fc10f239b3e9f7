"""Processes, mixtures and predictions as TOML and as data: read, written, refused."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from accord.counterexamples.asking import check
from accord.papers.meulemans2025.coupling import PAIR
from accord.papers.meulemans2025.prediction import (
    ALTERNATING,
    BOTH,
    FIVE,
    PROSPECTIVE,
    STOPPING,
    any_two,
    coins,
)
from accord.theory.errors import AccordError
from accord.theory.formats import read_file
from accord.theory.formats.data import from_data, to_data
from accord.theory.formats.toml_file import read_toml
from accord.theory.processes import Mixture, Process
from accord.theory.universes import Universes
from accord.verifiers.kernel import check as recheck

TEXT = (Path(__file__).parent / "coins.toml").read_text()
HALF = Fraction(1, 2)


def process(*lines: str, alphabets: str = '[["0", "1"]]') -> Process:
    text = f'kind = "process"\nalphabets = {alphabets}\n' + "\n".join(lines)
    found = read_toml(text)
    assert isinstance(found, Process)
    return found


def test_a_file_states_a_prediction():
    p = read_file(Path(__file__).parent / "coins.toml")
    own = [(h.start, h.moves) for h in p.mixture.hypotheses]
    assert own == [(h.start, h.moves) for h in FIVE.mixture.hypotheses]
    assert (p.mixture.weights, p.horizon, p.hypothesis) == ((Fraction(1, 3),) * 3, 5, 0)
    named = replace(p, horizon=8)
    assert named.truth.title == "quarter"


def test_weights_are_equal_and_the_horizon_is_8_if_they_are_left_out():
    short = "\n".join(
        x for x in TEXT.splitlines() if not x.startswith(("weights", "horizon"))
    )
    p = read_toml(short)
    assert p.mixture.weights == (Fraction(1, 3),) * 3
    assert p.horizon == 8


def test_a_truth_can_be_outside():
    p = read_toml(TEXT.replace('"quarter"', '{ writes = "(01)" }', 1))
    assert p.hypothesis is None
    assert p.truth.probability((0, 1, 0, 1)) == 1


def test_a_process_has_four_forms():
    assert process('coin = ["1/4", "3/4"]').probability((1, 1)) == Fraction(9, 16)
    assert process('writes = "11(01)"').probability((1, 1, 0, 1, 0)) == 1
    assert process('writes = "11"').gap((1, 1)) == 1
    table = process('values = { "" = 1, "0" = "1/2", "01" = "1/4" }')
    assert table.gap(()) == HALF
    assert table.probability((0, 1)) == Fraction(1, 4)
    moves = process(
        'start = ["1/2", "1/2"]', 'moves = [[["0", 1, 1]], [["1", 0, "1/2"]]]'
    )
    assert moves.probability((0, 1)) == Fraction(1, 4)


def test_symbols_of_several_letters_and_in_turn():
    assert (
        process(
            'writes = "heads (tails heads)"', alphabets='[["heads", "tails"]]'
        ).probability((0, 1, 0, 1))
        == 1
    )
    twin = process(
        "start = [1, 0, 0]",
        'moves = [[["C", 1, "1/2"], ["D", 2, "1/2"]], [["C", 0, 1]], [["D", 0, 1]]]',
        alphabets='[["C", "D"], ["D", "C"]]',
    )
    assert twin.probability((0, 1, 1, 0)) == Fraction(1, 4)
    spaced = process(
        'values = { "up left" = "1/2", "up right" = "1/2" }',
        alphabets='[["up", "down"], ["left", "right"]]',
    )
    assert spaced.conditional((0,)) == (HALF, HALF)


def test_unknown_numbers_have_constraints():
    open_ = process('coin = ["p", "1 - p"]', 'where = ["p > 1/2"]')
    assert open_.unknowns == {"p"}
    assert open_.at({"p": 1}).probability((0,)) == 1
    verdict = check(open_, "measure")
    assert verdict.status == "PROVED"
    assert recheck(verdict.certificate).status == "PROVED"


def test_all_programs_are_a_mixture():
    text = 'kind = "mixture"\nprograms = { length = 3, steps = 12 }'
    m = read_toml(text)
    assert isinstance(m, Mixture)
    assert sum(m.weights) == 1 - Fraction(5, 8) ** 3
    assert from_data(to_data(m)) == m


SUBJECTS = [FIVE, PROSPECTIVE, STOPPING, coins(ALTERNATING, 4), *BOTH, any_two(2)]


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda x: x.title)
def test_what_is_written_is_read_back(subject):
    data = to_data(subject)
    assert json.loads(json.dumps(data)) == data
    back = from_data(data)
    assert to_data(back) == data
    assert back.scope == subject.scope
    for word in ((), (0,), (0, 1)):
        assert (back.both(word)[0] - subject.both(word)[0]) == 0
        assert (back.both(word)[1] - subject.both(word)[1]) == 0


def test_a_class_of_universes_is_read_back():
    assert isinstance(PAIR, Universes)
    assert from_data(to_data(PAIR)).weights == PAIR.weights


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"3/4", "1/4"', '"3/4", "1/2"', "hypotheses.quarter: expected probabilities"),
        ('"3/4", "1/4"', '"3/4"', "a probability of each symbol"),
        ('"3/4", "1/4"', '"5/4", "-1/4"', "hypotheses.quarter: expected prob"),
        ('"3/4", "1/4"', "0.75, 0.25", "got the float"),
        ('"3/4", "1/4"', '"p", "1 - p"', 'an integer or a fraction such as "1/3"'),
        ('coin = ["1/2", "1/2"]', 'coins = ["1/2", "1/2"]', "one of the keys coin"),
        ('coin = ["1/2", "1/2"]', 'writes = "0(1"', "stand in brackets"),
        ('coin = ["1/2", "1/2"]', 'writes = "02"', "expected symbols"),
        ('coin = ["1/2", "1/2"]', 'values = { "2" = 1 }', "a word of the symbols"),
        ('coin = ["1/2", "1/2"]', 'values = { "0" = 2 }', "at most 1"),
        ('coin = ["1/2", "1/2"]', 'coin = [1, 0]\nwrites = "0"', "got coin, writes"),
        ('["0", 0, "1/4"]', '["0", 7, "1/4"]', "a state from 0 to 0"),
        ('["0", 0, "1/4"]', '["2", 0, "1/4"]', "one of the symbols 0, 1"),
        ('["0", 0, "1/4"]', '["0", 0]', "a symbol, a state"),
        ("start = [1]\n", "", "the key `start`"),
        ('truth = "quarter"', 'truth = "quater"', "no hypothesis is called `quater`"),
        ('truth = "quarter"', "", "expected the key `truth`"),
        ("horizon = 5", "horizon = -1", "expected a horizon from 0"),
        ("horizon = 5", "horizon = 5000", "expected a horizon from 0"),
        ("horizon = 5", "horizons = 5", "did you mean `horizon`?"),
        ('alphabets = [["0", "1"]]', "", "expected the key `alphabets`"),
        ('alphabets = [["0", "1"]]', "alphabets = []", "the symbols of each step"),
        ('[["0", "1"]]', '[["0", "0"]]', "distinct symbols"),
        ('half = "1/3"', 'half = "2/3"', "positive weights of sum at most 1"),
        ('half = "1/3"', "half = 0", "positive weights"),
        (', most = "1/3"', "", "an entry of `most`"),
        ("horizon = 5", "programs = { length = 2, steps = 3 }", "`programs` alone"),
    ],
)
def test_what_is_odd_is_one_error(old, new, message):
    assert old in TEXT
    with pytest.raises(AccordError) as error:
        read_toml(TEXT.replace(old, new, 1), "coins.toml")
    assert message in f"{error.value.message} {error.value.help}"
    assert "coins.toml" in error.value.message


def test_too_many_programs_are_refused_with_their_number():
    with pytest.raises(AccordError, match="programs: 292,968 programs of at most 8"):
        read_toml('kind = "mixture"\nprograms = { length = 8, steps = 10 }')


def test_a_certificate_with_a_changed_number_is_rejected():
    verdict = check(FIVE, "least-ratio", given={"value": Fraction(92, 243)})
    text = json.dumps(verdict.certificate)
    assert recheck(json.loads(text)).status == "PROVED"
    for old, new in (
        ("92/243", "93/243"),
        ('"3/4"', '"2/4"'),
        ('"horizon": 5', '"horizon": 4'),
    ):
        assert old in text
        with pytest.raises(AccordError):
            recheck(json.loads(text.replace(old, new, 1)))
