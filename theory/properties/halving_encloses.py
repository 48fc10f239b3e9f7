"""A prediction is found by asking a reflective oracle again and again."""

from fractions import Fraction

from accord.theory.errors import ScopeError
from accord.theory.oracle_machines import Oracle, in_box
from accord.theory.properties import assume, prop
from accord.theory.reflective_inductors import (
    MAX_STEPS,
    History,
    ReflectiveInductor,
    found_by_halving,
)


@prop(ReflectiveInductor)
def halving_encloses(
    m: ReflectiveInductor,
    *,
    oracle: Oracle,
    history: History,
    symbol: int,
    steps: int,
) -> bool:
    """So many true answers enclose the prediction within 2 to the minus as many.

    Binary search from 0 and 1: the oracle is asked whether rho(b | h) is above the
    middle. Whatever it answers where they are equal, the prediction lies in the
    interval that is left, of length 2^-n after n answers. All ways to answer are gone
    through. Source: lemma 5.15 of Meulemans et al. 2025.
    """
    if type(steps) is not int or not 0 <= steps <= MAX_STEPS:
        raise ScopeError(f"expected 0 to {MAX_STEPS} steps, got {steps}")
    answers = m.exactly(oracle)
    assume(in_box(answers))
    number = m.prediction(history, symbol, answers)
    assume(number is not None)
    return all(
        bool(low <= number)
        and bool(number <= high)
        and high - low == Fraction(1, 2**steps)
        for low, high in found_by_halving(number, steps)
    )
