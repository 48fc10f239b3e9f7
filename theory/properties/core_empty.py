"""The core is empty: whatever is shared out, some coalition is worth more."""

from accord.theory.bargaining_terms import Proof
from accord.theory.coalitional_games import CoalitionalGame
from accord.theory.coalitional_terms import has_core
from accord.theory.properties import prop


@prop(CoalitionalGame, loops=("coalition",))
def core_empty(game: CoalitionalGame, *, proof: Proof) -> bool:
    """No point gives every coalition its worth.

    The proof is a balanced `collection` that is worth more than everybody together;
    or a `point` of the core, which refutes it.
    Source: Bondareva 1963; Shapley 1967, "On balanced sets and cores".
    """
    return not has_core(game, proof)


def because(_: CoalitionalGame, *, proof: Proof) -> str:
    """Return the point."""
    return f"({', '.join(map(str, proof['point']))}) is in the core."
