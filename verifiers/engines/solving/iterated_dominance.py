"""What iterated strict dominance leaves, with a belief for each action that is left."""

import itertools
from typing import Any

from accord.theory.errors import SolverError
from accord.theory.forms import Form, Literal, literal
from accord.theory.game_terms import replaced
from accord.theory.games import StrategicGame
from accord.verifiers.engines.elimination import Kept, find_elimination
from accord.verifiers.engines.linear_programs import feasible
from accord.verifiers.engines.solving import Asked, Candidate, Found

TITLE = "survivors of iterated strict dominance"
PLACE = 50
COUNTED = False


def find(game: StrategicGame, most: int) -> Found:
    """Return what is left, the only such set."""
    steps, kept = find_elimination(game)
    beliefs = tuple(
        tuple(_belief(game, i, a, kept) for a in own) for i, own in enumerate(kept)
    )
    proof = {"steps": steps, "kept": kept, "beliefs": beliefs}
    shown = "; ".join(
        f"{name}: {', '.join(labels[a] for a in own)}"
        for name, labels, own in zip(game.players, game.actions, kept, strict=True)
    )
    asked = Asked("iterated-dominance", {"left": kept, "proof": proof})
    return Found([Candidate(shown, asked)], extent="in whatever order actions go")


def _belief(
    game: StrategicGame, player: int, action: int, kept: Kept
) -> tuple[Any, ...]:
    """Return a law on what the others keep to which the action is a best reply."""
    others = list(itertools.product(*replaced(kept, player, (0,))))
    weights = [Form.unknown(f"w{k:06d}") for k in range(len(others))]
    rows: list[Literal] = [literal(w, ">=") for w in weights]
    rows.append(literal(sum(weights[1:], weights[0]) - 1, "=="))
    for rival in kept[player]:
        gain = Form({})
        for w, p in zip(weights, others, strict=True):
            mine = game.payoff(player, replaced(p, player, action))
            gain = gain + w * (mine - game.payoff(player, replaced(p, player, rival)))
        if gain.constant is None:
            rows.append(literal(gain, ">="))
    found = feasible(rows).values
    if found is None:
        raise SolverError("what no mixture dominates is a best reply to no belief")
    return tuple(found.get((f"w{k:06d}",), 0) for k in range(len(others)))
