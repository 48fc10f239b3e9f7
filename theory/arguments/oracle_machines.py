"""Arguments of properties of machines with an oracle: `oracle`, `oracles` as rows."""

from collections.abc import Mapping
from typing import Any

from accord.theory.arguments.reading import listed, number, rows
from accord.theory.oracle_machines import OracleMachines


def read_oracle(m: Any, given: Any, _: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return an oracle: for each query the probability of yes."""
    found: tuple[Any, ...] = m.exactly(tuple(map(number, listed(given))))
    return found


def read_oracles(m: Any, given: Any, named: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return oracles: of one query "0,1" has two, of more it is one."""
    each = listed(given) if len(m.names) == 1 else rows(given)
    return tuple(read_oracle(m, row, named) for row in each)


def _machines(m: OracleMachines) -> tuple[str, ...]:
    return m.machines


READERS = {"oracle": read_oracle, "oracles": read_oracles}
LABELS = {"machine": _machines}
