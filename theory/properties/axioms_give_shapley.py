"""Shapley's axioms: whichever value has them is the Shapley value."""

from collections.abc import Sequence
from typing import Any

from accord.theory.coalitional_games import CoalitionalGame
from accord.theory.coalitional_terms import shapley
from accord.theory.properties import assume, prop
from accord.theory.values import AXIOMS, find_axiom, parts_of, unanimity_games


@prop(CoalitionalGame, forall=("payoffs",))
def axioms_give_shapley(
    game: CoalitionalGame,
    payoffs: Sequence[Any],
    *,
    axioms: Sequence[str] = tuple(AXIOMS),
) -> bool:
    """Payoffs with these axioms in the parts of the game are its Shapley value.

    The parts are multiples of unanimity games, whose sum is the game, and their partial
    sums; `payoffs` are what some value gives to everybody in all of them, in one row.
    The axioms are asked of these games alone: a value that has them everywhere has them
    there. Source: Shapley 1953.
    """
    games, n = parts_of(game), len(game.players)
    rows = [payoffs[k * n : k * n + n] for k in range(len(games))]
    asked = [find_axiom(axiom) for axiom in axioms]
    # First of multiples of unanimity games as such, whatever they are multiplied by:
    # which players are null or symmetric is known there without asking.
    like = unanimity_games(game)
    many = len(like)
    for axiom in asked:
        only = len(games) if axiom is AXIOMS["additivity"] else many
        assume(all(axiom(games[:only], rows[:only], like)))
    if all(x == y for x, y in zip(rows[-1], shapley(game), strict=True)):
        return True
    for axiom in asked:
        assume(all(axiom(games, rows, games)))
    return False


def because(
    game: CoalitionalGame,
    payoffs: Sequence[Any],
    *,
    axioms: Sequence[str] = tuple(AXIOMS),
) -> str:
    """Return what is given in the game, and the Shapley value."""
    given = ", ".join(map(str, payoffs[-len(game.players) :]))
    value = ", ".join(map(str, shapley(game)))
    return (
        f"with {', '.join(axioms)} everywhere they are ({given}) in the game, and the "
        f"Shapley value is ({value})."
    )
