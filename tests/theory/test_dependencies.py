"""Dependency equilibria: known ones, a second route, and what they have in common."""

from fractions import Fraction

import pytest
from dependency_oracle import by_z3
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.counterexamples.asking import check
from accord.theory.dependencies import attained, ruled_out
from accord.theory.dependencies import given as given_actions
from accord.theory.errors import CertificateError, ModelError
from accord.theory.games import StrategicGame, from_arrays
from accord.theory.off_path import path_law
from accord.theory.properties.dependency_equilibrium import dependency_equilibrium
from accord.theory.properties.embedded_equilibrium import embedded_equilibrium
from accord.verifiers.certificates import make_certificate
from accord.verifiers.engines.proofs import dependency_equilibrium as finder
from accord.verifiers.engines.proofs import embedded_equilibrium as embedded
from accord.verifiers.engines.supports import find_equilibria
from accord.verifiers.kernel import check as recheck

HALF, EIGHTH = Fraction(1, 2), Fraction(1, 8)
DILEMMA = from_arrays([[2, 0], [3, 1]], [[2, 3], [0, 1]])
PAPER = from_arrays(
    [[2, 0, 0], [7, 6, 1], [7, 1, 6]], [[2, 7, 7], [0, 1, 6], [0, 6, 1]]
)
CORNERS = [tuple(int(k == j) for j in range(4)) for k in range(4)]
SLICE = (3 * EIGHTH, EIGHTH, EIGHTH, 3 * EIGHTH)
# ad = b + b^2 has rational solutions where 1 - 8b is a square: here b = 3/32.
OTHER = (Fraction(21, 32), Fraction(3, 32), Fraction(3, 32), Fraction(5, 32))
RARE = (Fraction(5, 32), Fraction(3, 32), Fraction(3, 32), Fraction(21, 32))


def decided(game, law):
    """Return whether it is one, by the proof found and the definition."""
    return dependency_equilibrium(game, law=law, proof=finder.find(game, law=law))


@pytest.mark.parametrize(
    ("law", "is_one"),
    [
        (CORNERS[0], True),
        (CORNERS[1], False),
        (CORNERS[2], False),
        (CORNERS[3], True),
        (SLICE, True),
        (OTHER, True),
        (RARE, True),
        ((HALF, 0, 0, HALF), False),
        ((Fraction(1, 4),) * 4, False),
    ],
    ids=["CC", "CD", "DC", "DD", "1/8", "3/32", "3/32 mirrored", "twins", "uniform"],
)
def test_these_laws_of_the_dilemma_are_dependency_equilibria(law, is_one):
    assert decided(DILEMMA, law) == is_one


def test_given_either_action_three_halves_are_expected():
    for weight, worth in given_actions(DILEMMA, SLICE).values():
        assert worth / weight == 3 * HALF


def test_the_paper_game_needs_all_four_multipliers():
    proof = finder.find(PAPER, law=(1, *[0] * 8))
    assert proof == {"multipliers": ((0, 1, 1), (0, 1, 1))}
    known = given_actions(PAPER, (1, *[0] * 8))
    for dropped in [((0, 0, 1), (0, 1, 1)), ((0, 1, 1), (0, 1, 0))]:
        assert not ruled_out(PAPER, known, dropped)


KNOWN = given_actions(DILEMMA, CORNERS[0])
BAD_LAWS = [
    ("none", ()),
    ("no weight on the second", (CORNERS[2],)),
    ("no law", ((0, 0, 0, 2),)),
    ("too short", ((0, 0, 1),)),
    ("more is expected", (CORNERS[1], CORNERS[2])),
    ("no rows", 3),
    ("text", ("0,0,0,1",)),
]
BAD_MULTIPLIERS = [
    ("all 0", ((0, 0), (0, 0))),
    ("where the law gives weight", ((1, 0), (0, 0))),
    ("negative", ((0, 1), (0, -1))),
    ("one row", ((0, 1),)),
    ("the gains are negative somewhere", ((0, 1), (0, 0))),
    ("no rows", "weights"),
]


@pytest.mark.parametrize(("_", "laws"), BAD_LAWS, ids=[b[0] for b in BAD_LAWS])
def test_laws_that_show_nothing_are_refused(_, laws):
    assert not attained(DILEMMA, KNOWN, laws)
    with pytest.raises(CertificateError, match="expects more"):
        dependency_equilibrium(DILEMMA, law=CORNERS[0], proof={"laws": laws})


