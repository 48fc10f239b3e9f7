"""Monotonicity in actions: to have one action less does not help."""

from accord.theory.bargaining_axioms import Choices, told, values_of
from accord.theory.games import StrategicGame, without_action
from accord.theory.properties import prop


def problems(
    game: StrategicGame, *, player: int, action: int
) -> tuple[StrategicGame, ...]:
    """Return the games of which the value is asked."""
    return game, without_action(game, player, action)


@prop(StrategicGame, loops=("coalition", "pure_profile", "joint_action"))
def action_monotonicity(
    game: StrategicGame, *, solution: str, player: int, action: int, choices: Choices
) -> bool:
    """The value gives the player no more where she cannot take this action.

    Source: Kalai and Kalai 2013, "Cooperation in strategic games revisited".
    """
    both = problems(game, player=player, action=action)
    point, without = values_of(both, solution, choices)
    return bool(without[player] <= point[player])


def because(
    game: StrategicGame, *, player: int, action: int, choices: Choices, **_: object
) -> str:
    """Return what she gains."""
    who, what = game.players[player], game.actions[player][action]
    return (
        f"the value is {told(choices[0][0])}, and {told(choices[1][0])} if {who} "
        f"cannot play {what}, who gains by having less to choose from."
    )
