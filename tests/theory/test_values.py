"""Axioms of values: the Shapley value is the only one; without any axiom it is not."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.counterexamples.asking import ask, check, witness
from accord.theory.coalitional_games import (
    CoalitionalGame,
    from_worths,
    gloves,
    members_of,
)
from accord.theory.coalitional_terms import banzhaf, shapley
from accord.theory.errors import AccordError, ModelError
from accord.theory.properties import find_property
from accord.theory.subjects import build
from accord.theory.values import (
    AXIOMS,
    dividends,
    find_axiom,
    multiple,
    parts_of,
    unanimity_games,
    value_row,
)
from accord.verifiers.decide import Question
from accord.verifiers.engines.excesses import nucleolus
from accord.verifiers.kernel import check as recheck
from accord.verifiers.limits import Limits

F = Fraction
GLOVES = gloves(1, 2)


def every_game(players):
    """Return the specification of a game with all real worths."""
    return {"kind": "unknown", "what": "coalition_worths", "of": list(players)}


def equal(game):
    return (F(1, len(game.players)) * game.worths[-1],) * len(game.players)


def in_turn(game):
    """What each adds to the players before her."""
    steps = [game.worths[(1 << k) - 1] for k in range(len(game.players) + 1)]
    return tuple(after - before for before, after in itertools.pairwise(steps))


def prenucleolus(game):
    return nucleolus(game, rational=False)[0]


OTHERS = {
    "efficiency": banzhaf,
    "symmetry": in_turn,
    "null-player": equal,
    "additivity": prenucleolus,
}


def asked(prop, players, **parameters):
    question = Question(find_property(prop), every_game(players), parameters)
    return ask(question, Limits())


# Of three players a claim of Shapley's paper says so, too.
@pytest.mark.parametrize("players", ["A", "AB"])
def test_the_axioms_leave_one_value_whatever_the_worths(players):
    verdict = asked("axioms-give-shapley", players)
    assert verdict.status == "PROVED"
    assert not verdict.vacuous
    assert "all real worths" in verdict.scope
    assert recheck(verdict.certificate).status == "PROVED"


def test_the_value_has_the_axioms_whatever_the_worths():
    for prop, players in (("shapley-axioms", "AB"), ("shapley-additive", "ABCD")):
        verdict = asked(prop, players)
        assert verdict.status == "PROVED"
        assert recheck(verdict.certificate).status == "PROVED"


@pytest.mark.parametrize("axiom", AXIOMS)
def test_without_an_axiom_another_value_is_left(axiom):
    rest = tuple(name for name in AXIOMS if name != axiom)
    row = value_row(GLOVES, OTHERS[axiom])
    verdict = witness(GLOVES, "axioms-give-shapley", (row,), given={"axioms": rest})
    assert verdict.status == "REFUTED"
    assert "the Shapley value is (2/3, 1/6, 1/6)" in verdict.story
    # With all four it is no counterexample, and neither is the value itself.
    for values in (row, value_row(GLOVES, shapley)):
        for axioms in (tuple(AXIOMS), rest):
            if values is row and axioms is rest:
                continue
            with pytest.raises(AccordError):
                witness(
                    GLOVES, "axioms-give-shapley", (values,), given={"axioms": axioms}
                )


def test_the_engine_finds_another_value_by_itself():
    pair = from_worths(("A", "B"), {("A",): 1, ("A", "B"): 3})
    for axiom in AXIOMS:
        rest = tuple(name for name in AXIOMS if name != axiom)
        verdict = check(pair, "axioms-give-shapley", given={"axioms": rest})
        assert verdict.status == "REFUTED"
        assert recheck(verdict.certificate).status == "REFUTED"
    assert check(pair, "axioms-give-shapley").status == "PROVED"


def test_each_axiom_fails_for_its_value_alone():
    games = parts_of(GLOVES)
    for name, axiom in AXIOMS.items():
        assert all(axiom(games, [shapley(g) for g in games], games))
        for left_out, value in OTHERS.items():
            rows = [value(game) for game in games]
            assert all(axiom(games, rows, games)) == (name != left_out)


@settings(max_examples=30)
@given(st.lists(st.integers(-3, 5), min_size=7, max_size=7))
def test_a_game_is_the_sum_of_its_parts(worths):
    game = CoalitionalGame(("A", "B", "C"), (0, *worths))
    parts = parts_of(game)
    assert len(parts) == 13
    assert parts[-1].worths == game.worths
    columns = zip(*(part.worths for part in parts[:7]), strict=True)
    assert tuple(map(sum, columns)) == game.worths
    for k, (share, part) in enumerate(zip(dividends(game)[1:], parts[:7], strict=True)):
        assert part == multiple(game.players, members_of(k + 1), share)
    assert unanimity_games(game)[6].worths == (0,) * 7 + (1,)


def test_what_is_odd_is_refused():
    with pytest.raises(ModelError, match="efficiency, symmetry"):
        find_axiom("fairness")
    with pytest.raises(AccordError, match="fairness"):
        check(GLOVES, "axioms-give-shapley", given={"axioms": ("fairness",)})
    for of in ("ABC", 3, [], None):
        with pytest.raises(AccordError):
            build({"kind": "unknown", "what": "coalition_worths", "of": of})
    for row in ((1, 2), value_row(GLOVES, banzhaf)[:-1], 3, ("x",) * 39):
        with pytest.raises(AccordError):
            witness(
                GLOVES,
                "axioms-give-shapley",
                (row,),
                given={"axioms": ("symmetry",)},
            )
    game = build(every_game("AB"))
    assert game.unknowns == {"v.1", "v.2", "v.1.2"}
    from accord.theory.formats.data import to_data

    with pytest.raises(ModelError, match="unknown worths"):
        to_data(game)
