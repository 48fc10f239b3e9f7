"""Pure Nash equilibria: each pure profile compared with all moves from it."""

from accord.theory.games import Mixed, StrategicGame
from accord.theory.properties.all_pure_equilibria import as_mixed, moves
from accord.verifiers.engines.solving import Asked, Candidate, Found, show

TITLE = "pure Nash equilibria"
PLACE = 10


def find(game: StrategicGame, most: int) -> Found:
    """Return the pure equilibria, all of them."""
    listed = pure_equilibria(game)
    return Found(
        [Candidate(show(game, p), Asked("nash", {"profile": p})) for p in listed],
        Asked("all-pure-equilibria", {"equilibria": tuple(listed)}),
        "no other pure profile is one",
    )


def pure_equilibria(game: StrategicGame) -> list[Mixed]:
    """Return the pure profiles from which nobody gains by a move."""
    return [
        as_mixed(game, p)
        for p in game.profiles()
        if all(game.payoff(i, p) >= other for i, _, other in moves(game, p))
    ]
