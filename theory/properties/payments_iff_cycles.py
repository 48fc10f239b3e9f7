"""Payments iff cycles: truthful payments exist iff no cycle of types is negative."""

import itertools
from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import decision_at, payments, worth


@prop(Mechanism, cites="a shortest path between k types visits no type twice")
def payments_iff_cycles(m: Mechanism) -> bool:
    """If the payments are truthful no cycle is negative; if none is, some are truthful.

    One agent. The length of the step from type s to type t is what t gains by its own
    decision over that of s, v_t(d(t)) - v_t(d(s)); a cycle is negative if its steps
    have a negative sum. The truthful payments are the lengths of shortest paths from
    the first type. With the payments left open this is: truthful payments exist iff no
    cycle is negative. Source: Rochet 1987.
    """
    types = m.domains[0]

    def step(s: Any, t: Any) -> Any:
        own, other = decision_at(m, Profile((t,))), decision_at(m, Profile((s,)))
        true = Profile((t,))
        return worth(m, 0, true, own) - worth(m, 0, true, other)

    def truthful(pay: Any) -> bool:
        pairs = itertools.permutations(types, 2)
        return all(bool(step(s, t) >= pay(t) - pay(s)) for s, t in pairs)

    def length(path: tuple[Any, ...]) -> Any:
        return sum(step(s, t) for s, t in itertools.pairwise(path))

    def shortest(t: Any) -> Any:
        inner = [s for s in types if s not in (types[0], t)]
        if t == types[0]:
            return 0
        paths = [
            (types[0], *middle, t)
            for size in range(len(inner) + 1)
            for middle in itertools.permutations(inner, size)
        ]
        return min(length(path) for path in paths)

    cycles = [
        (*cycle, cycle[0])
        for size in range(2, len(types) + 1)
        for cycle in itertools.permutations(types, size)
        if cycle[0] == min(cycle, key=types.index)
    ]
    if not all(bool(length(cycle) >= 0) for cycle in cycles):
        return not truthful(lambda t: payments(m, Profile((t,)))[0])
    found = {t: shortest(t) for t in types}
    return truthful(lambda t: found[t])
