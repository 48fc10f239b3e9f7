"""Balanced games: no balanced collection is worth more than everybody together."""

from accord.theory.bargaining_terms import Proof
from accord.theory.coalitional_games import CoalitionalGame
from accord.theory.coalitional_terms import has_core, told_collection
from accord.theory.properties import prop


@prop(CoalitionalGame, loops=("coalition",))
def balanced_game(game: CoalitionalGame, *, proof: Proof) -> bool:
    """The weighted worths of every balanced collection sum to at most v(N).

    The proof is a `point` of the core, which bounds these sums; or a `collection` that
    is worth more. Source: Bondareva 1963; Shapley 1967.
    """
    return has_core(game, proof)


def because(game: CoalitionalGame, *, proof: Proof) -> str:
    """Return the collection and what it is worth."""
    return told_collection(game, proof) + "."
