"""Superadditive games: coalitions lose nothing by uniting."""

from accord.theory.coalitional_games import Coalition, CoalitionalGame
from accord.theory.properties import prop


@prop(CoalitionalGame, forall=("coalition", "second_coalition"))
def superadditive_game(
    game: CoalitionalGame, coalition: Coalition, second_coalition: Coalition
) -> bool:
    """Two coalitions without common players are worth at least as much united.

    Source: von Neumann and Morgenstern 1944.
    """
    union = game.worth((*coalition, *second_coalition))
    return bool(union >= game.worth(coalition) + game.worth(second_coalition))


def because(
    game: CoalitionalGame, coalition: Coalition, second_coalition: Coalition
) -> str:
    """Return what the two are worth apart and united."""
    first, second = game.worth(coalition), game.worth(second_coalition)
    return (
        f"{game.told(coalition)} and {game.told(second_coalition)} are worth {first} "
        f"and {second} apart, and {game.worth((*coalition, *second_coalition))} united."
    )
