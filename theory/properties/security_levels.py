"""Security levels: the most that each player can make sure of by a mixed action."""

from accord.theory.bargaining_terms import Proof, Row, instead, same
from accord.theory.games import StrategicGame
from accord.theory.properties import prop
from accord.theory.threats import shown_security_levels


@prop(StrategicGame, loops=("pure_profile",))
def security_levels(game: StrategicGame, *, point: Row, proof: Proof) -> bool:
    """Each payoff of the point is the most that the player can make sure of.

    The proof has for each player a law on her actions (`laws`) that gives her that
    much whatever the others play, and a law on the profiles of the others' actions
    (`punishments`) against which no action gives her more. With two players it is the
    maximin payoff, by von Neumann 1928; with more the others may correlate.
    """
    return same(point, shown_security_levels(game, proof))


def because(game: StrategicGame, *, point: Row, proof: Proof) -> str:
    """Return the levels."""
    return instead(point, shown_security_levels(game, proof))
