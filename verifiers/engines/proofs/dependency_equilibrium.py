"""Laws that show a law to be a dependency equilibrium, or multipliers that refute it.

The actions to which the law gives no weight are those off the path of an embedded
equilibrium in the reading `limit`; only what they are compared with comes from a joint
law. Nothing here is trusted: the definition checks what comes out.
"""

from collections.abc import Sequence
from typing import Any

from accord.theory.dependencies import given, idle, unlike, values
from accord.theory.errors import ModelError
from accord.theory.exact import is_exact
from accord.theory.game_terms import is_law
from accord.theory.games import StrategicGame
from accord.theory.unknowns import UNKNOWN
from accord.verifiers.engines.proofs.embedded_equilibrium import believed


def find(game: StrategicGame, *, law: Any) -> dict[str, Any]:
    """Return what `dependency-equilibrium` asks for, {} where it asks for nothing.

    It asks for nothing of a law that is refuted by itself, or gives weight to all.
    """
    if law == UNKNOWN:
        return {}
    if game.where is not None or not all(map(is_exact, law)):
        _check_weights(game, law)
        return {}
    if not is_law(law, game.size):
        return {}
    known = given(game, law)
    bare = tuple(idle(known))
    if not bare or unlike(game, known) is not None:
        return {}
    found = believed(game, bare, values(game, known))
    return found if "multipliers" in found else {"laws": found["beliefs"]}


def _check_weights(game: StrategicGame, law: Sequence[Any]) -> None:
    """Raise ModelError where an action has no weight whatever the parameters are."""
    weights = zip(game.profiles(), law, strict=True)
    cells = [p for p, w in weights if not (is_exact(w) and w == 0)]
    for i, size in enumerate(game.sizes):
        if {p[i] for p in cells} < set(range(size)):
            raise ModelError(
                "expected payoffs and weights in numbers, or a law with weight on "
                "every action",
                "give --values of the parameters, or the proof",
            )
