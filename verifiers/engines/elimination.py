"""Iterated elimination of strictly dominated actions, by mixtures too."""

import itertools
from typing import Any

from accord.theory.forms import Form, Literal, literal
from accord.theory.game_terms import gain, replaced
from accord.theory.games import StrategicGame
from accord.verifiers.engines.linear_programs import feasible

Step = tuple[int, int, tuple[Any, ...]]
Kept = tuple[tuple[int, ...], ...]


def find_elimination(game: StrategicGame) -> tuple[tuple[Step, ...], Kept]:
    """Return steps of strict dominance and what is left when no action can go.

    A step is (player, action, mixture), as the property `eliminates-to` reads it. What
    is left does not depend on the order of the steps.
    """
    kept: Kept = tuple(tuple(range(size)) for size in game.sizes)
    steps: list[Step] = []
    while (step := _next_step(game, kept)) is not None:
        steps.append(step)
        player, action, _ = step
        own = tuple(a for a in kept[player] if a != action)
        kept = replaced(kept, player, own)
    return tuple(steps), kept


def _next_step(game: StrategicGame, kept: Kept) -> Step | None:
    for player, own in enumerate(kept):
        for action in own:
            mixture = find_mixture(game, player, action, kept)
            if mixture is not None:
                return player, action, mixture
    return None


def find_mixture(
    game: StrategicGame, player: int, action: int, kept: Kept
) -> tuple[Any, ...] | None:
    """Return a mixture of kept actions that is always better than `action`, if any."""
    weights: list[Any] = [0] * game.sizes[player]
    for k in kept[player]:
        weights[k] = Form.unknown(f"mix.{k + 1}")
    rows: list[Literal] = [literal(weights[k], ">=") for k in kept[player]]
    rows.append(literal(sum(weights) - Form({(): 1}), "=="))
    rows += [
        literal(gain(game, player, weights, action, others) + Form({}), ">")
        for others in itertools.product(*replaced(kept, player, (action,)))
    ]
    found = feasible(rows).values
    if found is None:
        return None
    return tuple(found.get((f"mix.{k + 1}",), 0) for k in range(game.sizes[player]))
