"""Variable threats: Nash's solution of a two-player game without transfers."""

from accord.theory.bargaining_terms import Proof, Row, instead, same
from accord.theory.games import StrategicGame
from accord.theory.properties import prop
from accord.theory.threats import shown_threats


@prop(StrategicGame, loops=("pure_profile",))
def variable_threats(game: StrategicGame, *, point: Row, proof: Proof) -> bool:
    """The point is Nash's solution where players first choose what they threaten.

    Each picks a mixed action to be carried out without an agreement; then they agree
    on Nash's solution from what the threats bring about. Threats are optimal if they
    are so in the zero-sum game a_1 A - a_2 B, where a is a normal of the feasible set
    at the solution u and a_1 (u_1 - d_1) = a_2 (u_2 - d_2). The proof has the
    `solution` with its `lottery`, the `weights` a and the `threats`. Source: Nash
    1953, "Two-person cooperative games".
    """
    return same(point, shown_threats(game, proof)[0])


def because(game: StrategicGame, *, point: Row, proof: Proof) -> str:
    """Return the solution."""
    return instead(point, shown_threats(game, proof)[0])
