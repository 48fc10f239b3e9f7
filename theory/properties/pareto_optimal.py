"""Pareto optimal: no outcome of the game is better for one and worse for none."""

from accord.theory.game_terms import is_mixed
from accord.theory.games import ActionProfile, Mixed, StrategicGame
from accord.theory.properties import prop


@prop(StrategicGame, forall=("pure_profile",))
def pareto_optimal(
    game: StrategicGame, pure_profile: ActionProfile, *, profile: Mixed
) -> bool:
    """No profile of pure actions is at least as good for all and better for one.

    `profile` has one row of probabilities for each player; its payoffs are expected.
    Lotteries over profiles may improve where no pure one does: `lottery-improves`.
    """
    expected = [game.expected(i, profile) for i in range(len(game.players))]
    pairs = list(zip(game.payoffs(pure_profile), expected, strict=True))
    better = all(x >= y for x, y in pairs) and any(x > y for x, y in pairs)
    return is_mixed(game, profile) and not better


def because(game: StrategicGame, pure_profile: ActionProfile, *, profile: Mixed) -> str:
    """Return both rows of payoffs."""
    expected = [game.expected(i, profile) for i in range(len(game.players))]
    return (
        f"the payoffs are {', '.join(map(str, expected))}, and there "
        f"{', '.join(map(str, game.payoffs(pure_profile)))}."
    )
