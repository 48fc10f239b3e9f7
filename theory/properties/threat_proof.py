"""Threat-proof: an action that no agreement needs earns its player nothing."""

from typing import Any

from accord.theory.bargaining_terms import Proof, need, part, same
from accord.theory.game_terms import opponents, replaced
from accord.theory.games import StrategicGame, without_action
from accord.theory.initiative import KERNELS, kernel_of, label
from accord.theory.properties import assume, prop
from accord.theory.transferable import shares


@prop(StrategicGame, loops=("coalition", "pure_profile", "joint_action"))
def threat_proof(
    game: StrategicGame, *, kernel: str, player: int, action: int, proof: Proof
) -> bool:
    """The player gets no more than if she could not take this action, a threat.

    What players get is the value by the kernel: coco, or R1, R2, R3 of ROSE. A threat
    is an action without which no sum of payoffs is lost: whatever the others do,
    another action makes the sum as large. The proof has `with` and `without`, as for
    the value of the game and of that without the action.
    """
    assume(_is_threat(game, player, action))
    before, after = _values(game, kernel, player, action, proof)
    return bool(after[player] <= before[player])


def _is_threat(game: StrategicGame, player: int, action: int) -> bool:
    rivals = [k for k in range(game.sizes[player]) if k != action]
    return all(
        any(
            sum(game.payoffs(replaced(p, player, rival)))
            >= sum(game.payoffs(replaced(p, player, action)))
            for rival in rivals
        )
        for p in opponents(game, player)
    )


def _values(
    game: StrategicGame, kernel: str, player: int, action: int, proof: Proof
) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """Return what all get without the action and with it, shown."""
    found = []
    for each, name in (
        (without_action(game, player, action), "without"),
        (game, "with"),
    ):
        least, most = shares(each, kernel_of(kernel), part(proof, name))
        need(same(least, most), "games at which the kernel leaves nothing open")
        found.append(least)
    return found[0], found[1]


def because(
    game: StrategicGame, *, kernel: str, player: int, action: int, proof: Proof
) -> str:
    """Return what the threat earns."""
    without, with_it = (
        f"({', '.join(map(str, point))})"
        for point in _values(game, kernel, player, action, proof)
    )
    who, what = game.players[player], game.actions[player][action]
    value = label(kernel) if kernel in KERNELS else "the CoCo value"
    return (
        f"without {what}, which no agreement needs, {value} gives "
        f"({', '.join(game.players)}) {without}, and with it {with_it}: "
        f"{who} is paid for not doing it."
    )
