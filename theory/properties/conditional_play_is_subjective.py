"""What players do who ask about the others given their own action."""

from collections.abc import Iterator
from typing import Any

from accord.theory.best_response_machines import played, query_names
from accord.theory.game_terms import opponents, replaced, reply
from accord.theory.games import Mixed, StrategicGame
from accord.theory.oracle_machines import Oracle, read_oracle
from accord.theory.properties import assume, prop
from accord.theory.properties.reflective_given_own_action import (
    Completions,
    reflective_given_own_action,
)


@prop(StrategicGame, forall=("player",))
def conditional_play_is_subjective(
    game: StrategicGame, player: int, *, oracle: Oracle, completions: Completions
) -> bool:
    """If the oracle is right given each own action, play is subjectively embedded.

    The actions that she takes are worth the same against what the others do, and no
    other one is worth more against all that they could do: these are the subjective
    embedded equilibria of a game played once. Source: Meulemans et al. 2025,
    definition 4.15 and section 5.
    """
    assume(
        reflective_given_own_action(
            game, player, oracle=oracle, completions=completions
        )
    )
    profile = played(game, read_oracle(query_names(game), oracle))
    return is_subjective(game, player, profile)


def is_subjective(game: StrategicGame, player: int, profile: Mixed) -> bool:
    """Return whether some beliefs about actions not taken make the others best.

    Those that are taken get what they get against what the others do, and one that is
    not gets, by the worst of beliefs, the least that the others can make of it.
    """
    law = profile[player]
    for taken, weight in enumerate(law):
        if weight > 0:
            value = reply(game, player, taken, profile)
            for action, other in enumerate(law):
                if other > 0:
                    good = bool(value >= reply(game, player, action, profile))
                else:
                    each = _outcomes(game, player, action)
                    good = any(bool(value >= payoff) for payoff in each)
                if not good:
                    return False
    return True


def _outcomes(game: StrategicGame, player: int, action: int) -> Iterator[Any]:
    for each in opponents(game, player):
        yield game.payoff(player, replaced(each, player, action))
