"""CoCo value: what players with transferable utility get, threats counted in full."""

from accord.theory.bargaining_terms import Proof, Row, instead, same
from accord.theory.games import StrategicGame
from accord.theory.properties import prop
from accord.theory.transferable import coco_span, shares


@prop(StrategicGame, loops=("coalition", "pure_profile"))
def coco_value(game: StrategicGame, *, point: Row, proof: Proof) -> bool:
    """The point is the cooperative-competitive value of the game.

    Of two players with payoffs A and B and M the largest A + B, the first gets
    M/2 + val(A - B)/2 and the second M/2 - val(A - B)/2. Of n players, i gets the sum
    over the coalitions S with i of (n-s)! (s-1)! / n! d(S), where d(N) = M and else
    d(S) is the value of the zero-sum game in which S, choosing joint actions, wants the
    sum of its payoffs less that of the others to be large. The proof has `pairs`: for
    each S optimal mixtures, `rows` of S and `columns` of the others. Sources: Kalai and
    Kalai 2013; for n players the value of Kohlberg and Neyman 2021.
    """
    return same(point, shares(game, coco_span, proof)[0])


def because(game: StrategicGame, *, point: Row, proof: Proof) -> str:
    """Return the value."""
    return instead(point, shares(game, coco_span, proof)[0])
