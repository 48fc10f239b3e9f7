"""What a mixture of machines predicts with an oracle."""

from typing import Any

from accord.theory.oracle_machines import Oracle
from accord.theory.properties import prop
from accord.theory.reflective_inductors import History, ReflectiveInductor


@prop(ReflectiveInductor)
def inductor_predicts(
    m: ReflectiveInductor,
    *,
    oracle: Oracle,
    history: History,
    symbol: int,
    probability: Any,
) -> bool:
    """With this oracle the mixture predicts the symbol with this probability.

    rho(b | h) = sum_M w_M lambda_M(hb) / sum_M w_M lambda_M(h); False where h has
    probability 0. Source: definition 5.9 of Meulemans et al. 2025.
    """
    found = m.prediction(history, symbol, m.exactly(oracle))
    return found is not None and bool(found == probability)


def because(
    m: ReflectiveInductor,
    *,
    oracle: Oracle,
    history: History,
    symbol: int,
    probability: Any,
) -> str:
    """Return the prediction."""
    found = m.prediction(history, symbol, m.exactly(oracle))
    if found is None:
        return "that history has probability 0, so that nothing is predicted after it."
    return f"the mixture predicts it with probability {found}."
