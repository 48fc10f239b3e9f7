"""Balanced games: no balanced collection is worth more than everybody together."""

from accord.theory.bargaining_terms import Proof
from accord.theory.coalitional_games import CoalitionalGame, members_of
from accord.theory.coalitional_terms import has_core, read_weights
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


def told_collection(game: CoalitionalGame, proof: Proof) -> str:
    """Return a balanced collection with its weights: A, B, C each 1/2: 3/2 > 1."""
    weights = read_weights(game, proof["collection"])
    total = sum(w * game.worths[number] for number, w in weights.items())
    named = {game.told(members_of(k)): w for k, w in weights.items()}
    if len(named) > 1 and len(set(named.values())) == 1:
        each = f"{', '.join(named)} each {next(iter(named.values()))}"
    else:
        each = ", ".join(f"{name} {w}" for name, w in named.items())
    return f"{each}: {total} > {game.worths[-1]}"
