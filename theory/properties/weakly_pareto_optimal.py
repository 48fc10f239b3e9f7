"""Weakly Pareto optimal: no outcome of the game is better for everybody."""

from accord.theory.game_terms import is_mixed
from accord.theory.games import ActionProfile, Mixed, StrategicGame
from accord.theory.properties import prop


@prop(StrategicGame, forall=("pure_profile",))
def weakly_pareto_optimal(
    game: StrategicGame, pure_profile: ActionProfile, *, profile: Mixed
) -> bool:
    """No profile of pure actions is better for every player.

    `profile` has one row of probabilities for each player; its payoffs are expected.
    """
    expected = [game.expected(i, profile) for i in range(len(game.players))]
    pairs = zip(game.payoffs(pure_profile), expected, strict=True)
    return is_mixed(game, profile) and not all(x > y for x, y in pairs)


def because(game: StrategicGame, pure_profile: ActionProfile, *, profile: Mixed) -> str:
    """Return both rows of payoffs."""
    expected = [game.expected(i, profile) for i in range(len(game.players))]
    return (
        f"the payoffs are {', '.join(map(str, expected))}, and there "
        f"{', '.join(map(str, game.payoffs(pure_profile)))}."
    )
