"""Reflective inductors: what the oracle says of the mixture's predictions is true."""

from accord.theory.oracle_machines import Oracle, in_box
from accord.theory.properties import prop
from accord.theory.reflective_inductors import ReflectiveInductor


@prop(ReflectiveInductor, forall=("query",))
def reflective_inductor(m: ReflectiveInductor, query: int, *, oracle: Oracle) -> bool:
    """The oracle says yes where the mixture predicts more than p, no where less.

    rho(b | h) > p implies x = 1 and rho(b | h) < p implies x = 0, for the answer x to
    (h, b, p); any x from 0 to 1 where they are equal, or h has probability 0. Source:
    definition 5.11 of Meulemans et al. 2025.
    """
    found = m.exactly(oracle)
    return in_box(found) and m.reflects(query, found)


def because(m: ReflectiveInductor, query: int, *, oracle: Oracle) -> str:
    """Return the prediction and the answer."""
    asked, found = m.queries[query], m.exactly(oracle)
    shown = m.prediction(asked.history, asked.symbol, found)
    after = ", ".join(map(str, asked.history))
    return (
        f"after ({after}) the mixture predicts {asked.symbol} with probability "
        f"{shown}; the oracle says yes with probability {found[query]} to whether that "
        f"is above {asked.threshold}."
    )
