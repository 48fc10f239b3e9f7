"""What the quantified names of properties of machines with an oracle run over."""

from accord.theory.oracle_machines import OracleMachines
from accord.theory.ranges import ranges


@ranges(OracleMachines, lambda m: len(m.machines))
def machine(m: OracleMachines) -> range:
    """Run over the machines."""
    return range(len(m.machines))
