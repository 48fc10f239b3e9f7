"""Play to which an oracle leads that is right given each own action."""

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from accord.theory.best_response_machines import played, query_names
from accord.theory.errors import ModelError
from accord.theory.game_terms import opponents, pure
from accord.theory.games import Mixed, StrategicGame
from accord.theory.oracle_machines import Oracle, in_box, read_oracle
from accord.theory.properties import assume, prop
from accord.theory.properties.conditional_play_is_subjective import is_subjective
from accord.theory.properties.reflective_given_own_action import (
    reflective_given_own_action,
    true_law,
)


@prop(StrategicGame, forall=("player",))
def conditional_oracle_iff_subjective(
    game: StrategicGame, player: int, *, oracle: Oracle
) -> bool:
    """Some completions make the oracle right iff play is subjectively embedded.

    After actions that are taken the law of what the others do is the true one; after
    those that are not, a completion that is sure of the worst is as good as any. Two
    actions each, where answers and play are one. Source: Meulemans et al. 2025,
    definition 4.15 and section 5.
    """
    if any(size != 2 for size in game.sizes):
        raise ModelError("expected a game in which each player has two actions")
    answers = read_oracle(query_names(game), oracle)
    assume(in_box(answers))
    profile = played(game, answers)
    right = any(
        reflective_given_own_action(
            game, player, oracle=answers, completions=_of(game, player, own)
        )
        for own in _completions(game, player, profile)
    )
    return right == is_subjective(game, player, profile)


def _completions(
    game: StrategicGame, player: int, profile: Mixed
) -> Iterator[Sequence[Any]]:
    """Yield laws that are true where they can be, and else sure of one profile."""
    true = true_law(game, player, profile)
    count = len(list(opponents(game, player)))
    sure = [pure(count, k) for k in range(count)]
    ways = [[true] if weight > 0 else sure for weight in profile[player]]
    yield from itertools.product(*ways)


def _of(game: StrategicGame, player: int, own: Sequence[Any]) -> Sequence[Any]:
    return tuple(own if k == player else () for k in range(len(game.players)))
