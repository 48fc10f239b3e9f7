"""Reflective oracles: what the oracle says of the machines that ask it is true."""

from accord.theory.oracle_machines import Oracle, OracleMachines, in_box
from accord.theory.properties import prop


@prop(OracleMachines, forall=("machine",))
def reflective_oracle(m: OracleMachines, machine: int, *, oracle: Oracle) -> bool:
    """The oracle says yes to (M, p) where P(M = 1) > p, and no where it is below p.

    `oracle` has for each query the probability of yes. With machines that may stop
    there has to be a q from P(M = 1) to 1 - P(M = 0), the same for all queries about
    M, that stands in place of the probability. Source: Fallenstein, Taylor and
    Christiano 2015, "Reflective oracles"; definition 5.19 of Meulemans et al. 2025.
    """
    found = m.exactly(oracle)
    return in_box(found) and m.reflects(machine, found)


def because(m: OracleMachines, machine: int, *, oracle: Oracle) -> str:
    """Return what the machine does, and what the oracle says of it."""
    found = m.exactly(oracle)
    name = m.machines[machine]
    one, zero = (m.output(machine, bit, found) for bit in (1, 0))
    said = ", ".join(
        f"yes with probability {x} to whether that is above {query.threshold}"
        for query, x in zip(m.queries, found, strict=True)
        if query.machine == name
    )
    stops = "" if one + zero == 1 else f" and stops with probability {1 - one - zero}"
    return f"{name} outputs 1 with probability {one}{stops}; the oracle says {said}."
