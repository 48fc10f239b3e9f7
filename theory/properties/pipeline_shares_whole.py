"""Pipeline shares the whole: the values of n players sum to what all reach."""

from accord.theory.coalitional_games import CoalitionalGame
from accord.theory.properties import prop
from accord.theory.transferable import amplified, gaps_of


@prop(CoalitionalGame, loops=("player", "coalition"))
def pipeline_shares_whole(game: CoalitionalGame) -> bool:
    """The values that the step from two players to n gives sum to v(N).

    Here v(S) is what S gets of the others by any kernel for two players. Of that the
    step reads v(S) - v(T) alone, T being the others, and v(N).
    """
    point = amplified(len(game.players), gaps_of(game))
    return bool(sum(point) == game.worth(game.everybody))
