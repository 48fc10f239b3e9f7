"""Certificates of solution sets: every edit is refused, or it says what is true."""

import itertools
from fractions import Fraction

import pytest
from dependency_oracle import by_z3
from tampering import edits

from accord.counterexamples.asking import check as ask
from accord.counterexamples.solving import solve_game
from accord.theory.coding import plain
from accord.theory.formats.data import from_data
from accord.theory.game_terms import is_law, is_mixed
from accord.theory.games import from_arrays
from accord.theory.properties.all_equilibria import best_replies
from accord.verifiers.engines.elimination import find_elimination
from accord.verifiers.engines.supports import find_equilibria
from accord.verifiers.kernel import check

DILEMMA = from_arrays([[2, 0], [3, 1]], [[2, 3], [0, 1]])
HUNT = from_arrays([[4, 0], [3, 2]], [[4, 3], [0, 2]])
WEAK = from_arrays([[1, 1], [1, 0]], [[0, 0], [1, 0]])
PENNIES = from_arrays([[1, -1], [-1, 1]], [[-1, 1], [1, -1]])
EIGHTH = Fraction(1, 8)
LAWS = {
    "with laws": (1, 0, 0, 0),
    "with multipliers": (0, 1, 0, 0),
    "of full support": (3 * EIGHTH, EIGHTH, EIGHTH, 3 * EIGHTH),
}


def accepted_edits(certificate, least=100):
    """Yield (what was done, game, parameters, status) of each edit that is accepted."""
    assert check(certificate).status == certificate["verdict"]
    refused, accepted = edits(certificate)
    assert refused > least
    assert refused > len(accepted)
    for what, changed, found in accepted:
        stated = changed["statement"]
        subject = from_data(stated["subject"]["data"])
        parameters = stated["property"]["parameters"]
        given = {name: plain(value) for name, value in parameters.items()}
        yield what, subject, given, found.status


def statement(game, concept, of="every"):
    """Return the certificate of a concept: that its list is all, or of a member."""
    (answer,) = solve_game(game, [concept]).answers
    verdict = answer.every if of == "every" else answer.members[0].verdict
    return verdict.certificate


@pytest.mark.parametrize("law", LAWS.values(), ids=LAWS)
def test_of_dependency_equilibria(law):
    verdict = ask(DILEMMA, "dependency-equilibrium", given={"law": law})
    for what, game, given, status in accepted_edits(verdict.certificate):
        true = is_law(given["law"], game.size) and by_z3(game, given["law"])
        assert status == ("PROVED" if true else "REFUTED"), what


@pytest.mark.parametrize("game", [HUNT, WEAK, PENNIES], ids=["hunt", "weak", "pennies"])
def test_of_all_equilibria_of_two_players(game):
    for what, changed, given, status in accepted_edits(statement(game, "nash")):
        if status != "PROVED":
            continue
        listed = {
            pair
            for first, second in given["subsets"]
            for pair in itertools.product(map(tuple, first), map(tuple, second))
        }
        assert all(is_mixed(changed, e) and best_replies(changed, e) for e in listed)
        assert set(find_equilibria(changed)) <= listed, what


@pytest.mark.parametrize("concept", ["pure-nash", "strict-nash"])
def test_of_all_pure_equilibria(concept):
    for what, game, given, status in accepted_edits(statement(HUNT, concept)):
        strict = concept == "strict-nash"
        true = {p for p in game.profiles() if stays(game, p, strict=strict)}
        rows = [tuple(map(tuple, e)) for e in given["equilibria"]]
        pure = {
            tuple(row.index(1) for row in e)
            for e in rows
            if is_mixed(game, e) and all(max(row) == 1 for row in e)
        }
        right = len(pure) == len(set(rows)) and pure == true
        assert status == ("PROVED" if right else "REFUTED"), what


def stays(game, profile, *, strict):
    """Return whether nobody gains, or everybody loses, by a move from a profile."""
    own = game.payoffs(profile)
    for i, size in enumerate(game.sizes):
        for a in range(size):
            if a != profile[i]:
                other = game.payoff(i, (*profile[:i], a, *profile[i + 1 :]))
                if other > own[i] or (strict and other == own[i]):
                    return False
    return True


@pytest.mark.parametrize("game", [DILEMMA, HUNT], ids=["all but one", "none goes"])
def test_of_what_iterated_dominance_leaves(game):
    certificate = statement(game, "iterated-dominance", "a member")
    for what, changed, given, status in accepted_edits(certificate):
        _, kept = find_elimination(changed)
        right = kept == tuple(tuple(sorted(own)) for own in given["left"])
        assert status == ("PROVED" if right else "REFUTED"), what


def test_of_payoff_dominance():
    certificate = statement(HUNT, "payoff-dominant", "a member")
    for what, game, given, status in accepted_edits(certificate):
        profile = given["profile"]
        right = is_mixed(game, profile) and best_replies(game, profile)
        worse = right and any(
            game.expected(i, other) > game.expected(i, profile)
            for other in find_equilibria(game)
            for i in (0, 1)
        )
        if status == "PROVED":
            assert right, what
            assert not worse, what
