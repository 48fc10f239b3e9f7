"""Maximin rationality of a value: nobody gets less than she can make sure of."""

from accord.theory.bargaining_axioms import Choices, told, values_of
from accord.theory.bargaining_terms import Row
from accord.theory.games import StrategicGame
from accord.theory.properties import prop
from accord.theory.transferable import against, guaranteed


def problems(game: StrategicGame, *, player: int) -> tuple[StrategicGame, ...]:
    """Return the games of which the value is asked."""
    return (game,)


@prop(StrategicGame, loops=("coalition", "pure_profile", "joint_action"))
def maximin_rationality(
    game: StrategicGame, *, solution: str, player: int, mixture: Row, choices: Choices
) -> bool:
    """The value gives the player at least what the mixture guarantees her.

    That is her expected payoff from this mixed action, whatever the others do.
    """
    (point,) = values_of(problems(game, player=player), solution, choices)
    return bool(point[player] >= guaranteed(against(game, (player,))[0], mixture))


def because(
    game: StrategicGame, *, player: int, mixture: Row, choices: Choices, **_: object
) -> str:
    """Return what she can make sure of."""
    who, sure = game.players[player], guaranteed(against(game, (player,))[0], mixture)
    return (
        f"{who} can make sure of {sure} by {told(mixture)}, and the value is "
        f"{told(choices[0][0])}."
    )
