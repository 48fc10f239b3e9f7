"""ROSE value, by a kernel that is a reconstruction and has a name."""

from accord.theory.bargaining_terms import Proof, Row, same
from accord.theory.games import StrategicGame
from accord.theory.initiative import label, rose_kernel, tell_span
from accord.theory.properties import prop
from accord.theory.transferable import shares


@prop(StrategicGame, loops=("coalition", "pure_profile", "joint_action"))
def rose_value(game: StrategicGame, *, kernel: str, point: Row, proof: Proof) -> bool:
    """The point is what ROSE gives, by the reconstruction R1, R2 or R3 of its kernel.

    Of a coalition S and the others T either may have the initiative, and commit itself
    to a mixture of joint actions (`accord.theory.initiative`): R1 has v(S) - v(T) =
    V_S - V_T, what they get as leaders; R2 has F_S - F_T, what they could get as
    followers; R3 the mean of both. Of n players, i gets the sum over the S with i of
    (n-s)! (s-1)! / n! (v(S) - v(T)), where v(N) is the largest sum. Where R2 or R3
    leave it open, no point is the value (see `rose-range`). Source: Diffractor 2022,
    whose own equation is not available.
    """
    least, most = shares(game, rose_kernel(kernel), proof)
    return same(least, most) and same(point, least)


def because(game: StrategicGame, *, kernel: str, point: Row, proof: Proof) -> str:
    """Return the value, or between what it is open."""
    found = tell_span(*shares(game, rose_kernel(kernel), proof))
    return f"{label(kernel)} gives ({', '.join(found)})."
