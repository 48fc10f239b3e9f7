"""ROSE range: between what a kernel leaves the value open."""

from accord.theory.bargaining_terms import Proof, Row, same
from accord.theory.games import StrategicGame
from accord.theory.initiative import label, rose_kernel, tell_span
from accord.theory.properties import prop
from accord.theory.transferable import shares


@prop(StrategicGame, loops=("coalition", "pure_profile", "joint_action"))
def rose_range(
    game: StrategicGame, *, kernel: str, least: Row, most: Row, proof: Proof
) -> bool:
    """By this reconstruction of ROSE's kernel each player gets from `least` to `most`.

    Both ends are reached, by best commitments of the leaders; not all that lies between
    need be. See `rose-value`, which is the point where there is one.
    """
    found = shares(game, rose_kernel(kernel), proof)
    return same(least, found[0]) and same(most, found[1])


def because(
    game: StrategicGame, *, kernel: str, least: Row, most: Row, proof: Proof
) -> str:
    """Return the ends."""
    found = tell_span(*shares(game, rose_kernel(kernel), proof))
    return f"{label(kernel)} gives ({', '.join(found)})."
