"""All equilibria: the listed profiles are all the Nash equilibria that there are."""

from collections.abc import Sequence
from typing import Any

from accord.theory.game_terms import is_mixed, reply, same_numbers
from accord.theory.games import Mixed, StrategicGame
from accord.theory.properties import assume, prop


@prop(StrategicGame)
def all_equilibria(
    game: StrategicGame, *, equilibria: Sequence[Mixed], profile: Mixed
) -> bool:
    """Each listed profile is a Nash equilibrium; if `profile` is one, it is listed.

    A profile of mixed actions is an equilibrium iff every action played with positive
    probability is a best reply. Left unknown, `profile` stands for every profile, and
    the statement is that the list is complete; with two players every comparison is
    then linear. Best replies: Nash 1951, "Non-cooperative games".
    """
    if not all(is_mixed(game, e) and best_replies(game, e) for e in equilibria):
        return False
    assume(is_mixed(game, profile) and best_replies(game, profile))
    return any(_same(profile, e) for e in equilibria)


def best_replies(game: StrategicGame, profile: Mixed) -> bool:
    """Return whether nobody plays with positive probability what is no best reply."""
    for player, size in enumerate(game.sizes):
        worth = [reply(game, player, action, profile) for action in range(size)]
        for action, weight in enumerate(profile[player]):
            if weight > 0 and not all(bool(worth[action] >= other) for other in worth):
                return False
    return True


def _same(first: Mixed, second: Mixed) -> bool:
    return all(same_numbers(x, y) for x, y in zip(first, second, strict=True))


def because(game: StrategicGame, *, equilibria: Sequence[Any], profile: Mixed) -> str:
    """Return which profile is wrongly listed, or is missing."""
    for number, listed in enumerate(equilibria):
        if not (is_mixed(game, listed) and best_replies(game, listed)):
            return f"number {number + 1} of the list is no equilibrium."
    shown = "; ".join(", ".join(map(str, row)) for row in profile)
    return f"the profile ({shown}) is an equilibrium and is not listed."
