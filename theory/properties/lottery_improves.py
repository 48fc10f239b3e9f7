"""Lottery improves: a law on profiles that is better for one and worse for none."""

from collections.abc import Sequence
from typing import Any

from accord.theory.game_terms import is_law, is_mixed
from accord.theory.games import Mixed, StrategicGame
from accord.theory.properties import prop


@prop(StrategicGame)
def lottery_improves(
    game: StrategicGame, *, profile: Mixed, law: Sequence[Any]
) -> bool:
    """Under the law all expect at least what the profile gives, and somebody more.

    `law` has a probability for each profile of actions, in the order of the table. That
    somebody expects more is asked as: the sum of payoffs is larger. Where no law
    does this the profile is Pareto optimal among lotteries.
    """
    if not (is_mixed(game, profile) and is_law(law, game.size)):
        return False
    gains = []
    for player in range(len(game.players)):
        pairs = zip(law, game.table, strict=True)
        promised = sum(weight * row[player] for weight, row in pairs)
        gains.append(promised - game.expected(player, profile))
    return all(bool(g >= 0) for g in gains) and bool(sum(gains) > 0)
