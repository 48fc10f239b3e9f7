"""Pareto dominated: some outcome of the game is better for one and worse for none."""

from accord.theory.game_terms import is_mixed
from accord.theory.games import ActionProfile, Mixed, StrategicGame
from accord.theory.properties import prop


@prop(StrategicGame, exists=("pure_profile",))
def pareto_dominated(
    game: StrategicGame, pure_profile: ActionProfile, *, profile: Mixed
) -> bool:
    """A profile of pure actions is at least as good for all and better for one.

    `profile` has one row of probabilities for each player; its payoffs are expected.
    Of profiles of probabilities this is the opposite of `pareto-optimal`.
    """
    expected = [game.expected(i, profile) for i in range(len(game.players))]
    pairs = list(zip(game.payoffs(pure_profile), expected, strict=True))
    better = all(x >= y for x, y in pairs) and any(x > y for x, y in pairs)
    return is_mixed(game, profile) and better
