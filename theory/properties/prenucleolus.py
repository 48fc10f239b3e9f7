"""The prenucleolus: the least complaints among all that share out v(N)."""

from accord.theory.bargaining_terms import Proof, Row, same
from accord.theory.coalitional_games import CoalitionalGame
from accord.theory.coalitional_terms import nucleolus_point, told_excesses
from accord.theory.properties import prop


@prop(CoalitionalGame, loops=("coalition",))
def prenucleolus(game: CoalitionalGame, *, point: Row, proof: Proof) -> bool:
    """Among all points that share out v(N) this one has the least excesses.

    As the nucleolus, also where a player would get more alone. It is the nucleolus
    wherever it is an imputation. Source: Schmeidler 1969; Sobolev 1975.
    """
    return same(point, nucleolus_point(game, proof, rational=False))


def because(game: CoalitionalGame, *, point: Row, proof: Proof) -> str:
    """Return the prenucleolus, and where its excesses become less."""
    return told_excesses(game, point, nucleolus_point(game, proof, rational=False))
