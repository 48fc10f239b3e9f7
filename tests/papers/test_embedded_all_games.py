"""Embedded equilibria of all games of a size: claims, and faults that they notice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.papers.claim import Part, all_papers, holds, run_claim
from accord.papers.meulemans2025 import all_games
from accord.papers.meulemans2025.all_games import (
    CLAIMS,
    beliefs_support_iff,
    decoupled_is_nash,
    embedded_is_restricted_nash,
    embedded_is_subjective,
    nash_is_embedded,
    no_beliefs_support,
    none_mixes,
    readings_are_nested,
    subjective_is_embedded,
    weights_support,
)
from accord.papers.nash1950_equilibrium import SYMBOLIC
from accord.theory.game_terms import pure
from accord.theory.games import from_arrays
from accord.theory.properties.subjective_embedded_equilibrium import (
    subjective_embedded_equilibrium,
)
from accord.verifiers.limits import Limits

SLOW = {"ee-in-see", "see-is-ee-two-rows"}
C, D = (1, 0), (0, 1)


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param(c, id=c.id, marks=[pytest.mark.slow] * (c.id in SLOW))
        for c in CLAIMS
    ],
)
def test_a_claim_comes_out_as_expected(claim):
    assert run_claim(all_papers()["meulemans2025"], claim, Limits).agrees


@pytest.mark.parametrize("reading", ["full", "closed"])
def test_embedded_equilibria_of_two_rows_are_subjective(reading):
    part = all_games._with_beliefs(2, 1, embedded_is_subjective, reading=reading)
    assert word(part) == "PROVED"


def word(part: Part) -> str:
    return part.ask(Limits()).status


# --- what is not true is refuted ----------------------------------------------------

WEIGHTS = ("T - R", "R - P", "R - P", "T - R")
BELIEFS = {"profile": (C, C), "laws": (("a", "b", "c", "d"),)}
LOOSE = from_arrays(
    [["R", "S"], ["T", "P"]], [["R", "T"], ["S", "P"]], where=["T > P > S", "R > P"]
)
WRONG = [
    # (C, D) instead of (C, C); too much weight on C given D; not all positive
    (SYMBOLIC, weights_support, {"profile": (C, D), "weights": WEIGHTS}),
    (
        SYMBOLIC,
        weights_support,
        {"profile": (C, C), "weights": ("1", "R - S", "R - P", "T - R")},
    ),
    (
        SYMBOLIC,
        weights_support,
        {"profile": (C, C), "weights": ("0", *WEIGHTS[1:]), "reading": "full"},
    ),
    # D does not always exclude beliefs at (C, C); a multiplier on the path
    (
        SYMBOLIC,
        no_beliefs_support,
        {"profile": (C, C), "multipliers": ((0, 1), (0, 1))},
    ),
    (
        SYMBOLIC,
        no_beliefs_support,
        {"profile": (C, D), "multipliers": ((1, 1), (0, 0))},
    ),
    # without T > R the players may mix
    (
        LOOSE.knowing(["0 <= x <= 1", "0 <= y <= 1"]),
        none_mixes,
        {"profile": (("x", "1 - x"), ("y", "1 - y"))},
    ),
    # the bound with T - R or with the wrong cell
    *(
        (
            all_games._DILEMMA_BELIEFS,
            beliefs_support_iff,
            {**BELIEFS, "bounds": ((low, high), ("b*(T - P)", "(R - P)*(b + d)"))},
        )
        for low, high in (
            ("c*(T - R)", "(R - P)*(c + d)"),
            ("b*(T - P)", "(R - P)*(b + d)"),
        )
    ),
]


@pytest.mark.parametrize(("game", "definition", "arguments"), WRONG)
def test_a_wrong_statement_is_refuted(game, definition, arguments):
    reading = (
        {} if definition in (none_mixes, beliefs_support_iff) else {"reading": "closed"}
    )
    part = holds(game, definition, given={**reading, **arguments})
    assert word(part) == "REFUTED"


@pytest.mark.slow
def test_a_reading_does_not_imply_a_narrower_one():
    part = all_games._with_beliefs(
        2, 1, readings_are_nested, reading="closed", wider="full"
    )
    assert word(part) == "REFUTED"


def test_nash_is_not_embedded_by_these_beliefs_under_the_full_reading():
    part = holds(all_games._TWO, nash_is_embedded, given={"reading": "full"})
    assert word(part) == "REFUTED"


def test_without_decoupling_it_need_not_be_nash(monkeypatch):
    monkeypatch.setattr(all_games, "_is_decoupled", lambda *_: True)
    dilemma = from_arrays([[2, 0], [3, 1]], [[2, 3], [0, 1]])
    laws = ((0, 0, 0, 1),)
    assert decoupled_is_nash(dilemma, (0, 0), 0, 1, laws=laws) is False


@pytest.mark.slow
def test_a_player_who_mixes_badly_is_no_restricted_nash(monkeypatch):
    monkeypatch.setattr(all_games, "optimal_on_path", lambda *_: True)
    part = holds(
        all_games._MIXED,
        embedded_is_restricted_nash,
        given={"profile": all_games._ANY_MIXED},
    )
    assert word(part) == "REFUTED"


# --- on numbers ---------------------------------------------------------------------

PAY = st.integers(0, 3)


@given(st.data(), st.integers(2, 4))
def test_the_beliefs_made_of_worst_cells_support_every_subjective_equilibrium(
    data, columns
):
    cells = st.lists(PAY, min_size=2 * columns, max_size=2 * columns)
    u, v = data.draw(cells), data.draw(cells)
    game = from_arrays(*([row[:columns], row[columns:]] for row in (u, v)))
    for cell in game.profiles():
        mixed = tuple(map(pure, game.sizes, cell))
        steps = ((i, a) for i in range(2) for a in range(game.sizes[i]))
        if all(
            subjective_embedded_equilibrium(game, i, a, profile=mixed) for i, a in steps
        ):
            assert subjective_is_embedded(game, cell)
