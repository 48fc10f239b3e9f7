"""Monotone in actions: a value gives a player no more where she has one action less."""

from accord.theory.bargaining_terms import Proof
from accord.theory.games import StrategicGame, without_action
from accord.theory.initiative import shown_shares
from accord.theory.properties import prop


@prop(StrategicGame, loops=("coalition", "pure_profile", "joint_action"))
def monotone_in_actions(
    game: StrategicGame,
    *,
    kernel: str,
    player: int,
    action: int,
    proof: Proof,
    proof_without: Proof,
) -> bool:
    """The value by this kernel gives a player no more without one of her actions.

    `kernel` is "coco" or one of ROSE, R1; the proofs show what it gives in the game and
    in that without the action (as for `coco-value`, `rose-value`). A proof that shows
    nothing is no instance. Source: Kalai and Kalai 2013, monotonicity in actions.
    """
    before = shown_shares(game, kernel, proof)
    after = shown_shares(without_action(game, player, action), kernel, proof_without)
    return bool(after[player] <= before[player])
