"""All strict equilibria: in these pure profiles, and no others, every move loses."""

from collections.abc import Sequence

from accord.theory.games import ActionProfile, Mixed, StrategicGame
from accord.theory.properties import prop
from accord.theory.properties.all_pure_equilibria import is_listed, moves


@prop(StrategicGame, forall=("pure_profile",), loops=("player", "action"))
def all_strict_equilibria(
    game: StrategicGame, pure_profile: ActionProfile, *, equilibria: Sequence[Mixed]
) -> bool:
    """A profile of pure actions is listed iff whoever plays something else loses.

    That is, iff u_i(p) > u_i(a, p_-i) for all i and a other than p_i. Everything listed
    is pure, as every strict equilibrium is.
    """
    strict = all(
        bool(game.payoff(i, pure_profile) > other)
        for i, _, other in moves(game, pure_profile)
    )
    return is_listed(game, pure_profile, equilibria) == strict


def because(
    game: StrategicGame, pure_profile: ActionProfile, *, equilibria: Sequence[Mixed]
) -> str:
    """Return who does not lose, or that everybody does."""
    known = is_listed(game, pure_profile, equilibria)
    if known is None:
        return "the list has what is no profile of pure actions."
    for i, a, other in moves(game, pure_profile):
        if other >= game.payoff(i, pure_profile):
            return (
                f"{game.players[i]} loses nothing by {game.actions[i][a]}, and it is "
                "listed."
            )
    return "whoever plays something else loses, and it is not listed."