@pytest.mark.parametrize(
    ("_", "multipliers"), BAD_MULTIPLIERS, ids=[b[0] for b in BAD_MULTIPLIERS]
)
def test_multipliers_that_show_nothing_are_refused(_, multipliers):
    assert not ruled_out(DILEMMA, KNOWN, multipliers)
    proof = {"multipliers": multipliers}
    with pytest.raises(CertificateError, match="multipliers"):
        dependency_equilibrium(DILEMMA, law=CORNERS[0], proof=proof)


def test_a_proof_with_nothing_in_it_is_refused():
    with pytest.raises(CertificateError, match="laws"):
        dependency_equilibrium(DILEMMA, law=CORNERS[0], proof={})


def test_a_certificate_with_another_law_is_rejected():
    verdict = check(DILEMMA, "dependency-equilibrium", given={"law": CORNERS[0]})
    certificate = verdict.certificate
    assert recheck(certificate).status == "PROVED"
    statement = certificate["statement"]
    parameters = statement["property"]["parameters"]
    for law in ([0, 1, 0, 0], [0, 0, 1, 0], ["1/2", 0, 0, "1/2"], [2, 0, 0, 0]):
        entry = {**statement["property"], "parameters": {**parameters, "law": law}}
        forged = make_certificate(
            {**statement, "property": entry}, "PROVED", "table", certificate["payload"]
        )
        with pytest.raises(CertificateError):
            recheck(forged)


def test_a_law_with_parameters_needs_weight_on_every_action():
    game = from_arrays([["R", 0], [3, 1]], [["R", 3], [0, 1]], where=["3 > R > 1"])
    with pytest.raises(ModelError, match="weight on every action"):
        check(game, "dependency-equilibrium", given={"law": CORNERS[0]})


# --- random games ------------------------------------------------------------------

sizes = st.sampled_from([(2, 2), (2, 3), (3, 2), (3, 3), (2, 2, 2)])


@st.composite
def games(draw, shapes=sizes):
    shape = draw(shapes)
    count = 1
    for size in shape:
        count *= size
    number = st.integers(0, 4)
    rows = draw(
        st.lists(st.tuples(*[number] * len(shape)), min_size=count, max_size=count)
    )
    players = tuple(f"P{i}" for i in range(len(shape)))
    actions = tuple(tuple(map(str, range(size))) for size in shape)
    return StrategicGame(players, actions, tuple(rows))


@st.composite
def games_with_laws(draw):
    """A game and a law; often one in which payoffs of played actions agree."""
    game = draw(games())
    weights = draw(
        st.lists(st.integers(0, 2), min_size=game.size, max_size=game.size).filter(any)
    )
    return game, tuple(Fraction(w, sum(weights)) for w in weights)


@settings(max_examples=80, deadline=None)
@given(games_with_laws())
def test_what_is_decided_agrees_with_z3(pair):
    game, law = pair
    assert decided(game, law) == by_z3(game, law)


@settings(max_examples=20, deadline=None)
@given(games(st.sampled_from([(2, 2), (2, 3), (3, 3)])))
def test_pure_profiles_agree_with_z3_too(game):
    for k in range(game.size):
        law = tuple(int(k == j) for j in range(game.size))
        assert decided(game, law) == by_z3(game, law)


@settings(max_examples=60, deadline=None)
@given(games(st.sampled_from([(2, 2), (2, 3), (3, 3)])))
def test_nash_equilibria_are_dependency_equilibria(game):
    for profile in find_equilibria(game):
        assert decided(game, path_law(game, profile))


@settings(max_examples=60, deadline=None)
@given(games(), st.data())
def test_of_product_laws_they_are_the_embedded_equilibria(game, data):
    rows = []
    for size in game.sizes:
        row = data.draw(st.lists(st.integers(0, 2), min_size=size, max_size=size))
        total = sum(row)
        rows.append(
            tuple(Fraction(w, total) for w in row)
            if total
            else tuple(int(k == 0) for k in range(size))
        )
    profile = tuple(rows)
    proof = embedded.find(game, profile=profile)
    as_embedded = embedded_equilibrium(game, profile=profile, proof=proof)
    assert decided(game, path_law(game, profile)) == as_embedded


@settings(max_examples=40, deadline=None)
@given(games(st.sampled_from([(2, 2), (3, 2)])))
def test_pure_ones_of_two_rows_are_those_no_action_surely_beats(game):
    for place, profile in enumerate(game.profiles()):
        law = tuple(int(k == place) for k in range(game.size))
        table = dict(zip(game.profiles(), game.table, strict=True))
        least = all(
            table[profile][i] >= min(u[i] for p, u in table.items() if p[i] == a)
            for i, size in enumerate(game.sizes)
            for a in range(size)
            if a != profile[i]
        )
        assert decided(game, law) == least
