"""Pipeline is Shapley's: the value of n players made of that of two is his."""

from accord.theory.coalitional_games import CoalitionalGame
from accord.theory.coalitional_terms import shapley
from accord.theory.properties import assume, prop
from accord.theory.transferable import amplified, gaps_of


@prop(CoalitionalGame, loops=("player", "coalition"))
def pipeline_is_shapley(game: CoalitionalGame) -> bool:
    """If v(S) + v(T) = v(N) for all S, T the others, it is the Shapley value of v.

    The step from two players to n gives i the sum over the S with i of
    (n-s)! (s-1)! / n! (v(S) - v(T)) (`accord.theory.transferable`).
    """
    everybody = game.everybody
    for coalition in gaps_of(game):
        rest = tuple(i for i in everybody if i not in coalition)
        both = game.worth(coalition) + game.worth(rest)
        assume(both == game.worth(everybody))
    point = amplified(len(everybody), gaps_of(game))
    return all(bool(x == y) for x, y in zip(point, shapley(game), strict=True))
