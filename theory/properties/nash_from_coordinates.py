"""Nash from coordinates: of two players the solution is a rational expression."""

from typing import Any

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import Proof, Row, convex, nash_point, part, same
from accord.theory.errors import CertificateError
from accord.theory.properties import PremiseNotMet, assume, prop


@prop(BargainingProblem, loops=("vertex",))
def nash_from_coordinates(problem: BargainingProblem, *, proof: Proof) -> bool:
    """Nash's solution is an outcome, or halfway on the line through two outcomes.

    Of two players, whatever proof shows it with a lottery that lists what it uses. Let
    u be the gains at the first outcome of these. All of them are on the supporting
    hyperplane. Either they are one point, the solution; or another one has the gains w,
    and the gains g of the solution are the middle of what the line through u and w
    cuts off:

        2 g_1 (w_2 - u_2) = 2 g_2 (u_1 - w_1) = u_1 w_2 - u_2 w_1

    with w_2 - u_2 and u_1 - w_1 not 0. So from rational outcomes and a rational
    disagreement point the solution is rational.
    """
    convex(problem, players=2)
    d = problem.disagreement
    try:
        point = nash_point(problem, d, (1, 1), proof)
    except CertificateError as error:
        raise PremiseNotMet from error  # what is refused says nothing
    g = _gains(point, d)
    lottery = part(proof, "lottery")
    assume(all(p > 0 for _, p in lottery))
    used = [_gains(problem.outcomes[k], d) for k, _ in lottery]
    if not all(v[0] * g[1] + v[1] * g[0] == 2 * g[0] * g[1] for v in used):
        return False
    u = used[0]
    for w in used[1:]:
        if not same(w, u):
            # A proof goes by the signs; the answers change nothing.
            either = [number > 0 for number in (*u, *w)]
            across, down = u[0] - w[0], w[1] - u[1]
            cut = u[0] * w[1] - u[1] * w[0]
            return (
                len(either) == 4
                and across != 0
                and down != 0
                and bool(2 * g[0] * down == cut)
                and bool(2 * g[1] * across == cut)
            )
    return same(g, u)


def _gains(point: Row, d: Row) -> tuple[Any, ...]:
    return tuple(x - y for x, y in zip(point, d, strict=True))
