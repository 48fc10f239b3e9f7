"""Bayes-Nash: no type of any player gains by playing something else."""

from typing import Any

from accord.theory.game_terms import is_law, pure
from accord.theory.games import BayesianGame
from accord.theory.properties import assume, prop


@prop(BayesianGame, forall=("player", "own_type", "action"))
def bayes_nash(
    game: BayesianGame, player: int, own_type: Any, action: int, *, strategies: Any
) -> bool:
    """No type of any player expects to gain by another action, given the others' plans.

    `strategies[j][k]` has the probabilities of the actions of player j at her type
    number k. For every player i, type t_i of positive probability and action a: what
    t_i expects from her own row, over the others' types given t_i, is at least what
    she expects from a. Source: Harsanyi 1967-68, "Games with incomplete information".
    """
    assume(game.prior.given(player, own_type))
    own = strategies[player][game.types[player].index(own_type)]
    truth = game.interim(player, own_type, own, strategies)
    other = game.interim(player, own_type, pure(game.sizes[player], action), strategies)
    return _well_formed(game, strategies) and bool(truth >= other)


def _well_formed(game: BayesianGame, strategies: Any) -> bool:
    return all(
        len(rows) == len(types) and all(is_law(row, size) for row in rows)
        for rows, types, size in zip(strategies, game.types, game.sizes, strict=True)
    )


def because(
    game: BayesianGame, player: int, own_type: Any, action: int, *, strategies: Any
) -> str:
    """Return both expectations."""
    mass = sum(weight for _, weight in game.prior.given(player, own_type))
    own = strategies[player][game.types[player].index(own_type)]
    law = pure(game.sizes[player], action)
    before = game.interim(player, own_type, own, strategies) / mass
    after = game.interim(player, own_type, law, strategies) / mass
    return (
        f"{game.players[player]} of type {own_type} expects {before} and would expect "
        f"{after} from {game.actions[player][action]}."
    )
