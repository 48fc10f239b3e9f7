"""Has payoffs: under a law on profiles the players expect these payoffs."""

from collections.abc import Sequence
from typing import Any

from accord.theory.game_terms import is_law
from accord.theory.games import StrategicGame
from accord.theory.properties import prop


@prop(StrategicGame, forall=("player",))
def has_payoffs(
    game: StrategicGame, player: int, *, law: Sequence[Any], payoffs: Sequence[Any]
) -> bool:
    """Under the law every player expects her entry of `payoffs`.

    `law` has a probability for each profile of actions, in the order of the table.
    """
    return is_law(law, game.size) and bool(
        _expected(game, player, law) == payoffs[player]
    )


def _expected(game: StrategicGame, player: int, law: Sequence[Any]) -> Any:
    return sum(w * row[player] for w, row in zip(law, game.table, strict=True))


def because(
    game: StrategicGame, player: int, *, law: Sequence[Any], payoffs: Sequence[Any]
) -> str:
    """Return both payoffs."""
    found = _expected(game, player, law)
    return f"{game.players[player]} expects {found}, and not {payoffs[player]}."
