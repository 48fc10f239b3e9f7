"""Games classed by their pure embedded equilibria, against each game alone."""

import itertools
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest

from accord.counterexamples.game_classes import classes_of, draw
from accord.counterexamples.regions import tell_region
from accord.theory.errors import ModelError
from accord.theory.game_terms import pure
from accord.theory.games import from_arrays
from accord.verifiers.engines.proofs.embedded_equilibrium import find
from accord.verifiers.limits import Limits

PLANE = from_arrays(
    [[1, "S"], ["T", 0]],
    [[1, "T"], ["S", 0]],
    actions=[["C", "D"]] * 2,
    title="symmetric games",
    where=["-1 <= S <= 2", "-1 <= T <= 2"],
)
LINE = from_arrays([[2, 0], ["t", 1]], [[2, "t"], [0, 1]], where=[])


@pytest.fixture(scope="module")
def plane():
    return classes_of(PLANE, Limits())


def test_the_symmetric_games_have_four_classes(plane):
    assert [(c.name, tell_region(c.region)) for c in plane] == [
        ("C,C", "exactly for T < 1 and S > T and S > 0"),
        ("C,C | D,D", "exactly for (S > T and S <= 0) or (T > S and S < 0)"),
        ("C,C | C,D | D,C", "exactly for (S > T and T >= 1) or (T >= S and S > 0)"),
        (
            "C,C | C,D | D,C | D,D",
            "exactly for (S = T and S < 0) or (T >= S and S = 0)",
        ),
    ]
    assert all(c.verdict.status == "PROVED" for c in plane)


def test_each_game_is_in_one_class_which_has_its_equilibria(plane):
    steps = [Fraction(k, 2) for k in range(-2, 5)]
    for s, t in itertools.product(steps, repeat=2):
        values = {"S": s, "T": t}
        inside = [
            c
            for c in plane
            if any(
                holds and all(row.holds(values) for row in facts)
                for facts, holds in c.region.cells
            )
        ]
        assert len(inside) == 1
        game = PLANE.at(values)
        embedded = {
            profile
            for cell in game.profiles()
            for profile in [tuple(map(pure, game.sizes, cell))]
            if "beliefs" in find(game, profile=profile)
        }
        assert embedded == set(inside[0].equilibria)


def test_a_line_has_classes_too():
    found = classes_of(LINE, Limits())
    assert [(c.name, tell_region(c.region)) for c in found] == [
        ("1,1 | 2,2", "for every t but t = 0"),
        ("1,1 | 1,2 | 2,1 | 2,2", "exactly for t = 0"),
    ]


def test_the_picture_names_each_class_once(plane):
    root = ET.fromstring(draw(plane, "symmetric games"))
    words = [e.text for e in root.iter() if e.tag.endswith("text")]
    for number, one in enumerate(plane, 1):
        assert words.count(f"{number}  {one.name}") == 1
        assert words.count(str(number)) >= 1


@pytest.mark.parametrize(
    ("game", "message"),
    [
        (PLANE.at({"S": 0, "T": 2}), "a game with parameters"),
        (from_arrays(*[[["a", 0], [0, 1], [1, 0]]] * 2, where=[]), None),
        (from_arrays(*[[["a", 0, 1], [0, 1, 1], [1, 0, 1]]] * 2, where=[]), "two act"),
    ],
)
def test_other_games_are_refused(game, message):
    if message is None:
        assert classes_of(game, Limits())
        return
    with pytest.raises(ModelError, match=message):
        classes_of(game, Limits())


def test_a_line_is_not_drawn_as_a_plane():
    with pytest.raises(ModelError, match="two parameters"):
        draw(classes_of(LINE, Limits()), "a line")
