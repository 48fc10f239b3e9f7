"""All reflective oracles of finite machines."""

from collections.abc import Sequence

from accord.theory.box_points import Endless
from accord.theory.errors import Undecided
from accord.theory.oracle_machines import Oracle, OracleMachines
from accord.theory.properties import prop


@prop(
    OracleMachines,
    cites="Sturm's theorem, and that resultants vanish at common zeros",
)
def all_reflective_oracles(m: OracleMachines, *, oracles: Sequence[Oracle]) -> bool:
    """These are the reflective oracles of the machines, and there are no others.

    The reflective oracles are fixed points of demands on a box, found as
    `all-fixed-points` finds them: one query by Sturm's theorem, two or three face by
    face where the probabilities are multilinear. Else Undecided is raised.
    """
    listed = [m.exactly(oracle) for oracle in oracles]
    if not all(map(m.is_reflective, listed)):
        return False
    try:
        found = m.reflective_oracles()
    except Endless:
        return False
    return same_points(found, listed)


def same_points(found: Sequence[Oracle], listed: Sequence[Oracle]) -> bool:
    """Return whether two lists, the first without repetition, have the same points."""
    return len(found) == len(listed) and all(
        any(all(bool(x == y) for x, y in zip(p, q, strict=True)) for q in listed)
        for p in found
    )


def because(m: OracleMachines, *, oracles: Sequence[Oracle]) -> str:
    """Return the reflective oracles, or a listed one that is none."""
    try:
        found = m.reflective_oracles()
    except Endless as endless:
        return f"there are infinitely many: {endless.message}."
    except Undecided:
        odd = next(x for x in map(m.exactly, oracles) if not m.is_reflective(x))
        return f"({', '.join(map(str, odd))}) is not reflective."
    shown = ", ".join(f"({', '.join(map(str, point))})" for point in found)
    return f"the reflective oracles are {shown}."
