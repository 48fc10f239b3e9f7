"""Arguments of properties of Bayesian games.

`strategies` with a list for each player, of a row or a label for each type.
"""

from collections.abc import Mapping
from typing import Any

from accord.theory.arguments.reading import listed, strategy, weights
from accord.theory.errors import ModelError
from accord.theory.games import BayesianGame


def _strategies(game: BayesianGame, given: Any, _: Mapping[str, Any]) -> Any:
    rows = listed(given)
    if len(rows) != len(game.players):
        raise ModelError(
            f"expected strategies of {len(game.players)} players, got {len(rows)}",
            'one list a player with one row a type: "1,0;0,1|1/2,1/2"',
        )
    plans = []
    for own, types, labels in zip(rows, game.types, game.actions, strict=True):
        plan = listed(own)
        single = len(types) == 1 and len(plan) == len(labels) > 1
        if single and not isinstance(plan[0], (tuple, list)):
            plan = (plan,)
        if len(plan) != len(types):
            raise ModelError(
                f"expected a row for each of {len(types)} types, got {len(plan)}"
            )
        plans.append(tuple(weights(row, labels) for row in plan))
    return tuple(plans)


READERS = {"strategies": _strategies}


def show(game: BayesianGame, name: str, value: Any, _: Mapping[str, Any]) -> str:
    """Return strategies in the game's labels, "" for anything else."""
    if name != "strategies":
        return ""
    pairs = zip(value, game.actions, strict=True)
    each = (",".join(strategy(row, labels) for row in own) for own, labels in pairs)
    return " | ".join(each)
