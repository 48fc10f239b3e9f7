"""The nucleolus: the imputation with the lexicographically least complaints."""

from accord.theory.bargaining_terms import Proof, Row, same
from accord.theory.coalitional_games import CoalitionalGame
from accord.theory.coalitional_terms import nucleolus_point, told_excesses
from accord.theory.properties import prop


@prop(CoalitionalGame, loops=("coalition",))
def nucleolus(game: CoalitionalGame, *, point: Row, proof: Proof) -> bool:
    """Among the imputations the point has the least excesses, the largest first.

    An imputation shares out v(N) and gives each player at least her worth alone. Their
    excesses v(S) - x(S), sorted from the largest, are compared lexicographically; there
    is one least. The proof has that point as `solution`, and `steps` of weighted
    coalitions which settle that it is least (`accord.theory.coalitional_terms`).
    Source: Schmeidler 1969; the criterion is Kohlberg's (1971).
    """
    return same(point, nucleolus_point(game, proof))


def because(game: CoalitionalGame, *, point: Row, proof: Proof) -> str:
    """Return the nucleolus, and where its excesses become less."""
    return told_excesses(game, point, nucleolus_point(game, proof))
