"""Payoff dominance: who is better off whatever is played gets no less."""

from accord.theory.bargaining_axioms import Choices, expect, told, values_of
from accord.theory.games import StrategicGame
from accord.theory.properties import assume, prop


def problems(game: StrategicGame, *, player: int) -> tuple[StrategicGame, ...]:
    """Return the games of which the value is asked."""
    return (game,)


@prop(StrategicGame, loops=("coalition", "pure_profile", "joint_action"))
def payoff_dominance(
    game: StrategicGame, *, solution: str, player: int, choices: Choices
) -> bool:
    """If of two players this one's payoff is nowhere less, her value is no less.

    Source: Kalai and Kalai 2013, "Cooperation in strategic games revisited".
    """
    expect(len(game.players) == 2, "a game of two players")
    assume(all(row[player] >= row[1 - player] for row in game.table))
    (point,) = values_of(problems(game, player=player), solution, choices)
    return bool(point[player] >= point[1 - player])


def because(game: StrategicGame, *, player: int, choices: Choices, **_: object) -> str:
    """Return the value."""
    who = game.players[player]
    return f"{who} is nowhere worse off, yet the value is {told(choices[0][0])}."
