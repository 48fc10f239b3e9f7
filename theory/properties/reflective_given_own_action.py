"""Oracles of machines that ask what the others do, given the action of their player."""

import math
from collections.abc import Sequence
from typing import Any

from accord.theory.best_response_machines import comparisons, played, query_names
from accord.theory.game_terms import is_law, opponents, replaced, same_numbers
from accord.theory.games import Mixed, StrategicGame
from accord.theory.oracle_machines import Oracle, in_box, read_oracle
from accord.theory.properties import prop

Completions = Sequence[Sequence[Sequence[Any]]]


@prop(StrategicGame, forall=("player",))
def reflective_given_own_action(
    game: StrategicGame, player: int, *, oracle: Oracle, completions: Completions
) -> bool:
    """The oracle is right about what the player's actions get, given each of them.

    A machine plays again and again until its player takes action a, and outputs what
    the others do then: it has the true law of that if a is ever taken, and never halts
    if not, when any law may be its completion. Two actions are compared by these laws,
    and one after the other taken, as by best-response machines. `completions` has for
    each player and action that law on the profiles of the others. Source: the
    machines of section 5 of Meulemans et al. 2025, with completions as in 5.22.
    """
    answers = read_oracle(query_names(game), oracle)
    profile, own = played(game, answers), completions[player]
    if not in_box(answers) or not are_completions(game, player, profile, own):
        return False
    worth = [worth_given(game, player, action, law) for action, law in enumerate(own)]
    for (who, action, champion), x in zip(comparisons(game), answers, strict=True):
        if who == player and not _answers(worth[action] - worth[champion], x):
            return False
    return True


def _answers(gap: Any, x: Any) -> bool:
    if gap > 0:
        return bool(x == 1)
    return bool(gap >= 0) or bool(x == 0)


def are_completions(
    game: StrategicGame, player: int, profile: Mixed, laws: Sequence[Sequence[Any]]
) -> bool:
    """Return whether these are laws, and true after the actions that are played."""
    true = true_law(game, player, profile)
    return len(laws) == game.sizes[player] and all(
        is_law(law, len(true)) and (not weight > 0 or same_numbers(law, true))
        for weight, law in zip(profile[player], laws, strict=True)
    )


def true_law(game: StrategicGame, player: int, profile: Mixed) -> tuple[Any, ...]:
    """Return with what probability the others play each of their profiles."""
    return tuple(
        math.prod(profile[j][k] for j, k in enumerate(each) if j != player)
        for each in opponents(game, player)
    )


def worth_given(
    game: StrategicGame, player: int, action: int, law: Sequence[Any]
) -> Any:
    """Return what an action gets when the others act by this law."""
    total: Any = 0
    for each, weight in zip(opponents(game, player), law, strict=True):
        total = total + weight * game.payoff(player, replaced(each, player, action))
    return total


def because(
    game: StrategicGame, player: int, *, oracle: Oracle, completions: Completions
) -> str:
    """Return what the actions get, or that the laws are no completions."""
    answers = read_oracle(query_names(game), oracle)
    profile = played(game, answers)
    if not are_completions(game, player, profile, completions[player]):
        return (
            f"what others do given an action of {game.players[player]} is no law, "
            "or another than they do when it is taken."
        )
    pairs = zip(game.actions[player], completions[player], strict=True)
    shown = ", ".join(
        f"{worth_given(game, player, k, law)} given {label}"
        for k, (label, law) in enumerate(pairs)
    )
    return f"{game.players[player]} gets {shown}, and the oracle says something else."
