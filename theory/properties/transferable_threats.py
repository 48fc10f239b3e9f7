"""Transferable threats: Nash's variable threats where the two can pay each other."""

from fractions import Fraction
from typing import Any

from accord.theory.bargaining_terms import Proof, Row, instead, need, part, same
from accord.theory.errors import ModelError
from accord.theory.game_terms import is_mixed, pure, replaced
from accord.theory.games import Mixed, StrategicGame
from accord.theory.properties import prop
from accord.theory.transferable import largest_sum

HALF = Fraction(1, 2)


@prop(StrategicGame, loops=("pure_profile",))
def transferable_threats(game: StrategicGame, *, point: Row, proof: Proof) -> bool:
    """The point is what two players agree on who first choose what they threaten.

    Each picks a mixed action, to be carried out without an agreement. If these give d,
    then by agreeing player i gets d_i and half of what is gained, M - d_1 - d_2, where
    M is the largest sum. The `threats` of the proof are optimal: nobody would agree on
    more by threatening with another action (nor with a mixed one, as what she agrees
    on is linear in it). All optimal threats come to the same, since what the two get
    adds up to M. Source: Nash 1953, "Two-person cooperative games", with payments.
    """
    return same(point, agreed_on(game, proof))


def agreed_on(game: StrategicGame, proof: Proof) -> tuple[Any, ...]:
    """Return what optimal threats lead to, shown."""
    if len(game.players) != 2:
        raise ModelError(
            f"this solution is defined for 2 players, got {len(game.players)}"
        )
    if game.where is not None:
        raise ModelError("expected a game with numbers, got one with parameters")
    threats = part(proof, "threats")
    need(is_mixed(game, threats), "a mixed action of each player")
    total, found = largest_sum(game), []
    for player, size in enumerate(game.sizes):
        gets = _share(game, player, threats, total)
        for action in range(size):
            other = replaced(threats, player, pure(size, action))
            need(
                _share(game, player, other, total) <= gets,
                "threats that nobody would exchange for another",
            )
        found.append(gets)
    return tuple(found)


def _share(game: StrategicGame, player: int, threats: Mixed, total: Any) -> Any:
    """Return d_i + (M - d_1 - d_2) / 2 for the threats that give d."""
    own, other = (game.expected(i, threats) for i in (player, 1 - player))
    return own + (total - own - other) * HALF


def because(game: StrategicGame, *, point: Row, proof: Proof) -> str:
    """Return the solution."""
    return instead(point, agreed_on(game, proof))
