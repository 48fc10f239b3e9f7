"""Raiffa steps: where the discrete Raiffa procedure stands after some steps."""

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import Proof, Row, convex, need, part, same
from accord.theory.properties import prop
from accord.theory.raiffa import walk


@prop(BargainingProblem, loops=("vertex",))
def raiffa_steps(
    problem: BargainingProblem, *, steps: int, point: Row, proof: Proof
) -> bool:
    """After this many of Raiffa's steps from d the point is reached.

    `raiffa-bargaining` says what a step is; the proof has `steps`, how each is shown.
    """
    convex(problem)
    shown = part(proof, "steps")
    need(len(shown) == steps, f"{steps} steps")
    return same(point, walk(problem, shown)[-1].at)


def because(problem: BargainingProblem, *, steps: int, point: Row, proof: Proof) -> str:
    """Return where the procedure stands."""
    at = ", ".join(map(str, walk(problem, proof["steps"])[-1].at))
    return f"after {steps} steps it stands at ({at})."
