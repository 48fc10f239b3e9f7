"""Optimal for some beliefs: nothing at its worst beats, at its best, what is played."""

from accord.theory.game_terms import is_mixed
from accord.theory.games import Mixed, StrategicGame
from accord.theory.off_path import cells_of
from accord.theory.properties import assume, prop


@prop(StrategicGame, forall=("player", "action", "deviation"))
def optimal_for_some_beliefs(
    game: StrategicGame, player: int, action: int, deviation: int, *, profile: Mixed
) -> bool:
    """What is played gets as much, at best, as any other action gets at worst.

    Beliefs given each action may be any laws, however far from what is played. All that
    a player plays can then be made best, and equally good, iff some number is between
    the worst of every action and the best of each that she plays: iff this holds of
    every pair. What fails it is no epsilon-subjective embedded equilibrium, whatever
    epsilon: Meulemans et al. 2025, Definition 4.11, in a game played once.
    """
    if not is_mixed(game, profile):
        return False
    assume(profile[player][action] > 0)
    return any(
        bool(game.payoff(player, best) >= game.payoff(player, worst))
        for best in cells_of(game, (player, action))
        for worst in cells_of(game, (player, deviation))
    )


def because(
    game: StrategicGame, player: int, action: int, deviation: int, *, profile: Mixed
) -> str:
    """Return the best of the one and the worst of the other."""
    if not is_mixed(game, profile):
        return "the rows are not probabilities of each player's actions."
    most, least = (
        pick(game.payoff(player, cell) for cell in cells_of(game, (player, own)))
        for own, pick in ((action, max), (deviation, min))
    )
    labels = game.actions[player]
    return (
        f"{game.players[player]} plays {labels[action]}, which gets at most {most}; "
        f"{labels[deviation]} gets at least {least}."
    )
