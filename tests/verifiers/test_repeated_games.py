"""Certificates about repeated games: what is changed in one is refused, or is true."""

import itertools
from fractions import Fraction

import pytest
from tampering import edits

from accord.counterexamples.asking import check as ask
from accord.counterexamples.regions import region_of
from accord.papers.claim import is_region
from accord.papers.meulemans2025.repeated import COOPERATION, DILEMMA, FOR_EVER
from accord.theory.coding import plain
from accord.theory.formats.data import from_data
from accord.theory.repeated_games import RepeatedGame
from accord.verifiers.kernel import check

CC, CD, DC, DD = itertools.product((0, 1), repeat=2)
PATH, PLAY = "subjective-embedded-path", "subjective-embedded-play"


def tempted(game, path):
    """Return whether somebody gains by leaving the path, by backward induction."""

    def secured(i, k):
        return max((worst(i, k, a) for a in range(game.sizes[i])), default=0)

    def worst(i, k, action):
        now = min(game.game.payoff(i, p) for p in game.profiles() if p[i] == action)
        return now + (game.discount * secured(i, k + 1) if k + 1 < game.rounds else 0)

    for i, k in itertools.product(range(len(game.players)), range(game.rounds)):
        left = sum(
            game.discount ** (n - k) * game.game.payoff(i, path[n])
            for n in range(k, game.rounds)
        )
        own = path[k][i]
        if any(worst(i, k, a) > left for a in range(game.sizes[i]) if a != own):
            return True
    return False


@pytest.mark.parametrize("path", [(CD, CC), (CC, CD)])
def test_what_is_accepted_of_a_changed_path_is_true(path):
    certificate = ask(RepeatedGame(DILEMMA, 2), PATH, given={"path": path}).certificate
    assert check(certificate).status == certificate["verdict"]
    refused, accepted = edits(certificate)
    for what, changed, found in accepted:
        stated = changed["statement"]
        game = from_data(stated["subject"]["data"])
        asked = plain(stated["property"]["parameters"]["path"])
        assert (found.status == "REFUTED") == tempted(game, asked), what
    assert refused > 100
    assert refused > len(accepted)


def twice_as_far(play, i):
    """Return the sum of all differences of belief and truth, by plain probabilities."""
    (layer,), truth = play.belief(i), play.truth()
    words = itertools.product(range(play.game.game.size), repeat=play.rounds)
    return sum(abs(layer.probability(w) - truth.probability(w)) for w in words)


@pytest.mark.parametrize("eps", [Fraction(63, 512), Fraction(62, 512)])
def test_what_is_accepted_of_changed_beliefs_is_true(eps):
    """Every changed number is one of another statement; its distance is as claimed."""
    certificate = ask(COOPERATION, PLAY, given={"epsilon": eps}).certificate
    assert check(certificate).status == certificate["verdict"]
    refused, accepted = edits(certificate)
    for what, changed, found in accepted:
        stated = changed["statement"]
        play = from_data(stated["subject"]["data"])
        asked = plain(stated["property"]["parameters"].get("epsilon", 0))
        if found.status == "PROVED":
            assert all(twice_as_far(play, i) <= 2 * asked for i in (0, 1)), what
    assert refused > 300
    assert refused > len(accepted)


def test_a_region_of_discounts_is_not_moved():
    given = {"again": ((0, 1), (1, 0))}
    certificate = ask(FOR_EVER, PATH, given=given, for_which="g").certificate
    assert check(certificate).status == "PROVED"
    refused, accepted = edits(certificate)
    for what, changed, found in accepted:
        if changed["statement"] == certificate["statement"]:
            region = region_of(found, FOR_EVER)
            assert is_region(region, "g >= 1/2"), what
    assert refused > 100
    assert refused > len(accepted)
