"""Constant-sum games: what a coalition is worth the others cannot have."""

from accord.theory.coalitional_games import Coalition, CoalitionalGame
from accord.theory.properties import prop


@prop(CoalitionalGame, forall=("coalition",))
def constant_sum_game(game: CoalitionalGame, coalition: Coalition) -> bool:
    """A coalition and all others are together worth what everybody is.

    Source: von Neumann and Morgenstern 1944.
    """
    others = tuple(i for i in game.everybody if i not in coalition)
    return bool(game.worth(coalition) + game.worth(others) == game.worths[-1])


def because(game: CoalitionalGame, coalition: Coalition) -> str:
    """Return what the coalition and the others are worth."""
    others = tuple(i for i in game.everybody if i not in coalition)
    return (
        f"{game.told(coalition)} and {game.told(others)} are worth "
        f"{game.worth(coalition)} and {game.worth(others)}, all together "
        f"{game.worths[-1]}."
    )
