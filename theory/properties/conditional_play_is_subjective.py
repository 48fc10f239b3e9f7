"""What players do who ask about the others given their own action."""

from accord.theory.best_response_machines import played, query_names
from accord.theory.games import Mixed, StrategicGame
from accord.theory.oracle_machines import Oracle, read_oracle
from accord.theory.properties import assume, prop
from accord.theory.properties.reflective_given_own_action import (
    Completions,
    reflective_given_own_action,
)
from accord.theory.properties.subjective_embedded_equilibrium import (
    subjective_embedded_equilibrium,
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
    """Return whether the player is at a subjective embedded equilibrium."""
    return all(
        subjective_embedded_equilibrium(game, player, action, profile=profile)
        for action in range(game.sizes[player])
    )
