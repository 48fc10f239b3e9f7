"""All pure equilibria: these pure profiles, and no others, are Nash equilibria."""

from collections.abc import Sequence
from typing import Any

from accord.theory.game_terms import pure, replaced
from accord.theory.games import ActionProfile, Mixed, StrategicGame
from accord.theory.properties import prop


@prop(StrategicGame, forall=("pure_profile",), loops=("player", "action"))
def all_pure_equilibria(
    game: StrategicGame, pure_profile: ActionProfile, *, equilibria: Sequence[Mixed]
) -> bool:
    """A profile of pure actions is listed iff nobody gains by another action.

    That is, iff u_i(p) >= u_i(a, p_-i) for all i and a. Everything listed is pure.
    """
    stable = all(
        bool(game.payoff(i, pure_profile) >= other)
        for i, _, other in moves(game, pure_profile)
    )
    return is_listed(game, pure_profile, equilibria) == stable


def moves(game: StrategicGame, profile: ActionProfile) -> list[tuple[int, int, Any]]:
    """Return who can play what else, and what she then gets."""
    return [
        (i, a, game.payoff(i, replaced(profile, i, a)))
        for i, size in enumerate(game.sizes)
        for a in range(size)
        if a != profile[i]
    ]


def is_listed(
    game: StrategicGame, profile: ActionProfile, equilibria: Sequence[Mixed]
) -> bool | None:
    """Return whether a pure profile is on a list, None if it has any that is not."""
    listed = {tuple(map(tuple, e)) for e in equilibria}
    if not all(_is_pure(game, e) for e in listed):
        return None
    return as_mixed(game, profile) in listed


def as_mixed(game: StrategicGame, profile: ActionProfile) -> tuple[Any, ...]:
    """Return a pure profile as rows of probabilities."""
    return tuple(pure(n, a) for n, a in zip(game.sizes, profile, strict=True))


def _is_pure(game: StrategicGame, profile: Mixed) -> bool:
    return tuple(map(len, profile)) == game.sizes and all(
        sorted(row) == [*[0] * (len(row) - 1), 1] for row in profile
    )


def because(
    game: StrategicGame, pure_profile: ActionProfile, *, equilibria: Sequence[Mixed]
) -> str:
    """Return who gains, or that nobody does."""
    known = is_listed(game, pure_profile, equilibria)
    if known is None:
        return "the list has what is no profile of pure actions."
    for i, a, other in moves(game, pure_profile):
        if other > game.payoff(i, pure_profile):
            return f"{game.players[i]} gains by {game.actions[i][a]}, and it is listed."
    return "nobody gains by another action, and it is not listed."
