"""The core: no coalition is worth more by itself than its members get."""

from accord.theory.bargaining_terms import Row
from accord.theory.coalitional_games import Coalition, CoalitionalGame
from accord.theory.properties import prop


@prop(CoalitionalGame, forall=("coalition",))
def in_core(game: CoalitionalGame, coalition: Coalition, *, point: Row) -> bool:
    """Every coalition gets at least its worth, and everybody together just theirs.

    Source: Gillies 1959.
    """
    if len(point) != len(game.players):
        return False
    paid = sum(point[i] for i in coalition)
    if coalition == game.everybody:
        return bool(paid == game.worth(coalition))
    return bool(paid >= game.worth(coalition))


def because(game: CoalitionalGame, coalition: Coalition, *, point: Row) -> str:
    """Return what the coalition gets and what it is worth."""
    if len(point) != len(game.players):
        return "it has not one payoff of each player."
    paid, worth = sum(point[i] for i in coalition), game.worth(coalition)
    told = game.told(coalition)
    if coalition == game.everybody:
        return f"{told} get {paid} and are worth {worth}."
    verb = ("gets", "is") if len(coalition) == 1 else ("get", "are")
    return f"{told} {verb[0]} {paid} and {verb[1]} worth {worth} without the others."
