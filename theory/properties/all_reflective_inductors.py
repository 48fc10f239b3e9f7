"""All reflective inductors of a finite class of machines."""

from collections.abc import Sequence

from accord.theory.box_points import Endless
from accord.theory.errors import Undecided
from accord.theory.oracle_machines import Oracle
from accord.theory.properties import prop
from accord.theory.properties.all_reflective_oracles import same_points
from accord.theory.reflective_inductors import ReflectiveInductor


@prop(
    ReflectiveInductor,
    cites="Sturm's theorem, and that resultants vanish at common zeros",
)
def all_reflective_inductors(
    m: ReflectiveInductor, *, oracles: Sequence[Oracle]
) -> bool:
    """These oracles make the class a reflective inductor, and no others do.

    They are fixed points of demands on a box, found as `all-fixed-points` finds them.
    Else Undecided is raised. Source: definition 5.11 of Meulemans et al. 2025.
    """
    listed = [m.exactly(oracle) for oracle in oracles]
    if not all(map(m.is_reflective, listed)):
        return False
    try:
        found = m.reflective_oracles()
    except Endless:
        return False
    return same_points(found, listed)


def because(m: ReflectiveInductor, *, oracles: Sequence[Oracle]) -> str:
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
