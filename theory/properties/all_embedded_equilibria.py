"""All embedded equilibria of two players: the listed profiles, and no others."""

from collections.abc import Sequence
from typing import Any

from accord.theory.bargaining_terms import Proof, need, part
from accord.theory.game_terms import is_mixed
from accord.theory.games import Mixed, StrategicGame
from accord.theory.off_path import check_reading, excludes_over
from accord.theory.properties import prop
from accord.theory.properties.embedded_equilibrium import embedded_equilibrium
from accord.theory.support_pairs import (
    Support,
    excludes_equalisers,
    most_earned,
    only_equaliser,
    outside,
    support_pairs,
)


@prop(StrategicGame, loops=("pure_profile",))
def all_embedded_equilibria(
    game: StrategicGame,
    *,
    equilibria: Sequence[Mixed],
    proof: Proof,
    reading: str = "limit",
) -> bool:
    """Each listed profile, pure or mixed, is an embedded equilibrium; no other is.

    What is played has to be equally good. Each pair of supports has something that
    settles it: multiples which show that what one player plays cannot be made equally
    good by the other (`support_pairs`); or multipliers that exclude beliefs even if
    both get the most they can there; or else there is one candidate alone, shown by
    elimination, and the proof of `embedded-equilibrium` says whether it is one. Pairs
    with infinitely many candidates that beliefs may support have no proof of this kind.
    The reading is as there. Source: Meulemans et al. 2025, Definition 4.19, for two
    players in a game played once.
    """
    check_reading(reading)
    if not all(is_mixed(game, profile) for profile in equilibria):
        return False
    found = embedded_by_supports(game, proof, reading)
    listed = [tuple(map(tuple, profile)) for profile in equilibria]
    return len(listed) == len(found) and all(profile in listed for profile in found)


def embedded_by_supports(
    game: StrategicGame, proof: Proof, reading: str
) -> list[tuple[tuple[Any, ...], ...]]:
    """Return the embedded equilibria, as a proof shows pair by pair."""
    pairs, shown = list(support_pairs(game)), part(proof, "pairs")
    found: list[tuple[tuple[Any, ...], ...]] = []
    need(len(shown) == len(pairs), "something of each pair of supports")
    for supports, each in zip(pairs, shown, strict=True):
        if "times" in each:
            need(_none_equalises(game, supports, each), "multiples that exclude all")
            continue
        if "whatever" in each:
            excluded = _excluded(game, supports, each["whatever"], reading)
            need(excluded, "multipliers that exclude beliefs whatever is earned")
            continue
        second = only_equaliser(game, 0, *supports)
        first = only_equaliser(game, 1, *supports[::-1])
        need(first and second, "one profile alone with these supports")
        profile = (tuple(first or ()), tuple(second or ()))
        if embedded_equilibrium(game, profile=profile, proof=each, reading=reading):
            found.append(profile)
    return found


def _none_equalises(
    game: StrategicGame, supports: tuple[Support, Support], each: Proof
) -> bool:
    player = part(each, "player")
    need(player in (0, 1), "one of two players")
    own, other = supports if player == 0 else supports[::-1]
    return excludes_equalisers(game, player, own, other, part(each, "times"))


def _excluded(
    game: StrategicGame,
    supports: tuple[Support, Support],
    multipliers: Any,
    reading: str,
) -> bool:
    worths, off = most_earned(game, *supports), outside(game, *supports)
    return excludes_over(game, off, worths, multipliers, reading)


def because(
    game: StrategicGame,
    *,
    equilibria: Sequence[Mixed],
    proof: Proof,
    reading: str = "limit",
) -> str:
    """Return which profile is wrongly listed, or is missing."""
    if not all(is_mixed(game, profile) for profile in equilibria):
        return "the rows are not probabilities of each player's actions."
    found = embedded_by_supports(game, proof, reading)
    listed = [tuple(map(tuple, profile)) for profile in equilibria]
    for number, profile in enumerate(listed):
        if profile not in found:
            return f"number {number + 1} of the list is none, reading {reading}."
        if profile in listed[:number]:
            return f"number {number + 1} of the list is there twice."
    missing = next(profile for profile in found if profile not in listed)
    shown = "; ".join(", ".join(map(str, row)) for row in missing)
    return f"the profile ({shown}) is one, reading {reading}, and is not listed."


def shows(
    game: StrategicGame,
    *,
    equilibria: Sequence[Mixed],
    proof: Proof,
    reading: str = "limit",
) -> tuple[str, ...]:
    """Return how many pairs of supports there are, and how many have a profile."""
    pairs = proof["pairs"]
    single = [each for each in pairs if not {"times", "whatever"} & set(each)]
    told = (
        f"of {len(pairs)} pairs of supports {len(single)} are settled by one profile "
        f"in which what is played is equally good; of these {len(equilibria)} are "
        f"embedded, reading {reading}"
    )
    return (told,)
