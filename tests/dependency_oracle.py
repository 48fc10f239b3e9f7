"""Whether a law is a dependency equilibrium, by one query to z3: a second route."""

from fractions import Fraction

import z3

from accord.theory.dependencies import given as given_actions
from accord.theory.dependencies import idle, unlike


def by_z3(game, law):
    """Return whether it is one by the one query on multipliers and masses.

    It is none iff there are l, m >= 0 for the actions without weight, not all m 0 and
    m > 0 where l > 0, with  sum of l (u - V) - m >= 0  over those of each profile.
    """
    known = given_actions(game, law)
    if unlike(game, known) is not None:
        return False
    bare = idle(known)
    if not bare:
        return True
    worth = [
        next(v / w for (j, _), (w, v) in known.items() if j == i and w > 0)
        for i in range(len(game.players))
    ]
    solver = z3.Solver()
    times = {k: z3.Real(f"l{k}") for k in bare}
    mass = {k: z3.Real(f"m{k}") for k in bare}
    for k in bare:
        solver.add(times[k] >= 0, mass[k] >= 0, z3.Implies(times[k] > 0, mass[k] > 0))
    solver.add(z3.Sum(list(mass.values())) == 1)
    for profile in game.profiles():
        parts = [
            times[k] * z3.Q(*gain.as_integer_ratio()) - mass[k]
            for k in enumerate(profile)
            if k in times
            for gain in [Fraction(game.payoff(k[0], profile) - worth[k[0]])]
        ]
        if parts:
            solver.add(z3.Sum(parts) >= 0)
    return solver.check() == z3.unsat
